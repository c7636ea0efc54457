//! `[betrieb]` and `[transfer]`.

use crate::document::reader::TableReader;
use crate::profile::model::{OperatingOption, Operation, Transfer};

/// Reads `[betrieb]`.
pub(super) fn read(root: &mut TableReader) -> Operation {
    let Some(mut section) = root.table("betrieb") else { return Operation::default() };
    let operation = Operation {
        model: section.text("modell"),
        partners: section.texts("partner"),
        rationale: section.prose("begruendung"),
        options: section.tables("optionen").into_iter().filter_map(option).collect(),
    };
    section.finish();
    operation
}

fn option(mut section: TableReader) -> Option<OperatingOption> {
    let model = section.required_text("modell");
    let assessment = section.text("bewertung");
    section.finish();
    Some(OperatingOption { model: model?, assessment })
}

/// Reads `[transfer]`.
pub(super) fn transfer(root: &mut TableReader) -> Transfer {
    let Some(mut section) = root.table("transfer") else { return Transfer::default() };
    let transfer = Transfer {
        approach: section.prose("ansatz"),
        market: section.prose("markt"),
        interested: section.texts("interessierte"),
        licence: section.text("lizenz"),
        requirements: section.texts("voraussetzungen"),
    };
    section.finish();
    transfer
}
