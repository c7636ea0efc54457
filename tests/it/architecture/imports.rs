//! Which file of a source tree imports which: `use` trees and paths written out, names followed through re-exports to
//! the file that defines them. Code of `#[cfg(test)]` is left out: a test may look where the house may not. A `pub use`
//! of a name that the file itself does not use passes it on and imports nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use syn::UseTree;

use crate::support::sources;

/// A module's path below the crate, empty for the crate itself.
type Module = Vec<String>;

/// The words before what is defined.
const DEFINING: [&str; 7] = ["struct", "enum", "trait", "type", "const", "static", "fn"];

/// A source file and what it says of others.
#[derive(Default)]
struct Source {
    /// The path below `src`.
    file: String,
    /// Paths of all imports, from the crate down.
    imports: BTreeSet<Module>,
    /// What a name of this file stands for, if it comes from elsewhere.
    names: BTreeMap<String, Module>,
    /// Names that are passed on.
    passed_on: BTreeSet<String>,
    /// Modules all of whose names are passed on.
    passed_on_whole: Vec<Module>,
    /// What is defined in it.
    defined: BTreeSet<String>,
    /// Words of the code, without those of `use`.
    words: BTreeSet<String>,
}

/// The files of a crate.
pub(super) struct Tree(BTreeMap<Module, Source>);

impl Tree {
    /// Reads all sources below a folder `src`; the program (`main.rs`) is a crate of its own and left out.
    pub(super) fn read(src: &Path) -> Self {
        let files = sources(src);
        let named: Vec<(Module, String)> =
            files.into_iter().filter(|file| file != "main.rs").map(|file| (module(&file), file)).collect();
        let modules: BTreeSet<Module> = named.iter().map(|(module, _)| module.clone()).collect();
        let source = |(module, file): (Module, String)| {
            let text = fs::read_to_string(src.join(&file)).expect("a source file");
            let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{file}: {error}"));
            let mut source = Source { file, ..Source::default() };
            Reader { module: &module, modules: &modules, source: &mut source }.walk(tokens, 0);
            let used = source.passed_on.intersection(&source.words).filter_map(|name| source.names.get(name)).cloned();
            let used: Vec<Module> = used.collect();
            source.imports.extend(used);
            (module, source)
        };
        Self(named.into_iter().map(source).collect())
    }

    /// The files of each file's imports.
    pub(super) fn imports(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let of = |source: &Source| -> BTreeSet<&str> {
            let files = source.imports.iter().filter_map(|path| self.definition(path, 0));
            files.filter(|file| *file != source.file).map(|file| self.known(file)).collect()
        };
        self.0.values().map(|source| (source.file.as_str(), of(source))).collect()
    }

    fn known(&self, file: &str) -> &str {
        self.0.values().map(|source| source.file.as_str()).find(|known| *known == file).expect("a known file")
    }

    /// The file that defines what a path names.
    fn definition(&self, path: &[String], depth: usize) -> Option<&str> {
        let length = (0..=path.len()).rev().find(|length| self.0.contains_key(&path[..*length]))?;
        let source = &self.0[&path[..length]];
        let Some(name) = path.get(length) else { return Some(&source.file) };
        match source.names.get(name) {
            // A name may be imported under itself in a loop of re-exports; no honest path is as deep.
            Some(origin) if depth < 8 => {
                let whole: Module = origin.iter().chain(&path[length + 1..]).cloned().collect();
                self.definition(&whole, depth + 1)
            }
            _ if source.defined.contains(name) => Some(&source.file),
            _ => {
                let defines = |module: &&Module| self.0.get(*module).is_some_and(|other| other.defined.contains(name));
                let origin = source.passed_on_whole.iter().find(defines).map(|module| self.0[module].file.as_str());
                origin.or(Some(&source.file))
            }
        }
    }
}

/// The module a file holds.
fn module(file: &str) -> Module {
    let path = file.trim_end_matches(".rs").trim_end_matches("/mod");
    if path == "lib" { Vec::new() } else { path.split('/').map(str::to_owned).collect() }
}

/// Goes through the tokens of one file, also those within macros.
struct Reader<'a> {
    module: &'a Module,
    modules: &'a BTreeSet<Module>,
    source: &'a mut Source,
}

impl Reader<'_> {
    /// `depth` counts the modules written within the file that the tokens are in.
    fn walk(&mut self, tokens: TokenStream, depth: usize) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            match token {
                TokenTree::Punct(sign) if sign.as_char() == '#' && is_for_tests(tokens.get(at + 1)) => {
                    at += tokens[at..].iter().position(ends_item).expect("the end of an item");
                }
                // Who may see an item is no use of what is named.
                TokenTree::Ident(word) if word == "pub" && is_restriction(tokens.get(at + 1)) => at += 1,
                TokenTree::Ident(word) if word == "use" => {
                    let end = tokens[at..].iter().position(|t| matches!(t, TokenTree::Punct(p) if p.as_char() == ';'));
                    // `use` is also written in bounds (`+ use<'a>`), which end before any semicolon.
                    if let Some(end) = end
                        && let Ok(item) = syn::parse2::<syn::ItemUse>(tokens[at..=at + end].iter().cloned().collect())
                    {
                        self.tree(&item.tree, &mut Vec::new(), depth, is_public(&tokens[..at]));
                        at += end;
                    }
                }
                TokenTree::Ident(word) if word == "mod" => {
                    if let Some(TokenTree::Group(body)) = tokens.get(at + 2) {
                        self.walk(body.stream(), depth + 1);
                        at += 2;
                    } else {
                        // A child's name in its declaration is no use of it.
                        at += 1;
                    }
                }
                TokenTree::Ident(word) if !follows_path(&tokens, at) => {
                    if let Some(TokenTree::Ident(name)) = tokens.get(at + 1)
                        && DEFINING.contains(&word.to_string().as_str())
                    {
                        self.source.defined.insert(name.to_string());
                    }
                    self.source.words.insert(word.to_string());
                    let path = written(&tokens, at);
                    // What one word names is in this file already.
                    if path.len() > 1 {
                        let path = self.crate_path(&path, depth);
                        self.source.imports.extend(path);
                    }
                }
                TokenTree::Group(group) => self.walk(group.stream(), depth),
                _ => {}
            }
            at += 1;
        }
    }

    /// Takes a `use` tree apart.
    fn tree(&mut self, tree: &UseTree, path: &mut Module, depth: usize, public: bool) {
        match tree {
            UseTree::Path(part) => {
                path.push(part.ident.to_string());
                self.tree(&part.tree, path, depth, public);
                path.pop();
            }
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.tree(tree, path, depth, public)),
            UseTree::Name(name) => self.import(path, [&name.ident, &name.ident], depth, public),
            UseTree::Rename(name) => self.import(path, [&name.ident, &name.rename], depth, public),
            UseTree::Glob(_) => {
                let path = self.crate_path(path, depth);
                if public && depth == 0 {
                    self.source.passed_on_whole.extend(path);
                } else {
                    self.source.imports.extend(path);
                }
            }
        }
    }

    /// Takes a name in that is called otherwise here, perhaps.
    fn import(&mut self, path: &[String], names: [&Ident; 2], depth: usize, public: bool) {
        let [there, here] = names.map(ToString::to_string);
        let whole: Module = path.iter().cloned().chain((there != "self").then_some(there)).collect();
        let Some(whole) = self.crate_path(&whole, depth) else { return };
        let here = if here == "self" { whole.last().cloned().unwrap_or_default() } else { here };
        // A child that is made public is a name of this file, too; it stands for itself.
        if depth == 0 && whole[..] != [self.module.as_slice(), std::slice::from_ref(&here)].concat() {
            self.source.names.insert(here.clone(), whole.clone());
        }
        if depth == 0 && public {
            self.source.passed_on.insert(here);
        } else {
            self.source.imports.insert(whole);
        }
    }

    /// A path from the crate down, if it names something of this crate.
    fn crate_path(&self, path: &[String], depth: usize) -> Option<Module> {
        let mut rest = path;
        let mut base = match rest.first()?.as_str() {
            "crate" => Vec::new(),
            "self" | "super" => {
                let ups = rest.iter().take_while(|part| *part == "super").count();
                // Leaving a module written within the file leads to the file's own.
                let kept = self.module.len().saturating_sub(ups.saturating_sub(depth));
                rest = &rest[ups.saturating_sub(1)..];
                self.module[..kept].to_vec()
            }
            name => {
                let below: Module = self.module.iter().cloned().chain([name.to_owned()]).collect();
                self.modules.contains(&below).then_some(())?;
                return Some(self.module.iter().chain(path).cloned().collect());
            }
        };
        base.extend_from_slice(&rest[1..]);
        Some(base)
    }
}

/// Whether the item that begins behind these tokens is visible to others.
fn is_public(before: &[TokenTree]) -> bool {
    let is_pub = |token: Option<&TokenTree>| matches!(token, Some(TokenTree::Ident(word)) if word == "pub");
    match before {
        [.., word, TokenTree::Group(group)] if group.delimiter() == Delimiter::Parenthesis => is_pub(Some(word)),
        _ => is_pub(before.last()),
    }
}

/// Whether this is what stands behind `pub` to say who may see an item: `(crate)`, `(super)`, `(in crate::room)`. The
/// type of a public field may be in parentheses, too.
fn is_restriction(token: Option<&TokenTree>) -> bool {
    let Some(TokenTree::Group(group)) = token else { return false };
    let first = group.stream().into_iter().next();
    let is_word = |word: &str| matches!(&first, Some(TokenTree::Ident(ident)) if ident == word);
    let is_alone = group.stream().into_iter().nth(1).is_none();
    group.delimiter() == Delimiter::Parenthesis
        && (is_word("in") || is_alone && ["crate", "super", "self"].into_iter().any(is_word))
}

/// The path that begins at a token: words with `::` between them.
fn written(tokens: &[TokenTree], mut at: usize) -> Vec<String> {
    let mut path = Vec::new();
    while let Some(TokenTree::Ident(word)) = tokens.get(at) {
        path.push(word.to_string());
        if !is_separator(tokens, at + 1) {
            break;
        }
        at += 3;
    }
    path
}

/// Whether a path goes on before this token, or it names a field or method.
fn follows_path(tokens: &[TokenTree], at: usize) -> bool {
    let is_dot =
        |at: Option<usize>| at.is_some_and(|at| matches!(&tokens[at], TokenTree::Punct(sign) if sign.as_char() == '.'));
    // Two dots are a range, or the rest of a struct.
    let is_member = is_dot(at.checked_sub(1)) && !is_dot(at.checked_sub(2));
    is_member || at >= 2 && is_separator(tokens, at - 2)
}

fn is_separator(tokens: &[TokenTree], at: usize) -> bool {
    [at, at + 1].iter().all(|at| matches!(tokens.get(*at), Some(TokenTree::Punct(sign)) if sign.as_char() == ':'))
}

fn is_for_tests(attribute: Option<&TokenTree>) -> bool {
    let Some(TokenTree::Group(group)) = attribute else { return false };
    let text = group.stream().to_string().replace(' ', "");
    group.delimiter() == Delimiter::Bracket && (text.starts_with("cfg(test") || text.starts_with("cfg(all(test"))
}

fn ends_item(token: &TokenTree) -> bool {
    match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(sign) => sign.as_char() == ';',
        _ => false,
    }
}
