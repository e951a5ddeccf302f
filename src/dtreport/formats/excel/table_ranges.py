"""Where the tables of a workbook stand, known before the first row is written, so that cells can refer to cells."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from openpyxl.utils import get_column_letter, quote_sheetname

from dtreport.formats.excel.grid import Span
from dtreport.papers.blocks import Cell, Table


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
    def head(self) -> int:
        """The sheet row of the labels."""
        return self.rows[0] - 1

    @property
    def whole(self) -> bool:
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
        """Return what stands in a cell of the table. Raises LookupError."""
        return self.table.rows[row].cells[self.indices[column]]

    def continued(self, row: int) -> bool:
        """Whether a row of the table goes on in further rows of the sheet."""
        return self.rows[row + 1] - self.rows[row] > 1

    def runs(self, rows: Iterable[int], passable: Callable[[int], bool]) -> Iterator[tuple[int, int]]:
        """Yield the sheet rows from and to which the rows of the table lie together.

        A run goes on over other rows, and over rows that continue a row, where they are `passable`.
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


def reference(sheet: str, letter: str, runs: Iterable[tuple[int, int]]) -> str:
    """Return the absolute address of some rows of a column, in brackets where they do not lie together."""
    quoted = quote_sheetname(sheet)
    areas = [f"{quoted}!${letter}${first}" + f":${letter}${last}" * (first != last) for first, last in runs]
    return areas[0] if len(areas) == 1 else f"({','.join(areas)})"
