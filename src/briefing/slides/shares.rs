//! Shares of a whole in whole per cent that make 100.

/// Each part's share in per cent; what rounding down leaves goes to those with the largest remainders. All are zero if
/// the whole is.
pub(in crate::briefing) fn whole_percents(parts: &[i64]) -> Vec<u8> {
    let whole: i128 = parts.iter().map(|part| i128::from(*part)).sum();
    if whole <= 0 {
        return vec![0; parts.len()];
    }
    let scaled = |part: i64| i128::from(part) * 100;
    let mut percents: Vec<u8> =
        parts.iter().map(|part| u8::try_from(scaled(*part) / whole).unwrap_or_default()).collect();
    let mut by_remainder: Vec<usize> = (0..parts.len()).collect();
    by_remainder.sort_by_key(|at| std::cmp::Reverse(scaled(parts[*at]) % whole));
    let missing = 100 - percents.iter().map(|p| usize::from(*p)).sum::<usize>();
    for at in by_remainder.into_iter().take(missing) {
        percents[at] += 1;
    }
    percents
}

#[cfg(test)]
mod tests {
    use super::whole_percents;

    #[test]
    fn shares_make_a_hundred() {
        assert_eq!(whole_percents(&[1, 1, 1]), [34, 33, 33]);
        assert_eq!(whole_percents(&[126_000, 108_000, 37_000, 40_000]), [40, 35, 12, 13]);
        assert_eq!(whole_percents(&[0, 5]), [0, 100]);
        assert_eq!(whole_percents(&[]), [0_u8; 0]);
        assert_eq!(whole_percents(&[0, 0]), [0, 0]);
        for n in 1..60_i64 {
            let parts: Vec<i64> = (1..=n).map(|k| k * k * 7919 % 1009 + 1).collect();
            assert_eq!(whole_percents(&parts).iter().map(|p| u32::from(*p)).sum::<u32>(), 100, "{parts:?}");
        }
    }
}
