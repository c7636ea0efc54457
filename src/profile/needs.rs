//! What papers of a project need its profile to say. Takes a profile, gives what the description of the keys says of it.

use super::keys::{self, Missed};
use super::whole::Profile;

/// The key that says how the budget is kept.
const ACCOUNTS: &str = "finanzierung.haushalt";
/// The key that says what follows a no.
const REFUSAL: &str = "beschluss.bei_nein";

/// Everything its papers need, stated or not, in their order.
pub(crate) fn needs(profile: &Profile) -> impl Iterator<Item = Missed> {
    // Most Länder have one way only to keep a budget, and nobody has to say it; without money it makes no difference.
    let resolution = &profile.resolution;
    let has_money = !(profile.finance.costs.is_empty() && resolution.text.is_empty() && resolution.points.is_empty());
    // What doing nothing means tells what follows a no.
    let is_told = profile.project.alternatives.iter().any(|alternative| alternative.baseline);
    let is_asked = move |path: &str| match path {
        ACCOUNTS => has_money && profile.asks_for_accounts(),
        REFUSAL => !is_told,
        _ => true,
    };
    let phases = &profile.project.phases;
    keys::missed().into_iter().filter(move |missed| missed.need.is_in(phases) && is_asked(missed.path))
}
