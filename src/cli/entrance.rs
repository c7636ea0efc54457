//! What a command line without a command means: files that were dropped on the program are built and opened, and
//! whoever starts it with nothing is told in three lines what to do. Takes words, gives words; reads no file.

use std::ffi::OsString;
use std::path::Path;

use clap::CommandFactory;

use super::args::{Args, DEFAULT_OUTPUT};
use crate::message::{Message, say};
use crate::terminal::Terminal;

/// What somebody comes with.
#[derive(Debug, PartialEq, Eq)]
pub enum Entrance {
    /// Nothing.
    Nothing,
    /// Files, and the command line that builds and opens their papers. Whether they were named as a desktop does it.
    Files(Vec<OsString>, bool),
    /// A command, an option, or a word that is neither.
    Words(Vec<OsString>),
}

impl Entrance {
    /// What these words come with; the first is the program's own name.
    #[must_use]
    pub fn of(words: Vec<OsString>) -> Self {
        let Some(at) = first(&words) else { return Self::Nothing };
        let (word, path) = (words[at].to_string_lossy(), Path::new(&words[at]));
        if word.starts_with('-') || Args::command().find_subcommand(&*word).is_some() || !path.exists() {
            return Self::Words(words);
        }
        let dropped = path.is_absolute();
        let has_output = words.iter().any(|word| {
            let word = word.to_string_lossy();
            word.starts_with("-o") || word == "--output" || word.starts_with("--output=")
        });
        let mut line: Vec<OsString> = words[..at].to_vec();
        line.extend(["build", "--open"].map(OsString::from));
        // The folder a desktop starts programs in is none of the user's: the papers go beside the file.
        if let Some(folder) = path.parent().filter(|_| dropped && !has_output) {
            line.extend(["--output".into(), folder.join(DEFAULT_OUTPUT).into_os_string()]);
        }
        line.extend_from_slice(&words[at..]);
        Self::Files(line, dropped)
    }
}

/// The position of the first word that is not about the language of messages.
fn first(words: &[OsString]) -> Option<usize> {
    let mut at = 1;
    while let Some(word) = words.get(at) {
        match word.to_string_lossy().as_ref() {
            "--ui-lang" => at += 2,
            word if word.starts_with("--ui-lang=") => at += 1,
            _ => return Some(at),
        }
    }
    None
}

/// What to do, in three lines.
pub fn welcome(terminal: &mut Terminal) {
    let lines: [Message; 3] = [
        say!("1. make a questionnaire: ratsmappe form Solingen, or another municipality with its phase: --phase P2"),
        say!("2. fill it in and save it: drop the file on this program, or ratsmappe solingen-fragebogen.xlsx"),
        say!("3. the papers lie in the folder `out`; everything else: ratsmappe --help"),
    ];
    lines.iter().for_each(|line| terminal.message(line));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &[&str]) -> Vec<OsString> {
        line.iter().map(OsString::from).collect()
    }

    #[test]
    fn a_file_is_built_and_opened_and_a_word_is_left_as_it_is() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("mein fragebogen.xlsx");
        std::fs::write(&file, "")?;
        let (file, out) = (file.to_string_lossy(), folder.path().join("out"));
        let built = words(&["r", "--ui-lang", "de", "build", "--open", "--output", &out.to_string_lossy(), &file]);
        assert_eq!(Entrance::of(words(&["r", "--ui-lang", "de", &file])), Entrance::Files(built, true));
        let built = words(&["r", "build", "--open", &file, "-o", "x"]);
        assert_eq!(Entrance::of(words(&["r", &file, "-o", "x"])), Entrance::Files(built, true));
        // Named from where one is: the folder is the user's own.
        let built = words(&["r", "build", "--open", "Cargo.toml"]);
        assert_eq!(Entrance::of(words(&["r", "Cargo.toml"])), Entrance::Files(built, false));
        for line in [&["r", "check", "Cargo.toml"][..], &["r", "chek"], &["r", "--help"]] {
            assert_eq!(Entrance::of(words(line)), Entrance::Words(words(line)));
        }
        for line in [&["r"][..], &["r", "--ui-lang=de"], &["r", "--ui-lang", "de"]] {
            assert_eq!(Entrance::of(words(line)), Entrance::Nothing);
        }
        Ok(())
    }
}
