//! TOML text into placed values. Collects every syntax error, one a line.

use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue};
use ::toml::value::Datetime;
use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic};
use crate::document::habits;
use crate::document::node::{Entry, MAX_DEPTH, Node, Table, Text, Value};
use crate::message::say;

/// The most syntax errors reported of one file: later ones mostly follow from earlier ones.
const MAX_ERRORS: usize = 10;

/// Reads TOML.
pub(crate) fn parse(text: &Text) -> Result<Node, Vec<Diagnostic>> {
    let source = text.source.text.as_str();
    if let Some(at) = long_dotted_key(source) {
        return Err(vec![text.too_deep(at)]);
    }
    let (root, errors) = DeTable::parse_recoverable(source);
    if !errors.is_empty() {
        let mut faults: Vec<_> = errors.iter().map(|e| (e.span().unwrap_or(0..0), e.message())).collect();
        faults.sort_by_key(|(span, _)| span.start);
        let mut last_line_end = 0;
        // One fault a line: what follows in the same line mostly follows from the first.
        faults.retain(|(span, _)| {
            let new = last_line_end == 0 || span.start >= last_line_end;
            if new {
                let rest = source.get(span.start..).and_then(|rest| rest.find('\n'));
                last_line_end = rest.map_or(source.len(), |length| span.start + length) + 1;
            }
            new
        });
        return Err(faults.into_iter().take(MAX_ERRORS).map(|(span, message)| fault(text, message, span)).collect());
    }
    let table = table(text, root.into_inner(), 1).map_err(|d| vec![d])?;
    Ok(Node { place: text.place(0..0), value: Value::Table(table) })
}

fn fault(text: &Text, message: &str, span: std::ops::Range<usize>) -> Diagnostic {
    let source = text.source.text.as_str();
    let start = source.get(..span.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let rest = source.get(start..).unwrap_or_default();
    let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
    if message.starts_with("duplicate key") {
        let fault = Diagnostic::error(Code::DuplicateKey, say!("this key or table is already there"));
        let hint = say!("keep one of the two; entries of a list such as [[kriterien]] have double brackets");
        let place = text.place(span.clone());
        return match earlier(source, start, line) {
            Some(first) => fault.label(place, say!("here")).label(text.place(first), say!("and here")),
            None => fault.at(place),
        }
        .hint(hint);
    }
    // A text in three quotes swallows what follows: it is wrong where it begins.
    let before = source.get(..start + line.len()).unwrap_or_default();
    if let Some(open) = before.rfind("\"\"\"").filter(|_| before.matches("\"\"\"").count() % 2 == 1) {
        return habits::line::open_quotes().at(text.place(open..open + 3));
    }
    habits::line::slip(line, after).unwrap_or_else(|| habits::phrases::toml(message)).at(text.place(span))
}

/// Where the key or table of a line stands before it: a table anywhere, a key in the same table.
fn earlier(source: &str, start: usize, line: &str) -> Option<std::ops::Range<usize>> {
    let name = |line: &str| line.split_once('=').map_or(line, |(key, _)| key).trim().to_owned();
    let (wanted, is_table) = (name(line), line.trim_start().starts_with('['));
    let mut end = start;
    for before in source.get(..start)?.split_inclusive('\n').rev() {
        let begin = end - before.len();
        if name(before) == wanted {
            let indent = before.len() - before.trim_start().len();
            return Some(begin + indent..begin + indent + wanted.len());
        }
        if before.trim_start().starts_with('[') && !is_table {
            return None;
        }
        end = begin;
    }
    None
}

/// Where a dotted key has more parts than a profile may nest. The parser bounds brackets, not dots, and
/// a tree of a million levels cannot even be dropped.
fn long_dotted_key(source: &str) -> Option<usize> {
    let mut parts = 0_usize;
    let mut after_dot = true;
    let mut chars = source.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '.' if !after_dot => after_dot = true,
            ' ' | '\t' => {}
            '"' | '\'' if after_dot => {
                // A quoted part ends with its line at the latest.
                while let Some((_, q)) = chars.next_if(|(_, q)| *q != '\n') {
                    if q == '\\' && c == '"' {
                        chars.next_if(|(_, q)| *q != '\n');
                    } else if q == c {
                        break;
                    }
                }
                (parts, after_dot) = (parts + 1, false);
            }
            c if c.is_ascii_alphanumeric() || c == '-' || c == '_' => {
                while chars.next_if(|(_, c)| c.is_ascii_alphanumeric() || *c == '-' || *c == '_').is_some() {}
                parts = if after_dot { parts + 1 } else { 1 };
                after_dot = false;
            }
            _ => (parts, after_dot) = (0, true),
        }
        if parts > 2 * MAX_DEPTH {
            return Some(at);
        }
    }
    None
}

fn table(text: &Text, table: DeTable<'_>, depth: usize) -> Result<Table, Diagnostic> {
    let mut entries = Vec::with_capacity(table.len());
    for (key, value) in table {
        let span = key.span();
        let node = node(text, value, depth)?;
        entries.push((span.start, Entry { key: key.into_inner().into_owned(), place: text.place(span), node }));
    }
    // The parser sorts by key; people expect the file's order.
    entries.sort_by_key(|(start, _)| *start);
    Ok(Table { entries: entries.into_iter().map(|(_, e)| e).collect() })
}

fn node(text: &Text, value: Spanned<DeValue<'_>>, depth: usize) -> Result<Node, Diagnostic> {
    let span = value.span();
    if depth > MAX_DEPTH {
        return Err(text.too_deep(span.start));
    }
    let place = text.place(span);
    let value = match value.into_inner() {
        DeValue::String(s) => Value::Text(s.into_owned()),
        DeValue::Integer(i) => i64::from_str_radix(i.as_str(), i.radix())
            .map_or(Value::Other(say!("a number too large to count with")), Value::Integer),
        DeValue::Float(f) => f.as_str().parse().map_or(Value::Other(say!("an unreadable number")), Value::Float),
        DeValue::Boolean(b) => Value::Flag(b),
        DeValue::Datetime(d) => date(&d),
        DeValue::Array(items) => {
            Value::Array(items.into_iter().map(|item| node(text, item, depth + 1)).collect::<Result<_, _>>()?)
        }
        DeValue::Table(t) => Value::Table(table(text, t, depth + 1)?),
    };
    Ok(Node { place, value })
}

fn date(value: &Datetime) -> Value {
    match (value.date, value.time) {
        (Some(d), None) => {
            let date = i16::try_from(d.year).ok().and_then(|y| Date::new(y, d.month as i8, d.day as i8).ok());
            date.map_or(Value::Other(say!("a day that is not in the calendar")), Value::Date)
        }
        (Some(_), Some(_)) => Value::Other(say!("a date with a time")),
        _ => Value::Other(say!("a time of day")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_absurdly_long_dotted_keys_are_refused_beforehand() {
        assert!(long_dotted_key(&format!("{}=1", "a.".repeat(100) + "a")).is_some());
        assert!(long_dotted_key(&format!("[{}]", "\"ä b\" . ".repeat(100) + "a")).is_some());
        assert!(long_dotted_key(&"Ja. Nein, ja doch. ".repeat(100)).is_none());
        assert!(long_dotted_key(&"..........".repeat(100)).is_none());
    }
}
