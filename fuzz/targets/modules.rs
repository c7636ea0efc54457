//! Any values in every built-in text module: whatever a project says, it comes out as words at its place, and changes
//! nothing around it.
//!
//! The input's first two characters choose kind, language, and which texts of the briefing are replaced; the rest is the
//! value. Each module is rendered once with a plain word there and once with the value; the second tree must be the first
//! with the value for the word. (The portfolio's modules hold numbers and no names.)

#![no_main]

use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex};

use libfuzzer_sys::fuzz_target;
use ratsmappe::language::Language;
use ratsmappe::profile;
use ratsmappe::templates::Templates;
use ratsmappe::text::{Block, Inline, Modules, Prose};
use ratsmappe_fuzz::sample;
use serde_json::Value;

/// A word that stands nowhere else, begins and ends with a letter, and is no word of any closed list.
const WORD: &str = "Qwortq";
/// What modules branch on: the form of a block, phases, kinds. The program makes these, no project says them.
const STEERING: [&str; 6] = ["t", "key", "kind", "phase", "phase_keys", "state"];
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

/// A council paper's block that stands for a text module holds nothing but the module's name.
fn names_a_module(table: &serde_json::Map<String, Value>) -> bool {
    table.get("t").is_some_and(|form| form == "module" || form == "notice")
}

/// Replaces one text in `step` by `with`, beginning at `next`.
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
            let texts = table.iter_mut().filter(|(key, _)| !STEERING.contains(&key.as_str()));
            texts.for_each(|(_, item)| replace(item, next, step, with));
        }
        Value::Object(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn swapped_blocks(blocks: Vec<Block>, value: &str) -> Vec<Block> {
    let items = |items: Vec<Vec<Block>>| items.into_iter().map(|item| swapped_blocks(item, value)).collect();
    let block = |block| match block {
        Block::P(inlines) => Block::P(swapped(inlines, value)),
        Block::Ul(all) => Block::Ul(items(all)),
        Block::Ol(all) => Block::Ol(items(all)),
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

/// Every module of a kind, and whether the text copy can be made of them.
fn render(kind: usize, language: &str, briefing: &Value) -> BTreeMap<String, Prose> {
    let kind = KINDS[kind];
    let texts = MODULES.render(kind, language, briefing).unwrap_or_else(|found| panic!("{kind}: {found:?}"));
    let copy = MODULES.copy(kind, language, briefing, &texts);
    assert_eq!(copy.map(|copy| copy.is_some()), Ok(kind == "beschlussvorlage"), "the text copy of {kind}");
    texts
}

/// What modules give with the plain word: by kind, language, and which texts are replaced.
type Plain = BTreeMap<(usize, usize, usize, usize), BTreeMap<String, Prose>>;

fuzz_target!(|input: &str| {
    static PLAIN: Mutex<Plain> = Mutex::new(BTreeMap::new());
    let mut signs = input.chars();
    let (Some(first), Some(second)) = (signs.next(), signs.next()) else { return };
    // As readers of profiles and workbooks hand texts on: words with one blank between them.
    let value = signs.as_str().split_whitespace().collect::<Vec<_>>().join(" ");
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
