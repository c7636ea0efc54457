//! A profile that is written to another folder: the files it names stay where they are.

use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic, Place, quote};
use crate::message::say;
use crate::profile::{FormChoice, Profile};

/// Makes the paths that a profile names start in the folder of the file it is written to; says if they cannot.
pub fn moved(profile: &mut Profile, output: &Path) -> Option<Diagnostic> {
    let folder = |file: &Path| {
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        folder.canonicalize().ok()
    };
    let (from, to) = (folder(Path::new(&profile.file)), folder(output));
    if profile.beside().next().is_none() || (from.is_some() && from == to) {
        return None;
    }
    let below = from.as_deref().zip(to.as_deref()).and_then(|(from, to)| from.strip_prefix(to).ok());
    let Some(below) = below else {
        let named: Vec<String> = profile.beside().map(|path| quote(&path.to_string_lossy())).collect();
        let message = say!(
            "the profile names files that are not in the questionnaire's folder: {files}",
            files = named.join(", ")
        );
        let warning =
            Diagnostic::warning(Code::FilesElsewhere, message).at(Place::File(output.to_string_lossy().into()));
        return Some(
            warning.hint(say!("write the questionnaire into the profile's folder, or copy these files beside it")),
        );
    };
    let below_output = |path: &PathBuf| below.join(path);
    profile.municipality.logo = profile.municipality.logo.as_ref().map(below_output);
    profile.project.earlier = profile.project.earlier.as_ref().map(below_output);
    profile.resolution.word_template = profile.resolution.word_template.as_ref().map(below_output);
    for picture in &mut profile.pictures {
        picture.file = below.join(&picture.file);
    }
    if let Some(FormChoice::File(path)) = &mut profile.resolution.form {
        *path = below.join(&*path);
    }
    None
}
