//! Raw arguments of `build` made into a checked plan: which documents, of which date, to which files.
//!
//! Takes what was typed and the templates; reads and writes nothing.

use std::collections::BTreeSet;
use std::num::NonZero;
use std::sync::Arc;
use std::thread;

use jiff::civil::Date;

use crate::batch::format::Format;
use crate::batch::report::ReportFile;
use crate::batch::spec::{DocumentLimits, PortfolioWish, RunSpec};
use crate::cli::args::BuildArgs;
use crate::cli::exit::CommandError;
use crate::diagnostic::{InvalidValue, quote};
use crate::message::say;
use crate::names;
use crate::templates::{NOTES, PORTFOLIO, Templates};
use crate::word_form::WordForm;

/// What `build` is to do.
#[derive(Debug)]
pub struct BuildPlan {
    /// What to make.
    pub spec: RunSpec,
    /// Where to write what became of it.
    pub reports: Vec<ReportFile>,
}

impl BuildPlan {
    /// Checks the arguments against each other and against the templates.
    ///
    /// # Errors
    /// For kinds of document that the templates do not have, and reports of unknown formats.
    pub fn new(
        args: &BuildArgs,
        date: Date,
        templates: Arc<Templates>,
        word_form: Option<Arc<WordForm>>,
    ) -> Result<Self, CommandError> {
        let reports: Result<_, InvalidValue> = args.report.iter().map(|path| ReportFile::new(path)).collect();
        let reports = reports.map_err(|InvalidValue(message)| CommandError::Usage(message))?;
        let known: Vec<String> = templates.kinds().into_iter().chain([PORTFOLIO.to_owned()]).collect();
        let mut kinds = kinds(&args.only, args.notes, &known)?;
        let formats: BTreeSet<Format> = args.emit.iter().map(|format| Format::from(*format)).collect();
        let portfolio = match kinds.iter().any(|kind| kind == PORTFOLIO) && formats.contains(&Format::Pdf) {
            false => PortfolioWish::No,
            true if args.only.is_empty() => PortfolioWish::OfSeveral,
            true => PortfolioWish::Always,
        };
        kinds.retain(|kind| kind != PORTFOLIO);
        let spec = RunSpec {
            profiles: args.profiles.clone(),
            catalog: args.catalog.clone(),
            templates,
            word_form,
            kinds,
            named_kinds: !args.only.is_empty(),
            portfolio,
            formats,
            output: args.output.clone(),
            language: args.lang.map(Into::into),
            date,
            draft: args.draft,
            force: args.force,
            fail_fast: args.fail_fast,
            shard: args.shard,
            threads: args.jobs.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZero::get),
            limits: DocumentLimits {
                max_pages: args.max_pages.get(),
                max_seconds: args.max_seconds.get(),
                max_mib: args.max_mib.get(),
            },
        };
        Ok(Self { spec, reports })
    }
}

/// The kinds of document to make, in the templates' order: all but the notes, or those that are named; the notes too if
/// they are asked for.
fn kinds(only: &[String], notes: bool, known: &[String]) -> Result<Vec<String>, CommandError> {
    if only.is_empty() {
        return Ok(known.iter().filter(|kind| notes || *kind != NOTES).cloned().collect());
    }
    let mut wanted: BTreeSet<&String> = known.iter().filter(|kind| notes && *kind == NOTES).collect();
    for given in only {
        // "Präsentation" is what a German would type for "praesentation".
        let given = given.trim();
        let slug = names::slug(given);
        match known.iter().find(|kind| is(given, kind)) {
            Some(kind) => wanted.insert(kind),
            None => {
                let near = names::nearest(&slug, known.iter().map(String::as_str));
                let (shown, known) = (quote(given), known.join(", "));
                return Err(CommandError::Usage(match near {
                    Some(kind) => say!(
                        "there is no kind of document {shown}: did you mean `{kind}`? known are {known}",
                        shown,
                        kind,
                        known
                    ),
                    None => say!("there is no kind of document {shown}: known are {known}", shown, known),
                }));
            }
        };
    }
    Ok(known.iter().filter(|kind| wanted.contains(kind)).cloned().collect())
}

/// Whether a kind of document is asked for by this name.
fn is(given: &str, kind: &str) -> bool {
    given.trim() == kind || names::slug(given) == kind
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn kinds_keep_the_templates_order_and_are_named_once() {
        let known: Vec<String> = ["dossier", "praesentation"].map(String::from).into();
        let of = |only: &[&str]| kinds(&only.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>(), false, &known);
        assert_eq!(of(&[]).ok(), Some(known.clone()));
        assert_eq!(of(&["Präsentation", " dossier", "praesentation"]).ok(), Some(known.clone()));
        let message = match of(&["dosier"]) {
            Err(CommandError::Usage(message)) => message.text(Language::English),
            other => format!("{other:?}"),
        };
        assert_eq!(
            message,
            "there is no kind of document `dosier`: did you mean `dossier`? known are dossier, praesentation"
        );
        assert!(of(&[""]).is_err());
    }

    #[test]
    fn notes_are_made_only_if_they_are_asked_for() {
        let known: Vec<String> = ["dossier", NOTES, "praesentation"].map(String::from).into();
        let of = |only: &[&str], notes| {
            let only: Vec<String> = only.iter().map(|s| (*s).to_owned()).collect();
            kinds(&only, notes, &known).unwrap_or_default()
        };
        assert_eq!(of(&[], false), ["dossier", "praesentation"]);
        assert_eq!(of(&[], true), known);
        assert_eq!(of(&["dossier"], true), ["dossier", NOTES]);
        assert_eq!(of(&[NOTES], false), [NOTES]);
    }
}
