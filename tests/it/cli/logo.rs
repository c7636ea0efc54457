//! Logos beside profiles: what is refused, where that is said, and that nothing else is read.

use ratsmappe::diagnostic::Code;
use ratsmappe::language::Language;
use ratsmappe::logo::{Logo, LogoFormat, Purpose};

use super::Desk;
use crate::support::root;

const HEAD: &str =
    "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 9 9'>";
/// A drawing without faults.
const SOUND: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M0 0H9V9Z'/></svg>";
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

/// What drawing programs leave in a file, with a shape beside it.
const HABITS: [&str; 12] = [
    // Adobe Illustrator.
    "<switch><foreignObject requiredExtensions='http://ns.adobe.com/AdobeIllustrator/10.0/'><i:x xmlns:i='a'>text</i:x>\
     </foreignObject><g><path d='M0 0H9V9Z'/></g></switch>",
    "<style>.a{clip-path:url(#c)}.b{fill:url(#p);mask:url(#m);filter:url(#f)}</style><clipPath id='c'><rect width='9' \
     height='9'/></clipPath><pattern id='p'><rect/></pattern><mask id='m'><rect/></mask><filter id='f'/>\
     <g class='a'><path class='b a' d='M0 0H9V9Z'/></g>",
    "<path d='M0 0H9V9Z' class='a'/><style>g > .a { clip-path: url('#c') }</style><clipPath id='c'><rect/></clipPath>",
    "<style>*{fill:url(#g)}</style><linearGradient id='g'><stop/></linearGradient><path d='M0 0H9V9Z'/>",
    // Inkscape.
    "<defs><inkscape:path-effect xmlns:inkscape='i' only_selected='false' only_1='x'/></defs><path d='M0 0H9V9Z'/>",
    "<path d='M0 0H9V9Z' inkscape:onload='x' xmlns:inkscape='i'/><flowRoot><flowPara> </flowPara></flowRoot>",
    "<sodipodi:namedview xmlns:sodipodi='s'><sodipodi:image href='file:///a.png'/>\
     </sodipodi:namedview><path d='M0 0H9V9Z'/>",
    "<metadata><r:RDF xmlns:r='r'><r:script r:about='x'>Rat</r:script></r:RDF></metadata>\
     <title>Wappen</title><path d='M0 0H9V9Z'/>",
    "<text> </text><path d='M0 0H9V9Z' style='fill:#123456 icc-color(sRGB, 0.1, 0.2)' transform='translate(1)'/>",
    // A bitmap within, the white pixel of above.
    "<image width='9' height='9' xlink:href='data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4\
     nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg=='/>",
    "<style>/* a { fill: url(x.svg */ </style><path d='M0 0H9V9Z'/>",
    "<svg:g xmlns:svg='http://www.w3.org/2000/svg'><svg:path d='M0 0H9V9Z'/></svg:g>",
];

#[test]
fn what_drawing_programs_leave_in_a_file_is_no_reason_to_refuse_it() {
    for inside in HABITS {
        let desk = Desk::new().with("a.svg", format!("{HEAD}{inside}</svg>"));
        assert_eq!(told(&desk, "a.svg"), None, "{inside}");
    }
    let entities =
        "<!DOCTYPE svg PUBLIC 'a' 'b' [<!ENTITY farbe \"fill:#0000aa\"><!ENTITY stil '&farbe;;stroke:none'>]>";
    let desk = Desk::new().with("a.svg", format!("{entities}{HEAD}<path style='&stil;' d='M0 0H9V9Z'/></svg>"));
    assert_eq!(told(&desk, "a.svg"), None);
    // What an entity hides is found where it is named.
    let hidden = "<!DOCTYPE svg [<!ENTITY a \"<script>x()</script>\"><!ENTITY b 'url(x.svg)'>]>";
    for inside in ["&a;", "<path fill='&b;'/>"] {
        let desk = Desk::new().with("a.svg", format!("{hidden}{HEAD}{inside}</svg>"));
        assert_eq!(told(&desk, "a.svg").expect("a finding").0, "logo-unsafe", "{inside}");
    }
}

#[test]
fn what_is_taken_of_the_fuzz_seeds_is_taken_again_and_their_halves_never_stop_the_program() {
    let folder = std::fs::read_dir(root("fuzz/seeds/logo")).expect("seeds");
    let mut taken = Vec::new();
    for seed in folder.map(|entry| std::fs::read(entry.expect("an entry").path()).expect("a seed")) {
        // Without the last bytes, which are a line break or the end of a PNG that some programs leave out.
        for end in (0..seed.len() - 12).step_by(7) {
            let half = Logo::new(&seed[..end], Purpose::Logo);
            // Whether a drawing is whole, the part that draws it says.
            assert!(half.is_err() || cfg!(not(feature = "pdf")), "{end} bytes of {}", seed.len());
        }
        let Ok(logo) = Logo::new(&seed, Purpose::Logo) else { continue };
        taken.push(logo.format());
        // A drawing is in UTF-8 now, whatever its declaration goes on to say.
        if !logo.bytes().windows(8).any(|w| w == b"encoding") {
            let again = Logo::new(&logo.bytes(), Purpose::Logo).expect("what was taken is taken again");
            assert_eq!((again.bytes(), again.remark()), (logo.bytes(), None));
        }
    }
    // A drawing that is none to the part that draws it is taken where there is no such part.
    let drawings = if cfg!(feature = "pdf") { 4 } else { 5 };
    assert_eq!(taken.iter().filter(|format| **format == LogoFormat::Svg).count(), drawings);
    assert!(taken.contains(&LogoFormat::Png));
}

#[test]
fn a_drawing_is_read_in_the_encoding_it_declares() {
    let text = |encoding: &str| format!("<?xml version='1.0' encoding='{encoding}'?><!-- Grün -->{SOUND}");
    let latin: Vec<u8> = text("iso-8859-15").chars().map(|c| u8::try_from(u32::from(c)).expect("Latin-1")).collect();
    let wide: Vec<u8> = format!("\u{feff}{}", text("UTF-16")).encode_utf16().flat_map(u16::to_be_bytes).collect();
    let wrong: Vec<u8> = text("UTF-8").chars().map(|c| u8::try_from(u32::from(c)).expect("Latin-1")).collect();
    // The first byte of the first sign is that of `<`, the sign is another.
    let begins = format!("\u{feff}\u{3c01}{SOUND}").encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    assert_eq!(Logo::new(&begins, Purpose::Logo).expect_err("no drawing").code, Code::LogoFormat);
    let desk = Desk::new().with("latin.svg", latin).with("wide.svg", wide).with("wrong.svg", wrong);
    assert_eq!((told(&desk, "latin.svg"), told(&desk, "wide.svg")), (None, None));
    assert_eq!(told(&desk, "wrong.svg").expect("a finding").0, "logo-format");
}

#[test]
fn a_colour_is_read_as_it_is_meant_or_refused() {
    let drawing = |colour: &str| {
        [
            format!("<path fill='{colour}' d='M0 0H9V9Z'/>"),
            format!("<path style='stroke : {colour}' d='M0 0H9V9Z'/>"),
            format!("<style>.a{{FILL:{colour}}}</style><path class='a' d='M0 0H9V9Z'/>"),
            format!("<linearGradient id='g'><stop stop-color='{colour}'/></linearGradient><path fill='url(#g)' d='M0 0H9V9Z'/>"),
        ]
        .map(|inside| format!("{HEAD}{inside}</svg>"))
    };
    for colour in ["rgb(255 0 0 / 50%)", "rgba(255,0,0,50%)", "hsl(none 100 50/.5)", "RGB(100% 0 none)"] {
        for file in drawing(colour) {
            let logo = Logo::new(file.as_bytes(), Purpose::Logo).unwrap_or_else(|found| panic!("{file}: {found:?}"));
            let drawn = String::from_utf8_lossy(&logo.bytes()).into_owned();
            let plain = ["rgba(255,0,0,0.5)", "hsla(0,100%,50%,0.5)", "rgb(255,0,0)"];
            assert!(plain.iter().any(|plain| drawn.contains(plain)), "{drawn}");
        }
    }
    for colour in ["rgb(calc(1 + 2) 0 0)", "light-dark(red, blue)", "gray(50%)", "device-n(a, 1)", "lab(1% 2 3)"] {
        for file in drawing(colour) {
            let found = Logo::new(file.as_bytes(), Purpose::Logo).expect_err(&file);
            let told = found.message.text(Language::English);
            assert_eq!((found.code, told.contains(colour)), (Code::LogoFormat, true), "{told}");
        }
    }
}

#[test]
fn a_bitmap_in_a_drawing_has_the_bounds_of_one_alone() {
    // The head promises 5,000 times 4,001 pixels.
    let wide = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAE4gAAA+hCAAAAAA6fptV";
    let desk = Desk::new().with("a.svg", format!("{HEAD}<image href='{wide}'/></svg>"));
    assert_eq!(told(&desk, "a.svg").expect("a finding").0, "logo-too-large");
    let cmyk = "data:image/jpeg;base64,/9j/wAAUCAAJAAkEAREAAhEAAxEABBEA/9oAAgAA/9k=";
    let desk = Desk::new().with("a.svg", format!("{HEAD}<image href='{cmyk}'/></svg>"));
    assert_eq!(told(&desk, "a.svg").expect("a finding").0, "logo-format");
}

#[test]
fn a_foreign_colour_profile_is_left_out_and_named() {
    let chunk = |kind: &[u8], content: &[u8]| {
        let length = u32::try_from(content.len()).expect("a short chunk").to_be_bytes();
        [&length[..], kind, content, &[0; 4]].concat()
    };
    let with = |profile: &[u8]| [&PIXEL[..33], &chunk(b"iCCP", profile)[..], &PIXEL[33..]].concat();
    let desk = Desk::new().with("lab.png", with(b"CIE Lab\0\0xx")).with("screen.png", with(b"sRGB IEC61966-2.1\0\0xx"));
    assert_eq!(told(&desk, "lab.png").expect("a finding").0, "logo-colours");
    assert_eq!(told(&desk, "screen.png"), None);
    // The same of a bitmap in a drawing: the white pixel with a profile called `CIE Lab`.
    let bitmap = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACWlDQ1BDSUUgTGFiAAAAAA\
                  AAAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==";
    let desk = Desk::new().with("a.svg", format!("{HEAD}<image width='9' height='9' href='{bitmap}'/></svg>"));
    assert_eq!(told(&desk, "a.svg").expect("a finding").0, "logo-colours");
}

#[test]
fn a_logo_may_only_hold_its_own_drawing() {
    let refused = [
        ("logo-unsafe", "<script>alert(1)</script>"),
        ("logo-unsafe", "<rect onload='x()'/>"),
        ("logo-unsafe", "<foreignObject/>"),
        ("logo-unsafe", "<image href='file:///etc/passwd'/>"),
        ("logo-unsafe", "<image href='data:image/svg+xml;base64,AAAA'/>"),
        ("logo-unsafe", "<image href='data:image/png;base64,AAAA'/>"),
        ("logo-unsafe", "<feImage href='#a'/>"),
        ("logo-format", "<rect fill='device-cmyk(0, 1, 1, 0)'/>"),
        ("logo-format", "<rect style='stroke: var(--rot)'/>"),
        ("logo-text", "<flowRoot><flowPara>Musterstadt</flowPara></flowRoot>"),
        ("logo-broken", "<defs><path d='M0 0H9V9Z'/></defs>"),
        ("logo-broken", ""),
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
    for before in [
        "<!DOCTYPE svg [<!ENTITY a SYSTEM 'b.txt'>]>",
        "<!DOCTYPE svg [<!ENTITY % a 'b'>]>",
        "<?xml-stylesheet href='x.css'?>",
    ] {
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
    let frame = [0xff, 0xd8, 0xff, 0xc0, 0, 20, 8, 0, 9, 0, 9, 4, 1, 17, 0, 2, 17, 0, 3, 17, 0, 4, 17, 0];
    let cmyk = [&frame[..], &[0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9]].concat();
    let desk = Desk::new()
        .with("wide.png", wide)
        .with("half.jpg", &cmyk[..cmyk.len() - 3])
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
        ("half.jpg", "logo-broken"),
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
    let desk = Desk::new().with("town/a.svg", SOUND).with("secret.svg", SOUND);
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
