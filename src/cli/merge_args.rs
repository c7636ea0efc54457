//! The command line of `merge` as it was typed.

use std::path::PathBuf;

use clap::Args as Arguments;
use jiff::civil::Date;

use super::examples::MERGE_EXAMPLES;
use super::options::{Edition, LimitArgs};
use crate::cli::clock::parse_date;

/// Arguments of `merge`.
#[derive(Debug, Arguments)]
#[command(after_help = MERGE_EXAMPLES)]
pub struct MergeFormsArgs {
    /// Filled questionnaires of one project, profiles (.toml, .json, .yaml) that say something of it too, or folders of them
    #[arg(value_name = "QUESTIONNAIRE", required = true)]
    pub forms: Vec<PathBuf>,
    /// The whole: a questionnaire (.xlsx) or a profile (.toml)
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// The file whose answers count where files contradict each other; may be given several times, the first counts most
    #[arg(long, value_name = "FILE")]
    pub prefer: Vec<PathBuf>,
    /// The criteria workbook (.xlsx, .xlsm, .ods, .csv) [default: the built-in one]
    #[arg(long, value_name = "FILE")]
    pub catalog: Option<PathBuf>,
    /// The language of the questionnaire [default: what the profile says, or this computer's]
    #[arg(long, value_name = "LANGUAGE")]
    pub lang: Option<Edition>,
    /// The date on the questionnaire [default: SOURCE_DATE_EPOCH, or today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_date)]
    pub date: Option<Date>,
    /// Replace an existing file; the answers in it are lost
    #[arg(long)]
    pub force: bool,
    /// How much may be spent on reading a workbook.
    #[command(flatten)]
    pub limits: LimitArgs,
}
