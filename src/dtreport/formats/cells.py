"""What a cell says to people: the same words in every format that is text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from dtreport.papers.blocks import (
    NOT_REPORTED,
    Cell,
    Column,
    ColumnKind,
    Copy,
    Difference,
    Missing,
    Product,
    Qualified,
    Ratio,
    Row,
    Table,
    Tally,
    Total,
)
from dtreport.vietnamese.dates import format_moment
from dtreport.vietnamese.numbers import format_number, format_percent
from dtreport.vietnamese.wording import source_of, within

if TYPE_CHECKING:
    from collections.abc import Sequence

_PLAIN = (ColumnKind.TEXT, ColumnKind.CENTRED)


def original(cell: Cell) -> Cell:
    """Return the cell that a copy shows; of any other the cell itself."""
    return cell.value if isinstance(cell, Copy) else cell


def plain_value(cell: Cell) -> str | int | Decimal | date | Missing | None:
    """Return a cell without its derivation: it is its value.

    A Total without a value is not reported; a Ratio without one (nothing to divide by) has nothing to say.
    """
    if isinstance(cell, Copy):
        return plain_value(cell.value)
    if isinstance(cell, Total):
        return NOT_REPORTED if cell.value is None else cell.value
    return cell.value if isinstance(cell, (Qualified, Ratio, Difference, Product, Tally)) else cell


def qualifier_of(cell: Cell) -> str:
    """Return the word that people say before a figure, "" where there is none."""
    cell = original(cell)
    return cell.qualifier if isinstance(cell, (Qualified, Ratio, Difference)) else ""


def unit_of(cell: Cell) -> str:
    """Return the unit behind a figure, with the space before it; "" where its column has one for all."""
    cell = original(cell)
    return f" {cell.unit}" if isinstance(cell, Difference) and cell.unit else ""


def is_percentage(cell: Cell, kind: ColumnKind) -> bool:
    """Say whether a figure is shown in per cent; what it is more or less than another never is."""
    cell = original(cell)
    return isinstance(cell, Ratio) or (kind is ColumnKind.PERCENT and not isinstance(cell, Difference))


def in_words(cell: Cell, kind: ColumnKind) -> str:
    """Return a cell as people read it: 1.234,5; 12,5%; hơn 3.000; +2; 06/3/2018; … where it is not reported."""
    value = plain_value(cell)
    if value is None:
        return ""
    if isinstance(value, Missing):
        return str(value.value)
    if isinstance(value, date):
        return format_moment(value)
    if isinstance(value, str):
        return value
    return " ".join(filter(None, (qualifier_of(cell), _figure(value, cell, kind)))) + unit_of(cell)


def _figure(value: int | Decimal, cell: Cell, kind: ColumnKind) -> str:
    if is_percentage(cell, kind):
        return format_percent(Decimal(value))
    if isinstance(original(cell), Difference):
        return f"+{format_number(value)}" if value > 0 else format_number(value) if value else "0"
    if kind in _PLAIN and isinstance(value, int):
        return str(value)  # an order number or a year
    return format_number(value)


class ShownTable(NamedTuple):
    """The part of a table that people see, in words."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Row, tuple[str, ...]], ...]
    """Each row with its words, one for each of `columns`."""
    stem: int
    """The place of the column that names the row, where a deeper level is indented."""


def stem_of(columns: Sequence[Column]) -> int:
    """Return the place of the column that names a row: the first with running text, else the first."""
    return next((place for place, column in enumerate(columns) if column.kind is ColumnKind.TEXT), 0)


def spans(table: ShownTable, row: Row, words: Sequence[str]) -> tuple[int, ...]:
    """Return how many columns each cell of a row takes, 0 for one that another covers.

    The name of a group or a total goes on over the empty cells after it.
    """
    end = table.stem + 1
    while row.strong and words[table.stem] and end < len(words) and not words[end]:
        end += 1
    covered = end - table.stem - 1
    return (*[1] * table.stem, 1 + covered, *[0] * covered, *[1] * (len(words) - end))


def _cell_words(row: Row, index: int, kind: ColumnKind) -> str:
    """A cell of a row in words, which know where they come from."""
    words = in_words(row.cells[index], kind)
    source = row.sources[index] if row.sources else None
    return within(words, source) if source is not None and words and source_of(words) is None else words


def shown_words(table: Table) -> ShownTable:
    """Return a table as people read it, without the optional columns that nothing fills."""
    shown = table.shown()
    columns = tuple(table.columns[index] for index in shown)
    rows = tuple(
        (row, tuple(_cell_words(row, index, columns[place].kind) for place, index in enumerate(shown)))
        for row in table.rows
    )
    return ShownTable(columns, rows, stem_of(columns))
