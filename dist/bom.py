"""Writes the software bill of materials of the program (CycloneDX 1.5, JSON) to standard output: every crate that is
linked in, with its licence and the checksum of its archive. The same sources give the same bytes."""

import json
import re

from crates import ROOT, checksums, linked, target


def component(package: dict, hashes: dict) -> dict:
    name, version = package["name"], package["version"]
    found = {
        "type": "library",
        "bom-ref": f"pkg:cargo/{name}@{version}",
        "name": name,
        "version": version,
        "purl": f"pkg:cargo/{name}@{version}",
    }
    if package["description"]:
        found["description"] = " ".join(package["description"].split())
    if package["license"]:
        # An old way to write "or".
        found["licenses"] = [{"expression": re.sub(r"\s*/\s*", " OR ", package["license"])}]
    if (name, version) in hashes:
        found["hashes"] = [{"alg": "SHA-256", "content": hashes[name, version]}]
    return found


def main() -> None:
    own = dict(re.findall(r'^(name|version|license|description) = "(.*)"$', (ROOT / "Cargo.toml").read_text(), re.M)[:4])
    hashes = checksums()
    print(json.dumps({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own["name"],
                "name": own["name"],
                "version": own["version"],
                "description": own["description"],
                "licenses": [{"expression": own["license"]}],
            },
            "properties": [{"name": "target", "value": target()}],
        },
        "components": [component(package, hashes) for package in linked(target())],
    }, indent=2, ensure_ascii=False))


main()
