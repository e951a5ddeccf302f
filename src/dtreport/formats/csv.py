"""The tables of a paper as CSV, for Word's mail merge, for Excel and for other programs."""

from __future__ import annotations

import csv
import re
from datetime import date
from decimal import Decimal
from io import StringIO

from dtreport.formats.cells import plain_value
from dtreport.papers.blocks import Cell, Missing, Paper, Table

_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"  # without it Office on Windows reads UTF-8 as the old code page
_FORMULA = re.compile(r'(?:^(?=[\t\r\n])|(?:^|(?<=[;\t\r\n]))(?=(?:[^\S\t\r\n]|")*[=+\-@＝＋－＠]))')
"""Where a spreadsheet might begin a formula: at the beginning of a field, and where it may cut one in two."""


def render(paper: Paper) -> bytes:
    """Return the tables that people see as RFC 4180 in UTF-8 with a BOM, a header of labels above each.

    Several tables stand one after the other, an empty line between them; all else of the paper is left out.
    Figures are digit for digit with a point and without grouping, a ratio is a fraction of one, dates are ISO
    8601: the reader's machine shows them its own way. What is not reported is "…", never empty and never 0.
    What a spreadsheet might run as a formula gets an apostrophe before it (OWASP, CSV Injection), inside a text too
    where Excel begins a cell when its list separator is a semicolon, as in Viet Nam: it knows no quotes then.
    """
    tables = []
    for block in (block for section in paper.sections for block in section.blocks if isinstance(block, Table)):
        shown = block.shown()
        stream = StringIO(newline="")
        writer = csv.writer(stream, lineterminator="\r\n")
        writer.writerow([_harmless(block.columns[index].label) for index in shown])
        writer.writerows([_field(row.cells[index]) for index in shown] for row in block.rows)
        tables.append(stream.getvalue())
    return (_BOM + "\r\n".join(tables)).encode()


def _field(cell: Cell) -> str:
    value = plain_value(cell)
    if value is None:
        return ""
    if isinstance(value, (int, Decimal)):
        return f"{Decimal(value):f}"
    if isinstance(value, date):
        return value.isoformat()
    return str(value.value) if isinstance(value, Missing) else _harmless(value)


def _harmless(text: str) -> str:
    return _FORMULA.sub("'", text)
