"""Writing lines into a sheet, one row after another."""

from array import array
from collections.abc import Iterable

from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.pagebreak import Break

from dtreport.formats.excel.lines import Field, Line
from dtreport.formats.excel.package import StreamedSheet
from dtreport.formats.excel.page import Rows, page_breaks
from dtreport.formats.excel.styles import Cells, rich


class RowWriter:
    """Appends lines to a sheet and remembers their heights, so that pages can be ended in good places."""

    def __init__(self, sheet: StreamedSheet, columns: int) -> None:
        self._sheet = sheet
        self._columns = columns
        self._cells = Cells(sheet)
        self._heights = array("d")
        self._kept = bytearray()

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self._heights)

    def put(self, lines: Iterable[Line]) -> None:
        """Append lines."""
        for line in lines:
            row: list[object] = [None] * self._columns
            for field in line.fields:
                self._set(row, field)
            self._heights.append(line.height)
            self._kept.append(line.kept)
            dimensions = self._sheet.row_dimensions
            dimensions[self.count].height = line.height
            self._sheet.append(row)
            del dimensions[self.count]  # written; 20,000 of them would be kept for nothing

    def keep_last(self) -> None:
        """Keep the last row together with what comes next."""
        if self._kept:
            self._kept[-1] = True

    def end_pages(self, height: float, title: int) -> None:
        """End pages by hand where rows that belong together would be parted; `title` is the repeated row."""
        for row in page_breaks(Rows(self._heights, self._kept, title), height):
            self._sheet.row_breaks.append(Break(id=row))

    def _set(self, row: list[object], field: Field) -> None:
        first, last = field.span
        cell = self._cells[first, field.look]
        value = field.value
        cell.value = rich(value) if isinstance(value, tuple) else value
        if isinstance(value, str):
            cell.data_type = "s"  # also where it looks like a formula or an error
        row[first] = cell
        if last > first or field.down > 1:
            for column in range(first + 1, last + 1):
                row[column] = self._cells[column, field.look]
                row[column].value = None
            top = self.count + 1
            area = CellRange(min_col=first + 1, max_col=last + 1, min_row=top, max_row=top + field.down - 1)
            self._sheet.merged_cells.ranges.add(area)
