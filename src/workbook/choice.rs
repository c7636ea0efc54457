//! Which of several sheets is read: what people see goes before what they do not, and nothing is passed over in
//! silence. Takes sheets that could be meant, gives what is to be said.

use super::model::{Sheet, Workbook};
use crate::diagnostic::{Code, Diagnostic, Place, quote};
use crate::message::{Message, say};

/// How many other sheets are named one by one.
const NAMED: usize = 5;

impl Workbook {
    /// The sheets, those that people see first.
    pub fn visible_first(&self) -> impl Iterator<Item = &Sheet> {
        let (hidden, visible): (Vec<&Sheet>, Vec<&Sheet>) = self.sheets.iter().partition(|sheet| sheet.hidden);
        visible.into_iter().chain(hidden)
    }

    /// What is to be said about the sheets that are not read: an error of those that are `meant`, by their names.
    pub fn passed_over(&self, meant: impl Fn(&str) -> bool) -> impl Iterator<Item = Diagnostic> {
        self.passed.iter().map(move |passed| {
            let (sheet, why) = (quote(&passed.name), passed.why.clone());
            let message = say!("the sheet {sheet} is not read: {why}", sheet, why);
            let fault = match meant(&passed.name) {
                true => Diagnostic::error(Code::SheetPassedOver, message),
                false => Diagnostic::warning(Code::SheetPassedOver, message),
            };
            let fault = fault.at(Place::File(self.file.clone()));
            fault.hint(say!("if it is needed, open the file in a spreadsheet program and save it again"))
        })
    }

    /// What is to be said about the sheet that is read: that it is hidden, and that `others` could be meant too.
    #[must_use]
    pub fn chosen(&self, read: &Sheet, others: &[&Sheet]) -> Vec<Diagnostic> {
        let mut findings = Vec::new();
        let place = || self.sheet_place(read);
        if read.hidden {
            let fault =
                Diagnostic::warning(Code::HiddenSheet, say!("the sheet is hidden, but it is the one that is read"));
            findings.push(
                fault
                    .at(place())
                    .hint(say!("check that it is the current one: show it with a right-click on a tab (`Einblenden`)")),
            );
        }
        if let Some(listed) = listed(others) {
            let message =
                say!("the sheet {sheet} is read; such a table is also on {listed}", sheet = quote(&read.name), listed);
            let fault = Diagnostic::warning(Code::SeveralSheets, message).at(place());
            findings
                .push(fault.hint(say!("delete the sheets that do not hold any more, or keep them in another file")));
        }
        findings
    }
}

/// The first few by name, and how many more there are.
fn listed(sheets: &[&Sheet]) -> Option<Message> {
    let name = |sheet: &&Sheet| match sheet.hidden {
        true => say!("{sheet} (hidden)", sheet = quote(&sheet.name)),
        false => Message::verbatim(quote(&sheet.name).to_string()),
    };
    let named = sheets.iter().take(NAMED).map(name).reduce(|list, next| say!("{list}, {next}", list, next))?;
    Some(match sheets.len().saturating_sub(NAMED) {
        0 => named,
        more => say!("{named} and {more} more", named, more),
    })
}
