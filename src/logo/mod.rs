//! The pictures beside a profile: the municipality's logo, and those that its papers show.
//!
//! Takes a folder and a path below it, gives a picture that can be put into a paper: from that folder only, with
//! symbolic links resolved; within the limits of bytes and pixels; in a supported format by its content, not its
//! name; an SVG without scripts and references to other files. Knows nothing of profiles; its diagnostics have no
//! place yet.

mod colour;
mod embedded;
mod errors;
mod format;
mod limits;
mod raster;
mod source;
mod style;
mod svg;

use std::path::Path;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::diagnostic::{Code, Diagnostic, quote};
use crate::files::{self, ReadError};
use crate::message::{Message, say};
pub use format::LogoFormat;

use errors::broken;
use format::detect;
use limits::{MAX_BYTES, MAX_PIXELS};
use raster::Bitmap;

/// What a picture is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The municipality's logo.
    Logo,
    /// The picture of this number among those of the papers, from 1.
    Picture(usize),
}

impl Purpose {
    /// What messages call it.
    fn noun(self) -> Message {
        match self {
            Self::Logo => say!("the logo"),
            Self::Picture(_) => say!("the picture"),
        }
    }
}

/// A picture that has passed all checks and can be put into a paper.
#[derive(Clone, PartialEq, Eq)]
pub struct Logo {
    purpose: Purpose,
    format: LogoFormat,
    /// Width and height of a bitmap.
    pixels: Option<(u32, u32)>,
    bytes: Arc<[u8]>,
    /// The colour profile that was left out, if its colours may have been others.
    profile: Option<String>,
}

impl std::fmt::Debug for Logo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}({:?}, {} bytes)", self.purpose, self.format, self.bytes.len())
    }
}

/// Templates refer to a picture by its path in the template tree.
impl Serialize for Logo {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&format!("/{}", self.path()))
    }
}

impl Logo {
    /// Checks a picture's bytes.
    ///
    /// # Errors
    /// If the picture cannot be used; the diagnostic has no place.
    pub fn new(bytes: &[u8], purpose: Purpose) -> Result<Self, Diagnostic> {
        let what = purpose.noun();
        if bytes.len() > MAX_BYTES {
            return Err(too_large(what));
        }
        let format = detect(bytes).ok_or_else(|| {
            Diagnostic::error(
                Code::LogoFormat,
                say!("{what} is neither an SVG nor a PNG nor a JPEG file", what = what.clone()),
            )
            .hint(say!("save it as SVG (best) or PNG; a new name does not change what a file is"))
        })?;
        let (bytes, profile, pixels) = match format {
            LogoFormat::Svg => {
                let (drawn, profile) = svg::checked(bytes)?;
                (drawn.into_bytes().into(), profile, None)
            }
            LogoFormat::Png => bitmap(raster::png(bytes), bytes, purpose)?,
            LogoFormat::Jpeg => bitmap(raster::jpeg(bytes), bytes, purpose)?,
        };
        let logo = Self { purpose, format, pixels, bytes, profile };
        #[cfg(feature = "pdf")]
        if !crate::typeset::can_draw(&logo.bytes, format == LogoFormat::Svg, format == LogoFormat::Png) {
            return Err(broken());
        }
        Ok(logo)
    }

    /// Its path in the template tree.
    #[must_use]
    pub fn path(&self) -> String {
        let ending = match self.format {
            LogoFormat::Svg => "svg",
            LogoFormat::Png => "png",
            LogoFormat::Jpeg => "jpg",
        };
        match self.purpose {
            Purpose::Logo => format!("logo.{ending}"),
            Purpose::Picture(number) => format!("picture-{number}.{ending}"),
        }
    }

    /// Its format.
    #[must_use]
    pub fn format(&self) -> LogoFormat {
        self.format
    }

    /// Width and height of a bitmap in pixels; none for a drawing.
    #[must_use]
    pub fn pixels(&self) -> Option<(u32, u32)> {
        self.pixels
    }

    /// What is to be said of it though it is used; the diagnostic has no place.
    #[must_use]
    pub fn remark(&self) -> Option<Diagnostic> {
        let profile = quote(self.profile.as_deref()?);
        let message = say!(
            "the picture's colour profile {profile} is left out: its colours are printed as those of a screen (sRGB)",
            profile
        );
        Some(
            Diagnostic::warning(Code::LogoColours, message)
                .hint(say!("look at its colours in the papers; to be sure, save it with the profile sRGB")),
        )
    }

    /// The file's bytes, without what is left out of it.
    #[must_use]
    pub fn bytes(&self) -> Arc<[u8]> {
        Arc::clone(&self.bytes)
    }
}

/// Reads the picture at `path` below `folder`.
///
/// # Errors
/// If the picture cannot be used: a warning if there is none, because papers can do without; else an error. The
/// diagnostic has no place.
pub fn read(folder: &Path, path: &Path, purpose: Purpose) -> Result<Logo, Diagnostic> {
    let (what, shown) = (purpose.noun(), &quote(&path.to_string_lossy()));
    let bytes = files::read_within(folder, &folder.join(path), MAX_BYTES as u64).map_err(|error| match error {
        // Profiles travel without their pictures; the papers can do without.
        ReadError::NotFound => Diagnostic::warning(
            Code::LogoNotFound,
            match purpose {
                Purpose::Logo => say!("there is no logo {shown} in the profile's folder; the papers go without", shown),
                Purpose::Picture(_) => {
                    say!("there is no picture {shown} in the profile's folder; the papers go without", shown)
                }
            },
        )
        .hint(say!("the path starts at the profile's folder; capital and small letters matter")),
        ReadError::OutsideFolder => Diagnostic::error(
            Code::PathOutsideFolder,
            say!("{what} {shown} is a link out of the profile's folder", what, shown),
        )
        .hint(say!("copy the picture itself into the folder")),
        ReadError::Folder | ReadError::NotAFile => {
            Diagnostic::error(Code::LogoUnreadable, say!("{what} {shown} is no file", what, shown))
        }
        ReadError::TooLarge => too_large(what),
        ReadError::Io(error) => {
            Diagnostic::error(Code::LogoUnreadable, say!("{what} {shown} cannot be read: {error}", what, shown, error))
        }
    })?;
    Logo::new(&bytes, purpose)
}

fn too_large(what: Message) -> Diagnostic {
    Diagnostic::error(Code::LogoTooLarge, say!("{what} is larger than {most} MiB", what, most = MAX_BYTES >> 20))
}

/// The bytes of a bitmap as they are used, the colour profile that was left out, and its size.
type UsedBitmap = (Arc<[u8]>, Option<String>, Option<(u32, u32)>);

/// A bitmap as it is used.
///
/// # Errors
/// If it is damaged, too large, or in printing colours, which PDF/A allows only with an output profile for them.
fn bitmap(found: Option<Bitmap>, bytes: &[u8], purpose: Purpose) -> Result<UsedBitmap, Diagnostic> {
    let bitmap = found.filter(|b| b.size.0 > 0 && b.size.1 > 0).ok_or_else(broken)?;
    if bitmap.colours > 3 {
        let message = say!("{what} has printing colours (CMYK)", what = purpose.noun());
        return Err(Diagnostic::error(Code::LogoFormat, message).hint(say!("save it with screen colours (RGB)")));
    }
    let (width, height) = bitmap.size;
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        let message = say!(
            "{what} has {width} × {height} pixels; {most} million are the most",
            what = purpose.noun(),
            width,
            height,
            most = MAX_PIXELS / 1_000_000
        );
        let advice = match purpose {
            Purpose::Logo => say!("1,000 pixels in width are enough for print"),
            Purpose::Picture(_) => say!("2,000 pixels in width are enough for print"),
        };
        return Err(Diagnostic::error(Code::LogoTooLarge, message).hint(advice));
    }
    let cleaned = bitmap.cleaned(bytes).unwrap_or_else(|| bytes.to_vec());
    Ok((cleaned.into(), bitmap.profile, Some(bitmap.size)))
}
