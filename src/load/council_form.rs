//! A municipality's own form of the council paper: the file its profile names, read. Nothing outside the
//! profile's folder is read, whatever links lead there.

use std::path::Path;

use crate::council_form;
use crate::diagnostic::{Diagnostic, Place, any_error};
use crate::files;
use crate::load::beside::{self, Beside};
use crate::message::say;
use crate::profile::{FormChoice, Profile};

/// The largest form, in bytes.
const MAX_BYTES: u64 = 256 << 10;

/// Reads the form the profile names, if it names a file.
pub fn read(profile: &mut Profile, lies_beside: &mut Beside) -> Vec<Diagnostic> {
    let Some(FormChoice::File(form)) = &profile.resolution.form else { return Vec::new() };
    let folder = Path::new(&profile.file).parent().unwrap_or(Path::new(""));
    let path = files::below(folder, form);
    let bytes = match beside::read(folder, &path, MAX_BYTES) {
        Ok(bytes) => bytes,
        Err((code, what)) => {
            let named = profile.places.get("beschluss.vorlage").cloned();
            let named = named.unwrap_or_else(|| Place::File(profile.file.as_str().into()));
            let fault = Diagnostic::error(code, say!("the form {path} {what}", path = path.display(), what)).at(named);
            return vec![fault.hint(say!("the path starts in the profile's folder and stays in it"))];
        }
    };
    let read = council_form::read(&path.to_string_lossy(), &bytes);
    if !any_error(&read.findings) {
        lies_beside.own_form = read.form;
        let places = read.places.into_iter();
        profile.places.extend(places.map(|(key, place)| (format!("beschluss.vorlage:{key}"), place)));
    }
    read.findings
}
