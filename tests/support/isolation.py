"""A test finds no folder outside its own, whatever lies above the folder for temporary files.

The program looks for `reports` in the current folder and in those above it. A machine may have such a folder, with
year files in it, above the one in which the tests work; they must neither use nor change it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dtreport.store import find_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def search_inside(ceiling: Path) -> Callable[[Path | None, Mapping[str, str], Path], Path]:
    """`find_folder`, which stops below `ceiling`: a folder further up is as good as none."""

    def find(given: Path | None, environ: Mapping[str, str], here: Path) -> Path:
        folder = find_folder(given, environ, here)
        if given is None and not environ.get("DTREPORT_REPORTS") and not folder.is_relative_to(ceiling):
            return find_folder(None, {}, Path(here.anchor))  # where there is none, and the error is the real one
        return folder

    return find
