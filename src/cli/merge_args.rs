//! The command line of `merge` as it was typed.

use std::path::PathBuf;

use clap::Args as Arguments;

use super::examples::MERGE_EXAMPLES;
use super::options::QuestionnaireArgs;

/// Arguments of `merge`.
#[derive(Debug, Arguments)]
#[command(after_help = MERGE_EXAMPLES)]
pub struct MergeFormsArgs {
    /// Filled questionnaires of one project, profiles (.toml, .json, .yaml) that say something of it too, or folders of them
    #[arg(value_name = "QUESTIONNAIRE", required = true)]
    pub forms: Vec<PathBuf>,
    /// The whole: a questionnaire (.xlsx) or a profile (.toml)
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// The file whose answers count where files contradict each other; may be given several times, the first counts most
    #[arg(long, value_name = "FILE")]
    pub prefer: Vec<PathBuf>,
    /// How the whole is written.
    #[command(flatten)]
    pub questionnaire: QuestionnaireArgs,
}
