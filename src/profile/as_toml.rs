//! A profile as the text of a TOML file. Takes a profile, gives everything it states, in the order of the description of
//! the keys; English twins are not in it.

use super::first::toml_text;
use super::keys;
use super::stated::{Said, Statement, Statements};
use super::whole::Profile;

/// How long a list of texts may be on one line.
const LINE: usize = 100;

impl Profile {
    /// The profile as TOML: what it does not state is not in it.
    #[must_use]
    pub fn as_toml(&self) -> String {
        let Statements { values, lists, tables: _ } = self.statements();
        let mut out = String::new();
        for table in keys::tables() {
            match lists.iter().find(|(path, _)| *path == table.path) {
                Some((path, entries)) => {
                    for (at, entry) in entries.iter().enumerate() {
                        self.entry(&mut out, path, &format!("{path}[{at}]"), entry);
                    }
                }
                None => {
                    let own = |said: &&Said| said.path.rsplit_once('.').map_or("", |(table, _)| table) == table.path;
                    let lines: Vec<String> =
                        values.iter().filter(own).filter_map(|said| self.line(said.path, said)).collect();
                    let header = if table.path.is_empty() { String::new() } else { format!("[{}]", table.path) };
                    add(&mut out, &header, &lines);
                }
            }
        }
        out
    }

    /// An entry of a list, with the entries it holds after it.
    fn entry(&self, out: &mut String, list: &str, at: &str, entry: &Statements) {
        let lines = entry.values.iter().filter_map(|said| self.line(&format!("{at}.{}", said.key), said));
        add(out, &format!("[[{list}]]"), &lines.collect::<Vec<_>>());
        for (list, held) in &entry.lists {
            let name = list.rsplit('.').next().unwrap_or(list);
            for (number, entry) in held.iter().enumerate() {
                self.entry(out, list, &format!("{at}.{name}[{number}]"), entry);
            }
        }
    }

    /// The line of a key; none for what is not said.
    fn line(&self, at: &str, said: &Said) -> Option<String> {
        let value = match said.statement.as_ref()? {
            // No is what counts where nobody has said so.
            Statement::Flag(false) if !self.places.contains_key(at) => return None,
            statement => value(statement)?,
        };
        Some(format!("{} = {value}", said.key))
    }
}

fn add(out: &mut String, header: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    if !out.is_empty() {
        out.push('\n');
    }
    if !header.is_empty() {
        out.push_str(&format!("{header}\n"));
    }
    lines.iter().for_each(|line| out.push_str(&format!("{line}\n")));
}

/// A value; none for an empty list.
fn value(statement: &Statement) -> Option<String> {
    Some(match statement {
        Statement::Text(text) | Statement::Criterion(text) => toml_text(text),
        // Profiles are written with `/` on every system.
        Statement::Path(path) => toml_text(&path.to_string_lossy().replace('\\', "/")),
        Statement::Texts(texts) => array(texts.iter().map(|text| toml_text(text)).collect())?,
        Statement::Words(words) => array(words.iter().map(|word| toml_text(word)).collect())?,
        Statement::Phases(phases) => match &phases[..] {
            [phase] => toml_text(phase.key()),
            phases => array(phases.iter().map(|phase| toml_text(phase.key())).collect())?,
        },
        Statement::Number(number) => number.to_string(),
        Statement::Money(cents) if cents % 100 == 0 => (cents / 100).to_string(),
        Statement::Money(cents) => format!("{}.{:02}", cents / 100, cents % 100),
        Statement::Date(date) => date.to_string(),
        Statement::Flag(flag) => flag.to_string(),
        Statement::Word(word) => toml_text(word),
        Statement::Status(status) => toml_text(status.name()),
        Statement::CostKind(kind) => toml_text(kind.name()),
        Statement::Funding(status) => toml_text(status.name()),
        Statement::Level(level) => toml_text(level.name()),
    })
}

/// Values on one line, or one a line where they are long.
fn array(values: Vec<String>) -> Option<String> {
    let line = values.join(", ");
    match (values.is_empty(), line.chars().count() > LINE && values.len() > 1) {
        (true, _) => None,
        (_, false) => Some(format!("[{line}]")),
        (_, true) => Some(format!("[\n{}]", values.iter().map(|v| format!("  {v},\n")).collect::<String>())),
    }
}
