"""The program is killed at any call of the file system: every file is the old or the new one, and work goes on."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support import ROOT, TESTS
from tests.support.real_process import environment

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork on Windows")

PROGRAM = TESTS / "support" / "sudden_ends.py"
CALLS = {
    "first": 50,
    "add": 40,
    "edit": 40,
    "edit-by-hand": 70,
    "remove": 40,
    "undo": 40,
    "open": 50,
    "new": 40,
    "export": 20,
    "kit": 150,
}
"""At least so many times each command writes, renames, opens … or is in the middle of a write."""


def kills(folder: Path, command: str, first: int, step: int) -> int:
    # The typesetter that a kit has loaded keeps threads, none of which a child needs; Python 3.12 warns of them.
    quiet = "ignore:This process:DeprecationWarning"
    ran = subprocess.run(
        [sys.executable, "-W", quiet, PROGRAM, folder, command, str(first), str(step)],
        env=environment(folder, PYTHONPATH=f"{ROOT / 'src'}:{ROOT}"),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    return int(ran.stdout)


@pytest.mark.parametrize("command", ["first", "undo"])
def test_a_command_that_is_killed_loses_nothing(quick: Path, command: str) -> None:
    assert kills(quick, command, 3, 9) >= CALLS[command] // 9


@pytest.mark.slow
@pytest.mark.parametrize("command", CALLS)
def test_a_command_that_is_killed_at_any_call_loses_nothing(quick: Path, command: str) -> None:
    assert kills(quick, command, 1, 1) >= CALLS[command]
