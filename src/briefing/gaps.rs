//! What a document needs and the profile lacks: named, never filled in.

use serde::Serialize;

use super::context::Context;
use super::council::needs;

/// A missing value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Gap {
    /// The document kinds that need it.
    pub kinds: Vec<String>,
    /// The key in the profile, such as `[betrieb] modell`.
    pub key: String,
    /// What is missing, in the reader's words.
    pub what: String,
}

const DOSSIER: &str = "dossier";
const SLIDES: &str = "praesentation";
pub(super) const PITCH: &str = "pitchdeck";
/// The kinds that say what they need.
const KINDS: [&str; 4] = [needs::KIND, DOSSIER, SLIDES, PITCH];

/// The gaps of one kind of document. A kind of the user's own has not said what it needs: it gets all.
pub(super) fn of_kind(gaps: &[Gap], kind: &str) -> Vec<Gap> {
    gaps.iter().filter(|g| !KINDS.contains(&kind) || g.kinds.iter().any(|k| k == kind)).cloned().collect()
}

pub(super) fn gaps(context: &Context) -> Vec<Gap> {
    let p = context.profile;
    let both = [DOSSIER, SLIDES].as_slice();
    let all = [DOSSIER, SLIDES, PITCH].as_slice();
    let pitch = [PITCH].as_slice();
    let (i, t) = (&p.investment, &p.transfer);
    let needs: [(bool, &str, &[&str]); 26] = [
        (p.project.summary.is_some(), "[projekt] kurzbeschreibung", &[DOSSIER, PITCH]),
        (p.project.as_of.is_some(), "[projekt] stand", all),
        (p.project.problem.is_some(), "[projekt] problem", all),
        (p.project.solution.is_some(), "[projekt] loesung", all),
        (!p.project.benefits.is_empty(), "[projekt] mehrwert", all),
        (!p.project.measures.is_empty(), "[[projekt.kennzahlen]]", all),
        (!p.project.alternatives.is_empty(), "[[projekt.alternativen]]", &[DOSSIER, PITCH]),
        (p.operation.model.is_some(), "[betrieb] modell", all),
        (!p.costs.is_empty(), "[[finanzierung.posten]]", all),
        (!p.resolution.text.is_empty(), "[beschluss] text", both),
        (p.resolution.body.is_some(), "[beschluss] gremium", both),
        (p.resolution.meeting.is_some(), "[beschluss] sitzung", both),
        (!p.risks.is_empty(), "[[risiken]]", all),
        (!p.steps.is_empty(), "[[schritte]]", all),
        (p.municipality.contact.is_some(), "[kommune] kontakt", all),
        (!p.assessments.is_empty(), "[[kriterien]]", all),
        (i.impact.is_some(), "[investition] wirkung", pitch),
        (i.why_now.is_some(), "[investition] warum_jetzt", pitch),
        (t.market.is_some(), "[transfer] markt", pitch),
        (i.business_model.is_some(), "[investition] geschaeftsmodell", pitch),
        (i.offer.is_some(), "[investition] gegenleistung", pitch),
        (p.team.governance.is_some(), "[team] steuerung", pitch),
        (!p.team.members.is_empty(), "[[team.mitglieder]]", pitch),
        (i.need_cents.is_some(), "[investition] bedarf", pitch),
        (!i.uses.is_empty(), "[[investition.verwendung]]", pitch),
        (i.exit.is_some(), "[investition] ausstieg", pitch),
    ];
    let mut gaps = Vec::new();
    for (there, key, kinds) in needs {
        if !there {
            kinds.iter().for_each(|kind| add(context, &mut gaps, key, kind));
        }
    }
    for (there, key) in needs::needs(context) {
        if !there {
            add(context, &mut gaps, key, needs::KIND);
        }
    }
    gaps
}

/// Notes that a kind lacks a key; a key that others lack too is one gap.
fn add(context: &Context, gaps: &mut Vec<Gap>, key: &str, kind: &str) {
    match gaps.iter_mut().find(|g| g.key == key) {
        Some(gap) => gap.kinds.push(kind.to_owned()),
        None => gaps.push(Gap {
            kinds: vec![kind.to_owned()],
            key: key.to_owned(),
            what: context.labels.text(&format!("gap.{key}")),
        }),
    }
}
