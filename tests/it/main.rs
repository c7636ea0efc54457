//! One binary for all integration tests: each one links everything.

mod catalog;
mod cli;
mod corpus;
mod council;
#[cfg(feature = "pdf")]
mod english;
mod found;
#[cfg(feature = "pdf")]
mod guide;
mod messages;
#[cfg(feature = "pdf")]
mod pdf;
mod pitch;
mod portfolio;
mod profile;
mod progress;
mod questionnaire;
mod readme;
mod reference;
mod schema;
mod selection;
