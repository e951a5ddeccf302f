"""How wide the columns of a table should be, wherever it is set."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from itertools import accumulate, pairwise
from math import ceil, inf
from typing import TYPE_CHECKING, NamedTuple

from dtreport.formats.cells import is_percentage, original, plain_value, qualifier_of, unit_of
from dtreport.formats.line_breaks import columns
from dtreport.papers.blocks import ColumnKind, Difference, Missing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dtreport.formats.cells import ShownTable
    from dtreport.formats.line_breaks import TextMeasure
    from dtreport.papers.blocks import Cell, Column, Table

_LONGEST_WORD = 16  # characters; a longer word may be broken
_NARROWEST_WORDS = 16  # characters of a line of running text
_LONGEST_FIGURE = 24  # characters of a figure that Excel holds; a longer one is text
LONGEST_QUALIFIER = 40
"""Characters of the word before a figure that stand on the line of the figure."""
_NARROWEST, _NARROWEST_TEXT, _CHARACTER = 30.0, 96.0, 8.0  # pixels
_SPARE = 10.0  # pixels for each character of a column without running text, at most
_LONGEST_LINE = 90  # characters; a longer text is running text, for which no width is too much
_NEARLY_ALL = 0.9  # of the rows
_DATE, _MOMENT = 10, 16  # characters
_GAP = ")"  # what is left free between a figure and the line at its right
_ANY_DIGIT = str.maketrans("123456789", "000000000")


class WidthWish(NamedTuple):
    """What the columns of one table want: their width in proportion, the least and the most in pixels."""

    share: tuple[float, ...]
    least: tuple[float, ...]
    most: tuple[float, ...] = ()
    """Nothing where none is limited; what is left over when all have it they share."""


def wished(table: Table, needed: TextMeasure, *, on_one_line: bool = False) -> WidthWish:
    """Return what the columns of a table that people see want of the width of a page.

    Where there is room to spare, the columns with running text have it.

    Args:
        table: The table; only the columns that people see count.
        needed: The width in pixels (1/96 inch) of a cell that holds a bold text on one line.
        on_one_line: Whether the word before a figure must stand on its line, as in a workbook.
    """
    contents = [(table.columns[index], [row.cells[index] for row in table.rows]) for index in table.shown()]
    least = tuple(_least(column, cells, needed, on_one_line=on_one_line) for column, cells in contents)
    most = tuple(
        max(size, _natural(column, cells, needed))
        if column.kind is ColumnKind.TEXT
        else max(size, min(column.width * _SPARE, max(_natural(column, cells, needed), _of_two_lines(column, needed))))
        for (column, cells), size in zip(contents, least, strict=True)
    )
    return WidthWish(tuple(float(max(1, column.width)) for column, _cells in contents), least, most)


def _least(column: Column, cells: Iterable[Cell], needed: TextMeasure, *, on_one_line: bool) -> float:
    """Return the pixels that a column must have: for its longest figure and for the longest word of its label."""
    words = set(column.label.split())
    if column.kind is ColumnKind.TEXT:  # a number such as 39/2021/QĐ-UBND stays whole, running text need not
        words.update(cell[:_LONGEST_WORD] for cell in cells if isinstance(cell, str) and " " not in cell)
    else:
        words.update(*(_unbroken(cell, column.kind, on_one_line=on_one_line) for cell in cells))
    least = min(_NARROWEST_TEXT, column.width * _CHARACTER) if column.kind is ColumnKind.TEXT else _NARROWEST
    return max(least, *(needed(word) for word in words), 0.0)


def _of_two_lines(column: Column, needed: TextMeasure) -> float:
    """Return about the pixels in which the label of a column stands on two lines."""
    return needed(column.label) * 0.6


def _natural(column: Column, cells: Sequence[Cell], needed: TextMeasure) -> float:
    """Return about the pixels in which nearly all texts of a column stand on one line; more would be wasted.

    What is longer than a line needs all; a column that is empty in nearly all rows keeps half of what it would have.
    """
    lines = (max(cell.split("\n"), key=len) if isinstance(cell, str) else "" for cell in cells)
    by_length = sorted(lines, key=len)
    if not by_length:
        return inf
    longest, nearly_all = by_length[-1], by_length[ceil(len(by_length) * _NEARLY_ALL) - 1]
    if len(nearly_all) > _LONGEST_LINE:
        return inf
    half = min(needed(longest[:_LONGEST_LINE]), column.width * _CHARACTER / 2)
    return max(half, needed(nearly_all))


def _unbroken(cell: Cell, kind: ColumnKind, *, on_one_line: bool) -> list[str]:
    """Return what of a cell must stay on one line; figures of one length are one, so that few are measured."""
    value = plain_value(cell)
    if isinstance(value, str):
        return [word[:_LONGEST_WORD] for word in value.split()]
    if isinstance(value, date):
        return [("0" * _MOMENT) if isinstance(value, datetime) else "0" * _DATE]
    if value is None or isinstance(value, Missing):
        return []
    sign = "+" if isinstance(original(cell), Difference) else ""
    figure = f"{value:.1%}" if is_percentage(cell, kind) else f"{Decimal(value):{sign},f}"
    whole = figure.translate(_ANY_DIGIT)[:_LONGEST_FIGURE] + unit_of(cell) + _GAP
    qualifier = qualifier_of(cell)
    if qualifier and on_one_line:
        return [f"{qualifier[:LONGEST_QUALIFIER]} {whole}"]
    return [*(word[:_LONGEST_WORD] for word in qualifier.split()), whole]


def shared_out(wish: WidthWish, width: int) -> tuple[int, ...]:
    """Share a width out in proportion, nobody getting less than the least while there is enough, or more than the most.

    Where the least of all is too much, those who need most get less.
    """
    fixed: dict[int, float] = {}
    most = wish.most or (inf,) * len(wish.share)
    spare = width - sum(most)
    while True:
        free = width - sum(fixed.values())
        shares = sum(share for place, share in enumerate(wish.share) if place not in fixed)
        sizes = [fixed.get(place, share * free / (shares or 1)) for place, share in enumerate(wish.share)]
        poor = {place: wish.least[place] for place, size in enumerate(sizes) if size < wish.least[place]}
        rich = {place: most[place] for place, size in enumerate(sizes) if size > most[place]}
        if not (poor or rich):
            break
        if spare >= 0:
            sizes = [size + spare * share / sum(wish.share) for size, share in zip(most, wish.share, strict=True)]
            break
        fixed |= poor or rich
        if len(fixed) == len(sizes):
            sizes = _capped(wish.least, width)
            break
    ends = [round(end * width / sum(sizes)) for end in accumulate(sizes, initial=0.0)]
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


def character_widths(table: ShownTable, room: int) -> list[int] | None:
    """Share out lines of fixed-width letters, each column getting what it can use, in proportion.

    Args:
        table: The table in words.
        room: How many letters all columns have together, without the gaps between them.

    Returns None where a column would not have room for its figures, or for a few words.
    """
    least, natural = [], []
    for place, column in enumerate(table.columns):
        lines = [columns(line) for _row, words in table.rows for line in words[place].split("\n")]
        head = max((columns(word) for word in column.label.split()), default=0)
        widest = max([*lines, head])
        running = column.kind is ColumnKind.TEXT
        least.append(min(widest, max(head, _NARROWEST_WORDS)) if running else widest)
        natural.append(max(widest, columns(column.label)))
    if sum(least) > room:
        return None
    missing = [most - size for most, size in zip(natural, least, strict=True)]
    spare = min(sum(missing), room - sum(least))
    return [size + spare * more // (sum(missing) or 1) for size, more in zip(least, missing, strict=True)]
