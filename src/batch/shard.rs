//! `--shard K/N`: one of N parts of a run, told apart by the projects' names alone.

use std::collections::BTreeMap;
use std::fmt;
use std::num::NonZeroU32;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::diagnostic::InvalidValue;
use crate::hash;
use crate::message::say;

/// The part K of N, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Shard {
    number: NonZeroU32,
    count: NonZeroU32,
}

impl Shard {
    /// Which part it is, from 1.
    #[must_use]
    pub fn number(self) -> u32 {
        self.number.get()
    }

    /// How many parts there are.
    #[must_use]
    pub fn count(self) -> u32 {
        self.count.get()
    }

    /// Whether what has this name is at home in the part. That depends on nothing but the name.
    #[must_use]
    pub fn holds(self, name: &str) -> bool {
        hash::number(name.as_bytes()) % u64::from(self.count.get()) == u64::from(self.number.get() - 1)
    }
}

/// How much more than its share a part may hold: one in so many.
const SLACK: usize = 20;

/// Which part each of these names belongs to, from 0, of so many. A name stays where its hash puts it, unless that part
/// has a twentieth more than its share; then it goes to the next part in an order of its own that has room. So parts are
/// alike, whatever order the names come in, and when some come and go nearly all others stay.
#[must_use]
pub fn parts(names: &[&str], count: u32) -> Vec<u32> {
    let count = u64::from(count.max(1));
    let share = names.len().div_ceil(usize::try_from(count).unwrap_or(usize::MAX));
    let most = share + share / SLACK;
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_cached_key(|at| names.get(*at).map(|name| (hash::number(format!("order {name}").as_bytes()), *name)));
    let mut held: BTreeMap<u64, usize> = BTreeMap::new();
    let mut parts = vec![0; names.len()];
    for at in order {
        let (Some(name), Some(place)) = (names.get(at), parts.get_mut(at)) else { continue };
        let home = hash::number(name.as_bytes()) % count;
        let has_room = |part: u64| held.get(&part).is_none_or(|held| *held < most);
        let part = if has_room(home) {
            home
        } else {
            let others = (0..count).filter(|part| has_room(*part));
            others.min_by_key(|part| hash::number(format!("{name} {part}").as_bytes())).unwrap_or(home)
        };
        *held.entry(part).or_default() += 1;
        *place = u32::try_from(part).unwrap_or_default();
    }
    parts
}

impl FromStr for Shard {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        let parts = text.split_once('/').and_then(|(k, n)| Some((k.parse().ok()?, n.parse().ok()?)));
        match parts {
            Some((number, count)) if number <= count => Ok(Self { number, count }),
            _ => Err(InvalidValue(say!("write the part and the number of parts, such as 1/4 to 4/4"))),
        }
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.number, self.count)
    }
}

impl TryFrom<String> for Shard {
    type Error = InvalidValue;

    fn try_from(text: String) -> Result<Self, InvalidValue> {
        text.parse()
    }
}

impl From<Shard> for String {
    fn from(shard: Shard) -> Self {
        shard.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_belongs_to_just_one_part_and_parts_are_alike() {
        for count in 1..=7 {
            let shards: Vec<Shard> = (1..=count).map(|k| format!("{k}/{count}").parse().expect("a part")).collect();
            let mut sizes = vec![0; shards.len()];
            for name in (0..700).map(|n| format!("kommune-{n}")) {
                let mine: Vec<usize> = (0..shards.len()).filter(|s| shards[*s].holds(&name)).collect();
                assert_eq!(mine.len(), 1, "{name} of {count}");
                sizes[mine[0]] += 1;
            }
            assert!(sizes.iter().all(|size| size * shards.len() > 500), "{sizes:?}");
        }
    }

    #[test]
    fn parts_are_alike_and_nearly_all_names_stay_in_theirs_when_others_come_and_go() {
        for (all, count) in [(73, 3), (73, 4), (700, 7), (3, 5), (0, 2)] {
            let names: Vec<String> = (0..all).map(|n| format!("kommune-{n}-vorhaben")).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let now = parts(&names, count);
            let sizes: Vec<usize> = (0..count).map(|part| now.iter().filter(|p| **p == part).count()).collect();
            let share = names.len().div_ceil(count as usize);
            assert!(sizes.iter().all(|size| *size <= share + share / SLACK), "{sizes:?} of {all}");
            let turned: Vec<&str> = names.iter().rev().copied().collect();
            let again: Vec<u32> = parts(&turned, count).into_iter().rev().collect();
            assert_eq!(again, now, "another order, other parts");
            if names.is_empty() {
                continue;
            }
            let without = parts(&names[1..], count);
            let moved = now[1..].iter().zip(&without).filter(|(a, b)| a != b).count();
            assert!(moved * 10 <= names.len() + 10, "{moved} of {all} moved");
        }
    }

    #[test]
    fn the_partition_stays_the_same_from_version_to_version() {
        let part = |name: &str| (1..=4).find(|k| format!("{k}/4").parse::<Shard>().is_ok_and(|s| s.holds(name)));
        assert_eq!(
            ["musterstadt", "falkenhaven", "portfolio", "lerchenrode"].map(part),
            [Some(1), Some(3), Some(1), Some(4)]
        );
    }

    #[test]
    fn parts_are_counted_from_one() {
        assert_eq!("2/4".parse::<Shard>().map(|s| s.to_string()), Ok("2/4".to_owned()));
        for wrong in ["0/4", "5/4", "4", "1/0", "a/b", "1/4/2", "-1/4", ""] {
            assert!(wrong.parse::<Shard>().is_err(), "{wrong}");
        }
    }
}
