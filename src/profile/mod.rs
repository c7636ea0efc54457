//! The project profile: TOML, JSON or YAML read into plain values, with every finding at its line.
//!
//! Takes a file's text, gives a [`Profile`] and diagnostics. Knows nothing of the catalogue's content;
//! only [`resolve`] compares the two.
//!
//! A project list and a questionnaire give the same tree of placed values as a text file.
//!
//! One way: a tree of placed values (`document`) → [`Profile`] (`whole`, `model`, by the description in `keys`) → checks
//! across its parts (`plausibility`).

mod agreement;
mod amounts;
mod as_toml;
mod blank;
mod decision_checks;
mod finance;
mod first;
mod in_language;
pub(crate) mod keys;
mod made_with;
mod model;
mod needs;
mod origin;
mod plain;
mod plausibility;
mod read;
mod reference;
mod resolution;
mod resolve;
mod schema;
mod special;
mod stated;
mod texts;
mod translation;
mod whole;
pub(crate) mod words;

pub use blank::blank;
pub(crate) use decision_checks::unknown_executed;
pub use finance::*;
pub use first::{FirstProfile, FirstQuestion, toml_text};
pub use made_with::MadeWith;
pub(crate) use made_with::{hash, is_one_statement};
pub use model::*;
pub(crate) use needs::needs;
pub(crate) use origin::of_criterion;
pub use origin::{Asked, Questionnaire};
pub(crate) use plain::{Plain, joined, list_in};
pub(crate) use read::from_node;
pub use read::{Decoded, Unnamed, decode, read};
pub use reference::reference;
pub use resolution::*;
pub use resolve::resolve;
pub use schema::schema;
pub use special::{AltText, FormChoice, Pick};
pub(crate) use stated::{Said, Statement, Statements};
pub use translation::Translation;
pub(crate) use whole::MAX_PICTURES;
pub use whole::Profile;
pub(crate) use words::STATUS;
pub use words::{
    Bearer, BudgetSystem, ClimateRating, Consequence, CostKind, Cover, ExecutionStatus, FundingStatus, IncomeKind,
    IncomeStatus, Instrument, Level, PicturePlace, Status, Task, VoteResult,
};
