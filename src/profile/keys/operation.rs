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
];
