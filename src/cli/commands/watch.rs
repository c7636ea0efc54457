//! `watch`: documents made again whenever something they are made from changes.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use jiff::civil::Date;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::batch::Session;
use crate::cli::args::{BuildArgs, WatchArgs};
use crate::cli::commands::build;
use crate::cli::exit::{CommandError, DONE};
use crate::cli::interrupt;
use crate::message::{count, say};
use crate::terminal::Terminal;

/// How long it must be quiet before documents are made: editors write a file in several steps.
const DEBOUNCE: Duration = Duration::from_millis(120);
/// How often it is looked up whether somebody asks the program to end.
const POLL_INTERVAL: Duration = Duration::from_millis(200);

/// Runs the command until it is told to end. Everything that has not changed stays loaded.
///
/// # Errors
/// For a wrong command line, if files cannot be watched, and if standard output cannot be written to.
pub fn run(args: &WatchArgs, date: Date, terminal: &mut Terminal) -> Result<u8, CommandError> {
    interrupt::watch(terminal.language);
    let stop = interrupt::flag();
    let (sender, events) = channel();
    // The receiver outlives the watcher.
    let told = notify::recommended_watcher(move |event| drop(sender.send(event)));
    let mut watcher = told.map_err(|error| cannot_watch(&error))?;
    let mut session = Session::lasting(args.build.limits.into());
    let mut folders = BTreeSet::new();
    let mut open = args.build.open;
    loop {
        // Before the documents are made: what changes meanwhile is not missed.
        let sources = Sources::of(&args.build, &mut session);
        sources.watch(&mut watcher, &mut folders)?;
        terminal.clear();
        let end = build::build(&args.build, date, &mut session, terminal)?;
        if end.out_of_memory {
            terminal.message(&say!("watching ends, because only that stops what takes the memory"));
            return Ok(end.code);
        }
        if let Some(path) = end.opens.filter(|_| std::mem::take(&mut open)) {
            build::open(&path, terminal);
        }
        if stop.load(Ordering::SeqCst) {
            return Ok(DONE);
        }
        terminal.message(&count!(
            sources.files.len(),
            "watching {n} file; Ctrl-C ends",
            "watching {n} files; Ctrl-C ends"
        ));
        loop {
            match events.recv_timeout(POLL_INTERVAL) {
                Ok(event) if sources.concerns(&event) => break,
                Err(RecvTimeoutError::Disconnected) => return Ok(DONE),
                _ if stop.load(Ordering::SeqCst) => return Ok(DONE),
                _ => {}
            }
        }
        settle(&events);
    }
}

/// Waits until nothing has happened for a moment.
fn settle(events: &Receiver<notify::Result<Event>>) {
    while events.recv_timeout(DEBOUNCE).is_ok() {}
}

fn cannot_watch(error: &notify::Error) -> CommandError {
    CommandError::Failed(say!("files cannot be watched here: {error}", error = error.to_string()))
}

/// What the documents are made from.
struct Sources {
    /// Files, in folders by their real names, as events name them.
    files: BTreeSet<PathBuf>,
    /// Folders all of whose files count.
    trees: BTreeSet<PathBuf>,
}

impl Sources {
    fn of(args: &BuildArgs, session: &mut Session) -> Self {
        let inputs = session.loader().read(args.catalog.as_deref(), &args.profiles);
        let (folders, files): (Vec<_>, Vec<_>) = inputs.files.iter().partition(|path| path.is_dir());
        let trees = folders.into_iter().chain(&args.templates);
        Self {
            files: files.into_iter().chain(&args.word_vorlage).filter_map(|path| real(path)).collect(),
            trees: trees.filter_map(|path| path.canonicalize().ok()).collect(),
        }
    }

    /// Watches the folders of the files: many editors put a new file in the place of the old one. Folders
    /// that are watched already are in `folders`.
    fn watch(&self, watcher: &mut RecommendedWatcher, folders: &mut BTreeSet<PathBuf>) -> Result<(), CommandError> {
        let trees = self.trees.iter().map(|tree| (tree.as_path(), RecursiveMode::Recursive));
        let parents = self.files.iter().filter_map(|file| file.parent());
        for (folder, mode) in trees.chain(parents.map(|parent| (parent, RecursiveMode::NonRecursive))) {
            if folders.insert(folder.to_owned()) {
                watcher.watch(folder, mode).map_err(|error| cannot_watch(&error))?;
            }
        }
        Ok(())
    }

    /// Whether an event means that documents may have to be made again. Doubt counts as yes.
    fn concerns(&self, event: &notify::Result<Event>) -> bool {
        let Ok(event) = event else { return true };
        let ours = |path: &PathBuf| self.files.contains(path) || self.trees.iter().any(|tree| path.starts_with(tree));
        event.need_rescan() || (!matches!(event.kind, EventKind::Access(_)) && event.paths.iter().any(ours))
    }
}

/// The name of a file, there or not, in the real folder it belongs to.
fn real(file: &Path) -> Option<PathBuf> {
    let folder = file.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Some(folder.canonicalize().ok()?.join(file.file_name()?))
}
