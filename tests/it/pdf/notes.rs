//! Notes say what their slides do not: no sentence of a slide again, no amount of it again.

use std::collections::BTreeSet;

use ratsmappe::language::Language;
use ratsmappe::profile;
use ratsmappe::templates::NOTES;

use super::deck::in_state;
use super::file::Block;
use super::text::plain;
use super::{Paper, paper, papers, raw};
use crate::support::SAMPLES;

/// A slide and its notes: title and blocks of each, without the headings within.
struct Slide {
    title: String,
    shown: Vec<String>,
    noted: Vec<String>,
    /// The notes without those on evidence and sources.
    told: Vec<String>,
}

/// A heading and what stands under it.
type Part<'a> = (&'a str, Vec<&'a Block>);

/// What stands under each heading of this level.
fn parts(paper: &Paper, level: usize) -> Vec<Part<'_>> {
    let mut out: Vec<Part> = Vec::new();
    for block in &paper.file.flow {
        match (block.level, out.last_mut()) {
            (Some(at), _) if at == level => out.push((&block.text, Vec::new())),
            (_, Some((_, below))) => below.push(block),
            _ => {}
        }
    }
    out
}

fn slides(deck: &Paper, notes: &Paper) -> Vec<Slide> {
    let (slides, notes) = (parts(deck, 1), parts(notes, 2));
    assert_eq!(slides.len(), notes.len(), "{}", deck.name);
    let text = |block: &&Block| block.level.is_none().then(|| block.text.clone());
    let is_sources = |block: &&Block| ["Belege und Quellen", "Evidence and sources"].contains(&block.text.as_str());
    let slide = |((title, shown), (_, noted)): (&Part, &Part)| Slide {
        title: (*title).to_owned(),
        shown: shown.iter().filter_map(text).collect(),
        noted: noted.iter().filter_map(text).collect(),
        told: noted.iter().take_while(|block| !is_sources(block)).filter_map(text).collect(),
    };
    slides.iter().zip(&notes).map(slide).collect()
}

/// The sentences of a text, without their stops.
fn sentences(text: &str) -> Vec<String> {
    let (mut out, mut from) = (Vec::new(), 0);
    for (at, _) in text.match_indices(['.', '!', '?']) {
        let (before, after) = (&text[from..at], &text[at + 1..]);
        let ends = after.is_empty() || after.starts_with(' ') && !before.ends_with(|c: char| c.is_ascii_digit());
        if ends {
            out.push(before.to_owned());
            from = at + 1;
        }
    }
    out.push(text[from..].to_owned());
    out.iter().map(|sentence| sentence.trim().to_owned()).filter(|sentence| !sentence.is_empty()).collect()
}

/// Amounts of euros as they are printed, without their sign.
fn amounts(text: &str) -> BTreeSet<String> {
    let is_number = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    let number = |text: &str| text.trim_matches(['.', ',']).to_owned();
    let at = text.match_indices('€').map(|(at, sign)| {
        let before: Vec<char> = text[..at].trim_end().chars().rev().take_while(|c| is_number(*c)).collect();
        let after: String = text[at + sign.len()..].chars().take_while(|c| is_number(*c)).collect();
        number(&(before.into_iter().rev().collect::<String>() + &after))
    });
    at.filter(|amount| !amount.is_empty()).collect()
}

/// A name of a criterion names what is said of it.
fn is_name(paper: &Paper, sentence: &str) -> bool {
    let record = &paper.project.briefing.criteria.record;
    record.iter().any(|row| plain(&row.title).trim_end_matches(['.', '?']) == sentence)
}

/// Fewer words are a name, a number or a label, and no sentence.
const WORDS: usize = 5;

fn faults(deck: &Paper, notes: &Paper) -> Vec<String> {
    let mut found = Vec::new();
    // How the sum of today was found may name an amount, and what remains of a range may share its end with another.
    let core = &deck.project.briefing.core;
    let rule = core.today.as_ref().map(|today| today.rule.clone());
    let own = [rule, core.running.as_ref().and_then(|running| running.net_range.clone())];
    let own: Vec<String> = own.iter().flatten().map(|text| plain(text)).collect();
    for slide in slides(deck, notes) {
        let at = format!("{}, {:?}", notes.name, slide.title);
        let mut said: Vec<String> = slide.shown.iter().flat_map(|text| sentences(text)).collect();
        said.extend(sentences(&slide.title));
        said.retain(|sentence| sentence.split_whitespace().count() >= WORDS && !is_name(deck, sentence));
        for note in slide.noted.iter().flat_map(|text| sentences(text)) {
            let again = said.iter().filter(|sentence| note.contains(sentence.as_str()));
            found.extend(again.map(|sentence| format!("{at} says again: {sentence}")));
        }
        let (shown, told) = (amounts(&slide.shown.join(" | ")), slide.told.join(" | "));
        let told = own.iter().fold(told, |told, text| told.replace(text, ""));
        let again: Vec<_> = amounts(&told).into_iter().filter(|amount| shown.contains(amount)).collect();
        if !again.is_empty() {
            found.push(format!("{at} lists again: {again:?} in {told}"));
        }
    }
    found
}

#[test]
fn no_note_says_again_what_its_slide_says() {
    let mut found = Vec::new();
    for (deck, notes) in papers("praesentation").zip(papers(NOTES)) {
        assert_eq!(deck.project.name, notes.project.name);
        found.extend(faults(deck, notes));
    }
    for name in SAMPLES {
        let profile = profile::read(name, raw(name).as_bytes()).0.expect("a profile");
        let project = in_state(name, profile, Language::English, false);
        found.extend(faults(&paper(project, "praesentation"), &paper(project, NOTES)));
    }
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}

#[test]
fn sentences_and_amounts_are_found() {
    let said = "Am 14. Juli stieg es auf 35 Minuten. Reicht das? Ja";
    assert_eq!(sentences(said), ["Am 14. Juli stieg es auf 35 Minuten", "Reicht das", "Ja"]);
    assert_eq!(amounts("74.200 €, dann €1,500.50 und 3 %"), BTreeSet::from(["74.200", "1,500.50"].map(str::to_owned)));
}
