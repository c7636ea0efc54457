//! Shares of a whole in whole per cent, each rounded by itself, so that all papers print the same share alike.

/// Each part's share in per cent, and whether rounding makes their sum another one than 100. All are zero if the whole
/// is.
pub(in crate::briefing) fn whole_percents(parts: &[i64]) -> (Vec<u8>, bool) {
    let whole: i128 = parts.iter().map(|part| i128::from(*part)).sum();
    if whole <= 0 {
        return (vec![0; parts.len()], false);
    }
    let percent = |part: &i64| (i128::from(*part) * 200 + whole) / (2 * whole);
    let percents: Vec<u8> = parts.iter().map(|part| u8::try_from(percent(part)).unwrap_or_default()).collect();
    let uneven = percents.iter().map(|p| usize::from(*p)).sum::<usize>() != 100;
    (percents, uneven)
}

#[cfg(test)]
mod tests {
    use super::whole_percents;

    #[test]
    fn shares_are_rounded_each_by_itself() {
        assert_eq!(whole_percents(&[1, 1, 1]), (vec![33, 33, 33], true));
        assert_eq!(whole_percents(&[254_800, 219_700, 72_500, 156_000]), (vec![36, 31, 10, 22], true));
        assert_eq!(whole_percents(&[1, 1]), (vec![50, 50], false));
        assert_eq!(whole_percents(&[0, 5]), (vec![0, 100], false));
        assert_eq!(whole_percents(&[]), (Vec::new(), false));
        assert_eq!(whole_percents(&[0, 0]), (vec![0, 0], false));
    }
}
