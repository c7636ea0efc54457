//! The project profile: TOML, JSON or YAML read into plain values, with every finding at its line.
//!
//! Takes a file's text, gives a [`Profile`] and diagnostics. Knows nothing of the catalogue's content;
//! only [`resolve`] compares the two.
//!
//! A project list gives the same tree, one a row (`list`).
//!
//! One way: text → a tree of placed values (`node`, made by `toml`, `json`, `yaml`) → [`Profile`]
//! (`sections`, by way of the cursor in `decode`) → checks across sections (`plausibility`).

pub(crate) mod amounts;
mod blank;
mod decode;
mod dialect;
mod json;
pub(crate) mod keys;
pub(crate) mod kind;
mod model;
pub(crate) mod node;
mod origin;
mod plausibility;
mod read;
mod resolve;
mod schema;
mod sections;
mod toml;
mod values;
mod yaml;

pub use blank::{NO_STATE, STATE, blank};
pub(crate) use decode::near;
pub use dialect::{Content, Dialect, Field, Part, read as read_dialect};
pub use model::*;
pub use origin::{Asked, Questionnaire};
pub use read::read;
pub(crate) use read::{from_node, tree};
pub use resolve::resolve;
pub use schema::schema;
pub(crate) use sections::STATES;
