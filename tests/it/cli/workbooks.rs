//! Lists for Excel (`-o FILE.xlsx`, `--report FILE.xlsx`): the values of the other formats, as days, amounts and numbers,
//! with a head that stays; nothing in them becomes a formula or a link, and no file is lost.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use ratsmappe::briefing::Labels;
use ratsmappe::language::Language;
use ratsmappe::templates::Templates;
use ratsmappe::workbook::{CellValue, Workbook};
use serde_json::Value;
use zip::ZipArchive;

use super::{Desk, json};
use crate::support::{missing, root};

const OLD: &str = "[kommune]\nname = \"Lerchenrode\"\n[projekt]\ntitel = \"Dorfanzeiger\"\nphase = \"P3\"\nstand = 2026-05-01\n\
    [[kriterien]]\nkriterium = \"P3-04\"\nstatus = \"in Arbeit\"\nfaellig = 2026-09-30\n\
    [[finanzierung.posten]]\njahr = 2027\nbetrag = 1000\nart = \"operativ\"\nzweck = \"Betrieb\"\n";

fn later() -> String {
    OLD.replace("2026-05-01", "2026-11-01")
        .replace("\"in Arbeit\"\nfaellig = 2026-09-30", "\"erfüllt\"\nfaellig = 2027-01-31")
        .replace("1000", "1250.5")
}

/// A project whose words look like formulas, and which has errors nowhere.
const HOSTILE: &str = "[kommune]\nname = \"=HYPERLINK(\\\"http://x\\\";\\\"y\\\")\"\n[projekt]\ntitel = \"+49 @a\"\nphase = \
    \"P3\"\n[auswahl]\nausschliessen = [{ kriterium = \"P3-01\", grund = \"-1+1\" }]\n";

fn desk() -> Desk {
    Desk::new().with("alt.toml", OLD).with("neu.toml", later()).with("boese.toml", HOSTILE)
}

/// A sheet as its reader sees it: the cells of every row by column.
type Rows = Vec<Vec<Option<CellValue>>>;

fn sheets(desk: &Desk, file: &str) -> BTreeMap<String, Rows> {
    let bytes = std::fs::read(desk.path(file)).expect("a file");
    let book = Workbook::read(file, &bytes).expect("a workbook that can be read");
    let rows = |sheet: &ratsmappe::workbook::Sheet| {
        let columns = sheet.rows.first().map_or(0, |head| head.cells.len() as u32);
        sheet.rows.iter().map(|row| (0..columns).map(|c| row.value(c).cloned()).collect()).collect()
    };
    book.sheets.iter().map(|sheet| (sheet.name.to_string(), rows(sheet))).collect()
}

fn text(cell: &Option<CellValue>) -> &str {
    cell.as_ref().map_or("", CellValue::shown)
}

fn texts(row: &[Option<CellValue>]) -> Vec<&str> {
    row.iter().map(text).collect()
}

/// The parts of the file by name.
fn parts(desk: &Desk, file: &str) -> BTreeMap<String, String> {
    let mut archive =
        ZipArchive::new(Cursor::new(std::fs::read(desk.path(file)).expect("a file"))).expect("an archive");
    let count = archive.len();
    let read = |at: usize| {
        let mut part = archive.by_index(at).expect("a part");
        let mut text = String::new();
        part.read_to_string(&mut text).expect("text");
        (part.name().expect("a name").to_string(), text)
    };
    (0..count).map(read).collect()
}

/// Runs in German, as a town hall does.
fn german(desk: &Desk, args: &[&str]) -> super::Outcome {
    let run = desk.run(args.iter().chain(&["--ui-lang", "de"]));
    assert_eq!(run.code, Some(0), "{args:?}\n{}", run.err);
    run
}

#[test]
fn the_list_of_criteria_has_the_rows_of_the_csv_in_words() {
    let desk = desk();
    assert_eq!(german(&desk, &["select", "neu.toml", "-o", "liste.xlsx"]).out, "liste.xlsx\n");
    let sheets = sheets(&desk, "liste.xlsx");
    let rows = &sheets["Kriterien"];
    assert_eq!(
        texts(&rows[0]).join(" | "),
        "Nr. | Kriterium | Phase | Meilenstein | Sicherheit | Stand | In den Unterlagen | Grund | Steht vorn | Bereiche | \
         Skalierungstreiber | Beteiligte | Datei | Blatt | Zelle"
    );
    let csv = german(&desk, &["select", "neu.toml", "--format", "csv"]).out;
    let json = json(&german(&desk, &["select", "neu.toml", "--format", "json"]).out);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let records: Vec<csv::StringRecord> = reader.records().map(|record| record.expect("a record")).collect();
    assert_eq!(rows.len() - 1, records.len());
    for ((row, record), object) in rows[1..].iter().zip(&records).zip(json.as_array().expect("rows")) {
        let row = texts(row);
        // id, title, phase, milestone, confidence, selected, reasons, leads, file, sheet, cell
        for (ours, theirs) in [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (7, 7), (13, 9), (14, 10)] {
            assert_eq!(row[ours], record[theirs].replace('\u{a0}', " "), "{row:?}\n{record:?}");
        }
        for (ours, theirs) in [(6, 6), (8, 11)] {
            assert_eq!(row[ours] == "ja", &record[theirs] == "yes", "{row:?}");
        }
        assert_eq!((&row[12], &record[8]), (&"eingebaut", "built-in/kriterien.xlsx"));
        // What nobody states is not open.
        let stated = object["stated"] == true;
        assert_eq!(row[5], if stated { &record[5] } else { "keine Angabe" }, "{row:?}");
    }
    assert!(rows.iter().any(|row| text(&row[5]) == "erfüllt"));
}

#[test]
fn every_sheet_has_a_head_that_stays_a_filter_and_a_page() {
    let desk = desk();
    german(&desk, &["select", "neu.toml", "-o", "select.xlsx"]);
    german(&desk, &["check", "boese.toml", "neu.toml", "-o", "check.xlsx", "--lang", "de"]);
    german(&desk, &["diff", "alt.toml", "neu.toml", "-o", "diff.xlsx"]);
    for file in ["select.xlsx", "check.xlsx", "diff.xlsx"] {
        let parts = parts(&desk, file);
        let read = sheets(&desk, file);
        let all: Vec<&String> = parts.iter().filter(|(n, _)| n.starts_with("xl/worksheets/")).map(|(_, t)| t).collect();
        assert_eq!(all.len(), read.len(), "{file}");
        for sheet in all {
            for said in [
                "state=\"frozen\"",
                "ySplit=\"1\"",
                "orientation=\"landscape\"",
                "paperSize=\"9\"",
                "fitToHeight=\"0\"",
                "<oddFooter>",
            ] {
                assert!(sheet.contains(said), "{file} lacks {said}");
            }
        }
        // The filter and the head of every page are over all columns and rows.
        let book = &parts["xl/workbook.xml"];
        for (name, rows) in &read {
            let (last, count) = (column(rows[0].len()), rows.len());
            let filter = format!("$A$1:${last}${count}</definedName>");
            assert!(book.contains(&filter), "{file}, {name}: {filter}\n{book}");
        }
        assert_eq!(book.matches("_xlnm.Print_Titles").count(), read.len(), "{file}");
        assert!(parts["docProps/core.xml"].contains("<dc:title>"), "{file}");
        assert!(parts["docProps/custom.xml"].contains("de-DE"), "{file}");
        assert!(read.keys().all(|name| name.chars().count() <= 31), "{file}");
    }
}

/// The letters of a column, from 1.
fn column(number: usize) -> String {
    let letter = |n: usize| char::from(b'A' + u8::try_from(n).expect("a letter"));
    match number {
        0..=26 => letter(number - 1).to_string(),
        _ => format!("{}{}", letter((number - 1) / 26 - 1), letter((number - 1) % 26)),
    }
}

#[test]
fn changes_have_days_amounts_and_words_as_such() {
    let desk = desk();
    german(&desk, &["diff", "alt.toml", "neu.toml", "-o", "diff.xlsx"]);
    let sheets = sheets(&desk, "diff.xlsx");
    let changes = &sheets["Änderungen"];
    let of =
        |part: &str| changes.iter().find(|row| text(&row[2]) == part).unwrap_or_else(|| panic!("{part}: {changes:#?}"));
    let due = of("Fälligkeiten");
    assert_eq!(due[6..8], [Some(CellValue::Date("2026-09-30".into())), Some(CellValue::Date("2027-01-31".into()))]);
    let cost = of("Kosten");
    assert_eq!(
        cost[6..9],
        ["1000", "1250.5", "250.5"].map(|number| Some(CellValue::Number(number.into()))),
        "{cost:?}"
    );
    assert_eq!([6, 7].map(|at| text(&of("Status der Kriterien")[at])), ["in Arbeit", "erfüllt"]);
    // As many rows as for programs, about the same things.
    let csv = german(&desk, &["diff", "alt.toml", "neu.toml", "--format", "csv"]).out;
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let records: Vec<csv::StringRecord> = reader.records().map(|record| record.expect("a record")).collect();
    assert_eq!(records.len(), changes.len() - 1);
    for (row, record) in changes[1..].iter().zip(&records) {
        let shown = [&row[0], &row[1], &row[4], &row[5]].map(text);
        assert_eq!(shown, [&record[0], &record[1], &record[4], &record[5]]);
    }
    let projects = &sheets["Projekte"];
    assert_eq!(texts(&projects[1])[..3], ["Lerchenrode", "Dorfanzeiger", "geändert"]);
    let days = ["2026-05-01", "2026-11-01"].map(|day| Some(CellValue::Date(day.into())));
    assert_eq!(projects[1][6..8], days);
}

#[test]
fn a_list_speaks_its_language_and_what_is_not_stated_is_no_nought() {
    let money = "[[finanzierung.posten]]\njahr = 2027\nbetrag = 1000\nart = \"operativ\"\nzweck = \"Betrieb\"\n";
    let more = "status = \"offen\"\nist = 400\n[[risiken]]\nrisiko = \"Verzug\"\nauswirkung = \"mittel\"\n";
    let risk = "[[risiken]]\nrisiko = \"Verzug\"\nauswirkung = \"hoch\"\n";
    let new = "[[finanzierung.posten]]\njahr = 2028\nbetrag = 70\nart = \"investiv\"\n\
        [[investition.verwendung]]\nzweck = \"Pegel\"\nbetrag = 5\n";
    assert!(OLD.contains(money));
    let desk = Desk::new()
        .with("alt.toml", format!("{OLD}{risk}"))
        .with("neu.toml", OLD.replace(money, &format!("{money}{more}{new}")));
    for (language, want) in [
        ("en", ["not stated", "400", "", "not yet funded", "high", "medium", "capital"]),
        ("de", ["keine Angabe", "400", "", "nicht gedeckt", "hoch", "mittel", "investiv"]),
    ] {
        let file = format!("{language}.xlsx");
        let run = desk.run(["diff", "alt.toml", "neu.toml", "-o", &file, "--lang", language]);
        assert_eq!(run.code, Some(0), "{}", run.err);
        let sheets = sheets(&desk, &file);
        let rows = &sheets[if language == "de" { "Änderungen" } else { "Changes" }];
        let [unstated, spent, none, open, high, medium, _] = want;
        let row = |to: &str| rows.iter().find(|row| text(&row[7]) == to).unwrap_or_else(|| panic!("{to}: {rows:#?}"));
        // An amount of which nothing was said has no difference; an item that is new costs all it costs.
        assert_eq!([6, 7, 8].map(|at| text(&row(spent)[at])), [unstated, spent, none]);
        assert_eq!([6, 7, 8].map(|at| text(&row("70")[at])), ["", "70", "70"]);
        assert_eq!([6, 7].map(|at| text(&row(open)[at])), [unstated, open]);
        assert_eq!([6, 7].map(|at| text(&row(medium)[at])), [high, medium]);
        // No key of a profile is left where words are meant.
        let is_key =
            |cell: &str| !cell.contains(' ') && cell.split('.').count() > 1 && !cell.contains(char::is_numeric);
        assert!(rows.iter().all(|row| !is_key(text(&row[3]))), "{rows:#?}");
    }
    let printed = desk.run(["diff", "alt.toml", "neu.toml", "--format", "json"]).out;
    let changes = &json(&printed)["projects"][0]["changes"];
    let spent = changes.as_array().expect("changes").iter().find(|row| row["key"] == "finanzierung.posten.ist");
    assert_eq!(spent.expect("the amount spent")["difference"], Value::Null);
}

#[test]
fn a_project_that_cannot_be_read_on_one_side_is_neither_new_nor_gone() {
    let other = OLD.replace("Lerchenrode", "Auental");
    let desk = Desk::new()
        .with("alt/a.toml", OLD)
        .with("alt/b.toml", other.as_str())
        .with("neu/a.toml", OLD.replace("\"P3\"", "\"P33\""))
        .with("neu/b.toml", other.as_str());
    let told = |from: &str, to: &str| {
        let run = desk.run(["diff", from, to, "--format", "json"]);
        assert_eq!(run.code, Some(3), "{}", run.err);
        let report = json(&run.out);
        ["new", "gone", "not_compared"].map(|key| report[key].as_array().expect("a list").len())
    };
    assert_eq!(told("alt", "neu"), [0, 0, 1]);
    assert_eq!(told("neu", "alt"), [0, 0, 1]);
    // A file that cannot be read at all could be anybody's.
    std::fs::write(desk.path("neu/a.toml"), "[kommune\n").expect("a torn file");
    assert_eq!(told("alt", "neu"), [0, 0, 1]);
}

#[test]
fn a_check_has_the_findings_and_gaps_of_the_json() {
    let desk =
        desk().with("kaputt.toml", "[kommune]\nname = \"Au\"\n[projekt]\ntitel = \"T\"\nphase = \"P9\"\nx = 1\n");
    let args = ["check", "neu.toml", "kaputt.toml", "boese.toml"];
    let run = desk.run(args.iter().chain(&["-o", "check.xlsx", "--lang", "en"]));
    assert_eq!(run.code, Some(3), "{}", run.err);
    assert!(run.err.contains("3 projects, 1 of them not usable"), "{}", run.err);
    let told = json(&desk.run(args.iter().chain(&["--format", "json"])).out);
    let sheets = sheets(&desk, "check.xlsx");
    let list = |value: &Value| value.as_array().expect("a list").clone();
    let found = list(&told["diagnostics"]);
    assert!(!found.is_empty());
    assert_eq!(sheets["Findings"].len() - 1, found.len());
    for (row, finding) in sheets["Findings"][1..].iter().zip(&found) {
        assert_eq!(text(&row[3]), finding["message"].as_str().expect("a message"));
        assert_eq!(text(&row[10]), finding["code"].as_str().expect("a code"));
        let line = finding["line"].as_u64().map(|line| CellValue::Number(line.to_string()));
        assert_eq!(row[8], line, "{row:?}");
    }
    let profiles = list(&told["profiles"]);
    let projects = &sheets["Projects"];
    assert_eq!(projects.len() - 1, profiles.len());
    let gap = |gap: &Value| (gap["key"].to_string(), gap["what"].to_string());
    let mut gaps = 0;
    for (row, profile) in projects[1..].iter().zip(&profiles) {
        let each: std::collections::BTreeSet<_> = list(&profile["gaps"]).iter().map(gap).collect();
        assert_eq!(text(&row[7]), each.len().to_string(), "{row:?}");
        assert_eq!(text(&row[1]), profile["title"].as_str().unwrap_or_default());
        gaps += each.len();
    }
    assert_eq!(sheets["Gaps"].len() - 1, gaps);
    assert!(gaps > 0);
    // The same for programs: a row a finding or gap.
    let csv = desk.run(args.iter().chain(&["--format", "csv"])).out;
    let rows = csv::Reader::from_reader(csv.as_bytes()).records().filter(|record| record.is_ok()).count();
    assert_eq!(rows, found.len() + gaps);
    desk.run(args.iter().chain(&["-o", "check.csv"]));
    assert_eq!(std::fs::read_to_string(desk.path("check.csv")).expect("a file").trim_end(), csv.trim_end());
}

#[test]
fn words_that_look_like_formulas_or_links_stay_words() {
    let desk = desk();
    let (select, diff) = (["select", "boese.toml", "-o", "a.xlsx"], ["diff", "alt.toml", "boese.toml", "-o", "b.xlsx"]);
    german(&desk, &select);
    german(&desk, &diff);
    german(&desk, &["check", "boese.toml", "-o", "c.xlsx"]);
    for file in ["a.xlsx", "b.xlsx", "c.xlsx"] {
        for (name, part) in parts(&desk, file) {
            assert!(!part.contains("<f>") && !part.contains("<hyperlink"), "{file}: {name}");
            assert!(!part.contains("TargetMode=\"External\""), "{file}: {name}");
        }
    }
    assert!(sheets(&desk, "a.xlsx")["Kriterien"].iter().any(|row| text(&row[7]).contains("-1+1")));
    let projects = &sheets(&desk, "c.xlsx")["Projekte"];
    assert_eq!(texts(&projects[1])[..2], ["=HYPERLINK(\"http://x\";\"y\")", "+49 @a"]);
    // Whoever changes such a cell gets no formula either.
    assert!(parts(&desk, "c.xlsx")["xl/styles.xml"].contains("quotePrefix=\"1\""));
}

#[test]
fn the_ending_says_the_format_and_no_file_is_lost() {
    let desk = desk();
    let usage = |args: &[&str], said: &str| {
        let run = desk.run(args);
        assert_eq!(run.code, Some(2), "{args:?}");
        assert!(run.err.contains(said), "{args:?}: {}", run.err);
    };
    usage(&["select", "neu.toml", "-o", "liste.txt"], "`liste.txt` must end with .xlsx, .csv or .json");
    usage(&["check", "neu.toml", "-o", "liste"], "`liste` must end with .xlsx, .csv or .json");
    usage(
        &["diff", "alt.toml", "neu.toml", "-o", "d.xlsx", "--format", "csv"],
        "--format csv and the file `d.xlsx` contradict",
    );
    usage(
        &["select", "neu.toml", "-o", "a.csv", "--format", "table"],
        "--format table and the file `a.csv` contradict",
    );
    usage(&["select", "neu.toml", "--lang", "en"], "--output");
    usage(&["select", "neu.toml", "-o", "a.xlsx", "--explain", "P3-01"], "--explain");
    assert!(["liste", "liste.txt", "d.xlsx", "a.csv", "a.xlsx"].iter().all(|name| !desk.path(name).exists()));
    // The other endings write what `--format` prints.
    for (command, ending) in [("select", "csv"), ("select", "json"), ("check", "json"), ("check", "csv")] {
        let file = format!("{command}.{ending}");
        let printed = desk.run([command, "neu.toml", "--format", ending]).out;
        let run = desk.run([command, "neu.toml", "-o", &file, "--format", ending]);
        assert_eq!((run.code, run.out.as_str()), (Some(0), format!("{file}\n").as_str()), "{}", run.err);
        let written = std::fs::read_to_string(desk.path(&file)).expect("a file");
        assert_eq!(written.trim_end(), printed.trim_end(), "{file}");
    }
    // What is there is kept, unless somebody says otherwise; what the list is made from is kept in any case.
    std::fs::write(desk.path("mein.xlsx"), "meins").expect("a file");
    let run = desk.run(["select", "neu.toml", "-o", "mein.xlsx"]);
    assert_eq!(run.code, Some(1));
    assert!(run.err.contains("file-exists") && run.err.contains("--force"), "{}", run.err);
    assert_eq!(std::fs::read(desk.path("mein.xlsx")).expect("a file"), b"meins");
    assert_eq!(desk.run(["select", "neu.toml", "-o", "mein.xlsx", "--force"]).code, Some(0));
    assert!(sheets(&desk, "mein.xlsx").contains_key("Criteria"));
    let profile =
        Desk::new().with("neu.json", r#"{"kommune": {"name": "A"}, "projekt": {"titel": "B", "phase": "P3"}}"#);
    let run = profile.run(["select", "neu.json", "-o", "./neu.json", "--force"]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("the list is made from `./neu.json` and does not replace it"), "{}", run.err);
    assert!(std::fs::read_to_string(profile.path("neu.json")).expect("a file").contains("kommune"));
}

#[test]
fn a_report_has_the_rows_of_its_json() {
    let desk = Desk::new();
    let of = |name: &str| root("tests/compat/bericht").join(name).to_string_lossy().into_owned();
    let (one, two) = (of("teil-1.json"), of("teil-2.json"));
    for file in ["ganz.json", "ganz.xlsx"] {
        let run = desk.run(["report", "merge", &one, &two, "-o", file]);
        assert!(run.err.is_empty(), "{}", run.err);
    }
    let whole = json(&std::fs::read_to_string(desk.path("ganz.json")).expect("a report"));
    let sheets = sheets(&desk, "ganz.xlsx");
    let list = |key: &str| whole[key].as_array().expect("a list").clone();
    let cell = |value: &Value| match value {
        Value::Null => None,
        Value::String(text) => (!text.is_empty()).then(|| CellValue::Text(text.clone())),
        other => Some(CellValue::Number(other.to_string())),
    };
    let documents = list("documents");
    let labels = Labels::new(&Templates::embedded(), Language::English).expect("the built-in labels");
    assert_eq!(sheets["Papers"].len() - 1, documents.len());
    for (row, document) in sheets["Papers"][1..].iter().zip(&documents) {
        let keys = [(0, "project"), (2, "form"), (4, "file"), (5, "pages"), (6, "bytes"), (7, "milliseconds")];
        for (at, key) in keys.into_iter().chain([(10, "sha256")]) {
            assert_eq!(row[at], cell(&document[key]), "{key}: {row:?}");
        }
        // Kinds are called as people call them.
        let kind = document["kind"].as_str().expect("a kind");
        let word = labels.kind(kind);
        assert!(text(&row[1]) == word && word.starts_with(char::is_uppercase), "{kind}: {row:?}");
        assert_eq!(text(&row[3]).replace(' ', "-"), document["status"].as_str().expect("a status"));
        assert_eq!(text(&row[9]), document["diagnostics"].as_array().expect("a list").len().to_string());
    }
    let projects = list("projects");
    assert_eq!(sheets["Projects"].len() - 1, projects.len());
    for (row, project) in sheets["Projects"][1..].iter().zip(&projects) {
        assert_eq!([&row[0], &row[1]], [&cell(&project["file"]), &cell(&project["project"])]);
    }
    let all = projects.iter().chain(&documents).flat_map(|one| one["diagnostics"].as_array().expect("a list"));
    let told: Vec<&str> = all.map(|finding| finding["message"].as_str().expect("a message")).collect();
    assert_eq!(sheets["Findings"][1..].iter().map(|row| text(&row[2])).collect::<Vec<_>>(), told);
    let sum = |name: &str| sheets["Totals"].iter().find(|row| text(&row[0]) == name).map(|row| text(&row[1]));
    for (name, key) in [("Papers", "documents"), ("written", "written"), ("failed", "failed"), ("Bytes", "bytes")] {
        assert_eq!(sum(name), Some(whole["totals"][key].to_string().as_str()), "{name}");
    }
}

#[test]
fn what_a_folder_holds_beside_profiles_is_said_at_the_end_and_only_then() {
    let desk = Desk::new().with("p/neu.toml", later()).with("p/.git/config", "");
    let quiet = desk.run(["check", "p"]);
    assert!(!quiet.err.contains("not read"), "{}", quiet.err);
    let desk =
        desk.with("p/notiz.docx", "").with("p/~$notiz.docx", "").with("p/archiv/alt.toml", OLD).with("p/a.csv", "x");
    let run = desk.run(["check", "p"]);
    let said = "not read in `p`: 1 file (1 `.docx`), 1 spreadsheet that is no questionnaire, 1 lock file (kept beside a \
                document while it is open), 1 sub-folder (`archiv`)";
    assert_eq!(run.err.trim_end().lines().last(), Some(said), "{}", run.err);
    let run = desk.run(["check", "p", "--ui-lang", "de", "-o", "c.xlsx"]);
    let said = "nicht gelesen in `p`: 1 Datei (1 `.docx`), 1 Tabellendatei, die kein Fragebogen ist, 1 Sperrdatei \
                (legen Excel und LibreOffice an, solange ein Dokument offen ist), 1 Unterordner (`archiv`)";
    assert_eq!(run.err.trim_end().lines().last(), Some(said), "{}", run.err);
    // Programs read nothing but what they asked for.
    assert_eq!(desk.run(["check", "p", "--format", "json"]).err, "");
}

#[cfg(feature = "pdf")]
#[test]
fn a_run_says_what_it_passed_over_and_reports_as_a_workbook() {
    let desk = Desk::new().with("p/neu.toml", later()).with("p/notiz.pdf", "").with("p/archiv/alt.toml", OLD);
    let run =
        desk.run(["build", "p", "-o", "p/out", "--only", "einseiter", "--report", "r.xlsx", "--report", "r.json"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(run.err.contains("not read in `p`: 1 file (1 `.pdf`), 1 sub-folder (`archiv`)\n"), "{}", run.err);
    let again = desk.run(["build", "p", "-o", "p/out", "--only", "einseiter"]);
    assert!(again.err.contains("1 sub-folder (`archiv`)\n"), "the papers themselves are no input: {}", again.err);
    let report = json(&std::fs::read_to_string(desk.path("r.json")).expect("a report"));
    let papers = &sheets(&desk, "r.xlsx")["Papers"];
    assert_eq!(text(&papers[1][10]), report["documents"][0]["sha256"].as_str().expect("a checksum"));
    assert_eq!(text(&papers[1][3]), "written");
}

/// The validator of others, where it is installed.
#[test]
#[allow(clippy::disallowed_methods, reason = "the tool is looked for where programs are")]
fn a_validator_finds_nothing_in_lists() {
    let tool = "openxml-audit";
    if !std::process::Command::new(tool).arg("--help").output().is_ok_and(|o| o.status.success()) {
        return missing(tool, "`openxml-audit` (PyPI) is not here");
    }
    let desk = desk();
    std::fs::create_dir(desk.path("x")).expect("a folder");
    let (one, two) = (root("tests/compat/bericht/teil-1.json"), root("tests/compat/bericht/teil-2.json"));
    desk.run(["report", "merge", &one.to_string_lossy(), &two.to_string_lossy(), "-o", "x/report.xlsx"]);
    german(&desk, &["select", "boese.toml", "-o", "x/select.xlsx"]);
    german(&desk, &["check", "boese.toml", "neu.toml", "-o", "x/check.xlsx"]);
    german(&desk, &["diff", "alt.toml", "neu.toml", "-o", "x/diff.xlsx"]);
    german(&desk, &["form", "neu.toml", "-o", "x/form.xlsx"]);
    let told = std::process::Command::new(tool).arg("--recursive").arg(desk.path("x")).output().expect("the tool");
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stdout));
}
