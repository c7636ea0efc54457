//! The marks of lists as Word numbers them. Marks that count on are one list that goes on counting when somebody adds an
//! item; a mark that counts nothing is drawn as it is.

/// What is drawn before the items of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    /// Bullets, another one at each level.
    Bullet,
    /// The paper's own numbers: `1.`, below them `a)`, below them `i)`.
    Number,
    /// A mark that counts: Word's name for how, and the sign for the number with what stands around it.
    Counted { format: &'static str, before: String, after: String },
    /// A mark as it is.
    Fixed(String),
}

/// Items that are one list: its mark, the number it begins with, how many items it has.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) mark: Mark,
    pub(super) start: u32,
    pub(super) items: usize,
}

/// Items with these marks as lists, each as long as its marks count on.
pub(super) fn runs(marks: &[&str]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (at, mark) in marks.iter().enumerate() {
        let meanings = meanings(mark);
        if let Some(last) = runs.last_mut() {
            let items = u32::try_from(last.items).unwrap_or(u32::MAX);
            let same = match &last.mark {
                Mark::Fixed(own) => own == mark,
                counted => {
                    let next = last.start.saturating_add(items);
                    meanings.iter().any(|(own, number)| own == counted && *number == next)
                }
            };
            if same {
                last.items += 1;
                continue;
            }
        }
        // `i)` is the first number or the ninth letter: what follows tells, else the number.
        let follows = |(own, number): &&(Mark, u32)| {
            let next = marks.get(at + 1).map(|next| self::meanings(next)).unwrap_or_default();
            next.contains(&(own.clone(), number + 1))
        };
        let meant = meanings.iter().find(follows).or(meanings.first()).cloned();
        let (mark, start) = meant.unwrap_or_else(|| (Mark::Fixed((*mark).to_owned()), 1));
        runs.push(Run { mark, start, items: 1 });
    }
    runs
}

/// What a mark may count, and the number it stands for; nothing for marks that count nothing.
fn meanings(mark: &str) -> Vec<(Mark, u32)> {
    let before: String = mark.chars().take_while(|c| *c == '(').collect();
    let rest = &mark[before.len()..];
    let counter = rest.trim_end_matches(['.', ')']);
    let after = &rest[counter.len()..];
    let counted = |format, number| (Mark::Counted { format, before: before.clone(), after: after.to_owned() }, number);
    let mut found = Vec::new();
    // Word draws no leading zeros.
    if counter.len() < 6 && !counter.starts_with('0') && counter.bytes().all(|b| b.is_ascii_digit()) {
        found.extend(counter.parse().ok().map(|number| counted("decimal", number)));
    }
    let lower = counter.to_ascii_lowercase();
    for (format, own) in [("lowerRoman", lower == counter), ("upperRoman", counter.to_ascii_uppercase() == counter)] {
        if let Some(number) = roman(&lower).filter(|_| own) {
            found.push(counted(format, number));
        }
    }
    if let [letter] = counter.as_bytes() {
        if letter.is_ascii_lowercase() {
            found.push(counted("lowerLetter", u32::from(letter - b'a') + 1));
        } else if letter.is_ascii_uppercase() {
            found.push(counted("upperLetter", u32::from(letter - b'A') + 1));
        }
    }
    // A list rarely begins with 5 or 50; `c)` and `v)` are letters then.
    let rare = |(mark, number): &(Mark, u32)| {
        matches!(mark, Mark::Counted { format: "lowerRoman" | "upperRoman", .. }) && *number > 1
    };
    found.sort_by_key(rare);
    found
}

/// The number of a small Roman numeral, as lists have them.
fn roman(text: &str) -> Option<u32> {
    const NUMERALS: [&str; 20] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii",
        "xviii", "xix", "xx",
    ];
    (1..).zip(NUMERALS).find(|(_, numeral)| *numeral == text).map(|(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(marks: &[&str]) -> Vec<String> {
        let told = |run: &Run| match &run.mark {
            Mark::Counted { format, before, after } => {
                format!("{before}{format}{after} from {} x{}", run.start, run.items)
            }
            Mark::Fixed(mark) => format!("{mark} x{}", run.items),
            other => format!("{other:?}"),
        };
        runs(marks).iter().map(told).collect()
    }

    #[test]
    fn marks_that_count_on_are_one_list() {
        assert_eq!(told(&["1.", "2.", "3."]), ["decimal. from 1 x3"]);
        assert_eq!(told(&["(a)", "(b)"]), ["(lowerLetter) from 1 x2"]);
        assert_eq!(told(&["i)", "ii)"]), ["lowerRoman) from 1 x2"]);
        assert_eq!(told(&["h)", "i)", "j)"]), ["lowerLetter) from 8 x3"]);
        assert_eq!(told(&["i)", "j)"]), ["lowerLetter) from 9 x2"]);
        assert_eq!(told(&["II.", "III."]), ["upperRoman. from 2 x2"]);
        assert_eq!(told(&["v)"]), ["lowerLetter) from 22 x1"]);
    }

    #[test]
    fn marks_that_do_not_begin_again_or_stay_as_they_are() {
        assert_eq!(told(&["1.", "3.", "4."]), ["decimal. from 1 x1", "decimal. from 3 x2"]);
        assert_eq!(told(&["–", "–", "a)"]), ["– x2", "lowerLetter) from 1 x1"]);
        assert_eq!(told(&["1.1", "007.", "§ 3", ""]), ["1.1 x1", "007. x1", "§ 3 x1", " x1"]);
    }
}
