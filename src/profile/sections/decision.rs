//! `[beschluss]`, `[[risiken]]`, `[[schritte]]` and `[team]`.

use crate::profile::decode::Section;
use crate::profile::model::{Consultation, Level, Member, Resolution, Risk, Step, Team};

const LEVELS: [(&str, Level); 3] = [("niedrig", Level::Low), ("mittel", Level::Medium), ("hoch", Level::High)];

/// Reads `[beschluss]`.
pub(super) fn resolution(root: &mut Section) -> Resolution {
    let Some(mut section) = root.table("beschluss") else { return Resolution::default() };
    let resolution = Resolution {
        body: section.text("gremium"),
        meeting: section.date("sitzung"),
        number: section.text("vorlage_nr"),
        lead: section.text("federfuehrung"),
        text: section.texts("text"),
        consultations: section.tables("beratungsfolge").into_iter().filter_map(consultation).collect(),
    };
    section.finish();
    resolution
}

fn consultation(mut section: Section) -> Option<Consultation> {
    let body = section.required_text("gremium");
    let date = section.date("datum");
    let role = section.text("zustaendigkeit");
    section.finish();
    Some(Consultation { body: body?, date, role })
}

/// Reads `[[risiken]]`.
pub(super) fn risks(root: &mut Section) -> Vec<Risk> {
    root.tables("risiken").into_iter().filter_map(risk).collect()
}

fn risk(mut section: Section) -> Option<Risk> {
    let title = section.required_text("risiko");
    let likelihood = section.choice("wahrscheinlichkeit", &LEVELS);
    let impact = section.choice("auswirkung", &LEVELS);
    let measure = section.text("massnahme");
    let responsible = section.text("verantwortlich");
    section.finish();
    Some(Risk { title: title?, likelihood, impact, measure, responsible })
}

/// Reads `[[schritte]]`.
pub(super) fn steps(root: &mut Section) -> Vec<Step> {
    root.tables("schritte").into_iter().filter_map(step).collect()
}

fn step(mut section: Section) -> Option<Step> {
    let title = section.required_text("schritt");
    let responsible = section.text("verantwortlich");
    let due = section.date("bis");
    section.finish();
    Some(Step { title: title?, responsible, due })
}

/// Reads `[team]`.
pub(super) fn team(root: &mut Section) -> Team {
    let Some(mut section) = root.table("team") else { return Team::default() };
    let team = Team {
        governance: section.text("steuerung"),
        members: section.tables("mitglieder").into_iter().filter_map(member).collect(),
    };
    section.finish();
    team
}

fn member(mut section: Section) -> Option<Member> {
    let name = section.required_text("name");
    let role = section.text("rolle");
    let office = section.text("stelle");
    section.finish();
    Some(Member { name: name?, role, office })
}
