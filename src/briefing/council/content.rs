//! What a council paper holds: head, sections and their blocks. One list of blocks serves the page and the text copy,
//! so that the two cannot differ.

use std::collections::BTreeMap;

use serde::ser::Error;
use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::briefing::list::{ListItem, SubItem};
use crate::briefing::project::Fact;

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
    /// What is said below the head.
    #[serde(serialize_with = "for_templates")]
    pub notes: Vec<ContentBlock>,
    /// The fields that forms of the head know, by key; none where nothing is stated.
    #[serde(skip)]
    pub fields: BTreeMap<&'static str, Option<String>>,
    /// The fields of the head that are missing; a draft marks them.
    #[serde(serialize_with = "for_templates")]
    pub missing: Vec<ContentBlock>,
    /// The sections that have something to say, in order.
    pub sections: Vec<CouncilSection>,
    /// What follows after the last investment.
    pub follow_up: FollowUp,
    /// What is missing, in words.
    pub gaps: Vec<String>,
    /// Whether the meeting is public, in words; none if it is not stated.
    pub public: Option<String>,
    /// The questions on money that this form asks, with the answers the profile gives.
    pub questions: Vec<FinanceAnswer>,
    /// Who signs, in order.
    pub signatures: Vec<String>,
    /// What holds for members with an interest of their own; none where nothing was read.
    pub bias: Option<BiasText>,
    /// What it means for climate, accessibility, privacy and what else the form asks or the profile states.
    pub effects: Vec<EffectText>,
    /// What stands where in the municipality's own Word form; none without one.
    #[serde(skip)]
    pub placed: Option<PlacedContents>,
}

/// What a Word form of a municipality's own is filled with.
#[derive(Debug, Clone, Default)]
pub struct PlacedContents {
    /// What the form names, by key; no blocks where there is nothing to say.
    pub contents: BTreeMap<&'static str, CouncilSection>,
    /// The fields of the head that have no place of their own.
    pub header: Vec<Fact>,
    /// The sections without what has a place of its own.
    pub rest: Vec<CouncilSection>,
    /// What may not be missing and has no place.
    pub added: Vec<CouncilSection>,
}

/// A question on money and its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FinanceAnswer {
    /// What it asks for, as forms name it: `veranschlagt`.
    pub key: &'static str,
    /// The question in words.
    pub question: String,
    /// `yes`, `no`, `unstated`, or `text` where the answer is no yes or no.
    pub state: &'static str,
    /// The answer in words.
    pub answer: String,
    /// The amount that goes with it; none where there is none.
    pub amount: Option<String>,
}

/// One check with its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EffectText {
    /// The key in `[auswirkungen]`.
    pub key: &'static str,
    /// What it is called.
    pub label: String,
    /// By paragraph; empty if it is not stated.
    pub text: Vec<String>,
    /// `++` to `--`; none if it is not rated.
    pub rating: Option<&'static str>,
    /// The same in words.
    pub rating_label: Option<String>,
}

/// The rule on members with an interest of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BiasText {
    /// The paragraph; none where it may not be named.
    pub norm: Option<String>,
    /// What it is called.
    pub title: String,
    /// What follows if somebody takes part who may not; none where it was not read.
    pub consequence: Option<String>,
}

/// A section of the paper.
#[derive(Debug, Clone, Serialize)]
pub struct CouncilSection {
    /// Its heading.
    pub title: String,
    /// What stands in it.
    #[serde(serialize_with = "for_templates")]
    pub blocks: Vec<ContentBlock>,
}

/// Blocks as templates read them: `kind` is what a block is. `t` is what templates of version 0.1 know it as, with the
/// fields they read of that: they draw everything they do not know as a table.
fn for_templates<S: Serializer>(blocks: &[ContentBlock], serializer: S) -> Result<S::Ok, S::Error> {
    let told = |block: &ContentBlock| {
        let mut fields = serde_json::to_value(block)?;
        fields["kind"] = fields["t"].clone();
        let list = |fields: &mut Value, items: Vec<ListItem>| {
            fields["t"] = "bullets".into();
            fields["items"] = items.iter().map(|item| item.text.as_str()).collect();
            fields["list"] = serde_json::to_value(items)?;
            Ok::<_, serde_json::Error>(())
        };
        let item = |mark: Option<String>, text: &str, items: &[SubItem]| ListItem {
            mark,
            text: text.to_owned(),
            items: items.to_vec(),
        };
        match block {
            ContentBlock::Core(_) => fields["t"] = "facts".into(),
            ContentBlock::Aside { text } => {
                fields["t"] = "paragraphs".into();
                fields["texts"] = [text.as_str()].into_iter().collect();
            }
            ContentBlock::Points { points } => {
                let numbered = points.iter().map(|p| item(Some(format!("{}.", p.number)), &p.text, &p.items));
                list(&mut fields, numbered.collect())?;
            }
            ContentBlock::Signatures { names } => {
                list(&mut fields, names.iter().map(|name| item(None, name, &[])).collect())?;
            }
            _ => {}
        }
        Ok::<_, serde_json::Error>(fields)
    };
    let blocks: Result<Vec<Value>, _> = blocks.iter().map(told).collect();
    blocks.map_err(S::Error::custom)?.serialize(serializer)
}

/// A piece of a section.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "t", rename_all = "lowercase")]
pub enum ContentBlock {
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
        /// The items, each in a row.
        items: Vec<String>,
        /// The same with their own marks and the points below them.
        list: Vec<ListItem>,
    },
    /// Labels and values.
    Facts {
        /// The rows.
        rows: Vec<Fact>,
    },
    /// The core of the decision, in a box.
    Core(CoreBox),
    /// The points of the resolution.
    Points {
        /// In order.
        points: Vec<PointText>,
    },
    /// A rule or a source, set small.
    Aside {
        /// The words.
        text: String,
    },
    /// Lines to sign on.
    Signatures {
        /// Who signs, in order.
        names: Vec<String>,
    },
    /// A table of data; its first column names the rows.
    Table(DataTable),
    /// What the profile lacks; only in a draft.
    Gap {
        /// The key in the profile.
        key: String,
        /// The hint in words.
        text: String,
    },
}

/// The core of the decision.
#[derive(Debug, Clone, Serialize)]
pub struct CoreBox {
    /// What is asked; empty if there is nothing to decide.
    pub question: String,
    /// The numbers that matter.
    pub figures: Vec<CoreFigure>,
    /// Risk, refusal, the next gate.
    pub rows: Vec<Fact>,
}

/// A number with its name.
#[derive(Debug, Clone, Serialize)]
pub struct CoreFigure {
    /// The number: `212.000 €`.
    pub value: String,
    /// What it is.
    pub label: String,
    /// What it is made of; empty if there is nothing to say.
    pub note: String,
}

/// A point of the resolution.
#[derive(Debug, Clone, Serialize)]
pub struct PointText {
    /// Its number, from 1.
    pub number: String,
    /// Its words.
    pub text: String,
    /// The points below it.
    pub items: Vec<SubItem>,
    /// Amount, cap, who, until when, and where the reasons speak of it; empty if nothing of it is stated.
    pub note: String,
}

/// A table of data.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DataTable {
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

/// What follows after the last investment.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FollowUp {
    /// `stated`; `none`: the profile states that there are none; `after`: derived from the years after the project;
    /// `running`: nothing is invested, running cost is all there is; `unknown`. More is in the briefing's `money`.
    pub state: &'static str,
    /// The year of the last investment.
    pub last_capital: Option<String>,
    /// The last year with running cost.
    pub year: Option<String>,
    /// The running cost of that year.
    pub amount: Option<String>,
}
