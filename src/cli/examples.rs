//! What stands below the help of commands: examples, what to know, and exit codes. The German table has each whole.

/// What stands below the help of the program.
pub const EXIT_CODES: &str = "Exit codes:
  0  done
  1  a document failed, or an internal error
  2  wrong command line
  3  invalid input: a profile, workbook or template has errors";

/// What stands below the help of `build`.
pub const BUILD_EXAMPLES: &str = "Examples:
  ratsmappe build data/profile/musterstadt.toml
  ratsmappe build profile/ --only dossier -o papers
  ratsmappe build musterstadt.toml --catalog kriterien.xlsx --date 2026-11-22

Each document becomes DIR/<municipality>/<municipality>-<kind>.pdf; with
--emit typst a folder ...-<kind>-typst of everything Typst's own compiler needs
to set it. Both appear whole or not at all; a profile with errors gets none and does not stop
the others. With the same input and date the same bytes come out: the date is
--date, else SOURCE_DATE_EPOCH, else today.

Documents that stand there already, made from just the same, are not made again;
one that somebody changed by hand is not overwritten without --force. Ctrl-C
finishes the documents in hand; the next run goes on from there.

Exit codes:
  0  all documents are written
  1  a document failed, or an internal error
  2  wrong command line
  3  invalid input: a profile, workbook or template has errors";

/// What stands below the help of `templates export`.
pub const EXPORT_EXAMPLES: &str = "Examples:
  ratsmappe templates export vorlagen
  ratsmappe build musterstadt.toml --templates vorlagen

Keep what you change and delete the rest: a file that is not in the folder is
taken from the built-in templates, and improves with them. Files that differ
from the built-in ones are not overwritten; then nothing is written at all.

Exit codes:
  0  all files are there
  1  a file could not be written, or would have been overwritten
  2  wrong command line";

/// What stands below the help of `merge`.
pub const MERGE_EXAMPLES: &str = "Examples:
  ratsmappe merge bauamt.xlsx kaemmerei.xlsx it.xlsx -o gesamt.xlsx
  ratsmappe merge rueckläufe/ -o gesamt.toml --prefer rueckläufe/kaemmerei.xlsx

Give each department the same questionnaire (`ratsmappe form`). What somebody left
empty, or as it was filled in for them, gives way to what another says; entries of
tables are joined, each once. Contradictions are shown, all of them at once, with both
cells and who saved the files; nothing is written until they are settled.

Exit codes:
  0  the whole is there
  1  it could not be written, or a file of this name is there already
  2  wrong command line
  3  invalid input: a file has errors, the files contradict each other, or they are of
     different projects or catalogues";

/// What stands below the help of `report merge`.
pub const REPORT_EXAMPLES: &str = "Example:
  ratsmappe build liste.xlsx --shard 1/2 --report part-1.json
  ratsmappe build liste.xlsx --shard 2/2 --report part-2.json
  ratsmappe report merge part-1.json part-2.json -o report.json

Exit codes:
  0  done, and no document failed in any part
  1  a document failed in some part, or the reports are not the parts of one run
  2  wrong command line";

/// What stands below the help of `check`.
pub const CHECK_EXAMPLES: &str = "Examples:
  ratsmappe check musterstadt.toml
  ratsmappe check profile/ --format json
  ratsmappe check profile/ -o pruefung.xlsx
  ratsmappe check --catalog kriterien.xlsx        the workbook alone

Everything that `build` does but typesetting. The summary lists, by document,
what a paper needs and the profile does not say (gaps).

Exit codes:
  0  no errors; there may be warnings and gaps
  1  internal error
  2  wrong command line
  3  invalid input: a profile or the workbook has errors";

/// What stands below the help of `select`.
pub const SELECT_EXAMPLES: &str = "Examples:
  ratsmappe select musterstadt.toml
  ratsmappe select musterstadt.toml -o auswahl.xlsx
  ratsmappe select musterstadt.toml --format csv > auswahl.csv
  ratsmappe select musterstadt.toml --stakeholder Politik
  ratsmappe select musterstadt.toml --explain P3-01
  ratsmappe select musterstadt.toml --explain \"Proof of Value\"

Exit codes:
  0  done
  1  internal error
  2  wrong command line, such as an unknown criterion after --explain
  3  invalid input: the profile or the workbook has errors";

/// What stands below the help of `diff`.
pub const DIFF_EXAMPLES: &str = "Examples:
  ratsmappe diff frueher/2026-05.toml musterstadt.toml
  ratsmappe diff liste-2026-05.xlsx liste-2026-11.xlsx -o fortschritt.xlsx
  ratsmappe diff alt.toml neu.toml --catalog-old kriterien-2025.xlsx --catalog kriterien.xlsx

Files that say the same in another form or order differ in nothing. Projects of
lists and folders are found again by municipality and title. What follows from
the catalogue alone (criteria new, gone, renamed, moved) is told apart from what
has changed in the project.

Exit codes:
  0  done, whether anything has changed or not
  1  internal error
  2  wrong command line
  3  invalid input: a profile or workbook has errors";

/// What stands below the help of `watch`.
pub const WATCH_EXAMPLES: &str = "Examples:
  ratsmappe watch musterstadt.toml --only dossier --open
  ratsmappe watch musterstadt.toml --templates vorlagen

Takes what `build` takes. Changes of profiles, of what they name (logo, form of the
council paper, earlier profile), of the workbook and of template folders are followed;
errors are shown and go when they are repaired. Ctrl-C ends.

Exit codes:
  0  ended with Ctrl-C
  1  files cannot be watched, or an internal error
  2  wrong command line";

/// What stands below the help of `new`.
pub const NEW_EXAMPLES: &str = "Examples:
  ratsmappe new musterstadt.toml
  ratsmappe new musterstadt.toml --name Musterstadt --title Pegelwacht --phase P3

Asks for what is not given by options, on a terminal. The profile holds every key
of the format with an explanation; what you do not fill in stays a comment. An
existing file is not overwritten.

Exit codes:
  0  the profile is there
  1  it could not be written, or a file of this name is there already
  2  wrong command line, or an answer is missing and there is nobody to ask";

/// What stands below the help of `form`.
pub const FORM_EXAMPLES: &str = "Examples:
  ratsmappe form musterstadt.toml -o musterstadt.xlsx
  ratsmappe form Solingen -o solingen.xlsx                one of the 73 model projects
  ratsmappe form Lerchenrode --phase P2 -o lerchenrode.xlsx
  ratsmappe form alt.xlsx -o neu.xlsx                     a filled one, by the catalogue of today

The questionnaire holds what is known already and asks for the rest. Filled in and saved
with Excel or LibreOffice, it is a profile like any other: for `build`, `check`, `select`,
`diff` and `watch`. An existing file is not overwritten without --force.

Exit codes:
  0  the questionnaire is there
  1  it could not be written, or a file of this name is there already
  2  wrong command line, such as a municipality that is not known and comes without --phase
  3  invalid input: the profile or the workbook has errors";

/// What stands below the help of `schema`.
pub const SCHEMA_EXAMPLES: &str = "Examples:
  ratsmappe schema -o profil.schema.json          beside the profiles
  ratsmappe schema --lang en > profil.schema.json
  ratsmappe schema check                          of `check --format json`

Editors complete and check a TOML profile that begins with the line

  #:schema ./profil.schema.json

as `ratsmappe new` writes it; JSON and YAML profiles say
\"$schema\": \"./profil.schema.json\". The schemas are of draft 7.

Exit codes:
  0  done
  1  the file could not be written
  2  wrong command line";

/// What stands below the help of `completions`.
pub const COMPLETIONS_EXAMPLES: &str = "Examples:
  ratsmappe completions bash > ~/.local/share/bash-completion/completions/ratsmappe
  ratsmappe completions fish > ~/.config/fish/completions/ratsmappe.fish
  ratsmappe completions powershell >> $PROFILE";

/// What stands below the help of `man`.
pub const MAN_EXAMPLES: &str = "Examples:
  ratsmappe man | man -l -
  ratsmappe man -o ~/.local/share/man/man1        one page a command";
