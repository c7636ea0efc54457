//! Every text that a profile says, with its path.
//!
//! Takes what a profile states; gives plain strings, in the order of the description of keys.

use super::stated::{Statement, Statements};
use super::whole::Profile;

impl Profile {
    /// Every text that it says, with its path as in `places`. Paths of files and names of criteria are none.
    #[must_use]
    pub fn texts(&self) -> Vec<(String, String)> {
        let Statements { values, lists, tables: _ } = self.statements();
        let mut texts: Vec<(String, String)> = Vec::new();
        for said in values {
            texts_of(said.path.to_owned(), said.statement, &mut texts);
        }
        texts_of_lists("", lists, &mut texts);
        texts
    }
}

/// Adds the texts of lists and of the lists in their entries; `within` is the path of the entry they are in.
fn texts_of_lists(within: &str, lists: Vec<(&'static str, Vec<Statements>)>, out: &mut Vec<(String, String)>) {
    for (list, entries) in lists {
        let list = match within {
            "" => list.to_owned(),
            entry => format!("{entry}.{}", list.rsplit('.').next().unwrap_or(list)),
        };
        for (at, entry) in entries.into_iter().enumerate() {
            let path = format!("{list}[{at}]");
            for said in entry.values {
                texts_of(format!("{path}.{}", said.key), said.statement, out);
            }
            texts_of_lists(&path, entry.lists, out);
        }
    }
}

/// Adds the texts that are said under a path, each with its own.
fn texts_of(path: String, statement: Option<Statement>, out: &mut Vec<(String, String)>) {
    match statement {
        Some(Statement::Text(text)) => out.push((path, text)),
        Some(Statement::Texts(texts)) => {
            out.extend(texts.into_iter().enumerate().map(|(at, text)| (format!("{path}[{at}]"), text)));
        }
        // Names of criteria are looked up, and paths lead to files.
        Some(Statement::Criterion(_) | Statement::Path(_)) => {}
        Some(Statement::Number(_) | Statement::Money(_) | Statement::Date(_) | Statement::Flag(_)) => {}
        Some(Statement::Phases(_) | Statement::Word(_) | Statement::Words(_) | Statement::Status(_)) => {}
        Some(Statement::CostKind(_) | Statement::Funding(_) | Statement::Level(_)) | None => {}
    }
}
