//! The embedded fonts: Ratsmappe Sans in two weights, upright and italic. It is Source Sans 3 with its kerning in fewer
//! steps, see `fonts/README.md`.

use std::sync::OnceLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

macro_rules! files {
    ($($name:literal),*) => { [$(($name, include_bytes!(concat!("../../fonts/ratsmappe-sans/", $name)))),*] };
}

static FILES: [(&str, &[u8]); 4] = files![
    "RatsmappeSans-Regular.ttf",
    "RatsmappeSans-It.ttf",
    "RatsmappeSans-Semibold.ttf",
    "RatsmappeSans-SemiboldIt.ttf"
];
/// The licence, which goes where the fonts go.
static LICENCE: &[u8] = include_bytes!("../../fonts/ratsmappe-sans/OFL.md");

/// The family's name, as templates and drawings call it.
pub(super) const FAMILY: &str = "Ratsmappe Sans";
/// What templates and drawings that people have made for earlier versions call it.
const FORMER_FAMILY: &str = "Source Sans 3";

/// The fonts and their index, which finds each by the family's name and by the former one.
pub(super) struct Fonts {
    pub(super) book: LazyHash<FontBook>,
    pub(super) fonts: Vec<Font>,
}

/// The fonts, parsed once for the life of the process.
pub(super) fn fonts() -> &'static Fonts {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    FONTS.get_or_init(|| {
        let mut fonts: Vec<Font> = FILES.iter().flat_map(|(_, data)| Font::iter(Bytes::new(*data))).collect();
        let mut book = FontBook::from_fonts(&fonts);
        for font in fonts.clone() {
            let mut info = font.info().clone();
            FORMER_FAMILY.clone_into(&mut info.family);
            book.push(info);
            fonts.push(font);
        }
        Fonts { book: LazyHash::new(book), fonts }
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
    let fonts = &fonts().fonts[..FILES.len()];
    text.chars()
        .find(|c| !matches!(c, '\n' | '\r' | '\t') && !fonts.iter().all(|f| f.info().coverage.contains(u32::from(*c))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signs_of_german_papers_are_covered() {
        assert_eq!(fonts().book.families().count(), 2);
        for family in [FAMILY, FORMER_FAMILY] {
            let found = fonts().book.select_family(&family.to_lowercase()).count();
            assert_eq!(found, FILES.len(), "{family}");
        }
        assert_eq!(uncovered("ÄÖÜäöüßẞ „“ ‚‘ – — … € § % ² ³ ≥ ≤ → ✓ ✗ ∞ № ½ × − · •\u{a0}\u{202f}"), None);
        assert_eq!(uncovered("Straße 漢"), Some('漢'));
    }
}
