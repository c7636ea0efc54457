//! Other kinds of file than a profile can be, by their names: what they are called, and what to do.

use crate::diagnostic::{Code, Diagnostic, Place, quote};
use crate::message::{Message, say};

/// The endings of profiles.
const PROFILES: [&str; 4] = ["toml", "json", "yaml", "yml"];

/// The fault of a file that is no profile, by its name.
pub(in crate::document) fn fault(name: &str) -> Diagnostic {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let (stem, ending) = file.rsplit_once('.').unwrap_or((file, ""));
    let inner = stem.rsplit_once('.').map(|(_, inner)| inner.to_lowercase()).unwrap_or_default();
    let at = |message| Diagnostic::error(Code::UnsupportedFormat, message).at(Place::File(name.into()));
    let fault = if PROFILES.contains(&inner.as_str()) {
        let message =
            say!("the file's name ends with {ending} after its real ending", ending = quote(&format!(".{ending}")));
        let shown = say!(
            "rename it to {name}; Windows hides the last ending unless `View › File name extensions` is on",
            name = quote(stem)
        );
        at(message).hint(shown)
    } else {
        match kind(&ending.to_lowercase()) {
            Some((what, advice)) => at(say!("{what} is no project profile", what)).hint(advice),
            None if ending.is_empty() => at(say!("the file's name has no ending that tells what is in it")),
            None => {
                let ending = quote(&format!(".{ending}"));
                at(say!("a file that ends with {ending} is no project profile", ending))
            }
        }
    };
    fault.hint(say!(
        "profiles end with .toml, .json, .yaml or .yml; filled questionnaires and project lists with .xlsx, .xlsm, .ods or .csv"
    ))
}

/// What a kind of file is called, and what to do instead.
fn kind(ending: &str) -> Option<(Message, Message)> {
    let fill = || say!("fill in a questionnaire instead: `ratsmappe form` makes one");
    Some(match ending {
        "docx" | "doc" | "docm" | "dotx" | "odt" | "rtf" => (say!("a text document"), fill()),
        "pptx" | "ppt" | "odp" => (say!("a presentation"), fill()),
        "pdf" => (say!("a PDF"), fill()),
        "txt" | "text" | "md" => {
            (say!("a plain text file"), say!("if it holds a profile, rename it so that it ends with .toml"))
        }
        "html" | "htm" | "xml" => (say!("a web page"), fill()),
        "png" | "jpg" | "jpeg" | "svg" | "gif" | "tif" | "tiff" => {
            (say!("a picture"), say!("a profile names it: `datei = \"bilder/plan.png\"` in [[bilder]]"))
        }
        "zip" | "7z" | "rar" | "gz" => (say!("an archive"), say!("unpack it and give a file in it")),
        "lnk" | "url" => (say!("a shortcut"), say!("give the file that it leads to")),
        "msg" | "eml" => (say!("an e-mail"), say!("save what is attached to it, and give that file")),
        _ => return None,
    })
}
