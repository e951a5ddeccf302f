"""A copy of the source that a test changes as a developer would, and runs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

from tests.support import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = "from dtreport.cli import main; main()"


class SourceCopy(NamedTuple):
    """The folder `src` of a copy."""

    source: Path

    @classmethod
    def of_the_project(cls, folder: Path) -> SourceCopy:
        """A copy of the source in this folder."""
        shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
        return cls(folder / "src")

    def write(self, path: str, text: str) -> None:
        """Add a file, `papers/invitation.py`."""
        file = self.source / "dtreport" / path
        assert not file.exists()
        file.write_text(text, encoding="utf-8", newline="\n")

    def insert(self, path: str, before: str, line: str) -> None:
        """Add one line before the only place where a text stands."""
        file = self.source / "dtreport" / path
        text = file.read_text(encoding="utf-8")
        assert text.count(before) == 1, f"{path} has {before!r} {text.count(before)} times"
        file.write_text(text.replace(before, f"{line}\n{before}"), encoding="utf-8", newline="\n")

    def run(self, code: str, *words: str, folder: Path, status: int = 0) -> str:
        """What a run of Python on this source prints; it must end with `status`."""
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("COV", "DTREPORT_"))}
        env = {**kept, "PYTHONPATH": str(self.source), "PYTHONIOENCODING": "utf-8", "COLUMNS": "100"}
        command = [sys.executable, "-c", code, *words]
        run = subprocess.run(
            command, capture_output=True, cwd=folder, env=env, encoding="utf-8", check=False, stdin=subprocess.DEVNULL
        )
        assert run.returncode == status, run.stderr
        return run.stdout

    def dtreport(self, line: str, folder: Path, status: int = 0) -> str:
        """What `dtreport LINE` prints, for words without blanks in them."""
        return self.run(PROGRAM, *line.split(), folder=folder, status=status)
