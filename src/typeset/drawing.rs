//! A drawing (SVG) as a bitmap, for files that hold no drawings. Its words are set in the fonts of the papers.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, Options, Tree};

use super::fonts::{FAMILY, font_files};

/// The longer side of the bitmap: 60 mm at more than 500 dots per inch.
const PIXELS: f32 = 1200.0;

/// The drawing as a PNG with its width and height; none if it cannot be drawn.
#[must_use]
pub fn drawing_as_png(svg: &[u8]) -> Option<(Vec<u8>, (u32, u32))> {
    let mut options = Options { font_family: FAMILY.to_owned(), ..Options::default() };
    // Drawings that point to files were refused when they were read; here nothing could read one.
    options.image_href_resolver =
        ImageHrefResolver { resolve_string: Box::new(|_, _| None), ..ImageHrefResolver::default() };
    let fonts = Arc::make_mut(&mut options.fontdb);
    font_files().filter(|(name, _)| name.ends_with(".ttf")).for_each(|(_, data)| fonts.load_font_data(data.to_vec()));
    let tree = Tree::from_data(svg, &options).ok()?;
    let size = tree.size();
    let scale = PIXELS / size.width().max(size.height());
    let pixels = |length: f32| ((length * scale).round() as u32).max(1);
    let (width, height) = (pixels(size.width()), pixels(size.height()));
    let mut bitmap = Pixmap::new(width, height)?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut bitmap.as_mut());
    Some((bitmap.encode_png().ok()?, (width, height)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drawings_keep_their_shape_and_reach_for_nothing() {
        let svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30 10'><text y='9'>Au</text></svg>";
        let (png, size) = drawing_as_png(svg.as_bytes()).expect("a bitmap");
        assert_eq!(size, (1200, 400));
        assert!(png.starts_with(b"\x89PNG"));
        let empty = drawing_as_png(svg.replace(">Au<", "><").as_bytes()).expect("a bitmap").0;
        assert_ne!(png, empty, "words are drawn");
        let link = svg.replace("<text", "<image href='/etc/hostname' width='9' height='9'/><text");
        assert_eq!(drawing_as_png(link.as_bytes()).expect("a bitmap").0, png);
        assert!(drawing_as_png(b"<svg").is_none());
    }
}
