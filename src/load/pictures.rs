//! The pictures that a profile names: its logo and those of `[[bilder]]`, each with what is wrong at its place.

use std::path::Path;

use crate::diagnostic::{Diagnostic, Place};
use crate::load::beside::Beside;
use crate::logo::{self, Purpose};
use crate::profile::{MAX_PICTURES, Profile};

/// Reads them. There are no more pictures than papers take: the others have been refused.
pub fn read(profile: &Profile, beside: &mut Beside) -> Vec<Diagnostic> {
    let folder = Path::new(&profile.file).parent().unwrap_or(Path::new("."));
    let mut findings = Vec::new();
    let place = |key: &str| {
        let named = profile.places.get(key).cloned();
        named.unwrap_or_else(|| Place::File(profile.file.as_str().into()))
    };
    let mut picture = |path: &Path, purpose: Purpose, key: &str| match logo::read(folder, path, purpose) {
        Ok(picture) => {
            findings.extend(picture.remark().map(|remark| remark.at(place(key))));
            Some(picture)
        }
        Err(fault) => {
            findings.push(fault.at(place(key)));
            None
        }
    };
    beside.logo = profile.municipality.logo.as_ref().and_then(|path| picture(path, Purpose::Logo, "kommune.logo"));
    let pictures = profile.pictures.iter().take(MAX_PICTURES).enumerate();
    let pictures =
        pictures.map(|(at, named)| picture(&named.file, Purpose::Picture(at + 1), &format!("bilder[{at}].datei")));
    beside.pictures = pictures.collect();
    findings
}
