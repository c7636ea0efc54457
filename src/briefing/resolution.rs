//! The points of a resolution, however the profile writes it: as texts or as points with what belongs to each.

use super::context::Context;
use super::list::ListItem;
use crate::names;
use crate::outline;
use crate::profile::{Resolution, ResolutionPoint};

/// A point of a resolution.
pub(super) struct Point<'a> {
    /// Its number in the paper, from 1.
    pub(super) number: String,
    /// What other statements name it by: its `id`, or else its number.
    pub(super) name: String,
    /// Its words, with the points below it.
    pub(super) item: ListItem,
    /// What the profile says of it beside its words; none if it is a text alone.
    pub(super) stated: Option<&'a ResolutionPoint>,
}

impl Point<'_> {
    /// Whether another statement means this point.
    pub(super) fn is_meant(&self, name: &str) -> bool {
        names::same(&self.name, name)
    }
}

/// Whether the profile has a resolution at all.
pub(super) fn is_stated(resolution: &Resolution) -> bool {
    !resolution.text.is_empty() || !resolution.points.is_empty()
}

/// All points, in order.
pub(super) fn points<'a>(context: &Context, resolution: &'a Resolution) -> Vec<Point<'a>> {
    let number = |at: usize| (at + 1).to_string();
    if resolution.points.is_empty() {
        let items = context.points(&resolution.text).into_iter().enumerate();
        return items.map(|(at, item)| Point { number: number(at), name: number(at), item, stated: None }).collect();
    }
    let named = resolution.named_points().enumerate();
    named
        .map(|(at, (name, stated))| Point {
            number: number(at),
            name,
            item: item(context, &stated.text),
            stated: Some(stated),
        })
        .collect()
}

/// A text that is one point: a list in it is below it.
fn item(context: &Context, text: &str) -> ListItem {
    let mut items = context.points(&outline::entries(text)).into_iter();
    let Some(mut first) = items.next() else {
        return ListItem { mark: None, text: String::new(), items: Vec::new() };
    };
    first.items.extend(items.flat_map(ListItem::into_sub_items));
    first
}
