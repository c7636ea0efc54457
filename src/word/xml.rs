//! XML as it is written part by part: every value becomes text or an attribute, never markup.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// A part of the file as it grows.
pub(super) struct Xml(Writer<Vec<u8>>);

impl Xml {
    pub(super) fn new() -> Self {
        let mut xml = Self(Writer::new(Vec::new()));
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml
    }

    /// What goes into a part that is there.
    pub(super) fn fragment() -> Self {
        Self(Writer::new(Vec::new()))
    }

    fn event(&mut self, event: Event) {
        // Writing into memory cannot fail.
        let _ = self.0.write_event(event);
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.event(Event::Empty(start(name, attributes)));
    }

    /// An element whose only attribute is its value, as most of Word's are.
    pub(super) fn value(&mut self, name: &str, value: &str) {
        self.empty(name, &[("w:val", value)]);
    }

    /// An element with what `content` writes.
    pub(super) fn within(&mut self, name: &str, attributes: &[(&str, &str)], content: impl FnOnce(&mut Self)) {
        self.open(name, attributes);
        content(self);
        self.close(name);
    }

    /// Begins an element that [`Self::close`] ends.
    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.event(Event::Start(start(name, attributes)));
    }

    /// Ends the element that was begun last.
    pub(super) fn close(&mut self, name: &str) {
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element that holds text alone.
    pub(super) fn element(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.within(name, attributes, |xml| xml.text(text));
    }

    pub(super) fn text(&mut self, text: &str) {
        self.event(Event::Text(BytesText::new(&clean(text))));
    }

    pub(super) fn finish(self) -> Vec<u8> {
        self.0.into_inner()
    }

    /// What was written so far, as markup; begins anew.
    pub(super) fn take(&mut self) -> String {
        let written = std::mem::replace(self, Self::fragment()).finish();
        String::from_utf8_lossy(&written).into_owned()
    }
}

fn start<'a>(name: &'a str, attributes: &[(&'a str, &str)]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, clean(value).as_str()));
    }
    start
}

/// A value as markup that says it.
pub(super) fn escaped(text: &str) -> String {
    quick_xml::escape::escape(&*clean(text)).into_owned()
}

/// Text on one line, without the characters that XML does not know.
fn clean(text: &str) -> String {
    let known = |c: char| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}');
    text.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }).filter(|c| known(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_never_markup() {
        let mut xml = Xml::new();
        xml.element("a", &[("b", "\"'<&>\n\u{0}")], "<w:p> ]]> &amp; \u{1}\u{fffe}\u{1f600}");
        let written = String::from_utf8(xml.finish()).unwrap();
        let (_, element) = written.split_once("?>").unwrap();
        assert_eq!(element, "<a b=\"&quot;&apos;&lt;&amp;&gt; \">&lt;w:p&gt; ]]&gt; &amp;amp; \u{1f600}</a>");
    }
}
