//! What a finding is about, by a name that stays the same in every language and version.

use serde::{Deserialize, Serialize};

/// Makes the list of all codes, each written once: meaning, variant and name.
macro_rules! codes {
    ($($(#[doc = $meaning:literal])+ $code:ident = $name:literal,)*) => {
        /// Every kind of finding. `docs/meldungen.md` tells of each what it means and what to do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Code {
            $($(#[doc = $meaning])+ #[serde(rename = $name)] $code,)*
        }

        impl Code {
            /// All, by name.
            pub const ALL: [Self; [$($name),*].len()] = [$(Self::$code),*];

            /// Its name in reports and messages.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$code => $name,)*
                }
            }
        }
    };
}

codes! {
    /// A YAML profile uses anchors or aliases, which can unfold without end.
    Alias = "alias",
    /// Two alternatives are marked as the one proposed, or as that of doing nothing.
    AlternativesMarked = "alternatives-marked",
    /// An amount that the resolution names is none of the figures.
    AmountMismatch = "amount-mismatch",
    /// An amount is beyond any budget of a municipality.
    AmountTooLarge = "amount-too-large",
    /// A file or folder could not be written.
    CannotWrite = "cannot-write",
    /// A spreadsheet program seems to have made something else of what a cell held.
    ChangedBySpreadsheet = "changed-by-spreadsheet",
    /// Somebody changed a written document, so it is kept.
    ChangedDocument = "changed-document",
    /// Somebody worked in an emitted Typst project, so it is kept.
    ChangedProject = "changed-project",
    /// An exported template was changed, so it is kept.
    ChangedTemplate = "changed-template",
    /// A sign with a mark of its own may be read out twice by screen readers.
    CombinedSign = "combined-sign",
    /// A row of a list and its profile file state different values.
    ConflictingValues = "conflicting-values",
    /// Meeting and consultation list do not fit together.
    ConsultationMismatch = "consultation-mismatch",
    /// A Word form has no place for what no paper may be without; it is added at the end.
    ContentAdded = "content-added",
    /// Forms of one project say different things.
    Contradiction = "contradiction",
    /// Several files or rows say the same of one project; it is counted once.
    Copy = "copy",
    /// The catalogue no longer has criteria that a questionnaire asks.
    CriteriaGone = "criteria-gone",
    /// The catalogue has criteria that a questionnaire does not ask yet.
    CriteriaNotAsked = "criteria-not-asked",
    /// The catalogue has given criteria of a questionnaire other titles.
    CriteriaRenamed = "criteria-renamed",
    /// A project names `durchgehend` as its phase.
    CrossPhaseProject = "cross-phase-project",
    /// A comment ends a text of a YAML profile where nobody may have meant one.
    CutByComment = "cut-by-comment",
    /// A cell refers to a text that the workbook does not hold.
    DanglingText = "dangling-text",
    /// Questionnaires that are to be merged were made from different catalogues.
    DifferentCatalogues = "different-catalogues",
    /// Forms that are to be merged are of different projects.
    DifferentProjects = "different-projects",
    /// Two files or rows say different things of one project.
    DifferingCopies = "differing-copies",
    /// A sheet holds two values for one cell.
    DuplicateCell = "duplicate-cell",
    /// Two columns stand for the same thing.
    DuplicateColumn = "duplicate-column",
    /// A form of the council paper has a content twice.
    DuplicateContent = "duplicate-content",
    /// A profile rates one criterion twice.
    DuplicateCriterion = "duplicate-criterion",
    /// Two rows of the catalogue have the same id.
    DuplicateId = "duplicate-id",
    /// Two cost items are alike in every respect.
    DuplicateItem = "duplicate-item",
    /// A profile states a key twice.
    DuplicateKey = "duplicate-key",
    /// Two points of a resolution have the same name.
    DuplicatePoint = "duplicate-point",
    /// A questionnaire has a sheet twice.
    DuplicateSheet = "duplicate-sheet",
    /// Two rows of the catalogue have the same title.
    DuplicateTitle = "duplicate-title",
    /// A form no longer says what it was made with, and others do.
    EmptiedAnswer = "emptied-answer",
    /// A value is empty and counts as not stated.
    EmptyValue = "empty-value",
    /// The file of a workbook is empty.
    EmptyWorkbook = "empty-workbook",
    /// A workbook is protected by a password.
    EncryptedWorkbook = "encrypted-workbook",
    /// A cell holds an error value such as `#REF!`.
    ErrorCell = "error-cell",
    /// The file to be written is there already.
    FileExists = "file-exists",
    /// A file or folder is not there.
    FileNotFound = "file-not-found",
    /// A file is larger than what is read.
    FileTooLarge = "file-too-large",
    /// A questionnaire is not beside the files its profile names.
    FilesElsewhere = "files-elsewhere",
    /// Another run is writing to the output folder.
    FolderInUse = "folder-in-use",
    /// An amount has more than two decimals.
    FractionOfACent = "fraction-of-a-cent",
    /// The sheet that is read is hidden.
    HiddenSheet = "hidden-sheet",
    /// A row of the catalogue has neither title nor phase and is left out.
    IgnoredRow = "ignored-row",
    /// A date lies outside the years a project can have.
    ImplausibleDate = "implausible-date",
    /// A number cannot be meant as it stands.
    ImplausibleNumber = "implausible-number",
    /// A profile both includes and excludes a criterion.
    IncludeAndExclude = "include-and-exclude",
    /// The typesetting library refused something for reasons of its own.
    Internal = "internal",
    /// Something inside the program failed, or the machine could not do what was asked.
    InternalError = "internal-error",
    /// The run was ended before all documents were made.
    Interrupted = "interrupted",
    /// A text is not an amount in euros.
    InvalidAmount = "invalid-amount",
    /// A text is not a colour.
    InvalidColour = "invalid-colour",
    /// A text is not a date.
    InvalidDate = "invalid-date",
    /// A text is not an e-mail address.
    InvalidEmail = "invalid-email",
    /// A text holds a mark that turns the direction of writing around; it is left out.
    InvisibleCharacter = "invisible-character",
    /// A file for editing was changed since it was written, and stays.
    KeptChanges = "kept-changes",
    /// The fixed words of a template tree cannot be used.
    Labels = "labels",
    /// The file of a logo or picture is damaged.
    LogoBroken = "logo-broken",
    /// A colour profile of a picture was left out.
    LogoColours = "logo-colours",
    /// A logo or picture is neither SVG nor PNG nor JPEG.
    LogoFormat = "logo-format",
    /// A logo or picture is not there; papers go without.
    LogoNotFound = "logo-not-found",
    /// A drawn logo or picture holds text, which would be printed in another font.
    LogoText = "logo-text",
    /// A logo or picture has more bytes, pixels or parts than are read.
    LogoTooLarge = "logo-too-large",
    /// The file of a logo or picture cannot be read.
    LogoUnreadable = "logo-unreadable",
    /// A drawn logo or picture holds what is no drawing, such as a script or a link.
    LogoUnsafe = "logo-unsafe",
    /// The meeting is earlier than the day the statements hold.
    MeetingBeforeStatements = "meeting-before-statements",
    /// A milestone that the phase asks for is excluded, and stays in the papers.
    MilestoneExcluded = "milestone-excluded",
    /// A table lacks a column it needs.
    MissingColumn = "missing-column",
    /// A term of the glossary has no explanation.
    MissingExplanation = "missing-explanation",
    /// The fonts have no sign for a character.
    MissingGlyph = "missing-glyph",
    /// A required key is not there.
    MissingKey = "missing-key",
    /// A criterion has no phase.
    MissingPhase = "missing-phase",
    /// A criterion is included or excluded without a reason.
    MissingReason = "missing-reason",
    /// A sheet of a questionnaire is gone; its answers count as not given.
    MissingSheet = "missing-sheet",
    /// A row has no title.
    MissingTitle = "missing-title",
    /// An amount is negative.
    NegativeAmount = "negative-amount",
    /// Values are nested deeper than the format goes.
    NestingTooDeep = "nesting-too-deep",
    /// A catalogue has no criteria.
    NoCriteria = "no-criteria",
    /// No criterion of a catalogue is a milestone.
    NoMilestones = "no-milestones",
    /// A folder holds no project profiles.
    NoProfiles = "no-profiles",
    /// A workbook is no list of projects.
    NoProjectList = "no-project-list",
    /// A list has no projects.
    NoProjects = "no-projects",
    /// An answer of a questionnaire stands where nothing is asked.
    NoQuestion = "no-question",
    /// This build of the program cannot typeset.
    NoTypesetting = "no-typesetting",
    /// A value is not a number.
    NotANumber = "not-a-number",
    /// Documents were not begun because the run ended early.
    NotBegun = "not-begun",
    /// The earlier profile is not older than the present one.
    NotEarlier = "not-earlier",
    /// A document was in hand when the run had to end.
    NotFinished = "not-finished",
    /// A questionnaire cannot hold something the profile states.
    NotInQuestionnaire = "not-in-questionnaire",
    /// A file is not UTF-8 text.
    NotUtf8 = "not-utf8",
    /// A document stands under a name that its project no longer has.
    OlderName = "older-name",
    /// The earlier profile names another municipality, or a questionnaire serves for another one than it was made for.
    OtherMunicipality = "other-municipality",
    /// A file in the output folder is of another project, so it is kept.
    OtherProject = "other-project",
    /// A cell gives a number with another unit than the one beside it.
    OtherUnit = "other-unit",
    /// A number is outside its bounds.
    OutOfRange = "out-of-range",
    /// Something open was due before the day the statements hold.
    Overdue = "overdue",
    /// The points of a resolution have numbers of their own that are not those the papers give them.
    OwnNumbers = "own-numbers",
    /// A path leads out of the folder it starts in.
    PathOutsideFolder = "path-outside-folder",
    /// A project names phases that do not run side by side.
    PhaseCombination = "phase-combination",
    /// A questionnaire, or a sheet of it, has lost the hidden marks by which it is read.
    QuestionnaireMarks = "questionnaire-marks",
    /// A questionnaire has lost its hidden sheet.
    QuestionnaireMemory = "questionnaire-memory",
    /// A questionnaire was made by a newer program.
    QuestionnaireVersion = "questionnaire-version",
    /// A resolution is stated as points and as text.
    ResolutionTwice = "resolution-twice",
    /// An entry of a form stands where all others have another one that they have left as it was.
    RewrittenEntry = "rewritten-entry",
    /// Two projects of one run would have the same files.
    SameName = "same-name",
    /// Several sheets could be the one that is meant.
    SeveralSheets = "several-sheets",
    /// A cell holds several values where one is meant; the first is used.
    SeveralValues = "several-values",
    /// Shares do not make a hundred per cent, or are not those of the amounts.
    ShareMismatch = "share-mismatch",
    /// A sheet of a workbook cannot be read, but others can.
    SheetPassedOver = "sheet-passed-over",
    /// A cell shows thousands of the number it holds.
    ShownInThousands = "shown-in-thousands",
    /// An English text is of German words that are others now.
    StaleEnglish = "stale-english",
    /// Parts do not add up to their sum.
    SumMismatch = "sum-mismatch",
    /// What all forms but one say is taken for what they were made with.
    SupposedPreFilled = "supposed-pre-filled",
    /// A profile or form is not valid TOML, JSON or YAML.
    Syntax = "syntax",
    /// A document was not typeset in time.
    TakesTooLong = "takes-too-long",
    /// Typesetting took more memory than it may.
    TakesTooMuchMemory = "takes-too-much-memory",
    /// Typst found an error in a template.
    TemplateError = "template-error",
    /// A template's file name cannot be used.
    TemplatePath = "template-path",
    /// Typst has a remark on a template.
    TemplateWarning = "template-warning",
    /// A text module cannot be rendered.
    TextModule = "text-module",
    /// A text is longer than papers have room for.
    TextTooLong = "text-too-long",
    /// A catalogue has more criteria than are read.
    TooManyCriteria = "too-many-criteria",
    /// A list of a profile has more entries than are read.
    TooManyEntries = "too-many-entries",
    /// There are more findings than are told.
    TooManyFindings = "too-many-findings",
    /// A document has more pages than it may.
    TooManyPages = "too-many-pages",
    /// A list has more projects than are read.
    TooManyProjects = "too-many-projects",
    /// A measure's target is what it is before.
    UnchangedMeasure = "unchanged-measure",
    /// A column has no meaning and is not read, or travels along.
    UnknownColumn = "unknown-column",
    /// The catalogue has no criterion of this id or title.
    UnknownCriterion = "unknown-criterion",
    /// The catalogue has no scaling driver of this name.
    UnknownDriver = "unknown-driver",
    /// There is no form of the council paper of this name.
    UnknownForm = "unknown-form",
    /// A profile or form states a key that the format does not have.
    UnknownKey = "unknown-key",
    /// There is no kind of document of this name.
    UnknownKind = "unknown-kind",
    /// Braces in a sentence of the catalogue hold no mark that the program knows.
    UnknownMark = "unknown-mark",
    /// The project has no measure of this name.
    UnknownMeasure = "unknown-measure",
    /// The catalogue has no operating model of this name; the words are kept.
    UnknownOperatingModel = "unknown-operating-model",
    /// There is no phase of this name.
    UnknownPhase = "unknown-phase",
    /// The resolution has no point of this name.
    UnknownPoint = "unknown-point",
    /// A criterion names a related one that the catalogue does not have.
    UnknownRelation = "unknown-relation",
    /// The catalogue has no stakeholder of this name.
    UnknownStakeholder = "unknown-stakeholder",
    /// A value is none of those that are known.
    UnknownValue = "unknown-value",
    /// A text holds a sign that cannot be printed.
    UnprintableCharacter = "unprintable-character",
    /// A file is there and cannot be read.
    UnreadableFile = "unreadable-file",
    /// A template or its folder cannot be read.
    UnreadableTemplate = "unreadable-template",
    /// A workbook is damaged.
    UnreadableWorkbook = "unreadable-workbook",
    /// A cell shows nothing of the number it holds.
    UnseenNumber = "unseen-number",
    /// A file is of a kind that is not read.
    UnsupportedFormat = "unsupported-format",
    /// Criteria have no English text and stay German.
    Untranslated = "untranslated",
    /// A condition of the resolution says nothing that could be met.
    UnusableCondition = "unusable-condition",
    /// A vote is stated without what came of it.
    VoteWithoutResult = "vote-without-result",
    /// A Word form cannot be used.
    WordForm = "word-form",
    /// A workbook is larger than what is read, or needs too much memory.
    WorkbookTooLarge = "workbook-too-large",
    /// A workbook was not read in time.
    WorkbookTooSlow = "workbook-too-slow",
    /// A value is of another kind than its key takes.
    WrongType = "wrong-type",
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}
