//! The keys of `[[bilder]]`: pictures that papers show.

use super::entry::{TableEntry, optional, required, table};
use crate::document::kind::{Kind, PathTarget};
use crate::message::say;
use crate::profile::words::PICTURE_PLACES;

const PICTURE: PathTarget = PathTarget { what: || say!("the picture"), example: "bilder/messstelle.jpg" };

pub(super) const TABLES: &[TableEntry] = &[table("bilder", "[[bilder]]")
    .heading("Bilder", "Pictures")
    .means("Bilder für die Unterlagen, höchstens sechs", "Pictures for the papers, six at most")
    .brief()
    .sheet(13, 6)
    .sheet_name("Bilder", "Pictures")
    .sheet_lead(
        "Bilder für die Unterlagen, höchstens sechs: ein Bild je Zeile. Nur Bilder, die Sie verwenden dürfen.",
        "Pictures for the papers, six at most: one a row. Only pictures that you may use.",
    )
    .change("Bild", "Picture")
    .keys(&[
        required("datei", Kind::Path(&PICTURE))
            .means(
                "SVG, PNG oder JPEG, Pfad vom Ordner dieses Profils aus",
                "SVG, PNG or JPEG, from this profile's folder",
            )
            .example(r#""bilder/messstelle.jpg""#, r#""pictures/gauge.jpg""#)
            .asked("Bilddatei", "Picture file")
            .help("Im Ordner dieses Fragebogens oder darunter", "In this questionnaire’s folder or below")
            .width(30.0)
            .untold()
            .reference(
                "path of a picture (SVG, PNG, JPEG), with the bounds of `logo`; six pictures at most",
                r#"`"bilder/messstelle.jpg"`"#,
            )
            .papers("D S P F"),
        required("alt", Kind::Text)
            .means(
                "was darauf zu sehen ist, für alle, die es nicht sehen",
                "what it shows, for those who cannot see it",
            )
            .example(
                r#""Ein Pegelmesser an einer Brücke über den Mühlbach""#,
                r#""A gauge at a bridge over the mill stream""#,
            )
            .asked("Was zu sehen ist", "What it shows")
            .help("Für alle, die das Bild nicht sehen", "For those who cannot see the picture")
            .width(46.0)
            .untold()
            .reference("what it shows, for those who cannot see it", "")
            .papers("D S P F"),
        optional("unterschrift", Kind::Text)
            .means("Text unter dem Bild", "text below the picture")
            .example(r#""Messstelle Mühlbach, Mai 2026""#, r#""Mill stream gauge, May 2026""#)
            .asked("Bildunterschrift", "Caption")
            .help("Text unter dem Bild", "Text below the picture")
            .width(34.0)
            .untold()
            .reference("text below the picture", "")
            .papers("D S P F"),
        optional("urheber", Kind::Text)
            .means("von wem das Bild ist", "who made it")
            .example(r#""Stabsstelle Digitales""#, r#""Digital office""#)
            .asked("Urheber", "Credit")
            .help("Von wem das Bild ist", "Who made the picture")
            .width(24.0)
            .untold()
            .reference("who made it; printed beside the picture", r#"`"Stabsstelle Digitales"`"#)
            .papers("D S P F"),
        optional("ort", Kind::Word(&PICTURE_PLACES))
            .means(
                r#"wo es steht: "titel", "loesung" oder "wert"; ohne Angabe bei der Lösung"#,
                r#"where it stands: "titel" cover, "loesung" solution, "wert" value; without it beside the solution"#,
            )
            .example(r#""loesung""#, r#""loesung""#)
            .asked("Wo es steht", "Where it stands")
            .help("Titelseite, Lösung oder Nutzen", "Cover, solution or value")
            .width(18.0)
            .untold()
            .reference("cover, solution or value; beside the solution if missing", r#"`"titel"`"#)
            .papers("D S P F"),
    ])];
