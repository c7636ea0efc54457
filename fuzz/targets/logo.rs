//! Bytes → picture fit for a paper: what is taken holds no packed data but the picture's own, and is taken again as it
//! is, with nothing left to be left out or to be said.

#![no_main]

use libfuzzer_sys::fuzz_target;
use ratsmappe::logo::{Logo, LogoFormat, Purpose};
use ratsmappe_fuzz::findings;

/// Chunks of a PNG that are packed and no picture.
const PACKED: [&[u8]; 3] = [b"iCCP", b"zTXt", b"iTXt"];

fuzz_target!(|data: &[u8]| {
    let logo = match Logo::new(data, Purpose::Logo) {
        Ok(logo) => logo,
        Err(found) => {
            assert!(found.is_error(), "refused without an error");
            return findings::check(&[found]);
        }
    };
    findings::check(&logo.remark().into_iter().collect::<Vec<_>>());
    let bytes = logo.bytes();
    match logo.format() {
        // The drawing is in UTF-8 now, whatever its declaration goes on to say.
        LogoFormat::Svg if std::str::from_utf8(&bytes).expect("UTF-8").contains("encoding") => return,
        LogoFormat::Png => assert!(chunks(&bytes).all(|name| !PACKED.contains(&name)), "packed data stay"),
        LogoFormat::Svg | LogoFormat::Jpeg => {}
    }
    let again = Logo::new(&bytes, Purpose::Logo).expect("what was taken is taken again");
    assert_eq!(again.bytes(), bytes, "something was left to be left out");
    assert!(again.remark().is_none(), "something was left to be said");
});

/// The names of a PNG's chunks to the end of the picture.
fn chunks(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut at = 8;
    std::iter::from_fn(move || {
        let length = bytes.get(at..at + 4)?.iter().fold(0_usize, |sum, b| sum << 8 | usize::from(*b));
        let name = bytes.get(at + 4..at + 8)?;
        at = at.saturating_add(length).saturating_add(12);
        Some(name)
    })
    .take_while(|name| *name != b"IEND")
}
