"""A section as a sheet: its rows, its table and charts, and how it is printed."""

from collections.abc import Iterator
from itertools import chain

from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.table import Table as DefinedTable
from openpyxl.worksheet.table import TableColumn, TableStyleInfo

from dtreport.formats.excel import sheet_blocks, table_rows
from dtreport.formats.excel.cell_styles import FONT, Look
from dtreport.formats.excel.excel_names import CellNames
from dtreport.formats.excel.native_chart import NativeChart
from dtreport.formats.excel.row_writer import RowWriter
from dtreport.formats.excel.sheet_layout import Layout
from dtreport.formats.excel.sheet_lines import SheetField, SheetLine
from dtreport.formats.excel.sheet_page import SheetPage
from dtreport.formats.excel.table_ranges import Book, TableRange, reference
from dtreport.formats.excel.text_height import AIR, Face, height, needed
from dtreport.formats.excel.workbook_package import StreamedSheet
from dtreport.papers.blocks import Chart, ColumnKind, Letterhead, Signature

_PIXELS_A_WIDTH = 8  # a digit of Times New Roman 12, the unit of column widths
_HIGHEST_PANE = 260.0  # points; under a higher one no rows would be left to scroll on a small screen
_A4 = 9
_LONGEST_STAMP = 200  # characters; a header holds 255
_BACK = Look(Face(12), down="top")


def fill(sheet: StreamedSheet, layout: Layout, book: Book, stamp: str, names: CellNames) -> None:
    """Write a section into an empty sheet; `names` are those of the workbook."""
    _set_page(sheet, layout.page, stamp, first_differs=any(isinstance(each, Letterhead) for each in layout.blocks))
    for column, pixels in enumerate(layout.grid.widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = pixels / _PIXELS_A_WIDTH
    _Filling(sheet, layout, book, names).run()


class _Filling:
    """Fills one sheet."""

    def __init__(self, sheet: StreamedSheet, layout: Layout, book: Book, names: CellNames) -> None:
        self._sheet = sheet
        self._layout = layout
        self._book = book
        self._names = names
        self._columns = len(layout.grid.widths)
        self._last = get_column_letter(self._columns)
        self._rows = RowWriter(sheet, self._columns)

    def run(self) -> None:
        layout = self._layout
        self._set_titles()
        back = self._way_back()
        for number, block in enumerate(layout.blocks):
            if isinstance(block, Signature):
                self._rows.keep_last()  # it never stands alone on a page
            lines = layout.lines(number, self._book)
            self._rows.put(lines if number else _with_way_back(lines, back))
            if isinstance(block, Chart):
                self._draw(number, block)
        if layout.foot:
            self._rows.keep_last()  # it never stands alone on a page
            self._rows.put(sheet_blocks.foot(layout.grid, layout.foot))
        repeated = int(self._sheet.print_title_rows.rpartition("$")[2]) if self._sheet.print_title_rows else 0
        self._rows.end_pages(layout.page.height, repeated)
        if self._rows.count:
            self._sheet.print_area = f"A1:{self._last}{self._rows.count}"
        self._define()

    def _set_titles(self) -> None:
        """Freeze and repeat the labels of the main table. It must be done before the first row is written."""
        layout = self._layout
        if layout.main is None:
            return
        place = layout.places[layout.main]
        above = chain.from_iterable(layout.lines(number, self._book) for number in range(layout.main))
        head = table_rows.head(layout.grid, place.table, place.spans)
        if sum(line.height for line in above) + head.height <= _HIGHEST_PANE:
            self._sheet.freeze_panes = f"A{place.head + 1}"
        if layout.repeats_labels:
            self._sheet.print_title_rows = f"{place.head}:{place.head}"

    def _way_back(self) -> SheetField | None:
        """Return a link to the first sheet, beside the page, so that it is not printed."""
        first = next(iter(self._book.titles.values()))
        if self._layout.title == first or all(
            number in self._layout.places for number in range(len(self._layout.blocks))
        ):
            return None
        text = f"← {first}"
        self._sheet.column_dimensions[get_column_letter(self._columns + 1)].width = (
            needed(text, _BACK.face) / _PIXELS_A_WIDTH
        )
        return SheetField((self._columns, self._columns), text, _BACK, leads_to=first)

    def _draw(self, number: int, chart: Chart) -> None:
        first = self._layout.starts[number]
        heights = self._rows.heights(first)
        self._sheet.add_chart(NativeChart(self._layout.drawn(number, chart), first, heights, self._columns))

    def _define(self) -> None:
        """Make the main table one that Excel knows, and give names to the figures of named rows."""
        layout = self._layout
        if layout.main is None:
            return
        place = layout.places[layout.main]
        if place.whole and layout.body_end > place.head:
            self._sheet.add_table(self._defined(place, layout.body_end))
        for other in layout.places.values():
            for name, address in named_figures(other):
                given = self._names.give(other.table.name, name)
                self._sheet.book.defined_names.add(DefinedName(given, attr_text=address))

    def _defined(self, place: TableRange, end: int) -> DefinedTable:
        """Return the table as Excel defines it, which has its own filter; the totals at its end are not in it."""
        area = f"A{place.head}:{self._last}{end}"
        columns = [TableColumn(id=number, name=label) for number, label in enumerate(table_rows.labels(place.table), 1)]
        return DefinedTable(
            displayName=self._names.give(place.table.name),
            ref=area,
            tableColumns=columns,
            autoFilter=AutoFilter(ref=area),
            tableStyleInfo=TableStyleInfo(showRowStripes=False, showColumnStripes=False),
        )


def named_figures(place: TableRange) -> Iterator[tuple[str, str]]:
    """Yield the name and the address of the figure in each named row, where the table has one column of figures."""
    numbers = [column.key for column in place.table.columns if column.kind is ColumnKind.NUMBER]
    if len(numbers) != 1 or numbers[0] not in place.letters:
        return
    for number, row in enumerate(place.table.rows):
        if row.name:
            at = place.rows[number]
            yield row.name, reference(place.sheet, place.letters[numbers[0]], [(at, at)])


def _with_way_back(lines: Iterator[SheetLine], back: SheetField | None) -> Iterator[SheetLine]:
    for place, line in enumerate(lines):
        yield line if place or back is None else line._replace(fields=(*line.fields, back))


def _set_page(sheet: StreamedSheet, page: SheetPage, stamp: str, *, first_differs: bool) -> None:
    """Set the paper; page x/y in the middle of the top margin, not on a first page with a letterhead (Nghị định 30)."""
    sheet.sheet_view.showGridLines = False
    sheet.sheet_format.defaultRowHeight = height(1, Face()) - AIR
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = "landscape" if page.landscape else "portrait"
    sheet.page_setup.scale = page.scale
    sheet.print_options.horizontalCentered = True
    for side, inches in page.margins.items():
        setattr(sheet.page_margins, side, inches)
    sheet.HeaderFooter.oddHeader = _header(stamp, numbered=True)
    if first_differs:
        sheet.HeaderFooter.differentFirst = True
        sheet.HeaderFooter.firstHeader = _header(stamp, numbered=False)


def _header(stamp: str, *, numbered: bool) -> HeaderFooterItem:
    header = HeaderFooterItem()
    header.center.text = "&P/&N" if numbered else None
    header.right.text = stamp[:_LONGEST_STAMP].replace("&", "&&") or None
    for part, weight in ((header.center, "Regular"), (header.right, "Bold")):
        part.font, part.size = f"{FONT},{weight}", 13
    return header
