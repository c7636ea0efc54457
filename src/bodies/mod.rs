//! Who decides in a municipality and who leads its administration, and how one speaks of them.
//!
//! Takes a kind of municipality, its Länder and the body it names; gives words in their cases, from
//! `data/organe.toml`, where each entry has its source and how sure it is. Where nothing is known, the words are neutral:
//! never a guess. Knows no profile and no paper.

mod marks;
mod model;
mod named;
mod table;

pub use marks::{fill, known, unknown_marks};
pub use model::{Bodies, Case, Members, Noun};
pub use named::{Named, proper_name};

use std::sync::LazyLock;

use crate::names;
use table::Table;

static TABLE: LazyLock<Table> = LazyLock::new(Table::embedded);

/// What a German body, role, kind of municipality or Land is in English, for papers that print it as it is; none where
/// that is not known.
#[must_use]
pub fn gloss(german: &str) -> Option<&'static str> {
    TABLE.gloss(german)
}

impl Bodies {
    /// The words for a municipality of this kind (`kommune.art`) and name in these Länder.
    ///
    /// `stated` is the body that the municipality itself names (`beschluss.gremium`). If it is a body known to decide in
    /// municipalities, it goes before what is usual in the Land; a committee does not.
    #[must_use]
    pub fn of(kind: Option<&str>, name: &str, states: &[String], stated: Option<&str>) -> Self {
        let table = &*TABLE;
        let state = match states {
            [state] => Some(state.as_str()),
            _ => None,
        };
        let kind = table.kind(kind, name, state);
        let usual = kind.and_then(|kind| table.council(kind.art, state));
        let own = stated.and_then(|stated| table.stated_council(stated));
        let (council, members) = match (own, usual) {
            (Some(own), Some(usual)) if names::same(own.council.bare(), usual.council.bare()) => {
                (usual.council.clone(), usual.members.clone())
            }
            (Some(found), _) | (None, Some(found)) => (found.council.clone(), found.members.clone()),
            (None, None) => (table.neutral.council.clone(), table.neutral.members.clone()),
        };
        Self {
            kind: kind.map(|kind| kind.art.to_owned()),
            municipality: kind.map_or_else(|| table.neutral.municipality.clone(), |kind| kind.noun.clone()),
            council,
            members,
            head: kind
                .and_then(|kind| table.head(kind.art, kind.large, state))
                .unwrap_or_else(|| table.neutral.head.clone()),
        }
    }

    /// The neutral words, for texts that are not about one municipality.
    #[must_use]
    pub fn neutral() -> Self {
        TABLE.neutral.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(kind: &str, state: &str, stated: Option<&str>) -> [String; 4] {
        let bodies = Bodies::of(Some(kind), "Musterhausen", &[state.to_owned()], stated);
        [
            bodies.municipality.with_article(Case::Genitive),
            bodies.council.with_article(Case::Dative),
            &bodies.members.plain,
            bodies.head.with_article(Case::Nominative),
        ]
        .map(str::to_owned)
    }

    #[test]
    fn what_english_papers_print_in_german_is_explained() {
        for (german, english) in [
            ("Nordrhein-Westfalen", "North Rhine-Westphalia"),
            ("kreisangehörige Stadt", "town that belongs to a district"),
            ("Zweckverband", "special-purpose association"),
            ("Rat der Stadt Musterstadt", "council"),
            ("Ausschuss für Umwelt und Tiefbau", "committee"),
            ("Haupt- und Finanzausschuss", "main and finance committee"),
            ("Vorberatung", "preliminary deliberation"),
        ] {
            assert_eq!(gloss(german), Some(english), "{german}");
        }
        assert_eq!(gloss("Freundeskreis des Freibads"), None);
    }

    #[test]
    fn towns_that_belong_to_no_county_are_known_by_their_names() {
        let head = |kind: Option<&str>, name: &str, state: &str| {
            let bodies = Bodies::of(kind, name, &[state.to_owned()], None);
            bodies.head.with_article(Case::Nominative).to_owned()
        };
        let mayor = "die Oberbürgermeisterin oder der Oberbürgermeister";
        for (kind, name, state) in [
            (None, "Solingen", "Nordrhein-Westfalen"),
            (Some("Stadt"), "Ulm", "Baden-Württemberg"),
            (Some("Stadt"), "Bremerhaven", "Bremen"),
            (None, "Landeshauptstadt Kiel", "Schleswig-Holstein"),
            (None, "Klingenstadt Solingen", "Nordrhein-Westfalen"),
        ] {
            assert_eq!(head(kind, name, state), mayor, "{name}");
        }
        // Another Land, another kind, part of a name: nothing is known.
        let neutral = "die Leitung der Verwaltung";
        assert_eq!(head(None, "Solingen", "Hessen"), neutral);
        assert_eq!(head(None, "Ulm an der Lahn", "Baden-Württemberg"), neutral);
        assert!(head(Some("Landkreis"), "Karlsruhe", "Baden-Württemberg").contains("Landrat"));
    }

    #[test]
    fn every_land_has_its_own_words() {
        let of = |kind, state| words(kind, state, None);
        assert_eq!(
            of("Samtgemeinde", "Niedersachsen"),
            [
                "der Samtgemeinde",
                "dem Samtgemeinderat",
                "Ratsfrauen und Ratsherren",
                "die Samtgemeindebürgermeisterin oder der Samtgemeindebürgermeister"
            ]
        );
        assert_eq!(
            of("Amt", "Brandenburg"),
            [
                "des Amtes",
                "dem Amtsausschuss",
                "Mitglieder des Amtsausschusses",
                "die Amtsdirektorin oder der Amtsdirektor"
            ]
        );
        assert_eq!(
            of("Kreis", "Schleswig-Holstein"),
            ["des Kreises", "dem Kreistag", "Kreistagsabgeordnete", "die Landrätin oder der Landrat"]
        );
        assert_eq!(
            of("Zweckverband", "Thüringen"),
            [
                "des Zweckverbands",
                "der Verbandsversammlung",
                "Mitglieder der Verbandsversammlung",
                "die Verbandsvorsitzende oder der Verbandsvorsitzende"
            ]
        );
        assert_eq!(
            of("kreisfreie Stadt", "Bremen"),
            [
                "der Stadt",
                "der Stadtverordnetenversammlung",
                "Stadtverordnete",
                "die Oberbürgermeisterin oder der Oberbürgermeister"
            ]
        );
        assert_eq!(
            of("kreisangehörige Stadt", "Nordrhein-Westfalen"),
            ["der Stadt", "dem Rat", "Ratsmitglieder", "die Bürgermeisterin oder der Bürgermeister"]
        );
    }

    #[test]
    fn a_town_that_may_have_a_lord_mayor_has_a_head_of_administration() {
        // Whether a town of Bavaria is a Große Kreisstadt, its kind does not say.
        assert_eq!(words("Stadt", "Bayern", None)[3], "die Leitung der Verwaltung");
        assert_eq!(words("Große Kreisstadt", "Bayern", None)[3], "die Oberbürgermeisterin oder der Oberbürgermeister");
        assert_eq!(words("Gemeinde", "Bayern", None)[3], "die erste Bürgermeisterin oder der erste Bürgermeister");
    }

    #[test]
    fn what_nobody_knows_is_neutral() {
        let unknown = Bodies::of(None, "Musterhausen", &["Nordrhein-Westfalen".to_owned()], None);
        assert_eq!(unknown, Bodies::neutral());
        let several = ["Hessen".to_owned(), "Bayern".to_owned()];
        let association = Bodies::of(Some("Zweckverband"), "Zweckverband Ost", &several, None);
        // In every Land that body has this name, but its head has not.
        assert_eq!(association.council.bare(), "Verbandsversammlung");
        assert_eq!(association.head, Bodies::neutral().head);
    }

    #[test]
    fn a_kind_is_known_by_the_name_too() {
        let of = |name: &str| Bodies::of(None, name, &["Hessen".to_owned()], None).council.bare().to_owned();
        assert_eq!(of("Landkreis Mittelhain"), "Kreistag");
        assert_eq!(of("Zweckverband Wasser Hohe Rieth"), "Verbandsversammlung");
        assert_eq!(of("Amt Neuhaus"), "zuständige Gremium");
    }

    #[test]
    fn the_body_that_the_municipality_names_comes_first_but_a_committee_does_not_take_its_place() {
        assert_eq!(words("Stadt", "Schleswig-Holstein", Some("Ratsversammlung"))[1], "der Ratsversammlung");
        assert_eq!(words("Stadt", "Nordrhein-Westfalen", Some("Rat der Stadt Musterhausen"))[1], "dem Rat");
        assert_eq!(words("Stadt", "Nordrhein-Westfalen", Some("Hauptausschuss"))[1], "dem Rat");
        assert_eq!(words("Stadt", "Bayern", Some("Stadtrat"))[2], "Stadtratsmitglieder");
    }

    #[test]
    fn the_table_is_sound() {
        let table = Table::embedded();
        assert!(table.kinds.len() > 12 && table.councils.len() > 60 && table.heads.len() > 60, "rows are missing");
        for state in crate::document::bounds::STATES {
            assert!(table.councils.iter().any(|(entry, _)| entry.state == state), "{state} has no body");
            assert!(table.heads.iter().any(|(entry, _)| entry.state == state), "{state} has no head");
        }
    }
}
