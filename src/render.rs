//! One document from a briefing: text modules rendered, everything put into one JSON file, typeset; or
//! its sources for others to typeset.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use crate::briefing::Briefing;
use crate::briefing::format::NBSP;
use crate::bundle::{self, Files};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::Message;
use crate::portfolio::{self, Portfolio};
use crate::templates::{PORTFOLIO, Templates};
use crate::text::{Modules, Prose};
use crate::typeset::{DocumentInput, Typesetter};

/// A finished document.
#[derive(Debug)]
pub struct Rendered {
    /// The file's bytes: PDF/UA-1 and PDF/A-2a in one.
    pub pdf: Vec<u8>,
    /// Number of pages.
    pub pages: usize,
    /// What goes beside it, by the ending of its name: the same in plain text (`txt`) for the kinds that have
    /// a text copy, the tables as a workbook (`xlsx`) for the portfolio.
    pub beside: Option<(&'static str, Vec<u8>)>,
    /// What Typst remarked.
    pub warnings: Vec<Diagnostic>,
}

/// Everything that is loaded once and serves all documents of a run, on all threads.
#[derive(Debug)]
pub struct Renderer {
    templates: Templates,
    modules: Modules,
    typesetter: Typesetter,
}

/// The number of the form of `/briefing.json`: it grows when templates must know of a change.
const SCHEMA: u32 = 1;

/// What a template reads as `/briefing.json`.
#[derive(Serialize)]
struct TemplateData<'a, T> {
    schema: u32,
    kind: &'a str,
    #[serde(flatten)]
    briefing: &'a T,
    texts: BTreeMap<String, Prose>,
}

impl Renderer {
    /// Compiles text modules and templates.
    ///
    /// # Errors
    /// If one of them cannot be read.
    pub fn new(templates: &Templates) -> Result<Self, Vec<Diagnostic>> {
        let (modules, typesetter) = (Modules::new(templates)?, Typesetter::new(templates)?);
        Ok(Self { templates: templates.clone(), modules, typesetter })
    }

    /// With another limit than [`MAX_PAGES`](crate::typeset::MAX_PAGES).
    #[must_use]
    pub fn with_max_pages(self, max_pages: usize) -> Self {
        Self { typesetter: self.typesetter.with_max_pages(max_pages), ..self }
    }

    /// Makes one document.
    ///
    /// # Errors
    /// Diagnostics that point into text modules and templates.
    pub fn render(&self, kind: &str, briefing: &Briefing) -> Result<Rendered, Vec<Diagnostic>> {
        let own = briefing.for_kind(kind);
        let data = self.template_data(kind, &own)?;
        let copy = self.modules.copy(kind, own.meta.lang, &own, &data.texts)?;
        let beside = copy.map(|text| ("txt", text.into_bytes()));
        let ident = format!("ratsmappe/{}/{}/{kind}", own.meta.slug, own.meta.title);
        let picture = own.logo.as_ref().map(|logo| (logo.path(), logo.bytes()));
        self.typeset(&data, picture, ident, own.meta.ymd, beside)
    }

    /// Makes the paper over all projects, with its workbook.
    ///
    /// # Errors
    /// Diagnostics that point into text modules and templates.
    pub fn render_portfolio(&self, portfolio: &Portfolio) -> Result<Rendered, Vec<Diagnostic>> {
        let kind = PORTFOLIO;
        let texts = self.modules.render_own(kind, portfolio.meta.lang, portfolio)?;
        let tables = portfolio::workbook(portfolio).map_err(internal)?;
        let data = TemplateData { schema: SCHEMA, kind, briefing: portfolio, texts };
        self.typeset(&data, None, format!("ratsmappe/{kind}"), portfolio.meta.ymd, Some(("xlsx", tables)))
    }

    fn typeset(
        &self,
        data: &TemplateData<impl Serialize>,
        picture: Option<(&'static str, Arc<[u8]>)>,
        ident: String,
        (year, month, day): (i16, i8, i8),
        beside: Option<(&'static str, Vec<u8>)>,
    ) -> Result<Rendered, Vec<Diagnostic>> {
        let json = serde_json::to_string(data).map_err(internal)?;
        let date = Date::new(year, month, day).map_err(internal)?;
        let input =
            DocumentInput { kind: data.kind, briefing: keep_together(&json).into_bytes(), picture, ident, date };
        let typeset = self.typesetter.typeset(&input)?;
        Ok(Rendered { pdf: typeset.pdf, pages: typeset.pages, beside, warnings: typeset.warnings })
    }

    /// The rendered text modules of one document, by name.
    ///
    /// # Errors
    /// Diagnostics that point into text modules.
    pub fn texts(&self, kind: &str, briefing: &Briefing) -> Result<BTreeMap<String, Prose>, Vec<Diagnostic>> {
        self.modules.render(kind, briefing.meta.lang, briefing)
    }

    /// The sources of one document, called `name`, for Typst's own compiler.
    ///
    /// # Errors
    /// Diagnostics that point into text modules.
    pub fn bundle(&self, kind: &str, name: &str, briefing: &Briefing) -> Result<Files, Vec<Diagnostic>> {
        let own = briefing.for_kind(kind);
        let json = serde_json::to_string_pretty(&self.template_data(kind, &own)?).map_err(internal)?;
        let picture = own.logo.as_ref().map(|logo| (logo.path(), logo.bytes()));
        Ok(bundle::bundle(&self.templates, kind, name, keep_together(&json).into_bytes(), picture))
    }

    fn template_data<'a>(
        &self,
        kind: &'a str,
        briefing: &'a Briefing,
    ) -> Result<TemplateData<'a, Briefing>, Vec<Diagnostic>> {
        Ok(TemplateData { schema: SCHEMA, kind, briefing, texts: self.texts(kind, briefing)? })
    }
}

fn internal(error: impl std::fmt::Display) -> Vec<Diagnostic> {
    vec![Diagnostic::error(Code::Internal, Message::verbatim(error.to_string()))]
}

/// Spaces that must not break a line made so: between a number and its unit, a day and its month, and
/// within abbreviations. What is written stays; only the line breaks differently.
fn keep_together(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let glued = c == ' ' && {
            let (before, after) = (&text[..at], &text[at + 1..]);
            let number = before.ends_with(|c: char| c.is_ascii_digit());
            let ordinal = before.strip_suffix('.').is_some_and(|b| b.ends_with(|c: char| c.is_ascii_digit()));
            let month = || MONTHS.iter().any(|m| after.starts_with(m));
            (number && after.starts_with(['€', '%'])) || (ordinal && month()) || abbreviation(before, after)
        };
        out.push(if glued { NBSP } else { c });
    }
    out
}

const MONTHS: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

/// Within `z. B.`, `d. h.`, `u. a.`, `i. d. R.`: a single letter with a full stop on both sides.
fn abbreviation(before: &str, after: &str) -> bool {
    let mut back = before.chars().rev();
    let single = back.next() == Some('.')
        && back.next().is_some_and(char::is_alphabetic)
        && back.next().is_none_or(|c| !c.is_alphanumeric());
    let mut next = after.chars();
    single && next.next().is_some_and(char::is_alphabetic) && next.next() == Some('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_units_and_days_their_months() {
        let glued = "42.000\u{a0}€ und 65\u{a0}% am 1.\u{a0}März, z.\u{a0}B. hier";
        assert_eq!(keep_together("42.000 € und 65 % am 1. März, z. B. hier"), glued);
        assert_eq!(keep_together("Der 3. Mann in 5 Jahren"), "Der 3. Mann in 5 Jahren");
    }
}
