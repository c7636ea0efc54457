//! The project profile: TOML, JSON or YAML read into plain values, with every finding at its line.
//!
//! Takes a file's text, gives a [`Profile`] and diagnostics. Knows nothing of the catalogue's content;
//! only [`resolve`] compares the two.
//!
//! A project list and a questionnaire give the same tree of placed values as a text file.
//!
//! One way: a tree of placed values (`document`) → [`Profile`] (`sections`) → checks across sections
//! (`plausibility`).

mod blank;
pub(crate) mod keys;
mod model;
mod origin;
mod plausibility;
mod read;
mod resolve;
mod schema;
mod sections;

pub use blank::{NO_STATE, STATE, blank};
pub use model::*;
pub use origin::{Asked, Questionnaire};
pub(crate) use read::from_node;
pub use read::read;
pub use resolve::resolve;
pub use schema::schema;
