//! How a paper looks: styles that a town can change in Word. The part is written by hand, in `styles.xml`; here it gets
//! its language and the names of the styles that Word does not know.

use crate::language::Language;

const STYLES: &str = include_str!("styles.xml");
/// The typefaces that are used, with what may stand in for them.
pub(super) const FONTS: &str = include_str!("fonts.xml");
/// The colours and typefaces that Word offers to whoever goes on writing; no style refers to them.
pub(super) const THEME: &str = include_str!("theme.xml");

/// The styles of our own, by their ids, with their names in both languages.
const NAMES: [(&str, &str, &str); 11] = [
    ("Sender", "Absender", "Sender"),
    ("Fact", "Angabe", "Entry"),
    ("Notice", "Hinweis", "Notice"),
    ("Gap", "Fehlende Angabe", "Missing entry"),
    ("Question", "Entscheidungsfrage", "Question to decide"),
    ("Core", "Kern der Entscheidung", "Core of the decision"),
    ("Note", "Anmerkung", "Note"),
    ("TableText", "Tabellentext", "Table text"),
    ("TableHead", "Tabellenkopf", "Table head"),
    ("DraftMark", "Entwurfsvermerk", "Draft mark"),
    ("PaperTable", "Vorlagentabelle", "Paper table"),
];

/// A language as Word names it.
pub(super) fn tag(language: Language) -> &'static str {
    match language {
        Language::German => "de-DE",
        Language::English => "en-GB",
    }
}

/// The part of the file.
pub(super) fn part(language: Language) -> Vec<u8> {
    let own = |(id, german, english): (&str, &'static str, &'static str)| {
        (format!("{{{id}}}"), if language == Language::German { german } else { english })
    };
    let all = NAMES.map(own).into_iter().chain([("{lang}".to_owned(), tag(language))]);
    all.fold(STYLES.to_owned(), |text, (mark, word)| text.replace(&mark, word)).into_bytes()
}
