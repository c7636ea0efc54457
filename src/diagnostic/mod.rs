//! Diagnostics: what is wrong, where, and what to do, in one type for every stage.
//!
//! Stages collect diagnostics and return them; only `cli` prints them, in the user's language. A message is a
//! lower-case fragment without a full stop, as compilers write them.

mod bounded;
mod code;
mod flat;
mod invalid;
mod model;
mod place;
mod quote;
mod render;

pub use bounded::Bounded;
pub use code::Code;
pub use flat::{FlatDiagnostic, FlatPlace};
pub use invalid::InvalidValue;
pub use model::{Diagnostic, Label, Severity, any_error};
pub use place::{CellRef, Place, SourceText};
pub(crate) use quote::shortened;
pub use quote::{quote, quotes};
pub use render::{Style, render};
