//! The council paper as a Word file: it says what the text copy says, in headings, lists and tables of Word's own; what
//! a profile says stays text; the file is whole.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

#[cfg(feature = "pdf")]
mod office;
pub(crate) mod read;
#[cfg(feature = "pdf")]
mod report;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use jiff::civil::date;
use ratsmappe::briefing::{self, Briefing, ContentBlock, Labels, Options, Sources};
use ratsmappe::catalog::Catalog;
use ratsmappe::language::Language;
use ratsmappe::profile;
use ratsmappe::selection;
use ratsmappe::templates::Templates;
use ratsmappe::text::Prose;
use ratsmappe::word::{self, Crest, Paper};
use ratsmappe::word_form::WordForm;

use crate::council::{KIND, MODULES};
use crate::support::german::{runs_of_words, stated_in_german};
use crate::support::{SAMPLES, drawn, missing, sample_text};
use read::{Docx, Element, Paragraph};

/// A grey field of 3 × 4 pixels.
const PNG: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x03\x00\x00\x00\x04\x08\x00\x00\x00\x00nF\
    \xda\xdb\x00\x00\x00\x0eIDATx\xdachhh`@\xc2\x000\x10\x06\x01Pa\xd2\xf3\x00\x00\x00\x00IEND\xaeB`\x82";

/// Every sample in both languages, as a draft and not, with its file.
static PAPERS: LazyLock<Vec<(String, Briefing, Docx)>> = LazyLock::new(|| {
    let mut all = Vec::new();
    for sample in SAMPLES {
        for (language, draft) in [(Language::German, false), (Language::German, true), (Language::English, true)] {
            let briefing = brief(&sample_text(sample), language, draft);
            let file = docx(&briefing);
            all.push((format!("{sample} {} {draft}", language.code()), briefing, file));
        }
    }
    all
});

fn brief(text: &str, language: Language, draft: bool) -> Briefing {
    brief_with(text, language, draft, None)
}

pub(crate) fn brief_with(text: &str, language: Language, draft: bool, form: Option<&Arc<WordForm>>) -> Briefing {
    let (profile, found) = profile::read("p.toml", text.as_bytes());
    let profile = profile.unwrap_or_else(|| panic!("{}", drawn(&found)));
    let labels = Labels::new(&Templates::embedded(), language).expect("labels");
    let catalog = Catalog::embedded(language);
    let sources = Sources { word_form: form, ..Sources::from(&profile) }.in_language(language);
    let options = Options { date: date(2026, 11, 22), draft, language, templates_sha256: String::new() };
    let selection = selection::select(catalog, sources.profile);
    briefing::brief(catalog, sources, &selection, &labels, &options).for_kind(KIND)
}

fn texts(briefing: &Briefing) -> BTreeMap<String, Prose> {
    MODULES.render(KIND, briefing.meta.lang, briefing).unwrap_or_else(|d| panic!("{}", drawn(&d)))
}

fn crest() -> Crest {
    Crest { ending: "png", bytes: PNG.to_vec(), pixels: (3, 4) }
}

pub(crate) fn bytes(briefing: &Briefing) -> Vec<u8> {
    let (texts, crest) = (texts(briefing), crest());
    word::document(&Paper::council(briefing, &texts, Some(&crest))).expect("a file")
}

fn docx(briefing: &Briefing) -> Docx {
    Docx::new(&bytes(briefing))
}

/// Text without blanks, places to divide, and the brackets around the mark of a draft.
fn squashed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{ad}' | '(' | ')')).collect()
}

fn letters(text: &str) -> BTreeMap<char, usize> {
    let mut all = BTreeMap::new();
    text.chars().filter(|c| c.is_alphanumeric()).for_each(|c| *all.entry(c).or_default() += 1);
    all
}

#[test]
fn the_file_says_what_the_copy_says_in_the_same_order() {
    for (name, briefing, docx) in PAPERS.iter() {
        let texts = texts(briefing);
        let copy = MODULES.copy(KIND, briefing.meta.lang, briefing, &texts);
        let copy = copy.unwrap_or_else(|d| panic!("{}", drawn(&d))).expect("a text copy");
        let paragraphs = docx.paragraphs();
        let squashed_copy = squashed(&copy);
        let mut at = 0;
        for paragraph in &paragraphs {
            let rest = &squashed_copy[at..];
            // Cells too: the copy has them beside each other, row by row.
            let text = squashed(&paragraph.text);
            let found = rest.find(&text).unwrap_or_else(|| panic!("{name}: {paragraph:?} is not in {rest}"));
            at += found + text.len();
        }
        let marked = |p: &Paragraph| format!("{} {}", p.mark.as_deref().unwrap_or_default(), p.text);
        let all: String = paragraphs.iter().map(marked).collect();
        assert_eq!(letters(&all), letters(&copy), "{name}");
    }
}

#[test]
fn points_of_the_resolution_are_numbered_by_word() {
    let more = "[beschluss]\n[[beschluss.punkte]]\ntext = \"Eins\"\nhoechstens = 500\n\
        [[beschluss.punkte]]\ntext = \"Zwei: a) dies b) das\"\n[[beschluss.punkte]]\ntext = \"Drei\"\n";
    let text = format!("kommune.name = \"A\"\nprojekt = {{ titel = \"B\", phase = \"P3\" }}\n{more}");
    let paragraphs = docx(&brief(&text, Language::German, false)).paragraphs();
    let section = paragraphs.iter().skip_while(|p| p.text != "Beschlussvorschlag").skip(1);
    let numbered = section.take_while(|p| p.style != "Heading1").filter(|p| p.style == "ListNumber");
    let numbered: Vec<_> = numbered.map(|p| (p.mark.as_deref().unwrap_or_default(), p.text.as_str())).collect();
    assert_eq!(numbered.iter().map(|(mark, _)| *mark).collect::<Vec<_>>(), ["1.", "2.", "3."], "{paragraphs:?}");
    assert_eq!((numbered[0].1, numbered[2].1), ("Eins", "Drei"));
    // A proposed resolution is numbered too, and begins anew.
    let proposed = docx(&brief(&sample_text("minimal.toml"), Language::German, false)).paragraphs();
    let marks = proposed.iter().filter(|p| p.style == "ListNumber").filter_map(|p| p.mark.as_deref());
    assert!(marks.collect::<Vec<_>>().starts_with(&["1.", "2."]), "{proposed:?}");
}

#[test]
fn marks_of_a_list_are_kept() {
    let more =
        "projekt.mehrwert = [\"a) Eins\", \"b) Zwei\", \"c) Drei\"]\nbeschluss.anlagen = [\"Plan\", \"Karte\"]\n";
    let text = format!("kommune.name = \"A\"\nprojekt.titel = \"B\"\nprojekt.phase = \"P3\"\n{more}");
    let paragraphs = docx(&brief(&text, Language::German, false)).paragraphs();
    let of = |text: &str| paragraphs.iter().find(|p| p.text == text).and_then(|p| p.mark.clone());
    assert_eq!(["Eins", "Zwei", "Drei"].map(of), ["a)", "b)", "c)"].map(|mark| Some(mark.to_owned())));
    assert_eq!(["Plan", "Karte"].map(of), ["•", "•"].map(|mark| Some(mark.to_owned())));
}

#[test]
fn what_a_profile_says_stays_text() {
    let long = "Wort".repeat(3000);
    let hostile = [
        "<w:p><w:r/></w:p> & \"so\" 'so'",
        "]]> --> <!-- &amp; &#x41; <?xml?>",
        "{{ 7*7 }} {lang} %1. *fett*",
        "مرحبا بالعالم שלום \u{202e}umgekehrt",
        "🏛️ 👩‍👩‍👧 \u{fffe}𝔅",
        &long,
    ];
    for text in hostile {
        let quoted = toml::Value::from(text).to_string();
        let profile = format!(
            "kommune.name = {quoted}\n[projekt]\ntitel = {quoted}\nphase = \"P3\"\nproblem = {quoted}\n\
             mehrwert = [{quoted}]\n[[risiken]]\nrisiko = {quoted}\n[beschluss]\ntext = [{quoted}]\n"
        );
        let (Some(_), _) = profile::read("p.toml", profile.as_bytes()) else { continue };
        let docx = docx(&brief(&profile, Language::German, true));
        let want = squashed(&text.replace(['\u{fffe}', '\u{202e}'], ""));
        let paragraphs = docx.paragraphs();
        let said = |p: &&Paragraph| squashed(&p.text).contains(&want);
        let styles: BTreeSet<&str> = paragraphs.iter().filter(said).map(|p| p.style.as_str()).collect();
        for style in ["Sender", "Title", "Normal", "ListBullet", "TableText", "ListNumber"] {
            assert!(styles.contains(style), "{text}: {style} not in {styles:?}\n{paragraphs:?}");
        }
        let core = docx.part("docProps/core.xml");
        let title = squashed(&core.child("dc:title").expect("a title").text);
        assert!(title.starts_with(&want), "{title}");
        assert_eq!(faults(&docx), [""; 0], "{text}");
    }
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    let text = sample_text("musterstadt.toml");
    let file = bytes(&brief(&text, Language::German, false));
    assert!(file == bytes(&brief(&text, Language::German, false)));
    let core = Docx::new(&file).part("docProps/core.xml");
    let said = |name: &str| core.child(name).map(|e| e.text.clone()).unwrap_or_default();
    assert_eq!(said("dcterms:created"), "2026-11-22T12:00:00Z");
    assert_eq!((said("dc:creator").as_str(), said("dc:language").as_str()), ("Musterstadt", "de-DE"));
    assert!(said("dc:title").ends_with("– Beschlussvorlage"), "{}", said("dc:title"));
    assert_eq!(said("cp:contentStatus"), "");
}

#[test]
fn tables_have_a_head_that_is_repeated_and_amounts_at_the_right() {
    for (name, _, docx) in PAPERS.iter() {
        let text = docx.text();
        for table in text.all("w:tbl") {
            let rows = table.all("w:tr");
            let is_head = |row: &&Element| row.child("w:trPr").is_some_and(|own| own.child("w:tblHeader").is_some());
            assert_eq!(rows.iter().map(&is_head).filter(|head| *head).count(), 1, "{name}");
            assert!(is_head(&rows[0]) && rows.iter().all(|row| row.child("w:trPr").is_some()), "{name}");
            let columns = table.all("w:gridCol");
            assert!(rows.iter().all(|row| row.all("w:tc").len() == columns.len()), "{name}");
            let width = |e: &&Element| e.attribute("w:w").and_then(|w| w.parse::<usize>().ok()).expect("a width");
            assert_eq!(columns.iter().map(width).sum::<usize>(), 9070, "{name}");
            assert!(columns.iter().map(width).all(|width| width > 300), "{name}");
            assert!(table.value(&["w:tblPr", "w:tblCaption"]).is_some_and(|title| !title.is_empty()), "{name}");
            for cell in rows[1..].iter().flat_map(|row| row.all("w:p")) {
                let amount = cell.words().ends_with("\u{a0}€") && !cell.words().contains(' ');
                let right = cell.value(&["w:pPr", "w:jc"]) == Some("right");
                assert!(!amount || right, "{name}: {}", cell.words());
            }
        }
    }
    let rich = docx(&brief(&sample_text("musterstadt.toml"), Language::German, false)).text();
    assert!(rich.all("w:tbl").len() > 5);
}

#[test]
fn every_run_says_its_language() {
    for (name, briefing, docx) in PAPERS.iter() {
        let language = if briefing.meta.lang == "de" { "de-DE" } else { "en-GB" };
        for part in docx.0.keys().filter(|path| path.starts_with("word/") && path.ends_with(".xml")) {
            for run in docx.part(part).all("w:r") {
                let own = run.value(&["w:rPr", "w:lang"]);
                let known = own == Some(language) || own == Some("de-DE") && is_passage(briefing, &run.words());
                assert!(known || run.child("w:drawing").is_some(), "{name} {part}: {own:?} {}", run.words());
            }
        }
        let styles = docx.part("word/styles.xml");
        assert!(styles.all("w:lang").iter().all(|own| own.attribute("w:val") == Some(language)));
        let first = styles.all("w:style").into_iter().find(|s| s.attribute("w:styleId") == Some("Sender"));
        let own_name = if language == "de-DE" { "Absender" } else { "Sender" };
        assert_eq!(first.and_then(|style| style.value(&["w:name"])), Some(own_name));
    }
}

/// Whether an English paper says that these words are German.
fn is_passage(briefing: &Briefing, words: &str) -> bool {
    briefing.passages.parts(words) == [(words, true)]
}

#[test]
fn german_passages_of_an_english_file_have_their_language() {
    for name in ["falkenhaven.toml", "koenigsmuende.toml", "musterstadt.toml"] {
        let text = sample_text(name);
        let (profile, _) = profile::read("p.toml", text.as_bytes());
        let stated = stated_in_german(&profile.expect("a profile"));
        let file = docx(&brief(&text, Language::English, false));
        let mut said = (String::new(), String::new());
        for run in file.text().all("w:r") {
            let own = if run.value(&["w:rPr", "w:lang"]) == Some("de-DE") { &mut said.0 } else { &mut said.1 };
            own.push_str(&run.words().replace('\u{a0}', " "));
            own.push(' ');
        }
        let runs = runs_of_words(&stated);
        let left: Vec<&String> = runs.iter().filter(|run| said.1.contains(run.as_str())).collect();
        assert_eq!(left, [""; 0], "{name} says German in English");
        let told = runs.iter().filter(|run| said.0.contains(run.as_str())).count();
        assert_eq!(told > 50, name != "musterstadt.toml", "{name}: {told}");
    }
}

/// What Word's own check of accessibility asks for, as far as a file shows it.
#[test]
fn the_file_is_made_for_those_who_do_not_see_it() {
    for (name, briefing, docx) in PAPERS.iter() {
        let paragraphs = docx.paragraphs();
        let level = |p: &Paragraph| p.style.strip_prefix("Heading").and_then(|n| n.parse::<usize>().ok());
        let mut before = 0;
        for heading in paragraphs.iter().filter_map(level) {
            assert!(heading <= before + 1, "{name}: no level is left out");
            before = heading;
        }
        assert_eq!(paragraphs.iter().filter(|p| p.style == "Title").count(), 1, "{name}");
        for around in paragraphs.windows(3).filter(|around| around[1].text.is_empty() && around[1].cell.is_none()) {
            // Word would make one table of two; room is made by styles.
            assert!(around[0].cell.is_some() && around[2].cell.is_some(), "{name}: {around:?}");
        }
        let text = docx.text();
        for picture in text.all("wp:docPr") {
            let words = picture.attribute("descr").unwrap_or_default();
            assert!(words.contains(&briefing.meta.municipality), "{name}: {words}");
        }
        assert_eq!(text.all("wp:inline").len(), 1, "{name}");
        assert!(!docx.part("docProps/core.xml").child("dc:title").expect("a title").text.is_empty());
    }
}

#[test]
fn every_page_has_its_number_and_a_draft_says_so() {
    for draft in [false, true] {
        let docx = docx(&brief(&sample_text("musterstadt.toml"), Language::German, draft));
        let said = |part: &str| docx.part(&format!("word/{part}.xml")).words();
        for foot in ["footer1", "footer2"] {
            let fields = docx.part(&format!("word/{foot}.xml"));
            let fields = fields.all("w:fldSimple");
            let fields: Vec<_> = fields.iter().filter_map(|field| field.attribute("w:instr")).collect();
            assert_eq!(fields, [" PAGE ", " NUMPAGES "]);
            assert!(squashed(&said(foot)).contains("Beschlussvorlage,22.November2026"), "{}", said(foot));
        }
        assert_eq!(["header1", "header2"].map(|head| said(head).contains("ENTWURF")), [draft; 2]);
        let paragraphs = docx.paragraphs();
        assert_eq!(paragraphs.iter().any(|p| p.style == "Subtitle" && p.text.contains("(Entwurf)")), draft);
        let status = docx.part("docProps/core.xml").child("cp:contentStatus").map(|status| status.text.clone());
        assert_eq!(status.as_deref(), draft.then_some("Entwurf"));
    }
}

/// The order of the schema for what is written (ECMA-376 part 1, annex A).
const ORDER: [(&str, &[&str]); 8] = [
    (
        "w:pPr",
        &[
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:numPr",
            "w:pBdr",
            "w:shd",
            "w:tabs",
            "w:suppressAutoHyphens",
            "w:spacing",
            "w:ind",
            "w:jc",
            "w:outlineLvl",
        ],
    ),
    ("w:rPr", &["w:rStyle", "w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:color", "w:sz", "w:szCs", "w:u", "w:lang"]),
    (
        "w:tblPr",
        &[
            "w:tblStyle",
            "w:tblW",
            "w:tblInd",
            "w:tblBorders",
            "w:tblLayout",
            "w:tblCellMar",
            "w:tblLook",
            "w:tblCaption",
        ],
    ),
    ("w:tcPr", &["w:tcW", "w:tcBorders", "w:shd", "w:vAlign"]),
    ("w:lvl", &["w:start", "w:numFmt", "w:lvlText", "w:lvlJc", "w:pPr"]),
    (
        "w:style",
        &[
            "w:name",
            "w:basedOn",
            "w:next",
            "w:uiPriority",
            "w:semiHidden",
            "w:unhideWhenUsed",
            "w:qFormat",
            "w:pPr",
            "w:rPr",
            "w:tblPr",
            "w:tblStylePr",
        ],
    ),
    ("w:sectPr", &["w:headerReference", "w:footerReference", "w:pgSz", "w:pgMar", "w:titlePg"]),
    (
        "w:settings",
        &[
            "w:zoom",
            "w:defaultTabStop",
            "w:autoHyphenation",
            "w:characterSpacingControl",
            "w:compat",
            "w:themeFontLang",
            "w:decimalSymbol",
            "w:listSeparator",
        ],
    ),
];

/// What makes Word offer to repair a file.
pub(crate) fn faults(docx: &Docx) -> Vec<String> {
    let mut found = Vec::new();
    let types = docx.part("[Content_Types].xml");
    let named = |kind: &str, name: &str| -> BTreeSet<String> {
        types.all(kind).iter().filter_map(|e| e.attribute(name)).map(str::to_owned).collect()
    };
    let (endings, parts) = (named("Default", "Extension"), named("Override", "PartName"));
    for path in docx.0.keys().filter(|path| *path != "[Content_Types].xml") {
        let ending = path.rsplit('.').next().unwrap_or_default();
        if !endings.contains(ending) || ending == "xml" && !parts.contains(&format!("/{path}")) {
            found.push(format!("{path} has no type"));
        }
    }
    found.extend(parts.iter().filter(|p| !docx.0.contains_key(&p[1..])).map(|p| format!("{p} is not there")));
    let mut pointers = BTreeSet::new();
    for (file, folder) in [("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")] {
        for pointer in docx.part(file).children {
            let said = |name: &str| pointer.attribute(name).unwrap_or_default().to_owned();
            let target = format!("{folder}{}", said("Target"));
            if said("TargetMode") != "External" && !docx.0.contains_key(&target) {
                found.push(format!("{target} is pointed to and not there"));
            }
            if !pointers.insert(format!("{folder}{}", said("Id"))) {
                found.push(format!("the pointer {} is there twice", said("Id")));
            }
        }
    }
    let styles = docx.part("word/styles.xml");
    let styles: BTreeSet<_> =
        styles.all("w:style").iter().filter_map(|s| s.attribute("w:styleId")).map(str::to_owned).collect();
    for path in docx.0.keys().filter(|path| path.ends_with(".xml")) {
        docx.part(path).each(&mut |element| {
            for (name, value) in &element.attributes {
                if name.starts_with("r:") && !pointers.contains(&format!("word/{value}")) {
                    found.push(format!("{path} points to {value}"));
                }
            }
            let style = ["w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next"].contains(&element.name.as_str());
            if let Some(id) = element.attribute("w:val").filter(|id| style && !styles.contains(*id)) {
                found.push(format!("no style {id}"));
            }
            if let Some((_, order)) = ORDER.iter().find(|(name, _)| *name == element.name) {
                let places: Vec<_> =
                    element.children.iter().map(|child| order.iter().position(|known| *known == child.name)).collect();
                if places.contains(&None) || !places.is_sorted() {
                    found.push(format!("the order in {}: {:?}", element.name, element.children));
                }
            }
            if element.name == "w:tc" && element.children.last().is_none_or(|last| last.name != "w:p") {
                found.push("a cell without a paragraph at its end".to_owned());
            }
        });
    }
    found
}

#[test]
fn the_file_is_whole() {
    for (name, _, docx) in PAPERS.iter() {
        assert_eq!(faults(docx), [""; 0], "{name}");
    }
}

#[test]
fn links_are_links_and_a_paper_without_a_crest_has_no_picture() {
    let briefing = brief(&sample_text("minimal.toml"), Language::German, false);
    let mut texts = texts(&briefing);
    let text = "Siehe [die *Seite*](https://example.org/a?b=1&c=2).\n\n- x\n  1. y\n\n     z\n";
    let blocks = briefing.council.sections.iter().flat_map(|section| &section.blocks);
    let mut module =
        blocks.filter_map(|block| if let ContentBlock::Module { name } = block { Some(*name) } else { None });
    texts.insert(module.next_back().expect("a module").to_owned(), Prose::Rich(ratsmappe::text::parse(text)));
    let docx = Docx::new(&word::document(&Paper::council(&briefing, &texts, None)).expect("a file"));
    assert_eq!(faults(&docx), [""; 0]);
    assert!(docx.0.keys().all(|path| !path.contains("media")), "{:?}", docx.0.keys());
    let document = docx.text();
    let link = document.all("w:hyperlink")[0];
    assert_eq!(link.words(), "die Seite");
    let pointers = docx.part("word/_rels/document.xml.rels");
    let pointer = pointers.children.iter().find(|p| p.attribute("Id") == link.attribute("r:id")).expect("a pointer");
    assert_eq!(pointer.attribute("Target"), Some("https://example.org/a?b=1&c=2"));
    let paragraphs = docx.paragraphs();
    let below: Vec<_> = paragraphs.iter().skip_while(|p| p.text != "x").map(|p| p.mark.as_deref()).collect();
    assert_eq!(below[..3], [Some("•"), Some("a)"), None]);
}

/// The validator of others, where it is installed.
#[test]
#[allow(clippy::disallowed_methods, reason = "the tool is looked for where programs are")]
fn a_validator_finds_nothing() {
    let tool = "openxml-audit";
    if !std::process::Command::new(tool).arg("--help").output().is_ok_and(|o| o.status.success()) {
        return missing(tool, "`openxml-audit` (PyPI) is not here");
    }
    let folder = tempfile::tempdir().expect("a folder");
    for (number, (name, briefing, _)) in PAPERS.iter().enumerate() {
        std::fs::write(folder.path().join(format!("{number:02} {name}.docx")), bytes(briefing)).expect("a file");
    }
    let told = std::process::Command::new(tool).arg("--recursive").arg(folder.path()).output().expect("the tool");
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stdout));
}
