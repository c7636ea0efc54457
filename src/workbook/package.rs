//! The parts of an xlsx file, found by their relationships as Excel finds them, whatever they are called and however
//! they are encoded. Where calamine would not find them, gives the same workbook with its parts in their usual places.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::errors::{damaged, unreadable};
use super::model::Passed;
use crate::diagnostic::Diagnostic;
use crate::message::say;
use crate::xml;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// The usual place of a workbook.
const USUAL: &str = "xl/workbook.xml";
/// More sheets than anybody makes.
const MAX_SHEETS: usize = 1_000;

/// A relationship: what kind of part it leads to, and where.
struct Relationship {
    kind: String,
    /// The part as it is called in the archive; none if it is not there.
    part: Option<String>,
    /// Whether the part is where its address says by letter.
    plain: bool,
}

/// A sheet as the workbook names it, still with its escapes.
struct SheetEntry {
    name: String,
    state: Option<String>,
    id: String,
}

/// The name of the workbook in an archive, by its relationships or in its usual place; none if there is none.
pub(super) fn workbook_part(archive: &mut Archive<'_>) -> Option<String> {
    let named = relationships(archive, "", "_rels/.rels").ok().unwrap_or_default();
    let named = named.into_values().find(|r| r.kind == "officeDocument").and_then(|r| r.part);
    named.or_else(|| [USUAL, "workbook.xml"].into_iter().find_map(|name| entry(archive, name)))
}

/// A package as its reader expects it, and the sheets that were passed over.
pub(super) type Usual<'a> = (Cow<'a, [u8]>, Vec<Passed>);

/// The file with all that is read of it in its usual place, and the sheets that have no table.
///
/// # Errors
/// If the archive is damaged.
pub(super) fn usual(bytes: &[u8]) -> Result<Usual<'_>, Box<Diagnostic>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let Some(workbook) = workbook_part(&mut archive) else { return Ok((Cow::Borrowed(bytes), Vec::new())) };
    let (folder, name) = workbook.rsplit_once('/').map_or(("", workbook.as_str()), |(f, n)| (f, n));
    let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let own = relationships(&mut archive, folder, &format!("{prefix}_rels/{name}.rels"))?;
    let (sheets, from_1904) = sheets(&part_text(&mut archive, &workbook)?)?;
    let mut passed = Vec::new();
    let mut tables = Vec::new();
    for sheet in sheets {
        match own.get(&sheet.id) {
            Some(Relationship { kind, part: Some(part), .. }) if kind == "worksheet" => {
                tables.push((sheet, part.clone()))
            }
            // Charts and dialogues have no cells: nothing can be missed that a warning would save.
            Some(Relationship { kind, .. }) if kind == "chartsheet" || kind == "dialogsheet" => {}
            Some(Relationship { part: Some(_), .. }) => passed.push(passed_over(&sheet, true)),
            _ => passed.push(passed_over(&sheet, false)),
        }
    }
    if tables.is_empty() {
        // Nothing to make anew: what is wrong is said where the file is read.
        return Ok((Cow::Borrowed(bytes), Vec::new()));
    }
    let beside = |kind: &str| own.values().find(|r| r.kind == kind).and_then(|r| r.part.clone());
    let (strings, styles) = (beside("sharedStrings"), beside("styles"));
    let read: Vec<&String> =
        tables.iter().map(|(_, part)| part).chain(&strings).chain(&styles).chain([&workbook]).collect();
    let mut usual = passed.is_empty() && prefix == "xl/" && own.values().all(|r| r.plain);
    usual &= tables.iter().all(|(_, part)| part.starts_with("xl/worksheets/"));
    // Texts and styles are looked for under these names alone.
    usual &= strings.as_ref().is_none_or(|part| part == "xl/sharedStrings.xml");
    usual &= styles.as_ref().is_none_or(|part| part == "xl/styles.xml");
    for part in read {
        usual = usual && starts_as_utf8(&mut archive, part);
    }
    if usual {
        return Ok((Cow::Borrowed(bytes), passed));
    }
    let named: Vec<(&str, String)> = [("sharedStrings", strings), ("styles", styles)]
        .into_iter()
        .filter_map(|(kind, part)| Some((kind, part?)))
        .collect();
    let made = rewritten(&mut archive, &tables, &named, from_1904)?;
    Ok((Cow::Owned(made), passed))
}

fn passed_over(sheet: &SheetEntry, there: bool) -> Passed {
    let name = quick_xml::escape::unescape(&sheet.name).map_or_else(|_| sheet.name.clone(), Cow::into_owned);
    let why = match there {
        true => say!("it holds macros or something else than a table"),
        false => say!("nothing in the file belongs to it"),
    };
    Passed { name: name.into(), why }
}

/// The workbook anew, with its tables, texts and styles where every reader looks for them.
fn rewritten(
    archive: &mut Archive<'_>,
    tables: &[(SheetEntry, String)],
    beside: &[(&str, String)],
    from_1904: bool,
) -> Result<Vec<u8>, Box<Diagnostic>> {
    const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relation = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{KINDS}/{kind}\" Target=\"{target}\"></Relationship>")
    };
    let relations = |all: String| {
        let package = "http://schemas.openxmlformats.org/package/2006/relationships";
        format!("<Relationships xmlns=\"{package}\">{all}</Relationships>")
    };
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let (mut entries, mut own) = (String::new(), String::new());
    for (number, (sheet, _)) in (1..).zip(tables) {
        let state = sheet.state.as_ref().map(|state| format!(" state=\"{state}\"")).unwrap_or_default();
        let name = sheet.name.replace('"', "&quot;");
        entries += &format!("<sheet name=\"{name}\" sheetId=\"{number}\"{state} r:id=\"r{number}\"></sheet>");
        own += &relation(&format!("r{number}"), "worksheet", &format!("worksheets/sheet{number}.xml"));
    }
    for (kind, _) in beside {
        own += &relation(kind, kind, &format!("{kind}.xml"));
    }
    let workbook = format!(
        "<workbook xmlns=\"{main}\" xmlns:r=\"{KINDS}\"><workbookPr date1904=\"{}\"></workbookPr>\
         <sheets>{entries}</sheets></workbook>",
        u8::from(from_1904)
    );
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, text: &str| {
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        out.start_file(name, stored).map_err(damaged)?;
        out.write_all(text.as_bytes()).map_err(damaged)
    };
    put("_rels/.rels", &relations(relation("r1", "officeDocument", USUAL)))?;
    put(USUAL, &workbook)?;
    put("xl/_rels/workbook.xml.rels", &relations(own))?;
    for (number, (_, part)) in (1..).zip(tables) {
        put(&format!("xl/worksheets/sheet{number}.xml"), &part_text(archive, part)?)?;
    }
    for (kind, part) in beside {
        put(&format!("xl/{kind}.xml"), &part_text(archive, part)?)?;
    }
    Ok(out.finish().map_err(damaged)?.into_inner())
}

/// The sheets of a workbook, and whether it counts days from 1904.
fn sheets(text: &str) -> Result<(Vec<SheetEntry>, bool), Box<Diagnostic>> {
    let (mut sheets, mut from_1904) = (Vec::new(), false);
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                "sheet" if sheets.len() < MAX_SHEETS => {
                    let of = |key: &str| attribute(&element, key);
                    sheets.push(SheetEntry {
                        name: of("name").unwrap_or_default(),
                        state: of("state"),
                        id: prefixed(&element, "id").unwrap_or_default(),
                    });
                }
                "workbookPr" => {
                    from_1904 = attribute(&element, "date1904").is_some_and(|v| matches!(v.as_str(), "1" | "true"));
                }
                _ => {}
            },
            Event::Eof => return Ok((sheets, from_1904)),
            _ => {}
        }
    }
}

/// The relationships in a part by their ids, their targets being relative to a folder; none if there is no such part.
fn relationships(
    archive: &mut Archive<'_>,
    folder: &str,
    part: &str,
) -> Result<BTreeMap<String, Relationship>, Box<Diagnostic>> {
    let mut found = BTreeMap::new();
    let Some(part) = entry(archive, part) else { return Ok(found) };
    let text = part_text(archive, &part)?;
    let mut reader = Reader::from_str(&text);
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(element) | Event::Empty(element) if element.local_name().as_ref() == "Relationship" => {
                let of = |key: &str| attribute(&element, key).unwrap_or_default();
                let target = of("Target");
                let target = quick_xml::escape::unescape(&target).map_or_else(|_| target.clone(), Cow::into_owned);
                let address = address(folder, &target);
                let part = entry(archive, &address).or_else(|| entry(archive, &decoded(&address)));
                let kind = of("Type").rsplit('/').next().unwrap_or_default().to_owned();
                // Links to the web and to other files lead nowhere here, and need not.
                let matters = matches!(kind.as_str(), "worksheet" | "sharedStrings" | "styles" | "officeDocument");
                let plain = !matters || part.as_deref().is_some_and(|part| part.eq_ignore_ascii_case(&address));
                found.insert(of("Id"), Relationship { kind, part, plain });
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// A target as a path within the archive.
fn address(folder: &str, target: &str) -> String {
    let whole = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// An address with `%5B` and the like as the signs they stand for.
fn decoded(address: &str) -> String {
    let mut out = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let sign = after
            .get(..2)
            .filter(|_| *first == b'%')
            .and_then(|two| u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok());
        out.push(sign.unwrap_or(*first));
        rest = if sign.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// The name of an entry as the archive writes it.
fn entry(archive: &Archive<'_>, wanted: &str) -> Option<String> {
    let same = |name: &str| name.replace('\\', "/").eq_ignore_ascii_case(wanted);
    archive.file_names().flatten().find(|name| same(name)).map(|name| name.to_string())
}

/// The text of a part in UTF-8.
fn part_text(archive: &mut Archive<'_>, part: &str) -> Result<String, Box<Diagnostic>> {
    let mut bytes = Vec::new();
    archive.by_name(part).map_err(damaged)?.read_to_end(&mut bytes).map_err(damaged)?;
    let text = xml::text(&bytes).ok_or_else(|| unreadable(say!("a part of it is not in the encoding it declares")))?;
    Ok(text.into_owned())
}

/// Whether a part declares no other encoding than calamine reads.
fn starts_as_utf8(archive: &mut Archive<'_>, part: &str) -> bool {
    let mut head = Vec::new();
    let read = archive.by_name(part).ok().and_then(|e| e.take(xml::MAX_DECLARATION as u64).read_to_end(&mut head).ok());
    read.is_none() || xml::declares_utf8(&head)
}

fn attribute(element: &BytesStart<'_>, wanted: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|a| a.key.as_ref() == wanted);
    found.map(|a| a.value.to_string())
}

/// The value of an attribute with a prefix, whatever that is.
fn prefixed(element: &BytesStart<'_>, wanted: &str) -> Option<String> {
    let is = |key: &str| key.rsplit_once(':').is_some_and(|(_, name)| name == wanted);
    element.attributes().flatten().find(|a| is(a.key.as_ref())).map(|a| a.value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_paths_in_the_archive() {
        assert_eq!(address("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(address("xl", "/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(address("xl", "../a/./b.xml"), "a/b.xml");
        assert_eq!(address("", "workbook.xml"), "workbook.xml");
        assert_eq!(decoded("a%5B1%5d%zz%"), "a[1]%zz%");
    }
}
