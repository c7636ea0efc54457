//! A first profile: the blank one with what somebody answers.

use super::blank::{NO_STATE, STATE, blank};
use super::read::read;
use crate::diagnostic::Diagnostic;
use crate::language::Language;

/// What is asked for a first profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FirstQuestion {
    /// `kommune.name`.
    Name,
    /// `kommune.bundesland`.
    State,
    /// `projekt.titel`.
    Title,
    /// `projekt.phase`.
    Phase,
}

impl FirstQuestion {
    /// All, in the order they are asked in.
    pub const ALL: [Self; 4] = [Self::Name, Self::State, Self::Title, Self::Phase];
}

/// What somebody says of a project for a first profile of it.
#[derive(Debug, Default, Clone)]
pub struct FirstProfile {
    name: String,
    state: Option<String>,
    title: String,
    phases: Vec<String>,
}

impl FirstProfile {
    /// Takes an answer if a profile may hold it.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn take(&mut self, question: FirstQuestion, answer: &str) -> Result<(), Diagnostic> {
        // A profile of this answer and stand-ins.
        let or = |of, stand_in| toml_text(if question == of { answer } else { stand_in });
        let (name, state) = (or(FirstQuestion::Name, "A"), or(FirstQuestion::State, "Hessen"));
        let (title, phase) = (or(FirstQuestion::Title, "B"), or(FirstQuestion::Phase, "P1"));
        let tried =
            format!("[kommune]\nname = {name}\nbundesland = {state}\n[projekt]\ntitel = {title}\nphase = {phase}\n");
        let (read, findings) = read("answer.toml", tried.as_bytes());
        if let Some(fault) = findings.into_iter().find(Diagnostic::is_error) {
            return Err(fault);
        }
        let read = read.unwrap_or_default();
        match question {
            FirstQuestion::Name => self.name = read.municipality.name,
            FirstQuestion::State => self.state = read.municipality.states.into_iter().next(),
            FirstQuestion::Title => self.title = read.project.title,
            FirstQuestion::Phase => {
                self.phases = read.project.phases.iter().map(|phase| phase.key().to_owned()).collect()
            }
        }
        Ok(())
    }

    /// The blank profile with these answers, to be written to a file that is called so on a command line.
    #[must_use]
    pub fn text(&self, language: Language, file: &str) -> String {
        let phase = match &self.phases[..] {
            [phase] => toml_text(phase),
            phases => format!("[{}]", phases.iter().map(|phase| toml_text(phase)).collect::<Vec<_>>().join(", ")),
        };
        let state = match &self.state {
            Some(state) => format!("bundesland = {}", toml_text(state)),
            None => NO_STATE.into(),
        };
        let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let fill = [
            ("{{name:value}}", toml_text(&self.name)),
            ("{{title:value}}", toml_text(&self.title)),
            ("{{phase:value}}", phase),
            (STATE, state),
            ("{{phase}}", self.phases.first().cloned().unwrap_or_default()),
            ("{{file}}", file.to_owned()),
            // Last: what somebody answered is not looked through for places.
            ("{{title}}", one_line(&self.title)),
            ("{{name}}", one_line(&self.name)),
        ];
        filled(&blank(language), &fill)
    }
}

/// A text with every place filled, in one pass: no answer is taken for a place.
fn filled(form: &str, fill: &[(&str, String)]) -> String {
    let mut out = String::with_capacity(form.len());
    let mut rest = form;
    while let Some(at) = rest.find("{{") {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let place = fill.iter().find(|(place, _)| from.starts_with(place));
        let (text, length) = place.map_or(("{{", 2), |(place, text)| (text, place.len()));
        out.push_str(text);
        rest = &from[length..];
    }
    out + rest
}

/// A text as TOML writes it. Strings of JSON are strings of TOML.
#[must_use]
pub fn toml_text(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::resolve;

    fn answered(answers: [&str; 4]) -> FirstProfile {
        let mut all = FirstProfile::default();
        for (question, answer) in FirstQuestion::ALL.iter().zip(answers) {
            all.take(*question, answer).expect("an answer to use");
        }
        all
    }

    #[test]
    fn answers_come_out_as_they_were_given() {
        let odd = "Bad \"Süd\" \\ {{title}} #1";
        for language in Language::ALL {
            let answers = answered([odd, "thüringen", "Pegel\u{a0}wacht", "P4 und P5"]);
            let text = answers.text(language, "'a b.toml'");
            let (profile, findings) = read("a.toml", text.as_bytes());
            assert_eq!(findings, []);
            let profile = profile.expect("a profile");
            assert_eq!(profile.municipality.name, odd);
            assert_eq!(profile.municipality.states, ["Thüringen"]);
            assert_eq!(profile.project.title, "Pegel\u{a0}wacht");
            assert_eq!(profile.project.phases.len(), 2);
            assert_eq!(profile.language, language);
            assert!(text.contains("ratsmappe check 'a b.toml'"), "{text}");
        }
    }

    #[test]
    fn every_example_in_the_new_profile_can_be_taken() {
        for language in Language::ALL {
            let text = answered(["Musterstadt", "Hessen", "Pegelwacht", "3"]).text(language, "a.toml");
            let taken: Vec<&str> = text
                .lines()
                .map(|line| {
                    line.strip_prefix('#')
                        .filter(|rest| !rest.starts_with([' ', ':']) && !rest.is_empty())
                        .unwrap_or(line)
                })
                .collect();
            let (profile, findings) = read("a.toml", taken.join("\n").as_bytes());
            assert_eq!(findings, []);
            let profile = profile.expect("a profile");
            assert_eq!(resolve(&profile, crate::catalog::Catalog::embedded(Language::German)), []);
            // Every key of the reference stands in it.
            let reference = include_str!("../../docs/profile.md");
            let keys = reference.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
            let known = |key: &&str| key.chars().all(|c| c.is_ascii_lowercase() || c == '_');
            for key in keys.filter(known).filter(|key| !key.contains('-')) {
                assert!(taken.iter().any(|line| line.trim_start().starts_with(&format!("{key} ="))), "{key}");
            }
        }
    }

    #[test]
    fn what_no_profile_may_hold_is_asked_again() {
        use FirstQuestion::{Name, Phase, State, Title};
        for (question, wrong) in
            [(Phase, "P9"), (Phase, "P1 und P3"), (State, "Bavaria"), (Name, " "), (Title, "a\u{0}b")]
        {
            assert!(FirstProfile::default().take(question, wrong).is_err(), "{question:?}: {wrong}");
        }
    }
}
