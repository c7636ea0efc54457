//! A workbook of projects on the disk: the rows of a project list, or the one project of a questionnaire. Profile
//! files that rows name are read from the list's folder only, whatever links lead out of it.

use std::path::{Component, Path};

use crate::diagnostic::{Code, Diagnostic, quote};
use crate::files;
use crate::message::say;
use crate::profile::Decoded;
use crate::project_list::{self, Listed, Loaded};
use crate::questionnaire;

use crate::load::limits::ReadLimits;
use crate::load::sources::Sources;
use crate::load::{beside, sandbox};

/// The largest profile file, in bytes; the reader knows its own, smaller bound and says so.
const MAX_BYTES: u64 = 8 << 20;
/// What the name of a workbook ends with, those that are not read included: what to save them as is said of them.
const ENDINGS: [&str; 11] = ["xlsx", "xlsm", "xltx", "xltm", "ods", "ots", "csv", "xls", "xlsb", "fods", "numbers"];

/// Whether a file is a workbook, by its name.
#[must_use]
pub fn is_workbook(path: &Path) -> bool {
    path.extension().is_some_and(|e| ENDINGS.contains(&e.to_string_lossy().to_lowercase().as_str()))
}

/// Reads a list's rows, or a questionnaire, and adds the profile files they name to `sources`.
///
/// # Errors
/// What is wrong with the file as a whole.
pub fn read(
    path: &Path,
    bytes: &[u8],
    limits: ReadLimits,
    sources: &mut Sources,
) -> Result<Vec<Decoded>, Vec<Diagnostic>> {
    let workbook = sandbox::workbook(&path.to_string_lossy(), bytes, limits)?;
    if questionnaire::is_questionnaire(&workbook) {
        return Ok(vec![questionnaire::decode(&workbook)]);
    }
    let folder = path.parent().unwrap_or(Path::new(""));
    let rows = project_list::read(&workbook, &mut |named| {
        let inside = Path::new(named).components().all(|c| matches!(c, Component::Normal(_) | Component::CurDir));
        if !inside || named.contains(['\\', ':']) {
            let message = say!("the profile file {named} is not in the list's folder", named = quote(named));
            let hint = say!("write a path from the list's folder downwards, with `/`: profile/musterstadt.toml");
            return Err(vec![Diagnostic::error(Code::PathOutsideFolder, message).hint(hint)]);
        }
        let path = files::below(folder, named);
        sources.add(&path);
        let bytes = beside::read(folder, &path, MAX_BYTES).map_err(|(code, what)| {
            let fault = Diagnostic::error(code, say!("the profile file {named} {what}", named = quote(named), what));
            vec![fault.hint(say!("the path starts in the list's folder and stays in it"))]
        })?;
        let name = path.to_string_lossy().into_owned();
        if is_workbook(&path) {
            return sandbox::workbook(&name, &bytes, limits).map(Loaded::Workbook);
        }
        Ok(Loaded::Text(name, bytes))
    })?;
    let row = |Listed { profile, findings }| Decoded { profile, unnamed: None, findings };
    Ok(rows.into_iter().map(row).collect())
}
