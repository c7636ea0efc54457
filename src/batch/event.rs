//! What happens in a run, told as it happens to whoever shows it.

use crate::batch::outcome::{ClearedNames, DocumentOutcome};
use crate::load::{Inputs, LoadedProject};

/// Something that happened in a run.
#[derive(Debug)]
pub enum Event<'a> {
    /// Everything is read; what is to be said about the workbook.
    Read(&'a Inputs),
    /// What is to be said about one project of this part.
    Project(&'a LoadedProject),
    /// So many documents are about to be made.
    Started(usize),
    /// One more document has ended, in whatever order.
    Ended,
    /// What became of a document, in the order they were to be made.
    Document(&'a DocumentOutcome),
    /// What became of documents under older names, once the new ones were there.
    Cleared(&'a ClearedNames),
    /// Documents that nobody came to, and why.
    NotBegun(&'a [DocumentOutcome], NotBegunReason),
}

/// Why documents were not begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotBegunReason {
    /// Somebody ended the run.
    Interrupted,
    /// Those before never ended, or took all memory.
    Stuck,
    /// One failed in a run that stops at the first one.
    FailFast,
}

/// Whoever is told of what happens.
pub type Listener<'a> = &'a mut dyn FnMut(Event<'_>);
