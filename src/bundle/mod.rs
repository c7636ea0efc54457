//! A document's Typst sources, complete: templates, data, fonts, and how to set them.
//!
//! Takes a template tree, a kind and its data, gives files by path. Whoever has Typst's own compiler gets
//! the same pages from them. Knows whether somebody changed such a folder; writes nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::hash::{sha256, sha256_of_file};
use crate::templates::Templates;
pub use crate::typeset::DATA as DATA_FILE;
use crate::typeset::{DATA, TYPST_VERSION, font_files, named_files};

/// The list of checksums, in the form of the usual tools.
const SUMS: &str = "SHA256SUMS";
/// Where the command in the README puts its pages.
const PREVIEW: &str = "preview.pdf";
/// For people.
const README: &str = include_str!("README.md");

/// Files by path, separated by `/`.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The sources of one document. `name` is what it is called, `data` what its templates read, `pictures`
/// those of the project by the paths templates know them by.
#[must_use]
pub fn bundle(
    templates: &Templates,
    kind: &str,
    name: &str,
    data: Vec<u8>,
    pictures: Vec<(String, Arc<[u8]>)>,
) -> Files {
    let mut files: Files = needed(templates, kind)
        .into_iter()
        .filter_map(|path| Some((path.to_owned(), templates.bytes(path)?.to_vec())))
        .collect();
    files.extend(font_files().map(|(name, bytes)| (format!("fonts/{name}"), bytes.to_vec())));
    files.insert(DATA.to_owned(), data);
    files.extend(pictures.into_iter().map(|(path, bytes)| (path, bytes.to_vec())));
    files.insert("README.md".to_owned(), readme(kind, name).into_bytes());
    let sums: String = files.iter().map(|(path, bytes)| format!("{}  {path}\n", sha256(bytes))).collect();
    files.insert(SUMS.to_owned(), sums.into_bytes());
    files
}

/// The command that sets a bundle's pages in its folder; `verb` is `compile` or `watch`.
#[must_use]
pub fn command(verb: &str, kind: &str) -> String {
    format!(
        "typst {verb} --root . --font-path fonts --ignore-system-fonts --features a11y-extras \
         --pdf-standard ua-1,a-2a {kind}/main.typ {PREVIEW}"
    )
}

fn readme(kind: &str, name: &str) -> String {
    README
        .replace("{watch}", &command("watch", kind))
        .replace("{typst}", TYPST_VERSION)
        .replace("{kind}", kind)
        .replace("{slug}", name)
}

/// The files a kind can ask for: its own and those of no kind; another kind's only if one of these names
/// it. Text modules and labels have become part of the data.
fn needed<'a>(templates: &'a Templates, kind: &str) -> BTreeSet<&'a str> {
    let kinds = templates.kinds();
    let folder = |path: &str| path.split('/').next().unwrap_or_default().to_owned();
    let mut needed = BTreeSet::new();
    let mut open: Vec<&str> = templates
        .paths()
        .filter(|path| !path.starts_with("labels/") && !path.starts_with("text/") && !path.contains("/text/"))
        .filter(|path| folder(path) == kind || !kinds.contains(&folder(path)))
        .collect();
    while let Some(path) = open.pop() {
        if needed.insert(path) && path.ends_with(".typ") {
            let text = String::from_utf8_lossy(templates.bytes(path).unwrap_or_default());
            let named = named_files(path, &text);
            open.extend(templates.paths().filter(|known| named.contains(*known)));
        }
    }
    needed
}

/// What somebody changed, added or removed in a bundle's folder since it was written, sorted. A preview
/// does not count.
///
/// # Errors
/// If the folder cannot be read.
pub fn changes(folder: &Path) -> io::Result<Vec<String>> {
    let sums = match fs::read_to_string(folder.join(SUMS)) {
        Ok(text) => text,
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::InvalidData) => String::new(),
        Err(error) => return Err(error),
    };
    let mut known: BTreeMap<&str, &str> =
        sums.lines().filter_map(|l| l.split_once("  ").map(|(s, p)| (p, s))).collect();
    let mut changed = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(below) = folders.pop() {
        for entry in fs::read_dir(folder.join(&below))? {
            let entry = entry?;
            let path = format!("{below}{}", entry.file_name().to_string_lossy());
            let kind = entry.file_type()?;
            if kind.is_dir() {
                folders.push(format!("{path}/"));
                continue;
            }
            let made_anew = path == SUMS || path == PREVIEW || path.ends_with("/main.pdf");
            let as_written = match known.remove(path.as_str()) {
                Some(sum) => kind.is_file() && sum == sha256_of_file(&entry.path())?,
                None => made_anew,
            };
            if !as_written {
                changed.push(path);
            }
        }
    }
    changed.extend(known.into_keys().map(str::to_owned));
    changed.sort();
    Ok(changed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_seen_and_a_preview_is_none() -> io::Result<()> {
        let root = tempfile::tempdir()?;
        let files = bundle(&Templates::embedded(), "dossier", "x", b"{}".to_vec(), Vec::new());
        for (path, bytes) in &files {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().expect("a folder"))?;
            fs::write(path, bytes)?;
        }
        fs::write(root.path().join("dossier/main.pdf"), "pages")?;
        fs::write(root.path().join("preview.pdf"), "pages")?;
        assert_eq!(changes(root.path())?, [""; 0]);
        fs::write(root.path().join("design/tokens.typ"), "mine")?;
        fs::write(root.path().join("design/wappen.svg"), "mine")?;
        fs::remove_file(root.path().join("fonts/OFL.md"))?;
        assert_eq!(changes(root.path())?, ["design/tokens.typ", "design/wappen.svg", "fonts/OFL.md"]);
        fs::remove_file(root.path().join(SUMS))?;
        assert!(changes(root.path())?.len() > 10, "a folder that is not ours");
        Ok(())
    }

    #[test]
    fn a_bundle_holds_its_own_kind_and_what_that_names() {
        let files = bundle(&Templates::embedded(), "praesentation", "x", Vec::new(), Vec::new());
        assert!(files.contains_key("praesentation/main.typ") && files.contains_key("design/slides.typ"));
        assert!(files.keys().all(|p| !p.starts_with("dossier/") && !p.contains("text/") && !p.starts_with("labels/")));
        let readme = String::from_utf8_lossy(&files["README.md"]).into_owned();
        assert!(readme.contains("praesentation/main.typ preview.pdf") && !readme.contains('{'), "{readme}");
    }
}
