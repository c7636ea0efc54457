//! The ids of criteria: takes the raw rows, gives one id for each.

use std::collections::BTreeMap;

use super::criterion_id;
use super::findings::BoundedFindings;
use super::model::Catalog;
use super::rows::RawRow;
use crate::diagnostic::{Code, Diagnostic, Place, quote};
use crate::message::say;
use crate::names;

/// The id of each row: the one in its id column, else that of the shipped criterion with this title or title variant,
/// else the slug of its title. Reports duplicate titles and ids.
pub(super) fn identify(raw: &[RawRow<'_>], shipped: Option<&Catalog>, findings: &mut BoundedFindings) -> Vec<String> {
    criterion_id::changed(raw).into_iter().for_each(|found| findings.push(found));
    let mut shipped_ids: BTreeMap<String, &str> = BTreeMap::new();
    for criterion in shipped.into_iter().flat_map(|s| &s.criteria) {
        for title in std::iter::once(&criterion.title).chain(&criterion.title_variants) {
            shipped_ids.entry(names::normalise(title)).or_insert(&criterion.id);
        }
    }
    let mut by_title: BTreeMap<String, &Place> = BTreeMap::new();
    let mut by_id: BTreeMap<String, &Place> = BTreeMap::new();
    let mut ids = Vec::new();
    for row in raw {
        let title = names::normalise(&row.title);
        let named = row.id.clone().or_else(|| shipped_ids.get(&title).map(|id| (*id).to_owned()));
        let mut id = named.clone().unwrap_or_else(|| names::slug(&row.title));
        match (by_title.get(&title).copied(), by_id.get(&names::normalise(&id)).copied()) {
            (Some(first), _) => findings.push(
                Diagnostic::error(
                    Code::DuplicateTitle,
                    say!("two rows have the title {title}", title = quote(&row.title)),
                )
                .label(row.place.clone(), say!("second"))
                .label(first.clone(), say!("first"))
                .hint(say!("delete one of the rows or give it a title of its own")),
            ),
            (None, Some(first)) if named.is_some() => findings.push(
                Diagnostic::error(Code::DuplicateId, say!("two rows are the criterion {id}", id = quote(&id)))
                    .label(row.id_place.clone(), say!("second"))
                    .label(first.clone(), say!("first"))
                    .hint(say!("delete one of the rows, or give each an id of its own in a column `ID`")),
            ),
            // Slugs are cut, so two long titles may have the same one.
            (None, Some(_)) => {
                let base = id.clone();
                let free = (2..).map(|n| format!("{base}-{n}")).find(|i| !by_id.contains_key(&names::normalise(i)));
                id = free.unwrap_or(base);
            }
            (None, None) => {}
        }
        by_title.entry(title).or_insert(&row.place);
        by_id.entry(names::normalise(&id)).or_insert(&row.id_place);
        ids.push(id);
    }
    ids
}
