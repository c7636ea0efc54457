//! What people are used to from other programs and TOML does not take, told by the line with the fault: what to write
//! instead. The parser's own words help whoever knows TOML.

use crate::diagnostic::quote;
use crate::message::{Message, say};
use crate::names::transliterated;

/// Quotation marks that word processors make of `"`.
const TYPOGRAPHIC: [char; 10] = ['„', '“', '”', '‟', '«', '»', '‚', '‘', '’', '´'];

/// What is to be written instead of a line that is no TOML; none if nothing is known of it.
pub(super) fn advice(line: &str) -> Option<Message> {
    // What is in quotes is text, whatever it holds.
    let outside = || line.split('"').step_by(2).flat_map(str::chars);
    if let Some(sign) = outside().find(|c| !c.is_ascii() && (c.is_whitespace() || crate::signs::is_invisible(*c))) {
        let code = format!("{:04X}", u32::from(sign));
        return Some(say!(
            "the line holds the blank or invisible sign U+{code}: delete it and type a plain blank",
            code
        ));
    }
    let line = line.trim();
    let Some((key, value)) = line.split_once('=') else { return without_sign(line) };
    let (key, value) = (key.trim(), value.trim());
    if let Some(key) = plain_key(key) {
        return Some(say!("keys have no umlauts and accents: write `{key}`", key));
    }
    if key.contains(':') {
        return without_sign(line);
    }
    of_value(value)
}

/// A line without an equals sign: a header, or a key as in YAML.
fn without_sign(line: &str) -> Option<Message> {
    if line.starts_with('[') {
        let name = plain_key(line.trim_matches(['[', ']', ' ']))?;
        return Some(say!("keys have no umlauts and accents: write `{key}`", key = name));
    }
    let (key, value) = line.split_once(':')?;
    let key = plain_key(key.trim()).unwrap_or_else(|| key.trim().to_owned());
    let is_key = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    is_key.then(|| say!("write `=` between key and value: {line}", line = quote(&format!("{key} = {}", value.trim()))))
}

/// A key without umlauts, if it has some.
fn plain_key(key: &str) -> Option<String> {
    let has = !key.starts_with(['"', '\'']) && key.chars().any(|c| !c.is_ascii() && c.is_alphabetic());
    has.then(|| transliterated(key))
}

fn of_value(value: &str) -> Option<Message> {
    if value.starts_with(TYPOGRAPHIC) {
        return Some(say!("put text in straight quotes: \"…\"; typographic ones may stand within"));
    }
    if let Some(inside) = value.strip_prefix('"') {
        return in_quotes(inside);
    }
    let bare = value.split('#').next().unwrap_or_default().trim();
    if let Some((day, written)) = german_day(bare) {
        return Some(say!("write a day as {day} or in quotes as \"{written}\"", day, written));
    }
    if let Some((amount, written)) = german_amount(bare) {
        return Some(say!("write a number as {amount} or in quotes as \"{written}\"", amount, written));
    }
    match bare.to_lowercase().as_str() {
        "ja" | "wahr" | "yes" | "true" => {
            return Some(say!("write `true` for yes and `false` for no, here `{flag}`", flag = "true"));
        }
        "nein" | "falsch" | "no" | "false" => {
            return Some(say!("write `true` for yes and `false` for no, here `{flag}`", flag = "false"));
        }
        _ => {}
    }
    let begins = bare.starts_with(|c: char| c.is_alphabetic());
    begins.then(|| say!("put text in quotes: {text}", text = format!("\"{}\"", bare.replace('"', ""))))
}

/// A text in quotes that ends where nobody meant it, or in which a backslash begins a sign.
fn in_quotes(inside: &str) -> Option<Message> {
    if inside.contains('\\') {
        return Some(say!(
            "a backslash in quotes begins a sign of its own: write paths with `/`, other text in single quotes: '…'"
        ));
    }
    let quotes = inside.matches('"').count();
    if quotes == 0 {
        return Some(say!(
            "the text has no quote at its end; text of several lines stands in three quotes: \"\"\"…\"\"\""
        ));
    }
    (quotes > 1)
        .then(|| say!("the sign \" ends the text: write „…“ within it, or put the whole text in single quotes: '…'"))
}

/// A day as in `1.11.2026`, as TOML writes it and as it was written.
fn german_day(text: &str) -> Option<(String, &str)> {
    let mut parts = text.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |part: &str, most: usize| (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let fits = digits(day, 2) && digits(month, 2) && digits(year, 4) && year.len() == 4 && parts.next().is_none();
    fits.then(|| (format!("{year}-{month:0>2}-{day:0>2}"), text))
}

/// A number as in `1.234,50 €`, as TOML writes it and as it was written.
fn german_amount(text: &str) -> Option<(String, &str)> {
    let number = text.trim_end_matches(|c: char| c.is_alphabetic() || matches!(c, '€' | '%' | ' '));
    let only = number.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '-' | '\''));
    let begins = number.starts_with(|c: char| c.is_ascii_digit() || c == '-');
    let plain = number.replace(['.', ' ', '\''], "").replace(',', ".");
    (only && begins && plain != text).then_some((plain, text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn a_line_that_is_no_toml_says_what_to_write() {
        let cases = [
            ("name\u{a0}= \"x\"", "U+00A0"),
            ("begründung = \"x\"", "`begruendung`"),
            ("[prüfung]", "`pruefung`"),
            ("titel: \"Au\"", "`titel = \"Au\"`"),
            ("titel : Au = b", "`titel = Au = b`"),
            ("titel = »Au«", "straight quotes"),
            ("titel = „Au“", "straight quotes"),
            ("stand = 1.2.2027 # Stichtag", "2027-02-01 or in quotes as \"1.2.2027\""),
            ("betrag = 12.345,60 €", "12345.60 or in quotes as \"12.345,60 €\""),
            ("betrag = 1.234.567", "1234567 or"),
            ("anteil = 12 %", "12 or"),
            ("angenommen = Nein", "here `false`"),
            ("phase = P4 # dann", "\"P4\""),
            ("datei = \"a\\b.svg\"", "`/`"),
            ("text = \"Das \"Netz\" steht\"", "single quotes"),
            ("text = \"Das Netz", "three quotes"),
        ];
        for (line, want) in cases {
            let told = advice(line).map(|advice| advice.text(Language::English)).unwrap_or_default();
            assert!(told.contains(want), "{line}: {told}");
        }
        assert!(advice("= 5").is_none() && advice("").is_none() && advice("a = [1, 2").is_none());
    }
}
