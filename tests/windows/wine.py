"""CPython for Windows under Wine: a prefix that is made once and kept, and commands that run in it.

A prefix is a folder with a whole drive C:. It is kept in the cache of the user and made anew when what it is made of
changes: the versions of Python and Wine, the packages that the project needs, or this code.
"""

from __future__ import annotations

import hashlib
import inspect
import os
import shutil
import subprocess
import sys
import time
import tomllib
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING

from filelock import FileLock
from tools import windows_python

if TYPE_CHECKING:
    from collections.abc import Mapping

CACHE = "DTREPORT_WINDOWS_CACHE"
"""The variable that names the folder for downloads and drives."""
ROOT = Path(__file__).parents[2]
_MINGW = "x86_64-w64-mingw32-gcc"
_WINE = ("/usr/lib/wine/wine64", "wine64", "wine")
_RANDOM = """
#include <windows.h>
BOOLEAN WINAPI SystemFunction036(PVOID buffer, ULONG size);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size) { return SystemFunction036(data, (ULONG)size); }
"""
"""What Windows has and Wine 8 lacks: the random numbers that programs in Rust ask for."""
_LACKING = """
import _winapi

if hasattr(_winapi, "CopyFile2"):  # since 3.12; Wine 8 ends a program that calls it, and shutil copies without it too
    del _winapi.CopyFile2
"""
_DAYS = 7
"""For how long a drive is kept that nobody uses."""
PYTHON = r"C:\Python\python.exe"


def missing() -> str | None:
    """Return why nothing can be run for Windows here, in words for a skipped test; None where all is there."""
    if _wine() is None:
        return "Wine is not installed"
    if shutil.which(_MINGW) is None:
        return "the compiler for Windows, mingw-w64, is not installed"
    return None


class WindowsMachine:
    """A drive C: with CPython for Windows and the packages that the project and its tests need."""

    def __init__(self, prefix: Path) -> None:
        self.prefix = prefix
        self.drive = prefix / "drive_c"

    def run(self, *words: str, folder: Path | None = None, **variables: str) -> subprocess.CompletedProcess[bytes]:
        """Run a program of Windows, by its path there, and return its exit code and what it printed."""
        with self.start(*words, folder=folder, variables=variables) as process:
            printed, complaints = process.communicate()
        return subprocess.CompletedProcess(words, process.returncode, printed, complaints)

    def python(self, *words: str, folder: Path | None = None) -> subprocess.CompletedProcess[bytes]:
        """Run CPython for Windows, which finds the source of the project."""
        return self.run(PYTHON, *words, folder=folder)

    def wait(self) -> None:
        """Wait until every program has ended and the registry, which Wine keeps in memory, is written."""
        subprocess.run([str(Path(str(_wine())).parent / "wineserver"), "-w"], env=self.environment({}), check=False)

    def path(self, path: Path) -> str:
        """Return how a program of Windows names a path on its drive C:."""
        return str(PureWindowsPath("C:\\", *path.relative_to(self.drive).parts))

    def start(
        self, *words: str, variables: Mapping[str, str], folder: Path | None = None, joined: bool = False
    ) -> subprocess.Popen[bytes]:
        """Start a program of Windows, by its path there; what it prints comes through pipes, or one if joined.

        A file in their place is no stream that CPython under Wine can begin with.
        """
        return subprocess.Popen(
            [str(_wine()), *words],
            cwd=folder,
            env=self.environment(variables),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT if joined else subprocess.PIPE,
        )

    def environment(self, variables: Mapping[str, str]) -> dict[str, str]:
        """Return the variables of a program of Windows: Wine's own, and nothing of the Python outside."""
        own = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV_", "WINE"))}
        return {
            **own,
            "WINEPREFIX": str(self.prefix),
            # Wine makes the desktop and the documents of its user of this folder.
            "HOME": str(self.prefix / "home"),
            "PYTHONUNBUFFERED": "1",
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=",
            "DISPLAY": "",
            # The source lies outside the drive, and must stay as it is.
            "PYTHONPYCACHEPREFIX": r"C:\pycache",
            "PYTHONPATH": windows_path(ROOT / "src"),
            **variables,
        }


def windows_path(path: Path) -> str:
    """Return how a program of Windows names a path of this machine, whose root is its drive Z:."""
    return str(PureWindowsPath("Z:\\", *path.resolve().parts[1:]))


def cache_folder() -> Path:
    """Return the folder in which downloads and drives are kept."""
    return Path(os.environ.get(CACHE) or Path.home() / ".cache" / "dtreport-windows")


def machine() -> WindowsMachine:
    """Return the machine of this interpreter's version, made where it is not there yet."""
    cache = cache_folder()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    requirements = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    ingredients = [sys.version, subprocess.run([str(_wine()), "--version"], check=True, capture_output=True).stdout]
    ingredients += [requirements, inspect.getsource(windows_python)]
    ingredients += [inspect.getsource(new_machine), inspect.getsource(_add_python)]
    prefix = cache / f"drive-{windows_python.VERSION}-{hashlib.sha256(repr(ingredients).encode()).hexdigest()[:16]}"
    # Wine keeps the path of a drive: it is made where it stays, and is whole when this file is there.
    whole = prefix / "whole"
    cache.mkdir(parents=True, exist_ok=True)
    with FileLock(cache / "lock"):
        if not whole.exists():
            delete_old_drives(cache)
            _add_python(new_machine(prefix), cache / "downloads", requirements)
        whole.touch()
    return WindowsMachine(prefix)


def delete_old_drives(cache: Path) -> None:
    """Delete drives that nobody has used for days, and those that are not whole: whoever makes one holds the lock.

    Another checkout may be using one that differs from this one's.
    """
    for drive in cache.glob("drive-*"):
        whole = drive / "whole"
        if not whole.exists() or time.time() - whole.stat().st_mtime > _DAYS * 24 * 3600:
            shutil.rmtree(drive)


def new_machine(prefix: Path) -> WindowsMachine:
    """Return a machine with Windows alone, as it comes from the shop."""
    new = WindowsMachine(prefix)
    (prefix / "home").mkdir(parents=True)
    new.run("wineboot", "-i")
    new.wait()
    library = new.drive / "windows" / "system32" / "bcryptprimitives.dll"
    source = prefix / "random.c"
    source.write_text(_RANDOM, encoding="utf-8")
    subprocess.run([_MINGW, "-s", "-shared", "-o", str(library), str(source), "-ladvapi32"], check=True)
    return new


def _add_python(new: WindowsMachine, downloads: Path, requirements: list[str]) -> None:
    """Put Python and packages on a machine."""
    windows_python.from_registry(new.drive / "Python", downloads)
    windows_python.copy_library(new.drive / "Python" / "Lib")
    (new.drive / "Python" / "Lib" / "sitecustomize.py").write_text(_LACKING, encoding="utf-8")
    packages = downloads / f"packages-{windows_python.VERSION}"
    windows_python.wheels(requirements, packages)
    windows_python.install(packages, new.drive / "Python" / "Lib" / "site-packages")


def _wine() -> str | None:
    """The program that runs programs of 64-bit Windows."""
    return next((path for name in _WINE if (path := shutil.which(name))), None)
