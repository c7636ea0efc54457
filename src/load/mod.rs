//! The files named on the command line, read: one workbook and any number of profiles, each with what is
//! wrong with it. Takes paths, gives values; decides nothing.

pub mod beside;
pub mod council_form;
mod earlier;
pub mod limits;
pub mod list;
pub mod sandbox;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::briefing::Sources;
use crate::catalog::{self, Catalog};
#[cfg(feature = "pdf")]
use crate::coverage;
use crate::diagnostic::{Code, Diagnostic, Place, any_error};
use crate::language::Language;
use crate::logo;
use crate::message::{Message, say};
use crate::names;
use crate::profile::{self, Profile};
use crate::questionnaire;
use crate::workbook::Workbook;

use crate::load::beside::Beside;
use crate::load::limits::ReadLimits;

/// More bytes than any input may have. The readers know their own, smaller bounds and say so.
const MAX_BYTES: u64 = 64 << 20;
/// What a profile's name ends with, when a folder is given.
const PROFILE_ENDINGS: [&str; 7] = ["toml", "json", "yaml", "yml", "xlsx", "xlsm", "ods"];

/// Everything that was read.
#[derive(Debug)]
pub struct Inputs {
    /// The criteria, German; none if the workbook cannot be used.
    pub catalog: Option<Cow<'static, Catalog>>,
    /// The criteria in English, once some paper wants them.
    english: Option<Cow<'static, Catalog>>,
    /// The workbook the criteria come from; none for the built-in one.
    workbook: Option<Workbook>,
    /// What is to be said about the workbook.
    pub catalog_findings: Vec<Diagnostic>,
    /// The projects in the order of the command line; those of a folder by name.
    pub projects: Vec<Project>,
    /// Every file that was read or looked for, and every folder that was looked into.
    pub files: Vec<PathBuf>,
    /// How much may be spent on reading a workbook.
    limits: ReadLimits,
}

/// A profile, or what should have been one.
#[derive(Debug)]
pub struct Project {
    /// The file's name as it was given.
    pub file: String,
    /// Its content, as far as it can be read.
    pub profile: Option<Profile>,
    /// What was read of the files it names.
    pub beside: Beside,
    /// What is to be said about it.
    pub findings: Vec<Diagnostic>,
}

impl Project {
    /// The profile, if documents may be made from it.
    #[must_use]
    pub fn usable(&self) -> Option<&Profile> {
        self.profile.as_ref().filter(|_| !any_error(&self.findings))
    }

    /// What its papers are made from, if there may be any.
    #[must_use]
    pub fn sources(&self) -> Option<Sources<'_>> {
        self.usable().map(|profile| self.beside.sources(profile))
    }
}

impl Inputs {
    /// Reads the workbook, or takes the built-in one, and the profiles.
    #[must_use]
    pub fn read(workbook_path: Option<&Path>, profiles: &[PathBuf], limits: ReadLimits) -> Self {
        let (catalog, workbook, catalog_findings) = match workbook_path {
            None => (Some(Cow::Borrowed(Catalog::embedded(Language::German))), None, Vec::new()),
            Some(path) => {
                #[cfg_attr(not(feature = "pdf"), expect(unused_mut))]
                let (workbook, catalog, mut findings) = read_catalog(path, limits);
                #[cfg(feature = "pdf")]
                findings.extend(catalog.iter().flat_map(coverage::of_catalog));
                (catalog.filter(|_| !any_error(&findings)).map(Cow::Owned), workbook, findings)
            }
        };
        let mut given = Given { limits, seen: BTreeSet::new(), files: Vec::new(), projects: Vec::new() };
        for path in profiles {
            given.read(path);
        }
        let Given { mut files, mut projects, .. } = given;
        files.extend(workbook_path.map(Path::to_owned));
        if let Some(catalog) = &catalog {
            for project in &mut projects {
                if let Some(profile) = &project.profile {
                    project.findings.extend(profile::resolve(profile, catalog));
                    project.findings.extend(questionnaire::changes(profile, catalog));
                    #[cfg(feature = "pdf")]
                    project.findings.extend(coverage::of_profile(profile));
                }
            }
        }
        Self { catalog, english: None, workbook, catalog_findings, projects, files, limits }
    }

    /// Reads the earlier profiles that profiles name.
    pub fn read_earlier(&mut self) {
        let (catalog, limits) = (self.catalog.as_deref(), self.limits);
        for project in &mut self.projects {
            let Some(profile) = &project.profile else { continue };
            let (earlier, findings) = earlier::read(profile, catalog, limits);
            project.beside.earlier = earlier;
            project.findings.extend(findings);
        }
    }

    /// Reads the workbook's English texts, if its German ones can be used; once.
    pub fn read_english(&mut self) {
        if self.english.is_some() || self.catalog.is_none() {
            return;
        }
        self.english = match &self.workbook {
            None => Some(Cow::Borrowed(Catalog::embedded(Language::English))),
            Some(workbook) => {
                let (catalog, findings) = catalog::read(workbook, Language::English);
                // What is wrong in both languages has been said.
                let new: Vec<_> = findings.into_iter().filter(|f| !self.catalog_findings.contains(f)).collect();
                self.catalog_findings.extend(new);
                catalog.map(Cow::Owned)
            }
        };
    }

    /// The criteria in a language; the English ones after [`Self::read_english`].
    #[must_use]
    pub fn catalog_in(&self, language: Language) -> Option<&Catalog> {
        match language {
            Language::German => self.catalog.as_deref(),
            Language::English => self.english.as_deref(),
        }
    }

    /// Everything found, the workbook's findings first.
    pub fn findings(&self) -> impl Iterator<Item = &Diagnostic> {
        self.catalog_findings.iter().chain(self.projects.iter().flat_map(|p| &p.findings))
    }
}

fn read_catalog(path: &Path, limits: ReadLimits) -> (Option<Workbook>, Option<Catalog>, Vec<Diagnostic>) {
    let bytes = match read_file(path, Wanted::Catalog) {
        Ok(bytes) => bytes,
        Err(finding) => return (None, None, vec![finding]),
    };
    match sandbox::workbook(&path.to_string_lossy(), &bytes, limits) {
        Err(findings) => (None, None, findings),
        Ok(workbook) => {
            let (catalog, findings) = catalog::read(&workbook, Language::German);
            (Some(workbook), catalog, findings)
        }
    }
}

/// The projects that arguments name, as they are read.
struct Given {
    limits: ReadLimits,
    /// The real names of what was read already: under whatever name it comes again, it is passed over.
    seen: BTreeSet<PathBuf>,
    files: Vec<PathBuf>,
    projects: Vec<Project>,
}

impl Given {
    /// Reads what one argument names: a profile, all rows of a project list, or all profiles of a folder.
    fn read(&mut self, given: &Path) {
        if list::is_workbook(given) && !given.is_dir() {
            return self.list(given);
        }
        if !given.is_dir() {
            return self.project(given);
        }
        self.files.push(given.to_owned());
        let failed =
            |finding| Project { file: shown(given), profile: None, beside: Beside::default(), findings: vec![finding] };
        let names = match profiles_in(given) {
            Ok(names) => names,
            Err(error) => return self.projects.push(failed(unreadable(given, &error))),
        };
        let mut found = false;
        for name in names {
            let path = given.join(name);
            if list::is_workbook(&path) {
                found |= self.questionnaire(&path);
            } else {
                found = true;
                self.project(&path);
            }
        }
        if !found {
            let finding = Diagnostic::error(Code::NoProfiles, say!("the folder holds no project profiles"))
                .at(place(given))
                .hint(say!(
                    "a profile's name ends with .toml, .json, .yaml or .yml; filled questionnaires are profiles too"
                ));
            self.projects.push(failed(finding));
        }
    }

    /// Whether a file is to be read. A missing one has no canonical name, but is not to be reported twice
    /// either.
    fn is_new(&mut self, path: &Path) -> bool {
        self.files.push(path.to_owned());
        self.seen.insert(path.canonicalize().unwrap_or_else(|_| path.to_owned()))
    }

    fn project(&mut self, path: &Path) {
        if !self.is_new(path) {
            return;
        }
        let file = shown(path);
        let (profile, findings) = match read_file(path, Wanted::Profile) {
            Err(finding) => (None, vec![finding]),
            Ok(bytes) => profile::read(&file, &bytes),
        };
        self.finished(file, profile, findings);
    }

    /// Reads a workbook of a folder if it is a questionnaire, or cannot be read: lists and other tables are not
    /// meant. Says whether it was to be read.
    fn questionnaire(&mut self, path: &Path) -> bool {
        let name = shown(path);
        let workbook = read_file(path, Wanted::List).map_err(|f| vec![f]);
        let workbook = workbook.and_then(|bytes| sandbox::workbook(&name, &bytes, self.limits));
        if workbook.as_ref().is_ok_and(|workbook| !questionnaire::is_questionnaire(workbook)) {
            return false;
        }
        if self.is_new(path) {
            let (profile, findings) = match workbook {
                Ok(workbook) => questionnaire::read(&workbook),
                Err(findings) => (None, findings),
            };
            self.finished(name, profile, findings);
        }
        true
    }

    /// Reads the rows of a project list, or a questionnaire.
    fn list(&mut self, path: &Path) {
        if !self.is_new(path) {
            return;
        }
        let (limits, files) = (self.limits, &mut self.files);
        let rows = read_file(path, Wanted::List).map_err(|f| vec![f]);
        match rows.and_then(|bytes| list::read(path, &bytes, limits, files)) {
            Err(findings) => {
                let beside = Beside::default();
                self.projects.push(Project { file: shown(path), profile: None, beside, findings });
            }
            Ok(rows) => rows.into_iter().for_each(|row| self.finished(shown(path), row.profile, row.findings)),
        }
    }

    /// Takes a project with what its profile names beside it: a form of the council paper, a logo. An earlier
    /// profile is only noted; `read_earlier` reads it.
    fn finished(&mut self, file: String, mut profile: Option<Profile>, mut findings: Vec<Diagnostic>) {
        let mut beside = Beside::default();
        if let Some(profile) = &mut profile {
            findings.extend(council_form::read(profile, &mut beside));
            findings.extend(read_logo(profile, &mut beside));
            let folder = Path::new(&profile.file).parent().unwrap_or(Path::new(""));
            self.files.extend(profile.beside().map(|path| folder.join(path)));
        }
        self.projects.push(Project { file, profile, beside, findings });
    }
}

/// What may be a profile in a folder, by name. Hidden files belong to editors, and `~$` to Excel.
fn profiles_in(folder: &Path) -> io::Result<Vec<OsString>> {
    let mut names = Vec::new();
    for entry in folder.read_dir()? {
        let name = entry?.file_name();
        let path = folder.join(&name);
        let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase());
        let fits = ending.is_some_and(|e| PROFILE_ENDINGS.contains(&e.as_str()));
        if fits && !name.to_string_lossy().starts_with(['.', '~']) && path.is_file() {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// Reads the logo a profile names, or says why that cannot be.
fn read_logo(profile: &Profile, beside: &mut Beside) -> Option<Diagnostic> {
    let path = profile.municipality.logo.as_ref()?;
    match logo::read(Path::new(&profile.file).parent().unwrap_or(Path::new(".")), path) {
        Ok(logo) => {
            beside.logo = Some(logo);
            None
        }
        Err(fault) => {
            let named = profile.places.get("kommune.logo").cloned();
            Some(fault.at(named.unwrap_or_else(|| Place::File(profile.file.as_str().into()))))
        }
    }
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn place(path: &Path) -> Place {
    Place::File(path.to_string_lossy().into())
}

/// What a file should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Profile,
    List,
    Catalog,
}

impl Wanted {
    fn is_not_there(self) -> Message {
        match self {
            Self::Profile => say!("there is no such project profile"),
            Self::List => say!("there is no such project list or questionnaire"),
            Self::Catalog => say!("there is no such criteria workbook"),
        }
    }

    fn is_a_folder(self) -> Message {
        match self {
            Self::Profile => say!("this is a folder, not a project profile"),
            Self::List => say!("this is a folder, not a project list or questionnaire"),
            Self::Catalog => say!("this is a folder, not a criteria workbook"),
        }
    }
}

/// Reads a whole file.
fn read_file(path: &Path, wanted: Wanted) -> Result<Vec<u8>, Diagnostic> {
    match path.metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(not_found(path, wanted)),
        Err(error) => return Err(unreadable(path, &error)),
        Ok(metadata) if metadata.is_dir() => {
            return Err(Diagnostic::error(Code::UnreadableFile, wanted.is_a_folder()).at(place(path)));
        }
        Ok(_) => {}
    }
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(MAX_BYTES + 1).read_to_end(&mut bytes));
    match read {
        Err(error) => Err(unreadable(path, &error)),
        Ok(_) if bytes.len() as u64 > MAX_BYTES => {
            let message = say!("the file is larger than {most} MiB", most = MAX_BYTES >> 20);
            Err(Diagnostic::error(Code::FileTooLarge, message).at(place(path)))
        }
        Ok(_) => Ok(bytes),
    }
}

fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    let (message, hint) = match error.kind() {
        io::ErrorKind::NotFound => (say!("there is no such file or folder"), say!("check the name")),
        io::ErrorKind::PermissionDenied => {
            (say!("the file may not be read"), say!("ask its owner for the permission to read it"))
        }
        _ => (
            say!("the file cannot be read: {error}", error),
            say!("check that the file and the disk it is on are in order"),
        ),
    };
    Diagnostic::error(Code::UnreadableFile, message).at(place(path)).hint(hint)
}

fn not_found(path: &Path, wanted: Wanted) -> Diagnostic {
    let finding = Diagnostic::error(Code::FileNotFound, wanted.is_not_there()).at(place(path));
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Ok(entries) = folder.read_dir() else {
        return finding.hint(say!("there is no folder `{folder}`", folder = folder.display()));
    };
    let mut beside: Vec<PathBuf> = entries.flatten().map(|e| path.with_file_name(e.file_name())).collect();
    beside.sort();
    // Names without their endings: those make any two names look alike.
    let stems: Vec<String> = beside.iter().map(|p| stem(p)).collect();
    let near = names::nearest(&stem(path), stems.iter().map(String::as_str));
    let ending = |p: &&PathBuf| p.extension() == path.extension();
    let named = |p: &&PathBuf| near.is_some_and(|near| stem(p) == near);
    match beside.iter().find(|p| named(p) && ending(p)).or_else(|| beside.iter().find(named)) {
        Some(near) => finding.did_you_mean(Some(&near.to_string_lossy())),
        None => finding.hint(say!("check the name, and the folder the command is run in")),
    }
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english(messages: &[Message]) -> Vec<String> {
        messages.iter().map(|message| message.text(Language::English)).collect()
    }

    #[test]
    fn a_folder_gives_its_profiles_by_name_and_nothing_else() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        for name in ["b.toml", "a.yaml", "C.JSON", "d.yml", ".#b.toml", "notes.txt", "toml"] {
            std::fs::write(folder.path().join(name), "")?;
        }
        std::fs::create_dir(folder.path().join("e.toml"))?;
        assert_eq!(profiles_in(folder.path())?, ["C.JSON", "a.yaml", "b.toml", "d.yml"]);
        Ok(())
    }

    #[test]
    fn a_file_named_twice_is_read_once() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("a.toml");
        std::fs::write(&file, "")?;
        let again = folder.path().join("./a.toml");
        let missing = folder.path().join("missing.toml");
        let given = [file.clone(), again, folder.path().to_owned(), missing.clone(), missing.clone()];
        let inputs = Inputs::read(None, &given, ReadLimits::default());
        let files: Vec<&str> = inputs.projects.iter().map(|p| p.file.as_str()).collect();
        assert_eq!(files, [shown(&file), shown(&missing)]);
        Ok(())
    }

    #[test]
    fn a_missing_file_brings_its_neighbour_to_mind() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        std::fs::write(folder.path().join("musterstadt.toml"), "")?;
        let hints = |path: &Path| english(&not_found(path, Wanted::Profile).hints);
        let near = folder.path().join("musterstdat.toml");
        assert_eq!(hints(&near), [format!("did you mean `{}`?", folder.path().join("musterstadt.toml").display())]);
        let far = folder.path().join("nowhere/a.toml");
        assert_eq!(hints(&far), [format!("there is no folder `{}`", folder.path().join("nowhere").display())]);
        Ok(())
    }
}
