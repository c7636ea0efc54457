//! Ctrl-C, and the request to end: once for an orderly end, twice for an end at once.

use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use crate::language::Language;
use crate::message::say;

use super::exit::FAILED;

/// A flag that is set when somebody asks the program to end; the same one for all who ask. Where the system
/// gives no such sign, it is never set. What is said then is said in this language.
#[must_use]
pub fn watch(language: Language) -> Arc<AtomicBool> {
    static FLAG: OnceLock<Arc<AtomicBool>> = OnceLock::new();
    let flag = FLAG.get_or_init(|| {
        let flag = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&flag);
        let told = ctrlc::set_handler(move || {
            if seen.swap(true, Ordering::SeqCst) {
                std::process::exit(FAILED.into());
            }
            // Nobody is left to hear that it could not be said.
            let text = say!("finishing what is in hand; once more ends at once").text(language);
            let _ = writeln!(std::io::stderr(), "\n{text}");
        });
        // Refused if there is a handler already: then the system's own way holds.
        drop(told);
        flag
    });
    Arc::clone(flag)
}
