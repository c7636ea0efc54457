//! The formats of pictures, told by their first bytes.

/// How far into a file its first element is looked for: Inkscape and Illustrator put comments and declarations first.
const LOOKED_AT: usize = 32 << 10;

/// The formats of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogoFormat {
    /// A vector drawing.
    Svg,
    /// A lossless bitmap.
    Png,
    /// A photograph.
    Jpeg,
}

/// The format by the first bytes. An SVG may begin with a byte order mark, an XML declaration and comments, and be
/// written in two bytes a sign.
pub(super) fn detect(bytes: &[u8]) -> Option<LogoFormat> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some(LogoFormat::Png);
    }
    if bytes.starts_with(b"\xff\xd8\xff") {
        return Some(LogoFormat::Jpeg);
    }
    let start: Vec<u8> = bytes.iter().copied().take(LOOKED_AT).filter(|b| *b != 0).collect();
    let marks: [&[u8]; 3] = [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"];
    let text = marks.iter().find_map(|mark| start.strip_prefix(*mark)).unwrap_or(&start).trim_ascii_start();
    let svg = text.starts_with(b"<") && text.windows(4).any(|w| w == b"<svg" || w == b":svg");
    svg.then_some(LogoFormat::Svg)
}
