//! The profile that the last papers were made from: the file a profile names as `projekt.vorher`, read. Nothing
//! outside the profile's folder is read, whatever links lead there, and no earlier profile of the earlier one.

use std::path::{Path, PathBuf};

use crate::catalog::Catalog;
#[cfg(feature = "pdf")]
use crate::coverage;
use crate::diagnostic::{Code, Diagnostic, Place, Severity, any_error, quote};
use crate::files;
use crate::message::{Message, say};
use crate::names;
use crate::profile::{self, Profile};
use crate::questionnaire;

use crate::load::limits::ReadLimits;
use crate::load::{beside, list, sandbox};

/// The largest file, in bytes; the reader knows its own, smaller bound and says so.
const MAX_BYTES: u64 = 8 << 20;

/// The file of an earlier profile, read by itself: its content as far as it can be read, and what is wrong
/// with it.
#[derive(Debug, Clone)]
pub enum EarlierFile {
    /// Read, with or without errors.
    Read(Option<Box<Profile>>, Vec<Diagnostic>),
    /// It cannot be read: the end of a sentence that names the file.
    Unreadable(Code, Message),
    /// A workbook that is no questionnaire.
    OtherWorkbook,
}

/// The file that a profile names as its earlier state.
#[must_use]
pub fn path(profile: &Profile) -> Option<PathBuf> {
    let folder = Path::new(&profile.file).parent().unwrap_or(Path::new(""));
    profile.project.earlier.as_ref().map(|path| files::below(folder, path))
}

/// Reads the file of an earlier profile, which is in the later one's folder.
#[must_use]
pub fn read(path: &Path, later: &Profile, limits: ReadLimits) -> EarlierFile {
    let folder = Path::new(&later.file).parent().unwrap_or(Path::new(""));
    let bytes = match beside::read(folder, path, MAX_BYTES) {
        Ok(bytes) => bytes,
        Err((code, what)) => return EarlierFile::Unreadable(code, what),
    };
    let (profile, findings) = if list::is_workbook(path) {
        match sandbox::workbook(&path.to_string_lossy(), &bytes, limits) {
            Err(findings) => (None, findings),
            Ok(workbook) if questionnaire::is_questionnaire(&workbook) => questionnaire::read(&workbook),
            Ok(_) => return EarlierFile::OtherWorkbook,
        }
    } else {
        profile::read(&path.to_string_lossy(), &bytes)
    };
    EarlierFile::Read(profile.map(Box::new), findings)
}

/// The earlier profile, unless it has errors, and what is to be said about it.
pub fn checked(
    profile: &Profile,
    path: &Path,
    file: EarlierFile,
    catalog: Option<&Catalog>,
) -> (Option<Box<Profile>>, Vec<Diagnostic>) {
    let named = profile.places.get("projekt.vorher").cloned();
    let named = named.unwrap_or_else(|| Place::File(profile.file.as_str().into()));
    let shown = quote(&path.to_string_lossy());
    let (earlier, mut findings) = match file {
        EarlierFile::Read(earlier, findings) => (earlier, findings),
        EarlierFile::Unreadable(code, what) => {
            let fault = Diagnostic::error(code, say!("the earlier profile {shown} {what}", shown, what)).at(named);
            return (None, vec![fault.hint(say!("the path starts in the profile's folder and stays in it"))]);
        }
        EarlierFile::OtherWorkbook => {
            let message = say!("the earlier profile {shown} is a workbook, but no questionnaire", shown);
            let fault = Diagnostic::error(Code::UnsupportedFormat, message).at(named);
            let fault = fault
                .hint(say!("name a profile (.toml, .json, .yaml or .yml) or a questionnaire"))
                .hint(say!("two project lists are compared by `ratsmappe diff`"));
            return (None, vec![fault]);
        }
    };
    if let (Some(earlier), Some(catalog)) = (&earlier, catalog) {
        findings.extend(profile::resolve(earlier, catalog).into_iter().map(of_another_time));
    }
    #[cfg(feature = "pdf")]
    findings.extend(earlier.iter().flat_map(|earlier| coverage::of_profile(earlier)));
    // What was to be remarked then is no news; what cannot be read is, and so is a criterion that is gone.
    findings.retain(|finding| finding.is_error() || finding.code == UNKNOWN);
    if any_error(&findings) {
        let named = |finding: Diagnostic| finding.label(named.clone(), say!("named here"));
        return (None, findings.into_iter().map(named).collect());
    }
    findings.extend(earlier.iter().flat_map(|earlier| doubts(profile, earlier, &named)));
    (earlier, findings)
}

/// The code of a criterion that the catalogue does not have.
const UNKNOWN: Code = Code::UnknownCriterion;

/// Criteria come and go: that an earlier profile names one that is gone stops no paper.
fn of_another_time(mut finding: Diagnostic) -> Diagnostic {
    if finding.code == UNKNOWN {
        finding.severity = Severity::Warning;
        finding.hints = vec![say!("what this earlier profile says about it is left out of the comparison")];
    }
    finding
}

/// What makes one doubt that the right file is named.
fn doubts(profile: &Profile, earlier: &Profile, named: &Place) -> Vec<Diagnostic> {
    let mut doubts = Vec::new();
    let both = |doubt: Diagnostic, path: &str| {
        let doubt = doubt.label(named.clone(), say!("named here")).label(profile.place(path), say!("this profile"));
        doubt.label(earlier.place(path), say!("the earlier one"))
    };
    let (here, there) = (&profile.municipality.name, &earlier.municipality.name);
    if !names::same(here, there) {
        let message =
            say!("the earlier profile is one of {there}, not of {here}", there = quote(there), here = quote(here));
        let doubt = both(Diagnostic::warning(Code::OtherMunicipality, message), "kommune.name");
        doubts.push(
            doubt.hint(say!(
                "the papers tell the change of name; if it is another project's profile, name the right one"
            )),
        );
    }
    if let (Some(now), Some(then)) = (profile.project.as_of, earlier.project.as_of)
        && then >= now
    {
        let message = say!("the earlier profile is of {then}, this one of {now}", then, now);
        let doubt = both(Diagnostic::warning(Code::NotEarlier, message), "projekt.stand");
        doubts.push(doubt.hint(say!("`stand` in [projekt] is the day all statements of a profile hold")));
    }
    if !profile.execution.is_empty() {
        let paths = ["beschluss.punkte[0].text", "beschluss.text[0]"];
        let there = paths.iter().find_map(|path| earlier.places.get(*path)).cloned();
        let there = there.unwrap_or_else(|| earlier.place(""));
        doubts.extend(profile::unknown_executed(profile, &earlier.resolution, &there));
    }
    doubts
}
