//! What spans the parts of a profile, and the names it takes from the catalogue.

use insta::assert_snapshot;
use ratsmappe::diagnostic::any_error;
use ratsmappe::language::Language;
use ratsmappe::profile;

use super::{drawn, told_with};

#[test]
fn an_exclusion_needs_a_reason() {
    assert_snapshot!(told_with("[auswahl]\nausschliessen = [{ kriterium = \"P1-01\" }, { kriterium = \"P1-02\", grund = \"\" }, \"P1-03\"]\n"), @r#"
    error[missing-reason]: the key `grund` is missing in auswahl.ausschliessen
     --> p.toml:4:18
      |
    4 | ausschliessen = [{ kriterium = "P1-01" }, { kriterium = "P1-02", grund = "" }, "P1-03"]
      |                  ^^^^^^^^^^^^^^^^^^^^^^^
      help: write { kriterium = "…", grund = "…" }; the reason is printed in the annex

    error[missing-reason]: `auswahl.ausschliessen[1].grund` is required and must not be empty
     --> p.toml:4:74
      |
    4 | ausschliessen = [{ kriterium = "P1-01" }, { kriterium = "P1-02", grund = "" }, "P1-03"]
      |                                                                          ^^
      help: write { kriterium = "…", grund = "…" }; the reason is printed in the annex

    error[missing-reason]: `P1-03` is excluded without a reason
     --> p.toml:4:80
      |
    4 | ausschliessen = [{ kriterium = "P1-01" }, { kriterium = "P1-02", grund = "" }, "P1-03"]
      |                                                                                ^^^^^^^
      help: write { kriterium = "…", grund = "…" }; the reason is printed in the annex
    "#);
}

#[test]
fn what_does_not_fit_together_is_a_warning() {
    let text = r#"
[kommune]
name = "A"
einwohner = 0
[projekt]
titel = "B"
phase = "P3"
stand = 2026-11-15
[[projekt.kennzahlen]]
name = "Wartezeit"
vorher = 5
heute = 5.0
ziel = 5
[[finanzierung.posten]]
jahr = 2027
betrag = 100
art = "operativ"
[[finanzierung.posten]]
jahr = 2027
betrag = "100,00 €"
art = "operativ"
[beschluss]
sitzung = 2026-11-01
[[kriterien]]
kriterium = "P1-01"
faellig = 2026-01-01
[[kriterien]]
kriterium = "P1-02"
status = "erfüllt"
faellig = 2026-01-01
[[schritte]]
schritt = "Ausschreiben"
bis = 2026-10-01
[investition]
bedarf = 1000
[[investition.verwendung]]
zweck = "Geräte"
betrag = "999,99"
"#;
    let (profile, diagnostics) = profile::read("p.toml", text.as_bytes());
    assert!(profile.is_some() && !any_error(&diagnostics));
    assert_snapshot!(drawn(&diagnostics), @r#"
    warning[implausible-number]: a municipality with 0 inhabitants is unlikely
     --> p.toml:4:13
      |
    4 | einwohner = 0
      |             ^
      help: leave `einwohner` out if the number is not known

    warning[unchanged-measure]: the measure `Wartezeit` is the same before, today and as planned
      --> p.toml:13:8
       |
    13 | ziel = 5
       |        ^
      help: a measure shows what the project changes

    warning[duplicate-item]: two cost items are alike in every respect
      --> p.toml:20:10
       |
    20 | betrag = "100,00 €"
       |          ^^^^^^^^^^ this one
      --> p.toml:16:10
       |
    16 | betrag = 100
       |          ^^^ and this one
      help: delete one, or tell them apart by `zweck` or `quelle`

    warning[meeting-before-statements]: the meeting is earlier than the date of the statements
      --> p.toml:23:11
       |
    23 | sitzung = 2026-11-01
       |           ^^^^^^^^^^ the meeting
     --> p.toml:8:9
      |
    8 | stand = 2026-11-15
      |         ^^^^^^^^^^ the date of the statements

    warning[overdue]: the criterion `P1-01` is not fulfilled and was due before the date of the statements
      --> p.toml:26:11
       |
    26 | faellig = 2026-01-01
       |           ^^^^^^^^^^
      help: write the new date, or say that it is done

    warning[overdue]: the step `Ausschreiben` was due before the date of the statements
      --> p.toml:33:7
       |
    33 | bis = 2026-10-01
       |       ^^^^^^^^^^
      help: write the new date, or say that it is done

    warning[sum-mismatch]: the uses add up to 999.99 euros, the need is 1000.00 euros
      --> p.toml:35:10
       |
    35 | bedarf = 1000
       |          ^^^^ the need
      --> p.toml:38:10
       |
    38 | betrag = "999,99"
       |          ^^^^^^^^ the uses
      help: make [[investition.verwendung]] add up to `bedarf`
    "#);
}

#[test]
fn a_criterion_named_twice_shows_both_places() {
    assert_snapshot!(told_with("[[kriterien]]\nkriterium = \"P1-01\"\n[[kriterien]]\nkriterium = \"p1-01\"\n"), @r#"
    error[duplicate-criterion]: the criterion `p1-01` is assessed twice
     --> p.toml:6:13
      |
    6 | kriterium = "p1-01"
      |             ^^^^^^^ here
     --> p.toml:4:13
      |
    4 | kriterium = "P1-01"
      |             ^^^^^^^ and here
      help: keep one entry a criterion
    "#);
}

#[test]
fn all_faults_of_a_file_come_in_one_run_and_in_its_order() {
    let text = r#"sprache = "fr"
[kommune]
name = "A"
bundesland = "Preußen"
farbe = "blau"
[projekt]
titel = "B"
phase = "P9"
stand = "gestern"
[[finanzierung.posten]]
jahr = 2027
betrag = -1
art = "operativ"
[beschluss]
sitzung = 1.5
[[kriterien]]
status = "offen"
[auswahl]
ausschliessen = ["P1-01"]
[[risiken]]
risiko = "x"
wahrscheinlichkeit = "sehr hoch"
wer = "y"
"#;
    let (profile, diagnostics) = profile::read("p.toml", text.as_bytes());
    assert!(profile.is_none());
    let found: Vec<String> = diagnostics
        .iter()
        .map(|d| format!("{} {}", d.labels[0].place.to_string().trim_start_matches("p.toml:"), d.code))
        .collect();
    assert_snapshot!(found.join("\n"), @r#"
    1:11 unknown-value
    4:14 unknown-value
    5:9 invalid-colour
    8:9 unknown-phase
    9:9 invalid-date
    12:10 negative-amount
    15:11 wrong-type
    16:1 missing-key
    19:18 missing-reason
    22:22 unknown-value
    23:1 unknown-key
    "#);
}

mod names_in_the_catalogue {
    use ratsmappe::catalog::Catalog;

    use super::super::root;
    use super::*;

    fn resolved(more: &str) -> String {
        let text = format!("kommune.name = \"A\"\nprojekt = {{ titel = \"B\", phase = \"P3\" }}\n{more}");
        let (profile, diagnostics) = profile::read("p.toml", text.as_bytes());
        assert!(diagnostics.is_empty(), "{}", drawn(&diagnostics));
        drawn(&profile::resolve(&profile.expect("a profile"), Catalog::embedded(Language::German)))
    }

    #[test]
    fn the_samples_name_nothing_unknown() {
        for entry in std::fs::read_dir(root("data/profile")).expect("data/profile") {
            let path = entry.expect("an entry").path();
            if path.extension().is_none_or(|e| e != "toml") {
                continue;
            }
            let (profile, _) = profile::read(&path.display().to_string(), &std::fs::read(&path).expect("bytes"));
            let found = profile::resolve(&profile.expect("a profile"), Catalog::embedded(Language::German));
            assert!(found.is_empty(), "{}", drawn(&found));
        }
    }

    #[test]
    fn unknown_criteria_get_a_suggestion() {
        assert_snapshot!(resolved("[[kriterien]]\nkriterium = \"Exit-Strategi\"\n[[kriterien]]\nkriterium = \"P3-44\"\n[auswahl]\neinschliessen = [\"Quantenrechner\"]\n"), @r#"
        error[unknown-criterion]: the catalogue has no criterion `Exit-Strategi`
         --> p.toml:4:13
          |
        4 | kriterium = "Exit-Strategi"
          |             ^^^^^^^^^^^^^^^
          help: did you mean `Exit-Strategie`?

        error[unknown-criterion]: the catalogue has no criterion `P3-44`
         --> p.toml:6:13
          |
        6 | kriterium = "P3-44"
          |             ^^^^^^^
          help: there are P3-01 to P3-08; `ratsmappe select` lists all with their titles

        error[unknown-criterion]: the catalogue has no criterion `Quantenrechner`
         --> p.toml:8:18
          |
        8 | einschliessen = ["Quantenrechner"]
          |                  ^^^^^^^^^^^^^^^^
        "#);
    }

    #[test]
    fn one_criterion_by_id_and_by_title_is_one() {
        assert_snapshot!(resolved("[[kriterien]]\nkriterium = \"P3-03\"\n[[kriterien]]\nkriterium = \"exit strategie\"\n"), @r#"
        error[duplicate-criterion]: the criterion P3-03 (`Exit-Strategie`) is assessed twice
         --> p.toml:6:13
          |
        6 | kriterium = "exit strategie"
          |             ^^^^^^^^^^^^^^^^ here
         --> p.toml:4:13
          |
        4 | kriterium = "P3-03"
          |             ^^^^^^^ and here
          help: keep one entry a criterion; its id and its title mean the same
        "#);
    }

    #[test]
    fn included_and_excluded_at_once_is_refused() {
        assert_snapshot!(resolved("[auswahl]\neinschliessen = [\"P4-02\"]\nausschliessen = [{ kriterium = \"Kontinuität\", grund = \"x\" }]\n"), @r#"
        error[include-and-exclude]: P4-02 (`Kontinuität`) is included and excluded at once
         --> p.toml:5:32
          |
        5 | ausschliessen = [{ kriterium = "Kontinuität", grund = "x" }]
          |                                ^^^^^^^^^^^^^ excluded here
         --> p.toml:4:18
          |
        4 | einschliessen = ["P4-02"]
          |                  ^^^^^^^ included here
        "#);
    }

    #[test]
    fn an_excluded_milestone_stays() {
        assert_snapshot!(resolved("[auswahl]\nausschliessen = [{ kriterium = \"P3-04\", grund = \"x\" }]\n"), @r#"
        warning[milestone-excluded]: P3-04 (`Durchführung eines Pilotprojektes`) is a milestone and cannot be excluded
         --> p.toml:4:32
          |
        4 | ausschliessen = [{ kriterium = "P3-04", grund = "x" }]
          |                                ^^^^^^^
          help: a milestone the phase asks for stays in the papers; the reason is shown beside it
        "#);
    }

    #[test]
    fn operating_models_may_be_ones_own_words_but_not_slips() {
        assert_eq!(resolved("betrieb.modell = \"Öffentliche  Hand\"\n"), "");
        assert_eq!(resolved("betrieb.modell = \"zweckverband\"\n"), "");
        assert_eq!(resolved("betrieb.modell = \"Stadt und Sparkasse gemeinsam\"\n"), "");
        assert_snapshot!(resolved("betrieb.optionen = [{ modell = \"öffentliche Hnd\" }]\n"), @r#"
        warning[unknown-operating-model]: the catalogue has no operating model `öffentliche Hnd`
         --> p.toml:3:32
          |
        3 | betrieb.optionen = [{ modell = "öffentliche Hnd" }]
          |                                ^^^^^^^^^^^^^^^^^
          help: did you mean `öffentliche Hand`?
          help: own words are kept, without the catalogue's explanation
        "#);
    }
}
