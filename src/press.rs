//! One document from a briefing: text modules rendered, everything put into one JSON file, typeset.

use jiff::civil::Date;
use serde::Serialize;

use crate::briefing::Briefing;
use crate::diagnostic::Diagnostic;
use crate::templates::Templates;
use crate::text::{Modules, Prose};
use crate::typeset::{Sheet, Typesetter};

pub use crate::typeset::Typeset as Printed;

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
        let page = Page { kind, briefing, texts };
        let json = serde_json::to_vec(&page).map_err(|e| vec![Diagnostic::error("internal", e.to_string())])?;
        let (year, month, day) = briefing.meta.ymd;
        let ident = format!("ratsmappe/{}/{}/{kind}", briefing.meta.slug, briefing.meta.title);
        let date = Date::new(year, month, day).map_err(|e| vec![Diagnostic::error("internal", e.to_string())])?;
        let picture = briefing.logo.as_ref().map(|logo| (logo.path(), logo.bytes()));
        self.typesetter.set(&Sheet { kind, briefing: json, picture, ident, date })
    }
}
