//! The size of a PNG or JPEG picture from its header, before anything is decoded.
//!
//! The `imagesize` crate does not replace this: it does not give the number of colours of a JPEG, so the frame header
//! would have to be read anyway, and it reads a size from any bytes that follow the signature of a PNG.

use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Message, say};

/// A big-endian number of `N` bytes, at most 4.
fn big_endian<const N: usize>(bytes: &[u8], at: usize) -> Option<u32> {
    let part = bytes.get(at..at.checked_add(N)?)?;
    Some(part.iter().fold(0, |sum, b| sum << 8 | u32::from(*b)))
}

/// Width and height of a PNG in pixels; none if its header is damaged.
pub(super) fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    if bytes.get(12..16)? != b"IHDR" {
        return None;
    }
    Some((big_endian::<4>(bytes, 16)?, big_endian::<4>(bytes, 20)?))
}

/// Width and height of a JPEG in pixels; none if it has no frame header.
///
/// # Errors
/// If its colours are CMYK, which PDF/A allows only with an output profile for them.
pub(super) fn jpeg(bytes: &[u8], what: Message) -> Result<Option<(u32, u32)>, Diagnostic> {
    let Some((size, colours)) = frame(bytes) else { return Ok(None) };
    if colours > 3 {
        return Err(Diagnostic::error(Code::LogoFormat, say!("{what} has printing colours (CMYK)", what))
            .hint(say!("save it with screen colours (RGB)")));
    }
    Ok(Some(size))
}

/// The size and the number of colour components from the first frame header.
fn frame(bytes: &[u8]) -> Option<((u32, u32), u8)> {
    let mut at = 2;
    loop {
        let marker = *bytes.get(at + 1).filter(|_| bytes.get(at) == Some(&0xff))?;
        match marker {
            // Fill bytes, then markers without a segment.
            0xff => at += 1,
            0x01 | 0xd0..=0xd8 => at += 2,
            // Start of frame (ITU-T T.81, table B.1), which includes progressive ones; DHT, JPG and DAC are not frames.
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                let size = (big_endian::<2>(bytes, at + 7)?, big_endian::<2>(bytes, at + 5)?);
                return Some((size, *bytes.get(at + 9)?));
            }
            _ => at = at.checked_add(2 + usize::try_from(big_endian::<2>(bytes, at + 2)?).ok()?)?,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_stands_in_the_head() {
        let mut file = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        file.extend([0, 0, 1, 0, 0, 0, 0, 2]);
        assert_eq!(png(&file), Some((256, 2)));
        assert_eq!(png(&file[..20]), None);
        // An application segment, then a frame with 3 colour components, 16 pixels high and 32 wide.
        let mut file = vec![0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc2, 0, 11, 8, 0, 16, 0, 32, 3];
        assert_eq!(jpeg(&file, say!("the logo")), Ok(Some((32, 16))));
        file[17] = 4;
        assert!(jpeg(&file, say!("the logo")).is_err());
        assert_eq!(jpeg(&file[..12], say!("the logo")), Ok(None));
        assert_eq!(jpeg(&[0xff, 0xd8, 0xff, 0xff], say!("the logo")), Ok(None));
    }
}
