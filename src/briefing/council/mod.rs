//! The council paper: head, sections and what stands in them, in the order and with the names of the
//! municipality's form. One list of blocks serves the page and the text copy, so that the two cannot differ.
//! A missing risk or follow-up cost is said, whatever the form leaves out.

mod finance;
mod proposal;
mod sections;

pub use finance::FollowUp;
pub use proposal::{Increment, Proposal};

use serde::Serialize;

use super::gaps::Gap;
use super::project::{ConsultationRow, Fact};
use super::{Briefing, Context};
use crate::council_form::{Content, CouncilForm, HeaderField};

/// The kind this is the view model of.
pub(super) const KIND: &str = "beschlussvorlage";

/// A council paper.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Council {
    /// What the paper is called.
    pub title: String,
    /// Whose form it follows.
    pub form: String,
    /// Whether that is the municipality's own file.
    pub own_form: bool,
    /// The fields of the head that are known, in order.
    pub header: Vec<Fact>,
    /// The fields of the head that are missing; a draft marks them.
    pub missing: Vec<Block>,
    /// The sections that have something to say, in order.
    pub sections: Vec<Section>,
    /// What follows after the last investment.
    pub follow_up: FollowUp,
    /// What is missing, in words.
    pub gaps: Vec<String>,
}

/// A section of the paper.
#[derive(Debug, Clone, Serialize)]
pub struct Section {
    /// Its heading.
    pub title: String,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// A piece of a section.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "t", rename_all = "lowercase")]
pub enum Block {
    /// A heading within the section.
    Heading {
        /// The words.
        title: String,
    },
    /// A text module by name.
    Module {
        /// The name.
        name: &'static str,
    },
    /// A text module that has to catch the eye: something is missing.
    Notice {
        /// The name.
        name: &'static str,
    },
    /// Running text.
    Paragraphs {
        /// By paragraph.
        texts: Vec<String>,
    },
    /// A list.
    Bullets {
        /// The items.
        items: Vec<String>,
    },
    /// Labels and values.
    Facts {
        /// The rows.
        rows: Vec<Fact>,
    },
    /// A table of data; its first column names the rows.
    Table(Table),
    /// What the profile lacks; only in a draft.
    Gap {
        /// The key in the profile.
        key: String,
        /// The hint in words.
        text: String,
    },
}

/// A table of data.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Table {
    /// Which table it is, for the width of its columns.
    pub key: &'static str,
    /// The heads of the columns.
    pub header: Vec<String>,
    /// `left` or `right` by column.
    pub align: Vec<&'static str>,
    /// The cells by row.
    pub rows: Vec<Vec<String>>,
    /// The sums; none where nothing adds up.
    pub total: Option<Vec<String>>,
}

/// Makes the proposal of a resolution; none if the profile brings its own.
pub(super) fn proposal(context: &Context) -> Option<Proposal> {
    context.profile.resolution.text.is_empty().then(|| proposal::proposal(context))
}

/// Makes the paper from what the briefing holds already.
pub(super) fn council(context: &Context, briefing: &Briefing) -> Council {
    let form = context.sources.council_form();
    let paper = Paper { context, briefing, form, own_words: form.language == context.options.language };
    let own: Vec<&Gap> = briefing.gaps.iter().filter(|g| g.kinds.iter().any(|k| k == KIND)).collect();
    let (header, missing) = paper.header();
    let mut sections: Vec<Section> = form.sections.iter().filter_map(|p| paper.section(p)).collect();
    sections.push(paper.notes(!own.is_empty()));
    Council {
        title: paper.own(form.title.as_deref()).unwrap_or_else(|| context.labels.text("council.title")),
        form: form.name.clone(),
        own_form: context.sources.own_form.is_some(),
        header,
        missing,
        sections,
        follow_up: finance::follow_up(context),
        gaps: own.into_iter().map(|g| g.what.clone()).collect(),
    }
}

/// What the sections are made from.
struct Paper<'a> {
    context: &'a Context<'a>,
    briefing: &'a Briefing,
    form: &'a CouncilForm,
    /// Whether the form's names are in the paper's language.
    own_words: bool,
}

impl Paper<'_> {
    fn own(&self, name: Option<&str>) -> Option<String> {
        name.filter(|_| self.own_words).map(str::to_owned)
    }

    fn word(&self, key: &str) -> String {
        self.context.labels.text(key)
    }

    fn name(&self, content: Content) -> String {
        let key = content.key();
        self.own(self.form.called(key)).unwrap_or_else(|| self.word(&format!("council.part.{key}")))
    }

    /// The hint in a draft for a value that is not there.
    fn gap(&self, key: &str) -> Option<Block> {
        let gap = self.briefing.gaps.iter().find(|g| g.key == key).filter(|_| self.context.options.draft)?;
        let text = self.context.labels.fill("council.gap", &[("what", &gap.what), ("key", key)]);
        Some(Block::Gap { key: key.to_owned(), text })
    }

    fn header(&self) -> (Vec<Fact>, Vec<Block>) {
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
        let date = |d: jiff::civil::Date| context.formats.date(d);
        let roadmap = &self.briefing.roadmap;
        match field {
            HeaderField::Number => (r.number.clone(), "[beschluss] vorlage_nr"),
            HeaderField::Lead => (r.lead.clone(), "[beschluss] federfuehrung"),
            HeaderField::Body => (r.body.clone(), "[beschluss] gremium"),
            HeaderField::Meeting => (r.meeting.map(date), "[beschluss] sitzung"),
            HeaderField::Date => (Some(self.briefing.meta.date.clone()), ""),
            HeaderField::AsOf => (self.briefing.meta.as_of.clone(), "[projekt] stand"),
            HeaderField::Phase => (Some(format!("{} {}", roadmap.phase_keys, roadmap.phase_names)), ""),
            HeaderField::Contact => {
                let contact = self.context.profile.municipality.contact.iter();
                let known = contact.flat_map(|c| [&c.name, &c.office, &c.phone, &c.email]).flatten();
                let known: Vec<&str> = known.map(String::as_str).collect();
                ((!known.is_empty()).then(|| known.join(", ")), "[kommune] kontakt")
            }
        }
    }

    fn consultations(&self) -> Vec<ConsultationRow> {
        let rows = self.context.profile.resolution.consultations.iter();
        rows.map(|c| ConsultationRow {
            body: c.body.clone(),
            date: c.date.map(|d| self.context.formats.date(d)),
            role: c.role.clone(),
        })
        .collect()
    }
}
