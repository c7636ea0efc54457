//! The proposed resolutions, stage by stage, held against the roadmap: what each clause is there for.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

use insta::assert_snapshot;
use jiff::civil::date;
use ratsmappe::briefing::{self, Briefing, Labels, Options};
use ratsmappe::catalog::Catalog;
use ratsmappe::language::Language;
use ratsmappe::profile;
use ratsmappe::selection;
use ratsmappe::templates::Templates;
use ratsmappe::text::{Modules, Prose, ProseBlock as Tree};

use crate::support::drawn;

const STAGES: [&str; 6] = ["\"P1\"", "\"P2\"", "\"P3\"", "\"P4\"", "\"P5\"", "[\"P4\", \"P5\"]"];

fn briefing(phase: &str, more: &str, language: Language) -> Briefing {
    let head = "kommune.name = \"A\"\nprojekt = { titel = \"B\", stand = 2026-11-01, phase = ";
    let (profile, found) = profile::read("p.toml", format!("{head}{phase} }}\n{more}").as_bytes());
    assert_eq!(drawn(&found), "");
    let profile = profile.expect("a profile");
    let catalog = Catalog::embedded(language);
    let labels = Labels::new(&Templates::embedded(), language).expect("the labels");
    let options = Options { date: date(2026, 11, 22), draft: false, language, templates_sha256: String::new() };
    briefing::brief(catalog, &profile, &selection::select(catalog, &profile), &labels, &options)
}

/// The points of the proposed resolution, one a line.
fn points(phase: &str, more: &str, language: Language) -> Vec<String> {
    let modules = Modules::new(&Templates::embedded()).expect("the text modules");
    let briefing = briefing(phase, more, language);
    let texts =
        modules.render("beschlussvorlage", language.code(), &briefing).unwrap_or_else(|d| panic!("{}", drawn(&d)));
    let Prose::Rich(blocks) = &texts["resolution"] else { panic!("no paragraphs") };
    let [Tree::Ol(items)] = &blocks[..] else { panic!("not one numbered list: {blocks:?}") };
    let plain = |item: &Vec<Tree>| item.iter().map(Tree::plain).collect::<Vec<_>>().join(" ").replace('\u{a0}', " ");
    items.iter().map(plain).collect()
}

#[test]
fn each_stage_has_its_resolution() {
    for (name, language) in [("proposals_de", Language::German), ("proposals_en", Language::English)] {
        let all: Vec<String> = { STAGES.iter() }
            .map(|phase| format!("== {}\n{}", phase.replace('"', ""), points(phase, "", language).join("\n")))
            .collect();
        assert_snapshot!(name, all.join("\n\n"));
    }
}

/// A clause in both languages, the points it stands in (from 0), and the stages by their first letters.
type Clause = (&'static [usize], usize, &'static str, &'static str);

/// What the roadmap says, and the clause that follows. The dossier's chapters and key results are named; stages are
/// places in `STAGES`.
const CLAUSES: [Clause; 22] = [
    // Chapter 4, before the start, and what comes before key result 1: look for a solution first, or develop jointly.
    (&[0], 1, "ob sich eine vorhandene Lösung nutzen", "whether an existing solution can be used"),
    // The same, and the introduction: a development of one's own is worth while only where no solution is established.
    (&[0], 1, "deren Übernahme zur Entscheidung vor", "the adoption of that solution for decision"),
    // Key result 1 and chapter 4, P1: benefit (proof of value) and feasibility (proof of concept) are shown.
    (&[0], 1, "Nutzen und ihre Machbarkeit zu belegen", "evidence of its benefits and feasibility"),
    // Chapter 4, P2: a prototype with the most necessary functions, tried out with test users.
    (&[1], 1, "mit den nötigsten Funktionen", "with the most necessary functions"),
    // Chapter 4, P2: solutions fail for want of money and posts once a grant has ended.
    (&[1], 1, "nach dem Ende einer Förderung", "once grant funding has ended"),
    // Chapter 4, P2 and operating models: the operator is thought of in this phase already.
    (&[1], 1, "wer die Lösung betreiben könnte", "who could run the solution"),
    // Chapter 4, P3: for a set time, against criteria defined beforehand.
    (&[2], 1, "für begrenzte Zeit", "for a limited time"),
    // Chapter 4, operating models: the pilot is where the model is tried.
    (&[2], 1, "wer die Lösung auf Dauer betreiben kann", "who can run the solution in the long term"),
    // Chapter 4, ways towards P4 and P5: the choice goes by whether the service can last only together with others.
    (&[2], 1, "allein oder nur gemeinsam mit anderen Kommunen", "alone or only together with other municipalities"),
    // The same: after the pilot either, or both.
    (&[2], 2, "oder beides begonnen wird", "or both"),
    // The same: P4 and P5 need not follow each other and may run side by side.
    (&[3, 4], 1, "auch gleichzeitig", "also in parallel"),
    // The same: for some solutions permanent operation is possible only together with others.
    (&[5], 1, "auch ohne weitere Kommunen trägt", "viable without further municipalities"),
    // The same: where it is not, an end of the transfer is no answer for the service.
    (&[5], 2, "ist über ihn neu zu entscheiden", "a new decision on it is needed"),
    // Chapter 4, all phases: what holds throughout is worked on again and again, so it is reported and blocks nothing.
    (&[0, 1, 2, 3, 4, 5], 2, "die in jeder Phase gelten", "that hold in every phase"),
    // The criterion on the council's decision: it is reached if the proposal finds a majority, not by voting alone.
    (&[2], 2, "Fällt jene Entscheidung für die Fortsetzung aus", "If that decision is to continue"),
    // Key result 4: at each gate the next phase, another attempt, or an exit.
    (&[0, 1, 2, 3, 4, 5], 2, "ein weiterer Anlauf nötig ist", "whether another attempt is needed"),
    // Key results 4 and 5: an orderly end is part of it.
    (&[0, 1, 2, 3, 4, 5], 2, "geordnet beendet", "orderly end"),
    // Key result 6: an exit is also a way to success; an inter-municipal initiative may take over.
    (&[0, 1, 2, 3, 4, 5], 2, "kann ein erfolgreicher Abschluss sein", "can be a successful outcome too"),
    // Key result 6 and chapter 4: what fails at P5 is the transfer, not the service that has proved itself.
    (&[4, 5], 2, "ein bewährter Dienst vor Ort läuft weiter", "a proven local service goes on"),
    // Key result 2: running cost before investment.
    (&[0, 1, 2, 3, 4, 5], 3, "laufende Kosten vor Investitionen", "operating cost before capital cost"),
    // Key result 4: money is won before it is spent, at each step.
    (&[0, 1, 2, 3, 4, 5], 3, "bevor Ausgaben entstehen", "Before any spending"),
    // Key result 4: money for the next stage follows the decision on it, never before.
    (&[0, 1, 2], 4, "erst nach der Entscheidung nach Nummer 3", "only after the decision under item 3"),
];

#[test]
fn each_clause_follows_from_the_roadmap() {
    for (language, english) in [(Language::German, false), (Language::English, true)] {
        let all: Vec<Vec<String>> = STAGES.iter().map(|phase| points(phase, "", language)).collect();
        for (stages, point, german, twin) in CLAUSES {
            let clause = if english { twin } else { german };
            for (at, points) in all.iter().enumerate() {
                let stands = points[point].contains(clause);
                assert_eq!(stands, stages.contains(&at), "{clause} in {}: {}", STAGES[at], points[point]);
            }
        }
    }
}

#[test]
fn resolutions_charge_the_administration_and_wait_for_no_other_phase() {
    for phase in STAGES {
        let german = points(phase, "", Language::German);
        assert_eq!(german.len(), 5, "{phase}");
        assert!(
            german[1..4].iter().all(|point| point.contains("Die Verwaltung wird beauftragt")),
            "{phase}: {german:?}"
        );
        let english = points(phase, "", Language::English);
        assert!(english[1..].iter().all(|point| point.contains("shall")), "{phase}: {english:?}");
        let all = german.join(" ");
        assert!(!all.contains("P5 beginnt erst") && !all.contains("beginnt erst nach"), "{phase}: {all}");
    }
}

/// A decision of the council is no condition of a decision of the council.
#[test]
fn the_decision_asked_for_is_no_condition() {
    const DECISION: &str = "Beschluss in der Sitzung des zuständigen Gremiums";
    for phase in STAGES {
        let proposal = briefing(phase, "", Language::German).proposal.expect("a proposal");
        assert!(!proposal.conditions.iter().any(|title| title.contains(DECISION)), "{phase}");
        // Of a later phase nobody says that the decision was missed.
        let waits = phase == "\"P3\"";
        assert_eq!(proposal.decisions == [DECISION], waits, "{phase}: {:?}", proposal.decisions);
    }
    let done = "kriterien = [{ kriterium = \"P3-08\", status = \"erfüllt\" }]";
    assert!(briefing("\"P3\"", done, Language::German).proposal.expect("a proposal").decisions.is_empty());
}

/// A project that went to P5 first owes nothing of P4, and the transfer waits for nothing of it.
#[test]
fn p5_waits_for_nothing_of_p4() {
    let briefing = briefing("\"P5\"", "", Language::German);
    let arrears: Vec<&str> = briefing.criteria.arrears.iter().map(|card| card.id.as_str()).collect();
    assert!(!arrears.iter().any(|id| id.starts_with("P4")), "{arrears:?}");
    let proposal = briefing.proposal.expect("a proposal");
    assert!(!proposal.conditions.iter().any(|title| title.contains("vertikale Skalierung")), "{proposal:?}");
}

/// Nothing stated is no statement that nothing is fulfilled.
#[test]
fn milestones_without_a_word_are_not_called_unfulfilled() {
    assert!(points("\"P3\"", "", Language::German)[0].contains("liegen keine Angaben vor"));
    let open = "kriterien = [{ kriterium = \"P3-04\", status = \"offen\" }]";
    assert!(points("\"P3\"", open, Language::German)[0].contains("keiner erfüllt"));
}
