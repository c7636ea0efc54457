//! The columns of the table of criteria, and how exports spell their headers.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::names;

/// A column with a known meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum CriteriaColumn {
    Id,
    Title,
    Phase,
    SubPhases,
    Workstreams,
    Driver,
    SubDrivers,
    Stakeholders,
    MechanismCategories,
    Mechanisms,
    Milestone,
    MilestoneConfidence,
    MunicipalMilestone,
    AdditionalMilestone,
    Transfer,
    OperatingModel,
    Related,
    Practices,
    Description,
    Questions,
    Evidence,
    NextStep,
    CouncilNote,
    OperatingNote,
    TitleVariants,
    OriginalTitle,
    TitleConfidence,
    Inferred,
    Unknown,
    Source,
    /// Known but not used, such as who edited the row. English twins are found separately, see [`twin_of`].
    Ignored,
}

/// Each column with the spellings of its header, likelier ones first. The first is the header in the shipped
/// workbook, or the roadmap's own header where the shipped workbook does not have the column. Only letters and digits
/// are compared.
const COLUMNS: &[(CriteriaColumn, &[&str])] = &[
    (CriteriaColumn::Id, &["ID", "Kriterium-ID", "Kriterien-ID", "Nr.", "Nummer", "Criterion ID"]),
    (
        CriteriaColumn::Title,
        &[
            "Kriterium",
            "Kriterien",
            "Erfolgskriterium",
            "Erfolgskriterien",
            "V&T Kriterium",
            "V&T Kriterien",
            "Kriterium (Titel)",
            "Titel",
            "Title",
            "Criterion",
            "Criteria",
            "Success criterion",
            "Bezeichnung",
            "Name",
        ],
    ),
    (
        CriteriaColumn::Phase,
        &["Phase", "(ab) Phase", "Phase (ab)", "Beginn (Phase)", "Projektphase", "From phase", "Phasen"],
    ),
    (CriteriaColumn::SubPhases, &["Sub-Phase", "Sub-Phasen", "Teilphase", "Unterphase", "Sub-phases"]),
    (CriteriaColumn::Workstreams, &["Workstream", "Workstreams", "Arbeitsbereich", "Handlungsfeld"]),
    (CriteriaColumn::Driver, &["Skalierungstreiber", "Scaling Driver", "Treiber", "Driver"]),
    (CriteriaColumn::SubDrivers, &["Teiltreiber", "Sub-Driver", "Sub-Drivers", "Untertreiber"]),
    (CriteriaColumn::Stakeholders, &["Akteure", "Key Stakeholder", "Key Stakeholders", "Stakeholder", "Beteiligte"]),
    (
        CriteriaColumn::MechanismCategories,
        &["Mechanismus-Kategorie", "Mechanismus Kategorien", "Mechanismenkategorie", "Kategorie", "Mechanism category"],
    ),
    (
        CriteriaColumn::Mechanisms,
        &["Fördermechanismen", "V&T Mechanismen", "Fördermechanismus", "V&T Mechanismus", "Mechanismen"],
    ),
    (CriteriaColumn::Milestone, &["Meilenstein", "Meilensteine", "Meilenstein (Art)", "Milestone"]),
    (CriteriaColumn::MilestoneConfidence, &["Meilenstein-Sicherheit", "Sicherheit Meilenstein"]),
    (CriteriaColumn::MunicipalMilestone, &["Kommunaler Meilenstein", "Kommunale Meilensteine", "Municipal milestone"]),
    (
        CriteriaColumn::AdditionalMilestone,
        &["Zusätzlicher Meilenstein", "Zusätzliche Meilensteine", "Additional milestone"],
    ),
    (CriteriaColumn::Transfer, &["Transfer", "Transferrelevant", "Relevant für Transfer"]),
    (
        CriteriaColumn::OperatingModel,
        &["Betreibermodell", "Betreibermodelle", "Relevant für Betreibermodell", "Operating model"],
    ),
    (
        CriteriaColumn::Related,
        &["Verwandte Kriterien", "Rel. V&T Kriterien", "Relevante V&T Kriterien", "Related criteria", "Verwandt"],
    ),
    (
        CriteriaColumn::Practices,
        &["Gute Praxis", "👌 Good Practice", "Good Practices", "Praxisbeispiele", "Praxisbeispiel"],
    ),
    (
        CriteriaColumn::Description,
        &[
            "Kurzbeschreibung",
            "Kriterien-Kurzbeschreibung",
            "Kriterium Kurzbeschreibung",
            "Beschreibung",
            "Description",
        ],
    ),
    (CriteriaColumn::Questions, &["Leitfragen", "Leitfrage", "Guiding questions"]),
    (CriteriaColumn::Evidence, &["Nachweise", "Nachweis", "Evidence"]),
    (CriteriaColumn::NextStep, &["Nächster Schritt", "Nächste Schritte", "Next step"]),
    (CriteriaColumn::CouncilNote, &["Bedeutung für den Rat", "Bedeutung Rat"]),
    (CriteriaColumn::OperatingNote, &["Beschreibung Betreibermodelle", "Beschreibung Betreibermodell"]),
    (CriteriaColumn::TitleVariants, &["Titelvarianten", "Titelvariante", "Andere Titel"]),
    (CriteriaColumn::OriginalTitle, &["Originaltitel", "Titel in der Roadmap", "Original title"]),
    (CriteriaColumn::TitleConfidence, &["Titel-Sicherheit", "Sicherheit Titel"]),
    (CriteriaColumn::Inferred, &["Abgeleitet"]),
    (CriteriaColumn::Unknown, &["Unbekannt"]),
    (CriteriaColumn::Source, &["Quelle", "Quellen", "Source"]),
    (
        CriteriaColumn::Ignored,
        &[
            "Created by",
            "Last edit by",
            "Last edited by",
            "Created time",
            "Last edited time",
            "Erstellt von",
            "Zuletzt bearbeitet von",
            "🧑💼 Input Experte",
            "aus Workshop",
            // Notes of conversations, given in confidence and not meant for a council's papers.
            "Input aus Workshop",
            "Input aus Expertengespräch",
        ],
    ),
];

/// The 25 column headers of the roadmap's own database, in its order.
#[must_use]
pub fn roadmap_headers() -> [&'static str; 25] {
    [
        "Kriterium",
        "V&T Mechanismen",
        "Mechanismus Kategorie",
        "Sub-Driver",
        "Scaling Driver",
        "Workstream",
        "(ab) Phase",
        "Sub-Phase",
        "Key Stakeholder",
        "Quelle",
        "Created by",
        "Meilenstein",
        "Transfer",
        "Last edit by",
        "🧑\u{200d}💼 Input Experte",
        "Rel. V&T Kriterien",
        "Betreibermodelle",
        "Input aus Workshop",
        "aus Workshop",
        "Beschreibung Betreibermodelle",
        "Input aus Expertengespräch",
        "Kommunaler Meilenstein",
        "Kriterien-Kurzbeschreibung",
        "Zusätzlicher Meilenstein",
        "👌 Good Practice",
    ]
}

/// Bytes of the longest cell that can be a header. The longest known header with an export's emoji and spaces fits
/// well.
const MAX_HEADER_BYTES: usize = 200;

/// The column a header names, and the rank of its spelling in the table: 0 for the likeliest.
pub(super) fn of(header: &str) -> Option<(CriteriaColumn, usize)> {
    if header.len() > MAX_HEADER_BYTES {
        return None;
    }
    if twin_of(header).is_some() {
        return Some((CriteriaColumn::Ignored, 0));
    }
    static BY_LETTERS: OnceLock<BTreeMap<String, (CriteriaColumn, usize)>> = OnceLock::new();
    let table = BY_LETTERS.get_or_init(|| {
        let ranked =
            COLUMNS.iter().flat_map(|(column, spellings)| spellings.iter().enumerate().map(|(i, s)| (s, *column, i)));
        ranked.map(|(spelling, column, rank)| (names::letters(spelling), (column, rank))).collect()
    });
    table.get(&names::letters(header)).copied()
}

/// The suffix of a header whose column has the English texts of another one, its twin.
pub(super) const TWIN: &str = " (en)";

/// The header of the German column, if this one is the header of its English twin.
pub(super) fn twin_of(header: &str) -> Option<&str> {
    let header = header.trim_end();
    let at = header.len().checked_sub(TWIN.trim_start().len())?;
    header.get(at..).filter(|end| end.eq_ignore_ascii_case("(en)")).and_then(|_| header.get(..at))
}

/// The header of a column in the shipped workbook.
pub(super) fn header(column: CriteriaColumn) -> &'static str {
    COLUMNS.iter().find(|(c, _)| *c == column).and_then(|(_, s)| s.first()).copied().unwrap_or_default()
}

/// Every known header, for suggestions.
pub(super) fn headers() -> impl Iterator<Item = &'static str> {
    COLUMNS.iter().flat_map(|(_, spellings)| spellings.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_spelling_means_two_columns() {
        let all: Vec<String> = headers().map(names::letters).collect();
        for (i, spelling) in all.iter().enumerate() {
            assert!(!all[..i].contains(spelling), "{spelling}");
        }
    }

    #[test]
    fn the_roadmaps_headers_are_all_known() {
        let unknown: Vec<&str> = roadmap_headers().into_iter().filter(|h| of(h).is_none()).collect();
        assert_eq!(unknown, [""; 0]);
        assert_eq!(of("🧑💼 Input Experte").map(|c| c.0), Some(CriteriaColumn::Ignored));
        assert_eq!(of("Rel V & T Kriterien:").map(|c| c.0), Some(CriteriaColumn::Related));
        assert_eq!(of("Kurzbeschreibung (en)").map(|c| c.0), Some(CriteriaColumn::Ignored));
    }
}
