//! The finished PDFs as a reader gets them: their text, their structure, their bytes.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

mod anything;
mod cases;
mod contents;
mod deck;
mod dossier;
mod file;
mod language;
mod notes;
mod one_truth;
mod overall;
mod structure;
mod text;
mod words;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use jiff::civil::{Date, date};
use ratsmappe::briefing::format::Formats;
use ratsmappe::briefing::{self, Briefing, Labels, Options, Sources, WithheldReason};
use ratsmappe::catalog::Catalog;
use ratsmappe::language::Language;
use ratsmappe::logo::{self, Purpose};
use ratsmappe::profile::{self, Profile};
use ratsmappe::render::{Rendered, Renderer};
use ratsmappe::selection::{self, Selection};
use ratsmappe::templates::{NOTES, Templates};

use crate::support::{drawn, german_catalog as catalog, sample_text as raw};
use file::File;

const DATE: Date = date(2026, 11, 22);
const KINDS: [&str; 7] = ["beschlussvorlage", "dossier", "einseiter", "pitchdeck", "praesentation", NOTES, "sachstand"];

static RENDERER: LazyLock<Renderer> =
    LazyLock::new(|| Renderer::new(&Templates::embedded()).expect("the built-in templates"));
static LABELS: LazyLock<Labels> =
    LazyLock::new(|| Labels::new(&Templates::embedded(), Language::German).expect("the German labels"));

/// A label that exists.
#[track_caller]
fn word(key: &str) -> String {
    assert!(LABELS.keys().any(|k| k == key), "no label {key}");
    text::plain(&LABELS.text(key))
}

struct Project {
    name: String,
    profile: &'static Profile,
    selection: Selection<'static>,
    briefing: Briefing,
    /// The kinds of paper that are not withheld.
    kinds: Vec<&'static str>,
}

impl Project {
    /// The points of the resolution, however they are stated.
    fn points(&self) -> Vec<&str> {
        let resolution = &self.profile.resolution;
        resolution.text.iter().chain(resolution.points.iter().map(|point| &point.text)).map(String::as_str).collect()
    }
}

/// A rendered and opened document; its name is for messages.
struct Paper {
    name: String,
    project: &'static Project,
    kind: &'static str,
    pdf: Vec<u8>,
    pages: usize,
    file: File,
}

/// Reads a profile without any finding and briefs it.
#[track_caller]
fn project(name: &str, text: &str, catalog: &'static Catalog, date: Date, draft: bool) -> &'static Project {
    let (profile, found) = profile::read(name, text.as_bytes());
    assert_eq!(drawn(&found), "", "{name}");
    let options = Options { date, draft, language: Language::German, templates_sha256: "0".repeat(64) };
    briefed(name, profile.expect("no finding, so a profile"), catalog, &LABELS, &options)
}

/// Briefs a profile, with what lies beside the samples.
fn briefed(
    name: &str,
    profile: Profile,
    catalog: &'static Catalog,
    labels: &Labels,
    options: &Options,
) -> &'static Project {
    let profile: &'static Profile = Box::leak(Box::new(profile));
    let earlier = profile.project.earlier.as_ref().map(|path| {
        let name = path.to_string_lossy();
        profile::read(&name, raw(&name).as_bytes()).0.expect("the earlier profile")
    });
    let picture = |path: &Path, purpose| logo::read(&samples(), path, purpose).ok();
    let crest = profile.municipality.logo.as_deref().and_then(|path| picture(path, Purpose::Logo));
    let pictures = (1..).zip(&profile.pictures).map(|(number, named)| picture(&named.file, Purpose::Picture(number)));
    let pictures: Vec<_> = pictures.collect();
    let (logo, pictures, earlier) = (crest.as_ref(), pictures.as_slice(), earlier.as_ref());
    let sources = Sources { logo, pictures, earlier, ..Sources::from(profile) }.in_language(options.language);
    let profile = profile.in_language(options.language);
    let selection = selection::select(catalog, profile);
    let briefing = briefing::brief(catalog, sources, &selection, labels, options);
    let kinds = KINDS.into_iter().filter(|kind| WithheldReason::of(kind, &sources).is_none()).collect();
    Box::leak(Box::new(Project { name: name.to_owned(), profile, selection, briefing, kinds }))
}

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/profile")
}

fn sample(name: &str, catalog: &'static Catalog, date: Date, draft: bool) -> &'static Project {
    project(name, &raw(name), catalog, date, draft)
}

/// Prints one document without a remark of Typst's, and opens it.
#[track_caller]
fn paper(project: &'static Project, kind: &'static str) -> Paper {
    let name = format!("{kind} of {}", project.name);
    let rendered = RENDERER.render(kind, &project.briefing).unwrap_or_else(|d| panic!("{name}: {}", drawn(&d)));
    assert_eq!(drawn(&rendered.warnings), "", "{name}");
    let Rendered { pdf, pages, .. } = rendered;
    Paper { name, project, kind, pages, file: File::open(&pdf), pdf }
}

/// All documents of all sample profiles that are not withheld.
static PAPERS: LazyLock<Vec<Paper>> = LazyLock::new(|| {
    let entries = std::fs::read_dir(samples()).expect("the folder of sample profiles");
    let mut names: Vec<_> = entries.map(|e| e.expect("an entry").file_name().into_string().expect("UTF-8")).collect();
    names.retain(|name| name.ends_with(".toml"));
    names.sort();
    let projects = names.iter().map(|name| sample(name, catalog(), DATE, false));
    projects.flat_map(|project| project.kinds.iter().map(|kind| paper(project, kind))).collect()
});

/// The documents of one kind.
fn papers(kind: &str) -> impl Iterator<Item = &'static Paper> {
    PAPERS.iter().filter(move |p| p.kind == kind)
}

/// Keys whose values are words of closed lists, names of criteria, dates, or nothing these two papers show.
const CLOSED: &str = "id sprache phase bundesland status kriterium art wahrscheinlichkeit auswirkung workstreams farbe logo \
    vorlage_nr federfuehrung investition betrag stand vorher sitzung datum bis faellig \
    aufgabe haushalt traeger deckung folge klima_bewertung ort datei form ergebnis punkt word_vorlage";

/// The free texts of a profile with their keys: `risiken.massnahme`.
fn texts(profile: &str) -> Vec<(String, String)> {
    let mut open = vec![(String::new(), toml::Value::Table(profile.parse().expect("a profile")))];
    let mut out = Vec::new();
    while let Some((path, value)) = open.pop() {
        match value {
            toml::Value::String(text) => out.push((path, text)),
            toml::Value::Array(items) => open.extend(items.into_iter().map(|item| (path.clone(), item))),
            toml::Value::Table(mut table) => {
                // German papers print no English twins.
                table.retain(|key, _| !key.ends_with("_en"));
                let free = table.into_iter().filter(|(key, _)| !CLOSED.split_whitespace().any(|closed| closed == key));
                open.extend(free.map(|(key, value)| (format!("{path}.{key}").trim_matches('.').to_owned(), value)));
            }
            _ => {}
        }
    }
    out
}

fn euro(cents: i64) -> String {
    text::plain(&Formats::new(Language::German).money(cents))
}

fn long(date: Date) -> String {
    text::plain(&Formats::new(Language::German).date(date))
}

/// No run of text stands outside the page's margins. What is the same on every page has no mark, and stands in them.
#[track_caller]
fn assert_within_margins(paper: &Paper) {
    // Width and height of the page, the margins beside and below, in millimetres.
    let [width, height, left, right, below] = match paper.kind {
        "dossier" | "sachstand" | NOTES => [210.0, 297.0, 25.0, 25.0, 20.0],
        "beschlussvorlage" => [210.0, 297.0, 25.0, 20.0, 15.0],
        "einseiter" => [210.0, 297.0, 22.0, 22.0, 18.0],
        _ => [338.7, 190.5, 24.0, 24.0, 18.0],
    };
    let points = |mm: f32| mm * 72.0 / 25.4;
    for (page, run) in &paper.file.runs {
        // The side bearing of a glyph may reach a little over.
        let within = run.edges.0 > points(left) - 2.0 && run.edges.1 < points(width - right) + 2.0;
        assert!(within, "page {} of {}: {:?} {}", page + 1, paper.name, run.edges, run.text);
        let above = run.mark.is_none() || run.up > points(below) - 1.0 && run.up < points(height);
        assert!(above, "page {} of {}: {} points up: {}", page + 1, paper.name, run.up, run.text);
    }
}
