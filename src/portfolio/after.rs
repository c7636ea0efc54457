//! What follows every year after the projects, and the posts.

use super::builder::PortfolioBuilder;
use super::grid::text;
use super::model::FollowUpSum;
use super::summary::ProjectSummary;
use super::table::{CellValue, ColumnKind, SummaryTable};
use crate::briefing::{amounts, most_at_once};
use crate::profile::Post;

/// The most rows of projects in the paper.
const MAX_ROWS: usize = 60;

/// The most full-time equivalents at once over all projects; none if none states posts.
pub(super) fn all_posts(builder: &PortfolioBuilder) -> Option<CellValue> {
    let posts: Vec<Post> = builder.projects.iter().flat_map(|p| p.posts.clone()).collect();
    let most = (!posts.is_empty()).then(|| most_at_once(&posts))?;
    Some(CellValue::Decimal(most, builder.formats.number(most, 3)))
}

/// What follows every year, and posts.
pub(super) fn after(builder: &PortfolioBuilder) -> SummaryTable {
    let known = builder.projects.iter().filter(|p| p.follow_up.span.is_some() || !p.posts.is_empty());
    let known: Vec<&ProjectSummary> = known.collect();
    let row = |p: &&ProjectSummary| {
        let none = p.follow_up.span == Some((0, 0));
        let range = match p.follow_up.span {
            _ if none => text(builder.word("portfolio.no-follow-up")),
            Some((least, most)) => range(builder, least, most),
            None => CellValue::NotStated,
        };
        vec![
            text(builder.name(p)),
            range,
            p.follow_up.years.as_ref().map_or(CellValue::Empty, |years| text(years.clone())),
            p.follow_up.net.as_ref().map_or(CellValue::Empty, |net| text(net.clone())),
            builder.posts(p),
        ]
    };
    let range = yearly(builder).map_or(CellValue::NotStated, |(least, most)| range(builder, least, most));
    let posts = all_posts(builder).unwrap_or(CellValue::NotStated);
    let columns = [
        ("portfolio.col-project", ColumnKind::Name),
        ("portfolio.col-follow-up", ColumnKind::Money),
        ("col.years", ColumnKind::Words),
        ("money.col.net", ColumnKind::Wide),
        ("portfolio.col-posts", ColumnKind::Figure),
    ];
    let mut table = builder.table("after", &columns, known.iter().map(row).collect());
    table.most = MAX_ROWS;
    table.total = Some(vec![text(builder.labels.text("col.total")), range, CellValue::Empty, CellValue::Empty, posts]);
    let unknown: Vec<&ProjectSummary> = builder.projects.iter().filter(|p| p.follow_up.span.is_none()).collect();
    if !unknown.is_empty() {
        let names = builder.names(unknown);
        table.notes.push(builder.labels.fill("portfolio.without-follow-up", &[("names", &names)]));
    }
    table.drop_empty_columns(1);
    align_decimals(builder, &mut table);
    table
}

/// Writes the numbers of a table with as many decimal places as the one with the most has.
fn align_decimals(builder: &PortfolioBuilder, table: &mut SummaryTable) {
    let mut numbers: Vec<(&mut f64, &mut String)> = { table.rows.iter_mut().chain(&mut table.total).flatten() }
        .filter_map(|cell| match cell {
            CellValue::Decimal(number, shown) => Some((number, shown)),
            _ => None,
        })
        .collect();
    let places = |number: f64| (0..3).find(|digits| (number * 10_f64.powi(*digits)).fract() == 0.0).unwrap_or(3);
    let most = numbers.iter().map(|(number, _)| places(**number)).max().unwrap_or(0);
    for (number, shown) in &mut numbers {
        **shown = builder.formats.fixed(**number, i16::try_from(most).unwrap_or(0));
    }
}

/// The follow-up costs of all that can be told, the least and the most of a year.
fn yearly(builder: &PortfolioBuilder) -> Option<(i64, i64)> {
    let spans = builder.projects.iter().filter_map(|p| p.follow_up.span);
    spans.reduce(|a, b| (a.0.saturating_add(b.0), a.1.saturating_add(b.1)))
}

/// What follows every year, and how many projects it is known of; none if of none.
pub(super) fn all_follow_up(builder: &PortfolioBuilder) -> Option<FollowUpSum> {
    let (least, most) = yearly(builder)?;
    let projects = builder.projects.iter().filter(|p| p.follow_up.span.is_some()).count();
    let shown = amounts(builder.labels, &builder.formats, least, most);
    Some(FollowUpSum { shown, projects, least: builder.amount(least), most: builder.amount(most) })
}

/// One amount, or two without their currency, which the head of the column says.
pub(super) fn range(builder: &PortfolioBuilder, least: i64, most: i64) -> CellValue {
    if least == most {
        return builder.money(least);
    }
    let (least, most) = (builder.formats.amount(least), builder.formats.amount(most));
    text(builder.labels.fill("portfolio.range", &[("least", &least), ("most", &most)]))
}
