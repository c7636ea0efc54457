//! The errors that several checks of pictures share. None has a place yet: the caller adds the one in the profile.

use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Message, say};

/// A file that is cut off or not what its signature says.
pub(super) fn broken() -> Diagnostic {
    Diagnostic::error(Code::LogoBroken, say!("the picture's file is damaged or not finished"))
        .hint(say!("open it in a drawing program and save it again"))
}

/// Content of an SVG that is not part of the drawing.
pub(super) fn not_allowed(what: Message) -> Diagnostic {
    Diagnostic::error(Code::LogoUnsafe, say!("the SVG holds {what}; a picture may only hold its own drawing", what))
        .hint(say!("save it as plain or optimised SVG, or as PNG"))
}

/// A drawing beyond a limit.
pub(super) fn too_complex() -> Diagnostic {
    Diagnostic::error(Code::LogoTooLarge, say!("the SVG is more complicated than a picture may be"))
        .hint(say!("save it as PNG"))
}
