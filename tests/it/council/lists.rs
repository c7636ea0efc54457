//! Lists of a profile that bring marks or numbers of their own.

use super::*;

#[test]
fn lists_with_marks_of_their_own_keep_one_and_points_below_points_stay_there() {
    let profile = "kommune.name = \"A\"\n[projekt]\ntitel = \"B\"\nphase = \"P3\"\nstand = 2026-11-01\n\
         mehrwert = [\"- Ruhe\", \"• Licht:\", \"– morgens\", \"– abends\"]\n[beschluss]\n\
         text = \"\"\"\n1. Der Rat stimmt\n   dem Plan zu.\n2. Die Verwaltung wird beauftragt,\n(a) zu bauen,\n(b) zu berichten.\n3. Ende.\"\"\"\n\
         anlagen = [\"1) Lageplan\", \"2) Rechnung\"]\nbeteiligte = [\"1. Bauamt\", \"2. Feuerwehr\"]\n\
         mitzeichnung = [\"1. Kämmerei\"]\n[[risiken]]\nrisiko = \"1. Regen\"\n[[risiken]]\nrisiko = \"2. Sturm\"\n";
    let briefing = briefing(profile, false);
    assert_eq!(
        resolution(&briefing),
        ["Der Rat stimmt dem Plan zu.", "Die Verwaltung wird beauftragt, (a) zu bauen, (b) zu berichten.", "Ende."]
    );
    let text = copy(&briefing);
    let resolution = "1. Der Rat stimmt dem Plan zu.\n\n2. Die Verwaltung wird beauftragt,\n   (a) zu bauen,\n   (b) zu \
                      berichten.\n\n3. Ende.\n";
    for part in [resolution, "- Ruhe\n- Licht:\n  – morgens\n  – abends\n", "1) Lageplan\n2) Rechnung\n"] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert!(text.contains("Bauamt, Feuerwehr") && !text.contains("1. Bauamt"), "{text}");
    assert!(briefing.council.signatures.contains(&"Kämmerei".to_owned()), "{:?}", briefing.council.signatures);
    let risks: Vec<&str> = briefing.risks.iter().map(|risk| risk.title.as_str()).collect();
    assert_eq!(risks, ["Regen", "Sturm"]);
    // Templates of one's own take the texts in a row.
    let decision = briefing.decision.expect("a resolution");
    assert_eq!(decision.points[1], "Die Verwaltung wird beauftragt, (a) zu bauen, (b) zu berichten.");
    assert_eq!(briefing.project.benefits, ["Ruhe", "Licht: – morgens – abends"]);
}

#[test]
fn points_whose_own_numbers_a_paper_would_change_are_warned_of() {
    let told = |text: &str| {
        let profile = small("\"P3\"", &format!("[beschluss]\ntext = {text}\n"));
        drawn(&profile::read("p.toml", profile.as_bytes()).1)
    };
    assert_eq!(told("[\"1. A\", \"2. B\"]"), "");
    let warning = told("[\"2. A\", \"4. B\"]");
    let said = "warning[own-numbers]: the points of the resolution have the numbers 2, 4; the papers number them from 1\n --> p.toml:4:9";
    assert!(warning.starts_with(said), "{warning}");
}
