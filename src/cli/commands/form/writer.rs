//! One questionnaire: made of a profile, checked by reading it back, and written.

use std::io;
use std::path::Path;

use jiff::civil::Date;

use crate::catalog::Catalog;
use crate::cli::exit::CommandError;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::language::Language;
use crate::load::{Inputs, moved};
use crate::message::{Message, say};
use crate::output;
use crate::profile::Profile;
use crate::questionnaire::{self, Contents};
use crate::terminal::Terminal;
use crate::terminal::words;
use crate::workbook::Workbook;

/// What a questionnaire's name ends with, unless another is given.
pub(in crate::cli::commands) const ENDING: &str = "fragebogen.xlsx";

/// What questionnaires are written from beside profiles.
pub(in crate::cli::commands) struct Writer<'a> {
    /// The catalogue that ids and titles are of.
    reference: &'a Catalog,
    /// The catalogue in the language of the questionnaire.
    catalog: &'a Catalog,
    language: Language,
    date: Date,
    /// Whether a file that is there is replaced.
    force: bool,
}

impl<'a> Writer<'a> {
    /// A writer of questionnaires in a language; none if the workbook cannot be used.
    pub(in crate::cli::commands) fn new(
        inputs: &'a Inputs,
        language: Language,
        date: Date,
        force: bool,
    ) -> Option<Self> {
        let (reference, catalog) = (inputs.catalog()?, inputs.catalog_in(language)?);
        let usable = !inputs.catalog_findings().any(Diagnostic::is_error);
        usable.then_some(Self { reference, catalog, language, date, force })
    }

    /// Writes the questionnaire of a profile; whether it is there.
    ///
    /// # Errors
    /// If the questionnaire cannot be made.
    pub(in crate::cli::commands) fn write(
        &self,
        mut profile: Profile,
        from_file: bool,
        path: &Path,
        terminal: &mut Terminal,
    ) -> Result<bool, CommandError> {
        let place = Place::File(path.to_string_lossy().into());
        if from_file && let Some(warning) = moved(&mut profile, path) {
            terminal.diagnostics(&[warning]);
        }
        let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        let file = words::argument(&name);
        let Self { reference, catalog, language, date, .. } = *self;
        let contents = Contents { profile: &profile, catalog, reference, language, date, file: &file };
        let bytes = questionnaire::write(contents).map_err(|error| {
            CommandError::Failed(say!("the questionnaire cannot be made: {error}", error = error.to_string()))
        })?;
        if let Some(warning) = without_twins(&profile, &place) {
            terminal.diagnostics(&[warning]);
        }
        if let Some(warning) = lost(&profile, reference, &bytes, &place) {
            terminal.diagnostics(&[warning]);
        }
        let write = if self.force { output::write_whole } else { output::write_new };
        let written = write(path, &bytes);
        if let Err(error) = &written {
            let message = say!("the questionnaire cannot be written: {error}", error);
            terminal.diagnostics(&[unwritten(error, message).at(place)]);
        }
        Ok(written.is_ok())
    }
}

/// That the file cannot be written, which `message` says, or is there already.
pub(in crate::cli::commands) fn unwritten(error: &io::Error, message: Message) -> Diagnostic {
    if error.kind() == io::ErrorKind::AlreadyExists {
        let fault = Diagnostic::error(Code::FileExists, say!("there is a file of this name already, and it is kept"));
        return fault.hint(say!("choose another name; with --force it is replaced, and the answers in it are lost"));
    }
    Diagnostic::error(Code::CannotWrite, message)
        .hint(say!("check that the folder is there, that you may write to it, and that no program has the file open"))
}

/// That a questionnaire does not ask for the English twins of texts.
fn without_twins(profile: &Profile, place: &Place) -> Option<Diagnostic> {
    let english = profile.english.as_deref()?;
    let twins: Vec<String> = english.english_keys().into_iter().map(|key| format!("`{key}_en`")).collect();
    if twins.is_empty() {
        return None;
    }
    let message =
        say!("the questionnaire does not ask for English texts: {keys} are not in it", keys = twins.join(", "));
    let warning = Diagnostic::warning(Code::NotInQuestionnaire, message).at(place.clone());
    Some(warning.hint(say!("keep the profile, and make English papers from it")))
}

/// What the profile says and the questionnaire, read back, does not.
fn lost(profile: &Profile, catalog: &Catalog, bytes: &[u8], place: &Place) -> Option<Diagnostic> {
    // Without a title there is nothing to read yet.
    if profile.project.title.is_empty() {
        return None;
    }
    let back = Workbook::built_in(place.file(), bytes).ok().and_then(|book| questionnaire::read(&book).0);
    let lost = questionnaire::lost(profile, &back.unwrap_or_default(), catalog);
    let named: Vec<String> = lost.iter().map(|key| format!("`{key}`")).collect();
    let message = say!("the questionnaire cannot hold what the profile says of {keys}", keys = named.join(", "));
    let warning = Diagnostic::warning(Code::NotInQuestionnaire, message).at(place.clone());
    (!lost.is_empty()).then(|| warning.hint(say!("keep the profile, and write to us: this should not be")))
}
