"""A section laid out on its sheet, before a row of it is written: which columns and rows its blocks have."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate, takewhile
from math import inf
from typing import TYPE_CHECKING

from dtreport.formats.excel import native_chart, sheet_blocks, table_rows
from dtreport.formats.excel.addresses import Book, TableRange
from dtreport.formats.excel.cell_styles import Face, Look
from dtreport.formats.excel.grid import grid_for
from dtreport.formats.excel.sheet_lines import full_width_lines
from dtreport.formats.excel.sheet_page import SheetPage
from dtreport.papers.blocks import (
    Addressees,
    Block,
    Chart,
    Heading,
    Items,
    Letterhead,
    Paragraph,
    Section,
    Signature,
    Table,
    Title,
    Total,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtreport.formats.excel.native_chart import SheetChart
    from dtreport.formats.excel.sheet_lines import SheetLine

_FULL_SCALE, _SMALLER = 100, (95, 90)  # per cent
_OF_LISTS = range(100, 65, -5)  # per cent: letters of 12 points are of 8.4 at the smallest
_ROWS_OF_A_PAGE, _SAMPLE = 17, 200
_MOST_ROWS_OF_A_PAGE = 60
_WITH_SIGNATURE = 0.3  # of a page: what a signature takes along of the table above it
_SURE = 0.97  # of a page: printers find a little less room
_NO_OTHER_SHEETS = Book({}, {})
_CAPTION = Look(Face(12, bold=True), horizontal="center", vertical="bottom")


class Layout:
    """Where everything of a section stands on the sheet with a title; blocks are numbered from 0, sheet rows from 1."""

    def __init__(self, title: str, section: Section, scale: int = _FULL_SCALE) -> None:
        self.title = title
        self.foot = section.foot
        self.blocks = tuple(_shown_blocks(section))
        wishes = [table_rows.wish(block) for block in self.blocks if isinstance(block, Table)]
        page = SheetPage(section.landscape, scale)
        self.page = page.scaled_for(max((sum(wish.least) for wish in wishes), default=0.0))
        self.grid = grid_for(wishes, self.page.width)
        for block in self.blocks:
            if isinstance(block, (Letterhead, Signature)):
                self.grid = sheet_blocks.with_room_for(self.grid, block)
        self.starts: list[int] = []
        """The first row of each block."""
        self.places: dict[int, TableRange] = {}
        """The tables by the number of their block."""
        # A table alone is a list for other programs, where each row is one record however much it says.
        of_records = len(self.blocks) == 1 and not self.foot
        spans_of_tables = iter(self.grid.tables)
        row = 1
        for number, block in enumerate(self.blocks):
            self.starts.append(row)
            if not isinstance(block, Table):
                row += sum(1 for _ in self._lines_around(block))
                continue
            spans = next(spans_of_tables)
            first = row + sum(1 for _ in self._caption(block)) + 1  # under the caption and the labels
            room = self.page.height * _WITH_SIGNATURE
            last_lines = table_rows.lines_in(room) if _is_signed(self.blocks, number) else None
            counts = table_rows.row_counts(self.grid, block, spans, last_lines, of_records=of_records)
            rows = tuple(accumulate(counts, initial=first))
            self.places[number] = TableRange(title, block, spans, rows, last_lines)
            row = rows[-1]
        self.rows = row - 1
        """How many rows the blocks take."""

    @property
    def on_one_page(self) -> bool:
        """Whether all rows go on one page."""
        foot = sum(line.height for line in sheet_blocks.foot(self.grid, self.foot))
        return self.height_before(len(self.blocks)) + foot <= self.page.height * _SURE

    @property
    def rows_of_a_page(self) -> float:
        """How many rows of its only table go on a page with the labels, about."""
        head, *rows = (line.height for line in self.lines(0, _NO_OTHER_SHEETS))
        return (self.page.height * _SURE - head) / (sum(rows) / len(self.places[0].table.rows))

    @property
    def repeated_row(self) -> int:
        """The row of the main table's labels where it shall stand on every page, else 0.

        Labels stand neither over other tables nor over a chart alone: one chart takes the last row along to its page.
        """
        main = self.main
        if main is None or main < max(self.places):
            return 0
        charts = sum(isinstance(block, Chart) for block in self.blocks[main + 1 :])
        is_whole = self.rows <= _MOST_ROWS_OF_A_PAGE and self.height_before(main + 1) <= self.page.height * _SURE
        if charts > 1 or (charts and is_whole):
            return 0
        return self.places[main].head_row

    @property
    def main(self) -> int | None:
        """The number of the table that has the pane and the repeated labels: the longest of those without merged cells.

        Of several that are as long it is the first; the figures of a chart never are it.
        """
        named = {number: place for number, place in self.places.items() if place.table.name}
        one_to_one = {number: place for number, place in named.items() if place.one_to_one}
        return max(one_to_one or named, key=lambda number: len(named[number].table.rows), default=None)

    @property
    def body_end(self) -> int:
        """The last sheet row of the main table before the totals at its end; that of its labels where there is none."""
        place = self.places[self.main or 0]
        rows = place.table.rows
        totals = takewhile(
            lambda row: row.strong and any(isinstance(cell, Total) for cell in row.cells), reversed(rows)
        )
        return place.rows[len(rows) - len(list(totals))] - 1

    def height_before(self, number: int, book: Book = _NO_OTHER_SHEETS) -> float:
        """Return the points that all blocks before a number take; `book` is where their formulas refer to."""
        return sum(line.height for before in range(number) for line in self.lines(before, book))

    def sheet_chart(self, number: int, chart: Chart) -> SheetChart:
        """Return where the figures of the chart with this number stand: in a table of the sheet, if need be its own."""
        before = self.places.get(number - 1)
        if before is not None and not before.table.name:
            return native_chart.chart_of_own_table(chart, before)
        return next(filter(None, (native_chart.locate(chart, place) for place in self.places.values())))

    def lines(self, number: int, book: Book) -> Iterator[SheetLine]:
        """Set the block with this number; `book` is where the tables stand to which its cells refer."""
        block = self.blocks[number]
        if isinstance(block, Table):
            place = self.places[number]
            yield from self._caption(block)
            yield table_rows.head(self.grid, block, place.spans)
            yield from table_rows.body(self.grid, place, book)
        else:
            yield from self._lines_around(block)

    def _lines_around(self, block: Block) -> Iterator[SheetLine]:  # noqa: PLR0911, one answer for each kind of block
        """Set a block that is no table."""
        grid = self.grid
        match block:
            case Letterhead():
                return sheet_blocks.letterhead(grid, block)
            case Title():
                return sheet_blocks.title(grid, block)
            case Addressees():
                return sheet_blocks.addressees(grid, block)
            case Heading():
                return sheet_blocks.heading(grid, block)
            case Paragraph():
                return sheet_blocks.paragraph(grid, block)
            case Items():
                return sheet_blocks.items(grid, block)
            case Signature():
                return sheet_blocks.signature(grid, block)
            case Chart():
                return native_chart.lines(block)
            case Table():
                raise TypeError(block)  # it needs to know where the others stand

    def _caption(self, table: Table) -> Iterator[SheetLine]:
        """Set the caption of a table, where it has one."""
        if table.caption:
            yield from full_width_lines(self.grid, table.caption, _CAPTION, air=3, keep_next=True)


def lay_out(title: str, section: Section) -> Layout:
    """Lay a section out, a little smaller where it would else take a little more than one page.

    A long list is set so that about twenty rows go on a page, where letters that can still be read allow it.
    """
    layout = Layout(title, section)
    is_short = layout.rows <= _MOST_ROWS_OF_A_PAGE
    if layout.page.scale < _FULL_SCALE or len(layout.blocks) == 1 or (is_short and layout.on_one_page):
        return layout
    if is_short:
        smaller = (Layout(title, section, scale) for scale in _SMALLER)
        fitting = next((candidate for candidate in smaller if candidate.on_one_page), None)
        if fitting is not None:
            return fitting
    scale = _scale_of_list(title, section)
    return layout if scale == _FULL_SCALE else Layout(title, section, scale)


def _scale_of_list(title: str, section: Section) -> int:
    """Return the scale at which enough rows of the longest table go on a page, judged by the first of them."""
    tables = [block for block in section.blocks if isinstance(block, Table) and block.shown()]
    longest = max(tables, key=lambda table: len(table.rows), default=None)
    if longest is None or len(longest.rows) < _ROWS_OF_A_PAGE:
        return _FULL_SCALE
    sample = replace(longest, rows=longest.rows[:_SAMPLE], caption="")
    if inf in table_rows.wish(sample).most:
        return _FULL_SCALE  # it has running text, which is no list
    layouts = (Layout(title, replace(section, blocks=(sample,)), scale) for scale in _OF_LISTS)
    return next((each.page.scale for each in layouts if each.rows_of_a_page >= _ROWS_OF_A_PAGE), _FULL_SCALE)


def _shown_blocks(section: Section) -> Iterator[Block]:
    """Yield the blocks that can be shown; charts in parts that go on a page, after figures that no table has."""
    height = SheetPage(section.landscape).height
    blocks = [block for block in section.blocks if not isinstance(block, Table) or block.shown()]
    tables = [TableRange("", block, (), ()) for block in blocks if isinstance(block, Table)]
    for number, block in enumerate(blocks):
        if not isinstance(block, Chart):
            yield block
            continue
        for part in native_chart.split_chart(block, height, with_signature=_is_signed(blocks, number)):
            if not any(native_chart.locate(part, table) for table in tables):
                yield native_chart.data_of(part)
            yield part


def _is_signed(blocks: Sequence[Block], number: int) -> bool:
    """Whether a signature stands under the block with this number."""
    return number + 1 < len(blocks) and isinstance(blocks[number + 1], Signature)


def book_of(layouts: Sequence[Layout], names: Sequence[str]) -> Book:
    """Return what the sheets of a workbook know of each other; `names` are those of their sections."""
    titles: dict[str, str] = {}
    places: dict[str, TableRange] = {}
    for layout, name in zip(layouts, names, strict=True):
        titles.setdefault(name, layout.title)
        for place in layout.places.values():
            places.setdefault(place.table.name, place)
    return Book(titles, places)
