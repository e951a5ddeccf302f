"""Writing lines into a sheet, one row after another."""

from array import array
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break

from dtreport.formats.excel.cell_styles import FONT, Look, Run, style_id
from dtreport.formats.excel.formulas import ExcelNumber, Formula
from dtreport.formats.excel.sheet_lines import SheetField, SheetLine, Value
from dtreport.formats.excel.sheet_page import Rows, page_breaks
from dtreport.formats.excel.workbook_package import StreamedSheet

_FORMULA_MARKS = tuple("=+-@\t\r＝＋－＠")
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - Excel knows no time zones


class RowWriter:
    """Appends lines to a sheet and remembers their heights, so that pages can be ended in good places."""

    def __init__(self, sheet: StreamedSheet, columns: int) -> None:
        self._sheet = sheet
        self._letters = [get_column_letter(column + 1) for column in range(columns + 1)]  # one beside the page
        self._styles: dict[Look, int] = {}
        self._heights = array("d")
        self._kept = bytearray()

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self._heights)

    def heights(self, first: int) -> tuple[float, ...]:
        """Return the heights of the rows from one on, in points."""
        return tuple(self._heights[first - 1 :])

    def put(self, lines: Iterable[SheetLine]) -> None:
        """Append lines."""
        for line in lines:
            row = self.count + 1
            cells = "".join([self._cells(row, field) for field in line.fields])
            self._sheet.write_rows(f'<row r="{row}" ht="{line.height:g}" customHeight="1">{cells}</row>')
            self._heights.append(line.height)
            self._kept.append(line.kept)

    def keep_last(self) -> None:
        """Keep the last row together with what comes next."""
        if self._kept:
            self._kept[-1] = True

    def end_pages(self, height: float, title: int) -> None:
        """End pages by hand where rows that belong together would be parted; `title` is the repeated row."""
        for row in page_breaks(Rows(self._heights, self._kept, title), height):
            self._sheet.row_breaks.append(Break(id=row))

    def _cells(self, row: int, field: SheetField) -> str:
        (first, last), value, look, down, leads_to = field
        if leads_to:
            look = look._replace(link=True)
            self._sheet.link(f"{self._letters[first]}{row}", leads_to)
        if isinstance(value, str) and value.startswith(_FORMULA_MARKS):
            look = look._replace(quoted=True)
        style = self._styles.get(look)
        if style is None:
            style = self._styles[look] = style_id(self._sheet, look)
        head = f'<c r="{self._letters[first]}{row}" s="{style}"'
        if first == last and down == 1:
            return head + _content(value)
        self._sheet.merges.append(f"{self._letters[first]}{row}:{self._letters[last]}{row + down - 1}")
        others = (f'<c r="{letter}{row}" s="{style}"/>' for letter in self._letters[first + 1 : last + 1])
        return head + _content(value) + "".join(others)


def _content(value: Value) -> str:
    """Return the rest of a cell element; text is always text, never a formula."""
    if value is None:
        return "/>"
    if isinstance(value, str):
        return f' t="inlineStr"><is>{_text(value)}</is></c>'
    if isinstance(value, Formula):
        return _derived(value)
    if isinstance(value, tuple):
        return f' t="inlineStr"><is>{"".join([_run(run) for run in value if isinstance(run, Run)])}</is></c>'
    if isinstance(value, date):
        return f"><v>{_serial(value)}</v></c>"
    return f"><v>{_number(value)}</v></c>"


def _derived(formula: Formula) -> str:
    """Return a formula with the value that it has now."""
    text, value = formula
    if isinstance(value, str):
        return f' t="str"><f>{escape(text)}</f><v>{escape(value)}</v></c>'
    return f"><f>{escape(text)}</f><v>{_number(value)}</v></c>"


def _number(value: ExcelNumber) -> str:
    return str(int(value)) if value == int(value) else repr(float(value))


def _serial(value: date) -> str:
    """Return a date as Excel counts it: days since 30/12/1899."""
    if not isinstance(value, datetime):
        return str((value - _EPOCH.date()).days)
    return f"{(value.replace(tzinfo=None) - _EPOCH) / timedelta(days=1):.10f}"


def _text(value: str) -> str:
    space = ' xml:space="preserve"' if value != value.strip() or "\n" in value else ""
    return f"<t{space}>{escape(value)}</t>"


def _run(run: Run) -> str:
    marks = "<b/>" * run.face.bold + "<i/>" * run.italic
    return (
        f'<r><rPr><rFont val="{FONT}"/><family val="1"/>{marks}<sz val="{run.face.size}"/></rPr>{_text(run.text)}</r>'
    )
