//! Numbers in every format a spreadsheet program offers, in every place that takes a number.

use proptest::prelude::*;
use ratsmappe::questionnaire;
use rust_xlsxwriter::{Format, Worksheet};

use super::sheets::ods;
use super::*;
use crate::support::cases;

/// What a person sees of a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Seen {
    /// So many times the number, with so many decimals.
    Times(f64, i32),
    /// The number with so many digits.
    Digits(i32),
    /// Something that is not the number.
    Other,
}

/// Formats as dialogues of spreadsheet programs offer them, and what they make of a number.
pub(super) const FORMATS: [(&str, Seen); 32] = [
    ("General", Seen::Digits(9)),
    ("0", Seen::Times(1.0, 0)),
    ("0.00", Seen::Times(1.0, 2)),
    ("#,##0", Seen::Times(1.0, 0)),
    ("#,##0.00", Seen::Times(1.0, 2)),
    ("#,##0;[Red]-#,##0", Seen::Times(1.0, 0)),
    ("0%", Seen::Times(100.0, 0)),
    ("0.0%", Seen::Times(100.0, 1)),
    ("0.00%", Seen::Times(100.0, 2)),
    ("0.0\\ %", Seen::Times(100.0, 1)),
    ("#,##0.0%;[Red]-#,##0.0%", Seen::Times(100.0, 1)),
    ("#,##0.00\\ \"€\"", Seen::Times(1.0, 2)),
    ("_-* #,##0.00\\ \"€\"_-;-* #,##0.00\\ \"€\"_-;_-* \"-\"??\\ \"€\"_-;_-@_-", Seen::Times(1.0, 2)),
    ("#,##0.00\\ [$€-407]", Seen::Times(1.0, 2)),
    ("[$$-409]#,##0.00", Seen::Times(1.0, 2)),
    ("0.00E+00", Seen::Digits(3)),
    ("##0.0E+0", Seen::Digits(2)),
    ("@", Seen::Digits(9)),
    ("0.0\"%\"", Seen::Times(1.0, 1)),
    ("0\\ \"Minuten\"", Seen::Times(1.0, 0)),
    ("[<1000]0;0.0,\" T\"", Seen::Times(1.0, 0)),
    ("0;-0;;@", Seen::Times(1.0, 0)),
    (";;;", Seen::Other),
    ("\"ja\";\"nein\"", Seen::Other),
    ("0.00;;\"–\"", Seen::Times(1.0, 2)),
    ("[=0]\"–\";#,##0", Seen::Times(1.0, 0)),
    ("#,##0,", Seen::Other),
    ("0.0,,\\ \"Mio.\"", Seen::Other),
    ("dd.mm.yyyy", Seen::Other),
    ("hh:mm", Seen::Other),
    ("[h]:mm:ss", Seen::Other),
    ("dd.mm.yyyy\\ hh:mm", Seen::Other),
];

/// Whether a value is what people see.
fn is_seen(read: f64, number: f64, seen: Seen) -> bool {
    match seen {
        Seen::Times(times, decimals) => (read - number * times).abs() <= 0.500_001 * 10_f64.powi(-decimals),
        Seen::Digits(digits) => (read - number).abs() <= number.abs() * 10_f64.powi(1 - digits),
        Seen::Other => false,
    }
}

/// A cell's content: a number and its format, or text.
#[derive(Debug, Clone)]
pub(super) enum Written {
    Number(f64, usize),
    Text(String),
}

impl Written {
    pub(super) fn put(&self, sheet: &mut Worksheet, row: u32, column: u16) {
        match self {
            Self::Number(number, format) => {
                let format = Format::new().set_num_format(FORMATS[*format].0);
                sheet.write_number_with_format(row, column, *number, &format).expect("a cell");
            }
            Self::Text(text) => drop(sheet.write_string(row, column, text).expect("a cell")),
        }
    }

    /// Whether people see a sign for percent.
    pub(super) fn is_percent(&self) -> bool {
        match self {
            Self::Number(_, format) => FORMATS[*format].0.contains('%'),
            Self::Text(text) => text.ends_with('%'),
        }
    }

    /// Whether this is what people see in the cell.
    pub(super) fn is(&self, read: f64) -> bool {
        match self {
            Self::Number(number, format) => is_seen(read, *number, FORMATS[*format].1),
            // In German notation, the first sign of a unit ends the number.
            Self::Text(text) => {
                let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit()).replace('.', "").replace(',', ".");
                digits.parse().is_ok_and(|number: f64| (number - read).abs() < 1e-6)
            }
        }
    }
}

pub(super) fn mark(part: &str, column: &str) -> String {
    format!("ratsmappe:1:{part}/{column}")
}

/// A questionnaire of the places that take numbers.
fn asked(written: &Written, unit: &str) -> Workbook {
    let facts = [mark("angaben", "schluessel"), mark("angaben", "antwort")];
    let facts: [&str; 2] = [&facts[0], &facts[1]];
    let mut facts = sheet(
        "Angaben",
        &[
            &facts,
            &["kommune.name", "Erlenau"],
            &["projekt.titel", "Pegel"],
            &["projekt.phase", "P3"],
            &["kommune.einwohner"],
            &["investition.bedarf"],
        ],
    );
    written.put(&mut facts, 4, 1);
    written.put(&mut facts, 5, 1);
    let columns = ["name", "einheit", "vorher", "heute", "ziel"].map(|column| mark("projekt.kennzahlen", column));
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    let mut measures = sheet("Kennzahlen", &[&columns, &["Anteil", unit]]);
    (2..5).for_each(|column| written.put(&mut measures, 1, column));
    let columns = ["jahr", "betrag", "art", "status"].map(|column| mark("finanzierung.posten", column));
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    let mut costs = sheet("Kosten", &[&columns, &["2027", "", "investiv", "offen"]]);
    written.put(&mut costs, 1, 1);
    book([facts, measures, costs])
}

/// Whether each place reads what people see or is told of.
fn agrees(written: &Written, unit: &str) -> Result<(), TestCaseError> {
    let (profile, found) = questionnaire::read(&asked(written, unit));
    let found = told(&found);
    let is_told = |cell: &str| found.iter().any(|f| f.contains(&format!("› {cell}: ")));
    let cells = ["Angaben!B5", "Angaben!B6", "Kennzahlen!C2", "Kennzahlen!D2", "Kennzahlen!E2", "Kosten!B2"];
    let Some(profile) = profile else {
        prop_assert!(cells.iter().any(|cell| is_told(cell)), "{found:?}");
        return Ok(());
    };
    let measure = profile.project.key_figures.first();
    let cents = |cents: Option<i64>| cents.map(|cents| cents as f64 / 100.0);
    let read = [
        profile.municipality.inhabitants.map(|n| n as f64),
        cents(profile.investment.need_cents),
        measure.and_then(|m| m.before),
        measure.and_then(|m| m.today),
        measure.and_then(|m| m.target),
        cents(profile.finance.costs.first().map(|c| c.cents)),
    ];
    for (cell, read) in cells.into_iter().zip(read) {
        let right = read.is_some_and(|read| written.is(read));
        prop_assert!(right || is_told(cell), "{cell} of {written:?} {unit}: {read:?} {found:?}");
    }
    Ok(())
}

/// The same in the places of a list.
fn agrees_in_a_list(written: &Written) -> Result<(), TestCaseError> {
    let head: &[&str] = &["Kommune", "Titel", "Phase", "Einwohner", "investition.bedarf"];
    let mut list = sheet("Liste", &[head, &["Erlenau", "Pegel", "P3"]]);
    written.put(&mut list, 1, 3);
    written.put(&mut list, 1, 4);
    let (projects, found) = read_list(&book([list]));
    let is_told = |cell: &str| found.iter().any(|f| f.contains(&format!("› {cell}: ")));
    let profile = projects.into_iter().flatten().next();
    let inhabitants = profile.as_ref().and_then(|p| p.municipality.inhabitants).map(|n| n as f64);
    let need = profile.as_ref().and_then(|p| p.investment.need_cents).map(|c| c as f64 / 100.0);
    for (cell, read) in [("Liste!D2", inhabitants), ("Liste!E2", need)] {
        let right = read.is_some_and(|read| written.is(read));
        prop_assert!(right || is_told(cell), "{cell} of {written:?}: {read:?} {found:?}");
    }
    Ok(())
}

pub(super) fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        Just(0.0),
        Just(0.315),
        (0_i64..1_000).prop_map(|n| n as f64 / 1_000.0),
        (1_i64..100_000).prop_map(|n| n as f64),
        (-100_000_i64..100_000).prop_map(|n| n as f64 / 100.0),
        (0_i64..1_000_000_000).prop_map(|n| n as f64 / 1_000.0),
    ]
}

/// Numbers as people type them into cells that are text.
pub(super) fn typed() -> impl Strategy<Value = String> {
    let digits = prop_oneof![
        (0_u32..1_000_000).prop_map(|n| n.to_string()),
        (1_u32..1_000, 0_u32..1_000).prop_map(|(t, n)| format!("{t}.{n:03}")),
        (1_u32..1_000, 0_u32..1_000, 0_u32..100).prop_map(|(t, n, c)| format!("{t}.{n:03},{c:02}")),
        (0_u32..1_000, 0_u32..100).prop_map(|(n, c)| format!("{n},{c}")),
        (0_u32..1_000, 0_u32..1_000).prop_map(|(n, c)| format!("{n}.{c}")),
        (1_u32..10, 1_u32..9).prop_map(|(n, e)| format!("{n}e{e}")),
    ];
    (digits, prop::sample::select(vec!["", " %", "%", " €", " Euro", "€", " Minuten", " Prozent"]))
        .prop_map(|(digits, unit)| digits + unit)
}

proptest! {
    #![proptest_config(cases(160))]

    #[test]
    fn a_number_in_any_format_is_read_as_people_see_it_or_told_of(
        number in number(), format in 0..FORMATS.len(), unit in prop::sample::select(vec!["", "%", "€", "Minuten"])
    ) {
        let written = Written::Number(number, format);
        agrees(&written, unit)?;
        agrees_in_a_list(&written)?;
    }

    #[test]
    fn a_number_that_is_text_is_read_as_people_see_it_or_told_of(
        text in typed(), unit in prop::sample::select(vec!["", "%", "€", "Minuten"])
    ) {
        let written = Written::Text(text);
        agrees(&written, unit)?;
        agrees_in_a_list(&written)?;
    }
}

#[test]
fn a_percentage_is_what_is_seen_where_the_unit_is_percent() {
    let today = |written: &Written, unit: &str| {
        let (profile, found) = questionnaire::read(&asked(written, unit));
        let found: Vec<String> = told(&found).into_iter().filter(|f| f.contains("Kennzahlen!D2")).collect();
        (profile.and_then(|p| p.project.key_figures[0].today), found)
    };
    let percent = FORMATS.iter().position(|(code, _)| *code == "0.0%").expect("a format");
    // The places for whole numbers and amounts refuse a percentage, so only that of measures is asked here.
    let (_, found) = today(&Written::Number(0.315, percent), "% der Haushalte");
    assert_eq!(found, [""; 0]);
    let (_, found) = today(&Written::Number(0.315, percent), "Minuten");
    assert_eq!(found, ["other-unit f.xlsx › Kennzahlen!D2: the cell says `%`, but the unit is `Minuten`"]);
    let (_, found) = today(&Written::Text("31,5 %".to_owned()), "");
    assert_eq!(found, ["other-unit f.xlsx › Kennzahlen!D2: the cell says `%`, but no unit is given"]);
    let (_, found) = today(&Written::Text("12 T€".to_owned()), "€");
    assert!(found[0].starts_with("wrong-type"), "{found:?}");
}

#[test]
fn what_an_ods_file_shows_of_a_number_is_read_or_told() {
    let key = |name: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{name}</text:p></table:table-cell>")
    };
    let number = |value: &str, seen: &str| {
        let note = "<office:annotation><text:p>5</text:p></office:annotation>";
        format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"{value}\">{note}{seen}</table:table-cell>"
        )
    };
    let list = |value: &str, seen: &str| {
        let head: String = ["Kommune", "Titel", "Phase", "Einwohner"].map(key).concat();
        let row: String = ["Erlenau", "Pegel", "P3"].map(key).concat() + &number(value, seen);
        let rows = [head, row].map(|cells| format!("<table:table-row>{cells}</table:table-row>")).concat();
        let book = ods(&format!(
            "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"Liste\">{rows}\
             </table:table></office:spreadsheet></office:body></office:document-content>"
        ));
        let (projects, found) = read_list(&book);
        let read = projects.into_iter().flatten().next().and_then(|p| p.municipality.inhabitants);
        let codes = found.iter().map(|f| f.split(':').next().unwrap_or_default().to_owned());
        (read, codes.filter(|f| !f.starts_with("no-")).collect::<Vec<_>>())
    };
    let told = |code: &str| vec![format!("{code} t.ods › Liste!D2")];
    for (value, seen, want) in [
        ("22000", "<text:p>22.000</text:p>", Vec::new()),
        ("22000", "", Vec::new()),
        ("22000", "<text:p>22</text:p>", told("shown-in-thousands")),
        ("22000", "<text:p><text:span>2</text:span>2</text:p>", told("shown-in-thousands")),
        ("22000", "<text:p/>", told("unseen-number")),
        ("22000", "<text:p> </text:p>", told("unseen-number")),
    ] {
        assert_eq!(list(value, seen), (Some(22_000), want), "{seen}");
    }
}

#[test]
fn percentages_of_an_ods_file_are_known_by_their_cells() {
    let cell = |kind: &str, value: &str, repeated: &str| {
        format!(
            "<table:table-cell office:value-type=\"{kind}\" office:value=\"{value}\"{repeated}><text:p>x</text:p>\
             </table:table-cell>"
        )
    };
    let twice = " table:number-columns-repeated=\"2\"";
    let row = |cells: &str, repeated: &str| format!("<table:table-row{repeated}>{cells}</table:table-row>");
    let empty = "<table:table-cell table:number-columns-repeated=\"3\"/>";
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"A &amp; B\">{}{}{}\
         </table:table><table:table table:name=\"C\">{}</table:table></office:spreadsheet></office:body>\
         </office:document-content>",
        row("<table:table-cell/>", " table:number-rows-repeated=\"4\""),
        row(&(empty.to_owned() + &cell("percentage", "0.315", twice) + &cell("float", "0.5", "")), ""),
        row(&cell("percentage", "-1", ""), " table:number-rows-repeated=\"2\""),
        row(&cell("float", "0.315", ""), ""),
    );
    let book = ods(&content);
    let shown = |sheet: usize| -> Vec<(u32, u32, &str)> {
        let rows = book.sheets[sheet].rows.iter();
        rows.flat_map(|r| r.cells.iter().map(|c| (r.index, c.column, c.value.shown()))).collect()
    };
    assert_eq!(shown(0), [(4, 3, "31,5 %"), (4, 4, "31,5 %"), (4, 5, "0.5"), (5, 0, "-100 %"), (6, 0, "-100 %")]);
    assert_eq!(shown(1), [(0, 0, "0.315")]);
}
