//! What Typst sees of the world: the library, the fonts, the template tree and one data file.

use std::collections::HashMap;
use std::sync::Arc;

use typst::diag::{FileError, FileResult, PackageError};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use super::fonts::{Fonts, fonts};
use super::input::DocumentInput;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::language::Language;
use crate::message::{Message, say};
use crate::names;
use crate::templates::Templates;

/// The path of the data file within the template tree.
pub const DATA: &str = "briefing.json";

/// What all documents share.
pub(super) struct SharedWorld {
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

impl SharedWorld {
    pub(super) fn new(templates: &Templates) -> Result<Self, Vec<Diagnostic>> {
        let library = Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build();
        let mut shared = Self {
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
            shared.shown.insert(id, templates.shown(path));
            if path.ends_with(".typ") {
                // All of it is UTF-8: `Templates` takes no other template.
                shared.sources.insert(id, Source::new(id, String::from_utf8_lossy(bytes).into_owned()));
            }
            shared.files.insert(id, Bytes::new(bytes.to_vec()));
        }
        Ok(shared)
    }
}

fn no_packages() -> Message {
    say!("templates use no packages; copy what you need into the template folder")
}

/// One document's view of the world.
pub(super) struct DocumentWorld {
    shared: Arc<SharedWorld>,
    main: FileId,
    data: Bytes,
    pictures: Vec<(FileId, Bytes)>,
}

impl DocumentWorld {
    pub(super) fn new(shared: &Arc<SharedWorld>, input: &DocumentInput) -> Result<Self, Vec<Diagnostic>> {
        let main = file_id(&format!("{}/main.typ", input.kind))?;
        if !shared.sources.contains_key(&main) {
            let message = say!("there is no template for the document kind `{kind}`", kind = &input.kind);
            return Err(vec![Diagnostic::error(Code::UnknownKind, message)]);
        }
        let pictures = input.pictures.iter().map(|(path, bytes)| Ok((file_id(path)?, Bytes::new(Arc::clone(bytes)))));
        let pictures = pictures.collect::<Result<_, Vec<Diagnostic>>>()?;
        Ok(Self { shared: Arc::clone(shared), main, data: Bytes::new(input.briefing.clone()), pictures })
    }

    /// Why a template does not get what it asks for, for Typst, which takes nothing but a text.
    fn file_error(&self, id: FileId) -> FileError {
        if matches!(id.get().root(), VirtualRoot::Package(_)) {
            let why = no_packages().text(Language::English);
            return FileError::Package(PackageError::Other(Some(why.into())));
        }
        let why = self.not_there(id.get().vpath().get_with_slash());
        FileError::Other(Some(why.text(Language::English).into()))
    }

    /// There is nothing behind the tree: no file system, no packages, no network.
    fn not_there(&self, path: &str) -> Message {
        let mut known: Vec<&str> = self.shared.files.keys().map(|id| id.get().vpath().get_with_slash()).collect();
        known.sort_unstable();
        match names::nearest(path, known) {
            Some(near) => say!("there is no `{path}` in the template tree: did you mean `{near}`?", path, near),
            None => say!("there is no `{path}` in the template tree, and templates can read nothing outside it", path),
        }
    }

    /// What Typst says, in its own words; where it only passes on an error of ours, in the user's language.
    pub(super) fn message_of(&self, typst: &str) -> Message {
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
        self.shared.shown.get(&id).cloned().unwrap_or_else(|| id.get().vpath().get_without_slash().to_owned())
    }
}

impl World for DocumentWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.shared.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shared.fonts.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.shared.sources.get(&id).cloned().ok_or_else(|| self.file_error(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.shared.data {
            return Ok(self.data.clone());
        }
        if let Some((_, bytes)) = self.pictures.iter().find(|(picture, _)| *picture == id) {
            return Ok(bytes.clone());
        }
        self.shared.files.get(&id).cloned().ok_or_else(|| self.file_error(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shared.fonts.fonts.get(index).cloned()
    }

    /// Templates have no clock; dates come with the data.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
