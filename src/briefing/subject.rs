//! What a project is about, found in its own words by the catalogue's key words, and what suits that.

use super::context::Context;
use crate::catalog::{Fit, Phase, Subject};
use crate::names;

/// What tells a subject: a word in the title, or two different ones in summary and problem. One alone may be there by
/// chance.
const NEEDED: usize = 2;

/// The subjects of the project; none if its words name none.
pub(super) fn subjects<'c>(context: &Context<'c>) -> Vec<&'c Subject> {
    let project = &context.profile.project;
    let title = words([Some(&project.title), project.short_name.as_ref()]);
    let text = words([project.summary.as_ref(), project.problem.as_ref()]);
    let about = |subject: &&Subject| {
        let found = |text: &[String]| subject.words.iter().filter(|word| occurs(word, text)).count();
        NEEDED * found(&title) + found(&text) >= NEEDED
    };
    context.catalog.subjects.iter().filter(about).collect()
}

fn words<'t>(texts: impl IntoIterator<Item = Option<&'t String>>) -> Vec<String> {
    let texts = texts.into_iter().flatten();
    texts.flat_map(|text| parts(&names::normalise(text), |c| c.is_alphanumeric())).collect()
}

fn parts(text: &str, belongs: impl Fn(char) -> bool) -> Vec<String> {
    text.split(|c| !belongs(c)).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// Whether a key word or phrase occurs, word by word. A star at a word's beginning or end stands for any letters.
fn occurs(key: &str, words: &[String]) -> bool {
    let key = parts(&names::normalise(key), |c| c.is_alphanumeric() || c == '*');
    let is = |key: &str, word: &str| match (key.strip_prefix('*'), key.strip_suffix('*')) {
        (Some(end), None) => word.ends_with(end),
        (None, Some(start)) => word.starts_with(start),
        _ => word == key,
    };
    !key.is_empty() && words.windows(key.len()).any(|at| key.iter().zip(at).all(|(key, word)| is(key, word)))
}

/// Whether something for these phases suits the project's. What names none, or holds in every phase, does.
pub(super) fn suits_phase(context: &Context, phases: &[Phase]) -> bool {
    let own = &context.selection.phases;
    phases.is_empty() || phases.iter().any(|phase| *phase == Phase::CrossPhase || own.contains(phase))
}

/// Whether something suits the project's subjects: it shares one, suits all, or says nothing of subjects.
pub(super) fn suits_subject(fit: &Fit, own: &[&Subject]) -> bool {
    fit.any_subject || fit.subjects.is_empty() || !shared(fit, own).is_empty()
}

/// The subjects it has in common with the project.
pub(super) fn shared<'s>(fit: &Fit, own: &[&'s Subject]) -> Vec<&'s Subject> {
    own.iter().copied().filter(|subject| fit.subjects.contains(&subject.key)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn key_words_are_words_not_letters() {
        let text = words([Some(&"Der Dorfbus: ein Business-Case mit digitalem Zwilling".to_owned())]);
        assert!(occurs("*bus", &text) && occurs("business", &text) && occurs("digitalem Zwilling*", &text));
        assert!(!occurs("bus", &text) && !occurs("zwilling digitalem", &text) && !occurs("", &text));
    }
}
