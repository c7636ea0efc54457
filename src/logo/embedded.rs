//! Bitmaps within an SVG, as data of their own: the bounds of other pictures hold for them too.

use super::errors::{broken, not_allowed};
use super::format::{LogoFormat, detect};
use super::raster::{self, Bitmap};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::say;

/// The digits of base64 (RFC 4648) in their order.
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// A bitmap within a drawing.
pub(super) struct Embedded {
    pub pixels: u64,
    /// Its address without what is left out of it; none if all of it stays.
    pub cleaned: Option<String>,
    /// The colour profile that is left out, if its colours may be others.
    pub profile: Option<String>,
}

/// The bitmap that an address holds.
///
/// # Errors
/// If it is the address of something else, or a bitmap that could not be used alone either.
pub(super) fn bitmap(address: &str) -> Result<Embedded, Diagnostic> {
    let refused = || not_allowed(say!("another picture that is not a bitmap of its own (PNG or JPEG)"));
    let (kind, data) = address.trim().strip_prefix("data:").and_then(|a| a.split_once(',')).ok_or_else(refused)?;
    let Some(kind) = kind.strip_suffix(";base64") else { return Err(refused()) };
    let bytes = decoded(data).ok_or_else(broken)?;
    let format = detect(&bytes);
    let bitmap = match (kind.trim().to_ascii_lowercase().as_str(), format) {
        ("image/png", Some(LogoFormat::Png)) => raster::png(&bytes),
        ("image/jpeg" | "image/jpg", Some(LogoFormat::Jpeg)) => raster::jpeg(&bytes),
        _ => return Err(refused()),
    };
    let bitmap: Bitmap = bitmap.filter(|b| b.size.0 > 0 && b.size.1 > 0).ok_or_else(broken)?;
    if bitmap.colours > 3 {
        let message = say!("the SVG holds a picture in printing colours (CMYK)");
        return Err(Diagnostic::error(Code::LogoFormat, message).hint(say!("save it with screen colours (RGB)")));
    }
    let cleaned = bitmap.cleaned(&bytes).map(|bytes| format!("data:{kind};base64,{}", encoded(&bytes)));
    let pixels = u64::from(bitmap.size.0) * u64::from(bitmap.size.1);
    Ok(Embedded { pixels, cleaned, profile: bitmap.profile })
}

fn decoded(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for byte in text.bytes().filter(|b| !b.is_ascii_whitespace() && *b != b'=') {
        let digit = DIGITS.iter().position(|d| *d == byte)?;
        bits = (bits << 6 | u32::try_from(digit).ok()?) & 0xff_ffff;
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push(u8::try_from(bits >> count & 0xff).ok()?);
        }
    }
    Some(out)
}

fn encoded(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() / 3 * 4 + 4);
    for part in bytes.chunks(3) {
        let bits = part.iter().fold(0_usize, |sum, b| sum << 8 | usize::from(*b)) << (8 * (3 - part.len()));
        let digits = (0..=part.len()).filter_map(|n| DIGITS.get(bits >> (18 - 6 * n) & 63));
        out.extend(digits.map(|digit| char::from(*digit)));
        out.push_str(&"=="[..3 - part.len()]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_read_and_written() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")] {
            assert_eq!(encoded(bytes.as_bytes()), text);
            assert_eq!(decoded(text).as_deref(), Some(bytes.as_bytes()));
        }
        assert_eq!(decoded("Zm\n 9v").as_deref(), Some(&b"foo"[..]));
        assert_eq!(decoded("Zm%v"), None);
    }
}
