//! Amounts of money that a text names, and all amounts that the figures of a profile give: items, sums, caps. Takes
//! text and a profile, gives cents.

use std::collections::BTreeSet;

use super::finance::CostItem;
use super::whole::Profile;

/// Beyond so many items their sums are not formed: nobody means one of that many.
const MAX_ITEMS_SUMMED: usize = 400;

/// Words for euros behind a number, and how many euros each is.
const UNITS: [(&str, i64); 10] = [
    ("€", 1),
    ("euro", 1),
    ("eur", 1),
    ("t€", 1000),
    ("teur", 1000),
    ("tsd", 1000),
    ("tausend euro", 1000),
    ("mio", 1_000_000),
    ("millionen euro", 1_000_000),
    ("million euros", 1_000_000),
];

/// Words behind an amount that make it a price and no sum.
const PRICES: [&str; 4] = ["je ", "pro ", "per ", "a month"];

/// The amounts a text names, in cents. Prices for one of something are left out.
pub(super) fn named(text: &str) -> Vec<i64> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let number = &rest[start..];
        let end = number_end(number);
        let (before, behind) = (rest[..start].trim_end(), number[end..].trim_start());
        let price = |behind: &str| PRICES.iter().any(|word| behind.trim_start().starts_with(word));
        if let Some((factor, behind)) = unit(behind) {
            found.extend(cents(&number[..end], factor).filter(|_| !price(behind)));
        } else if before.ends_with('€') {
            found.extend(cents(&number[..end], 1).filter(|_| !price(behind)));
        }
        rest = &number[end..];
    }
    found
}

/// Where a number with its separators ends.
fn number_end(text: &str) -> usize {
    let is_separator = |c: char| matches!(c, '.' | ',' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'');
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let goes_on = chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        if !(c.is_ascii_digit() || (is_separator(c) && goes_on)) {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// How many euros the word behind a number stands for, and what is behind it.
fn unit(behind: &str) -> Option<(i64, &str)> {
    let lower = behind.to_lowercase();
    // The longest word counts: `tausend euro` before `t€`.
    let fits = UNITS.iter().filter(|(word, _)| lower.starts_with(word)).max_by_key(|(word, _)| word.len());
    let (word, factor) = fits?;
    // Lower case has as many letters here; whoever writes others is not understood.
    let behind = behind.get(word.len()..).unwrap_or_default();
    Some((*factor, behind.trim_start_matches(|c: char| c.is_alphabetic() || c == '.' || c == '€')))
}

/// A number as people write it, in cents: the last separator is a decimal one unless three digits follow it.
fn cents(number: &str, factor: i64) -> Option<i64> {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let (whole, decimals) = match number.rfind([',', '.']) {
        Some(at) if factor > 1 || number[at + 1..].len() != 3 => (digits(&number[..at]), digits(&number[at + 1..])),
        _ => (digits(number), String::new()),
    };
    let scale = i64::checked_pow(10, u32::try_from(decimals.len()).ok()?)?;
    let all = whole.parse::<i64>().ok()?.checked_mul(scale)?.checked_add(decimals.parse().unwrap_or(0))?;
    let cents = all.checked_mul(factor)?.checked_mul(100)?;
    (cents % scale == 0).then_some(cents / scale)
}

/// Every amount that the figures of a profile give.
pub(super) fn known(profile: &Profile) -> BTreeSet<i64> {
    let (finance, resolution, investment) = (&profile.finance, &profile.resolution, &profile.investment);
    let mut known = sums(&finance.costs);
    known.extend(resolution.points.iter().filter_map(|point| point.cap_cents));
    known.extend(finance.income.iter().map(|income| income.cents));
    known.extend(finance.follow_up.yearly_cents);
    known.extend(finance.costs.iter().filter_map(|item| item.spent_cents));
    known.extend(investment.need_cents);
    known.extend(investment.uses.iter().map(|of| of.cents));
    known.extend(investment.tranches.iter().map(|of| of.cents));
    // What ending the project costs is no item and said in words.
    known.extend(investment.exit.iter().flat_map(|text| named(text)));
    for a in &profile.project.alternatives {
        known.extend(
            [a.once_cents, a.yearly_cents, a.yearly_income_cents, a.unagreed_income_cents, a.grant_cents]
                .into_iter()
                .flatten(),
        );
    }
    known
}

/// The items and the sums of those that have year, kind, purpose, source, status, bearer or point in common, in one
/// year or in years that follow each other.
pub(super) fn sums(items: &[CostItem]) -> BTreeSet<i64> {
    let mut known: BTreeSet<i64> = items.iter().map(|item| item.cents).collect();
    if items.len() > MAX_ITEMS_SUMMED {
        return known;
    }
    let years: BTreeSet<i16> = items.iter().map(|item| item.year).collect();
    let alike = |a: &CostItem, b: &CostItem, facets: u8| {
        let has = |facet: u8| facets & (1 << facet) != 0;
        (!has(0) || a.kind == b.kind)
            && (!has(1) || a.purpose == b.purpose)
            && (!has(2) || a.source == b.source)
            && (!has(3) || a.status == b.status)
            && (!has(4) || a.bearer == b.bearer)
            && (!has(5) || a.point == b.point)
    };
    for facets in 0..64u8 {
        let mut firsts: Vec<&CostItem> = Vec::new();
        for item in items {
            if firsts.iter().any(|first| alike(first, item, facets)) {
                continue;
            }
            firsts.push(item);
            for from in &years {
                let mut sum = 0i64;
                for until in years.range(from..) {
                    let of = items.iter().filter(|other| other.year == *until && alike(item, other, facets));
                    sum = of.map(|other| other.cents).fold(sum, i64::saturating_add);
                    known.insert(sum);
                }
            }
        }
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_found_as_people_write_them() {
        let text = "Bis zu 92.000 €, davon 59.800,50 Euro und 6,4 Millionen Euro; 120\u{a0}000\u{a0}€, €1,234.50, 12 T€, \
                    1,25 Mio. €, 45 Minuten, § 82 und 2027, 3 € je Haushalt, 5 EUR.";
        let found = named(text);
        assert_eq!(found, [9_200_000, 5_980_050, 640_000_000, 12_000_000, 123_450, 1_200_000, 125_000_000, 500]);
    }
}
