//! Names that stay: the same files from any run, order and source, and nobody's paper is overwritten.

use std::collections::BTreeMap;
use std::fs;

use super::{Desk, Outcome, SMALL};

/// A kind of one's own whose pages say whose they are, and little more.
const CARD: &str = "#import \"/design/tokens.typ\": *\n#set text(font: face)\n\
    #set document(title: [#briefing.meta.title – Karte], author: briefing.meta.municipality)\n\
    #briefing.meta.title, #briefing.meta.short_title, #briefing.meta.municipality\n";

/// Measures of one town: alike at the beginning, alike but for signs, with a short name and without.
const MEASURES: [(&str, &str); 12] = [
    ("Radweg an der Mühle", ""),
    ("Radweg an der Mühle, zweiter Abschnitt", ""),
    ("Ausbau der Ganztagsbetreuung an der Grundschule Nord", "Ganztag Nord"),
    ("Ausbau der Ganztagsbetreuung an der Grundschule Süd", "Ganztag Süd"),
    ("Rufbus", ""),
    ("Rufbus für den Ortsteil", ""),
    ("Straße & Licht", ""),
    ("Straßenlicht", ""),
    ("Aux", ""),
    ("Hitzeschutz", "Schatten"),
    ("Schatten am Markt", ""),
    ("1. Bürgerhaushalt", ""),
];

fn profile((title, short_name): (&str, &str)) -> String {
    let short_name = if short_name.is_empty() { String::new() } else { format!("kurzname = \"{short_name}\"\n") };
    SMALL.replace("titel = \"Dorfanzeiger\"\n", &format!("titel = \"{title}\"\n{short_name}"))
}

fn list(measures: &[(&str, &str)]) -> String {
    let rows = measures.iter().map(|(title, short)| format!("Lerchenrode;{title};{short};P1\n"));
    format!("Kommune;Titel;Kurzname;Phase\n{}", rows.collect::<String>())
}

fn build(desk: &Desk, sources: &[&str], output: &str) -> Outcome {
    let options = ["--templates", "t", "--only", "karte", "--date", "2026-11-22", "-o", output];
    desk.run(["build"].iter().chain(sources).chain(&options))
}

/// The papers of a folder with their bytes.
fn papers(desk: &Desk, folder: &str) -> BTreeMap<String, Vec<u8>> {
    let files = desk.files(folder).into_iter().filter(|name| !name.contains(".ratsmappe"));
    files.map(|name| (name.replacen(folder, "", 1), fs::read(desk.path(&name)).expect("a file"))).collect()
}

fn desk() -> Desk {
    Desk::new().with("t/karte/main.typ", CARD)
}

#[test]
fn twelve_measures_of_a_town_have_the_same_files_however_they_are_built() {
    let mut desk = desk();
    let names: Vec<String> = (0..MEASURES.len()).map(|n| format!("p/{n:02}.toml")).collect();
    for (name, measure) in names.iter().zip(MEASURES) {
        desk = desk.with(name, profile(measure));
    }
    let sources: Vec<&str> = names.iter().map(String::as_str).collect();
    let run = build(&desk, &["p"], "together");
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    let together = papers(&desk, "together");
    assert_eq!(together.len(), MEASURES.len(), "{:?}", together.keys());

    let turned: Vec<&str> = sources.iter().rev().copied().collect();
    assert_eq!(build(&desk, &turned, "turned").err, "");
    assert!(papers(&desk, "turned") == together, "another order, other files");

    // One by one, in an order of their own; other orders are drawn below.
    for at in 0..sources.len() {
        let run = build(&desk, &[sources[(at * 5 + 5) % sources.len()]], "single");
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    }
    assert!(papers(&desk, "single") == together, "one by one, other files");
    let again = build(&desk, &["p"], "single");
    assert!(again.out.starts_with("0 documents of 12 projects, 12 unchanged"), "{}", again.out);

    // As rows of a list, before and after one is inserted.
    let desk = desk.with("l.csv", list(&MEASURES[1..]));
    assert_eq!(build(&desk, &["l.csv"], "list").err, "");
    let desk = desk.with("l.csv", list(&MEASURES));
    let run = build(&desk, &["l.csv"], "list");
    assert_eq!(run.err, "");
    assert!(run.out.contains("\n1 document of 12 projects, 11 unchanged"), "{}", run.out);
    assert!(papers(&desk, "list") == together, "from a list, other files");
}

#[test]
fn a_paper_of_another_project_is_not_overwritten() {
    let desk = desk().with("a.toml", profile(("Hort", "Kita"))).with("b.toml", profile(("Neubau", "Kita")));
    assert_eq!(build(&desk, &["a.toml"], "out").code, Some(0));
    let before = papers(&desk, "out");
    for more in [&["b.toml"][..], &["b.toml", "--force"], &["b.toml", "--emit", "pdf,typst"]] {
        let run = build(&desk, more, "out");
        assert_eq!(run.code, Some(1), "{}", run.err);
        insta::allow_duplicates! {
            insta::assert_snapshot!(run.err.lines().take(4).collect::<Vec<_>>().join("\n"), @r"
            error[other-project]: this file is of the project “Hort”, Lerchenrode (../a.toml), not of “Neubau”, Lerchenrode (../b.toml)
             --> out/lerchenrode/lerchenrode-kita-karte.pdf
              help: give one of them a name of its own: `kurzname` in [projekt]
              help: if there is no such project any more, delete its papers
            ");
        }
        assert!(before.iter().all(|(name, bytes)| papers(&desk, "out").get(name) == Some(bytes)));
    }
    // Another title in the same profile is the same project, and so is the same title from another file.
    let desk = desk.with("a.toml", profile(("Hort am Bach", "Kita"))).with("c.toml", profile(("Hort am Bach", "Kita")));
    for source in ["a.toml", "c.toml"] {
        let run = build(&desk, &[source], "out");
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    }
    // Where the other's papers are gone, the name is free.
    fs::remove_dir_all(desk.path("out/lerchenrode")).expect("papers to remove");
    assert_eq!(build(&desk, &["b.toml"], "out").code, Some(0));
}

#[test]
fn a_folder_for_typst_of_another_project_is_not_overwritten_either() {
    let desk = desk().with("a.toml", profile(("Hort", "Kita"))).with("b.toml", profile(("Neubau", "Kita")));
    let emit = |source| build(&desk, &[source, "--emit", "typst"], "out");
    assert_eq!(emit("a.toml").code, Some(0));
    let run = emit("b.toml");
    assert_eq!(run.code, Some(1));
    assert!(run.err.contains("error[other-project]: "), "{}", run.err);
    assert_eq!(emit("a.toml").code, Some(0));
}

#[test]
fn a_new_short_name_leaves_nothing_stale() {
    let desk = desk().with("a.toml", profile(("Hort am Bach", ""))).with("b.toml", profile(("Rufbus", "")));
    let emit = |source| build(&desk, &[source, "--emit", "pdf,typst"], "out");
    emit("b.toml");
    emit("a.toml");
    fs::write(desk.path("a.toml"), profile(("Hort am Bach", "Hort"))).expect("a changed profile");
    let run = emit("a.toml");
    assert_eq!((run.code, run.err.as_str()), (Some(0), "2 documents under older names were removed\n"));
    let stems: std::collections::BTreeSet<String> =
        papers(&desk, "out").keys().map(|name| name.split('/').nth(2).unwrap_or_default().to_owned()).collect();
    let want = ["hort-karte-typst", "hort-karte.pdf", "rufbus-karte-typst", "rufbus-karte.pdf"];
    assert_eq!(stems, want.map(|name| format!("lerchenrode-{name}")).into());
    assert_eq!(emit("a.toml").err, "");

    // Another title may mean another project, for which the file was used again.
    fs::write(desk.path("a.toml"), profile(("Spielplatz", ""))).expect("a changed profile");
    let run = emit("a.toml");
    assert_eq!(run.code, Some(0));
    insta::assert_snapshot!(run.err, @r"
    warning[older-name]: this paper is of the project “Hort am Bach”, Lerchenrode (../a.toml), which is not in this run
     --> out/lerchenrode/lerchenrode-hort-karte-typst
     --> out/lerchenrode/lerchenrode-hort-karte.pdf
      help: delete it if the project has another name now, or is given up; it may be another one's
    ");
    assert!(desk.path("out/lerchenrode/lerchenrode-hort-karte.pdf").exists());
}

#[test]
fn kinds_that_end_alike_do_not_share_a_file() {
    let desk = desk().with("t/alt-karte/main.typ", CARD).with("a.toml", profile(("Bus", "Bus")));
    let desk = desk.with("b.toml", profile(("Bus alt", "Bus alt")));
    let options = ["--templates", "t", "--only", "karte,alt-karte", "--date", "2026-11-22"];
    let run = desk.run(["build", "a.toml", "b.toml"].iter().chain(&options));
    assert_eq!(run.code, Some(1));
    assert!(run.err.contains("error[same-name]: two documents of this run would have this name"), "{}", run.err);
    assert_eq!(papers(&desk, "out").len(), 2);
}

#[test]
fn a_cut_title_has_a_checksum_and_leaves_nothing_stale() {
    let titles = ["Nord", "Süd"].map(|part| format!("Ausbau der Ganztagsbetreuung an der Grundschule {part}"));
    let desk = desk().with("a.toml", profile((&titles[0], "Ausbau der Ganztagsbetreuung an der")));
    assert_eq!(build(&desk, &["a.toml"], "out").code, Some(0));
    // As if the paper had been made before titles that are cut had a checksum.
    let journal = desk.path("out/.ratsmappe/manifest.jsonl");
    let known = fs::read_to_string(&journal).expect("a journal");
    let short = "\"short_name\":\"Ausbau der Ganztagsbetreuung an der\",";
    assert!(known.contains(short), "{known}");
    fs::write(&journal, known.replace(short, "")).expect("a journal");
    let desk = desk.with("a.toml", profile((&titles[0], ""))).with("b.toml", profile((&titles[1], "")));
    let run = build(&desk, &["b.toml"], "out");
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "the other one's paper is none of its business");
    let run = build(&desk, &["a.toml"], "out");
    assert_eq!((run.code, run.err.as_str()), (Some(0), "1 document under an older name was removed\n"));
    let names: Vec<String> = papers(&desk, "out").into_keys().collect();
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(names.iter().all(|name| name.starts_with("/lerchenrode/lerchenrode-ausbau-der-ganztagsbetreuung-an-der-")));
}

/// How titles of one town begin; three of them are cut in names of files.
const BEGINNINGS: [&str; 4] = [
    "Ausbau der Ganztagsbetreuung an der Grundschule ",
    "Hitzeaktionsplan für Kindertagesstätten, Schulen und Heime im Ortsteil ",
    "Erneuerung der Straßenbeleuchtung mit Sensoren: ",
    "Rufbus ",
];
const PLACES: [&str; 12] =
    ["Nord", "Süd", "Ost", "West", "Mitte", "Nord II", "Süd-Ost", "Au", "Aue", "Anger", "Bahnhof", "„Am Wehr“"];

proptest::proptest! {
    #![proptest_config(crate::support::cases(2))]

    /// Whatever the measures of a town are called, in whatever order and company they are built: each has its files, with
    /// the same content.
    #[test]
    fn measures_of_a_town_have_the_same_files_one_by_one_together_and_in_a_list(
        drawn in proptest::collection::vec((0..BEGINNINGS.len(), proptest::bool::weighted(0.2)), PLACES.len()),
        order in proptest::strategy::Strategy::prop_shuffle(proptest::strategy::Just((0..PLACES.len()).collect::<Vec<_>>())),
        inserted in 0..PLACES.len(),
    ) {
        let measures: Vec<(String, String)> = { drawn.iter().zip(PLACES).enumerate() }
            .map(|(at, ((beginning, is_short), place))| {
                let short = if *is_short { format!("Maßnahme {at}") } else { String::new() };
                (format!("{}{place}", BEGINNINGS[*beginning]), short)
            })
            .collect();
        let mut desk = desk();
        let names: Vec<String> = (0..measures.len()).map(|n| format!("p/{n:02}.toml")).collect();
        for (name, (title, short)) in names.iter().zip(&measures) {
            desk = desk.with(name, profile((title, short)));
        }
        // All at once.
        let run = build(&desk, &["p"], "together");
        proptest::prop_assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
        let together = papers(&desk, "together");
        proptest::prop_assert_eq!(together.len(), measures.len(), "{:?}", together.keys());
        // In another order.
        let sources: Vec<&str> = order.iter().map(|at| names[*at].as_str()).collect();
        proptest::prop_assert_eq!(build(&desk, &sources, "turned").err, "");
        proptest::prop_assert!(papers(&desk, "turned") == together, "another order, other files");
        // One by one.
        for source in &sources {
            let run = build(&desk, &[source], "single");
            proptest::prop_assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
        }
        proptest::prop_assert!(papers(&desk, "single") == together, "one by one, other files");
        let again = build(&desk, &["p"], "single");
        proptest::prop_assert!(again.out.starts_with("0 documents of 12 projects, 12 unchanged"), "{}", again.out);
        // As rows of a list, before and after one is inserted.
        let rows: Vec<(&str, &str)> = measures.iter().map(|(title, short)| (title.as_str(), short.as_str())).collect();
        let fewer: Vec<(&str, &str)> =
            rows.iter().enumerate().filter(|(at, _)| *at != inserted).map(|(_, row)| *row).collect();
        let desk = desk.with("l.csv", list(&fewer));
        proptest::prop_assert_eq!(build(&desk, &["l.csv"], "list").err, "");
        let desk = desk.with("l.csv", list(&rows));
        let run = build(&desk, &["l.csv"], "list");
        proptest::prop_assert_eq!(&run.err, "");
        proptest::prop_assert!(run.out.contains("\n1 document of 12 projects, 11 unchanged"), "{}", run.out);
        proptest::prop_assert!(papers(&desk, "list") == together, "from a list, other files");
    }
}
