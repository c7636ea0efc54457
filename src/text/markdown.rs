//! CommonMark as a small tree: paragraphs, emphasis, strong, lists, links. Everything else comes out as
//! the text it holds.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde::Serialize;

/// A paragraph or a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "t", content = "c", rename_all = "lowercase")]
pub enum ProseBlock {
    /// A paragraph.
    P(Vec<Inline>),
    /// A bullet list: each item's blocks.
    Ul(Vec<Vec<ProseBlock>>),
    /// A numbered list: each item's blocks.
    Ol(Vec<Vec<ProseBlock>>),
}

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "t", content = "c", rename_all = "lowercase")]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Emphasis.
    Em(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// A link.
    Link {
        /// Where it leads: `https:` or `mailto:`.
        to: String,
        /// What is shown.
        body: Vec<Inline>,
    },
    /// A forced line break.
    Br,
}

impl ProseBlock {
    /// The same with other words in the same places.
    pub(super) fn map_words(self, change: &dyn Fn(&str) -> String) -> Self {
        let blocks = |blocks: Vec<Self>| blocks.into_iter().map(|block| block.map_words(change)).collect();
        let items = |items: Vec<Vec<Self>>| items.into_iter().map(blocks).collect();
        match self {
            Self::P(inlines) => Self::P(inlines.into_iter().map(|inline| inline.map_words(change)).collect()),
            Self::Ul(list) => Self::Ul(items(list)),
            Self::Ol(list) => Self::Ol(items(list)),
        }
    }

    /// The words of the block.
    #[must_use]
    pub fn plain(&self) -> String {
        match self {
            Self::P(inlines) => inlines.iter().map(Inline::plain).collect(),
            Self::Ul(items) | Self::Ol(items) => items
                .iter()
                .map(|i| i.iter().map(Self::plain).collect::<Vec<_>>().join("\n"))
                .collect::<Vec<_>>()
                .join("\n"),
        }
    }
}

impl Inline {
    fn map_words(self, change: &dyn Fn(&str) -> String) -> Self {
        let within = |body: Vec<Self>| body.into_iter().map(|inline| inline.map_words(change)).collect();
        match self {
            Self::Text(text) => Self::Text(change(&text)),
            Self::Em(body) => Self::Em(within(body)),
            Self::Strong(body) => Self::Strong(within(body)),
            Self::Link { to, body } => Self::Link { to, body: within(body) },
            Self::Br => Self::Br,
        }
    }

    fn plain(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Em(body) | Self::Strong(body) | Self::Link { body, .. } => body.iter().map(Self::plain).collect(),
            Self::Br => "\n".to_owned(),
        }
    }
}

/// Parses CommonMark.
#[must_use]
pub fn parse(text: &str) -> Vec<ProseBlock> {
    let mut events = Parser::new_ext(text, Options::empty());
    blocks(&mut events)
}

fn blocks<'a>(events: &mut impl Iterator<Item = Event<'a>>) -> Vec<ProseBlock> {
    let mut out = Vec::new();
    let mut loose = Vec::new();
    while let Some(event) = events.next() {
        match event {
            Event::Start(Tag::List(start)) => {
                flush(&mut loose, &mut out);
                let items = items(events);
                out.push(if start.is_some() { ProseBlock::Ol(items) } else { ProseBlock::Ul(items) });
            }
            Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock) => {
                flush(&mut loose, &mut out);
                out.push(ProseBlock::P(inlines(events)));
            }
            // Quotes and whatever else nests blocks: the content counts.
            Event::Start(Tag::BlockQuote(_)) => out.extend(blocks(events)),
            Event::End(_) => break,
            other => inline(other, events, &mut loose),
        }
    }
    flush(&mut loose, &mut out);
    out
}

fn flush(loose: &mut Vec<Inline>, out: &mut Vec<ProseBlock>) {
    if !loose.is_empty() {
        out.push(ProseBlock::P(std::mem::take(loose)));
    }
}

fn items<'a>(events: &mut impl Iterator<Item = Event<'a>>) -> Vec<Vec<ProseBlock>> {
    let mut out = Vec::new();
    while let Some(event) = events.next() {
        match event {
            Event::Start(Tag::Item) => out.push(blocks(events)),
            Event::End(TagEnd::List(_)) => break,
            _ => {}
        }
    }
    out
}

fn inlines<'a>(events: &mut impl Iterator<Item = Event<'a>>) -> Vec<Inline> {
    let mut out = Vec::new();
    while let Some(event) = events.next() {
        if matches!(event, Event::End(_)) {
            break;
        }
        inline(event, events, &mut out);
    }
    out
}

fn inline<'a>(event: Event<'a>, events: &mut impl Iterator<Item = Event<'a>>, out: &mut Vec<Inline>) {
    match event {
        Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => push_text(out, &text),
        Event::SoftBreak => push_text(out, " "),
        Event::HardBreak => out.push(Inline::Br),
        Event::Start(Tag::Emphasis) => out.push(Inline::Em(inlines(events))),
        Event::Start(Tag::Strong) => out.push(Inline::Strong(inlines(events))),
        Event::Start(Tag::Link { dest_url, .. }) => {
            let body = inlines(events);
            if dest_url.starts_with("https://") || dest_url.starts_with("mailto:") {
                out.push(Inline::Link { to: dest_url.into_string(), body });
            } else {
                out.extend(body);
            }
        }
        Event::Start(_) => out.extend(inlines(events)),
        _ => {}
    }
}

fn push_text(out: &mut Vec<Inline>, text: &str) {
    match out.last_mut() {
        Some(Inline::Text(last)) => last.push_str(text),
        _ => out.push(Inline::Text(text.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(s: &str) -> Inline {
        Inline::Text(s.to_owned())
    }

    #[test]
    fn the_tree_holds_what_text_modules_need() {
        assert_eq!(
            parse("Ein *Wort* und **zwei**.\n\n- a\n- b\n"),
            vec![
                ProseBlock::P(vec![
                    text("Ein "),
                    Inline::Em(vec![text("Wort")]),
                    text(" und "),
                    Inline::Strong(vec![text("zwei")]),
                    text(".")
                ]),
                ProseBlock::Ul(vec![vec![ProseBlock::P(vec![text("a")])], vec![ProseBlock::P(vec![text("b")])]]),
            ]
        );
    }

    #[test]
    fn links_lead_nowhere_unexpected() {
        assert_eq!(parse("[x](javascript:1)"), vec![ProseBlock::P(vec![text("x")])]);
        let [ProseBlock::P(paragraph)] = &parse("[x](https://example.org)")[..] else { panic!("a paragraph") };
        assert!(matches!(&paragraph[..], [Inline::Link { .. }]), "{paragraph:?}");
    }
}
