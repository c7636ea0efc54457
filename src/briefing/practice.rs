//! Good practice elsewhere that suits the project: its phase, its subject, and what the roadmap itself explains the phase
//! by. How many criteria an example belongs to does not matter.

use serde::Serialize;

use super::context::Context;
use super::criteria::{RelatedLink, link};
use super::subject::{shared, subjects, suits_phase};
use crate::catalog::{GoodPractice, Phase, Subject};
use crate::names;
use crate::selection::Verdict;

/// A good practice.
#[derive(Debug, Clone, Serialize)]
pub struct PracticeRow {
    /// Its name.
    pub name: String,
    /// Where.
    pub location: Option<String>,
    /// What was done.
    pub description: Option<String>,
    /// What others can take from it.
    pub lesson: Option<String>,
    /// A remark where the description does not come from the roadmap.
    pub remark: Option<String>,
    /// Why it is shown.
    pub why: String,
    /// Where the roadmap names it.
    pub source: Option<String>,
    /// The date of that source.
    pub as_of: Option<String>,
    /// A page about it, if the sources name one.
    pub web: Option<String>,
    /// The first few criteria of this paper it belongs to.
    pub criteria: Vec<RelatedLink>,
    /// How many more.
    pub more: usize,
}

/// How the examples were chosen.
#[derive(Debug, Clone, Serialize)]
pub struct PracticeInfo {
    /// The project's subjects; empty if its words name none.
    pub subjects: Vec<String>,
    /// The same as one: `Mobilität und Verkehr und Bürgerinformation`.
    pub subject: String,
    /// How many suit phase and subject.
    pub fitting: usize,
    /// How many of them are shown.
    pub shown: usize,
    /// How many of the phase the roadmap only names, without a word about them; they are not shown.
    pub named_only: usize,
}

/// How many criteria a practice names before "and n more".
const NAMED_CRITERIA: usize = 3;
/// How many practices the dossier shows.
const SHOWN_PRACTICES: usize = 7;

/// Why an example suits, the best reason first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Why<'s> {
    /// The roadmap explains the project's phase by it.
    ExampleOf(Phase),
    /// It is about the same.
    Subject(Vec<&'s str>),
    /// It suits every subject.
    Any,
    /// It belongs to criteria of the paper; all that a workbook without subjects can tell.
    Criteria,
}

fn why<'s>(context: &Context, practice: &GoodPractice, own: &[&'s Subject], mine: &[&Verdict]) -> Option<Why<'s>> {
    if let Some(phase) = context.selection.phases.iter().find(|phase| practice.example_of.contains(phase)) {
        return Some(Why::ExampleOf(*phase));
    }
    if !suits_phase(context, &practice.phases) {
        return None;
    }
    let shared = shared(&practice.fit, own);
    if !shared.is_empty() {
        return Some(Why::Subject(shared.into_iter().map(|subject| subject.name.as_str()).collect()));
    }
    if practice.fit.any_subject {
        return Some(Why::Any);
    }
    (practice.fit.subjects.is_empty() && !mine.is_empty()).then_some(Why::Criteria)
}

fn told(context: &Context, why: &Why) -> String {
    let labels = context.labels;
    match why {
        Why::ExampleOf(phase) => labels.fill("practice.why.example", &[("phase", &context.phase_key(*phase))]),
        Why::Subject(names) => {
            let names: Vec<String> = names.iter().map(|name| context.prose(name)).collect();
            labels.fill("practice.why.subject", &[("subject", &labels.list(&names))])
        }
        Why::Any => labels.text("practice.why.any"),
        Why::Criteria => labels.text("practice.why.criteria"),
    }
}

/// Money, networks and tools come after what others did.
fn is_resource(practice: &GoodPractice) -> bool {
    !matches!(practice.kind.as_deref(), None | Some("Praxisbeispiel" | "Gegenbeispiel" | "Produkt" | "Strategie"))
}

/// The examples, the closest first, and how they were chosen.
pub(super) fn practices(context: &Context) -> (Vec<PracticeRow>, PracticeInfo) {
    let own = subjects(context);
    let selected: Vec<&Verdict> = context.selection.verdicts.iter().filter(|v| v.selected()).collect();
    let mut rows = Vec::new();
    let mut named_only = 0;
    for practice in &context.catalog.practices {
        if practice.is_known_by_name_only() {
            named_only += usize::from(suits_phase(context, &practice.phases));
            continue;
        }
        let mine: Vec<&Verdict> = selected.iter().copied().filter(|v| belongs(practice, v)).collect();
        let Some(why) = why(context, practice, &own, &mine).filter(|_| practice.description.is_some()) else {
            continue;
        };
        // What holds in every phase comes after what is for this one, what the roadmap itself describes comes first.
        let every_phase = !practice.phases.iter().any(|phase| context.selection.phases.contains(phase));
        let remark = practice.is_of_general_knowledge().then(|| context.labels.text("practice.knowledge"));
        let row = row(context, practice, (told(context, &why), remark), &mine);
        rows.push(((why, is_resource(practice), row.remark.is_some(), every_phase), row));
    }
    rows.sort_by(|(a, _), (b, _)| a.cmp(b));
    let names: Vec<String> = own.iter().map(|subject| context.prose(&subject.name)).collect();
    let info = PracticeInfo {
        subject: context.labels.list(&names),
        subjects: names,
        fitting: rows.len(),
        shown: rows.len().min(SHOWN_PRACTICES),
        named_only,
    };
    (rows.into_iter().take(SHOWN_PRACTICES).map(|(_, row)| row).collect(), info)
}

fn belongs(practice: &GoodPractice, verdict: &Verdict) -> bool {
    practice.criteria.iter().any(|title| verdict.criterion.is_called(title))
        || verdict.criterion.practices.iter().any(|name| names::same(name, &practice.key))
}

fn row(context: &Context, p: &GoodPractice, (why, remark): (String, Option<String>), mine: &[&Verdict]) -> PracticeRow {
    PracticeRow {
        name: context.prose(p.name.trim()),
        location: context.optional_prose(&p.location),
        description: context.optional_prose(&p.description),
        lesson: context.optional_prose(&p.lesson),
        remark,
        why,
        source: context.optional_prose(&p.fit.source),
        as_of: context.optional_prose(&p.fit.as_of),
        web: p.web.clone(),
        more: mine.len().saturating_sub(NAMED_CRITERIA),
        criteria: mine.iter().take(NAMED_CRITERIA).map(|v| link(context, v)).collect(),
    }
}
