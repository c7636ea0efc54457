//! Where inputs of property tests come from.
//!
//! The gate uses the same inputs every time: a change is judged by what it changes. `RATSMAPPE_RANDOM=1` draws
//! others, to look for faults nobody has met yet.

use proptest::test_runner::{Config, RngSeed};

/// Any number does, as long as it stays.
const SEED: u64 = 0x5EED;

/// So many inputs a property.
#[allow(clippy::disallowed_methods, reason = "whoever runs the tests says how")]
pub(crate) fn cases(count: u32) -> Config {
    let is_random = std::env::var_os("RATSMAPPE_RANDOM").is_some_and(|set| set != "0");
    let rng_seed = if is_random { RngSeed::Random } else { RngSeed::Fixed(SEED) };
    // A failure prints its smallest input, which becomes a test with a name; a file of seeds would say nothing.
    Config { rng_seed, failure_persistence: None, ..Config::with_cases(count) }
}
