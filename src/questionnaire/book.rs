//! The whole workbook from a catalogue, a profile and a day.

use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, Workbook, XlsxError};

use super::answers::{Answer, Answers};
use super::cells::SheetContext;
use super::cover::{self, Cover};
use super::fields;
use super::memory::HiddenSheet;
use super::style::CellFormats;
use super::texts::Texts;
use super::{criteria, facts, missing, tables};
use crate::briefing::format::Formats;
use crate::catalog::{Catalog, Criterion};
use crate::language::Language;
use crate::profile::Profile;
use crate::selection::select;
use crate::tables::{day, saved};

/// What a questionnaire is made from.
#[derive(Debug, Clone, Copy)]
pub struct Contents<'a> {
    /// The project; what it says is filled in already.
    pub profile: &'a Profile,
    /// The criteria in the questionnaire's language.
    pub catalog: &'a Catalog,
    /// The same criteria in German, by whose titles they are known.
    pub reference: &'a Catalog,
    /// The questionnaire's language; the papers' is a statement of the profile.
    pub language: Language,
    /// The day it is made.
    pub date: Date,
    /// What the file will be called, for the commands on its first sheet.
    pub file: &'a str,
}

/// Makes a questionnaire, an xlsx file. The same contents give the same bytes.
///
/// # Errors
/// If something is larger than a sheet can be.
pub fn write(contents: Contents) -> Result<Vec<u8>, XlsxError> {
    let Contents { profile, catalog, reference, language, date, file } = contents;
    let catalog = &*catalog.in_words_of(&profile.bodies());
    let (texts, look) = (Texts::of(language), CellFormats::new(language));
    let answers = Answers::of(profile, catalog);
    let selection = select(catalog, profile);
    let blocks = criteria::blocks(&selection, &answers, texts);
    let asked: Vec<&Criterion> = blocks.iter().flat_map(|block| block.criteria.iter().copied()).collect();
    let memory = HiddenSheet::new(profile, catalog, reference, &asked, texts);
    let (name, title) = (&profile.municipality.name, &profile.project.title);
    let footer = if title.is_empty() { name.clone() } else { format!("{name}: {title}") };
    let tools = SheetContext { texts, look: &look, memory: &memory, catalog, footer: &footer };
    let phase = match answers.facts.get("projekt.phase") {
        Some(Answer::Text(phase)) => texts.word("phase", phase),
        _ => "",
    };
    let mut book = Workbook::new();
    let mut properties =
        DocProperties::new().set_title(format!("{}: {footer}", texts.text("titel"))).set_author(texts.text("autor"));
    if let Some(made) = day(date) {
        properties = properties.set_creation_datetime(&made);
    }
    book.set_properties(&properties);
    let statuses = criteria::statuses(&blocks, texts);
    let needed = missing::needed(profile, &answers, &statuses.range, &tools);
    let cover = Cover {
        name,
        title,
        phase,
        assumed: profile.project.phase_assumed,
        date: &Formats::new(language).date(date),
        file,
        statuses: &statuses,
        asked: asked.len(),
        needed: &needed,
    };
    cover::write(&mut book, &cover, &answers, &tools)?;
    missing::write(&mut book, &needed, &tools)?;
    facts::write(&mut book, &answers, &tools)?;
    criteria::write(&mut book, &blocks, &answers, &tools)?;
    for table in fields::tables() {
        let rows = answers.tables.get(table.path).map_or(&[][..], Vec::as_slice);
        tables::write(&mut book, table, rows, &tools)?;
    }
    memory.write(&mut book, &look)?;
    saved(&mut book)
}
