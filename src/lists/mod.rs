//! What `select`, `check` and `diff` find: as tables for Excel, as records for programs, drawn for people. Takes what those
//! commands work with; writes nothing.

pub mod changes;
pub mod changes_records;
pub mod changes_text;
pub mod check;
pub mod check_records;
mod columns;
pub mod comparison;
pub mod criteria;
pub mod criteria_records;
pub mod drawn;
pub mod records;
