//! Words that are never divided at the end of a line, however long: those of the names of people, places and bodies that
//! a profile states. What is shorter than any word that papers divide is left out.

use std::collections::BTreeSet;

use super::context::Context;

/// The fewest letters of a word that papers divide (`rarely-divided` in `templates/design/prose.typ`).
const DIVIDED_FROM: usize = 14;

/// Sorted, each once.
pub(super) fn whole_words(context: &Context) -> Vec<String> {
    let profile = context.profile;
    let place = &profile.municipality;
    let names =
        [Some(&place.name), place.contact.as_ref().and_then(|c| c.name.as_ref()), profile.resolution.body.as_ref()];
    let people = profile.team.members.iter().map(|member| &member.name);
    let others = profile.transfer.interested.iter();
    let words = names.into_iter().flatten().chain(people).chain(others).flat_map(|name| long_words(name));
    words.collect::<BTreeSet<String>>().into_iter().collect()
}

/// The words of a name that papers would divide.
pub(crate) fn long_words(name: &str) -> impl Iterator<Item = String> {
    let words = name.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() >= DIVIDED_FROM);
    words.map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_long_words_of_a_name_are_kept() {
        let found: Vec<String> = long_words("Samtgemeinde Mönchengladbach-Süd, 41061").collect();
        assert_eq!(found, ["Mönchengladbach"]);
    }
}
