//! What the columns of a project list hold, by their headers: keys of the profile under their German names or as
//! they are, the status of criteria, a profile file.

use std::borrow::Cow;

use crate::catalog::criterion_id;
use crate::document::kind::Kind;
use crate::names;
use crate::profile::keys::{self, Described};

/// The column that names a profile file.
const FILE: &str = "Profil";
/// The column for whatever is to be said about a row; it is not read.
pub(super) const REMARK: &str = "Bemerkung";

/// What a column holds.
#[derive(Debug)]
pub(super) enum Meaning {
    /// The value of a key, which stands at this path: the key's own, or that of its English twin.
    Key(&'static Described, Cow<'static, str>),
    /// What a year costs.
    Cost {
        /// The kind of cost, as the profile calls it.
        kind: &'static str,
        /// The year.
        year: i16,
    },
    /// The status of a criterion.
    Criterion {
        /// Its id.
        id: String,
        /// Whether the header has lost the zero of the id.
        lost_zero: bool,
    },
    /// A profile file.
    File,
    /// Nothing that is read.
    Remark,
    Unknown,
}

impl Meaning {
    /// What a header says.
    pub(super) fn of(header: &str) -> Self {
        let letters = names::letters(header);
        let is = |name: &str| names::letters(name) == letters;
        if letters.is_empty() || is(REMARK) {
            return Self::Remark;
        }
        if is(FILE) {
            return Self::File;
        }
        let named = keys().find(|key| key.entry.columns.iter().any(|name| is(name)));
        if let Some(key) = named.or_else(|| keys().find(|key| is(&key.path))) {
            return Self::Key(key, key.path.as_str().into());
        }
        if let Some((key, twin)) = keys().find_map(|key| Some((key, keys::twin(key).filter(|twin| is(twin))?))) {
            return Self::Key(key, twin.into());
        }
        if let Some((kind, year)) = cost(header) {
            return Self::Cost { kind, year };
        }
        match criterion_id::parse(header) {
            Some(written) => Self::Criterion { id: written.id, lost_zero: written.lost_zero },
            None => Self::Unknown,
        }
    }

    /// Whether it is the municipality's name.
    pub(super) fn is_name(&self) -> bool {
        matches!(self, Self::Key(_, path) if path == "kommune.name")
    }

    /// Whether nothing of the column is read.
    pub(super) fn is_read_over(&self) -> bool {
        matches!(self, Self::Remark | Self::Unknown)
    }
}

/// What columns of costs are called, and the kind of cost as the profile calls it.
const COSTS: [(&str, &str); 7] = [
    ("kosten", "operativ"),
    ("laufende kosten", "operativ"),
    ("cost", "operativ"),
    ("costs", "operativ"),
    ("investition", "investiv"),
    ("investitionen", "investiv"),
    ("investment", "investiv"),
];

/// `Kosten 2027`, `Investition 2027`: the kind of cost and the year.
fn cost(header: &str) -> Option<(&'static str, i16)> {
    let header = names::normalise(header);
    let (name, year) = header.rsplit_once(' ')?;
    let year = year.trim_matches(['(', ')']);
    let is_year = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
    let (_, kind) = COSTS.iter().find(|(known, _)| *known == name.trim_end_matches([':', ',']))?;
    Some((*kind, year.parse().ok().filter(|_| is_year)?))
}

/// The keys that one cell can answer: those of one value, and the criteria that are only named.
fn keys() -> impl Iterator<Item = &'static Described> {
    let named = keys::all().iter().filter(|key| matches!(key.entry.key.kind, Kind::TextsOrTables));
    keys::single_values().chain(named)
}

/// Whether a header has the form of an id of a catalogue of one's own, such as `K-01`.
pub(super) fn is_like_an_id(header: &str) -> bool {
    let header = names::normalise(header);
    let Some((group, number)) = header.split_once('-') else { return false };
    let letters = group.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = |text: &str, most: usize| text.len() <= most && text.bytes().all(|b| b.is_ascii_digit());
    let is_group = (1..=4).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_lowercase());
    is_group && digits(&group[letters.len()..], 2) && !number.is_empty() && digits(number, 3)
}

/// What the columns are called, beside the keys, and the keys.
pub(super) fn names_of_columns() -> impl Iterator<Item = &'static str> {
    let named = keys().flat_map(|key| key.entry.columns).copied();
    named.chain([FILE, REMARK, "Kosten 2027", "Investition 2027"]).chain(keys().map(|key| key.path.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_of_costs_names_its_kind_and_year() {
        assert_eq!(cost("Kosten 2027"), Some(("operativ", 2027)));
        assert_eq!(cost(" INVESTITION (2028) "), Some(("investiv", 2028)));
        assert_eq!(cost("laufende Kosten 2030"), Some(("operativ", 2030)));
        for other in ["Kosten", "Kosten 27", "Kosten in Euro", "Baukosten 2027", "2027"] {
            assert_eq!(cost(other), None, "{other}");
        }
    }

    #[test]
    fn ids_of_other_catalogues_have_letters_and_a_number() {
        for id in ["K-01", "A1-3", "umw - 12", "SC–007"] {
            assert!(is_like_an_id(id), "{id}");
        }
        for other in ["Kosten-2027", "01-02", "K-", "-1", "K-1a", "Förderung", "Priorität-1"] {
            assert!(!is_like_an_id(other), "{other}");
        }
    }
}
