//! Results for other programs: JSON and CSV.

use csv::{Terminator, WriterBuilder};
use serde::Serialize;

use crate::cli::exit::CommandError;
use crate::lists::records::Records;
use crate::message::say;

/// A value as indented JSON.
pub fn json(value: &impl Serialize) -> Result<String, CommandError> {
    serde_json::to_string_pretty(value).map_err(|error| {
        CommandError::Failed(say!("the result cannot be written as JSON: {error}", error = error.to_string()))
    })
}

/// Records as comma-separated values (RFC 4180) under a header.
pub fn csv<const N: usize>(records: Records<N>) -> Result<String, CommandError> {
    let failed = |error: &dyn std::fmt::Display| {
        CommandError::Failed(say!("the list cannot be written as CSV: {error}", error = error.to_string()))
    };
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(records.header).map_err(|e| failed(&e))?;
    for record in records.rows {
        writer.write_record(record).map_err(|e| failed(&e))?;
    }
    let bytes = writer.into_inner().map_err(|e| failed(&e))?;
    String::from_utf8(bytes).map_err(|e| failed(&e))
}
