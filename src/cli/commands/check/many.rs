//! What `check` says of many projects: not a paragraph of each, but the sums, what cannot be used, and the gaps by kind.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::batch::checked::{Checked, Gap};
use crate::cli::exit::CommandError;
use crate::message::{Message, count, say};
use crate::terminal::Terminal;

/// Projects that are told one by one.
pub(super) const FEW: usize = 100;
/// How many that cannot be used are named.
const MAX_NAMED: usize = 20;

/// How many projects there are, and how much was found.
pub(super) fn sums(profiles: &[Checked]) -> Message {
    let sum = |of: fn(&Checked) -> usize| profiles.iter().map(of).sum::<usize>();
    let projects = count!(profiles.len(), "{n} project", "{n} projects");
    let errors = count!(sum(|checked| checked.errors), "{n} error", "{n} errors");
    let warnings = count!(sum(|checked| checked.warnings), "{n} warning", "{n} warnings");
    let gaps = count!(sum(|checked| checked.by_key().len()), "{n} gap", "{n} gaps");
    match sum(|checked| usize::from(!checked.is_usable())) {
        0 => say!("{projects}: {errors}, {warnings}, {gaps}", projects, errors, warnings, gaps),
        unusable => say!(
            "{projects}, {unusable} of them not usable: {errors}, {warnings}, {gaps}",
            projects,
            unusable,
            errors,
            warnings,
            gaps
        ),
    }
}

pub(super) fn print(profiles: &[Checked], terminal: &mut Terminal) -> Result<(), CommandError> {
    let by_key = profiles.iter().flat_map(Checked::by_key).map(|(gap, papers)| (gap, papers.join(", ")));
    let by_key: Vec<(&Gap, String)> = by_key.collect();
    let unusable: Vec<&Checked> = profiles.iter().filter(|checked| !checked.is_usable()).collect();
    terminal.tell(&sums(profiles))?;
    for checked in unusable.iter().take(MAX_NAMED) {
        let errors = count!(checked.errors, "{n} error", "{n} errors");
        let name = Message::all([checked.municipality, checked.title].into_iter().flatten());
        terminal.tell(&say!("  not usable: {name} ({file}), {errors}", name, file = checked.file, errors))?;
    }
    if unusable.len() > MAX_NAMED {
        terminal.tell(&say!("  not usable: {more} more", more = unusable.len() - MAX_NAMED))?;
    }
    // As of one project: what most papers need comes first.
    let mut gaps: BTreeMap<(Reverse<usize>, &str, &str, &str), usize> = BTreeMap::new();
    for (gap, papers) in &by_key {
        *gaps.entry((Reverse(papers.len()), papers, &gap.key, &gap.what)).or_default() += 1;
    }
    let mut papers = "";
    for ((_, of, key, what), projects) in gaps {
        if of != papers {
            papers = of;
            terminal.tell(&say!("  missing in {papers}:", papers))?;
        }
        let projects = count!(projects, "{n} project", "{n} projects");
        terminal.tell(&say!("    {key}: {what} ({projects})", key, what, projects))?;
    }
    Ok(())
}
