//! English papers of profiles written in German: every German passage says that it is German.

use std::sync::LazyLock;

use ratsmappe::briefing::{self, Briefing, Labels, Options, Sources, Survey};
use ratsmappe::catalog::Catalog;
use ratsmappe::language::Language;
use ratsmappe::logo::{Logo, Purpose};
use ratsmappe::portfolio::{PortfolioBuilder, ProjectSummary};
use ratsmappe::profile::{self, Profile};
use ratsmappe::selection;
use ratsmappe::templates::{NOTES, Templates};

use super::file::File;
use super::{DATE, RENDERER, drawn, raw, samples};
use crate::support::german::{runs_of_words, stated_in_german};

static LABELS: LazyLock<Labels> =
    LazyLock::new(|| Labels::new(&Templates::embedded(), Language::English).expect("the English labels"));

const KINDS: [&str; 7] = ["beschlussvorlage", "dossier", "einseiter", "pitchdeck", "praesentation", NOTES, "sachstand"];

fn read(name: &str) -> Profile {
    profile::read(name, raw(name).as_bytes()).0.expect("a profile")
}

fn english(stated: &Profile) -> Briefing {
    let drawing = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M0 0H9V9Z'/></svg>";
    let pictures: Vec<_> =
        (1..=stated.pictures.len()).map(|number| Logo::new(drawing, Purpose::Picture(number)).ok()).collect();
    let earlier = stated.project.earlier.as_ref().map(|path| read(&path.to_string_lossy()));
    let sources = Sources { pictures: &pictures, earlier: earlier.as_ref(), ..Sources::from(stated) };
    let sources = sources.in_language(Language::English);
    let catalog = Catalog::embedded(Language::English);
    let selection = selection::select(catalog, sources.profile);
    let options = Options { date: DATE, draft: false, language: Language::English, templates_sha256: String::new() };
    briefing::brief(catalog, sources, &selection, &LABELS, &options)
}

fn opened(kind: &str, briefing: &Briefing) -> File {
    let rendered = RENDERER.render(kind, briefing).unwrap_or_else(|found| panic!("{kind}: {}", drawn(&found)));
    assert_eq!(drawn(&rendered.warnings), "", "{kind}");
    File::open(&rendered.pdf)
}

fn names() -> Vec<String> {
    let entries = std::fs::read_dir(samples()).expect("the folder of sample profiles");
    let names = entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("UTF-8"));
    names.filter(|name| name.ends_with(".toml")).collect()
}

#[test]
fn every_german_passage_of_an_english_paper_says_so() {
    for name in names() {
        let stated = read(&name);
        let (briefing, german) = (english(&stated), runs_of_words(&stated_in_german(&stated)));
        let has_twins = stated.english.is_some();
        for kind in KINDS {
            let file = opened(kind, &briefing);
            let (own, other) = (file.said_in("de-DE"), file.said_in("en-GB"));
            // Without anything stated a single page holds a name, and a status report too; they are withheld then.
            let is_bare = ["einseiter", "sachstand"].contains(&kind) && name == "minimal.toml";
            assert!(is_bare || other.len() > 200, "{kind} of {name} says little in English: {other}");
            for run in &german {
                let around = other.split(run.as_str()).next().unwrap_or_default();
                let around: String = around.chars().rev().take(200).collect::<Vec<_>>().into_iter().rev().collect();
                assert!(!other.contains(run), "{kind} of {name} says without its language: {around} >> {run}");
            }
            let marked = german.iter().filter(|run| own.contains(*run)).count();
            assert!(has_twins || name == "minimal.toml" || marked > 10, "{kind} of {name}: {marked} runs");
        }
    }
}

#[test]
fn a_picture_says_what_it_shows_in_its_language() {
    let mut stated = read("musterstadt.toml");
    stated.english = None;
    let file = opened("dossier", &english(&stated));
    let alt = &stated.pictures.first().expect("a picture").alt.0;
    let figures = file.root.tagged(&["Figure"]);
    let shown = figures.iter().find(|figure| figure.alt.as_ref() == Some(alt)).expect("the picture");
    assert_eq!(shown.lang.as_deref(), Some("de-DE"));
}

#[test]
fn the_portfolio_says_which_titles_are_german() {
    let catalog = Catalog::embedded(Language::English);
    let mut builder = PortfolioBuilder::new(catalog, &LABELS, Language::English);
    for name in ["falkenhaven.toml", "koenigsmuende.toml", "musterstadt.toml"] {
        let stated = read(name);
        let profile = stated.in_language(Language::English);
        let options = briefing::Options {
            date: DATE,
            draft: false,
            language: Language::English,
            templates_sha256: String::new(),
        };
        let selection = selection::select(catalog, profile);
        let overview = Survey::new(catalog, &LABELS, &options).overview(profile.into(), &selection);
        builder.add(profile, ProjectSummary::new(profile, &selection, overview));
    }
    let rendered = RENDERER.render_portfolio(&builder.finish(DATE, "")).expect("a portfolio");
    let file = File::open(&rendered.pdf);
    let other = file.said_in("en-GB");
    let title = read("koenigsmuende.toml").project.title;
    assert!(file.said_in("de-DE").contains(&title) && !other.contains(&title), "{title}: {other}");
    assert!(other.contains(&read("musterstadt.toml").in_language(Language::English).project.title), "{other}");
}
