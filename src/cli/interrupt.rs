//! Ctrl-C, and the request to end: once for an orderly end, twice for an end at once.

use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use crate::cli::exit::FAILED;
use crate::language::Language;
use crate::message::say;

/// A flag that is set when somebody asks the program to end; the same one for all who ask. Without [`watch`] it is
/// never set.
#[must_use]
pub fn flag() -> Arc<AtomicBool> {
    static FLAG: OnceLock<Arc<AtomicBool>> = OnceLock::new();
    Arc::clone(FLAG.get_or_init(Arc::default))
}

/// From now on the flag is set when somebody asks the program to end, and that is said in this language. Where the
/// system gives no such sign, it never is.
pub fn watch(language: Language) {
    static WATCHED: OnceLock<()> = OnceLock::new();
    WATCHED.get_or_init(|| {
        let told = ctrlc::set_handler(move || {
            if flag().swap(true, Ordering::SeqCst) {
                std::process::exit(FAILED.into());
            }
            // Nobody is left to hear that it could not be said.
            let text = say!("finishing what is in hand; once more ends at once").text(language);
            let _ = writeln!(std::io::stderr(), "\n{text}");
        });
        // Refused if there is a handler already: then the system's own way holds.
        drop(told);
    });
}
