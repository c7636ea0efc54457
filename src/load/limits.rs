//! How much may be spent on reading a workbook.

use std::num::NonZeroU32;

/// How much may be spent on reading a workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadLimits {
    /// The longest it may take, in seconds.
    pub max_seconds: NonZeroU32,
    /// The most memory it may take, in MiB.
    pub max_mib: NonZeroU32,
}

impl Default for ReadLimits {
    fn default() -> Self {
        let after_one = |n| NonZeroU32::MIN.saturating_add(n);
        Self { max_seconds: after_one(19), max_mib: after_one(1023) }
    }
}
