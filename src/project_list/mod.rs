//! A project list: a table with one row a project and the profile's keys as columns.
//!
//! Takes a workbook, gives each row as a profile with every finding at its cell. A row may name a profile
//! file that adds the rest; whoever asks says how such a file is read. Rows do not know of each other.

mod columns;
mod model_projects;

pub use model_projects::model_projects;

use crate::diagnostic::{CellRef, Code, Diagnostic, Place, quote};
use crate::document::amounts;
use crate::document::kind::Kind;
use crate::document::node::{Entry, Node, Table, Value};
use crate::document::reader::near;
use crate::document::tree;
use crate::hash::Hasher;
use crate::message::say;
use crate::names;
use crate::profile::keys;
use crate::profile::{Decoded, Profile, Questionnaire, STATUS, from_node};
use crate::questionnaire;
use crate::workbook::placed::{self, CellKind};
use crate::workbook::{Cell, CellValue, Sheet, SheetRow, Workbook};
use columns::{Meaning, REMARK, is_like_an_id, names_of_columns};

/// The most projects of a list.
const MAX_PROJECTS: usize = 20_000;

/// One row, or what should have been one.
#[derive(Debug)]
pub struct Listed {
    /// Its content, as far as it can be read.
    pub profile: Option<Profile>,
    /// What is to be said about it.
    pub findings: Vec<Diagnostic>,
}

/// A profile file that a row names.
#[derive(Debug)]
pub enum Loaded {
    /// Its name for messages, and its bytes.
    Text(String, Vec<u8>),
    /// A workbook, which may be a questionnaire.
    Workbook(Workbook),
}

/// Reads a profile file that a row names; or says why that cannot be, the place apart.
pub type Load<'a> = dyn FnMut(&str) -> Result<Loaded, Vec<Diagnostic>> + 'a;

/// Reads all rows of a project list.
///
/// # Errors
/// If no sheet of the workbook is one.
pub fn read(workbook: &Workbook, load: &mut Load) -> Result<Vec<Listed>, Vec<Diagnostic>> {
    let (list, others) = List::find(workbook).ok_or_else(|| {
        if let Some(fault) = questionnaire::lost_marks(workbook) {
            return vec![fault];
        }
        vec![
            Diagnostic::error(
                Code::NoProjectList,
                say!("the workbook is no list of projects: no sheet has a column `Kommune`"),
            )
            .at(Place::File(workbook.file.clone()))
            .hint(say!("a list has one row a project and columns such as Kommune, Titel and Phase")),
        ]
    })?;
    let rows: Vec<&SheetRow> = list.rows().collect();
    if rows.len() > MAX_PROJECTS {
        let fault = Diagnostic::error(Code::TooManyProjects, say!("the list has {rows} projects", rows = rows.len()));
        let place = workbook.sheet_place(list.sheet);
        return Err(vec![fault.at(place).hint(say!("split it: {most} are the most", most = MAX_PROJECTS))]);
    }
    let mut listed: Vec<Listed> = rows.into_iter().map(|row| list.project(row, load)).collect();
    // Said once, with the first row: what a column should mean is no single row's fault.
    match listed.first_mut() {
        Some(first) => {
            let about = workbook.passed_over(|_| false);
            let about = about.chain(workbook.chosen(list.sheet, &others)).chain(list.headers());
            first.findings.splice(0..0, about).for_each(drop);
        }
        None => {
            let fault = Diagnostic::error(Code::NoProjects, say!("the list has no projects"))
                .at(workbook.sheet_place(list.sheet))
                .hint(say!("write one project a row under the header"));
            return Err(vec![fault]);
        }
    }
    Ok(listed)
}

struct List<'a> {
    workbook: &'a Workbook,
    sheet: &'a Sheet,
    header: &'a SheetRow,
    columns: Vec<(u32, Meaning)>,
}

impl<'a> List<'a> {
    /// The first row of a sheet that names a municipality's column and another one; what people see goes first. Gives
    /// the other sheets that have such a row, too.
    fn find(workbook: &'a Workbook) -> Option<(Self, Vec<&'a Sheet>)> {
        let mut lists = workbook.visible_first().filter_map(|sheet| Self::on(workbook, sheet));
        let mut list = lists.next()?;
        let others = lists.map(|list| list.sheet).collect();
        list.other_catalogue();
        Some((list, others))
    }

    fn on(workbook: &'a Workbook, sheet: &'a Sheet) -> Option<Self> {
        sheet.rows.iter().find_map(|header| {
            let columns: Vec<_> =
                header.cells.iter().map(|cell| (cell.column, Meaning::of(cell.value.shown()))).collect();
            let named = columns.iter().any(|(_, m)| m.is_name());
            let others = columns
                .iter()
                .filter(|(_, m)| matches!(m, Meaning::Key(..) | Meaning::Cost { .. } | Meaning::File))
                .count();
            (named && others > 1).then_some(Self { workbook, sheet, header, columns })
        })
    }

    /// A column whose header is like an id and that holds nothing but statuses is one of a catalogue of one's own.
    fn other_catalogue(&mut self) {
        let below = || self.sheet.rows.iter().filter(|row| row.index > self.header.index);
        let is_status = |value: &CellValue| (STATUS.words)().iter().any(|word| names::same(word, value.shown()));
        let is_criterion = |column: u32, header: &str| {
            let mut cells = below().filter_map(|row| row.value(column)).filter(|v| !v.shown().trim().is_empty());
            is_like_an_id(header) && cells.next().is_some_and(is_status) && cells.all(is_status)
        };
        let found: Vec<(usize, String)> = (0..)
            .zip(&self.columns)
            .filter(|(_, (_, meaning))| matches!(meaning, Meaning::Unknown))
            .filter_map(|(at, (column, _))| Some((at, *column, self.header.value(*column)?.shown().trim())))
            .filter(|(_, column, header)| is_criterion(*column, header))
            .map(|(at, _, header)| (at, header.to_owned()))
            .collect();
        for (at, id) in found {
            self.columns[at].1 = Meaning::Criterion { id, lost_zero: false };
        }
    }

    /// The rows that say something.
    fn rows(&self) -> impl Iterator<Item = &'a SheetRow> {
        let read = |cell: &Cell| self.columns.iter().any(|(at, m)| *at == cell.column && !m.is_read_over());
        let below = self.sheet.rows.iter().filter(|row| row.index > self.header.index);
        below.filter(move |row| row.cells.iter().any(|cell| read(cell) && !cell.value.shown().trim().is_empty()))
    }

    /// Columns that mean nothing here, or not what they seem to.
    fn headers(&self) -> Vec<Diagnostic> {
        self.columns.iter().filter_map(|(column, meaning)| self.header(*column, meaning)).collect()
    }

    fn header(&self, column: u32, meaning: &Meaning) -> Option<Diagnostic> {
        let cell = self.header.value(column);
        let header = quote(cell.map_or("", |value| value.shown()));
        let fault = match (meaning, cell) {
            (Meaning::Criterion { id, lost_zero: true }, _) => {
                let message = say!("the column {header} has lost a zero and is read as {id}", header, id = quote(id));
                Diagnostic::warning(Code::ChangedBySpreadsheet, message)
                    .hint(say!("format the cell as text and write the id again"))
            }
            (Meaning::Unknown, Some(CellValue::Date(_))) => {
                let message =
                    say!("the column {header} is not read: a spreadsheet program has made a day of its name", header);
                Diagnostic::warning(Code::ChangedBySpreadsheet, message)
                    .hint(say!("format the cell as text and write the id again"))
            }
            (Meaning::Unknown, Some(cell)) => {
                Diagnostic::warning(Code::UnknownColumn, say!("the column {header} is not read", header))
                    .did_you_mean(near(cell.shown(), names_of_columns()))
                    .hint(say!("what is only to be kept may stand in a column `{remark}`", remark = REMARK))
            }
            _ => return None,
        };
        Some(fault.at(self.place(self.header, column)))
    }

    fn place(&self, row: &SheetRow, column: u32) -> Place {
        self.workbook.place(self.sheet, CellRef { row: row.index, column })
    }

    /// What a row says in a column. What is merged holds for all its rows; a project has a title and a file of its own.
    fn cell<'r>(&'r self, row: &'r SheetRow, column: u32, meaning: &Meaning) -> Option<&'r CellValue> {
        let own = match meaning {
            Meaning::File => true,
            Meaning::Key(_, path) => path == "projekt.titel",
            _ => false,
        };
        let merged = || self.sheet.merged_above(row.index, column).filter(|_| !own);
        row.value(column).or_else(merged).filter(|value| !value.shown().trim().is_empty())
    }

    /// One row as a profile.
    fn project(&self, row: &SheetRow, load: &mut Load) -> Listed {
        let first = row.cells.first().map_or(0, |cell| cell.column);
        let mut root = Node { place: self.place(row, first), value: Value::Table(Table::default()) };
        let (mut hash, mut file, mut findings) = (Hasher::default(), None, Vec::new());
        let (mut name, mut questionnaire) = (String::new(), None);
        // The municipality is there whatever its cell says, so that a missing name points to that cell.
        if let Some((column, _)) = self.columns.iter().find(|(_, m)| m.is_name())
            && let Value::Table(table) = &mut root.value
        {
            let node = Node { place: self.place(row, *column), value: Value::Table(Table::default()) };
            table.entries.push(Entry { key: "kommune".to_owned(), place: self.place(self.header, *column), node });
        }
        for (column, meaning) in &self.columns {
            let Some(cell) = self.cell(row, *column, meaning) else { continue };
            let (text, place) = (cell.shown().trim(), self.place(row, *column));
            match meaning {
                Meaning::Key(key, path) => {
                    let path = path.as_ref();
                    if meaning.is_name() {
                        text.clone_into(&mut name);
                    }
                    hash.update(format!("{path}={text}\0"));
                    let header = self.place(self.header, *column);
                    if path == keys::PHONE {
                        findings.extend(placed::lost_zero(cell, &place));
                    }
                    let node = value(key.entry.key.kind, cell, &place, &mut findings);
                    if let Err(earlier) = root.put(path, header, node) {
                        findings.push(two_columns(path, place, earlier));
                    }
                }
                Meaning::Cost { kind, year } => {
                    hash.update(format!("{kind} {year}={text}\0"));
                    let amount = value(Kind::Money, cell, &place, &mut findings);
                    let added = add_cost(&mut root, kind, *year, self.place(self.header, *column), amount);
                    findings.extend(added.err().map(|other| two_columns(&format!("{kind} {year}"), place, other)));
                }
                Meaning::Criterion { id, .. } => {
                    hash.update(format!("{id}={text}\0"));
                    assess(&mut root, id, self.place(self.header, *column), text, place);
                }
                Meaning::File => file = Some((text, place)),
                Meaning::Remark | Meaning::Unknown => {}
            }
        }
        let mut shown = format!("{} › {name}", self.workbook.file);
        if let Some((path, place)) = file {
            match load(path) {
                Err(faults) => findings.extend(faults.into_iter().map(|fault| fault.at(place.clone()))),
                Ok(loaded) => {
                    let (profile, rest) = match loaded {
                        Loaded::Text(name, bytes) => {
                            hash.update(&bytes);
                            let document = tree(&name, &bytes).map(|document| {
                                findings.extend(document.remarks);
                                document.node
                            });
                            (name, document)
                        }
                        Loaded::Workbook(workbook) => {
                            hash.update(&workbook.sha256);
                            let rest = filled(&workbook, &mut findings, &mut questionnaire);
                            (workbook.file.to_string(), rest)
                        }
                    };
                    match rest {
                        Err(faults) => findings.extend(faults),
                        Ok(rest) => merge(&mut root, rest, "", &mut findings),
                    }
                    shown = format!("{profile} + {}", base_name(&shown));
                }
            }
        }
        let at = root.place.clone();
        let Decoded { profile, unnamed: _, findings: found } = from_node(&shown, hash.finish(), &root, at);
        findings.extend(found);
        let profile = profile.map(|profile| Profile { questionnaire, ..profile });
        Listed { profile, findings }
    }
}

/// What a filled questionnaire says.
fn filled(
    workbook: &Workbook,
    findings: &mut Vec<Diagnostic>,
    made: &mut Option<Questionnaire>,
) -> Result<Node, Vec<Diagnostic>> {
    if !questionnaire::is_questionnaire(workbook) {
        let fault =
            Diagnostic::error(Code::UnsupportedFormat, say!("the profile file is a workbook, but no questionnaire"));
        let fault = fault.at(Place::File(workbook.file.clone()));
        return Err(vec![
            fault.hint(say!("name a profile (.toml, .json, .yaml) or a questionnaire made by `ratsmappe form`")),
        ]);
    }
    let tree = questionnaire::tree(workbook)?;
    findings.extend(tree.findings);
    *made = Some(tree.questionnaire);
    Ok(tree.node)
}

/// A path's last part.
fn base_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// A cell as the value its key takes; what does not fit stays text, and the reader says what is wrong.
fn value(kind: Kind, cell: &CellValue, place: &Place, findings: &mut Vec<Diagnostic>) -> Node {
    let node = |value| Node { place: place.clone(), value };
    let text = cell.shown().trim();
    let wanted = match kind {
        Kind::Texts | Kind::Words(_) | Kind::TextsOrTables => {
            let parts = text.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty());
            return node(Value::Array(parts.map(|part| node(Value::Text(part.to_owned()))).collect()));
        }
        Kind::Flag => return node(amounts::flag(text).map_or_else(|| Value::Text(text.to_owned()), Value::Flag)),
        Kind::Whole(..) => CellKind::Whole,
        Kind::Money => CellKind::Money,
        Kind::Number | Kind::Between(..) => CellKind::Number(None),
        Kind::Part(..) => CellKind::Part,
        Kind::Date => CellKind::Date,
        Kind::Text | Kind::Prose | Kind::Title | Kind::Points | Kind::Path(_) | Kind::Colour | Kind::Email => {
            CellKind::Text
        }
        Kind::OperatingModel | Kind::OperatingQuestion => CellKind::Text,
        Kind::Criterion | Kind::Form | Kind::Word(_) | Kind::Phases => CellKind::Text,
        Kind::TableOrTables | Kind::Table | Kind::Tables => CellKind::Text,
    };
    node(placed::value(cell, wanted, place, findings))
}

/// What is said of two columns that mean the same.
fn two_columns(key: &str, place: Place, earlier: Place) -> Diagnostic {
    Diagnostic::error(Code::DuplicateColumn, say!("two columns give `{key}`", key))
        .label(place, say!("here"))
        .label(earlier, say!("and here"))
        .hint(say!("delete one of them"))
}

/// Adds a year's cost as an item of the plan.
///
/// # Errors
/// If another column gives it: the place of that.
fn add_cost(root: &mut Node, kind: &str, year: i16, header: Place, amount: Node) -> Result<(), Place> {
    let place = amount.place.clone();
    let node = |value| Node { place: header.clone(), value };
    let entry = |key: &str, node: Node| Entry { key: key.to_owned(), place: header.clone(), node };
    let (jahr, art) = (node(Value::Integer(i64::from(year))), node(Value::Text(kind.to_owned())));
    let entries = vec![entry("jahr", jahr), entry("art", art), entry("betrag", amount)];
    let row = Node { place: place.clone(), value: Value::Table(Table { entries }) };
    let Value::Table(table) = &mut root.value else { return Ok(()) };
    let finance = table.entries.iter_mut().find(|entry| entry.key == "finanzierung");
    let Some(Node { value: Value::Table(finance), .. }) = finance.map(|entry| &mut entry.node) else {
        let items = Node { place, value: Value::Array(vec![row]) };
        return root.put("finanzierung.posten", header, items);
    };
    let items = finance.entries.iter_mut().find(|entry| entry.key == "posten").map(|entry| &mut entry.node);
    let Some(Node { value: Value::Array(items), .. }) = items else {
        let items = Node { place, value: Value::Array(vec![row]) };
        return root.put("finanzierung.posten", header, items);
    };
    let text = |row: &Node, key: &str| match &row.value {
        Value::Table(table) => table.find(key).map(|entry| match &entry.node.value {
            Value::Text(text) => text.clone(),
            Value::Integer(number) => number.to_string(),
            _ => String::new(),
        }),
        _ => None,
    };
    let is_same = |other: &&Node| ["jahr", "art"].iter().all(|key| text(other, key) == text(&row, key));
    if let Some(other) = items.iter().find(is_same) {
        return Err(other.place.clone());
    }
    items.push(row);
    Ok(())
}

/// Adds a criterion's status.
fn assess(root: &mut Node, id: &str, header: Place, status: &str, place: Place) {
    let text = |place: &Place, text: &str| Node { place: place.clone(), value: Value::Text(text.to_owned()) };
    let entry = |key: &str, node: Node| Entry { key: key.to_owned(), place: header.clone(), node };
    let entries = vec![entry("kriterium", text(&header, id)), entry("status", text(&place, status))];
    let row = Node { place: place.clone(), value: Value::Table(Table { entries }) };
    let Value::Table(table) = &mut root.value else { return };
    if let Some(Entry { node: Node { value: Value::Array(rows), .. }, .. }) =
        table.entries.iter_mut().find(|entry| entry.key == "kriterien")
    {
        return rows.push(row);
    }
    let all = Node { place, value: Value::Array(vec![row]) };
    table.entries.push(Entry { key: "kriterien".to_owned(), place: header, node: all });
}

/// Adds what a profile file says to what the row says. What both say must be the same.
fn merge(row: &mut Node, file: Node, path: &str, findings: &mut Vec<Diagnostic>) {
    match (&mut row.value, file.value) {
        (Value::Table(into), Value::Table(from)) => {
            for entry in from.entries {
                let path = if path.is_empty() { entry.key.clone() } else { format!("{path}.{}", entry.key) };
                match into.entries.iter_mut().find(|mine| mine.key == entry.key) {
                    Some(mine) => merge(&mut mine.node, entry.node, &path, findings),
                    None => into.entries.push(entry),
                }
            }
        }
        (Value::Array(into), Value::Array(from)) if path == "kriterien" => into.extend(from),
        // A cell of a questionnaire that stayed empty.
        (_, Value::Nothing) => {}
        (mine, theirs) if same(mine, &theirs) => {}
        _ => findings.push(
            Diagnostic::error(
                Code::ConflictingValues,
                say!("the list and the profile file give different `{path}`", path),
            )
            .label(row.place.clone(), say!("in the list"))
            .label(file.place, say!("in the profile file"))
            .hint(say!("delete one of the two, or make them the same")),
        ),
    }
}

fn same(a: &Value, b: &Value) -> bool {
    let texts = |value: &Value| -> Option<Vec<String>> {
        let text = |value: &Value| match value {
            Value::Text(text) => Some(text.trim().to_owned()),
            Value::Integer(number) => Some(number.to_string()),
            // Spreadsheets have no other numbers.
            Value::Float(number) => Some(number.to_string()),
            Value::Flag(flag) => Some(flag.to_string()),
            Value::Date(date) => Some(date.to_string()),
            _ => None,
        };
        match value {
            Value::Array(items) => items.iter().map(|item| text(&item.value)).collect(),
            single => text(single).map(|text| vec![text]),
        }
    };
    texts(a).is_some_and(|a| texts(b).is_some_and(|b| a == b))
}
