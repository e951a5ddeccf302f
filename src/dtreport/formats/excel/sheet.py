"""A section as a sheet: its rows, its table and charts, and how it is printed."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.table import Table as DefinedTable
from openpyxl.worksheet.table import TableColumn, TableStyleInfo

from dtreport.formats.excel import sheet_blocks, table_rows
from dtreport.formats.excel.addresses import reference
from dtreport.formats.excel.cell_styles import FONT, Face, Look
from dtreport.formats.excel.native_chart import NativeChart
from dtreport.formats.excel.row_writer import RowWriter
from dtreport.formats.excel.sheet_lines import AIR, SheetField, cell_width, row_height
from dtreport.formats.pagination import stays_with_next
from dtreport.papers.blocks import Chart, ColumnKind, Letterhead

if TYPE_CHECKING:
    from dtreport.formats.excel.addresses import Book, CellNames
    from dtreport.formats.excel.sheet_layout import Layout
    from dtreport.formats.excel.workbook_package import StreamedSheet

_PIXELS_A_WIDTH = 8  # a digit of Times New Roman 12, the unit of column widths
_HIGHEST_PANE = 260.0  # points; under a higher one no rows would be left to scroll on a small screen
_A4 = 9
_LONGEST_STAMP = 200  # characters; a header holds 255
_LINK_BACK = Look(Face(12), vertical="top")


def fill(sheet: StreamedSheet, layout: Layout, book: Book, stamp: str, names: CellNames) -> None:
    """Write a section into an empty sheet.

    Args:
        sheet: the sheet, which is opened and closed by the caller.
        layout: where everything of the section stands.
        book: where the tables of all sheets stand.
        stamp: what is printed on every page.
        names: the names of tables and cells in the workbook, which grow.
    """
    _set_page(sheet, layout, stamp)
    if layout.main is not None:
        # Freeze and repeat the labels of the main table; openpyxl writes both before the first row.
        place = layout.places[layout.main]
        height = layout.height_before(layout.main, book)
        height += table_rows.head(layout.grid, place.table, place.spans).height
        if height <= _HIGHEST_PANE:
            sheet.freeze_panes = f"A{place.head_row + 1}"
        if layout.repeated_row:
            sheet.print_title_rows = f"{layout.repeated_row}:{layout.repeated_row}"
    link = _link_to_first_sheet(sheet, layout, book)

    columns = len(layout.grid.widths)
    rows = RowWriter(sheet, columns)
    stays = stays_with_next(layout.blocks)
    for number, block in enumerate(layout.blocks):
        # No signature and no end mark stands alone on a page, nor the labels of a table over its chart.
        if number and (stays[number - 1] or (layout.repeated_row and number - 1 == layout.main)):
            rows.keep_last_with_next()
        lines = layout.lines(number, book)
        if number == 0 and link is not None:
            rows.append(line._replace(fields=(*line.fields, link)) for line in islice(lines, 1))
        rows.append(lines)
        if isinstance(block, Chart):
            first = layout.starts[number]
            sheet.add_chart(NativeChart(layout.sheet_chart(number, block), first, rows.heights(first), columns))
    if layout.foot:
        rows.keep_last_with_next()  # it never stands alone on a page
        rows.append(sheet_blocks.foot(layout.grid, layout.foot))
    rows.end_pages(layout.page.height, layout.repeated_row)
    if rows.count:
        sheet.print_area = f"A1:{get_column_letter(columns)}{rows.count}"
    _define_names(sheet, layout, names)


def _link_to_first_sheet(sheet: StreamedSheet, layout: Layout, book: Book) -> SheetField | None:
    """Return a link to the first sheet, in a column beside the page, so that it is not printed.

    The first sheet has none, nor has a sheet of tables alone, which is a list for other programs.
    """
    title = next(iter(book.titles.values()))
    if layout.title == title or len(layout.places) == len(layout.blocks):
        return None
    text = f"← {title}"
    column = len(layout.grid.widths)
    width = cell_width(text, _LINK_BACK.face) / _PIXELS_A_WIDTH
    sheet.column_dimensions[get_column_letter(column + 1)].width = width
    return SheetField((column, column), text, _LINK_BACK, leads_to=title)


def _define_names(sheet: StreamedSheet, layout: Layout, names: CellNames) -> None:
    """Make the main table one that Excel knows, and give names to the figures of named rows."""
    if layout.main is None:
        return
    main = layout.places[layout.main]
    if main.one_to_one and layout.body_end > main.head_row:
        # The table has its own filter; the totals at its end are not in it.
        area = f"A{main.head_row}:{get_column_letter(len(layout.grid.widths))}{layout.body_end}"
        labels = enumerate(table_rows.labels(main.table), 1)
        table = DefinedTable(
            displayName=names.claim(main.table.name),
            ref=area,
            tableColumns=[TableColumn(id=number, name=label) for number, label in labels],
            autoFilter=AutoFilter(ref=area),
            tableStyleInfo=TableStyleInfo(showRowStripes=False, showColumnStripes=False),
        )
        sheet.add_table(table)
    for place in layout.places.values():
        # A name stands for one cell, so the table must have one column of figures.
        figures = [column.key for column in place.table.columns if column.kind is ColumnKind.NUMBER]
        if len(figures) != 1 or figures[0] not in place.letters:
            continue
        for sheet_row, row in zip(place.rows, place.table.rows, strict=False):
            if row.name:
                address = reference(place.sheet, place.letters[figures[0]], [sheet_row])
                name = names.claim(place.table.name, row.name)
                sheet.book.defined_names.add(DefinedName(name, attr_text=address))


def _set_page(sheet: StreamedSheet, layout: Layout, stamp: str) -> None:
    """Set columns and paper.

    Page x/y stands in the middle of the top margin, but not on a first page with a letterhead (Nghị định 30).
    """
    sheet.sheet_view.showGridLines = False
    sheet.sheet_format.defaultRowHeight = row_height(1, Face()) - AIR
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = "landscape" if layout.page.landscape else "portrait"
    sheet.page_setup.scale = layout.page.scale
    sheet.print_options.horizontalCentered = True
    for side, inches in layout.page.margins.items():
        setattr(sheet.page_margins, side, inches)
    for column, width in enumerate(layout.grid.widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width / _PIXELS_A_WIDTH
    sheet.HeaderFooter.oddHeader = _header(stamp, numbered=True)
    if any(isinstance(block, Letterhead) for block in layout.blocks):
        sheet.HeaderFooter.differentFirst = True
        sheet.HeaderFooter.firstHeader = _header(stamp, numbered=False)


def _header(stamp: str, *, numbered: bool) -> HeaderFooterItem:
    """Return what stands in the top margin: the number of the page in the middle, the stamp on the right."""
    header = HeaderFooterItem()
    header.center.text = "&P/&N" if numbered else None
    header.right.text = stamp[:_LONGEST_STAMP].replace("&", "&&") or None
    for part, weight in ((header.center, "Regular"), (header.right, "Bold")):
        part.font, part.size = f"{FONT},{weight}", 13
    return header
