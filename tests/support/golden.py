"""Golden files: results as they were approved, compared as a whole."""

from __future__ import annotations

import difflib
import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

UPDATE = "DTREPORT_UPDATE_GOLDEN"
"""With this variable set to 1 golden files are written anew; they are then read, and committed with the reason."""


def updating() -> bool:
    """Whether golden files are to be written anew."""
    return os.environ.get(UPDATE) == "1"


def assert_golden(path: Path, text: str) -> None:
    """Compare a text with the golden file at `path`, and fail with the lines that differ."""
    if updating():
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())
    if not path.exists():
        pytest.fail(f"there is no {path.name} yet: run with {UPDATE}=1 and read what it wrote", pytrace=False)
    approved = path.read_bytes().decode()
    if text != approved:
        lines = approved.splitlines(keepends=True), text.splitlines(keepends=True)
        difference = "".join(difflib.unified_diff(*lines, path.name, "now", n=2))
        pytest.fail(f"{difference}\nWhere this is meant: run with {UPDATE}=1", pytrace=False)
