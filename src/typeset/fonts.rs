//! The embedded fonts: Source Sans 3 in two weights, upright and italic.

use std::sync::OnceLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

macro_rules! files {
    ($($name:literal),*) => { [$(($name, include_bytes!(concat!("../../fonts/source-sans-3/", $name)))),*] };
}

static FILES: [(&str, &[u8]); 4] =
    files!["SourceSans3-Regular.ttf", "SourceSans3-It.ttf", "SourceSans3-Semibold.ttf", "SourceSans3-SemiboldIt.ttf"];
/// The licence, which goes where the fonts go.
static LICENCE: &[u8] = include_bytes!("../../fonts/source-sans-3/OFL.md");

/// The fonts and their index.
pub(super) struct Fonts {
    pub(super) book: LazyHash<FontBook>,
    pub(super) fonts: Vec<Font>,
}

/// The fonts, parsed once for the life of the process.
pub(super) fn fonts() -> &'static Fonts {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    FONTS.get_or_init(|| {
        let fonts: Vec<Font> = FILES.iter().flat_map(|(_, data)| Font::iter(Bytes::new(*data))).collect();
        Fonts { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
    })
}

/// The font files and their licence, by name.
pub fn font_files() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    FILES.into_iter().chain([("OFL.md", LICENCE)])
}

/// The first character that one of the fonts lacks. A missing glyph would make the PDF unfit for the
/// archive, so text is checked before it is set. Line breaks and tabs are layout, not text.
#[must_use]
pub fn uncovered(text: &str) -> Option<char> {
    let fonts = &fonts().fonts;
    text.chars()
        .find(|c| !matches!(c, '\n' | '\r' | '\t') && !fonts.iter().all(|f| f.info().coverage.contains(u32::from(*c))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signs_of_german_papers_are_covered() {
        assert_eq!(fonts().fonts.len(), 4);
        assert_eq!(uncovered("ÄÖÜäöüßẞ „“ ‚‘ – — … € § % ² ³ ≥ ≤ → ✓ ✗ ∞ № ½ × − · •\u{a0}\u{202f}"), None);
        assert_eq!(uncovered("Straße 漢"), Some('漢'));
    }
}
