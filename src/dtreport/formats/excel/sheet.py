"""A section as a sheet: its columns, its rows, and how it is printed."""

from collections.abc import Iterator
from itertools import takewhile

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem

from dtreport.formats.excel import furniture, tables
from dtreport.formats.excel.grid import Grid, Span, grid_for
from dtreport.formats.excel.lines import Line, spread
from dtreport.formats.excel.measure import AIR, Face, height
from dtreport.formats.excel.package import StreamedSheet
from dtreport.formats.excel.page import Page
from dtreport.formats.excel.rows import RowWriter
from dtreport.formats.excel.styles import FONT, Look
from dtreport.papers.blocks import Block, Chart, Heading, Items, Letterhead, Paragraph, Section, Signature, Table

_PIXELS_A_WIDTH = 8  # a digit of Times New Roman 12, the unit of column widths
_HIGHEST_PANE = 260.0  # points; under a higher one no rows would be left to scroll on a small screen
_CAPTION = Look(Face(12, bold=True), across="center", down="bottom")
_A4 = 9
_LONGEST_STAMP = 200  # characters; a header holds 255


def fill(sheet: StreamedSheet, section: Section, stamp: str) -> None:
    """Write a section into an empty sheet."""
    blocks = tuple(block for block in section.blocks if not isinstance(block, Table) or block.shown())
    wishes = [tables.wish(block) for block in blocks if isinstance(block, Table)]
    page = Page(section.landscape).scaled_for(max((sum(wish.least) for wish in wishes), default=0.0))
    grid = grid_for(wishes, page.width)
    for block in blocks:
        if isinstance(block, (Letterhead, Signature)):
            grid = furniture.with_room_for(grid, block)
    _set_page(sheet, page, stamp, first_differs=any(isinstance(block, Letterhead) for block in blocks))
    for column, pixels in enumerate(grid.widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = pixels / _PIXELS_A_WIDTH
    _Filling(sheet, grid, blocks).run(page.height)


class _Filling:
    """Fills one sheet; the table with most rows is the main one, which has the pane, the titles and the filter."""

    def __init__(self, sheet: StreamedSheet, grid: Grid, blocks: tuple[Block, ...]) -> None:
        self._sheet = sheet
        self._grid = grid
        self._blocks = blocks
        self._tables = {place: block for place, block in enumerate(blocks) if isinstance(block, Table)}
        self._spans = dict(zip(self._tables, grid.tables, strict=True))
        self._main = max(self._tables, key=lambda place: len(self._tables[place].rows), default=None)
        self._rows = RowWriter(sheet, len(grid.widths))

    def run(self, page_height: float) -> None:
        title = self._set_titles()
        for place, block in enumerate(self._blocks):
            if any(isinstance(near, Signature) for near in self._blocks[max(0, place - 1) : place + 1]):
                self._rows.keep_last()  # neither a signature nor the small print under it stands alone on a page
            self._rows.put(self._lines(block, self._spans.get(place, ())))
            if place == self._main:
                self._set_filter(title)
        repeated = title if self._sheet.print_title_rows else 0
        self._rows.end_pages(page_height, repeated)

    def _set_titles(self) -> int:
        """Freeze and repeat the labels of the main table; return their row, 0 where there is none.

        It must be done before the first row is written.
        """
        if self._main is None:
            return 0
        table, spans = self._tables[self._main], self._spans[self._main]
        above = [
            line
            for place, block in enumerate(self._blocks[: self._main])
            for line in self._lines(block, self._spans.get(place, ()))
        ]
        above += [*self._caption(table), tables.head(self._grid, table, spans)]
        if sum(line.height for line in above) <= _HIGHEST_PANE:
            self._sheet.freeze_panes = f"A{len(above) + 1}"
        if self._main == max(self._tables):  # else they would stand over the rows of another table
            self._sheet.print_title_rows = f"{len(above)}:{len(above)}"
        return len(above)

    def _set_filter(self, title: int) -> None:
        """Filter the main table, but not the totals at its end."""
        rows = self._tables[self._main or 0].rows
        totals = sum(1 for _ in takewhile(lambda row: row.strong, reversed(rows)))
        if len(rows) > totals:
            last = get_column_letter(len(self._grid.widths))
            self._sheet.auto_filter.ref = f"A{title}:{last}{self._rows.count - totals}"

    def _lines(self, block: Block, spans: tuple[Span, ...]) -> Iterator[Line]:
        match block:
            case Letterhead():
                yield from furniture.letterhead(self._grid, block)
            case Heading():
                yield from furniture.heading(self._grid, block)
            case Paragraph():
                yield from furniture.paragraph(self._grid, block)
            case Items():
                yield from furniture.items(self._grid, block)
            case Table():
                yield from self._caption(block)
                yield tables.head(self._grid, block, spans)
                yield from tables.body(self._grid, block, spans)
            case Signature():
                yield from furniture.signature(self._grid, block)
            case Chart():
                pass  # native charts are still to come

    def _caption(self, table: Table) -> Iterator[Line]:
        if table.caption:
            yield from spread(self._grid, table.caption, _CAPTION, air=3, kept=True)


def _set_page(sheet: StreamedSheet, page: Page, stamp: str, *, first_differs: bool) -> None:
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
