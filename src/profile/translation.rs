//! What a profile with English texts knows of the one that was stated: which of its texts are English, and the German
//! names by which other statements and tables of words know its parts. Plain values.

use std::collections::BTreeSet;

use crate::bodies::Bodies;

/// What a profile in English knows of the one that was stated.
#[derive(Debug, Clone, PartialEq)]
pub struct Translation {
    /// The texts that are English: their paths, as in `Profile::places`.
    pub texts: BTreeSet<String>,
    /// The words for its bodies, which are looked up by German names.
    pub(super) bodies: Bodies,
    /// The key figures' names as they were stated.
    pub(super) key_figures: Vec<String>,
}
