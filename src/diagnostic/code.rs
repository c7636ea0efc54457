//! What a finding is about, by a name that stays the same in every language and version.

use serde::{Deserialize, Serialize};

/// Every kind of finding. `docs/meldungen.md` tells of each what it means and what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Code {
    /// `alias`
    Alias,
    /// `amount-too-large`
    AmountTooLarge,
    /// `cannot-write`
    CannotWrite,
    /// `changed-document`
    ChangedDocument,
    /// `changed-project`
    ChangedProject,
    /// `changed-template`
    ChangedTemplate,
    /// `combined-sign`
    CombinedSign,
    /// `conflicting-values`
    ConflictingValues,
    /// `criteria-gone`
    CriteriaGone,
    /// `criteria-not-asked`
    CriteriaNotAsked,
    /// `criteria-renamed`
    CriteriaRenamed,
    /// `cross-phase-project`
    CrossPhaseProject,
    /// `dangling-text`
    DanglingText,
    /// `duplicate-cell`
    DuplicateCell,
    /// `duplicate-column`
    DuplicateColumn,
    /// `duplicate-content`
    DuplicateContent,
    /// `duplicate-criterion`
    DuplicateCriterion,
    /// `duplicate-id`
    DuplicateId,
    /// `duplicate-item`
    DuplicateItem,
    /// `duplicate-key`
    DuplicateKey,
    /// `duplicate-sheet`
    DuplicateSheet,
    /// `duplicate-title`
    DuplicateTitle,
    /// `empty-value`
    EmptyValue,
    /// `empty-workbook`
    EmptyWorkbook,
    /// `encrypted-workbook`
    EncryptedWorkbook,
    /// `error-cell`
    ErrorCell,
    /// `file-exists`
    FileExists,
    /// `file-not-found`
    FileNotFound,
    /// `file-too-large`
    FileTooLarge,
    /// `files-elsewhere`
    FilesElsewhere,
    /// `folder-in-use`
    FolderInUse,
    /// `fraction-of-a-cent`
    FractionOfACent,
    /// `ignored-row`
    IgnoredRow,
    /// `implausible-date`
    ImplausibleDate,
    /// `implausible-number`
    ImplausibleNumber,
    /// `include-and-exclude`
    IncludeAndExclude,
    /// `internal`
    Internal,
    /// `internal-error`
    InternalError,
    /// `interrupted`
    Interrupted,
    /// `invalid-amount`
    InvalidAmount,
    /// `invalid-colour`
    InvalidColour,
    /// `invalid-date`
    InvalidDate,
    /// `invalid-email`
    InvalidEmail,
    /// `invisible-character`
    InvisibleCharacter,
    /// `labels`
    Labels,
    /// `logo-broken`
    LogoBroken,
    /// `logo-format`
    LogoFormat,
    /// `logo-not-found`
    LogoNotFound,
    /// `logo-text`
    LogoText,
    /// `logo-too-large`
    LogoTooLarge,
    /// `logo-unreadable`
    LogoUnreadable,
    /// `logo-unsafe`
    LogoUnsafe,
    /// `meeting-before-statements`
    MeetingBeforeStatements,
    /// `milestone-excluded`
    MilestoneExcluded,
    /// `missing-column`
    MissingColumn,
    /// `missing-explanation`
    MissingExplanation,
    /// `missing-glyph`
    MissingGlyph,
    /// `missing-key`
    MissingKey,
    /// `missing-phase`
    MissingPhase,
    /// `missing-reason`
    MissingReason,
    /// `missing-sheet`
    MissingSheet,
    /// `missing-title`
    MissingTitle,
    /// `negative-amount`
    NegativeAmount,
    /// `nesting-too-deep`
    NestingTooDeep,
    /// `no-criteria`
    NoCriteria,
    /// `no-milestones`
    NoMilestones,
    /// `no-profiles`
    NoProfiles,
    /// `no-project-list`
    NoProjectList,
    /// `no-projects`
    NoProjects,
    /// `no-question`
    NoQuestion,
    /// `no-typesetting`
    NoTypesetting,
    /// `not-a-number`
    NotANumber,
    /// `not-begun`
    NotBegun,
    /// `not-earlier`
    NotEarlier,
    /// `not-finished`
    NotFinished,
    /// `not-in-questionnaire`
    NotInQuestionnaire,
    /// `not-utf8`
    NotUtf8,
    /// `other-municipality`
    OtherMunicipality,
    /// `out-of-range`
    OutOfRange,
    /// `overdue`
    Overdue,
    /// `path-outside-folder`
    PathOutsideFolder,
    /// `phase-combination`
    PhaseCombination,
    /// `questionnaire-memory`
    QuestionnaireMemory,
    /// `questionnaire-version`
    QuestionnaireVersion,
    /// `same-municipality`
    SameMunicipality,
    /// `several-values`
    SeveralValues,
    /// `sum-mismatch`
    SumMismatch,
    /// `syntax`
    Syntax,
    /// `takes-too-long`
    TakesTooLong,
    /// `takes-too-much-memory`
    TakesTooMuchMemory,
    /// `template-error`
    TemplateError,
    /// `template-path`
    TemplatePath,
    /// `template-warning`
    TemplateWarning,
    /// `text-module`
    TextModule,
    /// `text-too-long`
    TextTooLong,
    /// `too-many-criteria`
    TooManyCriteria,
    /// `too-many-entries`
    TooManyEntries,
    /// `too-many-findings`
    TooManyFindings,
    /// `too-many-pages`
    TooManyPages,
    /// `too-many-projects`
    TooManyProjects,
    /// `unchanged-measure`
    UnchangedMeasure,
    /// `unknown-column`
    UnknownColumn,
    /// `unknown-criterion`
    UnknownCriterion,
    /// `unknown-form`
    UnknownForm,
    /// `unknown-key`
    UnknownKey,
    /// `unknown-kind`
    UnknownKind,
    /// `unknown-mark`
    UnknownMark,
    /// `unknown-operating-model`
    UnknownOperatingModel,
    /// `unknown-phase`
    UnknownPhase,
    /// `unknown-relation`
    UnknownRelation,
    /// `unknown-value`
    UnknownValue,
    /// `unprintable-character`
    UnprintableCharacter,
    /// `unreadable-file`
    UnreadableFile,
    /// `unreadable-template`
    UnreadableTemplate,
    /// `unreadable-workbook`
    UnreadableWorkbook,
    /// `unsupported-format`
    UnsupportedFormat,
    /// `untranslated`
    Untranslated,
    /// `workbook-too-large`
    WorkbookTooLarge,
    /// `workbook-too-slow`
    WorkbookTooSlow,
    /// `wrong-type`
    WrongType,
}

impl Code {
    /// All, by name.
    pub const ALL: [Self; 120] = [
        Self::Alias,
        Self::AmountTooLarge,
        Self::CannotWrite,
        Self::ChangedDocument,
        Self::ChangedProject,
        Self::ChangedTemplate,
        Self::CombinedSign,
        Self::ConflictingValues,
        Self::CriteriaGone,
        Self::CriteriaNotAsked,
        Self::CriteriaRenamed,
        Self::CrossPhaseProject,
        Self::DanglingText,
        Self::DuplicateCell,
        Self::DuplicateColumn,
        Self::DuplicateContent,
        Self::DuplicateCriterion,
        Self::DuplicateId,
        Self::DuplicateItem,
        Self::DuplicateKey,
        Self::DuplicateSheet,
        Self::DuplicateTitle,
        Self::EmptyValue,
        Self::EmptyWorkbook,
        Self::EncryptedWorkbook,
        Self::ErrorCell,
        Self::FileExists,
        Self::FileNotFound,
        Self::FileTooLarge,
        Self::FilesElsewhere,
        Self::FolderInUse,
        Self::FractionOfACent,
        Self::IgnoredRow,
        Self::ImplausibleDate,
        Self::ImplausibleNumber,
        Self::IncludeAndExclude,
        Self::Internal,
        Self::InternalError,
        Self::Interrupted,
        Self::InvalidAmount,
        Self::InvalidColour,
        Self::InvalidDate,
        Self::InvalidEmail,
        Self::InvisibleCharacter,
        Self::Labels,
        Self::LogoBroken,
        Self::LogoFormat,
        Self::LogoNotFound,
        Self::LogoText,
        Self::LogoTooLarge,
        Self::LogoUnreadable,
        Self::LogoUnsafe,
        Self::MeetingBeforeStatements,
        Self::MilestoneExcluded,
        Self::MissingColumn,
        Self::MissingExplanation,
        Self::MissingGlyph,
        Self::MissingKey,
        Self::MissingPhase,
        Self::MissingReason,
        Self::MissingSheet,
        Self::MissingTitle,
        Self::NegativeAmount,
        Self::NestingTooDeep,
        Self::NoCriteria,
        Self::NoMilestones,
        Self::NoProfiles,
        Self::NoProjectList,
        Self::NoProjects,
        Self::NoQuestion,
        Self::NoTypesetting,
        Self::NotANumber,
        Self::NotBegun,
        Self::NotEarlier,
        Self::NotFinished,
        Self::NotInQuestionnaire,
        Self::NotUtf8,
        Self::OtherMunicipality,
        Self::OutOfRange,
        Self::Overdue,
        Self::PathOutsideFolder,
        Self::PhaseCombination,
        Self::QuestionnaireMemory,
        Self::QuestionnaireVersion,
        Self::SameMunicipality,
        Self::SeveralValues,
        Self::SumMismatch,
        Self::Syntax,
        Self::TakesTooLong,
        Self::TakesTooMuchMemory,
        Self::TemplateError,
        Self::TemplatePath,
        Self::TemplateWarning,
        Self::TextModule,
        Self::TextTooLong,
        Self::TooManyCriteria,
        Self::TooManyEntries,
        Self::TooManyFindings,
        Self::TooManyPages,
        Self::TooManyProjects,
        Self::UnchangedMeasure,
        Self::UnknownColumn,
        Self::UnknownCriterion,
        Self::UnknownForm,
        Self::UnknownKey,
        Self::UnknownKind,
        Self::UnknownMark,
        Self::UnknownOperatingModel,
        Self::UnknownPhase,
        Self::UnknownRelation,
        Self::UnknownValue,
        Self::UnprintableCharacter,
        Self::UnreadableFile,
        Self::UnreadableTemplate,
        Self::UnreadableWorkbook,
        Self::UnsupportedFormat,
        Self::Untranslated,
        Self::WorkbookTooLarge,
        Self::WorkbookTooSlow,
        Self::WrongType,
    ];

    /// Its name in reports and messages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Alias => "alias",
            Self::AmountTooLarge => "amount-too-large",
            Self::CannotWrite => "cannot-write",
            Self::ChangedDocument => "changed-document",
            Self::ChangedProject => "changed-project",
            Self::ChangedTemplate => "changed-template",
            Self::CombinedSign => "combined-sign",
            Self::ConflictingValues => "conflicting-values",
            Self::CriteriaGone => "criteria-gone",
            Self::CriteriaNotAsked => "criteria-not-asked",
            Self::CriteriaRenamed => "criteria-renamed",
            Self::CrossPhaseProject => "cross-phase-project",
            Self::DanglingText => "dangling-text",
            Self::DuplicateCell => "duplicate-cell",
            Self::DuplicateColumn => "duplicate-column",
            Self::DuplicateContent => "duplicate-content",
            Self::DuplicateCriterion => "duplicate-criterion",
            Self::DuplicateId => "duplicate-id",
            Self::DuplicateItem => "duplicate-item",
            Self::DuplicateKey => "duplicate-key",
            Self::DuplicateSheet => "duplicate-sheet",
            Self::DuplicateTitle => "duplicate-title",
            Self::EmptyValue => "empty-value",
            Self::EmptyWorkbook => "empty-workbook",
            Self::EncryptedWorkbook => "encrypted-workbook",
            Self::ErrorCell => "error-cell",
            Self::FileExists => "file-exists",
            Self::FileNotFound => "file-not-found",
            Self::FileTooLarge => "file-too-large",
            Self::FilesElsewhere => "files-elsewhere",
            Self::FolderInUse => "folder-in-use",
            Self::FractionOfACent => "fraction-of-a-cent",
            Self::IgnoredRow => "ignored-row",
            Self::ImplausibleDate => "implausible-date",
            Self::ImplausibleNumber => "implausible-number",
            Self::IncludeAndExclude => "include-and-exclude",
            Self::Internal => "internal",
            Self::InternalError => "internal-error",
            Self::Interrupted => "interrupted",
            Self::InvalidAmount => "invalid-amount",
            Self::InvalidColour => "invalid-colour",
            Self::InvalidDate => "invalid-date",
            Self::InvalidEmail => "invalid-email",
            Self::InvisibleCharacter => "invisible-character",
            Self::Labels => "labels",
            Self::LogoBroken => "logo-broken",
            Self::LogoFormat => "logo-format",
            Self::LogoNotFound => "logo-not-found",
            Self::LogoText => "logo-text",
            Self::LogoTooLarge => "logo-too-large",
            Self::LogoUnreadable => "logo-unreadable",
            Self::LogoUnsafe => "logo-unsafe",
            Self::MeetingBeforeStatements => "meeting-before-statements",
            Self::MilestoneExcluded => "milestone-excluded",
            Self::MissingColumn => "missing-column",
            Self::MissingExplanation => "missing-explanation",
            Self::MissingGlyph => "missing-glyph",
            Self::MissingKey => "missing-key",
            Self::MissingPhase => "missing-phase",
            Self::MissingReason => "missing-reason",
            Self::MissingSheet => "missing-sheet",
            Self::MissingTitle => "missing-title",
            Self::NegativeAmount => "negative-amount",
            Self::NestingTooDeep => "nesting-too-deep",
            Self::NoCriteria => "no-criteria",
            Self::NoMilestones => "no-milestones",
            Self::NoProfiles => "no-profiles",
            Self::NoProjectList => "no-project-list",
            Self::NoProjects => "no-projects",
            Self::NoQuestion => "no-question",
            Self::NoTypesetting => "no-typesetting",
            Self::NotANumber => "not-a-number",
            Self::NotBegun => "not-begun",
            Self::NotEarlier => "not-earlier",
            Self::NotFinished => "not-finished",
            Self::NotInQuestionnaire => "not-in-questionnaire",
            Self::NotUtf8 => "not-utf8",
            Self::OtherMunicipality => "other-municipality",
            Self::OutOfRange => "out-of-range",
            Self::Overdue => "overdue",
            Self::PathOutsideFolder => "path-outside-folder",
            Self::PhaseCombination => "phase-combination",
            Self::QuestionnaireMemory => "questionnaire-memory",
            Self::QuestionnaireVersion => "questionnaire-version",
            Self::SameMunicipality => "same-municipality",
            Self::SeveralValues => "several-values",
            Self::SumMismatch => "sum-mismatch",
            Self::Syntax => "syntax",
            Self::TakesTooLong => "takes-too-long",
            Self::TakesTooMuchMemory => "takes-too-much-memory",
            Self::TemplateError => "template-error",
            Self::TemplatePath => "template-path",
            Self::TemplateWarning => "template-warning",
            Self::TextModule => "text-module",
            Self::TextTooLong => "text-too-long",
            Self::TooManyCriteria => "too-many-criteria",
            Self::TooManyEntries => "too-many-entries",
            Self::TooManyFindings => "too-many-findings",
            Self::TooManyPages => "too-many-pages",
            Self::TooManyProjects => "too-many-projects",
            Self::UnchangedMeasure => "unchanged-measure",
            Self::UnknownColumn => "unknown-column",
            Self::UnknownCriterion => "unknown-criterion",
            Self::UnknownForm => "unknown-form",
            Self::UnknownKey => "unknown-key",
            Self::UnknownKind => "unknown-kind",
            Self::UnknownMark => "unknown-mark",
            Self::UnknownOperatingModel => "unknown-operating-model",
            Self::UnknownPhase => "unknown-phase",
            Self::UnknownRelation => "unknown-relation",
            Self::UnknownValue => "unknown-value",
            Self::UnprintableCharacter => "unprintable-character",
            Self::UnreadableFile => "unreadable-file",
            Self::UnreadableTemplate => "unreadable-template",
            Self::UnreadableWorkbook => "unreadable-workbook",
            Self::UnsupportedFormat => "unsupported-format",
            Self::Untranslated => "untranslated",
            Self::WorkbookTooLarge => "workbook-too-large",
            Self::WorkbookTooSlow => "workbook-too-slow",
            Self::WrongType => "wrong-type",
        }
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}
