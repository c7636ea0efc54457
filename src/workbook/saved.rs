//! Who saved a spreadsheet last, and when: the properties of its document. Takes the bytes of an xlsx or ods file, gives
//! what they say; whatever cannot be read is not known.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

use super::model::Saved;
use crate::xml;

/// Bytes of the properties; nobody writes so many.
const MAX_PROPERTY_BYTES: u64 = 1 << 20;
/// Characters of a name that are kept.
const MAX_NAME_CHARS: usize = 80;

/// The part of the properties, and what its elements are called.
struct Properties {
    part: &'static str,
    by: &'static str,
    made: &'static str,
    saved: &'static str,
}

const XLSX: Properties = Properties {
    part: "docProps/core.xml",
    by: "cp:lastModifiedBy",
    made: "dcterms:created",
    saved: "dcterms:modified",
};
const ODS: Properties = Properties { part: "meta.xml", by: "dc:creator", made: "meta:creation-date", saved: "dc:date" };

/// What an xlsx file says.
pub(super) fn xlsx(bytes: &[u8]) -> Saved {
    read(bytes, &XLSX).unwrap_or_default()
}

/// What an ods file says.
pub(super) fn ods(bytes: &[u8]) -> Saved {
    read(bytes, &ODS).unwrap_or_default()
}

fn read(bytes: &[u8], names: &Properties) -> Option<Saved> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut content = Vec::new();
    archive.by_name(names.part).ok()?.take(MAX_PROPERTY_BYTES).read_to_end(&mut content).ok()?;
    let text = xml::text(&content)?;
    let said = |element: &str| said(&text, element);
    let day = |time: String| time.get(..10).map(str::to_owned).filter(|day| day.parse::<jiff::civil::Date>().is_ok());
    // A file that nobody has saved since it was made has not been returned by anybody.
    let (made, saved) = (said(names.made), said(names.saved));
    let on = saved.filter(|saved| made.as_ref() != Some(saved)).and_then(day);
    Some(Saved { by: said(names.by), on })
}

/// The text of the first element of this name.
fn said(text: &str, element: &str) -> Option<String> {
    let mut reader = Reader::from_str(text);
    let (mut inside, mut said) = (false, String::new());
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) if start.name().as_ref() == element => inside = true,
            Event::Text(part) if inside => said.push_str(&part),
            Event::GeneralRef(reference) if inside => match reference.resolve_char_ref() {
                Ok(Some(sign)) => said.push(sign),
                _ => said.push_str(quick_xml::escape::resolve_predefined_entity(&reference)?),
            },
            Event::End(_) if inside => break,
            Event::Eof => return None,
            _ => {}
        }
    }
    let said: String = said.trim().chars().take(MAX_NAME_CHARS).collect();
    (!said.is_empty()).then_some(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_with_its_signs_and_nothing_is_made_up() {
        let text = "<p><cp:lastModifiedBy>M&#252;ller &amp; Weber</cp:lastModifiedBy><dc:date/></p>";
        assert_eq!(said(text, "cp:lastModifiedBy").as_deref(), Some("Müller & Weber"));
        assert_eq!(said(text, "dc:date"), None);
        assert_eq!(said(text, "dc:creator"), None);
        assert_eq!(xlsx(b"PK"), Saved::default());
    }
}
