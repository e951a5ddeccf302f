"""Tables as rows of a sheet: real numbers and dates, and rows as high as their text."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import cache, partial
from itertools import zip_longest

from dtreport.formats.cells import in_words, plain_value, stem_of
from dtreport.formats.column_widths import WidthWish, wished
from dtreport.formats.excel.cell_styles import Look
from dtreport.formats.excel.formulas import formula_of
from dtreport.formats.excel.grid import Grid, Span
from dtreport.formats.excel.sheet_lines import INDENT, SheetField, SheetLine, room, stored
from dtreport.formats.excel.table_ranges import Book, TableRange
from dtreport.formats.excel.text_height import Face, count_lines, height, needed, parts
from dtreport.papers.blocks import Cell, ColumnKind, Copy, Missing, Ratio, Row, Table, Tally, Total

_BODY, _BOLD = Face(12), Face(12, bold=True)
_HEAD = Look(_BOLD, across="center", box="ltrb", shaded=True)
_ACROSS = {ColumnKind.TEXT: "left", ColumnKind.NUMBER: "right", ColumnKind.PERCENT: "right"}
_PLAIN = (ColumnKind.TEXT, ColumnKind.CENTRED)
_DATE, _MOMENT, _PERCENT = "dd/mm/yyyy", "dd/mm/yyyy hh:mm", "0.0%_)"
_WORD_AS_FIGURE = "General_);-General_);General_);@_)"  # as far from the line at its right as the figures are
_UNPADDED_MONTHS = range(3, 10)  # months 3 to 9 are written without a zero (Nghị định 30/2020/NĐ-CP, Phụ lục I)
_FIRST_DATE = date(1900, 3, 1)  # Excel counts a day too many before it
_EXACT_DIGITS = 15
_SHORT = 10**_EXACT_DIGITS
_LONGEST_LABEL = 240  # characters; Excel allows 255, and we may need some
_DERIVED = (Total, Ratio, Tally, Copy)
_UNREPORTED = "unreported"
_SURELY_HELD = 16_000  # characters; a cell holds 32,767 UTF-16 units
_DEEPEST = 15  # steps of indent that can still be told apart; Excel knows no more than 255


def wish(table: Table) -> WidthWish:
    """Return what the columns of a table want of the width of a page."""
    return wished(table, partial(needed, face=_BOLD))


def labels(table: Table) -> list[str]:
    """Return the labels of the columns: on one line, not empty and none twice, as Excel's tables want them."""
    found: list[str] = []
    taken: set[str] = set()
    for place, index in enumerate(table.shown(), 1):
        label = plain = stored(" ".join(table.columns[index].label.split())[:_LONGEST_LABEL] or str(place))
        number = 1
        while label.casefold() in taken:
            number += 1
            label = f"{plain} ({number})"
        taken.add(label.casefold())
        found.append(label)
    return found


def head(grid: Grid, table: Table, spans: tuple[Span, ...]) -> SheetLine:
    """Set the labels of the columns."""
    fields = tuple(SheetField(span, label, _HEAD) for span, label in zip(spans, labels(table), strict=True))
    lines = max(count_lines(str(field.value), grid.width(field.span), _BOLD) for field in fields)
    return SheetLine(fields, height(lines, _BOLD) + 3, kept=True)


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
    return int(points / height(1, _BODY))


def rows_taken(
    grid: Grid, table: Table, spans: tuple[Span, ...], last_lines: int | None = None, *, of_records: bool = False
) -> Iterator[int]:
    """Yield how many rows of the sheet each row of a table takes; one of records only where a cell cannot hold it."""
    columns = _Columns(grid, table, spans)
    fields = list(enumerate(zip(columns.indices, columns.columns, columns.widths, strict=True)))
    for number, row in enumerate(table.rows, 1):
        face = _BOLD if row.strong else _BODY
        most, longest = 1, 0
        most_lines = last_lines if number == len(table.rows) else None
        for place, (index, column, width) in fields:
            cell = row.cells[index]
            if cell is None or (type(cell) is int and abs(cell) < _SHORT):
                continue
            value = stored(cell) if isinstance(cell, str) else _value(cell, column.kind)[0]
            if isinstance(value, str):
                longest = max(longest, len(value))
                named = place == columns.stem and column.kind is ColumnKind.TEXT
                room_ = width - INDENT * columns.level(row) if named else width
                most = max(most, len(parts(value, room_, face, most_lines)))
        yield 1 if of_records and longest <= _SURELY_HELD else most


def body(grid: Grid, at: TableRange, book: Book) -> Iterator[SheetLine]:
    """Set the rows; one whose text is higher than a row can be goes on in the next."""
    columns = _Columns(grid, at.table, at.spans)
    for number, (row, following) in enumerate(zip_longest(at.table.rows, at.table.rows[1:])):
        face = _BOLD if row.strong else _BODY
        fields = _fields(columns, at, number, book)
        lines = [
            count_lines(value, width - INDENT * look.indent, face) if isinstance(value, str) else 1
            for (_, value, look, _, _), width in zip(fields, columns.widths, strict=True)
        ]
        if not at.continued(number):
            begins_group = row.strong and following is not None and not following.strong
            yield SheetLine(tuple(fields), height(min(max(lines), face.most_lines), face), kept=begins_group)
        else:
            yield from _continued(grid, fields, face, None if following else at.last_lines)


def _fields(columns: _Columns, at: TableRange, number: int, book: Book) -> list[SheetField]:
    row = at.table.rows[number]
    face = _BOLD if row.strong else _BODY
    fields = []
    for place, (index, column, span) in enumerate(zip(columns.indices, columns.columns, columns.spans, strict=True)):
        cell = row.cells[index]
        value, format_ = _value(cell, column.kind)
        look = _look(column.kind, format_, face, columns.level(row) if place == columns.stem else 0)
        formula = formula_of(at, number, column.key, book) if isinstance(cell, _DERIVED) else None
        fields.append(SheetField(span, value if formula is None else formula, look))
    if row.leads_to and row.leads_to in book.titles:
        fields[columns.stem] = fields[columns.stem]._replace(leads_to=book.titles[row.leads_to])
    return fields


def _continued(grid: Grid, fields: list[SheetField], face: Face, most_lines: int | None) -> Iterator[SheetLine]:
    """Set a row in several, without lines between them."""
    columns = [
        parts(field.value, room(grid, field.span, field.look), face, most_lines)
        if isinstance(field.value, str)
        else [field.value]
        for field in fields
    ]
    rows = list(zip_longest(*columns))
    for place, values in enumerate(rows):
        box = "l" + "t" * (place == 0) + "r" + "b" * (place == len(rows) - 1)
        continued = [
            field._replace(value=value, look=field.look._replace(box=box, down="top"))
            for field, value in zip(fields, values, strict=True)
        ]
        lines = (
            count_lines(field.value, room(grid, field.span, field.look), face)
            for field in continued
            if isinstance(field.value, str)
        )
        yield SheetLine(tuple(continued), height(max(lines), face))


@cache
def _look(kind: ColumnKind, format_: str, face: Face, level: int) -> Look:
    across = _ACROSS.get(kind, "center")
    if format_ == _UNREPORTED and across == "right":
        format_ = _WORD_AS_FIGURE
    elif format_ in (_UNREPORTED, _DATE, _MOMENT):
        across = "center"
    return Look(
        face,
        across=across,
        indent=level if across == "left" else 0,
        box="ltrb",
        number="General" if format_ == _UNREPORTED else format_,
    )


def _value(cell: Cell, kind: ColumnKind) -> tuple[str | int | Decimal | date | None, str]:
    """Return what a cell holds, and how: a number format of Excel or our word for what is not reported."""
    value = plain_value(cell)
    if isinstance(value, str):
        return stored(value), "General"
    if value is None:
        return None, _PERCENT if isinstance(cell, Ratio) else "General"
    if isinstance(value, Missing):
        return value.value, _UNREPORTED
    if isinstance(value, date):
        return _date(value, kind)
    if isinstance(cell, Ratio) or kind is ColumnKind.PERCENT:
        return value, _PERCENT
    return _number(value, kind)


def _date(value: date, kind: ColumnKind) -> tuple[str | date, str]:
    with_time = isinstance(value, datetime)
    day = value.date() if isinstance(value, datetime) else value
    if day < _FIRST_DATE:
        return in_words(value, kind), "General"
    format_ = _MOMENT if with_time else _DATE
    return value, format_.replace("mm/", "m/") if day.month in _UNPADDED_MONTHS else format_


def _number(value: int | Decimal, kind: ColumnKind) -> tuple[str | int | Decimal, str]:
    """Return a number as exactly as Excel can hold it, with the decimals that it was given."""
    exact = Decimal(value)
    whole = max(1, exact.adjusted() + 1)
    if whole > _EXACT_DIGITS:
        return in_words(value, kind), "General"
    if kind in _PLAIN and isinstance(value, int):
        return value, "0"
    decimals = min(max(0, -int(exact.as_tuple().exponent)), _EXACT_DIGITS - whole)
    return value, f"#,##0.{'0' * decimals}_)" if decimals else "#,##0_)"
