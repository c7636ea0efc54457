//! Documents that stand under names their projects no longer have: those of version 0.1, and those from before a project
//! was given a short name. What is sure to be a project's own and unchanged is removed once its new document is there;
//! anything else stays and is named.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use crate::batch::format::Format;
use crate::batch::job::{DocumentJobs, Job};
use crate::batch::journal::Journal;
use crate::batch::metadata::Subject;
use crate::batch::outcome::{ClearedNames, DocumentOutcome, DocumentStatus};
use crate::batch::owner::Owner;
use crate::batch::slugs::{self, ProjectName};
use crate::bundle;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::message::{Message, say};
use crate::names;

/// What a document under an older name has to do with a project.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Relation {
    /// It is the project's own.
    Own,
    /// It may be the project's own, or one of a project that is not in the run.
    Unclear,
    /// It is no matter of the project's.
    None,
}

/// The documents that were ever written to a folder, and what is needed to tell whose they are.
struct Known<'a> {
    journal: &'a Journal,
    output: &'a Path,
    /// Documents whose project is not known, by folder.
    unowned: BTreeMap<&'a str, Vec<&'a str>>,
    /// Documents whose project is known, by its profile.
    owned: BTreeMap<&'a str, Vec<(&'a str, &'a Owner)>>,
    /// The names that projects of the run have now.
    names: BTreeSet<ProjectName>,
    /// Municipalities and titles of the run's projects, as compared.
    titles: BTreeSet<(String, String)>,
    /// How many projects a file of the run holds.
    projects: BTreeMap<&'a str, usize>,
    /// Documents that this session has made itself.
    made_before: &'a BTreeSet<String>,
}

/// Clears what stands under older names of the documents that are there now.
pub fn clear_older_names(
    work: &DocumentJobs,
    documents: &[DocumentOutcome],
    made_before: &BTreeSet<String>,
) -> ClearedNames {
    let known = Known::new(work, made_before);
    let mut cleared = ClearedNames::default();
    for (job, outcome) in work.jobs.iter().zip(documents) {
        let is_there = matches!(outcome.status, DocumentStatus::Written | DocumentStatus::Unchanged);
        let (Some(position), Some(owner), true) = (job.position, &job.owner, is_there) else { continue };
        let single = work.briefings.ready().get(position).is_some_and(|ready| known.is_alone(work, ready.project));
        for (document, relation) in known.older(job, owner, single) {
            match relation {
                Relation::Own => match known.remove(&document, job.format) {
                    Ok(None) => cleared.removed += 1,
                    Ok(Some(changed)) => cleared.kept.push((position, known.changed(&changed, &outcome.file))),
                    Err(error) => cleared.kept.push((position, known.not_removed(&document, &error))),
                },
                // Said once, when something new is written beside it.
                Relation::Unclear if outcome.status == DocumentStatus::Written => {
                    cleared.kept.push((position, known.unclear(&document, &outcome.file)));
                }
                Relation::Unclear | Relation::None => {}
            }
        }
    }
    cleared
}

impl<'a> Known<'a> {
    fn new(work: &'a DocumentJobs, made_before: &'a BTreeSet<String>) -> Self {
        let mut known = Self {
            journal: &work.journal,
            output: &work.folder,
            unowned: BTreeMap::new(),
            owned: BTreeMap::new(),
            names: BTreeSet::new(),
            titles: BTreeSet::new(),
            projects: BTreeMap::new(),
            made_before,
        };
        for (document, owner) in work.journal.documents() {
            match (owner, document.split_once('/')) {
                (Some(owner), _) => known.owned.entry(&owner.profile).or_default().push((document, owner)),
                (None, Some((folder, _))) => known.unowned.entry(folder).or_default().push(document),
                (None, None) => {}
            }
        }
        for (project, profile) in work.briefings.projects() {
            known.names.insert(ProjectName::of(profile));
            known.titles.insert(compared(&profile.municipality.name, &profile.project.title));
            *known.projects.entry(&project.file).or_default() += 1;
        }
        known
    }

    /// Whether a project of the run is the only one in its file.
    fn is_alone(&self, work: &DocumentJobs, project: usize) -> bool {
        work.briefings.file(project).and_then(|file| self.projects.get(file)) == Some(&1)
    }

    /// What stands under older names of a document, and what it has to do with the project.
    fn older(&self, job: &Job, owner: &Owner, single: bool) -> Vec<(String, Relation)> {
        let owned = self.owned.get(owner.profile.as_str()).into_iter().flatten();
        let owned = owned.map(|(document, older)| (*document, self.owned_relation(job, document, older, owner, single)));
        let folder = slugs::folder(&owner.municipality);
        let unowned = self.unowned.range(folder.as_str()..).take_while(|(name, _)| name.starts_with(&folder));
        let unowned = unowned.flat_map(|(name, documents)| documents.iter().map(move |document| (*name, *document)));
        let unowned = unowned.map(|(name, document)| (document, self.unowned_relation(job, name, document, owner)));
        let known = owned.chain(unowned).filter(|(_, relation)| *relation != Relation::None);
        known.map(|(document, relation)| (document.to_owned(), relation)).chain(self.bundles(job, owner)).collect()
    }

    /// A document of which the journal says whose it is.
    fn owned_relation(&self, job: &Job, document: &str, older: &Owner, owner: &Owner, single: bool) -> Relation {
        let name = ProjectName::new(&older.municipality, older.short_name.as_ref().unwrap_or(&older.title));
        if name.file(&job.kind, job.format) != document || self.names.contains(&name) || !self.journal.stands(document)
        {
            return Relation::None;
        }
        if single && self.made_before.contains(document) {
            return Relation::Own;
        }
        let is_same_title = names::same(&older.title, &owner.title);
        // With two short names, one title may be that of two projects.
        let is_named_once = older.short_name.is_none() || owner.short_name.is_none();
        match older.is_same_municipality(owner) {
            true if is_same_title && is_named_once => Relation::Own,
            // A profile that got another title, or was used again for another project.
            true if single => Relation::Unclear,
            _ => Relation::None,
        }
    }

    /// A document of version 0.1, in whose journal nothing says whose it is: the document itself does.
    fn unowned_relation(&self, job: &Job, folder: &str, document: &str, owner: &Owner) -> Relation {
        let old_name = ProjectName { folder: folder.to_owned(), stem: folder.to_owned() };
        if job.format != Format::Pdf || old_name.file(&job.kind, job.format) != document {
            return Relation::None;
        }
        let Ok(bytes) = fs::read(self.output.join(document)) else { return Relation::None };
        let Some(Subject { municipality, title }) = Subject::of_paper(&bytes) else {
            let is_plain = folder == slugs::folder(&owner.municipality);
            return if is_plain { Relation::Unclear } else { Relation::None };
        };
        if !names::same(&municipality, &owner.municipality) {
            Relation::None
        } else if names::same(&title, &owner.title) {
            Relation::Own
        } else if self.titles.contains(&compared(&municipality, &title)) {
            Relation::None
        } else {
            Relation::Unclear
        }
    }

    /// Folders of version 0.1 for Typst's compiler, which no journal knows, if they are the project's own.
    fn bundles(&self, job: &Job, owner: &Owner) -> Vec<(String, Relation)> {
        if job.format != Format::Typst {
            return Vec::new();
        }
        let plain = slugs::folder(&owner.municipality);
        let titled = format!("{plain}-{}", names::slug(&owner.title));
        let names = [plain, titled].map(|stem| ProjectName { folder: stem.clone(), stem });
        let files = names.iter().map(|name| name.file(&job.kind, job.format));
        let files = files.filter(|file| self.journal.owner(file).is_none() && self.journal.stands(file));
        let is_own = |file: &String| {
            let data = fs::read(self.output.join(file).join(bundle::DATA_FILE)).unwrap_or_default();
            Subject::of_briefing(&data).is_some_and(|subject| {
                names::same(&subject.municipality, &owner.municipality) && names::same(&subject.title, &owner.title)
            })
        };
        files.filter(is_own).map(|file| (file, Relation::Own)).collect()
    }

    fn remove(&self, document: &str, format: Format) -> io::Result<Option<String>> {
        if format == Format::Pdf {
            return self.journal.remove(document);
        }
        let path = self.output.join(document);
        if let Some(changed) = bundle::changes(&path)?.first() {
            return Ok(Some(format!("{document}/{changed}")));
        }
        fs::remove_dir_all(path)?;
        self.journal.remove_empty_folder(document);
        Ok(None)
    }

    fn finding(&self, file: &str, message: Message) -> Diagnostic {
        let place = Place::File(self.output.join(file).to_string_lossy().into());
        Diagnostic::warning(Code::OlderName, message).at(place)
    }

    fn changed(&self, file: &str, now: &str) -> Diagnostic {
        let message = say!("somebody changed this file, so it stays, though the paper is now called `{now}`", now);
        self.finding(file, message).hint(say!("keep what you need of it, then delete it"))
    }

    fn not_removed(&self, file: &str, error: &io::Error) -> Diagnostic {
        let message = say!("the paper under its older name cannot be removed: {error}", error);
        self.finding(file, message).hint(say!("close it in other programs, and delete it"))
    }

    fn unclear(&self, file: &str, now: &str) -> Diagnostic {
        let message = say!("this paper may be an older one of the project whose paper is now called `{now}`", now);
        self.finding(file, message).hint(say!("delete it if it is; it stays, because it may be another project's"))
    }
}

/// A municipality and a title, as they are compared.
fn compared(municipality: &str, title: &str) -> (String, String) {
    (names::normalise(municipality), names::normalise(title))
}
