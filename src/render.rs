//! One document from a briefing: text modules rendered, everything put into one JSON file, typeset; or
//! its sources for others to typeset.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use crate::briefing::{Briefing, Meta, keep_together};
use crate::bundle::{self, Files};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::Language;
use crate::logo::{Logo, LogoFormat};
use crate::message::Message;
use crate::portfolio::{self, Portfolio};
use crate::templates::{PORTFOLIO, Templates};
use crate::text::{Modules, Prose};
use crate::typeset::{self, DocumentInput, Typesetter};
use crate::word;
use crate::working_list;

/// A finished document.
#[derive(Debug)]
pub struct Rendered {
    /// The file's bytes: PDF/UA-1 and PDF/A-2a in one.
    pub pdf: Vec<u8>,
    /// Number of pages.
    pub pages: usize,
    /// What goes beside it: the same in plain text for the kinds that have a text copy, the same as a Word file for
    /// council paper and status report, all criteria as a workbook for the dossier, the tables as a workbook for the portfolio.
    pub beside: Vec<SideFile>,
    /// What Typst remarked.
    pub warnings: Vec<Diagnostic>,
}

/// A file that goes beside a document.
#[derive(Debug)]
pub struct SideFile {
    /// What its name has in the place of the document's kind; none for the same.
    pub name: Option<&'static str>,
    /// The ending of its name.
    pub ending: &'static str,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// The kind of document that has all criteria as a workbook beside it.
const WITH_WORKING_LIST: &str = "dossier";

/// The kind of document that reports what has become of a resolution.
const STATUS_REPORT: &str = "sachstand";

/// The kinds of document that have a Word file beside them.
const WITH_WORD_FILE: [&str; 2] = ["beschlussvorlage", STATUS_REPORT];

/// What that workbook is called in the place of the kind.
const WORKING_LIST: &str = "kriterien";

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
        let copy = copy.map(|text| SideFile { name: None, ending: "txt", bytes: text.into_bytes() });
        let mut beside: Vec<SideFile> = copy.into_iter().collect();
        if kind == WITH_WORKING_LIST {
            let bytes = working_list::workbook(briefing).map_err(internal)?;
            beside.push(SideFile { name: Some(WORKING_LIST), ending: "xlsx", bytes });
        }
        if WITH_WORD_FILE.contains(&kind) {
            let crest = own.logo.as_ref().and_then(crest);
            let paper = match kind {
                STATUS_REPORT => word::Paper::report(&own, &data.texts, crest.as_ref()),
                _ => word::Paper::council(&own, &data.texts, crest.as_ref()),
            };
            let bytes = word::document(&paper).map_err(internal)?;
            beside.push(SideFile { name: None, ending: "docx", bytes });
        }
        let Meta { slug, title, short_title, .. } = &own.meta;
        // Two projects may have one title; then they have short names.
        let ident = match short_title == title {
            true => format!("ratsmappe/{slug}/{title}/{kind}"),
            false => format!("ratsmappe/{slug}/{title}/{short_title}/{kind}"),
        };
        self.typeset(&data, own.images(), ident, own.meta.ymd, beside)
    }

    /// Makes the paper over all projects, with its workbook.
    ///
    /// # Errors
    /// Diagnostics that point into text modules and templates.
    pub fn render_portfolio(&self, portfolio: &Portfolio) -> Result<Rendered, Vec<Diagnostic>> {
        let kind = PORTFOLIO;
        let paper = portfolio.for_paper();
        let texts = self.modules.render_own(kind, paper.meta.lang, &paper)?;
        let texts = kept_together(texts, paper.labels.language());
        let tables = portfolio::workbook(portfolio).map_err(internal)?;
        let data = TemplateData { schema: SCHEMA, kind, briefing: &paper, texts };
        let beside = vec![SideFile { name: None, ending: "xlsx", bytes: tables }];
        self.typeset(&data, Vec::new(), format!("ratsmappe/{kind}"), portfolio.meta.ymd, beside)
    }

    fn typeset(
        &self,
        data: &TemplateData<impl Serialize>,
        pictures: Vec<(String, Arc<[u8]>)>,
        ident: String,
        (year, month, day): (i16, i8, i8),
        beside: Vec<SideFile>,
    ) -> Result<Rendered, Vec<Diagnostic>> {
        let json = serde_json::to_string(data).map_err(internal)?;
        let date = Date::new(year, month, day).map_err(internal)?;
        let input = DocumentInput { kind: data.kind, briefing: json.into_bytes(), pictures, ident, date };
        let typeset = self.typesetter.typeset(&input)?;
        Ok(Rendered { pdf: typeset.pdf, pages: typeset.pages, beside, warnings: typeset.warnings })
    }

    /// The rendered text modules of one document, by name.
    ///
    /// # Errors
    /// Diagnostics that point into text modules.
    pub fn texts(&self, kind: &str, briefing: &Briefing) -> Result<BTreeMap<String, Prose>, Vec<Diagnostic>> {
        let texts = self.modules.render(kind, briefing.meta.lang, briefing)?;
        Ok(kept_together(texts, briefing.labels.language()))
    }

    /// The sources of one document, called `name`, for Typst's own compiler.
    ///
    /// # Errors
    /// Diagnostics that point into text modules.
    pub fn bundle(&self, kind: &str, name: &str, briefing: &Briefing) -> Result<Files, Vec<Diagnostic>> {
        let own = briefing.for_kind(kind);
        let json = serde_json::to_string_pretty(&self.template_data(kind, &own)?).map_err(internal)?;
        Ok(bundle::bundle(&self.templates, kind, name, json.into_bytes(), own.images()))
    }

    fn template_data<'a>(
        &self,
        kind: &'a str,
        briefing: &'a Briefing,
    ) -> Result<TemplateData<'a, Briefing>, Vec<Diagnostic>> {
        Ok(TemplateData { schema: SCHEMA, kind, briefing, texts: self.texts(kind, briefing)? })
    }
}

/// The texts with the blanks that must not end a line.
fn kept_together(texts: BTreeMap<String, Prose>, language: Language) -> BTreeMap<String, Prose> {
    texts.into_iter().map(|(name, prose)| (name, prose.map_words(&|words| keep_together(words, language)))).collect()
}

/// The logo as Word draws it: a drawing becomes a bitmap, because older versions of Word know none.
fn crest(logo: &Logo) -> Option<word::Crest> {
    let (ending, bytes, pixels) = match (logo.format(), logo.pixels()) {
        (LogoFormat::Png, Some(pixels)) => ("png", logo.bytes().to_vec(), pixels),
        (LogoFormat::Jpeg, Some(pixels)) => ("jpg", logo.bytes().to_vec(), pixels),
        _ => {
            let (bytes, pixels) = typeset::drawing_as_png(&logo.bytes())?;
            ("png", bytes, pixels)
        }
    };
    Some(word::Crest { ending, bytes, pixels })
}

fn internal(error: impl std::fmt::Display) -> Vec<Diagnostic> {
    vec![Diagnostic::error(Code::Internal, Message::verbatim(error.to_string()))]
}
