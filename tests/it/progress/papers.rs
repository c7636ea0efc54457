//! What the papers tell of progress, in words and numbers.

use std::collections::BTreeSet;
use std::path::Path;

use ratsmappe::briefing::{self, Briefing, Labels, Options, ProgressText, Sources};
use ratsmappe::catalog::Phase;
use ratsmappe::language::Language;
use ratsmappe::profile::{self, Profile};
use ratsmappe::selection::select;
use ratsmappe::templates::Templates;
use ratsmappe::text::{Modules, Prose};

use super::keys::reference;
use super::{catalog, small};

fn labels(language: Language) -> Labels {
    Labels::new(&Templates::embedded(), language).expect("labels")
}

/// The briefing of a profile with an earlier one.
fn briefed(old: Option<Profile>, new: Profile) -> Briefing {
    let sources = Sources { earlier: old.as_ref(), ..Sources::from(&new) };
    let date = jiff::civil::date(2026, 11, 22);
    let options = Options { date, draft: false, language: Language::German, templates_sha256: String::new() };
    briefing::brief(catalog(), sources, &select(catalog(), &new), &labels(Language::German), &options)
}

fn told(old: Profile, new: Profile) -> ProgressText {
    briefed(Some(old), new).progress.expect("an earlier profile is named")
}

/// The words above the dossier's tables.
fn prose(old: Profile, new: Profile) -> String {
    let modules = Modules::new(&Templates::embedded()).expect("the text modules");
    let texts = modules.render("dossier", "de", &briefed(Some(old), new)).expect("rendered");
    match &texts["progress"] {
        Prose::Rich(blocks) => blocks.iter().map(|b| b.plain()).collect::<Vec<_>>().join(" ").replace('\u{a0}', " "),
        Prose::Plain(text) => text.clone(),
    }
}

#[test]
fn every_key_that_papers_tell_of_has_words_in_both_languages() {
    let lists = ["projekt.alternativen", "projekt.kennzahlen", "betrieb.optionen", "risiken", "schritte"];
    let more = ["team.mitglieder", "investition.verwendung"];
    let untold = ["sprache", "kommune.logo", "kommune.farbe", "projekt.stand", "projekt.vorher", "projekt.phase"];
    let names = ["kriterien.status", "kriterien.kriterium", "beschluss.beratungsfolge"];
    let keys = reference().into_iter().chain(lists.into_iter().chain(more).map(String::from));
    for language in Language::ALL {
        let labels = labels(language);
        let known: BTreeSet<&str> = labels.keys().collect();
        for key in keys.clone().filter(|key| !untold.contains(&key.as_str()) && !names.contains(&key.as_str())) {
            let silent = key.starts_with("bilder.")
                || (key.starts_with("beschluss.") && !key.starts_with("beschluss.ergebnis."));
            assert_eq!(known.contains(format!("key.{key}").as_str()), !silent, "{key}");
        }
    }
}

#[test]
fn papers_without_an_earlier_profile_do_not_speak_of_progress() {
    let briefing = briefed(None, small(""));
    assert!(briefing.progress.is_none() && briefing.slides.progress.shown.is_empty());
}

#[test]
fn the_papers_say_so_if_nothing_has_changed() {
    let said = prose(small("projekt.stand = 2026-05-01\n"), small("projekt.stand = 2026-11-01\n"));
    assert_eq!(
        said,
        "Verglichen wird mit den Angaben der letzten Vorlage, Stand 1. Mai 2026. Seither hat sich an den Angaben zum \
         Projekt nichts geändert."
    );
}

#[test]
fn an_earlier_profile_that_states_nothing_is_not_taken_for_progress() {
    let new = || small("kriterien = [{kriterium='P3-04', status='erfüllt'}]\n");
    assert!(told(small(""), new()).silent);
    let said = prose(small(""), new());
    assert!(
        said.starts_with("Verglichen wird mit den Angaben der letzten Vorlage; sie nennen keinen Stand."),
        "{said}"
    );
    assert!(
        said.contains("machte zum Stand der Kriterien keine Angabe") && !said.contains("weiter als damals"),
        "{said}"
    );
}

#[test]
fn steps_back_are_said_and_stand_first() {
    let old = || small("kriterien = [{kriterium='P3-03', status='erfüllt'}, {kriterium='P3-04', status='offen'}]\n");
    let new = || {
        let mut new =
            small("kriterien = [{kriterium='P3-03', status='in Arbeit'}, {kriterium='P3-04', status='erfüllt'}]\n");
        new.project.phases = vec![Phase::P2];
        new
    };
    let text = told(old(), new());
    let rows: Vec<_> = text.statuses.iter().map(|r| (r.direction, r.direction_label.as_str())).collect();
    assert_eq!(rows, [("back", "zurück"), ("forward", "voran")]);
    assert_eq!(
        text.reached.iter().map(|r| r.title.as_str()).collect::<Vec<_>>(),
        ["Durchführung eines Pilotprojektes"]
    );
    let said = prose(old(), new());
    assert!(said.contains("damals stand es in P3 Pilotphase. Es ist damit weniger weit als damals."), "{said}");
    assert!(said.contains("Ein Kriterium liegt hinter dem damaligen Stand zurück."), "{said}");
}

#[test]
fn numbers_dates_and_long_texts_are_written_as_papers_write_them() {
    let long = "Sehr langer Text. ".repeat(12);
    let old = format!(
        "projekt.problem = \"{long}\"\nkommune.staffel = 2020\nkommune.einwohner = 12000\nschritte = [{{schritt='Bauen', bis=2026-05-01}}]\n\
         [[finanzierung.posten]]\njahr = 2027\nbetrag = 1500\nart = 'operativ'\nstatus = 'geplant'\n"
    );
    let new = old
        .replace("Sehr", "Ganz")
        .replace("2020", "2021")
        .replace("12000", "12500")
        .replace("2026-05-01", "2027-02-03");
    let text = told(small(&old), small(&new.replace("1500", "1250").replace("geplant", "bewilligt")));
    let row = |r: &briefing::FromTo| (r.what.clone(), r.from.replace('\u{a0}', " "), r.to.replace('\u{a0}', " "));
    let of = |a: &str, b: &str, c: &str| (a.to_owned(), b.to_owned(), c.to_owned());
    assert_eq!(
        text.facts.iter().map(row).collect::<Vec<_>>(),
        [
            of("Einwohnerzahl", "12.000", "12.500"),
            of("Modellprojekt seit", "2020", "2021"),
            of("Problem", "bisherige Fassung", "neu gefasst"),
        ]
    );
    assert_eq!(
        text.dates.iter().map(row).collect::<Vec<_>>(),
        [of("Schritt: Bauen", "1. Mai 2026", "3. Februar 2027")]
    );
    let costs: Vec<_> =
        text.costs.iter().map(|c| (c.what.as_str(), c.from.as_str(), c.to.as_str(), c.difference.clone())).collect();
    let want = [
        ("Betrag", "1.500\u{a0}€", "1.250\u{a0}€", Some("−250\u{a0}€".to_owned())),
        ("Stand der Mittel", "geplant", "bewilligt", None),
    ];
    assert_eq!(costs, want);
    let total = text.total.expect("costs");
    assert_eq!((total.year.as_str(), total.difference.as_str()), ("Alle Jahre", "−250\u{a0}€"));
}

#[test]
fn the_earlier_state_of_the_sample_is_sound_and_told_in_full() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/profile");
    let load = |name: &str| {
        let (profile, found) = profile::read(name, &std::fs::read(folder.join(name)).expect("the sample"));
        let profile = profile.expect("a profile");
        assert!(found.is_empty() && profile::resolve(&profile, catalog()).is_empty(), "{name}: {found:?}");
        profile
    };
    let new = load("falkenhaven.toml");
    let old = load(&new.project.earlier.as_ref().expect("it names one").to_string_lossy());
    let (hash, briefing) = (old.sha256.clone(), briefed(Some(old), new));
    let text = briefing.progress.as_ref().expect("progress");
    assert_eq!((text.forward, text.back, text.aside), (5, 1, 0));
    assert_eq!((text.dates.len(), text.responsible.len(), text.costs.len()), (4, 2, 21));
    // A dearer year, and what the Land is to bear of the second stage; the rest says who bears what, and what has
    // been spent, of which nothing was said then: no difference can be named.
    let amounts: Vec<String> =
        text.costs.iter().filter_map(|row| row.difference.as_ref()).map(|said| said.replace('\u{a0}', " ")).collect();
    assert_eq!(amounts, ["+4.000 €", "−38.000 €", "+38.000 €"]);
    let spent = text.costs.iter().find(|row| row.to.replace('\u{a0}', " ") == "104.500 €").expect("an amount spent");
    assert_eq!((spent.from.as_str(), &spent.difference, spent.newly), ("–", &None, false));
    let source = format!("falkenhaven-2026-05.toml, Prüfsumme (SHA-256) {hash}");
    assert!(briefing.provenance.iter().any(|fact| fact.value == source), "{:?}", briefing.provenance);
}
