"""Words out: lines of result and of talk, papers on the terminal, JSON for machines."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from dtreport.papers.blocks import Paper
    from dtreport.store import Commit

WIDEST = 4
"""How many digits a width may have."""
MOST_FINDINGS = 3
"""How many findings are told beside an answer."""
PIPED_WIDTH = 100
"""The width of what is printed into a file or another program."""


def show(paper: Paper, *, to_stderr: bool = False) -> None:
    """Print a paper at the width of the terminal."""
    from rich.console import Console

    from dtreport.formats.terminal import renderable

    stream = sys.stderr if to_stderr else sys.stdout
    if stream is None:
        return
    width = _asked_width() or (None if stream.isatty() else PIPED_WIDTH)
    height = None if width is None else 1  # of no use here, but without it rich gives a dumb terminal 80 columns
    console = Console(file=stream, width=width, height=height, markup=False, emoji=False, highlight=False)
    console.print(renderable(paper))


def _asked_width() -> int | None:
    """The width that COLUMNS asks for, where it asks for one."""
    import os

    asked = os.environ.get("COLUMNS", "")
    return int(asked) if asked.isascii() and asked.isdigit() and 0 < len(asked) <= WIDEST and int(asked) > 0 else None


def show_json(value: Any) -> None:
    """Print a value as JSON: figures digit for digit, dates as ISO, lists and objects as they are."""
    from dtreport.formats.json import json_text

    print_json(json_text(value))


def print_json(text: str) -> None:
    """Print JSON, in ASCII where the stream cannot write every letter."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    if encoding.startswith("utf"):
        print(text)
        return
    import json
    import re

    # What is not ASCII stands inside strings, where it can be written by its number.
    print(re.sub(r"[^\x00-\x7f]", lambda letter: json.dumps(letter[0])[1:-1], text))


def somebody_there() -> bool:
    """Whether a person sits at the keyboard and sees what is asked."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def say(line: str) -> None:
    """Print one line of result to standard output."""
    from dtreport.vietnamese.text import visible

    print(visible(line))


def note(line: str) -> None:
    """Print one line of talk to standard error."""
    from dtreport.vietnamese.text import visible

    with suppress(OSError):  # talk that nobody can hear stops no work
        print(visible(line), file=sys.stderr)


def note_moved(moved: Iterable[Path]) -> None:
    """Tell where files went that stood in the place of a paper and were not the program's."""
    for path in moved:
        note(f"Tệp cũ đã có người sửa hoặc không do dtreport ghi, được giữ lại ở {path}")


def note_letters(commit: Commit) -> None:
    """Tell of letters that came in broken or cannot be printed: a name that is stored so is printed so."""
    from dtreport.services.letter_findings import letter_findings

    findings = letter_findings(commit)
    for finding in findings[:MOST_FINDINGS]:
        note(f"Cần xem: {finding.place}: {finding.message} {finding.hint}")
    if len(findings) > MOST_FINDINGS:
        note(f"… và {len(findings) - MOST_FINDINGS} chỗ nữa: dtreport check {commit.year}")


def note_outside(commit: Commit) -> None:
    """Tell of what was changed by hand since dtreport last wrote, and how to get back what is gone."""
    outside = commit.outside
    if outside is None:
        return
    parts = [
        f"{word} {', '.join(codes)}"
        for word, codes in (
            ("thêm", outside.added),
            ("sửa", (*outside.changed, *outside.tables)),
            ("mất", outside.removed),
        )
        if codes
    ]
    nothing = "chú thích hoặc cách trình bày" if outside.compared else "không rõ đã đổi những gì"
    changed = "; ".join(parts) or nothing
    note(f"Tệp {commit.path.name} đã được sửa tay từ lần ghi trước: {changed}.")
    if outside.removed and commit.number is not None:  # the hand edit was noted just before this change
        note(f"Lấy lại mục đã mất: dtreport undo {commit.number - 1} --year {commit.year}")
