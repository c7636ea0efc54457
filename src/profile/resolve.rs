//! The names in a profile compared with the catalogue: criteria that do not exist, are named twice, or
//! are included and excluded at once; operating models that are nearly spelled right.

use std::collections::{BTreeMap, BTreeSet};

use super::whole::Profile;
use crate::catalog::{Catalog, Criterion, OperatingKind};
use crate::diagnostic::{Code, Diagnostic, Place, Severity, quote};
use crate::document::reader::near;
use crate::message::{Message, say};
use crate::names;

/// Checks every name a profile takes from the catalogue.
#[must_use]
pub fn resolve(profile: &Profile, catalog: &Catalog) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    assessments(profile, catalog, &mut diagnostics);
    choice(profile, catalog, &mut diagnostics);
    conditions(profile, catalog, &mut diagnostics);
    filters(profile, catalog, &mut diagnostics);
    operating_models(profile, catalog, &mut diagnostics);
    diagnostics
}

/// A name of a profile that the catalogue does not have. A catalogue of one's own is named, as the file it is.
fn not_there(code: Code, message: Message, place: Place, catalog: &Catalog) -> Diagnostic {
    let fault = Diagnostic::error(code, message).at(place);
    match Catalog::is_shipped(&catalog.file) {
        true => fault,
        false => fault.label(Place::File(catalog.file.as_str().into()), say!("the catalogue")),
    }
}

fn find<'c>(
    profile: &Profile,
    catalog: &'c Catalog,
    name: &str,
    place: &Place,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<&'c Criterion> {
    let criterion = catalog.find(name);
    if criterion.is_none() {
        let message = say!("the catalogue has no criterion {name}", name = quote(name));
        let fault = not_there(Code::UnknownCriterion, message, place.clone(), catalog);
        // Nobody who fills in a questionnaire chooses the catalogue: one that has lost the criterion since stops
        // no paper.
        let made = profile.questionnaire.as_ref().filter(|made| made.catalog_sha256 != catalog.sha256);
        match made {
            // `questionnaire::changes` speaks of all these at once.
            Some(made) if made.criteria.iter().any(|asked| names::same(&asked.id, name)) => {}
            Some(_) => {
                let hint = say!("the questionnaire was made from another catalogue; what it says here is not used");
                diagnostics.push(Diagnostic { severity: Severity::Warning, ..fault }.hint(hint));
            }
            None => {
                diagnostics.push(match numbers_of(name, catalog) {
                    Some(hint) => fault.hint(hint),
                    None => fault.did_you_mean(near(name, catalog.criteria.iter().map(|c| c.title.as_str()))),
                });
            }
        }
    }
    criterion
}

/// Which ids there are, for what is written as one: an id of another phase is never meant by it.
fn numbers_of(name: &str, catalog: &Catalog) -> Option<Message> {
    let (group, number) = name.trim().split_once(['-', '–', ' ', '_'])?;
    let is_id = (1..=3).contains(&group.len()) && group.bytes().all(|b| b.is_ascii_alphanumeric());
    if !is_id || number.is_empty() || !number.trim().bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let groups = || catalog.criteria.iter().filter_map(|c| Some((c.id.split_once('-')?.0, c.id.as_str())));
    let of_group = || groups().filter(|(known, _)| known.eq_ignore_ascii_case(group)).map(|(_, id)| id);
    if let (Some(first), Some(last)) = (of_group().min(), of_group().max()) {
        return Some(say!("there are {first} to {last}; `ratsmappe select` lists all with their titles", first, last));
    }
    let known: BTreeSet<&str> = groups().map(|(group, _)| group).collect();
    let known: Vec<&str> = known.into_iter().collect();
    let groups = known.join(", ");
    (!known.is_empty()).then(|| say!("ids begin with {groups}; `ratsmappe select` lists all with their titles", groups))
}

/// The name a criterion was first given and its place, by id.
type Seen<'p> = BTreeMap<String, (&'p str, &'p Place)>;

fn twice(criterion: &Criterion, how: Message, here: &Place, there: &Place) -> Diagnostic {
    let message =
        say!("the criterion {id} ({title}) is {how} twice", id = &criterion.id, title = quote(&criterion.title), how);
    Diagnostic::error(Code::DuplicateCriterion, message)
        .label(here.clone(), say!("here"))
        .label(there.clone(), say!("and here"))
        .hint(say!("keep one entry a criterion; its id and its title mean the same"))
}

fn assessments(profile: &Profile, catalog: &Catalog, diagnostics: &mut Vec<Diagnostic>) {
    let mut seen = Seen::new();
    for assessment in &profile.assessments {
        let Some(criterion) = find(profile, catalog, &assessment.criterion, &assessment.place, diagnostics) else {
            continue;
        };
        match seen.get(&criterion.id) {
            // The reader has reported two entries of the same spelling.
            Some((name, _)) if names::same(name, &assessment.criterion) => {}
            Some((_, place)) => diagnostics.push(twice(criterion, say!("assessed"), &assessment.place, place)),
            None => {
                seen.insert(criterion.id.clone(), (&assessment.criterion, &assessment.place));
            }
        }
    }
}

fn choice(profile: &Profile, catalog: &Catalog, diagnostics: &mut Vec<Diagnostic>) {
    let mut included = Seen::new();
    for pick in &profile.choice.include {
        let Some(criterion) = find(profile, catalog, &pick.criterion, &pick.place, diagnostics) else { continue };
        if let Some((_, place)) = included.insert(criterion.id.clone(), (&pick.criterion, &pick.place)) {
            diagnostics.push(twice(criterion, say!("included"), &pick.place, place));
        }
    }
    let mut excluded = Seen::new();
    for pick in &profile.choice.exclude {
        let Some(criterion) = find(profile, catalog, &pick.criterion, &pick.place, diagnostics) else { continue };
        if let Some((_, place)) = excluded.insert(criterion.id.clone(), (&pick.criterion, &pick.place)) {
            diagnostics.push(twice(criterion, say!("excluded"), &pick.place, place));
        } else if criterion.milestone.is_some() {
            let message = say!(
                "{id} ({title}) is a milestone and cannot be excluded",
                id = &criterion.id,
                title = quote(&criterion.title)
            );
            let fault = Diagnostic::warning(Code::MilestoneExcluded, message).at(pick.place.clone());
            diagnostics.push(
                fault.hint(say!("a milestone the phase asks for stays in the papers; the reason is shown beside it")),
            );
        }
        if let Some((_, place)) = included.get(&criterion.id) {
            let message = say!(
                "{id} ({title}) is included and excluded at once",
                id = &criterion.id,
                title = quote(&criterion.title)
            );
            diagnostics.push(
                Diagnostic::error(Code::IncludeAndExclude, message)
                    .label(pick.place.clone(), say!("excluded here"))
                    .label((*place).clone(), say!("included here")),
            );
        }
    }
}

fn conditions(profile: &Profile, catalog: &Catalog, diagnostics: &mut Vec<Diagnostic>) {
    for condition in profile.resolution.points.iter().flat_map(|point| &point.conditions) {
        if let Some(name) = &condition.criterion {
            find(profile, catalog, name, &condition.place, diagnostics);
        }
    }
}

/// Names of drivers and stakeholders that no criterion has: they would filter everything away.
fn filters(profile: &Profile, catalog: &Catalog, diagnostics: &mut Vec<Diagnostic>) {
    let place = |key: &str, index: usize| {
        let found = profile.places.get(&format!("auswahl.{key}[{index}]"));
        let found = found.or_else(|| profile.places.get(&format!("auswahl.{key}")));
        found.cloned().unwrap_or_else(|| Place::File(profile.file.as_str().into()))
    };
    let drivers = catalog.driver_names();
    for (index, name) in profile.choice.drivers.iter().enumerate() {
        if catalog.driver(name).is_none() && !drivers.iter().any(|known| names::same(known, name)) {
            let message = say!("the catalogue has no scaling driver {name}", name = quote(name));
            let short = catalog.drivers.iter().filter_map(|d| d.short.as_deref());
            let near = near(name, drivers.iter().copied().chain(short));
            let fault = not_there(Code::UnknownDriver, message, place("treiber", index), catalog);
            diagnostics.push(fault.did_you_mean(near));
        }
    }
    let stakeholders = catalog.stakeholder_names();
    for (index, name) in profile.choice.stakeholders.iter().enumerate() {
        if catalog.stakeholder(name).is_none() {
            let message = say!("the catalogue has no stakeholder {name}", name = quote(name));
            let fault = not_there(Code::UnknownStakeholder, message, place("stakeholder", index), catalog);
            let hint = say!("possible: {values}", values = stakeholders.join(", "));
            diagnostics.push(fault.did_you_mean(near(name, stakeholders.iter().copied())).hint(hint));
        }
    }
}

fn operating_models(profile: &Profile, catalog: &Catalog, diagnostics: &mut Vec<Diagnostic>) {
    let forms = || {
        let forms = catalog.operating_models.iter();
        forms.filter(|m| matches!(m.kind, OperatingKind::Model | OperatingKind::Mixed))
    };
    let known = || forms().flat_map(|m| std::iter::once(&m.name).chain(&m.legal_forms)).map(String::as_str);
    let chosen = profile.operation.model.iter().map(|m| ("betrieb.modell".to_owned(), m));
    // An option without a model is not in the profile, and its path is not among the places.
    let paths = profile.places.keys().filter(|p| p.starts_with("betrieb.optionen[") && p.ends_with("].modell"));
    let mut paths: Vec<&String> = paths.collect();
    paths.sort_by_key(|p| (p.len(), *p));
    let options = paths.into_iter().cloned().zip(profile.operation.options.iter().map(|o| &o.model));
    let place = |path: &str| {
        let place = profile.places.get(path).cloned();
        place.unwrap_or_else(|| Place::File(profile.file.as_str().into()))
    };
    let is_technical = |name: &str| {
        let technical = catalog.operating_models.iter().filter(|m| m.kind == OperatingKind::Technical);
        technical.into_iter().any(|m| names::same(&m.name, name) || names::same(&m.key, name))
    };
    for (path, name) in chosen.chain(options) {
        if is_technical(name) {
            if path == "betrieb.modell" {
                let message = say!("{name} says how the solution is provided, not who runs it", name = quote(name));
                let fault = Diagnostic::warning(Code::UnknownOperatingModel, message).at(place(&path));
                diagnostics
                    .push(fault.hint(say!(
                        "name an operating model here; technical options belong into [[betrieb.optionen]]"
                    )));
            }
            continue;
        }
        if known().any(|k| names::same(k, name)) {
            continue;
        }
        // A town may describe its form in its own words; only a slip of the pen is worth a warning.
        if let Some(near) = near(name, known()) {
            let message = say!("the catalogue has no operating model {name}", name = quote(name));
            let fault = Diagnostic::warning(Code::UnknownOperatingModel, message).at(place(&path));
            diagnostics.push(
                fault.did_you_mean(Some(near)).hint(say!("own words are kept, without the catalogue's explanation")),
            );
        }
    }
}
