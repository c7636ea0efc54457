//! A whole profile: its parts, read from the top of a file and told again. Takes a reader, gives a [`Profile`]; what is
//! read of the files that it names is no part of it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Serialize, Serializer};

use super::finance::Finance;
use super::model::{
    Assessment, Choice, Effects, Investment, Municipality, Operation, Picture, PreCheck, Project, Risk, Step, Team,
    Transfer,
};
use super::origin::Questionnaire;
use super::resolution::{Execution, Resolution};
use super::special::FormChoice;
use super::stated::{Stated, Statements};
use super::translation::Translation;
use super::words::BudgetSystem;
use crate::bodies::Bodies;
use crate::budget::{self, BudgetWords, Holder, System};
use crate::diagnostic::Place;
use crate::document::reader::TableReader;
use crate::language::Language;

/// How many pictures papers have room for.
pub(crate) const MAX_PICTURES: usize = 6;

/// A municipality's project, as far as its profile tells.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Profile {
    /// The profile's name as it was given.
    pub file: String,
    /// SHA-256 of the profile's bytes, in hexadecimal.
    pub sha256: String,
    /// `sprache`.
    pub language: Language,
    /// `[kommune]`.
    pub municipality: Municipality,
    /// `[projekt]`.
    pub project: Project,
    /// `[vorpruefung]`.
    pub pre_check: PreCheck,
    /// `[betrieb]`.
    pub operation: Operation,
    /// `[finanzierung]`.
    pub finance: Finance,
    /// `[beschluss]`.
    pub resolution: Resolution,
    /// `[[vollzug]]`.
    pub execution: Vec<Execution>,
    /// `[[kriterien]]`.
    pub assessments: Vec<Assessment>,
    /// `[auswahl]`.
    pub choice: Choice,
    /// `[[risiken]]`.
    pub risks: Vec<Risk>,
    /// `[auswirkungen]`.
    pub effects: Effects,
    /// `[[schritte]]`.
    pub steps: Vec<Step>,
    /// `[team]`.
    pub team: Team,
    /// `[transfer]`.
    pub transfer: Transfer,
    /// `[investition]`.
    pub investment: Investment,
    /// `[[bilder]]`.
    pub pictures: Vec<Picture>,
    /// The questionnaire it was read from, if it was one.
    pub questionnaire: Option<Questionnaire>,
    /// The same with the English twins of its texts, if it has any; see [`Profile::in_language`].
    pub english: Option<Box<Profile>>,
    /// What it knows of the profile that was stated, if this is one with English twins.
    pub translation: Option<Translation>,
    /// Where each text value stands, by its path such as `projekt.titel` or `risiken[0].risiko`, so that
    /// later stages can point to it.
    pub places: BTreeMap<String, Place>,
}

/// Reads a table or list of the top level; what it does not say is empty.
fn part<T: Stated + Default>(root: &mut TableReader, key: &'static str) -> T {
    T::read(root, key).unwrap_or_default()
}

impl Profile {
    /// Reads everything a profile says. Required values that are missing have been reported and are empty here.
    pub(super) fn fields(mut root: TableReader) -> Self {
        // Editors find the format's description by this key.
        let _ = root.text("$schema");
        let profile = Self {
            language: part(&mut root, "sprache"),
            municipality: part(&mut root, "kommune"),
            project: part(&mut root, "projekt"),
            pre_check: part(&mut root, "vorpruefung"),
            operation: part(&mut root, "betrieb"),
            finance: part(&mut root, "finanzierung"),
            resolution: part(&mut root, "beschluss"),
            execution: part(&mut root, "vollzug"),
            assessments: part(&mut root, "kriterien"),
            choice: part(&mut root, "auswahl"),
            risks: part(&mut root, "risiken"),
            effects: part(&mut root, "auswirkungen"),
            steps: part(&mut root, "schritte"),
            team: part(&mut root, "team"),
            transfer: part(&mut root, "transfer"),
            investment: part(&mut root, "investition"),
            pictures: part(&mut root, "bilder"),
            ..Self::default()
        };
        root.finish();
        profile
    }

    /// The keys of what a project is known by that it does not state; no documents may be made without them.
    pub fn lacks(&self) -> impl Iterator<Item = &'static str> {
        let Self { municipality, project, .. } = self;
        let named = [
            ("kommune.name", municipality.name.is_empty()),
            ("projekt.titel", project.title.is_empty()),
            ("projekt.phase", project.phases.is_empty()),
        ];
        named.into_iter().filter(|(_, is_missing)| *is_missing).map(|(key, _)| key)
    }

    /// Where the value of a path stands; the file, if none does.
    #[must_use]
    pub fn place(&self, path: &str) -> Place {
        self.places.get(path).cloned().unwrap_or_else(|| Place::File(self.file.as_str().into()))
    }

    /// How papers speak of the municipality, its deciding body and its head of administration.
    #[must_use]
    pub fn bodies(&self) -> Bodies {
        if let Some(translation) = &self.translation {
            return translation.bodies.clone();
        }
        let Municipality { name, kind, states, .. } = &self.municipality;
        Bodies::of(kind.as_deref(), name, states, self.resolution.body.as_deref())
    }

    /// What papers call the parts of the budget.
    #[must_use]
    pub fn budget_words(&self) -> BudgetWords {
        BudgetWords::of(Holder {
            kind: self.bodies().kind.as_deref(),
            states: &self.municipality.states,
            system: self.accounts(),
        })
    }

    /// Whether the papers have to speak of the budget in neutral words until the profile says how it is kept.
    #[must_use]
    pub fn asks_for_accounts(&self) -> bool {
        let kind = self.bodies().kind;
        budget::asks_for_system(Holder {
            kind: kind.as_deref(),
            states: &self.municipality.states,
            system: self.accounts(),
        })
    }

    fn accounts(&self) -> Option<System> {
        self.finance.budget_system.map(|system| match system {
            BudgetSystem::DoubleEntry => System::DoubleEntry,
            BudgetSystem::Cameral => System::Cameral,
            BudgetSystem::MunicipalEnterprise => System::Enterprise,
            BudgetSystem::StateBudget => System::State,
        })
    }

    /// Everything it says, key by key. A new part does not compile until it is here.
    pub(crate) fn statements(&self) -> Statements {
        let Self {
            file: _,
            sha256: _,
            language,
            municipality,
            project,
            pre_check,
            operation,
            finance,
            resolution,
            execution,
            assessments,
            choice,
            risks,
            effects,
            steps,
            team,
            transfer,
            investment,
            pictures,
            questionnaire: _,
            english: _,
            translation: _,
            places: _,
        } = self;
        let mut out = Statements::default();
        language.state("sprache", "sprache", &mut out);
        municipality.state("kommune", "kommune", &mut out);
        project.state("projekt", "projekt", &mut out);
        pre_check.state("vorpruefung", "vorpruefung", &mut out);
        operation.state("betrieb", "betrieb", &mut out);
        finance.state("finanzierung", "finanzierung", &mut out);
        resolution.state("beschluss", "beschluss", &mut out);
        execution.state("vollzug", "vollzug", &mut out);
        assessments.state("kriterien", "kriterien", &mut out);
        choice.state("auswahl", "auswahl", &mut out);
        risks.state("risiken", "risiken", &mut out);
        effects.state("auswirkungen", "auswirkungen", &mut out);
        steps.state("schritte", "schritte", &mut out);
        team.state("team", "team", &mut out);
        transfer.state("transfer", "transfer", &mut out);
        investment.state("investition", "investition", &mut out);
        pictures.state("bilder", "bilder", &mut out);
        out
    }

    /// Everything it says, and the same in English.
    pub(crate) fn said(&self) -> (Statements, Option<Statements>) {
        (self.statements(), self.english.as_deref().map(Self::statements))
    }

    /// The files it names, relative to its own folder.
    pub fn beside(&self) -> impl Iterator<Item = &Path> {
        let form =
            self.resolution.form.as_ref().and_then(|f| if let FormChoice::File(path) = f { Some(path) } else { None });
        let pictures = self.pictures.iter().map(|picture| &picture.file);
        let resolution = form.into_iter().chain(&self.resolution.word_template);
        let named = self.municipality.logo.iter().chain(resolution).chain(&self.project.earlier).chain(pictures);
        named.map(PathBuf::as_path)
    }
}

/// What tells whether two profiles say the same: everything stated, and where it was stated, but no places in it.
impl Serialize for Profile {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let english = self.translation.as_ref().map(|translation| &translation.texts);
        (&self.file, &self.sha256, self.said(), &self.questionnaire, english).serialize(serializer)
    }
}
