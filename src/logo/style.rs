//! What style sheets of an SVG refer to, and for which elements.

use super::colour;
use super::errors::not_allowed;
use crate::diagnostic::Diagnostic;
use crate::message::say;

/// A rule of a style sheet that refers to elements of the drawing.
struct Rule {
    selectors: Vec<Selector>,
    references: Vec<String>,
}

/// What an element must have for a rule to hold for it. Where selectors say more, as of the elements around, the rule
/// is taken to hold: it only counts for how much is drawn.
#[derive(Default)]
struct Selector {
    tag: Option<String>,
    id: Option<String>,
    classes: Vec<String>,
}

/// The rules of all style sheets of a drawing that refer to its elements.
#[derive(Default)]
pub(super) struct Styles(Vec<Rule>);

impl Styles {
    /// Adds a style sheet.
    ///
    /// # Errors
    /// If it refers to other files, or names colours that the renderer does not know.
    pub(super) fn add(&mut self, css: &str) -> Result<(), Diagnostic> {
        if css.to_ascii_lowercase().contains("@import") {
            return Err(not_allowed(say!("a style sheet in another file")));
        }
        let css = without_comments(css);
        colour::check_style(&css)?;
        for part in css.split('}') {
            let Some((before, body)) = part.rsplit_once('{') else { continue };
            let references = urls(body)?;
            if !references.is_empty() {
                // After the last bracket: the rest is an at-rule around it.
                let selectors = before.rsplit(['{', ';']).next().unwrap_or(before);
                self.0.push(Rule { selectors: selectors.split(',').map(Selector::parse).collect(), references });
            }
        }
        // What stands outside of rules must not lead elsewhere either.
        urls(&css).map(drop)
    }

    /// The ids to which style sheets refer for an element.
    pub(super) fn references(&self, tag: &str, id: Option<&str>, classes: &str) -> impl Iterator<Item = &String> {
        let holds = move |rule: &&Rule| rule.selectors.iter().any(|selector| selector.holds(tag, id, classes));
        self.0.iter().filter(holds).flat_map(|rule| &rule.references)
    }
}

impl Selector {
    fn parse(written: &str) -> Self {
        let last = written.trim().rsplit([' ', '>', '+', '~', '\n', '\t', '\r']).next().unwrap_or_default();
        let plain = last.split([':', '[']).next().unwrap_or_default();
        let mut selector = Self::default();
        for (at, part) in parts(plain).into_iter().enumerate() {
            match part.split_at_checked(1) {
                Some((".", class)) => selector.classes.push(class.to_owned()),
                Some(("#", id)) => selector.id = Some(id.to_owned()),
                _ if at == 0 && part != "*" => selector.tag = Some(part.to_owned()),
                _ => {}
            }
        }
        selector
    }

    fn holds(&self, tag: &str, id: Option<&str>, classes: &str) -> bool {
        self.tag.as_deref().is_none_or(|wanted| wanted == tag)
            && self.id.as_deref().is_none_or(|wanted| Some(wanted) == id)
            && self.classes.iter().all(|wanted| classes.split_ascii_whitespace().any(|class| class == wanted))
    }
}

/// The parts of a selector without blanks: `g.a#b` is `g`, `.a` and `#b`.
fn parts(plain: &str) -> Vec<&str> {
    let mut cuts: Vec<usize> = plain.match_indices(['.', '#']).map(|(at, _)| at).chain([0, plain.len()]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2).filter_map(|pair| plain.get(pair[0]..pair[1])).collect()
}

pub(super) fn without_comments(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        out.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    out + rest
}

/// The ids in `url(#id)` references.
///
/// # Errors
/// If one leads out of the drawing.
pub(super) fn urls(value: &str) -> Result<Vec<String>, Diagnostic> {
    let lower = value.to_ascii_lowercase();
    let mut out = Vec::new();
    for (at, found) in lower.match_indices("url(") {
        let rest = value[at + found.len()..].trim_start().trim_start_matches(['"', '\'']);
        let Some(name) = rest.strip_prefix('#') else { return Err(not_allowed(say!("a link to something else"))) };
        out.push(name.chars().take_while(|c| !matches!(c, ')' | '"' | '\'')).collect());
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_holds_for_the_elements_it_names() -> Result<(), Diagnostic> {
        let mut styles = Styles::default();
        styles.add("/* a{} */ .a, g > path.b.c { clip-path: url(#x) } @media print { #i { mask: url('#y') } }")?;
        styles.add(".a{fill:red}")?;
        let of = |tag, id, classes| styles.references(tag, id, classes).cloned().collect::<Vec<_>>();
        assert_eq!(of("rect", None, "z a"), ["x"]);
        assert_eq!(of("path", None, "c b"), ["x"]);
        assert_eq!(of("path", Some("i"), "b"), ["y"]);
        assert!(of("rect", Some("a"), "b").is_empty());
        assert!(styles.add("x{fill:url(y.svg)}").is_err() && styles.add("a{fill:device-cmyk(0,0,0,1)}").is_err());
        Ok(())
    }
}
