//! What several parts of these tests need: the samples, the program as its user runs it, findings as text, tools that
//! may be missing, and where random inputs come from. It asserts nothing of its own.

pub(crate) mod german;
#[cfg(feature = "pdf")]
mod papers;
mod program;
mod random;
mod tools;

use std::path::{Path, PathBuf};

use ratsmappe::catalog::Catalog;
use ratsmappe::diagnostic::{Diagnostic, Style, render};
use ratsmappe::language::Language;

#[cfg(feature = "pdf")]
pub(crate) use papers::pages;
pub(crate) use program::{Desk, Outcome, json};
pub(crate) use random::cases;
#[cfg(all(feature = "pdf", target_os = "linux"))]
pub(crate) use tools::is_at_hand;
pub(crate) use tools::missing;

/// A path of this repository.
pub(crate) fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The sample profiles.
pub(crate) const SAMPLES: [&str; 7] = [
    "erlenbruenn.toml",
    "falkenhaven.toml",
    "koenigsmuende.toml",
    "landkreis-mittelhain.toml",
    "minimal.toml",
    "musterstadt.toml",
    "zweckverband-wasser-hohe-rieth.toml",
];

/// The text of a sample profile.
#[track_caller]
pub(crate) fn sample_text(name: &str) -> String {
    let path = root("data/profile").join(name);
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The shipped catalogue in German.
pub(crate) fn german_catalog() -> &'static Catalog {
    Catalog::embedded(Language::German)
}

/// Findings as a user sees them, in English and without colour.
pub(crate) fn drawn(diagnostics: &[Diagnostic]) -> String {
    diagnostics.iter().map(|d| render(d, Style::Plain, Language::English)).collect()
}

/// All Rust files below a folder, by their path in it, in order.
pub(crate) fn sources(folder: &Path) -> Vec<String> {
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_path_buf()]);
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(&next).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let below = path.strip_prefix(folder).expect("a path below the folder");
                found.push(below.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}
