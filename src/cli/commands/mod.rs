//! One module a command: raw arguments in, exit code out.

pub mod build;
pub mod check;
pub mod diff;
pub mod form;
pub mod manual;
pub mod merge;
pub mod new;
pub mod report;
pub mod schema;
pub mod select;
pub mod templates;
pub mod watch;
