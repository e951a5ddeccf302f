"""How wide the columns of a table should be, wherever it is set."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from itertools import accumulate, pairwise
from typing import NamedTuple

from dtreport.formats.cells import plain_value
from dtreport.papers.blocks import Cell, Column, ColumnKind, Missing, Ratio, Table

Measure = Callable[[str], float]
"""The width in pixels (1/96 inch) of a cell that holds a bold text on one line."""

_LONGEST_WORD = 16  # characters; a longer word may be broken
_LONGEST_FIGURE = 24  # characters of a figure that Excel holds; a longer one is text
_NARROWEST, _NARROWEST_TEXT, _CHARACTER = 30.0, 96.0, 8.0  # pixels
_DATE, _MOMENT = 10, 16  # characters
_GAP = ")"  # what is left free between a figure and the line at its right
_ANY_DIGIT = str.maketrans("123456789", "000000000")


class Wish(NamedTuple):
    """What the columns of one table want: their width in proportion, and the least in pixels."""

    share: tuple[float, ...]
    least: tuple[float, ...]


def wished(table: Table, needed: Measure) -> Wish:
    """Return what the columns of a table that people see want of the width of a page."""
    shown = table.shown()
    return Wish(
        tuple(float(max(1, table.columns[index].width)) for index in shown),
        tuple(_least(table.columns[index], (row.cells[index] for row in table.rows), needed) for index in shown),
    )


def _least(column: Column, cells: Iterable[Cell], needed: Measure) -> float:
    """Return the pixels that a column must have: for its longest figure and for the longest word of its label."""
    words = set(column.label.split())
    if column.kind is ColumnKind.TEXT:  # a number such as 39/2021/QĐ-UBND stays whole, running text need not
        words.update(cell[:_LONGEST_WORD] for cell in cells if isinstance(cell, str) and " " not in cell)
    else:
        words.update(*(_unbroken(cell, column.kind) for cell in cells))
    least = min(_NARROWEST_TEXT, column.width * _CHARACTER) if column.kind is ColumnKind.TEXT else _NARROWEST
    return max(least, *(needed(word) for word in words), 0.0)


def _unbroken(cell: Cell, kind: ColumnKind) -> list[str]:
    """Return what of a cell must stay on one line; figures of one length are one, so that few are measured."""
    value = plain_value(cell)
    if isinstance(value, str):
        return [word[:_LONGEST_WORD] for word in value.split()]
    if isinstance(value, date):
        return [("0" * _MOMENT) if isinstance(value, datetime) else "0" * _DATE]
    if value is None or isinstance(value, Missing):
        return []
    percent = isinstance(cell, Ratio) or kind is ColumnKind.PERCENT
    figure = f"{value:.1%}" if percent else f"{Decimal(value):,f}"
    return [figure.translate(_ANY_DIGIT)[:_LONGEST_FIGURE] + _GAP]


def shared_out(wish: Wish, width: int) -> tuple[int, ...]:
    """Share a width out in proportion, nobody getting less than the least while there is enough for all."""
    poor: set[int] = set()
    while True:
        free = width - sum(wish.least[place] for place in poor)
        shares = sum(share for place, share in enumerate(wish.share) if place not in poor)
        given = [
            wish.least[place] if place in poor else share * free / shares for place, share in enumerate(wish.share)
        ]
        more = {place for place, size in enumerate(given) if size < wish.least[place]} - poor
        if not more:
            break
        poor |= more
        if len(poor) == len(given):
            given = _capped(wish.least, width)
            break
    ends = [round(end * width / sum(given)) for end in accumulate(given, initial=0.0)]
    return tuple(end - start for start, end in pairwise(ends))


def _capped(least: tuple[float, ...], width: float) -> list[float]:
    """Share out a width that is not enough: those who need the most get less, and all of them the same."""
    free, most = width, 0.0
    for order, size in enumerate(sorted(least)):
        most = free / (len(least) - order)
        if size > most:
            break
        free -= size
    return [min(size, most) for size in least]
