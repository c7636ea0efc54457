//! A profile that is written to another folder: the files it names stay where they are.

use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic, Place, quote};
use crate::message::say;
use crate::profile::{FormChoice, Profile};

/// Makes the paths that a profile names start in the folder of the file it is written to; says if they cannot.
pub fn moved(profile: &mut Profile, output: &Path) -> Option<Diagnostic> {
    moved_from(profile, &[], output)
}

/// The same for what was merged: each path starts in the folder of that of the profiles that states it.
pub fn moved_from(profile: &mut Profile, merged: &[Profile], output: &Path) -> Option<Diagnostic> {
    let (places, own) = (profile.places.clone(), profile.file.clone());
    let file = |key: &str| {
        let place = places.get(key)?;
        let states = |profile: &&Profile| profile.places.values().any(|other| other == place);
        merged.iter().find(states).map(|profile| profile.file.clone())
    };
    let to = folder(output);
    let mut elsewhere = Vec::new();
    let mut start = |key: &str, path: &mut PathBuf| {
        let from = folder(Path::new(&file(key).unwrap_or_else(|| own.clone())));
        if from.is_some() && from == to {
            return;
        }
        match from.as_deref().zip(to.as_deref()).and_then(|(from, to)| from.strip_prefix(to).ok()) {
            Some(below) => *path = below.join(&*path),
            None => elsewhere.push(quote(&path.to_string_lossy())),
        }
    };
    profile.municipality.logo.iter_mut().for_each(|path| start("kommune.logo", path));
    if let Some(FormChoice::File(path)) = &mut profile.resolution.form {
        start("beschluss.vorlage", path);
    }
    profile.resolution.word_template.iter_mut().for_each(|path| start("beschluss.word_vorlage", path));
    profile.project.earlier.iter_mut().for_each(|path| start("projekt.vorher", path));
    for (at, picture) in profile.pictures.iter_mut().enumerate() {
        start(&format!("bilder[{at}].datei"), &mut picture.file);
    }
    if elsewhere.is_empty() {
        return None;
    }
    let message = say!(
        "the profile names files that are not in the folder it is written to: {files}",
        files = elsewhere.join(", ")
    );
    let warning = Diagnostic::warning(Code::FilesElsewhere, message).at(Place::File(output.to_string_lossy().into()));
    Some(warning.hint(say!("write it into the folder of these files, or copy them beside it")))
}

fn folder(file: &Path) -> Option<PathBuf> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    folder.canonicalize().ok()
}
