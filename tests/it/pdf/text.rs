//! The text of a page as a machine reads it: ToUnicode and ActualText, by mark.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId, decode_text_string};

/// A run of text: the mark that ties it to the structure (page furniture has none), its words, where its first
/// glyph begins and the last one that is not a blank ends, how high above the page's foot it stands, and the size of its
/// type, in points.
pub struct Run {
    pub mark: Option<i64>,
    /// The language that its mark says.
    pub lang: Option<String>,
    pub text: String,
    pub edges: (f32, f32),
    pub up: f32,
    pub size: f32,
}

/// Words torn at the end of a line are whole again, blanks of any kind are one space.
pub fn plain(text: &str) -> String {
    text.replace('\u{ad}', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Widths of glyphs, and that of those which have none of their own.
pub struct Widths(BTreeMap<i64, f32>, f32);

impl Widths {
    fn of(&self, glyph: i64) -> f32 {
        self.0.get(&glyph).copied().unwrap_or(self.1)
    }
}

/// Encodings and widths of glyphs by the address of a font's dictionary: many pages share one.
pub type Fonts<'a> = BTreeMap<usize, (Encoding<'a>, Widths)>;

fn number(object: &Object) -> f32 {
    object.as_float().expect("a number")
}

/// `/W [first last width …]` and `/DW`.
fn widths(document: &Document, font: &Dictionary) -> Widths {
    let below = font.get_deref(b"DescendantFonts", document).and_then(Object::as_array).expect("a composite font");
    let glyphs = document.dereference(&below[0]).and_then(|(_, font)| font.as_dict()).expect("a font");
    let widths = glyphs.get_deref(b"W", document).and_then(Object::as_array).expect("widths");
    let range = |w: &[Object]| (w[0].as_i64().expect("a glyph")..=w[1].as_i64().expect("a glyph"), number(&w[2]));
    let default = glyphs.get(b"DW").map_or(1000.0, number);
    Widths(widths.chunks(3).map(range).flat_map(|(glyphs, width)| glyphs.map(move |g| (g, width))).collect(), default)
}

/// The runs of a page in the order they are drawn. Typst moves text and lets heights count downwards; it never turns
/// or scales it.
pub fn runs<'a>(document: &'a Document, page: ObjectId, fonts: &mut Fonts<'a>) -> Vec<Run> {
    let on_page = document.get_page_fonts(page).expect("fonts of a page");
    let content = Content::decode(&document.get_page_content(page)).expect("a content stream");
    // The mark of each open piece of marked content, the text to be read in place of what is drawn, and its language.
    let mut marks: Vec<(Option<i64>, Option<String>, Option<String>)> = Vec::new();
    let (mut saved, mut out, mut size, mut font) = (Vec::new(), Vec::new(), 0.0, None);
    // Where coordinates begin, and whether heights count upwards (1) or downwards (-1); in them, where the text begins.
    let (mut origin, mut start) = ((0.0, 0.0, 1.0), (0.0, 0.0));
    for op in &content.operations {
        let operands = &op.operands[..];
        match op.operator.as_str() {
            "q" => saved.push(origin),
            "Q" => origin = saved.pop().expect("as many restores as saves"),
            "cm" => {
                let (left, up, sign) = origin;
                let [turn, x, y] = [3, 4, 5].map(|i| number(&operands[i]));
                origin = (left + x, up + sign * y, sign * turn.signum());
            }
            "Tm" => start = (number(&operands[4]), number(&operands[5])),
            "BMC" => marks.push((None, None, None)),
            "BDC" => {
                let of = |key: &[u8]| operands[1].as_dict().and_then(|d| d.get(key)).ok();
                let instead = of(b"ActualText").map(|t| decode_text_string(t).expect("a text string"));
                let lang = of(b"Lang").map(|t| decode_text_string(t).expect("a text string"));
                marks.push((of(b"MCID").and_then(|m| m.as_i64().ok()), instead, lang));
            }
            "EMC" => drop(marks.pop()),
            "Tf" => {
                font = on_page.get(operands[0].as_name().expect("a name")).copied();
                size = number(&operands[1]);
            }
            "Tj" | "TJ" => {
                let font = font.expect("a font before text");
                let load = || (font.get_font_encoding(document).expect("ToUnicode"), widths(document, font));
                let (encoding, widths) = fonts.entry(std::ptr::from_ref(font) as usize).or_insert_with(load);
                let (mut text, mut advance, mut end) = (String::new(), 0.0, 0.0);
                for piece in operands[0].as_array().map_or(operands, Vec::as_slice) {
                    let Ok(bytes) = piece.as_str() else {
                        advance -= number(piece);
                        continue;
                    };
                    for glyph in bytes.chunks(2) {
                        let words = encoding.bytes_to_string(glyph).expect("text in Unicode");
                        advance += widths.of(i64::from(glyph[0]) << 8 | i64::from(glyph[1]));
                        end = if words.trim().is_empty() { end } else { advance };
                        text += &words;
                    }
                }
                if let Some(instead) = marks.iter_mut().find_map(|(_, instead, _)| instead.as_mut()) {
                    text = std::mem::take(instead);
                }
                let mark = marks.iter().rev().find_map(|(mark, ..)| *mark);
                let lang = marks.iter().rev().find_map(|(.., lang)| lang.clone());
                let (left, up) = (origin.0 + start.0, origin.1 + origin.2 * start.1);
                out.push(Run { mark, lang, text, edges: (left, left + size * end / 1000.0), up, size });
            }
            _ => {}
        }
    }
    out
}
