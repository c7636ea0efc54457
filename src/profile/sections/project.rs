//! `[projekt]` with its measures and alternatives.

use crate::catalog::Phase;
use crate::diagnostic::{Code, Diagnostic, quote};
use crate::document::reader::{TableReader, ValueReader};
use crate::message::{Message, say};
use crate::profile::model::{Alternative, Measure, Project};

/// Reads `[projekt]`.
pub(super) fn read(root: &mut TableReader) -> Project {
    let Some(mut section) = root.required_table("projekt", say!("the keys `titel` and `phase`")) else {
        return Project::default();
    };
    let project = Project {
        title: section.required_title("titel").unwrap_or_default(),
        summary: section.prose("kurzbeschreibung"),
        phases: section.required("phase").map(phases).unwrap_or_default(),
        phase_assumed: section.value("phase_angenommen").and_then(|f| f.flag()).unwrap_or_default(),
        as_of: section.date("stand"),
        earlier: section.value("vorher").and_then(|f| f.path(say!("the earlier profile"), "frueher/2026-05.toml")),
        problem: section.prose("problem"),
        solution: section.prose("loesung"),
        benefits: section.texts("mehrwert"),
        target_groups: section.texts("zielgruppen"),
        alternatives: section.tables("alternativen").into_iter().filter_map(alternative).collect(),
        measures: section.tables("kennzahlen").into_iter().filter_map(measure).collect(),
    };
    section.finish();
    project
}

/// One stage, or P4 and P5 together; empty if what is written is refused.
fn phases(found: ValueReader) -> Vec<Phase> {
    let place = found.place();
    let findings = found.findings;
    let mut phases = Vec::new();
    for item in found.items() {
        let Some(text) = item.text() else { return Vec::new() };
        for part in parts(&text) {
            let Some(phase) = Phase::parse(&part) else {
                let fault =
                    Diagnostic::error(Code::UnknownPhase, say!("there is no phase {written}", written = quote(&part)));
                item.report(fault.at(item.place()).hint(say!("use P1 to P5, or [\"P4\", \"P5\"]")));
                return Vec::new();
            };
            if phase == Phase::CrossPhase {
                let fault =
                    Diagnostic::error(Code::CrossPhaseProject, say!("a project cannot be in the phase `durchgehend`"));
                item.report(fault.at(item.place()).hint(
                    say!("`durchgehend` names criteria that hold in every phase, they are always selected; write the phase the project is in"),
                ));
                return Vec::new();
            }
            phases.push(phase);
        }
    }
    phases.sort_unstable();
    phases.dedup();
    if phases.len() > 1 && phases != [Phase::P4, Phase::P5] {
        let names: Vec<&str> = phases.iter().map(|p| p.key()).collect();
        let message = say!("a project cannot be in {names} at once", names = Message::all(names));
        let fault = Diagnostic::error(Code::PhaseCombination, message).at(place);
        findings.report(
            fault.hint(say!("only P4 and P5 can run in parallel; otherwise write the phase that is not finished yet")),
        );
        return Vec::new();
    }
    phases
}

/// The phases of `P4 + P5`, written as one text; any other text as it is.
fn parts(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let keys: Vec<String> = chars
        .windows(2)
        .enumerate()
        .filter(|(i, w)| {
            let starts = *i == 0 || !chars.get(i - 1).is_some_and(|c| c.is_alphanumeric());
            let ends = !chars.get(i + 2).is_some_and(|c| c.is_alphanumeric());
            starts && ends && matches!(w, ['P' | 'p', d] if d.is_ascii_digit())
        })
        .map(|(_, w)| w.iter().collect())
        .collect();
    if keys.len() > 1 { keys } else { vec![text.to_owned()] }
}

fn alternative(mut section: TableReader) -> Option<Alternative> {
    let title = section.required_text("titel");
    let assessment = section.text("bewertung");
    section.finish();
    Some(Alternative { title: title?, assessment })
}

fn measure(mut section: TableReader) -> Option<Measure> {
    let name = section.required_text("name");
    let measure = Measure {
        name: String::new(),
        unit: section.text("einheit"),
        before: section.number("vorher"),
        today: section.number("heute"),
        target: section.number("ziel"),
        source: section.text("quelle"),
    };
    section.finish();
    Some(Measure { name: name?, ..measure })
}
