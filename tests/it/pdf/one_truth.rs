//! A fact is computed once and printed the same everywhere: every amount and every count of milestones that any paper of
//! a project says is one of its briefing, and the facts of the decision stand in every paper that is about it.

use std::collections::BTreeSet;

use serde_json::Value;

use super::text::plain;
use super::{PAPERS, Paper};

/// The amounts of a text, each as it is written.
fn amounts(text: &str) -> BTreeSet<String> {
    let text = plain(text);
    let before = text.match_indices(" €").map(|(at, _)| &text[..at]);
    let digits = before.filter_map(|before| {
        let from = before
            .rfind(|c: char| !(c.is_ascii_digit() || ".,".contains(c)))
            .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
        Some(before[from..].trim_matches(['.', ',']).to_owned()).filter(|digits| !digits.is_empty())
    });
    digits.collect()
}

/// How many of how many milestones a text says there are: what stands before and after "von" where milestones are told.
fn counts(text: &str) -> BTreeSet<(u64, u64)> {
    let text = plain(text);
    let words: Vec<&str> = text.split_whitespace().collect();
    let count = |words: &[&str]| match words {
        [some, "von", all, what] if what.starts_with("Meilenstein") => Some((some.parse().ok()?, all.parse().ok()?)),
        _ => None,
    };
    words.windows(4).filter_map(count).collect()
}

/// Every text of a briefing, and every pair of what is fulfilled and how many there are.
fn told(value: &Value, texts: &mut String, pairs: &mut BTreeSet<(u64, u64)>) {
    match value {
        Value::String(text) => {
            texts.push_str(text);
            texts.push('\n');
        }
        Value::Array(items) => items.iter().for_each(|item| told(item, texts, pairs)),
        Value::Object(fields) => {
            let number = |key: &str| fields.get(key).and_then(Value::as_u64);
            pairs.extend(number("fulfilled").zip(number("total")));
            fields.values().for_each(|value| told(value, texts, pairs));
        }
        _ => {}
    }
}

/// What is left of figures whose year stands right before the amount.
fn after_a_year(amount: &str) -> Option<&str> {
    let (year, rest) = amount.split_at_checked(4)?;
    year.chars().all(|c| c.is_ascii_digit()).then_some(rest)
}

#[test]
fn no_paper_says_an_amount_or_a_count_that_its_briefing_does_not() {
    let (mut checked, mut counted) = (0, 0);
    for Paper { name, project, file, .. } in PAPERS.iter() {
        let (mut texts, mut pairs) = (String::new(), BTreeSet::new());
        told(&serde_json::to_value(&project.briefing).expect("a briefing is JSON"), &mut texts, &mut pairs);
        let said = file.said();
        let (known, printed) = (amounts(&texts), amounts(&said));
        let is_known = |amount: &String| after_a_year(amount).is_some_and(|rest| known.contains(rest));
        let strange: Vec<&String> = printed.difference(&known).filter(|amount| !is_known(amount)).collect();
        assert!(strange.is_empty(), "{name} says amounts of its own: {strange:?}");
        let strange: Vec<_> = counts(&said).difference(&pairs).copied().collect();
        assert!(strange.is_empty(), "{name} counts milestones for itself: {strange:?} beside {pairs:?}");
        checked += printed.len();
        counted += counts(&said).len();
    }
    assert!(checked > 200 && counted > 2, "{checked} amounts and {counted} counts were found");
}

#[test]
fn what_is_decided_costs_the_same_in_every_paper_about_the_decision() {
    for Paper { name, project, file, kind, .. } in PAPERS.iter() {
        if !["beschlussvorlage", "dossier", "einseiter", "praesentation"].contains(kind) {
            continue;
        }
        let core = &project.briefing.core;
        let today = core.today.iter().flat_map(|today| [Some(&today.sum), today.own.as_ref()]);
        let facts = today.chain([core.uncovered.as_ref(), core.running.as_ref().map(|running| &running.range)]);
        let said = plain(&file.said());
        for fact in facts.flatten().map(|fact| plain(fact)) {
            assert!(said.contains(&fact), "{name} does not say {fact}");
        }
    }
}

#[test]
fn amounts_and_counts_are_found_where_they_stand() {
    let found = |text: &str| amounts(text).into_iter().collect::<Vec<_>>();
    assert_eq!(found("88.500 bis 92.500 € und −7,50 €; 1.234,50 €."), ["1.234,50", "7,50", "92.500"]);
    assert_eq!(counts("Es sind 2 von 4 Meilensteinen erfüllt, 3 von 9 Kriterien."), BTreeSet::from([(2, 4)]));
}
