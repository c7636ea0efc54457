//! The roadmap's closed lists, and other spellings of its names.

use super::phase::Phase;
use crate::names;

/// Sub-phase tags and the stage each belongs to.
pub(super) const SUB_PHASES: [(&str, Phase); 8] = [
    ("Ideenfindung | Konzept", Phase::P1),
    ("Ideenfindung | Proof of Concept", Phase::P1),
    ("Prototyping | Development", Phase::P2),
    ("Prototyping | MvP", Phase::P2),
    ("Pilot", Phase::P3),
    ("Vertikale Skalierung | Skalierung", Phase::P4),
    ("Vertikale Skalierung | Verstetigung Nachhaltigkeit", Phase::P4),
    ("Horizontale Skalierung", Phase::P5),
];

/// The stage a tag belongs to.
pub(super) fn phase_of_tag(tag: &str) -> Option<Phase> {
    SUB_PHASES.into_iter().find(|(t, _)| *t == tag).map(|(_, p)| p)
}

/// The roadmap's stakeholders.
pub(super) const STAKEHOLDERS: [&str; 7] = [
    "Kommune",
    "Städtischer Konzern",
    "Politik",
    "Bürger:innen",
    "Privatwirtschaft",
    "Universitäten",
    "Investor:innen",
];

/// Other spellings of stakeholders.
pub(super) const STAKEHOLDER_SPELLINGS: [(&str, &str); 12] = [
    ("Kommunen", "Kommune"),
    ("Universität", "Universitäten"),
    ("Bürger*innen", "Bürger:innen"),
    ("Bürger/innen", "Bürger:innen"),
    ("Bürger_innen", "Bürger:innen"),
    ("BürgerInnen", "Bürger:innen"),
    ("Bürgerinnen und Bürger", "Bürger:innen"),
    ("Investor*innen", "Investor:innen"),
    ("Investor/innen", "Investor:innen"),
    ("Investor_innen", "Investor:innen"),
    ("Investorinnen und Investoren", "Investor:innen"),
    ("Investoren", "Investor:innen"),
];

/// The stakeholder that another spelling means.
pub(super) fn stakeholder_spelling(written: &str) -> Option<&'static str> {
    STAKEHOLDER_SPELLINGS.into_iter().find(|(spelling, _)| names::same(spelling, written)).map(|(_, name)| name)
}

/// Other spellings of sub-drivers on the roadmap's own pages.
pub(super) const SUB_DRIVER_SPELLINGS: [(&str, &str); 2] = [
    (
        "Überwachung sich ändernder Kundenbedürfnisse (Bürgerinnen und Bürger, Mandatsträger, Fachabteilungen etc.)",
        "Überwachung sich ändernder Kundenbedürfnisse",
    ),
    (
        "Überwachung sich ändernder Kundenbedürfnisse (Bürger*innen, Mandatsträger*innen, Fachabteilungen etc.)",
        "Überwachung sich ändernder Kundenbedürfnisse",
    ),
];

/// Other spellings of mechanism categories on the roadmap's own pages.
pub(super) const CATEGORY_SPELLINGS: [(&str, &str); 2] = [
    ("optimierte Finanzierungsangebote bereitstellen", "Bereitstellung optimierter Finanzierungsangebote"),
    ("Förderung von Smart-City-Forschung", "Förderung der Smart City Forschung"),
];

/// A phase's name and short name, for workbooks that do not give them.
pub(super) fn phase_names(phase: Phase) -> (&'static str, &'static str) {
    match phase {
        Phase::P1 => ("Ideenfindung", "Idee"),
        Phase::P2 => ("Prototypentwicklung", "Prototyp"),
        Phase::P3 => ("Pilotphase", "Pilot"),
        Phase::P4 => ("Verstetigung / vertikale Skalierung", "Verstetigung"),
        Phase::P5 => ("Transfer / horizontale Skalierung", "Transfer"),
        Phase::CrossPhase => ("Durchgehend über alle Phasen", "Durchgehend"),
    }
}
