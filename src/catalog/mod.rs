//! The catalogue of criteria: takes a workbook, gives a [`Catalog`] and diagnostics that name the cells.
//!
//! Knows nothing of projects and their profiles.

mod columns;
pub(crate) mod criterion_id;
mod embedded;
mod findings;
mod identify;
mod known_values;
mod layout;
mod model;
mod other_sheets;
mod parse;
mod phase;
mod read;
mod rows;
mod sheets;
mod split;
mod table;
mod vocabulary;
mod wording;

pub use columns::roadmap_headers;
pub use embedded::read;
pub use model::*;
pub use other_sheets::*;
pub use phase::Phase;
pub use split::{KnownNames, NameMatch, split};
