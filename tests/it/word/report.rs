//! The status report as a Word file: what its pages say, in headings and tables of Word's own.

use super::*;
use crate::support::{Desk, pages};

#[test]
fn the_status_report_says_in_word_what_its_pages_say() {
    let desk = Desk::new().with_sample("falkenhaven.toml");
    let build = ["build", "falkenhaven.toml", "--only", "sachstand", "--date", "2026-11-22", "-o", "out"];
    let built = desk.run(build);
    assert_eq!(built.code, Some(0), "{}", built.err);
    let of = |ending: &str| {
        let name = desk.files("out").into_iter().find(|name| name.ends_with(ending)).expect("a file");
        desk.path(&name)
    };
    let docx = Docx::new(&std::fs::read(of("-sachstand.docx")).expect("a file"));
    assert_eq!(faults(&docx), [""; 0]);
    let plain = |text: &str| -> String { text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect() };
    let page = plain(&pages(&of("-sachstand.pdf")).concat());
    let paragraphs = docx.paragraphs();
    // The page names the phase without a label, and draws the measures.
    let own = ["phase", "kennzahl"];
    for word in paragraphs.iter().flat_map(|p| p.text.split_whitespace()).map(plain) {
        assert!(page.contains(&word) || own.contains(&word.as_str()), "{word:?} is not on the page: {page}");
    }
    let headings = paragraphs.iter().filter(|p| p.style == "Heading1").map(|p| p.text.as_str());
    let expected = [
        "Was beschlossen wurde und was daraus geworden ist",
        "Was sich seither getan hat",
        "Was bisher ausgegeben ist",
        "Risiken",
        "Wie es weitergeht",
    ];
    let headings: Vec<&str> = headings.collect();
    assert_eq!(headings, expected.into_iter().filter(|title| page.contains(&plain(title))).collect::<Vec<_>>());
    assert!(docx.text().all("w:tbl").len() >= headings.len() - 1);
    assert!(paragraphs.iter().any(|p| p.style == "Subtitle" && p.text.contains("Sachstand")));
    assert!(docx.part("docProps/core.xml").child("dc:title").expect("a title").text.ends_with("– Sachstand"));
}
