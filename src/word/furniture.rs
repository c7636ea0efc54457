//! What stands around the text: heads and feet of pages, the page itself, what the document says of itself.

use super::names::{MAIN, POINTERS};
use super::paper::Paper;
use super::runs::{self, Languages, Look, Sign};
use super::style;
use super::xml::Xml;
use crate::council_form::HeaderField;
use crate::word_form::marks;

/// Twips of A4 and of its margins, 25 mm.
const PAGE: (&str, &str) = ("11906", "16838");
const MARGIN: &str = "1418";
/// Twips between the margins.
pub(super) const WIDTH: usize = 9070;
/// Twips for the words before an entry, with the blank between: the place of the tab in `styles.xml` is 60 mm.
pub(super) const BESIDE: usize = 3402 - 100;

/// The heads and feet: name and pointer, whether it is for the first page, whether it is a foot.
pub(super) const PARTS: [(&str, bool, bool); 4] =
    [("header1", true, false), ("header2", false, false), ("footer1", true, true), ("footer2", false, true)];

/// A head or a foot of the program's own form. Nothing but the mark of a draft stands over the first page, which has its
/// own head.
pub(super) fn part(paper: &Paper, first: bool, foot: bool) -> Vec<u8> {
    let (root, own) = if foot { ("w:ftr", style::FOOTER) } else { ("w:hdr", style::HEADER) };
    let languages = paper.languages;
    let plain = |xml: &mut Xml, text: &str| runs::words(xml, text, Look::default(), languages);
    let mut xml = Xml::new();
    xml.within(root, &[("xmlns:w", MAIN)], |xml| {
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| xml.value("w:pStyle", own));
            if foot {
                plain(xml, &format!("{}, {}", mark(marks::TITLE), mark(HeaderField::Date.key())));
                runs::sign(xml, Sign::Tab, languages);
                plain(xml, &format!("{} ", paper.word("page")));
                runs::field(xml, "PAGE", languages);
                plain(xml, &format!(" {} ", paper.word("page-of")));
                runs::field(xml, "NUMPAGES", languages);
                return;
            }
            runs::words(xml, &format!("{} ", mark(marks::DRAFT)), Look::DRAFT, languages);
            if !first {
                plain(xml, &mark(marks::SHORT_TITLE));
                runs::sign(xml, Sign::Tab, languages);
                plain(xml, &mark(marks::MUNICIPALITY));
            }
        });
    });
    xml.finish()
}

/// The text of the program's own form: crest, names, and everything else below them.
pub(super) fn text(languages: Languages) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("w:document", &[("xmlns:w", MAIN), ("xmlns:r", POINTERS)]);
    xml.open("w:body", &[]);
    let mut line = |style: &str, content: &dyn Fn(&mut Xml)| {
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| xml.value("w:pStyle", style));
            content(xml);
        });
    };
    let plain = |xml: &mut Xml, key: &str| runs::words(xml, &mark(key), Look::default(), languages);
    line(style::SENDER, &|xml| {
        plain(xml, marks::MUNICIPALITY);
        runs::sign(xml, Sign::Tab, languages);
        plain(xml, marks::CREST);
    });
    line(style::SUBTITLE, &|xml| {
        plain(xml, marks::TITLE);
        runs::words(xml, &format!(" {}", mark(marks::DRAFT)), Look::DRAFT, languages);
    });
    line(style::TITLE, &|xml| plain(xml, marks::PROJECT));
    line(style::NORMAL, &|xml| plain(xml, marks::WHOLE));
    section(&mut xml);
    xml.close("w:body");
    xml.close("w:document");
    xml.finish()
}

fn mark(key: &str) -> String {
    format!("{{{{{key}}}}}")
}

/// So many characters of a text at most, cut between words.
pub(super) fn short(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most).collect();
    format!("{}\u{a0}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole))
}

/// The page: A4 upright, with its heads and feet.
fn section(xml: &mut Xml) {
    xml.within("w:sectPr", &[], |xml| {
        for (pointer, first, foot) in PARTS {
            let name = if foot { "w:footerReference" } else { "w:headerReference" };
            xml.empty(name, &[("w:type", if first { "first" } else { "default" }), ("r:id", pointer)]);
        }
        xml.empty("w:pgSz", &[("w:w", PAGE.0), ("w:h", PAGE.1)]);
        let margins = ["w:top", "w:right", "w:bottom", "w:left"].map(|side| (side, MARGIN));
        xml.empty("w:pgMar", &[&margins[..], &[("w:header", "709"), ("w:footer", "709"), ("w:gutter", "0")]].concat());
        xml.empty("w:titlePg", &[]);
    });
}

/// How Word is to treat the document.
pub(super) fn settings(language: &str) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.within("w:settings", &[("xmlns:w", MAIN)], |xml| {
        xml.empty("w:zoom", &[("w:percent", "100")]);
        xml.value("w:defaultTabStop", "709");
        // Long words of narrow columns and of lists are divided; headings forbid it.
        xml.empty("w:autoHyphenation", &[]);
        xml.value("w:characterSpacingControl", "doNotCompress");
        xml.within("w:compat", &[], |xml| {
            let word = "http://schemas.microsoft.com/office/word";
            // Without it Word opens the document in the mode of 2007.
            xml.empty("w:compatSetting", &[("w:name", "compatibilityMode"), ("w:uri", word), ("w:val", "15")]);
        });
        xml.empty("w:themeFontLang", &[("w:val", language)]);
        xml.value("w:decimalSymbol", if language == "de-DE" { "," } else { "." });
        xml.value("w:listSeparator", if language == "de-DE" { ";" } else { "," });
    });
    xml.finish()
}

/// Title, author, language and date. The date is the paper's own, so that the same input gives the same bytes.
pub(super) fn core(paper: &Paper) -> Vec<u8> {
    let meta = &paper.briefing.meta;
    let (year, month, day) = meta.ymd;
    let moment = format!("{year:04}-{month:02}-{day:02}T12:00:00Z");
    let (kind, date) = (paper.title(), [("xsi:type", "dcterms:W3CDTF")]);
    let namespaces = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    let mut xml = Xml::new();
    xml.within("cp:coreProperties", &namespaces, |xml| {
        xml.element("dc:title", &[], &format!("{} – {kind}", meta.title));
        xml.element("dc:subject", &[], kind);
        xml.element("dc:creator", &[], &meta.municipality);
        xml.element("dc:description", &[], &format!("{kind}: {}, {}", meta.title, meta.municipality));
        xml.element("dc:language", &[], paper.languages.paper);
        xml.element("dcterms:created", &date, &moment);
        xml.element("dcterms:modified", &date, &moment);
        if meta.draft {
            xml.element("cp:contentStatus", &[], &paper.word("draft"));
        }
    });
    xml.finish()
}

/// The program, and whose document it is.
pub(super) fn app(paper: &Paper) -> Vec<u8> {
    let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    let mut xml = Xml::new();
    xml.within("Properties", &[("xmlns", namespace)], |xml| {
        xml.element("Application", &[], "Ratsmappe");
        xml.element("Company", &[], &paper.briefing.meta.municipality);
    });
    xml.finish()
}
