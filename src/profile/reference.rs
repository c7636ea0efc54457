//! The tables of `docs/profile.md`: what each key is called, may hold and means. Takes the description of the keys,
//! gives Markdown; a test holds the page to it.

use super::keys::{self, KeyEntry, TableEntry};
use crate::document::bounds::MAX_TITLE_CHARS;
use crate::document::kind::{Kind, WordList};
use crate::language::Language;

/// The head of every table.
const HEAD: &str = "| key | type | meaning | example | papers |\n|---|---|---|---|---|\n";

/// The tables of the reference, each with what its heading holds.
#[must_use]
pub fn reference() -> Vec<(String, String)> {
    let rows = |table: &TableEntry| table.keys.iter().filter(|key| !key.papers.is_empty()).map(row).collect::<String>();
    let table = |table: &'static TableEntry| {
        let heading = if table.path.is_empty() { "Top level".to_owned() } else { format!("`{}`", table.header) };
        (heading, rows(table))
    };
    let tables = keys::tables().map(table).filter(|(_, rows)| !rows.is_empty());
    tables.map(|(heading, rows)| (heading, format!("{HEAD}{rows}"))).collect()
}

fn row(entry: &KeyEntry) -> String {
    let required = if entry.key.required { ", **required**" } else { "" };
    let meaning = if entry.reference.is_empty() { entry.meaning.of(Language::English) } else { entry.reference };
    let example = match entry.reference_example {
        Some("") => " ".to_owned(),
        Some(example) => format!(" {example} "),
        None => format!(" `{}` ", entry.example.of(Language::German)),
    };
    let (name, told) = (entry.key.name, told(entry.key.kind));
    format!("| `{name}` | {told}{required} | {meaning} |{example}| {} |\n", entry.papers)
}

/// What a value may be, in the words of the page.
fn told(kind: Kind) -> String {
    let words = |list: &WordList| (list.words)().iter().map(|w| format!("`{w}`")).collect::<Vec<_>>().join(", ");
    match kind {
        Kind::Text
        | Kind::Prose
        | Kind::Path(_)
        | Kind::Colour
        | Kind::OperatingModel
        | Kind::OperatingQuestion
        | Kind::Criterion
        | Kind::Form => "text".into(),
        Kind::Title => format!("text of {MAX_TITLE_CHARS} characters at most"),
        Kind::Texts | Kind::Points => "texts".into(),
        Kind::Email => "text with `@`".into(),
        Kind::Date => "date".into(),
        Kind::Money => "money".into(),
        Kind::Whole(from, to) => {
            let grouped = |n: i64| match n {
                ..10_000 => n.to_string(),
                n => format!("{},{:03},{:03}", n / 1_000_000, n / 1000 % 1000, n % 1000),
            };
            format!("whole, {} to {}", grouped(from), grouped(to))
        }
        Kind::Number => "number".into(),
        Kind::Between(from, to) | Kind::Part(from, to) => format!("number, {from} to {to}"),
        Kind::Flag => "flag".into(),
        Kind::Word(list) => format!("one of {}", words(list)),
        Kind::Words(list) if (list.words)().len() > 10 => "one of the sixteen Länder, or a list of them".into(),
        Kind::Words(list) => format!("texts, each one of {}", words(list)),
        Kind::Phases => "text or array".into(),
        Kind::TextsOrTables => "array of texts, or of tables `kriterium`, `grund`".into(),
        Kind::TableOrTables => "array of tables `kriterium`, `grund`".into(),
        Kind::Table | Kind::Tables => "table".into(),
    }
}
