//! Templates of one's own: what they can do, what they cannot, and what is said when they are wrong.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;

use super::{Desk, Outcome, SMALL, pages};

const DATE: &str = "2026-11-22";

/// Builds the kind `x` from one template of one's own.
fn set(template: &str, args: &[&str]) -> Outcome {
    let desk = Desk::new().with("small.toml", SMALL).with("v/x/main.typ", template);
    let outcome =
        desk.run([&["build", "small.toml", "--templates", "v", "--only", "x", "--date", DATE], args].concat());
    if outcome.code != Some(0) {
        assert_eq!(desk.files("out"), [""; 0], "{}", outcome.err);
    }
    outcome
}

/// The fenced block of a language in CONTRIBUTING's example of a new kind.
fn example(language: &str) -> String {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("CONTRIBUTING.md")).expect("the guide");
    let (_, text) = text.split_once("### A new document kind").expect("the worked example");
    let (_, text) = text.split_once(&format!("```{language}\n")).expect("a fenced block");
    let (block, _) = text.split_once("```").expect("its end");
    block.lines().map(|line| format!("{}\n", line.strip_prefix("   ").unwrap_or(line))).collect()
}

#[test]
fn the_worked_example_of_the_guide_makes_a_new_kind() {
    let template = example("typst");
    let path = template.lines().next().and_then(|line| line.strip_prefix("// ")).expect("a path in the first line");
    let command = example("console");
    let words: Vec<&str> = command.trim().strip_prefix("$ ratsmappe ").expect("a command").split(' ').collect();
    let desk = Desk::new()
        .with_sample("musterstadt.toml")
        .with(path, &template)
        .with(&path.replace("main.typ", "text/de/stand.md"), example("markdown"));
    fs::create_dir_all(desk.path("data/profile")).expect("a folder");
    for file in ["musterstadt.toml", "wappen-musterstadt.svg", "bild-pegelwacht.svg"] {
        fs::rename(desk.path(file), desk.path("data/profile").join(file)).expect("a profile and its pictures");
    }
    let run = desk.run(words);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    let pages = pages(&desk.path("out/musterstadt/musterstadt-pegelwacht-kurzinfo.pdf"));
    assert_eq!(pages.len(), 1);
    let text = pages[0].split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("Pegelwacht"), "{text}");
    assert!(text.contains("Das Projekt steht in der Phase Pilotphase"), "{text}");
}

#[test]
fn the_exported_tree_gives_the_built_in_papers_and_a_changed_word_another() {
    let desk = Desk::new()
        .with("small.toml", SMALL)
        .with("w/labels/de.json", r#"{ "slide.position.thin": "Stand der Dinge" }"#);
    desk.run(["templates", "export", "v"]);
    let build = |folder: &str, more: &[&str]| {
        let args = ["build", "small.toml", "--only", "praesentation", "--date", DATE, "-o", folder];
        let run = desk.run([&args[..], more].concat());
        assert_eq!(run.code, Some(0), "{}", run.err);
        desk.path(&format!("{folder}/lerchenrode/lerchenrode-dorfanzeiger-praesentation.pdf"))
    };
    let (plain, exported) = (build("a", &[]), build("b", &["--templates", "v"]));
    assert!(fs::read(&plain).expect("a PDF") == fs::read(exported).expect("a PDF"), "the exported templates differ");
    let changed = pages(&build("c", &["--templates", "w"])).concat();
    assert!(changed.contains("Stand der Dinge") && !pages(&plain).concat().contains("Stand der Dinge"), "{changed}");
    // What the file does not name keeps its words.
    assert!(!changed.contains("slide."), "{changed}");
}

#[test]
fn templates_reach_nothing_outside_their_tree() {
    for (template, told) in [
        ("#import \"@preview/cetz:0.3.0\": canvas", "failed to load package (templates use no packages; copy what"),
        ("#import \"@local/own:1.0.0\"", "failed to load package (templates use no packages; copy what"),
        ("#read(\"/etc/passwd\")", "there is no `/etc/passwd` in the template tree, and templates can read nothing"),
        ("#read(\"../../etc/passwd\")", "path `\"../../etc/passwd\"` would escape the project root"),
        ("#image(\"file:///etc/passwd\")", "there is no `/x/file:/etc/passwd` in the template tree"),
        ("#image(\"http://127.0.0.1/a.png\")", "there is no `/x/http:/127.0.0.1/a.png` in the template tree"),
        ("#plugin(\"/x.wasm\")", "there is no `/x.wasm` in the template tree"),
        ("#datetime.today().display()", "unable to get the current date"),
        ("#import \"/design/token.typ\": *", "did you mean `/design/tokens.typ`?"),
    ] {
        let run = set(template, &[]);
        assert_eq!(run.code, Some(1), "{template}");
        assert!(run.err.contains(told), "{template}: {}", run.err);
        assert!(run.err.contains("--> v/x/main.typ:1:"), "{template}: {}", run.err);
        assert!(!run.err.contains("--root"), "an option we do not have is advised: {}", run.err);
    }
}

#[cfg(unix)]
#[test]
fn a_link_in_the_folder_leads_nowhere() {
    let desk =
        Desk::new().with("small.toml", SMALL).with("v/x/main.typ", "#read(\"/x/hosts\")").with("secret", "s3cr3t");
    std::os::unix::fs::symlink(desk.path("secret"), desk.path("v/x/hosts")).expect("a link");
    let run = desk.run(["build", "small.toml", "--templates", "v", "--only", "x"]);
    assert_eq!(run.code, Some(1));
    assert!(run.err.contains("there is no `/x/hosts` in the template tree"), "{}", run.err);
}

#[test]
fn a_fault_is_shown_in_the_users_file_with_what_was_being_set() {
    let template = "#import \"/design/tokens.typ\": *\n#let item(c) = [*#c.title:* #c.titel]\n\
                    #for c in briefing.criteria.milestones { item(c) }\n";
    assert_snapshot!(set(template, &[]).err, @r#"
    error[template-error]: dictionary does not contain key "titel"
     --> v/x/main.typ:2:32
      |
    2 | #let item(c) = [*#c.title:* #c.titel]
      |                                ^^^^^ while setting `P1-06 (Proof of Concept)`
     --> v/x/main.typ:3:42
      |
    3 | #for c in briefing.criteria.milestones { item(c) }
      |                                          ^^^^^^^ while calling `item`

    out/lerchenrode/lerchenrode-dorfanzeiger-x.pdf was not written
    "#);
}

#[test]
fn faults_of_text_modules_and_labels_are_shown_in_the_users_file() {
    let build = |desk: Desk| {
        let run = desk.run(["build", "small.toml", "--templates", "v", "--only", "dossier"]);
        assert_eq!(desk.files("out"), [""; 0]);
        run
    };
    let run = build(
        Desk::new().with("small.toml", SMALL).with("v/dossier/text/de/summary.md", "Eins.\n\n{{ roadmap.fase }}\n"),
    );
    assert_eq!(run.code, Some(1));
    assert!(run.err.contains("--> v/dossier/text/de/summary.md:3:"), "{}", run.err);
    let run = build(Desk::new().with("small.toml", SMALL).with("v/labels/de.json", "{ \"and\": 3 }"));
    assert_eq!(run.code, Some(3));
    assert!(run.err.contains("--> v/labels/de.json"), "{}", run.err);
    let run = build(Desk::new().with("small.toml", SMALL).with("v/design/tokens.typ", b"\xff"));
    assert_eq!(run.code, Some(3));
    assert!(run.err.contains("--> v/design/tokens.typ"), "{}", run.err);
}

#[test]
fn a_file_in_another_encoding_is_named_with_how_to_save_it() {
    let text = |path: &str| match path.rsplit_once('.').expect("an ending").1 {
        "json" => "{\n\"and\": \"für\"\n}",
        "typ" => "#let a = 1\n// für\n",
        "toml" => "name = \"Grün\"\n",
        _ => "Eins\nfür\n",
    };
    let old = |path: &str| text(path).chars().map(|c| u8::try_from(u32::from(c)).expect("a byte")).collect::<Vec<u8>>();
    let units = |path: &str, mark: &str| format!("{mark}{}", text(path)).encode_utf16().collect::<Vec<u16>>();
    let files = [
        "v/labels/de.json",
        "v/labels/en.json",
        "v/text/de/x.md",
        "v/dossier/text/de/summary.md",
        "v/dossier/text/de/alt.txt",
        "v/beschlussvorlage/text/de/copy.plain",
        "v/design/tokens.typ",
        "form.toml",
    ];
    let with_form = SMALL.to_owned() + "[beschluss]\nvorlage = \"form.toml\"\n";
    for path in files {
        let little = |mark| units(path, mark).into_iter().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let big = units(path, "\u{feff}").into_iter().flat_map(u16::to_be_bytes).collect();
        for bytes in [old(path), little("\u{feff}"), little(""), big] {
            let desk = Desk::new().with("small.toml", &with_form).with("v/x/main.typ", "");
            let desk =
                if path == "form.toml" { desk } else { desk.with("form.toml", text("form.toml")) }.with(path, bytes);
            for (language, kind, hint) in [
                ("de", "Fehler[not-utf8]", "mit der Kodierung UTF-8"),
                ("en", "error[not-utf8]", "with the encoding UTF-8"),
            ] {
                let run = desk.run(["build", "small.toml", "--templates", "v", "--only", "x", "--ui-lang", language]);
                assert_eq!((run.code, desk.files("out")), (Some(3), Vec::new()), "{path}: {}", run.err);
                assert!(run.err.contains(kind) && run.err.contains(hint), "{path}: {}", run.err);
                assert!(run.err.contains(&format!("--> {path}:")), "{path}: {}", run.err);
            }
        }
    }
    // What the program does not read as text may be in any encoding, and a mark at the start is no part of a text.
    let desk = Desk::new()
        .with("small.toml", SMALL)
        .with("v/x/main.typ", "\u{feff}#set document(title: [A])\nA")
        .with("v/notiz.txt", b"f\xfcr");
    let run = desk.run(["build", "small.toml", "--templates", "v", "--only", "x"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
}

#[test]
fn a_document_of_ten_thousand_pages_is_refused() {
    let pages = "#set document(title: [x])\n#for n in range(10000) [#n #pagebreak()]";
    let run = set(pages, &[]);
    assert_eq!(run.code, Some(1));
    assert_snapshot!(run.err, @r"
    error[too-many-pages]: the document has 10001 pages; at most 400 are allowed
     --> v/x/main.typ

    out/lerchenrode/lerchenrode-dorfanzeiger-x.pdf was not written
    ");
    let run = set("#set document(title: [x])\n#for n in range(4) [#n #pagebreak()]", &["--max-pages", "4"]);
    assert!(run.err.contains("the document has 5 pages; at most 4 are allowed"), "{}", run.err);
    let run = set("#set document(title: [x])\n#for n in range(4) [#n #pagebreak()]", &["--max-pages", "5"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
}

#[test]
fn recursion_and_plain_loops_without_end_are_stopped_with_their_place() {
    for (template, told) in [
        ("#let f(n) = f(n + 1)\n#f(0)", "maximum function call depth exceeded"),
        ("#let n = 0\n#while n >= 0 { n += 1 }", "loop seems to be infinite"),
        ("#let x = [a]\n#for n in range(1000) { x = block(x) }\n#x", "maximum layout depth exceeded"),
    ] {
        let run = set(template, &[]);
        assert_eq!(run.code, Some(1), "{template}");
        assert!(run.err.contains(told) && run.err.contains("--> v/x/main.typ:"), "{template}: {}", run.err);
    }
}

#[test]
fn a_template_that_never_ends_is_given_up_and_the_others_are_written() {
    let endless = "#for a in range(10000) { for b in range(10000) { for c in range(10000) { } } }";
    let desk = Desk::new().with("small.toml", SMALL).with("v/a/main.typ", endless);
    let args = ["build", "small.toml", "--templates", "v", "--only", "a,praesentation", "--jobs", "1"];
    let run = desk.run([&args[..], &["--max-seconds", "8"]].concat());
    assert_eq!(run.code, Some(1));
    assert_eq!(desk.files("out"), ["out/lerchenrode/lerchenrode-dorfanzeiger-praesentation.pdf"]);
    assert!(run.out.contains("1 document of 1 project, 1 failed, "), "{}", run.out);
    let told: String = run.err.lines().take(5).map(|line| format!("{line}\n")).collect();
    assert_snapshot!(told, @r"
    error[takes-too-long]: the document was not typeset after 8 seconds
     --> v/a/main.typ
      help: look for a loop or a recursion without end in the template
      help: if the document is only long, allow more with --max-seconds
    ");
}

#[test]
fn a_template_that_takes_all_memory_is_named_and_ends_the_run_with_what_is_written() {
    let greedy = "#let t = \"Wasser\"\n#while t.len() > 0 { t += t }";
    let desk = Desk::new().with("small.toml", SMALL).with("v/gier/main.typ", greedy);
    let args = ["build", "small.toml", "--templates", "v", "--only", "dossier,gier,praesentation", "--jobs", "1"];
    // Only where the memory of a process can be looked up does the limit hold.
    let run = desk.run([&args[..], &["--max-mib", "600", "--report", "report.json"]].concat());
    assert_eq!(run.code, Some(1), "{}", run.err);
    let written =
        ["dossier.pdf", "kriterien.xlsx"].map(|file| format!("out/lerchenrode/lerchenrode-dorfanzeiger-{file}"));
    assert_eq!(desk.files("out"), written);
    assert!(run.out.contains("1 document of 1 project, 1 failed, 1 not begun, "), "{}", run.out);
    assert!(
        run.err.contains("lerchenrode-dorfanzeiger-praesentation.pdf"),
        "the one not begun is not named: {}",
        run.err
    );
    let told: String = run.err.lines().take(4).map(|line| format!("{line}\n")).collect();
    assert_snapshot!(told, @r"
    error[takes-too-much-memory]: the program has taken more than 600 MiB while this document was in hand
     --> v/gier/main.typ
      help: look for a text, an array or content in the template that grows without end
      help: if the documents are only long, allow more with --max-mib, or make fewer at once with --jobs
    ");
}
