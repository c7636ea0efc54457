//! The slides of every sample and of some projects of the shipped list, in both languages, final and as drafts: one page
//! a slide, type for the last row of a hall, and no slide that is hardly begun.

use std::sync::LazyLock;
use std::thread;

use ratsmappe::briefing::{Labels, Options};
use ratsmappe::catalog::Catalog;
use ratsmappe::language::Language;
use ratsmappe::profile::{self, Profile};
use ratsmappe::project_list::model_projects;
use ratsmappe::templates::Templates;

use super::text::{Run, plain};
use super::{DATE, LABELS, PAPERS, Paper, Project, briefed, paper, raw};
use crate::support::SAMPLES;

static ENGLISH: LazyLock<Labels> =
    LazyLock::new(|| Labels::new(&Templates::embedded(), Language::English).expect("the English labels"));

/// What a slide says, sources and remarks of where more stands, and its foot, in points (docs/design.md).
const CONTENT: f32 = 14.0;
const NOTE: f32 = 12.5;
const FOOT: f32 = 11.0;
/// The height of the room below a title, and where it begins above the page's foot, in millimetres.
const ROOM: f32 = 114.0;
const TOP: f32 = 135.2;
/// As many projects of the list.
const ROWS: usize = 10;

/// A project briefed in a language, final or as a draft; the state is part of its name.
pub fn in_state(name: &str, profile: Profile, language: Language, draft: bool) -> &'static Project {
    let (catalog, labels): (_, &Labels) = match language {
        Language::German => (super::catalog(), &LABELS),
        Language::English => (Catalog::embedded(Language::English), &ENGLISH),
    };
    let options = Options { date: DATE, draft, language, templates_sha256: "0".repeat(64) };
    let state = format!("{name}, {}{}", language.code(), if draft { ", draft" } else { "" });
    briefed(&state, profile, catalog, labels, &options)
}

/// Both kinds of slides; a pitch deck of a project that asks for nothing is only made as a draft.
fn decks(project: &'static Project, draft: bool) -> Vec<(&'static Project, &'static str)> {
    let is_made = |kind: &&str| draft || project.kinds.contains(kind);
    ["praesentation", "pitchdeck"].into_iter().filter(is_made).map(|kind| (project, kind)).collect()
}

/// Sets these on two threads.
fn set(decks: &[(&'static Project, &'static str)]) -> Vec<Paper> {
    thread::scope(|scope| {
        let parts = decks.chunks(decks.len().div_ceil(2));
        let threads: Vec<_> = parts
            .map(|part| scope.spawn(|| part.iter().map(|(project, kind)| paper(project, kind)).collect::<Vec<_>>()))
            .collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("slides")).collect()
    })
}

fn states(but: &[(Language, bool)]) -> impl Iterator<Item = (Language, bool)> {
    let all = Language::ALL.into_iter().flat_map(|language| [(language, false), (language, true)]);
    all.filter(|state| !but.contains(state))
}

/// What is wrong with the slides of a deck, page by page.
fn faults(paper: &Paper) -> Vec<String> {
    let titles: Vec<usize> =
        paper.file.headings().iter().filter(|(level, ..)| *level == 1).map(|(.., page)| *page).collect();
    let mut found = Vec::new();
    if titles != (0..paper.pages).collect::<Vec<_>>() {
        found.push(format!("{}: {} pages, titles on {titles:?}", paper.name, paper.pages));
    }
    for page in 0..paper.pages {
        let at = format!("{}, slide {}", paper.name, page + 1);
        let runs: Vec<&Run> = paper
            .file
            .runs
            .iter()
            .filter(|(on, run)| *on == page && !run.text.trim().is_empty())
            .map(|(_, run)| run)
            .collect();
        let said = |runs: &[&Run]| runs.iter().map(|run| run.text.as_str()).collect::<Vec<_>>().join(" ");
        // The foot is the same on all slides and has no mark.
        let (foot, content): (Vec<&Run>, Vec<&Run>) = runs.into_iter().partition(|run| run.mark.is_none());
        let (notes, read): (Vec<&Run>, Vec<&Run>) = content.iter().partition(|run| (run.size - NOTE).abs() < 0.01);
        let small: Vec<&Run> = read.into_iter().filter(|run| run.size < CONTENT - 0.01).collect();
        let small_foot: Vec<&Run> = foot.into_iter().filter(|run| run.size < FOOT - 0.01).collect();
        for small in [small, small_foot] {
            if let Some(first) = small.first() {
                found.push(format!("{at}: {} points: {:.200}", first.size, said(&small)));
            }
        }
        let letters = |runs: &[&Run]| said(runs).chars().count();
        if page > 0 && letters(&notes) * 3 > letters(&content) {
            found.push(format!("{at}: most of it in the type of notes: {:.200}", said(&notes)));
        }
        let lowest = content.iter().map(|run| run.up / 72.0 * 25.4).fold(f32::MAX, f32::min);
        let filled = (TOP - lowest) / ROOM;
        if page > 0 && page + 1 < paper.pages && filled < 1.0 / 3.0 {
            found.push(format!("{at}: {:.0} % filled: {:.200}", filled * 100.0, said(&content)));
        }
    }
    found
}

#[track_caller]
fn assert_sound<'a>(papers: impl Iterator<Item = &'a Paper>) {
    let found: Vec<String> = papers.flat_map(faults).collect();
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}

#[test]
fn every_slide_of_a_sample_is_one_page_readable_and_worth_a_slide() {
    let mut wanted = Vec::new();
    for name in SAMPLES {
        // The final German ones are set for other tests too.
        for (language, draft) in states(&[(Language::German, false)]) {
            let profile = profile::read(name, raw(name).as_bytes()).0.expect("a profile");
            wanted.extend(decks(in_state(name, profile, language, draft), draft));
        }
    }
    let papers = set(&wanted);
    let shared = PAPERS.iter().filter(|paper| ["praesentation", "pitchdeck"].contains(&paper.kind));
    assert_sound(papers.iter().chain(shared));
}

#[test]
fn every_slide_of_a_project_in_the_list_is_one_page_readable_and_worth_a_slide() {
    let all = model_projects();
    let mut wanted = Vec::new();
    for stated in all.iter().step_by(all.len() / ROWS).take(ROWS) {
        for (language, draft) in states(&[]) {
            wanted.extend(decks(in_state(&stated.municipality.name, stated.clone(), language, draft), draft));
        }
    }
    assert_sound(set(&wanted).iter());
}

/// What a project says that has something to decide and little to tell.
const LITTLE: [(&str, &str); 8] = [
    ("only a resolution", ""),
    ("a model", "betrieb.modell = 'Eigenbetrieb'\n"),
    (
        "a model and why",
        "betrieb = { modell = 'Eigenbetrieb', begruendung = 'Der Betriebshof hat die Leute dafür.' }\n",
    ),
    ("a risk", "risiken = [{ risiko = 'Zu wenig Personal.', massnahme = 'Früh ausschreiben.' }]\n"),
    ("a step", "schritte = [{ schritt = 'Ausschreiben', bis = 2027-01-29 }]\n"),
    ("another way", "projekt.alternativen = [{ titel = 'Nichts tun', bewertung = 'Es bleibt, wie es ist.' }]\n"),
    ("a cost", "finanzierung.posten = [{ jahr = 2027, betrag = 100, art = 'operativ', traeger = 'eigen' }]\n"),
    ("a benefit", "projekt.mehrwert = ['Weniger Wege zum Amt.']\n"),
];

#[test]
fn whoever_decides_and_says_little_else_gets_no_slide_of_three_lines() {
    let head = "kommune.name = 'Ort'\nprojekt.titel = 'Titel'\nprojekt.phase = 'P3'\n\
                beschluss = { gremium = 'Rat', text = ['Der Rat stimmt dem Pilotbetrieb zu. Die Verwaltung berichtet ihm bis zum Ende des Jahres 2027 über die Ergebnisse.'] }\n";
    let everything: String = LITTLE.iter().map(|(_, more)| *more).skip(2).collect();
    let mut wanted = Vec::new();
    for (name, more) in LITTLE.into_iter().chain([("all of it", everything.as_str())]) {
        for draft in [false, true] {
            let (profile, found) = profile::read("p.toml", format!("{head}{more}").as_bytes());
            assert_eq!(super::drawn(&found), "", "{name}");
            wanted.extend(decks(in_state(name, profile.expect("a profile"), Language::German, draft), draft));
        }
    }
    assert_sound(set(&wanted).iter());
}

#[test]
fn a_full_amount_has_its_sign_right_behind_it_and_its_digits_below_those_with_cents() {
    let deck = PAPERS.iter().find(|p| p.kind == "praesentation" && p.project.name.starts_with("zweckverband"));
    let deck = deck.expect("a sample with cents");
    let runs: Vec<&Run> = deck.file.runs.iter().map(|(_, run)| run).collect();
    let begins = |at: &usize, number: &str| plain(&runs[*at].text).starts_with(number);
    let whole = (0..runs.len()).find(|at| begins(at, "425.600")).expect("the amount");
    let above = (0..whole).rev().find(|at| begins(at, "67.500,50")).expect("the amount above");
    // Either one run, or one right behind it.
    let close = |at: usize| {
        let number = runs[at];
        let is_behind = |run: &&Run| {
            let gap = run.edges.0 - number.edges.1;
            run.text.contains('€') && (run.up - number.up).abs() < 0.5 && (-1.0..8.0).contains(&gap)
        };
        number.text.contains('€') || runs.iter().any(is_behind)
    };
    assert!(close(whole) && close(above), "{:?}", runs[whole].text);
    // A digit more stands further left, whether cents are said or not: by what a digit is wide.
    let left = [whole, above].map(|at| runs[at].edges.0);
    let digit = (runs[above].edges.1 - runs[above].edges.0) / 9.0;
    assert!((0.5 * digit..2.0 * digit).contains(&(left[1] - left[0])), "{left:?}, {digit}");
}
