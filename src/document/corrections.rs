//! What to write instead of a value that is refused: the line as it should be, in the notation of its file, or what
//! belongs in the cell. Takes values that `scalars` could not read, gives findings and advice.

use std::ops::RangeInclusive;

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic, Place, quote};
use crate::document::amounts::{self, MoneyFault};
use crate::document::format::without_positions;
use crate::document::habits::figures::{self, Habit};
use crate::document::habits::{self, days, line};
use crate::document::node::Value;
use crate::document::reader::ValueReader;
use crate::message::{Message, say};

/// The longest line that is shown as it should be, in characters; of a longer one the value alone is.
const MOST_SHOWN: usize = 78;

impl ValueReader<'_> {
    /// What the value is called in a message. In a spreadsheet, the cell says which entry it is of.
    pub(super) fn shown(&self) -> String {
        if self.is_cell() { without_positions(&self.path) } else { self.path.clone() }
    }

    fn is_cell(&self) -> bool {
        matches!(self.node.place, Place::Cell { .. })
    }

    /// How the value is written in its file.
    fn written(&self) -> &str {
        match &self.node.place {
            Place::Span { source, range } => source.text.get(range.clone()).unwrap_or_default(),
            _ => "",
        }
    }

    /// The advice to write this in the value's place: the whole line of a text file, if it is short enough.
    pub(super) fn instead(&self, value: &str) -> Message {
        habits::write(&self.line_with(value))
    }

    fn line_with(&self, value: &str) -> String {
        let alone = || value.to_owned();
        let Place::Span { source, range } = &self.node.place else { return alone() };
        let (Some(before), Some(after)) = (source.text.get(..range.start), source.text.get(range.end..)) else {
            return alone();
        };
        let before = before.rsplit('\n').next().unwrap_or_default();
        let after = after.lines().next().unwrap_or_default();
        let line = format!("{before}{value}{after}");
        if line.chars().count() > MOST_SHOWN || self.written().contains('\n') { alone() } else { line }
    }

    /// A text as the value of its file, or of its cell.
    pub(super) fn as_text(&self, text: &str) -> String {
        if self.is_cell() { text.to_owned() } else { format!("\"{text}\"") }
    }

    /// A number as the value of its file, or of its cell.
    fn as_number(&self, number: f64) -> String {
        match self.is_cell() {
            true => line::plain(number).replace('.', ","),
            false => line::plain(number),
        }
    }

    /// A day as the value of its file, or of its cell.
    fn as_day(&self, day: Date) -> String {
        match self.written().starts_with(['"', '\'']) {
            _ if self.is_cell() => day.strftime("%d.%m.%Y").to_string(),
            true => format!("\"{day}\""),
            false => day.to_string(),
        }
    }

    /// The advice to put what is written in quotes.
    pub(super) fn in_quotes(&self) -> Message {
        let written = self.written();
        let fits = !written.is_empty() && !written.contains(['\n', '"']);
        if fits { self.instead(&format!("\"{written}\"")) } else { say!("put it in quotes") }
    }

    /// A number with a dot between thousands, without the dot: `62.400` is the number 62.4.
    fn without_dot(&self) -> Option<String> {
        let (whole, thousands) = self.written().split_once('.')?;
        let fits =
            thousands.len() == 3 && [whole, thousands].iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()));
        fits.then(|| format!("{whole}{thousands}"))
    }

    /// The fault of a text that is no day.
    pub(super) fn no_day(&self, text: &str) -> Diagnostic {
        let fault = |message| Diagnostic::error(Code::InvalidDate, message).at(self.place());
        match days::fault(text) {
            Some(day) => match day.advice(|day| self.line_with(&self.as_day(day))) {
                Some(advice) => fault(day.what).hint(advice),
                None => fault(day.what).hint(self.how_dates_are_written()),
            },
            None => {
                let message = say!("`{path}` is not a date: {text}", path = self.shown(), text = quote(text));
                fault(message).hint(self.how_dates_are_written()).hint(self.leave_out())
            }
        }
    }

    /// What a habit makes of a number.
    fn habit(&self, habit: Habit, text: &str) -> Message {
        let (path, text) = (self.shown(), quote(text));
        match habit {
            Habit::Words => say!("`{path}` has words or units beside the number: {text}", path, text),
            Habit::Multiple => say!("`{path}` counts thousands or millions: {text}", path, text),
            Habit::EnglishDecimals => {
                say!("`{path}` is text with a dot before decimals: {text}", path, text)
            }
            Habit::Several => say!("`{path}` names two numbers, and one is asked for: {text}", path, text),
            Habit::Quotes => say!("`{path}` is a number in quotes: {text}", path, text),
        }
    }

    fn no_amount(&self) -> Diagnostic {
        let fault = |message| Diagnostic::error(Code::InvalidAmount, message).at(self.place());
        let Value::Text(text) = &self.node.value else {
            return fault(say!("`{path}` is not an amount in euros", path = self.shown()));
        };
        match figures::meant(text) {
            Some((Habit::Several, _)) => {
                let advice = say!("write the one amount that is to be decided on");
                fault(self.habit(Habit::Several, text)).hint(advice)
            }
            Some((habit, number)) => fault(self.habit(habit, text)).hint(self.instead(&self.as_number(number))),
            None => {
                let message =
                    say!("`{path}` is not an amount in euros: {text}", path = self.shown(), text = quote(text));
                let how = self.advice(
                    say!("write digits alone, such as 1.234,50; no millions, no words"),
                    say!("write 1234.50 as a number or \"1.234,50 €\" as text; no millions, no words"),
                );
                fault(message).hint(how).hint(self.leave_out())
            }
        }
    }

    /// The fault of what is no whole number.
    pub(super) fn no_whole_number(&self, bounds: &RangeInclusive<i64>) -> Diagnostic {
        let fault = |message| Diagnostic::error(Code::WrongType, message).at(self.place());
        let are_years = *bounds.start() >= 1900 && *bounds.end() <= 2200;
        let how = || {
            self.advice(
                say!("write digits alone, such as 48210"),
                say!("write it without quotes and without a separator for thousands: 48210"),
            )
        };
        if let Some(number) = self.without_dot() {
            let message = say!("`{path}` has a dot between thousands", path = self.shown());
            return fault(message).hint(self.instead(&number));
        }
        let Value::Text(text) = &self.node.value else {
            return self.wrong_type(say!("a whole number")).hint(how());
        };
        match figures::meant(text).filter(|(_, number)| number.fract() == 0.0) {
            Some((Habit::Several, first)) if are_years => {
                let message = say!("`{path}` names several years: {text}", path = self.shown(), text = quote(text));
                let line = quote(self.line_with(&self.as_number(first)).trim());
                fault(message).hint(say!("write an entry of its own for each year, the first with {line}", line))
            }
            Some((Habit::Several, _)) => fault(self.habit(Habit::Several, text)).hint(how()),
            // What would be refused next is not advised.
            Some((_, number)) if !are_years && !bounds.contains(&(number as i64)) => {
                self.out_of_range(bounds, number as i64)
            }
            Some((habit, number)) => fault(self.habit(habit, text)).hint(self.instead(&self.as_number(number))),
            None => self.wrong_type(say!("a whole number")).hint(how()).hint(self.leave_out()),
        }
    }

    /// The fault of what is no number.
    pub(super) fn no_number(&self) -> Diagnostic {
        let fault = |message| Diagnostic::error(Code::WrongType, message).at(self.place());
        if let Value::Text(text) = &self.node.value
            && let Some((habit, number)) = figures::meant(text).filter(|(habit, _)| *habit != Habit::Several)
        {
            let number = number.to_string();
            let number = if self.is_cell() { number.replace('.', ",") } else { number };
            return fault(self.habit(habit, text)).hint(self.instead(&number));
        }
        self.wrong_type(say!("a number")).hint(self.advice(
            say!("write digits alone, such as 12,5"),
            say!("write it without quotes and with a dot before decimals: 12.5"),
        ))
    }

    /// The fault of what is neither true nor false.
    pub(super) fn no_flag(&self) -> Diagnostic {
        let said = match &self.node.value {
            Value::Text(text) => amounts::flag(text).map(|flag| (quote(text), flag)),
            Value::Integer(number @ 0..=1) => Some((quote(&number.to_string()), *number == 1)),
            _ => None,
        };
        match said.filter(|_| !self.is_cell()) {
            Some((text, flag)) => {
                let message =
                    say!("`{path}` says {text}; yes and no are written `true` and `false`", path = self.shown(), text);
                let fault = Diagnostic::error(Code::WrongType, message).at(self.place());
                fault.hint(self.instead(if flag { "true" } else { "false" }))
            }
            None => self.wrong_type(self.advice(say!("yes or no"), say!("true or false"))),
        }
    }

    /// The fault of an amount.
    pub(super) fn money_fault(&self, fault: MoneyFault) -> Diagnostic {
        let path = self.shown();
        let (code, message, hint) = match fault {
            MoneyFault::Unreadable => return self.no_amount(),
            MoneyFault::NotFinite => {
                (Code::NotANumber, say!("`{path}` is not a number that can be added up", path), self.leave_out())
            }
            MoneyFault::Negative => (
                Code::NegativeAmount,
                say!("`{path}` is negative", path),
                say!("costs are written without a sign; income is no cost item"),
            ),
            MoneyFault::TooLarge => (
                Code::AmountTooLarge,
                say!("`{path}` is more than ten billion euros", path),
                say!("write euros, not cents"),
            ),
            MoneyFault::Fraction => (
                Code::FractionOfACent,
                say!("`{path}` has more than two decimals", path),
                match self.without_dot() {
                    Some(number) => self.instead(&number),
                    None => say!("euros have two decimals at most, such as 1.234,50"),
                },
            ),
        };
        let fault = Diagnostic::error(code, message).at(self.place());
        match matches!(fault.code, Code::FractionOfACent) && self.without_dot().is_some() {
            true => fault.hint(say!("a dot in a number separates decimals, not thousands")).hint(hint),
            false => fault.hint(hint),
        }
    }

    /// The fault of a path in which a backslash and a letter have become a sign of their own, as `\n` a line break.
    pub(super) fn lost_backslash(&self, written: &str) -> Diagnostic {
        let mut meant = String::with_capacity(written.len() + 2);
        for c in written.chars() {
            match c {
                '\n' => meant.push_str("/n"),
                '\t' => meant.push_str("/t"),
                '\r' => meant.push_str("/r"),
                '\u{8}' => meant.push_str("/b"),
                '\u{c}' => meant.push_str("/f"),
                '\u{1b}' => meant.push_str("/e"),
                '\\' => meant.push('/'),
                c => meant.extend(Some(c).filter(|c| !c.is_control())),
            }
        }
        let message =
            say!("`{path}` holds a sign that no path has: a backslash in quotes begins one", path = self.shown());
        let fault = Diagnostic::error(Code::UnprintableCharacter, message).at(self.place());
        fault.hint(say!("write a path with `/`: {path}", path = quote(&meant)))
    }

    /// How many decimals a number has as it is written, trailing zeros included; none where there is no text.
    pub(super) fn decimals_written(&self) -> usize {
        let Place::Span { source, range } = &self.node.place else { return 0 };
        let written = source.text.get(range.clone()).and_then(|text| text.split_once('.'));
        written.map_or(0, |(_, decimals)| decimals.bytes().take_while(u8::is_ascii_digit).count())
    }

    /// Advice for the cell of a spreadsheet, or for a text file: quotation marks and keys mean nothing in a cell.
    fn advice(&self, in_cell: Message, in_text: Message) -> Message {
        if matches!(self.node.place, Place::Cell { .. }) { in_cell } else { in_text }
    }

    /// How a day is written here.
    pub(super) fn how_dates_are_written(&self) -> Message {
        self.advice(say!("write the day as 22.11.2026"), say!("write 2026-11-22 or \"22.11.2026\""))
    }

    /// The advice for a value that nobody knows.
    pub(super) fn leave_out(&self) -> Message {
        self.advice(
            say!("leave the cell empty if the value is not known"),
            say!("leave the key out if the value is not known"),
        )
    }
}
