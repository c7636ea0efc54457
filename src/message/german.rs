//! The German table: English templates and fixed texts with their translations.
//!
//! One file for each part of the program. `[texts]` has texts of one line, `[[blocks]]` texts of several.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

const FILES: [&str; 7] = [
    include_str!("de/inputs.toml"),
    include_str!("de/papers.toml"),
    include_str!("de/cli.toml"),
    include_str!("de/form.toml"),
    include_str!("de/help.toml"),
    include_str!("de/merge.toml"),
    include_str!("de/slips.toml"),
];

/// A file of the table.
#[derive(Deserialize, Default)]
struct TranslationFile {
    #[serde(default)]
    texts: BTreeMap<String, String>,
    #[serde(default)]
    blocks: Vec<TranslatedBlock>,
}

/// A text of several lines.
#[derive(Deserialize)]
struct TranslatedBlock {
    en: String,
    de: String,
}

/// The whole table. A test checks that every file can be read, so that none is skipped here.
static TABLE: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let mut table = BTreeMap::new();
    for file in FILES.iter().filter_map(|file| read(file).ok()) {
        table.extend(file.texts);
        // The line break before the closing quotes of a block is not part of the text.
        let without_end = |text: &str| text.trim_end_matches('\n').to_owned();
        table.extend(file.blocks.iter().map(|block| (without_end(&block.en), without_end(&block.de))));
    }
    table
});

fn read(file: &str) -> Result<TranslationFile, toml::de::Error> {
    toml::from_str(file)
}

/// The translation of an English text; none if the table does not have it.
pub(super) fn of(english: &str) -> Option<&'static str> {
    TABLE.get(english).map(String::as_str)
}

/// The English text and the translation of each entry.
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
