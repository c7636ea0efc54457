//! Anything at all: no text makes the reader panic, and every amount is read to the cent.

use proptest::prelude::*;
use ratsmappe::profile;

use crate::support::cases;

use super::{MUSTERSTADT, as_json, drawn};

const FORMS: [&str; 4] = ["p.toml", "p.json", "p.yaml", "p.yml"];

/// Reads and draws whatever comes out; both must survive everything.
fn survives(name: &str, bytes: &[u8]) {
    let (_, diagnostics) = profile::read(name, bytes);
    drawn(&diagnostics);
}

/// Cuts, doubles and overwrites parts of a text.
fn mutated(text: &str, changes: &[(usize, usize, u8, String)]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for (at, length, how, insert) in changes {
        let at = at % bytes.len().max(1);
        let end = (at + length % 40).min(bytes.len());
        match how % 4 {
            0 => drop(bytes.drain(at..end)),
            1 => {
                let part = bytes[at..end].to_vec();
                bytes.splice(at..at, part);
            }
            2 => drop(bytes.splice(at..end, insert.bytes())),
            _ => bytes.truncate(end.max(bytes.len() / 2)),
        }
    }
    bytes
}

fn changes() -> impl Strategy<Value = Vec<(usize, usize, u8, String)>> {
    let piece = prop_oneof![
        "[\\[\\]{}\"'=:,.#&*!|>\\-\n ]{1,4}",
        Just("[[".to_owned()),
        Just("\n\n[projekt]\n".to_owned()),
        Just("\"\"\"".to_owned()),
        Just("1e999".to_owned()),
        Just("\u{202e}ä€".to_owned()),
        Just("\u{0}".to_owned()),
        any::<String>(),
    ];
    proptest::collection::vec((any::<usize>(), any::<usize>(), any::<u8>(), piece), 1..8)
}

proptest! {
    #![proptest_config(cases(192))]

    #[test]
    fn random_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400), form in 0_usize..4) {
        survives(FORMS[form], &bytes);
    }

    #[test]
    fn random_text_never_panics(text in "([a-z]{1,3}|[\\[\\]{}\"'=:,.#&*!|>?%@\\-\n\r\t ]|ä|[0-9]){0,120}", form in 0_usize..4) {
        survives(FORMS[form], text.as_bytes());
    }

    #[test]
    fn a_damaged_profile_never_panics(changes in changes(), form in 0_usize..3) {
        let text = if form == 0 { MUSTERSTADT.to_owned() } else { as_json(MUSTERSTADT) };
        survives(FORMS[form], &mutated(&text, &changes));
    }

    #[test]
    fn a_damaged_yaml_profile_never_panics(changes in changes()) {
        let text = include_str!("profile_fixtures/zweckverband-wasser-hohe-rieth.yaml");
        survives("p.yaml", &mutated(text, &changes));
    }

    #[test]
    fn every_amount_is_read_to_the_cent(cents in 0_i64..=1_000_000_000_000) {
        let (euros, part) = (cents / 100, cents % 100);
        let digits = euros.to_string();
        let mut grouped = String::new();
        for (i, c) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i) % 3 == 0 {
                grouped.push('.');
            }
            grouped.push(c);
        }
        for (name, written) in [
            ("p.toml", format!("{euros}.{part:02}")),
            ("p.toml", format!("\"{grouped},{part:02} €\"")),
            ("p.json", format!("{euros}.{part:02}")),
            ("p.yaml", format!("{euros}.{part:02}")),
            ("p.yaml", format!("{grouped},{part:02} €")),
        ] {
            let text = match name {
                "p.toml" => format!("kommune.name = \"A\"\nprojekt = {{ titel = \"B\", phase = \"P3\" }}\ninvestition.bedarf = {written}"),
                "p.json" => format!("{{\"kommune\":{{\"name\":\"A\"}},\"projekt\":{{\"titel\":\"B\",\"phase\":\"P3\"}},\"investition\":{{\"bedarf\":{written}}}}}"),
                _ => format!("kommune:\n  name: A\nprojekt:\n  titel: B\n  phase: P3\ninvestition:\n  bedarf: {written}\n"),
            };
            let (profile, diagnostics) = profile::read(name, text.as_bytes());
            prop_assert_eq!(profile.and_then(|p| p.investment.need_cents), Some(cents), "{}: {}", written, drawn(&diagnostics));
        }
    }
}
