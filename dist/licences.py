"""Writes the licences of all dependencies and of the fonts into one text file: takes its name. Fails where a crate names
no licence, so that nothing is shipped without one."""

import pathlib
import sys

from crates import ROOT, linked, target

FILES = ("LICENSE", "LICENCE", "COPYING", "NOTICE", "COPYRIGHT", "UNLICENSE")


def main() -> None:
    parts, texts, without = [], {}, []
    for package in linked(target()):
        folder = pathlib.Path(package["manifest_path"]).parent
        licence = package["license"] or (package["license_file"] and f"see {package['license_file']}")
        if not licence:
            without.append(package["name"])
            continue
        own = sorted(path for path in folder.iterdir() if path.is_file() and path.name.upper().startswith(FILES))
        parts.append(f"{package['name']} {package['version']}: {licence}")
        for path in own:
            text = path.read_text(encoding="utf-8", errors="replace").strip()
            texts.setdefault(text, []).append(f"{package['name']} {package['version']} ({path.name})")
    if without:
        sys.exit(f"no licence is named by: {', '.join(without)}")
    for path in sorted((ROOT / "fonts").rglob("*")):
        if path.is_file() and path.name.upper().startswith(FILES + ("OFL",)):
            texts.setdefault(path.read_text(encoding="utf-8").strip(), []).append(f"fonts ({path.relative_to(ROOT)})")
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        out.write("What this program is made of, beside its own sources\n\n" + "\n".join(parts) + "\n")
        for text, users in texts.items():
            out.write("\n" + "=" * 80 + "\n" + "\n".join(users) + "\n" + "-" * 80 + "\n" + text + "\n")


main()
