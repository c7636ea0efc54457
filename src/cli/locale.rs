//! The language of whoever sits at the terminal, from the environment.

use crate::language::Language;

/// German where the locale is, else English.
#[must_use]
pub fn language() -> Language {
    of(|name| std::env::var(name).ok())
}

/// The first of these that says something decides, as in POSIX.
fn of(variable: impl Fn(&str) -> Option<String>) -> Language {
    let said = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable).find(|value| !value.is_empty());
    let german = said.is_some_and(|locale| {
        let name = locale.split(['_', '.', '-', '@']).next().unwrap_or_default();
        name.eq_ignore_ascii_case("de") || name.eq_ignore_ascii_case("german")
    });
    if german { Language::German } else { Language::English }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_variable_that_says_something_decides() {
        let of = |pairs: &[(&str, &str)]| {
            of(|name| pairs.iter().find(|(n, _)| *n == name).map(|(_, value)| (*value).to_owned()))
        };
        assert_eq!(of(&[("LANG", "de_DE.UTF-8")]), Language::German);
        assert_eq!(of(&[("LC_ALL", ""), ("LC_MESSAGES", "de-AT"), ("LANG", "en_GB")]), Language::German);
        assert_eq!(of(&[("LC_ALL", "C"), ("LANG", "de_DE.UTF-8")]), Language::English);
        assert_eq!(of(&[("LANG", "den_CA")]), Language::English);
        assert_eq!(of(&[]), Language::English);
    }
}
