//! How much of a workbook is read. Every limit is checked before memory is allocated for what it limits;
//! `docs/limits.md` lists them for users.

/// Bytes of a file.
pub const MAX_BYTES: usize = 50 << 20;
/// Bytes of all entries of an archive together, unpacked.
pub const MAX_UNPACKED_BYTES: u64 = 200 << 20;
/// Rows of a sheet, counted to the last one with a value: a list of 20,000 projects with what stands above it.
pub const MAX_ROWS: u32 = 20_100;
/// Columns of a sheet, counted to the last one with a value.
pub const MAX_COLUMNS: u32 = 200;
/// Characters of a cell; Excel has the same limit.
pub const MAX_CELL_CHARS: usize = 32_767;
/// Bytes of text in all cells of a workbook together. The file's size does not limit it, because any number of cells
/// may refer to the same shared string.
pub const MAX_TEXT_BYTES: usize = 64 << 20;
