//! The text of a page as a machine reads it: every run with its mark, its words and where it stands.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId, decode_text_string};

/// A run of text.
pub struct Run {
    /// The mark that ties it to the structure; none for page furniture.
    pub mark: Option<i64>,
    /// Its words, as ToUnicode gives them.
    pub text: String,
    /// Its left and right edge in points.
    pub edges: (f64, f64),
}

/// What is compared: words torn at the end of a line are whole again, blanks of any kind are one space.
pub fn plain(text: &str) -> String {
    let whole = text.replace('\u{ad}', "");
    whole.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Marked content: the mark, and the text that stands in place of what is drawn.
#[derive(Default)]
struct Marked {
    mark: Option<i64>,
    instead: Option<String>,
}

struct Font<'a> {
    encoding: Encoding<'a>,
    widths: BTreeMap<i64, f64>,
}

/// Fonts by the address of their dictionary: many pages share one.
#[derive(Default)]
pub struct Fonts<'a>(BTreeMap<usize, Font<'a>>);

impl<'a> Fonts<'a> {
    fn load(&mut self, document: &'a Document, font: &'a Dictionary) -> &Font<'a> {
        self.0.entry(std::ptr::from_ref(font) as usize).or_insert_with(|| Font {
            encoding: font.get_font_encoding(document).expect("a font with ToUnicode"),
            widths: widths(document, font),
        })
    }
}

/// `[first [a b c] first last w …]` by glyph.
fn widths(document: &Document, font: &Dictionary) -> BTreeMap<i64, f64> {
    let descendants =
        font.get_deref(b"DescendantFonts", document).and_then(Object::as_array).expect("a composite font");
    let (_, cid) = document.dereference(&descendants[0]).expect("a font");
    let list = cid.as_dict().and_then(|d| d.get_deref(b"W", document)).and_then(Object::as_array).expect("widths");
    let mut out = BTreeMap::new();
    let mut rest = list.iter();
    while let (Some(first), Some(next)) = (rest.next(), rest.next()) {
        let first = first.as_i64().expect("a glyph");
        if let Ok(each) = next.as_array() {
            out.extend((first..).zip(each.iter().map(number)));
        } else {
            let width = number(rest.next().expect("a width"));
            out.extend((first..=next.as_i64().expect("a glyph")).map(|glyph| (glyph, width)));
        }
    }
    out
}

fn number(object: &Object) -> f64 {
    f64::from(object.as_float().expect("a number"))
}

type Matrix = [f64; 6];
const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First `a`, then `b`.
fn product(a: Matrix, b: Matrix) -> Matrix {
    let linear = |r: usize, c: usize| a[r] * b[c] + a[r + 1] * b[c + 2];
    [linear(0, 0), linear(0, 1), linear(2, 0), linear(2, 1), linear(4, 0) + b[4], linear(4, 1) + b[5]]
}

/// The runs of a page in the order they are drawn.
pub fn runs<'a>(document: &'a Document, page: ObjectId, fonts: &mut Fonts<'a>) -> Vec<Run> {
    let on_page = document.get_page_fonts(page).expect("fonts of a page");
    let content = Content::decode(&document.get_page_content(page)).expect("a content stream");
    let (mut matrix, mut saved, mut marks, mut out) = (IDENTITY, Vec::new(), Vec::<Marked>::new(), Vec::new());
    let (mut font, mut size, mut origin) = (None, 0.0, IDENTITY);
    let six = |operands: &[Object]| -> Matrix { std::array::from_fn(|i| number(&operands[i])) };
    for op in &content.operations {
        let operands = &op.operands[..];
        match op.operator.as_str() {
            "q" => saved.push(matrix),
            "Q" => matrix = saved.pop().expect("as many restores as saves"),
            "cm" => matrix = product(six(operands), matrix),
            "Tm" => origin = six(operands),
            "BDC" => {
                let properties = operands[1].as_dict().ok();
                marks.push(Marked {
                    mark: properties.and_then(|d| d.get(b"MCID").and_then(Object::as_i64).ok()),
                    instead: properties.and_then(|d| d.get(b"ActualText").and_then(decode_text_string).ok()),
                });
            }
            "BMC" => marks.push(Marked::default()),
            "EMC" => drop(marks.pop()),
            "Tf" => {
                font = on_page.get(operands[0].as_name().expect("a name")).copied();
                size = number(&operands[1]);
            }
            "Tj" | "TJ" => {
                let font = fonts.load(document, font.expect("a font before text"));
                let pieces = operands[0].as_array().map_or(operands, Vec::as_slice);
                let (mut text, mut advance) = (String::new(), 0.0);
                for piece in pieces {
                    let Ok(bytes) = piece.as_str() else {
                        advance -= number(piece);
                        continue;
                    };
                    text += &font.encoding.bytes_to_string(bytes).expect("text in Unicode");
                    let glyphs = bytes.chunks(2).map(|g| i64::from(g[0]) << 8 | i64::from(g[1]));
                    advance += glyphs.map(|g| font.widths.get(&g).copied().unwrap_or(1000.0)).sum::<f64>();
                }
                let at = product(origin, matrix);
                if let Some(instead) = marks.iter_mut().find_map(|m| m.instead.as_mut()) {
                    text = std::mem::take(instead);
                }
                let mark = marks.iter().rev().find_map(|m| m.mark);
                out.push(Run { mark, text, edges: (at[4], at[4] + at[0] * size * advance / 1000.0) });
            }
            _ => {}
        }
    }
    out
}
