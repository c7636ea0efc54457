//! The English edition: every word has its twin, terms and signs are those of British local government, and no German is
//! left where the program speaks.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

mod amounts;
mod papers;
mod twins;
mod wording;

use jiff::civil::date;
use ratsmappe::briefing::{self, Briefing, Labels, Options, Sources};
use ratsmappe::catalog::Catalog;
use ratsmappe::diagnostic::Diagnostic;
use ratsmappe::language::Language;
use ratsmappe::profile;
use ratsmappe::selection;
use ratsmappe::templates::Templates;

use crate::support::drawn;

const KINDS: [&str; 6] = ["beschlussvorlage", "dossier", "einseiter", "pitchdeck", "praesentation", "sachstand"];

/// Half a year before.
const EARLIER: &str = r##"
kommune.name = "Seaford"
[projekt]
titel = "Bin Watch"
phase = "P4"
stand = 2026-05-15
zielgruppen = ["Residents", "Shops"]
[[projekt.kennzahlen]]
name = "Overflowing bins"
heute = 31
ziel = 5
[[finanzierung.posten]]
jahr = 2027
betrag = 21000
art = "investiv"
zweck = "Sensors"
quelle = "Town budget"
status = "beantragt"
[[kriterien]]
kriterium = "P3-01"
status = "erfüllt"
faellig = 2026-12-31
[[kriterien]]
kriterium = "P3-04"
status = "erfüllt"
[[kriterien]]
kriterium = "P3-99"
status = "offen"
[[kriterien]]
kriterium = "P3-02"
status = "nicht relevant"
[[risiken]]
risiko = "The radio network fails."
wahrscheinlichkeit = "hoch"
verantwortlich = "Town hall"
[beschluss]
text = ["The trial begins.", "The depot reports in autumn."]
[beschluss.ergebnis]
datum = 2026-05-20
ergebnis = "beschlossen"
ja = 20
nein = 1
enthaltungen = 2
"##;

fn labels(language: Language) -> Labels {
    Labels::new(&Templates::embedded(), language).expect("labels")
}

/// The briefing of a profile that has no fault but, perhaps, sums that differ on purpose.
#[track_caller]
fn brief(text: &str, language: Language, draft: bool) -> Briefing {
    let (profile, found) = profile::read("p.toml", text.as_bytes());
    let faults: Vec<Diagnostic> = found.into_iter().filter(|d| d.code.name() != "sum-mismatch").collect();
    assert_eq!(drawn(&faults), "");
    let (profile, catalog) = (profile.expect("a profile"), Catalog::embedded(language));
    let earlier = profile.project.earlier.as_ref();
    let earlier = earlier.and_then(|_| profile::read("earlier.toml", EARLIER.as_bytes()).0);
    let sources = Sources { earlier: earlier.as_ref(), ..Sources::from(&profile).in_language(language) };
    let selection = selection::select(catalog, sources.profile);
    let options = Options { date: date(2026, 11, 22), draft, language, templates_sha256: "0".repeat(64) };
    briefing::brief(catalog, sources, &selection, &labels(language), &options)
}

fn small(phase: &str, more: &str) -> String {
    format!("kommune.name = \"Seaford\"\nprojekt = {{ titel = \"Bin Watch\", phase = {phase} }}\n{more}")
}
