//! Numbers in any format in every place that takes one: the places are those of the description of the profile.

use proptest::prelude::*;
use ratsmappe::language::Language;
use ratsmappe::{profile, questionnaire};
use serde_json::Value;

use super::numbers::{FORMATS, Written, mark, number, typed};
use super::*;
use crate::support::cases;

/// A number that the profile takes.
#[derive(Debug)]
struct Place {
    /// Its table, and whether that is a list with a sheet of its own.
    table: String,
    listed: bool,
    /// Its key, and whether no entry is without it.
    key: String,
    required: bool,
    /// A number that is right there.
    sound: f64,
}

impl Place {
    fn path(&self) -> String {
        if self.table.is_empty() { self.key.clone() } else { format!("{}.{}", self.table, self.key) }
    }
}

/// The kinds of value that a part of the schema allows.
fn kinds(schema: &Value) -> Vec<&Value> {
    let of = schema["anyOf"].as_array();
    std::iter::once(schema).chain(of.into_iter().flatten()).collect()
}

/// A number that is right for a part of the schema; none if it is for no number.
fn sound(schema: &Value) -> Option<f64> {
    let kind = kinds(schema).into_iter().find(|kind| matches!(kind["type"].as_str(), Some("integer" | "number")))?;
    let (least, most) = (kind["minimum"].as_f64().unwrap_or(0.0), kind["maximum"].as_f64().unwrap_or(1e6));
    let whole = kind["type"] == "integer";
    Some(if whole { (least + 7.0).min(most) } else { (least + 1.5).min(most) })
}

/// Every number below a table of the schema.
fn numbers_below(schema: &Value, table: &str, listed: bool, out: &mut Vec<Place>) {
    let Some(properties) = schema["properties"].as_object() else { return };
    for (key, of) in properties {
        let path = if table.is_empty() { key.clone() } else { format!("{table}.{key}") };
        if let Some(sound) = sound(of) {
            let required = schema["required"].as_array().is_some_and(|all| all.iter().any(|one| one == key));
            out.push(Place { table: table.to_owned(), listed, key: key.clone(), required, sound });
            continue;
        }
        let kinds = kinds(of);
        let entries = kinds.iter().find_map(|kind| kind.get("items"));
        match entries.into_iter().flat_map(self::kinds).find(|kind| kind.get("properties").is_some()) {
            Some(entry) => numbers_below(entry, &path, true, out),
            None => kinds.into_iter().for_each(|kind| numbers_below(kind, &path, listed, out)),
        }
    }
}

/// Every place, table by table.
fn places() -> Vec<Place> {
    let mut out = Vec::new();
    numbers_below(&profile::schema(Language::German), "", false, &mut out);
    out
}

/// The key of a list whose text tells one entry from another, and what else an entry must have.
fn named_by(table: &str) -> (&'static str, &'static [(&'static str, &'static str)]) {
    match table {
        "finanzierung.posten" => ("zweck", &[("art", "operativ")]),
        "finanzierung.ertraege" | "investition.verwendung" => ("zweck", &[]),
        "finanzierung.stellen" => ("bezeichnung", &[]),
        "projekt.alternativen" => ("titel", &[("bewertung", "gut")]),
        "projekt.kennzahlen" => ("name", &[]),
        "beschluss.punkte" => ("id", &[("text", "Etwas wird beschlossen.")]),
        "beschluss.punkte.bedingungen" => ("kennzahl", &[("punkt", "n-hoechstens")]),
        "investition.tranchen" => ("bedingung", &[]),
        other => panic!("a list that this test does not know: {other}"),
    }
}

/// What the entry is called that has a place's number.
fn name(place: &Place) -> String {
    format!("n-{}", place.key)
}

/// The sheets of a questionnaire's lists: an entry for each place, so that what is refused in one takes no other with it.
/// `put` writes the number of a place; gives the sheets and the cell of each place.
fn lists(
    places: &[Place],
    put: &mut impl FnMut(&Place, &mut rust_xlsxwriter::Worksheet, u32, u16),
) -> (Vec<rust_xlsxwriter::Worksheet>, Vec<Option<String>>) {
    let (mut sheets, mut cells) = (Vec::new(), vec![None; places.len()]);
    let mut tables: Vec<&str> = places.iter().filter(|place| place.listed).map(|place| place.table.as_str()).collect();
    tables.dedup();
    for (number, table) in tables.into_iter().enumerate() {
        let (named, beside) = named_by(table);
        let own: Vec<(usize, &Place)> =
            places.iter().enumerate().filter(|(_, place)| place.listed && place.table == table).collect();
        let fixed: Vec<&str> = std::iter::once(named).chain(beside.iter().map(|(key, _)| *key)).collect();
        let keys = fixed.iter().copied().chain(own.iter().map(|(_, place)| place.key.as_str()));
        let marks: Vec<String> = keys.map(|key| mark(table, key)).collect();
        let marks: Vec<&str> = marks.iter().map(String::as_str).collect();
        let mut list = sheet(&format!("Blatt {number}"), &[&marks]);
        for (row, (at, place)) in (1_u32..).zip(&own) {
            let texts = std::iter::once(name(place)).chain(beside.iter().map(|(_, text)| (*text).to_owned()));
            for (column, text) in (0_u16..).zip(texts) {
                list.write_string(row, column, text).expect("a cell");
            }
            let first = u16::try_from(fixed.len()).expect("a column");
            for (column, (_, other)) in (first..).zip(&own) {
                if other.key == place.key {
                    put(place, &mut list, row, column);
                    let letter = char::from(b'A' + u8::try_from(column).expect("few columns"));
                    cells[*at] = Some(format!("Blatt {number}!{letter}{}", row + 1));
                } else if other.required {
                    list.write_number(row, column, other.sound).expect("a cell");
                }
            }
        }
        sheets.push(list);
    }
    (sheets, cells)
}

/// A questionnaire with a cell for every place, and where each cell is.
fn asked(
    places: &[Place],
    mut put: impl FnMut(&Place, &mut rust_xlsxwriter::Worksheet, u32, u16),
) -> (Workbook, Vec<String>) {
    let head = [mark("angaben", "schluessel"), mark("angaben", "antwort")];
    let head: Vec<&str> = head.iter().map(String::as_str).collect();
    let known: &[&[&str]] =
        &[&head, &["kommune.name", "Erlenau"], &["projekt.titel", "Pegel"], &["projekt.phase", "P3"]];
    let mut facts = sheet("Angaben", known);
    let (sheets, cells) = lists(places, &mut put);
    let mut row = 3;
    let mut cell_of = |(place, cell): (&Place, Option<String>)| {
        cell.unwrap_or_else(|| {
            row += 1;
            facts.write_string(row, 0, place.path()).expect("a cell");
            put(place, &mut facts, row, 1);
            format!("Angaben!B{}", row + 1)
        })
    };
    let cells = places.iter().zip(cells).map(&mut cell_of).collect();
    (book(std::iter::once(facts).chain(sheets)), cells)
}

/// The number that a profile states in a place; in a list that of the entry of this place.
fn stated(profile: &toml::Value, place: &Place) -> Option<f64> {
    let tables = place.table.split('.').filter(|part| !part.is_empty());
    let entries = tables.fold(vec![profile], |values, part| {
        let below = values.into_iter().filter_map(|value| value.get(part));
        below.flat_map(|value| value.as_array().map_or_else(|| vec![value], |all| all.iter().collect())).collect()
    });
    let is_it = |entry: &&toml::Value| {
        !place.listed || entry.get(named_by(&place.table).0).and_then(toml::Value::as_str) == Some(&name(place))
    };
    let found = entries.into_iter().find(is_it)?.get(&place.key)?;
    let text = found.as_str().map(|text| text.replace(['.', '€', ' ', '\u{a0}'], "").replace(',', "."));
    found.as_float().or(found.as_integer().map(|n| n as f64)).or(text.and_then(|text| text.parse().ok()))
}

fn profile_of(book: &Workbook) -> (Option<toml::Value>, Vec<String>) {
    let (profile, found) = questionnaire::read(book);
    (profile.map(|profile| profile.as_toml().parse::<toml::Table>().expect("TOML").into()), told(&found))
}

/// Whether a place reads what people see. A post may be a part of one: there 50 % is half.
fn is_right(place: &Place, written: &Written, read: f64) -> bool {
    let part = place.path() == "finanzierung.stellen.umfang";
    written.is(read) || (part && written.is_percent() && written.is(read * 100.0))
}

fn agrees(places: &[Place], written: &Written) -> Result<(), TestCaseError> {
    let (book, cells) = asked(places, |_, sheet, row, column| written.put(sheet, row, column));
    let (profile, found) = profile_of(&book);
    for (place, cell) in places.iter().zip(&cells) {
        let is_told = found.iter().any(|f| f.contains(&format!("› {cell}: ")));
        let read = profile.as_ref().and_then(|profile| stated(profile, place));
        let right = read.is_some_and(|read| is_right(place, written, read));
        prop_assert!(right || is_told, "{} ({cell}) of {written:?}: {read:?} {found:?}", place.path());
    }
    Ok(())
}

/// The same in the columns of a list of projects.
fn agrees_in_a_list(places: &[&Place], written: &Written) -> Result<(), TestCaseError> {
    let paths: Vec<String> = places.iter().map(|place| place.path()).collect();
    let head: Vec<&str> = ["Kommune", "Titel", "Phase"].into_iter().chain(paths.iter().map(String::as_str)).collect();
    let mut list = sheet("Liste", &[&head, &["Erlenau", "Pegel", "P3"]]);
    (3..).zip(places).for_each(|(column, _)| written.put(&mut list, 1, column));
    let (projects, found) = read_list(&book([list]));
    let profile: Option<toml::Value> = projects
        .into_iter()
        .flatten()
        .next()
        .map(|profile| profile.as_toml().parse::<toml::Table>().expect("TOML").into());
    for (at, (place, path)) in places.iter().zip(&paths).enumerate() {
        let column = char::from(b'D' + u8::try_from(at).expect("few columns"));
        let is_told = found.iter().any(|f| f.contains(&format!("› Liste!{column}2: ")));
        let read = profile.as_ref().and_then(|profile| stated(profile, place));
        let right = read.is_some_and(|read| is_right(place, written, read));
        prop_assert!(right || is_told, "{path} of {written:?}: {read:?} {found:?}");
    }
    Ok(())
}

/// The places are really asked: a number that is right in each is read from each.
#[test]
fn every_number_of_the_description_has_a_place_in_the_questionnaire() {
    let places = places();
    let names: Vec<String> = places.iter().map(Place::path).collect();
    // One of each kind: a single value, an entry, an entry of an entry; an amount, a year, a share.
    for known in [
        "kommune.einwohner",
        "finanzierung.zinssatz",
        "finanzierung.posten.betrag",
        "finanzierung.posten.jahr",
        "finanzierung.stellen.umfang",
        "beschluss.ergebnis.ja",
        "beschluss.punkte.hoechstens",
        "beschluss.punkte.bedingungen.mindestens",
        "projekt.kennzahlen.ziel",
        "investition.tranchen.betrag",
    ] {
        assert!(names.iter().any(|name| name == known), "{known} is not among {names:?}");
    }
    let (book, cells) = asked(&places, |place, sheet, row, column| {
        sheet.write_number(row, column, place.sound).expect("a cell");
    });
    let (profile, found) = profile_of(&book);
    let profile = profile.unwrap_or_else(|| panic!("no profile: {found:?}"));
    for (place, cell) in places.iter().zip(cells) {
        assert_eq!(stated(&profile, place), Some(place.sound), "{} in {cell}: {found:?}", place.path());
    }
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn any_number_in_any_format_is_read_in_every_place_as_people_see_it_or_told_of(
        number in number(), format in 0..FORMATS.len(), text in typed()
    ) {
        let places = places();
        let single: Vec<&Place> = places.iter().filter(|place| !place.listed).collect();
        for written in [Written::Number(number, format), Written::Text(text)] {
            agrees(&places, &written)?;
            agrees_in_a_list(&single, &written)?;
        }
    }
}
