//! Posts in full-time equivalents.

use serde::Serialize;

use super::words::{funding, funding_key, years};
use crate::briefing::context::Context;
use crate::profile::Post;

/// One post or a part of one.
#[derive(Debug, Clone, Serialize)]
pub struct PostRow {
    /// What it is called.
    pub title: String,
    /// Its full-time equivalents: `0,5`.
    pub extent: String,
    /// Its grade.
    pub grade: Option<String>,
    /// The first year.
    pub from: Option<String>,
    /// The last year; none if it is permanent or not stated.
    pub until: Option<String>,
    /// Its years: `2026 bis 2027`, `ab 2028`; none if neither is stated.
    pub years: Option<String>,
    /// How sure it is, in words.
    pub status: String,
    /// `granted`, `requested`, `planned`, `open` or `not-stated`.
    pub status_key: &'static str,
}

/// All posts.
#[derive(Debug, Clone, Serialize)]
pub struct Posts {
    /// The most full-time equivalents at the same time: `1,25`.
    pub fte: String,
    /// The posts in the profile's order.
    pub rows: Vec<PostRow>,
    /// How the number was found.
    pub rule: String,
}

pub(super) fn posts(context: &Context) -> Option<Posts> {
    let all = &context.profile.finance.posts;
    if all.is_empty() {
        return None;
    }
    let rows = all.iter().map(|post| PostRow {
        title: context.prose(&post.title),
        extent: context.formats.number(post.extent, 3),
        grade: context.optional_prose(&post.grade),
        from: post.from.map(|year| year.to_string()),
        until: post.until.map(|year| year.to_string()),
        years: years_of(context, post),
        status: funding(context.labels, post.status),
        status_key: funding_key(post.status),
    });
    Some(Posts {
        fte: context.formats.number(most_at_once(all), 3),
        rows: rows.collect(),
        rule: context.labels.text("money.posts.rule"),
    })
}

fn years_of(context: &Context, post: &Post) -> Option<String> {
    let of = |key: &str, year: i16| context.labels.fill(key, &[("year", &year.to_string())]);
    match (post.from, post.until) {
        (Some(from), Some(until)) => Some(years(context, from, until)),
        (Some(from), None) => Some(of("money.years.from", from)),
        (None, Some(until)) => Some(of("money.years.until", until)),
        (None, None) => None,
    }
}

/// The most full-time equivalents in one year. A post without a first year is there from the beginning, one without a
/// last year stays.
pub(crate) fn most_at_once(posts: &[Post]) -> f64 {
    let fits = |post: &Post, year: i16| {
        post.from.is_none_or(|from| from <= year) && post.until.is_none_or(|until| year <= until)
    };
    let in_year = |year: i16| posts.iter().filter(|post| fits(post, year)).map(|post| post.extent).sum::<f64>();
    // The number rises only where a post begins.
    posts.iter().map(|post| in_year(post.from.unwrap_or(i16::MIN))).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posts_that_follow_each_other_are_not_added() {
        let post = |extent, from, until| {
            let (title, grade, status) = (String::new(), None, None);
            Post { title, extent, grade, from, until, status }
        };
        let all = [post(0.5, Some(2026), Some(2027)), post(0.75, Some(2028), None), post(0.25, None, None)];
        assert_eq!(most_at_once(&all).to_string(), "1");
    }
}
