//! A report as a workbook: the sums, the documents, the projects and every finding, a sheet each; the rows are those of the
//! JSON in its order.

use jiff::civil::Date;
use rust_xlsxwriter::XlsxError;

use super::model::{Report, ReportedDocument, ReportedProject};
use crate::batch::findings;
use crate::batch::outcome::DocumentStatus;
use crate::briefing::Labels;
use crate::briefing::format::Formats;
use crate::language::Language;
use crate::message::{Message, say};
use crate::profile::keys;
use crate::tables::{self, Book, Cell, Column, Table, with_figures};
use crate::templates::Templates;

/// Makes the workbook; findings are in the language the report has them in.
pub(super) fn workbook(report: &Report, language: Language) -> Result<Vec<u8>, XlsxError> {
    let columns = |columns: &[(Message, u16)]| -> Vec<Column> {
        columns.iter().map(|(title, width)| Column::new(title.text(language), *width)).collect()
    };
    let word = |message: Message| message.text(language);
    // A kind of one's own has no word but its name.
    let labels = Labels::new(&Templates::embedded(), language).ok();
    let documents = Table::new(
        word(say!("Papers")),
        with_figures(
            columns(&[
                (say!("Project"), 30),
                (say!("Kind"), 20),
                (say!("Form"), 10),
                (say!("Outcome"), 16),
                (say!("File"), 44),
                (say!("Pages"), 10),
                (say!("Bytes"), 14),
                (say!("Milliseconds"), 14),
                (say!("Withheld for want of"), 26),
                (say!("Number of findings"), 14),
                (Message::verbatim("SHA-256"), 36),
            ]),
            &[5, 6, 7, 9],
        ),
        Box::new(report.documents.iter().map(|document| paper(document, labels.as_ref(), language))),
    );
    let projects = Table::new(
        word(say!("Projects")),
        with_figures(
            columns(&[
                (say!("File"), 50),
                (say!("Project"), 40),
                (say!("Outcome"), 18),
                (say!("Number of findings"), 14),
            ]),
            &[3],
        ),
        Box::new(report.projects.iter().map(|p| project(p, language))),
    );
    let of_projects = report.projects.iter().map(|p| (p.project.as_deref().unwrap_or(&p.file), &p.diagnostics));
    let of_documents = report.documents.iter().map(|d| (d.file.as_str(), &d.diagnostics));
    let found = of_projects.chain(of_documents).flat_map(move |(about, all)| {
        all.iter().map(move |finding| findings::row(vec![Cell::text(about)], finding.clone(), language))
    });
    let about = columns(&[(say!("About"), 40)]);
    let found = Table::new(word(say!("Findings")), findings::columns(about, language), Box::new(found));
    let sums = sums(report, language).map(|(name, value)| vec![Cell::text(name.text(language)), value]);
    let sums = Table::new(
        word(say!("Totals")),
        columns(&[(say!("What"), 30), (say!("Value"), 40)]),
        Box::new(sums.into_iter()),
    );
    let date = report.date.parse::<Date>().ok();
    let written = date.map_or_else(|| report.date.clone(), |date| Formats::new(language).date(date));
    tables::workbook(Book {
        title: word(say!("Report of {date}", date = written)),
        author: "Ratsmappe".to_owned(),
        language,
        date: date.unwrap_or_default(),
        tables: vec![sums, documents, projects, found],
    })
}

fn paper<'r>(document: &'r ReportedDocument, labels: Option<&Labels>, language: Language) -> Vec<Cell<'r>> {
    let kind = labels.map(|labels| labels.kind(&document.kind));
    let asked = |key: &str| keys::asked(key, language).map(str::to_owned);
    let count = |count: Option<usize>| count.map_or(Cell::Empty, Cell::count);
    vec![
        Cell::text(&document.project),
        kind.map_or_else(|| Cell::text(&document.kind), Cell::text),
        Cell::text(&document.form),
        Cell::text(status(document.status).text(language)),
        Cell::text(&document.file),
        count(document.pages),
        count(document.bytes),
        document.milliseconds.map_or(Cell::Empty, Cell::Count),
        document
            .withheld
            .as_ref()
            .map_or(Cell::Empty, |withheld| asked(&withheld.key).map_or_else(|| Cell::text(&withheld.key), Cell::text)),
        Cell::count(document.diagnostics.len()),
        document.sha256.as_deref().map_or(Cell::Empty, Cell::text),
    ]
}

fn project(project: &ReportedProject, language: Language) -> Vec<Cell<'_>> {
    let outcome = if project.project.is_some() { say!("usable") } else { say!("not usable") };
    vec![
        Cell::text(&project.file),
        project.project.as_deref().map_or(Cell::Empty, Cell::text),
        Cell::text(outcome.text(language)),
        Cell::count(project.diagnostics.len()),
    ]
}

fn status(status: DocumentStatus) -> Message {
    match status {
        DocumentStatus::Written => say!("written"),
        DocumentStatus::Unchanged => say!("unchanged"),
        DocumentStatus::Failed => say!("failed"),
        DocumentStatus::NotBegun => say!("not begun"),
        DocumentStatus::Withheld => say!("withheld"),
    }
}

fn sums(report: &Report, language: Language) -> [(Message, Cell<'_>); 15] {
    let totals = &report.totals;
    let part = report.shard.map_or_else(|| say!("the whole run").text(language), |shard| shard.to_string());
    let day = report.date.parse().map_or_else(|_| Cell::text(&report.date), Cell::Day);
    [
        (say!("Program"), Cell::text(&report.program)),
        (say!("Build"), Cell::text(&report.build)),
        (say!("Date on the papers"), day),
        (say!("Part of the run"), Cell::text(part)),
        (say!("Projects that could be used"), Cell::count(totals.projects)),
        (say!("Projects with errors"), Cell::count(totals.invalid)),
        (say!("Papers"), Cell::count(totals.documents)),
        (say!("written"), Cell::count(totals.written)),
        (say!("unchanged"), Cell::count(totals.unchanged)),
        (say!("failed"), Cell::count(totals.failed)),
        (say!("not begun"), Cell::count(totals.not_begun)),
        (say!("withheld"), Cell::count(totals.withheld)),
        (say!("Pages"), Cell::count(totals.pages)),
        (say!("Bytes"), Cell::count(totals.bytes)),
        (say!("Milliseconds"), Cell::Count(totals.milliseconds)),
    ]
}
