"""The papers that Windows makes are those of Linux, byte for byte."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support import ROOT, TESTS
from tests.support.real_process import environment

if TYPE_CHECKING:
    from pathlib import Path

    from tests.windows.wine import WindowsMachine

pytestmark = pytest.mark.windows
YEARS = {
    "2021": {"2021.toml": ROOT / "reports" / "2021.toml"},
    "2023": {
        "2023.toml": TESTS / "papers" / "golden" / "full-year.toml",
        "2022.toml": TESTS / "papers" / "golden" / "year-before.toml",
    },
}
"""The real year, and a year in which every part of every paper has something to say."""


@pytest.mark.parametrize("year", YEARS)
def test_the_kit_is_the_same_on_both_systems(year: str, machine: WindowsMachine, tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    for file, source in YEARS[year].items():
        (reports / file).write_bytes(source.read_bytes())
    words = ("-m", "dtreport", "kit", year, "-o")
    here = subprocess.run(
        [sys.executable, *words, "linux"], cwd=tmp_path, env=environment(tmp_path), check=False, capture_output=True
    )
    there = machine.python(*words, "windows", folder=tmp_path)
    assert (here.returncode, there.returncode) == (0, 0), (here.stderr.decode(), there.stderr.decode())
    files = {
        system: {path.name: path.read_bytes() for path in (tmp_path / system).iterdir()}
        for system in ("linux", "windows")
    }
    assert files["linux"].keys() == files["windows"].keys()
    assert len(files["linux"]) > 20
    assert [name for name, content in files["linux"].items() if files["windows"][name] != content] == []
