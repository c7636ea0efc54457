//! Whether statements of one profile agree with each other: the meeting with the consultation list, the resolution's
//! amounts with the figures, the ask with what nobody pays, stated shares with each other and with the amounts,
//! follow-up costs with the years after. Takes a decoded profile whose entries are all there, adds warnings with both
//! places.

use std::collections::BTreeMap;

use super::amounts;
use super::finance::CostItem;
use super::whole::Profile;
use super::words::{CostKind, FundingStatus};
use crate::diagnostic::{Code, Diagnostic, quote};
use crate::message::{Argument, Message, say};
use crate::names;

/// Adds what does not agree.
pub(super) fn check(profile: &Profile, diagnostics: &mut Vec<Diagnostic>) {
    let mut check = Check { profile, diagnostics };
    check.consultations();
    check.amounts();
    check.ask();
    check.uses();
    check.shares();
    check.follow_up();
}

struct Check<'a> {
    profile: &'a Profile,
    diagnostics: &'a mut Vec<Diagnostic>,
}

/// An amount as messages show it.
fn euros(cents: i64) -> Argument {
    Argument::Decimal(cents as f64 / 100.0, 2)
}

/// Whether two names mean the same body: `Rat` and `Rat der Stadt Musterstadt`.
fn same_body(a: &str, b: &str) -> bool {
    let (a, b) = (names::normalise(a), names::normalise(b));
    let begins = |long: &str, short: &str| {
        long.strip_prefix(short).is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
    };
    begins(&a, &b) || begins(&b, &a)
}

/// The per cent a text names, where it names one number of them: `Bundesförderung (65 %)`.
fn percent(text: &str) -> Option<f64> {
    let (before, _) = text.split_once('%')?;
    let before = before.trim_end();
    let start = before
        .rfind(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.'))
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    before[start..].replace(',', ".").parse().ok().filter(|share| *share <= 100.0)
}

impl Check<'_> {
    fn warn(&mut self, code: Code, message: Message, [here, there]: [(&str, Message); 2], hint: Message) {
        let place = |path: &str| self.profile.place(path);
        let fault = Diagnostic::warning(code, message).label(place(here.0), here.1).label(place(there.0), there.1);
        self.diagnostics.push(fault.hint(hint));
    }

    /// The meeting is that of the body that decides; those that prepare the decision meet before it.
    fn consultations(&mut self) {
        let resolution = &self.profile.resolution;
        let Some(meeting) = resolution.meeting else { return };
        let hint = || say!("correct `sitzung` or the entry of [[beschluss.beratungsfolge]]");
        for (at, entry) in resolution.consultations.iter().enumerate() {
            let Some(date) = entry.date.filter(|date| *date != meeting) else { continue };
            let path = format!("beschluss.beratungsfolge[{at}].datum");
            let labels = [("beschluss.sitzung", say!("the meeting")), (path.as_str(), say!("the consultation"))];
            let body = quote(&entry.body);
            let is_decider = resolution.body.as_deref().is_some_and(|decider| same_body(decider, &entry.body));
            let prepares = entry.role.as_deref().is_some_and(|role| role.to_lowercase().contains("vorberatung"));
            if is_decider && !prepares {
                let message = say!("the consultation list gives another date for {body} than the meeting", body);
                self.warn(Code::ConsultationMismatch, message, labels, hint());
            } else if date > meeting && prepares {
                let message = say!("{body} is to prepare the decision after the meeting", body);
                self.warn(Code::ConsultationMismatch, message, labels, hint());
            }
        }
    }

    /// Every amount that the resolution names is one of the figures.
    fn amounts(&mut self) {
        let profile = self.profile;
        let resolution = &profile.resolution;
        if profile.finance.costs.is_empty() {
            return;
        }
        let known = amounts::known(profile);
        let texts = resolution.text.iter().enumerate().map(|(at, text)| (format!("beschluss.text[{at}]"), text));
        let points = resolution.points.iter().enumerate();
        let points = points.map(|(at, point)| (format!("beschluss.punkte[{at}].text"), &point.text));
        for (path, text) in texts.chain(points) {
            for cents in amounts::named(text).into_iter().filter(|cents| !known.contains(cents)) {
                let message = say!(
                    "the resolution names {amount} euros, which is neither an item nor a sum of items nor a cap",
                    amount = euros(cents)
                );
                let labels =
                    [(path.as_str(), say!("named here")), ("finanzierung.posten[0].betrag", say!("the items"))];
                let hint = say!("correct the amount or the items; a cap without an item is `hoechstens` of its point");
                self.warn(Code::AmountMismatch, message, labels, hint);
            }
        }
    }

    /// What is asked for is what its uses add up to.
    fn uses(&mut self) {
        let investment = &self.profile.investment;
        let Some(need) = investment.need_cents.filter(|_| !investment.uses.is_empty()) else { return };
        let sum = investment.uses.iter().map(|of| of.cents).fold(0, i64::saturating_add);
        if need == sum {
            return;
        }
        let message =
            say!("the uses add up to {sum} euros, the need is {need} euros", sum = euros(sum), need = euros(need));
        let labels = [("investition.bedarf", say!("the need")), ("investition.verwendung[0].betrag", say!("the uses"))];
        self.warn(Code::SumMismatch, message, labels, say!("make [[investition.verwendung]] add up to `bedarf`"));
    }

    /// What is asked for is what nobody pays yet, what is requested already, or both. Where no item is open, it is
    /// some sum of what is not granted.
    fn ask(&mut self) {
        let costs = &self.profile.finance.costs;
        let Some(need) = self.profile.investment.need_cents else { return };
        if costs.is_empty() || costs.iter().any(|item| item.status.is_none()) {
            return;
        }
        let sum = |wanted: FundingStatus| {
            let of = costs.iter().filter(|item| item.status == Some(wanted));
            of.map(|item| item.cents).fold(0, i64::saturating_add)
        };
        let (open, requested) = (sum(FundingStatus::Open), sum(FundingStatus::Requested));
        let unsecured = costs.iter().filter(|item| item.status != Some(FundingStatus::Granted));
        let fits = match open {
            0 => amounts::sums(&unsecured.cloned().collect::<Vec<_>>()).contains(&need),
            _ => [open, requested, open.saturating_add(requested)].contains(&need),
        };
        if fits {
            return;
        }
        let message =
            say!("the need is {need} euros, but nobody pays {open} euros yet", need = euros(need), open = euros(open));
        let at = costs.iter().position(|item| item.status == Some(FundingStatus::Open)).unwrap_or(0);
        let path = format!("finanzierung.posten[{at}].status");
        let labels = [("investition.bedarf", say!("the need")), (path.as_str(), say!("the items"))];
        self.warn(
            Code::SumMismatch,
            message,
            labels,
            say!("`bedarf` is the sum of the items with status \"offen\" or \"beantragt\", or of both"),
        );
    }

    /// Shares that sources name make 100 per cent of what they pay together, and are those of the amounts.
    fn shares(&mut self) {
        let mut together: BTreeMap<_, Vec<(usize, &CostItem, f64)>> = BTreeMap::new();
        let costs = &self.profile.finance.costs;
        for (at, item) in costs.iter().enumerate() {
            if let Some(share) = item.source.as_deref().and_then(percent) {
                together.entry((item.year, item.kind, &item.purpose)).or_default().push((at, item, share));
            }
        }
        for ((year, kind, purpose), shared) in together {
            let all = costs.iter().filter(|i| i.year == year && i.kind == kind && i.purpose == *purpose);
            let [(first, ..), .., (last, ..)] = shared[..] else { continue };
            if all.count() != shared.len() {
                continue;
            }
            let path = |at: usize| format!("finanzierung.posten[{at}].quelle");
            let (one, other) = (path(first), path(last));
            let labels = || [(one.as_str(), say!("one share")), (other.as_str(), say!("another share"))];
            let sum: f64 = shared.iter().map(|(_, _, share)| share).sum();
            let whole: i64 = shared.iter().map(|(_, item, _)| item.cents).fold(0, i64::saturating_add);
            let differs = |(_, item, share): &(usize, &CostItem, f64)| {
                whole > 0 && (item.cents as f64 / whole as f64 * 100.0 - share).abs() > 1.0
            };
            if (sum - 100.0).abs() > 0.05 {
                let message = say!("the shares of the sources make {sum} per cent", sum = Argument::Decimal(sum, 1));
                self.warn(Code::ShareMismatch, message, labels(), say!("shares of one purpose in one year make 100"));
            } else if shared.iter().any(differs) {
                let message = say!("the amounts are not the shares that the sources name");
                self.warn(Code::ShareMismatch, message, labels(), say!("correct the amounts or the per cent"));
            }
        }
    }

    /// The yearly cost that is stated is within the running cost of the years it is stated for.
    fn follow_up(&mut self) {
        let finance = &self.profile.finance;
        let (Some(from), Some(yearly)) = (finance.follow_up.from, finance.follow_up.yearly_cents) else { return };
        let mut years: BTreeMap<i16, (i64, usize)> = BTreeMap::new();
        for (at, item) in finance.costs.iter().enumerate().filter(|(_, item)| item.kind == CostKind::Operating) {
            if item.year >= from && finance.follow_up.until.is_none_or(|until| item.year <= until) {
                let (sum, _) = years.entry(item.year).or_insert((0, at));
                *sum = sum.saturating_add(item.cents);
            }
        }
        let least = years.values().map(|(sum, _)| *sum).min();
        let most = years.values().map(|(sum, _)| *sum).max();
        let (Some(least), Some(most), Some((_, at))) = (least, most, years.values().next().copied()) else { return };
        if (least..=most).contains(&yearly) {
            return;
        }
        let message = say!(
            "the follow-up costs are {yearly} euros a year, the items of these years between {least} and {most} euros",
            yearly = euros(yearly),
            least = euros(least),
            most = euros(most)
        );
        let path = format!("finanzierung.posten[{at}].betrag");
        let labels = [("finanzierung.folgekosten.jaehrlich", say!("stated here")), (path.as_str(), say!("the items"))];
        self.warn(
            Code::SumMismatch,
            message,
            labels,
            say!("correct `jaehrlich`, or leave it out: it follows from the items"),
        );
    }
}
