//! One binary for all integration tests: each one links everything.

mod catalog;
mod cli;
#[cfg(feature = "pdf")]
mod pdf;
mod profile;
mod readme;
mod selection;
