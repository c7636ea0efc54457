//! What head and sections of a council paper are made from, the words of the municipality's form, and the head.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::content::ContentBlock;
use crate::bodies::{self, Bodies, Case};
use crate::briefing::context::Context;
use crate::briefing::list::in_a_row;
use crate::briefing::model::Briefing;
use crate::briefing::project::Fact;
use crate::council_form::{Content, CouncilForm, FIELDS, HeaderField};

/// What the sections are made from.
pub(super) struct Paper<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) briefing: &'a Briefing,
    pub(super) form: &'a CouncilForm,
    /// Whether the form's names are in the paper's language.
    pub(super) own_words: bool,
}

impl Paper<'_> {
    pub(super) fn own(&self, name: Option<&str>) -> Option<String> {
        name.filter(|_| self.own_words).map(|name| self.context.prose(name))
    }

    pub(super) fn word(&self, key: &str) -> String {
        self.context.labels.text(key)
    }

    pub(super) fn name(&self, content: Content) -> String {
        let key = content.key();
        let usual = || {
            let heading = [("budget", self.briefing.budget.heading.as_str())];
            self.context.labels.fill(&format!("council.part.{key}"), &heading)
        };
        self.own(self.form.called(key)).unwrap_or_else(usual)
    }

    /// Whether the meeting is public, in words.
    pub(super) fn public(&self) -> Option<String> {
        let public = self.context.profile.resolution.public?;
        Some(self.word(if public { "council.public" } else { "council.not-public" }))
    }

    /// Who signs: those the form names, else the head of administration; and whom the profile names. An office that the
    /// profile names with its holder is not there twice.
    pub(super) fn signatures(&self) -> Vec<String> {
        let bodies = self.context.profile.bodies();
        let named = self.context.list(&self.context.profile.resolution.co_signatures);
        let form = self.form.signatures.iter().filter(|_| self.own_words);
        let mut rows: Vec<String> = form.map(|role| bodies::fill(role, &bodies).into_owned()).collect();
        // Offices are German words, whatever the language of the paper, and so is what they are held against.
        let stated = in_a_row(&self.context.profile.resolution.co_signatures, &str::to_owned);
        let led = stated.iter().any(|name| holds_office(name, bodies.head.with_article(Case::Nominative)));
        if rows.is_empty() && !led {
            rows.push(self.briefing.body.head.start.clone());
        }
        rows.retain(|role| !named.iter().any(|name| holds_office(name, role)));
        rows.extend(named);
        rows
    }

    /// The hint in a draft for a value that is not there.
    pub(super) fn gap(&self, key: &str) -> Option<ContentBlock> {
        let gap = self.briefing.gaps.iter().find(|g| g.key == key).filter(|_| self.context.options.draft)?;
        let text = self.context.labels.fill("council.gap", &[("what", &gap.what), ("key", key)]);
        Some(ContentBlock::Gap { key: key.to_owned(), text })
    }

    /// Every field with its value, as far as it is stated.
    pub(super) fn fields(&self) -> BTreeMap<&'static str, Option<String>> {
        FIELDS.iter().map(|(key, field)| (*key, self.field(*field).0)).collect()
    }

    /// The fields of the head but for those that stand elsewhere, and hints at those that are missing.
    pub(super) fn header(&self, elsewhere: &dyn Fn(&str) -> bool) -> (Vec<Fact>, Vec<ContentBlock>) {
        let (mut known, mut missing) = (Vec::new(), Vec::new());
        // A paper without its date says nothing of when it was true; and what a profile states for the paper stands in
        // it, whether the form has a field for it or not.
        let stated = [HeaderField::FileNumber, HeaderField::Author, HeaderField::Participants];
        let more = stated.into_iter().filter(|field| self.field(*field).0.is_some()).chain([HeaderField::Date]);
        let more: Vec<HeaderField> = more.filter(|field| !self.form.header.contains(field)).collect();
        for field in self.form.header.iter().chain(&more) {
            let (value, gap) = self.field(*field);
            let key = field.key();
            if elsewhere(key) {
                continue;
            }
            let label = self.own(self.form.called(key)).unwrap_or_else(|| self.word(&format!("council.field.{key}")));
            match value {
                Some(value) => known.push(Fact { label, value }),
                None => missing.extend(self.gap(gap)),
            }
        }
        (known, missing)
    }

    /// A field's value, and the key that is missing if it has none.
    fn field(&self, field: HeaderField) -> (Option<String>, &'static str) {
        let (context, r) = (self.context, &self.context.profile.resolution);
        let date = |d: Date| context.formats.date(d);
        let roadmap = &self.briefing.roadmap;
        match field {
            HeaderField::Number => (r.number.clone(), "[beschluss] vorlage_nr"),
            HeaderField::Lead => (context.optional_prose(&r.lead), "[beschluss] federfuehrung"),
            HeaderField::Body => (r.body.as_deref().map(|body| context.glossed(body)), "[beschluss] gremium"),
            HeaderField::Meeting => (r.meeting.map(date), "[beschluss] sitzung"),
            HeaderField::Date => (Some(self.briefing.meta.date.clone()), ""),
            HeaderField::AsOf => (self.briefing.meta.as_of.clone(), "[projekt] stand"),
            HeaderField::Phase => (Some(format!("{} {}", roadmap.phase_keys, roadmap.phase_names)), ""),
            HeaderField::Public => (self.public(), "[beschluss] oeffentlich"),
            HeaderField::FileNumber => (r.file_number.clone(), "[beschluss] aktenzeichen"),
            HeaderField::Author => (context.optional_prose(&r.author), "[beschluss] verfasser"),
            HeaderField::Participants => (joined(context, &r.participants), "[beschluss] beteiligte"),
            HeaderField::AttachmentCount => {
                (count(r.attachments.len()).map(|n| context.formats.integer(n)), "[beschluss] anlagen")
            }
            HeaderField::Products => {
                let products = distinct(context.profile.finance.costs.iter().filter_map(|i| i.product.as_deref()));
                (joined(context, &products), "[[finanzierung.posten]] produkt")
            }
            HeaderField::Contact => {
                let contact = self.context.profile.municipality.contact.iter();
                // A number to call stays on one line.
                let phone = |text: &Option<String>| text.as_ref().map(|text| text.replace(' ', "\u{a0}"));
                let known = contact.flat_map(|c| [c.name.clone(), c.office.clone(), phone(&c.phone), c.email.clone()]);
                let known: Vec<String> = known.flatten().collect();
                ((!known.is_empty()).then(|| context.prose(&known.join(", "))), "[kommune] kontakt")
            }
        }
    }
}

/// What those are called who lead an administration, in all Länder: the stems of their offices.
const HEADS: [&str; 6] = ["bürgermeister", "landrat", "landrätin", "verbandsvorsteher", "direktor", "präsident"];

/// Whether somebody holds this office: `Bürgermeister, Tobias Wendland` is `die Bürgermeisterin oder der Bürgermeister`,
/// and whoever leads an administration where it is not known what the office is called.
fn holds_office(name: &str, role: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let neutral = Bodies::neutral().head.bare().to_lowercase();
    if role.to_lowercase().ends_with(&neutral) {
        return words(name).iter().any(|word| HEADS.iter().any(|stem| word.contains(stem)));
    }
    let office: Vec<String> = words(role).into_iter().filter(|word| word.chars().count() > 5).collect();
    words(name).iter().any(|word| office.contains(word))
}

/// A number that says something.
fn count(number: usize) -> Option<i64> {
    i64::try_from(number).ok().filter(|n| *n > 0)
}

fn joined(context: &Context, texts: &[String]) -> Option<String> {
    (!texts.is_empty()).then(|| context.list(texts).join(", "))
}

/// Each text once, in its first place.
pub(super) fn distinct<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for text in texts {
        if !all.iter().any(|known| known == text) {
            all.push(text.to_owned());
        }
    }
    all
}
