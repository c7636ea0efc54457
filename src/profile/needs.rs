//! What papers of a project need its profile to say. Takes a profile, gives what the description of the keys says of it.

use super::keys::{self, Missed};
use super::whole::Profile;

/// The key that says how the budget is kept.
const ACCOUNTS: &str = "finanzierung.haushalt";

/// Everything its papers need, stated or not, in their order.
pub(crate) fn needs(profile: &Profile) -> impl Iterator<Item = Missed> {
    // Most Länder have one way only to keep a budget, and nobody has to say it.
    let is_asked = |path: &str| path != ACCOUNTS || profile.asks_for_accounts();
    let phases = &profile.project.phases;
    keys::missed().into_iter().filter(move |missed| missed.need.is_in(phases) && is_asked(missed.path))
}
