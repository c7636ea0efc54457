//! The names of projects' folders and files. They follow from a project alone: not from the run, the order, or what
//! lies in a folder.

use crate::batch::format::Format;
use crate::hash;
use crate::names;
use crate::profile::Profile;

/// The longest a project's own part of a file's name may be, in characters.
const MAX_PROJECT_CHARS: usize = 40;
/// How many signs of a checksum of all of it end a name that had to be cut. Titles of one town often begin alike.
const CHECKSUM_CHARS: usize = 4;

/// Where a project's files are, and what their names start with.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ProjectName {
    /// The folder within the output folder: the municipality's name.
    pub folder: String,
    /// What the files' names start with: the municipality's name and the project's.
    pub stem: String,
}

impl ProjectName {
    /// The name of a project: from its municipality, and its short name or else its title.
    #[must_use]
    pub fn of(profile: &Profile) -> Self {
        Self::new(&profile.municipality.name, profile.project.short_name.as_deref().unwrap_or(&profile.project.title))
    }

    /// The name of a municipality's project that is called so.
    #[must_use]
    pub fn new(municipality: &str, project: &str) -> Self {
        let folder = folder(municipality);
        let stem = format!("{folder}-{}", project_slug(project));
        Self { folder, stem }
    }

    /// The name that a project with a long title had before what is cut got a checksum; none where nothing is cut.
    #[must_use]
    pub fn without_checksum(municipality: &str, project: &str) -> Option<Self> {
        let folder = folder(municipality);
        let cut = names::short_slug(project, MAX_PROJECT_CHARS);
        let is_cut = cut != names::short_slug(project, usize::MAX);
        is_cut.then(|| Self { stem: format!("{folder}-{cut}"), folder })
    }

    /// The file or folder of a document of this kind, relative to the output folder, separated by `/`.
    #[must_use]
    pub fn file(&self, kind: &str, format: Format) -> String {
        let Self { folder, stem } = self;
        match format {
            Format::Pdf => format!("{folder}/{stem}-{kind}.pdf"),
            Format::Typst => format!("{folder}/{stem}-{kind}-typst"),
        }
    }

    /// A file beside a document, relative to the output folder, separated by `/`.
    #[must_use]
    pub fn side_file(&self, name: &str, ending: &str) -> String {
        let Self { folder, stem } = self;
        format!("{folder}/{stem}-{name}.{ending}")
    }
}

/// A project's own part of a name. What is too long is cut between words, and ends with a checksum of the whole, so that
/// two projects whose titles only begin alike have names of their own, in every run.
fn project_slug(project: &str) -> String {
    let whole = names::short_slug(project, usize::MAX);
    if whole.len() <= MAX_PROJECT_CHARS {
        return whole;
    }
    let cut = names::short_slug(project, MAX_PROJECT_CHARS - CHECKSUM_CHARS - 1);
    let checksum = hash::sha256(names::normalise(project).as_bytes());
    format!("{cut}-{}", checksum.get(..CHECKSUM_CHARS).unwrap_or_default())
}

/// The folder of a municipality's projects.
#[must_use]
pub fn folder(municipality: &str) -> String {
    let slug = names::slug(municipality);
    if names::is_device(&slug) { format!("{slug}-kommune") } else { slug }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(municipality: &str, title: &str, short_name: Option<&str>) -> (String, String) {
        let mut profile = Profile::default();
        profile.municipality.name = municipality.into();
        profile.project.title = title.into();
        profile.project.short_name = short_name.map(str::to_owned);
        let ProjectName { folder, stem } = ProjectName::of(&profile);
        (folder, stem)
    }

    #[test]
    fn files_are_called_by_municipality_and_project() {
        let pair = |folder: &str, stem: &str| (folder.to_owned(), stem.to_owned());
        assert_eq!(name("Groß Mühlen", "Bus", None), pair("gross-muehlen", "gross-muehlen-bus"));
        assert_eq!(name("Groß Mühlen", "Bus", Some("Rufbus 2")), pair("gross-muehlen", "gross-muehlen-rufbus-2"));
        let long = "Hitzeaktionsplan für Kindertagesstätten und Schulen";
        assert_eq!(name("Au", long, None), pair("au", "au-hitzeaktionsplan-fuer-7dda"));
        assert_eq!(name("Con", "Aux", None), pair("con-kommune", "con-kommune-aux"));
    }

    #[test]
    fn titles_that_only_begin_alike_have_names_of_their_own() {
        let build = |part: &str| format!("Ausbau der Ganztagsbetreuung an der Grundschule {part}");
        let stems: std::collections::BTreeSet<String> =
            ["Nord", "Süd", "Ost", "West", "Nord II"].map(|part| name("Au", &build(part), None).1).into();
        assert_eq!(stems.len(), 5, "{stems:?}");
        let begins = |stem: &String| stem.starts_with("au-ausbau-der-ganztagsbetreuung-an-der-");
        assert!(stems.iter().all(|stem| begins(stem) && stem.len() <= "au-".len() + MAX_PROJECT_CHARS), "{stems:?}");
        // Another spelling of one title is one name.
        assert_eq!(name("Au", &build("„Nord“"), None), name("Au", &build("nord."), None));
        // What is not cut stays as it is.
        let forty = "a".repeat(MAX_PROJECT_CHARS);
        assert_eq!(name("Au", &forty, None).1, format!("au-{forty}"));
        assert_eq!(ProjectName::without_checksum("Au", &forty), None);
        let older = ProjectName::without_checksum("Au", &build("Nord")).map(|name| name.stem);
        assert_eq!(older.as_deref(), Some("au-ausbau-der-ganztagsbetreuung-an-der"));
    }
}
