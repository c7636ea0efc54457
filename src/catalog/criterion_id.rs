//! Ids of criteria as people and spreadsheet programs write them: takes text and cells, gives the id that is meant and
//! what programs seem to have made of one.

use super::rows::RawRow;
use crate::diagnostic::{Code, Diagnostic, quote};
use crate::message::say;
use crate::workbook::CellValue;

/// What the ids of the shipped catalogue begin with.
const GROUPS: [&str; 6] = ["P1", "P2", "P3", "P4", "P5", "DX"];

/// An id of the shipped catalogue's kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WrittenId {
    /// As the catalogue writes it: `P3-04`.
    pub id: String,
    /// Whether the zero before its last digit is not there.
    pub lost_zero: bool,
}

/// The id that a text is, in whatever spelling: `p3-04`, `P3 – 04`, `P3_4`, `P304`.
pub(crate) fn parse(text: &str) -> Option<WrittenId> {
    let signs: String = crate::names::normalise(text).to_uppercase();
    let group = GROUPS.into_iter().find(|group| signs.starts_with(group))?;
    let rest = &signs[group.len()..];
    let digits = rest.trim_start_matches(['-', ' ', '_', '.', '/']);
    let is_number = matches!(digits.len(), 1 | 2) && digits.bytes().all(|b| b.is_ascii_digit());
    // Without anything between, one digit is another number: `P34`.
    if !is_number || (digits.len() == 1 && rest.len() == 1) {
        return None;
    }
    Some(WrittenId { id: format!("{group}-{digits:0>2}"), lost_zero: digits.len() == 1 })
}

/// What spreadsheet programs seem to have made of the ids of a table: a day of `3-4`, `P3-4` or `4` of an id with a
/// zero that its neighbours still have.
pub(super) fn changed(rows: &[RawRow<'_>]) -> Vec<Diagnostic> {
    let ids = || rows.iter().filter_map(|row| Some((row.id.as_deref()?, row.id_cell?, &row.id_place)));
    let is_padded = |id: &str| parse(id).is_some_and(|written| !written.lost_zero && id.contains('0'));
    let padded = ids().any(|(id, ..)| is_padded(id));
    let zeros = ids().any(|(id, cell, _)| matches!(cell, CellValue::Text(_)) && is_number_with_zero(id));
    let mut findings = Vec::new();
    for (id, cell, place) in ids() {
        let message = match (cell, parse(id)) {
            (CellValue::Date(_), _) => {
                say!("the id is a day, {id}: a spreadsheet program has made it of other text", id = quote(id))
            }
            (_, Some(written)) if written.lost_zero && padded => {
                say!("the id {id} seems to have lost a zero: {whole}", id = quote(id), whole = quote(&written.id))
            }
            (CellValue::Number(_), _) if zeros => {
                say!("the id {id} is a number and may have lost a zero that others have", id = quote(id))
            }
            _ => continue,
        };
        let fault = Diagnostic::warning(Code::ChangedBySpreadsheet, message).at(place.clone());
        findings.push(fault.hint(say!("format the cell as text and write the id again")));
    }
    findings
}

fn is_number_with_zero(id: &str) -> bool {
    id.len() > 1 && id.starts_with('0') && id.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_known_in_any_spelling() {
        let of = |text: &str| parse(text).map(|written| (written.id, written.lost_zero));
        let whole = Some(("P3-04".to_owned(), false));
        for text in ["P3-04", "p3-04", " P3 - 04 ", "P3–04", "P3 — 04", "P3‑04", "P3 04", "P3_04", "P3.04", "P304"]
        {
            assert_eq!(of(text), whole, "{text}");
        }
        assert_eq!(of("P3-4"), Some(("P3-04".to_owned(), true)));
        assert_eq!(of("dx - 11"), Some(("DX-11".to_owned(), false)));
        for text in ["P3", "P6-01", "P34", "P3-004", "P3 2027", "Phase", "P3-0a", "", "PX-01"] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
