//! A finished paper as its reader gets it.

use std::path::Path;

/// The text of each page of a PDF.
pub(crate) fn pages(path: &Path) -> Vec<String> {
    let document = lopdf::Document::load(path).expect("a PDF");
    let numbers = document.get_pages().into_keys();
    numbers.map(|number| document.extract_text(&[number]).expect("text that can be extracted")).collect()
}
