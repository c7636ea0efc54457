//! The core of the decision: what is asked for today, what follows, the next gate, the yardstick; and what became of
//! the last resolution.

use jiff::civil::date;
use ratsmappe::briefing::{self, Labels, Options, Sources};
use ratsmappe::catalog::Catalog;
use ratsmappe::language::Language;
use ratsmappe::profile::{self, Profile};
use ratsmappe::selection;
use ratsmappe::templates::Templates;
use serde_json::Value;

use crate::support::drawn;

fn profile(text: &str) -> Profile {
    let (profile, found) = profile::read("p.toml", text.as_bytes());
    profile.unwrap_or_else(|| panic!("{}", drawn(&found)))
}

/// The briefing of a profile, with an earlier one beside it.
fn after(text: &str, earlier: Option<&str>, language: Language) -> Value {
    let (profile, earlier) = (profile(text), earlier.map(profile));
    let labels = Labels::new(&Templates::embedded(), language).expect("the labels");
    let catalog = Catalog::embedded(language);
    let selection = selection::select(catalog, &profile);
    let options = Options { date: date(2026, 11, 22), draft: false, language, templates_sha256: String::new() };
    let sources = Sources { earlier: earlier.as_ref(), ..Sources::from(&profile) };
    let briefing = briefing::brief(catalog, sources, &selection, &labels, &options);
    serde_json::to_value(briefing).expect("a briefing is JSON")
}

fn core(text: &str) -> Value {
    after(text, None, Language::German)["core"].take()
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), |text| text.replace('\u{a0}', " "))
}

fn rows(list: &Value, keys: &[&str]) -> Vec<String> {
    let row = |entry: &Value| keys.iter().map(|key| plain(&entry[key])).collect::<Vec<_>>().join(" | ");
    list.as_array().map(|list| list.iter().map(row).collect()).unwrap_or_default()
}

const TOWN: &str = r#"
[kommune]
name = "Auental"
art = "Stadt"
bundesland = "Hessen"
[projekt]
titel = "Steg über den Mühlgraben"
kurzname = "Steg"
phase = "P3"
stand = 2026-11-15
[[projekt.kennzahlen]]
name = "Wartezeit"
einheit = "Minuten"
vorher = 9
heute = 7.5
ziel = 4
"#;

const RESOLUTION: &str = r#"
[beschluss]
gremium = "Stadtverordnetenversammlung"
sitzung = 2026-12-10
[[beschluss.punkte]]
text = "Der Bericht wird zur Kenntnis genommen."
[[beschluss.punkte]]
id = "betrieb"
text = "Für 2027 werden 92.000 € bereitgestellt."
zustaendig = "Kämmerei"
bis = 2027-03-31
[[beschluss.punkte]]
text = "Über den Betrieb wird neu entschieden."
bedingungen = [
    { kennzahl = "wartezeit", hoechstens = 5, bis = 2027-09-30, folge = "entscheidung" },
    { kriterium = "P3-01", bis = 2027-09-30, folge = "entscheidung" },
    { text = "Der Vertrag ist unterschrieben.", bis = 2027-09-30, folge = "entscheidung" },
]
[[beschluss.punkte]]
text = "Sonst wird der Steg abgebaut."
hoechstens = 14000
bedingungen = [{ text = "Der Betrieb ist gesichert.", bis = 2027-12-31, folge = "ende" }]
[[finanzierung.posten]]
jahr = 2027
betrag = 59800
art = "operativ"
punkt = "betrieb"
traeger = "bund"
status = "bewilligt"
[[finanzierung.posten]]
jahr = 2027
betrag = 32200.50
art = "operativ"
punkt = "Betrieb"
traeger = "eigen"
status = "geplant"
ist = 100
[[finanzierung.posten]]
jahr = 2027
betrag = 8000
art = "investiv"
punkt = "3"
[[finanzierung.posten]]
jahr = 2026
betrag = 5
art = "operativ"
ist = 4
"#;

fn town(more: &str) -> String {
    format!("{TOWN}{more}")
}

#[test]
fn whether_the_vote_commits_later_years_is_as_stated_and_said_where_it_is_not() {
    let told = |phase: &str, more: &str| {
        let text = town(&format!("{RESOLUTION}[finanzierung.folgekosten]\nab = 2028\njaehrlich = 9000\n{more}"));
        let core = core(&text.replace("phase = \"P3\"", &format!("phase = \"{phase}\"")));
        plain(&core["running"]["decided_label"])
    };
    assert_eq!(told("P3", ""), "heute nicht beschlossen");
    assert_eq!(told("P5", ""), "ob dieser Beschluss künftige Jahre bindet: keine Angabe");
    for phase in ["P3", "P5"] {
        assert_eq!(told(phase, "bindung = true"), "Bindung künftiger Jahre durch diesen Beschluss");
        assert_eq!(told(phase, "bindung = false"), "heute nicht beschlossen");
    }
}

#[test]
fn whoever_else_pays_is_named_where_there_is_one_of_them() {
    let paid = |source: &str| {
        format!(
            "[[finanzierung.posten]]\njahr = 2027\nbetrag = 6800\nart = \"operativ\"\npunkt = \"betrieb\"\n\
             traeger = \"dritte\"\nquelle = \"{source}\"\n"
        )
    };
    let others = |more: String| {
        let core = core(&town(&format!("{RESOLUTION}{more}")));
        rows(&core["today"]["others"], &["label", "amount"])
    };
    assert_eq!(others(paid("Landkreis Auetal"))[1], "Landkreis Auetal | 6.800 €");
    assert_eq!(others(paid("Landkreis Auetal") + &paid("Kirche"))[1], "andere Träger | 13.600 €");
}

#[test]
fn what_is_decided_today_is_the_sum_of_its_items_and_a_cap_stays_apart() {
    let core = core(&town(RESOLUTION));
    let today = &core["today"];
    assert_eq!(plain(&today["sum"]), "100.000,50 €");
    assert_eq!(
        (plain(&today["own_label"]), plain(&today["own"])),
        ("davon zahlt die Stadt".into(), "32.200,50 €".into())
    );
    // Nobody guesses who bears an item that does not say.
    assert_eq!(rows(&today["others"], &["label", "amount"]), ["Bund | 59.800 €", "keine Angabe zum Träger | 8.000 €"]);
    assert_eq!(plain(&today["cap"]), "14.000 €");
    assert_eq!(
        rows(&core["points"], &["number", "id", "amount", "own", "cap", "responsible", "due"]),
        [
            "1 | 1 | null | null | null | null | null",
            "2 | betrieb | 92.000,50 € | 32.200,50 € | null | Kämmerei | 31. März 2027",
            "3 | 3 | 8.000 € | null | null | null | null",
            "4 | 4 | null | null | 14.000 € | null | null",
        ]
    );
    assert_eq!(plain(&core["spent"]), "104 €");
    assert_eq!(plain(&core["secured"]), "59.800 €");
    assert_eq!(plain(&core["unstated"]), "8.005 €");
    assert_eq!(core["uncovered"], Value::Null);
    let english = after(&town(RESOLUTION), None, Language::English);
    assert_eq!(plain(&english["core"]["today"]["sum"]), "€100,000.50");
    assert_eq!(plain(&english["core"]["today"]["own_label"]), "of which the town pays");
}

#[test]
fn a_resolution_as_text_counts_its_points() {
    let more = r#"
[beschluss]
text = ["Eins.", "Zwei."]
[[finanzierung.posten]]
jahr = 2027
betrag = 7
art = "operativ"
punkt = "2"
"#;
    let core = core(&town(more));
    assert_eq!(rows(&core["points"], &["number", "text", "amount"]), ["1 | Eins. | null", "2 | Zwei. | 7 €"]);
    assert_eq!(plain(&core["today"]["sum"]), "7 €");
}

#[test]
fn conditions_are_judged_by_the_profile_and_never_met_without_data() {
    let told = town(RESOLUTION);
    let all = core(&told);
    let conditions = |core: &Value| rows(&core["points"][2]["conditions"], &["state", "detail"]);
    assert_eq!(
        conditions(&all),
        [
            "pending | höchstens 5 Minuten verlangt, 7,5 Minuten erreicht",
            "unverifiable | verlangt ist „erfüllt“, dazu keine Angabe",
            "unverifiable | null"
        ]
    );
    let met =
        told.replace("heute = 7.5", "heute = 5") + "[[kriterien]]\nkriterium = \"P3-01\"\nstatus = \"in Arbeit\"\n";
    assert_eq!(conditions(&core(&met))[0], "met | höchstens 5 Minuten verlangt, 5 Minuten erreicht");
    assert_eq!(conditions(&core(&met))[1], "pending | in Arbeit, verlangt ist „erfüllt“");
    assert_eq!(conditions(&core(&met.replace("in Arbeit", "erfüllt")))[1], "met | erfüllt");
    let late = told.replace("stand = 2026-11-15", "stand = 2027-10-01");
    assert_eq!(conditions(&core(&late))[0], "overdue | höchstens 5 Minuten verlangt, 7,5 Minuten erreicht");
    assert_eq!(conditions(&core(&late))[2], "unverifiable | null");
    // What nobody can know before its day is not due; after it, it is missing.
    let said = |text: &str| rows(&core(text)["points"][2]["conditions"], &["state_label"])[2].clone();
    assert_eq!((said(&told), said(&late)), ("noch nicht fällig".into(), "keine Angabe".into()));
}

#[test]
fn the_next_gate_is_the_next_decision() {
    let gate = core(&town(RESOLUTION))["gate"].take();
    assert_eq!((plain(&gate["kind"]), plain(&gate["date"])), ("decision".into(), "30. September 2027".into()));
    assert_eq!(plain(&gate["title"]), "Punkt 3 des Beschlusses („Über den Betrieb wird neu entschieden“)");
    // The last day is no meeting, unless one is known on it.
    assert_eq!(plain(&gate["when"]), "bis 30. September 2027, Termin offen");
    let met = "\n[[schritte]]\nschritt = \"Entscheidung über den Betrieb\"\nbis = 2027-09-30\n";
    let gate = core(&town(&format!("{RESOLUTION}{met}")))["gate"].take();
    assert_eq!((plain(&gate["when"]), plain(&gate["kind"])), ("30. September 2027".into(), "decision".into()));
    assert_eq!(gate["conditions"].as_array().map(Vec::len), Some(3));
    // Conditions are due before the day of their point: that is when the body decides.
    let dated = RESOLUTION.replace(
        "text = \"Über den Betrieb wird neu entschieden.\"",
        "text = \"Über den Betrieb wird neu entschieden.\"\nbis = 2027-10-15",
    );
    let gate = core(&town(&dated))["gate"].take();
    assert_eq!(plain(&gate["date"]), "15. Oktober 2027");
    assert_eq!(rows(&gate["conditions"], &["due"]), ["30. September 2027"; 3]);
    // What is decided only if a condition is not met has no day; and it is no answer to what is met.
    let again = core(&town(&RESOLUTION.replace("folge = \"entscheidung\"", "folge = \"erneut\"")));
    let gate = &again["gate"];
    assert_eq!((plain(&gate["kind"]), gate["is_deadline"].clone()), ("again".into(), Value::Bool(false)));
    assert_eq!(plain(&gate["when"]), "nach dem 30. September 2027");
    let title = plain(&gate["title"]);
    assert!(
        title.starts_with("Punkt 3 des Beschlusses, nur wenn nicht erfüllt ist: „Wartezeit: höchstens 5 Minuten;"),
        "{title}"
    );
    assert!(title.ends_with("; Der Vertrag ist unterschrieben“"), "{title}");
    let met = town(&format!(
        "{RESOLUTION}[[beschluss.punkte]]\ntext = \"Sonst neu.\"\nbedingungen = [{{ kennzahl = \"wartezeit\", \
         hoechstens = 8, bis = 2027-01-31, folge = \"erneut\" }}]\n"
    ));
    let gate = core(&met)["gate"].take();
    assert_eq!(plain(&gate["date"]), "30. September 2027", "what is met brings no decision about");
    let follows = rows(&again["points"][2]["conditions"], &["consequence_label"]);
    assert_eq!(follows, ["sonst wird erneut entschieden"; 3]);
    let ends = RESOLUTION.replace("folge = \"entscheidung\"", "folge = \"sperrt\"");
    assert_eq!(plain(&core(&town(&ends))["gate"]["kind"]), "end");
    let consultation = r#"
[beschluss]
sitzung = 2026-12-02
[[beschluss.beratungsfolge]]
gremium = "Ausschuss"
datum = 2026-12-02
zustaendigkeit = "Entscheidung"
[[beschluss.beratungsfolge]]
gremium = "Magistrat"
datum = 2026-12-09
zustaendigkeit = "Kenntnisnahme"
[[beschluss.beratungsfolge]]
gremium = "Versammlung"
datum = 2026-12-16
zustaendigkeit = "Entscheidung"
"#;
    assert_eq!(plain(&core(&town(consultation))["gate"]["body"]), "Versammlung");
    let step = "[[schritte]]\nschritt = \"Entscheidung über den Betrieb\"\nbis = 2027-05-01\n";
    assert_eq!(plain(&core(&town(step))["gate"]["title"]), "Entscheidung über den Betrieb");
    assert_eq!(core(&town(""))["gate"], Value::Null);
}

#[test]
fn what_follows_a_no_is_stated_or_what_doing_nothing_means() {
    let stated = core(&town("[beschluss]\nbei_nein = \"Der Steg bleibt gesperrt.\""));
    assert_eq!(plain(&stated["refusal"]["paragraphs"][0]), "Der Steg bleibt gesperrt.");
    assert_eq!(stated["refusal"]["stated"], Value::Bool(true));
    let is_missed = |more: &str| {
        let gaps = after(&town(more), None, Language::German)["gaps"].take();
        rows(&gaps, &["key"]).contains(&"[beschluss] bei_nein".to_owned())
    };
    assert!(is_missed("") && !is_missed("[beschluss]\nbei_nein = \"Der Steg bleibt gesperrt.\""));
    let nothing = r#"
[[projekt.alternativen]]
titel = "Nichts tun"
bewertung = "Alle gehen den Umweg."
nullvariante = true
"#;
    let derived = core(&town(nothing));
    assert_eq!(plain(&derived["refusal"]["paragraphs"][0]), "Alle gehen den Umweg.");
    assert_eq!(derived["refusal"]["stated"], Value::Bool(false));
    assert!(!is_missed(nothing), "what doing nothing means is said");
    assert_eq!(core(&town(""))["refusal"], Value::Null);
}

#[test]
fn the_question_is_the_profiles_own_or_made_from_the_phase() {
    let own = core(&town("[beschluss]\nfrage = \"Soll der Steg bleiben?\""));
    assert_eq!(
        (plain(&own["question"]["text"]), &own["question"]["stated"]),
        ("Soll der Steg bleiben?".into(), &Value::Bool(true))
    );
    let made = core(&town("[beschluss]\ntext = [\"Ja.\"]"));
    assert_eq!(plain(&made["question"]["text"]), "Soll der Pilotbetrieb „Steg“ wie vorgeschlagen durchgeführt werden?");
}

#[test]
fn a_profile_that_says_nothing_is_an_orientation() {
    let thin = core(&town(""));
    assert_eq!((&thin["thin"], plain(&thin["question"]["text"])), (&Value::Bool(true), String::new()));
    for more in [
        "[[kriterien]]\nkriterium = \"P1-03\"\nstatus = \"offen\"\n",
        "[[finanzierung.posten]]\njahr = 2027\nbetrag = 7\nart = \"operativ\"\n",
        "[beschluss]\ntext = [\"Ja.\"]\n",
    ] {
        assert_eq!(core(&town(more))["thin"], Value::Bool(false), "{more}");
    }
    let problem = town("").replace("phase = \"P3\"", "phase = \"P3\"\nproblem = \"Der Weg ist weit.\"");
    assert_eq!(core(&problem)["thin"], Value::Bool(false));
}

#[test]
fn a_town_that_nobody_asked_is_called_an_example() {
    let of = |text: &str| after(text, None, Language::German);
    let assumed = town("").replace("phase = \"P3\"", "phase = \"P3\"\nphase_angenommen = true");
    let listed = assumed.replace("[kommune]", "[kommune]\nquelle = \"Liste des Bundes\"");
    let unasked = of(&listed);
    assert_eq!(unasked["meta"]["unasked"], Value::Bool(true));
    // One that says anything, or knows its phase, speaks for itself.
    let told = format!("{listed}[[kriterien]]\nkriterium = \"P1-03\"\nstatus = \"offen\"\n");
    for own in [town(""), assumed, told] {
        assert_eq!(of(&own)["meta"]["unasked"], Value::Bool(false), "{own}");
    }
    // No phase gone by is drawn as done, no count is told, and what does not count is no milestone.
    let states: Vec<String> = rows(&unasked["roadmap"]["lane"], &["state"]);
    assert_eq!(states, ["unstated", "unstated", "here", "ahead", "ahead"]);
    let cards = unasked["work"]["cards"].as_array().expect("cards");
    assert!(!cards.is_empty() && cards.iter().all(|card| card["counts"] == Value::Bool(true)));
    let first = of(&town("").replace("\"P3\"", "\"P1\""));
    let groups = first["work"]["groups"].as_array().expect("groups");
    let weak: Vec<&Value> = groups.iter().flat_map(|g| g["rows"].as_array().expect("rows")).collect();
    let weak = weak.iter().find(|row| row["id"] == "P1-14").expect("a criterion of which it is not certain");
    assert_eq!((plain(&weak["milestone"]), &weak["why"]), ("Kriterium".into(), &Value::Null));
    assert!(!plain(&weak["milestone_note"]).contains("Reifegrad"), "{weak}");
}

#[test]
fn an_orientation_explains_only_terms_it_uses() {
    let thin = after(&town(""), None, Language::German);
    let known = rows(&thin["glossary"], &["term"]);
    assert!(known.iter().any(|term| term == "Meilenstein"), "{known:?}");
    assert!(!known.iter().any(|term| term.contains("(VE)")), "{known:?}");
}

#[test]
fn a_reason_that_many_share_is_said_once() {
    let thin = after(&town(""), None, Language::German);
    let groups = thin["work"]["groups"].as_array().expect("groups");
    let earlier = groups.iter().find(|group| group["key"] == "earlier").expect("earlier ones");
    assert_eq!(plain(&earlier["why"]), "von der Roadmap besonders für P3 genannt");
    let said = rows(&earlier["rows"], &["why"]);
    assert!(said.len() > 3 && said.iter().all(|why| why != "von der Roadmap besonders für P3 genannt"), "{said:?}");
    // Where some rows have no reason of their own, one said for all would be said of them too.
    let mixed = ["P1", "P2", "P3", "P4", "P5"].into_iter().flat_map(|phase| {
        let of_phase = after(&town("").replace("\"P3\"", &format!("\"{phase}\"")), None, Language::German);
        of_phase["work"]["groups"].as_array().expect("groups").clone()
    });
    let mixed = mixed.filter(|group| {
        let all = group["rows"].as_array().expect("rows");
        let same = all.iter().filter(|row| plain(&row["why"]).contains("genannt")).count();
        group["why"].is_null() && all.iter().any(|row| row["why"].is_null()) && same >= 3
    });
    assert!(mixed.count() > 0, "a group of some with a common reason and some with none");
}

#[test]
fn milestones_are_counted_once_and_not_stated_is_a_number_of_its_own() {
    let of = |text: &str| after(text, None, Language::German);
    let silent = of(&town(""));
    let count = &silent["core"]["yardstick"]["milestones"];
    assert_eq!((&count["stated"], plain(&count["text"])), (&Value::Bool(false), "keine Angabe".into()));
    assert_eq!(count["not_stated"], count["total"]);
    assert_eq!(silent["roadmap"]["milestones_in_arrears"], Value::from(0));
    // Who reports nothing has not left out anything either.
    assert_eq!(silent["roadmap"]["milestones_not_reported"], Value::from(0));
    let milestones = Catalog::embedded(Language::German).criteria.iter();
    let of_p3 = milestones.clone().find(|c| c.counts() && c.phase.key() == "P3").expect("a milestone of P3");
    let of_p1 = milestones.clone().find(|c| c.counts() && c.phase.key() == "P1").expect("a milestone of P1");
    let status = |id: &str, status: &str| format!("[[kriterien]]\nkriterium = \"{id}\"\nstatus = \"{status}\"\n");
    let told = of(&town(&(status(&of_p3.id, "erfüllt") + &status(&of_p1.id, "offen"))));
    let (yardstick, roadmap) = (&told["core"]["yardstick"], &told["roadmap"]);
    assert_eq!(yardstick["milestones"], roadmap["milestones"], "one count");
    assert_eq!(yardstick["milestones"]["fulfilled"], Value::from(1));
    assert_eq!(yardstick["milestones"]["open"], Value::from(0));
    assert!(plain(&yardstick["sentence"]).contains("Meilensteine: 1 erfüllt"), "{yardstick}");
    assert!(plain(&yardstick["sentence"]).contains("(davon 2 dieser Phase, 2 in jeder Phase)"), "{yardstick}");
    assert_eq!(roadmap["milestones_in_arrears"], Value::from(1));
    let earlier = milestones.filter(|c| c.counts() && ["P1", "P2"].contains(&c.phase.key())).count();
    assert_eq!(roadmap["milestones_not_reported"], Value::from(earlier - 1));
}

/// The resolution with a vote.
fn voted(vote: &str) -> String {
    let outcome = format!("[beschluss.ergebnis]\ndatum = 2026-12-10\n{vote}\n[[finanzierung.posten]]");
    town(&RESOLUTION.replacen("[[finanzierung.posten]]", &outcome, 1))
}

#[test]
fn each_point_of_the_last_resolution_is_judged() {
    let earlier = voted("ergebnis = \"beschlossen\"\nja = 31\nnein = 4\nenthaltungen = 2");
    let reports = r#"
[[vollzug]]
punkt = "1"
status = "erledigt"
datum = 2026-12-11
[[vollzug]]
punkt = "betrieb"
status = "in Arbeit"
notiz = "Der Vertrag fehlt."
"#;
    let now = town(reports).replace("stand = 2026-11-15", "stand = 2027-10-15");
    let found = after(&now, Some(&earlier), Language::German)["execution"].take();
    assert_eq!(plain(&found["vote"]["result_label"]), "beschlossen");
    assert_eq!((&found["vote"]["yes"], &found["vote"]["no"]), (&Value::from(31), &Value::from(4)));
    assert_eq!(
        rows(&found["points"], &["number", "state", "state_label", "date", "note"]),
        [
            "1 | done | erledigt | 11. Dezember 2026 | null",
            "2 | overdue | überfällig | null | Der Vertrag fehlt.",
            "3 | overdue | überfällig | null | null",
            "4 | unverifiable | nicht prüfbar | null | null",
        ]
    );
    assert!(
        plain(&found["points"][2]["detail"])
            .starts_with("Wartezeit: höchstens 5 Minuten verlangt, 7,5 Minuten erreicht"),
        "{}",
        found["points"][2]["detail"]
    );
    let english = after(&now, Some(&earlier), Language::English)["execution"].take();
    assert_eq!(plain(&english["points"][3]["state_label"]), "cannot be verified");
}

/// The name of a criterion stands beside a point only where nothing else is said of it.
#[test]
fn what_became_of_a_point_is_told_in_its_own_words() {
    let points = |condition: &str| {
        let text = "Der Vertrag wird geschlossen.";
        let points = format!("[[beschluss.punkte]]\ntext = \"{text}\"\nbedingungen = [{condition}]\n");
        town(&format!("{points}[beschluss.ergebnis]\nergebnis = \"beschlossen\"\n"))
    };
    let detail = |condition: &str, note: &str| {
        let report = format!(
            "[[vollzug]]\npunkt = \"1\"\n{note}\n[[kriterien]]\nkriterium = \"P3-04\"\nstatus = \"in Arbeit\"\n"
        );
        let found = after(&town(&report), Some(&points(condition)), Language::German)["execution"].take();
        plain(&found["points"][0]["detail"])
    };
    let (named, noted) = ("{ kriterium = \"P3-04\", status = \"erfüllt\" }", "notiz = \"Der Entwurf liegt vor.\"");
    let worded = "{ kriterium = \"P3-04\", status = \"erfüllt\", text = \"Der Vertrag ist unterzeichnet.\" }";
    assert!(detail(named, "").ends_with(": in Arbeit, verlangt ist „erfüllt“"), "{}", detail(named, ""));
    assert_eq!(detail(named, noted), "null");
    assert_eq!(detail(worded, noted), "Der Vertrag ist unterzeichnet: nicht erfüllt (in Arbeit)");
}

#[test]
fn what_was_not_adopted_as_proposed_is_not_judged_as_proposed() {
    let states = |vote: &str| {
        let found = after(&town(""), Some(&voted(vote)), Language::German)["execution"].take();
        rows(&found["points"], &["state"]).join(" ")
    };
    assert_eq!(states("ergebnis = \"abgelehnt\""), "");
    assert_eq!(states("ergebnis = \"vertagt\""), "");
    assert_eq!(states("ergebnis = \"geändert beschlossen\""), "changed changed changed changed");
    let kept =
        "ergebnis = \"geändert beschlossen\"\nwortlaut = \"1. Der Bericht wird zur Kenntnis genommen. 2. Mehr nicht.\"";
    assert_eq!(states(kept), "unverifiable changed changed changed");
    assert_eq!(after(&town(""), Some(&town(RESOLUTION)), Language::German)["execution"], Value::Null);
}

#[test]
fn a_resolution_stated_as_points_is_no_gap() {
    let gaps = |text: &str| rows(&after(text, None, Language::German)["gaps"], &["key"]);
    let missing = "[beschluss] text".to_owned();
    assert!(gaps(&town("")).contains(&missing));
    assert!(!gaps(&town(RESOLUTION)).contains(&missing));
    // What of the money cannot be computed is a gap as well.
    assert!(gaps(&town(RESOLUTION)).contains(&"[[finanzierung.posten]] traeger".to_owned()));
}
