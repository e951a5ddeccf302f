"""A paper on the terminal: at any width, without need of colour, in every encoding."""

from __future__ import annotations

from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.console import Console, ConsoleOptions, Group, JustifyMethod, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from dtreport.formats.cells import ShownTable, shown_words
from dtreport.formats.column_widths import character_widths
from dtreport.formats.encoding import encodable
from dtreport.formats.text_bars import bar_lines
from dtreport.papers.blocks import (
    Addressees,
    Block,
    Chart,
    ColumnKind,
    Heading,
    Items,
    Letterhead,
    Paper,
    Paragraph,
    Row,
    Section,
    Signatory,
    Signature,
    Table,
    Title,
)
from dtreport.vietnamese.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

_TWO_HALVES = 70
_GAP = 3
_FOOT_RULE = 20
_JUSTIFIED: dict[ColumnKind, JustifyMethod] = {
    ColumnKind.TEXT: "left",
    ColumnKind.NUMBER: "right",
    ColumnKind.PERCENT: "right",
}


def renderable(paper: Paper) -> RenderableType:
    """What rich can print on any console; no text of a user is markup, an emoji or a link in it."""
    return _Renderable(paper)


def page_text(paper: Paper, width: int) -> str:
    """The paper as it stands on a terminal of this many columns, without colours, and without blanks at its end."""
    page = StringIO()
    console = Console(
        file=page, width=width, color_system=None, force_terminal=False, legacy_windows=False, soft_wrap=False
    )
    console.print(renderable(paper))
    return "\n".join(line.rstrip() for line in page.getvalue().split("\n")).strip("\n")


@dataclass(frozen=True, slots=True)
class _Renderable:
    paper: Paper

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        page = _TerminalPage(options.max_width, options.encoding)
        if self.paper.stamp:
            yield page.middle(self.paper.stamp, "bold")
            yield ""
        for section in self.paper.sections:
            yield from page.section(section)


@dataclass(frozen=True, slots=True)
class _TerminalPage:
    """Sets blocks for one console."""

    room: int
    encoding: str

    def text(self, text: str, style: str = "") -> Text:
        return Text(encodable(self.encoding, visible(text)), style, overflow="fold")

    def middle(self, text: str, style: str = "") -> Text:
        centred = self.text(text, style)
        centred.justify = "center"
        return centred

    def section(self, section: Section) -> Iterator[RenderableType]:
        for block in section.blocks:
            parts = list(self.block(block))  # nothing for a table without columns
            yield from [*parts, ""] if parts else ()
        if section.foot:
            dash = "─" if self.encoding.startswith("utf") else "-"
            yield self.text(dash * min(self.room, _FOOT_RULE), "dim")
            yield from (self.text(line, "dim") for line in section.foot)
            yield ""

    def block(self, block: Block) -> Iterator[RenderableType]:
        match block:
            case Letterhead():
                yield self.letterhead(block)
            case Title():
                looks = (block.name, "bold"), (block.about, "bold"), (block.note, "italic")
                yield from (self.middle(text, style) for text, style in looks if text)
            case Addressees(label, names):
                yield self.text(f"{label} {names[0]}" if len(names) == 1 else label)
                yield from (self.point(name) for name in names if len(names) > 1)
            case Heading(text):
                yield self.text(text, "bold")
            case Paragraph():
                yield self.paragraph(block)
            case Items(items):
                yield from (self.point(item) for item in items)
            case Table():
                yield from self.table(block)
            case Chart():
                yield from self.chart(block)
            case Signature():
                yield from self.signature(block)

    def letterhead(self, block: Letterhead) -> RenderableType:
        left = self.stack((block.parent, ""), (block.agency, "bold"), (block.number, ""))
        right = self.stack((block.country, "bold"), (block.motto, "bold"), (block.place_and_date, ""))
        return self.halves(left, right)

    def paragraph(self, block: Paragraph) -> Text:
        text = self.text(block.text)
        whole = Text.assemble(self.text(block.lead, "bold"), " ", text) if block.lead else text
        whole.justify = "center" if block.centred else None
        whole.overflow = "fold"
        return whole

    def point(self, text: str) -> RenderableType:
        grid = Grid.grid(padding=(0, 1))
        grid.add_row("-", self.text(text))
        return grid

    def chart(self, chart: Chart) -> Iterator[RenderableType]:
        if chart.title:
            yield self.text(chart.title, "bold")
        mark = "█" if self.encoding.startswith("utf") else "#"
        for line in bar_lines(chart, self.room, mark):
            yield self.text(line)
        yield self.text(chart.summary)

    def signature(self, block: Signature) -> Iterator[RenderableType]:
        if block.place_and_date:
            yield self.halves(self.stack(), self.stack((block.place_and_date, "")))
        lines = max(len(who.position) for who in (block.signer, block.preparer) if who)
        preparer = self.signatory(block.preparer, lines) if block.preparer else None
        recipients = [self.text(line) for line in block.recipients]
        yield self.halves(preparer or Text("\n").join(recipients), self.signatory(block.signer, lines))
        if preparer:
            yield from recipients

    def signatory(self, who: Signatory, lines: int) -> Text:
        """Set position and name, with as many lines above the name as the other signatory has."""
        empty = [(" ", "")] * (1 + lines - len(who.position))
        return self.stack(*((line, "bold") for line in who.position), *empty, (who.name, "bold"))

    def stack(self, *lines: tuple[str, str]) -> Text:
        stacked = Text("\n", justify="center", overflow="fold").join(self.text(*line) for line in lines if line[0])
        stacked.justify = "center"
        return stacked

    def halves(self, left: Text, right: Text) -> RenderableType:
        """Set two texts side by side, or under each other where there is no room."""
        if self.room < _TWO_HALVES:
            return Group(*(text for text in (left, right) if text.plain))
        grid = Grid.grid(expand=True)
        grid.add_column(ratio=2)
        grid.add_column(ratio=3)
        grid.add_row(left, right)
        return grid

    def table(self, table: Table) -> Iterator[RenderableType]:
        if table.caption:
            yield self.text(table.caption, "bold")
        shown = shown_words(table)
        if not shown.columns:
            return
        # rich would make columns narrower than their figures
        widths = character_widths(shown, self.room - _GAP * (len(shown.columns) - 1))
        yield Group(*self.records(shown)) if widths is None else self.grid(shown, widths)

    def grid(self, table: ShownTable, widths: list[int]) -> RenderableType:
        grid = Grid(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1), header_style="bold", show_edge=False)
        for column, width in zip(table.columns, widths, strict=True):
            label = self.middle(column.label)
            grid.add_column(label, justify=_JUSTIFIED.get(column.kind, "center"), width=width, overflow="fold")
        for row, words in table.rows:
            grid.add_row(*self.row(table, row, words))
        return grid

    def row(self, table: ShownTable, row: Row, words: tuple[str, ...]) -> Iterator[RenderableType]:
        for place, word in enumerate(words):
            text = self.text(word, "bold" if row.strong else "")
            yield Padding(text, (0, 0, 0, 2 * row.level)) if place == table.stem and row.level else text

    def records(self, table: ShownTable) -> Iterator[RenderableType]:
        """Set each row as lines; the name of a group, of a total and of a part needs no label."""
        for row, words in table.rows:
            for place, (column, word) in enumerate(zip(table.columns, words, strict=True)):
                is_name = place == table.stem and (row.strong or row.level > 0)
                if word:
                    yield self.text(word if is_name else f"{column.label}: {word}", "bold" if row.strong else "")
            yield ""
