//! Messages to people, independent of their language.
//!
//! A [`Message`] is an English template with named arguments. An argument is a text that is the same in every
//! language (a path, a quotation, a number) or another message. Every stage gives messages; only `terminal` and `cli` know the
//! language and turns them into text. German comes from a table (`de/*.toml`) whose keys are the English templates;
//! tests check that it is complete. There is no global state, and the only way from a plain text to a message is
//! [`Message::verbatim`], so that no text stays untranslated by mistake.

mod german;

use std::borrow::Cow;
use std::io;

use serde::{Deserialize, Serialize};

use crate::language::Language;

/// A text for people that is not yet in a language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Message {
    /// English, with `{name}` in place of an argument, and `{{` and `}}` for braces.
    template: Cow<'static, str>,
    arguments: Vec<(Cow<'static, str>, Argument)>,
}

/// The value of a placeholder in a message.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Argument {
    /// A text that is the same in every language.
    Verbatim(String),
    /// A number and how many decimals of it are shown; the decimal separator depends on the language.
    Decimal(f64, usize),
    /// A day, shown as people write it: `28 November 2026`.
    Day(jiff::civil::Date),
    /// A message, shown in the language of the whole.
    Message(Message),
}

/// Builds a [`Message`]: `say!("there is no phase {written}", written = quote(text))`. A name alone takes the
/// variable of that name. The compiler checks that arguments and placeholders match.
macro_rules! say {
    ($template:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {{
        // Only checked, never run. `concat!` keeps the template from capturing variables that are not arguments.
        if false {
            let _ = format_args!(concat!($template) $(, $name = "")*);
        }
        $crate::message::Message::new(
            $template,
            vec![$((stringify!($name), $crate::message::say!(@value $name $(= $value)?))),*],
        )
    }};
    (@value $name:ident) => { $crate::message::Argument::from($name) };
    (@value $name:ident = $value:expr) => { $crate::message::Argument::from($value) };
}

/// Builds a [`Message`] with a number of things: `count!(pages, "{n} page", "{n} pages")`. English and German both
/// have one form for 1 and another for all other numbers.
macro_rules! count {
    ($number:expr, $one:literal, $many:literal $(,)?) => {{
        let n: usize = $number;
        if n == 1 { $crate::message::say!($one, n) } else { $crate::message::say!($many, n) }
    }};
}

pub(crate) use {count, say};

impl Message {
    /// A message from its parts. Use `say!` instead, which checks that the arguments match the template.
    #[must_use]
    pub fn new(template: &'static str, arguments: Vec<(&'static str, Argument)>) -> Self {
        let arguments = arguments.into_iter().map(|(name, value)| (name.into(), value)).collect();
        Self { template: template.into(), arguments }
    }

    /// A text of another program, such as an error of Typst, or one that is the same in every language.
    #[must_use]
    pub fn verbatim(text: impl Into<String>) -> Self {
        say!("{text}", text = text.into())
    }

    /// The empty message.
    #[must_use]
    pub fn nothing() -> Self {
        Self { template: Cow::Borrowed(""), arguments: Vec::new() }
    }

    /// Whether the message is empty.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.template.is_empty()
    }

    /// A conjunction: `P4 and P5`; empty for no items.
    #[must_use]
    pub fn all<V: Into<Argument>>(of: impl IntoIterator<Item = V>) -> Self {
        Self::joined(of, |one, other| say!("{one} and {other}", one, other))
    }

    /// A disjunction: `[projekt] or [betrieb]`; empty for no items.
    #[must_use]
    pub fn any<V: Into<Argument>>(of: impl IntoIterator<Item = V>) -> Self {
        Self::joined(of, |one, other| say!("{one} or {other}", one, other))
    }

    fn joined<V: Into<Argument>>(of: impl IntoIterator<Item = V>, join: fn(Argument, Argument) -> Self) -> Self {
        let whole = of.into_iter().map(Into::into).reduce(|one, other| join(one, other).into());
        match whole {
            None => Self::nothing(),
            Some(Argument::Message(message)) => message,
            Some(value) => say!("{text}", text = value),
        }
    }

    /// The text in a language.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let mut out = String::new();
        self.write(language, &mut out);
        out
    }

    fn write(&self, language: Language, out: &mut String) {
        let mut rest = translated(&self.template, language);
        while let Some(at) = rest.find(['{', '}']) {
            let (before, from) = rest.split_at(at);
            out.push_str(before);
            if from.starts_with("{{") || from.starts_with("}}") {
                out.push_str(&from[..1]);
                rest = &from[2..];
                continue;
            }
            let Some(end) = from.find('}') else { return };
            let name = from.get(1..end).unwrap_or_default();
            match self.arguments.iter().find(|(known, _)| known == name).map(|(_, value)| value) {
                Some(Argument::Verbatim(text)) => out.push_str(text),
                Some(Argument::Decimal(number, places)) => out.push_str(&decimal(*number, *places, language)),
                Some(Argument::Day(date)) => out.push_str(&day(*date, language)),
                Some(Argument::Message(message)) => message.write(language, out),
                None => {}
            }
            rest = &from[end + 1..];
        }
        out.push_str(rest);
    }
}

/// The translation of a text or template; the English one itself if there is none.
#[must_use]
pub fn translated(english: &str, language: Language) -> &str {
    match language {
        Language::English => english,
        Language::German => german::of(english).unwrap_or(english),
    }
}

/// The entries of the German table: the English text and the German one.
pub fn entries() -> impl Iterator<Item = (&'static str, &'static str)> {
    german::entries()
}

fn decimal(number: f64, places: usize, language: Language) -> String {
    let text = format!("{number:.places$}");
    match language {
        Language::English => text,
        Language::German => text.replace('.', ","),
    }
}

fn day(date: jiff::civil::Date, language: Language) -> String {
    let month = usize::try_from(date.month() - 1).ok().and_then(|at| language.months().get(at).copied());
    let (day, month, year) = (date.day(), month.unwrap_or_default(), date.year());
    match language {
        Language::English => format!("{day} {month} {year}"),
        Language::German => format!("{day}. {month} {year}"),
    }
}

/// The types that can be arguments as they are. Not every type with `Display` is: errors of the system are
/// translated, and those of parsers must be marked with `to_string` as texts of others. Types of other modules are
/// converted there.
macro_rules! verbatim {
    ($($type:ty),*) => { $(
        impl From<$type> for Argument {
            fn from(value: $type) -> Self {
                Self::Verbatim(value.to_string())
            }
        }
    )* };
}

verbatim!(&str, &String, &&str, Cow<'_, str>, std::path::Display<'_>);
verbatim!(char, u8, u16, i16, u32, i32, u64, i64, usize);
verbatim!(std::num::NonZeroU32, jiff::civil::Date);

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Verbatim(text)
    }
}

impl From<Message> for Argument {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}

impl From<io::Error> for Argument {
    fn from(error: io::Error) -> Self {
        Self::from(&error)
    }
}

impl From<&Message> for Argument {
    fn from(message: &Message) -> Self {
        Self::Message(message.clone())
    }
}

/// Whether Windows does not let a file be opened because another program has it open, for which there is no kind.
fn is_shut(error: &io::Error) -> bool {
    const SHARING_VIOLATION: i32 = 32;
    const LOCK_VIOLATION: i32 = 33;
    cfg!(windows) && matches!(error.raw_os_error(), Some(SHARING_VIOLATION | LOCK_VIOLATION))
}

/// An error of the system, by its kind; in the system's own words if the kind has no text here.
impl From<&io::Error> for Argument {
    fn from(error: &io::Error) -> Self {
        use io::ErrorKind as Kind;
        Self::Message(match error.kind() {
            _ if is_shut(error) => say!("another program is using it"),
            Kind::NotFound => say!("there is no such file or folder"),
            Kind::PermissionDenied => say!("the permission is missing"),
            Kind::AlreadyExists => say!("there is something of this name already"),
            Kind::NotADirectory => say!("a part of the path is not a folder"),
            Kind::IsADirectory => say!("it is a folder"),
            Kind::DirectoryNotEmpty => say!("the folder is not empty"),
            Kind::ReadOnlyFilesystem => say!("the disk is read-only"),
            Kind::StorageFull => say!("the disk is full"),
            Kind::QuotaExceeded => say!("the quota on the disk is used up"),
            Kind::FileTooLarge => say!("the file is too large for this disk"),
            Kind::InvalidFilename => say!("the name is not allowed here"),
            Kind::ResourceBusy | Kind::ExecutableFileBusy => say!("another program is using it"),
            Kind::BrokenPipe => say!("the other side has closed the connection"),
            Kind::TimedOut => say!("it took too long"),
            Kind::Interrupted => say!("it was interrupted"),
            Kind::UnexpectedEof => say!("it ends too early"),
            Kind::OutOfMemory => say!("there is not enough memory"),
            Kind::InvalidData if error.to_string().contains("UTF-8") => say!("it is not UTF-8 text"),
            _ => say!("{text}", text = error.to_string()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_in_their_places_whatever_they_hold() {
        let inner = count!(2, "{n} page", "{n} pages");
        let whole = Message::new(
            "{{{a}}} {b} {c} {a}",
            vec![("a", "{b}".into()), ("b", inner.into()), ("c", Argument::Decimal(1.25, 1))],
        );
        assert_eq!(whole.text(Language::English), "{{b}} 2 pages 1.2 {b}");
        assert_eq!(whole.text(Language::German), "{{b}} 2 Seiten 1,2 {b}");
    }

    #[test]
    fn several_are_listed_in_the_language_of_the_whole() {
        let phases = ["P4", "P5"];
        assert_eq!(Message::all(phases).text(Language::German), "P4 und P5");
        assert_eq!(Message::any(phases).text(Language::English), "P4 or P5");
        assert_eq!(Message::all(["P4"]).text(Language::German), "P4");
        assert!(Message::all([""; 0]).is_nothing());
    }

    #[test]
    fn a_message_survives_the_way_to_another_process() -> serde_json::Result<()> {
        let message = say!("{one} and {other}", one = "`ä`", other = say!("it is a folder"));
        let back: Message = serde_json::from_str(&serde_json::to_string(&message)?)?;
        assert_eq!(back, message);
        assert_eq!(back.text(Language::German), "`ä` und es ist ein Ordner");
        Ok(())
    }

    #[test]
    fn what_the_system_says_is_said_in_the_users_language() {
        let full = Argument::from(&io::Error::from(io::ErrorKind::StorageFull));
        assert_eq!(say!("{text}", text = full).text(Language::German), "der Datenträger ist voll");
    }
}
