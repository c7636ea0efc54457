//! The environment: the variables that the program heeds, and the system's own settings. Nothing else reads them;
//! those about colours are read by `anstream`.

#![expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]

use std::env;
use std::ffi::OsString;

/// The date that builds which can be repeated are given.
#[must_use]
pub fn source_date_epoch() -> Option<OsString> {
    env::var_os("SOURCE_DATE_EPOCH")
}

/// The names of locales that say which language messages are in, what decides first.
pub fn message_locales() -> impl Iterator<Item = String> {
    ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| env::var(name).ok())
}

/// The name of the locale of the system's own settings, where these variables are not customary.
#[cfg(any(windows, target_os = "macos"))]
#[must_use]
pub fn system_locale() -> Option<String> {
    sys_locale::get_locale()
}

/// The name of the locale of the system's own settings: there are none beside the variables.
#[cfg(not(any(windows, target_os = "macos")))]
#[must_use]
pub fn system_locale() -> Option<String> {
    None
}

/// Whether a window that this program was started in closes with it: on Windows, where no command prompt started it.
#[must_use]
pub fn closes_window() -> bool {
    cfg!(windows) && env::var_os("PROMPT").is_none()
}

/// Whether the terminal can only print, one line after the other.
#[must_use]
pub fn is_dumb_terminal() -> bool {
    env::var_os("TERM").is_some_and(|term| term == "dumb")
}
