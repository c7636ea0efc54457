//! One document from a briefing: text modules rendered, everything put into one JSON file, typeset.

use jiff::civil::Date;
use serde::Serialize;

use crate::briefing::Briefing;
use crate::diagnostic::Diagnostic;
use crate::templates::Templates;
use crate::text::{Modules, Prose};
use crate::typeset::{Sheet, Typesetter};

/// A finished document.
#[derive(Debug)]
pub struct Printed {
    /// The file's bytes: PDF/UA-1 and PDF/A-2a in one.
    pub pdf: Vec<u8>,
    /// Number of pages.
    pub pages: usize,
    /// The same in plain text, for the kinds that have a text copy.
    pub copy: Option<String>,
    /// What Typst remarked.
    pub warnings: Vec<Diagnostic>,
}

/// Everything that is loaded once and serves all documents of a run, on all threads.
#[derive(Debug)]
pub struct Press {
    modules: Modules,
    typesetter: Typesetter,
}

/// What a template reads as `/briefing.json`.
#[derive(Serialize)]
struct Page<'a> {
    kind: &'a str,
    #[serde(flatten)]
    briefing: &'a Briefing,
    texts: std::collections::BTreeMap<String, Prose>,
}

impl Press {
    /// Compiles text modules and templates.
    ///
    /// # Errors
    /// If one of them cannot be read.
    pub fn new(templates: &Templates) -> Result<Self, Vec<Diagnostic>> {
        Ok(Self { modules: Modules::new(templates)?, typesetter: Typesetter::new(templates)? })
    }

    /// Makes one document.
    ///
    /// # Errors
    /// Diagnostics that point into text modules and templates.
    pub fn print(&self, kind: &str, briefing: &Briefing) -> Result<Printed, Vec<Diagnostic>> {
        let briefing = &briefing.for_kind(kind);
        let texts = self.modules.render(kind, briefing.meta.lang, briefing)?;
        let copy = self.modules.copy(kind, briefing.meta.lang, briefing, &texts)?;
        let page = Page { kind, briefing, texts };
        let json = serde_json::to_vec(&page).map_err(|e| vec![Diagnostic::error("internal", e.to_string())])?;
        let (year, month, day) = briefing.meta.ymd;
        let ident = format!("ratsmappe/{}/{}/{kind}", briefing.meta.slug, briefing.meta.title);
        let date = Date::new(year, month, day).map_err(|e| vec![Diagnostic::error("internal", e.to_string())])?;
        let typeset = self.typesetter.set(&Sheet { kind, briefing: json, ident, date })?;
        Ok(Printed { pdf: typeset.pdf, pages: typeset.pages, copy, warnings: typeset.warnings })
    }
}
