//! The project profile as plain values. Keys of the file format are German; `docs/profile.md` is their
//! reference. Everything optional may be missing: a missing value is a gap, never a guess.
//!
//! Every field names its key, and the macro reads it and tells it again; what a key may hold and means is in `keys`.

use std::path::PathBuf;

use jiff::civil::Date;

use super::special::{AltText, FormChoice, Pick};
use super::stated::{Stated, Statements, described};
use super::words::{
    Bearer, BudgetSystem, ClimateRating, Consequence, CostKind, Cover, ExecutionStatus, FundingStatus, IncomeKind,
    IncomeStatus, Instrument, Level, PicturePlace, Status, Task, VoteResult,
};
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
    /// `[finanzierung]`.
    table Finance at "finanzierung" {
        /// `haushalt`: how the accounts are kept.
        budget_system: Option<BudgetSystem> = "haushalt",
        /// `zinssatz`: the rate that later years are discounted by, in per cent.
        rate: Option<f64> = "zinssatz",
        /// `zeitraum`: how many years alternatives are compared over.
        horizon: Option<u8> = "zeitraum",
        /// `[[finanzierung.posten]]`, in the file's order.
        costs: Vec<CostItem> = "posten",
        /// `[[finanzierung.ertraege]]`, in the file's order.
        income: Vec<Income> = "ertraege",
        /// `[[finanzierung.stellen]]`, in the file's order.
        posts: Vec<Post> = "stellen",
        /// `[finanzierung.folgekosten]`.
        follow_up: FollowUpCost = "folgekosten",
    }
}

described! {
    /// `[[finanzierung.posten]]`.
    #[derive(Eq, PartialOrd, Ord)]
    entry CostItem at "finanzierung.posten" {
        /// `jahr`, required.
        year: i16 = "jahr",
        /// `betrag` in cents, required; never negative.
        cents: i64 = "betrag",
        /// `art`, required.
        kind: CostKind = "art",
        /// `zweck`: what it is spent on.
        purpose: Option<String> = "zweck",
        /// `quelle`: who pays.
        source: Option<String> = "quelle",
        /// `status`.
        status: Option<FundingStatus> = "status",
        /// `punkt`: the point of the resolution that decides on it, by its `id` or number.
        point: Option<String> = "punkt",
        /// `phase`: the phase of the project it belongs to.
        phase: Option<Phase> = "phase",
        /// `ist` in cents: what has been spent of it so far.
        spent_cents: Option<i64> = "ist",
        /// `traeger`: whose budget bears it.
        bearer: Option<Bearer> = "traeger",
        /// `produkt`: the product of the budget.
        product: Option<String> = "produkt",
        /// `konto`: the account.
        account: Option<String> = "konto",
        /// `massnahme_nr`: the number of the investment measure.
        measure_number: Option<String> = "massnahme_nr",
        /// `nutzungsdauer`: useful life in years.
        useful_life: Option<u8> = "nutzungsdauer",
        /// `deckung`: how it is covered in the budget.
        cover: Option<Cover> = "deckung",
    }
}

described! {
    /// `[[finanzierung.ertraege]]`: what comes in, or is no longer spent.
    #[derive(Eq)]
    entry Income at "finanzierung.ertraege" {
        /// `jahr`, required.
        year: i16 = "jahr",
        /// `betrag` in cents, required; never negative.
        cents: i64 = "betrag",
        /// `zweck`: what it comes from.
        purpose: Option<String> = "zweck",
        /// `quelle`: who pays it.
        source: Option<String> = "quelle",
        /// `art`: whether it comes in or is saved.
        kind: Option<IncomeKind> = "art",
        /// `haushaltswirksam`: whether a saving shows in the budget.
        affects_budget: Option<bool> = "haushaltswirksam",
        /// `status`.
        status: Option<IncomeStatus> = "status",
    }
}

described! {
    /// `[[finanzierung.stellen]]`: a post, or a part of one.
    entry Post at "finanzierung.stellen" {
        /// `bezeichnung`, required.
        title: String = "bezeichnung",
        /// `umfang` in full-time equivalents, required.
        extent: f64 = "umfang",
        /// `bewertung`: the grade, in the words of the pay scale.
        grade: Option<String> = "bewertung",
        /// `ab`: the first year.
        from: Option<i16> = "ab",
        /// `bis`: the last year; none if it is permanent or not stated.
        until: Option<i16> = "bis",
        /// `status`: how sure it is; `bewilligt` if it is among the established posts.
        status: Option<FundingStatus> = "status",
    }
}

described! {
    /// `[finanzierung.folgekosten]`: what it costs every year after the project.
    #[derive(Eq)]
    table FollowUpCost at "finanzierung.folgekosten" {
        /// `ab`: the first year.
        from: Option<i16> = "ab",
        /// `jaehrlich` in cents.
        yearly_cents: Option<i64> = "jaehrlich",
        /// `bis`: the last year; none if it has no end or none is stated.
        until: Option<i16> = "bis",
        /// `erlaeuterung`.
        explanation: Option<String> = "erlaeuterung",
    }
}

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

described! {
    /// `[[beschluss.punkte]]`: one point of the resolution.
    entry ResolutionPoint at "beschluss.punkte" {
        /// `id`: what other statements name it by; none if it goes by its number, counted from 1.
        id: Option<String> = "id",
        /// `text`, required: its words, which may be a list with points of its own.
        text: String = "text",
        /// `hoechstens` in cents: a cap that is no item.
        cap_cents: Option<i64> = "hoechstens",
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

impl Resolution {
    /// The points with the names that other statements give them: their `id`, or else their number.
    pub fn named_points(&self) -> impl Iterator<Item = (String, &ResolutionPoint)> {
        let name = |(at, point): (usize, &ResolutionPoint)| point.id.clone().unwrap_or_else(|| (at + 1).to_string());
        self.points.iter().enumerate().map(move |(at, point)| (name((at, point)), point))
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
    /// `[[kriterien]]`: what the project says about one criterion.
    entry Assessment at "kriterien" {
        /// `kriterium`: id or title, as written; required.
        criterion: String = "kriterium",
        /// `status`; none where the profile says nothing, which counts as open and is shown as not stated.
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
