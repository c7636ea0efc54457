//! Tables of amounts: a line each of a project, a year or a bearer, its figures beside it, their sums below. A figure that is
//! added up of others says so, so that the workbook can add it up again.

use super::builder::PortfolioBuilder;
use super::table::{CellValue, ColumnKind, RowSum, SummaryTable};

pub(super) fn text(text: impl Into<String>) -> CellValue {
    CellValue::Text(text.into())
}

pub(super) fn sum(cents: impl IntoIterator<Item = i64>) -> i64 {
    cents.into_iter().fold(0, i64::saturating_add)
}

/// What a figure is among those beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A part of the sum after it.
    Part,
    /// The sum of all parts before it.
    Sum,
    /// What stands beside that sum, and is added to it or taken off.
    Rest,
    /// The sum with the rest.
    Plus,
    /// The sum less the rest.
    Net,
    /// What stands beside these and is in none of them.
    Apart,
    /// The last sum before it with that.
    With,
    /// A figure of its own.
    Aside,
}

/// A column of figures.
pub(super) struct Figure<'a, T> {
    role: Role,
    name: String,
    kind: ColumnKind,
    of: Box<dyn Fn(&T) -> CellValue + 'a>,
    /// Whether it stays where it holds nothing.
    stays: bool,
}

impl<'a, T> Figure<'a, T> {
    /// A column that is left out where it holds nothing.
    pub(super) fn new(role: Role, name: String, of: impl Fn(&T) -> CellValue + 'a) -> Self {
        Self { role, name, kind: ColumnKind::Money, of: Box::new(of), stays: false }
    }

    /// The same that stays.
    pub(super) fn fixed(role: Role, name: String, of: impl Fn(&T) -> CellValue + 'a) -> Self {
        Self { stays: true, ..Self::new(role, name, of) }
    }

    /// A column of words, which is left out where it holds none.
    pub(super) fn words(name: String, of: impl Fn(&T) -> CellValue + 'a) -> Self {
        Self { kind: ColumnKind::Wide, ..Self::new(Role::Aside, name, of) }
    }

    fn is_needed(&self, lines: &[(String, T)]) -> bool {
        self.stays
            || lines.iter().any(|(_, line)| !matches!((self.of)(line), CellValue::Money(0, _)) && self.says(line))
    }

    fn says(&self, line: &T) -> bool {
        (self.of)(line).is_stated()
    }
}

/// A table of these lines and figures; `first` is the head of the lines' names.
pub(super) fn grid<T>(
    builder: &PortfolioBuilder,
    key: &'static str,
    first: &'static str,
    lines: &[(String, T)],
    figures: Vec<Figure<T>>,
) -> SummaryTable {
    let names = if first == "portfolio.col-project" { ColumnKind::Name } else { ColumnKind::Wide };
    let figures: Vec<Figure<T>> = figures.into_iter().filter(|figure| figure.is_needed(lines)).collect();
    let row = |(name, line): &(String, T)| {
        [text(name)].into_iter().chain(figures.iter().map(|figure| (figure.of)(line))).collect()
    };
    let mut table = builder.table(key, &[(first, names)], lines.iter().map(row).collect());
    table.columns.extend(figures.iter().map(|figure| (figure.name.clone(), figure.kind)));
    let cents = |cell: &CellValue| if let CellValue::Money(cents, _) = cell { *cents } else { 0 };
    let total = |(at, figure): (usize, &Figure<T>)| match figure.kind {
        ColumnKind::Money => builder.money(sum(table.rows.iter().filter_map(|row| row.get(at + 1)).map(cents))),
        _ => CellValue::Empty,
    };
    let totals = figures.iter().enumerate().map(total);
    table.total = Some([text(builder.labels.text("col.total"))].into_iter().chain(totals).collect());
    let roles: Vec<Role> = figures.iter().map(|figure| figure.role).collect();
    table.sums = row_sums(&roles);
    table
}

/// Which figures are added up of which; the first column holds names.
fn row_sums(roles: &[Role]) -> Vec<RowSum> {
    let places = |wanted: Role, before: usize| -> Vec<usize> {
        let found = roles.iter().take(before).enumerate().filter(|(_, role)| **role == wanted);
        found.map(|(at, _)| at + 1).collect()
    };
    let of = |(at, role): (usize, &Role)| {
        let (plus, minus) = match role {
            Role::Sum => (places(Role::Part, at), None),
            Role::Plus => ([places(Role::Sum, at), places(Role::Rest, at)].concat(), None),
            Role::Net => (places(Role::Sum, at), places(Role::Rest, at).pop()),
            Role::With => {
                let net = places(Role::Net, at);
                let before = if net.is_empty() { places(Role::Sum, at) } else { net };
                ([before, places(Role::Apart, at)].concat(), None)
            }
            Role::Part | Role::Rest | Role::Apart | Role::Aside => return None,
        };
        (!plus.is_empty()).then_some(RowSum { at: at + 1, plus, minus })
    };
    roles.iter().enumerate().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_that_of_the_parts_before_it() {
        let sum = |at, plus: &[usize], minus| RowSum { at, plus: plus.to_vec(), minus };
        let with_income = [Role::Part, Role::Part, Role::Sum, Role::Rest, Role::Net];
        assert_eq!(row_sums(&with_income), [sum(3, &[1, 2], None), sum(5, &[3], Some(4))]);
        let with_open = [Role::Part, Role::Sum, Role::Aside, Role::Rest, Role::Plus];
        assert_eq!(row_sums(&with_open), [sum(2, &[1], None), sum(5, &[2, 4], None)]);
        let with_both = [Role::Part, Role::Sum, Role::Rest, Role::Net, Role::Apart, Role::With];
        let all = [sum(2, &[1], None), sum(4, &[2], Some(3)), sum(6, &[4, 5], None)];
        assert_eq!(row_sums(&with_both), all, "what is apart is added to what is left after income");
        let without_income = [Role::Part, Role::Sum, Role::Apart, Role::With];
        assert_eq!(row_sums(&without_income), [sum(2, &[1], None), sum(4, &[2, 3], None)]);
        assert_eq!(row_sums(&[Role::Sum, Role::Aside]), [], "a sum of nothing is a figure");
    }
}
