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
    "real": {"2021.toml": ROOT / "reports" / "2021.toml"},
    "full": {
        "2021.toml": TESTS / "papers" / "golden" / "full-year.toml",
        "2020.toml": TESTS / "papers" / "golden" / "year-before.toml",
    },
}


@pytest.mark.parametrize("name", YEARS)
def test_the_kit_is_the_same_on_both_systems(name: str, machine: WindowsMachine, tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    for file, source in YEARS[name].items():
        (reports / file).write_bytes(source.read_bytes())
    words = ("-m", "dtreport", "kit", "2021", "-o")
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
