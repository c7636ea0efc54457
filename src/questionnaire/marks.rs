//! The hidden marks by which a workbook is known as a questionnaire and its columns are found again, wherever they
//! have been moved and whatever the sheets are called now: `ratsmappe:1:risiken/massnahme`.

/// The version of the format; another one is not read.
pub(super) const VERSION: &str = "1";

/// What every mark begins with.
const PREFIX: &str = "ratsmappe:";

/// The part that the hidden sheet is.
pub(super) const MEMORY: &str = "gedaechtnis";
/// The part that holds single values, one a row.
pub(super) const FACTS: &str = "angaben";
/// The part that holds the criteria.
pub(super) const CRITERIA: &str = "kriterien";
/// The part that changes the selection.
pub(super) const CHOICE: &str = "auswahl";

/// The first sheet, which has no marks either.
pub(super) const START: &str = "start";
/// The sheet of what papers need, which has no marks: nothing is read from it.
pub(super) const MISSING: &str = "fehlt";

/// The part that holds the points of the resolution.
pub(super) const POINTS: &str = "beschluss.punkte";
/// The part that holds their conditions.
pub(super) const CONDITIONS: &str = "beschluss.punkte.bedingungen";
/// The column of [`CONDITIONS`] that says which point one belongs to.
pub(super) const POINT: &str = "punkt";

/// The column that says which statement a row of [`FACTS`] is.
pub(super) const KEY: &str = "schluessel";
/// The column of the answers in [`FACTS`].
pub(super) const ANSWER: &str = "antwort";
/// The visible number of a criterion; the hidden one is `kriterium`.
pub(super) const NUMBER: &str = "nummer";
/// A column that is only shown.
pub(super) const SHOWN: &str = "~";

/// What a cell says that begins like a mark.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Mark<'a> {
    /// A column of a part.
    Column { part: &'a str, column: &'a str },
    /// A mark of another version.
    Foreign(&'a str),
}

/// The mark of a part's column.
pub(super) fn mark(part: &str, column: &str) -> String {
    format!("{PREFIX}{VERSION}:{part}/{column}")
}

/// Reads a mark.
pub(super) fn parse(text: &str) -> Option<Mark<'_>> {
    let (version, rest) = text.trim().strip_prefix(PREFIX)?.split_once(':')?;
    if version != VERSION {
        return Some(Mark::Foreign(version));
    }
    let (part, column) = rest.split_once('/')?;
    Some(Mark::Column { part, column })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read_as_they_were_written() {
        let text = mark("projekt.kennzahlen", "ziel");
        assert_eq!(parse(&text), Some(Mark::Column { part: "projekt.kennzahlen", column: "ziel" }));
        assert_eq!(parse("ratsmappe:2:was/auch"), Some(Mark::Foreign("2")));
        assert_eq!(parse("ratsmappe: ein Programm"), None);
        assert_eq!(parse("Ziel"), None);
    }
}
