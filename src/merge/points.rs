//! Points of the resolution go by their number where they have no id. In the whole they have other numbers than in each
//! form: what names them in the forms is made to name them there.

use std::collections::BTreeMap;

use super::entries::joined;
use super::form::{Form, Member, Value};
use crate::profile::Plain;

/// What points are stated as: a list of them, or of texts.
const POINTS: [&str; 2] = ["beschluss.punkte", "beschluss.text"];
/// The list of entries that name a point, and the key that does.
const COSTS: (&str, &str) = ("finanzierung.posten", "punkt");

/// Makes the costs of all forms name the points as they will be called.
pub(super) fn renumber(forms: &mut [Form]) {
    for list in POINTS {
        let numbers = numbers(forms, list);
        for (at, form) in forms.iter_mut().enumerate() {
            let named = form.profile.resolution.point_names();
            let stated = form.whole.lists.iter().find(|(path, _)| *path == list).map_or(0, |(_, points)| points.len());
            // A text that is a list has points of its own; then nobody can tell.
            if stated != named.len() {
                continue;
            }
            let costs = form.whole.lists.iter_mut().filter(|(path, _)| *path == COSTS.0);
            let values = costs.flat_map(|(_, costs)| costs).flat_map(|cost| &mut cost.values);
            for value in values.filter(|value| value.key == COSTS.1) {
                rename(value, |name| {
                    let point = form.profile.resolution.point_called(name)?;
                    // What has an id keeps it.
                    (named[point] == (point + 1).to_string()).then(|| numbers.get(&(at, point)))?.copied()
                });
            }
        }
    }
}

fn rename(value: &mut Value, number: impl Fn(&str) -> Option<usize>) {
    let Some(said) = &mut value.said else { return };
    if let Plain::Text(name) = &said.plain
        && let Some(number) = number(name)
    {
        said.plain = Plain::Text(number.to_string());
        said.written = said.plain.written();
    }
}

/// The number in the whole of each point, by form and place.
fn numbers(forms: &[Form], list: &str) -> BTreeMap<(usize, usize), usize> {
    let Some(at) = forms.first().and_then(|form| form.whole.lists.iter().position(|(path, _)| *path == list)) else {
        return BTreeMap::new();
    };
    let of = joined(forms, &Member::roots(forms), at).groups;
    let of = of
        .iter()
        .enumerate()
        .flat_map(|(number, group)| group.members.iter().map(move |member| ((member.form, member.at), number + 1)));
    of.collect()
}
