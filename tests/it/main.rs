//! One binary for all integration tests: each one links everything.

mod catalog;
mod cli;
mod profile;
mod selection;
