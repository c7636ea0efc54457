//! `[kommune]` and `[kommune.kontakt]`.

use crate::diagnostic::{Code, Diagnostic, quote};
use crate::document::amounts;
use crate::document::bounds::{COHORTS, MAX_INHABITANTS, STATES};
use crate::document::reader::{TableReader, ValueReader};
use crate::message::say;
use crate::profile::model::{Contact, Municipality};

/// Reads `[kommune]`.
pub(super) fn read(root: &mut TableReader) -> Municipality {
    let Some(mut section) = root.required_table("kommune", say!("the key `name`")) else {
        return Municipality::default();
    };
    let municipality = Municipality {
        name: section.required_title("name").unwrap_or_default(),
        kind: section.text("art"),
        states: section.value("bundesland").map(states).unwrap_or_default(),
        inhabitants: section.value("einwohner").and_then(inhabitants),
        cohort: section.whole("staffel", COHORTS).and_then(|y| u16::try_from(y).ok()),
        logo: section.value("logo").and_then(|found| found.path(say!("the logo"), "bilder/logo.svg")),
        colour: section.value("farbe").and_then(colour),
        contact: section.table("kontakt").map(contact),
        source: section.text("quelle"),
    };
    section.finish();
    municipality
}

fn states(found: ValueReader) -> Vec<String> {
    let known = STATES.map(|s| (s, s));
    found.items().into_iter().filter_map(|item| item.choice(&known)).map(str::to_owned).collect()
}

fn inhabitants(found: ValueReader) -> Option<u64> {
    let count = found.whole(0..=MAX_INHABITANTS)?;
    if count == 0 {
        let fault = Diagnostic::warning(Code::ImplausibleNumber, say!("a municipality with 0 inhabitants is unlikely"));
        found.report(fault.at(found.place()).hint(say!("leave `einwohner` out if the number is not known")));
    }
    u64::try_from(count).ok()
}

fn colour(found: ValueReader) -> Option<[u8; 3]> {
    let text = found.text()?;
    let colour = amounts::colour(&text);
    if colour.is_none() {
        let message = say!("`{path}` is not a colour: {text}", path = &found.path, text = quote(&text));
        let fault = Diagnostic::error(Code::InvalidColour, message).at(found.place());
        found.report(fault.hint(say!("write #rrggbb or #rgb in hexadecimal digits, such as \"#1f6f78\"")));
    }
    colour
}

fn contact(mut section: TableReader) -> Contact {
    let contact = Contact {
        name: section.text("name"),
        office: section.text("stelle"),
        phone: section.text("telefon"),
        email: section.value("email").and_then(email),
        web: section.text("web"),
    };
    section.finish();
    contact
}

fn email(found: ValueReader) -> Option<String> {
    let text = found.text()?;
    let sound = text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty());
    if !sound || text.contains(char::is_whitespace) {
        let message = say!("`{path}` is not an e-mail address: {text}", path = &found.path, text = quote(&text));
        found.report(Diagnostic::error(Code::InvalidEmail, message).at(found.place()));
        return None;
    }
    Some(text)
}
