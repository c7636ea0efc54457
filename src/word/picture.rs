//! The municipality's crest.

use super::xml::Xml;

/// A picture in a format that Word reads.
#[derive(Debug)]
pub struct Crest {
    /// `png` or `jpg`.
    pub ending: &'static str,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// Width and height in pixels.
    pub pixels: (u32, u32),
}

/// The room it may take, in units of Word: width 60 mm, height 16 mm.
const ROOM: (u64, u64) = (60 * 36_000, 16 * 36_000);

/// Its number and name among the pictures of a file; forms number theirs from the beginning.
const ID: &str = "52001";
const NAME: &str = "crest";

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006";

/// Width and height of the crest on paper.
fn extent((width, height): (u32, u32)) -> (u64, u64) {
    let (width, height) = (u64::from(width.max(1)), u64::from(height.max(1)));
    let at_full_height = width * ROOM.1 / height;
    // Word draws nothing that is less than a unit wide.
    if at_full_height <= ROOM.0 { (at_full_height.max(1), ROOM.1) } else { (ROOM.0, (height * ROOM.0 / width).max(1)) }
}

impl Crest {
    /// The name of its part in the folder `word`.
    pub(super) fn name(&self, prefix: &str) -> String {
        format!("media/{prefix}crest.{}", self.ending)
    }

    /// Draws it as a piece of a run, so that it is read where it stands.
    pub(super) fn draw(&self, xml: &mut Xml, pointer: &str, words: &str) {
        let (width, height) = extent(self.pixels);
        let (width, height) = (width.to_string(), height.to_string());
        let size = [("cx", width.as_str()), ("cy", height.as_str())];
        xml.within("w:drawing", &[], |xml| {
            let inline = [
                ("xmlns:wp", &*format!("{DRAWING}/wordprocessingDrawing")),
                ("distT", "0"),
                ("distB", "0"),
                ("distL", "0"),
                ("distR", "0"),
            ];
            xml.within("wp:inline", &inline, |xml| {
                xml.empty("wp:extent", &size);
                xml.empty("wp:docPr", &[("id", ID), ("name", NAME), ("descr", words)]);
                xml.within("wp:cNvGraphicFramePr", &[], |xml| {
                    let main = format!("{DRAWING}/main");
                    xml.empty("a:graphicFrameLocks", &[("xmlns:a", &main), ("noChangeAspect", "1")]);
                });
                graphic(xml, pointer, words, &size);
            });
        });
    }
}

fn graphic(xml: &mut Xml, pointer: &str, words: &str, size: &[(&str, &str)]) {
    let picture = format!("{DRAWING}/picture");
    xml.within("a:graphic", &[("xmlns:a", &format!("{DRAWING}/main"))], |xml| {
        xml.within("a:graphicData", &[("uri", &picture)], |xml| {
            xml.within("pic:pic", &[("xmlns:pic", &picture)], |xml| {
                xml.within("pic:nvPicPr", &[], |xml| {
                    xml.empty("pic:cNvPr", &[("id", ID), ("name", NAME), ("descr", words)]);
                    xml.empty("pic:cNvPicPr", &[]);
                });
                xml.within("pic:blipFill", &[], |xml| {
                    xml.empty("a:blip", &[("r:embed", pointer)]);
                    xml.within("a:stretch", &[], |xml| xml.empty("a:fillRect", &[]));
                });
                xml.within("pic:spPr", &[], |xml| {
                    xml.within("a:xfrm", &[], |xml| {
                        xml.empty("a:off", &[("x", "0"), ("y", "0")]);
                        xml.empty("a:ext", size);
                    });
                    xml.within("a:prstGeom", &[("prst", "rect")], |xml| xml.empty("a:avLst", &[]));
                });
            });
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crest_keeps_its_shape_within_its_room() {
        assert_eq!(extent((100, 200)), (8 * 36_000, 16 * 36_000));
        assert_eq!(extent((1000, 100)), (60 * 36_000, 6 * 36_000));
        assert_eq!(extent((1, 1_000_000)), (1, 16 * 36_000));
    }
}
