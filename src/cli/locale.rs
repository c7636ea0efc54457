//! The language people are spoken to in: what `--ui-lang` says, else the environment, else the system.

use std::ffi::OsString;

use crate::language::Language;

/// The option, as it is typed.
const OPTION: &str = "--ui-lang";

/// The language for a command line as it was typed. It must be known before the command line is understood:
/// what is wrong with it is said in that language too.
#[must_use]
pub fn language(words: &[OsString]) -> Language {
    asked(words).or_else(|| of(|name| std::env::var(name).ok())).or_else(system).unwrap_or(Language::English)
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
fn of(variable: impl Fn(&str) -> Option<String>) -> Option<Language> {
    let said = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable).find(|value| !value.is_empty());
    said.map(|locale| named(&locale))
}

/// German or English for the name of a locale: `de_DE.UTF-8`, `de-AT`, `C`.
fn named(locale: &str) -> Language {
    let name = locale.split(['_', '.', '-', '@']).next().unwrap_or_default();
    match name.eq_ignore_ascii_case("de") || name.eq_ignore_ascii_case("german") {
        true => Language::German,
        false => Language::English,
    }
}

/// What the system's own settings say, where these variables are not customary.
#[cfg(any(windows, target_os = "macos"))]
fn system() -> Option<Language> {
    sys_locale::get_locale().map(|locale| named(&locale))
}

#[cfg(not(any(windows, target_os = "macos")))]
fn system() -> Option<Language> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_variable_that_says_something_decides() {
        let of = |pairs: &[(&str, &str)]| {
            of(|name| pairs.iter().find(|(n, _)| *n == name).map(|(_, value)| (*value).to_owned()))
        };
        assert_eq!(of(&[("LANG", "de_DE.UTF-8")]), Some(Language::German));
        assert_eq!(of(&[("LC_ALL", ""), ("LC_MESSAGES", "de-AT"), ("LANG", "en_GB")]), Some(Language::German));
        assert_eq!(of(&[("LC_ALL", "C"), ("LANG", "de_DE.UTF-8")]), Some(Language::English));
        assert_eq!(of(&[("LANG", "den_CA")]), Some(Language::English));
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
