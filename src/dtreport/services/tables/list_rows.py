"""The rows under a header: which are records, which head a group, add up, sign or remark; none is dropped unsaid."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from dtreport.services.tables.headings import LEFT_OUT, ORDER, Header
from dtreport.services.tables.row_signs import (
    are_column_numbers,
    is_error,
    is_note,
    is_order_number,
    is_signature,
    is_total,
    numbering_style,
    without_numbering,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dtreport.services.tables.office_table import TableRow

_FIGURE = re.compile(r"[-\d.,\s]+(?:đ|đồng|vnđ|người|tập thể|cá nhân|hộ|%)?", re.IGNORECASE)


class RowRole(Enum):
    """What a row is."""

    RECORD = "record"
    GROUP = "group"
    TOTAL = "total"
    SKIPPED = "skipped"
    WRONG = "wrong"


class Heads(Enum):
    """Whether a text heads a group, as far as the kind of list knows."""

    SURELY = "surely"
    MAYBE = "maybe"
    """It may also be a record: the name of a body."""
    NO = "no"


class ListRow(NamedTuple):
    """One row and what it is."""

    row: TableRow
    role: RowRole
    reason: str = ""
    """Why it is skipped, or what is wrong with it."""
    mark: str = ""
    """Its order number, as written."""
    text: str = ""
    """What it says, where it is no record."""
    judged: bool = False
    """Whether it was told from the records without an order number to go by."""


class ListSigns(NamedTuple):
    """What a kind of list knows of its rows."""

    heads: Callable[[str, str], Heads]
    """Whether a row with this mark and text heads a group."""
    may_be_record: Callable[[str], bool]
    """Whether a text without an order number looks like a record all the same."""
    ordered: bool = True
    """Whether only an Arabic number makes a record; areas and tasks are numbered I, 1, a."""


def joined_rows(rows: Sequence[TableRow], header: Header, signs: ListSigns) -> tuple[list[TableRow], list[str]]:
    """The rows of a text with the paragraphs of each Word cell together, and what was joined, in sentences."""
    width = max((place + 1 for place, column in enumerate(header.columns) if column.heading), default=0)
    order = next(iter(header.places(ORDER)), None)
    joined: list[TableRow] = []
    remarks = []
    for row in rows:
        last = joined[-1] if joined else None
        if last is not None and _continues(row, last, width, order, signs):
            cells = (*last.cells[:-1], f"{last.cells[-1]}\n{row.cells[0]}".strip(), *row.cells[1:])
            joined[-1] = last._replace(cells=cells)
            remarks.append(f"Dòng {row.line} nối vào ô còn dở của dòng {last.line}.")
        else:
            joined.append(row)
    return joined, remarks


def _continues(row: TableRow, last: TableRow, width: int, order: int | None, signs: ListSigns) -> bool:
    """Whether a row goes on with the last cell of the one above, which a line break of Word has cut."""
    first = row.cells[0]
    room = len(last.cells) + len(row.cells) - 1
    begun = order is None or (order < len(last.cells) and is_order_number(last.cells[order]))
    if not first:
        return begun and order == 0 and len(last.cells) < width == room and len(row.cells) > 1
    if room > width or width == 1 or not begun or is_order_number(first):
        return False
    if is_total(first) or is_signature(first):
        return False
    if len(last.cells) < width:
        return len(last.cells) > 1 and bool(last.cells[-1])
    plain_text = not numbering_style(first) and signs.heads("", first) is Heads.NO and not without_numbering(first)[0]
    goes_on = first[0].islower() or first[0] in '-–+•(“"'
    return len(row.cells) == 1 and bool(last.cells[-1]) and plain_text and goes_on and order is not None


class ListShape:
    """Sorts the rows under one header."""

    def __init__(
        self, header: Header, rows: Sequence[TableRow], main: Sequence[str], signs: ListSigns, *, ragged: bool
    ) -> None:
        self.header = header
        self.rows = rows
        self.signs = signs
        self.ragged = ragged
        self.mains = tuple(place for place, column in enumerate(header.columns) if {*column.keys} & {*main})
        order = next(iter(header.places(ORDER)), None)
        numbered = order is not None and any(is_order_number(row.text(order)) and self._main(row) for row in rows)
        self.order = order if numbered else None
        self.unused = {place for place in (order,) if place is not None} if not numbered else set()

    def sorted_rows(self) -> list[ListRow]:
        """Every row with what it is."""
        last = max((index for index, row in enumerate(self.rows) if self._numbered(row)), default=-1)
        signing = False
        shapes: list[ListRow] = []
        for index, row in enumerate(self.rows):
            if not row.filled:
                continue
            if self._numbered(row):
                signing = False
            shape = self._shape(index, row, inside=index < last, signing=signing)
            shape = self._cut_short(shape)
            signing = signing or shape.reason in {_SIGNED, _AMONG}
            shapes.append(shape)
        return shapes

    def _numbered(self, row: TableRow) -> bool:
        return self.order is not None and is_order_number(row.text(self.order))

    def _main(self, row: TableRow) -> str:
        return " ".join(filter(None, (row.text(place) for place in self._main_places(row)))).strip()

    def _main_places(self, row: TableRow) -> list[int]:
        """The columns of the name; one without a heading at its right belongs to it."""
        places = list(self.mains)
        for place in self.mains:
            beside = place + 1
            if beside < len(row.cells) and (
                beside >= len(self.header.columns) or not self.header.columns[beside].heading
            ):
                places.append(beside)
        return sorted(places)

    def _others(self, row: TableRow) -> list[str]:
        """What stands in the columns that say something of a record, beside its name."""
        mine = {*self._main_places(row), *self.unused, *(() if self.order is None else (self.order,))}
        left_out = {*self.header.places(LEFT_OUT)}
        return [cell for place, cell in enumerate(row.cells) if cell and place not in mine | left_out]

    def _shape(self, index: int, row: TableRow, *, inside: bool, signing: bool) -> ListRow:
        if are_column_numbers(row.cells):
            return ListRow(row, RowRole.SKIPPED, "số thứ tự của cột", text=" ".join(row.filled))
        if self.order is None:
            return self._unnumbered(row, signing=signing)
        mark = row.text(self.order)
        if is_order_number(mark):
            return self._with_number(index, row, mark)
        return self._structure(row, mark, inside=inside, signing=signing)

    def _with_number(self, index: int, row: TableRow, mark: str) -> ListRow:
        main, others = self._main(row), self._others(row)
        if not main and not others:
            return ListRow(row, RowRole.SKIPPED, "chỉ có số thứ tự", mark, mark)
        if is_error(main) and not others:
            return ListRow(row, RowRole.SKIPPED, f"ô {main} là lỗi của Excel", mark, main)
        errors = [cell for cell in (main, *others) if is_error(cell)]
        if errors:
            return ListRow(row, RowRole.WRONG, f"có ô {errors[0]}, là lỗi của Excel; hãy sửa trong Excel.", mark, main)
        if self.signs.ordered and is_total(main) and all(map(_FIGURE.fullmatch, others)):
            return ListRow(row, RowRole.TOTAL, "dòng tổng", mark, main)
        if self._is_parent(index, mark) and all(map(_FIGURE.fullmatch, others)):
            return ListRow(row, RowRole.GROUP, "", mark, main)
        return ListRow(row, RowRole.RECORD, "", mark, main)

    def _is_parent(self, index: int, mark: str) -> bool:
        """Whether the next number is a part of this one: 1, then 1.1."""
        order = self.order or 0
        number = mark.strip("().")
        following = (self.rows[place].text(order) for place in range(index + 1, len(self.rows)))
        after = next((text.strip("().") for text in following if text), "")
        return self.signs.ordered and after.replace(",", ".").startswith(f"{number}.")

    def _structure(  # noqa: C901, PLR0911, one sign after the other
        self, row: TableRow, mark: str, *, inside: bool, signing: bool
    ) -> ListRow:
        """A row without an order number in a list that has them."""
        main, others = self._main(row), self._others(row)
        label = main or next(iter(others), mark)
        lone = not [cell for cell in others if cell is not label and not _FIGURE.fullmatch(cell)]
        if not main and lone and mark and not numbering_style(mark):
            label, mark = mark, ""
        texts = row.filled
        if any(is_total(text, alone=not self.signs.ordered) for text in texts):
            return ListRow(row, RowRole.TOTAL, "dòng tổng", mark, " ".join(texts))
        if signing or any(map(is_signature, texts)):
            return ListRow(
                row, RowRole.SKIPPED, _SIGNED if any(map(is_signature, texts)) else _AMONG, mark, " ".join(texts)
            )
        if not self.signs.ordered and main and (others or mark):
            return ListRow(row, RowRole.RECORD, "", mark, main)
        if all(is_error(text) for text in texts):
            return ListRow(row, RowRole.SKIPPED, f"ô {texts[0]} là lỗi của Excel", mark, texts[0])
        if is_note(texts[0]):
            return ListRow(row, RowRole.SKIPPED, "ghi chú", mark, " ".join(texts))
        if lone and (
            self.signs.heads(mark, label) is not Heads.NO or numbering_style(mark) or without_numbering(label)[0]
        ):
            return ListRow(row, RowRole.GROUP, "", mark, label)
        if main and others and not lone:
            return ListRow(
                row, RowRole.WRONG, "có nội dung mà không có số thứ tự; hãy ghi số 1, 2, 3 vào cột TT.", mark, label
            )
        if self.ragged and label == row.cells[0] and len(row.cells) == 1 and inside:
            return ListRow(
                row, RowRole.WRONG, "chỉ có một ô, không rõ thuộc ô nào ở trên; hãy nối vào ô của nó.", mark, label
            )
        if (inside or main) and self.signs.may_be_record(label) and not signing:
            reason = "có tên mà không có số thứ tự; là người nhận thì ghi số vào cột TT, không phải thì xóa dòng này."
            return ListRow(
                row, RowRole.WRONG if inside else RowRole.SKIPPED, reason if inside else _NUMBERLESS, mark, label
            )
        return ListRow(row, RowRole.SKIPPED, _NUMBERLESS, mark, " ".join(texts))

    def _unnumbered(self, row: TableRow, *, signing: bool) -> ListRow:  # noqa: PLR0911, one sign after the other
        """A row of a list without order numbers, judged by what it says."""
        main, others = self._main(row), self._others(row)
        label = main or next(iter(others), row.filled[0])
        lone = not [cell for cell in others if cell is not label and not _FIGURE.fullmatch(cell)]
        texts = row.filled
        if any(is_total(text, alone=not self.signs.ordered) for text in texts) and lone:
            return ListRow(row, RowRole.TOTAL, "dòng tổng", "", " ".join(texts), judged=True)
        signed = signing or (any(map(is_signature, texts)) and not (main and others and self._usual(main)))
        if signed and (signing or not main or is_signature(main) or is_signature(texts[0])):
            reason = _SIGNED if any(map(is_signature, texts)) else _AMONG
            return ListRow(row, RowRole.SKIPPED, reason, "", " ".join(texts), judged=True)
        if all(is_error(text) for text in texts):
            return ListRow(row, RowRole.SKIPPED, f"ô {texts[0]} là lỗi của Excel", "", texts[0], judged=True)
        errors = [cell for cell in texts if is_error(cell)]
        if errors:
            return ListRow(row, RowRole.WRONG, f"có ô {errors[0]}, là lỗi của Excel; hãy sửa trong Excel.", "", main)
        if is_note(label) and lone:
            return ListRow(row, RowRole.SKIPPED, "ghi chú", "", " ".join(texts), judged=True)
        mark = next((row.cells[place] for place in self.unused if place < len(row.cells)), "")
        heads = (
            self.signs.heads(mark, label) if lone and not [cell for cell in others if cell is not label] else Heads.NO
        )
        if heads is Heads.SURELY:
            return ListRow(row, RowRole.GROUP, "", mark, label, judged=True)
        if heads is Heads.MAYBE and self._usually_more():
            reason = "là đơn vị của những dòng dưới hay là tập thể được khen? Hãy thêm cột TT, ghi số cho người nhận."
            return ListRow(row, RowRole.WRONG, reason, mark, label)
        return ListRow(row, RowRole.RECORD, "", mark, label if main else "")

    def _usual(self, main: str) -> bool:
        return self.signs.may_be_record(main)

    def _usually_more(self) -> bool:
        """Whether most rows say more than a name."""
        rows = [row for row in self.rows if self._main(row)]
        return 2 * sum(bool(self._others(row)) for row in rows) >= len(rows) > 1

    def _cut_short(self, shape: ListRow) -> ListRow:
        """A record that has fewer cells than the header cannot be told apart from one with a cell missing inside."""
        cells = len(shape.row.cells)
        behind = self.header.columns[cells:]
        titled = not self.signs.ordered and not self._others(shape.row)
        if shape.role is not RowRole.RECORD or not self.ragged or titled:
            return shape
        if all(not column.heading or {*column.keys} <= {LEFT_OUT, "note"} for column in behind):
            return shape
        width = max(place + 1 for place, column in enumerate(self.header.columns) if column.heading)
        reason = f"có {cells} ô, dòng tiêu đề có {width} ô; ô trống cũng cần một phím Tab."
        return shape._replace(role=RowRole.WRONG, reason=reason)


_SIGNED, _AMONG, _NUMBERLESS = "phần ký", "nằm trong phần ký", "không có số thứ tự"
