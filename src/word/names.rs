//! The namespaces that several parts share.

/// Words and paragraphs.
pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// Pointers to other parts.
pub(super) const POINTERS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
