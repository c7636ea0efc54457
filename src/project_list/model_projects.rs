//! The 73 "Modellprojekte Smart Cities", as the shipped project list has them. What is not known of one is empty; its
//! phase is an assumption, and says so.

use std::sync::OnceLock;

use super::read;
use crate::profile::Profile;
use crate::workbook::Workbook;

/// The shipped list.
const LIST: &[u8] = include_bytes!("../../data/modellprojekte.xlsx");
/// How messages name it.
const NAME: &str = "built-in/modellprojekte.xlsx";

/// All of them, in the list's order.
#[must_use]
pub fn model_projects() -> &'static [Profile] {
    static PROJECTS: OnceLock<Vec<Profile>> = OnceLock::new();
    PROJECTS.get_or_init(|| {
        // The list names no profile files. A test counts the projects.
        let rows = Workbook::built_in(NAME, LIST).and_then(|list| read(&list, &mut |_| Err(Vec::new())));
        rows.unwrap_or_default().into_iter().filter_map(|row| row.profile).collect()
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn there_are_73_with_names_of_their_own_and_assumed_phases() {
        let projects = model_projects();
        assert_eq!(projects.len(), 73);
        assert!(projects.iter().all(|project| project.project.phase_assumed));
        let names: BTreeSet<String> = projects.iter().map(|p| crate::names::normalise(&p.municipality.name)).collect();
        assert_eq!(names.len(), 73);
    }
}
