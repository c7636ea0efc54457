//! The reports of all parts of a run, put together to the report of the whole.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::error::{Difference, ReportError};
use super::file::read;
use super::model::Report;
use crate::batch::shard::Shard;

/// Reads the reports of all parts of a run and puts them together.
///
/// # Errors
/// If one cannot be read, or they are not the parts of one run.
pub fn merge(paths: &[PathBuf]) -> Result<Report, ReportError> {
    let mut parts = Vec::new();
    for path in paths {
        parts.push((path, read(path)?));
    }
    let Some((first_path, first)) = parts.first() else { return Err(ReportError::None) };
    let mut seen: BTreeMap<u32, &PathBuf> = BTreeMap::new();
    for (path_of, part) in &parts {
        let path = || path_of.to_path_buf();
        let different =
            |what, values: [String; 2]| Err(ReportError::Different(path(), first_path.to_path_buf(), what, values));
        if part.build != first.build {
            return different(Difference::Program, [&part.build, &first.build].map(ToString::to_string));
        }
        if part.date != first.date {
            return different(Difference::Date, [&part.date, &first.date].map(ToString::to_string));
        }
        let Some(shard) = part.shard else { return Err(ReportError::Whole(path())) };
        if Some(shard.count()) != first.shard.map(Shard::count) {
            let counts = [Some(shard), first.shard].map(|shard| shard.map_or(1, Shard::count).to_string());
            return different(Difference::Parts, counts);
        }
        if let Some(first) = seen.insert(shard.number(), path_of) {
            return Err(ReportError::Twice(path(), first.to_path_buf(), shard));
        }
    }
    let count = first.shard.map_or(1, Shard::count);
    let missing: Vec<String> = (1..=count).filter(|n| !seen.contains_key(n)).map(|n| format!("{n}/{count}")).collect();
    if !missing.is_empty() {
        return Err(ReportError::Missing(missing));
    }
    let date = first.date.clone();
    let (mut projects, mut documents, mut milliseconds) = (Vec::new(), Vec::new(), 0);
    for (_, part) in parts {
        projects.extend(part.projects);
        documents.extend(part.documents);
        milliseconds += part.totals.milliseconds;
    }
    Ok(Report::put_together(date, None, projects, documents, milliseconds))
}
