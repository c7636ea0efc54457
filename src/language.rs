//! The languages of papers and messages.

use serde::Serialize;

/// The language of documents, or of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
pub enum Language {
    /// German, `de`.
    #[default]
    German,
    /// English, `en`.
    English,
}

impl Language {
    /// All languages, German first.
    pub const ALL: [Self; 2] = [Self::German, Self::English];

    /// The ISO 639-1 code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::German => "de",
            Self::English => "en",
        }
    }

    /// Its tag with the region whose customs it follows (BCP 47).
    #[must_use]
    pub fn region(self) -> &'static str {
        match self {
            Self::German => "de-DE",
            Self::English => "en-GB",
        }
    }

    /// The names of the months, January first.
    #[must_use]
    pub fn months(self) -> [&'static str; 12] {
        match self {
            Self::German => [
                "Januar",
                "Februar",
                "März",
                "April",
                "Mai",
                "Juni",
                "Juli",
                "August",
                "September",
                "Oktober",
                "November",
                "Dezember",
            ],
            Self::English => [
                "January",
                "February",
                "March",
                "April",
                "May",
                "June",
                "July",
                "August",
                "September",
                "October",
                "November",
                "December",
            ],
        }
    }
}
