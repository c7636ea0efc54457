//! `[[kriterien]]` and `[auswahl]`. Whether the catalogue knows the criteria is for `resolve`.

use crate::catalog::Workstream;
use crate::diagnostic::{Code, Diagnostic, quote};
use crate::document::node::Value;
use crate::document::reader::{TableReader, ValueReader};
use crate::message::{Message, say};
use crate::profile::model::{Assessment, Choice, Pick, Status};

/// Why an exclusion needs words.
fn reason() -> Message {
    say!("write {{ kriterium = \"…\", grund = \"…\" }}; the reason is printed in the annex")
}

/// Reads `[[kriterien]]`.
pub(super) fn assessments(root: &mut TableReader) -> Vec<Assessment> {
    root.tables("kriterien").into_iter().filter_map(assessment).collect()
}

fn assessment(mut section: TableReader) -> Option<Assessment> {
    let criterion = section.required("kriterium").and_then(|f| Some((f.text()?, f.place())));
    let status = section.choice("status", &Status::ALL.map(|s| (s.name(), s)));
    let evidence = section.text("nachweis");
    let responsible = section.text("verantwortlich");
    let due = section.date("faellig");
    let note = section.text("notiz");
    section.finish();
    let (criterion, place) = criterion?;
    Some(Assessment { criterion, place, status, evidence, responsible, due, note })
}

/// Reads `[auswahl]`.
pub(super) fn choice(root: &mut TableReader) -> Choice {
    let Some(mut section) = root.table("auswahl") else { return Choice::default() };
    let include = section.value("einschliessen").map(ValueReader::items).unwrap_or_default();
    let exclude = section.value("ausschliessen").map(ValueReader::items).unwrap_or_default();
    let streams = section.value("workstreams").map(ValueReader::items).unwrap_or_default();
    let words = Workstream::ALL.map(|w| (w.name(), w));
    let mut workstreams: Vec<Workstream> =
        streams.into_iter().filter_map(ValueReader::entry).filter_map(|f| f.choice(&words)).collect();
    workstreams.sort_unstable();
    workstreams.dedup();
    let choice = Choice {
        include: include.into_iter().filter_map(ValueReader::entry).filter_map(included).collect(),
        exclude: exclude.into_iter().filter_map(ValueReader::entry).filter_map(excluded).collect(),
        workstreams,
    };
    section.finish();
    choice
}

/// A criterion by its name alone, or as a table with a reason.
fn included(found: ValueReader) -> Option<Pick> {
    if matches!(found.node.value, Value::Text(_)) {
        return Some(Pick { criterion: found.text()?, reason: None, place: found.place() });
    }
    let mut section = found.section()?;
    let criterion = section.required("kriterium").and_then(|f| Some((f.text()?, f.place())));
    let reason = section.text("grund");
    section.finish();
    let (criterion, place) = criterion?;
    Some(Pick { criterion, reason, place })
}

/// A criterion with the reason why it is left out; without one it is kept here, and an error.
fn excluded(found: ValueReader) -> Option<Pick> {
    if matches!(found.node.value, Value::Text(_)) {
        let pick = Pick { criterion: found.text()?, reason: None, place: found.place() };
        let message = say!("{criterion} is excluded without a reason", criterion = quote(&pick.criterion));
        found.report(Diagnostic::error(Code::MissingReason, message).at(found.place()).hint(reason()));
        return Some(pick);
    }
    let mut section = found.section()?;
    let criterion = section.required("kriterium").and_then(|f| Some((f.text()?, f.place())));
    let reason = section.demand("grund", Code::MissingReason, Some(reason())).and_then(|f| f.text());
    section.finish();
    let (criterion, place) = criterion?;
    Some(Pick { criterion, reason, place })
}
