//! What people call the words of closed lists: abbreviations, everyday words, English. Each stands beside the word that
//! files have for it; a list takes of them what it knows.

use crate::names;

/// What is said, and the word of a list that is meant. Where one word means several, the first that a list has counts.
const SAID: &[(&str, &str)] = &[
    ("BW", "Baden-Württemberg"),
    ("BaWü", "Baden-Württemberg"),
    ("BY", "Bayern"),
    ("Bavaria", "Bayern"),
    ("BE", "Berlin"),
    ("BB", "Brandenburg"),
    ("HB", "Bremen"),
    ("HH", "Hamburg"),
    ("HE", "Hessen"),
    ("Hesse", "Hessen"),
    ("MV", "Mecklenburg-Vorpommern"),
    ("Meck-Pomm", "Mecklenburg-Vorpommern"),
    ("NI", "Niedersachsen"),
    ("NDS", "Niedersachsen"),
    ("Lower Saxony", "Niedersachsen"),
    ("NW", "Nordrhein-Westfalen"),
    ("NRW", "Nordrhein-Westfalen"),
    ("RP", "Rheinland-Pfalz"),
    ("RLP", "Rheinland-Pfalz"),
    ("SL", "Saarland"),
    ("SN", "Sachsen"),
    ("Saxony", "Sachsen"),
    ("ST", "Sachsen-Anhalt"),
    ("LSA", "Sachsen-Anhalt"),
    ("SH", "Schleswig-Holstein"),
    ("TH", "Thüringen"),
    ("Thuringia", "Thüringen"),
    ("erledigt", "erfüllt"),
    ("fertig", "erfüllt"),
    ("abgeschlossen", "erfüllt"),
    ("ja", "erfüllt"),
    ("vorhanden", "erfüllt"),
    ("done", "erfüllt"),
    ("fulfilled", "erfüllt"),
    ("yes", "erfüllt"),
    ("x", "erfüllt"),
    ("true", "erfüllt"),
    ("nein", "offen"),
    ("no", "offen"),
    ("open", "offen"),
    ("fehlt", "offen"),
    ("false", "offen"),
    ("nicht begonnen", "offen"),
    ("begonnen", "in Arbeit"),
    ("teilweise", "in Arbeit"),
    ("läuft", "in Arbeit"),
    ("laufend", "in Arbeit"),
    ("in Bearbeitung", "in Arbeit"),
    ("in progress", "in Arbeit"),
    ("entfällt", "nicht relevant"),
    ("irrelevant", "nicht relevant"),
    ("n/a", "nicht relevant"),
    ("not relevant", "nicht relevant"),
    ("nicht erforderlich", "nicht relevant"),
    ("nicht zutreffend", "nicht relevant"),
    ("gering", "niedrig"),
    ("klein", "niedrig"),
    ("low", "niedrig"),
    ("unwahrscheinlich", "niedrig"),
    ("moderat", "mittel"),
    ("medium", "mittel"),
    ("mäßig", "mittel"),
    ("groß", "hoch"),
    ("high", "hoch"),
    ("erheblich", "hoch"),
    ("wahrscheinlich", "hoch"),
    ("sehr hoch", "hoch"),
    ("sehr gering", "niedrig"),
    ("laufend", "operativ"),
    ("konsumtiv", "operativ"),
    ("Betrieb", "operativ"),
    ("operating", "operativ"),
    ("Investition", "investiv"),
    ("capital", "investiv"),
    ("genehmigt", "bewilligt"),
    ("zugesagt", "bewilligt"),
    ("gesichert", "bewilligt"),
    ("granted", "bewilligt"),
    ("requested", "beantragt"),
    ("planned", "geplant"),
    ("vorgesehen", "geplant"),
    ("ungeklärt", "offen"),
    ("unklar", "offen"),
    ("deutsch", "de"),
    ("German", "de"),
    ("englisch", "en"),
    ("English", "en"),
    ("positiv", "+"),
    ("negativ", "-"),
];

/// The word of a list that is meant by what is said.
pub(in crate::document) fn meant<'w>(said: &str, known: &[&'w str]) -> Option<&'w str> {
    let fitting = SAID.iter().filter(|(other, _)| names::same(other, said));
    fitting.flat_map(|(_, meant)| known.iter().filter(move |word| names::same(word, meant))).next().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_takes_what_it_knows() {
        assert_eq!(meant("Laufend", &["offen", "in Arbeit"]), Some("in Arbeit"));
        assert_eq!(meant("laufend", &["operativ", "investiv"]), Some("operativ"));
        assert_eq!(meant("nrw", &["Hessen", "Nordrhein-Westfalen"]), Some("Nordrhein-Westfalen"));
        assert_eq!(meant("nrw", &["hoch"]), None);
    }
}
