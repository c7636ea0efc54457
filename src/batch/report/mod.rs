//! What became of every document of a run, for other programs: as JSON, as a table or as a workbook. Diagnostics become texts
//! here, and nothing is decided on them afterwards.

mod book;
mod error;
mod file;
mod merge;
mod model;

pub use error::ReportError;
pub use file::{ReportFile, read};
pub use merge::merge;
pub use model::{Report, ReportedDocument, ReportedProject, Totals};
