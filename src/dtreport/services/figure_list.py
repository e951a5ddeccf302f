"""A list of figures that are recorded already: their values, plans and those of last year, all set at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dtreport.errors import InvalidValuesError, UsageError
from dtreport.records import kind_named
from dtreport.records.typed_fields import read_entry
from dtreport.services.list_headings import headings_of
from dtreport.services.list_values import QUALIFIERS, FigureReader, says_nothing
from dtreport.services.pasted_list import ListReading, cells_of, left_out, open_list, place_of
from dtreport.services.record_list import SIGNS, figure_cells
from dtreport.services.tables.list_rows import RowRole
from dtreport.services.tables.row_signs import without_numbering
from dtreport.vietnamese.text import closest, fold, quoted, same

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from dtreport.records.figure import Figure
    from dtreport.report import Year
    from dtreport.services.pasted_list import ListPart, ListWishes
    from dtreport.services.tables.headings import HeadedColumn
    from dtreport.services.tables.list_rows import ListRow
    from dtreport.services.tables.office_table import OfficeTable

_SET = ("value", "plan", "previous")


class FigureChange(NamedTuple):
    """New values of one figure."""

    code: str
    values: Mapping[str, Any]
    cleared: tuple[str, ...]
    """Words before a figure that do not go with its new value."""
    line: int


class FigureList(NamedTuple):
    """What a list says of figures, and what people should know of it."""

    changes: tuple[FigureChange, ...]
    remarks: tuple[str, ...]


def read_figures(tables: Mapping[str, OfficeTable], year: Year, wishes: ListWishes) -> FigureList:
    """Read a list with a code or a name in each row, and values, plans or those of last year.

    Raises InvalidValuesError with every wrong cell and every figure that is not recorded, UsageError for its headings.
    """
    kind = kind_named("counts")
    opened = open_list(tables, headings_of(kind, year.number), wishes, SIGNS)
    base = ListReading(kind, year, wishes, remarks=list(opened.remarks))
    if not any(column.key in _SET for part in opened.parts for column in part.header.columns):
        raise UsageError(
            "Danh sách không có cột số liệu nào.", "Cần ít nhất một cột: Thực hiện, Kế hoạch, Thực hiện năm trước."
        )
    reading = _FigureReading(base, FigureReader(figure_cells(opened, base)))
    for part in opened.parts:
        for row in part.rows:
            reading.row(part, row)
    if remark := left_out(opened):
        base.remarks.insert(0, remark)
    reading.tell()
    if base.problems:
        raise InvalidValuesError("Chưa ghi số nào trong danh sách.", tuple(base.problems))
    if not reading.changes:
        raise UsageError("Danh sách không có số nào để ghi.")
    return FigureList(tuple(reading.changes), tuple(base.remarks))


class _FigureReading:
    """Reads the rows of one list of figures."""

    def __init__(self, base: ListReading, figures: FigureReader) -> None:
        self.base = base
        self.figures = figures
        self.changes: list[FigureChange] = []
        self.seen: dict[str, int] = {}

    def row(self, part: ListPart, row: ListRow) -> None:
        """Read one row."""
        line = row.row.line
        if row.role is RowRole.WRONG:
            self.base.wrong(line, row.reason)
            return
        if row.role is not RowRole.RECORD:
            self.base.skip(row._replace(reason=row.reason or "đề mục", judged=False))
            return
        cells = {column.key: (column, text) for _place, column, text in cells_of(part, row.row) if text}
        figures = {key: pair for key, pair in cells.items() if key in _SET}
        if not figures:
            self.base.skip(row._replace(reason="không có số", judged=False))
            return
        texts = {key: text for key, (_column, text) in cells.items()}
        figure = self._figure(texts.get("code", ""), texts.get("name", ""), line)
        if figure is None:
            return
        unit = texts.get("unit", "")
        if unit and same(unit) != same(figure.unit):
            self.base.wrong(line, f"danh sách ghi {quoted(unit)}, {figure.code} ghi {quoted(figure.unit)}.", "unit")
        if figure.code in self.seen:
            self.base.wrong(line, f"{figure.code} đã có ở dòng {self.seen[figure.code]}.")
        self.seen[figure.code] = line
        self._set(figure, figures, line)

    def _set(self, figure: Figure, figures: Mapping[str, tuple[HeadedColumn, str]], line: int) -> None:
        """Read the cells that hold figures."""
        entry: dict[str, str] = {}
        for key, (column, text) in figures.items():
            if says_nothing(text, self.base.by_name[key]):
                continue
            try:
                entry[key], qualifier = self.figures.words(text, figure.unit, column.scale)
            except ValueError as reason:
                self.base.wrong(line, str(reason), key)
                continue
            if qualifier:
                entry[QUALIFIERS[key]] = qualifier
            if "estimate" in column.hints:
                entry["status"] = "estimate"
        values, problems = read_entry(self.base.kind.model, entry, lambda spec: place_of(line, spec))
        self.base.problems += problems
        stale = (QUALIFIERS[key] for key in values if key in _SET and values[key] != getattr(figure, key))
        cleared = tuple(word for word in stale if word not in values and getattr(figure, word) is not None)
        if values:
            self.changes.append(FigureChange(figure.code, values, cleared, line))

    def _figure(self, code: str, name: str, line: int) -> Figure | None:
        """The figure that a row is about, by its code or else by its name."""
        figures = self.base.year.figures
        if code:
            figure = next((each for each in figures if each.code == code.strip().lower()), None)
            if figure is None:
                near = closest(code, [each.code for each in figures])
                self.base.wrong(
                    line, f"không có số liệu mang mã {quoted(code)}." + (f' Có phải "{near}"?' if near else "")
                )
            elif name and fold(_bare(name)) != fold(figure.name):
                self.base.wrong(
                    line, f"mã {figure.code} là {quoted(figure.name)}, danh sách ghi {quoted(name)}.", "name"
                )
            return figure
        same_name = [each for each in figures if fold(each.name) in {fold(name), fold(_bare(name))}] if name else []
        if len(same_name) > 1:
            codes = ", ".join(each.code for each in same_name)
            self.base.wrong(line, f"có {len(same_name)} số liệu cùng tên này: {codes}; hãy thêm cột Mã.", "name")
            return None
        if same_name:
            return same_name[0]
        near = closest(_bare(name), [each.name for each in figures]) if name else None
        hint = f" Có phải {quoted(near)}?" if near else " Thêm số liệu mới bằng: dtreport add-count --list"
        self.base.wrong(line, (f"chưa ghi số liệu {quoted(name)}." if name else "chưa có mã hay tên số liệu.") + hint)
        return None

    def tell(self) -> None:
        """Say how figures with two readings were read."""
        if self.figures.used:
            mark = "chấm" if self.figures.dots else "phẩy"
            self.base.remarks.append(f"Dấu {mark} được đọc là dấu ngăn hàng nghìn, như ở các số khác của danh sách.")


def _bare(name: str) -> str:
    """A name without the number before it."""
    return without_numbering(name)[1].lstrip("-–+• ").strip()
