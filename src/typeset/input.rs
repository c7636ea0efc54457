//! What one document is made of.

use std::sync::Arc;

use jiff::civil::Date;

/// What one document is made of.
#[derive(Debug)]
pub struct DocumentInput<'a> {
    /// The kind, which names the template folder.
    pub kind: &'a str,
    /// The view model as JSON.
    pub briefing: Vec<u8>,
    /// Pictures by their paths in the template tree, for this document alone.
    pub pictures: Vec<(String, Arc<[u8]>)>,
    /// A name that stays the same when the document is made again; it gives the PDF its identifier.
    pub ident: String,
    /// The date written into the PDF.
    pub date: Date,
}
