//! One binary for all integration tests: each one links everything.

mod catalog;
mod profile;
