//! The names of projects' folders and files. They follow from a project alone: not from the run, the order, or what
//! lies in a folder.

use crate::batch::format::Format;
use crate::names;
use crate::profile::Profile;

/// The longest a project's own part of a file's name may be, in characters.
const MAX_PROJECT_CHARS: usize = 40;

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
        let stem = format!("{folder}-{}", names::short_slug(project, MAX_PROJECT_CHARS));
        Self { folder, stem }
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
        assert_eq!(name("Au", long, None), pair("au", "au-hitzeaktionsplan-fuer"));
        assert_eq!(name("Con", "Aux", None), pair("con-kommune", "con-kommune-aux"));
    }
}
