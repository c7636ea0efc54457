//! `report merge`: the reports of all parts of a run put together to the report of the whole.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::batch::report::{Report, check};
use crate::batch::shard::Shard;
use crate::cli::args::MergeArgs;
use crate::cli::exit::{DONE, FAILED, Stop};
use crate::cli::terminal::Terminal;
use crate::message::{Message, count, say};

/// Puts the reports of all parts of a run together.
///
/// # Errors
/// If a report cannot be read or written, or the parts are not those of one run.
pub fn merge(args: &MergeArgs, terminal: &mut Terminal) -> Result<u8, Stop> {
    check(std::slice::from_ref(&args.output))?;
    let mut parts = Vec::new();
    for path in &args.reports {
        parts.push((path, read(path)?));
    }
    let whole = together(&parts)?;
    whole.write(&args.output)?;
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

fn read(path: &Path) -> Result<Report, Stop> {
    let shown = || path.display();
    let text = fs::read_to_string(path)
        .map_err(|error| Stop::Failed(say!("the report {shown} cannot be read: {error}", shown = shown(), error)))?;
    serde_json::from_str(&text).map_err(|error| {
        Stop::Failed(say!(
            "{shown} is not a report of `ratsmappe build`: {error}",
            shown = shown(),
            error = error.to_string()
        ))
    })
}

fn together(parts: &[(&PathBuf, Report)]) -> Result<Report, Stop> {
    let Some((first_path, first)) = parts.first() else {
        return Err(Stop::Usage(say!("name the reports to put together")));
    };
    let mut seen = BTreeSet::new();
    for (path, part) in parts {
        let other = |what: Message| {
            let (path, first) = (path.display(), first_path.display());
            Err(Stop::Failed(say!(
                "{path} and {first} are not parts of one run: they differ in {what}",
                path,
                first,
                what
            )))
        };
        if part.build != first.build {
            return other(say!("the program"));
        }
        if part.date != first.date {
            return other(say!("the date"));
        }
        let Some(shard) = part.shard else {
            return Err(Stop::Failed(say!(
                "{path} is the report of a whole run, not of a part",
                path = path.display()
            )));
        };
        if Some(shard.count()) != first.shard.map(Shard::count) {
            return other(say!("the number of parts"));
        }
        if !seen.insert(shard.number()) {
            return Err(Stop::Failed(say!(
                "part {shard} is there twice: {path}",
                shard = shard.to_string(),
                path = path.display()
            )));
        }
    }
    let count = first.shard.map_or(1, Shard::count);
    let missing: Vec<String> = (1..=count).filter(|n| !seen.contains(n)).map(|n| format!("{n}/{count}")).collect();
    if !missing.is_empty() {
        let all = missing.join(", ");
        return Err(Stop::Failed(match missing.len() {
            1 => say!("the report of part {part} is missing", part = all),
            _ => say!("the reports of parts {parts} are missing", parts = all),
        }));
    }
    let projects = parts.iter().flat_map(|(_, part)| part.projects.clone()).collect();
    let documents = parts.iter().flat_map(|(_, part)| part.documents.clone()).collect();
    let milliseconds = parts.iter().map(|(_, part)| part.totals.milliseconds).sum();
    Ok(Report::new(first.date.clone(), None, projects, documents, milliseconds))
}
