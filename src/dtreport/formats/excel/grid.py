"""The columns of a sheet: one set for all blocks of a section, as wide as the page."""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import ceil
from typing import NamedTuple

from dtreport.formats.column_widths import WidthWish, shared_out

Span = tuple[int, int]
"""The first and the last sheet column of something, from 0."""

_BARE = (2, 3)
_OVERRUN = 8  # how much worse too little room for a figure is than a strange width


class Grid(NamedTuple):
    """The widths of the sheet's columns in pixels, and for each table the span of each of its columns."""

    widths: tuple[int, ...]
    tables: tuple[tuple[Span, ...], ...]

    @property
    def whole(self) -> Span:
        """The span of the whole width."""
        return 0, len(self.widths) - 1

    def width(self, span: Span) -> int:
        """Return the width of a span in pixels."""
        return sum(self.widths[span[0] : span[1] + 1])

    def halves(self, ideal: float, least: tuple[float, float]) -> tuple[Span, Span] | None:
        """Return the spans of two halves, or None where no two have the room that they need.

        Args:
            ideal: the part of the width at which they shall meet; it is met as nearly as the columns allow.
            least: the pixels that the left and the right half need.
        """
        total = sum(self.widths)
        ends = list(accumulate(self.widths))[:-1]
        fitting = [column for column, end in enumerate(ends) if end >= least[0] and total - end >= least[1]]
        if not fitting:
            return None
        last = min(fitting, key=lambda column: abs(ends[column] - ideal * total))
        return (0, last), (last + 1, len(self.widths) - 1)

    def meeting(self, ideal: float, least: tuple[float, float], most: float) -> "Grid | None":
        """Return the grid on which two halves have their room, or None; widths are moved a little where needed.

        What one half lacks is taken from the widest column of the other.

        Args:
            ideal: the part of the width at which the halves shall meet.
            least: the pixels that the left and the right half need.
            most: the part of the widest column that may be taken from it.
        """
        if self.halves(ideal, least):
            return self
        ends = list(accumulate(self.widths))
        moves = []
        for column, end in enumerate(ends[:-1]):  # the left half might end with any column but the last
            left_lacks, right_lacks = max(0.0, least[0] - end), max(0.0, least[1] - (ends[-1] - end))
            lack = max(left_lacks, right_lacks)
            givers = self.widths[column + 1 :] if left_lacks else self.widths[: column + 1]
            if 0 in (left_lacks, right_lacks) and lack <= max(givers) * most:
                moves.append((lack, column, bool(left_lacks)))
        if not moves:
            return None
        lack, column, to_left = min(moves)
        return self._moved(column, ceil(lack), to_left=to_left)

    def _moved(self, last: int, pixels: int, *, to_left: bool) -> "Grid":
        """Return the grid with pixels moved from the widest column of one half to all columns of the other.

        Args:
            last: the last column of the left half.
            pixels: how many are moved; each column gets its share of them, the wider the more.
            to_left: whether the left half gets them.
        """
        takers = range(last + 1) if to_left else range(last + 1, len(self.widths))
        giver = max(set(range(len(self.widths))) - set(takers), key=lambda column: (self.widths[column], column))
        widths = list(self.widths)
        widths[giver] -= pixels
        total = sum(self.widths[column] for column in takers)
        ends = accumulate((self.widths[column] for column in takers), initial=0)
        shares = pairwise([round(end * pixels / total) for end in ends])  # ends are rounded, so that no pixel is lost
        for column, (start, end) in zip(takers, shares, strict=True):
            widths[column] += end - start
        return self._replace(widths=tuple(widths))

    def split(self, ideal: float) -> "Grid":
        """Return the grid with one column more, so that two columns meet at a part of the width."""
        target = round(ideal * sum(self.widths))
        ends = list(accumulate(self.widths))
        column = next(column for column, end in enumerate(ends) if end >= target)
        left_part = target - (ends[column] - self.widths[column])
        widths = (*self.widths[:column], left_part, self.widths[column] - left_part, *self.widths[column + 1 :])
        tables = [
            tuple((first + (first > column), last + (last >= column)) for first, last in spans) for spans in self.tables
        ]
        return Grid(widths, tuple(tables))


def grid_for(wishes: Sequence[WidthWish], width: int) -> Grid:
    """Return the columns for some tables: those of the table with most columns, which the others share."""
    if not wishes:
        return Grid(shared_out(WidthWish(_BARE, (0, 0)), width), ())
    main = max(wishes, key=lambda wish: len(wish.share))
    widths = shared_out(main, width)
    return Grid(widths, tuple(_shared(wish, widths) for wish in wishes))


def _shared(wish: WidthWish, widths: tuple[int, ...]) -> tuple[Span, ...]:
    """Return the runs of sheet columns that come nearest to the widths that a table wants."""
    wanted = shared_out(wish, sum(widths))
    ends = list(accumulate(widths, initial=0))
    best: dict[int, tuple[float, tuple[Span, ...]]] = {0: (0.0, ())}
    for place, size in enumerate(wanted):
        left = len(wanted) - place - 1
        following: dict[int, tuple[float, tuple[Span, ...]]] = {}
        for start, (cost, spans) in best.items():
            for end in range(start + 1, len(widths) - left + 1) if left else [len(widths)]:
                width = ends[end] - ends[start]
                total = cost + abs(width - size) + _OVERRUN * max(0.0, wish.least[place] - width)
                if end not in following or total < following[end][0]:
                    following[end] = total, (*spans, (start, end - 1))
        best = following
    return best[len(widths)][1]
