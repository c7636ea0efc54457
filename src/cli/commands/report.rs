//! `report merge`: the reports of all parts of a run put together to the report of the whole.

use crate::batch::report::{self, ReportFile};
use crate::cli::args::MergeArgs;
use crate::cli::exit::{CommandError, DONE, FAILED};
use crate::diagnostic::InvalidValue;
use crate::message::{count, say};
use crate::terminal::Terminal;

/// Puts the reports of all parts of a run together.
///
/// # Errors
/// If a report cannot be read or written, or the parts are not those of one run.
pub fn merge(args: &MergeArgs, terminal: &mut Terminal) -> Result<u8, CommandError> {
    let file = ReportFile::new(&args.output).map_err(|InvalidValue(message)| CommandError::Usage(message))?;
    let whole = report::merge(&args.reports)?;
    file.write(&whole, terminal.language)?;
    let totals = &whole.totals;
    terminal.tell(&say!(
        "{documents} of {projects}: {written} written, {unchanged} unchanged, {failed} failed, {not_begun} not begun; \
         {invalid} with errors",
        documents = count!(totals.documents, "{n} document", "{n} documents"),
        projects = count!(totals.projects, "{n} project", "{n} projects"),
        written = totals.written,
        unchanged = totals.unchanged,
        failed = totals.failed,
        not_begun = totals.not_begun,
        invalid = count!(totals.invalid, "{n} project", "{n} projects"),
    ))?;
    Ok(if totals.failed + totals.not_begun > 0 { FAILED } else { DONE })
}
