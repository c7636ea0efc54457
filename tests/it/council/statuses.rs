//! Money of which nothing is said: it is neither granted nor refused, neither paid nor open.

use super::*;

/// Cost items, each with what it says beside its year and amount.
fn items(all: &[(i32, i32, &str)]) -> String {
    let item = |(year, euros, more): &(i32, i32, &str)| {
        format!("[[finanzierung.posten]]\njahr = {year}\nbetrag = {euros}\nart = \"operativ\"\n{more}\n")
    };
    all.iter().map(item).collect()
}

/// State and amount of what the finance block says to a question.
fn answer(b: &Briefing, key: &str) -> (&'static str, String) {
    let told = b.council.questions.iter().find(|q| q.key == key).expect("it is asked");
    (told.state, told.amount.clone().unwrap_or_default().replace('\u{a0}', " "))
}

#[test]
fn what_is_not_said_is_neither_a_yes_nor_a_no() {
    let b = briefing(&small("\"P3\"", &items(&[(2027, 14_000, ""), (2028, 5_000, "status = \"bewilligt\"")])), false);
    assert_eq!(answer(&b, "bewilligt"), ("unstated", String::new()));
    assert_eq!(answer(&b, "quelle"), ("unstated", String::new()));
    let text = copy(&b).replace('\u{a0}', " ");
    assert!(text.contains("davon sind 5.000 € bewilligt; zu 14.000 € ist es nicht angegeben."), "{text}");
    assert!(!text.contains("nicht bewilligt\t14.000"), "{text}");
    let budget = text.lines().find(|line| line.contains("Ohne Angabe, ob bewilligt")).expect("a column of its own");
    let year = text.lines().find(|line| line.starts_with("2027\t")).expect("its year");
    assert!(budget.contains("Noch nicht bewilligt\tOhne Angabe, ob bewilligt"), "{budget}");
    assert!(year.ends_with("\t–\t14.000 €"), "{year}");
}

#[test]
fn what_is_said_to_be_open_is_a_no_and_the_rest_stays_unsaid() {
    let open = "status = \"offen\"\nquelle = \"Land\"";
    let b = briefing(&small("\"P3\"", &items(&[(2027, 14_000, ""), (2028, 5_000, open)])), false);
    let both = "5.000 €; zu weiteren 14.000 € keine Angabe".to_owned();
    assert_eq!(answer(&b, "bewilligt"), ("no", both.clone()));
    assert_eq!(answer(&b, "quelle"), ("no", both));
    let text = copy(&b).replace('\u{a0}', " ");
    assert!(text.contains("davon sind 5.000 € noch nicht bewilligt; zu 14.000 € ist es nicht angegeben."), "{text}");
}

#[test]
fn nothing_said_at_all_is_not_that_nothing_is_granted() {
    let b = briefing(&small("\"P3\"", &items(&[(2027, 14_000, "quelle = \"Haushalt\"")])), false);
    assert_eq!(answer(&b, "bewilligt"), ("unstated", String::new()));
    assert_eq!(answer(&b, "quelle"), ("yes", String::new()));
    let text = copy(&b);
    assert!(text.contains("ob Mittel bewilligt sind, ist nicht angegeben."), "{text}");
    assert!(!text.contains("noch nichts bewilligt"), "{text}");
}

#[test]
fn a_sum_is_all_granted_or_all_open_only_if_every_item_says_so() {
    let granted = "status = \"bewilligt\"\ntraeger = \"eigen\"";
    let b = briefing(&small("\"P3\"", &items(&[(2027, 14_000, granted), (2028, 5_000, granted)])), false);
    assert_eq!((answer(&b, "bewilligt").0, answer(&b, "quelle").0), ("yes", "yes"));
    assert!(copy(&b).replace('\u{a0}', " ").contains("Alle Mittel (19.000 €) sind bewilligt."));
}
