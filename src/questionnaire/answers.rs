//! What a profile says, statement by statement, in the form the questionnaire's cells take. The model tells every key
//! there is, so that none is left out.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::marks::{CHOICE, CONDITIONS, CRITERIA, POINT, POINTS};
use crate::catalog::Catalog;
use crate::profile::{Plain, Profile, Said, Statement, Statements};

/// A statement.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Answer {
    /// A text, or a word of a closed list as profiles write it.
    Text(String),
    /// Several.
    Lines(Vec<String>),
    /// A number.
    Number(f64),
    /// Cents.
    Money(i64),
    /// A day.
    Date(Date),
}

/// A row of a table, by column.
pub(super) type Row = BTreeMap<&'static str, Answer>;

/// Everything a profile says.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Answers {
    /// Single values by key.
    pub facts: BTreeMap<&'static str, Answer>,
    /// Tables by key.
    pub tables: BTreeMap<&'static str, Vec<Row>>,
    /// What is said of criteria, by id.
    pub criteria: BTreeMap<String, Row>,
}

/// The keys of what the first profile says and the second does not, or says otherwise.
#[must_use]
pub fn lost(profile: &Profile, back: &Profile, catalog: &Catalog) -> Vec<String> {
    let (was, is) = (Answers::of(profile, catalog), Answers::of(back, catalog));
    let facts = was.facts.iter().filter(|(key, answer)| is.facts.get(*key) != Some(answer));
    let tables = was.tables.iter().filter(|(path, rows)| is.tables.get(*path) != Some(rows));
    let criteria = was.criteria.iter().filter(|(id, row)| is.criteria.get(*id) != Some(row));
    let keys = facts.map(|(key, _)| (*key).to_owned()).chain(tables.map(|(path, _)| (*path).to_owned()));
    keys.chain(criteria.map(|(id, _)| id.clone())).collect()
}

impl Answers {
    /// Takes a profile apart; criteria are named by the catalogue's ids.
    pub fn of(profile: &Profile, catalog: &Catalog) -> Self {
        let Statements { values, lists, tables: _ } = profile.statements();
        let answer = |said: Said| Some((said.path, answer(&said.statement?, catalog)?));
        let mut out = Self { facts: values.into_iter().filter_map(answer).collect(), ..Self::default() };
        for (path, entries) in lists {
            if path == POINTS {
                out.conditions(profile, &entries, catalog);
            }
            let rows = entries.into_iter().map(|entry| row(entry, catalog));
            match path.strip_prefix(CHOICE).and_then(|rest| rest.strip_prefix('.')) {
                _ if path == CRITERIA => out.criteria.extend(rows.filter_map(criterion)),
                // Both lists of the selection are on one sheet.
                Some(list) => out.table(
                    CHOICE,
                    rows.map(|mut row| {
                        row.insert("art", Answer::Text(list.to_owned()));
                        row
                    }),
                ),
                None => out.table(path, rows),
            }
        }
        out
    }

    /// The conditions of all points on one sheet, each with the name of its point.
    fn conditions(&mut self, profile: &Profile, points: &[Statements], catalog: &Catalog) {
        for ((name, _), point) in profile.resolution.named_points().zip(points) {
            let conditions =
                point.lists.iter().filter(|(list, _)| *list == CONDITIONS).flat_map(|(_, entries)| entries);
            let rows = conditions.map(|condition| {
                let mut row = row(condition.clone(), catalog);
                row.insert(POINT, Answer::Text(name.clone()));
                row
            });
            self.table(CONDITIONS, rows.collect::<Vec<_>>().into_iter());
        }
    }

    fn table(&mut self, path: &'static str, rows: impl Iterator<Item = Row>) {
        let rows: Vec<Row> = rows.collect();
        if !rows.is_empty() {
            self.tables.entry(path).or_default().extend(rows);
        }
    }
}

/// An assessment by its criterion; one that says nothing is none.
fn criterion(mut row: Row) -> Option<(String, Row)> {
    let Some(Answer::Text(id)) = row.remove("kriterium") else { return None };
    (!row.is_empty()).then_some((id, row))
}

fn row(entry: Statements, catalog: &Catalog) -> Row {
    entry.values.into_iter().filter_map(|said| Some((said.key, answer(&said.statement?, catalog)?))).collect()
}

/// A statement as cells take it; an empty list is none.
fn answer(statement: &Statement, catalog: &Catalog) -> Option<Answer> {
    if let Statement::Phases(phases) = statement {
        return Some(Answer::Text(phases.iter().map(|phase| phase.key()).collect::<Vec<_>>().join(" + ")));
    }
    Some(match statement.plain_in(catalog) {
        Plain::Text(text) => Answer::Text(text),
        Plain::Texts(texts) if texts.is_empty() => return None,
        Plain::Texts(texts) => Answer::Lines(texts),
        Plain::Number(number) => Answer::Number(number),
        Plain::Money(cents) => Answer::Money(cents),
        Plain::Date(date) => Answer::Date(date),
        Plain::Flag(flag) => Answer::Text(flag.to_string()),
    })
}
