//! Typesetting: a view model as JSON and a tree of static Typst templates become PDF bytes.
//!
//! The only user of the typst crates. Templates read the template tree and `/briefing.json`, the
//! document's pictures, nothing else: there is no network, no package, no file system behind them.

mod drawing;
mod findings;
mod fonts;
mod input;
mod named;
mod subject;
mod world;

pub use drawing::drawing_as_png;
pub use fonts::{font_files, uncovered};
pub use input::DocumentInput;
pub use named::named_files;
pub use world::DATA;

use std::sync::Arc;

use jiff::civil::Date;
use typst::World;
use typst::diag::Warned;
use typst::foundations::{Bytes, Datetime, Smart};
use typst::visualize::{ExchangeFormat, RasterImage, SvgImage};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::diagnostic::{Code, Diagnostic, Place, quote};
use crate::message::{Message, say};
use crate::templates::Templates;
use world::{DocumentWorld, SharedWorld};

/// How many documents a memoised result is kept for without being used: two projects of four kinds, so that a
/// project finds what the one before it laid out, on each of two threads. Measured (docs/performance.md): with
/// 2, what projects share is laid out again and again; more than 8 saves little and costs memory.
const CACHE_ROUNDS: usize = 8;

/// The version of Typst that is built in, and that bundles are for.
pub const TYPST_VERSION: &str = "0.15.1";

/// How many pages a document may have. The longest sample has some 40; a template that repeats itself
/// has thousands.
pub const MAX_PAGES: usize = 400;

/// A finished document.
#[derive(Debug)]
pub struct Typeset {
    /// The file's bytes: PDF/UA-1 and PDF/A-2a in one.
    pub pdf: Vec<u8>,
    /// Number of pages.
    pub pages: usize,
    /// What Typst remarked.
    pub warnings: Vec<Diagnostic>,
}

/// Fonts, library and parsed templates, loaded once and shared by all documents and threads.
pub struct Typesetter {
    shared: Arc<SharedWorld>,
    standards: PdfStandards,
    max_pages: usize,
}

impl std::fmt::Debug for Typesetter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Typesetter").finish_non_exhaustive()
    }
}

impl Typesetter {
    /// Loads fonts and parses the templates.
    ///
    /// # Errors
    /// If a template file is not UTF-8 or the standards cannot be combined.
    pub fn new(templates: &Templates) -> Result<Self, Vec<Diagnostic>> {
        let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
            .map_err(|e| vec![Diagnostic::error(Code::Internal, Message::verbatim(e.message().to_string()))])?;
        Ok(Self { shared: Arc::new(SharedWorld::new(templates)?), standards, max_pages: MAX_PAGES })
    }

    /// With another limit than [`MAX_PAGES`].
    #[must_use]
    pub fn with_max_pages(self, max_pages: usize) -> Self {
        Self { max_pages, ..self }
    }

    /// Typesets one document.
    ///
    /// # Errors
    /// Typst's errors, pointing into the template file.
    pub fn typeset(&self, input: &DocumentInput) -> Result<Typeset, Vec<Diagnostic>> {
        let world = DocumentWorld::new(&self.shared, input)?;
        let result = self.compile(&world, input);
        // Also after a failure: what it memoised is of no use to the next document.
        typst::comemo::evict(CACHE_ROUNDS);
        result
    }

    fn compile(&self, world: &DocumentWorld, input: &DocumentInput) -> Result<Typeset, Vec<Diagnostic>> {
        let Warned { output, warnings } = typst::compile::<PagedDocument>(world);
        let warnings: Vec<_> = warnings.iter().map(|w| findings::translate(world, w)).collect();
        let failed = |errors: &[typst::diag::SourceDiagnostic]| -> Vec<Diagnostic> {
            errors.iter().map(|e| findings::translate(world, e)).collect()
        };
        let document = output.map_err(|errors| {
            let mut found = failed(&errors);
            if let (Some(first), Some(error)) = (found.first_mut(), errors.first())
                && let Some(name) = subject::of(world, error)
                && let Some(label) = first.labels.first_mut()
            {
                label.text = say!("while setting {name}", name = quote(&name));
            }
            found
        })?;
        let pages = document.pages().len();
        if pages > self.max_pages {
            let message =
                say!("the document has {pages} pages; at most {most} are allowed", pages, most = self.max_pages);
            let place = Place::File(world.shown(world.main()).into());
            return Err(vec![Diagnostic::error(Code::TooManyPages, message).at(place)]);
        }
        let options = PdfOptions {
            ident: Smart::Custom(input.ident.clone()),
            creator: Smart::Custom(Some(concat!("Ratsmappe ", env!("CARGO_PKG_VERSION")).to_owned())),
            timestamp: timestamp(input.date),
            standards: self.standards.clone(),
            ..PdfOptions::default()
        };
        let pdf = typst_pdf::pdf(&document, &options).map_err(|e| failed(&e))?;
        Ok(Typeset { pdf, pages, warnings })
    }
}

/// Whether a picture can be decoded: what is damaged is found before a document is made. One that is
/// neither SVG nor PNG is a JPEG.
#[must_use]
pub fn can_draw(bytes: &Arc<[u8]>, svg: bool, png: bool) -> bool {
    let data = Bytes::new(Arc::clone(bytes));
    if svg {
        return SvgImage::new(data).is_ok();
    }
    let format = if png { ExchangeFormat::Png } else { ExchangeFormat::Jpg };
    RasterImage::plain(data, format).is_ok()
}

/// Noon on that day, so that no time zone turns it into another day.
fn timestamp(date: Date) -> Option<Timestamp> {
    let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    Datetime::from_ymd_hms(i32::from(date.year()), month, day, 12, 0, 0).map(Timestamp::new_utc)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_version_named_is_the_one_built_in() {
        assert_eq!(typst::utils::version().raw(), super::TYPST_VERSION);
    }
}
