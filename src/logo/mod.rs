//! The municipality's logo: a picture beside the profile.
//!
//! Takes a folder and a path below it, gives a picture that can be put into a paper: from that folder only, with symbolic
//! links resolved; within the limits of bytes and pixels; in a supported format by its content, not its name; an SVG
//! without scripts and references to other files. Knows nothing of profiles; its diagnostics have no place yet.

mod errors;
mod raster;
mod svg;

use std::fs;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::diagnostic::{Code, Diagnostic, quote};
use crate::message::say;
use errors::broken;

/// Bytes of the file.
const MAX_BYTES: usize = 5 << 20;
/// Pixels of the picture: decoding takes memory in proportion.
const MAX_PIXELS: u64 = 20_000_000;

/// The formats of a logo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogoFormat {
    /// A vector drawing.
    Svg,
    /// A lossless bitmap.
    Png,
    /// A photograph.
    Jpeg,
}

/// A picture that has passed all checks and can be put into a paper.
#[derive(Clone, PartialEq, Eq)]
pub struct Logo {
    format: LogoFormat,
    bytes: Arc<[u8]>,
}

impl std::fmt::Debug for Logo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Logo({:?}, {} bytes)", self.format, self.bytes.len())
    }
}

/// Templates refer to a logo by its path in the template tree.
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
    pub fn new(bytes: &[u8]) -> Result<Self, Diagnostic> {
        if bytes.len() > MAX_BYTES {
            return Err(Diagnostic::error(
                Code::LogoTooLarge,
                say!("the logo is larger than {most} MiB", most = MAX_BYTES >> 20),
            ));
        }
        let format = detect(bytes).ok_or_else(|| {
            Diagnostic::error(Code::LogoFormat, say!("the logo is neither an SVG nor a PNG nor a JPEG picture"))
                .hint(say!("save it as SVG (best) or PNG; a new name does not change what a file is"))
        })?;
        match format {
            LogoFormat::Svg => svg::check(bytes)?,
            LogoFormat::Png => check_size(raster::png(bytes))?,
            LogoFormat::Jpeg => check_size(raster::jpeg(bytes)?)?,
        }
        let logo = Self { format, bytes: bytes.into() };
        #[cfg(feature = "pdf")]
        if !crate::typeset::can_draw(&logo.bytes, format == LogoFormat::Svg, format == LogoFormat::Png) {
            return Err(broken());
        }
        Ok(logo)
    }

    /// Its path in the template tree.
    #[must_use]
    pub fn path(&self) -> &'static str {
        match self.format {
            LogoFormat::Svg => "logo.svg",
            LogoFormat::Png => "logo.png",
            LogoFormat::Jpeg => "logo.jpg",
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
/// If the picture cannot be used: a warning if there is none, because papers can do without; else an error. The
/// diagnostic has no place.
pub fn read(folder: &Path, path: &Path) -> Result<Logo, Diagnostic> {
    let shown = &quote(&path.to_string_lossy());
    let unreadable = |error: &io::Error| match error.kind() {
        // Profiles are often sent without their pictures, so this is only a warning.
        io::ErrorKind::NotFound => Diagnostic::warning(
            Code::LogoNotFound,
            say!("there is no logo {shown} in the profile's folder; the papers go without", shown),
        )
        .hint(say!("the path starts at the profile's folder; capital and small letters matter")),
        _ => Diagnostic::error(Code::LogoUnreadable, say!("the logo {shown} cannot be read: {error}", shown, error)),
    };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    // Symbolic links are resolved first, so that none can lead out of the folder.
    let folder = folder.canonicalize().map_err(|e| unreadable(&e))?;
    let file = folder.join(path).canonicalize().map_err(|e| unreadable(&e))?;
    if !file.starts_with(&folder) {
        return Err(Diagnostic::error(
            Code::PathOutsideFolder,
            say!("the logo {shown} is a link out of the profile's folder", shown),
        )
        .hint(say!("copy the picture itself into the folder")));
    }
    // Reading a pipe or a device may never end.
    if !file.metadata().map_err(|e| unreadable(&e))?.is_file() {
        return Err(Diagnostic::error(Code::LogoUnreadable, say!("the logo {shown} is no file", shown)));
    }
    let mut bytes = Vec::new();
    let most = MAX_BYTES as u64 + 1;
    fs::File::open(&file).and_then(|f| f.take(most).read_to_end(&mut bytes)).map_err(|e| unreadable(&e))?;
    Logo::new(&bytes)
}

/// The format by the first bytes. An SVG may begin with a byte order mark, an XML declaration and comments.
fn detect(bytes: &[u8]) -> Option<LogoFormat> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some(LogoFormat::Png);
    }
    if bytes.starts_with(b"\xff\xd8\xff") {
        return Some(LogoFormat::Jpeg);
    }
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let svg = text.starts_with(b"<") && text.windows(4).take(4096).any(|w| w == b"<svg" || w == b":svg");
    svg.then_some(LogoFormat::Svg)
}

/// Checks the size of a bitmap; none is a damaged file.
fn check_size(size: Option<(u32, u32)>) -> Result<(), Diagnostic> {
    match size {
        None | Some((0, _) | (_, 0)) => Err(broken()),
        Some((width, height)) if u64::from(width) * u64::from(height) > MAX_PIXELS => {
            let message = say!(
                "the logo has {width} × {height} pixels; {most} million are the most",
                width,
                height,
                most = MAX_PIXELS / 1_000_000
            );
            Err(Diagnostic::error(Code::LogoTooLarge, message).hint(say!("1,000 pixels in width are enough for print")))
        }
        Some(_) => Ok(()),
    }
}
