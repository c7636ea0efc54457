//! The file that a list goes to (`-o`): its ending says how the list is written, and nothing that is there is lost.

use std::io;
use std::path::Path;

use clap::ValueEnum;
use jiff::civil::Date;

use crate::briefing::Labels;
use crate::cli::args::ListArgs;
use crate::cli::exit::CommandError;
use crate::cli::format;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::language::Language;
use crate::lists::records::Records;
use crate::load::Inputs;
use crate::message::{Message, say};
use crate::output;
use crate::tables::{self, Book, Table};
use crate::templates::Templates;
use crate::terminal::Terminal;

/// What a list is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ListFormat {
    /// A workbook for Excel and LibreOffice.
    Xlsx,
    /// Comma-separated values.
    Csv,
    /// JSON.
    Json,
}

impl ListFormat {
    /// As an ending, and as a word of `--format`.
    fn name(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }
}

/// A file that a list is to be written to.
#[derive(Debug)]
pub struct ListFile<'a> {
    path: &'a Path,
    /// What its ending says.
    format: ListFormat,
    /// The language of the list.
    pub language: Language,
    /// Whether a file that is there is replaced.
    force: bool,
}

impl<'a> ListFile<'a> {
    /// What the command line says of it; none if the list goes to standard output. `format` is what `--format` says,
    /// if it is given.
    ///
    /// # Errors
    /// For an ending that is not known, and for one that `--format` contradicts.
    pub fn new(
        args: &'a ListArgs,
        format: Option<impl ValueEnum>,
        language: Language,
    ) -> Result<Option<Self>, CommandError> {
        let Some(path) = args.output.as_deref() else { return Ok(None) };
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        let known = [ListFormat::Xlsx, ListFormat::Csv, ListFormat::Json];
        let shown = path.to_string_lossy();
        let Some(of_ending) = known.into_iter().find(|format| Some(format.name()) == ending.as_deref()) else {
            return Err(CommandError::Usage(say!("`{shown}` must end with .xlsx, .csv or .json", shown)));
        };
        let format = format.and_then(|format| Some(format.to_possible_value()?.get_name().to_owned()));
        if let Some(format) = format.filter(|format| format != of_ending.name()) {
            let message = say!("--format {format} and the file `{shown}` contradict each other", format, shown);
            return Err(CommandError::Usage(say!("{message}; the ending of the file is enough", message)));
        }
        let language = args.lang.map_or(language, Language::from);
        Ok(Some(Self { path, format: of_ending, language, force: args.force }))
    }

    /// Writes a list in the way its ending says, each of which is made only if it is wanted; names the file. Whether
    /// it is there.
    ///
    /// # Errors
    /// If the file is one of those that were read, if the tables are larger than sheets can be, and if standard
    /// output cannot be written to.
    pub fn list<'t, const N: usize>(
        &self,
        tables: impl FnOnce() -> Result<(String, Vec<Table<'t>>), CommandError>,
        records: impl FnOnce() -> Records<N>,
        json: impl FnOnce() -> Result<String, CommandError>,
        (date, inputs): (Date, &[&Inputs]),
        terminal: &mut Terminal,
    ) -> Result<bool, CommandError> {
        let bytes = match self.format {
            ListFormat::Xlsx => self.workbook(tables()?, date)?,
            ListFormat::Csv => format::csv(records())?.into_bytes(),
            ListFormat::Json => format!("{}\n", json()?).into_bytes(),
        };
        self.write(&bytes, inputs, terminal)
    }

    fn workbook(&self, (title, tables): (String, Vec<Table>), date: Date) -> Result<Vec<u8>, CommandError> {
        let book = Book { title, author: "Ratsmappe".to_owned(), language: self.language, date, tables };
        tables::workbook(book).map_err(|error| {
            CommandError::Failed(say!("the list cannot be written as a workbook: {error}", error = error.to_string()))
        })
    }

    fn write(&self, bytes: &[u8], inputs: &[&Inputs], terminal: &mut Terminal) -> Result<bool, CommandError> {
        let shown = self.path.to_string_lossy();
        if inputs.iter().any(|inputs| inputs.has_read(self.path)) {
            return Err(CommandError::Usage(say!(
                "the list is made from `{shown}` and does not replace it; name another file for it",
                shown
            )));
        }
        let write = if self.force { output::write_whole } else { output::write_new };
        if let Err(error) = write(self.path, bytes) {
            terminal.diagnostics(&[unwritten(&error).at(Place::File(shown.into()))]);
            return Ok(false);
        }
        terminal.line(&shown)?;
        Ok(true)
    }
}

fn unwritten(error: &io::Error) -> Diagnostic {
    if error.kind() == io::ErrorKind::AlreadyExists {
        let fault = Diagnostic::error(Code::FileExists, say!("there is a file of this name already, and it is kept"));
        return fault.hint(say!("choose another name; with --force it is replaced"));
    }
    Diagnostic::error(Code::CannotWrite, say!("the list cannot be written: {error}", error))
        .hint(say!("check that the folder is there, that you may write to it, and that no program has the file open"))
}

/// The words that papers have for what they list.
///
/// # Errors
/// If the built-in ones are damaged.
pub fn labels(language: Language) -> Result<Labels, CommandError> {
    Labels::new(&Templates::embedded(), language).map_err(|findings| {
        let finding = findings.into_iter().next().map_or_else(Message::nothing, |finding| finding.message);
        CommandError::Failed(finding)
    })
}
