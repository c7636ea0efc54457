//! Checks across the parts of one profile: what each value alone cannot show. Takes a decoded profile,
//! adds diagnostics.

use std::collections::BTreeMap;

use super::agreement;
use super::decision_checks;
use super::model::Alternative;
use super::whole::{MAX_PICTURES, Profile};
use super::words::Status;
use crate::diagnostic::{Code, Diagnostic, Place, any_error, quote};
use crate::message::{Message, say};
use crate::names;
use crate::outline;

/// Adds what does not fit together.
pub(super) fn check(profile: &Profile, diagnostics: &mut Vec<Diagnostic>) {
    // An entry that was refused is not in the profile, so positions in lists are the file's only without errors.
    let complete = !any_error(diagnostics);
    let mut check = Check { profile, diagnostics };
    check.criteria_named_twice();
    check.meeting();
    check.inhabitants();
    check.own_numbers();
    check.pictures();
    if complete {
        check.alternatives();
        check.costs();
        check.key_figures();
        check.due_dates();
        decision_checks::check(profile, diagnostics);
        agreement::check(profile, diagnostics);
    }
}

struct Check<'a> {
    profile: &'a Profile,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Check<'_> {
    fn place(&self, path: &str) -> Place {
        self.profile.place(path)
    }

    fn warn(&mut self, code: Code, message: Message, path: &str, hint: Message) {
        let place = self.place(path);
        self.diagnostics.push(Diagnostic::warning(code, message).at(place).hint(hint));
    }

    fn inhabitants(&mut self) {
        if self.profile.municipality.inhabitants == Some(0) {
            self.warn(
                Code::ImplausibleNumber,
                say!("a municipality with 0 inhabitants is unlikely"),
                "kommune.einwohner",
                say!("leave `einwohner` out if the number is not known"),
            );
        }
    }

    fn own_numbers(&mut self) {
        let resolution = &self.profile.resolution;
        let points: Vec<String> = resolution.points.iter().map(|point| point.text.clone()).collect();
        let (texts, path) = match points.is_empty() {
            true => (&resolution.text, "beschluss.text[0]"),
            false => (&points, "beschluss.punkte[0].text"),
        };
        if let Some(numbers) = outline::other_numbers(texts) {
            self.warn(
                Code::OwnNumbers,
                say!(
                    "the points of the resolution have the numbers {numbers}; the papers number them from 1",
                    numbers = numbers.join(", ")
                ),
                path,
                say!("number them from 1 without a gap, or leave the numbers out"),
            );
        }
    }

    fn meeting(&mut self) {
        if let (Some(as_of), Some(meeting)) = (self.profile.project.as_of, self.profile.resolution.meeting)
            && meeting < as_of
        {
            let place = self.place("beschluss.sitzung");
            let other = self.place("projekt.stand");
            self.diagnostics.push(
                Diagnostic::warning(
                    Code::MeetingBeforeStatements,
                    say!("the meeting is earlier than the date of the statements"),
                )
                .label(place, say!("the meeting"))
                .label(other, say!("the date of the statements")),
            );
        }
    }

    fn pictures(&mut self) {
        let pictures = self.profile.pictures.len();
        if pictures > MAX_PICTURES {
            let place = self.place(&format!("bilder[{MAX_PICTURES}].datei"));
            let message = say!("there are {pictures} pictures, {most} are the most", pictures, most = MAX_PICTURES);
            let fault = Diagnostic::error(Code::TooManyEntries, message).at(place);
            self.diagnostics.push(fault.hint(say!("keep those that help to decide")));
        }
    }

    fn alternatives(&mut self) {
        let alternatives = &self.profile.project.alternatives;
        let marked = |key: &'static str, is_marked: fn(&Alternative) -> bool| {
            let marked = alternatives.iter().enumerate().filter(|(_, alternative)| is_marked(alternative));
            marked.map(|(at, _)| self.place(&format!("projekt.alternativen[{at}].{key}"))).collect::<Vec<_>>()
        };
        let twice = |places: &[Place], message: Message| {
            let [first, second, ..] = places else { return None };
            let fault = Diagnostic::error(Code::AlternativesMarked, message).label(second.clone(), say!("here"));
            Some(fault.label(first.clone(), say!("and here")).hint(say!("mark one alternative only")))
        };
        let chosen = twice(&marked("gewaehlt", |a| a.chosen), say!("two alternatives are the one proposed"));
        let baseline =
            twice(&marked("nullvariante", |a| a.baseline), say!("two alternatives are that of doing nothing"));
        self.diagnostics.extend(chosen.into_iter().chain(baseline));
        for (at, alternative) in self.profile.project.alternatives.iter().enumerate() {
            // Income that is not stated is not known: it is not none.
            if let (Some(open), Some(all)) = (alternative.unagreed_income_cents, alternative.yearly_income_cents)
                && open > all
            {
                self.warn(
                    Code::SumMismatch,
                    say!("the part of the yearly income that is not agreed is larger than the income"),
                    &format!("projekt.alternativen[{at}].ertrag_offen"),
                    say!("write in `ertrag_offen` how much of `ertrag_jaehrlich` is not agreed yet: at most the same amount"),
                );
            }
        }
    }

    fn costs(&mut self) {
        let mut seen = BTreeMap::new();
        for (i, c) in self.profile.finance.costs.iter().enumerate() {
            let first = *seen.entry(c).or_insert(i);
            if first != i {
                let path = |i| format!("finanzierung.posten[{i}].betrag");
                let (here, there) = (self.place(&path(i)), self.place(&path(first)));
                self.diagnostics.push(
                    Diagnostic::warning(Code::DuplicateItem, say!("two cost items are alike in every respect"))
                        .label(here, say!("this one"))
                        .label(there, say!("and this one"))
                        .hint(say!("delete one, or tell them apart by `zweck` or `quelle`")),
                );
            }
        }
    }

    fn key_figures(&mut self) {
        for (i, figure) in self.profile.project.key_figures.iter().enumerate() {
            if let (Some(before), Some(today), Some(target)) = (figure.before, figure.today, figure.target)
                && before == today
                && today == target
            {
                let message =
                    say!("the measure {name} is the same before, today and as planned", name = quote(&figure.name));
                self.warn(
                    Code::UnchangedMeasure,
                    message,
                    &format!("projekt.kennzahlen[{i}].ziel"),
                    say!("a measure shows what the project changes"),
                );
            }
        }
    }

    fn due_dates(&mut self) {
        let Some(as_of) = self.profile.project.as_of else { return };
        let hint = || say!("write the new date, or say that it is done");
        for (i, step) in self.profile.steps.iter().enumerate() {
            if step.due.is_some_and(|due| due < as_of) {
                let message =
                    say!("the step {title} was due before the date of the statements", title = quote(&step.title));
                self.warn(Code::Overdue, message, &format!("schritte[{i}].bis"), hint());
            }
        }
        for (i, assessment) in self.profile.assessments.iter().enumerate() {
            let open = !matches!(assessment.status, Some(Status::Fulfilled | Status::NotRelevant));
            if open && assessment.due.is_some_and(|due| due < as_of) {
                let name = quote(&assessment.criterion);
                let message =
                    say!("the criterion {name} is not fulfilled and was due before the date of the statements", name);
                self.warn(Code::Overdue, message, &format!("kriterien[{i}].faellig"), hint());
            }
        }
    }

    fn criteria_named_twice(&mut self) {
        let mut seen = BTreeMap::new();
        for assessment in &self.profile.assessments {
            let first = *seen.entry(names::normalise(&assessment.criterion)).or_insert(&assessment.place);
            if *first != assessment.place {
                let message =
                    say!("the criterion {criterion} is assessed twice", criterion = quote(&assessment.criterion));
                self.diagnostics.push(
                    Diagnostic::error(Code::DuplicateCriterion, message)
                        .label(assessment.place.clone(), say!("here"))
                        .label(first.clone(), say!("and here"))
                        .hint(say!("keep one entry a criterion")),
                );
            }
        }
    }
}
