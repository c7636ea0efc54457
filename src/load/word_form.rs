//! A municipality's own Word form: the file that its profile or the command line names, read. What a profile names is
//! read from its own folder only, whatever links lead out of it.

use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place, any_error};
use crate::files::{self, ReadError};
use crate::load::beside::{self, Beside};
use crate::message::{Message, say};
use crate::profile::Profile;
use crate::word_form::{self, MAX_BYTES, WordForm};

/// Reads the form the profile names.
pub fn read(profile: &Profile, lies_beside: &mut Beside) -> Vec<Diagnostic> {
    let Some(form) = &profile.resolution.word_template else { return Vec::new() };
    let folder = Path::new(&profile.file).parent().unwrap_or(Path::new(""));
    let path = files::below(folder, form);
    match beside::read(folder, &path, MAX_BYTES) {
        Ok(bytes) => {
            let (form, findings) = word_form::read(&path.to_string_lossy(), &bytes);
            lies_beside.word_form = form.map(Arc::new);
            findings
        }
        Err((code, what)) => {
            let named = profile.places.get("beschluss.word_vorlage").cloned();
            let named = named.unwrap_or_else(|| Place::File(profile.file.as_str().into()));
            let fault = unreadable(code, &path, what).at(named);
            vec![fault.hint(say!("the path starts in the profile's folder and stays in it"))]
        }
    }
}

/// Reads the form that the command line names, wherever it is; gives what is to be said about it too.
///
/// # Errors
/// If it cannot be used.
pub fn named(path: &Path) -> Result<(Arc<WordForm>, Vec<Diagnostic>), Vec<Diagnostic>> {
    let bytes = files::read(path, MAX_BYTES).map_err(|error| {
        let (code, what) = match error {
            ReadError::NotFound => (Code::FileNotFound, say!("does not exist")),
            ReadError::TooLarge => (Code::FileTooLarge, say!("is larger than {most} KiB", most = MAX_BYTES >> 10)),
            ReadError::Io(error) => (Code::UnreadableFile, say!("cannot be read: {error}", error)),
            ReadError::Folder | ReadError::NotAFile | ReadError::OutsideFolder => {
                (Code::UnreadableFile, say!("is not a file"))
            }
        };
        vec![unreadable(code, path, what).at(Place::File(path.to_string_lossy().into()))]
    })?;
    match word_form::read(&path.to_string_lossy(), &bytes) {
        (Some(form), findings) if !any_error(&findings) => Ok((Arc::new(form), findings)),
        (_, findings) => Err(findings),
    }
}

fn unreadable(code: Code, path: &Path, what: Message) -> Diagnostic {
    Diagnostic::error(code, say!("the Word form {path} {what}", path = path.display(), what))
}
