"""Packs a program as a Python wheel (PEP 427): takes the program, the version, the licences of dependencies and a folder;
says the wheel's name. Its tag names the oldest C library that has every symbol the program asks for (PEP 600)."""

import base64
import hashlib
import os
import pathlib
import re
import subprocess
import sys
import time
import zipfile

NAME = "ratsmappe"


def tag(program: pathlib.Path) -> str:
    """The platform of a Linux program."""
    symbols = subprocess.run(["objdump", "-T", program], capture_output=True, text=True, check=True).stdout
    versions = [tuple(map(int, v.split("."))) for v in re.findall(r"GLIBC_(\d+\.\d+)", symbols)]
    major, minor = max(versions)
    return f"py3-none-manylinux_{major}_{minor}_{os.uname().machine}"


def main() -> None:
    program, version, licences, out = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3], pathlib.Path(sys.argv[4])
    root, own_tag = pathlib.Path(__file__).parent.parent, tag(program)
    info = f"{NAME}-{version}.dist-info"
    description = (root / "dist" / "LIES-MICH.txt").read_text(encoding="utf-8")
    metadata = (
        f"Metadata-Version: 2.1\nName: {NAME}\nVersion: {version}\n"
        "Summary: Papers for the council from a questionnaire; the program alone, no Python in it\n"
        "License: EUPL-1.2\nRequires-Python: >=3.7\nDescription-Content-Type: text/plain\n\n" + description
    )
    wheel = f"Wheel-Version: 1.0\nGenerator: {NAME} dist/wheel\nRoot-Is-Purelib: false\nTag: {own_tag}\n"
    files = {
        f"{NAME}-{version}.data/scripts/{NAME}": program.read_bytes(),
        f"{info}/licenses/LICENSE": (root / "LICENSE").read_bytes(),
        f"{info}/licenses/LICENCES-OF-DEPENDENCIES.txt": pathlib.Path(licences).read_bytes(),
        f"{info}/METADATA": metadata.encode(),
        f"{info}/WHEEL": wheel.encode(),
    }
    digest = lambda data: base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    record = "".join(f"{path},sha256={digest(data)},{len(data)}\n" for path, data in files.items())
    files[f"{info}/RECORD"] = (record + f"{info}/RECORD,,\n").encode()
    moment = time.gmtime(max(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), 315532800))[:6]
    name = f"{NAME}-{version}-{own_tag}.whl"
    with zipfile.ZipFile(out / name, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, data in files.items():
            entry = zipfile.ZipInfo(path, moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = (0o100755 if "/scripts/" in path else 0o100644) << 16
            archive.writestr(entry, data)
    print(name)


main()
