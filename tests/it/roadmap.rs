//! `docs/roadmap.md` says where papers, selection and lists use what the roadmap offers. Whatever stands there in code is
//! looked for: a field must be in the briefing and be read, a reason be given and have words, a key, a sheet, an option exist.

use std::fs;
use std::path::Path;

use jiff::civil::date;
use ratsmappe::briefing::{self, Labels, Options};
use ratsmappe::catalog::Catalog;
use ratsmappe::language::Language;
use ratsmappe::profile;
use ratsmappe::selection;
use ratsmappe::templates::Templates;
use serde_json::Value;

use crate::support::{root, sample_text};

/// Everything that a name may be looked for in.
struct House {
    /// The briefing of a project without a resolution, and of one with all there is.
    briefings: Vec<Value>,
    /// All templates as one text.
    templates: String,
    /// The source of the working list, of the reasons, of the command line.
    list: String,
    reasons: String,
    arguments: String,
    labels: String,
    keys: String,
    /// The catalogue's text form.
    catalog: String,
}

fn text_below(folder: &Path) -> String {
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let text = |path: &std::path::PathBuf| match path.is_dir() {
        true => text_below(path),
        false => fs::read_to_string(path).unwrap_or_default(),
    };
    paths.iter().map(text).collect::<Vec<_>>().join("\n")
}

fn briefed(profile: &str) -> Value {
    let (profile, _) = profile::read("p.toml", profile.as_bytes());
    let (profile, catalog) = (profile.expect("a profile"), Catalog::embedded(Language::German));
    let labels = Labels::new(&Templates::embedded(), Language::German).expect("the labels");
    let options =
        Options { date: date(2026, 11, 22), draft: true, language: Language::German, templates_sha256: String::new() };
    let selection = selection::select(catalog, &profile);
    serde_json::to_value(briefing::brief(catalog, &profile, &selection, &labels, &options)).expect("JSON")
}

impl House {
    fn new() -> Self {
        let read = |file: &str| fs::read_to_string(root(file)).expect("a file");
        Self {
            briefings: ["musterstadt.toml", "minimal.toml"].map(|file| briefed(&sample_text(file))).into(),
            templates: ["beschlussvorlage", "design", "dossier", "einseiter", "pitchdeck", "praesentation", "text"]
                .map(|folder| text_below(&root("templates").join(folder)))
                .join("\n"),
            list: read("src/working_list/mod.rs"),
            reasons: read("src/selection/reason.rs"),
            arguments: read("src/cli/args.rs"),
            labels: read("templates/labels/de.json"),
            keys: profile::schema(Language::German).to_string(),
            catalog: text_below(&root("data/kriterien")),
        }
    }

    /// Whether a briefing has this path; in lists that of the first entry.
    fn has(&self, path: &str) -> bool {
        self.briefings.iter().any(|briefing| {
            let mut parts = path.split('.');
            parts.try_fold(briefing, |value, part| value.get(0).unwrap_or(value).get(part)).is_some()
        })
    }

    /// Whether a template reads a field: after a full stop, as a word of its own.
    fn is_read(&self, field: &str) -> bool {
        let wanted = format!(".{field}");
        let ends = |at: usize| {
            let next = self.templates[at + wanted.len()..].chars().next();
            !next.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
        };
        self.templates.match_indices(&wanted).any(|(at, _)| ends(at))
    }

    /// What is wrong with a name that stands in code.
    fn fault(&self, name: &str) -> Option<String> {
        let wrong = |what: &str| Some(format!("`{name}`: {what}"));
        let key = name.trim_matches(['[', ']']);
        let is_word = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        let is_key = |path: &str| path.split('.').all(|part| self.keys.contains(&format!("\"{part}\":")));
        let parts: Vec<&str> = name.split('.').collect();
        match parts.as_slice() {
            // Files, and beginnings or endings of names.
            _ if name.contains(['…', '/']) || name == "briefing.json" => {
                let missing = !name.contains('…') && name.contains('/') && !root(name).exists();
                if missing { wrong("no such file") } else { None }
            }
            ["select"] => None,
            _ if name.starts_with("select --") => {
                let option = name.trim_start_matches("select --");
                let missing = !self.arguments.contains(&format!(" {option}: "));
                if missing { wrong("`select` has no such option") } else { None }
            }
            _ if name.starts_with('[') => {
                if is_key(key) {
                    None
                } else {
                    wrong("no such table of the profile")
                }
            }
            ["card", field] => {
                let card = format!("work.cards.{field}");
                if !self.has(&card) {
                    wrong("no field of a card")
                } else if self.is_read(field) {
                    None
                } else {
                    wrong("no template reads it")
                }
            }
            ["list", field] => {
                let read = [format!("&values.{field},"), format!("values.{field}.")];
                let read =
                    read.iter().any(|read| self.list.contains(read)) || self.list.contains(&format!("values.{field}]"));
                if read { None } else { wrong("the working list has no such column") }
            }
            [first, .., last] if parts.iter().all(|part| is_word(part)) => {
                if is_key(name) && !self.has(name) {
                    None
                } else if !self.has(name) && !self.templates.contains(&format!("{first}.{last}")) {
                    wrong("neither in the briefing nor a key")
                } else if self.is_read(last) {
                    None
                } else {
                    wrong("no template reads it")
                }
            }
            _ if name.contains('-') && is_word(&name.replace('-', "_")) => {
                let given = self.reasons.contains(&format!("\"{name}\""));
                let said = self.labels.contains(&format!("\"reason.{name}\""));
                if given && said { None } else { wrong("no reason that papers have words for") }
            }
            // A sheet, a column, a word of the workbook.
            _ if self.catalog.contains(&format!("\"{name}\"")) || self.catalog.contains(&format!("= \"{name}")) => None,
            _ => wrong("nobody knows what that is"),
        }
    }

    fn faults(&self, page: &str) -> Vec<String> {
        // Every other part of what stands between the marks of code.
        let names = page.split('`').skip(1).step_by(2).filter(|name| *name != "card." && *name != "list.");
        names.filter(|name| !name.starts_with("tests/")).filter_map(|name| self.fault(name)).collect()
    }
}

fn page() -> String {
    fs::read_to_string(root("docs/roadmap.md")).expect("the page")
}

#[test]
fn what_the_page_on_the_roadmap_names_is_there_and_read() {
    assert_eq!(House::new().faults(&page()), Vec::<String>::new());
}

/// The test above finds what it is made for: a name that is wrong.
#[test]
fn a_wrong_name_on_the_page_is_found() {
    let house = House::new();
    for (right, wrong) in [
        ("`card.title`", "`card.titel`"),
        ("`list.driver`", "`list.treiber`"),
        ("`criteria.drivers`", "`criteria.proof_list`"),
        ("`roadmap.ahead`", "`roadmap.afterwards`"),
        ("`early-for-phase`", "`late-for-phase`"),
        ("`select --driver`", "`select --motor`"),
        ("`auswahl.treiber`", "`auswahl.motor`"),
        ("`[vorpruefung]`", "`[nachpruefung]`"),
        ("`Phasen`", "`Fasen`"),
        ("`data/modellprojekte.xlsx`", "`data/modell.xlsx`"),
    ] {
        let planted = page().replacen(right, wrong, 1);
        assert_ne!(planted, page(), "{right} is not on the page");
        let found = house.faults(&planted);
        assert!(found.len() == 1 && found[0].starts_with(wrong), "{wrong}: {found:?}");
    }
}

/// Every column and content says where it is used, or why it is not.
#[test]
fn nothing_stands_on_the_page_as_not_used_without_a_reason() {
    let page = page();
    let rows = page.lines().filter(|line| line.starts_with("| ") && !line.starts_with("|---"));
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let used = cells.last().copied().unwrap_or_default();
        assert!(cells[2..].iter().any(|cell| !cell.is_empty()), "{row}");
        if let Some(reason) = used.strip_prefix("not used") {
            assert!(reason.starts_with(": ") && reason.len() > 20, "{row}");
        }
    }
}
