//! Pictures beside profiles: what is refused and where that is said, and what papers are given.

use super::Desk;

const DRAWING: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M0 0H9V9Z'/></svg>";

fn profile(pictures: &[&str]) -> String {
    let pictures: String =
        pictures.iter().map(|file| format!("[[bilder]]\ndatei = \"{file}\"\nalt = \"Ein Pegel\"\n")).collect();
    format!("[kommune]\nname = \"A\"\n[projekt]\ntitel = \"B\"\nphase = \"P1\"\n{pictures}")
}

#[test]
fn a_picture_that_is_too_large_or_not_there_is_named_with_its_place() {
    // A head, whole with its check sum, that promises 10,000 times 8,000 pixels.
    let mut wide = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    wide.extend([0, 0, 0x27, 0x10, 0, 0, 0x1f, 0x40, 8, 2, 0, 0, 0, 0xa2, 0x2e, 0x16, 0xb2]);
    let desk = Desk::new().with("bilder/a.svg", DRAWING).with("bilder/wide.png", wide);
    let desk = desk.with("p.toml", profile(&["bilder/a.svg", "bilder/wide.png", "bilder/none.jpg"]));
    let run = desk.run(["check", "p.toml"]);
    assert_eq!(run.code, Some(3));
    insta::assert_snapshot!(run.err, @r#"
    error[logo-too-large]: the picture has 10000 × 8000 pixels; 20 million are the most
      --> p.toml:10:9
       |
    10 | datei = "bilder/wide.png"
       |         ^^^^^^^^^^^^^^^^^
      help: 2,000 pixels in width are enough for print

    warning[logo-not-found]: there is no picture `bilder/none.jpg` in the profile's folder; the papers go without
      --> p.toml:13:9
       |
    13 | datei = "bilder/none.jpg"
       |         ^^^^^^^^^^^^^^^^^
      help: the path starts at the profile's folder; capital and small letters matter
    "#);
}

#[test]
fn a_questionnaire_says_what_it_does_not_ask_for() {
    let text = profile(&["bilder/a.svg"]) + "alt_en = \"A gauge\"\n";
    let desk = Desk::new().with("bilder/a.svg", DRAWING).with("p.toml", text);
    let run = desk.run(["form", "p.toml", "-o", "p.xlsx"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(run.err.contains("warning[not-in-questionnaire]"), "{}", run.err);
    assert!(run.err.contains("`bilder.alt_en`"), "{}", run.err);
    let back = desk.run(["check", "p.xlsx"]);
    assert_eq!(back.code, Some(0), "{}", back.err);
}

#[test]
fn a_list_may_have_columns_of_english_texts() {
    let desk = Desk::new().with("liste.csv", "Kommune;Titel;projekt.titel_en;Phase;projekt.titl_en\nA;B;C;P1;D\n");
    let run = desk.run(["check", "liste.csv"]);
    assert!(!run.err.contains("titel_en` is not read"), "{}", run.err);
    assert!(run.err.contains("the column `projekt.titl_en` is not read"), "{}", run.err);
}

#[cfg(feature = "pdf")]
#[test]
fn papers_get_their_pictures_and_are_made_anew_when_one_changes() {
    let kind = "#let b = json(\"/briefing.json\")\n#set document(title: \"x\")\n#for p in b.pictures { image(p.path, alt: p.alt) }\n";
    let desk = Desk::new().with("bilder/a.svg", DRAWING).with("vorlagen/album/main.typ", kind);
    let desk = desk.with("p.toml", profile(&["bilder/a.svg"]) + "alt_en = \"A gauge\"\n");
    let build = |more: &[&str]| {
        let args =
            ["build", "p.toml", "--templates", "vorlagen", "--only", "album", "--date", "2026-11-22", "-o", "out"];
        desk.run(args.iter().chain(more))
    };
    let first = build(&[]);
    assert_eq!(first.code, Some(0), "{}", first.err);
    let file = desk.files("out").into_iter().find(|path| path.ends_with("album.pdf")).expect("an album");
    let bytes = std::fs::read(desk.path(&file)).expect("the album");
    build(&[]);
    assert_eq!(std::fs::read(desk.path(&file)).expect("the album"), bytes, "nothing has changed");
    std::fs::write(desk.path("bilder/a.svg"), DRAWING.replace("M0 0H9V9Z", "M0 0H5V5Z")).expect("another drawing");
    build(&[]);
    assert_ne!(std::fs::read(desk.path(&file)).expect("the album"), bytes, "the drawing has changed");
    let emitted = build(&["--emit", "typst", "--lang", "en"]);
    assert_eq!(emitted.code, Some(0), "{}", emitted.err);
    let files = desk.files("out");
    assert!(files.iter().any(|path| path.ends_with("/picture-1.svg")), "{files:?}");
    let data = files.iter().find(|path| path.ends_with("/briefing.json")).expect("data");
    let data = std::fs::read_to_string(desk.path(data)).expect("data");
    assert!(data.contains("\"alt\": \"A gauge\"") && data.contains("\"path\": \"/picture-1.svg\""));
}
