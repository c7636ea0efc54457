//! Arguments that several commands take.

use std::num::NonZeroU32;

use clap::{Args as Arguments, ValueEnum};

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
