//! Ratsmappe turns a spreadsheet of success criteria and a municipality's project profile into the
//! papers a council needs to decide.
//!
//! One way, plain values: `catalog` and `profile` read, `selection` decides, `briefing` arranges,
//! `text` writes the prose, `typeset` makes pages, `output` writes files. No stage looks back, prints,
//! or reads the clock; that is for `terminal` and `cli` alone.

pub mod batch;
pub mod bodies;
pub mod briefing;
pub mod budget;
#[cfg(feature = "pdf")]
pub mod bundle;
pub mod catalog;
pub mod cli;
pub mod council_form;
#[cfg(feature = "pdf")]
pub mod coverage;
pub mod diagnostic;
pub mod document;
pub mod files;
pub mod hash;
pub mod language;
pub mod lists;
pub mod load;
pub mod logo;
pub mod merge;
pub mod message;
pub mod names;
pub mod outline;
pub mod output;
pub mod parallel;
pub mod portfolio;
pub mod profile;
pub mod progress;
pub mod project_list;
pub mod questionnaire;
#[cfg(feature = "pdf")]
pub mod render;
pub mod selection;
pub mod signs;
pub mod tables;
pub mod templates;
pub mod terminal;
pub mod text;
#[cfg(feature = "pdf")]
pub mod typeset;
pub mod word;
pub mod word_form;
pub mod workbook;
pub mod working_list;
mod xml;
