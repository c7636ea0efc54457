//! Signs that the fonts lack in a catalogue, with the cells they stand in.

use super::{Fault, code_of, fault, of_file_name, uncovered};
use crate::catalog::{Catalog, Criterion, GoodPractice, OperatingModel, PhaseInfo, SupportMechanism, Term};
use crate::diagnostic::{CellRef, Code, Diagnostic, Place, quote};
use crate::message::{Message, say};
use crate::signs::is_invisible;
use crate::workbook::{Sheet, Workbook};

/// The most faults of a catalogue that are reported.
const MAX_FAULTS: usize = 200;

/// A text of a catalogue that papers print.
struct Printed<'a> {
    text: &'a str,
    /// The criterion's cell, if it belongs to one.
    row: Option<&'a Place>,
}

/// Reports characters in a catalogue's texts, each with its cell, in the names of its file and of the criteria's sheet.
/// Without the workbook, the place is the criterion's.
#[must_use]
pub fn of_catalog(catalog: &Catalog, workbook: Option<&Workbook>) -> Vec<Diagnostic> {
    let mut texts = Vec::new();
    let Catalog {
        file,
        sha256: _,
        language: _,
        marked: _,
        criteria,
        phases,
        drivers: _,
        mechanisms,
        practices,
        operating_models,
        glossary,
        key_results,
        subjects,
        untranslated: _,
    } = catalog;
    criteria.iter().for_each(|criterion| of_criterion(criterion, &mut texts));
    other_sheets((phases, mechanisms), (practices, operating_models, glossary), &mut texts);
    let told = key_results.iter().flat_map(|result| result.short.iter().chain(&result.questions));
    texts.extend(told.chain(subjects.iter().map(|s| &s.name)).map(|text| Printed { text, row: None }));
    let faults: Vec<(Printed, Fault)> =
        texts.into_iter().filter_map(|printed| Some((fault(printed.text)?, printed))).map(|(f, p)| (p, f)).collect();
    let of_names = of_file_name(file).into_iter().chain(of_sheet_name(catalog));
    if faults.is_empty() {
        return of_names.collect();
    }
    let cells = Cells::new(workbook);
    let mut found: Vec<Diagnostic> = Vec::new();
    for (printed, fault) in faults {
        let place = cells.place(&printed, fault.sign(), file);
        let diagnostic = fault.diagnostic(where_of(&place)).at(place);
        // Several texts of one cell are one fault.
        if !found.contains(&diagnostic) {
            found.push(diagnostic);
        }
        if found.len() == MAX_FAULTS {
            break;
        }
    }
    of_names.chain(found).collect()
}

fn where_of(place: &Place) -> Message {
    match place {
        Place::Cell { cell: Some(_), .. } => say!("in this cell"),
        _ => say!("in a text of this workbook"),
    }
}

/// The sheet the criteria come from, which the dossier names. That of a csv file has the file's name.
fn of_sheet_name(catalog: &Catalog) -> Option<Diagnostic> {
    let Place::Cell { file, sheet, .. } = &catalog.criteria.first()?.place else { return None };
    if super::base_name(file).starts_with(&**sheet) {
        return None;
    }
    let place = Place::Cell { file: file.clone(), sheet: sheet.clone(), cell: None, value: String::new() };
    Some(fault(sheet)?.diagnostic(say!("in the name of this sheet, which the dossier prints")).at(place))
}

/// The texts of a criterion that papers print. A new field does not compile until it is decided here.
fn of_criterion<'a>(criterion: &'a Criterion, out: &mut Vec<Printed<'a>>) {
    let Criterion {
        language: _,
        id,
        title,
        title_variants: _,
        original_title: _,
        phase: _,
        sub_phases: _,
        workstreams: _,
        driver,
        sub_drivers: _,
        stakeholders,
        mechanism_categories: _,
        mechanisms: _,
        milestone: _,
        transfer_relevant: _,
        operating_model_relevant: _,
        related,
        practices,
        description,
        questions,
        evidence,
        next_step,
        council_note,
        operating_note,
        inferred: _,
        unknown: _,
        title_confidence: _,
        source: _,
        extra,
        place,
    } = criterion;
    let single = [driver, description, next_step, council_note, operating_note].into_iter().flatten();
    let several = [stakeholders, practices, questions, evidence].into_iter().flatten();
    let texts = [id, title].into_iter().chain(single).chain(several);
    let texts = texts.chain(related.iter().map(|related| &related.title));
    let texts = texts.chain(extra.iter().flat_map(|(name, value)| [name, value]));
    out.extend(texts.map(|text| Printed { text, row: Some(place) }));
}

/// The texts of the sheets beside the criteria that papers print.
fn other_sheets<'a>(
    (phases, mechanisms): (&'a [PhaseInfo], &'a [SupportMechanism]),
    (practices, models, glossary): (&'a [GoodPractice], &'a [OperatingModel], &'a [Term]),
    out: &mut Vec<Printed<'a>>,
) {
    let mut add = |texts: &mut dyn Iterator<Item = &'a String>| {
        out.extend(texts.map(|text| Printed { text, row: None }));
    };
    for PhaseInfo { phase: _, name, short, purpose, question, outcome, analogue } in phases {
        add(&mut [name, short].into_iter().chain([purpose, question, outcome, analogue].into_iter().flatten()));
    }
    for mechanism in mechanisms {
        let SupportMechanism {
            key: _,
            name,
            is_category: _,
            category: _,
            levels,
            levels_inferred: _,
            explanation,
            status,
            phases: _,
            fit,
        } = mechanism;
        let told = [explanation, status, &fit.source, &fit.as_of].into_iter().flatten();
        add(&mut [name].into_iter().chain(levels).chain(told));
    }
    for practice in practices {
        let GoodPractice {
            key: _,
            name,
            aliases: _,
            kind: _,
            location,
            description,
            lesson,
            basis: _,
            criteria: _,
            phases: _,
            example_of: _,
            fit,
            web,
        } = practice;
        let told = [location, description, lesson, &fit.source, &fit.as_of, web].into_iter().flatten();
        add(&mut [name].into_iter().chain(told));
    }
    for model in models {
        let OperatingModel {
            kind: _,
            key: _,
            name,
            legal_forms,
            description,
            strengths,
            strengths_stated: _,
            caveats,
            suits,
        } = model;
        let texts = [description, strengths, caveats, suits].into_iter().flatten();
        add(&mut [name].into_iter().chain(legal_forms).chain(texts));
    }
    for Term { term, abbreviation, explanation } in glossary {
        add(&mut [term, explanation].into_iter().chain(abbreviation));
    }
}

/// The cells of a workbook that hold signs beyond ASCII.
struct Cells<'a> {
    workbook: Option<&'a Workbook>,
    cells: Vec<(&'a Sheet, CellRef, String)>,
}

impl<'a> Cells<'a> {
    fn new(workbook: Option<&'a Workbook>) -> Self {
        let mut cells = Vec::new();
        for sheet in workbook.iter().flat_map(|workbook| &workbook.sheets) {
            for row in &sheet.rows {
                let odd = row.cells.iter().filter(|cell| fault(cell.value.shown()).is_some());
                cells.extend(odd.map(|cell| {
                    let at = CellRef { row: row.index, column: cell.column };
                    (sheet, at, squeezed(cell.value.shown()))
                }));
            }
        }
        Self { workbook, cells }
    }

    /// The cell that a text was read from: one with the sign, rather one with all of the text and in its row.
    fn place(&self, printed: &Printed, sign: Option<char>, file: &str) -> Place {
        let row = match printed.row {
            Some(Place::Cell { sheet, cell: Some(cell), .. }) => Some((sheet, cell.row)),
            _ => None,
        };
        let text = squeezed(printed.text);
        let with_sign = self.cells.iter().filter(|(_, _, shown)| sign.is_none_or(|sign| shown.contains(sign)));
        let best = with_sign.rev().max_by_key(|(sheet, cell, shown)| {
            let is_row = row.is_some_and(|(name, row)| sheet.name == *name && cell.row == row);
            (shown.contains(&text), is_row, *shown == text)
        });
        match (self.workbook, best) {
            (Some(workbook), Some((sheet, cell, _))) => workbook.place(sheet, *cell),
            _ => printed.row.cloned().unwrap_or_else(|| Place::File(file.into())),
        }
    }
}

/// A text without what nobody sees, with single blanks.
fn squeezed(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(|word| word.replace(is_invisible, "")).collect();
    words.join(" ")
}

/// Takes signs that cannot be printed out of the columns that only travel along: nobody wrote them for a paper. One
/// warning a column, with its first such cell.
#[must_use]
pub fn leave_out_of_extra(catalog: &mut Catalog, workbook: Option<&Workbook>) -> Vec<Diagnostic> {
    let is_odd = |(name, value): &(String, String)| uncovered(name).is_some() || uncovered(value).is_some();
    if !catalog.criteria.iter().any(|criterion| criterion.extra.iter().any(is_odd)) {
        return Vec::new();
    }
    let cells = Cells::new(workbook);
    let mut found: Vec<(String, Diagnostic)> = Vec::new();
    for criterion in &mut catalog.criteria {
        let extra = std::mem::take(&mut criterion.extra);
        for (name, value) in extra {
            let text = if uncovered(&value).is_some() { &value } else { &name };
            let Some(sign) = uncovered(text) else {
                criterion.extra.push((name, value));
                continue;
            };
            if found.iter().all(|(column, _)| *column != name) {
                let place = cells.place(&Printed { text, row: Some(&criterion.place) }, Some(sign), &catalog.file);
                let message = say!(
                    "the fonts have no sign for `{sign}` (U+{code}); the column {column} is printed without such signs",
                    sign,
                    code = code_of(sign),
                    column = quote(&name)
                );
                found.push((name.clone(), Diagnostic::warning(Code::MissingGlyph, message).at(place)));
            }
            let (name, value) = (printable(&name), printable(&value));
            if !name.is_empty() && !value.is_empty() {
                criterion.extra.push((name, value));
            }
        }
    }
    found.into_iter().map(|(_, found)| found).collect()
}

/// A text without the signs that cannot be printed, and without the blanks around them.
fn printable(text: &str) -> String {
    let kept = |line: &str| {
        let kept: String = line.chars().filter(|c| uncovered(c.encode_utf8(&mut [0; 4])).is_none()).collect();
        kept.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    };
    text.split('\n').map(kept).collect::<Vec<_>>().join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn the_shipped_catalogue_can_be_printed() {
        for language in Language::ALL {
            assert_eq!(of_catalog(Catalog::embedded(language), None), []);
        }
    }

    /// The catalogue of a table, with what was found: code and place.
    fn read(text: &str) -> (Catalog, Vec<String>) {
        let workbook = Workbook::read("k.csv", text.as_bytes()).unwrap();
        let (catalog, findings) = crate::catalog::read(&workbook, Language::German);
        assert!(!crate::diagnostic::any_error(&findings), "{findings:?}");
        let mut catalog = catalog.unwrap();
        let mut found = leave_out_of_extra(&mut catalog, Some(&workbook));
        found.extend(of_catalog(&catalog, Some(&workbook)));
        let place = |found: &Diagnostic| {
            format!("{} {}", if found.is_error() { "error" } else { "warning" }, found.labels[0].place)
        };
        let found = found.iter().map(place).collect();
        (catalog, found)
    }

    #[test]
    fn the_place_is_the_cell_itself() {
        let (_, found) = read("Kriterium,Phase,ID,Leitfragen\nEins,P1,a,Wer 😀?\nZwei,P2,😀,Wann?\nDrei 😀,P3,c,Wo?\n");
        assert_eq!(found, ["error k.csv › k!D2", "error k.csv › k!C3", "error k.csv › k!A4"]);
    }

    #[test]
    fn columns_that_travel_along_are_printed_without_signs_the_fonts_lack() {
        let (catalog, found) = read("Kriterium,Phase,🏛 Haus,Ampel,Notiz\nEins,P1,da,🟢,✅ gut\nZwei,P2,dort,🔴,so\n");
        assert_eq!(found, ["warning k.csv › k!C1", "warning k.csv › k!D2", "warning k.csv › k!E2"]);
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(catalog.criteria[0].extra, [pair("Haus", "da"), pair("Notiz", "gut")]);
        assert_eq!(catalog.criteria[1].extra, [pair("Haus", "dort"), pair("Notiz", "so")]);
    }
}
