//! Changes for people: a heading and a table for each part.

use serde_json::Value as Json;

use crate::briefing::format::Formats;
use crate::cli::{table, words};
use crate::language::Language;

use super::rows::{Row, cell};
use super::{Compared, Report, State};

/// The most characters of a value; the other formats have it whole.
const LONGEST: usize = 160;

/// The parts of a report: which topic, under which heading.
const PARTS: [(&str, &str); 10] = [
    ("phase", "Phase"),
    ("milestone", "Milestones reached and lost"),
    ("status", "Status of criteria"),
    ("due", "Due dates"),
    ("responsible", "Responsible"),
    ("cost", "Costs"),
    ("sum", "Costs by year"),
    ("other", "Other statements"),
    ("papers", "In and out of the papers, because of the project"),
    ("catalogue", "The catalogue itself"),
];

/// Everything that has changed.
pub fn draw(report: &Report, width: usize) -> String {
    let formats = Formats::new(Language::German);
    let mut out = String::new();
    let many = report.projects.len() > 1;
    // Of many, those that have not changed are only counted.
    for project in report.projects.iter().filter(|project| !many || !project.is_unchanged()) {
        draw_project(&mut out, project, &formats, width);
    }
    let lists = [
        ("New projects", &report.new),
        ("Gone", &report.gone),
        ("Not compared, because one side has errors", &report.not_compared),
    ];
    for (heading, states) in lists.into_iter().filter(|(_, states)| !states.is_empty()) {
        out.push_str(&format!("{heading}\n"));
        for State { municipality, title, .. } in states {
            out.push_str(&format!("  {municipality}, {title}\n"));
        }
        out.push('\n');
    }
    let changed = report.projects.iter().filter(|p| !p.is_unchanged()).count();
    if many {
        out.push_str(&format!("{changed} of {} changed\n", words::count(report.projects.len(), "project")));
    }
    out
}

impl Compared {
    fn is_unchanged(&self) -> bool {
        self.changes.is_empty() && self.catalogue.is_empty()
    }
}

fn draw_project(out: &mut String, project: &Compared, formats: &Formats, width: usize) {
    let as_of = |state: &State| state.as_of.as_ref().map_or_else(String::new, |date| format!(" of {date}"));
    let (old, new) = (&project.old, &project.new);
    out.push_str(&format!("{}, {}\n", new.municipality, new.title));
    out.push_str(&format!("{}{} → {}{}\n", old.file, as_of(old), new.file, as_of(new)));
    if project.is_unchanged() {
        out.push_str("no changes\n");
    }
    for name in &project.unknown {
        out.push_str(&format!("the older catalogue has no criterion {name}\n"));
    }
    let all = || project.changes.iter().chain(&project.consequences).chain(&project.catalogue);
    for (topic, heading) in PARTS {
        let rows: Vec<&Row> = all().filter(|row| row.topic == topic).collect();
        if rows.is_empty() {
            continue;
        }
        out.push_str(&format!("\n{heading}\n"));
        let cells: Vec<Vec<String>> = rows.iter().map(|row| cells(row, formats)).collect();
        let header = ["key", "of", "from", "to", ""];
        // A column without a word in it takes no room.
        let used: Vec<usize> = (0..header.len()).filter(|c| cells.iter().any(|row| !row[*c].is_empty())).collect();
        let header: Vec<&str> = used.iter().map(|c| header[*c]).collect();
        let cells: Vec<Vec<String>> = cells.iter().map(|row| used.iter().map(|c| row[*c].clone()).collect()).collect();
        out.push_str(&table::draw(&header, &cells, width));
    }
    out.push('\n');
}

fn cells(row: &Row, formats: &Formats) -> Vec<String> {
    let is_money = row.difference.is_some();
    let money = |euros: f64| formats.money((euros * 100.0).round() as i64);
    let value = |value: &Option<Json>| match value {
        None if is_money || row.key == "reached" || row.key == "lost" => String::new(),
        None => "–".to_owned(),
        Some(value) => match (is_money, value.as_f64()) {
            (true, Some(euros)) => money(euros),
            _ => shortened(cell(value)),
        },
    };
    let of = [row.id.as_deref(), row.of.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let difference = row.difference.map(|d| if d > 0.0 { format!("+{}", money(d)) } else { money(d) });
    let rest = [difference, row.direction.map(str::to_owned), row.reason.clone()];
    let rest = rest.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let (from, to) = match row.key {
        "in-papers" => (String::new(), if row.to == Some(Json::Bool(true)) { "in" } else { "out" }.to_owned()),
        _ => (value(&row.from), value(&row.to)),
    };
    vec![row.key.to_owned(), shortened(of), from, to, rest]
}

fn shortened(text: String) -> String {
    if text.chars().count() <= LONGEST {
        return text;
    }
    text.chars().take(LONGEST).chain(['…']).collect()
}
