//! `schema`: the JSON Schemas of what the program reads and prints, for editors and for other programs.

use serde_json::{Value, json};

use crate::catalog::Phase;
use crate::language::Language;
use crate::message::say;
use crate::output::write_whole;
use crate::profile;

use crate::cli::args::{SchemaArgs, Subject};
use crate::cli::commands::check;
use crate::cli::exit::{CommandError, DONE};
use crate::cli::format;
use crate::terminal::Terminal;

/// Runs the command.
///
/// # Errors
/// If standard output or the file cannot be written to.
pub fn run(args: &SchemaArgs, terminal: &mut Terminal) -> Result<u8, CommandError> {
    let schema = match args.subject {
        Subject::Profile => profile::schema(Language::from(args.lang)),
        Subject::Check => check_schema(),
    };
    let text = format::json(&schema)?;
    match &args.output {
        None => terminal.line(&text)?,
        Some(file) => {
            let shown = file.to_string_lossy();
            let written = write_whole(file, format!("{text}\n").as_bytes());
            written.map_err(|error| {
                CommandError::Failed(say!(
                    "the schema cannot be written to {shown}: {error}",
                    shown = shown.as_ref(),
                    error
                ))
            })?;
            terminal.line(&shown)?;
        }
    }
    Ok(DONE)
}

/// What `check --format json` prints. A test holds it to what the command does print.
fn check_schema() -> Value {
    let count = |of: &str| json!({"type": "integer", "minimum": 0, "description": of});
    let text = |of: &str| json!({"type": "string", "description": of});
    let text_or_none = |of: &str| json!({"type": ["string", "null"], "description": of});
    let groups: Vec<&str> = Phase::ALL.iter().map(|phase| phase.key()).collect();
    let stages: Vec<&str> = Phase::STAGES.iter().map(|phase| phase.key()).collect();
    let by_phase = groups.iter().map(|group| ((*group).to_owned(), json!({"type": "integer", "minimum": 0})));
    let catalog = closed(
        json!({
            "criteria": count("how many criteria the workbook has"),
            "milestones": count("how many of them are milestones"),
            "by_phase": closed(Value::Object(by_phase.collect()), &[]),
        }),
        &[],
    );
    let gap = closed(
        json!({
            "document": text("the kind of document that lacks it, such as dossier"),
            "key": text("the key of the profile that would fill it, as a dotted path"),
            "what": text("what the document lacks, in the language of messages"),
            "cell": text_or_none("the sheet and cell that would state it, if the profile is a questionnaire"),
        }),
        &[],
    );
    let checked = closed(
        json!({
            "file": text("the profile, or the list and its row, as it was given"),
            "municipality": text_or_none("its name, if there is one"),
            "title": text_or_none("the project's title, if there is one"),
            "phases": {"type": "array", "items": {"enum": stages}, "description": "the phases the project is in"},
            "gaps": {"type": "array", "items": gap, "description": "what documents need and the profile does not say"},
            "errors": count("findings that stop the project's documents"),
            "warnings": count("findings somebody should look at"),
        }),
        &[],
    );
    let place = json!({
        "file": text("where: the file"),
        "sheet": text("where in a workbook: the sheet"),
        "cell": {"type": "string", "pattern": "^[A-Z]+[1-9][0-9]*$", "description": "where on a sheet: the cell, such as G14"},
        "line": {"type": "integer", "minimum": 1, "description": "where in a text: the line, from 1"},
        "column": {"type": "integer", "minimum": 1, "description": "where in the line: the character, from 1"},
    });
    const OF_PLACES: [&str; 5] = ["file", "sheet", "cell", "line", "column"];
    let mut diagnostic = closed(
        json!({
            "severity": {"enum": ["error", "warning"], "description": "an error stops the documents, a warning does not"},
            "code": text("a name of the fault that stays the same, such as unknown-key"),
            "message": text("what is wrong, in the language of messages"),
            "others": {
                "type": "array",
                "items": closed(place.clone(), &OF_PLACES),
                "description": "the other places, such as that of the other file where two contradict each other",
            },
            "hints": {"type": "array", "items": {"type": "string"}, "description": "what to do about it"},
        }),
        &["others"],
    );
    if let (Some(own), Some(place)) = (diagnostic["properties"].as_object_mut(), place.as_object()) {
        own.extend(place.clone());
    }
    let mut schema = closed(
        json!({
            "schema": {"const": check::SCHEMA, "description": "the number of this form; it grows when a program that reads it must know of a change"},
            "catalog": {"anyOf": [catalog, {"type": "null"}], "description": "the workbook, if it can be used"},
            "profiles": {"type": "array", "items": checked},
            "diagnostics": {"type": "array", "items": diagnostic},
        }),
        &[],
    );
    schema["$schema"] = "http://json-schema.org/draft-07/schema#".into();
    schema["title"] = "ratsmappe check --format json".into();
    schema
}

/// An object of these properties and no others, all of which are there but the optional ones.
fn closed(properties: Value, optional: &[&str]) -> Value {
    let names = properties.as_object().into_iter().flat_map(|all| all.keys());
    let required: Vec<&String> = names.filter(|name| !optional.contains(&name.as_str())).collect();
    json!({"type": "object", "additionalProperties": false, "required": required, "properties": properties})
}
