//! How large a picture may be.

/// Bytes of the file.
pub(super) const MAX_BYTES: usize = 5 << 20;
/// Pixels of the picture: decoding takes memory in proportion.
pub(super) const MAX_PIXELS: u64 = 20_000_000;
