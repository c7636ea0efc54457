//! Splits cells with several values.
//!
//! Exports join values with commas, semicolons, line breaks, bars or nothing at all, and some names contain commas
//! and bars themselves. So a text is first matched against known names, longest first, and only what does not match
//! is cut at separators.

use std::collections::HashMap;

use crate::names;

/// Bytes of the longest text that can be a misspelt name; longer ones are prose.
const MAX_NAME_BYTES: usize = 300;

/// The names that a cell may contain, with their spellings.
#[derive(Debug, Default)]
pub struct KnownNames {
    /// Each normalised spelling with its name, longest spelling first.
    names: Vec<(String, String)>,
    /// The indices in `names` by the first byte of the spelling, in the same order.
    by_first_byte: HashMap<u8, Vec<usize>>,
    /// The largest number of separators that one spelling contains.
    max_separators: usize,
}

impl KnownNames {
    /// From pairs of spelling and name. If a spelling occurs twice, its first name holds.
    pub fn new<S: AsRef<str>, N: AsRef<str>>(pairs: impl IntoIterator<Item = (S, N)>) -> Self {
        let mut known = Self::default();
        for (spelling, name) in pairs {
            let key = names::normalise(spelling.as_ref());
            if !key.is_empty() && !known.names.iter().any(|(k, _)| *k == key) {
                known.max_separators = known.max_separators.max(key.matches([',', '|', ';']).count());
                known.names.push((key, name.as_ref().trim().to_owned()));
            }
        }
        known.names.sort_by(|(a, _), (b, _)| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        for (index, (key, _)) in known.names.iter().enumerate() {
            known.by_first_byte.entry(key.as_bytes()[0]).or_default().push(index);
        }
        known
    }

    /// The name with this spelling.
    pub(super) fn find(&self, spelling: &str) -> Option<&str> {
        let key = names::normalise(spelling);
        self.names.iter().find(|(k, _)| *k == key).map(|(_, n)| n.as_str())
    }

    /// The name whose spelling is nearest to a misspelt one.
    pub(super) fn nearest(&self, text: &str) -> Option<&str> {
        if text.len() > MAX_NAME_BYTES {
            return None;
        }
        let spelling = names::nearest(text, self.names.iter().map(|(k, _)| k.as_str()))?;
        self.find(spelling)
    }

    /// The indices of the names that a normalised text has at a byte offset, longest first.
    fn at<'a>(&'a self, text: &'a str, at: usize) -> impl Iterator<Item = usize> + 'a {
        let rest = &text.as_bytes()[at..];
        let candidates = rest.first().and_then(|byte| self.by_first_byte.get(byte)).into_iter().flatten().copied();
        candidates.filter(move |index| rest.starts_with(self.names[*index].0.as_bytes()))
    }

    /// The names of a text that consists of nothing but known names and separators; else none.
    ///
    /// A depth-first search with a stack of its own: the length of the text must not limit the depth of calls.
    fn cover(&self, text: &str) -> Option<Vec<&str>> {
        let text = names::normalise(text);
        let skip = |at: usize| at + text[at..].len() - text[at..].trim_start_matches(is_separator).len();
        // Each step: the offset where a name begins, how many names were tried there, and the last of them.
        let mut steps = vec![(skip(0), 0, 0)];
        // The offsets from which the rest of the text cannot be matched.
        let mut dead_ends = vec![false; text.len() + 1];
        while let Some((at, tried, _)) = steps.pop() {
            let names = self.at(&text, at).enumerate().skip(tried);
            let next = names.map(|(nth, index)| (nth, index, skip(at + self.names[index].0.len())));
            match { next }.find(|(_, _, to)| !dead_ends[*to]) {
                None => dead_ends[at] = true,
                Some((nth, index, to)) => {
                    steps.push((at, nth + 1, index));
                    if to == text.len() {
                        return Some(steps.iter().map(|(_, _, index)| self.names[*index].1.as_str()).collect());
                    }
                    steps.push((to, 0, 0));
                }
            }
        }
        None
    }
}

/// Whether a character may separate two names.
fn is_separator(c: char) -> bool {
    matches!(c, ',' | ';' | '|' | '/' | '.' | ' ' | '•' | '·' | '●' | '▪')
}

/// One value of a cell.
#[derive(Debug, PartialEq, Eq)]
pub enum NameMatch {
    /// A known name, in the spelling of the catalogue.
    Known(String),
    /// Any other text, as written.
    Unknown(String),
}

/// Splits the text of a cell into its values, without duplicates.
pub fn split(text: &str, known: &KnownNames) -> Vec<NameMatch> {
    let text = without_links(text);
    let lines: Vec<&str> = text.lines().map(without_bullet).filter(|l| !l.is_empty()).collect();
    let mut parts = Vec::new();
    if let Some(names) = known.cover(&lines.join("\n")) {
        parts.extend(names.into_iter().map(known_name));
    } else {
        for line in &lines {
            cut(line, known, lines.len() > 1, &mut parts);
        }
    }
    let mut seen: Vec<NameMatch> = Vec::new();
    for part in parts {
        if !seen.contains(&part) {
            seen.push(part);
        }
    }
    seen
}

fn known_name(name: &str) -> NameMatch {
    NameMatch::Known(name.to_owned())
}

/// Cuts a line that does not consist of known names. In a cell of several lines the line break is the separator, so
/// unknown text of a line is one value (`line_is_value`).
fn cut(line: &str, known: &KnownNames, line_is_value: bool, parts: &mut Vec<NameMatch>) {
    let pieces: Vec<&str> = line.split([',', ';', '|', '\t']).collect();
    let offset = |piece: &str| piece.as_ptr() as usize - line.as_ptr() as usize;
    let span = |from: usize, to: usize| &line[offset(pieces[from])..offset(pieces[to]) + pieces[to].len()];
    let mut unknown_from = None;
    let mut at = 0;
    while at < pieces.len() {
        let furthest = (at + known.max_separators).min(pieces.len() - 1);
        let covered = (at..=furthest).rev().find_map(|to| Some((to, known.cover(span(at, to))?)));
        match covered {
            Some((to, names)) => {
                if let Some(from) = unknown_from.take() {
                    keep_unknown(&pieces[from..at], span(from, at - 1), known, line_is_value, parts);
                }
                parts.extend(names.into_iter().map(known_name));
                at = to + 1;
            }
            None => {
                unknown_from.get_or_insert(at);
                at += 1;
            }
        }
    }
    if let Some(from) = unknown_from {
        keep_unknown(&pieces[from..], span(from, pieces.len() - 1), known, line_is_value, parts);
    }
}

/// Keeps a run of unknown pieces: as one value if the line is one or the run is close to a known name, else piece by
/// piece.
fn keep_unknown(pieces: &[&str], run: &str, known: &KnownNames, line_is_value: bool, parts: &mut Vec<NameMatch>) {
    let whole = pieces.len() == 1 || line_is_value || known.nearest(run).is_some();
    let values = if whole { std::slice::from_ref(&run) } else { pieces };
    for value in values {
        let value = value.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|'));
        if !value.is_empty() {
            parts.push(NameMatch::Unknown(value.to_owned()));
        }
    }
}

/// A line without the bullet it starts with.
pub(super) fn without_bullet(line: &str) -> &str {
    let line = line.trim();
    let rest = line.trim_start_matches(['•', '·', '●', '▪', '*', '-', '–', '◦']);
    // A dash without a space after it belongs to the value.
    if rest.len() < line.len() && rest.starts_with(char::is_whitespace) { rest.trim_start() } else { line }
}

/// The longest address that is looked for, in bytes: no path or link of an export is longer.
const MAX_ADDRESS_BYTES: usize = 2_000;

/// Removes the page addresses that Notion's exports write in brackets after related titles.
fn without_links(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, from)) = rest.split_once('(') {
        if let Some(end) = address_end(from) {
            out.push_str(before.trim_end());
            rest = &from[end + 1..];
        } else {
            out.push_str(before);
            out.push('(');
            rest = from;
        }
    }
    out.push_str(rest);
    out
}

/// Where the bracket closes that was opened before an address; none if no address stands there. Folders and titles
/// have brackets of their own: the one that closes is the one that leaves none open, or, where they do not come in
/// pairs, the first that has an address before it.
fn address_end(from: &str) -> Option<usize> {
    let scheme = from[..from.floor_char_boundary(MAX_ADDRESS_BYTES)].find("://");
    let is_address = |to: usize| {
        let before = &from[..to];
        scheme.is_some_and(|at| at < to) || before.ends_with(".md") || before.ends_with(".csv")
    };
    let (mut open, mut first) = (0_usize, None);
    for (at, sign) in from.char_indices().take_while(|(at, c)| *at < MAX_ADDRESS_BYTES && !c.is_whitespace()) {
        match sign {
            '(' => open += 1,
            ')' if is_address(at) && open == 0 => return Some(at),
            ')' => {
                first = first.or_else(|| is_address(at).then_some(at));
                // The next name begins.
                if open == 0 && from[at + 1..].starts_with([',', ';', '|']) {
                    break;
                }
                open = open.saturating_sub(1);
            }
            _ => {}
        }
    }
    first
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::catalog::{Catalog, vocabulary};
    use crate::language::Language;

    fn titles() -> KnownNames {
        KnownNames::new(Catalog::embedded(Language::German).criteria.iter().map(|c| (&c.title, &c.title)))
    }

    fn known(names: &[&str]) -> Vec<NameMatch> {
        names.iter().map(|n| NameMatch::Known((*n).to_owned())).collect()
    }

    #[test]
    fn names_with_commas_and_bars_stay_whole() {
        let tags = KnownNames::new(vocabulary::SUB_PHASES.map(|(t, _)| (t, t)));
        let parts = split("Prototyping | MvP | Pilot, Ideenfindung | Konzept", &tags);
        assert_eq!(parts, known(&["Prototyping | MvP", "Pilot", "Ideenfindung | Konzept"]));
        let parts = split("PilotHorizontale SkalierungVertikale Skalierung | Skalierung", &tags);
        assert_eq!(parts, known(&["Pilot", "Horizontale Skalierung", "Vertikale Skalierung | Skalierung"]));
        let text = "Proof of Value, Zugang zu relevanten Beratern, Netzwerken und Ökosystemen, Exit-Strategie";
        let want = ["Proof of Value", "Zugang zu relevanten Beratern, Netzwerken und Ökosystemen", "Exit-Strategie"];
        assert_eq!(split(text, &titles()), known(&want));
    }

    #[test]
    fn page_addresses_go_and_brackets_in_titles_stay() {
        let text = "Data-Governance-Strategie (Teil des PoC) (https://www.notion.so/Data-1a?pvs=21), \
                    Exit-Strategie (Kriterien%201a/Exit%20Strategie%202b.md)";
        assert_eq!(split(text, &titles()), known(&["Data-Governance-Strategie (Teil des PoC)", "Exit-Strategie"]));
    }

    #[test]
    fn addresses_may_have_brackets_of_their_own() {
        let names = ["Zwei (alt)", "Drei", "Vier (neu", "Fünf)"];
        let tags = KnownNames::new(names.map(|n| (n, n)));
        for (text, want) in [
            ("Zwei (alt) (../Kriterien%20(1)/Zwei%20(alt)%204f.md)", &["Zwei (alt)"][..]),
            ("Drei (Kriterien%20(1)/Drei%204f.md)", &["Drei"]),
            ("Drei (Kriterien%20((1)%20(2))/Drei%204f.csv), Zwei (alt) (a/b.md)", &["Drei", "Zwei (alt)"]),
            ("Drei (https://notion.so/Drei_(1)?pvs=(4)), Zwei (alt)", &["Drei", "Zwei (alt)"]),
            // Brackets without their other half.
            ("Vier (neu (K/Vier%20(neu%201a.md), Drei", &["Vier (neu", "Drei"]),
            ("Fünf) (K/F%C3%BCnf)%201a.md), Drei (K/Drei.md)", &["Fünf)", "Drei"]),
            // Brackets around something else.
            ("Zwei (alt),Drei (K/Drei.md)", &["Zwei (alt)", "Drei"]),
            ("Zwei (alt)|Drei(K/Drei.md)", &["Zwei (alt)", "Drei"]),
        ] {
            assert_eq!(split(text, &tags), known(want), "{text}");
        }
        // No cell makes this slow.
        let nested = "(".repeat(10_000) + &")".repeat(10_000);
        assert_eq!(without_links(&nested), nested);
    }

    #[test]
    fn a_short_name_does_not_eat_the_beginning_of_an_unknown_one() {
        let tags = KnownNames::new([("Pilot", "Pilot"), ("Kommune", "Kommune")]);
        let unknown = |s: &str| NameMatch::Unknown(s.to_owned());
        assert_eq!(split("Pilotierung", &tags), [unknown("Pilotierung")]);
        assert_eq!(split("Pilot; Zoo", &tags), [NameMatch::Known("Pilot".into()), unknown("Zoo")]);
        assert_eq!(
            split("Zoo, Tierpark, Kommune", &tags),
            [unknown("Zoo"), unknown("Tierpark"), NameMatch::Known("Kommune".into())]
        );
        assert_eq!(
            split("Zoo, Tierpark\nKommune", &tags),
            [unknown("Zoo, Tierpark"), NameMatch::Known("Kommune".into())]
        );
    }

    #[test]
    fn a_misspelt_name_with_commas_is_one_leftover() {
        let text = "Zugang zu relevanten Beratren, Netzwerken und Ökosystemen, Proof of Value";
        let parts = split(text, &titles());
        let left = NameMatch::Unknown("Zugang zu relevanten Beratren, Netzwerken und Ökosystemen".into());
        assert_eq!(parts, [left, NameMatch::Known("Proof of Value".into())]);
    }

    /// Lists of names of one of the roadmap's vocabularies: titles, practices, mechanisms, tags.
    fn vocabulary_and_choice() -> impl Strategy<Value = (Vec<String>, Vec<usize>)> {
        let catalog = Catalog::embedded(Language::German);
        let titles: Vec<String> = catalog.criteria.iter().map(|c| c.title.clone()).collect();
        let practices = catalog.practices.iter().map(|p| p.name.clone()).collect();
        let mechanisms = catalog.mechanisms.iter().map(|m| m.name.clone()).collect();
        let tags = vocabulary::SUB_PHASES.iter().map(|(t, _)| (*t).to_owned()).collect();
        let stakeholders = vocabulary::STAKEHOLDERS.iter().map(|s| (*s).to_owned()).collect();
        proptest::sample::select(vec![titles, practices, mechanisms, tags, stakeholders]).prop_flat_map(|names| {
            let chosen = proptest::sample::subsequence((0..names.len()).collect::<Vec<_>>(), 1..names.len().min(7));
            (Just(names), chosen.prop_shuffle())
        })
    }

    proptest! {
        #[test]
        fn joined_names_come_apart_again(
            (names, chosen) in vocabulary_and_choice(),
            separator in proptest::sample::select(vec![", ", ",", "; ", ";", "\n", "\r\n", " | ", "|", "", "\n• "]),
            mangle in 0..4,
        ) {
            let known = KnownNames::new(names.iter().map(|n| (n, n)));
            let want: Vec<&str> = chosen.iter().map(|i| names[*i].as_str()).collect();
            let joined = want.join(separator);
            let joined = match mangle {
                0 => joined,
                1 => joined.replace(['„', '“', '”'], "\""),
                2 => joined.replace(' ', "\u{a0}"),
                _ => joined.to_uppercase(),
            };
            // Capitalising ß gives SS, which does not match again; no name depends on that.
            prop_assume!(mangle != 3 || !joined.contains("SS"));
            let parts = split(&joined, &known);
            prop_assert_eq!(parts, want.iter().map(|n| NameMatch::Known((*n).to_owned())).collect::<Vec<_>>());
        }

        #[test]
        fn nothing_written_is_lost(text in "[a-zäß ,;|()\n•.-]{0,60}") {
            let known = KnownNames::new([("ab", "ab"), ("a, b", "a, b"), ("(c)", "(c)")]);
            let letters: String = split(&text, &known).iter().map(|p| match p {
                NameMatch::Known(s) | NameMatch::Unknown(s) => names::letters(s),
            }).collect();
            // Duplicate values are dropped, so every letter comes back, but not as often as it was written.
            for c in names::letters(&text).chars() {
                prop_assert!(letters.contains(c), "{text:?} lost {c:?}");
            }
        }
    }
}
