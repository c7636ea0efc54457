//! `select`: every criterion of the catalogue, in or out, with the reasons.

use jiff::civil::Date;

use crate::catalog::{Catalog, Criterion, MilestoneKind};
use crate::diagnostic::quote;
use crate::language::Language;
use crate::message::{Message, count, say};
use crate::names;
use crate::profile::Profile;
use crate::selection::listing::Row;
use crate::selection::{Filter, Selection, Verdict, select, words};

use crate::cli::args::{SelectArgs, SelectFormat};
use crate::cli::exit::{CommandError, DONE, FAILED, INVALID};
use crate::cli::format;
use crate::cli::list_file::ListFile;
use crate::lists::{criteria, criteria_records, drawn};
use crate::load::Loader;
use crate::terminal::Terminal;

/// Runs the command. The date is that of the list's file.
///
/// # Errors
/// For an unknown criterion, and if standard output cannot be written to.
pub fn run(args: &SelectArgs, date: Date, terminal: &mut Terminal) -> Result<u8, CommandError> {
    if args.profile.is_dir() {
        return Err(CommandError::Usage(say!("`select` lists the criteria of one profile; give a file, not a folder")));
    }
    let file = ListFile::new(&args.list, args.format, terminal.language)?;
    let mut inputs =
        Loader::once(args.limits.into()).read(args.catalog.as_deref(), std::slice::from_ref(&args.profile));
    if file.as_ref().is_some_and(|file| file.language == Language::English) {
        inputs.read_english();
    }
    terminal.diagnostics(inputs.findings());
    if inputs.projects.len() > 1 {
        let (list, count) = (args.profile.display(), inputs.projects.len());
        return Err(CommandError::Usage(say!(
            "{list} lists {count} projects; `select` lists the criteria of one profile",
            list,
            count
        )));
    }
    let profile = inputs.projects.first().and_then(|p| p.usable());
    let (Some(catalog), Some(profile)) = (inputs.catalog(), profile) else { return Ok(INVALID) };
    let mut selection = select(catalog, profile);
    let filter = Filter::known(catalog, &args.workstream, &args.driver, &args.stakeholder);
    let filter = filter.map_err(CommandError::Usage)?;
    selection.verdicts.retain(|verdict| filter.asks_for(verdict.criterion));
    if let Some(file) = file {
        let titles = inputs.catalog_in(file.language).unwrap_or(catalog);
        let labels = crate::cli::list_file::labels(file.language)?;
        let is_there = file.list(
            || Ok(criteria::tables((&selection, profile), titles, &labels, file.language)),
            || criteria_records::records(&selection, file.language),
            || json(&selection, file.language),
            (date, &[&inputs]),
            terminal,
        )?;
        return Ok(if is_there { DONE } else { FAILED });
    }
    let text = match (&args.explain, args.format.unwrap_or(SelectFormat::Table)) {
        (Some(name), _) => explain(find(catalog, &selection, name)?, profile, terminal),
        (None, SelectFormat::Table) => draw(&selection, terminal),
        (None, SelectFormat::Json) => json(&selection, terminal.language)?,
        (None, SelectFormat::Csv) => format::csv(criteria_records::records(&selection, terminal.language))?,
    };
    terminal.line(text.trim_end_matches('\n'))?;
    Ok(DONE)
}

fn json(selection: &Selection, language: Language) -> Result<String, CommandError> {
    let rows: Vec<Row> = selection.verdicts.iter().map(|verdict| Row::new(verdict, language)).collect();
    format::json(&rows)
}

fn draw(selection: &Selection, terminal: &Terminal) -> String {
    let language = terminal.language;
    let rows: Vec<Vec<String>> = selection
        .verdicts
        .iter()
        .map(|verdict| {
            let criterion = verdict.criterion;
            vec![
                criterion.id.clone(),
                criterion.title.clone(),
                criterion.phase.key().to_owned(),
                milestone_short(criterion).to_owned(),
                verdict.status().name().to_owned(),
                match verdict {
                    verdict if verdict.leads => "✓✓",
                    verdict if verdict.selected() => "✓",
                    _ => "–",
                }
                .to_owned(),
                verdict.reasons.first().map(|reason| words::reason(reason).text(language)).unwrap_or_default(),
            ]
        })
        .collect();
    let header = [say!("id"), say!("title"), say!("phase"), say!("milestone"), say!("status"), say!("in"), say!("why")];
    let header = header.map(|word| word.text(language));
    let mut out = drawn::draw(&header.each_ref().map(String::as_str), &rows, terminal.width);
    let selected = selection.verdicts.iter().filter(|v| v.selected()).count();
    let total = say!("{selected} of {all} criteria are in the papers", selected, all = rows.len());
    let leading = selection.verdicts.iter().filter(|v| v.leads).count();
    let leading = count!(leading, "papers lead with {n} criterion (✓✓)", "papers lead with {n} criteria (✓✓)");
    out.push_str(&format!("\n{}\n{}\n", leading.text(language), total.text(language)));
    out
}

/// A milestone's kind in one word, for a narrow column.
fn milestone_short(criterion: &Criterion) -> &'static str {
    match criterion.milestone.map(|m| m.kind) {
        Some(MilestoneKind::Phase) => "Meilenstein",
        Some(MilestoneKind::Municipal) => "kommunal",
        Some(MilestoneKind::Additional) => "zusätzlich",
        None => "",
    }
}

fn find<'s, 'a>(catalog: &Catalog, selection: &'s Selection<'a>, name: &str) -> Result<&'s Verdict<'a>, CommandError> {
    if let Some(verdict) = catalog.find(name).and_then(|criterion| selection.of(&criterion.id)) {
        return Ok(verdict);
    }
    let titles = catalog.criteria.iter().flat_map(|c| [c.id.as_str(), c.title.as_str()]);
    Err(CommandError::Usage(match names::nearest(name, titles) {
        Some(near) => {
            say!("the catalogue has no criterion {name}; did you mean {near}?", name = quote(name), near = quote(near))
        }
        None => say!("the catalogue has no criterion {name}", name = quote(name)),
    }))
}

fn explain(verdict: &Verdict, profile: &Profile, terminal: &Terminal) -> String {
    let (width, language) = (terminal.width, terminal.language);
    let criterion = verdict.criterion;
    let mut lines = drawn::wrap(&format!("{}: {}", criterion.id, criterion.title), width);
    let kind = words::milestone(criterion);
    let kind = if kind.is_empty() { say!("no milestone") } else { Message::verbatim(kind) };
    let status = verdict.status().name();
    let status = match verdict.assessment.is_some_and(|a| a.status.is_some()) {
        true => Message::verbatim(status),
        false => say!("{status}, as the profile does not say otherwise", status),
    };
    let facts = say!("Phase {phase}, {kind}, status: {status}", phase = criterion.phase, kind, status);
    lines.push(facts.text(language));
    lines.push(String::new());
    let phases = Message::all(profile.project.phases.iter().map(|p| p.key()));
    let project = say!("{title} (phase {phases})", title = &profile.project.title, phases);
    let place = match verdict.group {
        Some(group) => say!("In the papers of {project}, {group}:", project, group = words::group(group)),
        None => say!("Not in the papers of {project}:", project),
    };
    lines.extend(drawn::wrap(&place.text(language), width));
    let rule = format!("  {} ", say!("rule:").text(language));
    for reason in &verdict.reasons {
        push_item(&mut lines, "- ", &words::reason(reason).text(language), width);
        push_item(&mut lines, &rule, &words::rule(reason).text(language), width);
    }
    lines.push(String::new());
    lines.push(say!("Source: {place}", place = &criterion.place).text(language));
    lines.join("\n")
}

/// A wrapped text behind a mark, later lines under the first.
fn push_item(lines: &mut Vec<String>, mark: &str, text: &str, width: usize) {
    for (number, part) in drawn::wrap(text, width.saturating_sub(mark.len())).into_iter().enumerate() {
        let mark = if number == 0 { mark.to_owned() } else { " ".repeat(mark.len()) };
        lines.push(format!("{mark}{part}"));
    }
}
