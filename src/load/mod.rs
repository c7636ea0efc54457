//! The files named on the command line, read: one workbook and any number of profiles, each with what is
//! wrong with it. Takes paths, gives values; decides nothing.

mod beside;
mod council_form;
pub mod criteria;
mod earlier;
mod input;
pub mod limits;
pub mod list;
pub mod loader;
mod moved;
mod passed_over;
mod patterns;
mod pictures;
pub mod project;
pub mod sandbox;
mod sources;
pub mod word_form;

pub use beside::Beside;
pub use loader::{Inputs, Loader};
pub use moved::{moved, moved_from};
pub use passed_over::{JOURNAL, PassedOver};
pub use project::LoadedProject;
