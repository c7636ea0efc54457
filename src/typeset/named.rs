//! The files a template names: in imports, in `read`, `image` and `json`, or in any other string.

use std::collections::BTreeSet;

use typst::syntax::ast::{AstNode, Str};
use typst::syntax::{SyntaxNode, VirtualPath, parse};

/// All strings of a template as paths within the tree, as Typst would resolve them. Strings that are no
/// paths are among them; paths that are put together while setting are not.
#[must_use]
pub fn named_files(path: &str, text: &str) -> BTreeSet<String> {
    let Ok(own) = VirtualPath::new(path) else { return BTreeSet::new() };
    let folder = own.parent().unwrap_or_else(|| own.clone());
    let mut found = BTreeSet::new();
    strings(&parse(text), &mut |string| {
        if let Ok(named) = folder.join(string) {
            found.insert(named.get_without_slash().to_owned());
        }
    });
    found
}

fn strings(node: &SyntaxNode, found: &mut impl FnMut(&str)) {
    if let Some(string) = Str::from_untyped(node) {
        found(&string.get());
    }
    for child in node.children() {
        strings(child, found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_resolved_as_typst_does() {
        let text = "#import \"../design/a.typ\": *\n#image(\"b.svg\")\n#let x = read(\"/c/d.txt\")\n// \"no.typ\"\n\
                    #read(\"../../e\")";
        let found: Vec<String> = named_files("kurz/main.typ", text).into_iter().collect();
        assert_eq!(found, ["c/d.txt", "design/a.typ", "kurz/b.svg"]);
    }
}
