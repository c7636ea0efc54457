//! The keys of `[betrieb]` and the models compared.

use super::entry::{TableEntry, optional, required, table};
use crate::document::kind::Kind;

pub(super) const TABLES: &[TableEntry] = &[
    table("betrieb", "[betrieb]")
        .heading("Betrieb", "Operation")
        .means("Wer das Angebot betreibt oder betreiben soll", "Who runs it, or is to run it")
        .questions("Betrieb", "Operation")
        .keys(&[
            optional("modell", Kind::OperatingModel)
                .means(
                    "Ein Betreibermodell, eine Mischform oder eine Rechtsform; eigene Worte sind \
                    möglich",
                    "An operating model, a mixed form or a legal form; your own words will do",
                )
                .example(r#""öffentliche Hand""#, r#""öffentliche Hand""#)
                .asked("Betreibermodell", "Operating model")
                .help(
                    "Wer das Angebot betreibt oder betreiben soll; ein Modell aus der Liste oder eigene \
                    Worte",
                    "Who runs it or is to run it; a model from the list, or your own words",
                )
                .columns(&["Betreibermodell"])
                .change("Betreibermodell", "Operating model")
                .gap(8, "D S P C", "Betreibermodell", "the operating model")
                .reference(
                    "who runs it: a model, mixed form or legal form of the catalogue's sheet \
                    `Betreibermodelle`, or the town's own words. A near miss is a warning",
                    r#"`"öffentliche Hand"`"#,
                )
                .papers("D S C P"),
            optional("partner", Kind::Texts)
                .means("Wer beteiligt ist", "Who takes part")
                .example(r#"["Stadtwerke"]"#, r#"["Municipal utility"]"#)
                .asked("Partner", "Partners")
                .help("Wer mitwirkt, ein Partner je Zeile", "Who takes part, one partner a line")
                .asked_after("begruendung")
                .change("Partner", "Partner")
                .reference("who takes part", r#"`["Stadtwerke"]`"#)
                .papers("D S P"),
            optional("begruendung", Kind::Prose)
                .means("Warum dieses Modell", "Why this model")
                .example(
                    r#""Die Stadtwerke betreiben das Funknetz schon.""#,
                    r#""The utility runs the radio network already.""#,
                )
                .asked("Begründung des Betreibermodells", "Reason for the operating model")
                .help("Warum dieses Modell", "Why this model")
                .change("Begründung des Betreibermodells", "Reasons for the operating model")
                .reference("why this model", "")
                .papers("D S C"),
            optional("optionen", Kind::Tables),
            optional("fragen", Kind::Tables),
        ]),
    table("betrieb.optionen", "[[betrieb.optionen]]")
        .means("Die verglichenen Betreibermodelle", "The models that were compared")
        .brief()
        .sheet(7, 12)
        .sheet_name("Betreibermodelle", "Operating models")
        .sheet_lead(
            "Die verglichenen Betreibermodelle, jedes mit Ihrer Bewertung.",
            "The operating models that were compared, each with your assessment.",
        )
        .change("Geprüftes Betreibermodell", "Operating model compared")
        .keys(&[
            required("modell", Kind::OperatingModel)
                .means("das verglichene Modell", "the model compared")
                .example(r#""Zweckverband""#, r#""Zweckverband""#)
                .asked("Betreibermodell", "Operating model")
                .help("Aus der Liste oder eigene Worte", "From the list, or your own words")
                .width(46.0)
                .change("Name des geprüften Modells", "Name of the model compared")
                .reference("as above", r#"`"Zweckverband"`"#)
                .papers("D S"),
            optional("bewertung", Kind::Text)
                .means("was dafür oder dagegen spricht", "what speaks for it or against it")
                .example(r#""Für eine Kommune allein zu aufwendig.""#, r#""Too much effort for one municipality.""#)
                .asked("Bewertung", "Assessment")
                .help("Wie Sie diese Form einschätzen", "How you judge this form")
                .width(92.0)
                .change("Bewertung des Betreibermodells", "Assessment of the operating model")
                .reference("the town's assessment", "")
                .papers("D S"),
        ]),
    table("betrieb.fragen", "[[betrieb.fragen]]")
        .means("Antworten auf Fragen zum Betrieb", "Answers to questions about operation")
        .brief()
        .sheet(11, 12)
        .sheet_name("Betriebsfragen", "Operating questions")
        .sheet_lead(
            "Fragen, die vor der Wahl des Betreibermodells zu klären sind, mit Ihrer Antwort: eine Frage je Zeile.",
            "Questions to settle before the operating model is chosen, with your answer: one question a row.",
        )
        .change("Antwort auf eine Frage zum Betrieb", "Answer to a question about operation")
        .keys(&[
            required("frage", Kind::OperatingQuestion)
                .means(
                    "eine Entscheidungsfrage des Katalogs oder eine eigene",
                    "a question of the catalogue, or your own",
                )
                .example(r#""Wem gehören die Daten?""#, r#""Who owns the data?""#)
                .asked("Frage", "Question")
                .help("Aus dem Katalog oder eine eigene", "From the catalogue, or your own")
                .width(56.0)
                .change("Wortlaut der Frage zum Betrieb", "Wording of the question about operation")
                .reference(
                    "a decision question of the catalogue's sheet `Betreibermodelle`, or the town's own",
                    r#"`"Wem gehören die Daten?"`"#,
                )
                .papers("D"),
            optional("antwort", Kind::Text)
                .means("was die Kommune dazu sagt", "what the municipality says to it")
                .example(
                    r#""Der Stadt; die Stadtwerke verarbeiten sie.""#,
                    r#""The town; the utility processes them.""#,
                )
                .asked("Antwort", "Answer")
                .help("Was für Ihr Projekt gilt", "What holds for your project")
                .width(82.0)
                .change("Antwort auf eine Frage zum Betrieb", "Answer to a question about operation")
                .reference("the answer", "")
                .papers("D"),
        ]),
];
