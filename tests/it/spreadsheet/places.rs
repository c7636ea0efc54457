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
    /// Its key.
    key: String,
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
            out.push(Place { table: table.to_owned(), listed, key: key.clone(), sound });
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

/// What an entry of a list must have beside its numbers.
fn beside(table: &str) -> &'static [(&'static str, &'static str)] {
    match table {
        "finanzierung.posten" => &[("art", "operativ")],
        "finanzierung.stellen" => &[("bezeichnung", "Leitung")],
        "projekt.alternativen" => &[("titel", "Weg"), ("bewertung", "gut")],
        "projekt.kennzahlen" => &[("name", "Anteil")],
        "beschluss.punkte" => &[("id", "a"), ("text", "Etwas wird beschlossen.")],
        "beschluss.punkte.bedingungen" => &[("punkt", "a"), ("kennzahl", "Anteil")],
        "investition.verwendung" => &[("zweck", "Etwas")],
        _ => &[],
    }
}

/// A questionnaire with a cell in every place, and where each cell is.
fn asked(places: &[Place], mut put: impl FnMut(&Place, &mut rust_xlsxwriter::Worksheet, u32, u16)) -> (Workbook, Vec<String>) {
    let mut cells = vec![String::new(); places.len()];
    let head = [mark("angaben", "schluessel"), mark("angaben", "antwort")];
    let head: Vec<&str> = head.iter().map(String::as_str).collect();
    let fixed: &[&[&str]] = &[&head, &["kommune.name", "Erlenau"], &["projekt.titel", "Pegel"], &["projekt.phase", "P3"]];
    let mut facts = sheet("Angaben", fixed);
    let mut sheets: Vec<(String, rust_xlsxwriter::Worksheet, u16)> = Vec::new();
    let mut row = 4;
    for (at, place) in places.iter().enumerate() {
        if !place.listed {
            facts.write_string(row, 0, place.path()).expect("a cell");
            put(place, &mut facts, row, 1);
            cells[at] = format!("Angaben!B{}", row + 1);
            row += 1;
            continue;
        }
        let known = sheets.iter().position(|(table, ..)| *table == place.table);
        let known = known.unwrap_or_else(|| {
            let name = format!("Blatt {}", sheets.len());
            let mut own = rust_xlsxwriter::Worksheet::new();
            own.set_name(name).expect("a name");
            for (column, (key, value)) in (0_u16..).zip(beside(&place.table)) {
                own.write_string(0, column, mark(&place.table, key)).expect("a cell");
                own.write_string(1, column, *value).expect("a cell");
            }
            let next = u16::try_from(beside(&place.table).len()).expect("a column");
            sheets.push((place.table.clone(), own, next));
            sheets.len() - 1
        });
        let (table, own, next) = &mut sheets[known];
        own.write_string(0, *next, mark(table, &place.key)).expect("a cell");
        put(place, own, 1, *next);
        let column = char::from(b'A' + u8::try_from(*next).expect("few columns"));
        cells[at] = format!("Blatt {known}!{column}2");
        *next += 1;
    }
    (book(std::iter::once(facts).chain(sheets.into_iter().map(|(_, sheet, _)| sheet))), cells)
}

/// The number that a profile states in a place; in lists that of the first entry.
fn stated(profile: &toml::Value, path: &str) -> Option<f64> {
    let first = |value: &toml::Value| match value {
        toml::Value::Array(items) => items.first().cloned().unwrap_or(toml::Value::Boolean(false)),
        value => value.clone(),
    };
    let found = path.split('.').try_fold(profile.clone(), |value, part| first(&value).get(part).cloned())?;
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
        let read = profile.as_ref().and_then(|profile| stated(profile, &place.path()));
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
        let read = profile.as_ref().and_then(|profile| stated(profile, path));
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
        assert_eq!(stated(&profile, &place.path()), Some(place.sound), "{} in {cell}: {found:?}", place.path());
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
