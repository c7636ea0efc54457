//! What a profile says, key by key, so that two can be compared. Every field of the model is named here: a new one
//! does not compile until it is compared too, or left out on purpose.

use super::catalogue::CatalogPair;
use super::matching::ListEntry;
use super::value::FactValue;
use crate::catalog::Catalog;
use crate::profile::{
    Alternative, Assessment, Choice, Consultation, Contact, CostItem, Effects, FormChoice, FundUse, Investment,
    Measure, Member, Municipality, OperatingOption, Operation, Pick, Profile, Project, Resolution, Risk, Step, Team,
    Transfer,
};

type Field = (&'static str, Option<FactValue>);

/// Everything a profile says but for its assessments of criteria.
pub(super) struct Facts<'a> {
    /// Single values.
    pub values: Vec<Field>,
    /// Lists of texts.
    pub texts: Vec<(&'static str, Vec<String>)>,
    /// Lists of entries, each with the cost item it is, if it is one.
    pub tables: Vec<(&'static str, Vec<ListEntry>, &'a [CostItem])>,
}

fn text(value: &Option<String>) -> Option<FactValue> {
    value.as_deref().map(FactValue::text)
}

fn path(value: &Option<std::path::PathBuf>) -> Option<FactValue> {
    value.as_deref().map(|path| FactValue::text(&path.to_string_lossy()))
}

fn count(value: Option<impl Into<u64>>) -> Option<FactValue> {
    value.map(|n| FactValue::Number(n.into() as f64))
}

fn row(name: &str, fields: impl Into<Vec<Field>>) -> ListEntry {
    ListEntry { name: name.to_owned(), fields: fields.into() }
}

/// What a profile says of one criterion.
pub(super) fn assessment(said: Option<&Assessment>) -> [Field; 5] {
    let said = said.map(|Assessment { criterion: _, place: _, status, evidence, responsible, due, note }| {
        (status.map(FactValue::Status), text(evidence), text(responsible), due.map(FactValue::Date), text(note))
    });
    let (status, evidence, responsible, due, note) = said.unwrap_or_default();
    [
        ("kriterien.status", status),
        ("kriterien.nachweis", evidence),
        ("kriterien.verantwortlich", responsible),
        ("kriterien.faellig", due),
        ("kriterien.notiz", note),
    ]
}

/// Takes a profile apart; `catalog` is its own.
pub(super) fn facts<'a>(profile: &'a Profile, catalog: &Catalog, known: &CatalogPair) -> Facts<'a> {
    let Profile {
        file: _,
        sha256: _,
        language,
        municipality,
        project,
        operation,
        costs,
        resolution,
        assessments: _,
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
    let mut out = Facts { values: Vec::new(), texts: Vec::new(), tables: Vec::new() };
    out.values.push(("sprache", Some(FactValue::text(language.code()))));
    out.municipality(municipality);
    out.project(project);
    out.operation(operation);
    out.tables.push(("finanzierung.posten", costs.iter().map(cost).collect(), costs));
    out.resolution(resolution);
    out.choice(choice, catalog, known);
    out.table("risiken", risks.iter().map(risk));
    out.effects(effects);
    out.table("schritte", steps.iter().map(step));
    out.team(team);
    out.transfer(transfer);
    out.investment(investment);
    out
}

impl Facts<'_> {
    fn table(&mut self, key: &'static str, rows: impl Iterator<Item = ListEntry>) {
        self.tables.push((key, rows.collect(), &[]));
    }

    fn municipality(&mut self, municipality: &Municipality) {
        let Municipality { name, kind, states, inhabitants, cohort, logo, colour, contact, source } = municipality;
        let colour = colour.map(|[r, g, b]| FactValue::Text(format!("#{r:02x}{g:02x}{b:02x}")));
        let nobody = Contact::default();
        let Contact { name: person, office, phone, email, web } = contact.as_ref().unwrap_or(&nobody);
        self.values.extend([
            ("kommune.name", Some(FactValue::text(name))),
            ("kommune.art", text(kind)),
            ("kommune.einwohner", count(*inhabitants)),
            ("kommune.staffel", count(*cohort)),
            ("kommune.logo", path(logo)),
            ("kommune.farbe", colour),
            ("kommune.quelle", text(source)),
            ("kommune.kontakt.name", text(person)),
            ("kommune.kontakt.stelle", text(office)),
            ("kommune.kontakt.telefon", text(phone)),
            ("kommune.kontakt.email", text(email)),
            ("kommune.kontakt.web", text(web)),
        ]);
        self.texts.push(("kommune.bundesland", states.clone()));
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
        self.values.extend([
            ("projekt.titel", Some(FactValue::text(title))),
            ("projekt.kurzbeschreibung", text(summary)),
            ("projekt.phase", Some(FactValue::Phases(phases.clone()))),
            ("projekt.phase_angenommen", Some(FactValue::Flag(*phase_assumed))),
            ("projekt.stand", as_of.map(FactValue::Date)),
            ("projekt.vorher", path(earlier)),
            ("projekt.problem", text(problem)),
            ("projekt.loesung", text(solution)),
        ]);
        self.texts.push(("projekt.mehrwert", benefits.clone()));
        self.texts.push(("projekt.zielgruppen", target_groups.clone()));
        self.table(
            "projekt.alternativen",
            alternatives.iter().map(|Alternative { title, assessment }| {
                row(
                    title,
                    [
                        ("projekt.alternativen.titel", Some(FactValue::text(title))),
                        ("projekt.alternativen.bewertung", text(assessment)),
                    ],
                )
            }),
        );
        self.table("projekt.kennzahlen", measures.iter().map(measure));
    }

    fn operation(&mut self, operation: &Operation) {
        let Operation { model, partners, rationale, options } = operation;
        self.values.push(("betrieb.modell", text(model)));
        self.values.push(("betrieb.begruendung", text(rationale)));
        self.texts.push(("betrieb.partner", partners.clone()));
        self.table(
            "betrieb.optionen",
            options.iter().map(|OperatingOption { model, assessment }| {
                row(
                    model,
                    [
                        ("betrieb.optionen.modell", Some(FactValue::text(model))),
                        ("betrieb.optionen.bewertung", text(assessment)),
                    ],
                )
            }),
        );
    }

    fn resolution(&mut self, resolution: &Resolution) {
        let Resolution { body, meeting, number, lead, text: points, form, own_form: _, attachments, consultations } =
            resolution;
        let form = form.as_ref().map(|form| match form {
            FormChoice::BuiltIn(key) => FactValue::text(key),
            FormChoice::File(path) => FactValue::text(&path.to_string_lossy()),
        });
        self.values.extend([
            ("beschluss.gremium", text(body)),
            ("beschluss.sitzung", meeting.map(FactValue::Date)),
            ("beschluss.vorlage_nr", text(number)),
            ("beschluss.federfuehrung", text(lead)),
            ("beschluss.vorlage", form),
        ]);
        self.texts.push(("beschluss.text", points.clone()));
        self.texts.push(("beschluss.anlagen", attachments.clone()));
        self.table(
            "beschluss.beratungsfolge",
            consultations.iter().map(|Consultation { body, date, role }| {
                let name = role.as_ref().map_or_else(|| body.clone(), |role| format!("{body}, {role}"));
                row(
                    &name,
                    [
                        ("beschluss.beratungsfolge.gremium", Some(FactValue::text(body))),
                        ("beschluss.beratungsfolge.datum", date.map(FactValue::Date)),
                        ("beschluss.beratungsfolge.zustaendigkeit", text(role)),
                    ],
                )
            }),
        );
    }

    /// Criteria by the newer catalogue's title, so that an id and a title are the same.
    fn choice(&mut self, choice: &Choice, catalog: &Catalog, known: &CatalogPair) {
        let Choice { include, exclude, workstreams } = choice;
        let pick = |key, why, pick: &Pick| {
            let Pick { criterion, reason, place: _ } = pick;
            let title = known.title(catalog, criterion);
            row(&title, [(key, Some(FactValue::text(&title))), (why, text(reason))])
        };
        let (include_key, exclude_key) = ("auswahl.einschliessen", "auswahl.ausschliessen");
        self.table(include_key, include.iter().map(|p| pick(include_key, "auswahl.einschliessen.grund", p)));
        self.table(exclude_key, exclude.iter().map(|p| pick(exclude_key, "auswahl.ausschliessen.grund", p)));
        self.texts.push(("auswahl.workstreams", workstreams.iter().map(|w| w.name().to_owned()).collect()));
    }

    fn effects(&mut self, effects: &Effects) {
        let Effects { climate, accessibility, privacy } = effects;
        self.values.extend([
            ("auswirkungen.klima", text(climate)),
            ("auswirkungen.barrierefreiheit", text(accessibility)),
            ("auswirkungen.datenschutz", text(privacy)),
        ]);
    }

    fn team(&mut self, team: &Team) {
        let Team { governance, members } = team;
        self.values.push(("team.steuerung", text(governance)));
        self.table(
            "team.mitglieder",
            members.iter().map(|Member { name, role, office }| {
                row(
                    name,
                    [
                        ("team.mitglieder.name", Some(FactValue::text(name))),
                        ("team.mitglieder.rolle", text(role)),
                        ("team.mitglieder.stelle", text(office)),
                    ],
                )
            }),
        );
    }

    fn transfer(&mut self, transfer: &Transfer) {
        let Transfer { approach, market, interested, licence, requirements } = transfer;
        self.values.extend([
            ("transfer.ansatz", text(approach)),
            ("transfer.markt", text(market)),
            ("transfer.lizenz", text(licence)),
        ]);
        self.texts.push(("transfer.interessierte", interested.clone()));
        self.texts.push(("transfer.voraussetzungen", requirements.clone()));
    }

    fn investment(&mut self, investment: &Investment) {
        let Investment { need_cents, offer, business_model, impact, why_now, exit, uses } = investment;
        self.values.extend([
            ("investition.bedarf", need_cents.map(FactValue::Money)),
            ("investition.gegenleistung", text(offer)),
            ("investition.geschaeftsmodell", text(business_model)),
            ("investition.wirkung", text(impact)),
            ("investition.warum_jetzt", text(why_now)),
            ("investition.ausstieg", text(exit)),
        ]);
        self.table(
            "investition.verwendung",
            uses.iter().map(|FundUse { purpose, cents }| {
                row(
                    purpose,
                    [
                        ("investition.verwendung.zweck", Some(FactValue::text(purpose))),
                        ("investition.verwendung.betrag", Some(FactValue::Money(*cents))),
                    ],
                )
            }),
        );
    }
}

fn measure(measure: &Measure) -> ListEntry {
    let Measure { name, unit, before, today, target, source } = measure;
    row(
        name,
        [
            ("projekt.kennzahlen.name", Some(FactValue::text(name))),
            ("projekt.kennzahlen.einheit", text(unit)),
            ("projekt.kennzahlen.vorher", before.map(FactValue::Number)),
            ("projekt.kennzahlen.heute", today.map(FactValue::Number)),
            ("projekt.kennzahlen.ziel", target.map(FactValue::Number)),
            ("projekt.kennzahlen.quelle", text(source)),
        ],
    )
}

/// What a cost item goes by, so that its amount can differ.
pub(super) fn cost_name(item: &CostItem) -> String {
    let words = [&item.purpose, &item.source].into_iter().filter_map(Option::as_deref);
    [&item.year.to_string(), item.kind.name()].into_iter().chain(words).collect::<Vec<_>>().join(", ")
}

fn cost(item: &CostItem) -> ListEntry {
    let CostItem { year, cents, kind, purpose, source, status } = item;
    row(
        &cost_name(item),
        [
            ("finanzierung.posten.jahr", Some(FactValue::Number(f64::from(*year)))),
            ("finanzierung.posten.betrag", Some(FactValue::Money(*cents))),
            ("finanzierung.posten.art", Some(FactValue::CostKind(*kind))),
            ("finanzierung.posten.zweck", text(purpose)),
            ("finanzierung.posten.quelle", text(source)),
            ("finanzierung.posten.status", status.map(FactValue::Funding)),
        ],
    )
}

fn risk(risk: &Risk) -> ListEntry {
    let Risk { title, likelihood, impact, measure, responsible } = risk;
    row(
        title,
        [
            ("risiken.risiko", Some(FactValue::text(title))),
            ("risiken.wahrscheinlichkeit", likelihood.map(FactValue::Level)),
            ("risiken.auswirkung", impact.map(FactValue::Level)),
            ("risiken.massnahme", text(measure)),
            ("risiken.verantwortlich", text(responsible)),
        ],
    )
}

fn step(step: &Step) -> ListEntry {
    let Step { title, responsible, due } = step;
    row(
        title,
        [
            ("schritte.schritt", Some(FactValue::text(title))),
            ("schritte.verantwortlich", text(responsible)),
            ("schritte.bis", due.map(FactValue::Date)),
        ],
    )
}
