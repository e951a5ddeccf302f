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
        """Return the two spans that meet nearest to a part of the width and have the least pixels, if any."""
        total = sum(self.widths)
        at = list(accumulate(self.widths))[:-1]
        fitting = [place for place, left in enumerate(at) if left >= least[0] and total - left >= least[1]]
        if not fitting:
            return None
        best = min(fitting, key=lambda place: abs(at[place] - ideal * total))
        return (0, best), (best + 1, len(self.widths) - 1)

    def meeting(self, ideal: float, least: tuple[float, float], most: float) -> "Grid | None":
        """Return the grid on which two halves have the least pixels, widths being moved a little where needed.

        What one side lacks is taken from the widest column of the other: at most the part `most` of it.
        """
        if self.halves(ideal, least):
            return self
        at = list(accumulate(self.widths))
        moves = []
        for place, left in enumerate(at[:-1]):
            lack = max(0.0, least[0] - left), max(0.0, least[1] - (at[-1] - left))
            giving = self.widths[place + 1 :] if lack[0] else self.widths[: place + 1]
            if 0 in lack and max(lack) <= max(giving) * most:
                moves.append((max(lack), place, bool(lack[0])))
        if not moves:
            return None
        lack_, place, to_left = min(moves)
        return self._moved(place, ceil(lack_), to_left=to_left)

    def _moved(self, place: int, pixels: int, *, to_left: bool) -> "Grid":
        """Move pixels over the end of a column, from the widest on one side to all on the other."""
        taking = range(place + 1) if to_left else range(place + 1, len(self.widths))
        giver = max(set(range(len(self.widths))) - set(taking), key=lambda column: (self.widths[column], column))
        widths = list(self.widths)
        widths[giver] -= pixels
        room = sum(self.widths[column] for column in taking)
        ends = [round(end * pixels / room) for end in accumulate((self.widths[column] for column in taking), initial=0)]
        for column, (start, end) in zip(taking, pairwise(ends), strict=True):
            widths[column] += end - start
        return self._replace(widths=tuple(widths))

    def split(self, ideal: float) -> "Grid":
        """Return the grid with one column more, so that two columns meet at a part of the width."""
        target = round(ideal * sum(self.widths))
        ends = list(accumulate(self.widths))
        place = next(index for index, end in enumerate(ends) if end >= target)
        left = target - (ends[place] - self.widths[place])
        widths = (*self.widths[:place], left, self.widths[place] - left, *self.widths[place + 1 :])
        return Grid(
            widths, tuple(tuple((a + (a > place), b + (b >= place)) for a, b in spans) for spans in self.tables)
        )


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
                given = ends[end] - ends[start]
                total = cost + abs(given - size) + _OVERRUN * max(0.0, wish.least[place] - given)
                if end not in following or total < following[end][0]:
                    following[end] = total, (*spans, (start, end - 1))
        best = following
    return best[len(widths)][1]
