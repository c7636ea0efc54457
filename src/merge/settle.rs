//! One statement of several: which of them counts. Takes what each form says, gives one or the contradiction.

use super::form::Said;
use crate::names;

/// What a form says under a key.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate<'a> {
    /// The form's number.
    pub form: usize,
    /// What it says.
    pub said: &'a Said,
    /// Whether somebody has said it, not only left it.
    pub touched: bool,
}

/// Which of them counts.
#[derive(Debug)]
pub(super) enum Settled<'a> {
    /// None says anything.
    Nothing,
    /// This one.
    Said(Candidate<'a>),
    /// This one, because all others say the same other thing, and none knows what it was made with.
    Supposed(Candidate<'a>),
    /// This one, because it is preferred; beside it what others say, each once.
    Preferred(Candidate<'a>, Vec<Candidate<'a>>),
    /// They contradict each other; each way to say it once.
    Contradiction(Vec<Candidate<'a>>),
}

/// Whether two texts say the same: neither blanks nor the way a program writes an umlaut is a difference.
pub(super) fn is_same(a: &str, b: &str) -> bool {
    a == b || names::composed(a).split_whitespace().eq(names::composed(b).split_whitespace())
}

/// Whether two texts are the same name. Figures that are raised or lowered are others: 10² is not 102.
pub(super) fn is_same_name(a: &str, b: &str) -> bool {
    names::same(a, b) && names::raised(a).eq(names::raised(b))
}

/// Settles a statement; `knows` says whether any form knows what it was made with, `is_name` whether it is what an entry
/// goes by.
pub(super) fn settle<'a>(candidates: &[Candidate<'a>], preferred: &[usize], knows: bool, is_name: bool) -> Settled<'a> {
    let is_same = |a: &str, b: &str| if is_name { is_same_name(a, b) } else { is_same(a, b) };
    let touched: Vec<Candidate> = candidates.iter().copied().filter(|candidate| candidate.touched).collect();
    // Where all have only left what was there, and it was not the same, nobody knows which is right.
    let heard = if touched.is_empty() { candidates.to_vec() } else { touched };
    let mut ways: Vec<Candidate> = Vec::new();
    for candidate in &heard {
        if !ways.iter().any(|way| is_same(&way.said.written, &candidate.said.written)) {
            ways.push(*candidate);
        }
    }
    match ways[..] {
        [] => return Settled::Nothing,
        [one] => return Settled::Said(one),
        _ => {}
    }
    let of = |form: &usize| heard.iter().find(|candidate| candidate.form == *form);
    if let Some(wanted) = preferred.iter().find_map(of) {
        ways.retain(|way| !is_same(&way.said.written, &wanted.said.written));
        return Settled::Preferred(*wanted, ways);
    }
    let says = |way: &Candidate| heard.iter().filter(|c| is_same(&way.said.written, &c.said.written)).count();
    match &ways[..] {
        [one, other] if !knows => match (says(one), says(other)) {
            (1, 2..) => Settled::Supposed(*one),
            (2.., 1) => Settled::Supposed(*other),
            _ => Settled::Contradiction(ways),
        },
        _ => Settled::Contradiction(ways),
    }
}
