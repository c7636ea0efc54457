//! The project profile as plain values. Keys of the file format are German; `docs/profile.md` is their
//! reference. Everything optional may be missing: a missing value is a gap, never a guess.
//!
//! Every field names its key, and the macro reads it and tells it again; what a key may hold and means is in `keys`.

use std::path::PathBuf;

use jiff::civil::Date;

use super::special::{AltText, Pick};
use super::stated::{Stated, Statements, described};
use super::words::{ClimateRating, Instrument, Level, PicturePlace, Status, Task};
use crate::catalog::{Phase, Workstream};
use crate::document::reader::TableReader;

described! {
    /// `[kommune]`.
    table Municipality at "kommune" {
        /// `name`, required.
        name: String = "name",
        /// `art`: Gemeinde, Stadt, kreisfreie Stadt, Landkreis, Zweckverband, interkommunaler Verbund …
        kind: Option<String> = "art",
        /// `bundesland`: one of the sixteen, or several for a cooperation.
        states: Vec<String> = "bundesland",
        /// `einwohner`.
        inhabitants: Option<u64> = "einwohner",
        /// `staffel`: the programme's year, 2019 to 2021.
        cohort: Option<u16> = "staffel",
        /// `logo`: a path relative to the profile.
        logo: Option<PathBuf> = "logo",
        /// `farbe` as red, green, blue.
        colour: Option<[u8; 3]> = "farbe",
        /// `quelle`: where the facts about the municipality come from.
        source: Option<String> = "quelle",
        /// `kontakt`.
        contact: Option<Contact> = "kontakt",
    }
}

described! {
    /// `[kommune.kontakt]`.
    #[derive(Eq)]
    table Contact at "kommune.kontakt" {
        /// `name`.
        name: Option<String> = "name",
        /// `stelle`: office or function.
        office: Option<String> = "stelle",
        /// `telefon`.
        phone: Option<String> = "telefon",
        /// `email`.
        email: Option<String> = "email",
        /// `web`.
        web: Option<String> = "web",
    }
}

described! {
    /// `[projekt]`.
    table Project at "projekt" {
        /// `titel`, required.
        title: String = "titel",
        /// `kurzname`: the name for files and running heads.
        short_name: Option<String> = "kurzname",
        /// `kurzbeschreibung`.
        summary: Option<String> = "kurzbeschreibung",
        /// `phase`: one stage, or P4 and P5 together; required; sorted.
        phases: Vec<Phase> = "phase",
        /// `aufgabe`: whether the law asks for it.
        task: Option<Task> = "aufgabe",
        /// `phase_angenommen = true`: the phase is an assumption and is marked as one.
        phase_assumed: bool = "phase_angenommen",
        /// `phase_grund`: what the assumption rests on.
        phase_reason: Option<String> = "phase_grund",
        /// `stand`: the date of the statements.
        as_of: Option<Date> = "stand",
        /// `vorher`: the profile that the last papers were made from, relative to this one.
        earlier: Option<PathBuf> = "vorher",
        /// `problem`.
        problem: Option<String> = "problem",
        /// `loesung`.
        solution: Option<String> = "loesung",
        /// `mehrwert`: benefits, one an entry.
        benefits: Vec<String> = "mehrwert",
        /// `zielgruppen`.
        target_groups: Vec<String> = "zielgruppen",
        /// `[[projekt.alternativen]]`.
        alternatives: Vec<Alternative> = "alternativen",
        /// `[[projekt.kennzahlen]]`.
        key_figures: Vec<KeyFigure> = "kennzahlen",
    }
}

described! {
    /// `[[projekt.alternativen]]`: `titel` (required), how it is judged, and what it costs and brings in, in cents.
    #[derive(Eq)]
    entry Alternative at "projekt.alternativen" {
        /// What could be done instead.
        title: String = "titel",
        /// Why it was not chosen, or what it would mean.
        assessment: Option<String> = "bewertung",
        /// `einmalig`: what it costs once.
        once_cents: Option<i64> = "einmalig",
        /// `jaehrlich`: what it costs a year.
        yearly_cents: Option<i64> = "jaehrlich",
        /// `ertrag_jaehrlich`: what it brings in, or saves in the budget, a year.
        yearly_income_cents: Option<i64> = "ertrag_jaehrlich",
        /// `ertrag_offen` in cents: what of that is not agreed yet.
        unagreed_income_cents: Option<i64> = "ertrag_offen",
        /// `foerderung`: what others add once.
        grant_cents: Option<i64> = "foerderung",
        /// `nutzungsdauer` in years.
        useful_life: Option<u8> = "nutzungsdauer",
        /// `gewaehlt = true`: it is the one proposed.
        chosen: bool = "gewaehlt",
        /// `nullvariante = true`: nothing is done.
        baseline: bool = "nullvariante",
    }
}

described! {
    /// `[[projekt.kennzahlen]]`: a key figure with its values before, today and as planned.
    entry KeyFigure at "projekt.kennzahlen" {
        /// `name`, required.
        name: String = "name",
        /// `einheit`.
        unit: Option<String> = "einheit",
        /// `vorher`.
        before: Option<f64> = "vorher",
        /// `heute`.
        today: Option<f64> = "heute",
        /// `ziel`.
        target: Option<f64> = "ziel",
        /// `quelle`: where the values come from.
        source: Option<String> = "quelle",
    }
}

described! {
    /// `[vorpruefung]`: what was examined before the project began.
    #[derive(Eq)]
    table PreCheck at "vorpruefung" {
        /// `gesucht`: where existing solutions were looked for.
        searched: Option<String> = "gesucht",
        /// `gefunden`.
        found: Option<String> = "gefunden",
        /// `verworfen`: what was rejected, and why.
        rejected: Option<String> = "verworfen",
        /// `mehrwert`: what the project adds to what there is.
        added_value: Option<String> = "mehrwert",
        /// `ressourcen`: whether staff, money and knowledge suffice.
        resources: Option<String> = "ressourcen",
        /// `gemeinsam`: with whom it could be developed.
        together: Option<String> = "gemeinsam",
    }
}

described! {
    /// `[betrieb]`.
    #[derive(Eq)]
    table Operation at "betrieb" {
        /// `modell`: a model or mixed form of the catalogue, or the town's own words.
        model: Option<String> = "modell",
        /// `partner`.
        partners: Vec<String> = "partner",
        /// `begruendung`.
        rationale: Option<String> = "begruendung",
        /// `[[betrieb.optionen]]`.
        options: Vec<OperatingOption> = "optionen",
        /// `[[betrieb.fragen]]`.
        questions: Vec<OperatingQuestion> = "fragen",
    }
}

described! {
    /// `[[betrieb.optionen]]`: `modell` (required), `bewertung`: how the town assessed this form.
    #[derive(Eq)]
    entry OperatingOption at "betrieb.optionen" {
        /// A model or mixed form.
        model: String = "modell",
        /// The town's assessment.
        assessment: Option<String> = "bewertung",
    }
}

described! {
    /// `[[betrieb.fragen]]`: `frage` (required), `antwort`.
    #[derive(Eq)]
    entry OperatingQuestion at "betrieb.fragen" {
        /// A question of the catalogue, or the town's own.
        question: String = "frage",
        /// What the town says to it.
        answer: Option<String> = "antwort",
    }
}

described! {
    /// `[auswirkungen]`: what the project means beyond its purpose and its money.
    #[derive(Eq)]
    table Effects at "auswirkungen" {
        /// `klima`.
        climate: Option<String> = "klima",
        /// `klima_bewertung`.
        climate_rating: Option<ClimateRating> = "klima_bewertung",
        /// `barrierefreiheit`.
        accessibility: Option<String> = "barrierefreiheit",
        /// `datenschutz`.
        privacy: Option<String> = "datenschutz",
        /// `personal`.
        staff: Option<String> = "personal",
        /// `demografie`.
        demography: Option<String> = "demografie",
        /// `gleichstellung`.
        equality: Option<String> = "gleichstellung",
    }
}

described! {
    /// `[[kriterien]]`: what the project says about one criterion.
    entry Assessment at "kriterien" {
        /// `kriterium`: id or title, as written; required.
        criterion: String = "kriterium",
        /// `status`; none where the profile says nothing, which is neither open nor arrears.
        status: Option<Status> = "status",
        /// `nachweis`.
        evidence: Option<String> = "nachweis",
        /// `verantwortlich`.
        responsible: Option<String> = "verantwortlich",
        /// `faellig`.
        due: Option<Date> = "faellig",
        /// `notiz`.
        note: Option<String> = "notiz",
        @ place of "kriterium",
    }
}

described! {
    /// `[auswahl]`.
    table Choice at "auswahl" {
        /// `einschliessen`.
        include: Vec<Pick> = "einschliessen",
        /// `ausschliessen`.
        exclude: Vec<Pick> = "ausschliessen",
        /// `workstreams`: empty means all.
        workstreams: Vec<Workstream> = "workstreams",
        /// `treiber`: names of scaling drivers; empty means all.
        drivers: Vec<String> = "treiber",
        /// `stakeholder`: names of stakeholders; empty means all.
        stakeholders: Vec<String> = "stakeholder",
    }
}

described! {
    /// `[[risiken]]`.
    #[derive(Eq)]
    entry Risk at "risiken" {
        /// `risiko`, required.
        title: String = "risiko",
        /// `wahrscheinlichkeit`.
        likelihood: Option<Level> = "wahrscheinlichkeit",
        /// `auswirkung`.
        impact: Option<Level> = "auswirkung",
        /// `massnahme`.
        action: Option<String> = "massnahme",
        /// `verantwortlich`.
        responsible: Option<String> = "verantwortlich",
    }
}

described! {
    /// `[[schritte]]`.
    #[derive(Eq)]
    entry Step at "schritte" {
        /// `schritt`, required.
        title: String = "schritt",
        /// `verantwortlich`.
        responsible: Option<String> = "verantwortlich",
        /// `bis`.
        due: Option<Date> = "bis",
    }
}

described! {
    /// `[team]`.
    #[derive(Eq)]
    table Team at "team" {
        /// `steuerung`: how the project is steered.
        governance: Option<String> = "steuerung",
        /// `[[team.mitglieder]]`.
        members: Vec<Member> = "mitglieder",
    }
}

described! {
    /// `[[team.mitglieder]]`: `name` (required), `rolle`, `stelle` (where the person works).
    #[derive(Eq)]
    entry Member at "team.mitglieder" {
        /// The person or post.
        name: String = "name",
        /// What they do.
        role: Option<String> = "rolle",
        /// Where they work.
        office: Option<String> = "stelle",
    }
}

described! {
    /// `[transfer]`.
    #[derive(Eq)]
    table Transfer at "transfer" {
        /// `ansatz`: how others can take it over.
        approach: Option<String> = "ansatz",
        /// `markt`: who could use it, and how many.
        market: Option<String> = "markt",
        /// `interessierte`: municipalities that have asked.
        interested: Vec<String> = "interessierte",
        /// `lizenz`.
        licence: Option<String> = "lizenz",
        /// `voraussetzungen`: what a taker needs.
        requirements: Vec<String> = "voraussetzungen",
    }
}

described! {
    /// `[investition]`.
    #[derive(Eq)]
    table Investment at "investition" {
        /// `bedarf` in cents.
        need_cents: Option<i64> = "bedarf",
        /// `form`.
        instrument: Option<Instrument> = "form",
        /// `bis`: until when a commitment is needed.
        until: Option<Date> = "bis",
        /// `gegenleistung`: what a funder gets.
        offer: Option<String> = "gegenleistung",
        /// `geschaeftsmodell`: how it pays for itself.
        business_model: Option<String> = "geschaeftsmodell",
        /// `wirkung`: the impact narrative.
        impact: Option<String> = "wirkung",
        /// `warum_jetzt`.
        why_now: Option<String> = "warum_jetzt",
        /// `ausstieg`: what happens if it ends.
        exit: Option<String> = "ausstieg",
        /// `[[investition.verwendung]]`: purpose and cents.
        uses: Vec<FundUse> = "verwendung",
        /// `[[investition.tranchen]]`.
        tranches: Vec<Tranche> = "tranchen",
    }
}

described! {
    /// `[[investition.verwendung]]`: `zweck`, `betrag`, both required.
    #[derive(Eq)]
    entry FundUse at "investition.verwendung" {
        /// What for.
        purpose: String = "zweck",
        /// How much, in cents.
        cents: i64 = "betrag",
    }
}

described! {
    /// `[[investition.tranchen]]`: `betrag` (required), `bedingung`.
    #[derive(Eq)]
    entry Tranche at "investition.tranchen" {
        /// How much, in cents.
        cents: i64 = "betrag",
        /// What must be reached before it is paid.
        condition: Option<String> = "bedingung",
    }
}

described! {
    /// `[[bilder]]`: a picture that papers show.
    #[derive(Eq)]
    entry Picture at "bilder" {
        /// `datei`, required: a path relative to the profile.
        file: PathBuf = "datei",
        /// `alt`, required: what it shows, for those who cannot see it.
        alt: AltText = "alt",
        /// `unterschrift`: text below it.
        caption: Option<String> = "unterschrift",
        /// `urheber`: who made it.
        credit: Option<String> = "urheber",
        /// `ort`.
        place: Option<PicturePlace> = "ort",
    }
}

/// A contact that is there may say nothing yet.
impl Stated for Option<Contact> {
    fn read(reader: &mut TableReader, key: &'static str) -> Option<Self> {
        Some(reader.table(key).map(Contact::fields))
    }

    fn state(&self, path: &'static str, key: &'static str, out: &mut Statements) {
        if self.is_some() {
            out.tables.push(path);
        }
        self.clone().unwrap_or_default().state(path, key, out);
    }
}
