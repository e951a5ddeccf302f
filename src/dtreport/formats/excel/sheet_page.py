"""The sheet of paper: A4 with the margins of Nghị định 30/2020/NĐ-CP, and where its pages end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SHORT, _LONG = 210, 297
_TOP, _BOTTOM, _LEFT, _RIGHT = 20, 20, 30, 15
_HEADER = 10
_INCH = 25.4
_SAFE = 0.98  # of the width: printers draw some columns a little wider than the screen does
_SMALLEST = 40  # per cent
_DOUBTS = (1.0, 0.985, 0.97)  # of the height: how much of it a printer may find


class SheetPage(NamedTuple):
    """A4 upright or on its side; margins in millimetres."""

    landscape: bool = False
    scale: int = 100
    """Per cent at which it is printed."""

    def scaled_for(self, width: float) -> SheetPage:
        """Return the page on which columns of so many pixels go beside each other."""
        return self if width <= self.width else self._replace(scale=max(_SMALLEST, int(self.width * 100 / width)))

    @property
    def width(self) -> int:
        """The printable width in pixels of 1/96 inch at 100 %."""
        paper = _LONG if self.landscape else _SHORT
        return int((paper - _LEFT - _RIGHT) / _INCH * 96 * _SAFE * 100 / self.scale)

    @property
    def height(self) -> float:
        """The printable height in points."""
        paper = _SHORT if self.landscape else _LONG
        return (paper - _TOP - _BOTTOM) / _INCH * 72 * 100 / self.scale

    @property
    def margins(self) -> dict[str, float]:
        """The margins in inches, by the names that Excel has for them."""
        millimetres = {
            "top": _TOP,
            "bottom": _BOTTOM,
            "left": _LEFT,
            "right": _RIGHT,
            "header": _HEADER,
            "footer": _HEADER,
        }
        return {side: round(size / _INCH, 4) for side, size in millimetres.items()}


class Rows(NamedTuple):
    """The rows of a sheet from 1 on."""

    heights: Sequence[float]
    """Points."""
    keep_next: Sequence[int]
    """Whether a row must not be parted from the next."""
    title: int
    """The row that is repeated on each page after it; 0 where there is none."""

    def title_height(self, row: int) -> float:
        """Return the height of what is repeated above a row that begins a page."""
        return self.heights[self.title - 1] if 0 < self.title < row else 0.0

    def groups(self, room: float) -> Iterator[tuple[int, int]]:
        """Yield the first and the last of rows that stay together; `room` is the height of a page.

        Of rows that are more than a page holds only the last ones stay together.
        """
        first = 1
        for row, keep_next in enumerate(self.keep_next, 1):
            if keep_next:
                continue
            while first < row and self.title_height(first) + sum(self.heights[first - 1 : row]) > room:
                yield first, first
                first += 1
            yield first, row
            first = row + 1


def page_breaks(rows: Rows, height: float) -> list[int]:
    """Return the rows after which a page must be ended by hand, so that rows that belong together stay so.

    A printer may find a little less room than we do: the rows are set on pages of several heights at once, and
    a break is made where it is needed on any of them.

    Args:
        rows: all rows of the sheet.
        height: the printable height of a page in points.
    """
    rooms = [height * doubt for doubt in _DOUBTS]
    used = [0.0] * len(rooms)  # of the page that is being filled, for each of the rooms
    breaks: list[int] = []
    for first, last in rows.groups(min(rooms)):
        heights = rows.heights[first - 1 : last]
        title = rows.title_height(first)
        ends = [_end_of(heights, start, room, title) for start, room in zip(used, rooms, strict=True)]
        if any(is_parted for _, is_parted in ends) and title + sum(heights) <= min(rooms):
            breaks.append(first - 1)
            ends = [_end_of(heights, title, room, title) for room in rooms]
        used = [end for end, _ in ends]
    return breaks


def _end_of(heights: Sequence[float], used: float, room: float, title: float) -> tuple[float, bool]:
    """Return where on its page the last of some rows ends, and whether a page ended between them.

    Args:
        heights: the heights of the rows.
        used: what of the page is taken before them.
        room: the height of a page.
        title: the height of what is repeated on a new page.
    """
    is_parted = False
    for place, height in enumerate(heights):
        if used + height > room:
            used = title
            is_parted = is_parted or place > 0
        used += height
    return used, is_parted
