//! Why a single value cannot be taken: the error of parsers that know no place and no language.

use std::fmt;

use crate::language::Language;
use crate::message::Message;

/// Why a value cannot be taken. Shown in English where only the standard library's traits speak.
#[derive(Debug, Clone, PartialEq)]
pub struct InvalidValue(pub Message);

impl fmt::Display for InvalidValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.text(Language::English))
    }
}

impl std::error::Error for InvalidValue {}
