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


def tabulated(table: Table, page: DecreePage, *, kept: bool) -> dict[str, Any]:
    """Return a table: its columns, and for each row its words and how it is set.

    Of one that is `kept` the last rows are a table of their own, `after`, which is set with what follows.
    """
    shown = shown_words(table)
    widths = column_widths(table, page.room) if shown.columns else ()
    rooms = [width - 2 * CELL_PADDING for width in widths]
    end = ending(shown.rows, page, widths) if kept and widths else Ending(shown.rows, 0, parted=False)
    rows = [_row(shown, line, widths, tall=fills(TALL, page, line[1], widths)) for line in end.rows]
    for (row, _words), (following, _next), data in zip(end.rows, end.rows[1:], rows, strict=False):
        data["leads"] = row.strong and not following.strong
    if end.parted:
        rows[-2] |= {"plain": False, "tall": True, "open": "bottom"}
        rows[-1] |= {"plain": False, "open": "top"}
    data = {
        "kind": "table",
        "caption": pieces(table.caption, page.room, bold=True),
        "widths": widths,
        "aligned": [_ALIGNED[column.kind] for column in shown.columns],
        "stem": shown.stem,
        "head": [
            pieces(column.label, room, TABLE, bold=True) for column, room in zip(shown.columns, rooms, strict=True)
        ],
        "rows": rows,
        "after": None,
    }
    return _parted(data, end.taken) if end.taken else data


def _row(table: ShownTable, line: tuple[Row, tuple[str, ...]], widths: Sequence[int], *, tall: bool) -> dict[str, Any]:
    """Return a row: the words of its cells, and how many columns each takes."""
    row, words = line
    taken = spans(table, row, words)
    indent = LEVEL * row.level
    said = []
    for place, (text, span) in enumerate(zip(words, taken, strict=True)):
        room = sum(widths[place : place + span]) - 2 * CELL_PADDING - indent * (place == table.stem)
        said += [pieces(text, room, TABLE, bold=row.strong)] if span else []
    return {
        "words": said,
        "spans": [span for span in taken if span],
        "plain": not (indent or row.strong or tall),
        "indent": indent,
        "strong": row.strong,
        "tall": tall,
        "open": None,
        "leads": False,
    }


def _parted(data: dict[str, Any], taken: int) -> dict[str, Any]:
    rows = data["rows"]
    while taken < len(rows) and rows[-taken - 1]["leads"]:
        taken += 1
    return {**data, "rows": rows[:-taken], "after": {**data, "rows": rows[-taken:], "alone": taken == len(rows)}}
