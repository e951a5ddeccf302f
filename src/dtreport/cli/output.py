"""Words out: papers on the terminal, JSON for machines."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dtreport.papers.blocks import Paper

PIPED_WIDTH = 100
"""The width of what is printed into a file or another program."""


def show(paper: Paper, *, to_stderr: bool = False) -> None:
    """Print a paper at the width of the terminal."""
    from rich.console import Console

    from dtreport.formats.terminal import renderable

    stream = sys.stderr if to_stderr else sys.stdout
    if stream is None:
        return
    width = None if stream.isatty() else PIPED_WIDTH
    console = Console(file=stream, width=_asked_width() or width, markup=False, emoji=False, highlight=False)
    console.print(renderable(paper))


def _asked_width() -> int | None:
    """The width that COLUMNS asks for, where it asks for one."""
    import os

    asked = os.environ.get("COLUMNS", "")
    return int(asked) if asked.isascii() and asked.isdigit() and int(asked) > 0 else None


def show_json(value: Any) -> None:
    """Print a value as JSON: figures digit for digit, dates as ISO, lists and objects as they are."""
    from dtreport.formats.json import written

    print(written(value))
