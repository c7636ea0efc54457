//! `[beschluss]` and `[[vollzug]]` as plain values: the resolution with its points and their conditions, how the body has
//! voted, and how far it is carried out.

use std::path::PathBuf;

use jiff::civil::Date;

use super::special::FormChoice;
use super::stated::described;
use super::words::{Consequence, ExecutionStatus, Status, VoteResult};
use crate::names;
use crate::outline;

described! {
    /// `[beschluss]`.
    table Resolution at "beschluss" {
        /// `gremium`: the body that decides.
        body: Option<String> = "gremium",
        /// `sitzung`: the date of the meeting.
        meeting: Option<Date> = "sitzung",
        /// `vorlage_nr`.
        number: Option<String> = "vorlage_nr",
        /// `federfuehrung`: the office in charge.
        lead: Option<String> = "federfuehrung",
        /// `frage`: the question that is decided, in one sentence.
        question: Option<String> = "frage",
        /// `text`: the resolution, one point an entry; empty where `points` has it.
        text: Vec<String> = "text",
        /// `[[beschluss.punkte]]`: the resolution point by point; empty where `text` has it.
        points: Vec<ResolutionPoint> = "punkte",
        /// `bei_nein`: what follows if it is refused.
        if_refused: Option<String> = "bei_nein",
        /// `oeffentlich`: whether the meeting is public.
        public: Option<bool> = "oeffentlich",
        /// `aktenzeichen`.
        file_number: Option<String> = "aktenzeichen",
        /// `verfasser`: who has written the paper.
        author: Option<String> = "verfasser",
        /// `beteiligte`: offices that took part.
        participants: Vec<String> = "beteiligte",
        /// `mitzeichnung`: who signs beside the office in charge.
        co_signatures: Vec<String> = "mitzeichnung",
        /// `vorlage`: the form of the council paper; none for the one customary in the municipality's Land.
        form: Option<FormChoice> = "vorlage",
        /// `word_vorlage`: the town's own Word form that the council paper is put into, relative to the profile.
        word_template: Option<PathBuf> = "word_vorlage",
        /// `anlagen`: what is attached to the council paper.
        attachments: Vec<String> = "anlagen",
        /// `[[beschluss.beratungsfolge]]`.
        consultations: Vec<Consultation> = "beratungsfolge",
        /// `[beschluss.ergebnis]`: how the body has voted.
        outcome: Outcome = "ergebnis",
    }
}

impl Resolution {
    /// The points with the names that other statements give them: their `id`, or else their number.
    pub fn named_points(&self) -> impl Iterator<Item = (String, &ResolutionPoint)> {
        let name = |(at, point): (usize, &ResolutionPoint)| point.id.clone().unwrap_or_else(|| (at + 1).to_string());
        self.points.iter().enumerate().map(move |(at, point)| (name((at, point)), point))
    }

    /// What its points are called by other statements, whether it is stated as points or as text.
    #[must_use]
    pub fn point_names(&self) -> Vec<String> {
        match self.points.is_empty() {
            true => (1..=outline::points(&self.text).len()).map(|number| number.to_string()).collect(),
            false => self.named_points().map(|(name, _)| name).collect(),
        }
    }

    /// Which point, counted from 0, other statements call so.
    #[must_use]
    pub fn point_called(&self, name: &str) -> Option<usize> {
        self.point_names().iter().position(|known| names::same(known, name))
    }
}

described! {
    /// `[[beschluss.punkte]]`: one point of the resolution.
    entry ResolutionPoint at "beschluss.punkte" {
        /// `id`: what other statements name it by; none if it goes by its number, counted from 1.
        id: Option<String> = "id",
        /// `text`, required: its words, which may be a list with points of its own.
        text: String = "text",
        /// `hoechstens` in cents: a cap that is no item.
        cap_cents: Option<i64> = "hoechstens",
        /// `deckung`: what the cap would be paid from.
        cap_cover: Option<String> = "deckung",
        /// `begruendung`: where the reasons speak of it.
        reason: Option<String> = "begruendung",
        /// `zustaendig`: who carries it out.
        responsible: Option<String> = "zustaendig",
        /// `bis`: until when.
        due: Option<Date> = "bis",
        /// `bedingungen`: what must be met.
        conditions: Vec<Condition> = "bedingungen",
    }
}

described! {
    /// `bedingungen` of a point: a bound of a key figure, the status of a criterion, or words.
    entry Condition at "beschluss.punkte.bedingungen" {
        /// `kennzahl`: the name of a key figure of the project.
        key_figure: Option<String> = "kennzahl",
        /// `mindestens`: the least value.
        at_least: Option<f64> = "mindestens",
        /// `hoechstens`: the greatest value.
        at_most: Option<f64> = "hoechstens",
        /// `kriterium`: id or title, as written.
        criterion: Option<String> = "kriterium",
        /// `status` that the criterion must have; fulfilled if none is stated.
        status: Option<Status> = "status",
        /// `text`: a condition in words.
        text: Option<String> = "text",
        /// `bis`: until when it must be met.
        due: Option<Date> = "bis",
        /// `folge`: what follows if it is not met.
        consequence: Option<Consequence> = "folge",
        @ place of "kriterium",
    }
}

described! {
    /// `[[beschluss.beratungsfolge]]`.
    #[derive(Eq)]
    entry Consultation at "beschluss.beratungsfolge" {
        /// `gremium`, required.
        body: String = "gremium",
        /// `datum`.
        date: Option<Date> = "datum",
        /// `zustaendigkeit`: Vorberatung, Entscheidung, Kenntnisnahme …
        role: Option<String> = "zustaendigkeit",
    }
}

described! {
    /// `[beschluss.ergebnis]`: how the body has voted.
    #[derive(Eq)]
    table Outcome at "beschluss.ergebnis" {
        /// `datum`: the day of the vote.
        date: Option<Date> = "datum",
        /// `ergebnis`.
        result: Option<VoteResult> = "ergebnis",
        /// `ja`: votes in favour.
        yes: Option<u16> = "ja",
        /// `nein`: votes against.
        no: Option<u16> = "nein",
        /// `enthaltungen`.
        abstentions: Option<u16> = "enthaltungen",
        /// `wortlaut`: what was decided, where it is not what was proposed.
        wording: Option<String> = "wortlaut",
    }
}

described! {
    /// `[[vollzug]]`: how far a point of an earlier resolution is carried out.
    #[derive(Eq)]
    entry Execution at "vollzug" {
        /// `punkt`, required: the point by its `id` or number.
        point: String = "punkt",
        /// `status`.
        status: Option<ExecutionStatus> = "status",
        /// `datum`: the day of the status.
        date: Option<Date> = "datum",
        /// `notiz`.
        note: Option<String> = "notiz",
    }
}
