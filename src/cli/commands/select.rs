//! `select`: every criterion of the catalogue, in or out, with the reasons.

use serde::Serialize;

use crate::catalog::{Catalog, Criterion, MilestoneKind, Phase, Workstream, cell_of};
use crate::diagnostic::quote;
use crate::language::Language;
use crate::message::{Message, say};
use crate::names;
use crate::profile::{Profile, Status};
use crate::selection::{Filter, Group, Reason, Selection, Verdict, select, words};

use crate::cli::args::{SelectArgs, SelectFormat};
use crate::cli::exit::{CommandError, DONE, INVALID};
use crate::cli::terminal::Terminal;
use crate::cli::{format, table};
use crate::load::Loader;

/// Runs the command.
///
/// # Errors
/// For an unknown criterion, and if standard output cannot be written to.
pub fn run(args: &SelectArgs, terminal: &mut Terminal) -> Result<u8, CommandError> {
    if args.profile.is_dir() {
        return Err(CommandError::Usage(say!("`select` lists the criteria of one profile; give a file, not a folder")));
    }
    let inputs = Loader::once(args.limits.into()).read(args.catalog.as_deref(), std::slice::from_ref(&args.profile));
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
    let filter = filter(catalog, args)?;
    selection.verdicts.retain(|verdict| filter.objections(verdict.criterion).is_empty());
    let text = match (&args.explain, args.format) {
        (Some(name), _) => explain(find(catalog, &selection, name)?, profile, terminal),
        (None, SelectFormat::Table) => draw(&selection, terminal),
        (None, SelectFormat::Json) => json(&selection, terminal.language)?,
        (None, SelectFormat::Csv) => csv(&selection, terminal.language)?,
    };
    terminal.line(text.trim_end_matches('\n'))?;
    Ok(DONE)
}

/// What is to be listed. Names that the catalogue does not have are refused rather than listing nothing.
fn filter(catalog: &Catalog, args: &SelectArgs) -> Result<Filter, CommandError> {
    let mut workstreams = Vec::new();
    for name in &args.workstream {
        workstreams.push(Workstream::parse(name).ok_or_else(|| {
            let message = say!("there is no workstream {name}", name = quote(name));
            unknown(message, name, Workstream::ALL.into_iter().map(Workstream::name))
        })?);
    }
    for name in &args.driver {
        let drivers = catalog.driver_names();
        if catalog.driver(name).is_none() && !drivers.iter().any(|known| names::same(known, name)) {
            let short = catalog.drivers.iter().filter_map(|driver| driver.short.as_deref());
            let message = say!("the catalogue has no scaling driver {name}", name = quote(name));
            return Err(unknown(message, name, drivers.iter().copied().chain(short)));
        }
    }
    for name in &args.stakeholder {
        if catalog.stakeholder(name).is_none() {
            let message = say!("the catalogue has no stakeholder {name}", name = quote(name));
            return Err(unknown(message, name, catalog.stakeholder_names().into_iter()));
        }
    }
    Ok(Filter::new(catalog, workstreams, &args.driver, &args.stakeholder))
}

fn unknown<'n>(message: Message, name: &str, known: impl Iterator<Item = &'n str>) -> CommandError {
    CommandError::Usage(match names::nearest(name, known) {
        Some(near) => say!("{message}; did you mean {near}?", message, near = quote(near)),
        None => message,
    })
}

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    title: &'a str,
    phase: Phase,
    milestone: Option<MilestoneCell>,
    selected: bool,
    /// Whether papers lead with it.
    leads: bool,
    /// Its part of the papers.
    group: Option<&'static str>,
    reasons: Vec<ReasonCell<'a>>,
    source: Source<'a>,
    status: Status,
    /// Whether the profile states the status.
    stated: bool,
    workstreams: Vec<&'static str>,
    driver: Option<&'a str>,
    stakeholders: &'a [String],
}

#[derive(Serialize)]
struct MilestoneCell {
    kind: &'static str,
    confidence: &'static str,
}

#[derive(Serialize)]
struct ReasonCell<'a> {
    code: &'static str,
    phase: Option<Phase>,
    named_for: &'a [Phase],
    why: Option<&'a str>,
    text: String,
}

#[derive(Serialize)]
struct Source<'a> {
    file: &'a str,
    sheet: Option<String>,
    cell: Option<String>,
}

impl<'a> Row<'a> {
    fn new(verdict: &'a Verdict<'a>, language: Language) -> Self {
        let criterion = verdict.criterion;
        Self {
            id: &criterion.id,
            title: &criterion.title,
            phase: criterion.phase,
            milestone: criterion
                .milestone
                .map(|m| MilestoneCell { kind: m.kind.name(), confidence: m.confidence.name() }),
            selected: verdict.selected(),
            leads: verdict.leads,
            group: verdict.group.map(Group::key),
            reasons: verdict.reasons.iter().map(|reason| ReasonCell::new(reason, language)).collect(),
            source: Source::new(criterion),
            status: verdict.status(),
            stated: verdict.stated().is_some(),
            workstreams: criterion.workstreams.iter().map(|w| w.name()).collect(),
            driver: criterion.driver.as_deref(),
            stakeholders: &criterion.stakeholders,
        }
    }
}

impl<'a> ReasonCell<'a> {
    fn new(reason: &'a Reason, language: Language) -> Self {
        Self {
            code: reason.code(),
            phase: reason.phase(),
            named_for: reason.named_for(),
            why: reason.why(),
            text: words::reason(reason).text(language),
        }
    }
}

impl<'a> Source<'a> {
    fn new(criterion: &'a Criterion) -> Self {
        let cell = cell_of(&criterion.place);
        let (sheet, cell) = cell.map_or((None, None), |(sheet, cell)| (Some(sheet), Some(cell.to_string())));
        Self { file: criterion.place.file(), sheet, cell }
    }
}

fn json(selection: &Selection, language: Language) -> Result<String, CommandError> {
    let rows: Vec<Row> = selection.verdicts.iter().map(|verdict| Row::new(verdict, language)).collect();
    format::json(&rows)
}

const HEADER: [&str; 15] = [
    "id",
    "title",
    "phase",
    "milestone",
    "confidence",
    "status",
    "selected",
    "reasons",
    "file",
    "sheet",
    "cell",
    "leads",
    "workstreams",
    "driver",
    "stakeholders",
];

fn csv(selection: &Selection, language: Language) -> Result<String, CommandError> {
    let records = selection.verdicts.iter().map(|verdict| Row::new(verdict, language)).map(|row| {
        let (kind, confidence) = row.milestone.map_or(("", ""), |m| (m.kind, m.confidence));
        let reasons: Vec<&str> = row.reasons.iter().map(|r| r.text.as_str()).collect();
        [
            row.id.to_owned(),
            row.title.to_owned(),
            row.phase.key().to_owned(),
            kind.to_owned(),
            confidence.to_owned(),
            row.status.name().to_owned(),
            if row.selected { "yes" } else { "no" }.to_owned(),
            reasons.join("; "),
            row.source.file.to_owned(),
            row.source.sheet.map(|sheet| sheet.to_string()).unwrap_or_default(),
            row.source.cell.unwrap_or_default(),
            if row.leads { "yes" } else { "no" }.to_owned(),
            row.workstreams.join("; "),
            row.driver.unwrap_or_default().to_owned(),
            row.stakeholders.join("; "),
        ]
    });
    format::csv(HEADER, records)
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
    let mut out = table::draw(&header.each_ref().map(String::as_str), &rows, terminal.width);
    let selected = selection.verdicts.iter().filter(|v| v.selected()).count();
    let total = say!("{selected} of {all} criteria are in the papers", selected, all = rows.len());
    let leading = say!(
        "papers lead with {leading} of them (✓✓)",
        leading = selection.verdicts.iter().filter(|v| v.leads).count()
    );
    out.push_str(&format!("\n{}; {}\n", total.text(language), leading.text(language)));
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
    let mut lines = table::wrap(&format!("{}: {}", criterion.id, criterion.title), width);
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
    lines.extend(table::wrap(&place.text(language), width));
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
    for (number, part) in table::wrap(text, width.saturating_sub(mark.len())).into_iter().enumerate() {
        let mark = if number == 0 { mark.to_owned() } else { " ".repeat(mark.len()) };
        lines.push(format!("{mark}{part}"));
    }
}
