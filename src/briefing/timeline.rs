//! Meetings, steps, due dates and gates on one line. Takes dates, gives where they stand between the first and the
//! last, so that templates only draw.

use jiff::civil::Date;
use serde::Serialize;

use super::context::Context;
use super::criteria::{anchor, marked_title, stated};
use super::decision::{Core, CorePoint, Gate, decides};
use crate::profile::Status;

/// What is due, by date.
#[derive(Debug, Clone, Serialize)]
pub struct Timeline {
    /// Everything by date, numbered.
    pub events: Vec<Event>,
    /// The kinds of events that occur, each a lane of the drawing.
    pub lanes: Vec<Lane>,
    /// Beginnings of months or years, to find one's way.
    pub ticks: Vec<Tick>,
    /// Where the date of the paper stands; none if it is before or after.
    pub today: Option<f64>,
    /// The first date in words.
    pub from: String,
    /// The last date in words.
    pub to: String,
    /// The few events that lead from one decision to the next.
    pub way: Vec<Station>,
}

/// What is due on a date.
#[derive(Debug, Clone, Serialize)]
pub struct Event {
    /// Its number by date, from 1.
    pub number: String,
    /// `meeting`, `decision`, `gate`, `step`, `due` (a point of the resolution) or `criterion`.
    pub kind: &'static str,
    /// The kind in words.
    pub kind_label: String,
    /// What.
    pub title: String,
    /// The label of the criterion's card; none for others.
    pub anchor: Option<String>,
    /// Who.
    pub who: Option<String>,
    /// The date in words.
    pub date: String,
    /// Where it stands between the first and the last date, 0 to 1.
    pub at: f64,
    /// In which line of its lane it stands, so that no two touch.
    pub slot: usize,
    /// Whether the paper is later.
    pub past: bool,
    /// The date as such.
    #[serde(skip)]
    pub(crate) day: Date,
}

/// The events of one kind.
#[derive(Debug, Clone, Serialize)]
pub struct Lane {
    /// The kind.
    pub kind: &'static str,
    /// What it is called.
    pub label: String,
    /// How many lines it needs.
    pub slots: usize,
    /// Its events, as their place in the list of all.
    pub events: Vec<usize>,
}

/// The beginning of a month or year.
#[derive(Debug, Clone, Serialize)]
pub struct Tick {
    /// `2027`, or a month.
    pub label: String,
    /// Whether a year begins.
    pub year: bool,
    /// Where it stands, 0 to 1.
    pub at: f64,
}

/// An event of the way from one decision to the next.
#[derive(Debug, Clone, Serialize)]
pub struct Station {
    /// The date in words.
    pub date: String,
    /// What.
    pub title: String,
    /// Whether something is decided.
    pub decides: bool,
    /// `past`, `today` (what is decided now), `decided` (leads from there to the next decision) or `ahead`.
    pub state: &'static str,
}

/// The lanes from top to bottom.
const LANES: [&str; 4] = ["meeting", "gate", "step", "criterion"];
/// How close two marks of a line may stand, as a share of the whole.
const MIN_DISTANCE: f64 = 0.043;
/// The most events of the way.
const MAX_STATIONS: usize = 5;
/// The most ticks that can be read.
const MAX_TICKS: usize = 9;

struct Dated {
    date: Date,
    kind: &'static str,
    title: String,
    /// A shorter title for a drawing; none if the title is short.
    short: Option<String>,
    anchor: Option<String>,
    who: Option<String>,
}

/// None where nothing has a date.
pub(super) fn timeline(context: &Context, core: &Core) -> Option<Timeline> {
    let known = [meetings(context), gates(context, &core.points), steps(context), criteria(context)];
    let mut dated: Vec<Dated> = known.into_iter().flatten().collect();
    add_next(context, core.gate.as_ref(), &mut dated);
    dated.sort_by_key(|d| d.date);
    let (first, last) = (dated.first()?.date, dated.last()?.date);
    let at = |date: Date| share(first, last, date);
    let mut events: Vec<Event> = Vec::new();
    for (index, d) in dated.iter().enumerate() {
        let (lane, place) = (lane_of(d.kind), at(d.date));
        let before: Vec<&Event> = events.iter().filter(|e| lane_of(e.kind) == lane).collect();
        let free = |slot: &usize| before.iter().all(|e| e.slot != *slot || place - e.at >= MIN_DISTANCE);
        let slot = (0..=before.len()).find(free).unwrap_or_default();
        events.push(Event {
            number: (index + 1).to_string(),
            kind: d.kind,
            kind_label: context.labels.text(&format!("event.{}", d.kind)),
            title: d.title.clone(),
            anchor: d.anchor.clone(),
            who: d.who.clone(),
            date: context.formats.date(d.date),
            at: place,
            slot,
            past: d.date < context.options.date,
            day: d.date,
        });
    }
    let lanes = LANES.map(|kind| {
        let indices: Vec<usize> = (0..events.len()).filter(|i| lane_of(events[*i].kind) == kind).collect();
        let slots = indices.iter().map(|i| events[*i].slot + 1).max().unwrap_or_default();
        Lane { kind, label: context.labels.text(&format!("lane.{kind}")), slots, events: indices }
    });
    let today = context.options.date;
    Some(Timeline {
        lanes: lanes.into_iter().filter(|lane| !lane.events.is_empty()).collect(),
        ticks: ticks(context, first, last),
        today: (first..=last).contains(&today).then(|| at(today)),
        from: context.formats.date(first),
        to: context.formats.date(last),
        way: way(context, core, &dated),
        events,
    })
}

/// The meeting that decides stands among the other meetings, the day of a point among those of criteria.
fn lane_of(kind: &str) -> &str {
    match kind {
        "decision" => "meeting",
        "due" => "criterion",
        _ => kind,
    }
}

/// Where a date stands between two others; in the middle if they are one.
fn share(first: Date, last: Date, date: Date) -> f64 {
    let days = |from: Date, to: Date| f64::from((to - from).get_days());
    match days(first, last) {
        all if all > 0.0 => days(first, date) / all,
        _ => 0.5,
    }
}

fn meetings(context: &Context) -> Vec<Dated> {
    let r = &context.profile.resolution;
    let body = context.optional_prose(&r.body).unwrap_or_else(|| context.labels.text("event.decision"));
    let decision =
        r.meeting.map(|date| Dated { date, kind: "decision", title: body, short: None, anchor: None, who: None });
    let before = r.consultations.iter().filter_map(|c| {
        let date = c.date.filter(|d| Some(*d) != r.meeting)?;
        let who = context.optional_prose(&c.role);
        Some(Dated { date, kind: "meeting", title: context.prose(&c.body), short: None, anchor: None, who })
    });
    before.chain(decision).collect()
}

/// When what a point of the resolution hangs on is judged, and when points are carried out.
fn gates(context: &Context, points: &[CorePoint]) -> Vec<Dated> {
    let mut days: Vec<(Date, &CorePoint)> = Vec::new();
    for point in points {
        days.extend(point.conditions.iter().filter_map(|c| Some((c.day?, point))));
    }
    // Several conditions of a point on one day are one gate.
    days.dedup_by_key(|(day, point)| (*day, point.number.clone()));
    let gates = days.into_iter().map(|(date, point)| {
        let mine = point.conditions.iter().filter(|c| c.day == Some(date));
        let mine: Vec<&str> = mine.map(|c| c.text.trim_end_matches('.')).collect();
        let values = [("point", point.number.as_str()), ("conditions", &mine.join("; "))];
        let (title, short) = match mine.len() {
            1 => ("event.gate.title", "event.gate.short"),
            _ => ("event.gate.title.several", "event.gate.short.several"),
        };
        let (title, short) = (context.labels.fill(title, &values), context.labels.fill(short, &values));
        Dated { date, kind: "gate", title, short: Some(short), anchor: None, who: point.responsible.clone() }
    });
    let named = context.profile.resolution.points.iter().zip(points);
    let due = named.filter(|(_, point)| point.conditions.is_empty()).filter_map(|(stated, point)| {
        let title = context.labels.fill("event.point.title", &[("point", &point.number)]);
        Some(Dated {
            date: stated.due?,
            kind: "due",
            title,
            short: Some(context.labels.fill("event.point.short", &[("point", &point.number)])),
            anchor: None,
            who: point.responsible.clone(),
        })
    });
    gates.chain(due).collect()
}

fn steps(context: &Context) -> Vec<Dated> {
    let steps = context.profile.steps.iter().filter_map(|s| {
        let who = context.optional_prose(&s.responsible);
        Some(Dated { date: s.due?, kind: "step", title: context.prose(&s.title), short: None, anchor: None, who })
    });
    steps.collect()
}

/// When selected criteria that are not fulfilled are due.
fn criteria(context: &Context) -> Vec<Dated> {
    let open = context.selection.verdicts.iter().filter(|v| v.selected() && stated(v) != Some(Status::Fulfilled));
    let dated = open.filter_map(|v| {
        let assessment = v.assessment?;
        let who = context.optional_prose(&assessment.responsible);
        let date = assessment.due?;
        Some(Dated {
            date,
            kind: "criterion",
            title: marked_title(context.labels, v.criterion),
            short: None,
            anchor: Some(anchor(v.criterion)),
            who,
        })
    });
    dated.collect()
}

/// Beginnings of quarters; of years where those would be too many.
fn ticks(context: &Context, first: Date, last: Date) -> Vec<Tick> {
    let quarters = |year: i16| [1, 4, 7, 10].into_iter().filter_map(move |month| Date::new(year, month, 1).ok());
    let all: Vec<Date> =
        (first.year()..=last.year()).flat_map(quarters).filter(|date| (first..=last).contains(date)).collect();
    let few = all.len() <= MAX_TICKS;
    let shown = all.into_iter().filter(|date| few || date.month() == 1);
    let months = context.options.language.months();
    let label = |date: Date| match usize::try_from(date.month()) {
        Ok(month) if month > 1 => months.get(month - 1).map_or_else(String::new, |m| (*m).to_owned()),
        _ => date.year().to_string(),
    };
    shown.map(|date| Tick { label: label(date), year: date.month() == 1, at: share(first, last, date) }).collect()
}

/// The next gate, unless a meeting or a step that decides stands on its day already. What is decided only if a condition is
/// not met has no day of its own; the condition has.
fn add_next(context: &Context, gate: Option<&Gate>, dated: &mut Vec<Dated>) {
    let gate = gate.filter(|gate| gate.kind != "again");
    let Some(gate) = gate.filter(|gate| !dated.iter().any(|d| is_next(gate, d))) else { return };
    let title = context.labels.text(&format!("event.next.{}", gate.kind));
    let who = gate.body.clone();
    dated.push(Dated {
        date: gate.day,
        kind: "gate",
        title: gate.title.clone(),
        short: Some(title),
        anchor: None,
        who,
    });
}

/// Whether a date is that of the next gate.
fn is_next(gate: &Gate, d: &Dated) -> bool {
    let told = matches!(d.kind, "step" | "due") && decides(&d.title) || d.kind == "meeting";
    d.date == gate.day && (told || d.kind == "gate" && d.title == gate.title)
}

/// What is decided now and the next gate; then what the points hang on, then the first steps, as many as have room.
fn way(context: &Context, core: &Core, dated: &[Dated]) -> Vec<Station> {
    let next = core.gate.as_ref().and_then(|gate| dated.iter().find(|d| is_next(gate, d)));
    let is_next = |d: &Dated| next.is_some_and(|next| std::ptr::eq(next, d));
    let rank = |d: &&Dated| match d.kind {
        _ if d.kind == "decision" || is_next(d) => Some(0),
        "gate" => Some(1),
        "step" | "due" => Some(2),
        _ => None,
    };
    let mut ranked: Vec<(u8, &Dated)> = dated.iter().filter_map(|d| Some((rank(&d)?, d))).collect();
    ranked.sort_by_key(|(rank, d)| (*rank, d.date));
    // What is less would stand beside a decision or condition with the same date.
    let days: Vec<(u8, Date)> = ranked.iter().map(|(rank, d)| (*rank, d.date)).collect();
    let alone = |(rank, d): &(u8, &Dated)| !days.iter().any(|(other, day)| other < rank && *day == d.date);
    let apart = ranked.into_iter().filter(alone).map(|(_, d)| d);
    let mut shown: Vec<&Dated> = apart.take(MAX_STATIONS).collect();
    shown.sort_by_key(|d| d.date);
    let decision = shown.iter().find(|d| d.kind == "decision").map(|d| d.date);
    let next = next.map(|d| d.date);
    let state = |d: &Dated| match decision {
        _ if d.date < context.options.date => "past",
        Some(date) if d.date == date => "today",
        Some(date) if d.date > date && next.is_some_and(|next| d.date < next) => "decided",
        _ => "ahead",
    };
    let station = |d: &Dated| Station {
        date: context.formats.date(d.date),
        title: d.short.as_ref().unwrap_or(&d.title).clone(),
        decides: d.kind == "decision" || is_next(d),
        state: state(d),
    };
    shown.into_iter().map(station).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn dates_stand_between_the_first_and_the_last() {
        let (first, last) = (date(2026, 12, 1), date(2026, 12, 11));
        assert_eq!(share(first, last, first), 0.0);
        assert_eq!(share(first, last, date(2026, 12, 6)), 0.5);
        assert_eq!(share(first, last, last), 1.0);
        assert_eq!(share(first, first, first), 0.5);
    }

    #[test]
    fn the_meeting_that_decides_stands_among_the_meetings_and_a_points_day_among_the_due_dates() {
        assert_eq!(["decision", "meeting", "gate", "due"].map(lane_of), ["meeting", "meeting", "gate", "criterion"]);
    }
}
