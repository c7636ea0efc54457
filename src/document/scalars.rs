//! What single values may be: text, numbers, money, dates, words of a closed list. Every refusal is a
//! diagnostic at the value.

use std::path::{Component, PathBuf};

use icu::properties::CodePointMapData;
use icu::properties::props::GeneralCategory;
use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic, Place, quote};
use crate::document::amounts::{self, MoneyFault};
use crate::document::bounds::{MAX_TEXT_CHARS, MAX_TITLE_CHARS, YEARS};
use crate::document::habits;
use crate::document::kind::PathTarget;
use crate::document::node::Value;
use crate::document::reader::{TableReader, ValueReader, near};
use crate::message::{Argument, say};
use crate::names;
use crate::signs::{self, is_direction_mark};

impl TableReader<'_> {
    /// A text.
    pub fn text(&mut self, key: &'static str) -> Option<String> {
        self.value(key)?.text()
    }

    /// A text that must be there.
    pub fn required_text(&mut self, key: &'static str) -> Option<String> {
        self.required(key)?.text()
    }

    /// A word of a closed list.
    pub fn choice<T: Copy>(&mut self, key: &'static str, words: &[(&str, T)]) -> Option<T> {
        self.value(key)?.choice(words)
    }
}

impl ValueReader<'_> {
    /// An entry of a list, unless it is empty, which is worth a warning.
    pub fn entry(self) -> Option<Self> {
        let empty = match &self.node.value {
            Value::Nothing => true,
            Value::Text(text) => signs::is_blank(text),
            _ => false,
        };
        if empty {
            let fault =
                Diagnostic::warning(Code::EmptyValue, say!("`{path}` is empty and left out", path = self.shown()));
            self.report(fault.at(self.place()));
        }
        (!empty).then_some(self)
    }

    /// The value as printable text on one line, without blanks around it.
    pub fn text(&self) -> Option<String> {
        self.prose().map(|text| on_one_line(&text))
    }

    /// The value as printable text with its lines and paragraphs, without blanks around it.
    pub fn prose(&self) -> Option<String> {
        self.words(MAX_TEXT_CHARS)
    }

    /// The value as a name that fits a title page.
    pub fn title(&self) -> Option<String> {
        self.words(MAX_TITLE_CHARS).map(|text| on_one_line(&text))
    }

    /// The value as an e-mail address.
    pub fn email(&self) -> Option<String> {
        let text = self.text()?;
        let sound = text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty());
        if !sound || text.contains(char::is_whitespace) {
            let message = say!("`{path}` is not an e-mail address: {text}", path = self.shown(), text = quote(&text));
            self.report(Diagnostic::error(Code::InvalidEmail, message).at(self.place()));
            return None;
        }
        Some(text)
    }

    /// The value as a colour in red, green and blue.
    pub fn colour(&self) -> Option<[u8; 3]> {
        let text = self.text()?;
        let colour = amounts::colour(&text);
        if colour.is_none() {
            let message = say!("`{path}` is not a colour: {text}", path = self.shown(), text = quote(&text));
            let fault = Diagnostic::error(Code::InvalidColour, message).at(self.place());
            self.report(fault.hint(say!("write #rrggbb or #rgb in hexadecimal digits, such as \"#1f6f78\"")));
        }
        colour
    }

    /// The value as such text of so many characters at most.
    fn words(&self, most: usize) -> Option<String> {
        let Value::Text(text) = &self.node.value else {
            let fault = self.wrong_type(say!("text"));
            self.report(match &self.node.value {
                Value::Integer(_) | Value::Float(_) | Value::Flag(_) | Value::Date(_) | Value::Other(_) => {
                    fault.hint(self.in_quotes())
                }
                _ => fault,
            });
            return None;
        };
        let text = text.trim();
        let length = text.chars().count();
        if length > most {
            let message =
                say!("`{path}` has {length} characters, {most} are the most", path = self.shown(), length, most);
            self.report(Diagnostic::error(Code::TextTooLong, message).at(self.place()));
            return None;
        }
        let text = match text.chars().find(|c| is_direction_mark(*c)) {
            Some(c) => {
                let message = say!(
                    "`{path}` holds the invisible mark U+{code}; it is left out",
                    path = self.shown(),
                    code = format!("{:04X}", c as u32)
                );
                let fault = Diagnostic::warning(Code::InvisibleCharacter, message).at(self.place_of(c));
                self.report(fault.hint(say!("delete it; such marks turn the direction of text around")));
                text.replace(is_direction_mark, "")
            }
            None => text.to_owned(),
        };
        if let Some(c) = text.chars().find(|c| !is_printable(*c)) {
            let message = say!(
                "`{path}` holds the character U+{code}, which cannot be printed",
                path = self.shown(),
                code = format!("{:04X}", c as u32)
            );
            let fault = Diagnostic::error(Code::UnprintableCharacter, message).at(self.place_of(c));
            self.report(
                fault.hint(say!("delete it; it often comes along when text is copied from a PDF or a symbol font")),
            );
            return None;
        }
        Some(self.noted(text))
    }

    /// The value as a path of a file in the profile's folder; nothing outside it is ever read.
    pub fn path(&self, target: &PathTarget) -> Option<PathBuf> {
        if let Value::Text(written) = &self.node.value
            && written.trim().contains(|c: char| c.is_ascii_control())
        {
            self.report(self.lost_backslash(written.trim()));
            return None;
        }
        let text = self.text()?;
        let path = PathBuf::from(&text);
        let inside = path.components().all(|c| matches!(c, Component::Normal(_) | Component::CurDir));
        if !inside || text.contains(['\\', ':']) {
            let PathTarget { what, example } = target;
            let message = say!("{what} {text} is not in the profile's folder", what = what(), text = quote(&text));
            let fault = Diagnostic::error(Code::PathOutsideFolder, message).at(self.place());
            let meant = text.replace('\\', "/");
            if inside && !text.contains(':') {
                self.report(fault.hint(self.instead(&self.as_text(&meant))));
                return None;
            }
            self.report(fault.hint(say!(
                "write a path from the profile's folder downwards, with `/`: {example}",
                example = *example
            )));
            return None;
        }
        Some(path)
    }

    /// Where a character stands within the value, if it is written as itself.
    fn place_of(&self, c: char) -> Place {
        if let Place::Span { source, range } = &self.node.place
            && let Some(at) = source.text.get(range.clone()).and_then(|t| t.find(c))
        {
            let start = range.start + at;
            return Place::Span { source: source.clone(), range: start..start + c.len_utf8() };
        }
        self.place()
    }

    /// The value as a date between 1990 and 2100.
    pub fn date(&self) -> Option<Date> {
        let date = match &self.node.value {
            Value::Date(date) => *date,
            Value::Text(text) => match amounts::date(text) {
                Some(date) => date,
                None => {
                    self.report(self.no_day(text));
                    return None;
                }
            },
            _ => {
                self.report(self.wrong_type(say!("a date")).hint(self.how_dates_are_written()));
                return None;
            }
        };
        if !YEARS.contains(&date.year()) {
            let message = say!("`{path}` lies in the year {year}", path = self.shown(), year = date.year());
            let fault = Diagnostic::error(Code::ImplausibleDate, message).at(self.place());
            self.report(fault.hint(say!(
                "dates from {start} to {end} are accepted",
                start = *YEARS.start(),
                end = *YEARS.end()
            )));
            return None;
        }
        Some(self.noted(date))
    }

    /// The value as an amount of money in cents.
    pub fn money(&self) -> Option<i64> {
        let cents = match &self.node.value {
            Value::Integer(euros) => amounts::cents_of_integer(*euros),
            // Somebody meant thousands: `62.400` is the number 62.4.
            Value::Float(_) if self.decimals_written() > 2 => Err(MoneyFault::Fraction),
            Value::Float(euros) => amounts::cents_of_float(*euros),
            Value::Text(text) => amounts::cents_of_text(text),
            _ => {
                self.report(self.wrong_type(say!("an amount in euros")).hint(say!("write 1234.50 or \"1.234,50 €\"")));
                return None;
            }
        };
        match cents {
            Ok(cents) => Some(self.noted(cents)),
            Err(fault) => {
                self.report(self.money_fault(fault));
                None
            }
        }
    }

    /// The value as a whole number within bounds.
    pub fn whole(&self, bounds: std::ops::RangeInclusive<i64>) -> Option<i64> {
        let whole = match self.node.value {
            Value::Integer(whole) => whole,
            // Spreadsheets and some JSON writers have no other numbers.
            Value::Float(f) if f.is_finite() && f.fract() == 0.0 && f.abs() < 1e15 && self.decimals_written() < 3 => {
                f as i64
            }
            _ => {
                self.report(self.no_whole_number(&bounds));
                return None;
            }
        };
        if !bounds.contains(&whole) {
            let fault = self.out_of_range(&bounds, whole);
            let century = Some(2000 + whole).filter(|year| (0..100).contains(&whole) && bounds.contains(year));
            self.report(century.into_iter().fold(fault, |fault, year| fault.hint(self.instead(&year.to_string()))));
            return None;
        }
        Some(self.noted(whole))
    }

    /// The value as a finite number.
    pub fn number(&self) -> Option<f64> {
        let number = match self.node.value {
            Value::Integer(whole) => whole as f64,
            Value::Float(f) => f,
            _ => {
                self.report(self.no_number());
                return None;
            }
        };
        if !number.is_finite() {
            let message = say!("`{path}` is not a number that can be shown", path = self.shown());
            let fault = Diagnostic::error(Code::NotANumber, message).at(self.place());
            self.report(fault.hint(self.leave_out()));
            return None;
        }
        Some(self.noted(number))
    }

    /// The fault of a whole number that lies beyond its bounds.
    pub(super) fn out_of_range(&self, bounds: &std::ops::RangeInclusive<i64>, whole: i64) -> Diagnostic {
        let message = say!(
            "`{path}` must be from {start} to {end}, not {whole}",
            path = self.shown(),
            start = *bounds.start(),
            end = *bounds.end(),
            whole
        );
        Diagnostic::error(Code::OutOfRange, message).at(self.place())
    }

    /// The value as a number within bounds.
    pub fn number_within(&self, bounds: std::ops::RangeInclusive<f64>) -> Option<f64> {
        // Of `200 %`, where 20 is the most, it is no help to write 200: that would be refused next.
        if let Value::Text(text) = &self.node.value
            && let Some((_, number)) = habits::figures::meant(text).filter(|(_, number)| !bounds.contains(number))
        {
            return self.within(number, bounds);
        }
        let number = self.number()?;
        self.within(number, bounds)
    }

    /// The value as a number of wholes within bounds; a text in per cent is a part of one.
    pub fn part_within(&self, bounds: std::ops::RangeInclusive<f64>) -> Option<f64> {
        let percent = match &self.node.value {
            Value::Text(text) => text.trim().strip_suffix('%').and_then(amounts::number),
            _ => None,
        };
        match percent {
            Some(percent) => self.within(self.noted(percent / 100.0), bounds),
            None => self.number_within(bounds),
        }
    }

    fn within(&self, number: f64, bounds: std::ops::RangeInclusive<f64>) -> Option<f64> {
        if !bounds.contains(&number) {
            let shown = |number: f64| {
                let decimals = number.to_string().split_once('.').map_or(0, |(_, decimals)| decimals.len());
                Argument::Decimal(number, decimals)
            };
            let message = say!(
                "`{path}` must be from {start} to {end}, not {whole}",
                path = self.shown(),
                start = shown(*bounds.start()),
                end = shown(*bounds.end()),
                whole = shown(number)
            );
            self.report(Diagnostic::error(Code::OutOfRange, message).at(self.place()));
            return None;
        }
        Some(number)
    }

    /// The value as true or false.
    pub fn flag(&self) -> Option<bool> {
        let Value::Flag(flag) = self.node.value else {
            self.report(self.no_flag());
            return None;
        };
        Some(self.noted(flag))
    }

    /// The value as a word of a closed list.
    pub fn choice<T: Copy>(&self, words: &[(&str, T)]) -> Option<T> {
        let text = self.text()?;
        if let Some((_, value)) = words.iter().find(|(word, _)| names::same(word, &text)) {
            return Some(*value);
        }
        let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let message = say!("`{path}` cannot be {text}", path = self.shown(), text = quote(&text));
        let fault = Diagnostic::error(Code::UnknownValue, message).at(self.place());
        let fault = match habits::words::meant(&text, &known) {
            Some(word) => fault.hint(self.instead(&self.as_text(word))),
            None => fault.did_you_mean(near(&text, known.iter().copied())),
        };
        self.report(fault.hint(say!("possible: {values}", values = known.join(", "))));
        None
    }
}

/// A line break that reached a paper would join the words before and after it for whoever reads it by machine.
pub(crate) fn on_one_line(text: &str) -> String {
    text.replace(['\n', '\t'], " ")
}

/// Whether a character has a meaning every reader shares: no controls but line break and tab, no
/// private use, nothing Unicode has not assigned, nothing that turns the direction of the line.
fn is_printable(c: char) -> bool {
    if matches!(c, '\n' | '\t') {
        return true;
    }
    if matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffd}') {
        return false;
    }
    !matches!(
        CodePointMapData::<GeneralCategory>::new().get(c),
        GeneralCategory::Control
            | GeneralCategory::PrivateUse
            | GeneralCategory::Unassigned
            | GeneralCategory::Surrogate
    )
}
