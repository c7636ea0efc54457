//! The criteria of a run: the built-in workbook or a file's, German, and English once some paper wants them.

use std::borrow::Cow;
use std::path::Path;
use std::sync::OnceLock;

use crate::catalog::{self, Catalog};
#[cfg(feature = "pdf")]
use crate::coverage;
use crate::diagnostic::{Diagnostic, any_error};
use crate::language::Language;
use crate::load::input::{self, Wanted};
use crate::load::limits::ReadLimits;
use crate::load::sandbox;
use crate::workbook::Workbook;

/// A workbook's criteria and what is wrong with it.
#[derive(Debug)]
pub struct Criteria {
    german: Option<Cow<'static, Catalog>>,
    findings: Vec<Diagnostic>,
    /// The workbook; none for the built-in one, or for a file that is none.
    workbook: Option<Workbook>,
    english: OnceLock<(Option<Cow<'static, Catalog>>, Vec<Diagnostic>)>,
}

impl Criteria {
    /// Reads the criteria of a file, or takes the built-in ones.
    #[must_use]
    pub fn read(path: Option<&Path>, limits: ReadLimits) -> Self {
        let Some(path) = path else {
            let german = Some(Cow::Borrowed(Catalog::embedded(Language::German)));
            return Self { german, findings: Vec::new(), workbook: None, english: OnceLock::new() };
        };
        let workbook = input::read(path, Wanted::Catalog).map_err(|finding| vec![finding]);
        let workbook = workbook.and_then(|bytes| sandbox::workbook(&path.to_string_lossy(), &bytes, limits));
        let (workbook, catalog, findings) = match workbook {
            Err(findings) => (None, None, findings),
            Ok(workbook) => {
                let (catalog, findings) = printable(&workbook, Language::German);
                (Some(workbook), catalog, findings)
            }
        };
        Self { german: catalog.map(Cow::Owned), findings, workbook, english: OnceLock::new() }
    }

    /// What is to be said about the workbook and its German texts.
    #[must_use]
    pub fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }

    /// The German criteria; none if the workbook cannot be used.
    #[must_use]
    pub fn german(&self) -> Option<&Catalog> {
        self.german.as_deref()
    }

    /// The English criteria, if the German ones can be used, and what is to be said about them beyond those.
    #[must_use]
    pub fn english(&self) -> (Option<&Catalog>, &[Diagnostic]) {
        let (catalog, findings) = self.english.get_or_init(|| match (&self.german, &self.workbook) {
            (None, _) => (None, Vec::new()),
            (Some(_), None) => (Some(Cow::Borrowed(Catalog::embedded(Language::English))), Vec::new()),
            (Some(_), Some(workbook)) => {
                let (catalog, findings) = printable(workbook, Language::English);
                // What is wrong in both languages has been said.
                let new = findings.into_iter().filter(|finding| !self.findings.contains(finding)).collect();
                (catalog.map(Cow::Owned), new)
            }
        });
        (catalog.as_deref(), findings)
    }
}

/// The criteria in a language, if papers can be made from them, and what is to be said about them.
fn printable(workbook: &Workbook, language: Language) -> (Option<Catalog>, Vec<Diagnostic>) {
    #[cfg_attr(not(feature = "pdf"), expect(unused_mut, reason = "only who typesets knows the fonts"))]
    let (mut catalog, mut findings) = catalog::read(workbook, language);
    #[cfg(feature = "pdf")]
    if let Some(catalog) = &mut catalog {
        findings.extend(coverage::leave_out_of_extra(catalog, Some(workbook)));
        findings.extend(coverage::of_catalog(catalog, Some(workbook)));
    }
    (catalog.filter(|_| !any_error(&findings)), findings)
}
