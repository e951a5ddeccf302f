"""Tables as rows of a sheet: real numbers and dates, and rows as high as their text."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from itertools import zip_longest

from dtreport.formats.cells import in_words, plain_value, stem_of
from dtreport.formats.excel.grid import Grid, Span, Wish
from dtreport.formats.excel.lines import INDENT, Field, Line, room, stored
from dtreport.formats.excel.measure import Face, count_lines, height, needed, parts
from dtreport.formats.excel.styles import Look
from dtreport.papers.blocks import Cell, Column, ColumnKind, Missing, Ratio, Table

_BODY, _BOLD = Face(12), Face(12, bold=True)
_HEAD = Look(_BOLD, across="center", box="ltrb", shaded=True)
_ACROSS = {ColumnKind.TEXT: "left", ColumnKind.NUMBER: "right", ColumnKind.PERCENT: "right"}
_PLAIN = (ColumnKind.TEXT, ColumnKind.CENTRED)
_DATE, _MOMENT, _PERCENT = "dd/mm/yyyy", "dd/mm/yyyy hh:mm", "0.0%_)"
_UNPADDED_MONTHS = range(3, 10)  # months 3 to 9 are written without a zero (Nghị định 30/2020/NĐ-CP, Phụ lục I)
_GAP = ")"  # what `_)` leaves free between a figure and the line at its right
_FIRST_DATE = date(1900, 3, 1)  # Excel counts a day too many before it
_EXACT_DIGITS = 15
_UNREPORTED = "unreported"
_LONGEST_WORD = 16  # characters; a longer word may be broken
_LONGEST_FIGURE = 24  # characters of a figure that Excel holds; a longer one is text
_NARROWEST, _NARROWEST_TEXT, _CHARACTER = 30.0, 96.0, 8.0  # pixels
_DEEPEST = 15  # steps of indent that can still be told apart; Excel knows no more than 255
_ANY_DIGIT = str.maketrans("123456789", "000000000")


def wish(table: Table) -> Wish:
    """Return what the columns of a table want of the width of a page."""
    shown = table.shown()
    return Wish(
        tuple(float(max(1, table.columns[index].width)) for index in shown),
        tuple(_least(table.columns[index], (row.cells[index] for row in table.rows)) for index in shown),
    )


def _least(column: Column, cells: Iterable[Cell]) -> float:
    """Return the pixels that a column must have: for its longest figure and for the longest word of its label."""
    words = set(column.label.split())
    if column.kind is ColumnKind.TEXT:  # a number such as 39/2021/QĐ-UBND stays whole, running text need not
        words.update(cell[:_LONGEST_WORD] for cell in cells if isinstance(cell, str) and " " not in cell)
    else:
        words.update(*(_unbroken(cell, column.kind) for cell in cells))
    least = min(_NARROWEST_TEXT, column.width * _CHARACTER) if column.kind is ColumnKind.TEXT else _NARROWEST
    return max(least, *(needed(word, _BOLD) for word in words), 0.0)


def _unbroken(cell: Cell, kind: ColumnKind) -> list[str]:
    """Return what of a cell must stay on one line; figures of one length are one, so that few are measured."""
    value = plain_value(cell)
    if isinstance(value, str):
        return [word[:_LONGEST_WORD] for word in value.split()]
    if isinstance(value, date):
        return [("0" * len(_MOMENT)) if isinstance(value, datetime) else "0" * len(_DATE)]
    if value is None or isinstance(value, Missing):
        return []
    percent = isinstance(cell, Ratio) or kind is ColumnKind.PERCENT
    figure = f"{value:.1%}" if percent else f"{Decimal(value):,f}"
    return [figure.translate(_ANY_DIGIT)[:_LONGEST_FIGURE] + _GAP]


def head(grid: Grid, table: Table, spans: tuple[Span, ...]) -> Line:
    """Set the labels of the columns."""
    labels = [stored(table.columns[index].label) for index in table.shown()]
    lines = (count_lines(label, grid.width(span), _BOLD) for label, span in zip(labels, spans, strict=True))
    fields = (Field(span, label, _HEAD) for label, span in zip(labels, spans, strict=True))
    return Line(tuple(fields), height(max(lines), _BOLD) + 3, kept=True)


def body(grid: Grid, table: Table, spans: tuple[Span, ...]) -> Iterator[Line]:
    """Set the rows; one whose text is higher than a row can be goes on in the next."""
    shown = table.shown()
    columns = [table.columns[index] for index in shown]
    stem = stem_of(columns)
    widths = [grid.width(span) for span in spans]
    deepest = min(_DEEPEST, widths[stem] // 2 // INDENT)
    for row, following in zip_longest(table.rows, table.rows[1:]):
        face = _BOLD if row.strong else _BODY
        values = [_value(row.cells[index], column.kind) for index, column in zip(shown, columns, strict=True)]
        looks = [
            _look(column.kind, format_, face, min(row.level, deepest) if place == stem else 0)
            for place, (column, (_, format_)) in enumerate(zip(columns, values, strict=True))
        ]
        lines = [
            count_lines(value, width - INDENT * look.indent, face) if isinstance(value, str) else 1
            for (value, _), width, look in zip(values, widths, looks, strict=True)
        ]
        fields = [Field(span, value, look) for span, (value, _), look in zip(spans, values, looks, strict=True)]
        if max(lines) <= face.most_lines:
            begins_group = row.strong and following is not None and not following.strong
            yield Line(tuple(fields), height(max(lines), face), kept=begins_group)
        else:
            yield from _continued(grid, fields, face)


def _continued(grid: Grid, fields: list[Field], face: Face) -> Iterator[Line]:
    """Set a row in several, without lines between them."""
    columns = [
        parts(field.value, room(grid, field.span, field.look), face) if isinstance(field.value, str) else [field.value]
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
        yield Line(tuple(continued), height(max(lines), face))


@cache
def _look(kind: ColumnKind, format_: str, face: Face, level: int) -> Look:
    across = _ACROSS.get(kind, "center")
    if format_ in (_UNREPORTED, _DATE, _MOMENT):
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
    value = plain_value(cell)  # where a Total or a Ratio will become a formula
    if isinstance(value, str):
        return stored(value), "General"
    if value is None:
        return None, "General"
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
