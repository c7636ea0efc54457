//! Any value in every built-in text module: it is printed as words at its place, and changes nothing around it.
//!
//! The first two characters of the input choose the kind, the language, and which texts of the briefing are replaced;
//! the rest is the value. Each module is rendered with a plain word and with the value; the second tree must be the
//! first with the value in place of the word. The portfolio is left out, because its modules print only numbers.

#![no_main]

use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex};

use libfuzzer_sys::fuzz_target;
use ratsmappe::language::Language;
use ratsmappe::profile;
use ratsmappe::templates::Templates;
use ratsmappe::text::{Inline, Modules, Prose, ProseBlock};
use ratsmappe_fuzz::sample;
use serde_json::Value;

/// A word that occurs nowhere in the briefing or the modules, and begins and ends with a letter.
const WORD: &str = "Qwortq";
/// Keys of values that modules branch on. They come from the program, never from a project.
const CONTROL_KEYS: [&str; 6] = ["t", "key", "kind", "phase", "phase_keys", "state"];
const KINDS: [&str; 4] = ["beschlussvorlage", "dossier", "pitchdeck", "praesentation"];

static MODULES: LazyLock<Modules> =
    LazyLock::new(|| Modules::new(&Templates::embedded()).expect("the built-in modules"));

/// A rich project's briefing in both languages.
static BRIEFINGS: LazyLock<[(&str, Value); 2]> = LazyLock::new(|| {
    let bytes = include_bytes!("../../data/profile/musterstadt.toml");
    [("de", Language::German), ("en", Language::English)].map(|(code, language)| {
        let (profile, _) = profile::read("musterstadt.toml", bytes);
        let (briefing, _) = sample::brief(&profile.expect("a profile"), language, &sample::labels(language));
        (code, serde_json::to_value(briefing.expect("a briefing")).expect("JSON"))
    })
});

/// Whether a block of the council paper stands for a text module; its only text is the module's name.
fn names_a_module(table: &serde_json::Map<String, Value>) -> bool {
    table.get("t").is_some_and(|block| block == "module" || block == "notice")
}

/// Replaces every `step`-th text by `with`, the first after `next` texts.
fn replace(value: &mut Value, next: &mut usize, step: usize, with: &str) {
    match value {
        Value::String(text) => {
            if *next == 0 {
                with.clone_into(text);
                *next = step;
            }
            *next -= 1;
        }
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, next, step, with)),
        Value::Object(table) if !names_a_module(table) => {
            let texts = table.iter_mut().filter(|(key, _)| !CONTROL_KEYS.contains(&key.as_str()));
            texts.for_each(|(_, item)| replace(item, next, step, with));
        }
        Value::Object(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn swapped_blocks(blocks: Vec<ProseBlock>, value: &str) -> Vec<ProseBlock> {
    let items = |items: Vec<Vec<ProseBlock>>| items.into_iter().map(|item| swapped_blocks(item, value)).collect();
    let block = |block| match block {
        ProseBlock::P(inlines) => ProseBlock::P(swapped(inlines, value)),
        ProseBlock::Ul(all) => ProseBlock::Ul(items(all)),
        ProseBlock::Ol(all) => ProseBlock::Ol(items(all)),
    };
    blocks.into_iter().map(block).collect()
}

fn swapped(inlines: Vec<Inline>, value: &str) -> Vec<Inline> {
    let inline = |inline| match inline {
        Inline::Text(text) => Inline::Text(text.replace(WORD, value)),
        Inline::Em(body) => Inline::Em(swapped(body, value)),
        Inline::Strong(body) => Inline::Strong(swapped(body, value)),
        Inline::Link { to, body } => Inline::Link { to, body: swapped(body, value) },
        Inline::Br => Inline::Br,
    };
    inlines.into_iter().map(inline).collect()
}

/// Renders every module of a kind, and checks that its text copy can be made.
fn render(kind: usize, language: &str, briefing: &Value) -> BTreeMap<String, Prose> {
    let kind = KINDS[kind];
    let texts = MODULES.render(kind, language, briefing).unwrap_or_else(|found| panic!("{kind}: {found:?}"));
    let copy = MODULES.copy(kind, language, briefing, &texts);
    assert_eq!(copy.map(|copy| copy.is_some()), Ok(kind == "beschlussvorlage"), "the text copy of {kind}");
    texts
}

/// The modules rendered with the plain word: by kind, language, and which texts are replaced.
type PlainProse = BTreeMap<(usize, usize, usize, usize), BTreeMap<String, Prose>>;

fuzz_target!(|input: &str| {
    static PLAIN: Mutex<PlainProse> = Mutex::new(BTreeMap::new());
    let mut characters = input.chars();
    let (Some(first), Some(second)) = (characters.next(), characters.next()) else { return };
    // Readers of profiles and workbooks reduce white space to single spaces.
    let value = characters.as_str().split_whitespace().collect::<Vec<_>>().join(" ");
    if value.is_empty() || value.contains(WORD) {
        return;
    }
    let (in_english, kind) = (first as usize % 2, first as usize / 2 % KINDS.len());
    let step = 1 + second as usize % 3;
    let start = second as usize / 3 % step;
    let (language, briefing) = &BRIEFINGS[in_english];
    let with = |text: &str| {
        let mut briefing = briefing.clone();
        replace(&mut briefing, &mut { start }, step, text);
        briefing
    };
    let mut known = PLAIN.lock().expect("one thread");
    let plain = known.entry((kind, in_english, step, start)).or_insert_with(|| render(kind, language, &with(WORD)));
    for (name, prose) in &render(kind, language, &with(&value)) {
        let want = match plain[name].clone() {
            Prose::Rich(blocks) => Prose::Rich(swapped_blocks(blocks, &value)),
            Prose::Plain(text) => Prose::Plain(text.replace(WORD, &value)),
        };
        assert_eq!(*prose, want, "{}/text/{language}/{name}", KINDS[kind]);
    }
});
