//! The pictures that papers show: those of the profile that are there, with what belongs below and beside them.

use serde::Serialize;

use super::context::Context;
use crate::logo::Logo;
use crate::profile::PicturePlace;

/// A picture.
#[derive(Debug, Clone, Serialize)]
pub struct PictureText {
    /// The picture, as the path templates find it at.
    pub path: Logo,
    /// What it shows, for those who cannot see it.
    pub alt: String,
    /// The language of what it shows: `de` or `en`.
    pub lang: &'static str,
    /// The text below it.
    pub caption: Option<String>,
    /// Who made it.
    pub credit: Option<String>,
    /// Where it stands: `title`, `solution` or `value`.
    pub place: &'static str,
}

pub(super) fn pictures(context: &Context) -> Vec<PictureText> {
    let named = context.profile.pictures.iter().zip(context.sources.pictures);
    let text = |(named, picture): (&crate::profile::Picture, &Option<Logo>)| {
        Some(PictureText {
            path: picture.clone()?,
            alt: context.prose(&named.alt.0),
            lang: context.passages.language_of(&named.alt.0, context.options.language).code(),
            caption: context.optional_prose(&named.caption),
            credit: context.optional_prose(&named.credit),
            place: match named.place.unwrap_or_default() {
                PicturePlace::Title => "title",
                PicturePlace::Solution => "solution",
                PicturePlace::Value => "value",
            },
        })
    };
    named.filter_map(text).collect()
}
