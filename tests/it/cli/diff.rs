//! `diff`, and `projekt.vorher`: what people read, and what stops them.

use insta::assert_snapshot;
use serde_json::{Value, json as value};

use super::{Desk, json};

const OLD: &str = r#"
[kommune]
name = "Lerchenrode"
[projekt]
titel = "Dorfanzeiger"
phase = "P3"
stand = 2026-05-01
[[kriterien]]
kriterium = "P3-04"
status = "in Arbeit"
faellig = 2026-09-30
[[kriterien]]
kriterium = "P3-03"
status = "erfüllt"
[[finanzierung.posten]]
jahr = 2027
betrag = 1000
art = "operativ"
zweck = "Betrieb"
"#;

/// Half a year later.
fn new() -> String {
    let changes = [
        ("2026-05-01", "2026-11-01"),
        ("\"in Arbeit\"\nfaellig = 2026-09-30", "\"erfüllt\"\nfaellig = 2027-01-31\nverantwortlich = \"Bauamt\""),
        ("\"erfüllt\"\n[[fin", "\"offen\"\n[[fin"),
        ("1000", "1250.5"),
        ("\"P3\"", "\"P4\""),
    ];
    changes.iter().fold(OLD.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    })
}

fn desk() -> Desk {
    Desk::new().with("alt.toml", OLD).with("neu.toml", new())
}

#[test]
fn people_read_every_change_under_its_heading() {
    let run = desk().run(["diff", "alt.toml", "neu.toml"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    let (told, papers) = run.out.split_once("In and out of the papers").expect("another phase brings other criteria");
    assert!(papers.contains("in-papers  P4-02 Kontinuität"), "{papers}");
    assert_snapshot!(told, @r#"
    Lerchenrode, Dorfanzeiger
    alt.toml of 2026-05-01 → neu.toml of 2026-11-01

    Phase
    key            from  to
    ─────────────  ────  ──  ───────
    projekt.phase  P3    P4  forward

    Milestones reached and lost
    key      of
    ───────  ───────────────────────────────────────
    reached  P3-04 Durchführung eines Pilotprojektes

    Status of criteria
    key               of                                       from       to
    ────────────────  ───────────────────────────────────────  ─────────  ───────  ───────
    kriterien.status  P3-03 Exit-Strategie                     erfüllt    offen    back
    kriterien.status  P3-04 Durchführung eines Pilotprojektes  in Arbeit  erfüllt  forward

    Due dates
    key                of                                       from        to
    ─────────────────  ───────────────────────────────────────  ──────────  ──────────
    kriterien.faellig  P3-04 Durchführung eines Pilotprojektes  2026-09-30  2027-01-31

    Responsible
    key                       of                                       from  to
    ────────────────────────  ───────────────────────────────────────  ────  ──────
    kriterien.verantwortlich  P3-04 Durchführung eines Pilotprojektes  –     Bauamt

    Costs
    key                         of                       from    to
    ──────────────────────────  ───────────────────────  ──────  ─────────  ────────
    finanzierung.posten.betrag  2027, operativ, Betrieb  €1,000  €1,250.50  +€250.50

    Costs by year
    key        of         from    to
    ─────────  ─────────  ──────  ─────────  ────────
    year       2027       €1,000  €1,250.50  +€250.50
    all-years  all years  €1,000  €1,250.50  +€250.50

    Other statements
    key            from        to
    ─────────────  ──────────  ──────────
    projekt.stand  2026-05-01  2026-11-01
    "#);
}

#[test]
fn scripts_read_values_as_a_profile_writes_them() {
    let desk = desk();
    let report = json(&desk.run(["diff", "alt.toml", "neu.toml", "--format", "json"]).out);
    let project = &report["projects"][0];
    assert_eq!(project["old"]["as_of"], "2026-05-01");
    let find = |list: &str, key: &str| -> Value {
        let rows = project[list].as_array().expect("rows");
        rows.iter().find(|row| row["key"] == key).cloned().expect("the key")
    };
    let phase = find("changes", "projekt.phase");
    assert_eq!(
        (&phase["from"], &phase["to"], &phase["direction"]),
        (&value!(["P3"]), &value!(["P4"]), &value!("forward"))
    );
    let amount = find("changes", "finanzierung.posten.betrag");
    assert_eq!(
        (&amount["from"], &amount["to"], &amount["difference"]),
        (&value!(1000.0), &value!(1250.5), &value!(250.5))
    );
    assert_eq!(find("consequences", "reached")["id"], "P3-04");
    let csv = desk.run(["diff", "alt.toml", "neu.toml", "--format", "csv"]).out;
    let rows: Vec<&str> = csv.lines().collect();
    assert_eq!(rows[0], "municipality,project,topic,key,id,of,from,to,difference,direction,reason");
    let due = "Lerchenrode,Dorfanzeiger,due,kriterien.faellig,P3-04,Durchführung eines Pilotprojektes,2026-09-30,2027-01-31,,,";
    assert!(rows.contains(&due), "{csv}");
    assert!(rows.contains(&"Lerchenrode,Dorfanzeiger,phase,projekt.phase,,,P3,P4,,forward,"), "{csv}");
}

#[test]
fn the_same_in_another_form_is_no_change() {
    let desk = desk().with(
        "alt.json",
        r#"{"projekt": {"stand": "1.5.2026", "phase": ["P3"], "titel": "Dorfanzeiger"}, "kommune": {"name": "Lerchenrode"},
            "finanzierung": {"posten": [{"zweck": "Betrieb", "art": "operativ", "betrag": "1.000 €", "jahr": 2027}]},
            "kriterien": [{"kriterium": "Exit Strategie", "status": "erfüllt"},
                          {"kriterium": "P3-04", "faellig": "30.09.2026", "status": "In Arbeit"}]}"#,
    );
    let run = desk.run(["diff", "alt.toml", "alt.json"]);
    assert_eq!(run.code, Some(0));
    assert!(run.out.ends_with("\nno changes\n"), "{}", run.out);
}

#[test]
fn projects_of_lists_are_found_again_new_and_gone_ones_are_named() {
    let desk = Desk::new()
        .with("alt.csv", "Kommune,Titel,Phase,P3-04\nAu,Bus,P3,offen\nBach,Pegel,P2,\nCelle,Rad,P1,\n")
        .with("neu.csv", "Kommune,Titel,Phase,P3-04\nDorf,Post,P1,\nBach,Pegel und Regen,P2,\nAu,Bus,P3,erfüllt\n");
    let report = json(&desk.run(["diff", "alt.csv", "neu.csv", "--format", "json"]).out);
    let told: Vec<(&str, Vec<&str>)> = report["projects"]
        .as_array()
        .expect("projects")
        .iter()
        .map(|p| {
            let keys = p["changes"].as_array().expect("changes").iter().map(|c| c["key"].as_str().expect("a key"));
            (p["new"]["municipality"].as_str().expect("a name"), keys.collect())
        })
        .collect();
    assert_eq!(told, [("Bach", vec!["projekt.titel"]), ("Au", vec!["kriterien.status"])]);
    assert_eq!((&report["new"][0]["title"], &report["gone"][0]["title"]), (&value!("Post"), &value!("Rad")));
    let text = desk.run(["diff", "alt.csv", "neu.csv"]).out;
    assert!(text.contains("New projects\n  Dorf, Post\n\nGone\n  Celle, Rad\n\n2 of 2 projects changed\n"), "{text}");
}

#[test]
fn two_workbooks_tell_the_catalogues_changes_apart() {
    let desk = Desk::new()
        .with("alt.csv", "Kriterium ID,Kriterium,Phase\nK-1,Pilot,P3\nK-2,Probe,P3\n")
        .with("neu.csv", "Kriterium ID,Kriterium,Phase\nK-1,Pilotbetrieb,P3\nK-3,Ernstfall,P4\n")
        .with("a.toml", "kommune.name = \"Au\"\nprojekt = { titel = \"Bus\", phase = \"P3\" }\nkriterien = [{ kriterium = \"Pilot\", status = \"offen\" }]\n")
        .with("b.toml", "kommune.name = \"Au\"\nprojekt = { titel = \"Bus\", phase = \"P3\" }\nkriterien = [{ kriterium = \"K-1\", status = \"erfüllt\" }]\n");
    let args = ["diff", "a.toml", "b.toml", "--catalog-old", "alt.csv", "--catalog", "neu.csv", "--format", "json"];
    let run = desk.run(args);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let report = json(&run.out);
    let rows = |list: &str| -> Vec<(String, String)> {
        let rows = report["projects"][0][list].as_array().expect("rows").iter();
        rows.map(|r| (r["key"].as_str().unwrap_or_default().into(), r["id"].as_str().unwrap_or_default().into()))
            .collect()
    };
    let pairs =
        |pairs: &[(&str, &str)]| pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect::<Vec<_>>();
    assert_eq!(rows("changes"), pairs(&[("kriterien.status", "K-1")]));
    assert_eq!(rows("catalogue"), pairs(&[("title", "K-1"), ("new", "K-3"), ("gone", "K-2")]));
}

#[test]
fn a_project_with_errors_is_named_and_the_others_are_compared() {
    let desk = Desk::new()
        .with("alt.csv", "Kommune,Titel,Phase,Einwohner\nAu,Bus,P3,100\nBach,Pegel,P2,viele\n")
        .with("neu.csv", "Kommune,Titel,Phase,Einwohner\nAu,Bus,P3,90\nBach,Pegel,P3,80\n");
    let run = desk.run(["diff", "alt.csv", "neu.csv", "--format", "json"]);
    assert_eq!(run.code, Some(3));
    assert!(run.err.contains("alt.csv › alt!D3"), "{}", run.err);
    let report = json(&run.out);
    assert_eq!(report["projects"].as_array().map(Vec::len), Some(1));
    assert_eq!(report["not_compared"][0]["municipality"], "Bach");
    let alone = desk.with("kaputt.toml", "[kommune\n").run(["diff", "kaputt.toml", "neu.csv"]);
    assert_eq!((alone.code, alone.out.as_str()), (Some(3), ""));
}

/// The findings of `check` on a profile that names `vorher`.
fn checked(desk: Desk, earlier: &str) -> (Option<i32>, String) {
    let text = new().replace("stand =", &format!("vorher = \"{earlier}\"\nstand ="));
    let run = desk.with("p/neu.toml", text).run(["check", "p/neu.toml"]);
    (run.code, run.err)
}

#[test]
fn an_earlier_profile_is_read_from_the_profiles_folder_only() {
    let with_old = || Desk::new().with("p/frueher/alt.toml", OLD).with("alt.toml", OLD);
    let with_old = || with_old().with("p/frueher/liste.csv", "Kommune,Titel,Phase\nA,B,P1\n");
    assert_eq!(checked(with_old(), "frueher/alt.toml"), (Some(0), String::new()));
    for (earlier, code) in [
        ("../alt.toml", "path-outside-folder"),
        ("frueher/älter.toml", "file-not-found"),
        ("frueher", "unreadable-file"),
        ("frueher/liste.csv", "unsupported-format"),
        ("frueher/alt.txt", "unsupported-format"),
    ] {
        let (exit, told) = checked(with_old().with("p/frueher/alt.txt", OLD), earlier);
        assert_eq!(exit, Some(3), "{earlier}");
        assert!(told.starts_with(&format!("error[{code}]")), "{earlier}: {told}");
    }
}

#[test]
fn faults_of_an_earlier_profile_are_shown_there_and_where_it_is_named() {
    let broken = OLD.replace("\"erfüllt\"", "\"fertig\"");
    let (exit, told) = checked(Desk::new().with("p/alt.toml", broken), "alt.toml");
    assert_eq!(exit, Some(3));
    assert_snapshot!(told, @r#"
    error[unknown-value]: `kriterien[1].status` cannot be `fertig`
      --> p/alt.toml:14:10
       |
    14 | status = "fertig"
       |          ^^^^^^^^
     --> p/neu.toml:7:10
      |
    7 | vorher = "alt.toml"
      |          ^^^^^^^^^^ named here
      help: write: `status = "erfüllt"`
      help: possible: offen, in Arbeit, erfüllt, nicht relevant
    "#);
}

#[test]
fn criteria_that_are_gone_and_doubtful_files_are_remarked_and_stop_no_paper() {
    let odd = OLD.replace("P3-03", "P3-99").replace("Lerchenrode", "Amselrode").replace("2026-05-01", "2027-05-01");
    let (exit, told) = checked(Desk::new().with("p/alt.toml", odd), "alt.toml");
    assert_eq!(exit, Some(0));
    assert_snapshot!(told, @r#"
    warning[unknown-criterion]: the catalogue has no criterion `P3-99`
      --> p/alt.toml:13:13
       |
    13 | kriterium = "P3-99"
       |             ^^^^^^^
      help: what this earlier profile says about it is left out of the comparison

    warning[other-municipality]: the earlier profile is one of `Amselrode`, not of `Lerchenrode`
     --> p/neu.toml:7:10
      |
    7 | vorher = "alt.toml"
      |          ^^^^^^^^^^ named here
     --> p/neu.toml:3:8
      |
    3 | name = "Lerchenrode"
      |        ^^^^^^^^^^^^^ this profile
     --> p/alt.toml:3:8
      |
    3 | name = "Amselrode"
      |        ^^^^^^^^^^^ the earlier one
      help: the papers tell the change of name; if it is another project's profile, name the right one

    warning[not-earlier]: the earlier profile is of 2027-05-01, this one of 2026-11-01
     --> p/neu.toml:7:10
      |
    7 | vorher = "alt.toml"
      |          ^^^^^^^^^^ named here
     --> p/neu.toml:8:9
      |
    8 | stand = 2026-11-01
      |         ^^^^^^^^^^ this profile
     --> p/alt.toml:7:9
      |
    7 | stand = 2027-05-01
      |         ^^^^^^^^^^ the earlier one
      help: `stand` in [projekt] is the day all statements of a profile hold
    "#);
}

#[cfg(feature = "pdf")]
#[test]
fn papers_are_made_anew_when_the_earlier_profile_has_changed() {
    let text = new().replace("stand =", "vorher = \"alt.toml\"\nstand =");
    let desk = Desk::new().with("alt.toml", OLD).with("neu.toml", text);
    let build = || desk.run(["build", "neu.toml", "--only", "praesentation", "--date", "2026-11-22"]).out;
    let pages = || super::pages(&desk.path("out/lerchenrode/lerchenrode-dorfanzeiger-praesentation.pdf")).join("\n");
    build();
    assert!(pages().contains("Was sich seit der letzten Vorlage getan hat"));
    assert!(pages().contains("+250,50"), "{}", pages());
    assert!(build().contains("unchanged"), "nothing has changed");
    std::fs::write(desk.path("alt.toml"), OLD.replace("1000", "1500")).expect("a file");
    build();
    assert!(pages().contains("−249,50"), "{}", pages());
}

#[test]
fn what_became_of_each_point_of_the_last_resolution_is_told() {
    let voted = "[beschluss]\ngremium = \"Rat\"\nergebnis = { datum = 2026-05-20, ergebnis = \"beschlossen\" }\n\
                 [[beschluss.punkte]]\nid = \"pilot\"\ntext = \"Der Pilot läuft weiter.\"\nbis = 2026-09-30\n\
                 [[beschluss.punkte]]\nid = \"bericht\"\ntext = \"Die Verwaltung berichtet.\"\n";
    let reported = "[[vollzug]]\npunkt = \"pilot\"\nstatus = \"in Arbeit\"\nnotiz = \"Ein Gerät fehlt.\"\n";
    let desk = Desk::new().with("alt.toml", format!("{OLD}{voted}")).with("neu.toml", format!("{}{reported}", new()));
    let run = desk.run(["diff", "alt.toml", "neu.toml", "--format", "json"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let changes = json(&run.out);
    let points = changes["projects"][0]["consequences"].as_array().expect("rows");
    let points = points.iter().filter(|row| row["topic"] == "resolution");
    let points: Vec<_> = points.map(|row| [&row["id"], &row["to"], &row["reason"]].map(Value::clone)).collect();
    assert_eq!(
        points,
        [
            [value!("1"), value!("overdue"), value!("Ein Gerät fehlt.")],
            // Of what nobody has reported nothing is known.
            [value!("2"), value!("unverifiable"), Value::Null],
        ]
    );
    let told = desk.run(["diff", "alt.toml", "neu.toml"]).out;
    for said in ["What became of the last resolution", "overdue", "cannot be verified", "Ein Gerät fehlt."] {
        assert!(told.contains(said), "{said}\n{told}");
    }
}
