//! What the first page says of money, posts and the next decision beyond its sums.

use super::*;

/// The rows of the core beneath its figures, with plain blanks.
fn rows_of_the_core(b: &Briefing) -> Vec<(String, String)> {
    let blocks = b.council.sections.iter().flat_map(|section| &section.blocks);
    let core = blocks.filter_map(|block| if let ContentBlock::Core(core) = block { Some(core) } else { None }).next();
    let rows = core.expect("the core").rows.iter();
    rows.map(|row| (row.label.replace('\u{a0}', " "), row.value.replace('\u{a0}', " "))).collect()
}

fn row(b: &Briefing, label: &str) -> String {
    let rows = rows_of_the_core(b);
    let found = rows.iter().find(|(own, _)| own.starts_with(label));
    found.unwrap_or_else(|| panic!("no {label} in {rows:?}")).1.clone()
}

const ITEM: &str = "[[finanzierung.posten]]
jahr = 2027
betrag = 30000
art = \"operativ\"
quelle = \"Haushalt\"
traeger = \"eigen\"
punkt = \"a\"
";
const POINT: &str =
    "[beschluss]\nfrage = \"Soll es sein?\"\n[[beschluss.punkte]]\nid = \"a\"\ntext = \"Es soll sein.\"\n";

/// A small project with one item, its status, and more of it.
fn with_item(status: &str, more: &str) -> Briefing {
    briefing(&small("\"P3\"", &format!("{ITEM}status = \"{status}\"\n{more}{POINT}")), false)
}

#[test]
fn years_of_follow_up_cost_after_the_last_item_are_said_not_to_be_in_the_sum() {
    let years = |stated: &str| {
        let b = with_item("bewilligt", &format!("[finanzierung.folgekosten]\njaehrlich = 30000\n{stated}\n"));
        (row(&b, "Alle Kosten (2027)"), copy(&b).replace('\u{a0}', " "))
    };
    for (stated, said) in [
        ("ab = 2028\nbis = 2032", "2028 bis 2032"),
        ("ab = 2027\nbis = 2029", "2028 bis 2029"),
        ("ab = 2026", "ab 2028"),
        ("ab = 2030\nbis = 2030", "2030"),
    ] {
        let (row, text) = years(stated);
        assert!(row.ends_with(&format!("Nicht enthalten sind Folgekosten {said}: 30.000 € im Jahr.")), "{row}");
        let all_granted = text.contains("Alle Mittel (30.000 €) sind bewilligt.");
        let in_words = format!("In den 30.000 € nicht enthalten sind die Folgekosten {said}, 30.000 € im Jahr.");
        assert!(all_granted && text.contains(&in_words), "{text}");
    }
    for within in ["ab = 2026\nbis = 2027", "bis = 2032", ""] {
        let (row, text) = years(within);
        assert!(
            !row.contains("Nicht enthalten") && !text.contains("nicht enthalten sind die Folgekosten"),
            "{within}: {row}"
        );
    }
}

#[test]
fn a_share_that_nobody_covers_says_nothing_of_the_years_after_the_plan() {
    let open = ITEM.replace("2027", "2028").replace("punkt = \"a\"\n", "");
    let more = |until: &str| {
        let follow_up = format!("[finanzierung.folgekosten]\njaehrlich = 30000\nab = 2028\nbis = {until}\n");
        let b = with_item("bewilligt", &format!("{open}status = \"offen\"\n{follow_up}"));
        b.core.running.expect("running cost").own.replace('\u{a0}', " ")
    };
    assert_eq!(more("2028"), "Anteil der Kommune: 30.000 €, für 2028 nicht gedeckt");
    let beyond = "Anteil der Kommune 2028: 30.000 €, nicht gedeckt; 2029 bis 2032: keine Angabe, wer zahlt";
    assert_eq!(more("2032"), beyond);
}

#[test]
fn whoever_is_only_asked_for_money_has_not_promised_it() {
    assert_eq!(row(&with_item("bewilligt", ""), "Steht fest, wer zahlt"), "ja");
    assert_eq!(row(&with_item("beantragt", ""), "Steht fest, wer zahlt"), "nein, 30.000 € nur beantragt");
    assert_eq!(row(&with_item("offen", ""), "Steht fest, wer zahlt"), "nein, 2027 offen: 30.000 €");
}

/// A small project with posts of these statuses.
fn with_posts(statuses: &[&str]) -> Briefing {
    let of = |(at, status): (usize, &&str)| {
        format!("[[finanzierung.stellen]]\nbezeichnung = \"Pflege {at}\"\numfang = 0.5\nstatus = \"{status}\"\n")
    };
    with_item("bewilligt", &statuses.iter().enumerate().map(of).collect::<String>())
}

#[test]
fn what_nobody_pays_and_what_is_not_said_stand_beside_each_other() {
    let silent = ITEM.replace("punkt = \"a\"\n", "").replace("quelle = \"Haushalt\"\ntraeger = \"eigen\"\n", "");
    let b = with_item("offen", &silent.replace("30000", "4000"));
    let said = "nein, 2027 offen: 30.000 €; zu weiteren 4.000 € keine Angabe";
    assert_eq!(row(&b, "Steht fest, wer zahlt"), said);
}

#[test]
fn posts_that_are_granted_already_are_said_to_be() {
    let posts = |statuses: &[&str]| {
        let b = with_posts(statuses);
        b.council.questions.iter().find(|q| q.key == "stellen").expect("posts").amount.clone().unwrap_or_default()
    };
    assert_eq!(posts(&["bewilligt", "bewilligt"]), "1 (schon bewilligt)");
    assert_eq!(posts(&["bewilligt", "geplant"]), "1");
}

#[test]
fn of_several_posts_those_that_are_asked_for_are_told() {
    let note = |statuses: &[&str]| with_posts(statuses).core.posts_note.expect("posts").replace('\u{a0}', " ");
    assert_eq!(note(&["geplant"]), "Pflege 0");
    assert_eq!(note(&["bewilligt"]), "Pflege 0, bewilligt");
    assert_eq!(note(&["bewilligt", "geplant", "bewilligt"]), "Pflege 1; weitere sind schon bewilligt");
    assert_eq!(note(&["bewilligt", "bewilligt"]), "auf 2 Stellen verteilt, alle schon bewilligt");
    let several = "auf 3 Stellen verteilt, 2 davon noch nicht bewilligt";
    assert_eq!(note(&["geplant", "bewilligt", "offen"]), several);
}

#[test]
fn the_next_decision_is_told_in_the_sentence_that_speaks_of_it() {
    let point = |text: &str| {
        let condition = "bedingungen = [{ text = \"C\", bis = 2028-01-31, folge = \"entscheidung\" }]";
        let stated = format!("[[beschluss.punkte]]\nid = \"b\"\ntext = \"{text}\"\n{condition}\n");
        let b = briefing(&small("\"P3\"", &format!("{ITEM}status = \"bewilligt\"\n{POINT}{stated}")), false);
        row(&b, "Die nächste Entscheidung")
    };
    let later = point("Verträge laufen bis Ende 2029. Tragen sie sich nicht, entscheidet der Rat erneut.");
    assert!(later.ends_with("(„Tragen sie sich nicht, entscheidet der Rat erneut“)"), "{later}");
    let first = point("Verträge laufen am 3. Mai an. Sie enden bald.");
    assert!(first.ends_with("(„Verträge laufen am 3. Mai an“)"), "{first}");
}
