//! What is wrong with a command line, said in the user's language. English is what clap says; German is made
//! here from the same facts.

use std::error::Error as _;
use std::num::{IntErrorKind, ParseIntError};

use clap::builder::StyledStr;
use clap::builder::styling::Styles;
use clap::error::{ContextKind, ContextValue, Error, ErrorFormatter, ErrorKind};

use crate::diagnostic::InvalidValue;
use crate::language::Language;
use crate::message::{Message, count, say};

use crate::cli::help;

/// Prints what clap answers instead of a plan; whether it is an error. Help and version are answers too; nobody
/// is left to hear that they could not be printed.
pub fn print(error: Error, language: Language) -> bool {
    let is_error = error.use_stderr();
    let _ = match language {
        Language::English => error.print(),
        Language::German => error.apply::<German>().print(),
    };
    is_error
}

/// Prints what only a look beyond the command line's form showed, with the usage of this command.
pub fn print_own(message: &Message, name: &str, language: Language) {
    let mut command = help::command(language);
    command.build();
    let command = command.find_subcommand(name).cloned().unwrap_or(command);
    let _ = match language {
        Language::English => command.clone().error(ErrorKind::InvalidValue, message.text(language)).print(),
        Language::German => {
            let mut error = Error::<German>::new(ErrorKind::InvalidValue).with_cmd(&command);
            error.insert(ContextKind::Custom, ContextValue::String(message.text(language)));
            error.insert(ContextKind::Usage, ContextValue::StyledStr(command.clone().render_usage()));
            error.print()
        }
    };
}

/// Errors in German.
struct German;

impl ErrorFormatter for German {
    fn format_error(error: &Error<Self>) -> StyledStr {
        let styles = Styles::styled();
        let (red, green) = (styles.get_error(), styles.get_valid());
        let text = |message: Message| message.text(Language::German);
        let mut out = format!("{red}{}:{red:#} {}", text(say!("error")), text(what(error)));
        let tips = tips(error);
        if !tips.is_empty() {
            out.push('\n');
        }
        for tip in tips {
            out.push_str(&format!("\n  {green}{}{green:#} {}", text(say!("tip:")), text(tip)));
        }
        if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
            let usage = usage.to_string();
            let usage = usage.strip_prefix("Usage: ").unwrap_or(&usage);
            let head = styles.get_usage();
            out.push_str(&format!("\n\n{head}{}{head:#} {usage}", text(say!("Usage:"))));
        }
        out.push_str(&format!("\n\n{}\n", text(say!("for more information, try `--help`"))));
        out.into()
    }
}

/// A fact that clap gives as one text.
fn fact(error: &Error<German>, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A fact that clap gives as several texts.
fn facts(error: &Error<German>, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::String(text)) => vec![text.clone()],
        _ => Vec::new(),
    }
}

/// What is wrong.
fn what(error: &Error<German>) -> Message {
    if let Some(text) = fact(error, ContextKind::Custom) {
        return Message::verbatim(text);
    }
    let argument = fact(error, ContextKind::InvalidArg);
    let value = fact(error, ContextKind::InvalidValue);
    let possible = facts(error, ContextKind::ValidValue).join(", ");
    match (error.kind(), argument, value) {
        (ErrorKind::UnknownArgument, Some(argument), _) => say!("unexpected argument `{argument}`", argument),
        (ErrorKind::InvalidSubcommand, ..) => {
            let name = fact(error, ContextKind::InvalidSubcommand).unwrap_or_default();
            say!("there is no command `{name}`", name)
        }
        (ErrorKind::MissingRequiredArgument, ..) => {
            let missing: String =
                facts(error, ContextKind::InvalidArg).iter().map(|name| format!("\n  {name}")).collect();
            say!("these arguments are missing:{missing}", missing)
        }
        (ErrorKind::MissingSubcommand, ..) => {
            let name = fact(error, ContextKind::InvalidSubcommand).unwrap_or_default();
            let known = facts(error, ContextKind::ValidSubcommand).join(", ");
            say!("`{name}` needs a command: {known}", name, known)
        }
        (ErrorKind::InvalidValue, Some(argument), Some(value)) if value.is_empty() && possible.is_empty() => {
            say!("`{argument}` needs a value", argument)
        }
        (ErrorKind::InvalidValue, Some(argument), Some(value)) if value.is_empty() => {
            say!("`{argument}` needs a value; possible: {possible}", argument, possible)
        }
        (ErrorKind::InvalidValue, Some(argument), Some(value)) => {
            say!("`{value}` is no value for `{argument}`; possible: {possible}", value, argument, possible)
        }
        (ErrorKind::ValueValidation, Some(argument), Some(value)) => {
            say!("`{value}` is no value for `{argument}`: {why}", value, argument, why = why(error))
        }
        (ErrorKind::ArgumentConflict, Some(argument), _) => {
            let others = facts(error, ContextKind::PriorArg);
            match others.contains(&argument) || others.is_empty() {
                true => say!("`{argument}` may be given only once", argument),
                false => {
                    let others = Message::all(others.iter().map(|other| format!("`{other}`")));
                    say!("`{argument}` cannot be used together with {others}", argument, others)
                }
            }
        }
        (ErrorKind::TooManyValues, Some(argument), Some(value)) => {
            say!("`{argument}` takes no further value `{value}`", argument, value)
        }
        (ErrorKind::NoEquals, Some(argument), _) => {
            say!("`{argument}` needs an equals sign before its value", argument)
        }
        (ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues, Some(argument), _) => {
            let wanted = facts(error, ContextKind::MinValues).pop();
            let wanted = wanted.or_else(|| fact(error, ContextKind::ExpectedNumValues)).unwrap_or_default();
            let given = fact(error, ContextKind::ActualNumValues).and_then(|n| n.parse().ok()).unwrap_or_default();
            let given = count!(given, "{n} was given", "{n} were given");
            say!("`{argument}` needs {wanted} values, {given}", argument, wanted, given)
        }
        (ErrorKind::InvalidUtf8, ..) => say!("an argument is not UTF-8 text"),
        (kind, ..) => Message::verbatim(kind.to_string()),
    }
}

/// Why a value is none, in the words of whoever reads it.
fn why(error: &Error<German>) -> Message {
    let Some(source) = error.source() else { return Message::nothing() };
    if let Some(InvalidValue(message)) = source.downcast_ref() {
        return message.clone();
    }
    match source.downcast_ref().map(ParseIntError::kind) {
        Some(IntErrorKind::Zero) => say!("the number must not be zero"),
        Some(IntErrorKind::PosOverflow) => say!("the number is too large"),
        Some(_) => say!("it must be a whole number above zero"),
        None => Message::verbatim(source.to_string()),
    }
}

/// What was probably meant.
fn tips(error: &Error<German>) -> Vec<Message> {
    let mut tips = Vec::new();
    for kind in [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue] {
        let names = facts(error, kind);
        if !names.is_empty() {
            let names = Message::any(names.iter().map(|name| format!("`{name}`")));
            tips.push(say!("did you mean {names}?", names));
        }
    }
    if let Some(ContextValue::StyledStrs(others)) = error.get(ContextKind::Suggested) {
        tips.extend(others.iter().filter_map(|other| tip(&other.to_string())));
    }
    tips
}

/// One of the tips that clap gives as a sentence; none that is not known here.
fn tip(english: &str) -> Option<Message> {
    let mut quoted = english.split('\'').skip(1).step_by(2);
    let (first, second) = (quoted.next()?, quoted.next());
    match second {
        Some(form) if english.starts_with("to pass '") => {
            Some(say!("to pass `{value}` as a value, write `{form}`", value = first, form))
        }
        None if english.ends_with(" exists") => Some(say!("there is `{form}`", form = first)),
        Some(_) if english.starts_with("subcommand '") => {
            Some(say!("there is the command `{name}`, without `--` before it", name = first))
        }
        _ => None,
    }
}
