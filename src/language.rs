//! The languages of papers and messages.

/// The language of documents, or of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
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
}
