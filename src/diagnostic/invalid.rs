//! The error of parsers of single values, which know neither place nor language.

use std::fmt;

use crate::language::Language;
use crate::message::Message;

/// Why a value is invalid. `Display` is English; callers with a language use the message.
#[derive(Debug, Clone, PartialEq)]
pub struct InvalidValue(pub Message);

impl fmt::Display for InvalidValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.text(Language::English))
    }
}

impl std::error::Error for InvalidValue {}
