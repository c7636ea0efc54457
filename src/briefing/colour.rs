//! The town's colour made fit to read: accents derived so that text on them and in them has the
//! contrast of WCAG 2.2, level AA, whatever colour comes in.

use serde::Serialize;

/// The calm blue-green of a municipality that names no colour.
const DEFAULT: [u8; 3] = [0x0e, 0x5a, 0x64];
const WHITE: [u8; 3] = [0xff; 3];
/// A little over 4.5, so that rounding in the PDF cannot fall below.
const MIN_CONTRAST: f64 = 4.6;

/// Colours for the templates, as `#rrggbb`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Palette {
    /// For fills with white text and for text on white or on the tint.
    pub accent: String,
    /// A darker accent for large areas.
    pub deep: String,
    /// A mid tone for the second of two series; black text on it is readable.
    pub mid: String,
    /// A light background for text in ink or accent.
    pub tint: String,
}

impl Palette {
    /// The palette of a colour.
    #[must_use]
    pub fn new(colour: Option<[u8; 3]>) -> Self {
        let given = colour.unwrap_or(DEFAULT);
        let tint = mix(given, WHITE, 0.92);
        // Darken until the accent can be read on its own tint, which is harder than on white.
        let mut accent = given;
        while contrast(accent, tint) < MIN_CONTRAST && accent != [0; 3] {
            accent = mix(accent, [0; 3], 0.04);
        }
        let palette = [accent, mix(accent, [0; 3], 0.25), mix(accent, WHITE, 0.6), tint];
        let [accent, deep, mid, tint] = palette.map(|[r, g, b]| format!("#{r:02x}{g:02x}{b:02x}"));
        Self { accent, deep, mid, tint }
    }
}

fn mix(from: [u8; 3], to: [u8; 3], share: f64) -> [u8; 3] {
    std::array::from_fn(|i| {
        let (a, b) = (f64::from(from[i]), f64::from(to[i]));
        let mixed = a + (b - a) * share;
        // Towards the target, so that repeated small steps arrive.
        (if b < a { mixed.floor() } else { mixed.ceil() }) as u8
    })
}

/// WCAG 2.2, "relative luminance".
fn luminance(colour: [u8; 3]) -> f64 {
    let [r, g, b] = colour.map(|c| {
        let c = f64::from(c) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// WCAG 2.2, "contrast ratio".
fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rgb(hex: &str) -> [u8; 3] {
        std::array::from_fn(|i| u8::from_str_radix(&hex[1 + 2 * i..3 + 2 * i], 16).unwrap())
    }

    /// Text and ground, as the table in docs/design.md lists them.
    fn pairs() -> Vec<(&'static str, &'static str)> {
        let design = include_str!("../../docs/design.md");
        let (_, table) = design.split_once("| text | ground |").unwrap();
        table
            .lines()
            .skip(2)
            .map_while(|l| l.strip_prefix("| `")?.split_once("` | `"))
            .map(|(text, rest)| (text, rest.split('`').next().unwrap()))
            .collect()
    }

    /// A colour by its name: derived, white, or fixed in the templates.
    fn named(palette: &Palette, name: &str) -> [u8; 3] {
        match name {
            "white" => WHITE,
            "accent" => rgb(&palette.accent),
            "deep" => rgb(&palette.deep),
            "mid" => rgb(&palette.mid),
            "tint" => rgb(&palette.tint),
            fixed => {
                let tokens = include_str!("../../templates/design/tokens.typ");
                let (_, rest) = tokens.split_once(&format!("#let {fixed} = rgb(\"")).unwrap();
                rgb(&rest[..7])
            }
        }
    }

    fn assert_readable(colour: [u8; 3]) {
        let palette = Palette::new(Some(colour));
        for (text, ground) in pairs() {
            let found = contrast(named(&palette, text), named(&palette, ground));
            assert!(found >= 4.5, "{text} on {ground} is {found:.2} for {colour:?}: {palette:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn every_pair_of_the_design_stays_readable(colour: [u8; 3]) {
            assert_readable(colour);
        }
    }

    #[test]
    fn the_hardest_colours_stay_readable() {
        assert_eq!(pairs().len(), 14);
        for hard in ["#ffe600", "#111111", "#000000", "#ffffff", "#ff0000", "#00ff00", "#0000ff", "#777777", "#00ffff"]
        {
            assert_readable(rgb(hard));
        }
    }

    #[test]
    fn only_the_tokens_name_colours() {
        let templates = crate::templates::Templates::embedded();
        for path in templates.paths().filter(|p| p.ends_with(".typ") && *p != "design/tokens.typ") {
            let text = std::str::from_utf8(templates.bytes(path).unwrap()).unwrap();
            assert!(!["rgb(", "luma(", "cmyk(", "oklch("].iter().any(|f| text.contains(f)), "{path} names a colour");
        }
    }

    #[test]
    fn white_on_black_is_the_largest_contrast() {
        assert!((contrast([0; 3], WHITE) - 21.0).abs() < 1e-9);
    }
}
