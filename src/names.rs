//! Names as people write them: whether two spellings are the same name, the known name nearest to a misspelt one, and
//! slugs for files. Takes and gives plain strings; knows nothing of the catalogue.

use unicode_normalization::UnicodeNormalization;

use crate::signs::is_invisible;

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '´' | '‘' | '’' | '‚' | '‛' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›')
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// The normal form of a name, equal for all its spellings: lower case, without quotes, with one kind of dash and no
/// spaces around it, single spaces, and no full stop at the end.
#[must_use]
pub fn normalise(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    lower(compatible(name).filter(|c| !is_invisible(*c) && !is_quote(*c)), |c| {
        if c.is_whitespace() {
            if !matches!(out.as_bytes().last(), None | Some(b' ' | b'-')) {
                out.push(' ');
            }
        } else if is_dash(c) {
            if out.as_bytes().last() == Some(&b' ') {
                out.pop();
            }
            out.push('-');
        } else {
            out.push(c);
        }
    });
    out.truncate(out.trim_end_matches([' ', '.']).len());
    out
}

/// A text with its letters and their marks as one sign each (NFC), whichever program has written it.
#[must_use]
pub fn composed(text: &str) -> String {
    text.nfc().collect()
}

/// The figures of a name that its normal form makes plain ones: `²`, `½`.
pub fn raised(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|c| c.is_numeric() && !c.is_ascii_digit())
}

/// Whether two texts are spellings of the same name: whether their normal forms are equal.
#[must_use]
pub fn same(a: &str, b: &str) -> bool {
    // Most names differ in their first letter, which is cheap to compare.
    let begin_alike = || match (a.bytes().next(), b.bytes().next()) {
        (Some(a), Some(b)) if a.is_ascii_alphanumeric() && b.is_ascii_alphanumeric() => a.eq_ignore_ascii_case(&b),
        _ => true,
    };
    a == b || (begin_alike() && letters_of(a).eq(letters_of(b)) && normalise(a) == normalise(b))
}

/// The letters and digits of a name in lower case. Column headers and sheet names are compared by these, so that emoji,
/// brackets and full stops do not matter.
#[must_use]
pub fn letters(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    lower(compatible(name).filter(|c| c.is_alphanumeric()), |c| out.push(c));
    out
}

/// Passes each character on in lower case. ASCII, which most text is, is handled without Unicode tables.
fn lower(characters: impl Iterator<Item = char>, mut take: impl FnMut(char)) {
    characters.for_each(|c| match c.is_ascii() {
        true => take(c.to_ascii_lowercase()),
        false => c.to_lowercase().for_each(&mut take),
    });
}

/// The same as [`letters`], without allocating.
fn letters_of(name: &str) -> impl Iterator<Item = char> {
    compatible(name).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// The text in normalisation form NFKC. It is normalised word by word, because no character composes with a space
/// before it, and words that consist of characters which NFKC never changes are passed on as they are.
fn compatible(text: &str) -> impl Iterator<Item = char> {
    let plain = |c: char| c.is_ascii() || matches!(c, 'À'..='ı' | '\u{2012}'..='\u{2016}' | '\u{2018}'..='\u{201f}');
    text.split_inclusive(' ').flat_map(move |word| {
        let plain = word.chars().all(plain);
        let unchanged = plain.then(|| word.chars()).into_iter().flatten();
        unchanged.chain((!plain).then(|| word.nfkc()).into_iter().flatten())
    })
}

/// The known name nearest to `name`, if one is near enough to be meant.
#[must_use]
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = normalise(name);
    let mut best: Option<(f64, &str)> = None;
    for candidate in known {
        let other = normalise(candidate);
        let distance = strsim::damerau_levenshtein(&wanted, &other);
        let longest = wanted.chars().count().max(other.chars().count()).max(1);
        let mut score = 1.0 - distance as f64 / longest as f64;
        // A part of a name counts as near: "Pilotprojekt" for "Durchführung eines Pilotprojektes".
        if wanted.chars().count() >= 4 && other.contains(&wanted) {
            score = score.max(0.7);
        }
        if score >= 0.6 && best.is_none_or(|(b, _)| score > b) {
            best = Some((score, candidate));
        }
    }
    best.map(|(_, name)| name)
}

/// A text in ASCII as far as its letters have a base there, German umlauts written out: `begründung` is `begruendung`.
#[must_use]
pub fn transliterated(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfc() {
        match c {
            'ä' => out.push_str("ae"),
            'ö' => out.push_str("oe"),
            'ü' => out.push_str("ue"),
            'Ä' => out.push_str("Ae"),
            'Ö' => out.push_str("Oe"),
            'Ü' => out.push_str("Ue"),
            'ß' => out.push_str("ss"),
            c => out.push(c.nfkd().next().filter(char::is_ascii).unwrap_or(c)),
        }
    }
    out
}

/// A short name for files and links: lower-case ASCII letters, digits and single hyphens, with German umlauts written
/// out. At most 60 characters, and never empty.
#[must_use]
pub fn slug(name: &str) -> String {
    let mut out = whole_slug(name);
    out.truncate(60);
    out.truncate(out.trim_end_matches('-').len());
    out
}

/// A [`slug`] of at most so many characters, cut between words unless that would leave less than half of them.
#[must_use]
pub fn short_slug(name: &str, max_chars: usize) -> String {
    let mut out = whole_slug(name);
    if out.len() > max_chars {
        let word_end = out[..=max_chars].rfind('-').filter(|end| *end >= max_chars / 2);
        out.truncate(word_end.unwrap_or(max_chars));
        out.truncate(out.trim_end_matches('-').len());
    }
    out
}

/// Names that no file or folder can have on Windows, whatever follows after a full stop.
const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Whether Windows keeps a file's name for a device: `CON`, `nul.xlsx`.
#[must_use]
pub fn is_device(file: &str) -> bool {
    let stem = file.split(['.', ':']).next().unwrap_or_default().trim_end();
    DEVICES.iter().any(|device| device.eq_ignore_ascii_case(stem))
}

/// All of a name as a slug.
fn whole_slug(name: &str) -> String {
    let mut out = String::new();
    for c in name.to_lowercase().nfc() {
        match c {
            'ä' => out.push_str("ae"),
            'ö' => out.push_str("oe"),
            'ü' => out.push_str("ue"),
            'ß' => out.push_str("ss"),
            c if c.is_ascii_alphanumeric() => out.push(c),
            c => {
                let base = c.nfkd().next().filter(char::is_ascii_alphanumeric);
                match base {
                    Some(b) => out.push(b.to_ascii_lowercase()),
                    None if is_invisible(c) || is_quote(c) => {}
                    None if !out.is_empty() && !out.ends_with('-') => out.push('-'),
                    None => {}
                }
            }
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    if out.is_empty() { "unbenannt".into() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_title_are_the_same() {
        assert!(same(
            "Schaffung einer “Mission Mystique” als Vision",
            "Schaffung einer „Mission Mystique“ als  Vision"
        ));
        assert!(same("P2 – Prototypentwicklung", "P2 - Prototypentwicklung"));
        assert!(same("z. B.", "z.\u{a0}B."));
        assert!(same("Daten\u{ad}qualität ", "Datenqualität."));
        assert!(!same("Proof of Value", "Proof of Concept"));
    }

    /// Texts of characters whose case, composition or removal is easily handled wrongly.
    const SIMILAR: &str = "[äÄßẞIİıſa-cA-C.,'„“ \u{a0}\u{ad}\u{301}\u{308}–-]{0,6}";

    proptest::proptest! {
        #[test]
        fn names_are_the_same_if_their_normal_forms_are(a in SIMILAR, b in SIMILAR) {
            proptest::prop_assert_eq!(same(&a, &b), normalise(&a) == normalise(&b));
            let whole: String = a.nfkc().collect();
            proptest::prop_assert_eq!(compatible(&a).collect::<String>(), whole);
        }
    }

    #[test]
    fn headers_compare_by_letters() {
        assert_eq!(letters("🧑\u{200d}💼 Input Experte"), letters("🧑💼Input Experte"));
        assert_eq!(letters("(ab) Phase"), "abphase");
        assert_eq!(letters("Rel. V&T Kriterien"), "relvtkriterien");
    }

    #[test]
    fn near_misses_are_found_and_far_ones_are_not() {
        let known = ["status", "nachweis", "verantwortlich"];
        assert_eq!(nearest("Verantwortlch", known), Some("verantwortlich"));
        assert_eq!(nearest("farbe", known), None);
    }

    #[test]
    fn slugs_are_plain_and_never_empty() {
        assert_eq!(slug("Landkreis Süd-Weſt / Großmühlen"), "landkreis-sued-west-grossmuehlen");
        assert_eq!(slug("../..\\CON"), "con");
        for device in ["CON", "nul.xlsx", "Com1.2026.pdf", "aux ", "prn:x"] {
            assert!(is_device(device), "{device}");
        }
        for file in ["con-kommune", "null.xlsx", "com10", "a.con", ""] {
            assert!(!is_device(file), "{file}");
        }
        assert_eq!(slug("—"), "unbenannt");
    }

    #[test]
    fn short_slugs_end_with_a_word() {
        assert_eq!(short_slug("Hitze im Blick", 40), "hitze-im-blick");
        assert_eq!(short_slug("Hitze im Blick", 8), "hitze-im");
        assert_eq!(short_slug("Hitze im Blick", 10), "hitze-im");
        assert_eq!(short_slug("E-Governmentplattform", 10), "e-governme");
        assert_eq!(short_slug("Abcdefghi – jk", 10), "abcdefghi");
    }
}
