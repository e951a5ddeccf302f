"""What every table is read into: rows of cells, each row with its line in the source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dtreport.vietnamese.letters import mend

if TYPE_CHECKING:
    from collections.abc import Mapping

_UNSEEN = "[\u200b-\u200d\u2060\ufeff]"
"""Spaces without width, which come along from Word and from web pages."""


class TableRow(NamedTuple):
    """One row. A cell is what a person would type: numbers as 1250,5, dates as 20/8/2021, "" where it is empty."""

    line: int
    """Its line in the text, or its row in the sheet."""
    cells: tuple[str, ...]
    above: Mapping[int, str] = {}
    """What a cell that is merged over several rows says in this one, by the place of its column."""

    def text(self, place: int) -> str:
        """What stands in a column, be it in a cell that begins further up."""
        own = self.cells[place] if place < len(self.cells) else ""
        return own or self.above.get(place, "")

    @property
    def filled(self) -> tuple[str, ...]:
        """The cells that have something in them."""
        return tuple(cell for cell in self.cells if cell)


class OfficeTable(NamedTuple):
    """The rows of one table that are not empty, first to last."""

    rows: tuple[TableRow, ...]
    ragged: bool = True
    """Whether a row may be cut short: so in text, never in a sheet."""
    remarks: tuple[str, ...] = ()
    """What people should know about the source, in sentences."""


def tidy(cell: str) -> str:
    """A cell as a person would type it: without blanks around it, or the apostrophe by which Excel makes a text."""
    text = mend(re.sub(_UNSEEN, "", cell)).strip()
    return text[1:].lstrip() if text.startswith("'") and text[1:2].isalnum() else text
