//! What is said at the end of a run: gaps, what was not done, and the sums.

use std::collections::{BTreeMap, BTreeSet};

use super::Terminal;
use super::words;
use crate::batch::report::Report;
use crate::batch::{DocumentOutcome, DocumentStatus, ProjectOutcome, RunOutcome, RunSpec};
use crate::briefing::WithheldReason;
use crate::files::below;
use crate::message::{Argument, Message, count, say};

/// Documents that fit a screen: what is said of them needs not be said again at the end.
const FEW: usize = 12;

/// How many projects that cannot be used are named at the end.
const MAX_UNDONE: usize = 50;

/// What was not done, once more, when it may have left the screen: one line each with its place.
pub fn undone(spec: &RunSpec, outcome: &RunOutcome, terminal: &mut Terminal) {
    let invalid: Vec<_> = outcome.projects.iter().filter_map(ProjectOutcome::fault).collect();
    let failed = outcome.documents.iter().filter(|document| document.status == DocumentStatus::Failed);
    let mut failed: Vec<&DocumentOutcome> = failed.collect();
    failed.sort_by_key(|document| (&document.file, document.format));
    let few = outcome.documents.len() + outcome.projects.len() <= FEW;
    if few || failed.len() + invalid.len() == 0 {
        return;
    }
    terminal.message(&say!("not done:"));
    let more = invalid.len().saturating_sub(MAX_UNDONE);
    for finding in invalid.into_iter().take(MAX_UNDONE) {
        let message = &finding.message;
        terminal.message(&match finding.labels.first() {
            Some(label) => say!("  {place}: {message}", place = &label.place, message),
            None => say!("  {message}", message),
        });
    }
    if more > 0 {
        terminal.message(&say!("  and {more} more; --report names all", more));
    }
    for document in failed {
        let path = below(&spec.output, &document.file);
        let finding = document.findings.iter().find(|finding| finding.is_error());
        let message = finding.map_or_else(Message::nothing, |finding| finding.message.clone());
        let file = finding.and_then(|finding| finding.labels.first()).map_or("", |label| label.place.file());
        let place = path.display();
        terminal.message(&match path.as_os_str() == file {
            true => say!("  {place}: {message}", place, message),
            false => say!("  {place}: {message} ({file})", place, message, file),
        });
    }
    terminal.message(&Message::nothing());
}

/// What was withheld: a line for each reason, and what brings it.
pub fn withheld(spec: &RunSpec, outcome: &RunOutcome, terminal: &mut Terminal) {
    let mut reasons: BTreeMap<WithheldReason, usize> = BTreeMap::new();
    for reason in outcome.documents.iter().filter_map(|document| document.withheld) {
        *reasons.entry(reason).or_default() += 1;
    }
    if reasons.is_empty() {
        return;
    }
    for (reason, number) in reasons {
        terminal.message(&reason.message(number));
    }
    // A list has many projects in one file.
    terminal.message(&match spec.profiles.as_slice() {
        [list] if outcome.projects.len() > 1 && list.is_file() => say!(
            "  `ratsmappe form {list} -o FOLDER` writes a questionnaire for every row; with --draft drafts are made",
            list = words::argument(&list.to_string_lossy())
        ),
        _ => say!("  fill in what is missing; with --draft drafts are made"),
    });
}

/// The closing line of a run.
#[must_use]
pub fn total(report: &Report) -> Message {
    let totals = &report.totals;
    let documents = count!(totals.written, "{n} document", "{n} documents");
    let projects = count!(totals.projects, "{n} project", "{n} projects");
    let mut text = say!("{documents} of {projects}", documents, projects);
    if let Some(shard) = report.shard {
        text = say!("{text} (part {shard})", text, shard = shard.to_string());
    }
    let others = [
        (totals.unchanged, say!("{n} unchanged", n = totals.unchanged)),
        (totals.failed, say!("{n} failed", n = totals.failed)),
        (totals.not_begun, say!("{n} not begun", n = totals.not_begun)),
        (totals.withheld, say!("{n} withheld", n = totals.withheld)),
        (totals.invalid, count!(totals.invalid, "{n} profile with errors", "{n} profiles with errors")),
    ];
    for (_, other) in others.into_iter().filter(|(number, _)| *number > 0) {
        text = say!("{text}, {other}", text, other);
    }
    say!("{text}, {seconds} s", text, seconds = Argument::Decimal(totals.milliseconds as f64 / 1e3, 1))
}

/// What the projects leave unsaid that these documents would need: a line a project, or one for many.
pub fn gaps(spec: &RunSpec, outcome: &RunOutcome, terminal: &mut Terminal) {
    let catalog = spec.catalog.as_ref().map(|c| format!(" --catalog {}", words::argument(&c.to_string_lossy())));
    let catalog = catalog.unwrap_or_default();
    let documents = outcome.documents.iter().filter(|document| document.status == DocumentStatus::Written);
    let written: BTreeSet<&str> = documents.map(|document| document.project.as_str()).collect();
    let with_slugs = outcome.projects.iter().filter_map(|project| Some((project, project.slug.as_deref()?)));
    let lacking: Vec<_> = with_slugs.filter(|(p, slug)| p.gaps > 0 && written.contains(slug)).collect();
    if lacking.len() > FEW {
        let files: Vec<String> = spec.profiles.iter().map(|p| words::argument(&p.to_string_lossy())).collect();
        let gaps = lacking.iter().map(|(project, _)| project.gaps).sum();
        return terminal.message(&say!(
            "{gaps} in {projects} projects: `ratsmappe check {files}{catalog}` lists them",
            gaps = count!(gaps, "{n} gap", "{n} gaps"),
            projects = lacking.len(),
            files = files.join(" "),
            catalog
        ));
    }
    for (ProjectOutcome { file, gaps, .. }, project) in lacking {
        let (file, catalog) = (words::argument(file), &catalog);
        terminal.message(&match *gaps {
            1 => say!("1 gap in {project}: `ratsmappe check {file}{catalog}` lists it", project, file, catalog),
            n => say!("{n} gaps in {project}: `ratsmappe check {file}{catalog}` lists them", n, project, file, catalog),
        });
    }
}
