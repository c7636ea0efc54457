//! Whose a document is: the project as the journal of an output folder remembers it.

use std::ffi::OsStr;
use std::path::{Component, Path};

use serde::{Deserialize, Serialize};

use crate::message::{Message, say};
use crate::names;
use crate::profile::Profile;

/// A project, as its documents remember it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owner {
    /// The municipality's name.
    pub municipality: String,
    /// The project's title.
    pub title: String,
    /// Its short name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short_name: Option<String>,
    /// The file that says all this, from the output folder, separated by `/`.
    pub profile: String,
}

impl Owner {
    /// A project of this profile, which was read from `file`, for documents in `output`.
    #[must_use]
    pub fn new(profile: &Profile, file: &str, output: &Path) -> Self {
        Self {
            municipality: profile.municipality.name.clone(),
            title: profile.project.title.clone(),
            short_name: profile.project.short_name.clone(),
            profile: between(output, Path::new(file)).unwrap_or_else(|| file.to_owned()),
        }
    }

    /// Whether it is one project, perhaps from another file, or with another title in the same one.
    #[must_use]
    pub fn is_same_project(&self, other: &Self) -> bool {
        let is_same_title = names::same(&self.title, &other.title);
        self.profile == other.profile || (self.is_same_municipality(other) && is_same_title)
    }

    /// Whether it is a project of the same municipality.
    #[must_use]
    pub fn is_same_municipality(&self, other: &Self) -> bool {
        names::same(&self.municipality, &other.municipality)
    }

    /// What a message calls it.
    #[must_use]
    pub fn shown(&self) -> Message {
        let Self { municipality, title, profile, .. } = self;
        say!("“{title}”, {municipality} ({profile})", title, municipality, profile)
    }
}

/// The way from a folder to a file, separated by `/`. That stays the same wherever the command is run, and when both
/// are moved together.
fn between(folder: &Path, file: &Path) -> Option<String> {
    let (folder, file) = (folder.canonicalize().ok()?, file.canonicalize().ok()?);
    let (from, to): (Vec<Component>, Vec<Component>) = (folder.components().collect(), file.components().collect());
    let common = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    if common == 0 {
        return Some(file.to_string_lossy().into_owned());
    }
    let up = from[common..].iter().map(|_| OsStr::new(".."));
    let way: Vec<_> = up.chain(to[common..].iter().map(|part| part.as_os_str())).map(OsStr::to_string_lossy).collect();
    Some(way.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_to_a_profile_starts_in_the_output_folder() -> std::io::Result<()> {
        let root = tempfile::tempdir()?;
        std::fs::create_dir_all(root.path().join("a/out"))?;
        std::fs::create_dir_all(root.path().join("p"))?;
        std::fs::write(root.path().join("p/x.toml"), "")?;
        let way = between(&root.path().join("a/../a/out"), &root.path().join("p/x.toml"));
        assert_eq!(way.as_deref(), Some("../../p/x.toml"));
        assert_eq!(between(root.path(), &root.path().join("none")), None);
        Ok(())
    }
}
