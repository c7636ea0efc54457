//! The program as its user runs it.

use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use super::root;

/// A folder of its own to run the program in, so that paths in messages are short and stable.
pub(crate) struct Desk(tempfile::TempDir);

/// What a run left behind.
pub(crate) struct Outcome {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Desk {
    /// An empty one.
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    /// The path of a file in it.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// With this file in it.
    pub(crate) fn with(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a new folder");
        fs::write(path, content).expect("a written file");
        self
    }

    /// With a copy of a sample profile and of what samples name beside them.
    pub(crate) fn with_sample(self, name: &str) -> Self {
        let sample = root("data/profile").join(name);
        let content = fs::read(&sample).expect("a sample profile");
        let pictures = ["wappen-musterstadt.svg", "bild-pegelwacht.svg", "bild-leckfinder.svg"];
        let beside =
            pictures.into_iter().chain(["frueher/falkenhaven-2026-05.toml", "formulare/landkreis-mittelhain.docx"]);
        beside.fold(self.with(name, content), |desk, file| {
            desk.with(file, fs::read(sample.with_file_name(file)).expect("a file beside the samples"))
        })
    }

    /// The program, to be run there: without colour, in English.
    pub(crate) fn command(&self) -> assert_cmd::Command {
        let mut command = assert_cmd::cargo::cargo_bin_cmd!("ratsmappe");
        command.current_dir(self.0.path()).env_remove("SOURCE_DATE_EPOCH").env("NO_COLOR", "1").env("LC_ALL", "C");
        command
    }

    /// Runs it to its end.
    pub(crate) fn run(&self, args: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Outcome {
        let output = self.command().args(args).output().expect("the program runs");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Outcome { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// Everything below a folder, by name, but for the program's own journal; nothing if it is not there.
    pub(crate) fn files(&self, folder: &str) -> Vec<String> {
        let mut found = Vec::new();
        let mut folders = vec![self.path(folder)];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
                let path = entry.path();
                if path.file_name() == Some(OsStr::new(".ratsmappe")) {
                    continue;
                } else if path.is_dir() {
                    folders.push(path);
                } else if let Ok(name) = path.strip_prefix(self.0.path()) {
                    found.push(name.to_string_lossy().replace('\\', "/"));
                }
            }
        }
        found.sort();
        found
    }
}

/// What `--format json` wrote, and nothing else.
pub(crate) fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON on standard output and nothing else")
}
