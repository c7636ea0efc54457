//! The questionnaire: a project profile as a workbook to be filled in, and back.
//!
//! Takes a catalogue and a profile, gives the bytes of a workbook ([`write()`]); takes a workbook that came back,
//! gives the profile ([`read`]) and what the catalogue has changed since ([`changes`]). `docs/fragebogen.md`
//! describes the format. Everything a profile says has a cell; [`lost`] compares what was written with what is read
//! back, so that nothing is lost unnoticed.
//!
//! `fields` says which statements there are, `marks` how they are found again, `texts` what they are called.

mod answers;
mod book;
mod cells;
mod changes;
mod checks;
mod cover;
mod criteria;
mod facts;
mod fields;
mod headers;
mod heights;
mod lines;
mod marks;
mod memory;
mod missing;
mod papers;
mod parts;
mod read;
mod room;
mod style;
mod tables;
mod texts;
mod top;

pub use answers::lost;
pub use book::{Contents, write};
pub use changes::changes;
pub(crate) use parts::{is_questionnaire, lost_marks};
pub(crate) use read::tree;
pub use read::{decode, read};
