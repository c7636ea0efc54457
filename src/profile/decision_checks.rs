//! Checks of the resolution, of what refers to its points, and of the money's years: what each value alone cannot
//! show. Takes a decoded profile whose entries are all there, adds diagnostics.

use std::collections::BTreeMap;

use super::resolution::{Condition, Resolution};
use super::whole::Profile;
use super::words::VoteResult;
use crate::diagnostic::{Code, Diagnostic, Place, quote};
use crate::document::reader::near;
use crate::message::{Message, say};
use crate::names;

/// Adds what does not fit together.
pub(super) fn check(profile: &Profile, diagnostics: &mut Vec<Diagnostic>) {
    let mut check = Check { profile, diagnostics };
    check.stated_once();
    check.point_ids();
    check.conditions();
    check.vote();
    check.points_of_items();
    check.execution();
    check.years();
}

/// Says of an execution that names no point of the resolution it reports on, where both are known.
pub(crate) fn unknown_executed(profile: &Profile, resolution: &Resolution, there: &Place) -> Vec<Diagnostic> {
    let unknown = profile.execution.iter().enumerate().filter(|(_, e)| resolution.point_called(&e.point).is_none());
    let fault = |(at, execution): (usize, &super::resolution::Execution)| {
        let here = profile.place(&format!("vollzug[{at}].punkt"));
        unknown_point(&execution.point, resolution, here, there.clone())
    };
    unknown.map(fault).collect()
}

fn unknown_point(name: &str, resolution: &Resolution, here: Place, there: Place) -> Diagnostic {
    let known = resolution.point_names();
    let fault =
        Diagnostic::warning(Code::UnknownPoint, say!("the resolution has no point {point}", point = quote(name)));
    let fault = fault.label(here, say!("named here")).label(there, say!("the resolution"));
    let fault = fault.did_you_mean(near(name, known.iter().map(String::as_str)));
    match known.is_empty() {
        true => fault.hint(say!("state the resolution in [[beschluss.punkte]]")),
        false => fault.hint(say!("its points are called: {points}", points = known.join(", "))),
    }
}

struct Check<'a> {
    profile: &'a Profile,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Check<'_> {
    fn error(&mut self, message: Message, place: Place, hint: Message) {
        self.diagnostics.push(Diagnostic::error(Code::UnusableCondition, message).at(place).hint(hint));
    }

    fn stated_once(&mut self) {
        let resolution = &self.profile.resolution;
        if resolution.text.is_empty() || resolution.points.is_empty() {
            return;
        }
        let message = say!("the resolution is stated twice, as `text` and as `punkte`");
        self.diagnostics.push(
            Diagnostic::error(Code::ResolutionTwice, message)
                .label(self.profile.place("beschluss.punkte[0].text"), say!("as points"))
                .label(self.profile.place("beschluss.text[0]"), say!("as text"))
                .hint(say!("keep one of the two; only points can have dates, caps and conditions")),
        );
    }

    fn point_ids(&mut self) {
        let place = |at: usize| {
            let stated = self.profile.resolution.points.get(at).is_some_and(|point| point.id.is_some());
            self.profile.place(&format!("beschluss.punkte[{at}].{}", if stated { "id" } else { "text" }))
        };
        let mut seen = BTreeMap::new();
        for (at, (name, _)) in self.profile.resolution.named_points().enumerate() {
            let first = *seen.entry(names::normalise(&name)).or_insert(at);
            if first != at {
                let message = say!("two points of the resolution are called {name}", name = quote(&name));
                self.diagnostics.push(
                    Diagnostic::error(Code::DuplicatePoint, message)
                        .label(place(at), say!("this one"))
                        .label(place(first), say!("and this one"))
                        .hint(say!("give each an `id` of its own; a point without one is called by its number")),
                );
            }
        }
    }

    fn conditions(&mut self) {
        for (at, point) in self.profile.resolution.points.iter().enumerate() {
            for (number, condition) in point.conditions.iter().enumerate() {
                let path = format!("beschluss.punkte[{at}].bedingungen[{number}]");
                self.condition(condition, &path);
                self.key_figure(condition, &path);
            }
        }
    }

    /// Whether a condition says something that can be met.
    fn condition(&mut self, condition: &Condition, path: &str) {
        let Condition { key_figure, at_least, at_most, criterion, status, text, .. } = condition;
        let place = |key: &str| self.profile.place(&format!("{path}.{key}"));
        let bounds = [(at_least, "mindestens"), (at_most, "hoechstens")];
        let bound = bounds.iter().find(|(bound, _)| bound.is_some()).map(|(_, key)| *key);
        match (key_figure, bound, criterion, status, text) {
            (None, Some(bound), ..) => {
                let message = say!("the condition has `{bound}`, but names no measure", bound);
                let place = place(bound);
                self.error(message, place, say!("name it by `kennzahl`, as in [[projekt.kennzahlen]]"));
            }
            (_, _, None, Some(_), _) => {
                let message = say!("the condition has a `status`, but names no criterion");
                let place = place("status");
                self.error(message, place, say!("name it by `kriterium`"));
            }
            (None, None, None, None, None) => {
                let message = say!("the condition names neither measure nor criterion and says nothing in words");
                let place = condition.place.clone();
                self.error(message, place, say!("state `kennzahl` with a bound, `kriterium`, or `text`"));
            }
            (Some(name), None, None, _, None) => {
                let message = say!("the condition on the measure {name} has no bound", name = quote(name));
                let place = place("kennzahl");
                self.error(message, place, say!("state `mindestens` or `hoechstens`"));
            }
            _ => {}
        }
        if let (Some(least), Some(most)) = (at_least, at_most)
            && least > most
        {
            let message = say!(
                "no value is both at least {least} and at most {most}",
                least = shown(*least),
                most = shown(*most)
            );
            self.diagnostics.push(
                Diagnostic::error(Code::UnusableCondition, message)
                    .label(self.profile.place(&format!("{path}.mindestens")), say!("the least value"))
                    .label(self.profile.place(&format!("{path}.hoechstens")), say!("the greatest value"))
                    .hint(say!("`mindestens` is the smaller of the two")),
            );
        }
    }

    /// Whether the measure of a condition is one of the project's.
    fn key_figure(&mut self, condition: &Condition, path: &str) {
        let known = &self.profile.project.key_figures;
        let Some(name) = condition.key_figure.as_ref().filter(|name| !known.iter().any(|k| names::same(&k.name, name)))
        else {
            return;
        };
        let message = say!("the project has no measure {name}", name = quote(name));
        let fault = Diagnostic::warning(Code::UnknownMeasure, message);
        let fault = fault.label(self.profile.place(&format!("{path}.kennzahl")), say!("named here"));
        let fault = match known.is_empty() {
            true => fault,
            false => fault.label(self.profile.place("projekt.kennzahlen[0].name"), say!("the project's measures")),
        };
        let fault = fault.did_you_mean(near(name, known.iter().map(|k| k.name.as_str())));
        self.diagnostics.push(
            fault.hint(say!("without a value in [[projekt.kennzahlen]] nobody can tell whether the condition is met")),
        );
    }

    fn vote(&mut self) {
        let outcome = &self.profile.resolution.outcome;
        let stated = [
            (outcome.result.is_some(), "ergebnis"),
            (outcome.yes.is_some(), "ja"),
            (outcome.no.is_some(), "nein"),
            (outcome.abstentions.is_some(), "enthaltungen"),
            (outcome.wording.is_some(), "wortlaut"),
        ];
        if let (None, Some((_, key))) = (outcome.date, stated.iter().find(|(stated, _)| *stated)) {
            let message = say!("the vote has no date");
            let fault = Diagnostic::error(Code::MissingKey, message);
            let fault = fault.at(self.profile.place(&format!("beschluss.ergebnis.{key}")));
            self.diagnostics.push(fault.hint(say!("state the day of the vote: `datum` in [beschluss.ergebnis]")));
        }
        if outcome.date.is_some() && outcome.result.is_none() {
            let message = say!("the vote says no result");
            self.diagnostics.push(
                Diagnostic::warning(Code::VoteWithoutResult, message)
                    .at(self.profile.place("beschluss.ergebnis.datum"))
                    .hint(say!(
                        "state what came of it: `ergebnis` in [beschluss.ergebnis]; without it the resolution counts as \
                         one still to be voted on"
                    )),
            );
        }
        if let (Some(VoteResult::Adopted | VoteResult::Amended), Some(yes), Some(no)) =
            (outcome.result, outcome.yes, outcome.no)
            && yes <= no
        {
            let message = say!("the resolution is called adopted, with {yes} votes for it and {no} against", yes, no);
            self.diagnostics.push(
                Diagnostic::warning(Code::ImplausibleNumber, message)
                    .label(self.profile.place("beschluss.ergebnis.ergebnis"), say!("the result"))
                    .label(self.profile.place("beschluss.ergebnis.ja"), say!("the votes"))
                    .hint(say!("check the result and the votes")),
            );
        }
    }

    fn points_of_items(&mut self) {
        let resolution = &self.profile.resolution;
        let there = resolution_place(self.profile);
        for (at, item) in self.profile.finance.costs.iter().enumerate() {
            if let Some(name) = item.point.as_ref().filter(|name| resolution.point_called(name).is_none()) {
                let here = self.profile.place(&format!("finanzierung.posten[{at}].punkt"));
                self.diagnostics.push(unknown_point(name, resolution, here, there.clone()));
            }
        }
    }

    /// With an earlier profile, its points are what is carried out, which `load` compares.
    fn execution(&mut self) {
        if self.profile.project.earlier.is_none() {
            let there = resolution_place(self.profile);
            let unknown = unknown_executed(self.profile, &self.profile.resolution, &there).into_iter();
            let hint = || say!("if an earlier profile has the resolution, name that by `vorher` in [projekt]");
            self.diagnostics.extend(unknown.map(|fault| fault.hint(hint())));
        }
    }

    fn years(&mut self) {
        let posts = self.profile.finance.posts.iter().enumerate();
        let posts = posts.map(|(at, post)| (format!("finanzierung.stellen[{at}]"), post.from, post.until));
        let follow_up = &self.profile.finance.follow_up;
        let all = posts.chain([("finanzierung.folgekosten".to_owned(), follow_up.from, follow_up.until)]);
        for (path, from, until) in all {
            if let (Some(from), Some(until)) = (from, until)
                && until < from
            {
                let message = say!("the last year is {until}, before the first, {from}", until, from);
                self.diagnostics.push(
                    Diagnostic::warning(Code::ImplausibleNumber, message)
                        .label(self.profile.place(&format!("{path}.bis")), say!("the last year"))
                        .label(self.profile.place(&format!("{path}.ab")), say!("the first year"))
                        .hint(say!("leave `bis` out if it has no end")),
                );
            }
        }
    }
}

/// Where the resolution stands, however it is stated; the file if it is not.
fn resolution_place(profile: &Profile) -> Place {
    let paths = ["beschluss.punkte[0].id", "beschluss.punkte[0].text", "beschluss.text[0]", "beschluss.gremium"];
    let stated = paths.iter().find_map(|path| profile.places.get(*path));
    stated.cloned().unwrap_or_else(|| profile.place(""))
}

/// A number with the decimals it has.
fn shown(number: f64) -> crate::message::Argument {
    let decimals = number.to_string().split_once('.').map_or(0, |(_, decimals)| decimals.len());
    crate::message::Argument::Decimal(number, decimals)
}
