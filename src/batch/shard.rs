//! `--shard K/N`: one of N parts of a run, told apart by the projects' names alone.

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

    /// Whether what has this name belongs to the part. That depends on nothing but the name, so that a
    /// project stays in its part whatever others come and go.
    #[must_use]
    pub fn holds(self, name: &str) -> bool {
        hash::number(name.as_bytes()) % u64::from(self.count.get()) == u64::from(self.number.get() - 1)
    }
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
