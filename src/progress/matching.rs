//! Matches the entries of two lists: by name, or because they differ in only one statement.

use super::value::FactValue;
use crate::names;

/// An entry of a list. All entries of a list have the same keys in the same order.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ListEntry {
    /// The name by which people know it.
    pub name: String,
    /// Every key with its value.
    pub fields: Vec<(&'static str, Option<FactValue>)>,
    /// Every list that it holds.
    pub lists: Vec<(&'static str, Vec<ListEntry>)>,
}

impl ListEntry {
    /// The number of statements that differ.
    fn differing(&self, other: &Self) -> usize {
        let lists = self.lists.iter().zip(&other.lists).filter(|(a, b)| a.1 != b.1).count();
        self.fields.iter().zip(&other.fields).filter(|(a, b)| a.1 != b.1).count() + lists
    }

    /// Whether only one statement differs, and at least one that is the same identifies the entry.
    fn is_nearly(&self, other: &Self) -> bool {
        let same = |(a, b): (&(_, Option<FactValue>), &(_, Option<FactValue>))| {
            a.1 == b.1 && a.1.as_ref().is_some_and(FactValue::is_identifying)
        };
        let same_list = self.lists.iter().zip(&other.lists).any(|(a, b)| a.1 == b.1 && !a.1.is_empty());
        self.differing(other) == 1 && (same_list || self.fields.iter().zip(&other.fields).any(same))
    }
}

/// The positions of entries in two lists.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Matched {
    /// Positions in the older and in the newer list of entries that both have.
    pub both: Vec<(usize, usize)>,
    /// Positions in the older list of entries that only it has.
    pub gone: Vec<usize>,
    /// Positions in the newer list of entries that only it has.
    pub new: Vec<usize>,
}

/// Matches entries in three passes: those that are equal, then those with the same name, then those that differ in one
/// statement. The order of entries does not matter.
pub(super) fn match_entries(old: &[ListEntry], new: &[ListEntry]) -> Matched {
    let mut partners: Vec<Option<usize>> = vec![None; old.len()];
    let mut taken = vec![false; new.len()];
    let mut pass = |fits: &dyn Fn(usize, usize) -> bool| {
        for (i, partner) in partners.iter_mut().enumerate().filter(|(_, partner)| partner.is_none()) {
            let free = (0..new.len()).filter(|j| !taken[*j] && fits(i, *j));
            *partner = free.min_by_key(|j| old[i].differing(&new[*j]));
            if let Some(j) = *partner {
                taken[j] = true;
            }
        }
    };
    let name = |rows: &[ListEntry]| rows.iter().map(|row| names::normalise(&row.name)).collect::<Vec<_>>();
    let (old_names, new_names) = (name(old), name(new));
    pass(&|i, j| old_names[i] == new_names[j] && old[i].differing(&new[j]) == 0);
    pass(&|i, j| old_names[i] == new_names[j]);
    pass(&|i, j| old[i].is_nearly(&new[j]));
    Matched {
        both: partners.iter().enumerate().filter_map(|(i, j)| Some((i, (*j)?))).collect(),
        gone: (0..old.len()).filter(|i| partners[*i].is_none()).collect(),
        new: (0..new.len()).filter(|j| !taken[*j]).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(name: &str, note: &str) -> ListEntry {
        let text = |text: &str| (!text.is_empty()).then(|| FactValue::text(text));
        ListEntry { name: name.into(), fields: vec![("a", text(name)), ("b", text(note))], lists: Vec::new() }
    }

    fn matched(old: &[(&str, &str)], new: &[(&str, &str)]) -> Matched {
        let rows = |rows: &[(&str, &str)]| rows.iter().map(|(name, note)| row(name, note)).collect::<Vec<_>>();
        match_entries(&rows(old), &rows(new))
    }

    #[test]
    fn entries_are_found_by_name_whatever_their_order() {
        let found = matched(&[("Bus", "alt"), ("Pegel", "x")], &[("Pegel", "y"), ("Bus", "alt")]);
        assert_eq!(found, Matched { both: vec![(0, 1), (1, 0)], ..Matched::default() });
    }

    #[test]
    fn of_two_with_one_name_those_that_are_equal_belong_together() {
        let found = matched(&[("Bus", "eins"), ("Bus", "zwei")], &[("Bus", "zwei"), ("Bus", "drei")]);
        assert_eq!(found, Matched { both: vec![(0, 1), (1, 0)], ..Matched::default() });
    }

    #[test]
    fn a_renamed_entry_is_the_same_only_if_something_telling_stays() {
        let renamed = matched(&[("Bus", "je Haushalt")], &[("Bahn", "je Haushalt")]);
        assert_eq!(renamed.both, [(0, 0)]);
        let other = matched(&[("Bus", "%")], &[("Bahn", "%")]);
        assert_eq!(other, Matched { gone: vec![0], new: vec![0], ..Matched::default() });
    }
}
