//! XML files as text: takes their bytes in whatever encoding they declare, gives text in UTF-8. Knows no vocabulary.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How far an XML declaration can reach.
pub(crate) const MAX_DECLARATION: usize = 256;

/// The text of an XML file; none if its bytes are not in the encoding that it declares, or that is not known. A
/// declaration of another encoding is left out of the text, because it does not hold for it.
pub(crate) fn text(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, bytes.get(length..)?),
        // Without a mark, the declaration itself shows how it is written.
        None if bytes.starts_with(b"<\0") => (UTF_16LE, bytes),
        None if bytes.starts_with(b"\0<") => (UTF_16BE, bytes),
        None => (declared(bytes)?, bytes),
    };
    if encoding == UTF_8 {
        return std::str::from_utf8(bytes).ok().map(Cow::Borrowed);
    }
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    let end = if text.starts_with("<?xml") { text.find("?>").map_or(0, |at| at + 2) } else { 0 };
    Some(Cow::Owned(text.get(end..)?.to_owned()))
}

/// Whether a file with this beginning says that it is in UTF-8, or nothing.
pub(crate) fn declares_utf8(head: &[u8]) -> bool {
    let marked = Encoding::for_bom(head).map(|(encoding, _)| encoding);
    !head.starts_with(b"<\0") && !head.starts_with(b"\0<") && marked.or_else(|| declared(head)) == Some(UTF_8)
}

/// The encoding that the declaration names, or UTF-8; none if nobody knows it.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..MAX_DECLARATION.min(bytes.len()))?);
    let Some(head) = head.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")) else { return Some(UTF_8) };
    let Some((_, named)) = head.0.split_once("encoding") else { return Some(UTF_8) };
    let named = named.trim_start().strip_prefix('=')?.trim_start();
    let quote = named.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let encoding = Encoding::for_label(named.get(1..)?.split(quote).next()?.as_bytes())?;
    // What could be read up to here is no UTF-16, whatever it says.
    Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_in_the_encoding_it_declares() {
        let plain = "<a>Grün</a>";
        assert_eq!(text(plain.as_bytes()).as_deref(), Some(plain));
        assert_eq!(text(&[b"\xef\xbb\xbf", plain.as_bytes()].concat()).as_deref(), Some(plain));
        let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><a>Gr\xfcn</a>";
        assert_eq!(text(latin).as_deref(), Some(plain));
        for (marked, big) in [(true, false), (true, true), (false, false), (false, true)] {
            let with =
                format!("{}<?xml version=\"1.0\" encoding=\"UTF-16\"?>{plain}", if marked { "\u{feff}" } else { "" });
            let pair = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
            let bytes: Vec<u8> = with.encode_utf16().flat_map(pair).collect();
            assert_eq!(text(&bytes).as_deref(), Some(plain), "{marked} {big}");
        }
        assert_eq!(text(b"<a>Gr\xfcn</a>"), None, "without a declaration it is UTF-8");
        assert_eq!(text(b"<?xml version='1.0' encoding='klingon'?><a/>"), None);
        assert!(declares_utf8(b"<?xml version='1.0' encoding='utf-8'?><a/>") && !declares_utf8(latin));
    }
}
