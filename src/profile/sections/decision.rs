//! `[beschluss]`, `[[risiken]]`, `[auswirkungen]`, `[[schritte]]` and `[team]`.

use crate::council_form::CouncilForm;
use crate::diagnostic::{Code, Diagnostic, quote};
use crate::document::reader::{TableReader, ValueReader, near};
use crate::message::say;
use crate::names;
use crate::profile::model::{Consultation, Effects, FormChoice, Level, Member, Resolution, Risk, Step, Team};

/// What a form of one's own ends with, when it is named in a profile.
pub(crate) const FILE_ENDINGS: [&str; 4] = [".toml", ".json", ".yaml", ".yml"];

/// Reads `[beschluss]`.
pub(super) fn resolution(root: &mut TableReader) -> Resolution {
    let Some(mut section) = root.table("beschluss") else { return Resolution::default() };
    let resolution = Resolution {
        body: section.text("gremium"),
        meeting: section.date("sitzung"),
        number: section.text("vorlage_nr"),
        lead: section.text("federfuehrung"),
        text: section.texts("text"),
        form: section.value("vorlage").and_then(form),
        own_form: None,
        attachments: section.texts("anlagen"),
        consultations: section.tables("beratungsfolge").into_iter().filter_map(consultation).collect(),
    };
    section.finish();
    resolution
}

/// A built-in form by name, or a file of one's own: whatever ends like one.
fn form(found: ValueReader) -> Option<FormChoice> {
    let text = found.text()?;
    let is_file = FILE_ENDINGS.iter().any(|e| text.to_lowercase().ends_with(e));
    if is_file {
        return found.path(say!("the form"), "formulare/vorlage.toml").map(FormChoice::File);
    }
    let known: Vec<(&str, &'static str)> =
        CouncilForm::built_in().flat_map(|(key, d)| [(key, key), (d.name.as_str(), key)]).collect();
    if let Some((_, key)) = known.iter().find(|(name, _)| names::same(name, &text)) {
        return Some(FormChoice::BuiltIn(key));
    }
    let message = say!("there is no form of the council paper {text}", text = quote(&text));
    let fault = Diagnostic::error(Code::UnknownForm, message).at(found.place());
    let fault = fault.did_you_mean(near(&text, known.iter().map(|(name, _)| *name)));
    let keys: Vec<&str> = CouncilForm::built_in().map(|(key, _)| key).collect();
    found.report(
        fault.hint(say!("possible: {keys}, or a file of your own that ends with .toml", keys = keys.join(", "))),
    );
    None
}

/// Reads `[auswirkungen]`.
pub(super) fn effects(root: &mut TableReader) -> Effects {
    let Some(mut section) = root.table("auswirkungen") else { return Effects::default() };
    let effects = Effects {
        climate: section.prose("klima"),
        accessibility: section.prose("barrierefreiheit"),
        privacy: section.prose("datenschutz"),
    };
    section.finish();
    effects
}

fn consultation(mut section: TableReader) -> Option<Consultation> {
    let body = section.required_text("gremium");
    let date = section.date("datum");
    let role = section.text("zustaendigkeit");
    section.finish();
    Some(Consultation { body: body?, date, role })
}

/// Reads `[[risiken]]`.
pub(super) fn risks(root: &mut TableReader) -> Vec<Risk> {
    root.tables("risiken").into_iter().filter_map(risk).collect()
}

fn risk(mut section: TableReader) -> Option<Risk> {
    let levels = Level::ALL.map(|l| (l.name(), l));
    let title = section.required_text("risiko");
    let likelihood = section.choice("wahrscheinlichkeit", &levels);
    let impact = section.choice("auswirkung", &levels);
    let measure = section.text("massnahme");
    let responsible = section.text("verantwortlich");
    section.finish();
    Some(Risk { title: title?, likelihood, impact, measure, responsible })
}

/// Reads `[[schritte]]`.
pub(super) fn steps(root: &mut TableReader) -> Vec<Step> {
    root.tables("schritte").into_iter().filter_map(step).collect()
}

fn step(mut section: TableReader) -> Option<Step> {
    let title = section.required_text("schritt");
    let responsible = section.text("verantwortlich");
    let due = section.date("bis");
    section.finish();
    Some(Step { title: title?, responsible, due })
}

/// Reads `[team]`.
pub(super) fn team(root: &mut TableReader) -> Team {
    let Some(mut section) = root.table("team") else { return Team::default() };
    let team = Team {
        governance: section.prose("steuerung"),
        members: section.tables("mitglieder").into_iter().filter_map(member).collect(),
    };
    section.finish();
    team
}

fn member(mut section: TableReader) -> Option<Member> {
    let name = section.required_text("name");
    let role = section.text("rolle");
    let office = section.text("stelle");
    section.finish();
    Some(Member { name: name?, role, office })
}
