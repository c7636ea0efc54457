//! Logos beside profiles: what is refused, where that is said, and that nothing else is read.

use super::Desk;

const HEAD: &str =
    "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 9 9'>";
/// A picture of one white pixel.
const PIXEL: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00,
    0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00, 0x00, 0x3a, 0x7e, 0x9b, 0x55, 0x00, 0x00, 0x00, 0x0a, 0x49,
    0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0xf8, 0x0f, 0x00, 0x01, 0x01, 0x01, 0x00, 0xb1, 0x38, 0xf6, 0x14, 0x00, 0x00,
    0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];

fn profile(logo: &str) -> String {
    format!("[kommune]\nname = \"A\"\nlogo = \"{logo}\"\n[projekt]\ntitel = \"B\"\nphase = \"P1\"\n")
}

/// What `check` says about a profile with this picture: the code and the place, or nothing.
#[track_caller]
fn told(desk: &Desk, logo: &str) -> Option<(String, String)> {
    std::fs::write(desk.path("p.toml"), profile(logo)).expect("a written profile");
    let run = desk.run(["check", "p.toml"]);
    let (first, place) = run.err.split_once("\n --> ").unwrap_or(("", ""));
    let (severity, rest) = first.split_once('[')?;
    assert_eq!(run.code, Some(if severity == "error" { 3 } else { 0 }), "{}", run.err);
    Some((rest.split(']').next()?.to_owned(), place.lines().next()?.to_owned()))
}

#[test]
fn sound_logos_are_accepted() {
    let plain = format!("{HEAD}<path d='M0 0H9V9Z'/></svg>");
    let own_parts = format!(
        "<?xml version='1.0'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'x.dtd'>{HEAD}<style>.a{{fill:url(#g)}}</style>\
         <linearGradient id='g'><stop/></linearGradient><rect id='r' width='9' height='9'/><use xlink:href='#r' class='a'/></svg>"
    );
    let desk = Desk::new().with_sample("musterstadt.toml").with("a.svg", plain).with("bilder/b.svg", own_parts);
    let desk = desk.with("c.png", PIXEL);
    for name in ["wappen-musterstadt.svg", "a.svg", "bilder/b.svg", "c.png"] {
        assert_eq!(told(&desk, name), None, "{name}");
    }
}

#[test]
fn a_logo_may_only_hold_its_own_drawing() {
    let refused = [
        ("logo-unsafe", "<script>alert(1)</script>"),
        ("logo-unsafe", "<rect onload='x()'/>"),
        ("logo-unsafe", "<foreignObject/>"),
        ("logo-unsafe", "<image href='file:///etc/passwd'/>"),
        ("logo-unsafe", "<image href='data:image/png;base64,AAAA'/>"),
        ("logo-unsafe", "<use xlink:href='other.svg#a'/>"),
        ("logo-unsafe", "<use href='https://example.org/#a'/>"),
        ("logo-unsafe", "<rect fill='url( \"https://example.org/#a\")'/>"),
        ("logo-unsafe", "<rect style='fill:&#117;rl(x.svg#a)'/>"),
        ("logo-unsafe", "<style>@IMPORT 'x.css';</style>"),
        ("logo-unsafe", "<style><![CDATA[rect{fill:URL(x.svg)}]]></style>"),
        ("logo-text", "<text>Musterstadt</text>"),
        ("logo-too-large", "<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>"),
        ("logo-too-large", "<style>rect{marker-end:url(#a)}</style><marker id='a'><rect/></marker>"),
        ("logo-broken", "<g></svg>"),
    ];
    for (code, inside) in refused {
        let desk = Desk::new().with("a.svg", format!("{HEAD}{inside}</svg>"));
        let want = Some((code.to_owned(), "p.toml:3:8".to_owned()));
        assert_eq!(told(&desk, "a.svg"), want, "{inside}");
    }
    for before in ["<!DOCTYPE svg [<!ENTITY a 'b'>]>", "<?xml-stylesheet href='x.css'?>"] {
        let desk = Desk::new().with("a.svg", format!("{before}{HEAD}</svg>"));
        assert_eq!(told(&desk, "a.svg").expect("a finding").0, "logo-unsafe", "{before}");
    }
}

#[test]
fn a_small_file_that_unfolds_without_end_is_refused() {
    let mut svg = format!("{HEAD}<rect id='x0' width='9' height='9'/>");
    for n in 1..40 {
        let before = n - 1;
        svg += &format!("<g id='x{n}'><use href='#x{before}'/><use href='#x{before}'/></g>");
    }
    let desk = Desk::new().with("a.svg", svg + "</svg>").with("b.svg", format!("{HEAD}{}</svg>", "<g>".repeat(5000)));
    for name in ["a.svg", "b.svg"] {
        assert_eq!(told(&desk, name).expect("a finding").0, "logo-too-large", "{name}");
    }
}

#[test]
fn size_and_form_are_checked() {
    // A head that promises 5,000 times 4,001 pixels.
    let mut wide = PIXEL.to_vec();
    wide[16..24].copy_from_slice(&[0, 0, 0x13, 0x88, 0, 0, 0x0f, 0xa1]);
    let cmyk = [0xff, 0xd8, 0xff, 0xc0, 0, 20, 8, 0, 9, 0, 9, 4];
    let desk = Desk::new()
        .with("wide.png", wide)
        .with("cmyk.jpg", cmyk)
        .with("long.svg", format!("{HEAD}{}</svg>", " ".repeat(5 << 20)))
        .with("moving.png", b"GIF89a")
        .with("page.svg", "<html><body></body></html>")
        .with("folder/inside.svg", "")
        .with("half.png", &PIXEL[..20]);
    let cases = [
        ("wide.png", "logo-too-large"),
        ("long.svg", "logo-too-large"),
        ("cmyk.jpg", "logo-format"),
        ("moving.png", "logo-format"),
        ("page.svg", "logo-format"),
        ("folder/inside.svg", "logo-format"),
        ("folder", "logo-unreadable"),
        ("half.png", "logo-broken"),
        ("missing.png", "logo-not-found"),
    ];
    for (name, code) in cases {
        assert_eq!(told(&desk, name), Some((code.to_owned(), "p.toml:3:8".to_owned())), "{name}");
    }
}

#[cfg(feature = "pdf")]
#[test]
fn a_damaged_picture_is_found_before_typesetting() {
    let mut damaged = PIXEL.to_vec();
    damaged[43] ^= 0xff;
    let desk = Desk::new().with("a.png", damaged).with("b.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='0'/>");
    for name in ["a.png", "b.svg"] {
        assert_eq!(told(&desk, name).expect("a finding").0, "logo-broken", "{name}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_not_followed() {
    use std::os::unix::fs::symlink;
    let desk = Desk::new().with("town/a.svg", format!("{HEAD}</svg>")).with("secret.svg", format!("{HEAD}</svg>"));
    symlink(desk.path("secret.svg"), desk.path("town/out.svg")).expect("a link");
    symlink(desk.path(""), desk.path("town/up")).expect("a link");
    symlink("a.svg", desk.path("town/in.svg")).expect("a link");
    for (name, code) in
        [("out.svg", Some("path-outside-folder")), ("up/secret.svg", Some("path-outside-folder")), ("in.svg", None)]
    {
        std::fs::write(desk.path("town/p.toml"), profile(name)).expect("a written profile");
        let run = desk.run(["check", "town/p.toml"]);
        match code {
            Some(code) => {
                assert!(run.err.starts_with(&format!("error[{code}]")), "{name}: {}", run.err);
                assert!(run.err.contains(" --> town/p.toml:3:8\n"), "{}", run.err);
            }
            None => assert_eq!(run.err, "", "{name}"),
        }
    }
}
