"""Where things stand in a workbook, and what Excel calls its sheets, tables and cells.

All of it is known before the first row is written, so that cells can refer to cells.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from openpyxl.utils import get_column_letter, quote_sheetname

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from dtreport.formats.excel.grid import Span
    from dtreport.papers.blocks import Cell, Table

_LONGEST_TITLE = 31  # UTF-16 units
_LONGEST_NAME = 200  # characters; Excel allows 255
_LIKE_A_CELL = re.compile(r"[a-z]{1,3}\d+|[rc]|r\d*c\d*|r\d+|c\d+", re.IGNORECASE)


class TableRange:
    """A table on its sheet."""

    def __init__(
        self, sheet: str, table: Table, spans: tuple[Span, ...], rows: Sequence[int], last_lines: int | None = None
    ) -> None:
        self.sheet = sheet
        """The title of the sheet."""
        self.table = table
        self.spans = spans
        """The columns of the sheet that each column of the table has."""
        self.rows = rows
        """The sheet row where each row of the table begins, and the one under the table."""
        self.last_lines = last_lines
        """The most lines that a row of the sheet has in the last row, where a signature takes along the end of it."""

    @property
    def head_row(self) -> int:
        """The sheet row of the labels."""
        return self.rows[0] - 1

    @property
    def one_to_one(self) -> bool:
        """Whether each column of the table is one column of the sheet, so that no cells are merged in it."""
        return all(first == last for first, last in self.spans)

    @cached_property
    def letters(self) -> Mapping[str, str]:
        """The sheet column of each column that is shown, by its key."""
        columns = self.table.columns
        return {
            columns[index].key: get_column_letter(first + 1)
            for index, (first, _last) in zip(self.table.shown(), self.spans, strict=True)
        }

    @cached_property
    def indices(self) -> Mapping[str, int]:
        """The index of each column among the cells of a row, by its key."""
        return {column.key: index for index, column in enumerate(self.table.columns)}

    def cell(self, row: int, column: str) -> Cell:
        """Return what stands in a cell of the table. Raises LookupError where there is no such cell."""
        return self.table.rows[row].cells[self.indices[column]]

    def is_continued(self, row: int) -> bool:
        """Whether a row of the table goes on in further rows of the sheet."""
        return self.rows[row + 1] - self.rows[row] > 1

    def runs(self, rows: Iterable[int], passable: Callable[[int], bool]) -> Iterator[tuple[int, int]]:
        """Yield the first and the last sheet row of each run in which rows of the table lie together.

        Args:
            rows: the rows of the table, from 0.
            passable: whether a run may go on over a row that is not one of them, or over what continues a row.
        """
        first = last = None
        for row in sorted(set(rows)):
            if first is None or last is None:
                first = row
            elif not all(map(passable, range(last, row))):
                yield self.rows[first], self.rows[last]
                first = row
            last = row
        if first is not None and last is not None:
            yield self.rows[first], self.rows[last]


class Book(NamedTuple):
    """The workbook as it will be: what its sheets are called, and where its tables stand."""

    titles: Mapping[str, str]
    """The title of a sheet by the name of its section."""
    places: Mapping[str, TableRange]
    """Tables by their names."""


def reference(sheet: str, letter: str, rows: Iterable[int]) -> str:
    """Return the absolute address of some rows of a column, in brackets where they do not lie together.

    Args:
        sheet: the title of the sheet.
        letter: the column.
        rows: rows of the sheet; the address keeps their order.
    """
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] + 1 == row:
            runs[-1] = runs[-1][0], row
        else:
            runs.append((row, row))
    column = f"{quote_sheetname(sheet)}!${letter}$"
    areas = [f"{column}{first}" + f":${letter}${last}" * (first != last) for first, last in runs]
    return areas[0] if len(areas) == 1 else f"({','.join(areas)})"


def sheet_titles(names: Iterable[str]) -> Iterator[str]:
    """Yield a title that Excel accepts for each name: at most 31 characters, no []:*?/ or backslash, none twice."""

    def shortened(text: str, units: int) -> str:
        return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore").rstrip(" '")

    used = {"history"}  # a title that Excel keeps for itself
    for name in names:
        plain = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", name)
        plain = " ".join(plain.split()).strip(" '") or "1"
        title = shortened(plain, _LONGEST_TITLE)
        number = 1
        while title.casefold() in used:
            number += 1
            ending = f" ({number})"
            title = shortened(plain, _LONGEST_TITLE - len(ending)) + ending
        used.add(title.casefold())
        yield title


class CellNames:
    """The names of the tables and cells of a workbook: ASCII, none twice, none like a cell."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def claim(self, *words: str) -> str:
        """Return a free name made of some words."""
        plain = re.sub(r"[^A-Za-z0-9_]", "_", "_".join(words))[:_LONGEST_NAME]
        if not re.match("[A-Za-z_]", plain) or _LIKE_A_CELL.fullmatch(plain):
            plain = f"_{plain}"
        name, number = plain, 1
        while name.lower() in self._used:
            number += 1
            name = f"{plain}_{number}"
        self._used.add(name.lower())
        return name
