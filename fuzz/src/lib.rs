//! What the fuzz targets share: checks of diagnostics, workbooks and archives from plain text, a sample briefing, and
//! the handling of panics. Its functions panic if a check fails, because that is how a fuzz target reports a finding.

pub mod findings;
pub mod grid;
pub mod panics;
pub mod parts;
pub mod sample;
