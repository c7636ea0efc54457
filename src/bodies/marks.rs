//! Marks in the catalogue's sentences: `{der Rat}`, `{the council}` … They read as they stand and are replaced by the
//! body's own word in its case. Takes a text and the words, gives the text; reports marks it does not know.

use std::borrow::Cow;

use super::model::{Bodies, Case};

type Word = fn(&Bodies) -> String;

/// The marks of German texts. A capital first letter is taken over from the mark.
const GERMAN: &[(&str, Word)] = &[
    ("der Rat", |b| b.council.with_article(Case::Nominative).to_owned()),
    ("des Rats", |b| b.council.with_article(Case::Genitive).to_owned()),
    ("dem Rat", |b| b.council.with_article(Case::Dative).to_owned()),
    ("den Rat", |b| b.council.with_article(Case::Accusative).to_owned()),
    ("im Rat", |b| b.council.after("im", "in der")),
    ("vom Rat", |b| b.council.after("vom", "von der")),
    ("zum Rat", |b| b.council.after("zum", "zur")),
    ("beim Rat", |b| b.council.after("beim", "bei der")),
    ("Ratsmitglieder", |b| b.members.plain.clone()),
    ("Ratsmitgliedern", |b| b.members.plain_dative.clone()),
    ("die Ratsmitglieder", |b| b.members.with_article(Case::Nominative).to_owned()),
    ("der Ratsmitglieder", |b| b.members.with_article(Case::Genitive).to_owned()),
    ("den Ratsmitgliedern", |b| b.members.with_article(Case::Dative).to_owned()),
    ("die Bürgermeisterin oder der Bürgermeister", |b| b.head.with_article(Case::Nominative).to_owned()),
    ("der Bürgermeisterin oder des Bürgermeisters", |b| b.head.with_article(Case::Genitive).to_owned()),
    ("der Bürgermeisterin oder dem Bürgermeister", |b| b.head.with_article(Case::Dative).to_owned()),
    ("die Bürgermeisterin oder den Bürgermeister", |b| b.head.with_article(Case::Accusative).to_owned()),
    ("die Kommune", |b| b.municipality.with_article(Case::Nominative).to_owned()),
    ("der Kommune", |b| b.municipality.with_article(Case::Genitive).to_owned()),
    ("von der Kommune", |b| b.municipality.after("vom", "von der")),
    ("zur Kommune", |b| b.municipality.after("zum", "zur")),
    ("Kommune", |b| b.municipality.bare().to_owned()),
];

/// The marks of English texts.
const ENGLISH: &[(&str, Word)] = &[
    ("the council", |b| format!("the {}", b.council.english)),
    ("the council’s", |b| format!("the {}’s", b.council.english)),
    ("council", |b| b.council.english.clone()),
    ("councillors", |b| b.members.english.clone()),
    ("the councillors", |b| format!("the {}", b.members.english)),
    ("the mayor", |b| format!("the {}", b.head.english)),
    ("the mayor’s", |b| format!("the {}’s", b.head.english)),
    ("municipality", |b| b.municipality.english.clone()),
    ("the municipality", |b| format!("the {}", b.municipality.english)),
    ("the municipality’s", |b| format!("the {}’s", b.municipality.english)),
];

/// The text with every mark replaced. What is no mark stays as it is: a catalogue of others knows none.
#[must_use]
pub fn fill<'t>(text: &'t str, bodies: &Bodies) -> Cow<'t, str> {
    if !text.contains('{') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some((before, inner, after)) = next_braces(rest) {
        out.push_str(before);
        match word(inner) {
            Some(word) => out.push_str(&capital_like(inner, &word(bodies))),
            None => {
                out.push('{');
                out.push_str(inner);
                out.push('}');
            }
        }
        rest = after;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// What stands in braces and is no mark.
#[must_use]
pub fn unknown_marks(text: &str) -> Vec<&str> {
    let mut unknown = Vec::new();
    let mut rest = text;
    while let Some((_, inner, after)) = next_braces(rest) {
        if word(inner).is_none() {
            unknown.push(inner);
        }
        rest = after;
    }
    unknown
}

/// All marks, the German ones first, for documentation and suggestions.
pub fn known() -> impl Iterator<Item = &'static str> {
    GERMAN.iter().chain(ENGLISH).map(|(mark, _)| *mark)
}

/// What stands before the next pair of braces, in it and after it.
fn next_braces(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (inner, after) = rest.split_once('}')?;
    Some((before, inner, after))
}

fn word(mark: &str) -> Option<Word> {
    let same = |known: &str| {
        let (mut a, mut b) = (mark.chars(), known.chars());
        let first = match (a.next(), b.next()) {
            (Some(a), Some(b)) => a == b || a.to_lowercase().eq(b.to_lowercase()),
            _ => false,
        };
        // A typewriter's apostrophe is as good as a printer's.
        first && a.map(|c| if c == '\'' { '’' } else { c }).eq(b)
    };
    GERMAN.iter().chain(ENGLISH).find(|(known, _)| same(known)).map(|(_, word)| *word)
}

/// The word with a capital first letter if the mark has one.
fn capital_like(mark: &str, word: &str) -> String {
    let mut letters = word.chars();
    match (mark.chars().next(), letters.next()) {
        (Some(first), Some(letter)) if first.is_uppercase() => letter.to_uppercase().chain(letters).collect(),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn association() -> Bodies {
        Bodies::of(Some("Zweckverband"), "Zweckverband Ost", &["Hessen".to_owned()], None)
    }

    #[test]
    fn marks_become_the_bodys_own_word_in_its_case() {
        let german = |text| fill(text, &association()).into_owned();
        assert_eq!(
            german("{Der Rat} fragt nach; der Bericht geht an {den Rat}."),
            "Die Verbandsversammlung fragt nach; der Bericht geht an die Verbandsversammlung."
        );
        assert_eq!(
            german("Ein Beschluss {des Rats}, {im Rat} beraten"),
            "Ein Beschluss der Verbandsversammlung, in der Verbandsversammlung beraten"
        );
        assert_eq!(german("mit {den Ratsmitgliedern}"), "mit den Mitgliedern der Verbandsversammlung");
        assert_eq!(german("{Die Kommune} zahlt"), "Der Zweckverband zahlt");
        let english = |text| fill(text, &association()).into_owned();
        assert_eq!(english("{The council's} view, {councillors}"), "The assembly’s view, members of the assembly");
    }

    #[test]
    fn the_words_of_a_town_council_read_as_the_marks_do() {
        let plain = Bodies::plain();
        for (mark, _) in GERMAN.iter().chain(ENGLISH) {
            assert_eq!(fill(&format!("{{{mark}}}"), &plain), *mark);
        }
    }

    #[test]
    fn other_braces_stay_and_are_named() {
        let text = "{ratlos} und {der Rat} und { offen";
        assert_eq!(fill(text, &Bodies::plain()), "{ratlos} und der Rat und { offen");
        assert_eq!(unknown_marks(text), ["ratlos"]);
    }
}
