"""Rows of a sheet before they are written: what each field says, how it looks, how high the row is.

Excel does not make a row as high as its text where cells are merged, nor before somebody edits it; so the room
that text takes is reckoned here, from the widths of the letters.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from dtreport.formats import font_metrics
from dtreport.formats.excel.cell_styles import Face, Look, Run
from dtreport.formats.excel.formulas import Formula
from dtreport.formats.font_metrics import EM
from dtreport.formats.line_breaks import wrapped
from dtreport.vietnamese.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.formats.excel.grid import Grid, Span

Value = str | int | Decimal | date | tuple[Run, ...] | Formula | None

INDENT = 13
"""Pixels of one step of indent."""
AIR = 3.0
"""Points that a row has more than its text."""
_PADDING = 5  # pixels that Excel keeps free in a cell, the grid line included
_TRUSTED = 0.97  # of the room: printers and screens set some letters a little wider than they are drawn
_LINE = {11: 15.0, 12: 15.75, 13: 16.5}  # points, as Excel sets Times New Roman
_TALLEST_ROW = 409.0  # points; Excel allows no more
_LONGEST_LINE = 1_000  # characters; it is met by marks without letters only, and a cell holds 32,767
_MEASURES = {False: partial(font_metrics.ems, bold=False), True: partial(font_metrics.ems, bold=True)}


class SheetField(NamedTuple):
    """A value over some columns, and over some rows from here down."""

    span: Span
    value: Value
    look: Look
    rows: int = 1
    leads_to: str = ""
    """The title of the sheet that it is a link to."""


class SheetLine(NamedTuple):
    """One row of a sheet."""

    fields: tuple[SheetField, ...]
    height: float
    """Points."""
    keep_next: bool = False
    """Whether the end of a page never parts it from the next row."""


def cell_text(text: str) -> str:
    """Return text as a workbook can hold it: what XML refuses is shown, what Excel would decode is escaped."""
    if not text.isprintable():
        text = visible(text)
    return re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text) if "_x" in text else text


def pixels(text: str, face: Face) -> float:
    """Return the width of text on one line, in pixels of 1/96 inch at 100 %."""
    return font_metrics.pixels(text, face.size, bold=face.bold)


def cell_width(text: str, face: Face) -> float:
    """Return the width in pixels of a cell that holds the text on one line."""
    return pixels(text, face) / _TRUSTED + _PADDING


def text_width(grid: Grid, span: Span, look: Look) -> int:
    """Return the pixels that a text has in a span of the grid, which its indent makes narrower."""
    return grid.width(span) - INDENT * look.indent


def row_height(lines: int, face: Face) -> float:
    """Return the height in points of a row with so many lines."""
    return lines * _LINE[face.size] + AIR


def most_lines(face: Face) -> int:
    """Return how many lines go into one row."""
    return int((_TALLEST_ROW - AIR) / _LINE[face.size])


def count_lines(text: str, width: int, face: Face) -> int:
    """Return how many lines a text takes in a cell.

    Args:
        text: what the cell says.
        width: the width of the cell in pixels.
        face: the font of the text.
    """
    # No letter is wider than it is high: most texts are so short that they need not be measured.
    if len(text) * EM <= _room(width, face.size) and "\n" not in text:
        return 1
    return len(_broken_lines(text, width, face))


@cache
def _room(width: int, size: int) -> float:
    """Return how many 1/2048 of the font size a cell of so many pixels holds."""
    return (width - _PADDING) * _TRUSTED * 72 / 96 / size * EM


def split_text(text: str, width: int, face: Face, limit: int | None = None) -> list[str]:
    """Return a text in parts that each go into one row.

    A text that is too high for one row is divided into rows of half the height, which fill pages better.

    Args:
        text: what the cell says.
        width: the width of the cell in pixels.
        face: the font of the text.
        limit: the most lines of a row, where it is less than Excel allows.
    """
    limit = limit or most_lines(face)
    # Two lines hold more than one is wide, so that a text of this length fits whatever its letters are.
    full_lines = limit - 1 - text.count("\n")
    if len(text) < _LONGEST_LINE and 2 * len(text) * EM <= full_lines * _room(width, face.size):
        return [text]
    if count_lines(text, width, face) <= limit:
        return [text]
    lines, step = _broken_lines(text, width, face), max(1, limit // 2)
    return ["".join(lines[start : start + step]).rstrip("\n") for start in range(0, len(lines), step)]


@lru_cache(maxsize=1 << 13)  # each text is asked about when it is laid out, and again when it is written
def _broken_lines(text: str, width: int, face: Face) -> tuple[str, ...]:
    """Break a text as the more wasteful of two habits does: only at spaces, or after - and / too."""
    room = _room(width, face.size)
    lines = wrapped(text, room, _MEASURES[face.bold])
    if len(lines) > 1 and ("-" in text or "/" in text):
        lines = max(lines, wrapped(text, room, _MEASURES[face.bold], " /-"), key=len)
    return tuple(
        line[start : start + _LONGEST_LINE] for line in lines for start in range(0, len(line) or 1, _LONGEST_LINE)
    )


def full_width_lines(
    grid: Grid, text: str, look: Look, *, air: float = 0.0, keep_next: bool = False
) -> Iterator[SheetLine]:
    """Set a text over the whole width, in as many rows as it needs.

    Args:
        grid: the columns of the sheet.
        text: what is set.
        look: how it looks.
        air: points by which each row is higher than it must be.
        keep_next: whether each row stays with the next.
    """
    width = text_width(grid, grid.whole, look)
    for part in split_text(cell_text(text), width, look.face):
        height = row_height(count_lines(part, width, look.face), look.face) + air
        yield SheetLine((SheetField(grid.whole, part, look),), height, keep_next)


def line_of(grid: Grid, *fields: tuple[Span, str, Look], air: float = 0.0, keep_next: bool = False) -> SheetLine:
    """Set texts beside each other in one row, as high as the highest needs.

    Args:
        grid: the columns of the sheet.
        fields: for each text its columns, what it says, how it looks; an empty one only takes room.
        air: points by which the row is higher than it must be.
        keep_next: whether the row stays with the next.
    """
    heights = [
        row_height(count_lines(cell_text(text), text_width(grid, span, look), look.face), look.face)
        for span, text, look in fields
    ]
    filled = tuple(SheetField(span, cell_text(text), look) for span, text, look in fields if text)
    return SheetLine(filled, max(heights) + air, keep_next)
