//! Colours of an SVG as its renderer reads them: those it would read otherwise than they are meant are written as it
//! knows them, and those it cannot read, which it would draw black, are found.

use crate::diagnostic::{Code, Diagnostic, quote, shortened};
use crate::message::say;

/// Functions with the numbers of a colour of the screen.
const SCREEN: [&str; 4] = ["rgb", "rgba", "hsl", "hsla"];
/// The longest colour that is looked at.
const MAX_COLOUR_BYTES: usize = 200;
/// Properties and attributes that hold a colour.
const HOLDERS: [&str; 6] = ["fill", "stroke", "stop-color", "flood-color", "lighting-color", "color"];
/// Functions of `filter`, which may hold a colour.
const EFFECTS: [&str; 10] = [
    "blur",
    "brightness",
    "contrast",
    "drop-shadow",
    "grayscale",
    "hue-rotate",
    "invert",
    "opacity",
    "saturate",
    "sepia",
];

/// A text with its colours of the screen in the plain notation: a renderer of SVG 1.1 knows neither a share as opacity
/// (`rgb(255 0 0 / 50%)`) nor shares and numbers side by side nor `none` for nothing.
pub(super) fn in_plain_notation(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('(') {
        let name = name_before(before);
        match plain(name, after) {
            Some((colour, next)) => {
                out.push_str(&before[..before.len() - name.len()]);
                out.push_str(&colour);
                rest = next;
            }
            None => {
                out.push_str(before);
                out.push('(');
                rest = after;
            }
        }
    }
    out + rest
}

/// The name of a function that ends a text.
fn name_before(before: &str) -> &str {
    before.rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '-').next().unwrap_or_default()
}

/// A number of a colour.
#[derive(Clone, Copy)]
enum Part {
    Number(f64),
    Share(f64),
}

impl Part {
    fn read(written: &str) -> Option<Self> {
        let number = |written: &str| {
            let is_plain = written.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'+' | b'-' | b'e' | b'E'));
            written.parse::<f64>().ok().filter(|number| is_plain && number.is_finite())
        };
        match written.strip_suffix('%') {
            _ if written.eq_ignore_ascii_case("none") => Some(Self::Number(0.0)),
            Some(share) => number(share).map(Self::Share),
            None => number(written).map(Self::Number),
        }
    }

    /// The value where all is so much.
    fn of(self, all: f64) -> f64 {
        match self {
            Self::Number(number) => number.clamp(0.0, all),
            Self::Share(share) => (share / 100.0 * all).clamp(0.0, all),
        }
    }
}

/// A colour of the screen, by the name of its function and what follows the bracket: in the notation that every renderer
/// knows, and what follows it. None if it is something else, or its parts are to be computed.
fn plain<'a>(name: &str, after: &'a str) -> Option<(String, &'a str)> {
    let name = SCREEN.into_iter().find(|screen| name.eq_ignore_ascii_case(screen))?;
    let end = after[..after.floor_char_boundary(MAX_COLOUR_BYTES)].find(')')?;
    let (inside, next) = (&after[..end], &after[end + 1..]);
    let separators = |c: char| c.is_ascii_whitespace() || matches!(c, ',' | '/');
    let written: Vec<&str> = inside.split(separators).filter(|part| !part.is_empty()).collect();
    let (parts, opacity) = match *written {
        [a, b, c] => ([a, b, c], None),
        [a, b, c, opacity] => ([a, b, c], Some(Part::read(opacity)?.of(1.0))),
        _ => return None,
    };
    let [first, second, third] = parts;
    let (second, third) = (Part::read(second)?, Part::read(third)?);
    let colour = if name.starts_with("rgb") {
        [Part::read(first)?, second, third].map(|part| part.of(255.0).round().to_string()).join(",")
    } else {
        // Numbers without a sign are shares too.
        let share = |part: Part| match part {
            Part::Number(share) | Part::Share(share) => share.clamp(0.0, 100.0),
        };
        format!("{},{}%,{}%", hue(first)?, share(second), share(third))
    };
    let name = &name[..3];
    let colour = opacity.map_or_else(|| format!("{name}({colour})"), |opacity| format!("{name}a({colour},{opacity})"));
    Some((colour, next))
}

/// A hue in degrees.
fn hue(written: &str) -> Option<f64> {
    let lower = written.to_ascii_lowercase();
    // `grad` ends in `rad`.
    let units = [("deg", 1.0), ("grad", 0.9), ("rad", 180.0 / std::f64::consts::PI), ("turn", 360.0)];
    let unit = units.iter().find_map(|(unit, degrees)| Some((lower.strip_suffix(unit)?, degrees)));
    let (number, degrees) = unit.unwrap_or((&lower, &1.0));
    match Part::read(number)? {
        Part::Number(number) => Some((number * degrees).rem_euclid(360.0)).filter(|hue| hue.is_finite()),
        Part::Share(_) => None,
    }
}

/// Refuses a colour that the renderer cannot read, in an attribute.
///
/// # Errors
/// If there is one.
pub(super) fn check(attribute: &str, value: &str) -> Result<(), Diagnostic> {
    let attribute = attribute.to_ascii_lowercase();
    let holds_colour = HOLDERS.contains(&attribute.as_str());
    for (at, _) in value.match_indices('(') {
        let name = name_before(&value[..at]).to_ascii_lowercase();
        let known = match name.as_str() {
            // Another property would be left out.
            "var" => false,
            "url" => true,
            effect if attribute == "filter" && EFFECTS.contains(&effect) => true,
            _ if holds_colour || attribute == "filter" => plain(&name, &value[at + 1..]).is_some(),
            _ => true,
        };
        if !known {
            let colour = closed(&value[at - name.len()..]);
            let message = say!(
                "the SVG names the colour {colour}, which would be printed black",
                colour = quote(&shortened(colour, 60))
            );
            // What a drawing program saves for print it can save for the screen; what somebody wrote is written anew.
            let hint = match name.as_str() {
                "device-cmyk" | "device-n" | "icc-color" => say!("save it with screen colours (RGB)"),
                _ => say!("write a fixed colour in its place, such as #1f6f78"),
            };
            return Err(Diagnostic::error(Code::LogoFormat, message).hint(hint));
        }
    }
    Ok(())
}

/// A function up to the bracket that closes it.
fn closed(function: &str) -> &str {
    let mut open = 0_usize;
    let end = function.char_indices().find(|(_, sign)| {
        match sign {
            '(' => open += 1,
            ')' => open = open.saturating_sub(1),
            _ => return false,
        }
        open == 0
    });
    end.map_or(function, |(at, _)| &function[..=at])
}

/// The same for the declarations of a style or a style sheet without comments.
///
/// # Errors
/// If there is such a colour.
pub(super) fn check_style(css: &str) -> Result<(), Diagnostic> {
    let mut declarations = css.split(['{', '}', ';']).filter_map(|part| part.split_once(':'));
    declarations.try_for_each(|(property, value)| check(property.trim(), value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn colours_of_the_screen_are_written_plainly() {
        for (written, want) in [
            ("rgb(255 0 0 / 50%)", "rgba(255,0,0,0.5)"),
            ("rgb(255 0 0/50%)", "rgba(255,0,0,0.5)"),
            ("RGB( 255 , 0 ,0 )", "rgb(255,0,0)"),
            ("rgba(255,0,0,50%)", "rgba(255,0,0,0.5)"),
            ("rgba(100% 0 50% / .25)", "rgba(255,0,128,0.25)"),
            ("rgb(none 300 -1)", "rgb(0,255,0)"),
            ("hsl(120deg 100 25 / 1)", "hsla(120,100%,25%,1)"),
            ("hsl(0.5turn, 100%, 25%)", "hsl(180,100%,25%)"),
            ("hsl(200grad none 25%)", "hsl(180,0%,25%)"),
            ("fill:rgb(1 2 3);stroke:url(#a) hsl(0 0% 0%)", "fill:rgb(1,2,3);stroke:url(#a) hsl(0,0%,0%)"),
            // What is none stays.
            ("rgb(calc(1 + 2) 0 0)", "rgb(calc(1 + 2) 0 0)"),
            ("rgb(from red r g b)", "rgb(from red r g b)"),
            ("translate(1) rgb(1,2) lab(1 2 3)", "translate(1) rgb(1,2) lab(1 2 3)"),
            ("rgb(1,2,3", "rgb(1,2,3"),
            ("hsl(1e308turn 1% 1%)", "hsl(1e308turn 1% 1%)"),
            ("rgb(inf 1e999 nan)", "rgb(inf 1e999 nan)"),
        ] {
            assert_eq!(in_plain_notation(written), want);
            assert_eq!(in_plain_notation(want), want);
        }
    }

    #[test]
    fn the_remedy_fits_the_colour() {
        let hint = |colour: &str| {
            check("fill", colour).expect_err("a colour that is refused").hints[0].text(Language::English)
        };
        assert_eq!(hint("device-cmyk(0,0,0,1)"), "save it with screen colours (RGB)");
        for computed in
            ["calc(1)", "rgb(calc(1 + 2) 0 0)", "light-dark(red, blue)", "var(--a)", "color-mix(in srgb, red, blue)"]
        {
            assert_eq!(hint(computed), "write a fixed colour in its place, such as #1f6f78", "{computed}");
        }
    }

    #[test]
    fn colours_that_would_be_black_are_found() {
        for colour in [
            "device-cmyk(0,0,0,1)",
            "device-n(a, 1)",
            "light-dark(red, blue)",
            "gray(50%)",
            "VAR(--a)",
            "oklch(1 0 0)",
            "color(srgb 1 0 0)",
            "color-mix(in srgb, red, blue)",
            "rgb(calc(1 + 2) 0 0)",
            "rgb(from red r g b)",
            "rgb (1,2,3)",
            "hsl(10% 1% 1%)",
            "url(#a) lab(1 2 3)",
            "something-new(1)",
        ] {
            for holder in HOLDERS {
                assert!(check(holder, colour).is_err(), "{holder}={colour}");
                assert!(check_style(&format!("a:hover{{x:y;{holder} : {colour} !important}}")).is_err(), "{colour}");
            }
            assert!(check_style(&format!("filter:blur(1px) drop-shadow(0 0 1px {colour})")).is_err(), "{colour}");
        }
        for sound in ["url(#a)", "rgb(1 2 3)", "hsl(1rad 2% 3%)", "red", "#123"] {
            assert!(check("fill", sound).is_ok() && check_style(&format!("a{{Fill:{sound}}}")).is_ok(), "{sound}");
        }
        let other = "g:not(.a){transform:translate(1) scale(calc(1 + 1));background:lab(1 2 3);filter:blur(1px)}";
        assert!(check_style(other).is_ok());
    }
}
