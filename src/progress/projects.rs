//! Matches the projects of two lists.

use std::collections::{BTreeMap, BTreeSet};

use crate::names;
use crate::profile::Profile;

/// The positions of projects in two lists.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProjectPairs {
    /// Positions in the older and in the newer list of projects that both have.
    pub both: Vec<(usize, usize)>,
    /// Positions in the older list of projects that only it has.
    pub gone: Vec<usize>,
    /// Positions in the newer list of projects that only it has.
    pub new: Vec<usize>,
}

/// Matches projects by municipality and title, then by the municipality alone if each list has one unmatched project of
/// it. Lists of one project each are that project's, whatever its name.
#[must_use]
pub fn pair(old: &[&Profile], new: &[&Profile]) -> ProjectPairs {
    if let ([_], [_]) = (old, new) {
        return ProjectPairs { both: vec![(0, 0)], ..ProjectPairs::default() };
    }
    let town = |p: &Profile| names::slug(&p.municipality.name);
    let mut partners: BTreeMap<usize, usize> = BTreeMap::new();
    let mut found: BTreeSet<usize> = BTreeSet::new();
    let by_name = grouped(old, |p| (town(p), names::slug(&p.project.title)));
    for (name, here) in grouped(new, |p| (town(p), names::slug(&p.project.title))) {
        let there = by_name.get(&name).into_iter().flatten();
        for (j, i) in here.into_iter().zip(there) {
            partners.insert(j, *i);
            found.insert(*i);
        }
    }
    let by_town = grouped(old, town);
    for (town, here) in grouped(new, town) {
        let here: Vec<usize> = here.into_iter().filter(|j| !partners.contains_key(j)).collect();
        let there: Vec<usize> =
            by_town.get(&town).into_iter().flatten().copied().filter(|i| !found.contains(i)).collect();
        if let ([j], [i]) = (here.as_slice(), there.as_slice()) {
            partners.insert(*j, *i);
            found.insert(*i);
        }
    }
    ProjectPairs {
        gone: (0..old.len()).filter(|i| !found.contains(i)).collect(),
        new: (0..new.len()).filter(|j| !partners.contains_key(j)).collect(),
        both: partners.into_iter().map(|(j, i)| (i, j)).collect(),
    }
}

/// The positions of profiles, grouped by a name.
fn grouped<K: Ord>(profiles: &[&Profile], name: impl Fn(&Profile) -> K) -> BTreeMap<K, Vec<usize>> {
    let mut groups: BTreeMap<K, Vec<usize>> = BTreeMap::new();
    for (at, profile) in profiles.iter().enumerate() {
        groups.entry(name(profile)).or_default().push(at);
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paired(old: &[(&str, &str)], new: &[(&str, &str)]) -> ProjectPairs {
        let profiles = |names: &[(&str, &str)]| -> Vec<Profile> {
            let profile = |(town, title): &(&str, &str)| {
                let mut profile = Profile::default();
                (*town).clone_into(&mut profile.municipality.name);
                (*title).clone_into(&mut profile.project.title);
                profile
            };
            names.iter().map(profile).collect()
        };
        let (old, new) = (profiles(old), profiles(new));
        pair(&old.iter().collect::<Vec<_>>(), &new.iter().collect::<Vec<_>>())
    }

    #[test]
    fn two_single_projects_are_one_whatever_they_are_called() {
        assert_eq!(paired(&[("Au", "Bus")], &[("Bach", "Pegel")]).both, [(0, 0)]);
    }

    #[test]
    fn projects_are_found_by_town_and_title_and_a_renamed_one_by_its_town() {
        let old = [("Au", "Bus"), ("Au", "Pegel"), ("Bach", "Licht"), ("Celle", "Rad")];
        let new = [("Bach", "Lichter"), ("AU", "Pegel"), ("Dorf", "Post"), ("Au", "Bus")];
        let pairs = paired(&old, &new);
        assert_eq!(pairs, ProjectPairs { both: vec![(2, 0), (1, 1), (0, 3)], gone: vec![3], new: vec![2] });
    }

    #[test]
    fn two_renamed_projects_of_one_town_are_not_guessed_at() {
        let pairs = paired(&[("Au", "A"), ("Au", "B")], &[("Au", "C"), ("Au", "D")]);
        assert_eq!(pairs, ProjectPairs { both: vec![], gone: vec![0, 1], new: vec![0, 1] });
    }
}
