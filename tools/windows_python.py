"""CPython for Windows in a folder: from python.org's embeddable zip, or, where only registries are at hand, from them.

The package `panda3d` carries python.org's own signed library of CPython and the compiled modules of the standard
library; the modules written in Python are those of the interpreter that runs this script, so both are of one minor
version. What is missing is linked by mingw: `python.exe`, which starts the library, and `python3.dll`, which passes
every name of the stable ABI on to it.
"""

from __future__ import annotations

import compileall
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import zipfile
from email import message_from_bytes
from pathlib import Path
from py_compile import PycInvalidationMode
from typing import NamedTuple

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

CARRIER = "panda3d==1.10.16"
"""The package whose wheels for Windows carry CPython."""
_MINGW = "x86_64-w64-mingw32-"
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
"""The version of the Python that runs this, and so of the one that is laid out."""
_NAME = f"python{VERSION.replace('.', '')}"
_LEFT_OUT = (
    "__pycache__",
    "ensurepip",
    "idlelib",
    "lib2to3",
    "site-packages",
    "test",
    "tests",
    "tkinter",
    "turtledemo",
)
"""What no program needs that is not developed there."""
# Python does without _wmi, and Wine 8 ends a program that asks through it what Windows this is.
_UNNEEDED = re.compile(
    r"_wmi.*|_test.*|.*\.cp\d+t-.*|_tkinter.*|tcl.*|tk8.*|winsound.*|_msi.*|api-ms-.*", re.IGNORECASE
)
_START = """
#include <wchar.h>
__declspec(dllimport) int Py_Main(int argc, wchar_t **argv);
int wmain(int argc, wchar_t **argv) { return Py_Main(argc, argv); }
"""
_MANIFEST = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<assembly xmlns="urn:schemas-microsoft-com:asm.v1" manifestVersion="1.0">
  <trustInfo xmlns="urn:schemas-microsoft-com:asm.v3">
    <security><requestedPrivileges><requestedExecutionLevel level="asInvoker" uiAccess="false"/></requestedPrivileges></security>
  </trustInfo>
  <compatibility xmlns="urn:schemas-microsoft-com:compatibility.v1">
    <application><supportedOS Id="{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}"/></application>
  </compatibility>
  <application xmlns="urn:schemas-microsoft-com:asm.v3">
    <windowsSettings><longPathAware xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">true</longPathAware></windowsSettings>
  </application>
</assembly>
"""  # noqa: E501, the names of Microsoft's schemas
_RESOURCE = '1 24 "python.manifest"\n'
"""Resource 1 of type 24 is the manifest of a program."""


_AMD64 = 0x8664
"""The number by which a file of Windows says that it is for 64-bit processors of Intel's kind."""


class WindowsPython(NamedTuple):
    """A CPython for Windows: its version as `3.11`, its library file, and where it came from."""

    version: str
    library: str
    origin: str


def wheels(requirements: list[str], folder: Path, *, version: str = VERSION, dependencies: bool = True) -> None:
    """Download the wheels of requirements for 64-bit Windows into a folder, but for those that lie there already.

    Args:
        requirements: What pip takes on its command line.
        folder: Where the wheels go; made where it is missing.
        version: The Python that they are for.
        dependencies: Whether what they need comes too, that included which they need on Windows alone.
    """
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "pip", "download", "-q", "--only-binary=:all:", "--platform", "win_amd64"]
    command += ["--python-version", version, "--find-links", str(folder), "-d", str(folder)]
    if not dependencies:
        command.append("--no-deps")
    while requirements:
        subprocess.run([*command, *requirements], check=True)
        requirements = missing_on_windows(folder, version) if dependencies else []


def missing_on_windows(folder: Path, version: str) -> list[str]:
    """Return what the wheels of a folder need on Windows and is not there: pip judges by the system that it runs on."""
    windows = {
        "sys_platform": "win32",
        "platform_system": "Windows",
        "os_name": "nt",
        "python_version": version,
        "extra": "",
    }
    names = {canonicalize_name(path.name.split("-")[0]) for path in folder.glob("*.whl")}
    lacking: list[str] = []
    for path in sorted(folder.glob("*.whl")):
        with zipfile.ZipFile(path) as wheel:
            metadata = next(name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
            needs = message_from_bytes(wheel.read(metadata)).get_all("Requires-Dist") or []
        lacking += [
            f"{requirement.name}{requirement.specifier}"
            for requirement in map(Requirement, needs)
            if canonicalize_name(requirement.name) not in names
            and (requirement.marker is None or requirement.marker.evaluate(windows))
        ]
    return lacking


def install(wheel_folder: Path, folder: Path, *, version: str = VERSION) -> None:
    """Unpack every package whose wheels for 64-bit Windows lie in a folder into a folder of packages."""
    names = sorted({path.name.split("-")[0] for path in wheel_folder.glob("*.whl")})
    command = [sys.executable, "-m", "pip", "install", "-q", "--no-compile", "--only-binary=:all:", "--no-deps"]
    command += ["--platform", "win_amd64", "--python-version", version, "--target", str(folder)]
    subprocess.run([*command, "--no-index", "--find-links", str(wheel_folder), *names], check=True)


def from_registry(folder: Path, cache: Path) -> WindowsPython:
    """Lay out CPython for Windows of this interpreter's version, but without its modules written in Python.

    Args:
        folder: Receives `python.exe`, the libraries and the compiled modules, side by side.
        cache: Keeps the downloaded wheel.
    """
    wheels([CARRIER], cache, dependencies=False)
    carrier = next(cache.glob(f"panda3d-*-cp{_NAME.removeprefix('python')}-*-win_amd64.whl"))
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(carrier) as package:
        for member in package.namelist():
            name = Path(member).name
            if member.startswith("deploy_libs/") and name and not _UNNEEDED.fullmatch(name):
                (folder / name).write_bytes(package.read(member))
    with tempfile.TemporaryDirectory() as build:
        _link_python(folder.resolve(), Path(build))
    return WindowsPython(VERSION, f"{_NAME}.dll", f"{CARRIER}, {VERSION}")


def from_embeddable(folder: Path, embeddable: Path) -> WindowsPython:
    """Lay out python.org's embeddable zip in a folder.

    Raises:
        SystemExit: The zip holds no Python for 64-bit Windows.
    """
    with zipfile.ZipFile(embeddable) as package:
        package.extractall(folder)
    library = next((path.name for path in folder.glob("python3?*.dll")), None)
    if library is None or not (folder / "python.exe").exists():
        raise SystemExit(f"{embeddable.name} is no embeddable zip of python.org: python.exe or its library is missing")
    if _machine(folder / library) != _AMD64:
        raise SystemExit(f"{embeddable.name} is for another processor: the wheels need python-3.x.y-embed-amd64.zip")
    digits = library.removeprefix("python3").removesuffix(".dll")
    return WindowsPython(f"3.{digits}", library, embeddable.name)


def _machine(library: Path) -> int:
    """The processor that a library is for, as its header says; 0 where it is no library of Windows."""
    header = library.read_bytes()[:4096]
    place = int.from_bytes(header[60:64], "little")
    return int.from_bytes(header[place + 4 : place + 6], "little") if header[place : place + 4] == b"PE\0\0" else 0


def standard_library(archive: Path) -> None:
    """Write the modules of the standard library that are written in Python, compiled, into a zip."""
    copy = archive.with_suffix("")
    copy_library(copy)
    compileall.compile_dir(
        copy, quiet=2, legacy=True, stripdir=str(copy), invalidation_mode=PycInvalidationMode.UNCHECKED_HASH
    )
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as package:
        for path in sorted(copy.rglob("*.pyc")):
            package.writestr(
                zipfile.ZipInfo(path.relative_to(copy).as_posix()), path.read_bytes(), zipfile.ZIP_DEFLATED
            )
    shutil.rmtree(copy)


def copy_library(folder: Path) -> None:
    """Copy the modules of the standard library that are written in Python into a folder."""
    shutil.copytree(
        sysconfig.get_path("stdlib"),
        folder,
        ignore=shutil.ignore_patterns(*_LEFT_OUT, "config-*", "*.so", "lib-dynload"),
    )


def _link_python(folder: Path, build: Path) -> None:
    """Link `python.exe` and `python3.dll` in a folder that holds the library of CPython."""
    listing = _run("objdump", "-p", folder / f"{_NAME}.dll", folder=build)
    table = listing[listing.index("[Ordinal/Name Pointer] Table") :]
    names = re.findall(r"^\t\[ *\d+\] (?:\+base\[ *\d+\] +[0-9a-f]+ )?(\w+)", table, re.MULTILINE)
    texts = {
        "python.def": f"LIBRARY {_NAME}.dll\nEXPORTS\nPy_Main\n",
        "python3.def": "\n".join(
            ["LIBRARY python3.dll", "EXPORTS", *(f"{name} = {_NAME}.{name}" for name in names), ""]
        ),
        "empty.c": "",
        "python.c": _START,
        "python.manifest": _MANIFEST,
        "python.rc": _RESOURCE,
    }
    for name, text in texts.items():
        (build / name).write_text(text, encoding="utf-8")
    _run("dlltool", "-d", "python.def", "-l", "libpython.a", folder=build)
    _run("windres", "python.rc", "python_resource.o", folder=build)
    _run(
        *("gcc", "-s", "-municode", "-o", folder / "python.exe", "python.c", "python_resource.o", "-L.", "-lpython"),
        folder=build,
    )
    _run("gcc", "-s", "-shared", "-nostdlib", "-o", folder / "python3.dll", "empty.c", "python3.def", folder=build)


def _run(tool: str, *arguments: object, folder: Path) -> str:
    """Run a tool of mingw in a folder and return what it prints."""
    words = [f"{_MINGW}{tool}", *map(str, arguments)]
    return subprocess.run(words, cwd=folder, check=True, capture_output=True, encoding="utf-8").stdout
