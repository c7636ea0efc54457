//! A municipality by its name in a sentence: `in Musterstadt`, `im Landkreis Mittelhain`, `beim Zweckverband Ost`.

use super::model::{Bodies, Case, Noun};

/// Kinds of municipality that are places: one says their name alone.
const PLACES: [&str; 5] = ["Gemeinde", "Stadt", "kreisfreie Stadt", "Markt", "Stadtstaat"];
/// Kinds that are no area one can be in.
const ASSOCIATIONS: [&str; 2] = ["Zweckverband", "Regionalverband"];
/// Words that say the kind when a name follows them: with the article, and the ending of the genitive.
const WORDS: [(&str, Gender, &str); 11] = [
    ("Stadt", Gender::Feminine, ""),
    ("Gemeinde", Gender::Feminine, ""),
    ("Region", Gender::Feminine, ""),
    ("Gemeinschaft", Gender::Feminine, ""),
    ("Markt", Gender::Masculine, "es"),
    ("Kreis", Gender::Masculine, "es"),
    ("Bezirk", Gender::Masculine, "s"),
    ("Verband", Gender::Masculine, "s"),
    ("Verbund", Gender::Masculine, "s"),
    ("Bund", Gender::Masculine, "es"),
    ("Amt", Gender::Neuter, "es"),
];
/// Towns call themselves by more words than the kinds are known by.
const TOWNS: [&str; 12] = [
    "Stadt",
    "Hansestadt",
    "Landeshauptstadt",
    "Universitätsstadt",
    "Kreisstadt",
    "Lutherstadt",
    "Bundesstadt",
    "Wissenschaftsstadt",
    "Hochschulstadt",
    "Bergstadt",
    "Kurstadt",
    "Residenzstadt",
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gender {
    Feminine,
    Masculine,
    Neuter,
}

/// Words before a proper name that are not part of it, beside [`TOWNS`]. A market, a special-purpose association or an
/// "Eifelkreis" is looked for under that word.
const KINDS: [&str; 14] = [
    "Gemeinde",
    "Samtgemeinde",
    "Verbandsgemeinde",
    "Ortsgemeinde",
    "Einheitsgemeinde",
    "Flecken",
    "Kreis",
    "Landkreis",
    "Amt",
    "Bezirk",
    "Region",
    "Städteregion",
    "Regionalverband",
    "Verband",
];
/// Words that stand before such a word.
const BEFORE_KINDS: [&str; 8] =
    ["Freie", "Große", "Alte", "kreisfreie", "kreisangehörige", "und", "Hanse-", "Universitäts-"];

/// What a municipality is looked for under in a list: its name without the word for its kind: `Höxter` of `Kreis Höxter`,
/// `Hamburg` of `Freie und Hansestadt Hamburg`.
#[must_use]
pub fn proper_name(name: &str) -> &str {
    let is_one_of = |words: &[&str], word: &str| words.iter().any(|known| known.to_lowercase() == word.to_lowercase());
    let (mut rest, mut proper) = (name.trim(), name.trim());
    while let Some((word, after)) = rest.split_once(' ') {
        rest = after.trim_start();
        if is_one_of(&KINDS, word) || is_one_of(&TOWNS, word) {
            proper = rest;
        } else if !is_one_of(&BEFORE_KINDS, word) {
            break;
        }
    }
    // "Stadt und Land Musterhausen" is a name of its own.
    if proper.starts_with("und ") { name.trim() } else { proper }
}

/// A municipality's name in sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Nominative, genitive, dative and accusative: `der Landkreis Mittelhain`; a town's name stands alone but in the
    /// genitive: `der Stadt Musterstadt`.
    cases: [String; 4],
    /// Where something is: `in Musterstadt`, `im Landkreis Mittelhain`, `beim Zweckverband Ost`.
    pub at: String,
    /// The same in English.
    pub english_at: String,
}

impl Named {
    /// The name of a municipality that these words hold for.
    #[must_use]
    pub fn of(name: &str, bodies: &Bodies) -> Self {
        let kind = bodies.kind.as_deref();
        let association = kind.is_some_and(|kind| ASSOCIATIONS.contains(&kind));
        let english_at = if association { format!("at {name}") } else { format!("in {name}") };
        if let Some(cases) = by_first_word(name).or_else(|| by_adjective(name)) {
            return Self { at: at(&cases[Case::Dative as usize], association), cases, english_at };
        }
        let place = match kind {
            Some(kind) => PLACES.contains(&kind),
            // What is not known to be a town and is more than one word could be anything.
            None => !name.trim().contains(' '),
        };
        if place {
            let genitive = match kind {
                Some(_) => format!("{} {name}", bodies.municipality.with_article(Case::Genitive)),
                None => format!("von {name}"),
            };
            let cases = [name.to_owned(), genitive, name.to_owned(), name.to_owned()];
            return Self { cases, at: format!("in {name}"), english_at };
        }
        let cases = with_kind(&bodies.municipality, name);
        Self { at: at(&cases[Case::Dative as usize], association), cases, english_at }
    }

    /// The name in a case.
    #[must_use]
    pub fn case(&self, case: Case) -> &str {
        &self.cases[case as usize]
    }
}

/// A dative with its article after "in", or "bei" for what one cannot be in.
fn at(dative: &str, association: bool) -> String {
    let (joined, apart) = if association { ("beim", "bei") } else { ("im", "in") };
    match dative.strip_prefix("dem ") {
        Some(rest) => format!("{joined} {rest}"),
        None => format!("{apart} {dative}"),
    }
}

fn with_kind(kind: &Noun, name: &str) -> [String; 4] {
    [Case::Nominative, Case::Genitive, Case::Dative, Case::Accusative]
        .map(|case| format!("{} {name}", kind.with_article(case)))
}

/// A name whose first word says the kind: `Landkreis Mittelhain`, `Wetteraukreis`, `Abwasserverband Nord`.
fn by_first_word(name: &str) -> Option<[String; 4]> {
    let name = name.trim();
    let (first, rest) = name.split_once(' ').map_or((name, ""), |(first, rest)| (first, rest));
    let lower = first.to_lowercase();
    let fits = |word: &str| match word {
        // "Neustadt an der Aisch" and "Ammerbruch" are names; so is "Darmstadt".
        "Stadt" => !rest.is_empty() && TOWNS.iter().any(|town| town.to_lowercase() == lower),
        "Markt" | "Amt" | "Bund" | "Region" => !rest.is_empty() && lower == word.to_lowercase(),
        "Gemeinde" | "Bezirk" => !rest.is_empty() && lower.ends_with(&word.to_lowercase()),
        _ => lower.ends_with(&word.to_lowercase()),
    };
    let (_, gender, ending) = WORDS.into_iter().find(|(word, ..)| fits(word))?;
    let tail = if rest.is_empty() { String::new() } else { format!(" {rest}") };
    Some(match gender {
        Gender::Feminine => ["die", "der", "der", "die"].map(|article| format!("{article} {first}{tail}")),
        Gender::Masculine | Gender::Neuter => {
            let own = if gender == Gender::Masculine { ["der", "den"] } else { ["das", "das"] };
            [
                format!("{} {first}{tail}", own[0]),
                format!("des {first}{ending}{tail}"),
                format!("dem {first}{tail}"),
                format!("{} {first}{tail}", own[1]),
            ]
        }
    })
}

/// `Freie und Hansestadt Hamburg`, `Große Kreisstadt Musterstadt`: the adjective bends too.
fn by_adjective(name: &str) -> Option<[String; 4]> {
    let (adjective, rest) = name.trim().split_once(' ')?;
    if !["Freie", "Große", "Alte"].contains(&adjective) {
        return None;
    }
    let noun = rest.split(' ').find(|word| TOWNS.contains(word))?;
    (!rest.ends_with(noun)).then(|| {
        let strong = format!("die {adjective} {rest}");
        let weak = format!("der {adjective}n {rest}");
        [strong.clone(), weak.clone(), weak, strong]
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_town_is_looked_for_under_its_proper_name() {
        for (name, proper) in [
            ("Kreis Höxter", "Höxter"),
            ("Gemeinde Fuchstal", "Fuchstal"),
            ("Landkreis St. Wendel", "St. Wendel"),
            ("Freie und Hansestadt Hamburg", "Hamburg"),
            ("Universitäts- und Hansestadt Greifswald", "Greifswald"),
            ("Große Kreisstadt Musterstadt", "Musterstadt"),
            ("kreisfreie Stadt Kempten (Allgäu)", "Kempten (Allgäu)"),
            ("Verband Region Rhein-Neckar", "Rhein-Neckar"),
            ("Gemeinde Ringelai und Ilzer Land", "Ringelai und Ilzer Land"),
        ] {
            assert_eq!(proper_name(name), proper);
        }
        for whole in [
            "Neustadt an der Aisch",
            "Markt Schwaben",
            "Zweckverband Wasser Hohe Rieth",
            "Eifelkreis Bitburg-Prüm",
            "Stadt und Land Musterhausen",
            "Große Heide",
            "Stadt",
        ] {
            assert_eq!(proper_name(whole), whole);
        }
    }

    fn named(name: &str, kind: Option<&str>) -> [String; 4] {
        let bodies = Bodies::of(kind, name, &["Hessen".to_owned()], None);
        let named = Named::of(name, &bodies);
        [named.case(Case::Nominative), named.case(Case::Genitive), named.case(Case::Dative), &named.at]
            .map(str::to_owned)
    }

    #[test]
    fn a_name_stands_in_a_sentence_as_one_says_it() {
        let stadt = named("Musterstadt", Some("kreisangehörige Stadt"));
        assert_eq!(stadt, ["Musterstadt", "der Stadt Musterstadt", "Musterstadt", "in Musterstadt"]);
        let kreis = named("Landkreis Mittelhain", Some("Landkreis"));
        let same = ["der Landkreis Mittelhain", "des Landkreises Mittelhain", "dem Landkreis Mittelhain"];
        assert_eq!(kreis[..3], same);
        assert_eq!(kreis[3], "im Landkreis Mittelhain");
        assert_eq!(named("Mittelhain", Some("Landkreis")), kreis);
        assert_eq!(named("Auenkreis", Some("Landkreis"))[1..], ["des Auenkreises", "dem Auenkreis", "im Auenkreis"]);
        assert_eq!(
            named("Zweckverband Wasser Hohe Rieth", Some("Zweckverband"))[1..],
            [
                "des Zweckverbands Wasser Hohe Rieth",
                "dem Zweckverband Wasser Hohe Rieth",
                "beim Zweckverband Wasser Hohe Rieth"
            ]
        );
        assert_eq!(named("Samtgemeinde Auental", Some("Samtgemeinde"))[3], "in der Samtgemeinde Auental");
        assert_eq!(
            named("Amt Seenland", Some("Amt"))[1..],
            ["des Amtes Seenland", "dem Amt Seenland", "im Amt Seenland"]
        );
        assert_eq!(named("Freie und Hansestadt Elbfurt", Some("Stadt"))[3], "in der Freien und Hansestadt Elbfurt");
        assert_eq!(named("Stadt Musterstadt", Some("Stadt"))[3], "in der Stadt Musterstadt");
    }

    #[test]
    fn what_only_sounds_like_a_kind_is_a_name() {
        assert_eq!(named("Neustadt an der Aue", Some("Stadt"))[3], "in Neustadt an der Aue");
        assert_eq!(named("Bad Musterberg", Some("Stadt"))[3], "in Bad Musterberg");
        assert_eq!(named("Musterstadt", None)[1..], ["von Musterstadt", "Musterstadt", "in Musterstadt"]);
        assert_eq!(named("Smartes Oberland", None)[3], "in der Kommune Smartes Oberland");
    }
}
