//! Which papers need a statement, in words. Takes a path and the words of a language.

use super::texts::Texts;
use crate::profile::keys;

/// The papers that need what stands under this path, in words; nothing if it is no more than welcome.
pub(super) fn needing(path: &str, texts: &Texts) -> String {
    if keys::find(path).is_some_and(|key| key.entry.key.required) {
        return texts.word("papier", "alle").to_owned();
    }
    let table = path.rsplit_once('.').map_or("", |(table, _)| table);
    let of = |path: &str| keys::missed().into_iter().find(|missed| missed.path == path);
    // A contact is needed, whatever part of it; a rating does for a text.
    let stands_for = || keys::missed().into_iter().find(|missed| keys::answered_by(missed.path).contains(&path));
    let needed = of(path).or_else(|| of(table)).or_else(stands_for);
    let letters = needed.map_or("", |missed| missed.need.papers);
    letters.split(' ').map(|letter| texts.word("papier", letter)).collect::<Vec<_>>().join(", ")
}
