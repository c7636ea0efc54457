//! Options that several commands have, as they were typed.

use std::num::NonZeroU32;
use std::path::PathBuf;

use clap::{Args as Arguments, ValueEnum};
use jiff::civil::Date;

use crate::cli::clock::parse_date;
use crate::language::Language;
use crate::load::limits::ReadLimits;

/// How much may be spent on reading a workbook.
#[derive(Debug, Clone, Copy, Arguments)]
pub struct LimitArgs {
    /// The longest it may take to read a workbook, in seconds
    #[arg(long, value_name = "N", default_value_t = ReadLimits::default().max_seconds)]
    pub max_read_seconds: NonZeroU32,
    /// The most memory it may take to read a workbook, in MiB
    #[arg(long, value_name = "N", default_value_t = ReadLimits::default().max_mib)]
    pub max_read_mib: NonZeroU32,
}

impl From<LimitArgs> for ReadLimits {
    fn from(args: LimitArgs) -> Self {
        Self { max_seconds: args.max_read_seconds, max_mib: args.max_read_mib }
    }
}

/// How a questionnaire is written.
#[derive(Debug, Clone, Arguments)]
pub struct QuestionnaireArgs {
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

/// The file that a list goes to.
#[derive(Debug, Clone, Arguments)]
pub struct ListArgs {
    /// Write the list to a file instead: .xlsx for Excel and LibreOffice, .csv or .json for programs
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The language of the list in the file [default: that of the messages]
    #[arg(long, value_name = "LANGUAGE", requires = "output")]
    pub lang: Option<Edition>,
    /// Replace an existing file
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// A language that documents exist in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Edition {
    /// German
    De,
    /// English
    En,
}

impl From<Edition> for Language {
    fn from(edition: Edition) -> Self {
        match edition {
            Edition::De => Self::German,
            Edition::En => Self::English,
        }
    }
}
