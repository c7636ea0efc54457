//! Single values: each fault with the message its writer sees.

use insta::assert_snapshot;

use super::{codes, told, told_in_project, told_with};

#[test]
fn unknown_keys_are_named_with_what_was_meant() {
    assert_snapshot!(told_with("[finanzierun]\n[beschluss]\ngremum = \"Rat\"\nbundesland = \"Bayern\"\nxyz = 1\n"), @r#"
    error[unknown-key]: a profile has no key `finanzierun`
     --> p.toml:3:2
      |
    3 | [finanzierun]
      |  ^^^^^^^^^^^
      help: did you mean `finanzierung`?

    error[unknown-key]: [beschluss] has no key `gremum`
     --> p.toml:5:1
      |
    5 | gremum = "Rat"
      | ^^^^^^
      help: did you mean `gremium`?

    error[unknown-key]: [beschluss] has no key `bundesland`
     --> p.toml:6:1
      |
    6 | bundesland = "Bayern"
      | ^^^^^^^^^^
      help: `bundesland` belongs in [kommune]

    error[unknown-key]: [beschluss] has no key `xyz`
     --> p.toml:7:1
      |
    7 | xyz = 1
      | ^^^
      help: known here: gremium, sitzung, vorlage_nr, federfuehrung, frage, text, punkte, bei_nein, oeffentlich, aktenzeichen, verfasser, beteiligte, mitzeichnung, vorlage, word_vorlage, anlagen, beratungsfolge, ergebnis
    "#);
}

#[test]
fn a_missing_key_points_to_its_table() {
    assert_snapshot!(told("p.toml", "[kommune]\n[projekt]\ntitel = \" \"\nphase = []\n[[risiken]]\nauswirkung = \"hoch\"\n"), @r#"
    error[missing-key]: the key `name` is missing in [kommune]
     --> p.toml:1:1
      |
    1 | [kommune]
      | ^^^^^^^^^

    error[missing-key]: `projekt.titel` is required and must not be empty
     --> p.toml:3:9
      |
    3 | titel = " "
      |         ^^^

    error[missing-key]: `projekt.phase` is required and must not be empty
     --> p.toml:4:9
      |
    4 | phase = []
      |         ^^

    error[missing-key]: the key `risiko` is missing in [[risiken]]
     --> p.toml:5:1
      |
    5 | [[risiken]]
      | ^^^^^^^^^^^
    "#);
}

#[test]
fn an_unknown_status_lists_the_known_ones() {
    assert_snapshot!(told_with("[[kriterien]]\nkriterium = \"P1-01\"\nstatus = \"erfült\"\n"), @r#"
    error[unknown-value]: `kriterien[0].status` cannot be `erfült`
     --> p.toml:5:10
      |
    5 | status = "erfült"
      |          ^^^^^^^^
      help: did you mean `erfüllt`?
      help: possible: offen, in Arbeit, erfüllt, nicht relevant
    "#);
    assert_snapshot!(told_with("auswahl.workstreams = [\"technisch\", \"Juristisch\"]"), @r#"
    error[unknown-value]: `auswahl.workstreams[1]` cannot be `Juristisch`
     --> p.toml:3:37
      |
    3 | auswahl.workstreams = ["technisch", "Juristisch"]
      |                                     ^^^^^^^^^^^^
      help: possible: Wirtschaftlich, Organisatorisch, Finanziell, Technisch
    "#);
}

#[test]
fn impossible_phases_are_explained() {
    let told =
        |phase: &str| told("p.toml", &format!("kommune.name = \"A\"\n[projekt]\ntitel = \"B\"\nphase = {phase}\n"));
    assert_snapshot!(told("\"P9\""), @r#"
    error[unknown-phase]: there is no phase `P9`
     --> p.toml:4:9
      |
    4 | phase = "P9"
      |         ^^^^
      help: use P1 to P5, or ["P4", "P5"]
    "#);
    assert_snapshot!(told("[\"P2\", \"P3\"]"), @r#"
    error[phase-combination]: a project cannot be in P2 and P3 at once
     --> p.toml:4:9
      |
    4 | phase = ["P2", "P3"]
      |         ^^^^^^^^^^^^
      help: only P4 and P5 can run in parallel; otherwise write the phase that is not finished yet
    "#);
    assert_snapshot!(told("\"durchgehend\""), @r#"
    error[cross-phase-project]: a project cannot be in the phase `durchgehend`
     --> p.toml:4:9
      |
    4 | phase = "durchgehend"
      |         ^^^^^^^^^^^^^
      help: `durchgehend` names criteria that hold in every phase, they are always selected; write the phase the project is in
    "#);
    assert_snapshot!(told("3"), @r#"
    error[wrong-type]: `projekt.phase` must be text, not a whole number
     --> p.toml:4:9
      |
    4 | phase = 3
      |         ^
      help: write: `phase = "3"`
    "#);
}

#[test]
fn dates_must_be_in_the_calendar_and_near() {
    assert_snapshot!(told_in_project("stand = \"31.02.2026\""), @r#"
    error[invalid-date]: there is no day `31.02.2026`: February 2026 has 28 days
     --> p.toml:5:9
      |
    5 | stand = "31.02.2026"
      |         ^^^^^^^^^^^^
      help: if its last day is meant, write: `stand = "2026-02-28"`
    "#);
    assert_snapshot!(told_in_project("stand = 1826-11-15"), @r#"
    error[implausible-date]: `projekt.stand` lies in the year 1826
     --> p.toml:5:9
      |
    5 | stand = 1826-11-15
      |         ^^^^^^^^^^
      help: dates from 1990 to 2100 are accepted
    "#);
    assert_snapshot!(told_in_project("stand = 2026-11-15T10:00:00"), @r#"
    error[wrong-type]: `projekt.stand` must be a date, not a date with a time
     --> p.toml:5:9
      |
    5 | stand = 2026-11-15T10:00:00
      |         ^^^^^^^^^^^^^^^^^^^
      help: write 2026-11-22 or "22.11.2026"
    "#);
    assert_snapshot!(told_in_project("stand = 20261115"), @r#"
    error[wrong-type]: `projekt.stand` must be a date, not a whole number
     --> p.toml:5:9
      |
    5 | stand = 20261115
      |         ^^^^^^^^
      help: write 2026-11-22 or "22.11.2026"
    "#);
}

#[test]
fn a_dot_for_thousands_is_refused_also_where_zeros_follow() {
    let cost = |form: &str, amount: &str| match form {
        "p.toml" => format!(
            "kommune.name = \"A\"\nprojekt = {{ titel = \"B\", phase = \"P3\" }}\n[[finanzierung.posten]]\njahr = 2027\nart = \"operativ\"\nbetrag = {amount}\n"
        ),
        "p.yaml" => format!(
            "kommune: {{name: A}}\nprojekt: {{titel: B, phase: P3}}\nfinanzierung: {{posten: [{{jahr: 2027, art: operativ, betrag: {amount}}}]}}\n"
        ),
        _ => format!(
            r#"{{"kommune": {{"name": "A"}}, "projekt": {{"titel": "B", "phase": "P3"}}, "finanzierung": {{"posten": [{{"jahr": 2027, "art": "operativ", "betrag": {amount}}}]}}}}"#
        ),
    };
    for form in ["p.toml", "p.json", "p.yaml"] {
        // 62,40 €, or so the number says.
        assert_eq!(codes(form, &cost(form, "62.400")), ["fraction-of-a-cent"], "{form}");
        assert_eq!(codes(form, &cost(form, "62.40")), [""; 0], "{form}");
        assert_eq!(codes(form, &cost(form, "62400")), [""; 0], "{form}");
    }
    let town = |count: &str| {
        format!("kommune = {{ name = \"A\", einwohner = {count} }}\nprojekt = {{ titel = \"B\", phase = \"P3\" }}\n")
    };
    assert_eq!(codes("p.toml", &town("18.000")), ["wrong-type"]);
    assert_eq!(codes("p.toml", &town("18000.0")), [""; 0]);
}

#[test]
fn money_is_exact_or_refused() {
    let told = |amount: &str| {
        told_with(&format!("[[finanzierung.posten]]\njahr = 2027\nart = \"operativ\"\nbetrag = {amount}\n"))
    };
    assert_snapshot!(told("-5"), @r#"
    error[negative-amount]: `finanzierung.posten[0].betrag` is negative
     --> p.toml:6:10
      |
    6 | betrag = -5
      |          ^^
      help: costs are written without a sign; income is no cost item
    "#);
    assert_snapshot!(told("nan"), @r#"
    error[not-a-number]: `finanzierung.posten[0].betrag` is not a number that can be added up
     --> p.toml:6:10
      |
    6 | betrag = nan
      |          ^^^
      help: leave the key out if the value is not known
    "#);
    assert_snapshot!(told("12.345"), @r#"
    error[fraction-of-a-cent]: `finanzierung.posten[0].betrag` has more than two decimals
     --> p.toml:6:10
      |
    6 | betrag = 12.345
      |          ^^^^^^
      help: a dot in a number separates decimals, not thousands
      help: write: `betrag = 12345`
    "#);
    assert_snapshot!(told("\"1,5 Mio. €\""), @r#"
    error[invalid-amount]: `finanzierung.posten[0].betrag` counts thousands or millions: `1,5 Mio. €`
     --> p.toml:6:10
      |
    6 | betrag = "1,5 Mio. €"
      |          ^^^^^^^^^^^^
      help: write: `betrag = 1500000`
    "#);
    assert_snapshot!(told("10_000_000_001"), @r#"
    error[amount-too-large]: `finanzierung.posten[0].betrag` is more than ten billion euros
     --> p.toml:6:10
      |
    6 | betrag = 10_000_000_001
      |          ^^^^^^^^^^^^^^
      help: write euros, not cents
    "#);
    assert_snapshot!(told("true"), @r#"
    error[wrong-type]: `finanzierung.posten[0].betrag` must be an amount in euros, not true or false
     --> p.toml:6:10
      |
    6 | betrag = true
      |          ^^^^
      help: write 1234.50 or "1.234,50 €"
    "#);
}

#[test]
fn years_and_numbers_have_bounds() {
    assert_snapshot!(told_with("[[finanzierung.posten]]\njahr = 27\nart = \"laufend\"\nbetrag = 5\n"), @r#"
    error[out-of-range]: `finanzierung.posten[0].jahr` must be from 1990 to 2100, not 27
     --> p.toml:4:8
      |
    4 | jahr = 27
      |        ^^
      help: write: `jahr = 2027`

    error[unknown-value]: `finanzierung.posten[0].art` cannot be `laufend`
     --> p.toml:5:7
      |
    5 | art = "laufend"
      |       ^^^^^^^^^
      help: write: `art = "operativ"`
      help: possible: operativ, investiv
    "#);
    assert_snapshot!(told("p.toml", "[kommune]\nname = \"A\"\neinwohner = 48.210\nstaffel = 2022\n[projekt]\ntitel = \"B\"\nphase = \"P1\"\n"), @r#"
    error[wrong-type]: `kommune.einwohner` has a dot between thousands
     --> p.toml:3:13
      |
    3 | einwohner = 48.210
      |             ^^^^^^
      help: write: `einwohner = 48210`

    error[out-of-range]: `kommune.staffel` must be from 2019 to 2021, not 2022
     --> p.toml:4:11
      |
    4 | staffel = 2022
      |           ^^^^
    "#);
    assert_snapshot!(told_in_project("[[projekt.kennzahlen]]\nname = \"X\"\nvorher = inf\nheute = \"12,5\""), @r#"
    error[not-a-number]: `projekt.kennzahlen[0].vorher` is not a number that can be shown
     --> p.toml:7:10
      |
    7 | vorher = inf
      |          ^^^
      help: leave the key out if the value is not known

    error[wrong-type]: `projekt.kennzahlen[0].heute` is a number in quotes: `12,5`
     --> p.toml:8:9
      |
    8 | heute = "12,5"
      |         ^^^^^^
      help: write: `heute = 12.5`
    "#);
}

#[test]
fn values_of_the_wrong_type_are_refused() {
    assert_snapshot!(told_with("[beschluss]\nvorlage_nr = 2026\ngremium = [\"Rat\"]\n[risiken]\nrisiko = \"x\"\n"), @r#"
    error[wrong-type]: `beschluss.vorlage_nr` must be text, not a whole number
     --> p.toml:4:14
      |
    4 | vorlage_nr = 2026
      |              ^^^^
      help: write: `vorlage_nr = "2026"`

    error[wrong-type]: `beschluss.gremium` must be text, not an array
     --> p.toml:5:11
      |
    5 | gremium = ["Rat"]
      |           ^^^^^^^

    error[wrong-type]: `risiken` must be a list of tables, not a table
     --> p.toml:6:1
      |
    6 | [risiken]
      | ^^^^^^^^^
      help: in TOML each entry starts with [[risiken]]
    "#);
    assert_snapshot!(told_with("kriterien = [\"P1-01\"]\n"), @r#"
    error[wrong-type]: `kriterien[0]` must be a table, not text
     --> p.toml:3:14
      |
    3 | kriterien = ["P1-01"]
      |              ^^^^^^^
      help: in TOML each entry starts with [[kriterien]]
    "#);
}

#[test]
fn marks_that_turn_text_around_are_left_out_and_told() {
    let told = told_in_project("problem = \"Nord\u{202e}stadt\"");
    assert_snapshot!(told, @r#"
    warning[invisible-character]: `projekt.problem` holds the invisible mark U+202E; it is left out
     --> p.toml:5:16
      |
    5 | problem = "Nord�stadt"
      |                ^
      help: delete it; such marks turn the direction of text around
    "#);
}

#[test]
fn text_must_be_printable_and_readable() {
    assert_snapshot!(told_in_project("problem = \"Pfeil \u{f8ff} hier\"\nloesung = \"\\u0007\"\nkurzbeschreibung = \"\""), @r#"
    error[unprintable-character]: `projekt.problem` holds the character U+F8FF, which cannot be printed
     --> p.toml:5:18
      |
    5 | problem = "Pfeil  hier"
      |                  ^
      help: delete it; it often comes along when text is copied from a PDF or a symbol font

    error[unprintable-character]: `projekt.loesung` holds the character U+0007, which cannot be printed
     --> p.toml:6:11
      |
    6 | loesung = "\u0007"
      |           ^^^^^^^^
      help: delete it; it often comes along when text is copied from a PDF or a symbol font

    warning[empty-value]: `projekt.kurzbeschreibung` is empty and counts as missing
     --> p.toml:7:20
      |
    7 | kurzbeschreibung = ""
      |                    ^^
      help: leave the key out until there is something to say
    "#);
    let long = format!("problem = \"{}\"", "ä".repeat(20_001));
    assert!(told_in_project(&long).contains("`projekt.problem` has 20001 characters, 20000 are the most"));
    assert_eq!(told_in_project(&format!("problem = \"{}\"", "ä".repeat(20_000))), "");
    // Soft hyphens, typographic signs and other scripts are fine.
    assert_eq!(told_in_project("problem = \"Daten\u{ad}schutz – „ja“ … 5\u{202f}% Ελλάδα žluťoučký\""), "");
}

#[test]
fn colours_addresses_and_pictures_are_checked() {
    let text = "[kommune]\nname = \"A\"\nfarbe = \"türkis\"\nlogo = \"../wappen.svg\"\n[kommune.kontakt]\nemail = \"rathaus.example\"\n[projekt]\ntitel = \"B\"\nphase = \"P1\"\n";
    assert_snapshot!(told("p.toml", text), @r##"
    error[invalid-colour]: `kommune.farbe` is not a colour: `türkis`
     --> p.toml:3:9
      |
    3 | farbe = "türkis"
      |         ^^^^^^^^
      help: write #rrggbb or #rgb in hexadecimal digits, such as "#1f6f78"

    error[path-outside-folder]: the logo `../wappen.svg` is not in the profile's folder
     --> p.toml:4:8
      |
    4 | logo = "../wappen.svg"
      |        ^^^^^^^^^^^^^^^
      help: write a path from the profile's folder downwards, with `/`: bilder/logo.svg

    error[invalid-email]: `kommune.kontakt.email` is not an e-mail address: `rathaus.example`
     --> p.toml:6:9
      |
    6 | email = "rathaus.example"
      |         ^^^^^^^^^^^^^^^^^
    "##);
    for path in ["/etc/passwd", "C:\\bild.png", "a/../../b.png", "\\\\server\\b.png"] {
        let text =
            format!("kommune = {{ name = \"A\", logo = '{path}' }}\nprojekt = {{ titel = \"B\", phase = \"P1\" }}");
        assert_eq!(codes("p.toml", &text), ["path-outside-folder"], "{path}");
    }
}

#[test]
fn a_table_of_the_wrong_type_is_reported_once() {
    assert_eq!(codes("p.toml", "kommune = \"A\"\nprojekt = { titel = \"B\", phase = \"P1\" }\n"), ["wrong-type"]);
    assert_eq!(codes("p.yaml", "kommune:\nprojekt: {titel: B, phase: P1}\n"), ["missing-key"]);
}

#[test]
fn a_list_has_a_longest_length() {
    let entry = "[[schritte]]\nschritt = \"x\"\n";
    assert_eq!(told_with(&entry.repeat(1000)), "");
    assert!(told_with(&entry.repeat(1001)).contains("`schritte` has 1001 entries, 1000 are the most"));
}

#[test]
fn hundreds_of_findings_end_with_a_word_about_the_rest() {
    let text: String = (0..2000).map(|i| format!("k{i} = 1\n")).collect();
    let found = codes("p.toml", &text);
    assert_eq!((found.len(), found.last()), (501, Some(&"too-many-findings")));
}

#[test]
fn signs_nobody_sees_are_read_as_what_they_mean() {
    assert_eq!(told_in_project("problem = \"A\\u2028B\\u000BC \\u2003D\\u200B\\uFE0F \\uF0B7 E\""), "");
    let text = "kommune.name = \"Au\\u200C\"\nprojekt = { titel = \"A\\u2028B\\u3000C\", phase = \"P1\", \
                problem = \"A\\u2029\\u2029B\" }\n";
    let (profile, _) = ratsmappe::profile::read("p.toml", text.as_bytes());
    let profile = profile.expect("a profile");
    assert_eq!((profile.municipality.name.as_str(), profile.project.title.as_str()), ("Au", "A B C"));
    assert_eq!(profile.project.problem.as_deref(), Some("A\n\nB"));
    // A name of such signs alone is none.
    let text = "kommune.name = \"\\u200B\\u200E\\u00AD\"\nprojekt = { titel = \"B\", phase = \"P1\" }\n";
    assert!(told("p.toml", text).starts_with("error[missing-key]: `kommune.name` is required and must not be empty"));
}

#[test]
fn the_places_of_a_list_are_those_of_its_texts() {
    let text = "kommune.name = \"A\"\n[projekt]\ntitel = \"B\"\nphase = \"P1\"\nmehrwert = [\"\", \"- eins\\n- zwei\",\n\"drei\"]\n";
    let (profile, _) = ratsmappe::profile::read("p.toml", text.as_bytes());
    let profile = profile.expect("a profile");
    assert_eq!(profile.project.benefits, ["- eins", "- zwei", "drei"]);
    let place = |at: usize| profile.places[&format!("projekt.mehrwert[{at}]")].to_string();
    assert_eq!([place(0), place(1), place(2)], ["p.toml:5:17", "p.toml:5:17", "p.toml:6:1"]);
}
