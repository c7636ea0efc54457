//! How papers speak of the body that decides, its members, the head of administration and the municipality: ready words
//! in every case, so that templates and text modules bend nothing.

use serde::Serialize;

use super::context::Context;
use super::prose::capitalised;
use crate::bodies::{Bodies, Case, Named, Noun};
use crate::budget::System;
use crate::language::Language;

/// Words with their article in four cases; in English the genitive is the possessive, the others are equal.
#[derive(Debug, Clone, Serialize)]
pub struct Cases {
    /// `der Kreistag`.
    pub nom: String,
    /// `des Kreistags`.
    #[serde(rename = "gen")]
    pub genitive: String,
    /// `dem Kreistag`.
    pub dat: String,
    /// `den Kreistag`.
    pub acc: String,
    /// The nominative at the beginning of a sentence: `Der Kreistag`.
    pub start: String,
}

/// The members of the body.
#[derive(Debug, Clone, Serialize)]
pub struct MembersText {
    /// Without an article, as in an address: `Kreistagsabgeordnete`.
    pub plain: String,
    /// The dative without an article.
    pub plain_dat: String,
    /// With their article.
    #[serde(flatten)]
    pub cases: Cases,
}

/// The municipality.
#[derive(Debug, Clone, Serialize)]
pub struct MunicipalityText {
    /// Its kind with an article: `der Landkreis`.
    #[serde(flatten)]
    pub cases: Cases,
    /// Its kind alone: `Landkreis`.
    pub plain: String,
    /// `vom Landkreis`.
    pub by: String,
    /// `zum Landkreis`.
    pub to: String,
    /// `beim Landkreis`.
    pub with: String,
    /// By its name: `der Landkreis Mittelhain`, but `Musterstadt`.
    pub name: Cases,
    /// Where something is: `in Musterstadt`, `im Landkreis Mittelhain`, `beim Zweckverband Ost`.
    #[serde(rename = "in")]
    pub place: String,
    /// Its own budget: `Haushalt des Landkreises`.
    pub own_budget: String,
}

/// The words for a project's papers: those of the deciding body itself stand at the top.
#[derive(Debug, Clone, Serialize)]
pub struct BodyText {
    /// The body that decides: `der Kreistag`.
    #[serde(flatten)]
    pub cases: Cases,
    /// The body without an article: `Kreistag`.
    pub plain: String,
    /// `im Kreistag`.
    #[serde(rename = "in")]
    pub place: String,
    /// `vom Kreistag`.
    pub by: String,
    /// `zum Kreistag`.
    pub to: String,
    /// Whether it is known which body decides; if not, the words are neutral.
    pub known: bool,
    /// Its members.
    pub members: MembersText,
    /// The head of administration: `die Landrätin oder der Landrat`.
    pub head: Cases,
    /// The municipality.
    pub municipality: MunicipalityText,
}

/// The words of this project.
pub(super) fn body(context: &Context, bodies: &Bodies, system: Option<System>) -> BodyText {
    let name = context.profile.municipality.name.as_str();
    let named = Named::of(name, bodies);
    let mut text = match context.options.language {
        Language::German => german(bodies, &named),
        Language::English => english(bodies, &named, name),
    };
    if system == Some(System::Enterprise) {
        text.municipality.own_budget = match context.options.language {
            Language::German => format!("Wirtschaftsplan {}", text.municipality.cases.genitive),
            Language::English => format!("business plan of {}", text.municipality.cases.nom),
        };
    }
    let name = &mut text.municipality.name;
    for word in [&mut name.nom, &mut name.genitive, &mut name.dat, &mut name.acc, &mut name.start] {
        *word = context.prose(word);
    }
    text.municipality.place = context.prose(&text.municipality.place);
    text
}

/// Whether the body is a council, so that papers for it may be called so.
pub(super) fn is_council(bodies: &Bodies) -> bool {
    bodies.council.bare().to_lowercase().ends_with("rat")
}

fn cases(words: [&str; 4]) -> Cases {
    let [nom, genitive, dat, acc] = words.map(str::to_owned);
    Cases { start: capitalised(&nom), nom, genitive, dat, acc }
}

fn of_noun(noun: &Noun) -> Cases {
    cases(ALL.map(|case| noun.with_article(case)))
}

const ALL: [Case; 4] = [Case::Nominative, Case::Genitive, Case::Dative, Case::Accusative];

fn german(bodies: &Bodies, named: &Named) -> BodyText {
    let Bodies { kind: _, municipality, council, members, head } = bodies;
    BodyText {
        cases: of_noun(council),
        plain: council.bare().to_owned(),
        place: council.after("im", "in der"),
        by: council.after("vom", "von der"),
        to: council.after("zum", "zur"),
        known: council != &Bodies::neutral().council,
        members: MembersText {
            plain: members.plain.clone(),
            plain_dat: members.plain_dative.clone(),
            cases: cases(ALL.map(|case| members.with_article(case))),
        },
        head: of_noun(head),
        municipality: MunicipalityText {
            cases: of_noun(municipality),
            plain: municipality.bare().to_owned(),
            by: municipality.after("vom", "von der"),
            to: municipality.after("zum", "zur"),
            with: municipality.after("beim", "bei der"),
            name: cases(ALL.map(|case| named.case(case))),
            place: named.at.clone(),
            own_budget: format!("Haushalt {}", municipality.with_article(Case::Genitive)),
        },
    }
}

fn english(bodies: &Bodies, named: &Named, name: &str) -> BodyText {
    let the = |noun: &str| {
        let (whole, own) = (format!("the {noun}"), possessive(&format!("the {noun}")));
        cases([&whole, &own, &whole, &whole])
    };
    let Bodies { kind: _, municipality, council, members, head } = bodies;
    let (body, place) = (&council.english, &municipality.english);
    BodyText {
        cases: the(body),
        plain: body.clone(),
        place: format!("in the {body}"),
        by: format!("by the {body}"),
        to: format!("to the {body}"),
        known: council != &Bodies::neutral().council,
        members: MembersText {
            plain: members.english.clone(),
            plain_dat: members.english.clone(),
            cases: the(&members.english),
        },
        head: the(&head.english),
        municipality: MunicipalityText {
            cases: the(place),
            plain: place.clone(),
            by: format!("by the {place}"),
            to: format!("to the {place}"),
            with: format!("with the {place}"),
            name: Cases { start: name.to_owned(), ..cases([name, &possessive(name), name, name]) },
            place: named.english_at.clone(),
            own_budget: format!("budget of the {place}"),
        },
    }
}

/// `the council’s`, `the councillors’`.
fn possessive(word: &str) -> String {
    if word.ends_with('s') { format!("{word}’") } else { format!("{word}’s") }
}
