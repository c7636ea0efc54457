//! The profile that the last papers were made from: the file a profile names as `projekt.vorher`, read. Nothing
//! outside the profile's folder is read, whatever links lead there, and no earlier profile of the earlier one.

use std::path::Path;

use crate::catalog::Catalog;
#[cfg(feature = "pdf")]
use crate::coverage;
use crate::diagnostic::{Code, Diagnostic, Place, Severity, any_error, quote};
use crate::message::say;
use crate::names;
use crate::profile::{self, Profile};
use crate::questionnaire;

use crate::load::limits::ReadLimits;
use crate::load::{council_form, list, sandbox};

/// The largest file, in bytes; the reader knows its own, smaller bound and says so.
const MAX_BYTES: u64 = 8 << 20;

/// Reads the earlier profile, if one is named. There is none if it has errors.
pub fn read(profile: &Profile, catalog: Option<&Catalog>, limits: ReadLimits) -> (Option<Profile>, Vec<Diagnostic>) {
    let Some(path) = &profile.project.earlier else { return (None, Vec::new()) };
    let named = profile.places.get("projekt.vorher").cloned();
    let named = named.unwrap_or_else(|| Place::File(profile.file.as_str().into()));
    let folder = Path::new(&profile.file).parent().unwrap_or(Path::new(""));
    let path = folder.join(path);
    let bytes = match council_form::bytes(folder, &path, MAX_BYTES) {
        Ok(bytes) => bytes,
        Err((code, what)) => {
            let shown = quote(&path.to_string_lossy());
            let fault = Diagnostic::error(code, say!("the earlier profile {shown} {what}", shown, what)).at(named);
            return (None, vec![fault.hint(say!("the path starts in the profile's folder and stays in it"))]);
        }
    };
    let (earlier, mut findings) = if list::is_workbook(&path) {
        match sandbox::workbook(&path.to_string_lossy(), &bytes, limits) {
            Err(findings) => (None, findings),
            Ok(workbook) if questionnaire::is_questionnaire(&workbook) => questionnaire::read(&workbook),
            Ok(_) => {
                let shown = quote(&path.to_string_lossy());
                let message = say!("the earlier profile {shown} is a workbook, but no questionnaire", shown);
                let fault = Diagnostic::error(Code::UnsupportedFormat, message).at(named);
                let fault = fault
                    .hint(say!("name a profile (.toml, .json, .yaml or .yml) or a questionnaire"))
                    .hint(say!("two project lists are compared by `ratsmappe diff`"));
                return (None, vec![fault]);
            }
        }
    } else {
        profile::read(&path.to_string_lossy(), &bytes)
    };
    if let (Some(earlier), Some(catalog)) = (&earlier, catalog) {
        findings.extend(profile::resolve(earlier, catalog).into_iter().map(of_another_time));
    }
    #[cfg(feature = "pdf")]
    findings.extend(earlier.iter().flat_map(coverage::of_profile));
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
    let (here, there) = (&profile.municipality.name, &earlier.municipality.name);
    if !names::same(here, there) {
        let message =
            say!("the earlier profile is one of {there}, not of {here}", there = quote(there), here = quote(here));
        let doubt = Diagnostic::warning(Code::OtherMunicipality, message).at(named.clone());
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
        let doubt = Diagnostic::warning(Code::NotEarlier, message).at(named.clone());
        doubts.push(doubt.hint(say!("`stand` in [projekt] is the day all statements of a profile hold")));
    }
    doubts
}
