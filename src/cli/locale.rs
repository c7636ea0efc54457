//! The language people are spoken to in: what `--ui-lang` says, else the environment, else the system.

use std::ffi::OsString;

use crate::language::Language;
use crate::terminal::environment;

/// The option, as it is typed.
const OPTION: &str = "--ui-lang";

/// The language for a command line as it was typed. It must be known before the command line is understood:
/// what is wrong with it is said in that language too.
#[must_use]
pub fn language(words: &[OsString]) -> Language {
    let system = || environment::system_locale().map(|locale| named(&locale));
    asked(words).or_else(|| first(environment::message_locales())).or_else(system).unwrap_or(Language::English)
}

/// What the option asks for. That its value is none, clap says later.
fn asked(words: &[OsString]) -> Option<Language> {
    let mut words = words.iter().skip(1).map(|word| word.to_string_lossy()).take_while(|word| word != "--");
    while let Some(word) = words.next() {
        let code = match word.strip_prefix(OPTION) {
            Some("") => words.next(),
            Some(rest) => rest.strip_prefix('=').map(|code| code.to_owned().into()),
            None => None,
        };
        if let Some(code) = code {
            return Language::ALL.into_iter().find(|language| language.code() == code);
        }
    }
    None
}

/// The first of these that says something decides, as in POSIX.
fn first(mut locales: impl Iterator<Item = String>) -> Option<Language> {
    locales.find(|locale| !locale.is_empty()).map(|locale| named(&locale))
}

/// German or English for the name of a locale: `de_DE.UTF-8`, `de-AT`, `C`.
fn named(locale: &str) -> Language {
    let name = locale.split(['_', '.', '-', '@']).next().unwrap_or_default();
    match name.eq_ignore_ascii_case("de") || name.eq_ignore_ascii_case("german") {
        true => Language::German,
        false => Language::English,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_variable_that_says_something_decides() {
        let of = |locales: &[&str]| first(locales.iter().map(|locale| (*locale).to_owned()));
        assert_eq!(of(&["de_DE.UTF-8"]), Some(Language::German));
        assert_eq!(of(&["", "de-AT", "en_GB"]), Some(Language::German));
        assert_eq!(of(&["C", "de_DE.UTF-8"]), Some(Language::English));
        assert_eq!(of(&["den_CA"]), Some(Language::English));
        assert_eq!(of(&[]), None);
    }

    #[test]
    fn the_option_is_found_wherever_it_stands() {
        let asked = |line: &str| asked(&line.split(' ').map(OsString::from).collect::<Vec<_>>());
        assert_eq!(asked("ratsmappe --ui-lang de check"), Some(Language::German));
        assert_eq!(asked("ratsmappe check --ui-lang=en a.toml"), Some(Language::English));
        assert_eq!(asked("ratsmappe check --ui-lang=de --nonsense"), Some(Language::German));
        for none in ["ratsmappe check", "ratsmappe --ui-lang", "ratsmappe --ui-lang=fr", "ratsmappe -- --ui-lang de"] {
            assert_eq!(asked(none), None, "{none}");
        }
    }
}
