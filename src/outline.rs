//! Lists whose texts bring marks of their own, such as `1.`, `a)`, `(1)`, `•` or `–`: the marks told apart from the
//! words, and points below points, so that a paper prints one mark. Takes and gives plain texts; knows no paper.

use crate::language::Language;

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its own number or letter, such as `1.`; none if it has none, or a bullet.
    pub mark: Option<String>,
    /// The words.
    pub text: String,
    /// The points below it.
    pub items: Vec<Item>,
}

/// How the marks of one list count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Count {
    Digits,
    Letters,
    Roman,
}

/// What the marks of one list have in common: how they count, what stands around them, whether they are capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Bullet(char),
    Counted { count: Count, around: (bool, &'static str), capital: bool },
}

impl Family {
    fn is_bullet(self) -> bool {
        matches!(self, Self::Bullet(_))
    }
}

/// A text with the mark it begins with.
#[derive(Debug, Clone)]
struct Line<'a> {
    whole: &'a str,
    mark: Option<Mark<'a>>,
}

#[derive(Debug, Clone)]
struct Mark<'a> {
    shown: &'a str,
    rest: &'a str,
    /// What it may be, with the number it stands for: `i)` is a letter or a number.
    meanings: Vec<(Family, u32)>,
}

impl Mark<'_> {
    /// The family in which it is the first.
    fn first_of(&self) -> Option<Family> {
        self.meanings.iter().find(|(_, number)| *number == 1).map(|(family, _)| *family)
    }

    fn number_in(&self, family: Family) -> Option<u32> {
        self.meanings.iter().find(|(own, _)| *own == family).map(|(_, number)| *number)
    }

    fn bullet(&self) -> Option<char> {
        self.meanings.iter().find_map(|(family, _)| if let Family::Bullet(sign) = family { Some(*sign) } else { None })
    }
}

const BULLETS: [char; 18] = ['•', '·', '●', '▪', '■', '□', '◦', '○', '‣', '⁃', '∙', '*', '-', '–', '—', '−', '‐', '‑'];
/// The highest number or letter that is a mark; years and amounts are none.
const MAX_NUMBER: u32 = 99;

impl<'a> Line<'a> {
    fn new(text: &'a str) -> Self {
        let whole = text.trim();
        Self { whole, mark: bullet(whole).or_else(|| counted(whole)) }
    }

    fn begins_small(&self) -> bool {
        self.whole.chars().next().is_some_and(char::is_lowercase)
    }
}

fn bullet(text: &str) -> Option<Mark<'_>> {
    let sign = text.chars().next()?;
    let after = &text[sign.len_utf8()..];
    // Word writes its hollow bullet as a letter and a tab.
    let is_bullet = BULLETS.contains(&sign) && after.starts_with(char::is_whitespace)
        || sign == 'o' && after.starts_with('\t')
        || matches!(sign, '•' | '●' | '▪' | '■') && after.starts_with(char::is_alphanumeric);
    let rest = after.trim_start();
    (is_bullet && !rest.is_empty()).then(|| Mark {
        shown: &text[..sign.len_utf8()],
        rest,
        meanings: vec![(Family::Bullet(sign), 1)],
    })
}

fn counted(text: &str) -> Option<Mark<'_>> {
    let open = text.starts_with('(');
    let body = if open { &text[1..] } else { text };
    let end = body.find(|c: char| !c.is_ascii_alphanumeric())?;
    let (word, after) = body.split_at(end);
    let closed = [".)", ")", "."].into_iter().find(|close| after.starts_with(close))?;
    if open && closed != ")" || word.is_empty() || word.len() > 5 {
        return None;
    }
    let (after, rest) = (&after[closed.len()..], after[closed.len()..].trim_start());
    let apart = rest.len() < after.len();
    let joined = rest.starts_with(char::is_alphabetic) && (closed != "." || capital_word(rest));
    if rest.is_empty() || !(apart || joined) {
        return None;
    }
    let is_ordinal = closed == "."
        && !open
        && Language::ALL.into_iter().flat_map(Language::months).any(|month| rest.starts_with(month));
    let meanings: Vec<_> = if is_ordinal { Vec::new() } else { meanings(word, (open, closed)) };
    (!meanings.is_empty()).then(|| Mark { shown: &text[..text.len() - after.len()], rest, meanings })
}

/// Whether a text begins with a capitalised word: `1.Der Rat`, unlike `1.b`.
fn capital_word(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_lowercase)
}

fn meanings(word: &str, around: (bool, &'static str)) -> Vec<(Family, u32)> {
    let counted = |count, capital| Family::Counted { count, around, capital };
    if word.bytes().all(|b| b.is_ascii_digit()) {
        let number = word.parse().ok().filter(|n| (1..=MAX_NUMBER).contains(n));
        return number.map(|n| (counted(Count::Digits, false), n)).into_iter().collect();
    }
    let capital = word.bytes().all(|b| b.is_ascii_uppercase());
    if !capital && !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return Vec::new();
    }
    let mut all = Vec::new();
    let first = word.as_bytes().first().copied().unwrap_or_default().to_ascii_lowercase();
    // `A.` is the beginning of a name more often than a mark; `aa)` follows no letter but is below `a)`.
    if word.len() == 1 && !(capital && around.1 == ".") {
        all.push((counted(Count::Letters, capital), u32::from(first - b'a') + 1));
    }
    if let Some(number) = roman(&word.to_ascii_lowercase()) {
        all.push((counted(Count::Roman, capital), number));
    }
    if word.len() == 2 && word.as_bytes().first() == word.as_bytes().get(1) && around.1 != "." && all.is_empty() {
        all.push((counted(Count::Letters, !capital), u32::from(first - b'a') + 1));
    }
    all
}

/// The number of a Roman numeral up to 39 in its usual spelling.
fn roman(word: &str) -> Option<u32> {
    let tens = word.bytes().take_while(|b| *b == b'x').count();
    let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let one = ones.iter().position(|one| *one == &word[tens..])?;
    u32::try_from(tens * 10 + one).ok().filter(|n| (1..40).contains(n))
}

/// The texts of one list as items: marks apart from words, and what is numbered otherwise below what stands before it.
#[must_use]
pub fn items(texts: &[String]) -> Vec<Item> {
    build(&texts.iter().map(|text| Line::new(text)).filter(|line| !line.whole.is_empty()).collect::<Vec<_>>())
}

/// The same for a paper that numbers the items itself: their own numbers are left out.
#[must_use]
pub fn points(texts: &[String]) -> Vec<Item> {
    let mut points = items(texts);
    for (at, point) in points.iter_mut().enumerate() {
        // One that has its number while others have none: the paper prints it.
        if point.mark.take().is_none()
            && let Some(mark) = counted(&point.text)
            && mark.meanings.iter().any(|(family, n)| is_digits(*family) && usize::try_from(*n) == Ok(at + 1))
        {
            point.text = mark.rest.to_owned();
        }
    }
    points
}

/// The own numbers of points where they are not those that a paper gives them; none if they are.
#[must_use]
pub fn other_numbers(texts: &[String]) -> Option<Vec<String>> {
    let digits = |item: Item| item.mark.map(|mark| mark.chars().filter(char::is_ascii_digit).collect::<String>());
    let numbers = items(texts).into_iter().map(digits).collect::<Option<Vec<String>>>()?;
    let counts = |(at, number): (usize, &String)| number.parse() == Ok(at + 1);
    let are_numbers = numbers.iter().all(|number| !number.is_empty());
    (are_numbers && !numbers.iter().enumerate().all(counts)).then_some(numbers)
}

/// A text of several lines as the texts of a list, if its lines begin with marks; else on one line. Lines without mark
/// go on with the one before.
#[must_use]
pub fn entries(text: &str) -> Vec<String> {
    let lines: Vec<Line> = text.lines().map(Line::new).filter(|line| !line.whole.is_empty()).collect();
    let starts = list_starts(&lines);
    let mut out: Vec<String> = Vec::new();
    for (line, starts) in lines.iter().zip(starts) {
        match out.last_mut() {
            Some(last) if !starts => {
                last.push(' ');
                last.push_str(line.whole);
            }
            // A letter is a bullet only as long as its tab is there.
            _ => out.push(match &line.mark {
                Some(mark) if mark.shown == "o" && mark.bullet().is_some() => format!("◦ {}", mark.rest),
                _ => line.whole.to_owned(),
            }),
        }
    }
    out
}

/// Which lines begin an item: those with a mark, if it is the first of its kind or follows one. A number at the
/// beginning of a line that nothing follows belongs to the words.
fn list_starts(lines: &[Line]) -> Vec<bool> {
    let begins = lines.first().is_some_and(|line| line.mark.is_some());
    let mut seen: Vec<(Family, u32)> = Vec::new();
    let mut starts = vec![false; lines.len()];
    for (at, mark) in lines.iter().enumerate().filter_map(|(at, line)| Some((at, line.mark.as_ref()?))) {
        let next = seen.iter_mut().rev().find(|(family, n)| mark.number_in(*family).is_some_and(|own| own == *n + 1));
        if let Some((_, number)) = next {
            *number += 1;
            starts[at] = true;
        } else if let Some(family) = mark.first_of() {
            let follows = |line: &Line| {
                let wanted = if family.is_bullet() { 1 } else { 2 };
                line.mark.as_ref().and_then(|mark| mark.number_in(family)) == Some(wanted)
            };
            let again = family.is_bullet() && seen.iter().any(|(own, _)| *own == family);
            if begins || again || lines[at + 1..].iter().any(follows) {
                seen.push((family, 1));
                starts[at] = true;
            }
        }
    }
    starts
}

/// What stands at one level, with the lines below each.
struct Level<'a> {
    mark: Option<&'a str>,
    text: String,
    below: Vec<Line<'a>>,
}

fn build(lines: &[Line]) -> Vec<Item> {
    let top = top_family(lines);
    let mut level: Vec<Level> = Vec::new();
    let mut expected = 1;
    for (at, line) in lines.iter().enumerate() {
        let later = &lines[at + 1..];
        let own = line.mark.as_ref().filter(|mark| match top {
            Some(Family::Bullet(sign)) => mark.bullet().is_some_and(|own| {
                own == sign || !goes_below(level.last(), own) && !later.iter().any(|line| is_bullet(line, sign))
            }),
            Some(family) => mark.number_in(family).is_some_and(|n| n == expected || is_digits(family)),
            // A dash before a text among texts without marks is a bullet too.
            None => mark.bullet().is_some_and(|own| !goes_below(level.last(), own)),
        });
        if let Some(mark) = own {
            expected = top.and_then(|family| mark.number_in(family)).unwrap_or(expected) + 1;
            let shown = mark.bullet().is_none().then_some(mark.shown);
            level.push(Level { mark: shown, text: mark.rest.to_owned(), below: Vec::new() });
            continue;
        }
        let continues = |line: &Line| match top {
            Some(family) => line.mark.as_ref().and_then(|mark| mark.number_in(family)).is_some(),
            None => false,
        };
        match level.last_mut() {
            Some(last) if line.mark.as_ref().is_some_and(|mark| is_below(last, mark)) => last.below.push(line.clone()),
            Some(last)
                if line.mark.is_none() && top.is_some() && (line.begins_small() || later.iter().any(continues)) =>
            {
                match last.below.last() {
                    Some(_) => last.below.push(line.clone()),
                    None => {
                        last.text.push(' ');
                        last.text.push_str(line.whole);
                    }
                }
            }
            _ => level.push(Level { mark: None, text: line.whole.to_owned(), below: Vec::new() }),
        }
    }
    // Numbers that only some have would leave the others without a mark.
    let all = level.iter().all(|item| item.mark.is_some());
    level
        .into_iter()
        .map(|item| Item {
            mark: item.mark.filter(|_| all).map(str::to_owned),
            text: item.text,
            items: build(&item.below),
        })
        .collect()
}

/// The family of the marks of the highest level: that of the first line, if others follow it or all are below it.
fn top_family(lines: &[Line]) -> Option<Family> {
    let mark = lines.first()?.mark.as_ref()?;
    let all_marked = lines.iter().all(|line| line.mark.is_some());
    // Numbers that begin elsewhere than with 1 are marks if all have one.
    let elsewhere = || {
        let (family, _) = mark.meanings.iter().find(|(family, _)| is_digits(*family))?;
        let alike = |line: &Line| line.mark.as_ref().is_some_and(|mark| mark.number_in(*family).is_some());
        (lines.len() > 1 && lines.iter().all(alike)).then_some(*family)
    };
    let Some(family) = mark.first_of() else { return elsewhere() };
    let second = |line: &Line| line.mark.as_ref().and_then(|mark| mark.number_in(family)) == Some(2);
    (family.is_bullet() || all_marked || lines.iter().any(second)).then_some(family)
}

fn is_digits(family: Family) -> bool {
    matches!(family, Family::Counted { count: Count::Digits, .. })
}

fn is_bullet(line: &Line, sign: char) -> bool {
    line.mark.as_ref().and_then(Mark::bullet) == Some(sign)
}

/// Whether a bullet of this sign stands below the item before it: the item leads to it, or such points are below it.
fn goes_below(last: Option<&Level>, sign: char) -> bool {
    last.is_some_and(|last| {
        matches!(sign, 'o' | '◦' | '○')
            || last.text.ends_with([':', ','])
            || last.below.iter().any(|line| is_bullet(line, sign))
            || last.below.last().is_some_and(|line| line.whole.ends_with(':'))
    })
}

/// Whether a mark stands below an item: it is the first of its kind, or follows one that is below it.
fn is_below(last: &Level, mark: &Mark) -> bool {
    let follows = |line: &Line| {
        let before = line.mark.iter().flat_map(|own| &own.meanings);
        before.into_iter().any(|(family, n)| mark.number_in(*family) == Some(n + 1))
    };
    mark.bullet().is_some() || mark.first_of().is_some() || last.below.iter().any(follows)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Items in a line each, marks in brackets, points below indented.
    fn drawn(items: &[Item]) -> String {
        let below = |item: &Item| drawn(&item.items).lines().map(|line| format!("\n  {line}")).collect::<String>();
        let mark = |item: &Item| item.mark.as_ref().map(|mark| format!("[{mark}] ")).unwrap_or_default();
        let lines: Vec<String> = items.iter().map(|i| format!("{}{}{}", mark(i), i.text, below(i))).collect();
        lines.join("\n")
    }

    fn list(texts: &[&str]) -> String {
        drawn(&items(&texts.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>()))
    }

    fn numbered(texts: &[&str]) -> String {
        drawn(&points(&texts.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>()))
    }

    #[test]
    fn own_marks_are_told_apart_from_the_words() {
        for marks in
            [["1.", "2."], ["1)", "2)"], ["(1)", "(2)"], ["a)", "b)"], ["I.", "II."], ["i)", "ii)"], ["1.)", "2.)"]]
        {
            let texts = marks.map(|mark| format!("{mark} Text"));
            assert_eq!(list(&[&texts[0], &texts[1]]), format!("[{}] Text\n[{}] Text", marks[0], marks[1]));
            assert_eq!(numbered(&[&texts[0], &texts[1]]), "Text\nText");
        }
        for mark in ["•", "-", "–", "*", "▪", "o\t"] {
            let text = format!("{mark} Text");
            assert_eq!(list(&[&text, &text]), "Text\nText", "{mark}");
        }
        assert_eq!(list(&["- Mehr Licht", "• Mehr Luft"]), "Mehr Licht\nMehr Luft");
        assert_eq!(
            list(&["1.Der Rat stimmt zu.", "2.Die Verwaltung berichtet."]),
            "[1.] Der Rat stimmt zu.\n[2.] Die Verwaltung berichtet."
        );
    }

    #[test]
    fn words_that_look_like_marks_stay_words() {
        for text in [
            "-1 Grad",
            "z. B. mehr Zeit",
            "A. Meier",
            "2. Bauabschnitt",
            "1. März 2027",
            "3.000 Euro",
            "2027. Und",
            "a.",
            "1.",
        ] {
            assert_eq!(list(&[text, "Sonst"]), format!("{text}\nSonst"));
        }
        assert_eq!(list(&["1. Preis im Wettbewerb", "Mehr Zeit"]), "1. Preis im Wettbewerb\nMehr Zeit");
        assert_eq!(list(&["A. Meier", "B. Schulz"]), "A. Meier\nB. Schulz");
    }

    #[test]
    fn points_below_points_stay_there() {
        assert_eq!(
            numbered(&[
                "1. Der Rat stimmt zu:",
                "a) dem Plan,",
                "b) dem Bau.",
                "2. Die Verwaltung",
                "- plant,",
                "- baut.",
                "3. Ende."
            ]),
            "Der Rat stimmt zu:\n  [a)] dem Plan,\n  [b)] dem Bau.\nDie Verwaltung\n  plant,\n  baut.\nEnde."
        );
        assert_eq!(
            numbered(&["Der Rat stimmt zu", "a) dem Plan", "b) dem Bau", "Ende"]),
            "Der Rat stimmt zu\n  [a)] dem Plan\n  [b)] dem Bau\nEnde"
        );
        assert_eq!(list(&["• Zeit:", "– morgens", "– abends", "• Geld"]), "Zeit:\n  morgens\n  abends\nGeld");
        assert_eq!(
            numbered(&["1. A", "a) B", "aa) C", "bb) D", "b) E", "2. F"]),
            "A\n  [a)] B\n    [aa)] C\n    [bb)] D\n  [b)] E\nF"
        );
    }

    #[test]
    fn a_paper_that_numbers_prints_no_number_twice() {
        assert_eq!(numbered(&["1. Der Rat stimmt zu."]), "Der Rat stimmt zu.");
        assert_eq!(numbered(&["1. Der Rat stimmt zu.", "Ende."]), "Der Rat stimmt zu.\nEnde.");
        assert_eq!(numbered(&["3. A", "5. B"]), "A\nB");
        let numbers = |texts: &[&str]| other_numbers(&texts.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>());
        assert_eq!(numbers(&["3. A", "5. B"]), Some(vec!["3".to_owned(), "5".to_owned()]));
        assert_eq!(numbers(&["1. A", "2. B", "4. C"]), Some(vec!["1".to_owned(), "2".to_owned(), "4".to_owned()]));
        assert_eq!(numbers(&["1. A", "a) B", "2. C"]), None);
        assert_eq!(numbers(&["2. Bauabschnitt"]), None);
        assert_eq!(numbered(&["1. A", "2. B", "4. C"]), "A\nB\nC");
    }

    #[test]
    fn lines_that_go_on_are_one_text() {
        assert_eq!(entries("1. Der Rat\n   stimmt zu.\n2. Ende."), ["1. Der Rat stimmt zu.", "2. Ende."]);
        assert_eq!(
            entries("Der Bau beginnt am\n1. Juni, Ende ist am\n2. Mai."),
            ["Der Bau beginnt am 1. Juni, Ende ist am 2. Mai."]
        );
        assert_eq!(entries("Wert\n– für alle –\nbleibt"), ["Wert – für alle – bleibt"]);
        assert_eq!(entries("Ziele:\n- Zeit\n- Geld"), ["Ziele:", "- Zeit", "- Geld"]);
        assert_eq!(list(&["1. Der Rat", "stimmt zu", "2. Ende", "Schluss"]), "Der Rat stimmt zu\nEnde\nSchluss");
    }
}
