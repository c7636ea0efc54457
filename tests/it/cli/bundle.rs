//! `build --emit typst`: a project for Typst's own compiler.

use std::fs;
use std::process::Command;

use jiff::civil::date;
use ratsmappe::templates::Templates;
use ratsmappe::typeset::{DocumentInput, TYPST_VERSION, Typesetter};

use super::{Desk, SMALL, pages};
use crate::support::missing;

const DATE: &str = "2026-11-22";

#[test]
fn a_project_holds_everything_its_pages_need() {
    let desk = Desk::new().with_sample("musterstadt.toml");
    let run = desk.run(["build", "musterstadt.toml", "--emit", "typst,pdf", "--date", DATE]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    for kind in ["beschlussvorlage", "dossier", "einseiter", "pitchdeck", "praesentation"] {
        let name = format!("out/musterstadt/musterstadt-pegelwacht-{kind}");
        // Typst sees nothing but the folder's own files here: what it lacks, no other place gives.
        let folder = desk.path(&format!("{name}-typst"));
        let tree = Templates::from_folder(&folder).expect("a folder of templates");
        assert_eq!(tree.kinds(), [kind]);
        let briefing = tree.bytes("briefing.json").expect("the data").to_vec();
        let ident = "ratsmappe/musterstadt/Pegelwacht: Frühwarnung vor Starkregen und Rückstau/Pegelwacht".to_owned();
        let input = DocumentInput {
            kind,
            briefing,
            pictures: Vec::new(),
            ident: format!("{ident}/{kind}"),
            date: date(2026, 11, 22),
        };
        let set = Typesetter::new(&tree).and_then(|setter| setter.typeset(&input)).expect("a document");
        assert!(set.pdf == fs::read(desk.path(&format!("{name}.pdf"))).expect("a PDF"), "{kind} differs");
        for font in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/ratsmappe-sans")).expect("our fonts") {
            let font = font.expect("a font");
            let copy = fs::read(folder.join("fonts").join(font.file_name())).expect("a copy of each font and licence");
            assert!(copy == fs::read(font.path()).expect("a font"), "{font:?}");
        }
    }
}

#[test]
fn a_project_can_be_written_again_until_somebody_worked_in_it() {
    let desk = Desk::new().with("small.toml", SMALL);
    let emit = || desk.run(["build", "small.toml", "--emit", "typst", "--only", "dossier", "--date", DATE]);
    let first = emit();
    assert_eq!(first.code, Some(0), "{}", first.err);
    assert!(first.out.starts_with("out/lerchenrode/lerchenrode-dorfanzeiger-dossier-typst  "), "{}", first.out);
    let files = desk.files("out");
    assert!(
        files.iter().all(|file| file.starts_with("out/lerchenrode/lerchenrode-dorfanzeiger-dossier-typst/")),
        "{files:?}"
    );
    assert_eq!(emit().code, Some(0));
    assert_eq!(desk.files("out"), files);
    let own = desk.path("out/lerchenrode/lerchenrode-dorfanzeiger-dossier-typst/design/tokens.typ");
    fs::write(&own, "mine").expect("a change");
    let refused = emit();
    assert_eq!(refused.code, Some(1));
    insta::assert_snapshot!(refused.err.lines().take(3).collect::<Vec<_>>().join("\n"), @r"
    error[changed-project]: somebody worked in this folder: `design/tokens.typ`
     --> out/lerchenrode/lerchenrode-dorfanzeiger-dossier-typst
      help: move your changes to a folder for --templates, or choose another folder with -o; nothing was overwritten
    ");
    assert_eq!(fs::read_to_string(own).expect("the change"), "mine");
}

#[test]
fn a_kind_of_ones_own_brings_its_files() {
    let desk = Desk::new()
        .with("small.toml", SMALL)
        .with("v/x/main.typ", "#import \"/y/parts.typ\": title\n#set document(title: title)\n#title")
        .with("v/y/main.typ", "")
        .with("v/y/parts.typ", "#let title = [x]")
        .with("v/x/text/de/a.md", "a")
        .with("v/bilder/wappen.svg", "<svg/>");
    let run = desk.run(["build", "small.toml", "--templates", "v", "--emit", "typst", "--only", "x"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let folder = "out/lerchenrode/lerchenrode-dorfanzeiger-x-typst";
    let files = desk.files(folder);
    for (path, there) in [
        ("x/main.typ", true),
        ("y/parts.typ", true),
        ("bilder/wappen.svg", true),
        ("y/main.typ", false),
        ("x/text/de/a.md", false),
        ("dossier/main.typ", false),
    ] {
        assert_eq!(files.contains(&format!("{folder}/{path}")), there, "{path}");
    }
}

/// The command of a project's README, as `compile`.
fn command(readme: &str) -> Vec<String> {
    let (_, text) = readme.split_once("```console\ntypst watch ").expect("a command");
    let (line, _) = text.split_once('\n').expect("its end");
    ["compile"].into_iter().chain(line.split(' ')).map(str::to_owned).collect()
}

#[test]
fn typsts_own_compiler_makes_the_same_pages() {
    let version = Command::new("typst").arg("--version").output();
    let version = version.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    if version.split_whitespace().nth(1) != Some(TYPST_VERSION) {
        missing("typst", &format!("there is no `typst` command of version {TYPST_VERSION} on the PATH"));
        return;
    }
    let samples = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/data/profile")).expect("the samples");
    for sample in samples {
        let name = sample.expect("a sample").file_name().to_string_lossy().into_owned();
        if !name.ends_with(".toml") {
            continue;
        }
        let desk = Desk::new().with_sample(&name);
        let run = desk.run(["build", &name, "--emit", "pdf,typst", "--date", DATE]);
        assert_eq!(run.code, Some(0), "{}", run.err);
        let papers: Vec<String> = desk.files("out").into_iter().filter(|f| f.ends_with(".pdf")).collect();
        assert!(papers.len() >= 2, "{papers:?}");
        for paper in papers {
            let folder = desk.path(&paper.replace(".pdf", "-typst"));
            let readme = fs::read_to_string(folder.join("README.md")).expect("a README");
            let done = Command::new("typst").args(command(&readme)).current_dir(&folder).output().expect("it runs");
            assert!(done.status.success(), "{paper}: {}", String::from_utf8_lossy(&done.stderr));
            let (theirs, ours) = (pages(&folder.join("preview.pdf")), pages(&desk.path(&paper)));
            assert_eq!(theirs.len(), ours.len(), "pages of {paper}");
            for (number, (theirs, ours)) in theirs.iter().zip(&ours).enumerate() {
                assert_eq!(theirs, ours, "page {} of {paper}", number + 1);
            }
        }
    }
}
