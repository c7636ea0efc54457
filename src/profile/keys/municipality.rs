//! The keys of the top of the file, `[kommune]` and its contact.

use super::entry::{TableEntry, optional, required, table};
use crate::document::bounds::{COHORTS, MAX_INHABITANTS};
use crate::document::kind::{Kind, PathTarget};
use crate::message::say;
use crate::profile::words::{LAENDER, LANGUAGES};

const COHORT: Kind = Kind::Whole(*COHORTS.start(), *COHORTS.end());
const LOGO: PathTarget = PathTarget { what: || say!("the logo"), example: "bilder/logo.svg" };

pub(super) const TABLES: &[TableEntry] = &[
    table("", "the top of the file").keys(&[
        optional("$schema", Kind::Text)
            .without_twin()
            .reference("address of the format's description, for editors; ignored", "")
            .papers("–"),
        optional("sprache", Kind::Word(&LANGUAGES))
            .means(r#"Sprache der Unterlagen: "de" oder "en""#, r#"Language of the papers: "de" or "en""#)
            .example(r#""de""#, r#""en""#)
            .written()
            .asked("Sprache der Unterlagen", "Language of the papers")
            .help("Deutsch oder Englisch", "German or English")
            .columns(&["Sprache"])
            .untold()
            .reference("language of the papers; `de` if missing", r#"`"de"`"#)
            .papers("all"),
        required("kommune", Kind::Table),
        required("projekt", Kind::Table),
        optional("vorpruefung", Kind::Table),
        optional("betrieb", Kind::Table),
        optional("finanzierung", Kind::Table),
        optional("beschluss", Kind::Table),
        optional("vollzug", Kind::Tables),
        optional("kriterien", Kind::Tables),
        optional("auswahl", Kind::Table),
        optional("risiken", Kind::Tables),
        optional("auswirkungen", Kind::Table),
        optional("schritte", Kind::Tables),
        optional("team", Kind::Table),
        optional("transfer", Kind::Table),
        optional("investition", Kind::Table),
        optional("bilder", Kind::Tables),
    ]),
    table("kommune", "[kommune]")
        .heading("Die Kommune", "The municipality")
        .open()
        .needs(|| say!("the key `name`"))
        .questions("Die Kommune", "The municipality")
        .keys(&[
            required("name", Kind::Title)
                .means("So heißt die Kommune in allen Unterlagen", "The municipality's name in all papers")
                .filled_in("name = {{name:value}}")
                .asked("Name der Kommune", "Name of the municipality")
                .help(
                    "Wie die Kommune in den Unterlagen heißt; auch die Dateien werden danach benannt.",
                    "What the papers call it; the files are named after it too.",
                )
                .columns(&["Kommune"])
                .change("Name der Kommune", "Name of the municipality")
                .reference("its name; also names the output files", r#"`"Musterstadt"`"#)
                .papers("all"),
            optional("art", Kind::Text)
                .means(
                    "Art der Kommune: Gemeinde, Stadt, kreisangehörige Stadt, kreisfreie Stadt, \
                    Landkreis, Zweckverband …",
                    "What it is: municipality, town, district, association …",
                )
                .example(r#""kreisangehörige Stadt""#, r#""Stadt""#)
                .asked("Art der Kommune", "Kind of municipality")
                .help(
                    "Gemeinde, Stadt, kreisangehörige Stadt, kreisfreie Stadt, Landkreis, Zweckverband \
                    …",
                    "Municipality, town, district, association …",
                )
                .columns(&["Art"])
                .change("Art der Kommune", "Kind of municipality")
                .reference(
                    "what it is: Gemeinde, Stadt, kreisangehörige Stadt, kreisfreie Stadt, Landkreis, \
                    Zweckverband, interkommunaler Verbund …",
                    r#"`"Landkreis"`"#,
                )
                .papers("D P F"),
            optional("bundesland", Kind::Words(&LAENDER))
                .means(
                    "Eines der sechzehn Länder, ausgeschrieben; mehrere für einen Verbund: [\"Hessen\", \
                    \"Thüringen\"]",
                    "One of the sixteen Länder by its German name; several for a cooperation: \
                    [\"Hessen\", \"Thüringen\"]",
                )
                .example(r#""Hessen""#, r#""Hessen""#)
                .filled_in("{{state:line}}")
                .asked("Bundesland", "Land")
                .help(
                    "Eines der sechzehn Länder, ausgeschrieben. Ein Verbund über Ländergrenzen schreibt \
                    jedes Land in eine eigene Zeile.",
                    "One of the sixteen Länder by its German name. A cooperation across borders writes \
                    each on a line of its own.",
                )
                .columns(&["Bundesland", "Land"])
                .change("Bundesland", "Federal state")
                .reference("in full; several for a cooperation", r#"`"Niedersachsen"`"#)
                .papers("D C F"),
            optional("einwohner", Kind::Whole(0, MAX_INHABITANTS))
                .means("Zahl der Einwohnerinnen und Einwohner", "Inhabitants")
                .example("48210", "48210")
                .asked("Einwohnerzahl", "Inhabitants")
                .help("Als ganze Zahl, zum Beispiel 48210", "As a whole number, such as 48210")
                .columns(&["Einwohner"])
                .change("Einwohnerzahl", "Inhabitants")
                .reference("inhabitants; 0 is a warning", "`48210`")
                .papers("D P F"),
            optional("staffel", COHORT)
                .means(
                    "Staffel der Modellprojekte Smart Cities: 2019, 2020 oder 2021",
                    "The year it joined the programme Modellprojekte Smart Cities: 2019, 2020 or 2021",
                )
                .example("2021", "2021")
                .asked("Modellprojekt seit", "Model project since")
                .help(
                    "Staffel der Modellprojekte Smart Cities: 2019, 2020 oder 2021",
                    "The year it joined the programme Modellprojekte Smart Cities: 2019, 2020 or 2021",
                )
                .columns(&["Staffel"])
                .change("Modellprojekt seit", "Model project since")
                .reference("the year it joined the programme Modellprojekte Smart Cities", "`2021`")
                .papers("D F"),
            optional("logo", Kind::Path(&LOGO))
                .means(
                    "Wappen oder Logo als SVG, PNG oder JPEG, Pfad vom Ordner dieses Profils aus",
                    "Coat of arms or logo, SVG, PNG or JPEG, from this profile's folder",
                )
                .example(r#""wappen.svg""#, r#""arms.svg""#)
                .asked("Wappen oder Logo", "Coat of arms or logo")
                .help(
                    "Name einer Bilddatei (SVG, PNG, JPEG) im Ordner dieses Fragebogens oder darunter, \
                    zum Beispiel wappen.svg",
                    "Name of a picture (SVG, PNG, JPEG) in this questionnaire's folder or below, such \
                    as arms.svg",
                )
                .untold()
                .reference(
                    "path of a picture (SVG, PNG, JPEG), from the profile's folder downwards; nothing \
                    outside that folder is read, symbolic links included. At most 5 MiB and 20 million \
                    pixels; an SVG without text, scripts and links to elsewhere, bitmaps in it with the same bounds",
                    r#"`"bilder/logo.svg"`"#,
                )
                .papers("D S C P"),
            optional("farbe", Kind::Colour)
                .means("Hausfarbe der Kommune", "House colour")
                .example(r##""#1f6f78""##, r##""#1f6f78""##)
                .asked("Hausfarbe", "House colour")
                .help("Als Farbwert, zum Beispiel #1f6f78", "As a colour value, such as #1f6f78")
                .untold()
                .reference("house colour, `#rgb` or `#rrggbb`", r##"`"#1f6f78"`"##)
                .papers("D S P"),
            optional("kontakt", Kind::Table).gap(
                15,
                "D S P C",
                "Kontakt in der Verwaltung",
                "a contact in the administration",
            ),
            optional("quelle", Kind::Text)
                .means("Woher die Angaben zur Kommune stammen", "Where the facts about the municipality come from")
                .example(r#""Statistisches Landesamt, Stand 31.12.2025""#, r#""Statistical office, 31 December 2025""#)
                .asked("Quelle der Angaben zur Kommune", "Source of the facts about the municipality")
                .help(
                    "Zum Beispiel: Statistisches Landesamt, Stand 31.12.2025",
                    "For example: statistical office, 31 December 2025",
                )
                .columns(&["Quelle"])
                .change("Quelle der Angaben zur Kommune", "Source of the facts about the municipality")
                .reference(
                    "where the facts about the municipality come from; named in the provenance",
                    r#"`"Statistisches Landesamt, 2025"`"#,
                )
                .papers("D"),
        ]),
    table("kommune.kontakt", "[kommune.kontakt]")
        .means("Wer Fragen beantwortet", "Who answers questions")
        .brief()
        .questions("Wer Fragen beantwortet", "Who answers questions")
        .keys(&[
            optional("name", Kind::Text)
                .means("Ansprechperson", "person")
                .example(r#""Vorname Nachname""#, r#""First Last""#)
                .asked("Ansprechperson", "Contact")
                .help("Vorname und Nachname", "First and last name")
                .change("Ansprechperson", "Contact person")
                .reference("person", r#"`"Katharina Ebeling"`"#)
                .papers("D S P"),
            optional("stelle", Kind::Text)
                .means("Amt oder Funktion", "office or function")
                .example(r#""Stabsstelle Digitales""#, r#""Digital office""#)
                .asked("Stelle", "Office")
                .help("Amt oder Aufgabe der Ansprechperson", "Office or function of the contact")
                .change("Stelle der Ansprechperson", "Contact’s office")
                .reference("office or function", r#"`"Stabsstelle Digitales"`"#)
                .papers("D S P"),
            optional("telefon", Kind::Text)
                .means("Telefonnummer, in Anführungszeichen", "telephone number, in quotation marks")
                .example(r#""0000 123 456""#, r#""0000 123 456""#)
                .asked("Telefon", "Telephone")
                .help("Mit Vorwahl", "With area code")
                .change("Telefon", "Telephone")
                .without_twin()
                .reference("telephone, in quotes", r#"`"0221 4710 318"`"#)
                .papers("D P"),
            optional("email", Kind::Email)
                .means("E-Mail-Adresse", "e-mail address")
                .example(r#""digitales@stadt.example""#, r#""digital@town.example""#)
                .asked("E-Mail", "E-mail")
                .help("Zum Beispiel digitales@stadt.example", "Such as digital@town.example")
                .columns(&["E-Mail"])
                .change("E-Mail", "E-mail")
                .reference("e-mail address", r#"`"info@musterstadt.example"`"#)
                .papers("D S P"),
            optional("web", Kind::Text)
                .means("Internetseite", "web page")
                .example(r#""https://www.stadt.example/digitales""#, r#""https://www.town.example/digital""#)
                .asked("Internetseite", "Web page")
                .help("Adresse einer Seite zum Projekt", "Address of a page about the project")
                .change("Internetseite", "Website")
                .reference("page", r#"`"https://…"`"#)
                .papers("D P"),
        ]),
];
