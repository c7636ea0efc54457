//! What the program says is there in both languages: every text has a German one with the same places, and
//! no German text is left over.

// A test that cannot set its scene has failed.
#![allow(clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use ratsmappe::message;

use crate::support::{root, sources};

/// The templates of all `say!` and `count!` in the program's sources, with the file they stand in.
fn templates() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for file in sources(&root("src")) {
        let text = std::fs::read_to_string(root("src").join(&file)).expect("a source file");
        let tokens: TokenStream = text.parse().expect("Rust");
        let mut here = BTreeSet::new();
        collect(tokens, &mut here);
        found.extend(here.into_iter().map(|template| (template, file.clone())));
    }
    found
}

/// Looks for the two macros in code that is not a test's.
fn collect(tokens: TokenStream, found: &mut BTreeSet<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match (token, tokens.get(at + 1), tokens.get(at + 2)) {
            (TokenTree::Punct(sign), Some(TokenTree::Group(attribute)), _)
                if sign.as_char() == '#' && attribute.stream().to_string().replace(' ', "") == "cfg(test)" =>
            {
                // The item ends with its braces, or with a semicolon.
                let ends = |token: &TokenTree| match token {
                    TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
                    TokenTree::Punct(sign) => sign.as_char() == ';',
                    _ => false,
                };
                let rest = tokens[at..].iter().position(ends).expect("the end of an item");
                at += rest;
            }
            (TokenTree::Ident(name), Some(TokenTree::Punct(sign)), Some(TokenTree::Group(given)))
                if sign.as_char() == '!' && (name == "say" || name == "count") =>
            {
                found.extend(literals(given, if name == "say" { 1 } else { 2 }));
                collect(given.stream(), found);
                at += 2;
            }
            (TokenTree::Group(group), ..) => collect(group.stream(), found),
            _ => {}
        }
        at += 1;
    }
}

/// The first texts among what a macro is given; none where its definition names them.
fn literals(given: &Group, most: usize) -> Vec<String> {
    let texts = given.stream().into_iter().filter_map(|token| match token {
        TokenTree::Literal(literal) => syn::parse2::<syn::LitStr>(TokenTree::Literal(literal).into()).ok(),
        _ => None,
    });
    texts.take(most).map(|text| text.value()).collect()
}

/// The places of a template.
fn places(template: &str) -> BTreeSet<&str> {
    let mut rest = template;
    let mut places = BTreeSet::new();
    while let Some(at) = rest.find('{') {
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix('{') {
            rest = after;
        } else if let Some(end) = rest.find('}') {
            places.insert(&rest[..end]);
            rest = &rest[end..];
        }
    }
    places
}

/// Whether there is anything to translate: letters outside of places.
fn has_words(template: &str) -> bool {
    let outside: String = template.split('{').map(|part| part.rsplit('}').next().unwrap_or_default()).collect();
    outside.chars().any(char::is_alphabetic)
}

/// The texts of the command line's description.
fn described(command: &clap::Command, found: &mut BTreeSet<String>) {
    let after = [command.get_after_help(), command.get_after_long_help()];
    let texts = [command.get_about(), command.get_long_about()].into_iter().chain(after);
    found.extend(texts.flatten().map(ToString::to_string));
    for arg in command.get_arguments() {
        found.extend([arg.get_help(), arg.get_long_help()].into_iter().flatten().map(ToString::to_string));
        if arg.get_action().takes_values() {
            found.extend(arg.get_value_names().unwrap_or_default().iter().map(ToString::to_string));
            let explained = arg.get_possible_values().into_iter().filter(|_| !arg.is_hide_possible_values_set());
            found.extend(explained.filter_map(|value| value.get_help().map(ToString::to_string)));
        }
    }
    command.get_subcommands().for_each(|below| described(below, found));
}

fn description() -> BTreeSet<String> {
    let mut command = ratsmappe::cli::command();
    command.build();
    let mut found = BTreeSet::new();
    described(&command, &mut found);
    found
}

#[test]
fn every_message_has_a_german_one_with_the_same_places() {
    let german: BTreeMap<&str, &str> = message::entries().collect();
    let mut faults = String::new();
    let is_name = |place: &&str| place.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    for (template, file) in templates() {
        // Numbers and the like get their form before they become values.
        assert!(places(&template).iter().all(is_name), "{file}: {template:?}");
        match german.get(template.as_str()) {
            Some(german) if places(german) != places(&template) => {
                faults.push_str(&format!("{file}: other places: {template:?} = {german:?}\n"));
            }
            None if has_words(&template) => faults.push_str(&format!("{file}: {template:?}\n")),
            _ => {}
        }
    }
    assert!(faults.is_empty(), "without a German text:\n{faults}");
}

#[test]
fn every_text_of_the_command_line_has_a_german_one() {
    let german: BTreeMap<&str, &str> = message::entries().collect();
    let missing: Vec<_> = description().into_iter().filter(|text| !german.contains_key(text.as_str())).collect();
    assert!(missing.is_empty(), "without a German text:\n{missing:#?}");
}

#[test]
fn no_german_text_is_left_over() {
    let used: BTreeSet<String> = templates().into_keys().chain(description()).collect();
    let unused: Vec<&str> = message::entries().map(|(english, _)| english).filter(|e| !used.contains(*e)).collect();
    assert!(unused.is_empty(), "German texts that nothing asks for:\n{unused:#?}");
}
