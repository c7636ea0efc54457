//! What parsers mean, in sentences of our own, where no habit is known: TOML's and YAML's by the words they use, JSON's
//! by kind. What is not known here gets a sentence that is always true, never the parser's.

use jsonc_parser::errors::ParseErrorKind;

use super::Slip;
use crate::message::{Message, say};

/// Whether a phrase of a parser holds one of these.
fn says(phrase: &str, parts: &[&str]) -> bool {
    parts.iter().any(|part| phrase.contains(part))
}

/// What TOML's parser means.
pub(in crate::document) fn toml(phrase: &str) -> Slip {
    let what = if says(phrase, &["unclosed table", "unclosed array table", "missing table"]) {
        say!("the header lacks a bracket at its end")
    } else if says(phrase, &["unclosed array"]) {
        say!("the list lacks its bracket `]`")
    } else if says(phrase, &["unclosed inline table"]) {
        say!("the table in one line lacks its bracket at the end")
    } else if says(phrase, &["missing comma"]) {
        say!("between two entries a comma is missing")
    } else if says(phrase, &["extra comma"]) {
        say!("here is a comma too many")
    } else if says(phrase, &["key with no value", "missing value", "missing assignment"]) {
        say!("a key has no value")
    } else if says(phrase, &["date", "time"]) {
        say!("this day or time is not in the calendar")
    } else if says(phrase, &["string", "quote", "control character", "escape", "unicode"]) {
        say!("a text is not closed, or holds a sign that it cannot hold")
    } else if says(phrase, &["integer", "float", "radix", "leading zero", "digits", "sign"]) {
        say!("this number is not written as numbers are written here")
    } else {
        say!("this line cannot be read")
    };
    let advice = say!(
        "a line is a header such as [projekt], a key with its value such as `phase = \"P2\"`, or a comment after #"
    );
    Slip { what, advice: Some(advice) }
}

/// What YAML's parser means; `line` is the line with the fault.
pub(in crate::document) fn yaml(phrase: &str, line: &str) -> Slip {
    let value = line.split_once(':').map_or(line, |(_, value)| value).trim();
    let advised = |what, advice: Message| Slip { what, advice: Some(advice) };
    if line.trim_start_matches(' ').starts_with('\t') || says(phrase, &["tab"]) {
        return advised(say!("a tab stands where blanks are asked for"), say!("put blanks in its place, two a level"));
    }
    let quotes = value.matches('"').count();
    if value.starts_with('"') && quotes > 2 {
        let advice = say!("write „…“ within it, or put the whole text in single quotes: '…'");
        return advised(say!("the sign \" within a text ends it"), advice);
    }
    if says(phrase, &["escape", "hexadecimal"]) {
        let what =
            say!("a backslash in quotes begins a sign of its own; paths have `/`, other text stands in single quotes");
        return advised(what, say!("write paths with `/`, other text in single quotes: '…'"));
    }
    if says(phrase, &["quoted scalar"]) || (value.starts_with(['"', '\'']) && quotes == 1) {
        return advised(
            say!("the text has no quote at its end"),
            say!("write the quote at the end of the text: \"…\""),
        );
    }
    if value.contains(": ") || says(phrase, &["mapping values are not allowed", "illegal placement of ':'"]) {
        let advice = say!("put the whole text in quotes: \"…\"");
        return advised(say!("a colon with a blank after it stands within a text"), advice);
    }
    if value.starts_with(['@', '`', '%', '*', '&', '!', '|', '>', '[', '{', ']', '}', ',', '?']) {
        let sign = value.chars().next().unwrap_or_default().to_string();
        let what = say!("the sign {sign} at the beginning of a value means something else than text", sign);
        return advised(what, say!("put the whole text in quotes: \"…\""));
    }
    if says(phrase, &["indent", "block mapping", "block collection", "did not find expected", "not allowed in this"]) {
        let advice = say!("keys of one table begin below each other, two blanks to the right of the table's name");
        return advised(say!("this line is not indented as the lines before it"), advice);
    }
    if says(phrase, &["simple key", "expected ':'", "expect ':'", "must be followed"]) {
        let advice = say!("a line is a key, a colon, a blank and the value: `titel: Pegelnetz`");
        return advised(say!("this line is no key with a value"), advice);
    }
    let advice = say!("a line is a key, a colon, a blank and the value: `titel: Pegelnetz`");
    advised(say!("this line cannot be read"), advice)
}

/// What JSON's parser means.
pub(in crate::document) fn json(kind: &ParseErrorKind) -> Slip {
    use ParseErrorKind as K;
    let comma = || say!("after every value but the last of a table or list stands a comma, after the last none");
    let quotes = || say!("keys and texts stand in straight double quotes: \"titel\": \"Pegelnetz\"");
    let digits = || say!("numbers have digits and a dot before decimals, and no unit: 1234.50");
    let closed = || say!("every bracket and every quote that opens is closed again");
    let (what, advice) = match kind {
        K::CommentsNotAllowed | K::UnterminatedCommentBlock => {
            (say!("JSON has no comments"), say!("delete it; a profile with comments is written in TOML or YAML"))
        }
        K::TrailingCommasNotAllowed => (say!("after the last value stands a comma"), comma()),
        K::ExpectedComma | K::UnexpectedTokenInObject => (say!("between two values a comma is missing"), comma()),
        K::UnexpectedComma => (say!("here is a comma too many"), comma()),
        K::ExpectedColonAfterObjectKey => {
            (say!("after a key stands a colon"), say!("write it between key and value: \"titel\": \"Pegelnetz\""))
        }
        K::ExpectedObjectValue => {
            (say!("a key has no value"), say!("write a value after the colon, or delete the key"))
        }
        K::UnexpectedColon => (say!("here is a colon too many"), say!("a text with a colon stands in quotes")),
        K::ExpectedStringObjectProperty => (say!("a key does not stand in quotes"), quotes()),
        K::SingleQuotedStringsNotAllowed => (say!("single quotes are no quotes in JSON"), quotes()),
        K::UnexpectedWord | K::UnexpectedToken => (say!("a value does not stand in quotes"), quotes()),
        K::String(_) => (say!("a text is not closed, or holds a sign that it cannot hold"), closed()),
        K::BareDecimalPointNumbersNotAllowed
        | K::ExpectedDigit
        | K::ExpectedDigitFollowingNegativeSign
        | K::ExpectedPlusMinusOrDigitInNumberLiteral
        | K::HexadecimalNumbersNotAllowed
        | K::NonFiniteNumbersNotAllowed
        | K::UnaryPlusNumbersNotAllowed => (say!("this number is not written as numbers are written here"), digits()),
        K::MultipleRootJsonValues => (say!("the file goes on after its last bracket"), say!("keep one profile a file")),
        K::UnexpectedCloseBrace | K::UnexpectedCloseBracket => (say!("here is a bracket too many"), closed()),
        K::UnterminatedArray | K::UnterminatedObject | K::NestingDepthExceeded => {
            (say!("a bracket is not closed"), closed())
        }
    };
    Slip { what, advice: Some(advice) }
}
