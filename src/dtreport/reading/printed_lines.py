"""Lines as they are printed on a page, put together to paragraphs by where they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_COMPARED = 1_500
"""A page with more pieces is no paper; its lines are left as they are."""
_LARGEST_PITCH = 2.3
"""From line to line of one paragraph, in sizes of its letters; one and a half lines are 1.7."""
_CELL_PITCH = 1.28
"""The same inside a cell; the lines of two rows stand wider apart."""
_INDENT = 0.6
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


class Block(NamedTuple):
    """A paragraph, or what stands in a cell."""

    text: str
    size: float
    in_table: bool


def blocks_of(lines: Sequence[PrintedLine]) -> list[Block]:
    """The paragraphs of a page."""
    edge = max((line.right for line in lines), default=0.0)
    compared = len(lines) <= _MOST_COMPARED
    blocks: list[Block] = []
    last: PrintedLine | None = None
    for line in lines:
        in_cell = compared and last is not None and blocks[-1].in_table and _is_below(last, line)
        if last is not None and compared and _goes_on(last, line, edge, in_cell=in_cell, in_table=blocks[-1].in_table):
            joined = line._replace(text=blocks[-1].text).goes_on(line.text)
            blocks[-1] = blocks[-1]._replace(text=joined)
        else:
            in_table = in_cell or (compared and any(_is_beside(line, other) for other in lines))
            blocks.append(Block(line.text, line.size, in_table))
        last = line
    return blocks


def _is_beside(line: PrintedLine, other: PrintedLine) -> bool:
    return abs(line.base - other.base) < line.size and (other.left > line.right or other.right < line.left)


def _is_below(above: PrintedLine, line: PrintedLine) -> bool:
    """Whether a line stands close under another, as in a cell."""
    overlaps = line.left < above.right and line.right > above.left
    return overlaps and 0 < above.base - line.base <= _CELL_PITCH * above.size


def _goes_on(above: PrintedLine, line: PrintedLine, edge: float, *, in_cell: bool, in_table: bool) -> bool:
    """Whether a line goes on with the one above it."""
    if abs(above.size - line.size) > 1:
        return False
    if in_table:
        return in_cell and not (_BULLET.match(line.text) and above.text.endswith((";", ".", ":")))
    pitch = above.base - line.base
    if not 0 < pitch <= _LARGEST_PITCH * above.size or line.left >= above.right:
        return False
    is_centred = abs(above.left + above.right - line.left - line.right) < above.size
    if line.left > above.left + _INDENT * above.size and not is_centred:
        return False
    first_word = line.text.split(" ", 1)[0]
    room = len(first_word) * (line.right - line.left) / len(line.text)
    return above.right + room > edge - above.size / 2
