//! A run from its spec to its outcome: inputs read and named, briefings and jobs laid out, documents made.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

use crate::batch::briefings::BriefingCache;
use crate::batch::copies::name_projects;
use crate::batch::event::{Event, Listener};
use crate::batch::outcome::{ClearedNames, DocumentOutcome, ProjectOutcome, RunError, RunOutcome};
use crate::batch::session::{Session, Typesetting};
use crate::batch::shard::{self, Shard};
use crate::batch::slugs::ProjectName;
use crate::batch::spec::{PortfolioWish, RunSpec};
use crate::language::Language;
use crate::load::{Inputs, LoadedProject};
use crate::templates::PORTFOLIO;

/// Makes the documents of a run. What is written stays, whatever happens to the others; no more are begun once
/// `stop` is set.
///
/// # Errors
/// If nothing can be made, or not all that can.
pub fn run(
    spec: &RunSpec,
    session: &mut Session,
    stop: &Arc<AtomicBool>,
    tell: Listener,
) -> Result<RunOutcome, RunError> {
    let started = Instant::now();
    let (typesetting, mut inputs) = session.load(spec);
    let names = name_projects(&mut inputs.projects);
    let language = |project: &LoadedProject| {
        spec.language.or(project.usable().map(|profile| profile.language)).unwrap_or_default()
    };
    let english = inputs.projects.iter().filter(|project| language(project) == Language::English).count();
    if english > 0 {
        inputs.read_english();
    }
    // What is over all projects is in the language asked for, else in the one most of them are in.
    let overall = if english * 2 > inputs.projects.len() { Language::English } else { Language::German };
    let is_ours = |name: &str| spec.shard.is_none_or(|shard| shard.holds(name));
    let ours = ours(spec.shard, &names, &inputs.projects);
    tell_findings(&inputs, &ours, spec.fail_fast, tell)?;
    let mut projects = Vec::new();
    let mut ready = Vec::new();
    for (index, ((project, name), _)) in inputs.projects.iter().zip(names).zip(&ours).enumerate().filter(|(_, p)| *p.1)
    {
        let (file, findings) = (project.file.clone(), project.findings.clone());
        let slug = name.as_ref().map(|name| name.stem.clone());
        projects.push(ProjectOutcome { file, slug, findings, gaps: 0 });
        ready.extend(name.map(|name| (index, name, language(project))));
    }
    let mut briefings =
        BriefingCache::new(inputs, ready, overall, &spec.templates, spec.date, spec.draft, spec.threads)
            .map_err(RunError::Templates)?;
    let portfolio = is_ours(PORTFOLIO)
        && match spec.portfolio {
            PortfolioWish::No => false,
            PortfolioWish::OfSeveral => briefings.usable() > 1,
            PortfolioWish::Always => true,
        };
    let mut documents = Vec::new();
    if !briefings.ready().is_empty() || portfolio {
        briefings.expect(spec.formats.len(), &spec.kinds);
        let made = typeset(spec, typesetting, briefings, portfolio, &session.made(), stop, tell)?;
        documents = made.documents;
        session.remember(&documents);
        let mut ready: Vec<_> = projects.iter_mut().filter(|project| project.slug.is_some()).collect();
        ready.iter_mut().zip(made.gaps).for_each(|(project, gaps)| project.gaps = gaps);
        for (position, finding) in made.cleared.kept {
            ready.get_mut(position).into_iter().for_each(|project| project.findings.push(finding.clone()));
        }
    }
    let milliseconds = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    let named_kinds = spec.named_kinds;
    Ok(RunOutcome { date: spec.date, shard: spec.shard, projects, documents, named_kinds, milliseconds })
}

/// Which projects belong to the part: those that are made are shared out evenly, the others by their file.
fn ours(shard: Option<Shard>, names: &[Option<ProjectName>], projects: &[LoadedProject]) -> Vec<bool> {
    let Some(shard) = shard else { return vec![true; projects.len()] };
    let stems: Vec<&str> = names.iter().flatten().map(|name| name.stem.as_str()).collect();
    let mut parts = shard::parts(&stems, shard.count()).into_iter();
    let named = names.iter().zip(projects).map(|(name, project)| match name {
        Some(_) => parts.next() == Some(shard.number() - 1),
        None => shard.holds(&project.file),
    });
    named.collect()
}

/// Tells of everything found in this part of the projects; with `fail_fast` up to the first that cannot be used.
fn tell_findings(inputs: &Inputs, ours: &[bool], fail_fast: bool, tell: Listener) -> Result<(), RunError> {
    tell(Event::Read(inputs));
    for (project, _) in inputs.projects.iter().zip(ours).filter(|(_, ours)| **ours) {
        tell(Event::Project(project));
        if fail_fast && project.usable().is_none() {
            return Err(RunError::Inputs);
        }
    }
    if inputs.catalog().is_none() { Err(RunError::Inputs) } else { Ok(()) }
}

/// What making the documents gave.
struct Made {
    /// What became of each document.
    documents: Vec<DocumentOutcome>,
    /// How many gaps each project has.
    gaps: Vec<usize>,
    /// What became of documents under older names.
    cleared: ClearedNames,
}

/// Makes all documents, then removes what stands under names that projects no longer have.
#[cfg(feature = "pdf")]
fn typeset(
    spec: &RunSpec,
    typesetting: Typesetting,
    briefings: BriefingCache,
    portfolio: bool,
    made_before: &BTreeSet<String>,
    stop: &Arc<AtomicBool>,
    tell: Listener,
) -> Result<Made, RunError> {
    use std::collections::BTreeMap;

    use crate::batch::event::NotBegunReason;
    use crate::batch::executor::Executor;
    use crate::batch::job::{DocumentJobs, Job, jobs};
    use crate::batch::older::{clear_older_names, clear_withheld};

    let renderer = typesetting.map_err(RunError::Templates)?;
    let journal = open_journal(spec)?;
    let (jobs, withheld): (Vec<_>, Vec<_>) =
        jobs(spec, &briefings, portfolio).into_iter().partition(|job| job.withheld.is_none());
    let count = jobs.len();
    let executor = Executor::new(spec.threads, spec.limits, spec.fail_fast, Arc::clone(stop));
    let (folder, force, limits) = (spec.output.clone(), spec.force, spec.limits);
    let work = Arc::new(DocumentJobs { renderer, jobs, briefings, folder, journal, force, limits });
    tell(Event::Started(count));
    let mut documents = Vec::with_capacity(count);
    let mut waiting = BTreeMap::new();
    let begun = executor.run(&work, count, |number, result| {
        tell(Event::Ended);
        waiting.insert(number, result);
        while let Some(result) = waiting.remove(&documents.len()) {
            let Some(job) = work.jobs.get(documents.len()) else { continue };
            let outcome = result.unwrap_or_else(|findings| job.failed(findings));
            tell(Event::Document(&outcome));
            documents.push(outcome);
        }
    });
    begun.map_err(RunError::Threads)?;
    let done = documents.len();
    documents.extend(work.jobs[done..].iter().map(|job| job.not_begun()));
    let reason = match (executor.is_stopped(), spec.fail_fast) {
        (true, _) => NotBegunReason::Interrupted,
        (false, true) => NotBegunReason::FailFast,
        (false, false) => NotBegunReason::Stuck,
    };
    tell(Event::NotBegun(&documents[done..], reason));
    let mut cleared = clear_older_names(&work, &documents, made_before);
    clear_withheld(&work, &withheld, &mut cleared);
    documents.extend(withheld.iter().map(Job::withheld));
    tell(Event::Cleared(&cleared));
    let gaps = work.briefings.ready().iter().map(|ready| work.briefings.gaps(ready)).collect();
    Ok(Made { documents, gaps, cleared })
}

#[cfg(feature = "pdf")]
fn open_journal(spec: &RunSpec) -> Result<crate::batch::journal::Journal, RunError> {
    use crate::batch::job::folder_hint;
    use crate::batch::journal::{Journal, OpenError};
    use crate::diagnostic::{Code, Diagnostic, Place};
    use crate::message::say;

    let place = Place::File(spec.output.to_string_lossy().into());
    let finding = |error| match error {
        OpenError::Busy => {
            Diagnostic::error(Code::FolderInUse, say!("another run of ratsmappe is writing to this folder"))
                .at(place)
                .hint(say!("wait until it has ended, or choose another folder with -o"))
        }
        OpenError::Io(error) => {
            let message = say!("the output folder cannot be written to: {error}", error);
            Diagnostic::error(Code::CannotWrite, message).at(place).hint(folder_hint())
        }
    };
    Journal::open(&spec.output, spec.shard.is_some()).map_err(|error| RunError::Setup(finding(error)))
}

/// Says that there is nothing to typeset with.
#[cfg(not(feature = "pdf"))]
fn typeset(
    _: &RunSpec,
    typesetting: Typesetting,
    _: BriefingCache,
    _: bool,
    _: &BTreeSet<String>,
    _: &Arc<AtomicBool>,
    _: Listener,
) -> Result<Made, RunError> {
    match typesetting {
        Ok(renderer) => match *renderer {},
        Err(findings) => Err(findings.into_iter().next().map_or(RunError::Inputs, RunError::Setup)),
    }
}
