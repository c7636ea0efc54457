//! What values may be at the most, wherever they are written: in a profile, a questionnaire, a list or a form.

/// The most findings reported of one file: nobody reads on after that.
pub(crate) const MAX_FINDINGS: usize = 500;

/// The most entries of one list.
pub(crate) const MAX_ENTRIES: usize = 1000;

/// The longest text value, in characters.
pub(crate) const MAX_TEXT_CHARS: usize = 20_000;

/// The longest name of a municipality or project, in characters: what a title page has room for.
pub(crate) const MAX_TITLE_CHARS: usize = 250;

/// The years a municipal project can speak of.
pub(crate) const YEARS: std::ops::RangeInclusive<i16> = 1990..=2100;

/// The years in which municipalities joined the programme Modellprojekte Smart Cities.
pub(crate) const COHORTS: std::ops::RangeInclusive<i64> = 2019..=2021;

/// More inhabitants than any municipality or union of municipalities has.
pub(crate) const MAX_INHABITANTS: i64 = 20_000_000;

/// The highest rate by which later years are discounted, in per cent.
pub(crate) const MAX_RATE: i64 = 20;

/// The longest useful life of an investment, in years.
pub(crate) const MAX_USEFUL_LIFE: i64 = 80;

/// More full-time equivalents than any project has.
pub(crate) const MAX_POSTS: i64 = 10_000;

/// More votes than any council has members.
pub(crate) const MAX_VOTES: i64 = 1000;

/// The sixteen Länder.
pub(crate) const STATES: [&str; 16] = [
    "Baden-Württemberg",
    "Bayern",
    "Berlin",
    "Brandenburg",
    "Bremen",
    "Hamburg",
    "Hessen",
    "Mecklenburg-Vorpommern",
    "Niedersachsen",
    "Nordrhein-Westfalen",
    "Rheinland-Pfalz",
    "Saarland",
    "Sachsen",
    "Sachsen-Anhalt",
    "Schleswig-Holstein",
    "Thüringen",
];
