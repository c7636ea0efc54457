//! Converts the shipped criteria workbook from and to its text form, writes it with the 25 columns of an export of the
//! roadmap's database, and makes the shipped project list from its text form:
//!
//! ```text
//! cargo run --no-default-features --example workbook -- text-to-xlsx
//! cargo run --no-default-features --example workbook -- xlsx-to-text
//! cargo run --no-default-features --example workbook -- export FILE.csv|FILE.xlsx
//! cargo run --no-default-features --example workbook -- list
//! ```

#![allow(clippy::print_stderr, reason = "an example prints its errors")]

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use ratsmappe::bodies::Bodies;
use ratsmappe::catalog::{Catalog, Criterion, MilestoneKind, Phase, roadmap_headers};
use ratsmappe::language::Language;
use ratsmappe::workbook::{Sheet, Workbook};
use rust_xlsxwriter as xlsx;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// The text files of the sheets, in the order of the workbook.
const SHEETS: [&str; 9] = [
    "kriterien",
    "phasen",
    "skalierungstreiber",
    "foerdermechanismen",
    "gute_praxis",
    "betreibermodelle",
    "glossar",
    "kernergebnisse",
    "themen",
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["text-to-xlsx"] => text_to_xlsx(),
        ["xlsx-to-text"] => xlsx_to_text(),
        ["export", file] => export(Path::new(file)),
        ["list"] => list(),
        _ => {
            eprintln!("usage: workbook text-to-xlsx | xlsx-to-text | export FILE.csv|FILE.xlsx | list");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn data() -> PathBuf {
    // Relative to the working directory, so that the example converts the source tree in which it is run.
    PathBuf::from("data")
}

/// A sheet in its text form.
struct SheetText {
    sheet: String,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

fn text_to_xlsx() -> Outcome<()> {
    let mut texts = Vec::new();
    for name in SHEETS {
        let path = data().join("kriterien").join(format!("{name}.toml"));
        let text = fs::read_to_string(&path)?;
        texts.push(parse(&text).map_err(|e| format!("{}: {e}", path.display()))?);
    }
    fs::write(data().join("kriterien.xlsx"), write_xlsx("Kriterienkatalog der Ratsmappe", &texts)?)?;
    Ok(())
}

fn xlsx_to_text() -> Outcome<()> {
    let path = data().join("kriterien.xlsx");
    let workbook = Workbook::read("kriterien.xlsx", &fs::read(path)?).map_err(|d| format!("{d:?}"))?;
    if workbook.sheets.len() != SHEETS.len() {
        return Err(format!("{} sheets expected, {} found", SHEETS.len(), workbook.sheets.len()).into());
    }
    for (name, sheet) in SHEETS.iter().zip(&workbook.sheets) {
        fs::write(data().join("kriterien").join(format!("{name}.toml")), write_toml(sheet)?)?;
    }
    Ok(())
}

/// The sheet of hints beside the project list, for those who fill it in.
const HINTS: [[&str; 2]; 8] = [
    [
        "Wozu",
        "Eine Zeile je Projekt. „ratsmappe build modellprojekte.xlsx“ erstellt daraus die Papiere aller Projekte.",
    ],
    [
        "Leere Zellen",
        "Was nicht bekannt ist, bleibt leer. Die Papiere erfinden nichts: Lücken werden als solche genannt.",
    ],
    [
        "Phase",
        "P1 bis P5; „P4 + P5“, wenn beides nebeneinander läuft. Die eingetragenen Phasen sind Annahmen nach der Staffel:          2019 und 2020 P4, 2021 P3. Deshalb steht in der Spalte „Phase angenommen“ überall „ja“, und jedes Papier sagt es.          Bestätigt eine Kommune ihre Phase, tragen Sie sie ein und leeren die Zelle daneben.",
    ],
    [
        "Profil",
        "Der Name einer Profildatei im Ordner dieser Liste oder darunter (profile/musterstadt.toml). Sie ergänzt die Zeile.          Was in beiden steht, muss gleich sein.",
    ],
    [
        "Weitere Spalten",
        "Jede Angabe des Profils kann eine Spalte sein, mit ihrem Schlüssel als Überschrift: kommune.kontakt.email,          betrieb.modell, projekt.problem. Auch ein Kriterium kann es sein (P3-01), mit seinem Stand: offen, in Arbeit,          erfüllt, nicht relevant.",
    ],
    ["Mehrere Werte", "In einer Zelle getrennt durch Semikolon oder Zeilenumbruch."],
    [
        "Quelle",
        "Woher Name, Land und Staffel stammen. Die Papiere nennen sie im Anhang. Die Länder sind, wo nicht anders          angegeben, aus Ortskenntnis ergänzt.",
    ],
    [
        "Stand",
        "Staffeln 2019 bis 2021, zusammengestellt im November 2026. Die Spalte „Art“ folgt allein aus dem Namen.",
    ],
];

/// Makes the project list from its text form.
fn list() -> Outcome<()> {
    let mut reader = csv::Reader::from_path(data().join("modellprojekte.csv"))?;
    let columns = reader.headers()?.iter().map(str::to_owned).collect();
    let rows: Vec<Vec<String>> =
        reader.records().map(|row| Ok(row?.iter().map(str::to_owned).collect())).collect::<Outcome<_>>()?;
    let projects = SheetText { sheet: "Projekte".into(), columns, rows };
    let hints = SheetText {
        sheet: "Hinweise".into(),
        columns: ["Stichwort", "Hinweis"].map(str::to_owned).to_vec(),
        rows: HINTS.iter().map(|hint| hint.map(str::to_owned).to_vec()).collect(),
    };
    let bytes = write_xlsx("Modellprojekte Smart Cities", &[projects, hints])?;
    Ok(fs::write(data().join("modellprojekte.xlsx"), bytes)?)
}

/// Reads the text form. A list becomes a cell with one line per item.
fn parse(text: &str) -> Outcome<SheetText> {
    let table: toml::Table = text.parse()?;
    let word = |v: &toml::Value| v.as_str().map(str::to_owned).ok_or_else(|| format!("`{v}` is not a string"));
    let list = |v: &toml::Value| -> Outcome<Vec<String>> {
        let items = v.as_array().ok_or("a list is expected")?;
        Ok(items.iter().map(word).collect::<Result<_, _>>()?)
    };
    let sheet = word(table.get("blatt").ok_or("`blatt` is missing")?)?;
    let columns = list(table.get("spalten").ok_or("`spalten` is missing")?)?;
    let mut rows = Vec::new();
    for row in table.get("zeile").and_then(toml::Value::as_array).ok_or("`zeile` is missing")? {
        let row = row.as_table().ok_or("`zeile` is no table")?;
        if let Some(stray) = row.keys().find(|k| !columns.contains(k)) {
            return Err(format!("`{stray}` is no column").into());
        }
        let mut cells = Vec::new();
        for column in &columns {
            cells.push(match row.get(column) {
                None => String::new(),
                Some(value) if value.is_array() => list(value)?.join("\n"),
                Some(value) => word(value)?,
            });
        }
        rows.push(cells);
    }
    Ok(SheetText { sheet, columns, rows })
}

fn write_toml(sheet: &Sheet) -> Outcome<String> {
    let mut rows = sheet.rows.iter();
    let header = rows.next().ok_or("a sheet is empty")?;
    let mut out = format!("blatt = {}\nspalten = [\n", basic(&sheet.name));
    for cell in &header.cells {
        out += &format!("    {},\n", basic(cell.value.shown()));
    }
    out += "]\n";
    for row in rows {
        out += "\n[[zeile]]\n";
        for cell in &row.cells {
            let column = header.value(cell.column).ok_or("a value stands outside the table")?;
            out += &format!("{} = ", basic(column.shown()));
            let lines: Vec<&str> = cell.value.shown().split('\n').collect();
            if let [line] = lines[..] {
                out += &format!("{}\n", basic(line));
            } else {
                out += "[\n";
                for line in lines {
                    out += &format!("    {},\n", basic(line));
                }
                out += "]\n";
            }
        }
    }
    Ok(out)
}

/// A TOML basic string.
fn basic(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out + "\""
}

/// The width of a column, in characters.
fn width(column: &str) -> f64 {
    match column {
        "ID" | "Nr." | "Abkürzung" | "Staffel" => 8.0,
        "Einwohner" | "Stand" | "Phase angenommen" => 12.0,
        "Hinweis" | "Quelle" => 90.0,
        "Profil" | "Bemerkung" | "Bundesland" => 20.0,
        "Phase" | "Transfer" | "Phasen" | "Titel-Sicherheit" | "Meilenstein-Sicherheit" => 14.0,
        "Kurzname" | "Art" | "Betreibermodell" | "Workstream" | "Akteure" | "Ebene" | "Status" | "Grundlage"
        | "Meilenstein" => 18.0,
        "Kurzbeschreibung" | "Leitfragen" | "Nachweise" | "Erklärung" | "Beschreibung" | "Aussage" => 60.0,
        "Kriterium" | "Name" | "Nächster Schritt" | "Bedeutung für den Rat" | "Verwandte Kriterien" | "Zweck" => 42.0,
        _ => 30.0,
    }
}

/// Excel's number of the paper size A3.
const A3: u8 = 8;
/// The width of a printed A3 page, in characters of a legible size.
const PRINTED_WIDTH: f64 = 260.0;
/// The height of a line, in points.
const LINE_HEIGHT: f64 = 15.0;
/// The largest height of a row that Excel allows is 409 points.
const MAX_ROW_HEIGHT: f64 = 405.0;

/// The height of a row, in points. Not every program fits rows to wrapped text when it opens a file.
fn height(columns: &[String], cells: &[String]) -> f64 {
    let lines = columns.iter().zip(cells).map(|(column, value)| {
        // Lines break at words, before the column is full.
        let usable = width(column) * 0.9;
        value.split('\n').map(|line| (line.chars().count() as f64 / usable).ceil().max(1.0)).sum::<f64>()
    });
    (lines.fold(1.0, f64::max) * LINE_HEIGHT + 2.0).min(MAX_ROW_HEIGHT)
}

/// The values of a column with a closed list, offered as a drop-down; empty for other columns.
fn choices(sheet: &str, column: &str) -> Vec<&'static str> {
    match (sheet, column) {
        ("Kriterien", "Phase") => vec![
            "P1 Ideenfindung",
            "P2 Prototyping / MvP",
            "P3 Pilot",
            "P4 Vertikale Skalierung",
            "P5 Horizontale Skalierung",
            "∞ Durchgehend",
        ],
        ("Kriterien", "Meilenstein") => MilestoneKind::ALL.map(MilestoneKind::name).to_vec(),
        ("Kriterien", "Meilenstein-Sicherheit") => vec!["belegt", "stark", "schwach"],
        ("Kriterien", "Titel-Sicherheit") => vec!["hoch", "mittel", "gering"],
        ("Kriterien", "Transfer" | "Betreibermodell") => vec!["Ja", "Nein"],
        ("Projekte", "Phase") => vec!["P1", "P2", "P3", "P4", "P5", "P4 + P5"],
        ("Projekte", "Phase angenommen") => vec!["ja", "nein"],
        ("Phasen", "Phase") => Phase::ALL.map(Phase::key).to_vec(),
        ("Fördermechanismen", "Art") => vec!["Mechanismus", "Kategorie"],
        ("Betreibermodelle", "Art") => {
            vec!["Begriff", "Modell", "Mischform", "Technische Option", "Entscheidungsfrage"]
        }
        _ => Vec::new(),
    }
}

fn write_xlsx(title: &str, texts: &[SheetText]) -> Outcome<Vec<u8>> {
    let mut workbook = xlsx::Workbook::new();
    let created = xlsx::ExcelDateTime::from_ymd(2024, 11, 1)?;
    let properties =
        xlsx::DocProperties::new().set_title(title).set_author("Ratsmappe").set_creation_datetime(&created);
    workbook.set_properties(&properties);
    let header = xlsx::Format::new()
        .set_bold()
        .set_font_color(xlsx::Color::White)
        .set_background_color(xlsx::Color::RGB(0x1F_4E_5F))
        .set_text_wrap()
        .set_align(xlsx::FormatAlign::VerticalCenter)
        .set_border(xlsx::FormatBorder::Thin);
    let cell = xlsx::Format::new()
        .set_text_wrap()
        .set_align(xlsx::FormatAlign::Top)
        .set_border_bottom(xlsx::FormatBorder::Hair)
        .set_num_format("@");
    for text in texts {
        let last_row = u32::try_from(text.rows.len())?;
        let last_column = u16::try_from(text.columns.len().saturating_sub(1))?;
        let sheet = workbook.add_worksheet();
        sheet.set_name(&text.sheet)?;
        sheet.set_row_height(0, 32)?;
        for (column, title) in (0_u16..).zip(&text.columns) {
            sheet.set_column_width(column, width(title))?;
            sheet.write_string_with_format(0, column, title, &header)?;
            let choices = choices(&text.sheet, title);
            if !choices.is_empty() {
                let list = xlsx::DataValidation::new().allow_list_strings(&choices)?;
                // Also for rows that users add.
                sheet.add_data_validation(1, column, last_row + 100, column, &list)?;
            }
        }
        for (row, cells) in (1_u32..).zip(&text.rows) {
            sheet.set_row_height(row, height(&text.columns, cells))?;
            for (column, value) in (0_u16..).zip(cells) {
                if value.is_empty() {
                    sheet.write_blank(row, column, &cell)?;
                } else {
                    sheet.write_string_with_format(row, column, value, &cell)?;
                }
            }
        }
        sheet.autofilter(0, 0, last_row, last_column)?;
        sheet.set_freeze_panes(1, if text.columns.len() > 3 { 2 } else { 0 })?;
        let pages = (text.columns.iter().map(|c| width(c)).sum::<f64>() / PRINTED_WIDTH).ceil();
        sheet.set_landscape().set_paper_size(A3).set_print_fit_to_pages(pages as u16, 0);
        sheet.set_repeat_rows(0, 0)?;
        if pages > 1.0 {
            sheet.set_repeat_columns(0, 1)?;
        }
        sheet.set_footer("&L&A&RSeite &P von &N");
    }
    Ok(workbook.save_to_buffer()?)
}

/// Writes the shipped catalogue as an export of the roadmap's database.
fn export(file: &Path) -> Outcome<()> {
    let headers = roadmap_headers();
    // Whoever gets the export reads plain words, not marks.
    let catalog = Catalog::embedded(Language::German).in_words_of(&Bodies::plain());
    let rows: Vec<Vec<String>> =
        catalog.criteria.iter().map(|c| headers.iter().map(|h| exported(c, h)).collect()).collect();
    if file.extension().is_some_and(|e| e.eq_ignore_ascii_case("csv")) {
        let mut writer = csv::Writer::from_path(file)?;
        writer.write_record(headers)?;
        for row in rows {
            writer.write_record(row)?;
        }
        writer.flush()?;
    } else {
        let mut workbook = xlsx::Workbook::new();
        let sheet = workbook.add_worksheet();
        for (column, header) in (0_u16..).zip(headers) {
            sheet.write_string(0, column, header)?;
            for (row, cells) in (1_u32..).zip(&rows) {
                sheet.write_string(row, column, &cells[usize::from(column)])?;
            }
        }
        workbook.save(file)?;
    }
    Ok(())
}

/// A criterion's value under one of the roadmap's headers.
fn exported(c: &Criterion, header: &str) -> String {
    let tick = |yes: bool| if yes { "Yes" } else { "No" }.to_owned();
    let milestone = |kind| tick(c.counts() && c.milestone.is_some_and(|m| m.kind == kind));
    match header {
        "Kriterium" => c.original_title.as_ref().unwrap_or(&c.title).clone(),
        "V&T Mechanismen" => c.mechanisms.join(", "),
        "Mechanismus Kategorie" => c.mechanism_categories.join(", "),
        "Sub-Driver" => c.sub_drivers.join(", "),
        "Scaling Driver" => c.driver.clone().unwrap_or_default(),
        "Workstream" => c.workstreams.iter().map(|w| w.name()).collect::<Vec<_>>().join(", "),
        "(ab) Phase" => match c.phase {
            Phase::P1 => "P1 Ideenfindung",
            Phase::P2 => "P2 Prototyping / MvP",
            Phase::P3 => "P3 Pilot",
            Phase::P4 => "P4 Vertikale Skalierung",
            Phase::P5 => "P5 Horizontale Skalierung",
            Phase::CrossPhase => "∞ Durchgehend",
        }
        .into(),
        "Sub-Phase" => c.sub_phases.iter().map(|s| s.tag.as_str()).collect::<Vec<_>>().join(", "),
        "Key Stakeholder" => c.stakeholders.join(", "),
        "Created by" | "Last edit by" => "U Untitled".into(),
        "Meilenstein" => milestone(MilestoneKind::Phase),
        "Kommunaler Meilenstein" => milestone(MilestoneKind::Municipal),
        "Zusätzlicher Meilenstein" => milestone(MilestoneKind::Additional),
        "Transfer" => tick(c.transfer_relevant == Some(true)),
        "Betreibermodelle" => tick(c.operating_model_relevant == Some(true)),
        "aus Workshop" => tick(false),
        "Rel. V&T Kriterien" => c
            .related
            .iter()
            .map(|r| {
                let known = r.id.as_deref().and_then(|id| Catalog::embedded(Language::German).by_id(id));
                let title = known.and_then(|c| c.original_title.as_ref()).unwrap_or(&r.title);
                format!("{title} (https://www.notion.so/{}?pvs=21)", r.id.as_deref().unwrap_or("x").to_lowercase())
            })
            .collect::<Vec<_>>()
            .join(", "),
        "Beschreibung Betreibermodelle" => c.operating_note.clone().unwrap_or_default(),
        "Kriterien-Kurzbeschreibung" => c.description.clone().unwrap_or_default(),
        "👌 Good Practice" => c.practices.join(", "),
        _ => String::new(),
    }
}
