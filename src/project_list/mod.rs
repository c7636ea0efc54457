//! A project list: a table with one row a project and the profile's keys as columns.
//!
//! Takes a workbook, gives each row as a profile with every finding at its cell. A row may name a profile
//! file that adds the rest; whoever asks says how such a file is read. Rows do not know of each other.

mod model_projects;

pub use model_projects::model_projects;

use sha2::{Digest, Sha256};

use crate::diagnostic::{CellRef, Code, Diagnostic, Place, quote};
use crate::document::amounts;
use crate::document::kind::Kind;
use crate::document::node::{Entry, Node, Table, Value};
use crate::document::reader::near;
use crate::document::tree;
use crate::message::say;
use crate::names;
use crate::profile::{Profile, Questionnaire, from_node, keys};
use crate::questionnaire;
use crate::workbook::{Cell, Sheet, SheetRow, Workbook};

/// The most projects of a list.
const MAX_PROJECTS: usize = 5_000;

/// What a column is called, beside its key, and the key it stands for.
const FRIENDLY: [(&str, &str); 22] = [
    ("Kommune", "kommune.name"),
    ("Art", "kommune.art"),
    ("Bundesland", "kommune.bundesland"),
    ("Land", "kommune.bundesland"),
    ("Einwohner", "kommune.einwohner"),
    ("Staffel", "kommune.staffel"),
    ("Quelle", "kommune.quelle"),
    ("Titel", "projekt.titel"),
    ("Projekt", "projekt.titel"),
    ("Phase", "projekt.phase"),
    ("Phase angenommen", "projekt.phase_angenommen"),
    ("Stand", "projekt.stand"),
    ("Kurzbeschreibung", "projekt.kurzbeschreibung"),
    ("Problem", "projekt.problem"),
    ("Lösung", "projekt.loesung"),
    ("Mehrwert", "projekt.mehrwert"),
    ("Zielgruppen", "projekt.zielgruppen"),
    ("Betreibermodell", "betrieb.modell"),
    ("Gremium", "beschluss.gremium"),
    ("Sitzung", "beschluss.sitzung"),
    ("Sprache", "sprache"),
    ("E-Mail", "kommune.kontakt.email"),
];
/// The column that names a profile file.
const FILE: &str = "Profil";
/// The column for whatever is to be said about a row; it is not read.
const REMARK: &str = "Bemerkung";

/// Keys whose cells hold several values, separated by semicolons or line breaks.
const LISTS: [&str; 8] = [
    "kommune.bundesland",
    "projekt.mehrwert",
    "projekt.zielgruppen",
    "betrieb.partner",
    "beschluss.anlagen",
    "auswahl.workstreams",
    "transfer.interessierte",
    "transfer.voraussetzungen",
];

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
    let list = List::find(workbook).ok_or_else(|| {
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
        Some(first) => first.findings.splice(0..0, list.unknown()).for_each(drop),
        None => {
            let fault = Diagnostic::error(Code::NoProjects, say!("the list has no projects"))
                .at(workbook.sheet_place(list.sheet))
                .hint(say!("write one project a row under the header"));
            return Err(vec![fault]);
        }
    }
    Ok(listed)
}

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Meaning {
    /// The value of a key.
    Key(&'static str),
    /// The status of a criterion.
    Criterion(String),
    /// A profile file.
    File,
    /// Nothing that is read.
    Remark,
    Unknown,
}

fn meaning(header: &str) -> Meaning {
    let letters = names::letters(header);
    let is = |name: &str| names::letters(name) == letters;
    if letters.is_empty() || is(REMARK) {
        return Meaning::Remark;
    }
    if is(FILE) {
        return Meaning::File;
    }
    if let Some((_, key)) = FRIENDLY.iter().find(|(name, _)| is(name)) {
        return Meaning::Key(key);
    }
    if let Some(key) = all_keys().find(|key| is(key)) {
        return Meaning::Key(key);
    }
    let (group, number) = header.trim().split_once('-').unwrap_or_default();
    let is_id = matches!(group, "P1" | "P2" | "P3" | "P4" | "P5" | "DX") && number.len() == 2;
    if is_id && number.bytes().all(|b| b.is_ascii_digit()) {
        return Meaning::Criterion(header.trim().to_owned());
    }
    Meaning::Unknown
}

/// Every key that one cell can hold, with its path.
fn all_keys() -> impl Iterator<Item = &'static str> {
    keys::single_values().iter().map(String::as_str)
}

struct List<'a> {
    workbook: &'a Workbook,
    sheet: &'a Sheet,
    header: &'a SheetRow,
    columns: Vec<(u32, Meaning)>,
}

impl<'a> List<'a> {
    /// The first row of any sheet that names a municipality's column and another one.
    fn find(workbook: &'a Workbook) -> Option<Self> {
        workbook.sheets.iter().find_map(|sheet| {
            sheet.rows.iter().find_map(|header| {
                let columns: Vec<_> =
                    header.cells.iter().map(|cell| (cell.column, meaning(cell.value.shown()))).collect();
                let named = columns.iter().any(|(_, m)| *m == Meaning::Key("kommune.name"));
                let others = columns.iter().filter(|(_, m)| matches!(m, Meaning::Key(_) | Meaning::File)).count();
                (named && others > 1).then_some(Self { workbook, sheet, header, columns })
            })
        })
    }

    /// The rows that say something.
    fn rows(&self) -> impl Iterator<Item = &'a SheetRow> {
        let read = |cell: &Cell| self.columns.iter().any(|(at, m)| *at == cell.column && !is_read_over(m));
        let below = self.sheet.rows.iter().filter(|row| row.index > self.header.index);
        below.filter(move |row| row.cells.iter().any(|cell| read(cell) && !cell.value.shown().trim().is_empty()))
    }

    /// Columns that mean nothing here.
    fn unknown(&self) -> Vec<Diagnostic> {
        let unknown = self.columns.iter().filter(|(_, meaning)| *meaning == Meaning::Unknown);
        unknown
            .map(|(column, _)| {
                let header = self.header.value(*column).map_or("", |value| value.shown());
                let known = FRIENDLY.iter().map(|(name, _)| *name).chain([FILE, REMARK]).chain(all_keys());
                Diagnostic::warning(
                    Code::UnknownColumn,
                    say!("the column {header} is not read", header = quote(header)),
                )
                .at(self.place(self.header, *column))
                .did_you_mean(near(header, known))
                .hint(say!("what is only to be kept may stand in a column `{remark}`", remark = REMARK))
            })
            .collect()
    }

    fn place(&self, row: &SheetRow, column: u32) -> Place {
        self.workbook.place(self.sheet, CellRef { row: row.index, column })
    }

    /// One row as a profile.
    fn project(&self, row: &SheetRow, load: &mut Load) -> Listed {
        let first = row.cells.first().map_or(0, |cell| cell.column);
        let mut root = Node { place: self.place(row, first), value: Value::Table(Table::default()) };
        let (mut hash, mut file, mut findings) = (Sha256::new(), None, Vec::new());
        let (mut name, mut questionnaire) = (String::new(), None);
        // The municipality is there whatever its cell says, so that a missing name points to that cell.
        if let Some((column, _)) = self.columns.iter().find(|(_, m)| *m == Meaning::Key("kommune.name"))
            && let Value::Table(table) = &mut root.value
        {
            let node = Node { place: self.place(row, *column), value: Value::Table(Table::default()) };
            table.entries.push(Entry { key: "kommune".to_owned(), place: self.place(self.header, *column), node });
        }
        for (column, meaning) in &self.columns {
            let Some(text) = row.value(*column).map(|value| value.shown().trim()).filter(|text| !text.is_empty())
            else {
                continue;
            };
            let place = self.place(row, *column);
            match meaning {
                Meaning::Key(key) => {
                    if *key == "kommune.name" {
                        text.clone_into(&mut name);
                    }
                    hash.update(format!("{key}={text}\0"));
                    let header = self.place(self.header, *column);
                    if let Err(earlier) = root.put(key, header, value(key, text, &place)) {
                        let fault = Diagnostic::error(Code::DuplicateColumn, say!("two columns give `{key}`", key));
                        findings.push(
                            fault
                                .label(place, say!("here"))
                                .label(earlier, say!("and here"))
                                .hint(say!("delete one of them")),
                        );
                    }
                }
                Meaning::Criterion(id) => {
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
                            (name.clone(), tree(&name, &bytes))
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
        let hash = hash.finalize().iter().map(|b| format!("{b:02x}")).collect();
        let at = root.place.clone();
        let (profile, found) = from_node(&shown, hash, &root, at);
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

fn is_read_over(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Remark | Meaning::Unknown)
}

/// A path's last part.
fn base_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// A cell's text as the value its key takes; what does not fit stays text, and the reader says what is wrong.
fn value(key: &str, text: &str, place: &Place) -> Node {
    let node = |value| Node { place: place.clone(), value };
    if LISTS.contains(&key) {
        let parts = text.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty());
        return node(Value::Array(parts.map(|part| node(Value::Text(part.to_owned()))).collect()));
    }
    let (table, name) = key.rsplit_once('.').unwrap_or(("", key));
    let taken = keys::PROFILE.of(table).iter().find(|key| key.name == name).map(|key| key.kind);
    let value = match taken {
        Some(Kind::Whole(..)) => amounts::whole(text).map(Value::Integer),
        Some(Kind::Flag) => amounts::flag(text).map(Value::Flag),
        _ => None,
    };
    node(value.unwrap_or_else(|| Value::Text(text.to_owned())))
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
