//! Many documents in one run: what is made from which briefing, on which threads, and what becomes of each.

#[cfg_attr(not(feature = "pdf"), allow(dead_code))]
pub mod briefings;
#[cfg(feature = "pdf")]
pub mod executor;
pub mod format;
#[cfg(feature = "pdf")]
pub mod job;
pub mod journal;
pub mod report;
pub mod shard;
