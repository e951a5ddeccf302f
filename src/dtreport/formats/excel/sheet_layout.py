"""A section laid out on its sheet, before a row of it is written: which columns and rows its blocks have."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, takewhile

from dtreport.formats.excel import native_chart, sheet_blocks, table_rows
from dtreport.formats.excel.cell_styles import Look
from dtreport.formats.excel.grid import grid_for
from dtreport.formats.excel.native_chart import SheetChart
from dtreport.formats.excel.sheet_lines import SheetLine, spread
from dtreport.formats.excel.sheet_page import SheetPage
from dtreport.formats.excel.table_ranges import Book, TableRange
from dtreport.formats.excel.text_height import Face
from dtreport.papers.blocks import (
    Addressees,
    Block,
    Chart,
    Heading,
    Items,
    Letterhead,
    Paragraph,
    Row,
    Section,
    Signature,
    Table,
    Title,
    Total,
)

_WHOLE, _SMALLER = 100, (95, 90)  # per cent
_MOST_ROWS_OF_A_PAGE = 60
_TAKEN = 0.3  # of a page: what a signature takes along of the table above it
_SURE = 0.97  # of a page: printers find a little less room
_NOTHING_ELSE = Book({}, {})
_CAPTION = Look(Face(12, bold=True), across="center", down="bottom")


class Layout:
    """Where everything of a section stands on the sheet with a title."""

    def __init__(self, title: str, section: Section, scale: int = _WHOLE) -> None:
        self.title = title
        self.foot = section.foot
        self.blocks = tuple(_blocks(section))
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
        self._of_records = len(self.blocks) == 1 and not self.foot
        self.rows = self._find_places()
        """How many rows the blocks take."""

    def _find_places(self) -> int:
        spans = iter(self.grid.tables)
        row = 1
        for number, block in enumerate(self.blocks):
            self.starts.append(row)
            if isinstance(block, Table):
                of_block = next(spans)
                first = row + sum(1 for _ in self._caption(block)) + 1
                last_lines = table_rows.lines_in(self.page.height * _TAKEN) if _is_signed(self.blocks, number) else None
                taken = table_rows.rows_taken(self.grid, block, of_block, last_lines, of_records=self._of_records)
                rows = tuple(accumulate(taken, initial=first))
                self.places[number] = TableRange(self.title, block, of_block, rows, last_lines)
                row = rows[-1]
            else:
                row += sum(1 for _ in self._around(block))
        return row - 1

    @property
    def on_one_page(self) -> bool:
        """Whether all rows go on one page."""
        foot = sum(line.height for line in sheet_blocks.foot(self.grid, self.foot))
        return self._height(len(self.blocks)) + foot <= self.page.height * _SURE

    @property
    def repeats_labels(self) -> bool:
        """Whether the labels of the main table shall stand on every page: not over other tables nor over charts."""
        main = self.main
        if main is None or main < max(self.places):
            return False
        followed = main + 1 < len(self.blocks) and isinstance(self.blocks[main + 1], Chart)
        short = self.rows <= _MOST_ROWS_OF_A_PAGE
        return not (followed and short and self._height(main + 1) <= self.page.height * _SURE)

    def _height(self, number: int) -> float:
        """Return the points that all blocks before a number take."""
        return sum(line.height for each in range(number) for line in self.lines(each, _NOTHING_ELSE))

    @property
    def main(self) -> int | None:
        """The number of the table that has the pane and the repeated labels: the longest of those without merged cells.

        Of several that are as long it is the first; the figures of a chart never are it.
        """
        named = {number: place for number, place in self.places.items() if place.table.name}
        whole = {number: place for number, place in named.items() if place.whole}
        return max(whole or named, key=lambda number: len(named[number].table.rows), default=None)

    @property
    def body_end(self) -> int:
        """The last sheet row of the main table before the totals at its end; that of its labels where there is none."""
        place = self.places[self.main or 0]
        rows = place.table.rows
        totals = sum(1 for _ in takewhile(_is_total, reversed(rows)))
        return place.rows[len(rows) - totals] - 1

    def drawn(self, number: int, chart: Chart) -> SheetChart:
        """Return where the figures of the chart with this number stand: in a table of the sheet, if need be its own."""
        before = self.places.get(number - 1)
        if before is not None and not before.table.name:
            return native_chart.beside(chart, before)
        return next(filter(None, (native_chart.found_in(chart, place) for place in self.places.values())))

    def lines(self, number: int, book: Book) -> Iterator[SheetLine]:
        """Set the block with this number."""
        block = self.blocks[number]
        if not isinstance(block, Table):
            return self._around(block)
        return self._table(self.places[number], book)

    def _table(self, place: TableRange, book: Book) -> Iterator[SheetLine]:
        yield from self._caption(place.table)
        yield table_rows.head(self.grid, place.table, place.spans)
        yield from table_rows.body(self.grid, place, book)

    def _around(self, block: Block) -> Iterator[SheetLine]:  # noqa: PLR0911 - one answer for each kind of block
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
        return spread(self.grid, table.caption, _CAPTION, air=3, kept=True) if table.caption else iter(())


def laid_out(title: str, section: Section) -> Layout:
    """Lay a section out, a little smaller where it would else take a little more than one page."""
    layout = Layout(title, section)
    if layout.page.scale < _WHOLE or layout.rows > _MOST_ROWS_OF_A_PAGE or layout.on_one_page:
        return layout
    smaller = (Layout(title, section, scale) for scale in _SMALLER)
    return next((each for each in smaller if each.on_one_page), layout)


def _blocks(section: Section) -> Iterator[Block]:
    """Yield the blocks that can be shown; charts in parts that go on a page, after figures that no table has."""
    height = SheetPage(section.landscape).height
    shown = [block for block in section.blocks if not isinstance(block, Table) or block.shown()]
    given = [(TableRange("", block, (), ())) for block in shown if isinstance(block, Table)]
    for number, block in enumerate(shown):
        if not isinstance(block, Chart):
            yield block
            continue
        for part in native_chart.parted(block, height, kept=_is_signed(shown, number)):
            if not any(native_chart.found_in(part, place) for place in given):
                yield native_chart.data_of(part)
            yield part


def _is_signed(blocks: Sequence[Block], number: int) -> bool:
    """Whether a signature stands under the block with this number."""
    return isinstance(next(iter(blocks[number + 1 : number + 2]), None), Signature)


def _is_total(row: Row) -> bool:
    return row.strong and any(isinstance(cell, Total) for cell in row.cells)


def book_of(layouts: Sequence[Layout], names: Sequence[str]) -> Book:
    """Return what the sheets of a workbook know of each other; `names` are those of their sections."""
    titles: dict[str, str] = {}
    places: dict[str, TableRange] = {}
    for layout, name in zip(layouts, names, strict=True):
        titles.setdefault(name, layout.title)
        for place in layout.places.values():
            places.setdefault(place.table.name, place)
    return Book(titles, places)
