//! Any text as a value in a text module is unchanged in the parsed tree, at every place in Markdown.

#![no_main]

use std::collections::BTreeMap;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use ratsmappe::templates::Templates;
use ratsmappe::text::{Inline, Modules, Prose, ProseBlock};
use serde_json::json;

/// Places of a value in Markdown: a name, the module, and the expected tree.
const PLACES: [(&str, &str, fn(String) -> Vec<ProseBlock>); 12] = [
    ("alone", "{{ v }}", |v| p(text(v))),
    ("before-words", "{{ v }} Ende", |v| p(text(format!("{v} Ende")))),
    ("after-words", "Anfang {{ v }}", |v| p(text(format!("Anfang {v}")))),
    ("before-a-stop", "{{ v }}. Ende", |v| p(text(format!("{v}. Ende")))),
    ("before-a-bracket", "{{ v }}) Ende", |v| p(text(format!("{v}) Ende")))),
    ("in-a-word", "x{{ v }}y", |v| p(text(format!("x{v}y")))),
    ("on-a-line", "Anfang\n{{ v }}\nEnde", |v| p(text(format!("Anfang {v} Ende")))),
    ("in-a-list", "- {{ v }}\n- b", |v| vec![ProseBlock::Ul(vec![p(text(v)), p(text("b".into()))])]),
    ("in-numbers", "1. {{ v }}\n2. b", |v| vec![ProseBlock::Ol(vec![p(text(v)), p(text("b".into()))])]),
    ("strong", "a **{{ v }}** b", |v| {
        vec![ProseBlock::P(vec![text("a ".into()), Inline::Strong(vec![text(v)]), text(" b".into())])]
    }),
    ("emphasis", "a *{{ v }}* b", |v| {
        vec![ProseBlock::P(vec![text("a ".into()), Inline::Em(vec![text(v)]), text(" b".into())])]
    }),
    ("link", "a [{{ v }}](https://example.org) b", |v| {
        let link = Inline::Link { to: "https://example.org".into(), body: vec![text(v)] };
        vec![ProseBlock::P(vec![text("a ".into()), link, text(" b".into())])]
    }),
];

fn text(words: String) -> Inline {
    Inline::Text(words)
}

fn p(words: Inline) -> Vec<ProseBlock> {
    vec![ProseBlock::P(vec![words])]
}

/// A template tree with a module for each place.
static MODULES: LazyLock<Modules> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let modules = folder.path().join("kind/text/de");
    std::fs::create_dir_all(&modules).expect("a folder");
    for (name, module, _) in PLACES {
        std::fs::write(modules.join(format!("{name}.md")), module).expect("a module");
    }
    std::fs::write(modules.join("line.txt"), "{{ v }}").expect("a module");
    Modules::new(&Templates::from_folder(folder.path()).expect("the templates")).expect("the modules")
});

/// A value as prose has it: words with single spaces.
fn words(value: &str) -> String {
    value.split([' ', '\n', '\r', '\t']).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

fuzz_target!(|value: &str| {
    let shown = words(value);
    // Readers of profiles and workbooks drop blank values, and Markdown cannot emphasise them.
    if shown.trim().is_empty() {
        return;
    }
    let texts: BTreeMap<String, Prose> =
        MODULES.render("kind", "de", &json!({ "v": value })).unwrap_or_else(|d| panic!("{d:?}"));
    for (name, _, tree) in PLACES {
        assert_eq!(texts[name], Prose::Rich(tree(shown.clone())), "{name}");
    }
    let line: Vec<&str> = value.split_whitespace().collect();
    assert_eq!(texts["line"], Prose::Plain(line.join(" ")));
});
