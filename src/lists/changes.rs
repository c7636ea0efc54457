//! Changes for Excel: one row a change, and a sheet of the projects that were compared.

use std::borrow::Cow;

use crate::briefing::{Labels, word};
use crate::language::Language;
use crate::lists::columns::columns;
use crate::lists::comparison::{Comparison, State};
use crate::message::{Message, say};
use crate::profile::keys;
use crate::progress::rows::{Row, cell};
use crate::progress::{FactValue, words};
use crate::tables::{Cell, Table, with_figures};

/// The title of the list, and its tables.
#[must_use]
pub fn tables<'a>(comparison: &'a Comparison, labels: &'a Labels, language: Language) -> (String, Vec<Table<'a>>) {
    let columns = columns(
        [
            (say!("Municipality"), 26),
            (say!("Project"), 34),
            (say!("Part"), 24),
            (say!("Statement"), 30),
            (say!("Criterion"), 12),
            (say!("About"), 40),
            (say!("Before"), 30),
            (say!("Now"), 30),
            (say!("Difference"), 16),
            (say!("Direction"), 14),
            (say!("Why"), 34),
        ],
        language,
    );
    let rows = comparison.projects.iter().flat_map(|project| project.rows().map(move |row| (&project.new, row)));
    let rows = rows.map(move |(state, row)| change(state, row, labels, language));
    let columns = with_figures(columns, &[8]);
    let changes = Table::new(say!("Changes").text(language), columns, Box::new(rows));
    let title = say!("Changes between two states").text(language);
    let tables = vec![Table { kept: 2, ..changes }, projects(comparison, language)];
    (title, tables)
}

fn change<'a>(state: &'a State, row: &'a Row, labels: &Labels, language: Language) -> Vec<Cell<'a>> {
    let own = |text: &'a Option<String>| text.as_deref().map_or(Cell::Empty, Cell::text);
    let word = |message: Message| Cell::text(message.text(language));
    let [from, to] =
        [(&row.from, &row.facts[0]), (&row.to, &row.facts[1])].map(|(written, fact)| match (fact, written) {
            (Some(fact), _) => value(row.key, fact, labels),
            (None, Some(written)) => Cell::text(cell(written)),
            // What is not stated is no 0.
            (None, None) if row.is_statement() => Cell::text(labels.text("not-stated")),
            (None, None) => Cell::Empty,
        });
    let part = words::parts().into_iter().find(|(topic, _)| *topic == row.topic);
    let part = part.map_or_else(|| Message::verbatim(row.topic), |(_, heading)| heading);
    [&state.municipality, &state.title]
        .map(|name| Cell::text(name.as_str()))
        .into_iter()
        .chain([
            word(part),
            statement(row, labels, language),
            own(&row.id),
            own(&row.of),
            from,
            to,
            row.difference.map_or(Cell::Empty, |euros| Cell::Money((euros * 100.0).round() as i64)),
            row.direction.map_or(Cell::Empty, |code| word(words::direction(code))),
            own(&row.reason),
        ])
        .collect()
}

/// What a row is about, as papers call it; what they do not tell of is called as it is asked for.
fn statement<'a>(row: &Row, labels: &Labels, language: Language) -> Cell<'a> {
    let called = labels.find(&format!("key.{}", row.key));
    let asked = || keys::asked(row.key, language).map(str::to_owned);
    Cell::text(called.or_else(asked).unwrap_or_else(|| words::key(row).text(language)))
}

/// A value of a profile as such: an amount, a number, a day; words as people say them.
fn value<'a>(key: &str, fact: &'a FactValue, labels: &Labels) -> Cell<'a> {
    if let Some(word) = word(labels, key, fact) {
        return Cell::text(word);
    }
    match fact {
        FactValue::Text(text) => Cell::text(text.as_str()),
        FactValue::Number(number) => Cell::Number(*number),
        FactValue::Money(cents) => Cell::Money(*cents),
        FactValue::Date(date) => Cell::Day(*date),
        FactValue::Phases(phases) => Cell::text(phases.iter().map(|p| p.key()).collect::<Vec<_>>().join(", ")),
        // One of few, which has a word.
        FactValue::Flag(_)
        | FactValue::Status(_)
        | FactValue::CostKind(_)
        | FactValue::Funding(_)
        | FactValue::Level(_) => Cell::Empty,
    }
}

/// Every project of both sides, and what became of it.
fn projects(comparison: &Comparison, language: Language) -> Table<'_> {
    let columns = columns(
        [
            (say!("Municipality"), 26),
            (say!("Project"), 34),
            (say!("Comparison"), 20),
            (say!("Number of changes"), 14),
            (say!("Phase before"), 12),
            (say!("Phase now"), 12),
            (say!("As of, before"), 14),
            (say!("As of, now"), 14),
            (say!("File before"), 36),
            (say!("File now"), 36),
            (say!("Criteria the older catalogue lacks"), 30),
        ],
        language,
    );
    let both = comparison.projects.iter().map(move |project| {
        let what = if project.is_unchanged() { say!("unchanged") } else { say!("changed") };
        let number = Cell::count(project.rows().count());
        row([Some(&project.old), Some(&project.new)], what.text(language), number, project.unknown.join(", "))
    });
    let new = comparison.new.iter().map(|state| (say!("new project"), [None, Some(state)]));
    let gone = comparison.gone.iter().map(|state| (say!("gone project"), [Some(state), None]));
    let not_compared = comparison
        .not_compared
        .iter()
        .map(|known| (say!("not compared: one side has errors"), [known.old.as_ref(), Some(&known.state)]));
    let alone = new.chain(gone).chain(not_compared);
    let alone = alone.map(move |(what, sides)| row(sides, what.text(language), Cell::Empty, String::new()));
    let columns = with_figures(columns, &[3]);
    Table { kept: 2, ..Table::new(say!("Projects").text(language), columns, Box::new(both.chain(alone))) }
}

fn row<'a>(sides: [Option<&'a State>; 2], what: String, number: Cell<'a>, unknown: String) -> Vec<Cell<'a>> {
    let [_, later] = sides;
    let names = later.or(sides[0]).map_or([""; 2], |state| [&state.municipality, &state.title]);
    let names = names.map(|name| Cell::text(Cow::Borrowed(name)));
    let phases = sides.map(|side| {
        let phases = side.map_or(&[][..], |state| &state.phases);
        Cell::text(phases.iter().map(|phase| phase.key()).collect::<Vec<_>>().join(", "))
    });
    let days = sides.map(|side| {
        let day = side.and_then(|state| state.as_of.as_ref()).and_then(|day| day.parse().ok());
        day.map_or(Cell::Empty, Cell::Day)
    });
    let files = sides.map(|side| side.map_or(Cell::Empty, |state| Cell::text(Cow::Borrowed(state.file.as_str()))));
    let first = names.into_iter().chain([Cell::text(what), number]);
    first.chain(phases).chain(days).chain(files).chain([Cell::text(unknown)]).collect()
}
