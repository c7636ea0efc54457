//! The municipality's logo: a picture beside the profile.
//!
//! Takes a folder and a path below it, gives a picture fit to be put into a paper: from that folder only,
//! symbolic links followed; bounded in bytes and pixels; of a known form by its content, not by its name;
//! an SVG without anything that acts or leads elsewhere. Knows nothing of profiles; refusals have no place
//! yet, whoever asks knows it.

mod drawing;
mod raster;

use std::path::Path;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::diagnostic::{Code, Diagnostic, quote};
use crate::files::{self, ReadError};
use crate::message::{Message, say};

/// The largest file, in bytes.
const MAX_BYTES: usize = 5 << 20;
/// The largest picture, in pixels.
const MAX_PIXELS: u64 = 20_000_000;

/// The forms a logo can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A drawing.
    Svg,
    /// A bitmap.
    Png,
    /// A photograph.
    Jpeg,
}

/// A picture fit to be put into a paper.
#[derive(Clone, PartialEq, Eq)]
pub struct Logo {
    form: Form,
    bytes: Arc<[u8]>,
}

impl std::fmt::Debug for Logo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Logo({:?}, {} bytes)", self.form, self.bytes.len())
    }
}

/// Templates know a logo by its path in the template tree.
impl Serialize for Logo {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&format!("/{}", self.path()))
    }
}

impl Logo {
    /// Checks a picture's bytes.
    ///
    /// # Errors
    /// What is wrong with it, without a place.
    pub fn new(bytes: &[u8]) -> Result<Self, Diagnostic> {
        if bytes.len() > MAX_BYTES {
            return Err(too_large());
        }
        let form = form(bytes).ok_or_else(|| {
            refusal(Code::LogoFormat, say!("the logo is neither an SVG nor a PNG nor a JPEG picture"))
                .hint(say!("save it as SVG (best) or PNG; a new name does not change what a file is"))
        })?;
        match form {
            Form::Svg => drawing::check(bytes)?,
            Form::Png => bounded(raster::png(bytes))?,
            Form::Jpeg => bounded(raster::jpeg(bytes)?)?,
        }
        let logo = Self { form, bytes: bytes.into() };
        #[cfg(feature = "pdf")]
        if !crate::typeset::can_draw(&logo.bytes, form == Form::Svg, form == Form::Png) {
            return Err(broken());
        }
        Ok(logo)
    }

    /// The path at which templates find it.
    #[must_use]
    pub fn path(&self) -> &'static str {
        match self.form {
            Form::Svg => "logo.svg",
            Form::Png => "logo.png",
            Form::Jpeg => "logo.jpg",
        }
    }

    /// The file's bytes.
    #[must_use]
    pub fn bytes(&self) -> Arc<[u8]> {
        Arc::clone(&self.bytes)
    }
}

/// Reads the picture at `path` below `folder`.
///
/// # Errors
/// Why it cannot be used, without a place.
pub fn read(folder: &Path, path: &Path) -> Result<Logo, Diagnostic> {
    let shown = &quote(&path.to_string_lossy());
    let bytes = files::read_within(folder, &folder.join(path), MAX_BYTES as u64).map_err(|error| match error {
        // Profiles travel without their pictures; the papers can do without.
        ReadError::NotFound => Diagnostic::warning(
            Code::LogoNotFound,
            say!("there is no logo {shown} in the profile's folder; the papers go without", shown),
        )
        .hint(say!("the path starts at the profile's folder; capital and small letters matter")),
        ReadError::OutsideFolder => {
            refusal(Code::PathOutsideFolder, say!("the logo {shown} is a link out of the profile's folder", shown))
                .hint(say!("copy the picture itself into the folder"))
        }
        ReadError::Folder | ReadError::NotAFile => {
            refusal(Code::LogoUnreadable, say!("the logo {shown} is no file", shown))
        }
        ReadError::TooLarge => too_large(),
        ReadError::Io(error) => {
            refusal(Code::LogoUnreadable, say!("the logo {shown} cannot be read: {error}", shown, error))
        }
    })?;
    Logo::new(&bytes)
}

fn too_large() -> Diagnostic {
    refusal(Code::LogoTooLarge, say!("the logo is larger than {most} MiB", most = MAX_BYTES >> 20))
}

fn refusal(code: Code, message: Message) -> Diagnostic {
    Diagnostic::error(code, message)
}

fn broken() -> Diagnostic {
    refusal(Code::LogoBroken, say!("the logo's file is damaged or not finished"))
        .hint(say!("open it in a drawing program and save it again"))
}

fn form(bytes: &[u8]) -> Option<Form> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some(Form::Png);
    }
    if bytes.starts_with(b"\xff\xd8\xff") {
        return Some(Form::Jpeg);
    }
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let svg = text.starts_with(b"<") && text.windows(4).take(4096).any(|w| w == b"<svg" || w == b":svg");
    svg.then_some(Form::Svg)
}

fn bounded(size: Option<(u32, u32)>) -> Result<(), Diagnostic> {
    match size {
        None | Some((0, _) | (_, 0)) => Err(broken()),
        Some((width, height)) if u64::from(width) * u64::from(height) > MAX_PIXELS => {
            let message = say!(
                "the logo has {width} × {height} pixels; {most} million are the most",
                width,
                height,
                most = MAX_PIXELS / 1_000_000
            );
            Err(refusal(Code::LogoTooLarge, message).hint(say!("1,000 pixels in width are enough for print")))
        }
        Some(_) => Ok(()),
    }
}
