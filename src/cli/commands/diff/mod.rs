//! `diff`: what has changed between two states of a project, or of all projects of a list.

mod comparison;
mod csv;
mod text;

use crate::cli::args::{DiffArgs, DiffFormat};
use crate::cli::exit::{CommandError, DONE, INVALID};
use crate::cli::format;
use crate::cli::terminal::Terminal;
use crate::diagnostic::Diagnostic;
use crate::load::Loader;
use comparison::Comparison;

/// Runs the command.
///
/// # Errors
/// If standard output cannot be written to.
pub fn run(args: &DiffArgs, terminal: &mut Terminal) -> Result<u8, CommandError> {
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
    let Some(comparison) = Comparison::new(&old, &new, terminal.language) else { return Ok(INVALID) };
    match args.format {
        DiffFormat::Text => {
            terminal.line(text::draw(&comparison, terminal.width, terminal.language).trim_end_matches('\n'))?
        }
        DiffFormat::Json => terminal.line(&format::json(&comparison)?)?,
        DiffFormat::Csv => terminal.line(csv::csv(&comparison)?.trim_end_matches("\r\n"))?,
    }
    Ok(if said.iter().any(|finding| finding.is_error()) { INVALID } else { DONE })
}
