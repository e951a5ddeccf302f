"""Lines as they are printed on a page, put together to paragraphs by where they stand."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_COMPARED = 1_500
"""A page with more pieces is no paper; its lines are left as they are."""
_LARGEST_PITCH = 2.3
"""From line to line of one paragraph, in sizes of its letters; one and a half lines are 1.7."""
_PARAGRAPH_PITCH = 1.2
"""The same in the closest lines of the page: between paragraphs there is more."""
_CELL_PITCH = 1.28
"""The same inside a cell; the lines of two rows stand wider apart."""
_INDENT = 0.6
_SAME_END = 3.0  # points
_BULLET = re.compile(r"[-–+•*] |\(?[a-zđ0-9]{1,2}[.)] |[IVX]+\. ")
_JOINT = re.compile(r"[^\W_][-/]$")
"""04-NQ/TU may be broken behind its signs."""


class PrintedLine(NamedTuple):
    """A piece of a line without a wide gap in it; measures in points, from the left and from below."""

    text: str
    left: float
    right: float
    base: float
    size: float

    def goes_on(self, text: str) -> str:
        """What it says with a further line."""
        return f"{self.text}{'' if _JOINT.search(self.text) else ' '}{text}"


class PrintedBlock(NamedTuple):
    """A paragraph, or what stands in a cell."""

    text: str
    size: float
    in_table: bool


class _Page(NamedTuple):
    """What its lines have in common."""

    edge: float
    """How far full lines reach."""
    pitches: dict[int, float]
    """How far apart the lines of a paragraph are, by the size of their letters."""


def blocks_of(lines: Sequence[PrintedLine]) -> list[PrintedBlock]:
    """The paragraphs of a page."""
    page = _Page(_edge(lines), _pitches(lines))
    compared = len(lines) <= _MOST_COMPARED
    blocks: list[PrintedBlock] = []
    last: PrintedLine | None = None
    for line in lines:
        in_cell = compared and last is not None and blocks[-1].in_table and _is_below(last, line)
        if last is not None and compared and _goes_on(last, line, page, in_cell=in_cell, in_table=blocks[-1].in_table):
            joined = line._replace(text=blocks[-1].text).goes_on(line.text)
            blocks[-1] = blocks[-1]._replace(text=joined)
        else:
            in_table = in_cell or (compared and any(_is_beside(line, other) for other in lines))
            blocks.append(PrintedBlock(line.text, line.size, in_table))
        last = line
    return blocks


def _edge(lines: Sequence[PrintedLine]) -> float:
    """Where full lines end: not a stamp in the margin, which is alone there."""
    ends = Counter(round(line.right / _SAME_END) for line in lines)
    shared = [end for end, number in ends.items() if number > 1]
    return max(shared or ends, default=0) * _SAME_END


def _pitches(lines: Sequence[PrintedLine]) -> dict[int, float]:
    """The least distance of two lines, one under the other, for each size of letters."""
    pitches: dict[int, float] = {}
    for above, line in pairwise(lines):
        pitch, size = above.base - line.base, round(line.size)
        if abs(above.size - line.size) < 1 and pitch > line.size / 2:
            pitches[size] = min(pitch, pitches.get(size, pitch))
    return pitches


def _is_beside(line: PrintedLine, other: PrintedLine) -> bool:
    return abs(line.base - other.base) < line.size and (other.left > line.right or other.right < line.left)


def _is_below(above: PrintedLine, line: PrintedLine) -> bool:
    """Whether a line stands close under another, as in a cell."""
    overlaps = line.left < above.right and line.right > above.left
    return overlaps and 0 < above.base - line.base <= _CELL_PITCH * above.size


def _goes_on(above: PrintedLine, line: PrintedLine, page: _Page, *, in_cell: bool, in_table: bool) -> bool:
    """Whether a line goes on with the one above it."""
    is_item = _BULLET.match(line.text) and above.text.endswith((";", ".", ":"))
    if abs(above.size - line.size) > 1 or is_item:
        return False
    if in_table:
        return in_cell
    pitch = above.base - line.base
    if (
        not 0 < pitch <= min(_LARGEST_PITCH * above.size, _PARAGRAPH_PITCH * page.pitches.get(round(line.size), 0.0))
        or line.left >= above.right
    ):
        return False
    is_centred = abs(above.left + above.right - line.left - line.right) < above.size
    if line.left > above.left + _INDENT * above.size and not is_centred:
        return False
    first_word = line.text.split(" ", 1)[0]
    room = len(first_word) * (line.right - line.left) / len(line.text)
    return above.right + room > page.edge - above.size / 2
