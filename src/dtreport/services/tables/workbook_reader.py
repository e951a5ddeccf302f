"""Sheets of an Excel workbook as rows of cells: merged cells, kept results of formulas, real dates and numbers."""

from __future__ import annotations

import warnings
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from dtreport.errors import UsageError
from dtreport.services.tables.office_table import OfficeTable, TableRow, tidy
from dtreport.vietnamese.dates import format_moment, short_date
from dtreport.vietnamese.numbers import typed_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.worksheet.worksheet import Worksheet

_LARGEST = 200_000_000  # bytes, once unpacked
_MOST_CELLS = 2_000_000
_OLD_FONTS = (".vn", "vni-", "vni ")
_PRECISE = ".15g"  # the digits that Excel keeps
_BROKEN = UsageError(
    "Không đọc được tệp Excel: tệp hỏng hoặc không phải bảng tính .xlsx.",
    "Hãy mở tệp bằng Excel rồi lưu lại (Save As, Excel Workbook), hoặc chép bảng, dán vào Notepad, lưu UTF-8.",
)


def workbook_tables(raw: bytes) -> dict[str, OfficeTable]:
    """The sheets of a workbook that people see and that are not empty, by their names. Raises UsageError."""
    _refuse_what_is_no_workbook(raw)
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions, which say nothing of the values
        try:
            values = openpyxl.load_workbook(BytesIO(raw), data_only=True)
            formulas = openpyxl.load_workbook(BytesIO(raw))
        except (
            KeyError,
            ValueError,
            TypeError,
            AttributeError,
            IndexError,
            SyntaxError,
            OSError,
            BadZipFile,
        ) as reason:
            raise _BROKEN from reason
    visible = [sheet for sheet in values.worksheets if sheet.sheet_state == "visible"]
    tables = {sheet.title: _table(sheet, formulas[sheet.title]) for sheet in visible}
    return {title: table for title, table in tables.items() if table.rows}


def _refuse_what_is_no_workbook(raw: bytes) -> None:
    try:
        with ZipFile(BytesIO(raw)) as package:
            names = package.namelist()
            size = sum(entry.file_size for entry in package.infolist())
    except (BadZipFile, ValueError, NotImplementedError) as reason:
        raise _BROKEN from reason
    if "word/document.xml" in names:
        raise UsageError(
            "Đây là tệp Word.", "Hãy mở tệp, chép bảng danh sách kể cả dòng tiêu đề, dán vào Notepad rồi lưu UTF-8."
        )
    if "xl/workbook.xml" not in names:
        raise _BROKEN
    if size > _LARGEST:
        raise UsageError("Tệp Excel quá lớn.", "Hãy chép riêng bảng cần lấy sang một tệp mới.")


def _table(sheet: Worksheet, formulas: Worksheet) -> OfficeTable:
    if (sheet.max_row or 0) * (sheet.max_column or 0) > _MOST_CELLS:
        raise UsageError("Trang tính quá lớn.", "Hãy chép riêng bảng cần lấy sang một tệp mới.")
    above = _merged_down(sheet)
    rows, unknown, old = [], [], []
    for cells, sources in zip(sheet.iter_rows(), formulas.iter_rows(), strict=False):
        unknown += [
            cell.coordinate for cell, source in zip(cells, sources, strict=False) if _not_computed(cell, source)
        ]
        old += [cell.coordinate for cell in cells if _in_old_font(cell)]
        number = int(cells[0].row or 0)
        row = TableRow(number, tuple(_text(cell) for cell in cells), above.get(number, {}))
        if row.filled or row.above:
            rows.append(row)
    if unknown:
        raise UsageError(
            f"Trang “{sheet.title}”: ô {', '.join(unknown[:5])} là công thức chưa có kết quả.",
            "Hãy mở tệp bằng Excel, lưu lại rồi làm lại.",
        )
    if old:
        raise UsageError(
            f"Trang “{sheet.title}”: ô {', '.join(old[:5])} viết bằng phông chữ cũ (TCVN3 hoặc VNI).",
            "Hãy chuyển bảng sang Unicode (UniKey: Công cụ chuyển mã) rồi làm lại.",
        )
    hidden = [row.line for row in rows if row.filled and sheet.row_dimensions[row.line].hidden]
    remark = f"Dòng {', '.join(map(str, hidden))} đang ẩn trong Excel, vẫn được đọc."
    return OfficeTable(tuple(rows), ragged=False, remarks=(remark,) if hidden else ())


def _merged_down(sheet: Worksheet) -> Mapping[int, Mapping[int, str]]:
    """What merged cells say in the rows below their first, by row and place of the column."""
    above: dict[int, dict[int, str]] = {}
    for area in sheet.merged_cells.ranges:
        text = _text(sheet.cell(area.min_row, area.min_col))
        for row in range(area.min_row + 1, area.max_row + 1) if text else ():
            above.setdefault(row, {})[area.min_col - 1] = text
    return above


def _not_computed(cell: Any, source: Any) -> bool:
    """Whether a formula has no kept result; one that may give an empty text has that."""
    return source.data_type == "f" and cell.value is None and '""' not in str(source.value)


def _in_old_font(cell: Any) -> bool:
    value = cell.value
    if not isinstance(value, str) or value.isascii():
        return False
    return str(cell.font.name or "").lower().startswith(_OLD_FONTS)


def _text(cell: SheetCell | Any) -> str:  # noqa: PLR0911, one a type
    """A cell as a person would type it."""
    match cell.value:
        case None:
            return ""
        case bool() as value:
            return "có" if value else "không"
        case int() | float() as value:
            return _number(value, str(cell.number_format))
        case datetime() as value:
            return short_date(value) if value.time() == time() else format_moment(value)
        case date() as value:
            return short_date(value)
        case time() | timedelta() as value:
            return str(value)
        case value:
            return tidy(str(value))


def _number(value: float, number_format: str) -> str:
    exact = Decimal(format(value, _PRECISE))
    if "%" in number_format:
        return f"{typed_number((exact * 100).normalize())}%"
    return typed_number(exact)


def titles_of(tables: Iterable[str]) -> str:
    """Names of sheets as a message lists them."""
    return ", ".join(f"“{title}”" for title in tables)
