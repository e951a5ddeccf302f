"""A test finds no folder outside its own, whatever lies above the folder for temporary files.

The program looks for `reports` in the current folder and in those above it. A machine may have such a folder, with
year files in it, above the one in which the tests work; they must neither use nor change it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dtreport import store
from dtreport.cli import session
from dtreport.store import find_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pytest


def end_search_at(ceiling: Path, patch: pytest.MonkeyPatch) -> None:
    """Let the program, in this process, search as it always does, but take a folder above `ceiling` for none."""

    def find(given: Path | None, environ: Mapping[str, str], here: Path) -> Path:
        folder = find_folder(given, environ, here)
        if given is None and not environ.get("DTREPORT_REPORTS") and not folder.is_relative_to(ceiling):
            # The refusal is the program's own: a relative path has no parents, and here there was no folder either.
            return find_folder(None, {}, Path())
        return folder

    patch.setattr(session, "find_folder", find)
    patch.setattr(store, "find_folder", find)  # where completion takes it from when it is asked
