//! What a document needs and the profile lacks: named, never filled in.

use serde::Serialize;

use super::{Maker, council};

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

/// The kinds whose needs are known.
pub(super) const KINDS: [&str; 3] = [council::KIND, DOSSIER, SLIDES];

pub(super) fn gaps(make: &Maker) -> Vec<Gap> {
    let p = make.profile;
    let both = [DOSSIER, SLIDES].as_slice();
    let dossier = [DOSSIER].as_slice();
    let needs: [(bool, &str, &[&str]); 16] = [
        (p.project.summary.is_some(), "[projekt] kurzbeschreibung", dossier),
        (p.project.as_of.is_some(), "[projekt] stand", both),
        (p.project.problem.is_some(), "[projekt] problem", both),
        (p.project.solution.is_some(), "[projekt] loesung", both),
        (!p.project.benefits.is_empty(), "[projekt] mehrwert", both),
        (!p.project.measures.is_empty(), "[[projekt.kennzahlen]]", both),
        (!p.project.alternatives.is_empty(), "[[projekt.alternativen]]", dossier),
        (p.operation.model.is_some(), "[betrieb] modell", both),
        (!p.costs.is_empty(), "[[finanzierung.posten]]", both),
        (!p.resolution.text.is_empty(), "[beschluss] text", both),
        (p.resolution.body.is_some(), "[beschluss] gremium", both),
        (p.resolution.meeting.is_some(), "[beschluss] sitzung", both),
        (!p.risks.is_empty(), "[[risiken]]", both),
        (!p.steps.is_empty(), "[[schritte]]", both),
        (p.municipality.contact.is_some(), "[kommune] kontakt", both),
        (!p.assessments.is_empty(), "[[kriterien]]", both),
    ];
    let mut gaps = Vec::new();
    for (there, key, kinds) in needs {
        if !there {
            kinds.iter().for_each(|kind| add(make, &mut gaps, key, kind));
        }
    }
    for (there, key) in council::needs(make) {
        if !there {
            add(make, &mut gaps, key, council::KIND);
        }
    }
    gaps
}

/// Notes that a kind lacks a key; a key that others lack too is one gap.
fn add(make: &Maker, gaps: &mut Vec<Gap>, key: &str, kind: &str) {
    match gaps.iter_mut().find(|g| g.key == key) {
        Some(gap) => gap.kinds.push(kind.to_owned()),
        None => gaps.push(Gap {
            kinds: vec![kind.to_owned()],
            key: key.to_owned(),
            what: make.labels.text(&format!("gap.{key}")),
        }),
    }
}
