//! One binary for all integration tests: each one links everything.

// A test that cannot set its scene has failed.
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

#[cfg(feature = "pdf")]
mod agree;
mod architecture;
mod bodies;
mod briefed;
mod catalog;
mod cli;
mod codes;
mod compat;
mod corpus;
mod council;
mod council_forms;
mod decision;
#[cfg(feature = "pdf")]
mod english;
mod found;
#[cfg(feature = "pdf")]
mod guide;
mod habits;
mod limits;
mod messages;
mod money;
mod own_words;
mod passages;
#[cfg(feature = "pdf")]
mod pdf;
mod pitch;
mod portfolio;
mod practice;
mod profile;
mod progress;
mod proposals;
mod questionnaire;
mod readme;
mod recompute;
mod reference;
mod roadmap;
mod schema;
mod selection;
mod selection_review;
mod slides;
mod slips;
mod spreadsheet;
mod support;
mod tables;
#[cfg(all(feature = "pdf", target_os = "linux"))]
mod windows;
mod word;
mod word_form;
mod working_list;
