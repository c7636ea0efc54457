//! Lists as papers print them: each item with one mark, its own or the paper's, and the points below it. Takes the
//! texts of profile or catalogue, whatever marks they bring.

use serde::Serialize;

use super::context::Context;
use crate::outline::{self, Item};

/// What stands before a point below another that has no number of its own.
const DASH: &str = "–";

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListItem {
    /// Its own number or letter where the paper gives none; either all items of a list have one or none.
    pub mark: Option<String>,
    /// The words.
    pub text: String,
    /// The points below it, each with its mark; those below them follow them.
    pub items: Vec<SubItem>,
}

/// A point below an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SubItem {
    /// Its own number or letter, or a dash.
    pub mark: String,
    /// The words.
    pub text: String,
}

impl ListItem {
    fn new(item: Item, prose: &dyn Fn(&str) -> String) -> Self {
        let mut items = Vec::new();
        below(item.items, prose, &mut items);
        Self { mark: item.mark, text: prose(&item.text), items }
    }

    /// The same as points below another: itself, then those below it.
    pub(super) fn into_sub_items(self) -> Vec<SubItem> {
        let own = SubItem { mark: self.mark.unwrap_or_else(|| DASH.to_owned()), text: self.text };
        std::iter::once(own).chain(self.items).collect()
    }

    /// Its words and those of the points below it in a row.
    pub(super) fn in_a_row(self) -> String {
        self.items.into_iter().fold(self.text, |text, item| format!("{text} {} {}", item.mark, item.text))
    }
}

fn below(items: Vec<Item>, prose: &dyn Fn(&str) -> String, out: &mut Vec<SubItem>) {
    for item in items {
        out.push(SubItem { mark: item.mark.unwrap_or_else(|| DASH.to_owned()), text: prose(&item.text) });
        below(item.items, prose, out);
    }
}

/// The texts of a list in a row each, without the marks they bring: for whoever has no place for points below points.
pub(super) fn in_a_row(texts: &[String], prose: &dyn Fn(&str) -> String) -> Vec<String> {
    outline::points(texts).into_iter().map(|item| ListItem::new(item, prose).in_a_row()).collect()
}

impl Context<'_> {
    /// The texts of a list that the paper marks, each in a row.
    pub(super) fn list(&self, texts: &[String]) -> Vec<String> {
        in_a_row(texts, &|text| self.prose(text))
    }

    /// The items of a list whose own numbers stay.
    pub(super) fn items(&self, texts: &[String]) -> Vec<ListItem> {
        outline::items(texts).into_iter().map(|item| ListItem::new(item, &|text| self.prose(text))).collect()
    }

    /// The items of a list that the paper numbers.
    pub(super) fn points(&self, texts: &[String]) -> Vec<ListItem> {
        outline::points(texts).into_iter().map(|item| ListItem::new(item, &|text| self.prose(text))).collect()
    }
}
