//! `diff`: what has changed between two states of a project, or of all projects of a list.

use jiff::civil::Date;

use crate::cli::args::{DiffArgs, DiffFormat};
use crate::cli::exit::{CommandError, DONE, FAILED, INVALID};
use crate::cli::format;
use crate::cli::list_file::{self, ListFile};
use crate::diagnostic::Diagnostic;
use crate::lists::comparison::Comparison;
use crate::lists::{changes, changes_records, changes_text};
use crate::load::Loader;
use crate::terminal::Terminal;
use crate::terminal::words;

/// Runs the command. The date is that of the list's file.
///
/// # Errors
/// For a wrong command line, and if standard output cannot be written to.
pub fn run(args: &DiffArgs, date: Date, terminal: &mut Terminal) -> Result<u8, CommandError> {
    let file = ListFile::new(&args.list, args.format, terminal.language)?;
    let language = file.as_ref().map_or(terminal.language, |file| file.language);
    let old_catalog = args.catalog_old.as_deref().or(args.catalog.as_deref());
    let read = |catalog, profile| Loader::once(args.limits.into()).read(catalog, std::slice::from_ref(profile));
    let (old, new) = (read(old_catalog, &args.old), read(args.catalog.as_deref(), &args.new));
    let mut said: Vec<&Diagnostic> = Vec::new();
    for finding in old.findings().chain(new.findings()) {
        // One workbook for both sides is found fault with once.
        if !said.contains(&finding) {
            said.push(finding);
            terminal.diagnostics([finding]);
        }
    }
    let labels = list_file::labels(language)?;
    let Some(comparison) = Comparison::new(&old, &new, &labels, date) else { return Ok(INVALID) };
    let code = if said.iter().any(|finding| finding.is_error()) { INVALID } else { DONE };
    if let Some(file) = file {
        let inputs = [&old, &new];
        let is_there = file.list(
            || Ok(changes::tables(&comparison, &labels, file.language)),
            || changes_records::records(&comparison),
            || format::json(&comparison),
            (date, &inputs),
            terminal,
        )?;
        words::passed_over([&old, &new], terminal);
        return Ok(if is_there { code } else { FAILED });
    }
    match args.format.unwrap_or(DiffFormat::Text) {
        DiffFormat::Text => {
            terminal.line(changes_text::draw(&comparison, terminal.width, terminal.language).trim_end_matches('\n'))?;
            words::passed_over([&old, &new], terminal);
        }
        DiffFormat::Json => terminal.line(&format::json(&comparison)?)?,
        DiffFormat::Csv => {
            terminal.line(format::csv(changes_records::records(&comparison))?.trim_end_matches("\r\n"))?
        }
    }
    Ok(code)
}
