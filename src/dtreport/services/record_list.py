"""Lists of any kind of record but award recipients: figures, documents, results, tasks, areas, reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.records.values import NUMBER
from dtreport.services.list_headings import headings_of
from dtreport.services.list_values import QUALIFIERS, FigureReader, is_ditto, says_nothing, words_for
from dtreport.services.pasted_list import ListReading, PastedList, cells_of, left_out, open_list
from dtreport.services.tables.list_rows import Heads, ListSigns, RowRole
from dtreport.services.tables.row_signs import numbering_style, without_numbering
from dtreport.vietnamese.text import fold, shortened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dtreport.records import Kind
    from dtreport.records.typed_fields import Words
    from dtreport.report import Year
    from dtreport.services.pasted_list import ListPart, ListWishes, OpenList
    from dtreport.services.tables.headings import HeadedColumn
    from dtreport.services.tables.list_rows import ListRow
    from dtreport.services.tables.office_table import OfficeTable


def _heads(_mark: str, _text: str) -> Heads:
    return Heads.NO


SIGNS = ListSigns(_heads, lambda _text: False, ordered=False)


def read_records(kind: Kind, tables: Mapping[str, OfficeTable], year: Year, wishes: ListWishes) -> PastedList:
    """Read a list of records of one kind.

    Raises InvalidValuesError with every wrong cell and row, UsageError where no header or some heading is not known.
    """
    words = headings_of(kind, year.number)
    opened = open_list(tables, words, wishes, SIGNS)
    reading = _RecordReading(ListReading(kind, year, wishes, remarks=list(opened.remarks)), opened, words.main[0])
    for part in opened.parts:
        for row in part.rows:
            reading.row(part, row)
    if remark := left_out(opened):
        reading.base.remarks.insert(0, remark)
    if reading.figures.used:
        mark = "chấm" if reading.figures.dots else "phẩy"
        reading.base.remarks.append(f"Dấu {mark} được đọc là dấu ngăn hàng nghìn, như ở các số khác của danh sách.")
    return reading.base.result()


def figure_cells(opened: OpenList, base: ListReading) -> list[str]:
    """Every cell of a list that holds a figure."""
    return [
        cell
        for part in opened.parts
        for row in part.rows
        if row.role is RowRole.RECORD
        for _place, column, cell in cells_of(part, row.row)
        if column.key in base.by_name and base.by_name[column.key].value is NUMBER
    ]


class _RecordReading:
    """Reads the rows of one list."""

    def __init__(self, base: ListReading, opened: OpenList, main: str) -> None:
        self.base = base
        self.main = main
        self.figures = FigureReader(figure_cells(opened, base))
        self.area = ""
        self.last: dict[int, str] = {}

    def row(self, part: ListPart, row: ListRow) -> None:
        """Read one row: as a record, as the heading of those below, or as something that is skipped."""
        line = row.row.line
        if row.role is RowRole.RECORD and self._is_heading(part, row):
            self._heading(row)
        elif row.role is RowRole.RECORD:
            if fold(row.text).startswith("trong do"):
                self.base.remarks.append(
                    f"Dòng {line} “Trong đó”: muốn ghi là một phần của số khác thì thêm cột Trong đó của."
                )
            self.base.add(self._entry(part, row), line)
        elif row.role is RowRole.WRONG:
            self.base.wrong(line, row.reason)
        else:
            self.base.skip(row._replace(reason=row.reason or "đề mục", judged=False))

    def _is_heading(self, part: ListPart, row: ListRow) -> bool:
        """Whether a row of a list of figures or results only names what follows: it has a title and nothing else."""
        numbered = any(numbering_style(other.mark) == "arabic" for other in part.rows if other.role is RowRole.RECORD)
        if self.base.kind.name == "areas" or not numbered:
            return False
        filled = [column for _place, column, cell in cells_of(part, row.row) if cell]
        columns = [column for column in part.header.columns if column.key in self.base.by_name]
        mark = row.mark or without_numbering(row.text)[0]
        titled = numbering_style(mark) in {"roman", "capital"} or fold(row.text) in self._areas()
        return len(columns) > 1 and len(filled) == 1 and titled

    def _areas(self) -> dict[str, str]:
        return {fold(area.title): area.code for area in self.base.year.areas}

    def _heading(self, row: ListRow) -> None:
        title = without_numbering(row.text)[1]
        self.area = self._areas().get(fold(title), "")
        line, text = row.row.line, shortened(row.text, 60)
        if self.area:
            self.base.remarks.append(f"Dòng {line} “{text}” cho các dòng dưới: mảng công tác {self.area}.")
        else:
            self.base.remarks.append(f"Dòng {line} bỏ qua: đề mục “{text}”.")

    def _entry(self, part: ListPart, row: ListRow) -> dict[str, Words]:
        line = row.row.line
        entry: dict[str, Words] = {}
        cells = list(cells_of(part, row.row))
        unit = next((cell for _place, column, cell in cells if column.key == "unit"), "")
        for place, column, cell in cells:
            text = self._as_meant(place, column, cell, line)
            if text and not column.key:
                self.base.wrong(line, f"ô thứ {place + 1} không có tên cột ở dòng tiêu đề.")
            elif text:
                self._cell(entry, column, text, unit, line)
        if self.area and "area" in self.base.by_name:
            entry.setdefault("area", self.area)
        for spec in self.base.by_name.values():
            if spec.required and spec.name != "code" and spec.name not in entry and spec.name not in self.base.shared:
                self.base.wrong(line, f"chưa có; {spec.value.expected}.", spec.name)
        return entry

    def _cell(self, entry: dict[str, Words], column: HeadedColumn, text: str, unit: str, line: int) -> None:
        """Put a cell under its key, as a person would type it."""
        key = column.key
        spec = self.base.by_name[key]
        if spec.value is not NUMBER:
            mark, rest = without_numbering(text)
            numbered = key == self.main and key != "number" and numbering_style(mark) == "arabic"
            entry[key] = words_for(spec, rest if numbered else text)
            return
        try:
            entry[key], qualifier = self.figures.words(text, unit, column.scale)
        except ValueError as reason:
            self.base.wrong(line, str(reason), key)
            return
        if qualifier and key in QUALIFIERS:
            entry.setdefault(QUALIFIERS[key], qualifier)
        if "estimate" in column.hints:
            entry.setdefault("status", "estimate")

    def _as_meant(self, place: int, column: HeadedColumn, cell: str, line: int) -> str:
        if cell and is_ditto(cell):
            cell = self.last.get(place, "")
            if not cell:
                self.base.wrong(line, "ghi “như trên” mà dòng trên để trống.", column.key)
        elif cell and says_nothing(cell, self.base.by_name.get(column.key)):
            cell = ""
        self.last[place] = cell
        return cell
