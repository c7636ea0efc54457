//! What people write who are used to other programs, and what they are told: a table of what was written, the first
//! line of the answer and its advice, in German. Every answer says where and what to do, and no parser speaks in it.

use std::fmt::Write as _;

use ratsmappe::diagnostic::Diagnostic;
use ratsmappe::language::Language;
use ratsmappe::profile;

use crate::support::Desk;

/// Lines within `[projekt]` that are no TOML.
const LINES: &[&str] = &[
    "stand = 01.11.2026",
    "stand = 1.11.26",
    "stand = 31.06.2027",
    "stand = 2026-06-31",
    "stand = 2026-11-1",
    "stand = 2026-13-01",
    "stand = 11/22/2026",
    "stand = Q3/2026",
    "stand: 01.11.2026",
    "stand = 1. November 2026 # Stichtag",
    "kurzname = „Pegelwacht“",
    "kurzname = »Pegelwacht«",
    "kurzname = ‚Pegelwacht‘",
    "kurzname = Pegelwacht",
    "kurzname = \"Pegelwacht",
    "kurzname = \"Pegelwacht”",
    "kurzname = 'Pegelwacht",
    "kurzname = \"Pegelwacht\";",
    "kurzname = \"Pegelwacht\",",
    "kurzname = \"Pegelwacht\" // vorläufig",
    "kurzname = \"Pegelwacht\" stand = 2026-11-01",
    "kurzname == \"Pegelwacht\"",
    "kurzname => \"Pegelwacht\"",
    "kurzname := \"Pegelwacht\"",
    "kurzname: \"Pegelwacht\"",
    "kurzname: Pegelwacht",
    "kurzname\u{a0}= \"Pegelwacht\"",
    "kurzname =\u{202f}\"Pegelwacht\"",
    "\u{200b}kurzname = \"Pegelwacht\"",
    "kurzname",
    "kurzname =",
    "kurzname = # noch offen",
    "kurzname = null",
    "kurz name = \"Pegelwacht\"",
    "= \"Pegelwacht\"",
    "problem = \"Der „Pegel\" kommt\"",
    "problem = \"Der \"Pegel\" kommt\"",
    "problem = \"Der Pegel\nkommt\"",
    "problem = \"\"\"Der Pegel",
    "problem = \"Ordner C:\\Users\\amt\"",
    "vorher = \"alt\\urfassung.toml\"",
    "lösung = \"Messen\"",
    "phase_angenommen = ja",
    "phase_angenommen = Nein",
    "phase_angenommen = True",
    "zielgruppen = Jung, Alt",
    "zielgruppen = [Jung, Alt]",
    "zielgruppen = [„Jung“, „Alt“]",
    "zielgruppen = [\"Jung\" \"Alt\"]",
    "zielgruppen = [\"Jung\", \"Alt\"",
    "zielgruppen = \"Jung\", \"Alt\"",
    "- Jung",
    "// noch offen",
    "-- noch offen",
    "; noch offen",
    "\"kurzname\": \"Pegelwacht\",",
    "{",
    "<p>Pegelwacht</p>",
    "und so geht der Text weiter",
    "[kontakt",
    "[[risiken]",
    "[prüfung]",
    "[team] # wir\nsteuerung = das Amt",
    "[Team Pegel]",
    "[]",
    "risiken:",
    "kurzname = \"Pegel\"\nkurzname = \"Wacht\"",
];

/// Lines of `[kommune]`, and other tables below it, whose values are no such values.
const VALUES: &[&str] = &[
    "bundesland = \"NRW\"",
    "bundesland = \"HE\"",
    "bundesland = \"Nordrein-Westfalen\"",
    "bundesland = Hessen",
    "einwohner = 48.210",
    "einwohner = \"48.210\"",
    "einwohner = \"ca. 50.000\"",
    "einwohner = ca. 50.000",
    "einwohner = 50 Tsd.",
    "einwohner = \"unbekannt\"",
    "logo = 'bilder\\wappen.svg'",
    "logo = \"bilder\\neu.svg\"",
    "logo = \"bilder\\wappen.svg\"",
    "logo = \"C:/bilder/wappen.svg\"",
    "farbe = \"rot\"",
    "telefon = 0561 1234",
    "plz = 01234",
    "telefon = +49 561 1234",
    "[kommune.kontakt]\ntelefon = 05611234",
    "[[finanzierung.posten]]\nart = \"operativ\"\njahr = 2027\nbetrag = 1.234,50",
    "[[finanzierung.posten]]\nart = \"operativ\"\njahr = 2027\nbetrag = 22000 €",
    "[[finanzierung.posten]]\nart = \"operativ\"\njahr = 2027\nbetrag = 1,2 Mio. €",
    "[[finanzierung.posten]]\nart = \"operativ\"\njahr = 2027\nbetrag = \"1,2 Mio. €\"",
    "[[finanzierung.posten]]\nart = \"operativ\"\njahr = 2027\nbetrag = \"ca. 50.000\"",
    "[[finanzierung.posten]]\nart = \"operativ\"\njahr = 2027\nbetrag = \"50 TEUR\"",
    "[[finanzierung.posten]]\nart = \"operativ\"\njahr = 2027\nbetrag = \"50.000,-\"",
    "[[finanzierung.posten]]\nart = \"operativ\"\njahr = 2027\nbetrag = \"12.50\"",
    "[[finanzierung.posten]]\nart = \"operativ\"\njahr = 2027\nbetrag = \"50-60.000 €\"",
    "[[finanzierung.posten]]\nart = \"operativ\"\njahr = 2027\nbetrag = \"offen\"",
    "[[finanzierung.posten]]\nart = \"operativ\"\njahr = 2027\nbetrag = 62.400",
    "[[finanzierung.posten]]\nart = \"operativ\"\njahr = 2027/28\nbetrag = 5",
    "[[finanzierung.posten]]\nart = \"operativ\"\njahr = \"2027/28\"\nbetrag = 5",
    "[[finanzierung.posten]]\nart = \"operativ\"\njahr = \"2027\"\nbetrag = 5",
    "[[finanzierung.posten]]\nart = \"operativ\"\njahr = 27\nbetrag = 5",
    "[[finanzierung.posten]]\nart = \"laufend\"\njahr = 2027\nbetrag = 5",
    "[[risiken]]\nrisiko = \"x\"\nwahrscheinlichkeit = \"gering\"",
    "[[risiken]]\nrisiko = \"x\"\nauswirkung = \"groß\"",
    "[[kriterien]]\nkriterium = \"P1-01\"\nstatus = \"erledigt\"",
    "[[kriterien]]\nkriterium = \"P1-01\"\nstatus = \"Ja\"",
    "[beschluss]\nsitzung = \"31.06.2027\"",
    "[beschluss]\nsitzung = \"Q3/2026\"",
    "[beschluss]\nsitzung = \"nach der Sommerpause\"",
    "[beschluss]\nsitzung = \"November 2026\"",
    "[beschluss]\noeffentlich = \"ja\"",
    "[risiken]\nrisiko = \"x\"",
];

/// Files of other kinds, by their names.
const FILES: &[(&str, &str)] = &[
    ("p.toml.txt", ""),
    ("p.docx", ""),
    ("p.txt", ""),
    ("p.pdf", ""),
    ("p", ""),
    ("p.json", "{\"kommune\": {\"name\": \"Au\",}}"),
    ("p.json", "{\"kommune\": {\"name\": „Au“}}"),
    ("p.json", "{\"kommune\": {'name': \"Au\"}}"),
    ("p.json", "{\"kommune\": {\"name\": \"Au\" \"art\": \"Stadt\"}}"),
    ("p.json", "{\"kommune\": {\"name\": \"Au\"}"),
    ("p.yaml", "kommune:\n\tname: Au\n"),
    ("p.yaml", "kommune:\n  name: Au: die Stadt\n"),
    ("p.yaml", "kommune:\n  name: \"Au\n"),
    ("p.yaml", "kommune:\n  name: @Au\n"),
    ("p.yaml", "kommune:\n  name: \"Der \"Ort\" Au\"\n"),
];

/// What only a parser or a programmer would say.
const FOREIGN: &[&str] = &[
    " the ",
    " is ",
    " are ",
    " of ",
    " and ",
    "expected",
    "invalid",
    "unexpected",
    "missing ",
    "found",
    "while ",
    "scalar",
    "mapping",
    "basic string",
    "literal",
    "token",
    "trailing",
    "not allowed",
    "key-value",
];

/// The first finding about a file, as the table has it.
fn row(written: &str, finding: &Diagnostic, table: &mut String) {
    let text = |language| {
        let hints: Vec<String> = finding.hints.iter().map(|hint| hint.text(language)).collect();
        (finding.message.text(language), hints)
    };
    let (german, advice) = text(Language::German);
    let (english, english_advice) = text(Language::English);
    assert!(!finding.labels.is_empty(), "{written}: no place");
    assert!(!advice.is_empty() && advice.len() == english_advice.len(), "{written}: no advice: {german}");
    for said in std::iter::once(&german).chain(&advice) {
        // What was written stands in backticks.
        let own: String = said.split('`').step_by(2).collect::<Vec<_>>().join("…");
        let foreign = FOREIGN.iter().find(|word| format!(" {own} ").contains(**word));
        assert!(foreign.is_none(), "{written}: {foreign:?} in {said}");
    }
    assert_ne!(german, english, "{written}");
    let shown = written.replace('\n', " ⏎ ").replace('\t', "⇥");
    let shown: String =
        shown.chars().map(|c| if c == '\u{a0}' || c == '\u{202f}' || c == '\u{200b}' { '⍽' } else { c }).collect();
    writeln!(table, "{shown}\n    {german}\n    → {}", advice.join("\n    → ")).expect("text");
}

#[test]
fn slips_are_answered_in_german_with_place_and_remedy() {
    let mut table = String::new();
    let mut tell = |name: &str, text: &str, written: &str| {
        let (_, findings) = profile::read(name, text.as_bytes());
        let finding = findings.first().unwrap_or_else(|| panic!("{written} is taken"));
        row(written, finding, &mut table);
    };
    for line in LINES {
        let head = "[kommune]\nname = \"Au\"\n[projekt]\ntitel = \"Pegelnetz\"\nphase = \"P2\"\n";
        tell("p.toml", &format!("{head}{line}\n"), line);
    }
    for line in VALUES {
        let head = "projekt = { titel = \"Pegelnetz\", phase = \"P2\" }\n[kommune]\nname = \"Au\"\n";
        tell("p.toml", &format!("{head}{line}\n"), line);
    }
    for (name, text) in FILES {
        tell(name, text, &format!("{name}: {text}"));
    }
    assert!(LINES.len() + VALUES.len() + FILES.len() >= 120);
    insta::assert_snapshot!(table);
}

#[test]
fn slips_of_a_command_line_are_answered_in_german_and_english() {
    let profile = "[kommune]\nname = \"Au\"\n[projekt]\ntitel = \"Netz\"\nphase = \"P2\"\n";
    let desk = Desk::new().with("mein netz.toml", profile).with("netz.toml", profile);
    for (line, german) in [
        (&["build", "netz.toml", "--nur", "dossier"][..], "`--only`"),
        (&["build", "netz.toml", "--sprache", "en"], "`--lang`"),
        (&["build", "netz.toml", "--ausgabe", "x"], "`--output`"),
        (&["check", "netz.toml", "--katalog", "x"], "`--catalog`"),
        (&["baue", "netz.toml"], "`build`"),
        (&["prüfen", "netz.toml"], "`check`"),
        (&["fragebogen", "Solingen"], "`form`"),
        (&["hilfe"], "`--help`"),
        (&["check", "mein", "netz.toml"], "\"mein netz.toml\""),
        (&["check", "NETZ.toml"], "`netz.toml`"),
        (&["check", "~$netz.xlsx"], "`netz.xlsx`"),
    ] {
        let run = desk.run([line, &["--ui-lang", "de"]].concat());
        assert_ne!(run.code, Some(0), "{line:?}");
        assert!(run.err.contains("Hinweis:") && run.err.contains(german), "{line:?}: {}", run.err);
        let run = desk.run([line, &["--ui-lang", "en"]].concat());
        let wanted = german.replace('`', "");
        assert!(run.err.contains(&wanted), "{line:?}: {}", run.err);
    }
    // A command that has no such option is not told of it.
    let run = desk.run(["check", "netz.toml", "--nur", "dossier", "--ui-lang", "de"]);
    assert!(!run.err.contains("--only"), "{}", run.err);
}

#[test]
fn an_id_of_another_phase_is_never_meant() {
    let profile =
        "[kommune]\nname = \"Au\"\n[projekt]\ntitel = \"Netz\"\nphase = \"P2\"\n[[kriterien]]\nstatus = \"offen\"\n";
    for (id, want) in
        [("P3-14", "P3-01 bis P3-08"), ("P1-99", "P1-01 bis P1-16"), ("P9-01", "Kennungen beginnen mit DX, P1")]
    {
        let desk = Desk::new().with("a.toml", format!("{profile}kriterium = \"{id}\"\n"));
        let run = desk.run(["check", "a.toml", "--ui-lang", "de"]);
        assert!(run.err.contains(want) && !run.err.contains("Meinten Sie"), "{id}: {}", run.err);
    }
}
