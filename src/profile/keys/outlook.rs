//! The keys of risks, effects, steps and team.

use super::entry::{TableEntry, optional, required, table};
use crate::document::kind::Kind;
use crate::profile::words::{CLIMATE, LEVELS};

pub(super) const TABLES: &[TableEntry] = &[
    table("risiken", "[[risiken]]")
        .heading("Risiken, Auswirkungen, nächste Schritte", "Risks, effects, next steps")
        .means("Ein Eintrag je Risiko", "One entry for each risk")
        .sheet(3, 20)
        .sheet_name("Risiken", "Risks")
        .sheet_lead(
            "Was schiefgehen kann, wie schwer es wiegt und was dagegen getan wird: ein Risiko je Zeile.",
            "What can go wrong, how grave it is and what is done about it: one risk a row.",
        )
        .change("Risiko", "Risk")
        .gap(13, "D S P C", "Risiken", "the risks")
        .keys(&[
            required("risiko", Kind::Text)
                .means("Was geschehen kann", "What could happen")
                .example(r#""Die Förderung endet 2027.""#, r#""Funding ends in 2027.""#)
                .asked("Risiko", "Risk")
                .help("Was geschehen kann", "What can happen")
                .width(48.0)
                .change("Wortlaut des Risikos", "Wording of the risk")
                .reference("what could happen", r#"`"Die Förderung endet 2027."`"#)
                .papers("D S C P"),
            optional("wahrscheinlichkeit", Kind::Word(&LEVELS))
                .means(
                    r#"Wie wahrscheinlich es ist: "niedrig", "mittel" oder "hoch""#,
                    r#"How likely it is: "niedrig" low, "mittel" medium, "hoch" high"#,
                )
                .example(r#""mittel""#, r#""mittel""#)
                .asked("Wahrscheinlichkeit", "Likelihood")
                .help("Wie wahrscheinlich", "How likely")
                .width(19.0)
                .change("Wahrscheinlichkeit des Risikos", "Likelihood of the risk")
                .reference("how likely", r#"`"mittel"`"#)
                .papers("D S C P"),
            optional("auswirkung", Kind::Word(&LEVELS))
                .means(
                    r#"Wie schwer es wiegt: "niedrig", "mittel" oder "hoch""#,
                    r#"How grave it is: "niedrig", "mittel" or "hoch""#,
                )
                .example(r#""hoch""#, r#""hoch""#)
                .asked("Auswirkung", "Impact")
                .help("Wie schwer", "How grave")
                .width(15.0)
                .change("Auswirkung des Risikos", "Impact of the risk")
                .reference("how grave", r#"`"hoch"`"#)
                .papers("D S C P"),
            optional("massnahme", Kind::Text)
                .means("Was dagegen getan wird", "What is done about it")
                .example(
                    r#""Betriebskosten ab 2028 in den Haushalt einstellen""#,
                    r#""Put the running cost from 2028 into the budget""#,
                )
                .asked("Maßnahme", "Measure")
                .help("Was dagegen getan wird", "What is done about it")
                .width(46.0)
                .change("Maßnahme gegen das Risiko", "Measure against the risk")
                .reference("what is done about it", "")
                .papers("D S C P"),
            optional("verantwortlich", Kind::Text)
                .means("Wer sich darum kümmert", "By whom")
                .example(r#""Kämmerei""#, r#""Treasurer""#)
                .asked("Zuständig", "Responsible")
                .help("Durch wen", "By whom")
                .width(24.0)
                .change("Risiko", "Risk")
                .reference("by whom", "")
                .papers("D"),
        ]),
    table("auswirkungen", "[auswirkungen]")
        .means("Was das Projekt über seinen Zweck hinaus bedeutet", "What the project means beyond its purpose")
        .brief()
        .questions("Auswirkungen", "Effects")
        .keys(&[
            optional("klima", Kind::Prose)
                .means("für das Klima", "for the climate")
                .example(r#""Weniger Kontrollfahrten""#, r#""Fewer inspection trips""#)
                .asked("Klima", "Climate")
                .help("Auswirkungen auf das Klima", "Effects on the climate")
                .change("Auswirkungen auf das Klima", "Effects on the climate")
                .gap(30, "C", "Auswirkungen auf das Klima", "effects on the climate")
                .reference("on the climate", r#"`"Weniger Fahrten"`"#)
                .papers("C"),
            optional("klima_bewertung", Kind::Word(&CLIMATE))
                .means(
                    r#"für das Klima, bewertet: "++", "+", "0", "-" oder "--""#,
                    r#"for the climate, rated: "++", "+", "0", "-" or "--""#,
                )
                .example(r#""+""#, r#""+""#)
                .asked("Klimawirkung", "Climate rating")
                .help("Von ++ (deutlich gut für das Klima) bis --", "From ++ (clearly good for the climate) to --")
                .change("Bewertung der Klimawirkung", "Climate rating")
                .reference("on the climate, rated from clearly positive to clearly negative", r#"`"+"`"#)
                .papers("C"),
            optional("barrierefreiheit", Kind::Prose)
                .means("für die Barrierefreiheit", "for accessibility")
                .example(r#""Warnungen auch als Sprachanruf""#, r#""Warnings by voice call too""#)
                .asked("Barrierefreiheit", "Accessibility")
                .help("Auswirkungen auf die Barrierefreiheit", "Effects on accessibility")
                .change("Auswirkungen auf die Barrierefreiheit", "Effects on accessibility")
                .gap(31, "C", "Auswirkungen auf die Barrierefreiheit", "effects on accessibility")
                .reference("on accessibility", "")
                .papers("C"),
            optional("datenschutz", Kind::Prose)
                .means("für den Datenschutz", "for privacy")
                .example(r#""Keine personenbezogenen Daten an den Messstellen""#, r#""No personal data at the gauges""#)
                .asked("Datenschutz", "Privacy")
                .help("Auswirkungen auf den Datenschutz", "Effects on privacy")
                .change("Auswirkungen auf den Datenschutz", "Effects on privacy")
                .gap(32, "C", "Auswirkungen auf den Datenschutz", "effects on data protection")
                .reference("on privacy", "")
                .papers("C"),
            optional("personal", Kind::Prose)
                .means("für das Personal", "for the staff")
                .example(
                    r#""Die Rufbereitschaft übernimmt der Bauhof.""#,
                    r#""The depot takes over the on-call service.""#,
                )
                .asked("Personal", "Staff")
                .help("Auswirkungen auf das Personal", "Effects on the staff")
                .change("Auswirkungen auf das Personal", "Effects on the staff")
                .reference("on the staff", "")
                .papers("C"),
            optional("demografie", Kind::Prose)
                .means("für Alt und Jung und die Entwicklung der Bevölkerung", "for old and young, and the population")
                .example(
                    r#""Ältere erreicht die Warnung auch ohne Mobiltelefon.""#,
                    r#""Older people are warned without a mobile telephone too.""#,
                )
                .asked("Demografie", "Demography")
                .help("Auswirkungen auf Alt und Jung", "Effects on old and young")
                .change("Auswirkungen auf die Demografie", "Effects on demography")
                .reference("on old and young, and the population", "")
                .papers("C"),
            optional("gleichstellung", Kind::Prose)
                .means("für die Gleichstellung", "for equality")
                .example(r#""Keine Auswirkungen""#, r#""No effects""#)
                .asked("Gleichstellung", "Equality")
                .help("Auswirkungen auf die Gleichstellung", "Effects on equality")
                .change("Auswirkungen auf die Gleichstellung", "Effects on equality")
                .reference("on equality of women, men and others", "")
                .papers("C"),
        ]),
    table("schritte", "[[schritte]]")
        .means("Was als Nächstes zu tun ist", "What is to be done next")
        .brief()
        .sheet(4, 25)
        .sheet_name("Schritte", "Steps")
        .sheet_lead("Die nächsten Schritte: wer tut was bis wann.", "The next steps: who does what until when.")
        .change("Nächster Schritt", "Next step")
        .gap(14, "D S P", "Nächste Schritte", "the next steps")
        .keys(&[
            required("schritt", Kind::Text)
                .means("was zu tun ist", "what is to be done")
                .example(r#""Messstellen ausschreiben""#, r#""Tender the gauges""#)
                .asked("Schritt", "Step")
                .help("Was zu tun ist", "What is to be done")
                .width(74.0)
                .change("Wortlaut des Schritts", "Wording of the step")
                .reference("what", r#"`"Messstellen ausschreiben"`"#)
                .papers("D S P"),
            optional("verantwortlich", Kind::Text)
                .means("wer es tut", "who does it")
                .example(r#""Vergabestelle""#, r#""Procurement office""#)
                .asked("Zuständig", "Responsible")
                .help("Wer es tut", "Who does it")
                .width(46.0)
                .change("Schritt", "Step")
                .reference("who", r#"`"Vergabestelle"`"#)
                .papers("D S"),
            optional("bis", Kind::Date)
                .means("bis wann", "until when")
                .example("2027-02-26", "2027-02-26")
                .asked("Bis wann", "Until")
                .help("Datum", "Date")
                .width(16.0)
                .change("Schritt", "Step")
                .reference("until when; before `stand` is a warning (`overdue`)", "`2027-02-26`")
                .papers("D S P"),
        ]),
    table("team", "[team]").heading("Team", "Team").questions("Steuerung", "Governance").keys(&[
        optional("steuerung", Kind::Prose)
            .means("Wer was entscheidet, und wie oft", "Who decides what, and how often")
            .example(r#""Lenkungskreis, alle sechs Wochen""#, r#""Steering group, every six weeks""#)
            .asked("Steuerung", "Governance")
            .help(
                "Wer was entscheidet und wie oft, zum Beispiel: Lenkungskreis, alle sechs Wochen",
                "Who decides what, and how often, such as: steering group, every six weeks",
            )
            .change("Steuerung", "Steering")
            .gap(22, "P", "Steuerung des Projekts", "the steering of the project")
            .reference("who decides what, and how often", "")
            .papers("D P"),
        optional("mitglieder", Kind::Tables),
    ]),
    table("team.mitglieder", "[[team.mitglieder]]")
        .means("Wer mitarbeitet", "Who takes part")
        .brief()
        .sheet(8, 20)
        .sheet_name("Team", "Team")
        .sheet_lead(
            "Wer am Projekt arbeitet: eine Person oder Stelle je Zeile.",
            "Who works on the project: one person or post a row.",
        )
        .change("Beteiligt", "Involved")
        .gap(23, "P", "Beteiligte", "the people involved")
        .keys(&[
            required("name", Kind::Text)
                .means("Person oder Funktion", "person or post")
                .example(r#""Vorname Nachname""#, r#""First Last""#)
                .asked("Name", "Name")
                .help("Person oder Stelle", "Person or post")
                .width(42.0)
                .change("Wer beteiligt ist", "Who is involved")
                .reference("person or post", r#"`"Murat Yildiz"`"#)
                .papers("D P"),
            optional("rolle", Kind::Text)
                .means("Aufgabe im Projekt", "task in the project")
                .example(r#""Projektleitung""#, r#""Project lead""#)
                .asked("Aufgabe", "Task")
                .help("Im Projekt", "In the project")
                .width(48.0)
                .change("Rolle", "Role")
                .reference("task", r#"`"Plattform und Daten"`"#)
                .papers("D P"),
            optional("stelle", Kind::Text)
                .means("Dienststelle", "office")
                .example(r#""Stabsstelle Digitales""#, r#""Digital office""#)
                .asked("Stelle", "Office")
                .help("Amt, Betrieb oder Firma", "Office, utility or company")
                .width(48.0)
                .change("Stelle", "Office")
                .reference("where they work", r#"`"Stabsstelle Digitales"`"#)
                .papers("D P"),
        ]),
];
