//! The finished PDFs as a reader gets them: their text, their structure, their bytes.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

mod cases;
mod contents;
mod file;
mod structure;
mod text;
mod words;

use std::path::Path;
use std::sync::LazyLock;

use jiff::civil::{Date, date};
use ratsmappe::briefing::{self, Briefing, Labels, Options};
use ratsmappe::catalog::Catalog;
use ratsmappe::diagnostic::{Diagnostic, Style, render};
use ratsmappe::language::Language;
use ratsmappe::press::{Press, Printed};
use ratsmappe::profile::{self, Profile};
use ratsmappe::selection::{self, Selection};
use ratsmappe::templates::Templates;

use file::File;

const DATE: Date = date(2026, 11, 22);
const KINDS: [&str; 2] = ["dossier", "praesentation"];

static PRESS: LazyLock<Press> = LazyLock::new(|| Press::new(&Templates::embedded()).expect("the built-in templates"));
static LABELS: LazyLock<Labels> =
    LazyLock::new(|| Labels::new(&Templates::embedded(), Language::German).expect("the German labels"));

/// A project from its profile to its briefing.
struct Project {
    /// The profile's file name without ending.
    name: String,
    profile: &'static Profile,
    selection: Selection<'static>,
    briefing: Briefing,
}

/// A printed and opened document.
struct Paper {
    project: &'static Project,
    kind: &'static str,
    pdf: Vec<u8>,
    pages: usize,
    file: File,
}

impl Paper {
    /// For messages.
    fn name(&self) -> String {
        format!("{} of {}", self.kind, self.project.name)
    }
}

fn drawn(diagnostics: &[Diagnostic]) -> String {
    diagnostics.iter().map(|d| render(d, Style::Plain)).collect()
}

/// Reads a profile without any finding and briefs it.
#[track_caller]
fn project(name: &str, bytes: &[u8], catalog: &'static Catalog, date: Date, draft: bool) -> Project {
    let (profile, found) = profile::read(name, bytes);
    assert_eq!(drawn(&found), "", "{name}");
    let profile: &'static Profile = Box::leak(Box::new(profile.expect("no finding, so a profile")));
    let selection = selection::select(catalog, profile);
    let options = Options { date, draft, language: Language::German, templates_sha256: "0".repeat(64) };
    let briefing = briefing::brief(catalog, profile, &selection, &LABELS, &options);
    Project { name: name.to_owned(), profile, selection, briefing }
}

fn sample_bytes(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/profile").join(name);
    std::fs::read(path).expect("a sample profile")
}

/// Prints one document without a remark of Typst's.
#[track_caller]
fn print(project: &Project, kind: &str) -> Printed {
    let printed =
        PRESS.print(kind, &project.briefing).unwrap_or_else(|d| panic!("{kind} of {}: {}", project.name, drawn(&d)));
    assert_eq!(drawn(&printed.warnings), "", "{kind} of {}", project.name);
    printed
}

/// Prints and opens.
#[track_caller]
fn paper(project: &'static Project, kind: &'static str) -> Paper {
    let Printed { pdf, pages, .. } = print(project, kind);
    Paper { project, kind, pages, file: File::open(&pdf), pdf }
}

/// All documents of all sample profiles.
static PAPERS: LazyLock<Vec<Paper>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/profile");
    let entries = std::fs::read_dir(folder).expect("the folder of sample profiles");
    let mut names: Vec<String> =
        entries.map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    assert!(names.contains(&"musterstadt.toml".to_owned()) && names.contains(&"minimal.toml".to_owned()), "{names:?}");
    let all = |name: &String| {
        let project: &'static Project =
            Box::leak(Box::new(project(name, &sample_bytes(name), Catalog::embedded(Language::German), DATE, false)));
        KINDS.map(|kind| paper(project, kind))
    };
    names.iter().flat_map(all).collect()
});

/// The documents of one kind.
fn papers(kind: &str) -> impl Iterator<Item = &'static Paper> {
    PAPERS.iter().filter(move |p| p.kind == kind)
}

/// `1.234,50 €` or `1.234 €`, as German papers write cents.
fn euro(cents: i64) -> String {
    let digits = (cents / 100).to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            out.push('.');
        }
        out.push(digit);
    }
    if cents % 100 == 0 { format!("{out} €") } else { format!("{out},{:02} €", cents % 100) }
}

/// `22. November 2026`.
fn long(date: Date) -> String {
    let months = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember";
    let month = months.split(' ').nth(usize::try_from(date.month()).expect("a month") - 1).expect("twelve months");
    format!("{}. {month} {}", date.day(), date.year())
}

/// No run of text stands outside the page's margins (25 mm on paper, 24 mm on slides).
#[track_caller]
fn assert_within_margins(paper: &Paper) {
    let (width, margin) = if paper.kind == "dossier" { (210.0, 25.0) } else { (338.7, 24.0) };
    let points = |mm: f64| mm * 72.0 / 25.4;
    for (page, run) in &paper.file.runs {
        // Kerning and the side bearing of a glyph may reach a little over.
        let within = run.edges.0 > points(margin) - 2.0 && run.edges.1 < points(width - margin) + 2.0;
        assert!(within, "page {} of {}: {:?} {}", page + 1, paper.name(), run.edges, run.text);
    }
}
