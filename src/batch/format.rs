//! What a document is written as.

/// A format that documents are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// The document.
    Pdf,
    /// A folder with its templates, data and fonts, for Typst's own compiler.
    Typst,
}

impl Format {
    /// All, documents first.
    pub const ALL: [Self; 2] = [Self::Pdf, Self::Typst];

    /// The word it is asked for with, and named by in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Typst => "typst",
        }
    }
}
