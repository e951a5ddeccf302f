"""Rows of a sheet before they are written: what each field says, how it looks, how high the row is."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from dtreport.formats.excel.cell_styles import Look, Run
from dtreport.formats.excel.formulas import Formula
from dtreport.formats.excel.grid import Grid, Span
from dtreport.formats.excel.text_height import count_lines, height, parts
from dtreport.vietnamese.text import visible

Value = str | int | Decimal | date | tuple[Run, ...] | Formula | None

INDENT = 13
"""Pixels of one step of indent."""


class SheetField(NamedTuple):
    """A value over some columns, and over some rows from here down."""

    span: Span
    value: Value
    look: Look
    down: int = 1
    leads_to: str = ""
    """The title of the sheet that it is a link to."""


class SheetLine(NamedTuple):
    """One row of a sheet; a `kept` one is never parted from the next by the end of a page."""

    fields: tuple[SheetField, ...]
    height: float
    """Points."""
    kept: bool = False


def stored(text: str) -> str:
    """Return text as a workbook can hold it: what XML refuses is shown, what Excel would decode is escaped."""
    if not text.isprintable():
        text = visible(text)
    return re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text) if "_x" in text else text


def room(grid: Grid, span: Span, look: Look) -> int:
    """Return the pixels that a text has in a span."""
    return grid.width(span) - INDENT * look.indent


def spread(grid: Grid, text: str, look: Look, *, air: float = 0.0, kept: bool = False) -> Iterator[SheetLine]:
    """Set a text over the whole width, in as many rows as it needs; each is `air` points higher than it must be."""
    width = room(grid, grid.whole, look)
    for part in parts(stored(text), width, look.face):
        size = height(count_lines(part, width, look.face), look.face) + air
        yield SheetLine((SheetField(grid.whole, part, look),), size, kept)


def beside(grid: Grid, *fields: tuple[Span, str, Look], air: float = 0.0, kept: bool = False) -> SheetLine:
    """Set texts beside each other in one row, as high as the highest needs."""
    sizes = [
        height(count_lines(stored(text), room(grid, span, look), look.face), look.face) for span, text, look in fields
    ]
    set_fields = (SheetField(span, stored(text), look) for span, text, look in fields if text)
    return SheetLine(tuple(set_fields), max(sizes) + air, kept)
