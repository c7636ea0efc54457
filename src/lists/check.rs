//! What `check` finds as a list: a sheet each of projects, findings and gaps.

use crate::batch::checked::{Checked, Gap};
use crate::batch::findings;
use crate::briefing::Labels;
use crate::diagnostic::Diagnostic;
use crate::language::Language;
use crate::lists::columns::columns;
use crate::load::Inputs;
use crate::message::{Message, say};
use crate::tables::{Cell, Column, Table, with_figures};

/// The title of the list, and its tables.
#[must_use]
pub fn tables<'a>(
    inputs: &'a Inputs,
    profiles: &'a [Checked],
    labels: &'a Labels,
    language: Language,
) -> (String, Vec<Table<'a>>) {
    let flag = move |flag: bool| labels.text(if flag { "yes" } else { "no" });
    let word = move |message: Message| message.text(language);
    let project = move |checked: &Checked| -> Vec<Cell> {
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
    let found = all(inputs, profiles).map(move |(checked, finding)| {
        let about = checked.map_or([""; 2], names).map(|name| Cell::text(name.to_owned()));
        findings::row(about.into(), finding.flat(language), language)
    });
    let found = Table::new(word(say!("Findings")), findings::columns(with(language, []), language), Box::new(found));
    let gaps = gaps(profiles).map(move |(checked, gap, papers)| {
        let papers: Vec<String> = papers.iter().map(|kind| labels.kind(kind)).collect();
        // Nobody who fills in a questionnaire knows keys.
        let where_to = gap.cell.as_ref().unwrap_or(&gap.key).clone();
        let own = [gap.what.clone(), where_to, papers.join(", "), checked.file.to_owned()];
        names(checked).map(str::to_owned).into_iter().chain(own).map(Cell::text).collect()
    });
    let gaps = Table::new(
        word(say!("Gaps")),
        with(
            language,
            [
                (say!("What is missing"), 54),
                (say!("Where to state it"), 34),
                (say!("Missing in"), 44),
                (say!("File"), 40),
            ],
        ),
        Box::new(gaps),
    );
    let title = word(say!("Check: findings and gaps"));
    (title, vec![projects, found, gaps])
}

/// Columns behind those of what a row is about.
fn with<const N: usize>(language: Language, own: [(Message, u16); N]) -> Vec<Column> {
    let about = columns([(say!("Municipality"), 26), (say!("Project"), 34)], language);
    about.into_iter().chain(columns(own, language)).collect()
}

/// The municipality and the project, as far as they are known.
#[must_use]
pub fn names<'a>(checked: &Checked<'a>) -> [&'a str; 2] {
    [checked.municipality, checked.title].map(Option::unwrap_or_default)
}

/// Each gap of each project once, with the papers that need it.
pub fn gaps<'a, 'c>(profiles: &'a [Checked<'c>]) -> impl Iterator<Item = (&'a Checked<'c>, &'a Gap, Vec<&'a str>)> {
    let of = |checked: &'a Checked<'c>| checked.by_key().into_iter().map(move |(gap, papers)| (checked, gap, papers));
    profiles.iter().flat_map(of)
}

/// Every finding, with the project it is about; those of the criteria workbook are about none.
pub fn all<'a, 'c>(
    inputs: &'a Inputs,
    profiles: &'a [Checked<'c>],
) -> impl Iterator<Item = (Option<&'a Checked<'c>>, &'a Diagnostic)> {
    let of_projects = inputs.projects.iter().zip(profiles);
    let of_projects =
        of_projects.flat_map(|(p, checked)| p.findings.iter().map(move |finding| (Some(checked), finding)));
    inputs.catalog_findings().map(|finding| (None, finding)).chain(of_projects)
}
