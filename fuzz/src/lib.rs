//! What the targets share: findings as they must be, grids written as text, spreadsheets made of parts,
//! and which panics count. Panics where something does not hold: that is what a fuzz target is for.

pub mod findings;
pub mod grid;
pub mod panics;
pub mod parts;
pub mod sample;
