"""Disks and files that do not let Windows write: what is there stays whole, and a sentence says what to do."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
import tomli

from tests.support.small_years import SMALL_YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.windows.wine import WindowsMachine

pytestmark = pytest.mark.windows
ADD = ("-m", "dtreport", "add-count", "--unit", "lớp", "--value", "3")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 128 KiB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", disk], check=False, capture_output=True
    )
    if mounted.returncode != 0:
        pytest.skip("there is no right to mount a small disk here")
    yield disk
    subprocess.run(["umount", "--lazy", disk], check=True)


def begin(folder: Path) -> Path:
    year = folder / "reports" / "2021.toml"
    year.parent.mkdir(parents=True)
    year.write_text(SMALL_YEAR, encoding="utf-8", newline="")
    return year


def test_a_full_disk_is_told_and_the_year_stays_whole(machine: WindowsMachine, small_disk: Path) -> None:
    year = begin(small_disk)
    assert machine.python(*ADD, "--name", "Lớp tập huấn", folder=small_disk).returncode == 0
    whole = year.read_bytes()
    ballast = small_disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        while True:
            try:
                file.write(bytes(512))
            except OSError:
                break
    refused = machine.python(*ADD, "--name", "Lớp xóa mù chữ", folder=small_disk)
    assert refused.returncode != 0
    assert "đĩa đã đầy" in refused.stderr.decode()
    assert year.read_bytes() == whole
    ballast.unlink()
    assert machine.python(*ADD, "--name", "Lớp xóa mù chữ", folder=small_disk).returncode == 0
    names = [count["name"] for count in tomli.loads(year.read_text(encoding="utf-8"))["counts"]]
    assert names[-2:] == ["Lớp tập huấn", "Lớp xóa mù chữ"]


def test_a_year_that_may_only_be_read_is_not_written_to(machine: WindowsMachine, tmp_path: Path) -> None:
    year = begin(tmp_path)
    assert machine.run("attrib", "+r", r"reports\2021.toml", folder=tmp_path).returncode == 0
    before = year.read_bytes()
    refused = machine.python(*ADD, "--name", "Lớp tập huấn", folder=tmp_path)
    assert refused.returncode != 0
    assert "2021.toml" in refused.stderr.decode()
    assert "chỉ đọc" in refused.stderr.decode()
    assert year.read_bytes() == before
