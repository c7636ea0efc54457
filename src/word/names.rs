//! Names that several parts share: namespaces, and the ids of styles in `styles.xml`.

/// Words and paragraphs.
pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// Pointers to other parts.
pub(super) const POINTERS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The styles of paragraphs, by their ids.
pub(super) mod style {
    pub(in crate::word) const NORMAL: &str = "Normal";
    pub(in crate::word) const SENDER: &str = "Sender";
    pub(in crate::word) const SUBTITLE: &str = "Subtitle";
    pub(in crate::word) const TITLE: &str = "Title";
    pub(in crate::word) const SECTION: &str = "Heading1";
    pub(in crate::word) const PART: &str = "Heading2";
    pub(in crate::word) const NUMBERS: &str = "ListNumber";
    pub(in crate::word) const BULLETS: &str = "ListBullet";
    pub(in crate::word) const CONTINUED: &str = "ListContinue";
    pub(in crate::word) const FACT: &str = "Fact";
    pub(in crate::word) const NOTICE: &str = "Notice";
    pub(in crate::word) const GAP: &str = "Gap";
    pub(in crate::word) const QUESTION: &str = "Question";
    pub(in crate::word) const CORE: &str = "Core";
    pub(in crate::word) const SIGNATURE: &str = "Signature";
    pub(in crate::word) const NOTE: &str = "Note";
    pub(in crate::word) const CELL: &str = "TableText";
    pub(in crate::word) const HEAD: &str = "TableHead";
    pub(in crate::word) const HEADER: &str = "Header";
    pub(in crate::word) const FOOTER: &str = "Footer";
}
