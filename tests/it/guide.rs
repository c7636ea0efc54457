//! `docs/anleitung.md`, followed word for word: its commands run in order in an empty folder, its files are written
//! as they stand there, and every answer it shows is the program's own.
//!
//! `INSTA_UPDATE=always` writes the program's answers into the guide.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::support::missing;

/// What stands for lines that are left out.
const LEFT_OUT: &str = "…";
/// A German desk. Nothing else of the environment should matter.
const LOCALE: &str = "de_DE.UTF-8";

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/anleitung.md")
}

fn guide() -> String {
    fs::read_to_string(path()).expect("the guide")
}

/// What the reader is to do next.
enum Step {
    /// Type a command; these lines are the answer.
    Type { command: String, answer: Vec<String> },
    /// Write a file.
    Write { file: String, text: String },
    /// Find a text in a file and put another in its place.
    Change { file: String, from: String, to: String },
    /// Fill in a cell of a questionnaire.
    Fill { file: String, sheet: String, cell: String, entry: String },
    /// Anything else of the guide, kept to write it again.
    Read(String),
}

/// The guide in steps. A comment before a block says what it is: `<!-- Datei: NAME -->`, `<!-- vorher: NAME -->` and
/// `<!-- nachher: NAME -->`; blocks of the kind `console` hold commands. `<!-- Fragebogen: NAME -->` stands before a table
/// of cells to fill in.
fn steps(text: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut lines = text.lines();
    let mut mark: Option<(String, String)> = None;
    let mut from = None;
    while let Some(line) = lines.next() {
        steps.push(Step::Read(line.to_owned()));
        if let Some(comment) = line.strip_prefix("<!-- ").and_then(|rest| rest.strip_suffix(" -->")) {
            mark = comment.split_once(": ").map(|(what, file)| (what.to_owned(), file.to_owned()));
        }
        if let Some((_, file)) = mark.as_ref().filter(|(what, _)| what == "Fragebogen") {
            let columns: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
            match columns[..] {
                [sheet, _, cell, entry] if cell.starts_with('`') => {
                    let [file, sheet, entry] = [file.as_str(), sheet, entry].map(str::to_owned);
                    steps.push(Step::Fill { file, sheet, cell: cell.trim_matches('`').to_owned(), entry });
                }
                _ if line.starts_with("**") => mark = None,
                _ => {}
            }
        }
        let Some(kind) = line.strip_prefix("```").filter(|kind| !kind.is_empty()) else { continue };
        let block: Vec<String> = lines.by_ref().take_while(|line| *line != "```").map(str::to_owned).collect();
        if kind == "console" {
            for part in block {
                match (part.strip_prefix("$ "), steps.last_mut()) {
                    (Some(command), _) => steps.push(Step::Type { command: command.to_owned(), answer: Vec::new() }),
                    (None, Some(Step::Type { answer, .. })) => answer.push(part),
                    (None, _) => panic!("an answer without a command: {part}"),
                }
            }
        } else {
            let body = block.join("\n") + "\n";
            steps.extend(block.into_iter().map(Step::Read));
            match mark.take() {
                Some((what, file)) if what == "Datei" => steps.push(Step::Write { file, text: body }),
                Some((what, _)) if what == "vorher" => from = Some(body),
                Some((what, file)) if what == "nachher" => {
                    let from = from.take().expect("a block `vorher`");
                    steps.push(Step::Change { file, from, to: body });
                }
                Some((what, _)) => panic!("a comment nobody knows: {what}"),
                None => {}
            }
        }
        steps.push(Step::Read("```".to_owned()));
    }
    steps
}

/// The guide again, from its steps.
fn written(steps: &[Step]) -> String {
    let mut text = String::new();
    for step in steps {
        match step {
            Step::Read(line) => text.extend([line, "\n"]),
            Step::Type { command, answer } => {
                text.extend(["$ ", command, "\n"]);
                answer.iter().for_each(|line| text.extend([line, "\n"]));
            }
            Step::Write { .. } | Step::Change { .. } | Step::Fill { .. } => {}
        }
    }
    text
}

/// Whoever follows the guide.
struct Reader {
    root: tempfile::TempDir,
    folder: PathBuf,
}

impl Reader {
    fn new() -> Self {
        let root = tempfile::tempdir().expect("a folder");
        Self { folder: root.path().to_path_buf(), root }
    }

    /// What the screen shows after a command. `shown` is what the guide shows, with what the reader types.
    fn types(&mut self, command: &str, shown: &[String]) -> Vec<String> {
        let words: Vec<&str> = command.split(' ').collect();
        match words[..] {
            ["mkdir", folder] => fs::create_dir(self.folder.join(folder)).expect("a new folder"),
            ["cd", folder] => {
                self.folder.push(folder);
                assert!(self.folder.is_dir() && self.folder.starts_with(self.root.path()), "{command}");
            }
            ["cp", from, to] => drop(fs::copy(self.folder.join(from), self.folder.join(to)).expect(command)),
            ["ratsmappe", "new", _] => return self.answers(&words[1..], shown),
            ["ratsmappe", ref words @ ..] => return self.runs(words),
            _ => panic!("the guide says more than this test can do: {command}"),
        }
        Vec::new()
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.folder).env("NO_COLOR", "1").env("LANG", LOCALE);
        // The locale need not be installed; shells complain of the others then, but not of `LANG`.
        for name in ["SOURCE_DATE_EPOCH", "LC_ALL", "LC_MESSAGES"] {
            command.env_remove(name);
        }
        command
    }

    /// Runs the program; both of its streams in one, as on a screen.
    fn runs(&self, words: &[&str]) -> Vec<String> {
        let (mut screen, writer) = std::io::pipe().expect("a pipe");
        let mut command = self.command(env!("CARGO_BIN_EXE_ratsmappe"));
        command.args(words).stdin(Stdio::null()).stderr(writer.try_clone().expect("a pipe")).stdout(writer);
        let mut child = command.spawn().expect("the program");
        // It holds the other end of the pipe.
        drop(command);
        let mut text = String::new();
        screen.read_to_string(&mut text).expect("UTF-8");
        child.wait().expect("an end");
        text.lines().map(str::to_owned).collect()
    }

    /// Runs the program on a terminal and answers its questions as the guide does.
    #[cfg(target_os = "linux")]
    fn answers(&self, words: &[&str], shown: &[String]) -> Vec<String> {
        let line = [&[env!("CARGO_BIN_EXE_ratsmappe")], words].concat().join(" ");
        let mut command = self.command("script");
        command.args(["-q", "-e", "-c", &line, "/dev/null"]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let Ok(mut child) = command.spawn() else {
            return self.says_it_all(words, shown);
        };
        let (mut hand, mut screen) = (child.stdin.take().expect("a hand"), child.stdout.take().expect("a screen"));
        let (mut seen, mut bytes) = (Vec::new(), [0; 512]);
        loop {
            let count = screen.read(&mut bytes).unwrap_or(0);
            if count == 0 {
                break;
            }
            seen.extend_from_slice(&bytes[..count]);
            let text = String::from_utf8_lossy(&seen);
            let question = text.rsplit('\n').next().unwrap_or_default();
            if question.ends_with(": ") {
                let answer = shown.iter().find_map(|line| line.strip_prefix(question.trim_start_matches('\r')));
                let answer = answer.unwrap_or_else(|| panic!("the guide does not answer `{question}`"));
                hand.write_all(format!("{answer}\n").as_bytes()).expect("an answer");
            }
        }
        child.wait().expect("an end");
        String::from_utf8_lossy(&seen).replace('\r', "").lines().map(str::to_owned).collect()
    }

    #[cfg(not(target_os = "linux"))]
    fn answers(&self, words: &[&str], shown: &[String]) -> Vec<String> {
        self.says_it_all(words, shown)
    }

    /// Where there is no terminal to be had, the answers go with the command, and the questions are not compared.
    fn says_it_all(&self, words: &[&str], shown: &[String]) -> Vec<String> {
        missing("script", "the questions of `new` are not compared, for there is no terminal at hand");
        let mut words = words.to_vec();
        let answers = shown.iter().filter_map(|line| line.rsplit_once(": ")).map(|(_, answer)| answer);
        for (option, answer) in ["--name", "--state", "--title", "--phase"].into_iter().zip(answers) {
            words.extend([option, answer]);
        }
        self.runs(&words);
        shown.to_vec()
    }
}

/// Writes a text into an empty cell of a workbook, as a spreadsheet program does.
fn fill(path: &Path, sheet: &str, cell: &str, entry: &str) {
    let mut archive = zip::ZipArchive::new(fs::File::open(path).expect("a questionnaire")).expect("a workbook");
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("its bytes");
        parts.push((part.name().expect("UTF-8").into_owned(), bytes));
    }
    let text = |name: &str| {
        let part = parts.iter().find(|(part, _)| part == name).expect(name);
        String::from_utf8(part.1.clone()).expect("UTF-8")
    };
    let named = text("xl/workbook.xml");
    let number = named.split("<sheet name=\"").skip(1).position(|rest| rest.split('"').next() == Some(sheet));
    let name = format!("xl/worksheets/sheet{}.xml", number.expect(sheet) + 1);
    let xml = text(&name);
    let start = xml.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("no cell {sheet}!{cell}"));
    let (before, rest) = xml.split_at(start);
    let (tag, after) = rest.split_once("/>").expect("an empty cell");
    assert!(!tag.contains('>'), "{sheet}!{cell} is not empty");
    let entry = entry.replace('&', "&amp;").replace('<', "&lt;");
    let filled = format!("{before}{tag} t=\"inlineStr\"><is><t>{entry}</t></is></c>{after}").into_bytes();
    let mut out = zip::ZipWriter::new(fs::File::create(path).expect("the questionnaire"));
    for (part, bytes) in &parts {
        out.start_file(part.as_str(), zip::write::SimpleFileOptions::default()).expect("a part");
        out.write_all(if *part == name { &filled } else { bytes }).expect("its bytes");
    }
    out.finish().expect("the questionnaire");
}

/// Times and sizes are others on every machine and every day.
fn steady(line: &str) -> String {
    let mut words: Vec<&str> = line.split(' ').collect();
    for i in 1..words.len() {
        if matches!(words[i].trim_end_matches('.'), "s" | "kB")
            && words[i - 1].starts_with(|c: char| c.is_ascii_digit())
        {
            words[i - 1] = "0";
        }
    }
    words.join(" ")
}

/// Whether an answer is what the guide shows, but for what it leaves out.
fn is_as_shown(shown: &[String], answer: &[String]) -> bool {
    match shown {
        [] => answer.is_empty(),
        [first, rest @ ..] if first.trim() == LEFT_OUT => (0..=answer.len()).any(|n| is_as_shown(rest, &answer[n..])),
        [first, rest @ ..] => {
            answer.split_first().is_some_and(|(a, more)| steady(a) == steady(first) && is_as_shown(rest, more))
        }
    }
}

/// The answer, with as much left out as was before.
fn shortened(shown: &[String], answer: Vec<String>) -> Vec<String> {
    let Some(at) = shown.iter().position(|line| line.trim() == LEFT_OUT) else { return answer };
    let behind = shown.len() - at - 1;
    if at + behind >= answer.len() {
        return answer;
    }
    let tail = answer[answer.len() - behind..].to_vec();
    [&answer[..at], &[shown[at].clone()], &tail].concat()
}

#[test]
fn whoever_follows_the_guide_gets_what_it_shows() {
    let text = guide();
    let mut steps = steps(&text);
    assert_eq!(written(&steps), text, "this test reads all of the guide");
    let mut reader = Reader::new();
    let mut wrong = Vec::new();
    for step in &mut steps {
        match step {
            Step::Read(_) => {}
            Step::Write { file, text } => fs::write(reader.folder.join(file), text).expect("a written file"),
            Step::Change { file, from, to } => {
                let path = reader.folder.join(file.as_str());
                let text = fs::read_to_string(&path).expect("a file to change");
                assert_eq!(text.matches(from.as_str()).count(), 1, "{file} holds this once:\n{from}");
                fs::write(path, text.replace(from.as_str(), to)).expect("a changed file");
            }
            Step::Fill { file, sheet, cell, entry } => fill(&reader.folder.join(file), sheet, cell, entry),
            Step::Type { command, answer } => {
                let said = reader.types(command, answer);
                if !is_as_shown(answer, &said) {
                    wrong.push(format!(
                        "$ {command}\n--- the guide\n{}\n--- the program\n{}",
                        answer.join("\n"),
                        said.join("\n")
                    ));
                }
                *answer = shortened(answer, said);
            }
        }
    }
    if updates() {
        fs::write(path(), written(&steps)).expect("the guide");
        return;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));

    for file in named_files(&text) {
        assert!(reader.folder.join(&file).is_file(), "the guide speaks of {file}");
    }
    let word = reader.root.path().join("out/musterhausen/musterhausen-nachtbus-beschlussvorlage.docx");
    assert!(word.is_file(), "the short way ends with a Word file");
    let paper = reader.folder.join("out/musterhausen/musterhausen-rufbus-beschlussvorlage.txt");
    let paper = fs::read_to_string(paper).expect("the council paper");
    for said in ["2027/052", "Rufbus Musterhausen", "Ausschuss für Verkehr", "Der Rufbus fährt im Jahr 2027 weiter."]
    {
        assert!(paper.contains(said), "the council paper lacks: {said}\n{paper}");
    }
}

/// Whether the guide is to be written anew.
#[allow(clippy::disallowed_methods, reason = "as for snapshots")]
fn updates() -> bool {
    std::env::var("INSTA_UPDATE").is_ok_and(|how| how == "always")
}

/// The files the guide's text says are there in the end.
fn named_files(text: &str) -> BTreeSet<String> {
    let code =
        text.lines().filter(|line| !line.starts_with(['$', ' '])).flat_map(|line| line.split('`').skip(1).step_by(2));
    let made =
        |name: &&str| ["out/", "entwurf/", "aus-excel/", "frueher/"].iter().any(|folder| name.starts_with(folder));
    let files: BTreeSet<String> = code.filter(made).filter(|name| !name.ends_with('/')).map(str::to_owned).collect();
    assert!(files.len() >= 5, "{files:?}");
    files
}

#[test]
fn pictures_are_there_small_and_told_to_those_who_do_not_see_them() {
    let text = guide();
    let pictures: Vec<(&str, &str)> =
        text.split("![").skip(1).filter_map(|rest| rest.split(')').next()?.split_once("](")).collect();
    assert!(pictures.len() >= 4, "{pictures:?}");
    for (told, file) in pictures {
        assert!(told.chars().count() >= 40, "{file}: {told}");
        let bytes = fs::read(path().with_file_name(file)).expect(file);
        assert!(bytes.starts_with(b"\x89PNG") && bytes.len() < 150_000, "{file}: {} bytes", bytes.len());
    }
}

#[test]
fn links_lead_to_files_and_headings_that_are_there() {
    let text = guide();
    let headings: BTreeSet<String> = text.lines().filter_map(|line| line.strip_prefix('#')).map(anchor).collect();
    for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
        match target.split_once('#') {
            Some(("", heading)) => assert!(headings.contains(heading), "{target}: {headings:?}"),
            _ if target.contains("://") => {}
            _ => assert!(
                path().parent().unwrap_or(Path::new(".")).join(target.split('#').next().unwrap_or_default()).exists(),
                "{target}"
            ),
        }
    }
}

/// The name by which a heading is linked to.
fn anchor(heading: &str) -> String {
    let text = heading.trim_start_matches('#').trim().to_lowercase();
    text.chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-'))
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}

#[test]
fn the_short_way_to_a_word_file_has_twelve_steps_at_most() {
    let text = guide();
    let way = text.split("\n## ").find(|part| part.starts_with("2. ")).expect("the short way");
    let steps = way.lines().filter(|line| line.starts_with("**Schritt ")).count();
    assert!((6..=12).contains(&steps) && way.contains(".docx"), "{steps} steps");
    for word in ["Cargo", "Rust", "TOML", "Compiler"] {
        assert!(!way.contains(word), "the short way speaks of {word}");
    }
}
