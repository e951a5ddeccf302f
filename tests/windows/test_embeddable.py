"""The embeddable zip of python.org, of which a release is made: taken for 64-bit Windows alone."""

from __future__ import annotations

import os
import time
import zipfile
from typing import TYPE_CHECKING

import pytest
from tools import build_windows, windows_python

from tests.windows import wine

if TYPE_CHECKING:
    from pathlib import Path

AMD64, ARM64, I386 = 0x8664, 0xAA64, 0x014C


def library(processor: int) -> bytes:
    """The beginning of a library of Windows: a program of DOS that names the place of the true header."""
    return (
        b"MZ".ljust(60, b"\0") + (128).to_bytes(4, "little") + bytes(64) + b"PE\0\0" + processor.to_bytes(2, "little")
    )


def embeddable(folder: Path, **files: bytes) -> Path:
    path = folder / "python-3.13.2-embed.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("_", "."), content)
    return path


def test_the_zip_is_laid_out_with_its_version(tmp_path: Path) -> None:
    archive = embeddable(tmp_path, python_exe=b"", python3_dll=b"", python313_dll=library(AMD64))
    windows = windows_python.from_embeddable(tmp_path / "python", archive)
    assert windows == ("3.13", "python313.dll", archive.name)
    assert (tmp_path / "python" / "python.exe").exists()


@pytest.mark.parametrize("processor", [ARM64, I386])
def test_one_for_another_processor_is_refused(tmp_path: Path, processor: int) -> None:
    archive = embeddable(tmp_path, python_exe=b"", python313_dll=library(processor))
    with pytest.raises(SystemExit, match="another processor"):
        windows_python.from_embeddable(tmp_path / "python", archive)


@pytest.mark.parametrize("files", [{"python_exe": b""}, {"python313_dll": library(AMD64)}])
def test_what_is_no_python_is_refused(tmp_path: Path, files: dict[str, bytes]) -> None:
    with pytest.raises(SystemExit, match="no embeddable zip"):
        windows_python.from_embeddable(tmp_path / "python", embeddable(tmp_path, **files))


def test_a_library_is_listed_with_its_licence_or_the_program_is_not_built() -> None:
    assert build_windows.is_listed("VCRUNTIME140_1.dll")
    assert build_windows.is_listed("python314.dll")
    assert not build_windows.is_listed("libcrypto-3.dll")


def test_a_drive_is_kept_while_somebody_uses_it(tmp_path: Path) -> None:
    for name, days in (("drive-3.11-a", 8), ("drive-3.11-b", 6), ("drive-3.13-c", 8)):
        whole = tmp_path / name / "whole"
        whole.parent.mkdir()
        whole.touch()
        os.utime(whole, (time.time() - days * 24 * 3600,) * 2)
    (tmp_path / "drive-3.11-d").mkdir()  # it was never made to its end
    wine.delete_old_drives(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["drive-3.11-b"]
