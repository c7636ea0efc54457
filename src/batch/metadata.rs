//! What a written document itself says of its project, for folders whose journal does not say it.

use serde::Deserialize;

/// The longest entry that is read, in bytes: names have 250 characters at most.
const MAX_ENTRY_BYTES: usize = 8 << 10;

/// The project a document is about.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Subject {
    /// The municipality's name.
    pub municipality: String,
    /// The project's title.
    pub title: String,
}

impl Subject {
    /// What a paper's metadata say: its author, and its title up to the kind of paper. None if the templates gave it
    /// other metadata.
    #[must_use]
    pub fn of_paper(pdf: &[u8]) -> Option<Self> {
        let title = entry(pdf, b"<dc:title>")?;
        let (title, _) = title.rsplit_once(" – ")?;
        Some(Self { municipality: entry(pdf, b"<dc:creator>")?, title: title.to_owned() })
    }

    /// What the data of a project for Typst's compiler say.
    #[must_use]
    pub fn of_briefing(json: &[u8]) -> Option<Self> {
        #[derive(Deserialize)]
        struct Briefing {
            meta: Subject,
        }
        serde_json::from_slice(json).ok().map(|Briefing { meta }| meta)
    }
}

/// The first item of an element of the metadata, which are XML.
fn entry(pdf: &[u8], element: &[u8]) -> Option<String> {
    let from = pdf.windows(element.len()).position(|part| part == element)?;
    let to = pdf.len().min(from + MAX_ENTRY_BYTES);
    let text = String::from_utf8_lossy(pdf.get(from..to)?).into_owned();
    let (_, item) = text.split_once("<rdf:li")?.1.split_once('>')?;
    let (item, _) = item.split_once("</rdf:li>")?;
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&#39;", "'"), ("&amp;", "&")];
    Some(signs.iter().fold(item.to_owned(), |text, (escaped, sign)| text.replace(escaped, sign)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_tells_its_project() {
        let pdf = "%PDF <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Bus &amp; Bahn – neu – Dossier</rdf:li></rdf:Alt>\
                   </dc:title> <dc:creator><rdf:Seq><rdf:li>Groß Au</rdf:li></rdf:Seq></dc:creator>";
        let want = Subject { municipality: "Groß Au".into(), title: "Bus & Bahn – neu".into() };
        assert_eq!(Subject::of_paper(pdf.as_bytes()), Some(want));
        assert_eq!(Subject::of_paper(b"%PDF <dc:title>"), None);
    }

    #[test]
    fn a_briefing_tells_its_project() {
        let json = r#"{"meta": {"municipality": "Au", "title": "Bus", "slug": "au"}, "kind": "dossier"}"#;
        assert_eq!(Subject::of_briefing(json.as_bytes()).map(|s| s.title), Some("Bus".to_owned()));
        assert_eq!(Subject::of_briefing(b"{}"), None);
    }
}
