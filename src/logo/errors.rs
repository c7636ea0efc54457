//! The error that all checks of pictures share. It has no place yet: the caller adds the one in the profile.

use crate::diagnostic::{Code, Diagnostic};
use crate::message::say;

/// A file that is cut off or not what its signature says.
pub(super) fn broken() -> Diagnostic {
    Diagnostic::error(Code::LogoBroken, say!("the picture's file is damaged or not finished"))
        .hint(say!("open it in a drawing program and save it again"))
}
