"""Tables as rows of a sheet: real numbers and dates, and rows as high as their text."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from functools import cache, partial
from itertools import zip_longest
from typing import TYPE_CHECKING

from dtreport.formats.cells import in_words, is_percentage, original, plain_value, stem_of
from dtreport.formats.column_widths import wished
from dtreport.formats.excel.cell_styles import Face, Look
from dtreport.formats.excel.formulas import formula_of
from dtreport.formats.excel.number_formats import DATE, MOMENT, PERCENT, WORD_AS_FIGURE, figure_format
from dtreport.formats.excel.sheet_lines import (
    INDENT,
    SheetField,
    SheetLine,
    cell_text,
    cell_width,
    count_lines,
    most_lines,
    row_height,
    split_text,
    text_width,
)
from dtreport.papers.blocks import ColumnKind, Copy, Difference, Missing, Product, Ratio, Tally, Total
from dtreport.vietnamese.numbers import percent_decimals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.formats.column_widths import WidthWish
    from dtreport.formats.excel.addresses import Book, TableRange
    from dtreport.formats.excel.grid import Grid, Span
    from dtreport.papers.blocks import Cell, Row, Table

_BODY, _BOLD = Face(12), Face(12, bold=True)
_HEAD = Look(_BOLD, horizontal="center", box="ltrb", shaded=True)
_HORIZONTAL = {ColumnKind.TEXT: "left", ColumnKind.NUMBER: "right", ColumnKind.PERCENT: "right"}
_PLAIN = (ColumnKind.TEXT, ColumnKind.CENTRED)
_UNPADDED_MONTHS = range(3, 10)  # months 3 to 9 are written without a zero (Nghị định 30/2020/NĐ-CP, Phụ lục I)
_FIRST_DATE = date(1900, 3, 1)  # Excel counts a day too many before it
_EXACT_DIGITS = 15
_INEXACT = 10**_EXACT_DIGITS
_LONGEST_LABEL = 240  # characters; Excel allows 255, and we may need some
_DERIVED = (Total, Ratio, Difference, Product, Tally, Copy)
_UNREPORTED = "unreported"
_SURELY_FITS = 16_000  # characters; a cell holds 32,767 UTF-16 units
_DEEPEST = 15  # steps of indent that can still be told apart; Excel knows no more than 255


def wish(table: Table) -> WidthWish:
    """Return the share of the width of a page that each column of a table would take."""
    return wished(table, partial(cell_width, face=_BOLD), on_one_line=True)


def labels(table: Table) -> list[str]:
    """Return the labels of the columns: on one line, not empty and none twice, as Excel's tables want them."""
    texts: list[str] = []
    used: set[str] = set()
    for place, index in enumerate(table.shown(), 1):
        label = plain = cell_text(" ".join(table.columns[index].label.split())[:_LONGEST_LABEL] or str(place))
        number = 1
        while label.casefold() in used:
            number += 1
            label = f"{plain} ({number})"
        used.add(label.casefold())
        texts.append(label)
    return texts


def head(grid: Grid, table: Table, spans: tuple[Span, ...]) -> SheetLine:
    """Set the labels of the columns of a table.

    Args:
        grid: the columns of the sheet.
        table: the table.
        spans: the columns of the sheet that each column of the table has.
    """
    fields = tuple(SheetField(span, label, _HEAD) for span, label in zip(spans, labels(table), strict=True))
    lines = max(count_lines(str(field.value), grid.width(field.span), _BOLD) for field in fields)
    return SheetLine(fields, row_height(lines, _BOLD) + 3, keep_next=True)


class _Columns:
    """The columns of a table that are shown, on a grid."""

    def __init__(self, grid: Grid, table: Table, spans: tuple[Span, ...]) -> None:
        self.indices = table.shown()
        self.columns = [table.columns[index] for index in self.indices]
        self.spans = spans
        self.widths = [grid.width(span) for span in spans]
        self.stem = stem_of(self.columns)
        self._deepest = min(_DEEPEST, self.widths[self.stem] // 2 // INDENT)

    def level(self, row: Row) -> int:
        """Return by how many steps the name of a row is indented."""
        return min(row.level, self._deepest)


def lines_in(points: float) -> int:
    """Return how many lines of a table go into so many points."""
    return int(points / row_height(1, _BODY))


def row_counts(
    grid: Grid, table: Table, spans: tuple[Span, ...], last_lines: int | None = None, *, of_records: bool = False
) -> Iterator[int]:
    """Yield how many rows of the sheet each row of a table takes.

    Args:
        grid: the columns of the sheet.
        table: the table.
        spans: the columns of the sheet that each column of the table has.
        last_lines: the most lines that a row of the sheet has in the last row, if there is a limit.
        of_records: whether a row takes several rows of the sheet only where a cell cannot hold its text.
    """
    columns = _Columns(grid, table, spans)
    fields = list(enumerate(zip(columns.indices, columns.columns, columns.widths, strict=True)))
    for number, row in enumerate(table.rows, 1):
        face = _BOLD if row.strong else _BODY
        count, longest = 1, 0
        limit = last_lines if number == len(table.rows) else None
        for place, (index, column, width) in fields:
            cell = row.cells[index]
            if cell is None or (type(cell) is int and abs(cell) < _INEXACT):
                continue  # most cells: they are on one line, whatever the table
            value = cell_text(cell) if isinstance(cell, str) else _value(cell, column.kind)[0]
            if isinstance(value, str):
                longest = max(longest, len(value))
                is_name = place == columns.stem and column.kind is ColumnKind.TEXT
                room = width - INDENT * columns.level(row) if is_name else width
                count = max(count, len(split_text(value, room, face, limit)))
        yield 1 if of_records and longest <= _SURELY_FITS else count


def body(grid: Grid, place: TableRange, book: Book) -> Iterator[SheetLine]:
    """Set the rows of a table; one whose text is higher than a row can be goes on in the next.

    Args:
        grid: the columns of the sheet.
        place: the table, and where its rows stand.
        book: where the tables stand to which formulas refer, and the sheets to which rows lead.
    """
    columns = _Columns(grid, place.table, place.spans)
    rows = place.table.rows
    for number, (row, following) in enumerate(zip_longest(rows, rows[1:])):
        face = _BOLD if row.strong else _BODY
        fields: list[SheetField] = []
        for index, column, span in zip(columns.indices, columns.columns, columns.spans, strict=True):
            cell = row.cells[index]
            value, format_ = _value(cell, column.kind)
            is_name = len(fields) == columns.stem
            look = _look(column.kind, format_, face, columns.level(row) if is_name else 0)
            formula = formula_of(place, number, column.key, book) if isinstance(cell, _DERIVED) else None
            link = book.titles.get(row.leads_to, "") if is_name and row.leads_to else ""
            fields.append(SheetField(span, value if formula is None else formula, look, leads_to=link))
        if place.is_continued(number):
            yield from _continued(grid, fields, face, None if following else place.last_lines)
        else:
            begins_group = row.strong and following is not None and not following.strong
            height = row_height(min(_most_lines(grid, fields), most_lines(face)), face)
            yield SheetLine(tuple(fields), height, keep_next=begins_group)


def _continued(grid: Grid, fields: list[SheetField], face: Face, limit: int | None) -> Iterator[SheetLine]:
    """Set a row of a table in several rows of the sheet, without lines between them.

    Args:
        grid: the columns of the sheet.
        fields: the fields of the row, with their whole texts.
        face: the font of the row.
        limit: the most lines of a row of the sheet, if there is one.
    """
    columns = [
        split_text(field.value, text_width(grid, field.span, field.look), face, limit)
        if isinstance(field.value, str)
        else [field.value]
        for field in fields
    ]
    rows = list(zip_longest(*columns))
    for place, values in enumerate(rows):
        box = "l" + "t" * (place == 0) + "r" + "b" * (place == len(rows) - 1)
        parts = [
            field._replace(value=value, look=field.look._replace(box=box, vertical="top"))
            for field, value in zip(fields, values, strict=True)
        ]
        yield SheetLine(tuple(parts), row_height(_most_lines(grid, parts), face))


def _most_lines(grid: Grid, fields: list[SheetField]) -> int:
    """Return how many lines the highest text of some fields has; figures, dates and formulas are on one line."""
    return max(
        count_lines(field.value, text_width(grid, field.span, field.look), field.look.face)
        if isinstance(field.value, str)
        else 1
        for field in fields
    )


@cache
def _look(kind: ColumnKind, format_: str, face: Face, level: int) -> Look:
    """Return how a cell in the body of a table looks; `format_` is as `_value` returns it."""
    horizontal = _HORIZONTAL.get(kind, "center")
    if format_ == _UNREPORTED and horizontal == "right":
        format_ = WORD_AS_FIGURE
    elif format_ in (_UNREPORTED, DATE, MOMENT):
        horizontal = "center"
    return Look(
        face,
        horizontal=horizontal,
        indent=level if horizontal == "left" else 0,
        box="ltrb",
        number="General" if format_ == _UNREPORTED else format_,
    )


def _value(  # noqa: PLR0911, one answer for each kind of value
    cell: Cell, kind: ColumnKind
) -> tuple[str | int | Decimal | date | None, str]:
    """Return what a cell holds, and how: a number format of Excel or our word for what is not reported."""
    value = plain_value(cell)
    if isinstance(value, str):
        return cell_text(value), "General"
    if value is None:
        # It is empty now, but its formula finds a figure when somebody fills in what it is made of.
        digits = {Ratio: PERCENT, Difference: "General", Product: "General"}.get(type(original(cell)))
        return None, figure_format(cell, digits) if digits else "General"
    if isinstance(value, Missing):
        return value.value, _UNREPORTED
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        if day < _FIRST_DATE:
            return in_words(value, kind), "General"
        format_ = MOMENT if isinstance(value, datetime) else DATE
        return value, format_.replace("mm/", "m/") if day.month in _UNPADDED_MONTHS else format_
    if is_percentage(cell, kind):
        return value, figure_format(cell, f"0.{'0' * percent_decimals(Decimal(value))}%")
    # A number is as exact as Excel can hold it, with the decimals that it was given.
    exact = Decimal(value)
    whole_digits = max(1, exact.adjusted() + 1)
    if whole_digits > _EXACT_DIGITS:
        return in_words(cell, kind), "General"
    if kind in _PLAIN and isinstance(value, int):
        return value, "0"
    decimals = min(max(0, -int(exact.as_tuple().exponent)), _EXACT_DIGITS - whole_digits)
    return value, figure_format(cell, f"#,##0.{'0' * decimals}" if decimals else "#,##0")
