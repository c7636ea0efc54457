//! What has changed since a questionnaire was made, as far as it knows: the catalogue, and the project it is of.

use crate::catalog::{Catalog, Criterion};
use crate::diagnostic::{Code, Diagnostic, Place, quote};
use crate::message::{Message, count, say};
use crate::names;
use crate::profile::{Asked, Profile, Questionnaire, STATUS, hash, of_criterion};
use crate::selection::{Group, select};

/// How many criteria are named one by one.
const NAMED: usize = 12;

/// Says whether the questionnaire serves for another municipality now, which criteria of it are gone or have other titles
/// now, and which ones it does not ask for although the project's papers hold them. Nothing for any other profile.
#[must_use]
pub fn changes(profile: &Profile, catalog: &Catalog) -> Vec<Diagnostic> {
    let Some(questionnaire) = &profile.questionnaire else { return Vec::new() };
    let mut findings = Vec::new();
    findings.extend(reused(profile, questionnaire));
    findings.extend(gone(profile, questionnaire, catalog));
    findings.extend(renamed(profile, questionnaire, catalog));
    findings.extend(not_asked(profile, questionnaire, catalog));
    findings
}

/// The name of the municipality is another one, and the title is as it was filled in.
fn reused(profile: &Profile, questionnaire: &Questionnaire) -> Option<Diagnostic> {
    let made = questionnaire.made_with.as_ref()?;
    let is = |path: &str, said: &str| made.hash(path).map(|was| was == hash(said));
    let (name, title) = ("kommune.name", "projekt.titel");
    let is_reused =
        is(name, &profile.municipality.name) == Some(false) && is(title, &profile.project.title) == Some(true);
    let message = say!(
        "the questionnaire was made for another municipality than {name}, and the project's title is still the same",
        name = quote(&profile.municipality.name)
    );
    let fault = Diagnostic::warning(Code::OtherMunicipality, message);
    let fault = fault.label(profile.place(name), say!("changed")).label(profile.place(title), say!("unchanged"));
    let hint = say!(
        "check that nothing else in it is still of the other one; a new one is made from a profile or empty: ratsmappe form"
    );
    is_reused.then(|| fault.hint(hint))
}

fn whole(profile: &Profile) -> Place {
    Place::File(profile.file.as_str().into())
}

/// Where the questionnaire asks for a criterion.
fn asked_at(profile: &Profile, questionnaire: &Questionnaire, id: &str) -> Place {
    let cell = questionnaire.room.get(&of_criterion(id, STATUS.name));
    cell.cloned().unwrap_or_else(|| whole(profile))
}

fn is_gone(catalog: &Catalog, id: &str) -> bool {
    catalog.find(id).is_none()
}

fn gone(profile: &Profile, questionnaire: &Questionnaire, catalog: &Catalog) -> Option<Diagnostic> {
    let gone: Vec<_> = questionnaire.criteria.iter().filter(|asked| is_gone(catalog, &asked.id)).collect();
    if gone.is_empty() {
        return None;
    }
    let listed = listed(gone.iter().map(|asked| Message::verbatim(format!("{} {}", asked.id, quote(&asked.title)))));
    let message = say!(
        "the catalogue no longer has {criteria} of the questionnaire: {listed}",
        criteria = criteria(gone.len()),
        listed
    );
    let fault = Diagnostic::warning(Code::CriteriaGone, message);
    let labelled = |fault: Diagnostic, asked: &&Asked| match profile
        .assessments
        .iter()
        .find(|said| names::same(&said.criterion, &asked.id))
    {
        Some(said) => fault.label(said.place.clone(), say!("this answer is not used")),
        None => fault.label(asked_at(profile, questionnaire, &asked.id), say!("asked for here")),
    };
    let fault = gone.iter().take(NAMED).fold(fault, labelled);
    let fault = fault.label(Place::File(catalog.file.as_str().into()), say!("the catalogue that lacks them"));
    Some(fault.hint(say!("the questionnaire was made from {catalogue}", catalogue = quote(&questionnaire.catalog))))
}

fn renamed(profile: &Profile, questionnaire: &Questionnaire, catalog: &Catalog) -> Option<Diagnostic> {
    let other = questionnaire.criteria.iter().filter_map(|asked| {
        let now = catalog.by_id(&asked.id)?;
        // A mere variant of the title means the same.
        (!now.is_called(&asked.title)).then_some((asked, now))
    });
    let other: Vec<(&Asked, &Criterion)> = other.collect();
    if other.is_empty() {
        return None;
    }
    let listed = listed(other.iter().map(|(asked, now)| {
        say!("{id} {old} is now {new}", id = &asked.id, old = quote(&asked.title), new = quote(&now.title))
    }));
    let message = match other.len() {
        1 => say!("a criterion has another title than in the questionnaire: {listed}", listed),
        n => say!("{n} criteria have other titles than in the questionnaire: {listed}", n, listed),
    };
    let fault = Diagnostic::warning(Code::CriteriaRenamed, message);
    let labelled = |fault: Diagnostic, (asked, now): &(&Asked, &Criterion)| {
        let fault = fault.label(asked_at(profile, questionnaire, &asked.id), say!("asked for here"));
        fault.label(now.place.clone(), say!("its title now"))
    };
    let fault = other.iter().take(NAMED).fold(fault, labelled);
    Some(fault.hint(say!("answers belong to the numbers; check that they still fit")))
}

fn not_asked(profile: &Profile, questionnaire: &Questionnaire, catalog: &Catalog) -> Option<Diagnostic> {
    // Without its hidden sheet nobody knows what it asked for.
    if questionnaire.criteria.is_empty() {
        return None;
    }
    let asked = |criterion: &Criterion| questionnaire.criteria.iter().any(|a| names::same(&a.id, &criterion.id));
    let selection = select(catalog, profile);
    // What lies ahead is asked for, but nobody misses it yet.
    let ahead = |group| matches!(group, Group::Included | Group::Early | Group::Outlook);
    let missing = selection.verdicts.iter().filter(|v| v.group.is_some_and(|group| !ahead(group)));
    let missing: Vec<&Criterion> = missing.map(|v| v.criterion).filter(|c| !asked(c)).collect();
    if missing.is_empty() {
        return None;
    }
    let listed = listed(missing.iter().map(|c| Message::verbatim(format!("{} {}", c.id, quote(&c.title)))));
    let message = say!(
        "the questionnaire does not ask for {criteria} of this project: {listed}",
        criteria = criteria(missing.len()),
        listed
    );
    let fault = Diagnostic::warning(Code::CriteriaNotAsked, message).at(whole(profile));
    let here = |fault: Diagnostic, criterion: &&Criterion| fault.label(criterion.place.clone(), say!("not asked for"));
    let fault = missing.iter().take(NAMED).fold(fault, here);
    Some(fault.hint(say!("a new one keeps all answers: ratsmappe form QUESTIONNAIRE -o NEW.xlsx")))
}

fn criteria(number: usize) -> Message {
    count!(number, "{n} criterion", "{n} criteria")
}

/// The first few, and how many more there are.
fn listed(all: impl ExactSizeIterator<Item = Message>) -> Message {
    let more = all.len().saturating_sub(NAMED);
    let named = all.take(NAMED).reduce(|list, next| say!("{list}, {next}", list, next));
    let named = named.unwrap_or_else(Message::nothing);
    if more == 0 { named } else { say!("{named} and {more} more", named, more) }
}
