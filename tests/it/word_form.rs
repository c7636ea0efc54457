//! A municipality's own Word form: filled where it says so and nowhere else, in its own styles; a form that cannot be
//! used says why.

mod forms;

use std::sync::Arc;

use ratsmappe::briefing::Briefing;
use ratsmappe::diagnostic::{Diagnostic, Style, render};
use ratsmappe::language::Language;
use ratsmappe::word_form::{self, WordForm};

#[cfg(feature = "pdf")]
use crate::support::Desk;
use crate::support::{drawn, sample_text};
use crate::word::read::{Docx, Element};
use crate::word::{brief_with, bytes, faults};
use forms::{Form, TOWN};

fn read(bytes: &[u8]) -> (Option<WordForm>, Vec<Diagnostic>) {
    word_form::read("formular.docx", bytes)
}

#[track_caller]
fn form(form: &Form) -> Arc<WordForm> {
    let (read, found) = read(&form.bytes());
    assert_eq!(drawn(&found), "");
    Arc::new(read.expect("a form without findings"))
}

fn filled(sample: &str, own: &Form, draft: bool) -> (Briefing, Docx) {
    let briefing = brief_with(&sample_text(sample), Language::German, draft, Some(&form(own)));
    let file = Docx::new(&bytes(&briefing));
    (briefing, file)
}

/// The words of the paragraphs below an element, in order.
fn lines(element: &Element) -> Vec<String> {
    let mut all = Vec::new();
    element.each(&mut |e| {
        if e.name == "w:p" {
            all.push(e.words());
        }
    });
    all
}

#[test]
fn a_towns_form_is_filled_where_it_says() {
    let (_, docx) = filled("musterstadt.toml", &Form::town(), false);
    let text = docx.text();
    let body = text.child("w:body").expect("a body");
    // The letterhead's table: a mark split over runs, a control in a cell, two marks in one line.
    let head = body.child("w:tbl").expect("the table of the head");
    assert_eq!(
        lines(head),
        [
            "Vorlage Nr.",
            "2026/214 vom 22.\u{a0}November\u{a0}2026",
            "Federführung",
            "Stabsstelle Digitales",
            "Aktenzeichen",
            "10-24.18"
        ]
    );
    // The resolution goes into the control, numbered by the form's own style.
    let control = body.children.iter().find(|e| e.name == "w:sdt").expect("the control of the resolution");
    let points = control.child("w:sdtContent").expect("content").all("w:p");
    let numbered: Vec<_> = points.iter().filter(|p| p.value(&["w:pPr", "w:pStyle"]) == Some("Listennummer")).collect();
    assert_eq!(numbered.len(), 5);
    assert!(numbered[0].words().starts_with("Der Rat nimmt den Bericht"), "{}", numbered[0].words());
    assert!(
        control
            .child("w:sdtPr")
            .is_some_and(|own| own.child("w:showingPlcHdr").is_none() && own.child("w:text").is_none())
    );
    // What has a mark of its own is not said again; the rest stands where the form wants it.
    let all = lines(body);
    let times = |words: &str| all.iter().filter(|line| line.as_str() == words).count();
    assert_eq!((times("Beschlussvorschlag"), times("Risiken der Stadt"), times("Risiken")), (1, 1, 0), "{all:#?}");
    assert_eq!(times("Unterer Rand der Vorlage"), 1);
    assert!(times("Finanzielle Auswirkungen") == 1 && !all.iter().any(|line| line.contains("{{")), "{all:#?}");
    let at = |words: &str| all.iter().position(|line| line == words).expect(words);
    assert!(
        at("Risiken der Stadt") < at("Finanzielle Auswirkungen")
            && at("Finanzielle Auswirkungen") < at("Unterer Rand der Vorlage")
    );
    // Heads of pages take a few words, everything else of the form stays.
    assert_eq!(docx.part("word/kopf.xml").words(), "Stadt Musterstadt · 2026/214");
    assert_eq!(docx.0["word/media/wappen.png"], forms::PNG);
    assert_eq!(docx.0["word/theme/theme1.xml"], Form::town().0["word/theme/theme1.xml"]);
    assert_eq!(faults(&docx), [""; 0]);
}

#[test]
fn content_takes_the_styles_of_the_form() {
    let (_, docx) = filled("musterstadt.toml", &Form::town(), false);
    let text = docx.text();
    let styles: std::collections::BTreeSet<&str> =
        text.all("w:p").iter().filter_map(|p| p.value(&["w:pPr", "w:pStyle"])).collect();
    for own in ["berschrift1", "berschrift2", "Flietext", "Listennummer", "Aufzhlungszeichen", "Tabellentext"] {
        assert!(styles.contains(own), "{own}: {styles:?}");
    }
    assert!(
        !styles.contains("Heading1") && !styles.contains("ListNumber") && !styles.contains("TableText"),
        "{styles:?}"
    );
    let mut tables = Vec::new();
    text.each(&mut |e| {
        // The form's own two have no style.
        if e.name == "w:tbl" && e.value(&["w:tblPr", "w:tblStyle"]).is_some() {
            tables.push(e);
        }
    });
    assert!(tables.len() > 5 && tables.iter().all(|t| t.value(&["w:tblPr", "w:tblStyle"]) == Some("Tabellenraster")));
    // The page of the form is narrower, and one table stands in a cell.
    let width = |table: &Element| -> usize {
        table
            .all("w:gridCol")
            .iter()
            .map(|c| c.attribute("w:w").expect("a width").parse::<usize>().expect("a number"))
            .sum()
    };
    assert!(
        tables.iter().all(|table| width(table) <= 8500),
        "{:?}",
        tables.iter().map(|t| width(t)).collect::<Vec<_>>()
    );
    // What the form lacks is added and looks like its own text; bullets keep the form's sign.
    let part = docx.part("word/styles.xml");
    let added =
        part.all("w:style").into_iter().find(|style| style.attribute("w:styleId") == Some("Note")).expect("a style");
    assert_eq!(added.value(&["w:basedOn"]), Some("Standard"));
    let bullet = text.all("w:p").into_iter().find(|p| p.value(&["w:pPr", "w:pStyle"]) == Some("Aufzhlungszeichen"));
    let list = bullet.and_then(|p| p.value(&["w:pPr", "w:numPr", "w:numId"])).expect("a list").to_owned();
    let numbering = docx.part("word/numbering.xml");
    let own = numbering.all("w:num").into_iter().find(|num| num.attribute("w:numId") == Some(&list)).expect("the list");
    assert_eq!(own.value(&["w:abstractNumId"]), Some("7"));
    let order: Vec<&str> = numbering.children.iter().map(|e| e.name.as_str()).collect();
    assert!(order.is_sorted(), "kinds before lists: {order:?}");
}

#[test]
fn what_may_not_be_missing_is_added_and_said() {
    let own = Form::with("<w:p><w:r><w:t>{{alternativen}}</w:t></w:r></w:p><w:p><w:r><w:t>Ende</w:t></w:r></w:p>");
    let (read, found) = read(&own.bytes());
    assert_eq!(
        drawn(&found),
        "warning[content-added]: the form has no place for `beschluss`, `haushalt`, `folgekosten`, `risiken`: it is added at the \
         end\n --> formular.docx\n  help: no council paper may be without it; put its mark where it is to stand\n"
    );
    let briefing =
        brief_with(&sample_text("minimal.toml"), Language::German, true, Some(&Arc::new(read.expect("a form"))));
    let docx = Docx::new(&bytes(&briefing));
    let all = lines(&docx.text());
    let at = |words: &str| all.iter().position(|line| line == words).unwrap_or_else(|| panic!("{words}: {all:#?}"));
    assert!(at("Ende") < at("Beschlussvorschlag") && at("Beschlussvorschlag") < at("Risiken"));
    assert_eq!(faults(&docx), [""; 0]);
}

#[test]
fn every_sample_goes_into_both_forms() {
    for sample in crate::support::SAMPLES {
        let plain = Form::with("<w:p><w:r><w:t>{{inhalt}}</w:t></w:r></w:p>");
        for (own, draft) in [(Form::town(), false), (plain, true)] {
            let (briefing, docx) = filled(sample, &own, draft);
            assert_eq!(faults(&docx), [""; 0], "{sample}");
            let said = docx.text().words();
            assert!(!said.contains("{{") && said.contains(&briefing.project.title), "{sample}: {said}");
        }
    }
}

#[test]
fn what_a_profile_says_stays_text_in_a_form() {
    let hostile = "</w:t><w:p/> & \"{{risiken}}\" <!-- ]]>";
    let quoted = toml::Value::from(hostile).to_string();
    let text = format!(
        "kommune.name = {quoted}\nprojekt = {{ titel = {quoted}, phase = \"P3\", problem = {quoted} }}\n\
         beschluss = {{ vorlage_nr = {quoted}, text = [{quoted}] }}\n"
    );
    let briefing = brief_with(&text, Language::German, false, Some(&form(&Form::town())));
    let docx = Docx::new(&bytes(&briefing));
    assert_eq!(faults(&docx), [""; 0]);
    let squashed = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let said = squashed(&docx.text().words());
    assert!(said.matches(&squashed(hostile)).count() >= 3, "{said}");
}

/// A form that is broken in some way, and what is said of it.
fn broken() -> Vec<(&'static str, Vec<u8>)> {
    let line = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let with = |text: &str| Form::with(&line(text)).bytes();
    let whole = || Form::with(&line("{{inhalt}}"));
    let cut = whole().bytes();
    let external = "<Relationship Id=\"x1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" \
        Target=\"http://example.org/a.png\" TargetMode=\"External\"/>";
    let doctype = TOWN.replace("<w:document", "<!DOCTYPE a [<!ENTITY b \"c\">]><w:document");
    let deep = format!("{}{}", "<w:ins>".repeat(500), "</w:ins>".repeat(500));
    let bomb = whole().with_part("word/media/a.bin", &vec![0; 41 << 20]).bytes();
    vec![
        ("no-word-file", b"Beschlussvorlage".to_vec()),
        ("another-archive", Form(std::collections::BTreeMap::from([("a.txt", b"x".to_vec())])).bytes()),
        ("old-or-encrypted", [&[0xD0, 0xCF, 0x11, 0xE0][..], &[0; 600]].concat()),
        ("cut-off", cut[..cut.len() / 2].to_vec()),
        ("damaged-part", whole().with_part("word/document.xml", b"<w:document").bytes()),
        ("unknown-name", Form::with("<w:p>&nbsp;</w:p>").bytes()),
        ("document-type", whole().with_part("word/document.xml", doctype.as_bytes()).bytes()),
        ("too-deep", Form::with(&deep).bytes()),
        ("too-large", bomb),
        (
            "a-part-too-large",
            whole()
                .with_part("word/styles.xml", format!("<w:styles>{}</w:styles>", " ".repeat(9 << 20)).as_bytes())
                .bytes(),
        ),
        ("macros", whole().with_part("word/vbaProject.bin", b"x").bytes()),
        ("embedded", whole().with_part("word/embeddings/oleObject1.bin", b"x").bytes()),
        ("linked-picture", whole().with_pointer(external).bytes()),
        (
            "linked-field",
            Form::with(
                "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText> INCLUDE</w:instrText><w:instrText>TEXT \
            \"c:/a.docx\"</w:instrText></w:r></w:p>",
            )
            .bytes(),
        ),
        ("no-mark", with("Beschlussvorlage")),
        ("unknown-mark", with("Nr. {{vorlagen_nr}}")),
        ("not-closed", with("{{beschluss")),
        ("not-alone", with("Wir beschließen: {{beschluss}}")),
        ("twice", Form::with(&(line("{{inhalt}}") + &line("{{ Inhalt }}"))).bytes()),
        ("in-the-head", whole().with_part("word/kopf.xml", forms::head("{{risiken}}").as_bytes()).bytes()),
    ]
}

#[test]
fn a_form_that_cannot_be_used_says_why() {
    let told = |language: Language| -> String {
        let told = broken().into_iter().map(|(name, bytes)| {
            let (form, found) = read(&bytes);
            assert!(form.is_none(), "{name}");
            let found: String = found.iter().map(|finding| render(finding, Style::Plain, language)).collect();
            format!("## {name}\n{found}\n")
        });
        told.collect()
    };
    insta::assert_snapshot!("broken_word_forms_en", told(Language::English));
    insta::assert_snapshot!("broken_word_forms_de", told(Language::German));
}

#[test]
fn a_picture_on_the_line_of_a_mark_stays() {
    let text = "<w:p><w:r><w:pict/><w:t>{{inhalt}}</w:t></w:r></w:p>";
    let (_, docx) = filled("minimal.toml", &Form::with(text), true);
    let text = docx.text();
    let line = text.all("w:p").into_iter().find(|p| !p.all("w:pict").is_empty()).expect("the picture's line");
    assert_eq!(line.words(), "");
    assert!(text.words().contains("Digitaler Dorfanzeiger"));
}

#[test]
fn numbers_beyond_reason_do_no_harm() {
    let most = "18446744073709551615";
    let cell = format!("<w:tcPr><w:tcW w:w=\"4294967295\" w:type=\"dxa\"/><w:gridSpan w:val=\"{most}\"/></w:tcPr>");
    let text = format!(
        "<w:tbl><w:tblGrid><w:gridCol w:w=\"{most}\"/><w:gridCol w:w=\"65535\"/></w:tblGrid><w:tr>\
         <w:tc>{cell}<w:p><w:r><w:t>{{{{risiken}}}}</w:t></w:r></w:p></w:tc><w:tc>{cell}<w:p/></w:tc></w:tr></w:tbl>\
         <w:p><w:r><w:t>{{{{inhalt}}}}</w:t></w:r></w:p>"
    );
    let numbering = "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
        <w:abstractNum w:abstractNumId=\"4294967295\"/><w:num w:numId=\"18446744073709551615\"/></w:numbering>";
    let own = Form::with(&text).with_part("word/numbering.xml", numbering.as_bytes());
    let (_, docx) = filled("musterstadt.toml", &own, false);
    assert!(docx.text().words().contains("Der Rat nimmt den Bericht"));
}

#[test]
fn what_only_asks_for_attention_is_kept_inert() {
    let settings = "<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
        xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:attachedTemplate r:id=\"t\"/><w:zoom \
        w:percent=\"90\"/></w:settings>";
    let template = forms::pointers(
        "<Relationship Id=\"t\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/\
        relationships/attachedTemplate\" Target=\"file:///c:/normal.dotm\" TargetMode=\"External\"/>",
    );
    let own = Form::town()
        .with_part("word/settings.xml", settings.as_bytes())
        .with_part("word/_rels/settings.xml.rels", template.as_bytes());
    let briefing = brief_with(&sample_text("minimal.toml"), Language::German, true, Some(&form(&own)));
    let docx = Docx::new(&bytes(&briefing));
    assert!(!docx.0.contains_key("word/_rels/settings.xml.rels"));
    let settings = docx.part("word/settings.xml");
    assert!(settings.child("w:attachedTemplate").is_none() && settings.child("w:zoom").is_some());
}

#[cfg(feature = "pdf")]
#[test]
fn profile_and_command_line_name_a_form() {
    let profile = sample_text("minimal.toml")
        .replace("[projekt]", "[beschluss]\nword_vorlage = \"formulare/stadt.docx\"\n\n[projekt]");
    let desk = Desk::new().with("p.toml", profile).with("formulare/stadt.docx", Form::town().bytes());
    let plain = Form::with("<w:p><w:r><w:t>{{inhalt}}</w:t></w:r></w:p>");
    let desk = desk.with("anderswo/schlicht.docx", plain.bytes());
    let build = |more: &[&str]| {
        let args = ["build", "p.toml", "--draft", "--only", "beschlussvorlage", "--date", "2026-11-22"];
        desk.run(args.iter().chain(more))
    };
    let written = || {
        let name = desk.files("out").into_iter().find(|name| name.ends_with(".docx")).expect("a Word file");
        Docx::new(&std::fs::read(desk.path(&name)).expect("a file"))
    };
    assert_eq!(build(&[]).code, Some(0));
    assert!(written().0.contains_key("word/kopf.xml"));
    assert!(written().text().words().contains("Unterer Rand der Vorlage"));
    // Another form makes the paper anew.
    assert_eq!(build(&["--word-vorlage", "anderswo/schlicht.docx"]).code, Some(0));
    assert!(!written().text().words().contains("Unterer Rand der Vorlage"));
    let missing = build(&["--word-vorlage", "nichts.docx"]);
    assert_eq!(missing.code, Some(3), "{}", missing.err);
    assert!(missing.err.contains("nichts.docx does not exist"), "{}", missing.err);
    std::fs::write(desk.path("formulare/stadt.docx"), "kein Word").expect("a file");
    let broken = build(&[]);
    assert!(broken.code != Some(0) && broken.err.contains("the form is not a Word file"), "{}", broken.err);
}
