//! A line that is no TOML, as people write it who are used to other programs: what is wrong with it, and the line as it
//! should be. Takes the line and what follows it; knows no key and no parser.

use super::days;
use super::figures::{self, Habit};
use super::{Slip, write};
use crate::diagnostic::quote;
use crate::document::amounts;
use crate::message::{Message, say};
use crate::names::transliterated;
use crate::signs::is_invisible;

/// Quotation marks that word processors make of `"`.
const TYPOGRAPHIC: [char; 10] = ['„', '“', '”', '‟', '«', '»', '‚', '‘', '’', '´'];
/// What begins a comment in other languages.
const COMMENTS: [&str; 4] = ["//", "--", ";", "/*"];
/// How many lines a text may go on for until it is closed.
const MOST_LINES: usize = 20;

/// What is wrong with a line, and the line as it should be; none if nothing is known of it.
pub(in crate::document) fn slip(line: &str, after: &str) -> Option<Slip> {
    if let Some(slip) = strange_blank(line) {
        return Some(slip);
    }
    let line = line.trim();
    if let Some(sign) = COMMENTS.iter().find(|sign| line.starts_with(**sign)) {
        let rest = line.trim_start_matches(*sign).trim_end_matches("*/").trim();
        return Slip::line(say!("a comment begins with #"), &format!("# {rest}"));
    }
    if line.starts_with('[') {
        return header(line);
    }
    if line.starts_with('{') || is_json(line) {
        let what = say!("this line is JSON, and the file's name says TOML");
        return Slip::advised(what, say!("rename the file so that it ends with .json"));
    }
    if line.starts_with('<') {
        let what = say!("this line is of a web page, and the file's name says TOML");
        return Slip::advised(what, say!("save the profile as plain text"));
    }
    let Some((key, value)) = line.split_once('=') else { return without_sign(line) };
    let (key, value) = (key.trim(), value.trim());
    // `titel := "…"`, `titel: Au = b`
    if let Some((name, rest)) = key.split_once(':') {
        let value = if rest.is_empty() { value.to_owned() } else { line[name.len() + 1..].trim().to_owned() };
        return colon(name.trim(), &value);
    }
    if key.is_empty() {
        return Slip::advised(
            say!("before `=` there is no key"),
            say!("write the key first: {line}", line = "`titel = \"…\"`"),
        );
    }
    if let Some(plain) = plain_key(key) {
        return Slip::line(say!("keys have no umlauts and accents"), &format!("{plain} = {value}"));
    }
    if key.contains(char::is_whitespace) && !key.contains(['"', '\'', '.']) {
        let joined: Vec<&str> = key.split_whitespace().collect();
        return Slip::line(say!("a key is one word"), &format!("{} = {value}", joined.join("_")));
    }
    if let Some(rest) = value.strip_prefix(['=', '>']) {
        return Slip::line(say!("between key and value stands a single `=`"), &format!("{key} = {}", rest.trim()));
    }
    of_value(key, value, after)
}

/// A blank that is none, or a sign that nobody sees, outside quotes.
fn strange_blank(line: &str) -> Option<Slip> {
    let is_strange = |c: char| !c.is_ascii() && (c.is_whitespace() || is_invisible(c));
    // What is in quotes is text, whatever it holds.
    let sign = line.split('"').step_by(2).flat_map(str::chars).find(|c| is_strange(*c))?;
    let code = format!("{:04X}", u32::from(sign));
    let what = match sign.is_whitespace() {
        true => say!("the line holds the sign U+{code}, which looks like a blank and is none", code),
        false => say!("the line holds the invisible sign U+{code}", code),
    };
    let plain = line.chars().filter(|c| c.is_whitespace() || !is_invisible(*c));
    let plain: String = plain.map(|c| if is_strange(c) { ' ' } else { c }).collect();
    Slip::line(what, &plain)
}

/// Which table was meant is not known.
fn table_like(header: &str) -> Message {
    say!("write the name of a table, such as {header}", header = quote(header))
}

/// A line of JSON: `"titel": "Au",`.
fn is_json(line: &str) -> bool {
    let rest = line.strip_prefix('"').and_then(|rest| rest.split_once('"')).map(|(_, rest)| rest.trim_start());
    rest.is_some_and(|rest| rest.starts_with(':')) || matches!(line, "}" | "}," | "],")
}

fn header(line: &str) -> Option<Slip> {
    let double = line.starts_with("[[");
    let inside = line.trim_start_matches('[');
    let (name, rest) = inside.split_once(']').unwrap_or((inside, "]"));
    let name = name.trim();
    let whole = |name: &str| if double { format!("[[{name}]]") } else { format!("[{name}]") };
    if let Some(plain) = plain_key(name) {
        return Slip::line(say!("keys have no umlauts and accents"), &whole(&plain));
    }
    if name.is_empty() {
        return Slip::advised(say!("between the brackets there is no name"), table_like("[projekt]"));
    }
    if name.contains(char::is_whitespace) || name.contains([':', '=', ',']) {
        let what = say!("a header is one word in brackets, or words with dots between them");
        return Slip::advised(what, table_like(if double { "[[risiken]]" } else { "[projekt]" }));
    }
    let after = rest.trim_start_matches([']', ' ']);
    if !after.is_empty() && !after.starts_with('#') {
        return Slip::line(say!("after a header nothing else stands in its line"), &whole(name));
    }
    Slip::line(say!("the header lacks a bracket at its end"), &whole(name))
}

/// A line without an equals sign: a key as in YAML, or alone, or the rest of a text.
fn without_sign(line: &str) -> Option<Slip> {
    if let Some(rest) = line.strip_prefix("- ") {
        let what = say!("a list is not written with hyphens in TOML");
        let advice =
            say!("rename the file so that it ends with .yaml, or begin each entry with a header such as [[risiken]]");
        return (rest.contains(':') || !rest.is_empty()).then_some(Slip { what, advice: Some(advice) });
    }
    if let Some((key, value)) = line.split_once(':') {
        return colon(key.trim(), value.trim());
    }
    if is_word(line) {
        let what = say!("the key {key} has no value", key = quote(line));
        return Slip::advised(what, write(&format!("{line} = \"…\"")));
    }
    let what = say!("this line is neither a header nor a key with a value");
    let advice = say!(
        "the rest of a text goes into the line before it; text of several lines stands in three quotes: \"\"\"…\"\"\""
    );
    Slip::advised(what, advice)
}

fn colon(key: &str, value: &str) -> Option<Slip> {
    let key = plain_key(key).unwrap_or_else(|| key.to_owned());
    if !is_word(&key) {
        return None;
    }
    if value.is_empty() {
        return Slip::line(say!("a table's name stands in brackets"), &format!("[{}]", key.to_lowercase()));
    }
    let is_plain = value.starts_with(['"', '\'', '[', '{']) || value.bytes().all(|b| b.is_ascii_digit());
    let value = match is_plain {
        true => value.to_owned(),
        false => meant_value(value).unwrap_or_else(|| quoted(unquoted(value))),
    };
    Slip::line(say!("between key and value stands `=`, not `:`"), &format!("{key} = {value}"))
}

fn is_word(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
}

/// A key without umlauts, if it has some.
fn plain_key(key: &str) -> Option<String> {
    let has = !key.starts_with(['"', '\'']) && key.chars().any(|c| !c.is_ascii() && c.is_alphabetic());
    has.then(|| transliterated(key))
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    let text = text.trim();
    match text.contains('\\') {
        true if !text.contains('\'') => format!("'{}'", text.replace('"', "“")),
        _ => format!("\"{}\"", in_pairs(text).replace('\\', "/")),
    }
}

/// A text without the quotation marks around it, of whatever kind.
fn unquoted(text: &str) -> &str {
    let is_mark = |c: char| TYPOGRAPHIC.contains(&c) || matches!(c, '"' | '\'' | '`');
    text.trim().trim_matches(is_mark)
}

/// A text in which `"` has become „ and “.
fn in_pairs(text: &str) -> String {
    let mut open = false;
    text.chars()
        .map(|c| match c {
            '„' => {
                open = true;
                c
            }
            '“' | '”' => {
                open = false;
                c
            }
            '"' => {
                open = !open;
                if open { '„' } else { '“' }
            }
            c => c,
        })
        .collect()
}

/// A text in three quotes that is not closed.
pub(in crate::document) fn open_quotes() -> Slip {
    let advice = say!("write three quotes at its end: \"\"\"");
    Slip { what: say!("the text in three quotes is not closed"), advice: Some(advice) }
}

fn of_value(key: &str, value: &str, after: &str) -> Option<Slip> {
    let line = |value: &str| format!("{key} = {value}");
    if value.is_empty() || value.starts_with('#') {
        let what = say!("the key {key} has no value", key = quote(key));
        return Slip::advised(what, say!("write a value after `=`, or delete the line if nothing is known"));
    }
    if value.starts_with(TYPOGRAPHIC) {
        let what = say!("a text stands in straight quotes; typographic ones may stand within");
        return Slip::line(what, &line(&quoted(unquoted(value))));
    }
    if let Some(inside) = value.strip_prefix('"') {
        return in_quotes(key, inside, after);
    }
    if let Some(inside) = value.strip_prefix('\'') {
        let open = !inside.contains('\'');
        return open.then(|| not_closed(key, inside, after));
    }
    if value.starts_with('[') {
        return list(key, value);
    }
    if value.starts_with('{') {
        return None;
    }
    let (bare, comment) = value.split_once(" #").map_or((value, ""), |(bare, comment)| (bare, comment));
    let bare = bare.trim().trim_end_matches([';', ',']).trim();
    let whole = |value: &str| if comment.is_empty() { line(value) } else { format!("{} #{comment}", line(value)) };
    of_bare(bare, &whole)
}

/// A value without quotes that is neither number, day nor flag as TOML writes them.
fn of_bare(bare: &str, line: &dyn Fn(&str) -> String) -> Option<Slip> {
    if let Some(day) = amounts::date(bare) {
        return Slip::line(say!("a day is written as year, month and day"), &line(&day.to_string()));
    }
    let begins_with_digit = bare.starts_with(|c: char| c.is_ascii_digit());
    if (begins_with_digit || bare.starts_with(['Q', 'q']))
        && let Some(fault) = days::fault(bare)
    {
        let advice = fault.advice(|day| line(&day.to_string()));
        return Some(Slip { what: fault.what, advice });
    }
    if is_telephone(bare) {
        return Slip::line(
            say!("a number with a zero, a plus or strokes in it, such as a telephone number, is text"),
            &line(&quoted(bare)),
        );
    }
    if let Some(flag) = amounts::flag(bare).filter(|_| bare.starts_with(char::is_alphabetic) && bare != "x") {
        return Slip::line(
            say!("yes and no are written `true` and `false`"),
            &line(if flag { "true" } else { "false" }),
        );
    }
    if ["null", "none", "nil", "n/a", "-", "?"].contains(&bare.to_lowercase().as_str()) {
        let what = say!("a value that is not known has no word of its own");
        return Slip::advised(what, say!("delete the line until something is known"));
    }
    match figures::meant(bare) {
        Some((Habit::Several, first)) => {
            let what = say!("{written} are two numbers, and one is asked for", written = quote(bare));
            Slip::advised(
                what,
                say!("one entry a number; the first is written {line}", line = quote(&line(&plain(first)))),
            )
        }
        Some((_, number)) if begins_with_digit || is_about(bare) => {
            let what = say!(
                "a number is written without unit and words, without dots between thousands and with a dot before decimals"
            );
            Slip::line(what, &line(&plain(number)))
        }
        _ => Slip::line(say!("a text stands in quotes"), &line(&quoted(unquoted(bare)))),
    }
}

/// Whether a text begins with a sign or with what is said before a number.
fn is_about(text: &str) -> bool {
    let lower = text.to_lowercase();
    let first = lower.split(|c: char| c.is_whitespace() || c == '.' || c.is_ascii_digit()).next().unwrap_or_default();
    text.starts_with(['-', '−', '–', '€', '~'])
        || ["ca", "circa", "rund", "rd", "etwa", "ungefähr", "max", "eur", "about", "approx"].contains(&first)
}

/// A value that was meant by one without quotes, if it is a day, a flag or a number.
fn meant_value(bare: &str) -> Option<String> {
    if let Some(day) = amounts::date(bare) {
        return Some(day.to_string());
    }
    if bare.starts_with(char::is_alphabetic) {
        return amounts::flag(bare).map(|flag| flag.to_string()).filter(|_| bare != "x");
    }
    figures::meant(bare)
        .filter(|(habit, _)| *habit != Habit::Several && !is_telephone(bare))
        .map(|(_, number)| plain(number))
}

/// A number as TOML writes it: whole, or with the two decimals of cents.
pub(in crate::document) fn plain(number: f64) -> String {
    if number.fract() == 0.0 { format!("{number:.0}") } else { format!("{number:.2}") }
}

/// Whether digits are no number: `0561 12-34`, `+49 561 1234`, `01234`.
fn is_telephone(text: &str) -> bool {
    let mut signs = text.chars();
    let begins = match signs.next() {
        Some('+') => true,
        Some('0') => signs.next().is_some_and(|c| c.is_ascii_digit() || matches!(c, ' ' | '/')),
        Some('(') => signs.next() == Some('0'),
        _ => false,
    };
    let fits = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '/' | '-' | '–' | '(' | ')' | '+' | '.');
    begins && text.chars().all(fits) && text.bytes().filter(u8::is_ascii_digit).count() > 3
}

/// A text in quotes that ends where nobody meant it, or in which a backslash begins a sign.
fn in_quotes(key: &str, inside: &str, after: &str) -> Option<Slip> {
    let line = |value: &str| format!("{key} = {value}");
    let quotes = inside.matches('"').count();
    if quotes == 0 {
        return Some(not_closed(key, inside, after));
    }
    let (first, rest) = inside.split_once('"')?;
    let rest = rest.trim();
    let text = inside.rsplit_once('"').map_or(inside, |(text, _)| text);
    if text.contains('\\') && !text.contains("\\\"") {
        let is_path = !text.contains([' ', ':', '"']);
        let value =
            if is_path { format!("\"{}\"", text.replace("\\\\", "/").replace('\\', "/")) } else { quoted(text) };
        let what =
            say!("a backslash in quotes begins a sign of its own; paths have `/`, other text stands in single quotes");
        return Slip::line(what, &line(&value));
    }
    if matches!(rest, ";" | "," | ".") {
        return Slip::line(say!("after the value nothing else stands in its line"), &line(&format!("\"{first}\"")));
    }
    if let Some(sign) = COMMENTS.iter().find(|sign| rest.starts_with(**sign)) {
        let comment = rest.trim_start_matches(*sign).trim();
        return Slip::line(say!("a comment begins with #"), &line(&format!("\"{first}\" # {comment}")));
    }
    if let Some((other, value)) =
        rest.trim_start_matches([',', ';']).split_once('=').filter(|(other, _)| is_word(other.trim()))
    {
        let (one, other) = (line(&format!("\"{first}\"")), format!("{} = {}", other.trim(), value.trim()));
        let (one, other) = (quote(&one), quote(&other));
        return Slip::advised(
            say!("two keys stand in one line"),
            say!("write {one}, and in the next line {other}", one, other),
        );
    }
    if rest.strip_prefix(',').is_some_and(|rest| rest.trim_start().starts_with('"')) {
        return Slip::line(say!("several values stand in square brackets"), &line(&format!("[\"{inside}]")));
    }
    let what = say!("the sign \" within a text ends it");
    (quotes > 1).then(|| Slip { what, advice: Some(write(&line(&format!("\"{}\"", in_pairs(text))))) })
}

/// A text without a quote at its end: it may go on in the lines below.
fn not_closed(key: &str, inside: &str, after: &str) -> Slip {
    let mut text = inside.to_owned();
    for next in after.lines().take(MOST_LINES) {
        let begins_anew = next.trim_start().starts_with(['[', '#'])
            || next.split_once('=').is_some_and(|(key, _)| is_word(key.trim()));
        if begins_anew {
            break;
        }
        text.push(' ');
        text.push_str(next.trim());
        if next.contains('"') {
            let line = format!("{key} = \"{}\"", in_pairs(unquoted(&text)));
            let what = say!(
                "a text in simple quotes ends with its line; text of several lines stands in three quotes: \"\"\"…\"\"\""
            );
            return Slip { what, advice: Some(write(&line)) };
        }
    }
    let line = format!("{key} = {}", quoted(unquoted(inside)));
    Slip { what: say!("the text has no quote at its end"), advice: Some(write(&line)) }
}

/// A list in one line, with what its entries lack.
fn list(key: &str, value: &str) -> Option<Slip> {
    let inside = value.trim_start_matches('[').trim_end();
    let (inside, closed) = inside.strip_suffix(']').map_or((inside, false), |inside| (inside, true));
    let mut what = (!closed).then(|| say!("the list lacks its bracket `]`"));
    let mut entries = Vec::new();
    for entry in split(inside) {
        let entry = entry.trim();
        if entry.is_empty() {
            continue;
        }
        let is_text = entry.len() > 1 && entry.starts_with('"') && entry.ends_with('"');
        if is_text && entry.matches('"').count() == 2 || entry.bytes().all(|b| b.is_ascii_digit()) {
            entries.push(entry.to_owned());
        } else if is_text {
            let parts = entry.split('"').skip(1).step_by(2);
            entries.extend(parts.map(|part| format!("\"{part}\"")));
            what.get_or_insert_with(|| say!("between the entries of a list stand commas"));
        } else {
            entries.push(quoted(unquoted(entry)));
            what.get_or_insert_with(|| say!("a text stands in quotes"));
        }
    }
    Slip::line(what?, &format!("{key} = [{}]", entries.join(", ")))
}

/// The entries of a list at commas and semicolons outside quotes.
fn split(inside: &str) -> Vec<&str> {
    let (mut parts, mut start, mut quoted) = (Vec::new(), 0, false);
    for (at, c) in inside.char_indices() {
        match c {
            '"' => quoted = !quoted,
            ',' | ';' if !quoted => {
                parts.push(&inside[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&inside[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn a_line_that_is_no_toml_is_told_as_it_should_be() {
        for (line, want) in [
            ("name\u{a0}= \"x\"", "`name = \"x\"`"),
            ("begründung = \"x\"", "`begruendung = \"x\"`"),
            ("[prüfung]", "`[pruefung]`"),
            ("[projekt", "`[projekt]`"),
            ("[[risiken]", "`[[risiken]]`"),
            ("[projekt] x", "`[projekt]`"),
            ("titel: \"Au\"", "`titel = \"Au\"`"),
            ("titel: Au", "`titel = \"Au\"`"),
            ("titel : Au = b", "`titel = \"Au = b\"`"),
            ("stand: 1.2.2027", "`stand = 2027-02-01`"),
            ("projekt:", "`[projekt]`"),
            ("titel == \"Au\"", "`titel = \"Au\"`"),
            ("titel = »Au«", "`titel = \"Au\"`"),
            ("titel = „Au“", "`titel = \"Au\"`"),
            ("stand = 1.2.2027 # Stichtag", "`stand = 2027-02-01 # Stichtag`"),
            ("stand = 31.06.2027", "`stand = 2027-06-30`"),
            ("stand = 2027-06-31", "`stand = 2027-06-30`"),
            ("stand = Q3/2026", "`stand = 2026-09-30`"),
            ("betrag = 12.345,60 €", "`betrag = 12345.60`"),
            ("betrag = 22000 €", "`betrag = 22000`"),
            ("betrag = 1.234.567", "`betrag = 1234567`"),
            ("betrag = 1,2 Mio. €", "`betrag = 1200000`"),
            ("betrag = ca. 50.000", "`betrag = 50000`"),
            ("anteil = 12 %", "`anteil = 12`"),
            ("jahr = 2027/28", "`jahr = 2027`"),
            ("telefon = 0561 12-34", "`telefon = \"0561 12-34\"`"),
            ("telefon = +49 561 1234", "`telefon = \"+49 561 1234\"`"),
            ("angenommen = Nein", "`angenommen = false`"),
            ("phase = P4 # dann", "`phase = \"P4\" # dann`"),
            ("datei = \"a\\b.svg\"", "`datei = \"a/b.svg\"`"),
            ("text = \"Ordner C:\\Users\"", "`text = 'Ordner C:\\Users'`"),
            ("text = \"Das \"Netz\" steht\"", "`text = \"Das „Netz“ steht\"`"),
            ("text = \"Der „Pegel\" kommt\"", "`text = \"Der „Pegel“ kommt\"`"),
            ("text = \"Das Netz", "`text = \"Das Netz\"`"),
            ("text = \"Das Netz”", "`text = \"Das Netz\"`"),
            ("text = \"Das Netz\";", "`text = \"Das Netz\"`"),
            ("text = \"Netz\" // so", "`text = \"Netz\" # so`"),
            ("text = \"Netz\" art = \"x\"", "`art = \"x\"`"),
            ("tags = \"a\", \"b\"", "`tags = [\"a\", \"b\"]`"),
            ("tags = [a, \"b\"]", "`tags = [\"a\", \"b\"]`"),
            ("tags = [\"a\" \"b\"]", "`tags = [\"a\", \"b\"]`"),
            ("tags = [\"a\"", "`tags = [\"a\"]`"),
            ("// so", "`# so`"),
            ("titel", "`titel = \"…\"`"),
        ] {
            let slip = slip(line, "").and_then(|slip| slip.advice);
            let told = slip.map(|advice| advice.text(Language::English)).unwrap_or_default();
            assert!(told.contains(want), "{line}: {told}");
        }
        assert!(slip("a = {b", "").is_none());
    }

    #[test]
    fn a_text_that_goes_on_below_is_put_into_one_line() {
        let told =
            |after| slip("titel = \"Netz", after).and_then(|slip| slip.advice).map(|a| a.text(Language::English));
        assert_eq!(told("für Pegel\"\n").as_deref(), Some("write: `titel = \"Netz für Pegel\"`"));
        assert_eq!(told("phase = \"P1\"\n").as_deref(), Some("write: `titel = \"Netz\"`"));
    }
}
