//! The known values of each column, against which cells with several values are split.

use super::model::{Catalog, Criterion, Workstream};
use super::split::KnownNames;
use super::vocabulary;

/// The known values by column. The workbook's own values come first, then those of the shipped catalogue.
pub(super) struct KnownValues {
    pub sub_phases: KnownNames,
    pub workstreams: KnownNames,
    pub stakeholders: KnownNames,
    pub drivers: KnownNames,
    pub sub_drivers: KnownNames,
    pub categories: KnownNames,
    pub mechanisms: KnownNames,
    pub practices: KnownNames,
    pub titles: KnownNames,
}

impl KnownValues {
    /// Collects the known values of a workbook and, after them, of the shipped catalogue. `catalog` has the sheets beside
    /// the criteria, `sub_drivers` are the sub-drivers of the workbook, and `titles` its titles, ids and title variants.
    pub(super) fn new(
        catalog: &Catalog,
        sub_drivers: &[String],
        shipped: Option<&Catalog>,
        mut titles: Vec<(String, String)>,
    ) -> Self {
        // Cells are split at the shipped titles too, even where this workbook lacks the criterion.
        let shipped_criteria = shipped.into_iter().flat_map(|s| &s.criteria);
        titles.extend(shipped_criteria.flat_map(|c| spellings_of(c, &c.title)));
        let both = || std::iter::once(catalog).chain(shipped);
        let drivers = both().flat_map(|c| &c.drivers);
        let driver_spellings =
            drivers.flat_map(|d| std::iter::once(&d.name).chain(&d.variants).map(|v| (v.as_str(), d.name.as_str())));
        let plain = |s: &'_ str| (s.to_owned(), s.to_owned());
        let spelt = |pairs: [(&str, &str); 2]| pairs.map(|(s, n)| (s.to_owned(), n.to_owned()));
        let values = |of: fn(&Criterion) -> &Vec<String>| {
            shipped.into_iter().flat_map(|s| &s.criteria).flat_map(of).map(|v| plain(v)).collect::<Vec<_>>()
        };
        let mechanisms = |category: bool| {
            let names = both().flat_map(|c| &c.mechanisms).filter(move |m| m.is_category == category);
            names.map(|m| plain(&m.key)).collect::<Vec<_>>()
        };
        let practices = both().flat_map(|c| &c.practices);
        let practice_names =
            practices.flat_map(|p| std::iter::once(&p.key).chain(&p.aliases).map(|a| (a.as_str(), p.key.as_str())));
        let sub_driver_names = sub_drivers
            .iter()
            .map(|s| plain(s))
            .chain(values(|c| &c.sub_drivers))
            .chain(spelt(vocabulary::SUB_DRIVER_SPELLINGS));
        let category_names = mechanisms(true)
            .into_iter()
            .chain(values(|c| &c.mechanism_categories))
            .chain(spelt(vocabulary::CATEGORY_SPELLINGS));
        Self {
            sub_phases: KnownNames::new(vocabulary::SUB_PHASES.into_iter().flat_map(|(tag, _)| tag_spellings(tag))),
            workstreams: KnownNames::new(Workstream::ALL.map(|w| (w.name(), w.name()))),
            stakeholders: KnownNames::new(
                vocabulary::STAKEHOLDERS.map(|s| (s, s)).into_iter().chain(vocabulary::STAKEHOLDER_SPELLINGS),
            ),
            drivers: KnownNames::new(driver_spellings),
            sub_drivers: KnownNames::new(sub_driver_names),
            categories: KnownNames::new(category_names),
            mechanisms: KnownNames::new(mechanisms(false).into_iter().chain(values(|c| &c.mechanisms))),
            practices: KnownNames::new(practice_names),
            titles: KnownNames::new(titles),
        }
    }
}

/// The spellings of a tag: exports replace or drop the bar between its parts.
fn tag_spellings(tag: &'static str) -> Vec<(String, &'static str)> {
    [" | ", "|", " ", " / ", ": ", " - "].into_iter().map(|bar| (tag.replace(" | ", bar), tag)).collect()
}

/// The title and title variants of a criterion, each as a spelling of `title`.
pub(super) fn spellings_of<'a>(
    criterion: &'a Criterion,
    title: &'a str,
) -> impl Iterator<Item = (String, String)> + 'a {
    let spellings = std::iter::once(&criterion.title).chain(&criterion.title_variants);
    spellings.map(move |spelling| (spelling.clone(), title.to_owned()))
}
