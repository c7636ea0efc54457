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
use crate::files::below;
use crate::message::{Message, say};
use crate::names;

/// What a document under an older name has to do with a project.
enum Relation {
    /// It is the project's own.
    Own,
    /// It may be the project's own, or one of this project, which is not in the run; none if that is not known.
    Unclear(Option<Message>),
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
    let mut unclear: BTreeMap<String, (usize, Option<Message>)> = BTreeMap::new();
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
                // Told when something new is written, not every time.
                Relation::Unclear(project) if outcome.status == DocumentStatus::Written => {
                    unclear.entry(document).or_insert((position, project));
                }
                Relation::Unclear(_) => {}
            }
        }
    }
    cleared.kept.extend(known.unclear(unclear));
    cleared
}

/// Clears what earlier runs made of documents that are withheld now: it says what the project no longer says.
pub fn clear_withheld(work: &DocumentJobs, withheld: &[Job], cleared: &mut ClearedNames) {
    let journal = &work.journal;
    for job in withheld.iter().filter(|job| job.format == Format::Pdf) {
        let (Some(position), Some(owner)) = (job.position, &job.owner) else { continue };
        let document = job.file();
        if !journal.owner(&document).is_some_and(|known| known.is_same_project(owner)) {
            continue;
        }
        let place = Place::File(below(&work.folder, &document).to_string_lossy().into());
        let message = match journal.remove(&document) {
            Ok(None) => {
                cleared.withdrawn += 1;
                continue;
            }
            Ok(Some(_)) => say!("somebody changed this file, so it stays, though the paper is withheld now"),
            Err(error) => say!("the paper is withheld now and cannot be removed: {error}", error),
        };
        let hint = say!("keep what you need of it, then delete it");
        cleared.kept.push((position, Diagnostic::warning(Code::OlderName, message).at(place).hint(hint)));
    }
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
        let owned = owned.filter_map(|(document, older)| {
            Some(((*document).to_owned(), self.owned_relation(job, document, older, owner, single)?))
        });
        let folder = slugs::folder(&owner.municipality);
        let unowned = self.unowned.range(folder.as_str()..).take_while(|(name, _)| name.starts_with(&folder));
        let unowned = unowned.flat_map(|(name, documents)| documents.iter().map(move |document| (*name, *document)));
        let unowned = unowned.filter_map(|(name, document)| {
            Some((document.to_owned(), self.unowned_relation(job, name, document, owner)?))
        });
        owned.chain(unowned).chain(self.bundles(job, owner)).collect()
    }

    /// A document of which the journal says whose it is.
    fn owned_relation(
        &self,
        job: &Job,
        document: &str,
        older: &Owner,
        owner: &Owner,
        single: bool,
    ) -> Option<Relation> {
        let project = older.short_name.as_ref().unwrap_or(&older.title);
        let before = ProjectName::without_checksum(&older.municipality, project);
        let mut names = before.into_iter().chain([ProjectName::new(&older.municipality, project)]);
        let is_older = names.any(|name| name.file(&job.kind, job.format) == document && !self.names.contains(&name));
        if !is_older || !self.journal.stands(document) {
            return None;
        }
        if single && self.made_before.contains(document) {
            return Some(Relation::Own);
        }
        if !older.is_same_municipality(owner) {
            return None;
        }
        // With two short names, one title may be that of two projects.
        let is_named_once = older.short_name.is_none() || owner.short_name.is_none();
        let is_own = names::same(&older.title, &owner.title) && is_named_once;
        // Else a profile that got another title, or was used again, or a row that is gone.
        Some(if is_own { Relation::Own } else { Relation::Unclear(Some(older.shown())) })
    }

    /// A document of version 0.1, in whose journal nothing says whose it is: the document itself does.
    fn unowned_relation(&self, job: &Job, folder: &str, document: &str, owner: &Owner) -> Option<Relation> {
        let old_name = ProjectName { folder: folder.to_owned(), stem: folder.to_owned() };
        if job.format != Format::Pdf || old_name.file(&job.kind, job.format) != document {
            return None;
        }
        let bytes = fs::read(below(self.output, document)).ok()?;
        let Some(Subject { municipality, title }) = Subject::of_paper(&bytes) else {
            return (folder == slugs::folder(&owner.municipality)).then_some(Relation::Unclear(None));
        };
        if !names::same(&municipality, &owner.municipality) {
            None
        } else if names::same(&title, &owner.title) {
            Some(Relation::Own)
        } else if self.titles.contains(&compared(&municipality, &title)) {
            None
        } else {
            Some(Relation::Unclear(Some(say!("“{title}”, {municipality}", title, municipality))))
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
            let data = fs::read(below(self.output, file).join(bundle::DATA_FILE)).unwrap_or_default();
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
        let path = below(self.output, document);
        if let Some(changed) = bundle::changes(&path)?.first() {
            return Ok(Some(format!("{document}/{changed}")));
        }
        fs::remove_dir_all(path)?;
        self.journal.remove_empty_folder(document);
        Ok(None)
    }

    fn finding(&self, file: &str, message: Message) -> Diagnostic {
        Diagnostic::warning(Code::OlderName, message).at(self.place(file))
    }

    fn changed(&self, file: &str, now: &str) -> Diagnostic {
        let message = say!("somebody changed this file, so it stays, though the paper is now called `{now}`", now);
        self.finding(file, message).hint(say!("keep what you need of it, then delete it"))
    }

    fn not_removed(&self, file: &str, error: &io::Error) -> Diagnostic {
        let message = say!("the paper under its older name cannot be removed: {error}", error);
        self.finding(file, message).hint(say!("close it in other programs, and delete it"))
    }

    /// What is to be said of papers that may be older ones: once for each project they are of.
    fn unclear(&self, documents: BTreeMap<String, (usize, Option<Message>)>) -> Vec<(usize, Diagnostic)> {
        let mut findings: Vec<(usize, Option<Message>, Diagnostic)> = Vec::new();
        for (document, (position, project)) in documents {
            // By name, so those of one project follow each other.
            if let Some((_, _, finding)) = findings.last_mut().filter(|(_, of, _)| *of == project) {
                *finding = finding.clone().at(self.place(&document));
                continue;
            }
            let message = match &project {
                Some(project) => say!("this paper is of the project {project}, which is not in this run", project),
                None => say!("this paper has a name that an older version gave it, and does not say whose it is"),
            };
            let hint = say!("delete it if the project has another name now, or is given up; it may be another one's");
            findings.push((position, project, self.finding(&document, message).hint(hint)));
        }
        findings.into_iter().map(|(position, _, finding)| (position, finding)).collect()
    }

    fn place(&self, file: &str) -> Place {
        Place::File(below(self.output, file).to_string_lossy().into())
    }
}

/// A municipality and a title, as they are compared.
fn compared(municipality: &str, title: &str) -> (String, String) {
    (names::normalise(municipality), names::normalise(title))
}
