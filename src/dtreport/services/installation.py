"""This installation of the program: its version, where it lives, and whether people get it by its name."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path, PurePath
from typing import NamedTuple

import dtreport
from dtreport.services.machine_programs import find_program, program_in

NAME = "dtreport"
_PLACE = "Chương trình: "
_PATIENCE = 30  # seconds
_LAUNCHERS = (f"{NAME}.exe", f"{NAME}.cmd", NAME)
_FOLDERS = ("", "Scripts", "bin")
_UP = 5
"""How many folders above the package its launcher may lie: beside Lib/site-packages, or at the root of a zip."""


class NamedProgram(NamedTuple):
    """What starts when a person types `dtreport`."""

    path: PurePath
    version: str
    """Its version; empty where it does not run."""
    is_this: bool


def version_lines() -> tuple[str, str, str]:
    """The version, the place of the program, and the Python that runs it."""
    number = sys.version.split(maxsplit=1)[0]
    python = f"Python {number}: {sys.executable}" if sys.executable else f"Python {number}"
    return f"{NAME} {dtreport.__version__}", f"{_PLACE}{place()}", python


def place() -> Path:
    """The folder of the package."""
    return Path(dtreport.__file__).resolve().parent


def launcher_folder() -> Path | None:
    """The folder that has to be on PATH so that this installation starts by its name; None where it has no launcher."""
    for above in place().parents[:_UP]:
        for folder in (above / name for name in _FOLDERS):
            if any((folder / launcher).is_file() for launcher in _LAUNCHERS):
                return folder
    return None


def path_command() -> str | None:
    """The command of uv or pipx that puts their folder on PATH; None where another program has installed this one."""
    parts = place().parts
    if ("uv", "tools") in pairwise(parts):
        return "uv tool update-shell"
    return "pipx ensurepath" if "pipx" in parts else None


def planted_program() -> Path | None:
    """A file in the current folder that cmd takes for `dtreport`; None where it is this one, or none is taken."""
    if os.name != "nt" or "NODEFAULTCURRENTDIRECTORYINEXEPATH" in os.environ:
        return None
    path = program_in(Path.cwd(), NAME)
    return None if path is None or launcher_folder() == Path.cwd() else Path(path)


def named_program() -> NamedProgram | None:
    """What starts when a person types `dtreport`, as it tells of itself; None where nothing does."""
    path = find_program(NAME, launcher_folder())
    if path is None:
        return None
    try:
        answer = subprocess.run(  # noqa: S603, what the person would start
            [path, "--version"],
            env={**os.environ, "PYTHONUTF8": "1"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return NamedProgram(Path(path), "", is_this=False)
    lines = answer.stdout.decode("utf-8", "replace").splitlines()
    version = lines[0].removeprefix(f"{NAME} ") if lines and lines[0].startswith(f"{NAME} ") else ""
    places = [Path(line.removeprefix(_PLACE)) for line in lines if line.startswith(_PLACE)]
    return NamedProgram(Path(path), version, is_this=places == [place()])
