//! A municipality's own form of the council paper: the file its profile names, read. Nothing outside the
//! profile's folder is read, whatever links lead there.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::council_form;
use crate::diagnostic::{Code, Diagnostic, Place, any_error};
use crate::load::beside::Beside;
use crate::message::{Message, say};
use crate::profile::{FormChoice, Profile};

/// The largest form, in bytes.
const MAX_BYTES: u64 = 256 << 10;

/// Reads the form the profile names, if it names a file.
pub fn read(profile: &mut Profile, beside: &mut Beside) -> Vec<Diagnostic> {
    let Some(FormChoice::File(form)) = &profile.resolution.form else { return Vec::new() };
    let folder = Path::new(&profile.file).parent().unwrap_or(Path::new(""));
    let path = folder.join(form);
    let bytes = match bytes(folder, &path, MAX_BYTES) {
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
        beside.own_form = read.form;
        let places = read.places.into_iter();
        profile.places.extend(places.map(|(key, place)| (format!("beschluss.vorlage:{key}"), place)));
    }
    read.findings
}

/// The bytes of a file in a folder: not of one that a link leads to elsewhere, and no more than so many.
pub(crate) fn bytes(folder: &Path, path: &Path, largest: u64) -> Result<Vec<u8>, (Code, Message)> {
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => (Code::FileNotFound, say!("does not exist")),
        _ => (Code::UnreadableFile, say!("cannot be read: {error}", error)),
    };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let inside = folder.canonicalize().map_err(failed)?;
    // Opened by the name that was checked, so that no link can be put in between.
    let real = path.canonicalize().map_err(failed)?;
    if !real.starts_with(&inside) {
        return Err((Code::PathOutsideFolder, say!("is a link that leads out of the folder")));
    }
    if !real.is_file() {
        return Err((Code::UnreadableFile, say!("is not a file")));
    }
    let mut bytes = Vec::new();
    File::open(&real).and_then(|f| f.take(largest + 1).read_to_end(&mut bytes)).map_err(failed)?;
    if bytes.len() as u64 > largest {
        return Err((Code::FileTooLarge, say!("is larger than {most} KiB", most = largest >> 10)));
    }
    Ok(bytes)
}
