//! One of the two states that are compared.

use crate::catalog::Catalog;
use crate::profile::Profile;

/// A profile and the catalogue its criteria are looked up in.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// The catalogue the profile is read with.
    pub catalog: &'a Catalog,
    /// The profile.
    pub profile: &'a Profile,
}
