"""The crates that a program is made of, as Cargo resolves them: what `licences.py` and `bom.py` share."""

import json
import os
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).parent.parent


def linked(target: str) -> list[dict]:
    """The packages that are linked into the program for a target, without those for tests and for building alone."""
    command = ["cargo", "metadata", "--locked", "--format-version", "1", "--filter-platform", target]
    data = json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout)
    nodes = {node["id"]: node for node in data["resolve"]["nodes"]}
    packages = {package["id"]: package for package in data["packages"]}
    seen, waiting = set(), [data["resolve"]["root"]]
    while waiting:
        here = waiting.pop()
        if here in seen:
            continue
        seen.add(here)
        for dependency in nodes[here]["deps"]:
            if any(kind["kind"] is None for kind in dependency["dep_kinds"]):
                waiting.append(dependency["pkg"])
    seen.discard(data["resolve"]["root"])
    return sorted((packages[i] for i in seen), key=lambda p: (p["name"], p["version"]))


def target() -> str:
    """The target to speak of: `TARGET`, else that of this machine."""
    return os.environ.get("TARGET") or re.search(
        r"host: (\S+)", subprocess.run(["rustc", "-vV"], capture_output=True, text=True, check=True).stdout
    ).group(1)


def checksums() -> dict[tuple[str, str], str]:
    """The SHA-256 of every crate's archive, by name and version, as the lock file holds it."""
    blocks = (ROOT / "Cargo.lock").read_text(encoding="utf-8").split("[[package]]")
    found = {}
    for block in blocks:
        values = dict(re.findall(r'^(name|version|checksum) = "(.*)"$', block, re.M))
        if "checksum" in values:
            found[values["name"], values["version"]] = values["checksum"]
    return found
