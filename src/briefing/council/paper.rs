//! What head and sections of a council paper are made from, the words of the municipality's form, and the head.

use jiff::civil::Date;

use super::content::ContentBlock;
use crate::bodies;
use crate::briefing::context::Context;
use crate::briefing::model::Briefing;
use crate::briefing::project::Fact;
use crate::council_form::{Content, CouncilForm, HeaderField};

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

    /// Who signs: those the form names, else the head of administration; and whom the profile names.
    pub(super) fn signatures(&self) -> Vec<String> {
        let bodies = self.context.profile.bodies();
        let form = self.form.signatures.iter().filter(|_| self.own_words);
        let mut rows: Vec<String> = form.map(|role| bodies::fill(role, &bodies).into_owned()).collect();
        if rows.is_empty() {
            rows.push(self.briefing.body.head.start.clone());
        }
        rows.extend(self.context.all_prose(&self.context.profile.resolution.co_signatures));
        rows
    }

    /// The hint in a draft for a value that is not there.
    pub(super) fn gap(&self, key: &str) -> Option<ContentBlock> {
        let gap = self.briefing.gaps.iter().find(|g| g.key == key).filter(|_| self.context.options.draft)?;
        let text = self.context.labels.fill("council.gap", &[("what", &gap.what), ("key", key)]);
        Some(ContentBlock::Gap { key: key.to_owned(), text })
    }

    pub(super) fn header(&self) -> (Vec<Fact>, Vec<ContentBlock>) {
        let (mut known, mut missing) = (Vec::new(), Vec::new());
        for field in &self.form.header {
            let (value, gap) = self.field(*field);
            let key = field.key();
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
                let known = contact.flat_map(|c| [&c.name, &c.office, &c.phone, &c.email]).flatten();
                let known: Vec<&str> = known.map(String::as_str).collect();
                ((!known.is_empty()).then(|| context.prose(&known.join(", "))), "[kommune] kontakt")
            }
        }
    }
}

/// A number that says something.
fn count(number: usize) -> Option<i64> {
    i64::try_from(number).ok().filter(|n| *n > 0)
}

fn joined(context: &Context, texts: &[String]) -> Option<String> {
    (!texts.is_empty()).then(|| context.all_prose(texts).join(", "))
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
