//! What a PNG or JPEG picture is, from its segments and before anything is decoded: its size, whether all of it is
//! there, and which of its segments are left out because they contradict the picture or cannot stand in a paper.
//!
//! The `imagesize` crate does not replace this: it does not give the number of colours of a JPEG, so the frame header
//! would have to be read anyway, and it reads a size from any bytes that follow the signature of a PNG.

use std::ops::Range;

/// What is known of a bitmap.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Bitmap {
    /// Width and height in pixels.
    pub size: (u32, u32),
    /// How many values a pixel of a JPEG has; 4 are printing colours (CMYK).
    pub colours: u8,
    /// The segments that are left out, in order.
    pub without: Vec<Range<usize>>,
    /// The name of the colour profile among them, if it may have been another than that of screens.
    pub profile: Option<String>,
}

impl Bitmap {
    /// The file without what is left out; none if all of it stays.
    pub fn cleaned(&self, bytes: &[u8]) -> Option<Vec<u8>> {
        if self.without.is_empty() {
            return None;
        }
        let mut out = Vec::with_capacity(bytes.len());
        let mut at = 0;
        for range in &self.without {
            out.extend_from_slice(bytes.get(at..range.start)?);
            at = range.end;
        }
        out.extend_from_slice(bytes.get(at..)?);
        Some(out)
    }
}

/// A big-endian number of `N` bytes, at most 4.
fn big_endian<const N: usize>(bytes: &[u8], at: usize) -> Option<u32> {
    let part = bytes.get(at..at.checked_add(N)?)?;
    Some(part.iter().fold(0, |sum, b| sum << 8 | u32::from(*b)))
}

fn length<const N: usize>(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(big_endian::<N>(bytes, at)?).ok()
}

/// A PNG; none if it is damaged or cut off. Its colour profile and its texts are packed, each perhaps to a
/// thousandth, and a profile of printing or of Lab makes a paper that is no PDF/A: none is kept.
pub(super) fn png(bytes: &[u8]) -> Option<Bitmap> {
    if bytes.get(12..16)? != b"IHDR" {
        return None;
    }
    let size = (big_endian::<4>(bytes, 16)?, big_endian::<4>(bytes, 20)?);
    let mut bitmap = Bitmap { size, colours: 3, without: Vec::new(), profile: None };
    let mut at = 8;
    // Some programs leave out the last segment; a picture that ends within one is cut off.
    while at < bytes.len() {
        let end = at.checked_add(length::<4>(bytes, at)?)?.checked_add(12)?;
        let content = bytes.get(at + 8..end.checked_sub(4)?)?;
        bytes.get(at..end)?;
        match bytes.get(at + 4..at + 8)? {
            b"iCCP" => {
                let name = content.split(|b| *b == 0).next().unwrap_or_default();
                let name: String = name.iter().map(|b| char::from(*b)).filter(|c| !c.is_control()).take(79).collect();
                // Photoshop calls the one of screens by this, programs for the web by nothing of meaning.
                let screen = ["srgb", "icc profile", "gray", "grey"].iter().any(|s| name.to_lowercase().contains(s));
                bitmap.profile = Some(name).filter(|_| !screen);
                bitmap.without.push(at..end);
            }
            b"zTXt" | b"iTXt" => bitmap.without.push(at..end),
            b"IEND" => return Some(bitmap),
            _ => {}
        }
        at = end;
    }
    Some(bitmap)
}

/// A JPEG as far as its segments are read.
#[derive(Default)]
struct Segments {
    frame: Option<((u32, u32), Vec<u8>)>,
    jfif: bool,
    /// Adobe's markers that say the colours are RGB; a damaged file has several.
    adobe_rgb: Vec<Range<usize>>,
    icc: Vec<Range<usize>>,
    /// Class and colour space of the profile.
    profile: Option<([u8; 4], [u8; 4])>,
}

/// A JPEG; none if it has no frame header or is cut off: half a picture would be drawn as if it were all.
pub(super) fn jpeg(bytes: &[u8]) -> Option<Bitmap> {
    let segments = segments(bytes)?;
    let (size, components) = segments.frame?;
    let colours = u8::try_from(components.len()).ok()?;
    let mut bitmap = Bitmap { size, colours, without: Vec::new(), profile: None };
    // JFIF means YCbCr, and programs show it so; a reader of the paper would believe Adobe's marker.
    if segments.jfif && colours == 3 && components != *b"RGB" {
        bitmap.without.extend(segments.adobe_rgb);
    }
    let space: &[u8; 4] = if colours == 1 { b"GRAY" } else { b"RGB " };
    let fits = |(class, of): ([u8; 4], [u8; 4])| [b"mntr", b"scnr", b"prtr", b"spac"].contains(&&class) && of == *space;
    if !segments.icc.is_empty() && !segments.profile.is_some_and(fits) {
        let space = segments.profile.map(|(_, space)| String::from_utf8_lossy(&space).trim().to_owned());
        bitmap.profile = Some(space.unwrap_or_default());
        bitmap.without.extend(segments.icc);
    }
    bitmap.without.sort_by_key(|range| range.start);
    Some(bitmap)
}

/// Goes through all segments to the end of the picture; none if there is no end.
fn segments(bytes: &[u8]) -> Option<Segments> {
    let mut found = Segments::default();
    let mut at = 2;
    loop {
        let marker = *bytes.get(at + 1).filter(|_| bytes.get(at) == Some(&0xff))?;
        match marker {
            // Fill bytes, then markers without a segment.
            0xff => at += 1,
            0x01 | 0xd0..=0xd8 => at += 2,
            0xd9 => return Some(found),
            _ => {
                let end = at.checked_add(2 + length::<2>(bytes, at + 2)?)?;
                let content = bytes.get(at + 4..end)?;
                segment(&mut found, marker, at..end, content)?;
                at = if marker == 0xda { after_scan(bytes, end)? } else { end };
            }
        }
    }
}

/// Takes in one segment; none if it is damaged.
fn segment(found: &mut Segments, marker: u8, range: Range<usize>, content: &[u8]) -> Option<()> {
    match marker {
        // Start of frame (ITU-T T.81, table B.1), which includes progressive ones; DHT, JPG and DAC are not frames.
        0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) && found.frame.is_none() => {
            let size = (big_endian::<2>(content, 3)?, big_endian::<2>(content, 1)?);
            let components = content.get(6..)?.chunks(3).map(|c| c[0]).take(usize::from(*content.get(5)?));
            found.frame = Some((size, components.collect()));
        }
        0xe0 if content.starts_with(b"JFIF\0") => found.jfif = true,
        0xee if content.starts_with(b"Adobe") && content.get(11) == Some(&0) => {
            found.adobe_rgb.push(range);
        }
        0xe2 if content.starts_with(b"ICC_PROFILE\0") => {
            found.icc.push(range);
            let profile = content.get(14..).unwrap_or_default();
            if content.get(12) == Some(&1) && profile.get(36..40) == Some(b"acsp") {
                let four = |at: usize| profile.get(at..at + 4)?.try_into().ok();
                found.profile = four(12).zip(four(16));
            }
        }
        _ => {}
    }
    Some(())
}

/// Where the marker after the coded data stands.
fn after_scan(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let is_marker = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0 | 0xd0..=0xd7 | 0xff);
    rest.windows(2).position(is_marker).map(|at| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
        [&u32::try_from(content.len()).unwrap_or_default().to_be_bytes(), &name[..], content, &[0; 4]].concat()
    }

    /// A JPEG of these segments with a frame of so many components, 16 pixels high and 32 wide.
    fn file(segments: &[(u8, &[u8])], components: &[u8]) -> Vec<u8> {
        let frame: Vec<u8> = [8, 0, 16, 0, 32, components.len() as u8]
            .into_iter()
            .chain(components.iter().flat_map(|id| [*id, 0x11, 0]))
            .collect();
        let mut out = vec![0xff, 0xd8];
        for (marker, content) in segments.iter().copied().chain([(0xc2, &frame[..]), (0xda, &[0, 0])]) {
            out.extend([0xff, marker]);
            out.extend((content.len() as u16 + 2).to_be_bytes());
            out.extend(content);
        }
        out.extend([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4, 0xff, 0xd9]);
        out
    }

    #[test]
    fn a_png_is_read_to_its_end() {
        let head = chunk(b"IHDR", &[0, 0, 1, 0, 0, 0, 0, 2, 8, 2, 0, 0, 0]);
        let of = |chunks: &[Vec<u8>]| [b"\x89PNG\r\n\x1a\n".to_vec(), head.clone(), chunks.concat()].concat();
        let whole = of(&[chunk(b"IDAT", &[1; 9]), chunk(b"IEND", &[])]);
        assert_eq!(png(&whole).map(|b| (b.size, b.without.len())), Some(((256, 2), 0)));
        assert_eq!(png(&whole[..whole.len() - 20]), None, "it ends within its data");
        assert_eq!(png(&whole[..20]), None);
        for (name, told) in [("sRGB IEC61966-2.1", None), ("Lab D50", Some("Lab D50"))] {
            let profile = [name.as_bytes(), &[0, 0, 1, 2]].concat();
            let with =
                of(&[chunk(b"iCCP", &profile), chunk(b"zTXt", b"a"), chunk(b"IDAT", &[1; 9]), chunk(b"IEND", &[])]);
            let bitmap = png(&with);
            assert_eq!(bitmap.as_ref().and_then(|b| b.profile.as_deref()), told);
            assert_eq!(bitmap.and_then(|b| b.cleaned(&with)).as_deref(), Some(&whole[..]));
        }
    }

    #[test]
    fn a_jpeg_is_read_to_its_end() {
        let whole = file(&[(0xe0, b"JFIF\0")], &[1, 2, 3]);
        let bitmap = Bitmap { size: (32, 16), colours: 3, without: Vec::new(), profile: None };
        assert_eq!(jpeg(&whole), Some(bitmap));
        for end in [12, whole.len() / 2, whole.len() - 2] {
            assert_eq!(jpeg(&whole[..end]), None, "{end}");
        }
        assert_eq!(jpeg(&file(&[], &[1, 2, 3, 4])).map(|b| b.colours), Some(4));
        // An end within a small picture of the picture is none.
        assert_eq!(jpeg(&file(&[(0xe1, &[0xff, 0xd9])], &[1])[..20]), None);
    }

    #[test]
    fn what_contradicts_a_jpeg_is_left_out() {
        let adobe: &[u8] = b"Adobe\0\x64\0\0\0\0\0";
        let plain = file(&[(0xe0, b"JFIF\0")], &[1, 2, 3]);
        let both = file(&[(0xe0, b"JFIF\0"), (0xee, adobe)], &[1, 2, 3]);
        let twice = file(&[(0xe0, b"JFIF\0"), (0xee, adobe), (0xee, adobe)], &[1, 2, 3]);
        for with in [both, twice] {
            assert_eq!(jpeg(&with).and_then(|b| b.cleaned(&with)), Some(plain.clone()));
        }
        for kept in [file(&[(0xee, adobe)], &[1, 2, 3]), file(&[(0xe0, b"JFIF\0"), (0xee, adobe)], b"RGB")] {
            assert_eq!(jpeg(&kept).map(|b| b.without), Some(Vec::new()));
        }
        let profile = |class: &[u8; 4], space: &[u8; 4]| {
            [&b"ICC_PROFILE\0\x01\x01"[..], &[0; 12], class, space, &[0; 16], b"acsp", &[0; 88]].concat()
        };
        let screen = profile(b"mntr", b"RGB ");
        let with = file(&[(0xe0, b"JFIF\0"), (0xe2, &screen)], &[1, 2, 3]);
        assert_eq!(jpeg(&with).map(|b| b.without), Some(Vec::new()));
        for foreign in [profile(b"abst", b"Lab "), profile(b"prtr", b"CMYK"), b"ICC_PROFILE\0\x01\x01short".to_vec()] {
            let with = file(&[(0xe0, b"JFIF\0"), (0xe2, &foreign)], &[1, 2, 3]);
            let bitmap = jpeg(&with);
            assert!(bitmap.as_ref().is_some_and(|b| b.profile.is_some()));
            assert_eq!(bitmap.and_then(|b| b.cleaned(&with)).as_ref(), Some(&plain));
        }
    }
}
