//! One binary for all integration tests: each one links everything.

// A test that cannot set its scene has failed.
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

#[cfg(feature = "pdf")]
mod agree;
mod architecture;
mod bodies;
mod catalog;
mod cli;
mod codes;
mod compat;
mod corpus;
mod council;
#[cfg(feature = "pdf")]
mod english;
mod found;
#[cfg(feature = "pdf")]
mod guide;
mod limits;
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
mod slides;
mod spreadsheet;
mod support;
