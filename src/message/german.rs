//! The German table: English templates and fixed texts, each with its German.
//!
//! One file for each part of the program. `[texts]` has what fits a line, `[[blocks]]` what has several.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

const FILES: [&str; 5] = [
    include_str!("de/inputs.toml"),
    include_str!("de/papers.toml"),
    include_str!("de/cli.toml"),
    include_str!("de/form.toml"),
    include_str!("de/help.toml"),
];

/// One file of the table.
#[derive(Deserialize, Default)]
struct Part {
    #[serde(default)]
    texts: BTreeMap<String, String>,
    #[serde(default)]
    blocks: Vec<Block>,
}

#[derive(Deserialize)]
struct Block {
    en: String,
    de: String,
}

/// A test holds that every file can be read.
static TABLE: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let mut table = BTreeMap::new();
    for part in FILES.iter().filter_map(|file| read(file).ok()) {
        table.extend(part.texts);
        // A line break at the end of a block belongs to the file's form.
        let whole = |text: &str| text.trim_end_matches('\n').to_owned();
        table.extend(part.blocks.iter().map(|block| (whole(&block.en), whole(&block.de))));
    }
    table
});

fn read(file: &str) -> Result<Part, toml::de::Error> {
    toml::from_str(file)
}

/// The German of an English text.
pub(super) fn of(english: &str) -> Option<&'static str> {
    TABLE.get(english).map(String::as_str)
}

pub(super) fn entries() -> impl Iterator<Item = (&'static str, &'static str)> {
    TABLE.iter().map(|(english, german)| (english.as_str(), german.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_can_be_read_and_no_text_stands_twice() {
        let mut all = 0;
        for file in FILES {
            let part = read(file).expect("a part of the table");
            all += part.texts.len() + part.blocks.len();
        }
        assert_eq!(all, TABLE.len());
    }
}
