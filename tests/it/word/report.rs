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
    let page = squashed(&pages(&of("-sachstand.pdf")).concat()).to_lowercase();
    let paragraphs = docx.paragraphs();
    for word in paragraphs.iter().flat_map(|p| p.text.split_whitespace()) {
        let word = squashed(word.trim_end_matches(':')).to_lowercase();
        assert!(page.contains(&word), "{word:?} is not on the page: {page}");
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
    assert_eq!(
        headings,
        expected.into_iter().filter(|title| page.contains(&squashed(title).to_lowercase())).collect::<Vec<_>>()
    );
    assert!(docx.text().all("w:tbl").len() >= headings.len() - 1);
    assert!(paragraphs.iter().any(|p| p.style == "Subtitle" && p.text.contains("Sachstand")));
    assert!(docx.part("docProps/core.xml").child("dc:title").expect("a title").text.ends_with("– Sachstand"));
}
