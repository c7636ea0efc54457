//! The first items of a list, as many as fit a slide; the others are counted.

use serde::Serialize;

/// The first items of a list.
#[derive(Debug, Clone, Serialize)]
pub struct Excerpt<T> {
    /// The first ones.
    pub shown: Vec<T>,
    /// How many more there are.
    pub more: usize,
}

impl<T: Clone> Excerpt<T> {
    pub(super) fn new(all: &[T], most: usize) -> Self {
        Self { shown: all.iter().take(most).cloned().collect(), more: all.len().saturating_sub(most) }
    }
}
