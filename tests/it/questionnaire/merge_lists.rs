//! Whatever several departments do to the rows of a list, nothing is lost and nothing is invented: each entry of each
//! form is in the whole, or a message shows its cells.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use ratsmappe::merge::merge;
use ratsmappe::profile::Questionnaire;

use super::*;
use crate::support::cases;

/// An entry by key; a text of a list has one key without a name.
type Row = BTreeMap<&'static str, String>;

/// A list of a profile.
#[derive(Debug, Clone, Copy)]
struct List {
    path: &'static str,
    /// Its keys with what they may say; the first must be there.
    keys: &'static [(&'static str, &'static [&'static str])],
    /// What must stand in each entry beside that.
    more: &'static str,
}

const LISTS: [List; 3] = [
    List {
        path: "projekt.mehrwert",
        keys: &[("", &["Erster Nutzen", "Zweiter Nutzen", "Dritter Nutzen", "Neu"])],
        more: "",
    },
    List {
        path: "risiken",
        keys: &[
            ("risiko", &["Verzug", "Ausfall", "Kosten", "Personal"]),
            ("massnahme", &["", "Puffer einplanen", "Zweiter Lieferant"]),
            ("verantwortlich", &["", "Bauamt", "Leitung IT", "Leitung IT"]),
        ],
        more: "",
    },
    List {
        path: "finanzierung.posten",
        keys: &[
            ("betrag", &["1000", "2000", "3000"]),
            ("jahr", &["2027", "2028"]),
            ("zweck", &["", "Pegel", "Sensoren"]),
        ],
        more: "art = \"investiv\"\n",
    },
];

/// What somebody does to a list.
#[derive(Debug, Clone)]
enum Edit {
    Add(usize, [usize; 3]),
    Remove(usize),
    Change(usize, usize, usize),
    Move(usize, usize),
    Rewrite(usize, [usize; 3]),
}

fn edit() -> impl Strategy<Value = Edit> {
    let (at, row) = (0_usize..8, [0_usize..4, 0_usize..4, 0_usize..4]);
    prop_oneof![
        (at.clone(), row.clone()).prop_map(|(at, row)| Edit::Add(at, row)),
        at.clone().prop_map(Edit::Remove),
        (at.clone(), 0_usize..3, 0_usize..4).prop_map(|(at, key, value)| Edit::Change(at, key, value)),
        (at.clone(), at.clone()).prop_map(|(from, to)| Edit::Move(from, to)),
        (at, row).prop_map(|(at, row)| Edit::Rewrite(at, row)),
    ]
}

impl List {
    fn row(&self, choice: [usize; 3]) -> Row {
        let said = self.keys.iter().zip(choice).map(|((key, may), n)| (*key, may[n % may.len()].to_owned()));
        said.filter(|(_, value)| !value.is_empty()).collect()
    }

    /// The rows after somebody has worked on them; each with the number of the row it was.
    fn edited(&self, base: &[Row], edits: &[Edit]) -> Vec<(Row, Option<usize>)> {
        let mut rows: Vec<(Row, Option<usize>)> = base.iter().cloned().zip((0..).map(Some)).collect();
        for edit in edits {
            let count = rows.len();
            match edit {
                Edit::Add(at, row) => rows.insert(at % (count + 1), (self.row(*row), None)),
                _ if count == 0 => {}
                Edit::Remove(at) => drop(rows.remove(at % count)),
                Edit::Change(at, key, value) => {
                    let (key, may) = self.keys[key % self.keys.len()];
                    match may[value % may.len()] {
                        "" => drop(rows[at % count].0.remove(key)),
                        value => drop(rows[at % count].0.insert(key, value.to_owned())),
                    }
                }
                Edit::Move(from, to) => {
                    let row = rows.remove(from % count);
                    rows.insert(to % count, row);
                }
                Edit::Rewrite(at, row) => rows[at % count].0 = self.row(*row),
            }
        }
        rows
    }

    fn profile(&self, file: &str, rows: &[Row], form: Option<&Questionnaire>) -> Profile {
        let quoted = |key: &str, value: &str| match key {
            "betrag" | "jahr" => value.to_owned(),
            _ => format!("\"{value}\""),
        };
        let head = "kommune.name = \"Bachtal\"\n[projekt]\ntitel = \"Pegel\"\nphase = \"P3\"\n".to_owned();
        let text = match self.keys {
            [("", _)] => {
                let texts: Vec<String> = rows.iter().map(|row| quoted("", &row[""])).collect();
                format!("{head}mehrwert = [{}]\n", texts.join(", "))
            }
            _ => rows.iter().fold(head, |text, row| {
                let lines: String =
                    row.iter().map(|(key, value)| format!("{key} = {}\n", quoted(key, value))).collect();
                format!("{text}[[{}]]\n{}{lines}", self.path, self.more)
            }),
        };
        let (profile, found) = profile::read(file, text.as_bytes());
        let profile = profile.unwrap_or_else(|| panic!("{found:?}"));
        Profile { questionnaire: form.cloned(), ..profile }
    }

    fn rows(&self, profile: &Profile) -> Vec<Row> {
        let row = |said: [(&'static str, Option<String>); 3]| -> Row {
            said.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
        };
        match self.path {
            "projekt.mehrwert" => profile
                .project
                .benefits
                .iter()
                .map(|text| row([("", Some(text.clone())), ("", None), ("", None)]))
                .collect(),
            "risiken" => {
                let risk = |risk: &profile::Risk| {
                    row([
                        ("risiko", Some(risk.title.clone())),
                        ("massnahme", risk.action.clone()),
                        ("verantwortlich", risk.responsible.clone()),
                    ])
                };
                profile.risks.iter().map(risk).collect()
            }
            _ => {
                let cost = |cost: &profile::CostItem| {
                    row([
                        ("betrag", Some((cost.cents / 100).to_string())),
                        ("jahr", Some(cost.year.to_string())),
                        ("zweck", cost.purpose.clone()),
                    ])
                };
                profile.finance.costs.iter().map(cost).collect()
            }
        }
    }

    /// Where a statement of an entry stands.
    fn place(&self, profile: &Profile, at: usize, key: &str) -> String {
        let path = format!("{}[{at}]{}{key}", self.path, if key.is_empty() { "" } else { "." });
        profile.place(&path).to_string()
    }
}

/// Whether every entry has another place of those it may have.
fn have_places(may: &[Vec<usize>], taken: &mut Vec<usize>) -> bool {
    let Some((first, rest)) = may.split_first() else { return true };
    first.iter().any(|place| {
        if taken.contains(place) {
            return false;
        }
        taken.push(*place);
        let fits = have_places(rest, taken);
        taken.pop();
        fits
    })
}

/// Merges what departments have made of a list and asserts that nothing is lost and nothing invented.
fn nothing_is_lost(list: List, base: &[Row], edits: &[Vec<Edit>]) {
    let made = questionnaire::read(&book(&list.profile("base.toml", base, None))).0.expect("a profile").questionnaire;
    let edited: Vec<Vec<(Row, Option<usize>)>> = edits.iter().map(|edits| list.edited(base, edits)).collect();
    let rows: Vec<Vec<Row>> = edited.iter().map(|rows| rows.iter().map(|(row, _)| row.clone()).collect()).collect();
    let names = ["a.toml", "b.toml", "c.toml"];
    let forms: Vec<Profile> =
        rows.iter().zip(names).map(|(rows, name)| list.profile(name, rows, made.as_ref())).collect();
    let all: Vec<&Profile> = forms.iter().collect();
    let first = merge(&all, &[], german(), "whole.toml");
    let is_contradiction = |found: &&Diagnostic| found.code.name() == "contradiction";
    let contradictions = first.findings.iter().filter(is_contradiction);
    let mut shown = BTreeSet::new();
    for found in contradictions.clone() {
        let places: BTreeSet<String> = found.labels.iter().map(|label| label.place.to_string()).collect();
        assert!(places.len() > 1, "a contradiction shows all its cells: {found:?}");
        shown.extend(places);
    }
    assert_eq!(first.profile.is_none(), !shown.is_empty(), "{:?}", first.findings);
    // What contradictions show is settled for the first form, so that there is a whole to look at.
    let whole = merge(&all, &[0, 1, 2][..all.len()], german(), "whole.toml");
    let whole = list.rows(&whole.profile.unwrap_or_else(|| panic!("{:?}", whole.findings)));
    let mut said: BTreeSet<(&str, &str)> = BTreeSet::new();
    for (profile, rows) in forms.iter().zip(&rows) {
        for (at, row) in rows.iter().enumerate() {
            let shown = row.iter().filter(|(key, _)| shown.contains(&list.place(profile, at, key)));
            said.extend(shown.map(|(key, value)| (*key, value.as_str())));
        }
    }
    let told = format!("{base:#?}\n{rows:#?}\n{whole:#?}\n{:?}", first.findings);
    let is_stated = |key: &str, value: &String, but: usize| {
        let others = rows.iter().enumerate().filter(|(form, _)| *form != but);
        others.flat_map(|(_, rows)| rows).any(|row| row.get(key) == Some(value))
    };
    // What somebody says is there, but for what a message shows, and what was filled in and another form has changed.
    let covers = |form: usize, entry: &Row, is: &Row| {
        let of = |key: &str, value: &String| {
            let filled_in = || base.iter().any(|row| row.get(key) == Some(value));
            let changed = || is.get(key).is_some_and(|other| is_stated(key, other, form));
            is.get(key) == Some(value) || said.contains(&(key, value.as_str())) || (filled_in() && changed())
        };
        entry.iter().all(|(key, value)| of(key, value))
            && (entry.len() == 1 || entry.iter().any(|(key, value)| is.get(key) == Some(value)))
    };
    for (form, entries) in rows.iter().enumerate() {
        let may = |entry: &Row| (0..whole.len()).filter(|at| covers(form, entry, &whole[*at])).collect::<Vec<_>>();
        let may: Vec<Vec<usize>> = entries.iter().map(may).collect();
        assert!(have_places(&may, &mut Vec::new()), "an entry of form {form} is lost\n{told}");
    }
    for is in &whole {
        let from = rows.iter().enumerate().any(|(form, rows)| rows.iter().any(|entry| covers(form, entry, is)));
        assert!(from, "{is:?} is of nobody\n{told}");
        for (key, value) in is {
            assert!(
                rows.iter().flatten().any(|row| row.get(key) == Some(value)),
                "{key} = {value} is of nobody\n{told}"
            );
        }
    }
    // What nobody has touched is as it was, as often as it was.
    let as_it_was = |number: usize| {
        edited.iter().all(|rows| rows.iter().any(|(row, was)| *was == Some(number) && *row == base[number]))
    };
    let untouched: Vec<&Row> =
        (0..base.len()).filter(|number| as_it_was(*number)).map(|number| &base[number]).collect();
    for row in &untouched {
        let count = |rows: &mut dyn Iterator<Item = &Row>| rows.filter(|other| other == row).count();
        let (was, is) = (count(&mut untouched.iter().copied()), count(&mut whole.iter()));
        assert!(is >= was, "{row:?} is touched\n{told}");
    }
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn whatever_departments_do_to_rows_loses_nothing_and_invents_nothing(
        list in 0_usize..3,
        base in proptest::collection::vec([0_usize..4, 0_usize..4, 0_usize..4], 0..5),
        edits in proptest::collection::vec(proptest::collection::vec(edit(), 0..4), 2..4),
    ) {
        let list = LISTS[list];
        let base: Vec<Row> = base.into_iter().map(|row| list.row(row)).collect();
        nothing_is_lost(list, &base, &edits);
    }
}

/// What becomes of the risks of a form of two if departments make this of them: their names, and codes of what is said.
fn risks(base: &[&str], departments: &[&[&str]]) -> (Vec<String>, Vec<String>) {
    let list = LISTS[1];
    let row = |text: &&str| -> Row {
        let parts = text.split('/').map(str::trim);
        let said = list.keys.iter().zip(parts).map(|((key, _), value)| (*key, value.to_owned()));
        said.filter(|(_, value)| !value.is_empty()).collect()
    };
    let rows = |texts: &[&str]| texts.iter().map(row).collect::<Vec<_>>();
    let made = questionnaire::read(&book(&list.profile("base.toml", &rows(base), None))).0.expect("a profile");
    let names = ["a.toml", "b.toml", "c.toml"];
    let form = |(texts, name): (&&[&str], &str)| list.profile(name, &rows(texts), made.questionnaire.as_ref());
    let forms: Vec<Profile> = departments.iter().zip(names).map(form).collect();
    let merged = merge(&forms.iter().collect::<Vec<_>>(), &[], german(), "whole.toml");
    let said = |row: &Row| list.keys.iter().filter_map(|(key, _)| row.get(key)).cloned().collect::<Vec<_>>().join("/");
    let whole = merged.profile.map(|profile| list.rows(&profile).iter().map(said).collect());
    (whole.unwrap_or_default(), merged.findings.iter().map(|found| found.code.name().to_owned()).collect())
}

#[test]
fn a_row_that_one_department_puts_in_or_takes_out_moves_no_answer_of_another() {
    let base = ["Verzug/Puffer", "Ausfall/Ersatz"];
    // One puts a row before all others, another changes two cells of the last.
    let (whole, told) = risks(
        &base,
        &[&["Neues/Prüfen", "Verzug/Puffer", "Ausfall/Ersatz"], &["Verzug/Puffer", "Ausfall/Mietgerät/IT"]],
    );
    assert_eq!(
        (whole, told),
        (vec!["Neues/Prüfen".into(), "Verzug/Puffer".into(), "Ausfall/Mietgerät/IT".into()], vec![])
    );
    // One takes a row out, another betters it: it stays, bettered, and that is said.
    let (whole, told) = risks(&base, &[&["Ausfall/Ersatz"], &["Verzug/Mehr Puffer", "Ausfall/Ersatz"]]);
    assert_eq!(whole, ["Ausfall/Ersatz", "Verzug/Mehr Puffer"]);
    assert_eq!(told, ["emptied-answer"]);
    // One writes something else over a row, another betters what stood there: both are there.
    let (whole, told) =
        risks(&base, &[&["Streik/Gespräche", "Ausfall/Ersatz"], &["Verzug/Mehr Puffer", "Ausfall/Ersatz"]]);
    assert_eq!(whole, ["Streik/Gespräche", "Ausfall/Ersatz", "Verzug/Mehr Puffer"]);
    assert_eq!(told, ["emptied-answer"]);
}

#[test]
fn two_departments_that_fill_the_same_empty_row_have_both_said_something() {
    let base = ["Verzug/Puffer"];
    let (whole, told) = risks(
        &base,
        &[&["Verzug/Puffer", "Ausfall/Ersatz"], &["Verzug/Puffer", "Kosten/Rücklage"], &["Verzug/Puffer"]],
    );
    assert_eq!(
        (whole, told),
        (vec!["Verzug/Puffer".into(), "Ausfall/Ersatz".into(), "Kosten/Rücklage".into()], vec![])
    );
    // Of two rows that one has taken out and another has filled, nothing is guessed.
    let (whole, told) = risks(&["A-Risiko/x", "B-Risiko/x"], &[&["C-Risiko/x"], &["A-Risiko/x", "B-Risiko/x/IT"]]);
    assert_eq!(whole, ["C-Risiko/x", "A-Risiko/x", "B-Risiko/x/IT"]);
    assert_eq!(told, ["emptied-answer"]);
}

#[test]
fn a_form_made_with_a_newer_state_and_a_late_copy_of_the_first_have_each_entry_once() {
    let list = LISTS[1];
    let row = |risk: &str, action: &str| Row::from([("risiko", risk.to_owned()), ("massnahme", action.to_owned())]);
    let knows = |rows: &[Row]| questionnaire::read(&book(&list.profile("base.toml", rows, None))).0.expect("a profile");
    let (first, newer) = ([row("Verzug", "Puffer")], [row("Verzug", "Mehr Puffer")]);
    let (old, new) = (knows(&first), knows(&newer));
    // The late copy adds a risk and has left the other as it was.
    let late = list.profile("late.toml", &[first[0].clone(), row("Streik", "Gespräche")], old.questionnaire.as_ref());
    let whole = list.profile("whole.toml", &newer, new.questionnaire.as_ref());
    let merged = merge(&[&whole, &late], &[], german(), "all.toml");
    // Which state counts nobody knows: both cells are shown, and nothing is there twice.
    let codes: Vec<&str> = merged.findings.iter().map(|found| found.code.name()).collect();
    assert_eq!((merged.profile.is_none(), codes), (true, vec!["contradiction"]));
    let settled = merge(&[&whole, &late], &[0], german(), "all.toml").profile.expect("a whole");
    let said: Vec<_> =
        list.rows(&settled).into_iter().map(|row| (row["risiko"].clone(), row["massnahme"].clone())).collect();
    let want = [("Verzug", "Mehr Puffer"), ("Streik", "Gespräche")];
    assert_eq!(said, want.map(|(risk, action)| (risk.to_owned(), action.to_owned())));
}

#[test]
fn what_one_has_put_in_other_words_is_one_entry_if_nobody_else_has_touched_it_and_it_is_said() {
    let base = ["Verzug/Puffer/Bauamt", "Ausfall/Ersatz"];
    let (whole, told) = risks(
        &base,
        &[&["Lieferverzug/Mehr Puffer/Bauamt", "Ausfall/Ersatz"], &["Verzug/Puffer/Bauamt", "Ausfall/Ersatz"]],
    );
    assert_eq!(whole, ["Lieferverzug/Mehr Puffer/Bauamt", "Ausfall/Ersatz"]);
    assert_eq!(told, ["rewritten-entry"]);
}

#[test]
fn thousands_of_rows_are_merged_in_the_time_of_reading_them() {
    let list = LISTS[1];
    let row = |number: usize| -> Row {
        [("risiko", format!("Risiko {number}")), ("massnahme", format!("Massnahme {number}"))].into()
    };
    let base: Vec<Row> = (0..1_000).map(row).collect();
    let made = questionnaire::read(&book(&list.profile("base.toml", &base, None))).0.expect("a profile").questionnaire;
    let changed = |mut rows: Vec<Row>, what: &str| {
        rows.iter_mut().for_each(|row| drop(row.insert("verantwortlich", what.to_owned())));
        rows.reverse();
        rows
    };
    let renamed = |number: usize| -> Row {
        [("risiko", format!("Gefahr {number}")), ("massnahme", format!("Massnahme {number}"))].into()
    };
    let forms = [
        list.profile("a.toml", &(0..1_000).map(renamed).collect::<Vec<_>>(), made.as_ref()),
        list.profile("b.toml", &changed(base, "IT"), made.as_ref()),
    ];
    let begun = std::time::Instant::now();
    let merged = merge(&forms.iter().collect::<Vec<_>>(), &[], german(), "whole.toml");
    let whole = merged.profile.expect("a profile");
    // Far more than it takes, and far less than every row with every other one.
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
    assert_eq!(whole.risks.len(), 1_000);
    assert!(
        whole.risks.iter().all(|risk| risk.title.starts_with("Gefahr") && risk.responsible.as_deref() == Some("IT"))
    );
}
