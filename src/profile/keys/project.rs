//! The keys of `[projekt]` with its alternatives and key figures.

use super::entry::{TableEntry, optional, required, table};
use crate::document::bounds::MAX_USEFUL_LIFE;
use crate::document::kind::{Kind, PathTarget};
use crate::message::say;
use crate::profile::words::TASKS;

const EARLIER: PathTarget = PathTarget { what: || say!("the earlier profile"), example: "frueher/2026-05.toml" };

/// Years of use.
const USEFUL_LIFE: Kind = Kind::Whole(1, MAX_USEFUL_LIFE);

pub(super) const TABLES: &[TableEntry] = &[
    table("projekt", "[projekt]")
        .heading("Das Projekt", "The project")
        .open()
        .needs(|| say!("the keys `titel` and `phase`"))
        .questions("Das Projekt", "The project")
        .keys(&[
            required("titel", Kind::Title)
                .means("So heißt das Projekt in allen Unterlagen", "The project's name in all papers")
                .filled_in("titel = {{title:value}}")
                .asked("Titel des Projekts", "Title of the project")
                .help(
                    "Der Name, unter dem das Projekt in den Unterlagen steht",
                    "The name the project has in the papers",
                )
                .columns(&["Titel", "Projekt"])
                .change("Titel des Projekts", "Title of the project")
                .reference("the project's name", r#"`"Pegelwacht: Frühwarnung vor Starkregen"`"#)
                .papers("all"),
            optional("kurzname", Kind::Title)
                .means(
                    "Der Name in Dateinamen und Kopfzeilen, wenn der Titel dafür zu lang ist",
                    "The name in file names and running heads, if the title is too long for them",
                )
                .example(r#""Pegelwacht""#, r#""Flood watch""#)
                .asked("Kurzname", "Short name")
                .help(
                    "Der Name in Dateinamen und Kopfzeilen. Zwei Vorhaben einer Kommune dürfen nicht denselben haben. \
                    Ohne Angabe gilt der Titel.",
                    "The name in file names and running heads. No two projects of a municipality may have the same. \
                    If you leave it out, the title is used.",
                )
                .columns(&["Kurzname"])
                .change("Kurzname", "Short name")
                .reference(
                    "the name in the papers' file names and running heads; without it, the title. No two projects of a \
                    municipality may have the same",
                    r#"`"Pegelwacht"`"#,
                )
                .papers("all"),
            optional("kurzbeschreibung", Kind::Prose)
                .means("Was es ist, in zwei oder drei Sätzen", "What it is, in two or three sentences")
                .example(
                    "\"Messstellen im Bach melden steigendes Wasser. Feuerwehr und Haushalte erhalten \
                    die Warnung zur gleichen Zeit.\"",
                    "\"Gauges in the stream report rising water. Fire brigade and households are warned \
                    at the same time.\"",
                )
                .asked("Kurzbeschreibung", "Summary")
                .help("Was es ist, in zwei oder drei Sätzen", "What it is, in two or three sentences")
                .asked_after("stand")
                .columns(&["Kurzbeschreibung"])
                .change("Kurzbeschreibung", "Short description")
                .gap(1, "D P", "Kurzbeschreibung des Projekts", "a short description of the project")
                .reference("what it is, in two or three sentences", "")
                .papers("D S C P"),
            required("phase", Kind::Phases)
                .means(
                    "\"P1\" Idee, \"P2\" Prototyp, \"P3\" Pilot, \"P4\" Verstetigung, \"P5\" Transfer; \
                    P4 und P5 zusammen: [\"P4\", \"P5\"]",
                    "\"P1\" idea, \"P2\" prototype, \"P3\" pilot, \"P4\" consolidation, \"P5\" \
                    transfer; P4 and P5 together: [\"P4\", \"P5\"]",
                )
                .filled_in("phase = {{phase:value}}")
                .asked("Phase", "Phase")
                .help(
                    "P1 Idee, P2 Prototyp, P3 Pilot, P4 Verstetigung, P5 Transfer. Nur P4 und P5 können \
                    nebeneinander laufen. Bei einer anderen Phase erstellen Sie den Fragebogen danach \
                    neu.",
                    "P1 idea, P2 prototype, P3 pilot, P4 consolidation, P5 transfer. Only P4 and P5 may \
                    run together. For another phase, make the questionnaire anew afterwards.",
                )
                .columns(&["Phase"])
                .reference(
                    "the phase the project is in: `P1` idea, `P2` prototype, `P3` pilot, `P4` \
                    consolidation, `P5` transfer. P4 and P5 may run together, no others. `durchgehend` \
                    is a group of criteria, not a phase a project can be in",
                    r#"`"P3"`, `["P4", "P5"]`"#,
                )
                .papers("all"),
            optional("aufgabe", Kind::Word(&TASKS))
                .means(
                    r#""Pflichtaufgabe" oder "freiwillige Leistung""#,
                    r#""Pflichtaufgabe" required by law, "freiwillige Leistung" voluntary"#,
                )
                .example(r#""freiwillige Leistung""#, r#""freiwillige Leistung""#)
                .asked("Art der Aufgabe", "Kind of task")
                .help("Pflichtaufgabe oder freiwillige Leistung", "Required by law, or voluntary")
                .asked_after("stand")
                .columns(&["Aufgabe"])
                .change("Art der Aufgabe", "Kind of task")
                .reference(
                    "whether the law requires it or the municipality chooses to do it",
                    r#"`"freiwillige Leistung"`"#,
                )
                .papers("D C"),
            optional("phase_angenommen", Kind::Flag)
                .means(
                    "true, wenn die Phase nur angenommen ist; die Unterlagen sagen das dann",
                    "true if the phase is only assumed; the papers then say so",
                )
                .example("true", "true")
                .asked("Phase nur angenommen?", "Is the phase only assumed?")
                .help(
                    "ja, wenn die Phase nicht bestätigt ist; die Unterlagen sagen das dann.",
                    "yes if the phase is not confirmed; the papers then say so.",
                )
                .columns(&["Phase angenommen"])
                .change("Phase angenommen", "Phase assumed")
                .reference("the phase is an assumption, and marked as one wherever it is shown", "`true`")
                .papers("all"),
            optional("phase_grund", Kind::Text)
                .means("worauf die Annahme der Phase beruht", "what the assumption of the phase rests on")
                .example(r#""Staffel 2021 des Modellprogramms""#, r#""cohort 2021 of the programme""#)
                .asked("Grund der Annahme", "Reason for the assumption")
                .help("Worauf die Annahme der Phase beruht", "What the assumption of the phase rests on")
                .columns(&["Grund der Annahme"])
                .change("Grund der angenommenen Phase", "Reason for the assumed phase")
                .reference("what an assumed phase rests on; printed beside it", r#"`"Staffel 2021"`"#)
                .papers("D S"),
            optional("stand", Kind::Date)
                .means("Der Tag, zu dem alle Angaben gelten", "The day all statements hold")
                .example("2026-11-15", "2026-11-15")
                .asked("Stand der Angaben", "Date of the statements")
                .help("Der Tag, zu dem alle Angaben gelten", "The day all statements hold")
                .columns(&["Stand"])
                .untold()
                .gap(
                    2,
                    "D S P C",
                    "Datum, auf das sich die Angaben beziehen",
                    "the date to which the information refers",
                )
                .reference("the day all statements hold; nothing is measured against today's date", "`2026-11-15`")
                .papers("all"),
            optional("vorher", Kind::Path(&EARLIER))
                .means(
                    "Das Profil der letzten Vorlage, in einem Unterordner: die Unterlagen nennen dann, \
                    was sich seither geändert hat",
                    "The profile of the last papers, in a folder below: the papers then tell what has \
                    changed since",
                )
                .example(r#""frueher/2026-05.toml""#, r#""frueher/2026-05.toml""#)
                .asked("Profil der letzten Vorlage", "Profile of the last papers")
                .help(
                    "Name der Datei, aus der die letzten Unterlagen entstanden, in einem Unterordner: \
                    frueher/2026-05.toml. Die Unterlagen nennen dann, was sich seither geändert hat.",
                    "Name of the file the last papers were made from, in a folder below: \
                    frueher/2026-05.toml. The papers then tell what has changed since.",
                )
                .asked_after("zielgruppen")
                .untold()
                .reference(
                    "path of the profile that the last papers were made from, from this profile's \
                    folder downwards: dossier and slides then tell what has changed \
                    ([fortschritt.md](fortschritt.md))",
                    r#"`"frueher/2026-05.toml"`"#,
                )
                .papers("D S"),
            optional("problem", Kind::Prose)
                .means("Was ohne das Projekt nicht gut ist", "What is wrong without the project")
                .example(
                    r#""Bei Starkregen läuft das Wasser binnen Minuten in die Altstadt.""#,
                    r#""In heavy rain the water reaches the old town within minutes.""#,
                )
                .asked("Problem", "Problem")
                .help("Was ohne das Projekt nicht gut ist", "What is wrong without the project")
                .columns(&["Problem"])
                .change("Problem", "Problem")
                .gap(3, "D S P C", "Problem, das gelöst werden soll", "the problem to be solved")
                .reference("what is wrong without the project", "")
                .papers("D S C P"),
            optional("loesung", Kind::Prose)
                .means("Was das Projekt daran ändert", "What the project does about it")
                .example(
                    "\"24 Messstellen übertragen Wasserstand und Regenmenge und lösen zwei Warnstufen \
                    aus.\"",
                    r#""24 gauges report water level and rain and set off two levels of warning.""#,
                )
                .asked("Lösung", "Solution")
                .help("Was das Projekt daran ändert", "What the project does about it")
                .columns(&["Lösung"])
                .change("Lösung", "Solution")
                .gap(4, "D S P C", "Beschreibung der Lösung", "a description of the solution")
                .reference("what the project does about it", "")
                .papers("D S C P"),
            optional("mehrwert", Kind::Texts)
                .means("Was die Menschen davon haben: ein Eintrag je Nutzen", "Benefits, one an entry")
                .example(
                    r#"["Haushalte haben mehr Zeit, Türen zu sichern."]"#,
                    r#"["Households have more time to secure their doors."]"#,
                )
                .asked("Mehrwert", "Benefits")
                .help("Was die Menschen davon haben, ein Nutzen je Zeile", "What people gain by it, one benefit a line")
                .columns(&["Mehrwert"])
                .change("Mehrwert", "Benefit")
                .gap(
                    5,
                    "D S P C",
                    "Mehrwert für Einwohnerschaft und Verwaltung",
                    "the benefits for inhabitants and administration",
                )
                .reference("benefits, one an entry", r#"`["Mehr Zeit", "Weniger Fahrten"]`"#)
                .papers("D S P"),
            optional("zielgruppen", Kind::Texts)
                .means("Für wen das Projekt da ist: ein Eintrag je Gruppe", "Whom it serves")
                .example(
                    r#"["Haushalte der Altstadt", "Feuerwehr"]"#,
                    r#"["Households of the old town", "Fire brigade"]"#,
                )
                .asked("Zielgruppen", "Target groups")
                .help("Wem es dient, eine Gruppe je Zeile", "Whom it serves, one group a line")
                .columns(&["Zielgruppen"])
                .change("Zielgruppe", "Target group")
                .reference("whom it serves", r#"`["Haushalte der Altstadt"]`"#)
                .papers("D S P"),
            optional("alternativen", Kind::Tables),
            optional("kennzahlen", Kind::Tables),
        ]),
    table("projekt.alternativen", "[[projekt.alternativen]]")
        .means("Was man stattdessen tun könnte", "What could be done instead")
        .brief()
        .sheet(6, 12)
        .sheet_name("Alternativen", "Alternatives")
        .sheet_lead(
            "Was man stattdessen tun könnte, auch: nichts. Eine Alternative je Zeile.",
            "What could be done instead, including nothing. One alternative a row.",
        )
        .change("Alternative", "Alternative")
        .gap(7, "D P C", "Alternativen, die geprüft wurden", "the alternatives examined")
        .keys(&[
            required("titel", Kind::Text)
                .means("die Alternative", "the alternative")
                .example(r#""Alles bleibt, wie es ist""#, r#""All stays as it is""#)
                .asked("Alternative", "Alternative")
                .help("Was man stattdessen tun könnte", "What could be done instead")
                .width(34.0)
                .change("Name der Alternative", "Name of the alternative")
                .reference("the alternative", r#"`"Alles bleibt, wie es ist"`"#)
                .papers("D C P"),
            optional("bewertung", Kind::Text)
                .means("was sie bedeutet oder was gegen sie spricht", "what it would mean, or what speaks against it")
                .example(r#""Keine Kosten, aber weiterhin keine Vorwarnung.""#, r#""No cost, but still no warning.""#)
                .asked("Bewertung", "Assessment")
                .help("Was es bedeuten würde oder warum nicht", "What it would mean, or why not")
                .width(46.0)
                .change("Bewertung der Alternative", "Assessment of the alternative")
                .reference("what it would mean, or why it was not chosen", "")
                .papers("D C P"),
            optional("einmalig", Kind::Money)
                .means("was sie einmal kostet, in Euro", "what it costs once, in euros")
                .example("45000", "45000")
                .asked("Einmalige Kosten", "Cost once")
                .help("In Euro", "In euros")
                .width(13.0)
                .change("Einmalige Kosten der Alternative", "What the alternative costs once")
                .reference("what it costs once", "`45000`")
                .papers("D C"),
            optional("jaehrlich", Kind::Money)
                .means("was sie im Jahr kostet, in Euro", "what it costs a year, in euros")
                .example("12000", "12000")
                .asked("Kosten im Jahr", "Cost a year")
                .help("In Euro", "In euros")
                .width(13.0)
                .change("Jährliche Kosten der Alternative", "What the alternative costs a year")
                .reference("what it costs a year", "`12000`")
                .papers("D C"),
            optional("ertrag_jaehrlich", Kind::Money)
                .means(
                    "was sie im Jahr einbringt oder im Haushalt spart, in Euro",
                    "what it brings in or saves in the budget a year, in euros",
                )
                .example("3000", "3000")
                .asked("Ertrag im Jahr", "Income a year")
                .help("Auch Einsparungen im Haushalt", "Savings in the budget too")
                .width(13.0)
                .change("Jährlicher Ertrag der Alternative", "What the alternative brings in a year")
                .reference("what it brings in a year, or saves where that shows in the budget", "`3000`")
                .papers("D C"),
            optional("ertrag_offen", Kind::Money)
                .means(
                    "was vom Ertrag im Jahr noch nicht vereinbart ist, in Euro",
                    "what of the income a year is not agreed yet, in euros",
                )
                .example("1000", "1000")
                .asked("Davon nicht vereinbart", "Of it not agreed")
                .help("Teil des Ertrags im Jahr, in Euro", "Part of the income a year, in euros")
                .width(13.0)
                .change("Nicht vereinbarter Ertrag der Alternative", "Income of the alternative not agreed yet")
                .reference(
                    "what of `ertrag_jaehrlich` is not agreed yet; the comparison says whether the order of the \
                    alternatives turns on it",
                    "`1000`",
                )
                .papers("D C"),
            optional("foerderung", Kind::Money)
                .means(
                    "was Dritte einmalig dazugeben, in Euro; wird nie aus einer Summe errechnet",
                    "what others add once, in euros; never computed from a total",
                )
                .example("20000", "20000")
                .asked("Förderung", "Grant")
                .help("Einmalig, in Euro", "Once, in euros")
                .width(13.0)
                .change("Förderung der Alternative", "Grant for the alternative")
                .reference("what others add once", "`20000`")
                .papers("D C"),
            optional("nutzungsdauer", USEFUL_LIFE)
                .means("wie viele Jahre sie genutzt wird", "how many years it is used")
                .example("10", "10")
                .asked("Nutzungsdauer", "Useful life")
                .help("In Jahren", "In years")
                .width(13.0)
                .change("Nutzungsdauer der Alternative", "Useful life of the alternative")
                .reference("how many years it is used", "`10`")
                .papers("D C"),
            optional("gewaehlt", Kind::Flag)
                .means("ob sie der Vorschlag ist: true oder false", "whether it is the proposal: true or false")
                .example("false", "false")
                .asked("Vorgeschlagen", "Proposed")
                .help("Ob dies der Vorschlag ist", "Whether this is the proposal")
                .width(14.0)
                .change("Vorgeschlagene Alternative", "Alternative proposed")
                .reference("whether it is the one proposed; one at most", "`true`")
                .papers("D C"),
            optional("nullvariante", Kind::Flag)
                .means("ob nichts getan würde: true oder false", "whether nothing would be done: true or false")
                .example("true", "true")
                .asked("Nichts tun", "Do nothing")
                .help("Ob sich nichts ändert", "Whether all stays as it is")
                .width(12.0)
                .change("Nullvariante", "The option of doing nothing")
                .reference("whether it means that nothing is done; one at most", "`true`")
                .papers("D C"),
        ]),
    table("projekt.kennzahlen", "[[projekt.kennzahlen]]")
        .means("Kennzahlen: vor dem Projekt, heute, Ziel", "Measures: before the project, today, target")
        .brief()
        .sheet(1, 20)
        .sheet_name("Kennzahlen", "Measures")
        .sheet_lead(
            "Woran man sieht, was das Projekt bewirkt: eine Kennzahl je Zeile, mit Werten vor dem \
            Projekt, heute und als Ziel.",
            "What shows the project's effect: one measure a row, with its value before the project, \
            today and as planned.",
        )
        .change("Kennzahl", "Measure")
        .gap(
            6,
            "D S P C",
            "Kennzahlen mit Werten vorher, heute und als Ziel",
            "measures with values before, today and as a target",
        )
        .keys(&[
            required("name", Kind::Text)
                .means("was gemessen wird", "what is measured")
                .example(r#""Vorwarnzeit""#, r#""Warning time""#)
                .asked("Kennzahl", "Measure")
                .help("Was gemessen wird", "What is measured")
                .width(40.0)
                .change("Name der Kennzahl", "Name of the measure")
                .reference("what is measured", r#"`"Vorwarnzeit"`"#)
                .papers("D S C P"),
            optional("einheit", Kind::Text)
                .means(r#"auch "%" oder "Euro""#, r#"also "%" or "euros""#)
                .example(r#""Minuten""#, r#""minutes""#)
                .asked("Einheit", "Unit")
                .help("Minuten, %, Stück …", "Minutes, %, pieces …")
                .width(18.0)
                .change("Einheit der Kennzahl", "Unit of the measure")
                .reference("unit", r#"`"Minuten"`, `"%"`"#)
                .papers("D S C P"),
            optional("vorher", Kind::Number)
                .means("Wert vor dem Projekt", "value before the project")
                .example("10", "10")
                .asked("Vorher", "Before")
                .help("Vor dem Projekt", "Before the project")
                .width(12.0)
                .change("Kennzahl vor dem Projekt", "Measure before the project")
                .reference("before the project", "`10`")
                .papers("D S C P"),
            optional("heute", Kind::Number)
                .means("Wert am Tag von stand", "value on the day of stand")
                .example("25", "25")
                .asked("Heute", "Today")
                .help("Zum Stand der Angaben", "On the date of the statements")
                .width(12.0)
                .change("Kennzahl, heutiger Wert", "Measure, value today")
                .reference("as of `stand`", "`35`")
                .papers("D S C P"),
            optional("ziel", Kind::Number)
                .means("angestrebter Wert", "planned value")
                .example("40", "40")
                .asked("Ziel", "Target")
                .help("Wie geplant", "As planned")
                .width(12.0)
                .change("Kennzahl, Ziel", "Measure, target")
                .reference("as planned", "`60`")
                .papers("D S C P"),
            optional("quelle", Kind::Text)
                .means("woher die Werte stammen", "where the values come from")
                .example(r#""Einsatzberichte der Feuerwehr""#, r#""Reports of the fire brigade""#)
                .asked("Quelle", "Source")
                .help("Woher die Werte stammen", "Where the values come from")
                .width(46.0)
                .change("Quelle der Kennzahl", "Source of the measure")
                .reference("where the values come from", r#"`"Einsatzberichte 2026"`"#)
                .papers("D"),
        ]),
];
