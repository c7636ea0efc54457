//! The lists of a paper: which there are, and the part of the file that describes them.

use super::marks::Mark;
use super::xml::Xml;

/// Twips by which each level of a list stands further in.
const STEP: usize = 425;
/// Levels of lists that Word knows.
pub(super) const LEVELS: usize = 9;

/// Where a paragraph stands in a list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Position {
    /// The list, from 1.
    pub(super) list: usize,
    /// How deep, from 0.
    pub(super) level: usize,
}

/// Twips from the margin to the words of an item.
pub(super) fn indent(level: usize) -> usize {
    STEP * (level + 1)
}

/// The lists of a paper, each numbered on its own.
#[derive(Default)]
pub(super) struct Numbering {
    /// What kinds of lists there are, and for marks of their own at which level.
    kinds: Vec<(Mark, usize)>,
    /// Kind, level and first number of each list.
    lists: Vec<(usize, usize, u32)>,
    /// What the form numbers already.
    taken: Taken,
}

/// What a form numbers already.
#[derive(Debug, Clone, Default)]
pub(super) struct Taken {
    /// The first number that is free for a kind of lists, and for a list.
    pub(super) free: (usize, usize),
    /// The kinds that its own styles for bullets and for numbers have.
    pub(super) bullets: Option<usize>,
    pub(super) numbers: Option<usize>,
}

impl Numbering {
    /// Lists beside those of a form.
    pub(super) fn beside(taken: Taken) -> Self {
        Self { taken, ..Self::default() }
    }

    /// Begins a list.
    pub(super) fn begin(&mut self, mark: Mark, level: usize, start: u32) -> Position {
        let level = level.min(LEVELS - 1);
        let of_form = match mark {
            Mark::Bullet => self.taken.bullets,
            Mark::Number => self.taken.numbers,
            Mark::Counted { .. } | Mark::Fixed(_) => None,
        };
        if let Some(kind) = of_form {
            self.lists.push((kind, level, start));
            return Position { list: self.taken.free.1 + self.lists.len() - 1, level };
        }
        // Bullets and numbers describe all levels at once.
        let of_kind = if matches!(mark, Mark::Bullet | Mark::Number) { 0 } else { level };
        let wanted = (mark, of_kind);
        let kind = self.kinds.iter().position(|kind| *kind == wanted).unwrap_or_else(|| {
            self.kinds.push(wanted);
            self.kinds.len() - 1
        });
        self.lists.push((self.taken.free.0 + kind, level, start));
        Position { list: self.taken.free.1 + self.lists.len() - 1, level }
    }

    /// What describes the kinds of lists, as markup.
    pub(super) fn kinds(&self) -> String {
        let mut xml = Xml::fragment();
        for (id, (mark, level)) in (self.taken.free.0..).zip(&self.kinds) {
            kind(&mut xml, id, mark, *level);
        }
        xml.take()
    }

    /// The lists, as markup.
    pub(super) fn lists(&self) -> String {
        let mut xml = Xml::fragment();
        for (id, (kind, level, start)) in (self.taken.free.1..).zip(&self.lists) {
            xml.within("w:num", &[("w:numId", &id.to_string())], |xml| {
                xml.value("w:abstractNumId", &kind.to_string());
                xml.within("w:lvlOverride", &[("w:ilvl", &level.to_string())], |xml| {
                    xml.value("w:startOverride", &start.to_string());
                });
            });
        }
        xml.take()
    }
}

fn kind(xml: &mut Xml, id: usize, mark: &Mark, at: usize) {
    xml.within("w:abstractNum", &[("w:abstractNumId", &id.to_string())], |xml| {
        xml.value("w:nsid", &format!("{:08X}", 0x5241_0000 + id));
        xml.value("w:multiLevelType", "hybridMultilevel");
        for level in 0..LEVELS {
            let (format, text) = drawn(mark, level, at);
            xml.within("w:lvl", &[("w:ilvl", &level.to_string())], |xml| {
                xml.value("w:start", "1");
                xml.value("w:numFmt", format);
                xml.value("w:lvlText", &text);
                xml.value("w:lvlJc", "left");
                xml.within("w:pPr", &[], |xml| {
                    let (left, hanging) = (indent(level).to_string(), STEP.to_string());
                    xml.empty("w:ind", &[("w:left", &left), ("w:hanging", &hanging)]);
                });
            });
        }
    });
}

/// Word's name for how a level counts, and what it draws: `%2` is the number of the second level. A mark of its own is
/// that of one level; the others get what is usual, for whoever moves an item there.
fn drawn(mark: &Mark, level: usize, at: usize) -> (&'static str, String) {
    let number = level + 1;
    match mark {
        Mark::Counted { .. } if level != at => drawn(&Mark::Number, level, at),
        Mark::Fixed(_) if level != at => drawn(&Mark::Bullet, level, at),
        Mark::Bullet => ("bullet", if level == 0 { "•" } else { "–" }.to_owned()),
        Mark::Number => match level % 3 {
            0 => ("decimal", format!("%{number}.")),
            1 => ("lowerLetter", format!("%{number})")),
            _ => ("lowerRoman", format!("%{number})")),
        },
        Mark::Counted { format, before, after } => (format, format!("{before}%{number}{after}")),
        Mark::Fixed(mark) => ("bullet", mark.clone()),
    }
}
