"""Builds what is handed out to offices on Windows: `python tools/build_windows.py [--embeddable ZIP] [-o FOLDER]`.

Two things come out, and the sum of each beside it:

- `dtreport-<version>-windows.zip`, for a clerk: Python, all packages, a program that starts anywhere, files that
  install and remove it, the licences of all parts, and the sum of every file.
- `dtreport-<version>-wheels.zip`, for an office that has Python: the wheels for every Python that is promised, and a
  hashed list of requirements.

A release takes python.org's embeddable zip, `--embeddable python-3.x.y-embed-amd64.zip`, of the same version as the
Python that runs this script; without it CPython is taken from the registry of packages (see windows_python.py).
"""

from __future__ import annotations

import argparse
import compileall
import hashlib
import io
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import zipfile
from fnmatch import fnmatch
from pathlib import Path
from py_compile import PycInvalidationMode
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tools import windows_python

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parents[1]
PARTS = ROOT / "tools" / "windows"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
"""The Pythons for which wheels are handed out."""
LAUNCHER = "distlib==0.4.4"
"""Its programs start the Python that lies beside them, whatever folder that is."""
REQUIREMENTS = "yeu-cau.txt"
SUMS = "SHA256SUMS"
_SHEBANG = b"#!<launcher_dir>\\python\\python.exe\r\n"
_START = "from dtreport.cli import main\n\nmain()\n"
_LICENCE = re.compile(r"(licen[cs]es?|copying|notice|ofl)(\..*)?|.*\.cyclonedx\.json", re.IGNORECASE)
"""Names of licences, and of the lists of parts that packages in Rust bring."""
_LIBRARIES = "THU-VIEN-KEM-THEO.txt"
_CODE = {".py", ".pyc", ".pyd"}
_UNUSED = re.compile(r"(_sqlite3|sqlite3|_ssl|libssl|_hashlib|libcrypto|_bz2|_lzma|_zstd)\b.*", re.IGNORECASE)
"""What the program needs nothing of: parts of Python that are the work of others, each with a licence of its own."""
_DAY = (1980, 1, 1, 0, 0, 0)
"""The time of every file in a zip: the same files are the same bytes whenever they are built."""


def main(arguments: list[str] | None = None) -> None:
    """Build both zips into a folder, and say what Python the first one carries."""
    parser = argparse.ArgumentParser(description="Builds the zips for offices on Windows.")
    parser.add_argument("--embeddable", type=Path, help="python.org's embeddable zip; without it the registry's Python")
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "dist", help="the folder for the zips")
    parser.add_argument("--cache", type=Path, default=ROOT / "build" / "windows", help="the folder for downloads")
    wishes = parser.parse_args(arguments)
    wishes.output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        wheels = _wheels(Path(scratch) / "wheels")
        version = next(wheels.glob("dtreport-*.whl")).name.split("-")[1]
        _write_requirements(wheels)
        program = Path(scratch) / f"dtreport-{version}-windows"
        origin = _lay_out_program(program, wheels, wishes.cache, wishes.embeddable)
        for folder, name in ((program, program.name), (wheels, f"dtreport-{version}-wheels")):
            archive = wishes.output / f"{name}.zip"
            _write_zip(archive, folder, name)
            print(f"{archive.name}: {archive.stat().st_size / 2**20:.1f} MiB, sha256 {_sum(archive)}")
            archive.with_name(f"{archive.name}.sha256").write_text(
                f"{_sum(archive)}  {archive.name}\n", encoding="utf-8", newline="\n"
            )
    print(f"Python: {origin}")


def _wheels(folder: Path) -> Path:
    """Gather the wheel of this project and those that it needs, in one version for every Python."""
    folder.mkdir()
    build = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(folder), str(ROOT)]
    subprocess.run(build, check=True)
    own = next(folder.glob("dtreport-*.whl"))
    windows_python.wheels([str(own)], folder, version=PYTHONS[0])
    pins = ["==".join(wheel.name.split("-")[:2]) for wheel in sorted(folder.glob("*.whl")) if wheel != own]
    for version in PYTHONS[1:]:
        windows_python.wheels(pins, folder, version=version, dependencies=False)
    return folder


def _write_requirements(wheels: Path) -> None:
    """Write the list by which pip takes these wheels and no others, and how to use it."""
    sums: dict[str, list[str]] = {}
    for wheel in sorted(wheels.glob("*.whl")):
        name, version = wheel.name.split("-")[:2]
        sums.setdefault(f"{name}=={version}", []).append(f"    --hash=sha256:{_sum(wheel)}")
    lines = (" \\\n".join([requirement, *hashes]) for requirement, hashes in sums.items())
    (wheels / REQUIREMENTS).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    _write_for_notepad(wheels / "CAI-BANG-PIP.txt")


def _lay_out_program(folder: Path, wheels: Path, cache: Path, embeddable: Path | None) -> str:
    """Lay out the folder that a clerk unpacks, and return where its Python came from.

    Raises:
        SystemExit: The Python is of another version than the one that runs this.
    """
    python = folder / "python"
    python.mkdir(parents=True)
    if embeddable is None:
        windows = windows_python.from_registry(python, cache)
        windows_python.standard_library(python / windows.library.replace(".dll", ".zip"))
        shutil.copy(Path(sysconfig.get_path("stdlib")) / "LICENSE.txt", python)
    else:
        windows = windows_python.from_embeddable(python, embeddable)
    if windows.version != windows_python.VERSION:
        raise SystemExit(f"{windows.origin} is Python {windows.version}: run this script with that version")
    for path in python.iterdir():
        if _UNUSED.fullmatch(path.name):
            path.unlink()
    packages = python / "Lib" / "site-packages"
    windows_python.install(wheels, packages)
    shutil.rmtree(packages / "bin", ignore_errors=True)  # programs for the machine that builds
    compiled = PycInvalidationMode.UNCHECKED_HASH
    compileall.compile_dir(packages, quiet=2, stripdir=str(packages), invalidation_mode=compiled)
    # With this file Python looks nowhere else, whatever another Python on the machine has set.
    own_paths = [windows.library.replace(".dll", ".zip"), ".", r"Lib\site-packages"]
    (python / windows.library.replace(".dll", "._pth")).write_text("\n".join(own_paths) + "\n", encoding="utf-8")
    for part in sorted(PARTS.iterdir()):
        if part.suffix == ".cmd":
            shutil.copy(part, folder)
    _write_for_notepad(folder / "DOC-TRUOC.txt")
    shutil.copy(PARTS / "windows_setup.py", python)
    _gather_licences(folder / "giay-phep", python, packages)
    (folder / "giay-phep" / "python" / "NGUON-GOC.txt").write_text(
        f"{windows.origin}\n", encoding="utf-8", newline="\r\n"
    )
    (folder / "dtreport.exe").write_bytes(_launcher(cache, folder / "giay-phep"))
    sums = (f"{_sum(path)}  {path.relative_to(folder).as_posix()}\n" for path in _files(folder))
    (folder / SUMS).write_text("".join(sums), encoding="utf-8", newline="\n")
    return windows.origin


def _write_for_notepad(path: Path) -> None:
    """Write the text of this name as every Notepad shows it."""
    text = (PARTS / path.name).read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8-sig", newline="\r\n")


def _launcher(cache: Path, licences: Path) -> bytes:
    """Return a program that starts the Python beside it with the command line of this project."""
    windows_python.wheels([LAUNCHER], cache, dependencies=False)
    name, version = LAUNCHER.split("==")
    with zipfile.ZipFile(next(cache.glob(f"{name}-{version}-*.whl"))) as package:
        program = package.read("distlib/t64.exe")
        licence = next(member for member in package.namelist() if member.endswith("LICENSE.txt"))
        (licences / "distlib").mkdir()
        (licences / "distlib" / "LICENSE.txt").write_bytes(package.read(licence))
    script = io.BytesIO()
    with zipfile.ZipFile(script, "w") as archive:
        archive.writestr(zipfile.ZipInfo("__main__.py", _DAY), _START)
    return program + _SHEBANG + script.getvalue()


def _gather_licences(licences: Path, python: Path, packages: Path) -> None:
    """Copy the licence of every part, each into a folder of its own, and the list of what lies within their files.

    Raises:
        SystemExit: A part has none, or a library is not listed.
    """
    parts = {"python": [python / "LICENSE.txt"], "dtreport": [ROOT / "LICENSE"]}
    for information in sorted(packages.glob("*.dist-info")):
        files = [path for path in _files(information) if _LICENCE.fullmatch(path.name)]
        parts.setdefault(information.name.split("-")[0], files)
    for name, files in parts.items():
        if not files:
            raise SystemExit(f"No licence came with {name}")
        (licences / name).mkdir(parents=True)
        for path in files:
            shutil.copy(path, licences / name)
    for path in _files(packages):  # what a package took from another one, and fonts
        place = path.relative_to(packages)
        if _LICENCE.fullmatch(path.name) and path.suffix not in _CODE and ".dist-info" not in place.parts[0]:
            (licences / place).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, licences / place)
    _write_for_notepad(licences / _LIBRARIES)
    for path in python.iterdir():
        if path.suffix.lower() in {".dll", ".exe", ".pyd"} and not is_listed(path.name):
            raise SystemExit(f"{path.name} is not in {_LIBRARIES}: say there whose work it is, and under what licence")


def is_listed(library: str) -> bool:
    """Whether the list of libraries says whose work a file of Python is."""
    lines = (PARTS / _LIBRARIES).read_text(encoding="utf-8").splitlines()
    patterns = ", ".join(line.split(" | ")[0] for line in lines if " | " in line).split(", ")
    return any(fnmatch(library.lower(), pattern) for pattern in patterns)


def _write_zip(archive: Path, folder: Path, name: str) -> None:
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as package:
        for path in _files(folder):
            member = zipfile.ZipInfo(f"{name}/{path.relative_to(folder).as_posix()}", _DAY)
            member.external_attr = 0o644 << 16
            package.writestr(member, path.read_bytes(), zipfile.ZIP_DEFLATED)


def _files(folder: Path) -> Iterable[Path]:
    """The files of a folder, in the same order on every machine."""
    return sorted((path for path in folder.rglob("*") if path.is_file()), key=Path.as_posix)


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
