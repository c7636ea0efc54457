//! Patterns such as `*.toml`, which shells on Windows hand on as they are: the files they name.

use std::path::{Path, PathBuf};

use crate::load::input::is_lock_file;

/// The files that the last part of a path names as a pattern, by name; none if it is no pattern, or a file is called
/// so.
#[must_use]
pub fn named(path: &Path) -> Option<Vec<PathBuf>> {
    let pattern: Vec<char> = path.file_name()?.to_str()?.chars().collect();
    if !pattern.iter().any(|c| matches!(c, '*' | '?')) || path.exists() {
        return None;
    }
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let fits = |name: &str| {
        let hidden = name.starts_with('.') && pattern.first() != Some(&'.');
        !hidden && matches(&pattern, &name.chars().collect::<Vec<_>>())
    };
    let entries = folder.read_dir().into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name()).filter(|name| name.to_str().is_some_and(fits));
    let mut paths: Vec<PathBuf> = names.map(|name| path.with_file_name(name)).filter(|p| !is_lock_file(p)).collect();
    paths.sort();
    Some(paths)
}

/// Whether a name fits a pattern: `*` stands for any signs, `?` for one.
fn matches(pattern: &[char], name: &[char]) -> bool {
    // Where the last `*` stands, and how much of the name it has taken.
    let (mut at, mut of, mut star) = (0, 0, None);
    while of < name.len() {
        match pattern.get(at) {
            Some('*') => {
                star = Some((at, of));
                at += 1;
            }
            Some(c) if *c == '?' || *c == name[of] => (at, of) = (at + 1, of + 1),
            _ => match star {
                Some((star_at, taken)) => {
                    star = Some((star_at, taken + 1));
                    (at, of) = (star_at + 1, taken + 1);
                }
                None => return false,
            },
        }
    }
    pattern.get(at..).is_some_and(|rest| rest.iter().all(|c| *c == '*'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_names_files_as_a_shell_would() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        for name in ["b.toml", "a.toml", ".c.toml", "~$a.toml", "a.yaml"] {
            std::fs::write(folder.path().join(name), "")?;
        }
        let of = |pattern: &str| {
            let paths = named(&folder.path().join(pattern))?;
            Some(paths.iter().flat_map(|p| p.file_name()).map(|n| n.to_string_lossy().into_owned()).collect::<Vec<_>>())
        };
        assert_eq!(of("*.toml").as_deref(), Some(&["a.toml".to_owned(), "b.toml".to_owned()][..]));
        assert_eq!(of("?.*l").map(|names| names.len()), Some(3));
        assert_eq!(of("*.json").map(|names| names.len()), Some(0));
        assert_eq!(of("a.toml"), None);
        Ok(())
    }
}
