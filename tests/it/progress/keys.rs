//! Every key: one value changed or gone is one change, and so is an entry of a list.

use super::*;

/// Where a value stands: keys, and positions in lists.
#[derive(Debug, Clone, PartialEq)]
enum Step {
    Key(String),
    At(usize),
}

/// The key as the reference writes it, without positions.
fn key_of(path: &[Step]) -> String {
    let keys = path.iter().filter_map(|step| if let Step::Key(key) = step { Some(key.as_str()) } else { None });
    keys.collect::<Vec<_>>().join(".")
}

fn leaves(value: &Toml, path: &[Step], out: &mut Vec<Vec<Step>>) {
    let below = |step| [path, &[step]].concat();
    match value {
        Toml::Table(table) => table.iter().for_each(|(key, inner)| leaves(inner, &below(Step::Key(key.clone())), out)),
        Toml::Array(items) => items.iter().enumerate().for_each(|(i, inner)| leaves(inner, &below(Step::At(i)), out)),
        _ => out.push(path.to_vec()),
    }
}

/// Up to three values of every key.
fn all_leaves() -> Vec<Vec<Step>> {
    let mut out = Vec::new();
    leaves(&sample(), &[], &mut out);
    let mut count = BTreeMap::<String, usize>::new();
    out.retain(|path| {
        let seen = count.entry(key_of(path)).or_default();
        *seen += 1;
        *seen <= 3
    });
    out
}

fn at<'t>(tree: &'t mut Toml, path: &[Step]) -> &'t mut Toml {
    path.iter().fold(tree, |value, step| match step {
        Step::Key(key) => &mut value[key.as_str()],
        Step::At(at) => &mut value[*at],
    })
}

/// The part of the schema that describes a key, or that of the table it stands in.
fn described(key: &str) -> serde_json::Value {
    static SCHEMA: LazyLock<serde_json::Value> = LazyLock::new(|| profile::schema(Language::German));
    key.split('.').filter(|part| !part.is_empty()).fold(SCHEMA.clone(), |schema, part| {
        let table = schema.get("items").unwrap_or(&schema);
        table["properties"][part].clone()
    })
}

/// A word of the closed list of a key, other than this.
fn other_word(key: &str, word: &str) -> Option<String> {
    let words = described(key)["anyOf"][0]["enum"].as_array()?.clone();
    words.iter().filter_map(|known| known.as_str()).find(|known| *known != word).map(str::to_owned)
}

/// Whether an entry is refused without a key.
fn is_required(key: &str) -> bool {
    let (table, last) = key.rsplit_once('.').unwrap_or(("", key));
    let schema = described(table);
    let required = schema.get("items").unwrap_or(&schema)["required"].clone();
    required.as_array().is_some_and(|keys| keys.iter().any(|key| key == last))
}

/// Another value of the same key.
fn other(key: &str, value: &Toml) -> Toml {
    let text = value.as_str().unwrap_or_default();
    let swap = |a: &str, b: &str| Toml::from(if text == a { b } else { a });
    match (key, value) {
        ("sprache", _) => "en".into(),
        ("kommune.bundesland", _) => "Hessen".into(),
        ("kommune.staffel", _) => 2019.into(),
        ("kommune.farbe", _) => "#000001".into(),
        ("kommune.kontakt.email", _) => "neu@musterstadt.example".into(),
        ("projekt.phase", _) => "P2".into(),
        ("beschluss.vorlage", _) => "allgemein".into(),
        ("finanzierung.posten.art", _) => swap("operativ", "investiv"),
        ("finanzierung.posten.status", _) => swap("offen", "beantragt"),
        ("kriterien.status", _) => swap("offen", "in Arbeit"),
        ("auswirkungen.klima_bewertung", _) => swap("+", "--"),
        ("investition.form", _) => swap("Zuschuss", "Darlehen"),
        ("bilder.ort", _) => swap("titel", "wert"),
        ("risiken.wahrscheinlichkeit" | "risiken.auswirkung", _) => swap("niedrig", "hoch"),
        ("finanzierung.zeitraum", _) => 12.into(),
        (_, Toml::String(text)) => other_word(key, text).unwrap_or_else(|| format!("{text} – neu")).into(),
        (_, Toml::Integer(number)) => (number + 1).into(),
        (_, Toml::Float(number)) => (number + 0.5).into(),
        (_, Toml::Boolean(flag)) => (!flag).into(),
        (_, Toml::Datetime(_)) => "2031-01-31".into(),
        (_, other) => other.clone(),
    }
}

/// Keys whose values name a criterion: another name is another criterion, not another value.
const NAMES: [&str; 3] = ["kriterien.kriterium", "auswahl.einschliessen.kriterium", "auswahl.ausschliessen.kriterium"];

/// Lists of names that the catalogue has: another one is another entry.
const FILTERS: [&str; 3] = ["auswahl.workstreams", "auswahl.treiber", "auswahl.stakeholder"];

#[test]
fn one_changed_value_is_one_change_whatever_the_key() {
    let old = from_tree(&sample());
    let mut seen = BTreeSet::new();
    for path in all_leaves() {
        let key = key_of(&path);
        if NAMES.contains(&key.as_str()) || FILTERS.contains(&key.as_str()) {
            continue;
        }
        let mut tree = sample();
        let value = at(&mut tree, &path);
        *value = other(&key, value);
        let progress = differ(&old, &from_tree(&tree));
        assert_eq!(keys(&progress), [key.as_str()], "{path:?}");
        let Change { from, to, .. } = &progress.changes[0];
        assert!(from.is_some() && to.is_some() && from != to, "{path:?}: {:?}", progress.changes);
        seen.insert(key);
    }
    // The reference is tested to name every key there is.
    let left_out: Vec<String> = reference().into_iter().filter(|key| !seen.contains(key)).collect();
    let want = ["auswahl.einschliessen", "auswahl.ausschliessen", "beschluss.text", "kriterien.kriterium"];
    let want: BTreeSet<&str> = want.into_iter().chain(FILTERS).collect();
    assert_eq!(left_out.iter().map(String::as_str).collect::<BTreeSet<_>>(), want);
}

/// Every key of docs/profile.md but `$schema`.
pub(super) fn reference() -> Vec<String> {
    let text =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/profile.md")).expect("the page");
    let (mut table, mut out) = (None, Vec::new());
    for line in text.lines() {
        if line.starts_with("## ") || line.starts_with("### ") {
            let name = line.split('`').nth(1).map(|name| name.trim_matches(['[', ']']).to_owned());
            table = name.or_else(|| line.contains("Top level").then(String::new));
            if line.contains("[team]") || line.contains("[[team.mitglieder]]") {
                table = Some(if line.contains("mitglieder") { "team.mitglieder" } else { "team" }.to_owned());
            }
        } else if let (Some(table), Some(rest)) = (&table, line.strip_prefix("| `")) {
            let key = rest.split('`').next().unwrap_or_default();
            let is_key = key.chars().all(|c| c.is_ascii_lowercase() || c == '_');
            out.extend(is_key.then(|| format!("{table}.{key}").trim_start_matches('.').to_owned()));
        }
    }
    out
}

#[test]
fn one_value_gone_is_one_change() {
    let old = from_tree(&sample());
    for path in all_leaves() {
        let (last, before) = path.split_last().expect("a path");
        let mut tree = sample();
        match (last, at(&mut tree, before)) {
            (Step::Key(key), Toml::Table(table)) => drop(table.remove(key)),
            (Step::At(i), Toml::Array(items)) => drop(items.remove(*i)),
            (step, other) => panic!("{step:?} in {other:?}"),
        }
        let (profile, _) = profile::read("p.json", json(&tree).to_string().as_bytes());
        let key = key_of(&path);
        // What names an entry cannot be missing, and a missing language is German.
        let named =
            ["name", "titel", "phase", "modell", "jahr", "betrag", "art", "gremium", "kriterium", "grund", "risiko"];
        let more = ["schritt", "zweck", "frage", "datei", ".alt", "gewaehlt", "nullvariante"];
        let required = named.iter().chain(&more).any(|k| key.ends_with(k))
            || is_required(&key)
            || key == "sprache"
            || key == "projekt.phase_angenommen";
        if required && matches!(last, Step::Key(_)) {
            continue;
        }
        let progress = differ(&old, &profile.expect("a profile"));
        assert_eq!(keys(&progress), [key.as_str()], "{path:?}");
        assert_eq!((progress.changes[0].from.is_some(), &progress.changes[0].to), (true, &None), "{path:?}");
    }
}

#[test]
fn an_entry_gone_is_one_change_and_a_criterion_gone_is_all_that_was_said_of_it() {
    let old = from_tree(&sample());
    for list in [
        "projekt.alternativen",
        "projekt.kennzahlen",
        "betrieb.optionen",
        "finanzierung.posten",
        "finanzierung.ertraege",
        "finanzierung.stellen",
        "beschluss.punkte",
        "beschluss.beratungsfolge",
        "vollzug",
        "risiken",
        "schritte",
        "team.mitglieder",
        "investition.verwendung",
    ] {
        let path: Vec<Step> = list.split('.').map(|key| Step::Key(key.into())).collect();
        let count = at(&mut sample(), &path).as_array().expect("a list").len();
        for i in 0..count {
            let mut tree = sample();
            at(&mut tree, &path).as_array_mut().expect("a list").remove(i);
            let new = from_tree(&tree);
            let progress = differ(&old, &new);
            assert_eq!(keys(&progress), [list]);
            assert_eq!(progress.changes[0].to, None);
            let back = differ(&new, &old);
            assert_eq!((keys(&back), back.changes[0].to.clone()), (vec![list], progress.changes[0].from.clone()));
        }
    }
    let mut tree = sample();
    let criteria = [Step::Key("kriterien".into())];
    let gone = at(&mut tree, &criteria).as_array_mut().expect("a list").remove(0);
    let progress = differ(&old, &from_tree(&tree));
    assert_eq!(progress.changes.len(), gone.as_table().expect("a table").len() - 1);
    assert!(
        progress.changes.iter().all(|c| matches!(&c.subject, Some(ChangeSubject::Criterion(c)) if c.id == "P1-03"))
    );
}

proptest! {
    #![proptest_config(cases(4))]

    /// Another form, another order of tables and entries, other spellings of names of criteria: no change.
    #[test]
    fn form_and_order_are_no_change(seed in any::<u64>()) {
        let old = read("p.toml", SAMPLE);
        let mut tree: Toml = Toml::Table(SAMPLE.parse().expect("TOML"));
        shuffle(&mut tree, &mut (seed | 1));
        for text in [json(&tree).to_string(), serde_json::to_string_pretty(&json(&tree)).expect("JSON")] {
            for name in ["p.json", "p.yaml"] {
                prop_assert_eq!(differ(&old, &read(name, &text)), quiet(&old));
            }
        }
        let toml = toml::to_string_pretty(&tree).expect("TOML");
        prop_assert_eq!(differ(&old, &read("p.toml", &toml)), quiet(&old));
    }
}
