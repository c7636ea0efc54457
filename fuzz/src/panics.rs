//! Tells panics of dependencies from those of the program.
//!
//! The program reads workbooks in a child process, because the spreadsheet parsers it uses panic on broken files. So
//! a panic that begins in a dependency is expected; one that begins in the program's own code is a finding.

use std::backtrace::Backtrace;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};

/// Installs a panic hook that lets panics of dependencies unwind and aborts the process at the program's own. To be
/// called once, before the first input.
pub fn abort_on_own_panics() {
    set_hook(Box::new(|info| {
        let file = info.location().map_or("", |location| location.file());
        if is_dependency(file) {
            return;
        }
        let trace = Backtrace::force_capture().to_string();
        // A panic in the standard library counts for its caller.
        if is_standard(file) && began_in_dependency(&trace) {
            return;
        }
        eprintln!("{info}\n{trace}");
        std::process::abort();
    }));
}

/// The result of a function; none if a dependency panicked in it.
pub fn contained<T>(what: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(what)).ok()
}

fn is_dependency(file: &str) -> bool {
    file.replace('\\', "/").contains("/registry/src/")
}

fn is_standard(file: &str) -> bool {
    file.starts_with("/rustc/") || file.contains("/lib/rustlib/")
}

/// Whether the first frame outside the standard library and this module belongs to a dependency.
fn began_in_dependency(trace: &str) -> bool {
    let files = trace.lines().filter_map(|line| line.trim_start().strip_prefix("at "));
    let mut files = files.filter(|file| !is_standard(file) && !file.contains("src/panics.rs"));
    files.next().is_some_and(is_dependency)
}
