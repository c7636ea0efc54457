//! What the council paper needs of a profile.

use crate::briefing::context::Context;

/// The kind of document.
pub(in crate::briefing) const KIND: &str = "beschlussvorlage";

/// What this paper needs and the profile lacks, by key.
pub(in crate::briefing) fn needs(context: &Context) -> Vec<(bool, &'static str)> {
    let p = context.profile;
    let (r, e) = (&p.resolution, &p.effects);
    vec![
        (p.project.as_of.is_some(), "[projekt] stand"),
        (p.project.problem.is_some(), "[projekt] problem"),
        (p.project.solution.is_some(), "[projekt] loesung"),
        (!p.project.benefits.is_empty(), "[projekt] mehrwert"),
        (!p.project.measures.is_empty(), "[[projekt.kennzahlen]]"),
        (!p.project.alternatives.is_empty(), "[[projekt.alternativen]]"),
        (p.operation.model.is_some(), "[betrieb] modell"),
        (!p.costs.is_empty(), "[[finanzierung.posten]]"),
        (!r.text.is_empty(), "[beschluss] text"),
        (r.body.is_some(), "[beschluss] gremium"),
        (r.meeting.is_some(), "[beschluss] sitzung"),
        (r.number.is_some(), "[beschluss] vorlage_nr"),
        (r.lead.is_some(), "[beschluss] federfuehrung"),
        (!r.consultations.is_empty(), "[[beschluss.beratungsfolge]]"),
        (!p.risks.is_empty(), "[[risiken]]"),
        (e.climate.is_some(), "[auswirkungen] klima"),
        (e.accessibility.is_some(), "[auswirkungen] barrierefreiheit"),
        (e.privacy.is_some(), "[auswirkungen] datenschutz"),
        (p.municipality.contact.is_some(), "[kommune] kontakt"),
        (!p.assessments.is_empty(), "[[kriterien]]"),
    ]
}
