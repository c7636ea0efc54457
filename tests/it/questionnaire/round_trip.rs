//! Profile → questionnaire → profile.

use std::fmt::Write;

use insta::assert_snapshot;
use proptest::prelude::*;

use crate::support::cases;
use ratsmappe::profile::Status;
use ratsmappe::project_list;
use ratsmappe::selection::select;

use super::*;

/// What comes back from a profile's questionnaire; nothing else may be said.
fn back(profile: &Profile, language: Language) -> Profile {
    let bytes = bytes(profile, language);
    let book = Workbook::read("f.xlsx", &bytes).expect("a workbook");
    let (back, found) = questionnaire::read(&book);
    let back = back.unwrap_or_else(|| panic!("{found:?}"));
    let said: Vec<String> = told(&found).into_iter().filter(|f| !f.starts_with("overdue")).collect();
    assert_eq!(said, [""; 0], "{}", profile.file);
    back
}

fn assert_same(profile: &Profile, back: &Profile) {
    assert_eq!(questionnaire::lost(profile, back, german()), [""; 0], "{}: lost", profile.file);
    assert_eq!(questionnaire::lost(back, profile, german()), [""; 0], "{}: added", profile.file);
    // The statements of the model itself, but for what differs on purpose.
    let plain = |profile: &Profile| {
        let mut plain = Profile {
            file: String::new(),
            sha256: String::new(),
            questionnaire: None,
            // It is not asked for.
            english: None,
            places: Default::default(),
            ..profile.clone()
        };
        let id = |name: &str| german().find(name).map_or(name.to_owned(), |c| c.id.clone());
        let nowhere = ratsmappe::diagnostic::Place::File("".into());
        for said in &mut plain.assessments {
            (said.criterion, said.place) = (id(&said.criterion), nowhere.clone());
        }
        plain.assessments.sort_by(|a, b| a.criterion.cmp(&b.criterion));
        for pick in plain.choice.include.iter_mut().chain(&mut plain.choice.exclude) {
            (pick.criterion, pick.place) = (id(&pick.criterion), nowhere.clone());
        }
        for condition in plain.resolution.points.iter_mut().flat_map(|point| &mut point.conditions) {
            condition.criterion = condition.criterion.as_deref().map(id);
            condition.place = nowhere.clone();
        }
        plain
    };
    assert_eq!(plain(profile), plain(back), "{}", profile.file);
    let verdicts = |profile: &Profile| {
        let selection = select(german(), profile);
        let verdicts = selection.verdicts.iter().map(|v| (v.criterion.id.clone(), v.group, v.status()));
        verdicts.collect::<Vec<_>>()
    };
    assert_eq!(verdicts(profile), verdicts(back));
}

#[test]
fn every_sample_comes_back_as_it_was_in_both_languages() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/profile");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).expect("the samples") {
        let name = entry.expect("a sample").file_name().to_string_lossy().into_owned();
        if name.ends_with(".toml") {
            let profile = sample(&name);
            for language in Language::ALL {
                assert_same(&profile, &back(&profile, language));
            }
            count += 1;
        }
    }
    assert!(count >= 7);
}

#[test]
fn what_is_hard_to_keep_is_kept() {
    let long = "Wort ".repeat(3_999) + "Ende.";
    let many: Vec<String> = (0..400).map(|n| format!("Nutzen {n}: {}", "lang ".repeat(30).trim_end())).collect();
    let list = |texts: &[String]| texts.iter().map(|t| format!("{t:?}")).collect::<Vec<_>>().join(",");
    let text = format!(
        r##"
sprache = "en"
[kommune]
name = "=SUMME(A1:A9)"
art = "- zuerst: Stadt"
bundesland = ["Baden-Württemberg", "Bayern"]
einwohner = 20000000
staffel = 2019
farbe = "#0A8"
quelle = "3/2026"
[kommune.kontakt]
telefon = "0049 221 1"
[projekt]
titel = "'Pegel' & \"Wacht\" <b> _x0041_ 🌊"
phase = ["P4", "P5"]
phase_angenommen = true
stand = 1990-01-01
kurzbeschreibung = "{long}"
problem = "Zeile 1\n\n  eingerückt\n\tmit Tabulator"
mehrwert = [{many}]
zielgruppen = ["a; b, c", "erste Zeile\n\nzweite\n↳ dritte", "2026-11-22", "TRUE", "#1"]
[[projekt.kennzahlen]]
name = "Kosten"
vorher = -0.1
heute = 123456789.125
ziel = 1e-7
[[projekt.kennzahlen]]
name = "100"
[[projekt.alternativen]]
titel = "Nichts tun"
nullvariante = true
einmalig = 0.01
[[projekt.alternativen]]
titel = "Pegel"
einmalig = 45000
jaehrlich = "12.000,50 €"
ertrag_jaehrlich = 3000
foerderung = 20000
nutzungsdauer = 80
gewaehlt = true
[vorpruefung]
gesucht = "Überall\n\nund noch einmal"
gefunden = "Nichts"
verworfen = "-"
mehrwert = "+"
ressourcen = "0"
gemeinsam = "= ja"
[auswirkungen]
klima_bewertung = "--"
personal = "Keine"
demografie = "Keine"
gleichstellung = "Keine"
[[betrieb.fragen]]
frage = "Wem gehören die Daten?"
antwort = "Uns"
[[betrieb.fragen]]
frage = "Ohne Antwort?"
[[bilder]]
datei = "bilder/a.png"
alt = "Ein Pegel"
unterschrift = "Am Bach"
urheber = "Stadt"
ort = "loesung"
[[investition.tranchen]]
betrag = 0.01
bedingung = "Wenn"
[[finanzierung.posten]]
jahr = 1990
betrag = 9999999999.99
art = "investiv"
[[finanzierung.posten]]
jahr = 2100
betrag = "0,01 €"
art = "operativ"
status = "offen"
[beschluss]
sitzung = 2100-12-31
vorlage_nr = "2026"
vorlage = "bayern"
text = ["1. Punkt", "2. Punkt\nmit Unterpunkt"]
[betrieb]
modell = "Eigene Worte · mit Punkt"
[[betrieb.optionen]]
modell = "Zweckverband"
[[kriterien]]
kriterium = "Proof of Value"
status = "nicht relevant"
notiz = "P5\nzwei Zeilen"
[[kriterien]]
kriterium = "P5-01"
faellig = 2099-01-01
[auswahl]
einschliessen = ["P1-01", {{ kriterium = "P2-01", grund = "Weil." }}]
ausschliessen = [{{ kriterium = "DX-01", grund = "Nein." }}, {{ kriterium = "DX-02", grund = "Auch nein." }}]
workstreams = ["Technisch", "Finanziell"]
[[risiken]]
risiko = "R"
wahrscheinlichkeit = "hoch"
[investition]
bedarf = 0.5
form = "andere"
bis = 2100-12-31
"##,
        many = list(&many)
    );
    let (profile, found) = profile::read("hart.toml", text.as_bytes());
    let profile = profile.unwrap_or_else(|| panic!("{found:?}"));
    assert!(found.iter().all(|finding| !finding.is_error()), "{found:?}");
    for language in Language::ALL {
        assert_same(&profile, &back(&profile, language));
    }
}

#[test]
fn decision_and_money_come_back_with_every_condition_at_its_point() {
    let more = include_str!("../profile_fixtures/decision.toml")
        .replace("[projekt]\n", "[projekt]\ntitel = \"B\"\nphase = \"P3\"\n");
    // A point without an id goes by its number, here 3 and 4.
    let unnamed = "[[beschluss.punkte]]\ntext = \"Ende.\"\nbedingungen = [{ text = \"a\" }, { text = \"b\" }]\n";
    let text = format!("kommune.name = \"A\"\n{more}{}", unnamed.repeat(2));
    let (profile, found) = profile::read("p.toml", text.as_bytes());
    let mut profile = profile.unwrap_or_else(|| panic!("{found:?}"));
    assert!(found.iter().all(|finding| !finding.is_error()), "{found:?}");
    let conditions: Vec<usize> = profile.resolution.points.iter().map(|point| point.conditions.len()).collect();
    assert_eq!(conditions, [3, 1, 2, 2]);
    // What is doubtful of it is tested elsewhere.
    profile.execution[0].point = "ersatz".into();
    profile.resolution.points[0].conditions[0].key_figure = Some("Pegel".into());
    profile.project.key_figures = vec![profile::KeyFigure {
        name: "Pegel".into(),
        unit: None,
        before: None,
        today: None,
        target: None,
        source: None,
    }];
    for language in Language::ALL {
        assert_same(&profile, &back(&profile, language));
    }
}

#[test]
fn a_condition_belongs_to_a_point_that_is_there() {
    let points = "kommune.name = \"A\"\nprojekt = { titel = \"B\", phase = \"P3\" }\n[[beschluss.punkte]]\nid = \"kauf\"\ntext = \"Der Rat kauft.\"\n[[beschluss.punkte]]\ntext = \"Der Rat baut.\"\n";
    let (profile, _) = profile::read("p.toml", points.as_bytes());
    let profile = profile.expect("a profile");
    let list = "beschluss.punkte.bedingungen";
    let with = |point: Option<CellValue>| {
        let mut book = book(&profile);
        put(&mut book, list, "0", "punkt", point);
        put(&mut book, list, "0", "text", text("Der Bescheid liegt vor."));
        let (back, found) = questionnaire::read(&book);
        let counts: Vec<usize> =
            back.expect("a profile").resolution.points.iter().map(|point| point.conditions.len()).collect();
        (counts, told(&found))
    };
    assert_eq!(with(text("KAUF")), (vec![1, 0], vec![]));
    assert_eq!(with(number("2")), (vec![0, 1], vec![]));
    let (counts, found) = with(number("1"));
    assert_eq!(counts, [0, 0], "the first point has an id");
    assert_eq!(found, ["unknown-point f.xlsx › Bedingungen!B6: the resolution has no point `1`"]);
    let (_, found) = with(None);
    assert_eq!(
        found,
        [
            "unknown-point f.xlsx › Bedingungen!B6: it is not said which point of the resolution the condition belongs to"
        ]
    );
}

#[test]
fn a_list_of_a_thousand_entries_has_rows_for_all() {
    let mut profile = sample("minimal.toml");
    let step = |n: usize| profile::Step { title: format!("Schritt {n}"), responsible: None, due: None };
    profile.steps = (0..1000).map(step).collect();
    assert_same(&profile, &back(&profile, Language::German));
}

#[test]
fn the_same_project_on_the_same_day_gives_the_same_bytes() {
    let profile = sample("musterstadt.toml");
    assert!(bytes(&profile, Language::German) == bytes(&profile, Language::German));
}

#[test]
fn the_model_projects_come_back_too() {
    for profile in project_list::model_projects().iter().step_by(9) {
        let back = back(profile, Language::German);
        assert_eq!(questionnaire::lost(profile, &back, german()), [""; 0]);
        assert!(back.project.phase_assumed, "an assumed phase stays one");
    }
}

#[test]
fn a_filled_questionnaire_can_be_renewed() {
    let profile = sample("falkenhaven.toml");
    let once = back(&profile, Language::English);
    assert_same(&profile, &back(&once, Language::German));
}

/// What somebody sees of the sheet of criteria: headings and titles with their status.
#[test]
fn criteria_are_asked_for_by_phase_and_milestone() {
    let profile = sample("landkreis-mittelhain.toml");
    let mut book = book(&profile);
    let sheet = sheet(&mut book, "kriterien");
    let (number, head) = column(sheet, "kriterien", "nummer");
    let status = column(sheet, "kriterien", "status").0;
    let mut seen = String::new();
    for row in sheet.rows.iter().filter(|row| row.index > head + 2) {
        let shown = |column: u32| row.value(column).map_or("", |value| value.shown());
        let line = match row.value(0) {
            None => format!("{}\n", shown(number)),
            Some(_) => format!("  {} {} [{}] {}\n", shown(number), shown(number + 1), shown(number + 2), shown(status)),
        };
        write!(seen, "{line}").expect("a line");
    }
    assert_snapshot!("criteria_by_phase_and_milestone", seen);
    // Nothing of the papers is missing, and nothing is asked twice.
    let asked: Vec<&str> =
        sheet.rows.iter().filter(|r| r.index > head).filter_map(|r| Some(r.value(0)?.shown())).collect();
    let selection = select(german(), &profile);
    for verdict in &selection.verdicts {
        let id = verdict.criterion.id.as_str();
        let count = asked.iter().filter(|asked| **asked == id).count();
        let wanted = verdict.selected() || verdict.assessment.is_some();
        assert_eq!(count, usize::from(wanted), "{id}");
    }
}

#[test]
fn a_status_of_every_kind_is_kept() {
    let mut profile = sample("minimal.toml");
    let criteria = german().criteria.iter().filter(|c| c.phase.key() == "P1").zip(Status::ALL);
    let text = criteria.fold(String::new(), |text, (c, status)| {
        text + &format!("[[kriterien]]\nkriterium = \"{}\"\nstatus = \"{}\"\n", c.id, status.name())
    });
    let text = format!("[kommune]\nname = \"A\"\n[projekt]\ntitel = \"B\"\nphase = \"P1\"\n{text}");
    profile.assessments = profile::read("a.toml", text.as_bytes()).0.expect("a profile").assessments;
    assert_eq!(profile.assessments.len(), 4);
    for language in Language::ALL {
        assert_same(&profile, &back(&profile, language));
    }
}

/// What people may write: signs of all kinds, line breaks, and what spreadsheets make something else of.
fn words() -> impl Strategy<Value = String> + Clone {
    let part = prop_oneof![
        "\\PC{0,12}",
        Just("\n".to_owned()),
        Just("\n\n ".to_owned()),
        Just("=1+1".to_owned()),
        Just("22.11.2026".to_owned()),
        Just("_x000D_".to_owned()),
        Just("TRUE; nein".to_owned()),
        Just("\t".to_owned()),
    ];
    prop::collection::vec(part, 1..6).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn whatever_a_profile_says_comes_back(
        title in words(),
        problem in words(),
        benefits in prop::collection::vec(words(), 0..5),
        measures in prop::collection::vec((words(), any::<i32>(), 0_u8..4), 0..4),
        costs in prop::collection::vec((1990..=2100_i16, 0..1_000_000_000_000_i64), 0..4),
        notes in prop::collection::vec(words(), 0..4),
    ) {
        let criteria = german().criteria.iter().zip(&notes);
        let json = serde_json::json!({
            "kommune": { "name": "A" },
            "projekt": {
                "titel": title,
                "phase": "P1",
                "problem": problem,
                "mehrwert": benefits,
                "kennzahlen": measures.iter().map(|(name, number, decimals)| {
                    let number = f64::from(*number) / 10_f64.powi(i32::from(*decimals));
                    serde_json::json!({ "name": name, "heute": number })
                }).collect::<Vec<_>>(),
            },
            "finanzierung": { "posten": costs.iter().map(|(year, cents)| {
                let amount = format!("{},{:02}", cents / 100, cents % 100);
                serde_json::json!({ "jahr": year, "betrag": amount, "art": "operativ" })
            }).collect::<Vec<_>>() },
            "kriterien": criteria.map(|(criterion, note)| {
                serde_json::json!({ "kriterium": criterion.id, "notiz": note })
            }).collect::<Vec<_>>(),
        });
        let (profile, found) = profile::read("a.json", json.to_string().as_bytes());
        // What no profile may say (nothing but blanks, for example) is not for the questionnaire to keep.
        prop_assume!(!found.iter().any(Diagnostic::is_error));
        let profile = profile.expect("a profile");
        let book = book(&profile);
        let (back, found) = questionnaire::read(&book);
        let back = back.unwrap_or_else(|| panic!("{found:?}"));
        prop_assert_eq!(questionnaire::lost(&profile, &back, german()), Vec::<String>::new());
        prop_assert_eq!(questionnaire::lost(&back, &profile, german()), Vec::<String>::new());
    }

    #[test]
    fn no_cell_makes_the_reader_panic(
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), words()), 1..40),
    ) {
        static BOOK: std::sync::LazyLock<Workbook> = std::sync::LazyLock::new(|| book(&sample("minimal.toml")));
        let mut book = BOOK.clone();
        for (sheet, cell, words) in edits {
            let sheet = sheet.get_mut(&mut book.sheets);
            let cells = sheet.rows.iter_mut().flat_map(|row| &mut row.cells);
            let mut cells: Vec<&mut Cell> = cells.collect();
            let at = cell.index(cells.len());
            cells[at].value = if words.len() % 3 == 0 { CellValue::Number(words) } else { CellValue::Text(words) };
        }
        let (profile, found) = questionnaire::read(&book);
        prop_assert!(profile.is_some() || found.iter().any(Diagnostic::is_error));
        if let Some(profile) = profile {
            drop(questionnaire::changes(&profile, german()));
        }
    }
}
