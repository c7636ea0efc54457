//! Reads the sheets beside the criteria: phases, drivers, mechanisms, good practice, operating models, glossary, key
//! results. Each is recognised by its name, and each may be missing.

use super::findings::BoundedFindings;
use super::other_sheets::{
    Fit, GoodPractice, KeyResult, OperatingKind, OperatingModel, PhaseInfo, ScalingDriver, Subject, SupportMechanism,
    Term,
};
use super::phase::Phase;
use super::split::KnownNames;
use super::table::{SheetTable, TableRow};
use super::vocabulary;
use crate::diagnostic::{Code, Diagnostic, quote};
use crate::language::Language;
use crate::message::say;
use crate::names;
use crate::workbook::Workbook;

pub(super) const PHASES: &[&str] = &["Phasen"];
pub(super) const DRIVERS: &[&str] = &["Skalierungstreiber"];
pub(super) const MECHANISMS: &[&str] = &["Fördermechanismen"];
pub(super) const PRACTICES: &[&str] = &["Gute Praxis", "Good Practice"];
pub(super) const OPERATING_MODELS: &[&str] = &["Betreibermodelle"];
pub(super) const GLOSSARY: &[&str] = &["Glossar"];
pub(super) const KEY_RESULTS: &[&str] = &["Kernergebnisse"];
pub(super) const SUBJECTS: &[&str] = &["Themen"];

/// Whether a sheet has the name of one of these, so that it cannot be the criteria's.
pub(super) fn is_other(sheet: &str) -> bool {
    let all = [PHASES, DRIVERS, MECHANISMS, PRACTICES, OPERATING_MODELS, GLOSSARY, KEY_RESULTS, SUBJECTS];
    let letters = names::letters(sheet);
    all.into_iter().flatten().any(|n| names::letters(n) == letters)
}

/// A workbook and the language its texts are to be read in.
pub(super) type SheetSource<'a> = (&'a Workbook, Language);

/// Reads the rows of a sheet; `key` is the header of its first column. Rows for which `row` gives none are left out.
fn read<T>(
    (workbook, language): SheetSource<'_>,
    sheet: &[&str],
    key: &str,
    findings: &mut BoundedFindings,
    row: impl Fn(&TableRow<'_>, &mut BoundedFindings) -> Option<T>,
) -> Vec<T> {
    let Some(table) = SheetTable::find(workbook, sheet, key, language, findings) else { return Vec::new() };
    table.rows().filter_map(|r| row(&r, findings)).collect()
}

/// All six phases. Those that the workbook does not describe have only their built-in names.
pub(super) fn phases(source: SheetSource<'_>, findings: &mut BoundedFindings) -> Vec<PhaseInfo> {
    let described = read(source, PHASES, "Phase", findings, |row, findings| {
        let written = row.required("Phase", findings)?;
        let Some(phase) = Phase::parse(&written) else {
            findings.push(unknown_phase(&written).at(row.place("Phase")));
            return None;
        };
        let (name, short) = vocabulary::phase_names(phase);
        Some(PhaseInfo {
            phase,
            name: row.shown("Name", findings).unwrap_or_else(|| name.into()),
            short: row.shown("Kurzname", findings).unwrap_or_else(|| short.into()),
            purpose: row.prose("Zweck", findings),
            question: row.prose("Leitfrage", findings),
            outcome: row.prose("Ergebnis", findings),
            analogue: row.prose("Vergleich", findings),
        })
    });
    let mut all = Vec::new();
    for phase in Phase::ALL {
        let (name, short) = vocabulary::phase_names(phase);
        let undescribed = || PhaseInfo {
            phase,
            name: name.into(),
            short: short.into(),
            purpose: None,
            question: None,
            outcome: None,
            analogue: None,
        };
        all.push(described.iter().find(|p| p.phase == phase).cloned().unwrap_or_else(undescribed));
    }
    all
}

/// The error for a phase that does not exist.
pub(super) fn unknown_phase(written: &str) -> Diagnostic {
    let near = (written.len() <= 100)
        .then(|| names::nearest(written, Phase::ALL.into_iter().map(|p| vocabulary::phase_names(p).0)))
        .flatten();
    Diagnostic::error(Code::UnknownPhase, say!("there is no phase {written}", written = quote(written)))
        .did_you_mean(near)
        .hint(say!("use `P1`, `P2`, `P3`, `P4`, `P5` or `durchgehend`, with the name after it if you like"))
}

/// The scaling drivers, and the names of all their sub-drivers.
pub(super) fn drivers(source: SheetSource<'_>, findings: &mut BoundedFindings) -> (Vec<ScalingDriver>, Vec<String>) {
    let rows = read(source, DRIVERS, "Name", findings, |row, findings| {
        let name = row.required("Name", findings)?;
        let driver = ScalingDriver {
            title: row.shown("Name", findings).unwrap_or_else(|| name.clone()),
            name,
            short: row.shown("Kurzname", findings),
            explanation: row.prose("Erklärung", findings),
            variants: row.lines("Schreibweisen", findings),
        };
        Some((driver, row.lines("Teiltreiber", findings)))
    });
    let (drivers, sub_drivers): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
    (drivers, sub_drivers.into_iter().flatten().collect())
}

/// What stands in the column `Themen` of a row that suits every subject.
const ANY_SUBJECT: &str = "jedes";

/// Subjects of projects and practices.
pub(super) fn subjects(source: SheetSource<'_>, findings: &mut BoundedFindings) -> Vec<Subject> {
    read(source, SUBJECTS, "Name", findings, |row, findings| {
        let key = row.required("Name", findings)?;
        // A profile may be written in either language, whatever that of the papers.
        let twin = format!("Stichwörter{}", super::columns::TWIN);
        let mut words = row.own_lines("Stichwörter", findings);
        words.extend(row.own_lines(&twin, findings));
        Some(Subject { name: row.shown("Name", findings).unwrap_or_else(|| key.clone()), key, words })
    })
}

/// What a row is about. A subject that the workbook does not know is reported.
fn fit(row: &TableRow<'_>, subjects: &[Subject], findings: &mut BoundedFindings) -> Fit {
    let mut fit = Fit { source: row.shown("Quelle", findings), as_of: row.shown("Stand", findings), ..Fit::default() };
    for written in row.own_lines("Themen", findings) {
        if names::same(&written, ANY_SUBJECT) {
            fit.any_subject = true;
            continue;
        }
        match subjects.iter().find(|s| names::same(&s.key, &written)) {
            Some(subject) => fit.subjects.push(subject.key.clone()),
            None => {
                let message = say!(
                    "{text} is not known in the column {column}",
                    text = quote(&written),
                    column = quote("Themen")
                );
                let near =
                    names::nearest(written.get(..100).unwrap_or(&written), subjects.iter().map(|s| s.key.as_str()));
                findings
                    .push(Diagnostic::warning(Code::UnknownValue, message).at(row.place("Themen")).did_you_mean(near));
            }
        }
    }
    fit
}

/// The phases that a cell names.
fn phases_in(row: &TableRow<'_>, header: &str, findings: &mut BoundedFindings) -> Vec<Phase> {
    let mut phases = Vec::new();
    for written in row.list(header, findings) {
        match Phase::parse(&written) {
            Some(phase) if !phases.contains(&phase) => phases.push(phase),
            Some(_) => {}
            None => findings.push(unknown_phase(&written).at(row.place(header))),
        }
    }
    phases
}

/// Support mechanisms and their categories.
pub(super) fn mechanisms(
    source: SheetSource<'_>,
    findings: &mut BoundedFindings,
    subjects: &[Subject],
) -> Vec<SupportMechanism> {
    read(source, MECHANISMS, "Name", findings, |row, findings| {
        let kind = row.name("Art", findings).unwrap_or_default();
        if !["", "Mechanismus", "Kategorie"].iter().any(|k| names::same(k, &kind)) {
            findings.push(unknown_kind(&kind, &["Mechanismus", "Kategorie"]).at(row.place("Art")));
        }
        let key = row.required("Name", findings)?;
        Some(SupportMechanism {
            name: row.shown("Name", findings).unwrap_or_else(|| key.clone()),
            key,
            is_category: names::same(&kind, "Kategorie"),
            category: row.name("Kategorie", findings),
            levels: row.list("Ebene", findings),
            levels_inferred: row.name("Ebene-Grundlage", findings).is_some_and(|b| names::same(&b, "abgeleitet")),
            explanation: row.prose("Erklärung", findings),
            status: row.name("Status", findings),
            phases: phases_in(row, "Phasen", findings),
            fit: fit(row, subjects, findings),
        })
    })
}

/// Good practices. `titles` are the titles of the workbook's criteria; a practice that refers to another one is
/// reported.
pub(super) fn practices(
    source: SheetSource<'_>,
    findings: &mut BoundedFindings,
    titles: &KnownNames,
    subjects: &[Subject],
) -> Vec<GoodPractice> {
    read(source, PRACTICES, "Name", findings, |row, findings| {
        let phases = phases_in(row, "Phasen", findings);
        let mut criteria = Vec::new();
        for written in row.lines("Kriterien", findings) {
            match titles.find(&written) {
                Some(title) => criteria.push(title.to_owned()),
                None => {
                    let near = if findings.is_full() { None } else { titles.nearest(&written) };
                    findings.push(unknown_relation(&written).at(row.place("Kriterien")).did_you_mean(near));
                    criteria.push(written);
                }
            }
        }
        let key = row.required("Name", findings)?;
        Some(GoodPractice {
            name: row.shown("Name", findings).unwrap_or_else(|| key.clone()),
            key,
            aliases: row.lines("Weitere Namen", findings),
            kind: row.name("Art", findings),
            location: row.shown("Ort / Träger", findings),
            description: row.prose("Beschreibung", findings),
            lesson: row.prose("Lehre", findings),
            basis: row.name("Grundlage", findings),
            criteria,
            phases,
            example_of: phases_in(row, "Phasenbeispiel", findings),
            fit: fit(row, subjects, findings),
            web: row.name("Web", findings),
        })
    })
}

/// The warning for a title that no criterion has.
pub(super) fn unknown_relation(title: &str) -> Diagnostic {
    Diagnostic::warning(Code::UnknownRelation, say!("no criterion is called {title}", title = quote(title)))
}

/// Operating models, forms of cooperation, technical options, decision questions.
pub(super) fn operating_models(source: SheetSource<'_>, findings: &mut BoundedFindings) -> Vec<OperatingModel> {
    const KINDS: [(&str, OperatingKind); 5] = [
        ("Begriff", OperatingKind::Term),
        ("Modell", OperatingKind::Model),
        ("Mischform", OperatingKind::Mixed),
        ("Technische Option", OperatingKind::Technical),
        ("Entscheidungsfrage", OperatingKind::Question),
    ];
    read(source, OPERATING_MODELS, "Name", findings, |row, findings| {
        let key = row.required("Name", findings)?;
        let written = row.name("Art", findings).unwrap_or_else(|| "Modell".into());
        let Some((_, kind)) = KINDS.into_iter().find(|(k, _)| names::same(k, &written)) else {
            findings.push(unknown_kind(&written, &KINDS.map(|(k, _)| k)).at(row.place("Art")));
            return None;
        };
        Some(OperatingModel {
            kind,
            name: row.shown("Name", findings).unwrap_or_else(|| key.clone()),
            key,
            legal_forms: row.lines("Rechtsformen", findings),
            description: row.prose("Beschreibung", findings),
            strengths: row.prose("Stärken", findings),
            strengths_stated: row.name("Stärken-Grundlage", findings).is_some_and(|b| names::same(&b, "Quelle")),
            caveats: row.prose("Zu beachten", findings),
            suits: row.prose("Passt, wenn", findings),
        })
    })
}

fn unknown_kind(written: &str, kinds: &[&str]) -> Diagnostic {
    Diagnostic::error(Code::UnknownValue, say!("there is no kind {written}", written = quote(written)))
        .did_you_mean(names::nearest(written.get(..100).unwrap_or(written), kinds.iter().copied()))
        .hint(say!("possible: {values}", values = kinds.join(", ")))
}

/// The glossary. A term without an explanation is reported and left out.
pub(super) fn glossary(source: SheetSource<'_>, findings: &mut BoundedFindings) -> Vec<Term> {
    read(source, GLOSSARY, "Begriff", findings, |row, findings| {
        let key = row.required("Begriff", findings)?;
        let term = row.shown("Begriff", findings).unwrap_or(key);
        let explanation = row.prose("Erklärung", findings);
        if row.is_blank("Erklärung") {
            let message = say!("the term {term} has no explanation and is left out", term = quote(&term));
            findings.push(Diagnostic::warning(Code::MissingExplanation, message).at(row.place("Begriff")));
        }
        Some(Term { term, abbreviation: row.shown("Abkürzung", findings), explanation: explanation? })
    })
}

/// The roadmap's key results.
pub(super) fn key_results(source: SheetSource<'_>, findings: &mut BoundedFindings) -> Vec<KeyResult> {
    read(source, KEY_RESULTS, "Titel", findings, |row, findings| {
        let key = row.required("Titel", findings)?;
        let title = row.shown("Titel", findings).unwrap_or(key);
        Some(KeyResult {
            number: row.name("Nr.", findings).and_then(|n| n.parse().ok()),
            title,
            statement: row.prose("Aussage", findings).unwrap_or_default(),
            short: row.prose("Kurz", findings),
            questions: row.lines("Leitfragen", findings),
            phases: phases_in(row, "Phasen", findings),
        })
    })
}
