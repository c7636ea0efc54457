//! The text of an SVG as a renderer is given it: in UTF-8, with the entities that it declares itself written out, and
//! without the printing colours that stand beside those of the screen, which are written as every renderer knows them.

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
    // Bytes that look like a drawing may be signs of two bytes each that are none.
    let read = xml::text(bytes).filter(|text| detect(text.as_bytes()) == Some(LogoFormat::Svg));
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
    let Some(start) = text.find("<!DOCTYPE") else { return Ok(text.to_owned()) };
    let rest = text.get(start..).unwrap_or_default();
    let (opening, closing) = (rest.find('['), rest.find('>').ok_or_else(broken)?);
    // Without declarations a document type is harmless.
    let Some(opening) = opening.filter(|at| *at < closing) else { return Ok(text.to_owned()) };
    let end = rest.find("]>").or_else(|| Some(rest.find(']')? + rest.get(rest.find(']')?..)?.find('>')? - 1));
    let (subset, after) = match end {
        Some(end) if end > opening => (rest.get(opening + 1..end), rest.get(end + 2..)),
        _ => return Err(broken()),
    };
    let entities = declared(subset.unwrap_or_default())?;
    let mut out = text.get(..start).unwrap_or_default().to_owned();
    out.push_str(&written_out(after.unwrap_or_default(), &entities)?);
    Ok(out)
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
        let colour = before.trim_end().ends_with(|c: char| c.is_ascii_alphanumeric() || c == ')');
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
        let alone = "<a fill='icc-color(x, 0.1)'/>";
        assert_eq!(without_icc(alone), alone);
    }
}
