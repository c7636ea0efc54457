//! The finished PDFs as a reader gets them: their text, their structure, their bytes.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

mod file;
mod text;

use std::path::Path;
use std::sync::LazyLock;

use jiff::civil::{Date, date};
use ratsmappe::briefing::{self, Briefing, Labels, Options};
use ratsmappe::catalog::Catalog;
use ratsmappe::diagnostic::{Diagnostic, Style, render};
use ratsmappe::press::{Press, Printed};
use ratsmappe::profile::{self, Language, Profile};
use ratsmappe::selection::{self, Selection};
use ratsmappe::templates::Templates;

use file::File;

const DATE: Date = date(2026, 11, 22);
const KINDS: [&str; 3] = ["dossier", "pitchdeck", "praesentation"];

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
    names.retain(|name| name.ends_with(".toml"));
    names.sort();
    assert!(names.contains(&"musterstadt.toml".to_owned()) && names.contains(&"minimal.toml".to_owned()), "{names:?}");
    let all = |name: &String| {
        let project: &'static Project =
            Box::leak(Box::new(project(name, &sample_bytes(name), Catalog::embedded(), DATE, false)));
        KINDS.map(|kind| paper(project, kind))
    };
    names.iter().flat_map(all).collect()
});

/// The documents of one kind.
fn papers(kind: &str) -> impl Iterator<Item = &'static Paper> {
    PAPERS.iter().filter(move |p| p.kind == kind)
}

#[test]
fn dump() {
    for p in PAPERS.iter() {
        println!("== {} {}", p.name(), p.pages);
    }
    let p = &papers("dossier").find(|p| p.project.name.starts_with("muster")).unwrap();
    fn show(e: &file::Element, d: usize) {
        println!(
            "{}{} {:?} {:?}",
            " ".repeat(d),
            e.tag,
            e.alt.as_deref().map(|a| a.chars().take(20).collect::<String>()),
            if e.all().len() == 1 { e.text() } else { String::new() }
        );
        for k in e.kids() {
            show(k, d + 1)
        }
    }
    show(&p.file.root, 0);
    println!("{:?}", p.file.bookmarks);
    for l in &p.file.links {
        println!("{} {:?}", l.to, l.contents);
    }
}
