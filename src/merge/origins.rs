//! Which entry of what a form was made with each of its entries was. Takes what the entries say and the hashes of
//! what was there; where a row stands proves nothing, because rows are put in, taken out and sorted.

use std::collections::{BTreeMap, VecDeque};

use super::form::{Entry, Naming, Value};
use crate::document::kind::Kind;
use crate::profile::{self, MadeWith, Plain, keys};

/// A text shorter than this, in characters, is common to many entries.
const TELLING: usize = 4;

/// What an entry says, key by key, as hashes.
type Row<'a> = Vec<Option<&'a str>>;

/// The list that a form was made with.
#[derive(Debug)]
pub(super) struct Base<'a> {
    rows: Vec<Row<'a>>,
    /// Each entry as one text.
    texts: Vec<String>,
    /// What no means, which is the same as nothing said.
    no: String,
}

/// Where an entry comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// Nothing of what the form was made with is like it.
    New,
    /// The entry of this number.
    Of(usize),
    /// It stands where the entry of this number stood, between the same neighbours, and may be that one in other words.
    Perhaps(usize),
}

impl Origin {
    /// The number of an entry that it surely was.
    pub fn sure(self) -> Option<usize> {
        if let Self::Of(number) = self { Some(number) } else { None }
    }
}

impl<'a> Base<'a> {
    /// The list under a path; `entries` are what a form has there now.
    pub fn of(made: &'a MadeWith, list: &str, entries: &[Entry]) -> Self {
        let no = profile::hash(&false.to_string());
        let keys: BTreeMap<&str, usize> =
            entries.iter().take(1).flat_map(|entry| &entry.values).enumerate().map(|(at, v)| (v.key, at)).collect();
        let mut base = Self { rows: Vec::new(), texts: Vec::new(), no };
        for number in 0..made.entries(list) {
            let mut row = vec![None; keys.len()];
            let mut text = Vec::new();
            for (key, hash) in made.entry(&format!("{list}[{number}]")).filter(|(_, hash)| *hash != base.no) {
                text.push(format!("{key}={hash}"));
                if let Some(at) = keys.get(key) {
                    row[*at] = Some(hash);
                }
            }
            base.rows.push(row);
            base.texts.push(text.join(" "));
        }
        base
    }

    /// An entry as one text, by which the entries of several forms are the same.
    pub fn text(&self, number: usize) -> &str {
        &self.texts[number]
    }

    /// How many entries there were.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether an entry says what this one said, nothing more and nothing else.
    pub fn is(&self, number: usize, entry: &Entry) -> bool {
        self.row(entry) == self.rows[number]
    }

    fn row<'e>(&self, entry: &'e Entry) -> Row<'e> {
        let hash =
            |value: &'e Value| value.said.as_ref().map(|said| said.hash.as_str()).filter(|hash| *hash != self.no);
        entry.values.iter().map(hash).collect()
    }

    /// Where each entry comes from: from the equal one, else from the one of its name, else from the one that differs
    /// in one statement. Where two may be meant, it is none of them.
    pub fn origins(&self, entries: &[Entry]) -> Vec<Origin> {
        let Some(first) = entries.first().filter(|_| !self.rows.is_empty()) else {
            return vec![Origin::New; entries.len()];
        };
        let said: Vec<Row> = entries.iter().map(|entry| self.row(entry)).collect();
        let mut found =
            Found { said: &said, was: &self.rows, of: vec![None; said.len()], taken: vec![false; self.rows.len()] };
        found.equal();
        let naming = Naming::of(first);
        let name = |row: &Row| -> Vec<Vec<(usize, Option<String>)>> {
            let keys = naming.keys(|at| row[at].is_some());
            let told = keys.iter().any(|at| row[*at].is_some());
            told.then(|| keys.iter().map(|at| (*at, row[*at].map(str::to_owned))).collect::<Vec<_>>())
                .into_iter()
                .collect()
        };
        found.alike(|_, row| name(row), name);
        let is_telling = |at: usize, key: usize| tells(&entries[at].values[key]);
        found.alike(|at, row| but_for_one(row, |key| is_telling(at, key)), |row| but_for_one(row, |_| true));
        let perhaps = found.between(|at, number| {
            let same = |(key, hash): (usize, &Option<&str>)| {
                hash.is_some() && *hash == self.rows[number][key] && is_telling(at, key)
            };
            said[at].len() == 1 || said[at].iter().enumerate().any(same)
        });
        let origin = |(sure, perhaps): (Option<usize>, Option<usize>)| match (sure, perhaps) {
            (Some(number), _) => Origin::Of(number),
            (None, Some(number)) => Origin::Perhaps(number),
            (None, None) => Origin::New,
        };
        found.of.into_iter().zip(perhaps).map(origin).collect()
    }
}

/// What a row says without each of its statements in turn, if something of the rest is telling.
fn but_for_one<'a>(row: &Row<'a>, is_telling: impl Fn(usize) -> bool) -> Vec<(usize, Row<'a>)> {
    let without = |key: usize| {
        let rest = |at: usize| at != key && row[at].is_some() && is_telling(at);
        let rest = (0..row.len()).any(rest);
        rest.then(|| (key, row.iter().enumerate().map(|(at, hash)| hash.filter(|_| at != key)).collect()))
    };
    (0..row.len()).filter_map(without).collect()
}

/// Whether two entries with this in common are probably the same one: words of closed lists are common to many.
fn tells(value: &Value) -> bool {
    let kind = keys::find(value.path).map(|key| key.entry.key.kind);
    let is_own = !matches!(kind, Some(Kind::Word(_) | Kind::Words(_)));
    is_own
        && value.said.as_ref().is_some_and(|said| match &said.plain {
            Plain::Text(text) => text.chars().count() >= TELLING,
            Plain::Texts(_) | Plain::Number(_) | Plain::Money(_) | Plain::Date(_) => true,
            Plain::Flag(_) => false,
        })
}

/// Entries with those they were, as far as they are found.
struct Found<'a> {
    said: &'a [Row<'a>],
    was: &'a [Row<'a>],
    of: Vec<Option<usize>>,
    taken: Vec<bool>,
}

/// Of several that may be meant, none is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meant {
    Nobody,
    One(usize),
    Several,
}

impl Meant {
    fn add(&mut self, all: &[usize]) {
        *self = match (*self, all) {
            (meant, []) => meant,
            (Self::Nobody, [one]) => Self::One(*one),
            (Self::One(known), [one]) if known == *one => Self::One(known),
            _ => Self::Several,
        };
    }
}

impl<'a> Found<'a> {
    fn take(&mut self, at: usize, number: usize) {
        self.of[at] = Some(number);
        self.taken[number] = true;
    }

    /// Entries that say the same; of two that are alike each is the one in its row, if it is there.
    fn equal(&mut self) {
        let (said, was) = (self.said, self.was);
        for at in 0..said.len().min(was.len()) {
            if said[at] == was[at] {
                self.take(at, at);
            }
        }
        let mut free: BTreeMap<&Row, VecDeque<usize>> = BTreeMap::new();
        for (number, row) in was.iter().enumerate().filter(|(number, _)| !self.taken[*number]) {
            free.entry(row).or_default().push_back(number);
        }
        for (at, row) in said.iter().enumerate() {
            if self.of[at].is_none()
                && let Some(number) = free.get_mut(row).and_then(VecDeque::pop_front)
            {
                self.take(at, number);
            }
        }
    }

    /// Entries that have a mark in common with one that was there, and only with it, as it has only with them.
    fn alike<M: Ord>(&mut self, said: impl Fn(usize, &'a Row<'a>) -> Vec<M>, was: impl Fn(&'a Row<'a>) -> Vec<M>) {
        let (entries, numbers) = (self.said, self.was);
        let mut marked: BTreeMap<M, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for (number, row) in numbers.iter().enumerate().filter(|(number, _)| !self.taken[*number]) {
            was(row).into_iter().for_each(|mark| marked.entry(mark).or_default().1.push(number));
        }
        for (at, row) in entries.iter().enumerate().filter(|(at, _)| self.of[*at].is_none()) {
            for mark in said(at, row) {
                if let Some(found) = marked.get_mut(&mark) {
                    found.0.push(at);
                }
            }
        }
        let mut of = vec![Meant::Nobody; self.said.len()];
        let mut to = vec![Meant::Nobody; self.was.len()];
        for (entries, numbers) in marked.values().filter(|(entries, _)| !entries.is_empty()) {
            entries.iter().for_each(|at| of[*at].add(numbers));
            numbers.iter().for_each(|number| to[*number].add(entries));
        }
        for (at, meant) in of.into_iter().enumerate() {
            if let Meant::One(number) = meant
                && to[number] == Meant::One(at)
            {
                self.take(at, number);
            }
        }
    }

    /// What stands between two entries that are known, where as many stood between them when the form was made.
    fn between(&self, fits: impl Fn(usize, usize) -> bool) -> Vec<Option<usize>> {
        let mut perhaps = vec![None; self.of.len()];
        let mut from = (0, 0);
        let known = self.of.iter().enumerate().filter_map(|(at, number)| Some((at, (*number)?)));
        for (at, number) in known.chain([(self.of.len(), self.was.len())]) {
            let (entries, numbers) = (from.0..at, from.1..number.max(from.1));
            let is_gap = entries.len() == numbers.len() && !numbers.clone().any(|number| self.taken[number]);
            if is_gap {
                entries
                    .zip(numbers)
                    .filter(|(at, number)| fits(*at, *number))
                    .for_each(|(at, n)| perhaps[at] = Some(n));
            }
            from = (at + 1, number + 1);
        }
        perhaps
    }
}
