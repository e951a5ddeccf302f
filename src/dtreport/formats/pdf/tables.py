"""A table as the data of the template."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from dtreport.formats.cells import shown_words
from dtreport.formats.decree import CELL_PADDING, LEVEL, TABLE, Page, column_widths
from dtreport.formats.keeping import fills
from dtreport.formats.pdf.pieces import pieces
from dtreport.papers.blocks import ColumnKind, Row, Table

_ALIGNED = {
    ColumnKind.TEXT: "left",
    ColumnKind.CENTRED: "center",
    ColumnKind.NUMBER: "right",
    ColumnKind.PERCENT: "right",
    ColumnKind.DATE: "center",
}
_TALL = 0.7  # of a page: a higher row may be parted; the header stands on the page too
_TAKEN = 0.3  # of a page: a higher row does not go along with a signature
_KEPT_ROWS = 2
"""How many rows a signature takes along to its page."""


def tabulated(table: Table, page: Page, *, kept: bool) -> dict[str, Any]:
    """Return a table: its columns, and for each row its words and how it is set.

    Of one that is `kept` the last rows are a table of their own, `after`, which is set with what follows.
    """
    shown = shown_words(table)
    widths = column_widths(table, page.room) if shown.columns else ()
    rooms = [width - 2 * CELL_PADDING for width in widths]
    rows = [_row(row, words, rooms, shown.stem, tall=fills(_TALL, page, words, widths)) for row, words in shown.rows]
    last = [words for _, words in shown.rows[-_KEPT_ROWS:]]
    taken = sum(1 for _ in takewhile(lambda words: not fills(_TAKEN, page, words, widths), reversed(last)))
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
    return _parted(data, taken) if kept and taken and widths else data


def _row(row: Row, words: Sequence[str], rooms: Sequence[int], stem: int, *, tall: bool) -> dict[str, Any]:
    indent = LEVEL * row.level
    if indent:
        rooms = [room - indent if place == stem else room for place, room in enumerate(rooms)]
    return {
        "words": [pieces(text, room, TABLE, bold=row.strong) for text, room in zip(words, rooms, strict=True)],
        "plain": not (indent or row.strong or tall),
        "indent": indent,
        "strong": row.strong,
        "tall": tall,
    }


def _parted(data: dict[str, Any], taken: int) -> dict[str, Any]:
    rows = data["rows"]
    return {**data, "rows": rows[:-taken], "after": {**data, "rows": rows[-taken:], "alone": taken == len(rows)}}
