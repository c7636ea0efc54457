//! The resolution, its points and conditions, the vote and the money's years: what does not fit together is told with
//! its places and advice, and stops only what cannot be used.

use super::{codes, told_with};
use ratsmappe::profile::{self, Consequence};

/// A resolution with one point that has this condition; the project has the measure `Vorwarnzeit`.
fn condition(condition: &str) -> String {
    format!(
        "projekt.kennzahlen = [{{ name = \"Vorwarnzeit\", heute = 35 }}]\n[[beschluss.punkte]]\nid = \"kauf\"\ntext = \"Der Rat kauft.\"\nbedingungen = [{condition}]\n"
    )
}

fn small(more: &str) -> String {
    format!("kommune.name = \"A\"\nprojekt.titel = \"B\"\nprojekt.phase = \"P3\"\n{more}")
}

/// The heads of the messages, the line and column of each place, and the advice.
#[track_caller]
fn assert_told(text: &str, head: &str, places: &[&str], advice: &str) {
    let (_, found) = profile::read("p.toml", text.as_bytes());
    let told = super::drawn(&found);
    assert_eq!(found.len(), 1, "{told}");
    assert!(told.starts_with(head), "{told}");
    let shown: Vec<&str> = told.lines().filter_map(|line| line.trim().strip_prefix("--> p.toml:")).collect();
    assert_eq!(shown, places, "{told}");
    assert!(told.contains(&format!("help: {advice}")), "{told}");
}

#[test]
fn a_condition_that_says_nothing_is_refused_with_what_is_missing() {
    for (written, head, place, advice) in [
        (
            "{ mindestens = 45 }",
            "error[unusable-condition]: the condition has `mindestens`, but names no measure",
            "8:31",
            "name it by `kennzahl`",
        ),
        (
            "{ status = \"erfüllt\" }",
            "error[unusable-condition]: the condition has a `status`, but names no criterion",
            "8:27",
            "name it by `kriterium`",
        ),
        (
            "{ bis = 2027-09-30, folge = \"sperrt\" }",
            "error[unusable-condition]: the condition names neither measure nor criterion and says nothing in words",
            "8:16",
            "state `kennzahl` with a bound, `kriterium`, or `text`",
        ),
        (
            "{ kennzahl = \"Vorwarnzeit\" }",
            "error[unusable-condition]: the condition on the measure `Vorwarnzeit` has no bound",
            "8:29",
            "state `mindestens` or `hoechstens`",
        ),
    ] {
        assert_told(&small(&condition(written)), head, &[place], advice);
    }
}

#[test]
fn bounds_that_contradict_each_other_show_both_places() {
    let bounds = |least: &str| {
        small(&condition(&format!("{{ kennzahl = \"Vorwarnzeit\", mindestens = {least}, hoechstens = 45.5 }}")))
    };
    assert_told(
        &bounds("60"),
        "error[unusable-condition]: no value is both at least 60 and at most 45.5",
        &["8:57", "8:74"],
        "`mindestens` is the smaller of the two",
    );
    assert_eq!(codes("p.toml", &bounds("45.5")), [""; 0]);
}

#[test]
fn a_condition_on_a_measure_that_the_project_does_not_have_is_told_with_both_places() {
    assert_told(
        &small(&condition("{ kennzahl = \"Vorwarnzeiten\", mindestens = 45 }")),
        "warning[unknown-measure]: the project has no measure `Vorwarnzeiten`",
        &["8:29", "4:32"],
        "did you mean `Vorwarnzeit`?",
    );
    assert_eq!(codes("p.toml", &small(&condition("{ kennzahl = \"vorwarnzeit\", mindestens = 45 }"))), [""; 0]);
}

#[test]
fn a_condition_on_a_criterion_that_is_unknown_is_an_error_like_any_other() {
    let (profile, found) = profile::read("p.toml", small(&condition("{ kriterium = \"P9-99\" }")).as_bytes());
    assert!(found.is_empty());
    let found = profile::resolve(&profile.expect("a profile"), crate::support::german_catalog());
    assert!(
        super::drawn(&found)
            .starts_with("error[unknown-criterion]: the catalogue has no criterion `P9-99`\n --> p.toml:8:30")
    );
}

#[test]
fn a_resolution_is_stated_once() {
    assert_told(
        &small("[beschluss]\ntext = [\"Der Rat stimmt zu.\"]\n[[beschluss.punkte]]\ntext = \"Der Rat kauft.\"\n"),
        "error[resolution-twice]: the resolution is stated twice, as `text` and as `punkte`",
        &["7:8", "5:9"],
        "keep one of the two; only points can have dates, caps and conditions",
    );
}

#[test]
fn points_have_names_of_their_own_and_a_number_is_one() {
    let points = |first: &str| {
        small(&format!("[[beschluss.punkte]]\n{first}text = \"a\"\n[[beschluss.punkte]]\ntext = \"b\"\n"))
    };
    assert_told(
        &points("id = \"2\"\n"),
        "error[duplicate-point]: two points of the resolution are called `2`",
        &["8:8", "5:6"],
        "give each an `id` of its own; a point without one is called by its number",
    );
    let (profile, found) = profile::read("p.toml", points("id = \"kauf\"\n").as_bytes());
    assert!(found.is_empty());
    let resolution = profile.expect("a profile").resolution;
    assert_eq!(resolution.point_names(), ["kauf", "2"]);
    assert_eq!((resolution.point_called("KAUF"), resolution.point_called("1")), (Some(0), None));
}

#[test]
fn a_vote_has_a_date_and_no_more_votes_than_a_council() {
    assert_told(
        &small("[beschluss.ergebnis]\nja = 31\n"),
        "error[missing-key]: the vote has no date",
        &["5:6"],
        "state the day of the vote: `datum` in [beschluss.ergebnis]",
    );
    let told = told_with("[beschluss.ergebnis]\ndatum = 2027-02-10\nja = 1001\n");
    assert!(told.contains("`beschluss.ergebnis.ja` must be from 0 to 1000, not 1001\n --> p.toml:5:6"), "{told}");
    assert_told(
        &small("[beschluss.ergebnis]\ndatum = 2027-02-10\nergebnis = \"beschlossen\"\nja = 6\nnein = 31\n"),
        "warning[implausible-number]: the resolution is called adopted, with 6 votes for it and 31 against",
        &["6:12", "7:6"],
        "check the result and the votes",
    );
    for without in ["datum = 2027-02-10", "datum = 2027-02-10\nja = 31", "datum = 2027-02-10\nwortlaut = 'Ja.'"] {
        assert_told(
            &small(&format!("[beschluss.ergebnis]\n{without}\n")),
            "warning[vote-without-result]: the vote says no result",
            &["5:9"],
            "state what came of it: `ergebnis` in [beschluss.ergebnis]; without it the resolution counts as one still to \
             be voted on",
        );
    }
    let told = told_with("[beschluss.ergebnis]\ndatum = 2027-02-10\nergebnis = \"vertagt\"\nja = 6\n");
    assert!(!told.contains("vote-without-result"), "{told}");
}

#[test]
fn items_and_executions_name_points_that_are_there() {
    let item = |point: &str, resolution: &str| {
        small(&format!(
            "[[finanzierung.posten]]\njahr = 2027\nbetrag = 5\nart = \"operativ\"\npunkt = \"{point}\"\n{resolution}"
        ))
    };
    let text = "[beschluss]\ntext = [\"Der Rat kauft.\", \"Der Rat baut.\"]\n";
    assert_eq!(codes("p.toml", &item("2", text)), [""; 0]);
    assert_told(
        &item("3", text),
        "warning[unknown-point]: the resolution has no point `3`",
        &["8:9", "10:9"],
        "its points are called: 1, 2",
    );
    let points = "[[beschluss.punkte]]\nid = \"kauf\"\ntext = \"Der Rat kauft.\"\n";
    assert_eq!(codes("p.toml", &item("kauf", points)), [""; 0]);
    assert_told(
        &small("[[vollzug]]\npunkt = \"kauff\"\n[[beschluss.punkte]]\nid = \"kauf\"\ntext = \"Der Rat kauft.\"\n"),
        "warning[unknown-point]: the resolution has no point `kauff`",
        &["5:9", "7:6"],
        "if an earlier profile has the resolution, name that by `vorher` in [projekt]",
    );
    // What is carried out is the earlier profile's resolution, if there is one.
    assert_eq!(codes("p.toml", &small("projekt.vorher = \"frueher/a.toml\"\n[[vollzug]]\npunkt = \"x\"\n")), [""; 0]);
}

#[test]
fn bounds_of_money_are_told_as_they_are() {
    for (text, want) in [
        ("[finanzierung]\nzinssatz = 200\n", "`finanzierung.zinssatz` must be from 0 to 20, not 200"),
        ("[finanzierung]\nzinssatz = -0.5\n", "`finanzierung.zinssatz` must be from 0 to 20, not -0.5"),
        ("[finanzierung]\nzeitraum = 0\n", "`finanzierung.zeitraum` must be from 1 to 50, not 0"),
        (
            "[[finanzierung.posten]]\njahr = 2027\nbetrag = 5\nart = \"investiv\"\nnutzungsdauer = 81\n",
            "`finanzierung.posten[0].nutzungsdauer` must be from 0 to 80, not 81",
        ),
        (
            "[[finanzierung.stellen]]\nbezeichnung = \"Betrieb\"\numfang = 0\n",
            "`finanzierung.stellen[0].umfang` must be from 0.01 to 10000, not 0",
        ),
        (
            "[[beschluss.punkte]]\ntext = \"a\"\nhoechstens = 12.345\n",
            "`beschluss.punkte[0].hoechstens` has more than two decimals",
        ),
    ] {
        let told = told_with(text);
        assert!(told.contains(want), "{told}");
    }
    assert_eq!(codes("p.toml", &small("finanzierung.zinssatz = 20\nfinanzierung.zeitraum = 50\n")), [""; 0]);
    assert_told(
        &small("[finanzierung.folgekosten]\nab = 2030\nbis = 2028\n"),
        "warning[implausible-number]: the last year is 2028, before the first, 2030",
        &["6:7", "5:6"],
        "leave `bis` out if it has no end",
    );
}

#[test]
fn two_items_that_differ_in_their_point_alone_are_two() {
    let item = |more: &str| format!("[[finanzierung.posten]]\njahr = 2027\nbetrag = 5\nart = \"operativ\"\n{more}");
    let two =
        |first: &str, second: &str| small(&format!("beschluss.text = [\"a\", \"b\"]\n{}{}", item(first), item(second)));
    assert_eq!(codes("p.toml", &two("punkt = \"1\"\n", "punkt = \"2\"\n")), [""; 0]);
    assert_eq!(codes("p.toml", &two("punkt = \"1\"\n", "punkt = \"1\"\n")), ["duplicate-item"]);
}

#[test]
fn what_is_not_stated_is_none_and_never_no() {
    let (profile, _) = profile::read("p.toml", small("").as_bytes());
    let profile = profile.expect("a profile");
    assert_eq!((profile.resolution.public, profile.project.task), (None, None));
    assert_eq!((profile.finance.rate, profile.finance.follow_up.yearly_cents), (None, None));
    let stated = small(
        "beschluss.oeffentlich = false\n[[beschluss.punkte]]\ntext = \"a\"\nbedingungen = [{ text = \"b\", folge = \"Ende\" }]\n",
    );
    let (profile, found) = profile::read("p.toml", stated.as_bytes());
    assert!(found.is_empty(), "{}", super::drawn(&found));
    let resolution = profile.expect("a profile").resolution;
    assert_eq!(resolution.public, Some(false));
    assert_eq!(resolution.points[0].conditions[0].consequence, Some(Consequence::End));
}
