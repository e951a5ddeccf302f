"""Where in a paper the reader is: in which paragraph, cell, box or note; the same for every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dtreport.reading.transcript import PassageDraft, Transcript

_CELL = "bảng "


class Flow:
    """A run of paragraphs: the text, a box, a note, or a cell, whose paragraphs are one passage."""

    __slots__ = ("goes_on", "hidden", "is_cell", "place", "stretch")

    def __init__(self, place: str, *, is_cell: bool = False) -> None:
        self.place = place
        """What its passages are called; "" where they are counted."""
        self.is_cell = is_cell
        self.stretch: PassageDraft | None = None
        self.goes_on = False
        """Whether the next paragraph is one with the last, since what parted them is a change."""
        self.hidden = False
        """Whether it is a cell that is merged into the one above."""

    @property
    def is_counted(self) -> bool:
        """Whether it belongs to the text of the pages, whose tables and boxes are counted."""
        return not self.place or self.place.startswith(_CELL)


class _Table:
    """Where in a table we are."""

    __slots__ = ("column", "number", "row", "span")

    def __init__(self, number: int) -> None:
        self.number = number
        self.row = 0
        self.column = 0
        self.span = 1


class Story:
    """The text, and the texts inside it."""

    def __init__(self, transcript: Transcript) -> None:
        self.transcript = transcript
        self.commented: dict[str, PassageDraft] = {}
        """Where each comment stands, by its identity."""
        self._flows = [Flow("")]
        self._tables: list[_Table] = []
        self._waiting_comments: list[str] = []
        self._table_count = self._box_count = 0

    @property
    def flow(self) -> Flow:
        """The run of paragraphs that is being read."""
        return self._flows[-1]

    @property
    def stretch(self) -> PassageDraft | None:
        """The passage that is being read."""
        return self._flows[-1].stretch

    def restart(self, place: str) -> None:
        """Read another part, whose passages are called by a place; "" where they are counted."""
        self.transcript.close_anchors()
        self._flows = [Flow(place)]
        self._tables = []

    def add(self, text: str) -> None:
        """Go on with the passage, or begin one."""
        self._begin_stretch().add(text)

    def begin_paragraph(self, style: str = "") -> None:
        """Begin a paragraph."""
        flow = self.flow
        stretch = self._begin_stretch()
        if flow.is_cell and not flow.goes_on:
            stretch.new_line()
        flow.goes_on = False
        self.set_style(style)

    def end_paragraph(self, *, goes_on: bool = False) -> None:
        """End a paragraph, which may go on in the next one."""
        flow = self.flow
        flow.goes_on = goes_on
        if not flow.is_cell and not goes_on:
            self.end_stretch()

    def set_style(self, style: str) -> None:
        """Say by which style a paragraph is set; a cell has the one of its first."""
        flow = self.flow
        if style and flow.stretch is not None and not (flow.is_cell and flow.stretch.style):
            flow.stretch.style = style

    def end_stretch(self) -> None:
        """End the passage that is being read, if there is one."""
        flow = self.flow
        if flow.stretch is not None:
            self.transcript.end(flow.stretch)
        flow.stretch, flow.goes_on = None, False

    def _begin_stretch(self) -> PassageDraft:
        flow = self.flow
        if flow.stretch is None:
            flow.stretch = self.transcript.begin(flow.place, in_table=flow.is_cell)
            for key in self._waiting_comments:
                self.commented.setdefault(key, flow.stretch)
            self._waiting_comments.clear()
        return flow.stretch

    # What stands inside the text

    def begin(self, place: str) -> None:
        """Begin a text inside the text, such as a note: anchors around it end after it."""
        self.transcript.enter()
        self._flows.append(Flow(place))

    def end(self) -> None:
        """End a text inside the text."""
        self.end_stretch()
        self._flows.pop()
        self.transcript.leave()

    def begin_box(self) -> None:
        """Begin a box."""
        place = self.flow.place
        if self.flow.is_counted:
            self._box_count += 1
            place = f"khung chữ {self._box_count}"
        self.begin(place)

    def begin_table(self) -> None:
        """Begin a table: it ends a paragraph."""
        if not self.flow.is_cell:
            self.end_stretch()
        self._table_count += 1
        self._tables.append(_Table(self._table_count))

    def end_table(self) -> None:
        """End a table."""
        self._tables.pop()

    def begin_row(self) -> None:
        """Begin a row."""
        if self._tables:
            table = self._tables[-1]
            table.row, table.column, table.span = table.row + 1, 0, 1

    def begin_cell(self) -> None:
        """Begin a cell."""
        place = self.flow.place
        if self._tables:
            table = self._tables[-1]
            table.column, table.span = table.column + 1, 1
            if self.flow.is_counted:
                place = f"{_CELL}{table.number}, dòng {table.row}, cột {table.column}"
        self._flows.append(Flow(place, is_cell=True))

    def end_cell(self) -> None:
        """End a cell."""
        self.end_stretch()
        self._flows.pop()
        if self._tables:
            self._tables[-1].column += self._tables[-1].span - 1

    def pass_columns(self, number: int) -> None:
        """Leave out columns before the next cell."""
        if self._tables:
            self._tables[-1].column += number

    def pass_rows(self, number: int) -> None:
        """Leave out rows before the next one."""
        if self._tables:
            self._tables[-1].row += number

    def span_columns(self, number: int) -> None:
        """Let the cell that is being read take some columns."""
        if self._tables:
            self._tables[-1].span = max(number, 1)

    # What names places

    def open_anchor(self, key: str, name: str) -> None:
        """Begin an anchor."""
        self.transcript.open_anchor(key, name, self.stretch)

    def close_anchor(self, key: str) -> None:
        """End an anchor."""
        self.transcript.close_anchor(key, self.stretch)

    def comment_here(self, key: str) -> None:
        """Say where a comment stands."""
        if self.stretch is None:
            self._waiting_comments.append(key)
        else:
            self.commented.setdefault(key, self.stretch)
