//! Many documents in one run: what is made from which briefing, on which threads, and what becomes of each.
//!
//! Takes the spec of a run, gives its outcome, and tells of what happens by typed events. Prints nothing, and
//! knows neither the command line nor the terminal.

pub mod briefings;
pub mod checked;
pub mod copies;
pub mod event;
#[cfg(feature = "pdf")]
pub mod executor;
pub mod findings;
pub mod format;
#[cfg(feature = "pdf")]
mod job;
pub mod journal;
#[cfg(feature = "pdf")]
mod metadata;
#[cfg(feature = "pdf")]
mod older;
pub mod outcome;
pub mod owner;
pub mod report;
pub mod run;
pub mod session;
pub mod shard;
pub mod slugs;
pub mod spec;

pub use event::Event;
pub use outcome::{ClearedNames, DocumentOutcome, DocumentStatus, ProjectOutcome, RunError, RunOutcome};
pub use run::run;
pub use session::Session;
pub use spec::{DocumentLimits, RunSpec};
