//! What a profile says in German, and how one finds it in a paper.

use ratsmappe::language::Language;
use ratsmappe::profile::Profile;

/// The texts of a profile that have no English twin.
pub fn stated_in_german(stated: &Profile) -> Vec<String> {
    let english = stated.in_language(Language::English);
    let texts = english.texts().into_iter().filter(|(path, _)| !english.is_english(path));
    texts.map(|(_, text)| text).collect()
}

/// Each four words in a row of these texts.
pub fn runs_of_words(texts: &[String]) -> Vec<String> {
    let words = texts.iter().map(|text| text.split_whitespace().collect::<Vec<_>>());
    words.flat_map(|words| words.windows(4).map(|run| run.join(" ")).collect::<Vec<_>>()).collect()
}
