//! The command line as it was typed. Takes words, gives raw values; `plan` checks what goes beyond form.

use std::num::{NonZeroU32, NonZeroUsize};
use std::path::PathBuf;

use clap::{Args as Arguments, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use super::examples::{
    BUILD_EXAMPLES, CHECK_EXAMPLES, COMPLETIONS_EXAMPLES, DIFF_EXAMPLES, EXIT_CODES, EXPORT_EXAMPLES, FORM_EXAMPLES,
    MAN_EXAMPLES, NEW_EXAMPLES, REPORT_EXAMPLES, SCHEMA_EXAMPLES, SELECT_EXAMPLES, WATCH_EXAMPLES,
};
use super::merge_args::MergeFormsArgs;
use crate::batch::format::Format;
use crate::batch::shard::Shard;
use crate::cli::clock::parse_date;
pub use crate::cli::options::{Edition, LimitArgs, ListArgs, QuestionnaireArgs};

/// Turns a workbook of success criteria and a project profile into the papers a municipality needs to
/// decide: dossier, council presentation and more, as accessible, archivable PDFs. Uses no network and no
/// installed fonts.
#[derive(Debug, Parser)]
#[command(name = "ratsmappe", version, about = "Papers for the council from a project profile", after_help = EXIT_CODES)]
#[command(subcommand_required = true, disable_help_subcommand = true)]
#[command(max_term_width = 100)]
pub struct Args {
    /// The language of help and messages: de or en [default: the system's]
    #[arg(long, value_name = "LANGUAGE", global = true, hide_possible_values = true, display_order = 900)]
    pub ui_lang: Option<Edition>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The folder that papers go to, unless another is named.
pub const DEFAULT_OUTPUT: &str = "out";

/// The command line of [`READ_COMMAND`](crate::load::sandbox::READ_COMMAND).
#[derive(Debug, Parser)]
pub struct ReadArgs {
    /// How much may be spent.
    #[command(flatten)]
    pub limits: LimitArgs,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write the documents of one or many projects
    Build(BuildArgs),
    /// Check profiles and workbook without typesetting
    Check(CheckArgs),
    /// List every criterion, in or out, with the reasons
    Select(SelectArgs),
    /// Tell what has changed between two states of a project, or of a list of projects
    Diff(DiffArgs),
    /// Write a first project profile, with every key explained
    New(NewArgs),
    /// Write an Excel questionnaire for a project, to be filled in and read back as its profile
    Form(FormArgs),
    /// Put the questionnaires of one project that several people have filled in together to one
    Merge(MergeFormsArgs),
    /// Make the documents again whenever something they are made from changes
    Watch(WatchArgs),
    /// Work with the templates of the documents
    Templates(TemplatesArgs),
    /// Work with the reports of `build --report`
    Report(ReportArgs),
    /// Write the JSON Schema of profiles, by which editors complete and check them
    Schema(SchemaArgs),
    /// Write what completes commands and options in a shell
    Completions(CompletionsArgs),
    /// Write the manual
    Man(ManArgs),
}

impl Command {
    /// The word it is called by.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Build(_) => "build",
            Self::Check(_) => "check",
            Self::Select(_) => "select",
            Self::Diff(_) => "diff",
            Self::New(_) => "new",
            Self::Form(_) => "form",
            Self::Merge(_) => "merge",
            Self::Watch(_) => "watch",
            Self::Templates(_) => "templates",
            Self::Report(_) => "report",
            Self::Schema(_) => "schema",
            Self::Completions(_) => "completions",
            Self::Man(_) => "man",
        }
    }
}

/// Arguments of `build`.
#[derive(Debug, Arguments)]
#[command(after_help = BUILD_EXAMPLES)]
pub struct BuildArgs {
    /// Project profiles (.toml, .json, .yaml, or a filled questionnaire), project lists (.xlsx, .ods, .csv), or
    /// folders of profiles
    #[arg(value_name = "PROFILE", required = true)]
    pub profiles: Vec<PathBuf>,
    /// The criteria workbook (.xlsx, .xlsm, .ods, .csv) [default: the built-in one]
    #[arg(long, value_name = "FILE")]
    pub catalog: Option<PathBuf>,
    /// Only these kinds of document, such as dossier,praesentation [default: all]
    #[arg(long, value_name = "KINDS", value_delimiter = ',')]
    pub only: Vec<String>,
    /// Also notes to the presentation: what to say to each slide, what its figures mean and where they come from
    #[arg(long)]
    pub notes: bool,
    /// The folder to write to
    #[arg(short, long, value_name = "DIR", default_value = DEFAULT_OUTPUT)]
    pub output: PathBuf,
    /// Open the first document once it is there, with whatever opens PDFs here; the folder, if there are several projects
    #[arg(long)]
    pub open: bool,
    /// The language of the documents [default: what the profile says]
    #[arg(long, value_name = "LANGUAGE")]
    pub lang: Option<Edition>,
    /// A folder whose files take the place of the built-in templates of the same path
    #[arg(long, value_name = "DIR")]
    pub templates: Option<PathBuf>,
    /// The Word form (.docx, .dotx) that council papers are put into, instead of the one a profile names
    #[arg(long, value_name = "FILE")]
    pub word_vorlage: Option<PathBuf>,
    /// Stop at the first profile or document that fails
    #[arg(long)]
    pub fail_fast: bool,
    /// Make every document anew, also what is unchanged and what somebody changed by hand
    #[arg(long)]
    pub force: bool,
    /// Only the part K of N parts of the projects, such as 1/4; parts may run at once, also into one folder
    #[arg(long, value_name = "K/N")]
    pub shard: Option<Shard>,
    /// Write what became of every document to a file, .xlsx, .json or .csv; may be given several times
    #[arg(long, value_name = "FILE")]
    pub report: Vec<PathBuf>,
    /// Mark what the profile does not say with a hint, instead of leaving the section out
    #[arg(long)]
    pub draft: bool,
    /// The date on the documents [default: SOURCE_DATE_EPOCH, or today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_date)]
    pub date: Option<Date>,
    /// How many documents to typeset at once [default: one a processor]
    #[arg(long, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
    /// What to write: pdf, or typst for a project to work on with Typst's own compiler; both with a comma
    #[arg(long, value_name = "FORMS", value_delimiter = ',', default_value = "pdf")]
    pub emit: Vec<EmitFormat>,
    /// The most pages a document may have
    #[arg(long, value_name = "N", default_value = "400")]
    pub max_pages: NonZeroUsize,
    /// The longest a document may take to typeset, in seconds
    #[arg(long, value_name = "N", default_value = "60")]
    pub max_seconds: NonZeroU32,
    /// The most memory typesetting may take, in MiB
    #[arg(long, value_name = "N", default_value = "4096")]
    pub max_mib: NonZeroU32,
    /// How much may be spent on reading a workbook.
    #[command(flatten)]
    pub limits: LimitArgs,
}

/// Arguments of `new`.
#[derive(Debug, Arguments)]
#[command(after_help = NEW_EXAMPLES)]
pub struct NewArgs {
    /// The profile to write (.toml)
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The municipality's name
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// The Land it is in, such as Hessen
    #[arg(long, value_name = "LAND")]
    pub state: Option<String>,
    /// The project's title
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,
    /// The phase the project is in: P1 idea, P2 prototype, P3 pilot, P4 consolidation, P5 transfer
    #[arg(long, value_name = "PHASE")]
    pub phase: Option<String>,
    /// The language of the documents, and of the explanations
    #[arg(long, value_name = "LANGUAGE")]
    pub lang: Option<Edition>,
}

/// Arguments of `form`.
#[derive(Debug, Arguments)]
#[command(after_help = FORM_EXAMPLES)]
pub struct FormArgs {
    /// A project profile, a filled questionnaire or a list with one project; or the name of a municipality
    #[arg(value_name = "PROFILE|KOMMUNE")]
    pub project: PathBuf,
    /// The questionnaire to write (.xlsx), or a folder for a questionnaire of each project [default:
    /// solingen-fragebogen.xlsx, by the municipality's name]
    #[arg(short, long, value_name = "FILE|FOLDER")]
    pub output: Option<PathBuf>,
    /// The phase a municipality's project is in: P1 idea, P2 prototype, P3 pilot, P4 consolidation, P5 transfer
    #[arg(long, value_name = "PHASE")]
    pub phase: Option<String>,
    /// The title of a municipality's project
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,
    /// How the questionnaire is written.
    #[command(flatten)]
    pub questionnaire: QuestionnaireArgs,
}

/// Arguments of `watch`.
#[derive(Debug, Arguments)]
#[command(after_help = WATCH_EXAMPLES)]
pub struct WatchArgs {
    /// What `build` takes.
    #[command(flatten)]
    pub build: BuildArgs,
}

/// Arguments of `schema`.
#[derive(Debug, Arguments)]
#[command(after_help = SCHEMA_EXAMPLES)]
pub struct SchemaArgs {
    /// What to describe
    #[arg(value_name = "WHAT", default_value = "profile")]
    pub subject: Subject,
    /// The file to write [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The language of the explanations of a profile's keys
    #[arg(long, value_name = "LANGUAGE", default_value = "de")]
    pub lang: Edition,
}

/// What there is a schema of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Subject {
    /// A project profile
    Profile,
    /// What `check --format json` prints
    Check,
}

/// Arguments of `completions`.
#[derive(Debug, Arguments)]
#[command(after_help = COMPLETIONS_EXAMPLES)]
pub struct CompletionsArgs {
    /// The shell to write for
    #[arg(value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

/// Arguments of `man`.
#[derive(Debug, Arguments)]
#[command(after_help = MAN_EXAMPLES)]
pub struct ManArgs {
    /// A folder for the pages, one a command [default: the main page to standard output]
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,
}

/// Arguments of `templates`.
#[derive(Debug, Arguments)]
#[command(arg_required_else_help = true, subcommand_required = true)]
pub struct TemplatesArgs {
    /// What to do with them.
    #[command(subcommand)]
    pub command: TemplatesCommand,
}

/// What to do with templates.
#[derive(Debug, Subcommand)]
pub enum TemplatesCommand {
    /// Write the built-in templates to a folder, to be changed and given to `build --templates`
    Export(ExportArgs),
}

/// Arguments of `templates export`.
#[derive(Debug, Arguments)]
#[command(after_help = EXPORT_EXAMPLES)]
pub struct ExportArgs {
    /// The folder to write to
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// Replace files that differ from the built-in ones
    #[arg(long)]
    pub force: bool,
}

/// Arguments of `report`.
#[derive(Debug, Arguments)]
#[command(arg_required_else_help = true, subcommand_required = true)]
pub struct ReportArgs {
    /// What to do with them.
    #[command(subcommand)]
    pub command: ReportCommand,
}

/// What to do with reports.
#[derive(Debug, Subcommand)]
pub enum ReportCommand {
    /// Put the reports of all parts of a run (`build --shard`) together to the report of the whole
    Merge(MergeArgs),
}

/// Arguments of `report merge`.
#[derive(Debug, Arguments)]
#[command(after_help = REPORT_EXAMPLES)]
pub struct MergeArgs {
    /// The reports of the parts (.json)
    #[arg(value_name = "REPORT", required = true)]
    pub reports: Vec<PathBuf>,
    /// The report of the whole (.xlsx, .json or .csv)
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
}

/// What a document can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum EmitFormat {
    /// The document
    Pdf,
    /// A folder with its templates, data and fonts
    Typst,
}

impl From<EmitFormat> for Format {
    fn from(format: EmitFormat) -> Self {
        match format {
            EmitFormat::Pdf => Self::Pdf,
            EmitFormat::Typst => Self::Typst,
        }
    }
}

/// Arguments of `check`.
#[derive(Debug, Arguments)]
#[command(after_help = CHECK_EXAMPLES)]
pub struct CheckArgs {
    /// Project profiles (.toml, .json, .yaml, or a filled questionnaire), project lists (.xlsx, .ods, .csv), or
    /// folders of profiles; none checks the workbook alone
    #[arg(value_name = "PROFILE")]
    pub profiles: Vec<PathBuf>,
    /// The criteria workbook (.xlsx, .xlsm, .ods, .csv) [default: the built-in one]
    #[arg(long, value_name = "FILE")]
    pub catalog: Option<PathBuf>,
    /// How to print the findings [default: text]
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<CheckFormat>,
    /// The file that the list goes to.
    #[command(flatten)]
    pub list: ListArgs,
    /// How much may be spent on reading a workbook.
    #[command(flatten)]
    pub limits: LimitArgs,
}

/// Arguments of `select`.
#[derive(Debug, Arguments)]
#[command(after_help = SELECT_EXAMPLES)]
pub struct SelectArgs {
    /// The project profile (.toml, .json, .yaml, or a filled questionnaire)
    #[arg(value_name = "PROFILE")]
    pub profile: PathBuf,
    /// The criteria workbook (.xlsx, .xlsm, .ods, .csv) [default: the built-in one]
    #[arg(long, value_name = "FILE")]
    pub catalog: Option<PathBuf>,
    /// How to print the list [default: table]
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<SelectFormat>,
    /// The file that the list goes to.
    #[command(flatten)]
    pub list: ListArgs,
    /// List only criteria of this workstream; may be given several times
    #[arg(long, value_name = "NAME", conflicts_with = "explain")]
    pub workstream: Vec<String>,
    /// List only criteria of this scaling driver, by name or short name; may be given several times
    #[arg(long, value_name = "NAME", conflicts_with = "explain")]
    pub driver: Vec<String>,
    /// List only criteria that concern this stakeholder; may be given several times
    #[arg(long, value_name = "NAME", conflicts_with = "explain")]
    pub stakeholder: Vec<String>,
    /// Tell of one criterion, named by id or title, why it is in the papers or not
    #[arg(long, value_name = "CRITERION", conflicts_with_all = ["format", "output"])]
    pub explain: Option<String>,
    /// How much may be spent on reading a workbook.
    #[command(flatten)]
    pub limits: LimitArgs,
}

/// Arguments of `diff`.
#[derive(Debug, Arguments)]
#[command(after_help = DIFF_EXAMPLES)]
pub struct DiffArgs {
    /// The earlier state: a profile (.toml, .json, .yaml, or a questionnaire), a project list (.xlsx, .ods, .csv) or a
    /// folder of profiles
    #[arg(value_name = "OLD", display_order = 1)]
    pub old: PathBuf,
    /// The later state, of any of these kinds
    #[arg(value_name = "NEW", display_order = 2)]
    pub new: PathBuf,
    /// The criteria workbook (.xlsx, .xlsm, .ods, .csv) [default: the built-in one]
    #[arg(long, value_name = "FILE")]
    pub catalog: Option<PathBuf>,
    /// The criteria workbook that OLD goes by [default: the same]
    #[arg(long, value_name = "FILE")]
    pub catalog_old: Option<PathBuf>,
    /// How to print the changes [default: text]
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<DiffFormat>,
    /// The file that the list goes to.
    #[command(flatten)]
    pub list: ListArgs,
    /// How much may be spent on reading a workbook.
    #[command(flatten)]
    pub limits: LimitArgs,
}

/// How `check` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// For people: messages, then a summary of each profile
    Text,
    /// One JSON object
    Json,
    /// Comma-separated values (RFC 4180), one row a finding or gap
    Csv,
}

/// How `select` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SelectFormat {
    /// For people, as wide as the terminal
    Table,
    /// One JSON array with all reasons
    Json,
    /// Comma-separated values (RFC 4180)
    Csv,
}

/// How `diff` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// For people, as wide as the terminal
    Text,
    /// One JSON object
    Json,
    /// Comma-separated values (RFC 4180), one row a change
    Csv,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        Args::command().debug_assert();
    }
}
