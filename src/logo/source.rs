//! The text of an SVG as a renderer is given it: in UTF-8, with the entities that it declares itself written out, and
//! without the printing colours that stand beside those of the screen, which are written as every renderer knows them.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::colour::in_plain_notation;
use super::errors::{broken, not_allowed, too_complex};
use super::format::{LogoFormat, detect};
use super::limits::MAX_BYTES;
use crate::diagnostic::{Code, Diagnostic};
use crate::message::say;
use crate::xml;

/// The entities that every XML file has.
const PREDEFINED: [&str; 5] = ["lt", "gt", "amp", "quot", "apos"];

/// The text of an SVG file.
///
/// # Errors
/// If it is no text, or its declarations name other files or unfold beyond the bound of a file.
pub(super) fn text(bytes: &[u8]) -> Result<String, Diagnostic> {
    // Bytes that look like a drawing may be signs of two bytes each that are none; a zero, which no text has, would be
    // taken for half of such a sign when the text is read again.
    let is_drawing = |text: &Cow<str>| !text.contains('\0') && detect(text.as_bytes()) == Some(LogoFormat::Svg);
    let read = xml::text(bytes).filter(is_drawing);
    let text = read.ok_or_else(|| {
        Diagnostic::error(Code::LogoFormat, say!("the SVG file is not text in the encoding that it declares"))
            .hint(say!("save it again with the encoding UTF-8"))
    })?;
    let text = in_plain_notation(&without_icc(&with_entities_written_out(&text)?));
    // Declarations that do not end take the drawing with them.
    if detect(text.as_bytes()) == Some(LogoFormat::Svg) { Ok(text) } else { Err(broken()) }
}

/// Illustrator writes styles and namespaces as entities. They are put in where they are named, and the document type
/// goes, so that what is checked is what is drawn.
fn with_entities_written_out(text: &str) -> Result<String, Diagnostic> {
    let Prolog { document_type: Some(document_type), root } = prolog(text)? else { return Ok(text.to_owned()) };
    let part = |range: Range<usize>| text.get(range).ok_or_else(broken);
    let stated = part(document_type.clone())?;
    // Without declarations a document type is harmless.
    let Some((_, subset)) = stated.split_once('[') else { return Ok(text.to_owned()) };
    let (subset, _) = subset.rsplit_once(']').ok_or_else(broken)?;
    let entities = declared(subset)?;
    let before = [part(0..document_type.start)?, part(document_type.end..root)?].concat();
    Ok(before + &written_out(part(root..text.len())?, &entities)?)
}

/// What stands before the drawing.
struct Prolog {
    /// Where the document type stands; only there does its name mean one.
    document_type: Option<Range<usize>>,
    /// Where the drawing begins.
    root: usize,
}

fn prolog(text: &str) -> Result<Prolog, Diagnostic> {
    let mut reader = Reader::from_str(text);
    let mut document_type = None;
    loop {
        let at = position(&reader)?;
        match reader.read_event().map_err(|_| broken())? {
            Event::DocType(_) if document_type.is_some() => return Err(broken()),
            Event::DocType(_) => document_type = Some(at..position(&reader)?),
            Event::Start(_) | Event::Empty(_) | Event::End(_) | Event::Eof => {
                return Ok(Prolog { document_type, root: at });
            }
            _ => {}
        }
    }
}

fn position(reader: &Reader<&[u8]>) -> Result<usize, Diagnostic> {
    usize::try_from(reader.buffer_position()).map_err(|_| broken())
}

/// The entities that a document type declares, each with the earlier ones in it written out.
fn declared(subset: &str) -> Result<Vec<(String, String)>, Diagnostic> {
    let mut entities: Vec<(String, String)> = Vec::new();
    for declaration in subset.split("<!ENTITY").skip(1) {
        let (name, rest) = declaration.trim_start().split_once(char::is_whitespace).ok_or_else(broken)?;
        let rest = rest.trim_start();
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
        let value = quote.and_then(|quote| rest.get(1..)?.split_once(quote));
        // Those of other files, and those for the declarations themselves.
        let (Some((value, _)), true) = (value, name != "%") else {
            return Err(not_allowed(say!("declarations that name other files (`<!ENTITY`)")));
        };
        if !PREDEFINED.contains(&name) && entities.iter().all(|(known, _)| known != name) {
            let value = written_out(value, &entities)?;
            entities.push((name.to_owned(), value));
        }
    }
    Ok(entities)
}

/// A text with these entities put in; others stay for the parser.
fn written_out(text: &str, entities: &[(String, String)]) -> Result<String, Diagnostic> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let named = after
            .split_once(';')
            .and_then(|(name, next)| Some((entities.iter().find(|(known, _)| known == name)?.1.as_str(), next)));
        match named {
            Some((value, next)) => {
                out.push_str(value);
                rest = next;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
        if out.len() + rest.len() > MAX_BYTES {
            return Err(too_complex());
        }
    }
    out.push_str(rest);
    Ok(out)
}

/// A text without `icc-color(…)` after a colour of the screen: drawing programs write both, and readers that do not
/// know the first would draw black.
fn without_icc(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("icc-color(") {
        out.push_str(before);
        // Behind one that is left out may stand another.
        let colour = out.trim_end().ends_with(|c: char| c.is_ascii_alphanumeric() || c == ')');
        match after.split_once(')') {
            Some((inside, next)) if colour && !inside.contains(['<', '"', '\'']) => rest = next,
            _ => {
                out.push_str("icc-color(");
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_written_out_within_bounds() -> Result<(), Diagnostic> {
        let of = |text: &str| super::text(text.as_bytes());
        let styled = "<!DOCTYPE svg PUBLIC 'x' 'y' [\n <!ENTITY a 'fill:'>\n \
                      <!ENTITY b \"&a;#0a0\"> ] ><svg style='&b;'>&amp;</svg>";
        assert_eq!(of(styled)?, "<svg style='fill:#0a0'>&amp;</svg>");
        assert_eq!(of("<!DOCTYPE svg><svg/>")?, "<!DOCTYPE svg><svg/>");
        let mut bomb = "<!DOCTYPE svg [<!ENTITY a0 'aaaaaaaaaa'>".to_owned();
        for n in 1..20 {
            bomb += &format!("<!ENTITY a{n} '{}'>", format!("&a{};", n - 1).repeat(10));
        }
        assert_eq!(of(&(bomb + "]><svg>&a19;</svg>")).map_err(|d| d.code), Err(Code::LogoTooLarge));
        let unended = "<!DOCTYPE svg [<!ENTITY a 'b'>\n<svg><style>]</style><g/></svg>";
        assert_eq!(of(unended).map_err(|d| d.code), Err(broken().code));
        assert_eq!(of("<\0svg/>").map_err(|d| d.code), Err(Code::LogoFormat));
        // Only before the drawing is it a document type, and there is one.
        let within = "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg><?x <!DOCTYPE svg [<!ENTITY a 'c'>]>?>&a;</svg>";
        assert_eq!(of(within)?, "<svg><?x <!DOCTYPE svg [<!ENTITY a 'c'>]>?>b</svg>");
        let inside = "<svg><?x <!DOCTYPE svg [<!ENTITY a 'c'>]>?>&a;</svg>";
        assert_eq!(of(inside)?, inside);
        let two = "<!DOCTYPE svg [<!ENTITY a 'b'>]><!DOCTYPE svg [<!ENTITY a 'c'>]><svg/>";
        assert_eq!(of(two).map_err(|d| d.code), Err(broken().code));
        // A reference before the drawing is none.
        let comment = "<!DOCTYPE svg [<!ENTITY a '--><b/>'>]><!-- &a; --><svg/>";
        assert_eq!(of(comment)?, "<!-- &a; --><svg/>");
        for other in ["<!ENTITY a SYSTEM 'x.txt'>", "<!ENTITY % a 'b'>"] {
            let found = of(&format!("<!DOCTYPE svg [{other}]><svg/>")).map_err(|d| d.code);
            assert_eq!(found, Err(Code::LogoUnsafe), "{other}");
        }
        Ok(())
    }

    #[test]
    fn the_colour_of_the_screen_stays_alone() {
        let with = "<a fill='#cd853f icc-color(x, 0.1, 0.5)' style='fill:rgb(1,2,3) icc-color(a,1)'/>";
        assert_eq!(without_icc(with), "<a fill='#cd853f ' style='fill:rgb(1,2,3) '/>");
        assert_eq!(without_icc("<a fill='#0a0 icc-color(x)icc-color(y, 1)'/>"), "<a fill='#0a0 '/>");
        let alone = "<a fill='icc-color(x, 0.1)'/>";
        assert_eq!(without_icc(alone), alone);
    }
}
