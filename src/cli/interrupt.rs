//! Ctrl-C, and the request to end: once for an orderly end, twice for an end at once.

use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::exit::FAILED;

/// A flag that is set when somebody asks the program to end. Where the system gives no such sign, it is
/// never set.
#[must_use]
pub fn watch() -> Arc<AtomicBool> {
    let flag = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&flag);
    let told = ctrlc::set_handler(move || {
        if seen.swap(true, Ordering::SeqCst) {
            std::process::exit(FAILED.into());
        }
        // Nobody is left to hear that it could not be said.
        let _ = writeln!(std::io::stderr(), "\nfinishing the documents in hand; once more ends at once");
    });
    // A second handler is refused; the first one's flag is then nobody's, and the system's own way holds.
    drop(told);
    flag
}
