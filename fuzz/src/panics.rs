//! Which panics count when parsers of others are at work.
//!
//! The program reads workbooks in a child process, because the spreadsheet parsers it stands on panic on
//! broken files. So a panic that begins in a foreign crate is what the design contains already; one that
//! begins in the program's own code is a finding.

use std::backtrace::Backtrace;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};

/// Lets foreign panics unwind and ends the process at our own. To be called once, before the first input.
pub fn only_our_own_count() {
    set_hook(Box::new(|info| {
        let file = info.location().map_or("", |location| location.file());
        if is_foreign(file) {
            return;
        }
        let trace = Backtrace::force_capture().to_string();
        // The standard library panics for whoever called it.
        if is_standard(file) && began_in_foreign(&trace) {
            return;
        }
        eprintln!("{info}\n{trace}");
        std::process::abort();
    }));
}

/// What a function gives, or none if a foreign crate panicked in it.
pub fn contained<T>(what: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(what)).ok()
}

fn is_foreign(file: &str) -> bool {
    file.replace('\\', "/").contains("/registry/src/")
}

fn is_standard(file: &str) -> bool {
    file.starts_with("/rustc/") || file.contains("/lib/rustlib/")
}

/// Whether the first frame outside the standard library and this module is of a foreign crate.
fn began_in_foreign(trace: &str) -> bool {
    let files = trace.lines().filter_map(|line| line.trim_start().strip_prefix("at "));
    let mut files = files.filter(|file| !is_standard(file) && !file.contains("src/panics.rs"));
    files.next().is_some_and(is_foreign)
}
