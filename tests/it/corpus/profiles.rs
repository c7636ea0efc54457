//! Profiles that are broken, and logos and forms they name.

use super::{Case, case};

const GOOD: &str = "[kommune]\nname = \"A\"\n[projekt]\ntitel = \"B\"\nphase = \"P1\"\n";

pub fn cases() -> Vec<Case> {
    let t = "f.toml";
    let with = |more: &str| format!("{GOOD}{more}");
    let project = |line: &str| with(&format!("{line}\n"));
    let town = |line: &str| GOOD.replace("[projekt]", &format!("{line}\n[projekt]"));
    let yaml = "kommune: {name: A}\nprojekt: {titel: B, phase: P1}\n";
    let json = r#"{"kommune": {"name": "A"}, "projekt": {"titel": "B", "phase": "P1"}}"#;
    let mut cases = vec![
        case("nothing", t, "", "missing-key file, missing-key file"),
        case("nothing as JSON", "f.json", "", "missing-key file, missing-key file"),
        case("nothing as YAML", "f.yaml", "", "missing-key file, missing-key file"),
        case("zero bytes", t, vec![0; 64], "not-utf8 1:1"),
        case("a picture", t, b"\x89PNG\r\n\x1a\n".to_vec(), "not-utf8 1:1"),
        case("another encoding", t, b"[kommune]\nname = \"M\xfcnchen\"\n".to_vec(), "not-utf8 2:10"),
        case("UTF-16", t, GOOD.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(), "not-utf8 1:2"),
        case("50 MB", t, vec![b'#'; 50_000_000], "file-too-large file"),
        case("70 MB", t, vec![b'#'; 70_000_000], "file-too-large file"),
        case("another ending", "f.docx", GOOD, "unsupported-format file"),
        case("no ending", "f", GOOD, "unsupported-format file"),
        case("a web page", t, "<html></html>", "syntax 1:1"),
        case("a text without its end", t, "[kommune]\nname = \"A\n", "syntax 2:10"),
        case("a table without its end", t, "[kommune\nname = \"A\"\n", "syntax 1:9"),
        case("a key without a value", t, "[kommune]\nname =\n", "syntax 2:7"),
        case("a value without quotes", t, "[kommune]\nname = Musterstadt\n", "syntax 2:8"),
        case("curly quotes", t, "[kommune]\nname = „A“\n", "syntax 2:8"),
        case(
            "a comma for decimals",
            t,
            with("[[finanzierung.posten]]\njahr = 2027\nbetrag = 1,5\nart = \"operativ\"\n"),
            "syntax 8:11",
        ),
        case("an escape nobody knows", t, "[kommune]\nname = \"C:\\Stadt\"\n", "syntax 2:12"),
        case("JSON with a comment", "f.json", "{ // A\n}", "syntax 1:3"),
        case("JSON with one comma too many", "f.json", "{\"kommune\": {\"name\": \"A\",}}", "syntax 1:25"),
        case("JSON cut off", "f.json", &json[..30], "syntax 1:28"),
        case("JSON twice", "f.json", format!("{json}{json}"), "syntax 1:69"),
        case("JSON that is a list", "f.json", "[1]", "wrong-type 1:1"),
        case("JSON that is a number", "f.json", "1e999", "wrong-type 1:1"),
        case("a number JSON has not", "f.json", json.replace("\"A\"", "NaN"), "syntax 1:22"),
        case("a lonely half of a letter", "f.json", json.replace("\"A\"", "\"\\ud800\""), "syntax 1:23"),
        case("YAML with a tab", "f.yaml", "kommune:\n\tname: A\n", "syntax 2:2"),
        case("YAML without its end", "f.yaml", "kommune: {name: \"A\n", "syntax 1:17"),
        case("two YAML documents", "f.yaml", format!("{yaml}---\n{yaml}"), "syntax 4:1"),
        case("an alias", "f.yaml", "kommune: &a {name: A}\nprojekt: *a\n", "alias 1:10"),
        case("a billion laughs", "f.yaml", laughs(), "alias 1:5"),
        case("a tag", "f.yaml", "kommune: !!python/object {name: A}\n", "missing-key file"),
        case(
            "keys joined",
            "f.yaml",
            "kommune:\n  <<: {name: A}\n",
            "missing-key file, missing-key 1:1, unknown-key 2:3",
        ),
        case("a key that is a list", "f.yaml", "? [a, b]\n: c\n", "syntax 1:3"),
        case("10,000 brackets of JSON", "f.json", "[".repeat(10_000), "nesting-too-deep 1:513"),
        case("10,000 brackets of TOML", t, format!("a = {}", "[".repeat(10_000)), "syntax 1:85"),
        case("10,000 brackets of YAML", "f.yaml", "[".repeat(10_000), "syntax 1:256"),
        case("10,000 tables in tables", t, format!("{}a = 1", "a.".repeat(10_000)), "nesting-too-deep 1:129"),
        case("a key twice", t, "[kommune]\nname = \"A\"\nname = \"B\"\n", "duplicate-key 3:1"),
        case("a table twice", t, with("[kommune]\nart = \"Stadt\"\n"), "duplicate-key 6:2"),
        case("a key of JSON twice", "f.json", json.replacen('{', "{\"kommune\": 1, ", 1), "duplicate-key 1:16"),
        case("a key of YAML twice", "f.yaml", format!("{yaml}kommune: {{}}\n"), "duplicate-key 3:1"),
        case("a key nobody knows", t, project("titl = \"C\""), "unknown-key 6:1"),
        case("a table nobody knows", t, with("[projekte]\n"), "unknown-key 6:2"),
        case("a key of another table", t, project("einwohner = 5"), "unknown-key 6:1"),
        case("no name", t, GOOD.replace("name = \"A\"", ""), "missing-key 1:1"),
        case("an empty name", t, GOOD.replace("\"A\"", "\" \""), "missing-key 2:8"),
        case("a name that is a number", t, GOOD.replace("\"A\"", "5"), "wrong-type 2:8"),
        case("a name that is a list", t, GOOD.replace("\"A\"", "[\"A\"]"), "wrong-type 2:8"),
        case(
            "a name of 30,000 characters",
            t,
            GOOD.replace("\"A\"", &format!("\"{}\"", "x".repeat(30_000))),
            "text-too-long 2:8",
        ),
        case(
            "a title no title page has room for",
            t,
            GOOD.replace("titel = \"B\"", &format!("titel = \"{}\"", "x".repeat(251))),
            "text-too-long 4:9",
        ),
        case("a control character in the name", t, GOOD.replace("\"A\"", "\"A\\u0007\""), "unprintable-character 2:8"),
        case("a private sign in the name", t, GOOD.replace("\"A\"", "\"A\\ue000\""), "unprintable-character 2:8"),
        case("a table for a text", t, GOOD.replace("titel = \"B\"", "titel = { a = 1 }"), "wrong-type 4:9"),
        case("a phase nobody knows", t, GOOD.replace("P1", "P6"), "unknown-phase 5:9"),
        case("a phase of all projects", t, GOOD.replace("P1", "durchgehend"), "cross-phase-project 5:9"),
        case("two phases that cannot be", t, GOOD.replace("\"P1\"", "[\"P1\", \"P3\"]"), "phase-combination 5:9"),
        case("a phase that is true", t, GOOD.replace("\"P1\"", "true"), "wrong-type 5:9"),
        case("a Land nobody knows", t, town("bundesland = \"Bavaria\""), "unknown-value 3:14"),
        case("inhabitants below zero", t, town("einwohner = -5"), "out-of-range 3:13"),
        case("too many inhabitants", t, town("einwohner = 99999999999"), "out-of-range 3:13"),
        case("half an inhabitant", t, town("einwohner = 1.5"), "wrong-type 3:13"),
        case("a number too large for all", t, town("einwohner = 99999999999999999999999999"), "wrong-type 3:13"),
        case("a colour nobody has", t, town("farbe = \"rosa\""), "invalid-colour 3:9"),
        case("an address without @", t, town("kontakt = { email = \"a.b\" }"), "invalid-email 3:21"),
        case("a day that is not", t, project("stand = 2026-02-30"), "syntax 6:9"),
        case("a day that is not, as text", t, project("stand = \"30.02.2026\""), "invalid-date 6:9"),
        case("a day long ago", t, project("stand = 1066-10-14"), "implausible-date 6:9"),
        case("a day with a time", t, project("stand = 2026-01-01T10:00:00"), "wrong-type 6:9"),
        case("a word for a day", t, project("stand = \"bald\""), "invalid-date 6:9"),
        case(
            "a measure without a number",
            t,
            with("[[projekt.kennzahlen]]\nname = \"K\"\nheute = nan\n"),
            "not-a-number 8:9",
        ),
        case(
            "a measure without end",
            t,
            with("[[projekt.kennzahlen]]\nname = \"K\"\nheute = -inf\n"),
            "not-a-number 8:9",
        ),
        case(
            "a measure that is a word",
            t,
            with("[[projekt.kennzahlen]]\nname = \"K\"\nheute = \"viel\"\n"),
            "wrong-type 8:9",
        ),
        case("a list that is a table", t, with("[risiken]\nrisiko = \"R\"\n"), "wrong-type 6:1"),
        case("a table that is a list", t, with("[[betrieb]]\nmodell = \"M\"\n"), "wrong-type 6:1"),
        case(
            "a level nobody knows",
            t,
            with("[[risiken]]\nrisiko = \"R\"\nauswirkung = \"extrem\"\n"),
            "unknown-value 8:14",
        ),
        case("a criterion nobody knows", t, with("[[kriterien]]\nkriterium = \"P9-99\"\n"), "unknown-criterion 7:13"),
        case(
            "a criterion twice",
            t,
            with("[[kriterien]]\nkriterium = \"P1-01\"\n[[kriterien]]\nkriterium = \"P1-01\"\n"),
            "duplicate-criterion 9:13",
        ),
        case(
            "a status nobody knows",
            t,
            with("[[kriterien]]\nkriterium = \"P1-01\"\nstatus = \"fertig\"\n"),
            "unknown-value 8:10",
        ),
        case(
            "an exclusion without a reason",
            t,
            with("[auswahl]\nausschliessen = [\"P1-02\"]\n"),
            "missing-reason 7:18",
        ),
        case("a form nobody knows", t, with("[beschluss]\nvorlage = \"atlantis\"\n"), "unknown-form 7:11"),
        case(
            "a form elsewhere",
            t,
            with("[beschluss]\nvorlage = \"../../etc/passwd.toml\"\n"),
            "path-outside-folder 7:11",
        ),
        case("a form that is not there", t, with("[beschluss]\nvorlage = \"v.toml\"\n"), "file-not-found 7:11"),
        case("a logo elsewhere", t, town("logo = \"../wappen.svg\""), "path-outside-folder 3:8"),
        case("a logo from the root", t, town("logo = \"/etc/passwd\""), "path-outside-folder 3:8"),
        case("a logo from a drive", t, town("logo = \"C:\\\\w.svg\""), "path-outside-folder 3:8"),
        case("a logo that is the profile", t, town("logo = \"f.toml\""), "logo-format 3:8"),
        case(
            "1,500 entries of a list",
            t,
            project(&format!("mehrwert = [{}]", "\"x\",".repeat(1_500))),
            "too-many-entries 6:12",
        ),
        case("600 faults", t, with(&"[[risiken]]\n".repeat(600)), "missing-key 6:1, missing-key 7:1, missing-key 8:1"),
    ];
    for (amount, code) in [
        ("\"1.5,0\"", "invalid-amount"),
        ("\"viel\"", "invalid-amount"),
        ("\"1,234,567\"", "invalid-amount"),
        ("\"12 €€\"", "invalid-amount"),
        ("-1", "negative-amount"),
        ("99999999999", "amount-too-large"),
        ("1.005", "fraction-of-a-cent"),
        ("inf", "not-a-number"),
        ("true", "wrong-type"),
    ] {
        let text = with(&format!("[[finanzierung.posten]]\njahr = 2027\nbetrag = {amount}\nart = \"operativ\"\n"));
        cases.push(case(format!("the amount {amount}"), t, text, &format!("{code} 8:10")));
    }
    cases
}

/// Ten lists, each ten times the one before.
fn laughs() -> String {
    let mut text = "a0: &a0 lol\n".to_owned();
    for n in 1..10 {
        text.push_str(&format!("a{n}: &a{n} [{}]\n", vec![format!("*a{}", n - 1); 10].join(", ")));
    }
    text
}
