//! Lists for programs: records under a header, whose names stay the same in every language.

/// Records of `N` fields under their names.
#[derive(Debug)]
pub struct Records<const N: usize> {
    /// What the fields are called.
    pub header: [&'static str; N],
    /// The records.
    pub rows: Vec<[String; N]>,
}
