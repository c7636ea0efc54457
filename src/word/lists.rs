//! Lists of the profile as the lists of the file: one where marks count on or there are none, several where they begin
//! again.

use super::marks::{self, Mark};
use crate::briefing::{ListItem, SubItem};

/// Items that are numbered as one.
pub(super) struct List<'a> {
    pub(super) mark: Mark,
    pub(super) start: u32,
    pub(super) entries: Vec<Entry<'a>>,
}

/// An item with the points below it.
pub(super) struct Entry<'a> {
    pub(super) text: &'a str,
    pub(super) below: &'a [SubItem],
}

/// The lists that these items are: with their own marks if each has one, else with bullets.
pub(super) fn of(items: &[ListItem]) -> Vec<List<'_>> {
    let entries: Vec<Entry> = items.iter().map(|item| Entry { text: &item.text, below: &item.items }).collect();
    let own: Option<Vec<&str>> = items.iter().map(|item| item.mark.as_deref()).collect();
    match own {
        Some(marks) => counted(&marks, entries),
        None => vec![List { mark: Mark::Bullet, start: 1, entries }],
    }
}

/// The lists that these points are; each has a mark.
pub(super) fn below(points: &[SubItem]) -> Vec<List<'_>> {
    let marks: Vec<&str> = points.iter().map(|point| point.mark.as_str()).collect();
    counted(&marks, points.iter().map(|point| Entry { text: &point.text, below: &[] }).collect())
}

fn counted<'a>(marks: &[&str], entries: Vec<Entry<'a>>) -> Vec<List<'a>> {
    let mut entries = entries.into_iter();
    let list = |run: marks::Run| List {
        mark: run.mark,
        start: run.start,
        entries: entries.by_ref().take(run.items).collect(),
    };
    marks::runs(marks).into_iter().map(list).collect()
}
