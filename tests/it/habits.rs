//! What people and their programs do to files: other encodings, backslashes, patterns, lock files, exports as archives.
//! Each is read as it is meant, or the message says what to do.

use crate::support::Desk;

const PROFILE: &str = "[kommune]\nname = \"Auental\"\n[projekt]\ntitel = \"Pegelnetz\"\nphase = \"P2\"\n";

/// What `check` says of a file, in German.
#[track_caller]
fn checked(desk: &Desk, args: &[&str]) -> String {
    let run = desk.run([&["check", "--ui-lang", "de"], args].concat());
    format!("{}{}", run.out, run.err)
}

#[test]
fn a_line_that_toml_does_not_take_says_what_to_write() {
    for (line, want) in [
        ("stand = 3.12.2026", "`stand = 2026-12-03`"),
        ("einwohner = 12.345,0", "`einwohner = 12345`"),
        ("größe = 1", "`groesse = 1`"),
        ("titel = “Pegel”", "`titel = \"Pegel\"`"),
        ("titel\u{202f}= \"Pegel\"", "U+202F"),
        ("titel: Pegel", "`titel = \"Pegel\"`"),
        ("titel = \"Der \"Pegel\" kommt\"", "„Pegel“"),
        ("titel = \"C:\\Pegel\"", "`titel = 'C:\\Pegel'`"),
        ("phase_angenommen = nein", "`phase_angenommen = false`"),
        ("phase = P2", "`phase = \"P2\"`"),
    ] {
        let desk = Desk::new().with("a.toml", format!("[kommune]\nname = \"Au\"\n[projekt]\n{line}\n"));
        let told = checked(&desk, &["a.toml"]);
        assert!(told.contains("Fehler[syntax]") && told.contains(want), "{line}: {told}");
    }
}

#[test]
fn a_backslash_that_became_a_sign_is_named_with_its_path() {
    let with = |path: &str| PROFILE.replace("[projekt]", &format!("logo = \"{path}\"\n[projekt]"));
    let desk = Desk::new().with("a.toml", with("bilder\\turm.svg")).with("b.toml", with("x\\\\y.svg"));
    let told = checked(&desk, &["a.toml"]);
    assert!(told.contains("unprintable-character") && told.contains("`bilder/turm.svg`"), "{told}");
    assert!(checked(&desk, &["b.toml"]).contains("`logo = \"x/y.svg\"`"));
}

#[test]
fn a_comment_that_cuts_a_text_is_named() {
    let yaml = |title: &str| format!("kommune:\n  name: Auental\nprojekt:\n  titel: {title}\n  phase: P2 # noch\n");
    for (title, cut) in [("Netz #2 für Pegel", true), ("\"Netz #2\"", false), ("Netz # der zweite", false)] {
        let desk = Desk::new().with("a.yaml", yaml(title));
        let told = checked(&desk, &["a.yaml"]);
        assert_eq!(told.contains("Warnung[cut-by-comment]"), cut, "{title}: {told}");
        assert!(told.contains("0 Fehler"), "{told}");
    }
}

#[test]
fn another_encoding_says_how_to_save_the_file() {
    let wide: Vec<u8> = PROFILE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let old: Vec<u8> = PROFILE.replace("Auental", "Grünau").chars().map(|c| c as u8).collect();
    let desk =
        Desk::new().with("wide.toml", wide).with("old.toml", old).with("mark.toml", format!("\u{feff}{PROFILE}"));
    for name in ["wide.toml", "old.toml"] {
        let told = checked(&desk, &[name]);
        assert!(told.contains("Fehler[not-utf8]") && told.contains("Codierung: UTF-8"), "{told}");
    }
    assert!(checked(&desk, &["mark.toml"]).contains("0 Fehler"));
}

#[test]
fn files_beside_the_one_that_is_meant_name_it() {
    let desk = Desk::new().with("~$stand.xlsx", "x").with(".~lock.stand.ods#", "x").with("stand.fods", "<x/>");
    for name in ["~$stand.xlsx", ".~lock.stand.ods#"] {
        let told = checked(&desk, &[name]);
        assert!(told.contains("geöffnet") && told.contains("`stand."), "{told}");
    }
    let told = checked(&desk, &["stand.fods"]);
    assert!(told.contains("`.fods`") && told.contains("xlsx, xlsm, ods oder csv"), "{told}");
}

#[test]
fn a_pattern_is_read_where_the_shell_leaves_it() {
    let other = PROFILE.replace("Auental", "Bachtal");
    let desk = Desk::new().with("a.toml", PROFILE).with("b.toml", other).with("c.yaml", "x");
    let told = checked(&desk, &["?.toml"]);
    assert!(told.contains("Auental") && told.contains("Bachtal") && !told.contains("c.yaml"), "{told}");
    let told = checked(&desk, &["*.json"]);
    assert!(told.contains("file-not-found") && told.contains("Ordner"), "{told}");
}

/// A zip archive of these files.
fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).expect("an entry");
        std::io::Write::write_all(&mut archive, bytes).expect("its content");
    }
    archive.finish().expect("an archive").into_inner()
}

#[test]
fn an_export_as_archive_or_folder_names_the_table_in_it() {
    let table: &[u8] = b"Kriterium,Phase\nPegel,P1\n";
    let inner = archive(&[("Seite/Liste 1f.csv", table), ("Seite/Liste 1f_all.csv", table)]);
    let desk = Desk::new().with("a.zip", inner.clone()).with("b.zip", archive(&[("Export-Teil-1.zip", &inner)]));
    let desk = desk.with("c.zip", archive(&[("lies.txt", b"x")])).with("export/Liste_all.csv", table);
    for (name, want) in [
        ("a.zip", "`Seite/Liste 1f_all.csv`"),
        ("b.zip", "`Export-Teil-1.zip`"),
        ("c.zip", "keine Arbeitsmappe"),
        ("export", "Liste_all.csv`"),
    ] {
        let told = checked(&desk, &["--catalog", name]);
        assert!(told.contains(want), "{name}: {told}");
    }
}
