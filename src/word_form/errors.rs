//! What can be wrong with a form as a file. None has a place yet: whoever reads the file adds it.

use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Message, say};

/// Why a form cannot be used.
pub(crate) type Fault = Box<Diagnostic>;

fn fault(message: Message) -> Diagnostic {
    Diagnostic::error(Code::WordForm, message)
}

pub(super) fn no_word_file() -> Fault {
    let hint = say!("open it in Word or LibreOffice and save it as a Word document (.docx)");
    Box::new(fault(say!("the form is not a Word file")).hint(hint))
}

pub(super) fn old_or_encrypted() -> Fault {
    let hint = say!("open it in Word, remove the password if it has one, and save it as a Word document (.docx)");
    Box::new(fault(say!("the form is protected by a password, or a Word file of the old kind (.doc)")).hint(hint))
}

pub(super) fn damaged() -> Fault {
    let hint = say!("open it in Word or LibreOffice and save it again");
    Box::new(fault(say!("the form is damaged, or cut off as by a copy that did not finish")).hint(hint))
}

pub(super) fn damaged_part(path: &str) -> Fault {
    let hint = say!("open it in Word or LibreOffice and save it again");
    Box::new(fault(say!("the part `{path}` of the form is damaged", path)).hint(hint))
}

pub(super) fn document_type(path: &str) -> Fault {
    Box::new(fault(say!("the part `{path}` of the form declares names of its own, as no Word file does", path)))
}

pub(super) fn too_large(why: Message) -> Fault {
    let hint = say!("remove what the form does not need, such as large pictures");
    Box::new(fault(say!("the form is too large: {why}", why)).hint(hint))
}

pub(super) fn strict() -> Fault {
    let hint = say!("save it as “Word document (.docx)”, not as “Strict Open XML document”");
    Box::new(fault(say!("the form is not written as Word usually writes it")).hint(hint))
}

pub(super) fn macros() -> Fault {
    let hint = say!("save it as a document without macros (.docx)");
    Box::new(fault(say!("the form holds macros")).hint(hint))
}

pub(super) fn embedded(what: &str) -> Fault {
    let hint = say!("remove the object from the form, or put it there as a picture");
    Box::new(fault(say!("the form holds an embedded object: `{what}`", what)).hint(hint))
}

pub(super) fn linked(what: Message) -> Fault {
    let hint = say!("put what is linked into the form itself; links that a reader clicks may stay");
    Box::new(fault(say!("the form takes something from elsewhere: {what}", what)).hint(hint))
}
