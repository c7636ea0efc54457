//! Changes for people: a heading and a table for each part.

use serde_json::Value as Json;

use crate::briefing::format::Formats;
use crate::language::Language;
use crate::message::{Message, say};

use crate::lists::comparison::{Compared, Comparison, NotCompared, State};
use crate::lists::drawn;
use crate::progress::FactValue;
use crate::progress::rows::{Row, cell};
use crate::progress::words::{direction, key, parts};

/// The most characters of a value; the other formats have it whole.
const MAX_CHARS: usize = 160;

/// Everything that has changed, as wide as `width` columns of a terminal.
#[must_use]
pub fn draw(report: &Comparison, width: usize, language: Language) -> String {
    let formats = Formats::new(language);
    let mut out = String::new();
    let many = report.projects.len() > 1;
    // Of many, those that have not changed are only counted.
    for project in report.projects.iter().filter(|project| !many || !project.is_unchanged()) {
        draw_project(&mut out, project, &formats, width, language);
    }
    let named = |State { municipality, title, .. }: &State| format!("{municipality}, {title}");
    let not_compared = |NotCompared { state, old }: &NotCompared| match old {
        Some(old) => format!("{} ({} → {})", named(state), old.file, state.file),
        None => format!("{} ({})", named(state), state.file),
    };
    let lists: [(Message, Vec<String>); 3] = [
        (say!("New projects"), report.new.iter().map(named).collect()),
        (say!("Gone"), report.gone.iter().map(named).collect()),
        (say!("Not compared, because one side has errors"), report.not_compared.iter().map(not_compared).collect()),
    ];
    for (heading, lines) in lists.into_iter().filter(|(_, lines)| !lines.is_empty()) {
        out.push_str(&format!("{}\n", heading.text(language)));
        lines.iter().for_each(|line| out.push_str(&format!("  {line}\n")));
        out.push('\n');
    }
    let changed = report.projects.iter().filter(|p| !p.is_unchanged()).count();
    if many {
        let all = report.projects.len();
        let total = say!("{changed} of {all} projects changed", changed, all);
        out.push_str(&format!("{}\n", total.text(language)));
    }
    out
}

fn draw_project(out: &mut String, project: &Compared, formats: &Formats, width: usize, language: Language) {
    let of = |State { file, as_of, .. }: &State| match as_of {
        Some(date) => say!("{file} of {date}", file, date),
        None => Message::verbatim(file),
    };
    let (old, new) = (&project.old, &project.new);
    out.push_str(&format!("{}, {}\n", new.municipality, new.title));
    out.push_str(&format!("{} → {}\n", of(old).text(language), of(new).text(language)));
    if project.is_unchanged() {
        out.push_str(&format!("{}\n", say!("no changes").text(language)));
    }
    for name in &project.unknown {
        let lack = say!("the older catalogue has no criterion {name}", name);
        out.push_str(&format!("{}\n", lack.text(language)));
    }
    for (topic, heading) in parts() {
        let rows: Vec<&Row> = project.rows().filter(|row| row.topic == topic).collect();
        if rows.is_empty() {
            continue;
        }
        out.push_str(&format!("\n{}\n", heading.text(language)));
        let cells: Vec<Vec<String>> = rows.iter().map(|row| cells(row, formats, language)).collect();
        let header = [say!("key"), say!("of"), say!("from"), say!("to"), Message::nothing()];
        let header = header.map(|word| word.text(language));
        // A column without a word in it takes no room.
        let used: Vec<usize> = (0..header.len()).filter(|c| cells.iter().any(|row| !row[*c].is_empty())).collect();
        let header: Vec<&str> = used.iter().map(|c| header[*c].as_str()).collect();
        let cells: Vec<Vec<String>> = cells.iter().map(|row| used.iter().map(|c| row[*c].clone()).collect()).collect();
        out.push_str(&drawn::draw(&header, &cells, width));
    }
    out.push('\n');
}

fn cells(row: &Row, formats: &Formats, language: Language) -> Vec<String> {
    let money = |euros: f64| formats.money((euros * 100.0).round() as i64);
    let value = |value: &Option<Json>, fact: &Option<FactValue>| match (value, fact) {
        (None, _) if row.topic == "resolution" => String::new(),
        (None, _) if row.difference.is_some() || row.key == "reached" || row.key == "lost" => String::new(),
        (None, _) => "–".to_owned(),
        (Some(_), Some(FactValue::Money(cents))) => formats.money(*cents),
        (Some(_), Some(FactValue::Text(text))) => shortened(text.clone()),
        (Some(value), _) => shortened(cell(value)),
    };
    let of = [row.id.as_deref(), row.of.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let difference = row.difference.map(|d| if d > 0.0 { format!("+{}", money(d)) } else { money(d) });
    let rest = [difference, row.direction.map(|code| direction(code).text(language)), row.reason.clone()];
    let rest = rest.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let (from, to) = match row.key {
        "in-papers" => {
            let to = if row.to == Some(Json::Bool(true)) { say!("in") } else { say!("out") };
            (String::new(), to.text(language))
        }
        _ => (value(&row.from, &row.facts[0]), value(&row.to, &row.facts[1])),
    };
    vec![key(row).text(language), shortened(of), from, to, rest]
}

fn shortened(text: String) -> String {
    if text.chars().count() <= MAX_CHARS {
        return text;
    }
    text.chars().take(MAX_CHARS).chain(['…']).collect()
}
