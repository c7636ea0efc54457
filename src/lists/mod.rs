//! What `select`, `check` and `diff` find, as tables for Excel. Takes what those commands work with, gives titles and tables;
//! writes nothing.

pub mod changes;
pub mod check;
mod columns;
pub mod comparison;
pub mod criteria;
