//! `new`: a first profile, with what somebody answers and every key explained.

use std::fs::File;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::language::Language;
use crate::message::{Message, say};
use crate::profile;

use crate::cli::args::NewArgs;
use crate::cli::exit::{CommandError, DONE, FAILED};
use crate::cli::terminal::Terminal;

/// Runs the command.
///
/// # Errors
/// For a wrong command line, answers that are missing included.
pub fn run(args: &NewArgs, terminal: &mut Terminal) -> Result<u8, CommandError> {
    let shown = args.file.to_string_lossy();
    if args.file.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("toml")) {
        return Err(CommandError::Usage(say!("`{shown}` must end with .toml", shown)));
    }
    if args.file.symlink_metadata().is_ok() {
        let finding = Diagnostic::error(Code::FileExists, say!("there is a file of this name already, and it is kept"))
            .at(Place::File(shown.as_ref().into()))
            .hint(say!("choose another name, or move the file away"));
        terminal.diagnostics(&[finding]);
        return Ok(FAILED);
    }
    let language = args.lang.map_or(terminal.language, Language::from);
    let mut answers = Answers::default();
    let stdin = io::stdin();
    let somebody = stdin.is_terminal() && terminal.is_read();
    let mut hear = stdin.lock();
    for (question, given) in QUESTIONS.iter().zip([&args.name, &args.state, &args.title, &args.phase]) {
        if let Some(answer) = given {
            let taken = answers.take(question, answer);
            taken.map_err(|fault| {
                CommandError::Usage(say!("--{option}: {fault}", option = &question.option, fault = told(&fault)))
            })?;
        } else if somebody {
            ask(question, &mut answers, &mut hear, terminal)?;
        } else if question.required {
            let option = question.option;
            return Err(CommandError::Usage(say!("--{option} is missing, and there is no terminal to ask on", option)));
        }
    }
    let text = answers.profile(language, &args.file);
    if let Err(error) = write(&args.file, &text) {
        let finding = Diagnostic::error(Code::CannotWrite, say!("the profile cannot be written: {error}", error))
            .at(Place::File(shown.as_ref().into()))
            .hint(say!("check that the folder is there and that you may write to it"));
        terminal.diagnostics(&[finding]);
        return Ok(FAILED);
    }
    terminal.line(&shown)?;
    let command = format!("ratsmappe check {}", crate::cli::words::argument(&shown));
    terminal.message(&say!("open it in a text editor; then: {command}", command));
    Ok(DONE)
}

/// Writes a file that is not there yet.
fn write(path: &Path, text: &str) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).inspect_err(|_| {
        // Half a profile is worse than none.
        let _ = std::fs::remove_file(path);
    })
}

/// One thing to ask.
struct Question {
    /// The option that answers it.
    option: &'static str,
    /// Whether there is no profile without it.
    required: bool,
}

impl Question {
    fn text(&self) -> Message {
        match self.option {
            "name" => say!("Name of the municipality"),
            "state" => say!("Land, such as Hessen (Enter: not stated)"),
            "title" => say!("Title of the project"),
            _ => say!("Phase: P1 idea, P2 prototype, P3 pilot, P4 consolidation, P5 transfer"),
        }
    }
}

const QUESTIONS: [Question; 4] = [
    Question { option: "name", required: true },
    Question { option: "state", required: false },
    Question { option: "title", required: true },
    Question { option: "phase", required: true },
];

/// Asks until there is an answer that can be used, or nobody answers any more.
fn ask(
    question: &Question,
    answers: &mut Answers,
    hear: &mut impl BufRead,
    terminal: &mut Terminal,
) -> Result<(), CommandError> {
    loop {
        terminal.prompt(&question.text());
        let mut answer = String::new();
        if hear.read_line(&mut answer).map_err(CommandError::Input)? == 0 {
            return Err(CommandError::Failed(say!("nobody answers; nothing was written")));
        }
        let answer = answer.trim();
        if answer.is_empty() && !question.required {
            return Ok(());
        }
        match answers.take(question, answer) {
            Ok(()) => return Ok(()),
            Err(fault) => terminal.message(&told(&fault)),
        }
    }
}

/// A fault in a few words: what is wrong and what to do.
pub(super) fn told(fault: &Diagnostic) -> Message {
    let join = |text: Message, hint: &Message| say!("{text}; {hint}", text, hint);
    fault.hints.iter().fold(fault.message.clone(), join)
}

/// What was answered.
#[derive(Debug, Default, Clone)]
struct Answers {
    name: String,
    state: Option<String>,
    title: String,
    phases: Vec<String>,
}

impl Answers {
    /// Takes an answer if a profile may hold it.
    fn take(&mut self, question: &Question, answer: &str) -> Result<(), Diagnostic> {
        // A profile of this answer and stand-ins.
        let or = |option: &str, stand_in: &str| value(if question.option == option { answer } else { stand_in });
        let (name, state, title, phase) = (or("name", "A"), or("state", "Hessen"), or("title", "B"), or("phase", "P1"));
        let tried =
            format!("[kommune]\nname = {name}\nbundesland = {state}\n[projekt]\ntitel = {title}\nphase = {phase}\n");
        let (read, findings) = profile::read("answer.toml", tried.as_bytes());
        if let Some(fault) = findings.into_iter().find(Diagnostic::is_error) {
            return Err(fault);
        }
        let read = read.unwrap_or_default();
        match question.option {
            "name" => self.name = read.municipality.name,
            "state" => self.state = read.municipality.states.into_iter().next(),
            "title" => self.title = read.project.title,
            _ => self.phases = read.project.phases.iter().map(|phase| phase.key().to_owned()).collect(),
        }
        Ok(())
    }

    /// The profile with these answers.
    fn profile(&self, language: Language, file: &Path) -> String {
        let phase = match &self.phases[..] {
            [phase] => value(phase),
            phases => format!("[{}]", phases.iter().map(|phase| value(phase)).collect::<Vec<_>>().join(", ")),
        };
        let state = match &self.state {
            Some(state) => format!("bundesland = {}", value(state)),
            None => profile::NO_STATE.into(),
        };
        let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let file = file.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        let fill = [
            ("{{name:value}}", value(&self.name)),
            ("{{title:value}}", value(&self.title)),
            ("{{phase:value}}", phase),
            (profile::STATE, state),
            ("{{phase}}", self.phases.first().cloned().unwrap_or_default()),
            ("{{file}}", crate::cli::words::argument(&file)),
            // Last: what somebody answered is not looked through for places.
            ("{{title}}", one_line(&self.title)),
            ("{{name}}", one_line(&self.name)),
        ];
        filled(&profile::blank(language), &fill)
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
pub(super) fn value(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(answers: [&str; 4]) -> Answers {
        let mut all = Answers::default();
        for (question, answer) in QUESTIONS.iter().zip(answers) {
            all.take(question, answer).expect("an answer to use");
        }
        all
    }

    #[test]
    fn answers_come_out_as_they_were_given() {
        let odd = "Bad \"Süd\" \\ {{title}} #1";
        for language in Language::ALL {
            let answers = answered([odd, "thüringen", "Pegel\u{a0}wacht", "P4 und P5"]);
            let text = answers.profile(language, Path::new("a b.toml"));
            let (profile, findings) = profile::read("a.toml", text.as_bytes());
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
            let text = answered(["Musterstadt", "Hessen", "Pegelwacht", "3"]).profile(language, Path::new("a.toml"));
            let taken: Vec<&str> = text
                .lines()
                .map(|line| {
                    line.strip_prefix('#')
                        .filter(|rest| !rest.starts_with([' ', ':']) && !rest.is_empty())
                        .unwrap_or(line)
                })
                .collect();
            // A resolution is stated as text or as points.
            let read: Vec<&str> = taken.iter().copied().filter(|line| !line.starts_with("text = [")).collect();
            let (profile, findings) = profile::read("a.toml", read.join("\n").as_bytes());
            assert_eq!(findings, []);
            let profile = profile.expect("a profile");
            assert_eq!(profile::resolve(&profile, crate::catalog::Catalog::embedded(Language::German)), []);
            // Every key of the reference stands in it.
            let reference = include_str!("../../../docs/profile.md");
            let keys = reference.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
            let known = |key: &&str| key.chars().all(|c| c.is_ascii_lowercase() || c == '_');
            for key in keys.filter(known).filter(|key| !key.contains('-')) {
                assert!(taken.iter().any(|line| line.trim_start().starts_with(&format!("{key} ="))), "{key}");
            }
        }
    }

    #[test]
    fn what_no_profile_may_hold_is_asked_again() {
        for (option, wrong) in
            [("phase", "P9"), ("phase", "P1 und P3"), ("state", "Bavaria"), ("name", " "), ("title", "a\u{0}b")]
        {
            let question = QUESTIONS.iter().find(|q| q.option == option).expect("a question");
            assert!(Answers::default().take(question, wrong).is_err(), "{option}: {wrong}");
        }
    }
}
