//! What `check` finds as a list: for Excel with a sheet each of projects, findings and gaps; for programs a row a finding or
//! gap.

use jiff::civil::Date;

use crate::batch::checked::{Checked, Gap};
use crate::batch::findings;
use crate::cli::exit::CommandError;
use crate::cli::format;
use crate::cli::list_file::ListFile;
use crate::cli::terminal::Terminal;
use crate::cli::words;
use crate::diagnostic::{Diagnostic, FlatDiagnostic, Severity};
use crate::language::Language;
use crate::load::Inputs;
use crate::message::{Message, say};
use crate::tables::{Cell, Column, Table, with_figures};

/// Writes the workbook; whether it is there.
pub(super) fn write(
    file: &ListFile,
    date: Date,
    inputs: &Inputs,
    profiles: &[Checked],
    terminal: &mut Terminal,
) -> Result<bool, CommandError> {
    let language = file.language;
    let labels = words::labels(language)?;
    let flag = |flag: bool| labels.text(if flag { "yes" } else { "no" });
    let word = |message: Message| message.text(language);
    let project = |checked: &Checked| -> Vec<Cell> {
        let phases = Message::all(checked.phases.iter().map(|phase| phase.key()));
        let [town, title] = names(checked).map(|name| Cell::text(name.to_owned()));
        let file = Cell::text(checked.file.to_owned());
        let counts = [checked.errors, checked.warnings, checked.by_key().len()].map(Cell::count);
        let first = [town, title, Cell::text(word(phases)), Cell::text(flag(checked.is_usable())), file];
        first.into_iter().chain(counts).collect()
    };
    let columns = with(
        language,
        [
            (say!("Phase"), 12),
            (say!("Usable"), 12),
            (say!("File"), 40),
            (say!("Errors"), 11),
            (say!("Warnings"), 13),
            (say!("Gaps"), 11),
        ],
    );
    let projects = Box::new(profiles.iter().map(project));
    let projects = Table::new(word(say!("Projects")), with_figures(columns, &[5, 6, 7]), projects);
    let found = all(inputs, profiles).map(|(checked, finding)| {
        let about = checked.map_or([""; 2], names).map(|name| Cell::text(name.to_owned()));
        findings::row(about.into(), finding.flat(language), language)
    });
    let found = Table::new(word(say!("Findings")), findings::columns(with(language, []), language), Box::new(found));
    let gaps = profiles.iter().flat_map(|checked| gaps(checked).map(move |gap| (checked, gap)));
    let gaps = gaps.map(|(checked, (gap, papers))| {
        let own = [gap.what.clone(), gap.key.clone(), papers, checked.file.to_owned()];
        names(checked).map(str::to_owned).into_iter().chain(own).map(Cell::text).collect()
    });
    let gaps = Table::new(
        word(say!("Gaps")),
        with(
            language,
            [(say!("What is missing"), 54), (say!("Key"), 34), (say!("Missing in"), 44), (say!("File"), 40)],
        ),
        Box::new(gaps),
    );
    let title = word(say!("Check: findings and gaps"));
    file.workbook((title, date), vec![projects, found, gaps], &[inputs], terminal)
}

/// Columns behind those of what a row is about.
fn with<const N: usize>(language: Language, own: [(Message, u16); N]) -> Vec<Column> {
    let about = words::columns([(say!("Municipality"), 26), (say!("Project"), 34)], language);
    about.into_iter().chain(words::columns(own, language)).collect()
}

/// The municipality and the project, as far as they are known.
fn names<'a>(checked: &Checked<'a>) -> [&'a str; 2] {
    [checked.municipality, checked.title].map(Option::unwrap_or_default)
}

/// Each gap of a project once, with the papers that need it.
fn gaps<'c>(checked: &'c Checked) -> impl Iterator<Item = (&'c Gap, String)> {
    checked.by_key().into_iter()
}

/// Every finding, with the project it is about; those of the criteria workbook are about none.
fn all<'a, 'c>(
    inputs: &'a Inputs,
    profiles: &'a [Checked<'c>],
) -> impl Iterator<Item = (Option<&'a Checked<'c>>, &'a Diagnostic)> {
    let of_projects = inputs.projects.iter().zip(profiles);
    let of_projects =
        of_projects.flat_map(|(p, checked)| p.findings.iter().map(move |finding| (Some(checked), finding)));
    inputs.catalog_findings().map(|finding| (None, finding)).chain(of_projects)
}

const HEADER: [&str; 12] = [
    "municipality",
    "project",
    "what",
    "code",
    "message",
    "documents",
    "file",
    "sheet",
    "cell",
    "line",
    "column",
    "hints",
];

/// A row a finding, then a row a gap.
pub(super) fn csv(inputs: &Inputs, profiles: &[Checked], language: Language) -> Result<String, CommandError> {
    let found = all(inputs, profiles).map(|(checked, finding)| {
        let [town, title] = checked.map_or([""; 2], names).map(str::to_owned);
        let FlatDiagnostic { severity, code, message, file, sheet, cell, line, column, hints } = finding.flat(language);
        let what = match severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let number = |number: Option<usize>| number.map(|number| number.to_string()).unwrap_or_default();
        let [file, sheet, cell] = [file, sheet, cell].map(Option::unwrap_or_default);
        let [line, column] = [line, column].map(number);
        let (what, documents, hints) = (what.to_owned(), String::new(), hints.join("\n"));
        [town, title, what, code, message, documents, file, sheet, cell, line, column, hints]
    });
    let missing = profiles.iter().flat_map(|checked| gaps(checked).map(move |gap| (checked, gap)));
    let missing = missing.map(|(checked, (gap, papers))| {
        let [town, title] = names(checked).map(str::to_owned);
        let (what, key, file) = ("gap".to_owned(), gap.key.clone(), checked.file.to_owned());
        let [sheet, cell, line, column, hints] = <[String; 5]>::default();
        [town, title, what, key, gap.what.clone(), papers, file, sheet, cell, line, column, hints]
    });
    format::csv(HEADER, found.chain(missing))
}
