//! What a profile says, statement by statement, in the form the questionnaire's cells take. Every field of the model
//! is named here: a new one does not compile until it has a cell, or is left out on purpose.

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::civil::Date;

use crate::catalog::{Catalog, Workstream};
use crate::profile::{
    Alternative, Assessment, Choice, Consultation, Contact, CostItem, Effects, FormChoice, FundUse, Investment,
    Measure, Member, Municipality, OperatingOption, Operation, Pick, Profile, Project, Resolution, Risk, Step, Team,
    Transfer,
};

/// A statement.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Answer {
    /// A text, or a word of a closed list as profiles write it.
    Text(String),
    /// Several.
    Lines(Vec<String>),
    /// A number.
    Number(f64),
    /// Cents.
    Money(i64),
    /// A day.
    Date(Date),
}

/// A row of a table, by column.
pub(super) type Row = BTreeMap<&'static str, Answer>;

/// Everything a profile says.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Answers {
    /// Single values by key.
    pub facts: BTreeMap<&'static str, Answer>,
    /// Tables by key.
    pub tables: BTreeMap<&'static str, Vec<Row>>,
    /// What is said of criteria, by id.
    pub criteria: BTreeMap<String, Row>,
}

/// The keys of what the first profile says and the second does not, or says otherwise.
#[must_use]
pub fn lost(profile: &Profile, back: &Profile, catalog: &Catalog) -> Vec<String> {
    let (was, is) = (Answers::of(profile, catalog), Answers::of(back, catalog));
    let facts = was.facts.iter().filter(|(key, answer)| is.facts.get(*key) != Some(answer));
    let tables = was.tables.iter().filter(|(path, rows)| is.tables.get(*path) != Some(rows));
    let criteria = was.criteria.iter().filter(|(id, row)| is.criteria.get(*id) != Some(row));
    let keys = facts.map(|(key, _)| (*key).to_owned()).chain(tables.map(|(path, _)| (*path).to_owned()));
    keys.chain(criteria.map(|(id, _)| id.clone())).collect()
}

fn text(value: &Option<String>) -> Option<Answer> {
    value.clone().map(Answer::Text)
}

fn word(word: &str) -> Option<Answer> {
    Some(Answer::Text(word.to_owned()))
}

fn path(value: &Option<PathBuf>) -> Option<Answer> {
    // Profiles are written with `/` on every system.
    value.as_deref().map(|path| Answer::Text(path.to_string_lossy().replace('\\', "/")))
}

fn lines(values: &[String]) -> Option<Answer> {
    (!values.is_empty()).then(|| Answer::Lines(values.to_vec()))
}

fn row(columns: impl IntoIterator<Item = (&'static str, Option<Answer>)>) -> Row {
    columns.into_iter().filter_map(|(key, answer)| Some((key, answer?))).collect()
}

impl Answers {
    /// Takes a profile apart; criteria are named by the catalogue's ids.
    pub fn of(profile: &Profile, catalog: &Catalog) -> Self {
        let Profile {
            file: _,
            sha256: _,
            language,
            municipality,
            project,
            operation,
            costs,
            resolution,
            assessments,
            choice,
            risks,
            effects,
            steps,
            team,
            transfer,
            investment,
            logo: _,
            earlier: _,
            questionnaire: _,
            places: _,
        } = profile;
        let mut out = Self::default();
        out.put([("sprache", word(language.code()))]);
        out.municipality(municipality);
        out.project(project);
        out.operation(operation);
        out.table("finanzierung.posten", costs.iter().map(cost));
        out.resolution(resolution);
        out.choice(choice, catalog);
        out.table("risiken", risks.iter().map(risk));
        out.effects(effects);
        out.table("schritte", steps.iter().map(step));
        out.team(team);
        out.transfer(transfer);
        out.investment(investment);
        out.criteria(assessments, catalog);
        out
    }

    fn put(&mut self, facts: impl IntoIterator<Item = (&'static str, Option<Answer>)>) {
        self.facts.extend(row(facts));
    }

    fn table(&mut self, path: &'static str, rows: impl Iterator<Item = Row>) {
        let rows: Vec<Row> = rows.collect();
        if !rows.is_empty() {
            self.tables.insert(path, rows);
        }
    }

    /// An assessment that says nothing is none.
    fn criteria(&mut self, assessments: &[Assessment], catalog: &Catalog) {
        for assessment in assessments {
            let Assessment { criterion, place: _, status, evidence, responsible, due, note } = assessment;
            let said = row([
                ("status", status.and_then(|status| word(status.name()))),
                ("nachweis", text(evidence)),
                ("verantwortlich", text(responsible)),
                ("faellig", due.map(Answer::Date)),
                ("notiz", text(note)),
            ]);
            if !said.is_empty() {
                self.criteria.insert(id(catalog, criterion), said);
            }
        }
    }

    fn municipality(&mut self, municipality: &Municipality) {
        let Municipality { name, kind, states, inhabitants, cohort, logo, colour, contact, source } = municipality;
        let nobody = Contact::default();
        let Contact { name: person, office, phone, email, web } = contact.as_ref().unwrap_or(&nobody);
        self.put([
            ("kommune.name", word(name)),
            ("kommune.art", text(kind)),
            ("kommune.bundesland", lines(states)),
            ("kommune.einwohner", inhabitants.map(|n| Answer::Number(n as f64))),
            ("kommune.staffel", cohort.map(|year| Answer::Number(year.into()))),
            ("kommune.logo", path(logo)),
            ("kommune.farbe", colour.map(|[r, g, b]| Answer::Text(format!("#{r:02x}{g:02x}{b:02x}")))),
            ("kommune.quelle", text(source)),
            ("kommune.kontakt.name", text(person)),
            ("kommune.kontakt.stelle", text(office)),
            ("kommune.kontakt.telefon", text(phone)),
            ("kommune.kontakt.email", text(email)),
            ("kommune.kontakt.web", text(web)),
        ]);
    }

    fn project(&mut self, project: &Project) {
        let Project {
            title,
            summary,
            phases,
            phase_assumed,
            as_of,
            earlier,
            problem,
            solution,
            benefits,
            target_groups,
            alternatives,
            measures,
        } = project;
        let phases: Vec<&str> = phases.iter().map(|phase| phase.key()).collect();
        self.put([
            ("projekt.titel", word(title)),
            ("projekt.kurzbeschreibung", text(summary)),
            ("projekt.phase", word(&phases.join(" + "))),
            ("projekt.phase_angenommen", word(if *phase_assumed { "true" } else { "false" })),
            ("projekt.stand", as_of.map(Answer::Date)),
            ("projekt.vorher", path(earlier)),
            ("projekt.problem", text(problem)),
            ("projekt.loesung", text(solution)),
            ("projekt.mehrwert", lines(benefits)),
            ("projekt.zielgruppen", lines(target_groups)),
        ]);
        self.table(
            "projekt.alternativen",
            alternatives.iter().map(|Alternative { title, assessment }| {
                row([("titel", word(title)), ("bewertung", text(assessment))])
            }),
        );
        self.table("projekt.kennzahlen", measures.iter().map(measure));
    }

    fn operation(&mut self, operation: &Operation) {
        let Operation { model, partners, rationale, options } = operation;
        self.put([
            ("betrieb.modell", text(model)),
            ("betrieb.begruendung", text(rationale)),
            ("betrieb.partner", lines(partners)),
        ]);
        self.table(
            "betrieb.optionen",
            options.iter().map(|OperatingOption { model, assessment }| {
                row([("modell", word(model)), ("bewertung", text(assessment))])
            }),
        );
    }

    fn resolution(&mut self, resolution: &Resolution) {
        let Resolution { body, meeting, number, lead, text: points, form, own_form: _, attachments, consultations } =
            resolution;
        self.put([
            ("beschluss.gremium", text(body)),
            ("beschluss.sitzung", meeting.map(Answer::Date)),
            ("beschluss.vorlage_nr", text(number)),
            ("beschluss.federfuehrung", text(lead)),
            ("beschluss.text", lines(points)),
            ("beschluss.anlagen", lines(attachments)),
            (
                "beschluss.vorlage",
                form.as_ref().and_then(|form| match form {
                    FormChoice::BuiltIn(key) => word(key),
                    FormChoice::File(file) => path(&Some(file.clone())),
                }),
            ),
        ]);
        self.table(
            "beschluss.beratungsfolge",
            consultations.iter().map(|Consultation { body, date, role }| {
                row([("gremium", word(body)), ("datum", date.map(Answer::Date)), ("zustaendigkeit", text(role))])
            }),
        );
    }

    fn choice(&mut self, choice: &Choice, catalog: &Catalog) {
        let Choice { include, exclude, workstreams } = choice;
        let names: Vec<String> = workstreams.iter().copied().map(Workstream::name).map(str::to_owned).collect();
        self.put([("auswahl.workstreams", lines(&names))]);
        let picks = |kind: &'static str, picks: &[Pick]| -> Vec<Row> {
            let pick = |Pick { criterion, reason, place: _ }: &Pick| {
                let criterion = Some(Answer::Text(id(catalog, criterion)));
                row([("kriterium", criterion), ("art", word(kind)), ("grund", text(reason))])
            };
            picks.iter().map(pick).collect()
        };
        let all = picks("einschliessen", include).into_iter().chain(picks("ausschliessen", exclude));
        self.table("auswahl", all);
    }

    fn effects(&mut self, effects: &Effects) {
        let Effects { climate, accessibility, privacy } = effects;
        self.put([
            ("auswirkungen.klima", text(climate)),
            ("auswirkungen.barrierefreiheit", text(accessibility)),
            ("auswirkungen.datenschutz", text(privacy)),
        ]);
    }

    fn team(&mut self, team: &Team) {
        let Team { governance, members } = team;
        self.put([("team.steuerung", text(governance))]);
        self.table(
            "team.mitglieder",
            members.iter().map(|Member { name, role, office }| {
                row([("name", word(name)), ("rolle", text(role)), ("stelle", text(office))])
            }),
        );
    }

    fn transfer(&mut self, transfer: &Transfer) {
        let Transfer { approach, market, interested, licence, requirements } = transfer;
        self.put([
            ("transfer.ansatz", text(approach)),
            ("transfer.markt", text(market)),
            ("transfer.interessierte", lines(interested)),
            ("transfer.lizenz", text(licence)),
            ("transfer.voraussetzungen", lines(requirements)),
        ]);
    }

    fn investment(&mut self, investment: &Investment) {
        let Investment { need_cents, offer, business_model, impact, why_now, exit, uses } = investment;
        self.put([
            ("investition.bedarf", need_cents.map(Answer::Money)),
            ("investition.gegenleistung", text(offer)),
            ("investition.geschaeftsmodell", text(business_model)),
            ("investition.wirkung", text(impact)),
            ("investition.warum_jetzt", text(why_now)),
            ("investition.ausstieg", text(exit)),
        ]);
        self.table(
            "investition.verwendung",
            uses.iter().map(|FundUse { purpose, cents }| {
                row([("zweck", word(purpose)), ("betrag", Some(Answer::Money(*cents)))])
            }),
        );
    }
}

/// The id of the criterion that a profile names; a name that the catalogue does not have stays as it is.
fn id(catalog: &Catalog, name: &str) -> String {
    catalog.find(name).map_or_else(|| name.to_owned(), |criterion| criterion.id.clone())
}

fn measure(measure: &Measure) -> Row {
    let Measure { name, unit, before, today, target, source } = measure;
    row([
        ("name", word(name)),
        ("einheit", text(unit)),
        ("vorher", before.map(Answer::Number)),
        ("heute", today.map(Answer::Number)),
        ("ziel", target.map(Answer::Number)),
        ("quelle", text(source)),
    ])
}

fn cost(item: &CostItem) -> Row {
    let CostItem { year, cents, kind, purpose, source, status } = item;
    row([
        ("jahr", Some(Answer::Number(f64::from(*year)))),
        ("betrag", Some(Answer::Money(*cents))),
        ("art", word(kind.name())),
        ("zweck", text(purpose)),
        ("quelle", text(source)),
        ("status", status.and_then(|status| word(status.name()))),
    ])
}

fn risk(risk: &Risk) -> Row {
    let Risk { title, likelihood, impact, measure, responsible } = risk;
    row([
        ("risiko", word(title)),
        ("wahrscheinlichkeit", likelihood.and_then(|level| word(level.name()))),
        ("auswirkung", impact.and_then(|level| word(level.name()))),
        ("massnahme", text(measure)),
        ("verantwortlich", text(responsible)),
    ])
}

fn step(step: &Step) -> Row {
    let Step { title, responsible, due } = step;
    row([("schritt", word(title)), ("verantwortlich", text(responsible)), ("bis", due.map(Answer::Date))])
}
