//! What was read beside a profile because it names it: a picture, an earlier profile, a form of the council paper. A
//! profile itself is only what was stated.

use crate::briefing::Sources;
use crate::council_form::CouncilForm;
use crate::logo::Logo;
use crate::profile::Profile;

/// The contents of the files that a profile names, as far as they can be used.
#[derive(Debug, Default)]
pub struct Beside {
    /// The picture that `kommune.logo` names.
    pub logo: Option<Logo>,
    /// The profile that `projekt.vorher` names.
    pub earlier: Option<Profile>,
    /// The municipality's own form of the council paper, which `beschluss.vorlage` names.
    pub own_form: Option<CouncilForm>,
}

impl Beside {
    /// A profile with all that papers take from it and from what it names.
    #[must_use]
    pub fn sources<'a>(&'a self, profile: &'a Profile) -> Sources<'a> {
        let Self { logo, earlier, own_form } = self;
        Sources { profile, logo: logo.as_ref(), earlier: earlier.as_ref(), own_form: own_form.as_ref() }
    }
}
