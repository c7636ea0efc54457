//! The keys of `[[kriterien]]` and `[auswahl]`.

use super::entry::{TableEntry, optional, required, table};
use crate::document::kind::Kind;
use crate::profile::words::{STATUS, WORKSTREAMS};

pub(super) const TABLES: &[TableEntry] = &[
    table("kriterien", "[[kriterien]]")
        .heading("Stand der Kriterien", "Where the criteria stand")
        .means(
            "`ratsmappe select {{file}}` nennt die Kriterien Ihrer Phase mit ihren Nummern",
            "`ratsmappe select {{file}}` lists the criteria of your phase with their numbers",
        )
        .sheet(0, 0)
        .sheet_name("Kriterien", "Criteria")
        .sheet_lead(
            "Die Kriterien für dieses Projekt, nach Phase und Meilensteinen geordnet. Wählen Sie den \
            Stand und nennen Sie, wo vorhanden, den Nachweis.",
            "The criteria for this project by phase and milestone. Choose the status and, where there \
            is some, name the evidence.",
        )
        .gap(16, "D S P C", "Stand der einzelnen Kriterien", "the state of the individual criteria")
        .keys(&[
            required("kriterium", Kind::Criterion)
                .means("Nummer oder Titel des Kriteriums", "Number or title of the criterion")
                .example(r#""{{phase}}-01""#, r#""{{phase}}-01""#)
                .reference("id or title of the catalogue", r#"`"P3-04"`"#)
                .papers("D S C P F"),
            optional("status", Kind::Word(&STATUS))
                .means(
                    r#""offen", "in Arbeit", "erfüllt" oder "nicht relevant""#,
                    "\"offen\" open, \"in Arbeit\" in progress, \"erfüllt\" fulfilled, \"nicht \
                    relevant\" not relevant",
                )
                .example(r#""in Arbeit""#, r#""in Arbeit""#)
                .asked("Stand", "Status")
                .help("offen, in Arbeit, erfüllt, nicht relevant", "open, in progress, fulfilled, not relevant")
                .width(12.0)
                .reference("missing is shown as not stated, which is neither open nor arrears", r#"`"erfüllt"`"#)
                .papers("D S C P F"),
            optional("nachweis", Kind::Text)
                .means("Woran man es sieht", "What shows it")
                .example(r#""Protokoll vom 3.11.2026""#, r#""Minutes of 3 November 2026""#)
                .asked("Nachweis", "Evidence")
                .help("Woran man es sieht: Unterlage und Datum", "What shows it: paper and date")
                .width(18.0)
                .change("Nachweis", "Evidence")
                .reference("evidence", r#"`"Pilotbericht 2026"`"#)
                .papers("D"),
            optional("verantwortlich", Kind::Text)
                .means("Stelle oder Person, die sich darum kümmert", "Office or person in charge of it")
                .example(r#""Stabsstelle Digitales""#, r#""Digital office""#)
                .asked("Zuständig", "Responsible")
                .help("Stelle und Person", "Post and person")
                .width(12.0)
                .change("Kriterium", "Criterion")
                .reference("post and person", r#"`"Kämmerei, Dr. Sander"`"#)
                .papers("D S"),
            optional("faellig", Kind::Date)
                .means("Bis wann", "Until when")
                .example("2027-03-31", "2027-03-31")
                .asked("Bis wann", "Due")
                .help("Datum", "Date")
                .width(11.0)
                .change("Kriterium", "Criterion")
                .reference("until when; before `stand` and not fulfilled is a warning (`overdue`)", "`2027-03-31`")
                .papers("D S"),
            optional("notiz", Kind::Text)
                .means("Was sonst zu sagen ist", "What else is to be said")
                .example(r#""Wartet auf das Angebot.""#, r#""Waits for the offer.""#)
                .asked("Notiz", "Note")
                .help("Was noch zu sagen ist", "What else is to be said")
                .width(11.0)
                .change("Notiz", "Note")
                .reference("remark", "")
                .papers("D"),
        ]),
    table("auswahl", "[auswahl]")
        .means("Die Auswahl der Kriterien ändern", "Change the selection of criteria")
        .sheet(10, 20)
        .sheet_name("Auswahl", "Selection")
        .sheet_lead(
            "Kriterien zusätzlich aufnehmen oder weglassen. Weglassen geht nur mit Grund; Meilensteine \
            bleiben in den Unterlagen.",
            "Include further criteria or leave some out. Leaving out needs a reason; milestones stay in \
            the papers.",
        )
        .keys(&[
            optional("einschliessen", Kind::TextsOrTables)
                .means(
                    "Zusätzlich aufnehmen, obwohl das Kriterium erst später an der Reihe ist",
                    "Show although their turn comes later",
                )
                .example(r#"["P5-01"]"#, r#"["P5-01"]"#)
                .change("Zusätzlich aufgenommenes Kriterium", "Criterion included besides")
                .reference("criteria to show although their turn comes later", r#"`["P4-10"]`"#)
                .papers("D"),
            optional("ausschliessen", Kind::TableOrTables)
                .means("Weglassen, nur mit Grund; Meilensteine bleiben", "Leave out, with a reason; milestones stay")
                .example(
                    r#"[{ kriterium = "DX-01", grund = "Wird im Verbund gelöst." }]"#,
                    r#"[{ kriterium = "DX-01", grund = "Solved within the association." }]"#,
                )
                .change("Ausgeschlossenes Kriterium", "Excluded criterion")
                .reference(
                    "criteria to leave out. `grund` is **required** (`missing-reason`) and printed in \
                    the annex. A milestone cannot be left out: it stays, with the reason beside it \
                    (warning `milestone-excluded`)",
                    r#"`[{ kriterium = "P3-02", grund = "…" }]`"#,
                )
                .papers("D"),
            optional("workstreams", Kind::Words(&WORKSTREAMS))
                .means(
                    "Nur diese Arbeitsbereiche: \"Wirtschaftlich\", \"Organisatorisch\", \
                    \"Finanziell\", \"Technisch\"",
                    "Only these areas: \"Wirtschaftlich\" economic, \"Organisatorisch\" organisational, \
                    \"Finanziell\" financial, \"Technisch\"",
                )
                .example(r#"["Technisch", "Finanziell"]"#, r#"["Technisch", "Finanziell"]"#)
                .asked("Nur diese Arbeitsbereiche", "Only these areas")
                .help(
                    "Ohne Angabe alle vier: Wirtschaftlich, Organisatorisch, Finanziell, Technisch. Ein \
                    Bereich je Zeile; Meilensteine bleiben immer.",
                    "Without it all four: Economic, Organisational, Financial, Technical. One area a \
                    line; milestones always stay.",
                )
                .change("Gewählter Arbeitsbereich", "Chosen area of work")
                .reference(
                    "only these areas; all if missing. Milestones and what is begun are never filtered",
                    r#"`["Technisch"]`"#,
                )
                .papers("D S"),
            optional("treiber", Kind::Texts)
                .means(
                    "Nur Kriterien dieser Skalierungstreiber, mit Namen oder Kurznamen",
                    "Only criteria of these scaling drivers, by name or short name",
                )
                .example(r#"["Geld und Personal sichern"]"#, r#"["Geld und Personal sichern"]"#)
                .asked("Nur diese Skalierungstreiber", "Only these scaling drivers")
                .help(
                    "Ohne Angabe alle sieben. Ein Treiber je Zeile, mit Namen oder Kurznamen; Meilensteine und \
                    Begonnenes bleiben immer.",
                    "Without it all seven. One driver a line, by name or short name; milestones and what is begun \
                    always stay.",
                )
                .change("Gewählter Skalierungstreiber", "Chosen scaling driver")
                .reference(
                    "only criteria of these scaling drivers, by name or short name (sheet `Skalierungstreiber`); all if \
                    missing. Milestones and what is begun are never filtered; an unknown name is an error \
                    (`unknown-driver`)",
                    r#"`["Geld und Personal sichern"]`"#,
                )
                .papers("D S"),
            optional("stakeholder", Kind::Texts)
                .means(
                    "Nur Kriterien, die diese Beteiligten angehen: \"Kommune\", \"Politik\", \"Städtischer Konzern\", \
                    \"Bürger:innen\", \"Privatwirtschaft\", \"Universitäten\", \"Investor:innen\"",
                    "Only criteria that concern these stakeholders: \"Kommune\" administration, \"Politik\" elected \
                    members, \"Städtischer Konzern\" municipal companies, \"Bürger:innen\" residents, \
                    \"Privatwirtschaft\" private sector, \"Universitäten\" universities, \"Investor:innen\" investors",
                )
                .example(r#"["Politik"]"#, r#"["Politik"]"#)
                .asked("Nur diese Beteiligten", "Only these stakeholders")
                .help(
                    "Ohne Angabe alle: Kommune, Städtischer Konzern, Politik, Bürger:innen, Privatwirtschaft, \
                    Universitäten, Investor:innen. Je Zeile einer; Meilensteine und Begonnenes bleiben immer.",
                    "Without it all: Kommune, Städtischer Konzern, Politik, Bürger:innen, Privatwirtschaft, \
                    Universitäten, Investor:innen. One a line; milestones and what is begun always stay.",
                )
                .change("Gewählte Beteiligte", "Chosen stakeholder")
                .reference(
                    "only criteria that concern these stakeholders; all if missing. Milestones and what is begun are never \
                    filtered; an unknown name is an error (`unknown-stakeholder`)",
                    r#"`["Politik"]`"#,
                )
                .papers("D S"),
        ]),
    table("auswahl.einschliessen", "auswahl.einschliessen").keys(&[
        required("kriterium", Kind::Criterion)
            .asked("Kriterium", "Criterion")
            .help("Aus der Liste, oder Nummer oder Titel", "From the list, or number or title")
            .width(58.0),
        optional("grund", Kind::Text)
            .asked("Grund", "Reason")
            .help("Beim Weglassen nötig; er steht im Anhang", "Needed for leaving out; it stands in the annex")
            .width(56.0)
            .change("Grund der Aufnahme", "Reason for including it"),
    ]),
    table("auswahl.ausschliessen", "auswahl.ausschliessen").keys(&[
        required("kriterium", Kind::Criterion),
        required("grund", Kind::Text).change("Grund des Ausschlusses", "Reason for excluding it"),
    ]),
];
