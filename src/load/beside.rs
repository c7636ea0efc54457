//! What lies beside a profile or a list because it names it: read from its own folder only, whatever links lead out of
//! it. A profile itself is only what was stated.

use std::path::Path;
use std::sync::Arc;

use crate::briefing::Sources;
use crate::council_form::CouncilForm;
use crate::diagnostic::Code;
use crate::files::{self, ReadError};
use crate::logo::Logo;
use crate::message::{Message, say};
use crate::profile::Profile;
use crate::word_form::WordForm;

/// The bytes of a file below a folder.
///
/// # Errors
/// What is wrong with it, as the end of a sentence that names the file.
pub fn read(folder: &Path, path: &Path, max_bytes: u64) -> Result<Vec<u8>, (Code, Message)> {
    files::read_within(folder, path, max_bytes).map_err(|error| match error {
        ReadError::NotFound => (Code::FileNotFound, say!("does not exist")),
        ReadError::Io(error) => (Code::UnreadableFile, say!("cannot be read: {error}", error)),
        ReadError::OutsideFolder => (Code::PathOutsideFolder, say!("is a link that leads out of the folder")),
        ReadError::Folder | ReadError::NotAFile => (Code::UnreadableFile, say!("is not a file")),
        ReadError::TooLarge => (Code::FileTooLarge, say!("is larger than {most} KiB", most = max_bytes >> 10)),
    })
}

/// The contents of the files that a profile names, as far as they can be used.
#[derive(Debug, Clone, Default)]
pub struct Beside {
    /// The picture that `kommune.logo` names.
    pub logo: Option<Logo>,
    /// The pictures of `[[bilder]]`, in the profile's order; none where one is not there.
    pub pictures: Vec<Option<Logo>>,
    /// The profile that `projekt.vorher` names.
    pub earlier: Option<Box<Profile>>,
    /// The municipality's own form of the council paper, which `beschluss.vorlage` names.
    pub own_form: Option<CouncilForm>,
    /// The municipality's own Word form, which `beschluss.word_vorlage` or the command line names.
    pub word_form: Option<Arc<WordForm>>,
}

impl Beside {
    /// A profile with all that papers take from it and from what it names.
    #[must_use]
    pub fn sources<'a>(&'a self, profile: &'a Profile) -> Sources<'a> {
        let Self { logo, pictures, earlier, own_form, word_form } = self;
        let (earlier, own_form) = (earlier.as_deref(), own_form.as_ref());
        let word_form = word_form.as_ref();
        Sources { logo: logo.as_ref(), pictures, earlier, own_form, word_form, ..Sources::from(profile) }
    }
}
