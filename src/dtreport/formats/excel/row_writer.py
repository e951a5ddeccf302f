"""Writing lines into a sheet, one row after another."""

from __future__ import annotations

from array import array
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break

from dtreport.formats.excel.cell_styles import FONT, Run, style_id
from dtreport.formats.excel.formulas import Formula
from dtreport.formats.excel.sheet_page import Rows, page_breaks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dtreport.formats.excel.cell_styles import Look
    from dtreport.formats.excel.formulas import ExcelNumber
    from dtreport.formats.excel.sheet_lines import SheetField, SheetLine, Value
    from dtreport.formats.excel.workbook_package import StreamedSheet

_FORMULA_MARKS = tuple("=+-@\t\r＝＋－＠")
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001, Excel knows no time zones


class RowWriter:
    """Appends lines to a sheet and remembers their heights, so that pages can be ended in good places."""

    def __init__(self, sheet: StreamedSheet, columns: int) -> None:
        self._sheet = sheet
        self._letters = [get_column_letter(column + 1) for column in range(columns + 1)]  # one beside the page
        self._styles: dict[Look, int] = {}
        self._heights = array("d")
        self._keep_next = bytearray()

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self._heights)

    def heights(self, first: int) -> tuple[float, ...]:
        """Return the heights of the rows from one on, in points."""
        return tuple(self._heights[first - 1 :])

    def append(self, lines: Iterable[SheetLine]) -> None:
        """Write lines under those before."""
        for line in lines:
            row = self.count + 1
            cells = "".join([self._cells(row, field) for field in line.fields])
            self._sheet.write_rows(f'<row r="{row}" ht="{line.height:g}" customHeight="1">{cells}</row>')
            self._heights.append(line.height)
            self._keep_next.append(line.keep_next)

    def keep_last_with_next(self) -> None:
        """Keep the last row together with what comes next."""
        if self._keep_next:
            self._keep_next[-1] = True

    def end_pages(self, height: float, title: int) -> None:
        """End pages by hand where rows that belong together would be parted.

        Args:
            height: the printable height of a page in points.
            title: the row that is repeated on each page, 0 for none.
        """
        for row in page_breaks(Rows(self._heights, self._keep_next, title), height):
            self._sheet.row_breaks.append(Break(id=row))

    def _cells(self, row: int, field: SheetField) -> str:
        """Return the cells of a field in its first row, which are merged where there is more than one."""
        (first, last), value, look, rows, leads_to = field
        if leads_to:
            look = look._replace(link=True)
            self._sheet.link(f"{self._letters[first]}{row}", leads_to)
        if isinstance(value, str) and value.startswith(_FORMULA_MARKS):
            look = look._replace(quoted=True)
        style = self._styles.get(look)
        if style is None:
            style = self._styles[look] = style_id(self._sheet, look)
        cell = f'<c r="{self._letters[first]}{row}" s="{style}"' + _content(value)
        if first == last and rows == 1:
            return cell
        self._sheet.merges.append(f"{self._letters[first]}{row}:{self._letters[last]}{row + rows - 1}")
        others = (f'<c r="{letter}{row}" s="{style}"/>' for letter in self._letters[first + 1 : last + 1])
        return cell + "".join(others)


def _content(value: Value) -> str:  # noqa: PLR0911, one answer for each kind of value
    """Return the end of a cell element: its type and what it holds. Text is always text, never a formula."""
    match value:
        case None:
            return "/>"
        case str():
            return f' t="inlineStr"><is>{_text(value)}</is></c>'
        case Formula():
            type_, result = ' t="str"', value.value
            if not isinstance(result, str):
                type_, result = "", _number(result)
            return f"{type_}><f>{escape(value.text)}</f><v>{escape(result)}</v></c>"
        case tuple():
            runs = [
                f'<r><rPr><rFont val="{FONT}"/><family val="1"/>{"<b/>" * run.face.bold}{"<i/>" * run.italic}'
                f'<sz val="{run.face.size}"/></rPr>{_text(run.text)}</r>'
                for run in value
                if isinstance(run, Run)
            ]
            return f' t="inlineStr"><is>{"".join(runs)}</is></c>'
        case datetime():  # Excel counts days since 30/12/1899, and parts of a day
            return f"><v>{(value.replace(tzinfo=None) - _EPOCH) / timedelta(days=1):.10f}</v></c>"
        case date():
            return f"><v>{(value - _EPOCH.date()).days}</v></c>"
    return f"><v>{_number(value)}</v></c>"


def _number(value: ExcelNumber) -> str:
    """Return a number as XML has it, a whole one without a decimal point."""
    return str(int(value)) if value == int(value) else repr(float(value))


def _text(value: str) -> str:
    """Return a text element; spaces at its ends are told to be kept."""
    space = ' xml:space="preserve"' if value != value.strip() or "\n" in value else ""
    return f"<t{space}>{escape(value)}</t>"
