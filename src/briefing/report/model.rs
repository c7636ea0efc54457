//! What a status report holds: head, sections and their blocks.

use serde::Serialize;

use crate::briefing::council::content::CouncilSection;
use crate::briefing::project::Fact;

/// The status report.
#[derive(Debug, Clone, Default, Serialize)]
pub struct StatusReport {
    /// What the paper is called.
    pub title: String,
    /// Phase, day, and the report in numbers.
    pub header: Vec<Fact>,
    /// The sections that have something to say, in order.
    pub sections: Vec<CouncilSection>,
}
