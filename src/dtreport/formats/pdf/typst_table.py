"""A table as the data of the template."""

from collections.abc import Sequence
from typing import Any

from dtreport.formats.cells import ShownTable, shown_words, spans
from dtreport.formats.decree import CELL_PADDING, LEVEL, TABLE, DecreePage, column_widths
from dtreport.formats.pagination import TALL, Ending, ending, fills
from dtreport.formats.pdf.text_pieces import pieces
from dtreport.papers.blocks import ColumnKind, Row, Table

_ALIGNED = {
    ColumnKind.TEXT: "left",
    ColumnKind.CENTRED: "center",
    ColumnKind.NUMBER: "right",
    ColumnKind.PERCENT: "right",
    ColumnKind.DATE: "center",
}


def table_data(table: Table, page: DecreePage, *, keep_next: bool) -> dict[str, Any]:
    """Return a table: its columns, and for each row its words and how it is set.

    Of one that is `keep_next` the last rows are a table of their own, `after`, which is set with what follows.
    """
    content = shown_words(table)
    widths = column_widths(table, page.room) if content.columns else ()
    rooms = [width - 2 * CELL_PADDING for width in widths]
    end = ending(content.rows, page, widths) if keep_next and widths else Ending(content.rows, 0, parted=False)
    rows = [_row(content, line, widths, tall=fills(TALL, page, line[1], widths)) for line in end.rows]
    for (row, _words), (following, _next), data in zip(end.rows, end.rows[1:], rows, strict=False):
        data["leads"] = row.strong and not following.strong
    if end.parted:
        rows[-2] |= {"plain": False, "tall": True, "open": "bottom"}
        rows[-1] |= {"plain": False, "open": "top"}
    data = {
        "kind": "table",
        "caption": pieces(table.caption, page.room, bold=True),
        "widths": widths,
        "aligned": [_ALIGNED[column.kind] for column in content.columns],
        "stem": content.stem,
        "head": [
            pieces(column.label, room, TABLE, bold=True) for column, room in zip(content.columns, rooms, strict=True)
        ],
        "rows": rows,
        "after": None,
    }
    return _parted(data, end.taken) if end.taken else data


def _row(table: ShownTable, line: tuple[Row, tuple[str, ...]], widths: Sequence[int], *, tall: bool) -> dict[str, Any]:
    """Return a row: the words of its cells, and how many columns each takes."""
    row, words = line
    widths_in_columns = spans(table, row, words)
    indent = LEVEL * row.level
    texts = []
    for place, (text, span) in enumerate(zip(words, widths_in_columns, strict=True)):
        room = sum(widths[place : place + span]) - 2 * CELL_PADDING - indent * (place == table.stem)
        texts += [pieces(text, room, TABLE, bold=row.strong)] if span else []
    return {
        "words": texts,
        "spans": [span for span in widths_in_columns if span],
        "plain": not (indent or row.strong or tall),
        "indent": indent,
        "strong": row.strong,
        "tall": tall,
        "open": None,
        "leads": False,
    }


def _parted(data: dict[str, Any], number: int) -> dict[str, Any]:
    rows = data["rows"]
    while number < len(rows) and rows[-number - 1]["leads"]:
        number += 1
    return {**data, "rows": rows[:-number], "after": {**data, "rows": rows[-number:], "alone": number == len(rows)}}
