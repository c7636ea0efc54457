//! What Typst sees of the world: the library, the fonts, the template tree and one data file.

use std::collections::HashMap;
use std::sync::Arc;

use typst::diag::{FileError, FileResult, PackageError};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use super::Sheet;
use super::fonts::{Fonts, fonts};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::language::Language;
use crate::message::{Message, say};
use crate::names;
use crate::templates::Templates;

/// The path of the data file within the template tree.
pub const DATA: &str = "briefing.json";

/// What all documents share.
pub(super) struct Stage {
    library: LazyHash<Library>,
    fonts: &'static Fonts,
    sources: HashMap<FileId, Source>,
    files: HashMap<FileId, Bytes>,
    shown: HashMap<FileId, String>,
    data: FileId,
}

fn file_id(path: &str) -> Result<FileId, Vec<Diagnostic>> {
    VirtualPath::new(path).map(|p| RootedPath::new(VirtualRoot::Project, p).intern()).map_err(|_| {
        vec![
            Diagnostic::error(Code::TemplatePath, say!("the file's name cannot be used in a template tree"))
                .at(Place::File(path.into())),
        ]
    })
}

impl Stage {
    pub(super) fn new(templates: &Templates) -> Result<Self, Vec<Diagnostic>> {
        let library = Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build();
        let mut stage = Self {
            library: LazyHash::new(library),
            fonts: fonts(),
            sources: HashMap::new(),
            files: HashMap::new(),
            shown: HashMap::new(),
            data: file_id(DATA)?,
        };
        for path in templates.paths() {
            let id = file_id(path)?;
            let bytes = templates.bytes(path).unwrap_or_default();
            stage.shown.insert(id, templates.shown(path));
            if path.ends_with(".typ") {
                let text = std::str::from_utf8(bytes).map_err(|_| {
                    let place = Place::File(templates.shown(path).into());
                    vec![Diagnostic::error(Code::NotUtf8, say!("the template is not UTF-8 text")).at(place)]
                })?;
                stage.sources.insert(id, Source::new(id, text.to_owned()));
            }
            stage.files.insert(id, Bytes::new(bytes.to_vec()));
        }
        Ok(stage)
    }
}

fn no_packages() -> Message {
    say!("templates use no packages; copy what you need into the template folder")
}

/// One document's view of the world.
pub(super) struct Document {
    stage: Arc<Stage>,
    main: FileId,
    data: Bytes,
    picture: Option<(FileId, Bytes)>,
}

impl Document {
    pub(super) fn new(stage: &Arc<Stage>, sheet: &Sheet) -> Result<Self, Vec<Diagnostic>> {
        let main = file_id(&format!("{}/main.typ", sheet.kind))?;
        if !stage.sources.contains_key(&main) {
            let message = say!("there is no template for the document kind `{kind}`", kind = &sheet.kind);
            return Err(vec![Diagnostic::error(Code::UnknownKind, message)]);
        }
        let picture = match &sheet.picture {
            Some((path, bytes)) => Some((file_id(path)?, Bytes::new(Arc::clone(bytes)))),
            None => None,
        };
        Ok(Self { stage: Arc::clone(stage), main, data: Bytes::new(sheet.briefing.clone()), picture })
    }

    /// Why a template does not get what it asks for, for Typst, which takes nothing but a text.
    fn refusal(&self, id: FileId) -> FileError {
        if matches!(id.get().root(), VirtualRoot::Package(_)) {
            let why = no_packages().text(Language::English);
            return FileError::Package(PackageError::Other(Some(why.into())));
        }
        let why = self.not_there(id.get().vpath().get_with_slash());
        FileError::Other(Some(why.text(Language::English).into()))
    }

    /// There is nothing behind the tree: no file system, no packages, no network.
    fn not_there(&self, path: &str) -> Message {
        let mut known: Vec<&str> = self.stage.files.keys().map(|id| id.get().vpath().get_with_slash()).collect();
        known.sort_unstable();
        match names::nearest(path, known) {
            Some(near) => say!("there is no `{path}` in the template tree: did you mean `{near}`?", path, near),
            None => say!("there is no `{path}` in the template tree, and templates can read nothing outside it", path),
        }
    }

    /// What Typst says, in its own words; where it only passes on a refusal of ours, in the user's language.
    pub(super) fn said(&self, typst: &str) -> Message {
        let within = |frame: &str| typst.strip_prefix(frame)?.strip_suffix(')');
        if within("failed to load package (") == Some(no_packages().text(Language::English).as_str()) {
            return say!("failed to load package ({why})", why = no_packages());
        }
        let path = within("failed to load file (there is no `").and_then(|rest| rest.split('`').next());
        match path.map(|path| self.not_there(path)) {
            Some(why) if within("failed to load file (") == Some(why.text(Language::English).as_str()) => {
                say!("failed to load file ({why})", why)
            }
            _ => Message::verbatim(typst),
        }
    }

    /// A file's name for messages.
    pub(super) fn shown(&self, id: FileId) -> String {
        self.stage.shown.get(&id).cloned().unwrap_or_else(|| id.get().vpath().get_without_slash().to_owned())
    }
}

impl World for Document {
    fn library(&self) -> &LazyHash<Library> {
        &self.stage.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.stage.fonts.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.stage.sources.get(&id).cloned().ok_or_else(|| self.refusal(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.stage.data {
            return Ok(self.data.clone());
        }
        if let Some((_, bytes)) = self.picture.as_ref().filter(|(picture, _)| *picture == id) {
            return Ok(bytes.clone());
        }
        self.stage.files.get(&id).cloned().ok_or_else(|| self.refusal(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.stage.fonts.fonts.get(index).cloned()
    }

    /// Templates have no clock; dates come with the data.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
