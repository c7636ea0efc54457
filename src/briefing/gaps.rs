//! What a document needs and the profile lacks: named, never filled in.

use serde::Serialize;

use super::Maker;

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

pub(super) fn gaps(make: &Maker) -> Vec<Gap> {
    let p = make.profile;
    let both = [DOSSIER, SLIDES].as_slice();
    let dossier = [DOSSIER].as_slice();
    let needs: [(bool, &str, &[&str]); 16] = [
        (p.project.summary.is_some(), "[projekt] kurzbeschreibung", both),
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
    needs
        .into_iter()
        .filter(|(there, _, _)| !there)
        .map(|(_, key, kinds)| Gap {
            kinds: kinds.iter().map(|k| (*k).to_owned()).collect(),
            key: key.to_owned(),
            what: make.labels.text(&format!("gap.{key}")),
        })
        .collect()
}
