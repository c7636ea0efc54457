//! Several questionnaires of one project made one: what each says once, contradictions with all their cells.

use ratsmappe::briefing::{self, Labels, Options, Sources};
use ratsmappe::merge::{Merged, merge};
use ratsmappe::selection::select;
use ratsmappe::templates::Templates;
use ratsmappe::workbook::Saved;

use super::*;

/// A sample's questionnaire that came back with some answers changed.
fn returned(name: &str, file: &str, change: impl FnOnce(&mut Workbook)) -> Profile {
    let mut book = Workbook::read(file, &bytes(&sample(name), Language::German)).expect("a workbook");
    change(&mut book);
    let (profile, found) = questionnaire::read(&book);
    profile.unwrap_or_else(|| panic!("{file}: {found:?}"))
}

fn town(file: &str, change: impl FnOnce(&mut Workbook)) -> Profile {
    returned("musterstadt.toml", file, change)
}

fn merged(profiles: &[Profile], preferred: &[usize]) -> Merged {
    merge(&profiles.iter().collect::<Vec<_>>(), preferred, german(), "gesamt.xlsx")
}

/// The whole, without a word about it.
fn whole(profiles: &[Profile], preferred: &[usize]) -> Profile {
    let Merged { profile, findings, .. } = merged(profiles, preferred);
    assert_eq!(told(&findings), [""; 0]);
    profile.expect("a profile")
}

fn assert_same(wanted: &Profile, is: &Profile) {
    assert_eq!(questionnaire::lost(wanted, is, german()), [""; 0], "lost");
    assert_eq!(questionnaire::lost(is, wanted, german()), [""; 0], "added");
}

/// Codes and all places of findings.
fn places(findings: &[Diagnostic]) -> Vec<String> {
    let of = |d: &Diagnostic| d.labels.iter().map(|label| label.place.to_string()).collect::<Vec<_>>().join(", ");
    findings.iter().map(|d| format!("{} {}", d.code, of(d))).collect()
}

#[test]
fn what_nobody_has_changed_stays_as_it_was() {
    let all = [town("a.xlsx", |_| {}), town("b.xlsx", |_| {}), town("c.xlsx", |_| {})];
    let as_it_was = whole(&all, &[]);
    let mut wanted = sample("musterstadt.toml");
    wanted.english = None;
    assert_same(&wanted, &as_it_was);
    // The TOML text of the whole says the same once more.
    let (back, found) = profile::read("gesamt.toml", as_it_was.as_toml().as_bytes());
    assert_same(&wanted, &back.unwrap_or_else(|| panic!("{found:?}")));
    // A profile that is merged along is one more voice of what was known.
    let with_profile =
        [town("a.xlsx", |book| put(book, "angaben", "kommune.einwohner", "antwort", number("50123"))), wanted];
    assert_eq!(whole(&with_profile, &[]).municipality.inhabitants, Some(50_123));
}

#[test]
fn each_department_adds_its_part_and_what_it_left_overwrites_nothing() {
    let a = town("a.xlsx", |book| {
        put(book, "angaben", "kommune.einwohner", "antwort", number("50123"));
        put(book, "kriterien", "P3-01", "status", text("erfüllt"));
        put(book, "risiken", "8", "risiko", text("Der Lieferant fällt aus"));
        put(book, "finanzierung.posten", "0", "betrag", number("60000"));
    });
    let b = town("b.xlsx", |book| {
        put(book, "kriterien", "P3-01", "notiz", text("liegt beim Rat"));
        put(book, "risiken", "7", "risiko", text("der  Lieferant fällt aus"));
        put(book, "risiken", "7", "massnahme", text("Zweiter Lieferant"));
        put(book, "schritte", "9", "schritt", text("Vertrag prüfen"));
        put(book, "angaben", "projekt.mehrwert", "antwort", text("Ein neuer Nutzen"));
    });
    let c = town("c.xlsx", |book| put(book, "schritte", "10", "schritt", text("Vertrag prüfen")));
    let Merged { profile, findings, .. } = merged(&[a, b, c], &[]);
    // B has written one line over several: what others still say stays, and that is said.
    let codes: Vec<&str> = findings.iter().map(|finding| finding.code.name()).collect();
    assert_eq!(codes, ["emptied-answer"], "{findings:?}");
    let is = profile.expect("a profile");
    assert_eq!(is.municipality.inhabitants, Some(50_123));
    let said = is.assessments.iter().find(|said| said.criterion == "P3-01").expect("P3-01");
    assert_eq!((said.status, said.note.as_deref()), (Some(profile::Status::Fulfilled), Some("liegt beim Rat")));
    let was = sample("musterstadt.toml");
    assert_eq!(is.risks.len(), was.risks.len() + 1);
    let risk = is.risks.last().expect("a risk");
    assert_eq!((risk.title.as_str(), risk.action.as_deref()), ("Der Lieferant fällt aus", Some("Zweiter Lieferant")));
    assert_eq!(is.steps.len(), was.steps.len() + 1, "the same step twice is one");
    assert_eq!(is.finance.costs.len(), was.finance.costs.len());
    assert_eq!(is.finance.costs[0].cents, 6_000_000);
    let (lines, new) = is.project.benefits.split_at(was.project.benefits.len());
    assert_eq!((lines, new), (&was.project.benefits[..], &["Ein neuer Nutzen".to_owned()][..]));
}

#[test]
fn all_contradictions_are_shown_with_their_cells_and_those_who_saved_the_files() {
    let change = |who: &'static str, problem: &'static str, cost: &'static str, saved: Saved| {
        let mut profile = town(who, |book| {
            put(book, "angaben", "projekt.problem", "antwort", text(problem));
            put(book, "finanzierung.posten", "0", "betrag", number(cost));
            put(book, "kriterien", "P3-04", "notiz", text(problem));
        });
        profile.questionnaire.as_mut().expect("a questionnaire").saved = saved;
        profile
    };
    let saved = Saved { by: Some("Anna Weber".into()), on: Some("2026-11-12".into()) };
    let all = [
        change("a.xlsx", "Problem A", "60000", saved),
        change("b.xlsx", "Problem B", "70000", Saved::default()),
        town("c.xlsx", |_| {}),
    ];
    let Merged { profile, findings, .. } = merged(&all, &[]);
    assert!(profile.is_none());
    assert_eq!(
        places(&findings),
        [
            "contradiction a.xlsx › Angaben!C29, b.xlsx › Angaben!C29",
            "contradiction a.xlsx › Kosten!C6, b.xlsx › Kosten!C6",
            "contradiction a.xlsx › Kriterien!J7, b.xlsx › Kriterien!J7",
        ]
    );
    let notes: Vec<String> = findings[0].labels.iter().map(|label| english(&label.text)).collect();
    assert_eq!(notes, ["saved by Anna Weber on 12 November 2026", "the file does not say by whom or when"]);
    for (preferred, problem, cents) in [([1], "Problem B", 7_000_000), ([0], "Problem A", 6_000_000)] {
        let is = whole(&all, &preferred);
        assert_eq!((is.project.problem.as_deref(), is.finance.costs[0].cents), (Some(problem), cents));
    }
    assert!(merged(&all, &[2]).profile.is_none(), "the word of a file that says nothing settles nothing");
}

#[test]
fn nothing_is_left_out_because_one_form_has_lost_it() {
    let lost = town("a.xlsx", |book| {
        put(book, "angaben", "projekt.problem", "antwort", None);
        let risks = sheet(book, "risiken");
        let first = row(risks, "risiken", "0");
        risks.rows.retain(|row| row.index != first);
    });
    let Merged { profile, findings, .. } = merged(&[lost, town("b.xlsx", |_| {})], &[]);
    assert_eq!(
        places(&findings),
        ["emptied-answer a.xlsx › Angaben!C29, b.xlsx › Angaben!C29, a.xlsx › Risiken!B11, b.xlsx › Risiken!B6"]
    );
    let is = profile.expect("a profile");
    let was = sample("musterstadt.toml");
    assert_eq!((is.project.problem, is.risks.len()), (was.project.problem, was.risks.len()));
}

#[test]
fn a_blank_or_another_way_to_write_an_umlaut_is_no_answer_and_no_contradiction() {
    let was = sample("musterstadt.toml").project.problem.expect("a problem");
    let apart: String = was.chars().flat_map(|c| if c == 'ä' { vec!['a', '\u{308}'] } else { vec![c] }).collect();
    assert_ne!(was, apart);
    for same in [format!("{was} "), was.replacen(' ', "  ", 1), was.replacen(' ', "\u{a0}", 1), apart] {
        let left = town("a.xlsx", |book| put(book, "angaben", "projekt.problem", "antwort", text(&same)));
        let said = town("b.xlsx", |book| put(book, "angaben", "projekt.problem", "antwort", text("Alles ist anders.")));
        assert_eq!(whole(&[left, said], &[]).project.problem.as_deref(), Some("Alles ist anders."), "{same:?}");
    }
}

#[test]
fn what_one_has_emptied_and_another_has_changed_stays_and_is_told() {
    let emptied = town("a.xlsx", |book| put(book, "angaben", "projekt.problem", "antwort", None));
    let changed = town("b.xlsx", |book| put(book, "angaben", "projekt.problem", "antwort", text("Alles ist anders.")));
    let Merged { profile, findings, .. } = merged(&[emptied, changed], &[]);
    assert_eq!(findings.iter().map(|finding| finding.code.name()).collect::<Vec<_>>(), ["emptied-answer"]);
    assert_eq!(profile.expect("a profile").project.problem.as_deref(), Some("Alles ist anders."));
}

#[test]
fn raised_figures_make_another_name() {
    let risk = |file, name: &str| town(file, |book| put(book, "risiken", "8", "risiko", text(name)));
    let whole = whole(&[risk("a.xlsx", "10² Meldungen"), risk("b.xlsx", "102 Meldungen")], &[]);
    let names: Vec<&str> = whole.risks.iter().rev().take(2).map(|risk| risk.title.as_str()).collect();
    assert_eq!(names, ["102 Meldungen", "10² Meldungen"]);
}

#[test]
fn costs_name_their_point_by_the_number_it_gets() {
    let form = |file: &str, points: &[&str], cost: Option<&str>| {
        returned("minimal.toml", file, |book| {
            for (at, point) in points.iter().enumerate() {
                put(book, "beschluss.punkte", &at.to_string(), "text", text(point));
            }
            let Some(point) = cost else { return };
            for (column, value) in [("jahr", "2027"), ("betrag", "1000"), ("punkt", point)] {
                put(book, "finanzierung.posten", "0", column, number(value));
            }
            put(book, "finanzierung.posten", "0", "art", text("investiv"));
        })
    };
    let all = [
        form("a.xlsx", &["Der Rat baut.", "Der Rat kauft."], None),
        form("b.xlsx", &["Der Rat zahlt.", "Der Rat kauft."], Some("1")),
    ];
    let is = whole(&all, &[]);
    let points: Vec<&str> = is.resolution.points.iter().map(|point| point.text.as_str()).collect();
    assert_eq!(points, ["Der Rat baut.", "Der Rat kauft.", "Der Rat zahlt."]);
    assert_eq!(is.finance.costs[0].point.as_deref(), Some("3"));
}

#[test]
fn forms_of_other_projects_or_catalogues_are_not_merged() {
    let other = returned("falkenhaven.toml", "b.xlsx", |_| {});
    let Merged { profile, findings, .. } = merged(&[town("a.xlsx", |_| {}), other], &[0]);
    assert!(profile.is_none());
    assert!(findings.iter().all(|finding| finding.code.name() == "different-projects") && findings.len() >= 2);
    let mut elsewhere = town("b.xlsx", |_| {});
    elsewhere.questionnaire.as_mut().expect("a questionnaire").catalog_sha256 = "0".repeat(64);
    let Merged { profile, findings, .. } = merged(&[town("a.xlsx", |_| {}), elsewhere], &[]);
    assert!(profile.is_none());
    assert_eq!(places(&findings), ["different-catalogues a.xlsx › ratsmappe!C3, b.xlsx › ratsmappe!C3"]);
    // A title that somebody has bettered is no other project.
    let bettered = town("b.xlsx", |book| put(book, "angaben", "projekt.titel", "antwort", text("Pegelwacht 2")));
    assert_eq!(whole(&[town("a.xlsx", |_| {}), bettered.clone()], &[]).project.title, "Pegelwacht 2");
    let both = town("c.xlsx", |book| {
        put(book, "angaben", "projekt.titel", "antwort", text("Pegelwacht 3"));
        put(book, "angaben", "projekt.kurzname", "antwort", text("pegel-3"));
    });
    assert_eq!(whole(&[town("a.xlsx", |_| {}), both], &[]).project.title, "Pegelwacht 3");
    let mut as_it_was = sample("musterstadt.toml");
    as_it_was.english = None;
    assert_eq!(whole(&[as_it_was.clone(), bettered.clone()], &[]).project.title, "Pegelwacht 2");
    // A profile with another title was not made of what the form was made of, nor was a form that serves for another
    // project.
    as_it_was.project.title = "Schwimmbad".into();
    let again = town("c.xlsx", |book| {
        put(book, "angaben", "kommune.name", "antwort", text("Auental"));
        put(book, "angaben", "projekt.titel", "antwort", text("Schwimmbad"));
    });
    for (other, names) in [(as_it_was, 1), (again, 2)] {
        for pair in [[other.clone(), bettered.clone()], [bettered.clone(), other]] {
            let Merged { profile, findings, .. } = merged(&pair, &[]);
            let codes: Vec<&str> = findings.iter().map(|finding| finding.code.name()).collect();
            assert_eq!((profile.is_none(), codes), (true, vec!["different-projects"; names]));
            assert!(findings.iter().any(|found| english(&found.message).contains("`Schwimmbad`")), "{findings:?}");
        }
    }
}

#[test]
fn older_forms_do_not_know_what_they_were_made_with() {
    let old = |file: &str, problem: Option<&str>| {
        let mut profile = town(file, |book| {
            if let Some(problem) = problem {
                put(book, "angaben", "projekt.problem", "antwort", text(problem));
            }
        });
        profile.questionnaire.as_mut().expect("a questionnaire").made_with = None;
        profile
    };
    let two = [old("a.xlsx", Some("Neu")), old("b.xlsx", None)];
    assert_eq!(places(&merged(&two, &[]).findings), ["contradiction a.xlsx › Angaben!C29, b.xlsx › Angaben!C29"]);
    assert_eq!(whole(&two, &[0]).project.problem.as_deref(), Some("Neu"));
    // Of three, the one that differs is the one that was changed, and it is said.
    let three = [old("a.xlsx", None), old("b.xlsx", Some("Neu")), old("c.xlsx", None)];
    let Merged { profile, findings, .. } = merged(&three, &[]);
    assert_eq!(places(&findings), ["supposed-pre-filled b.xlsx › Angaben!C29, a.xlsx › Angaben!C29"]);
    assert_eq!(profile.expect("a profile").project.problem.as_deref(), Some("Neu"));
}

#[test]
fn three_forms_that_libreoffice_has_saved_make_the_equivalent_profile() {
    let Some(python) = super::office::python() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let form = folder.path().join("form.xlsx");
    std::fs::write(&form, bytes(&sample("musterstadt.toml"), Language::German)).expect("a file");
    let set = |part: &str, row: serde_json::Value, column: &str, value: serde_json::Value| serde_json::json!({"part": part, "row": row, "column": column, "set": value});
    let departments = [
        (
            "bauamt.xlsx",
            serde_json::json!([
                set("angaben", "projekt.problem".into(), "antwort", "Das Wasser steigt.".into()),
                set("kriterien", "P3-01".into(), "status", "erfüllt".into()),
                set("risiken", 8.into(), "risiko", "Der Lieferant fällt aus".into()),
            ]),
        ),
        (
            "kaemmerei.ods",
            serde_json::json!([
                set("finanzierung.posten", 0.into(), "betrag", 60_000.into()),
                set("kriterien", "P3-01".into(), "faellig", serde_json::json!({"typed": "2027-03-01"})),
                set("angaben", "projekt.problem".into(), "antwort", "Es regnet stärker.".into()),
            ]),
        ),
        (
            "it.xlsx",
            serde_json::json!([
                set("risiken", 7.into(), "risiko", "Der Lieferant fällt aus".into()),
                set("risiken", 7.into(), "massnahme", "Zweiter Lieferant".into()),
                set("kriterien", "P3-01".into(), "notiz", "läuft".into()),
            ]),
        ),
    ];
    let all: Vec<Profile> = departments
        .iter()
        .map(|(name, edits)| {
            let saved = folder.path().join(name);
            super::office::fill(python, &form, &saved, edits);
            let book = Workbook::read(name, &std::fs::read(&saved).expect("a file")).expect("a workbook");
            let (profile, found) = questionnaire::read(&book);
            profile.unwrap_or_else(|| panic!("{name}: {found:?}"))
        })
        .collect();
    let on = |profile: &Profile| profile.questionnaire.as_ref().expect("a questionnaire").saved.on.clone();
    assert!(all.iter().all(|profile| on(profile).is_some()), "LibreOffice says when it has saved a file");
    assert_eq!(
        places(&merged(&all, &[]).findings),
        ["contradiction bauamt.xlsx › Angaben!C29, kaemmerei.ods › Angaben!C29"]
    );
    let mut wanted = sample("musterstadt.toml");
    wanted.english = None;
    wanted.project.problem = Some("Es regnet stärker.".into());
    wanted.finance.costs[0].cents = 6_000_000;
    let said = wanted.assessments.iter_mut().find(|said| said.criterion == "P3-01").expect("P3-01");
    (said.status, said.due) = (Some(profile::Status::Fulfilled), Some(date(2027, 3, 1)));
    said.note = Some("läuft".into());
    wanted.risks.push(profile::Risk {
        title: "Der Lieferant fällt aus".into(),
        likelihood: None,
        impact: None,
        action: Some("Zweiter Lieferant".into()),
        responsible: None,
    });
    let is = whole(&all, &[1]);
    assert_same(&wanted, &is);
    assert_eq!(briefed(&is), briefed(&wanted), "every paper is made from this");
}

/// What all papers of a profile are made from, but for the file it was read from.
fn briefed(profile: &Profile) -> serde_json::Value {
    let profile = Profile { file: "p.toml".into(), sha256: String::new(), ..profile.clone() };
    let labels = Labels::new(&Templates::embedded(), Language::German).expect("labels");
    let language = Language::German;
    let options = Options { date: DAY, draft: false, language, templates_sha256: String::new() };
    let briefing = briefing::brief(german(), Sources::from(&profile), &select(german(), &profile), &labels, &options);
    serde_json::to_value(briefing).expect("JSON")
}
