//! A profile as the text of a TOML file. Takes a profile, gives everything it states, in the order of the description
//! of the keys, each text with its English twin.

use super::first::toml_text;
use super::keys;
use super::plain::Plain;
use super::stated::{Said, Statement, Statements};
use super::whole::Profile;
use crate::document::format::TWIN;

/// How long a list of texts may be on one line.
const LINE: usize = 100;

impl Profile {
    /// The profile as TOML: what it does not state is not in it.
    #[must_use]
    pub fn as_toml(&self) -> String {
        let (said, english) = self.said();
        let Statements { values, lists, tables: _ } = &said;
        let english = english.as_ref();
        let mut out = String::new();
        for table in keys::tables() {
            match lists.iter().find(|(path, _)| *path == table.path) {
                Some((path, entries)) => {
                    for (at, entry) in entries.iter().enumerate() {
                        let english = english.and_then(|english| english.entry(path, at));
                        self.entry(&mut out, path, &format!("{path}[{at}]"), (entry, english));
                    }
                }
                None => {
                    let own = |said: &Said| said.path.rsplit_once('.').map_or("", |(table, _)| table) == table.path;
                    let own = values.iter().enumerate().filter(|(_, said)| own(said));
                    let lines = own.flat_map(|(at, said)| {
                        self.lines(said.path, said, english.and_then(|english| english.values.get(at)))
                    });
                    let lines: Vec<String> = lines.collect();
                    let header = if table.path.is_empty() { String::new() } else { format!("[{}]", table.path) };
                    add(&mut out, &header, &lines);
                }
            }
        }
        out
    }

    /// An entry of a list, with the entries it holds after it.
    fn entry(&self, out: &mut String, list: &str, at: &str, (entry, english): (&Statements, Option<&Statements>)) {
        let lines = entry.values_at(at).enumerate();
        let lines = lines
            .flat_map(|(at, (path, said))| self.lines(&path, said, english.and_then(|english| english.values.get(at))));
        add(out, &format!("[[{list}]]"), &lines.collect::<Vec<_>>());
        for (list, path, held) in entry.lists_at(at) {
            for (number, entry) in held.iter().enumerate() {
                let english = english.and_then(|english| english.entry(list, number));
                self.entry(out, list, &format!("{path}[{number}]"), (entry, english));
            }
        }
    }

    /// The lines of a key and of its English twin.
    fn lines(&self, at: &str, said: &Said, english: Option<&Said>) -> Vec<String> {
        let is_english = |path: &str| self.english.as_deref().is_some_and(|english| english.is_english(path));
        let english = english.filter(|_| is_english(at) || is_english(&format!("{at}[0]")));
        let twin = english.and_then(|said| Some((said.key, value(said.statement.as_ref()?)?)));
        let twin = twin.map(|(key, value)| format!("{key}{TWIN} = {value}"));
        self.line(at, said).into_iter().chain(twin).collect()
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
    Some(match statement.plain() {
        Plain::Text(text) => toml_text(&text),
        Plain::Texts(texts) => array(texts.iter().map(|text| toml_text(text)).collect())?,
        Plain::Number(number) => number.to_string(),
        Plain::Money(cents) if cents % 100 == 0 => (cents / 100).to_string(),
        Plain::Money(cents) => format!("{}.{:02}", cents / 100, cents % 100),
        Plain::Date(date) => date.to_string(),
        Plain::Flag(flag) => flag.to_string(),
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
