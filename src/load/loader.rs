//! Reads what arguments name. A loader of a session keeps what it has read, and reads a file again only if it,
//! or a file it names, has changed since.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::catalog::Catalog;
#[cfg(feature = "pdf")]
use crate::coverage;
use crate::diagnostic::{Code, Diagnostic};
use crate::files;
use crate::language::Language;
use crate::load::beside::Beside;
use crate::load::criteria::Criteria;
use crate::load::earlier::{self, EarlierFile};
use crate::load::input::{self, Wanted, place, shown, unreadable};
use crate::load::limits::ReadLimits;
use crate::load::passed_over::PassedOver;
use crate::load::project::LoadedProject;
use crate::load::sources::Sources;
use crate::load::{council_form, list, patterns, pictures, sandbox, word_form};
use crate::message::say;
use crate::profile::{self, Decoded, Profile};
use crate::questionnaire;

/// What a profile's name ends with, when a folder is given.
const PROFILE_ENDINGS: [&str; 7] = ["toml", "json", "yaml", "yml", "xlsx", "xlsm", "ods"];

/// Everything that was read.
#[derive(Debug)]
pub struct Inputs {
    criteria: Arc<Criteria>,
    /// Whether some paper wants the criteria in English.
    english: bool,
    /// The projects in the order of the command line; those of a folder by name.
    pub projects: Vec<LoadedProject>,
    /// Every file that was read or looked for, and every folder that was looked into.
    pub files: Vec<PathBuf>,
    /// What given folders hold beside that.
    pub passed_over: Vec<PassedOver>,
}

impl Inputs {
    /// Reads the workbook's English texts, if its German ones can be used; gives what is to be said about them.
    pub fn read_english(&mut self) -> &[Diagnostic] {
        self.english = true;
        self.criteria.english().1
    }

    /// The German criteria, which name and order everything; none if the workbook cannot be used.
    #[must_use]
    pub fn catalog(&self) -> Option<&Catalog> {
        self.criteria.german()
    }

    /// The criteria in a language.
    #[must_use]
    pub fn catalog_in(&self, language: Language) -> Option<&Catalog> {
        match language {
            Language::German => self.criteria.german(),
            Language::English => self.criteria.english().0,
        }
    }

    /// What is to be said about the workbook, the English texts included once they are wanted.
    pub fn catalog_findings(&self) -> impl Iterator<Item = &Diagnostic> {
        let english = if self.english { self.criteria.english().1 } else { &[] };
        self.criteria.findings().iter().chain(english)
    }

    /// Whether a file is one of those that were read or looked for.
    #[must_use]
    pub fn has_read(&self, path: &Path) -> bool {
        let own = path.canonicalize().ok();
        own.is_some() && self.files.iter().any(|file| file.canonicalize().ok() == own)
    }

    /// Everything found, the workbook's findings first.
    pub fn findings(&self) -> impl Iterator<Item = &Diagnostic> {
        self.catalog_findings().chain(self.projects.iter().flat_map(|p| &p.findings))
    }
}

/// How a file is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// As a profile.
    Profile,
    /// As a project list or a questionnaire.
    List,
    /// As a questionnaire, if it is one: lists and other tables of a folder are not meant.
    Questionnaire,
}

/// What was read from a file.
#[derive(Debug)]
struct Kept {
    sources: Sources,
    /// Its projects; none for a workbook that is not meant.
    projects: Option<Vec<LoadedProject>>,
}

/// Reads what arguments name.
#[derive(Debug)]
pub struct Loader {
    limits: ReadLimits,
    /// Whether what was read is kept for the next time.
    keeps: bool,
    criteria: Option<(Sources, Arc<Criteria>)>,
    kept: BTreeMap<(PathBuf, Kind), Kept>,
    earlier: BTreeMap<PathBuf, (Sources, EarlierFile)>,
}

impl Loader {
    /// A loader for one reading.
    #[must_use]
    pub fn once(limits: ReadLimits) -> Self {
        Self { limits, keeps: false, criteria: None, kept: BTreeMap::new(), earlier: BTreeMap::new() }
    }

    /// A loader that reads the same things again and again, and keeps what has not changed.
    #[must_use]
    pub fn session(limits: ReadLimits) -> Self {
        Self { keeps: true, ..Self::once(limits) }
    }

    /// Reads the workbook, or takes the built-in one, and the profiles.
    pub fn read(&mut self, catalog: Option<&Path>, profiles: &[PathBuf]) -> Inputs {
        self.read_all(catalog, profiles, None)
    }

    /// The same, but for a file that is written: where it stands in a given folder it is no input.
    pub fn read_but(&mut self, catalog: Option<&Path>, profiles: &[PathBuf], written: &Path) -> Inputs {
        self.read_all(catalog, profiles, written.canonicalize().ok())
    }

    fn read_all(&mut self, catalog: Option<&Path>, profiles: &[PathBuf], written: Option<PathBuf>) -> Inputs {
        let criteria = self.criteria(catalog);
        let (seen, folders) = (written.iter().cloned().collect(), Vec::new());
        let mut given = Given { loader: self, seen, files: Vec::new(), folders, projects: Vec::new() };
        for path in profiles {
            given.read(path);
        }
        let Given { mut files, folders, mut projects, .. } = given;
        files.extend(catalog.map(Path::to_owned));
        let passed_over = passed_over(&folders, files.iter().chain(&written));
        if let Some(catalog) = criteria.german() {
            for project in &mut projects {
                let unnamed =
                    project.unnamed.as_ref().filter(|unnamed| unnamed.is_sound).map(|unnamed| &unnamed.profile);
                if let Some(profile) = project.profile.as_ref().or(unnamed) {
                    project.findings.extend(profile::resolve(profile, catalog));
                    project.findings.extend(questionnaire::changes(profile, catalog));
                    #[cfg(feature = "pdf")]
                    {
                        project.findings.extend(coverage::of_profile(profile));
                        let form = project.beside.own_form.iter();
                        project.findings.extend(form.flat_map(|form| coverage::of_form(form, &profile.places)));
                    }
                }
            }
        }
        Inputs { criteria, english: false, projects, files, passed_over }
    }

    /// Reads the earlier profiles that profiles name.
    pub fn read_earlier(&mut self, inputs: &mut Inputs) {
        let Inputs { criteria, projects, .. } = inputs;
        for project in projects {
            let Some(profile) = &project.profile else { continue };
            let Some(path) = earlier::path(profile) else { continue };
            let file = self.earlier(&path, profile);
            let (earlier, findings) = earlier::checked(profile, &path, file, criteria.german());
            project.beside.earlier = earlier;
            project.findings.extend(findings);
        }
    }

    fn criteria(&mut self, path: Option<&Path>) -> Arc<Criteria> {
        if let Some((sources, criteria)) = &self.criteria
            && sources.paths().eq(path)
            && sources.are_unchanged()
        {
            return Arc::clone(criteria);
        }
        let mut sources = Sources::default();
        path.iter().for_each(|path| sources.add(path));
        let criteria = Arc::new(Criteria::read(path, self.limits));
        self.criteria = Some((sources, Arc::clone(&criteria)));
        criteria
    }

    fn earlier(&mut self, path: &Path, later: &Profile) -> EarlierFile {
        if let Some((sources, file)) = self.earlier.get(path)
            && sources.are_unchanged()
        {
            return file.clone();
        }
        let mut sources = Sources::default();
        sources.add(path);
        let file = earlier::read(path, later, self.limits);
        if self.keeps {
            self.earlier.insert(path.to_owned(), (sources, file.clone()));
        }
        file
    }

    /// The projects of a file, as read now or before, and what they were read from; no projects for a workbook
    /// that is not meant.
    fn file(&mut self, path: &Path, kind: Kind) -> (Option<Vec<LoadedProject>>, Vec<PathBuf>) {
        let key = (path.to_owned(), kind);
        let files = |sources: &Sources| sources.paths().map(Path::to_owned).collect();
        if let Some(kept) = self.kept.get(&key)
            && kept.sources.are_unchanged()
        {
            return (kept.projects.clone(), files(&kept.sources));
        }
        let mut sources = Sources::default();
        sources.add(path);
        let projects = match kind {
            Kind::Profile => Some(vec![project(path, &mut sources)]),
            Kind::List => Some(projects(path, self.limits, &mut sources)),
            Kind::Questionnaire => filled(path, self.limits, &mut sources).map(|project| vec![project]),
        };
        let read = files(&sources);
        if self.keeps {
            self.kept.insert(key, Kept { sources, projects: projects.clone() });
        }
        (projects, read)
    }
}

/// The projects that arguments name, as they are read.
struct Given<'a> {
    loader: &'a mut Loader,
    /// The real names of what was read already: under whatever name it comes again, it is passed over.
    seen: BTreeSet<PathBuf>,
    files: Vec<PathBuf>,
    /// The folders among what was given.
    folders: Vec<PathBuf>,
    projects: Vec<LoadedProject>,
}

impl Given<'_> {
    /// Reads what one argument names: a profile, all rows of a project list, or all profiles of a folder.
    fn read(&mut self, given: &Path) {
        if given.is_dir() {
            return self.folder(given);
        }
        if let Some(paths) = patterns::named(given).filter(|paths| !paths.is_empty()) {
            self.files.extend(given.parent().map(Path::to_owned));
            return paths.iter().for_each(|path| self.read(path));
        }
        if self.is_new(given) {
            self.file(given, if list::is_workbook(given) { Kind::List } else { Kind::Profile });
        }
    }

    fn folder(&mut self, folder: &Path) {
        self.files.push(folder.to_owned());
        if self.is_new(folder) {
            self.folders.push(folder.to_owned());
        }
        let failed = |finding| LoadedProject {
            file: shown(folder),
            profile: None,
            unnamed: None,
            beside: Beside::default(),
            findings: vec![finding],
        };
        let names = match profiles_in(folder) {
            Ok(names) => names,
            Err(error) => return self.projects.push(failed(unreadable(folder, &error))),
        };
        let mut found = false;
        for name in names {
            let path = folder.join(name);
            if self.is_seen(&path) {
                found = true;
                continue;
            }
            if list::is_workbook(&path) {
                let (projects, files) = self.loader.file(&path, Kind::Questionnaire);
                let Some(projects) = projects else { continue };
                if self.is_new(&path) {
                    self.take(projects, files);
                }
            } else if self.is_new(&path) {
                self.file(&path, Kind::Profile);
            }
            found = true;
        }
        if !found {
            let finding = Diagnostic::error(Code::NoProfiles, say!("the folder holds no project profiles"))
                .at(place(folder))
                .hint(say!(
                    "a profile's name ends with .toml, .json, .yaml or .yml; filled questionnaires are profiles too"
                ));
            self.projects.push(failed(finding));
        }
    }

    /// Whether a file is to be read. A missing one has no canonical name, but is not to be reported twice
    /// either.
    fn is_new(&mut self, path: &Path) -> bool {
        self.seen.insert(path.canonicalize().unwrap_or_else(|_| path.to_owned()))
    }

    fn is_seen(&self, path: &Path) -> bool {
        path.canonicalize().is_ok_and(|path| self.seen.contains(&path))
    }

    fn file(&mut self, path: &Path, kind: Kind) {
        let (projects, files) = self.loader.file(path, kind);
        self.take(projects.unwrap_or_default(), files);
    }

    fn take(&mut self, projects: Vec<LoadedProject>, files: Vec<PathBuf>) {
        self.projects.extend(projects);
        self.files.extend(files);
    }
}

/// What is in folders and was not read, nor is named by what was.
fn passed_over<'f>(folders: &'f [PathBuf], files: impl Iterator<Item = &'f PathBuf>) -> Vec<PassedOver> {
    if folders.is_empty() {
        return Vec::new();
    }
    let read = files.chain(folders).filter_map(|path| path.canonicalize().ok()).collect();
    folders.iter().map(|folder| PassedOver::of(folder, &read)).collect()
}

fn project(path: &Path, sources: &mut Sources) -> LoadedProject {
    let file = shown(path);
    let decoded = match input::read(path, Wanted::Profile) {
        Err(finding) => vec![finding].into(),
        Ok(bytes) => profile::decode(&file, &bytes),
    };
    complete(file, decoded, sources)
}

/// The rows of a project list, or the one project of a questionnaire.
fn projects(path: &Path, limits: ReadLimits, sources: &mut Sources) -> Vec<LoadedProject> {
    let rows = input::read(path, Wanted::List).map_err(|finding| vec![finding]);
    match rows.and_then(|bytes| list::read(path, &bytes, limits, sources)) {
        Err(findings) => vec![complete(shown(path), findings.into(), sources)],
        Ok(rows) => rows.into_iter().map(|row| complete(shown(path), row, sources)).collect(),
    }
}

/// A workbook of a folder, if it is a questionnaire or cannot be read.
fn filled(path: &Path, limits: ReadLimits, sources: &mut Sources) -> Option<LoadedProject> {
    let file = shown(path);
    let workbook = input::read(path, Wanted::List).map_err(|finding| vec![finding]);
    let decoded = match workbook.and_then(|bytes| sandbox::workbook(&file, &bytes, limits)) {
        Ok(workbook) if !questionnaire::is_questionnaire(&workbook) => {
            vec![questionnaire::lost_marks(&workbook)?].into()
        }
        Ok(workbook) => questionnaire::decode(&workbook),
        Err(findings) => findings.into(),
    };
    Some(complete(file, decoded, sources))
}

/// A project with what its profile names beside it: a form of the council paper, pictures. An earlier profile is
/// only noted; whoever wants it asks for it.
fn complete(file: String, decoded: Decoded, sources: &mut Sources) -> LoadedProject {
    let Decoded { mut profile, mut unnamed, mut findings } = decoded;
    let mut beside = Beside::default();
    if let Some(profile) = profile.as_mut().or(unnamed.as_mut().map(|unnamed| &mut unnamed.profile)) {
        let folder = Path::new(&profile.file).parent().unwrap_or(Path::new(""));
        profile.beside().for_each(|path| sources.add(&files::below(folder, path)));
        findings.extend(council_form::read(profile, &mut beside));
        findings.extend(word_form::read(profile, &mut beside));
        findings.extend(pictures::read(profile, &mut beside));
    }
    LoadedProject { file, profile, unnamed, beside, findings }
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

#[cfg(test)]
mod tests {
    use super::*;

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
        let inputs = Loader::once(ReadLimits::default()).read(None, &given);
        let files: Vec<&str> = inputs.projects.iter().map(|p| p.file.as_str()).collect();
        assert_eq!(files, [shown(&file), shown(&missing)]);
        Ok(())
    }

    #[test]
    fn a_session_reads_again_what_has_changed_and_nothing_else() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let [a, b] = ["a.toml", "b.toml"].map(|name| folder.path().join(name));
        let text = |name: &str| format!("[kommune]\nname = \"{name}\"\n[projekt]\ntitel = \"x\"\nphase = \"P1\"\n");
        std::fs::write(&a, text("Bach"))?;
        std::fs::write(&b, text("Au"))?;
        let mut loader = Loader::session(ReadLimits::default());
        let names = |inputs: &Inputs| -> Vec<String> {
            inputs.projects.iter().flat_map(|p| &p.profile).map(|p| p.municipality.name.clone()).collect()
        };
        assert_eq!(names(&loader.read(None, &[a.clone(), b.clone()])), ["Bach", "Au"]);
        // What is kept shows that it was not read again.
        for kept in loader.kept.values_mut() {
            kept.projects.iter_mut().flatten().flat_map(|p| &mut p.profile).for_each(|p| p.municipality.name += "!");
        }
        std::fs::write(&b, text("Auental"))?;
        assert_eq!(names(&loader.read(None, &[a.clone(), b.clone()])), ["Bach!", "Auental"]);
        std::fs::remove_file(&a)?;
        assert_eq!(names(&loader.read(None, &[a, b])), ["Auental"]);
        Ok(())
    }
}
