//! The size of a bitmap from its first bytes, before anything is unpacked.

use super::refusal;
use crate::diagnostic::{Code, Diagnostic};
use crate::message::say;

fn big_endian<const N: usize>(bytes: &[u8], at: usize) -> Option<u32> {
    let part = bytes.get(at..at.checked_add(N)?)?;
    Some(part.iter().fold(0, |sum, b| sum << 8 | u32::from(*b)))
}

/// Width and height of a PNG; none if its head is damaged.
pub(super) fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    if bytes.get(12..16)? != b"IHDR" {
        return None;
    }
    Some((big_endian::<4>(bytes, 16)?, big_endian::<4>(bytes, 20)?))
}

/// Width and height of a JPEG; none if no frame begins.
///
/// # Errors
/// If its colours are meant for a printing press: an archive's PDF cannot hold them without a profile.
pub(super) fn jpeg(bytes: &[u8]) -> Result<Option<(u32, u32)>, Diagnostic> {
    let Some((size, colours)) = frame(bytes) else { return Ok(None) };
    if colours > 3 {
        return Err(refusal(Code::LogoFormat, say!("the logo has printing colours (CMYK)"))
            .hint(say!("save it with screen colours (RGB)")));
    }
    Ok(Some(size))
}

/// The first frame's size and its number of colours.
fn frame(bytes: &[u8]) -> Option<((u32, u32), u8)> {
    let mut at = 2;
    loop {
        let marker = *bytes.get(at + 1).filter(|_| bytes.get(at) == Some(&0xff))?;
        match marker {
            // Fill bytes, and markers without a body.
            0xff => at += 1,
            0x01 | 0xd0..=0xd8 => at += 2,
            // A frame: ITU T.81, table B.1; three of that range are no frames.
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
        // An application's segment, then a frame of 3 colours, 16 high and 32 wide.
        let mut file = vec![0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc2, 0, 11, 8, 0, 16, 0, 32, 3];
        assert_eq!(jpeg(&file), Ok(Some((32, 16))));
        file[17] = 4;
        assert!(jpeg(&file).is_err());
        assert_eq!(jpeg(&file[..12]), Ok(None));
        assert_eq!(jpeg(&[0xff, 0xd8, 0xff, 0xff]), Ok(None));
    }
}
