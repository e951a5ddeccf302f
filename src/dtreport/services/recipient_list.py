"""Lists of award recipients: groups, totals, names, kinds, and what a row says of one recipient."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from dtreport.honours.titles import honour_of
from dtreport.services.list_headings import POSITION_AND_UNIT, headings_of, headings_of_bodies
from dtreport.services.list_values import (
    amount_in,
    birth_year_in,
    decision_in,
    is_ditto,
    is_marked,
    kind_in,
    says_nothing,
)
from dtreport.services.new_records import coded
from dtreport.services.pasted_list import (
    ListReading,
    PastedList,
    cells_of,
    in_lines,
    left_out,
    open_list,
    scale_above,
)
from dtreport.services.recipient_groups import GroupLevels, group_of
from dtreport.services.recipient_identity import RecipientIdentity
from dtreport.services.recipient_names import (
    is_body,
    looks_personal,
    split_post,
)
from dtreport.services.recipient_totals import compared
from dtreport.services.tables.headings import find_header
from dtreport.services.tables.list_rows import Heads, ListSigns, RowRole
from dtreport.vietnamese.dates import parse_date
from dtreport.vietnamese.text import quoted, shortened

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dtreport.records import Kind
    from dtreport.report import Year
    from dtreport.services.pasted_list import ListPart, ListWishes, OpenList
    from dtreport.services.tables.headings import HeadedColumn
    from dtreport.services.tables.list_rows import ListRow
    from dtreport.services.tables.office_table import OfficeTable

_LONGEST = 60
_SMALLEST_PRIZE = 10_000
"""Below it a prize was rather written in thousands."""
_FILLED_DOWN = ("unit", "position", "decision")


def _heads(mark: str, text: str) -> Heads:
    """Whether a row heads a group of recipients; the name of a body may also be a recipient."""
    group = group_of(mark, text)
    if not group.values or not group.understood:
        return Heads.NO
    return Heads.MAYBE if group.values.keys() == {"unit"} else Heads.SURELY


SIGNS = ListSigns(_heads, looks_personal)


def read_recipients(kind: Kind, tables: Mapping[str, OfficeTable], year: Year, wishes: ListWishes) -> PastedList:
    """Read a list of recipients.

    Raises InvalidValuesError with every wrong cell and row, UsageError where no header or some heading is not known.
    """
    words = headings_of(kind, year.number)
    bodies = headings_of_bodies(kind, year.number)
    if not any(find_header(table.rows, words) for table in tables.values()) and any(
        find_header(table.rows, bodies) for table in tables.values()
    ):
        words = bodies
    opened = open_list(tables, words, wishes, SIGNS)
    base = ListReading(kind, year, wishes, remarks=list(opened.remarks))
    reading = _RecipientReading(base, opened, wishes, RecipientIdentity(base, wishes))
    for part in opened.parts:
        reading.read(part)
    return reading.result()


class _Announcement(NamedTuple):
    """A group whose heading says how many recipients it has."""

    style: str
    line: int
    number: int
    text: str
    begun: int
    """How many records there were before it."""


@dataclass
class _RecipientReading:
    """Reads the parts of one list, remembering what the rows above have said."""

    base: ListReading
    opened: OpenList
    wishes: ListWishes
    identity: RecipientIdentity
    groups: GroupLevels = field(default_factory=GroupLevels)
    last: dict[int, str] = field(default_factory=dict)
    """What the row above says in each column, for "as above"."""
    filled: dict[int, str] = field(default_factory=dict)
    """What the last cell that is not empty says in each column of this group."""
    empty: dict[str, list[int]] = field(default_factory=dict)
    """Lines with an empty cell under a filled one, by heading."""
    begun: int = 0
    """How many records there were where this group began."""
    counted: int = 0
    """How many there were at the last total."""
    prized: bool = False
    """Whether a row above has a prize."""
    unpaid: list[int] = field(default_factory=list)
    """Lines without one under such a row."""
    announced: list[_Announcement] = field(default_factory=list)
    """Groups that are not over and say how many they are."""

    def read(self, part: ListPart) -> None:
        """Read the rows under one header."""
        self.scale = scale_above(self.opened)
        self.last, self.filled = {}, {}
        for row in part.rows:
            match row.role:
                case RowRole.RECORD:
                    self._record(part, row)
                case RowRole.GROUP:
                    self._group(row)
                case RowRole.TOTAL:
                    self._total(part, row)
                case RowRole.SKIPPED:
                    self.base.skip(row)
                case RowRole.WRONG:
                    self.base.wrong(row.row.line, row.reason)
        self._compare_announced()

    def _group(self, row: ListRow) -> None:
        group = group_of(row.mark, row.text)
        self.groups.enter(group)
        self._compare_announced([level.style for level in self.groups.levels[:-1]])
        self.filled = {}
        line = row.row.line
        self.begun = len(self.base.values)
        if group.number is not None:
            self.announced.append(_Announcement(group.style, line, group.number, row.text, self.begun))
        if not group.values:
            self.base.remarks.append(f"Dòng {line} bỏ qua: đề mục “{_short(row.text)}”.")
            return
        labels = {"recipient_kind": "đối tượng", "title": "hình thức", "authority": "cấp quyết định", "unit": "đơn vị"}
        meant = ", ".join(f"{labels[key]} {value}" for key, value in group.values.items())
        self.base.remarks.append(f"Dòng {line} “{_short(row.text)}” cho các dòng dưới: {meant}.")
        if row.judged:
            self.base.questions.append(f"Dòng {line} hiểu là đề mục “{_short(row.text)}”.")

    def _compare_announced(self, open_styles: Sequence[str] = ()) -> None:
        """Compare the groups that are over with the numbers that their headings say."""
        for group in [each for each in self.announced if each.style not in open_styles]:
            self.announced.remove(group)
            read = len(self.base.values) - group.begun
            if group.number != read:
                self.base.remarks.append(
                    f"Dòng {group.line} “{_short(group.text)}” ghi {group.number}, đọc được {read}: xin xem lại."
                )

    def _total(self, part: ListPart, row: ListRow) -> None:
        values = self.base.values
        scopes = (values, values[self.begun :], values[self.counted :])
        self.base.remarks.append(compared(part, row, scopes, self.scale))
        if row.judged:
            self.base.questions.append(f"Dòng {row.row.line} hiểu là dòng tổng “{_short(row.text)}”.")
        self.counted = len(self.base.values)

    def _record(self, part: ListPart, row: ListRow) -> None:
        line = row.row.line
        entry: dict[str, str] = {}
        names: list[tuple[HeadedColumn, str]] = []
        for place, column, cell in cells_of(part, row.row):
            text = self._as_meant(place, column, cell, line)
            if not text:
                continue
            if "recipient" in column.keys:
                names.append((column, text))
            elif not column.keys and names and place and "recipient" in _before(part, place):
                names[-1] = (names[-1][0], f"{names[-1][1]} {text}")
            elif not column.keys:
                self.base.wrong(line, f"ô thứ {place + 1} không có tên cột ở dòng tiêu đề.")
            else:
                self._cell(entry, column, text, line)
            if column.key == "prize" and place in row.row.above and not _own(row, place):
                self.base.wrong(line, "ô tiền gộp nhiều dòng: không rõ là của mỗi người hay của tất cả.", "prize")
        entry = {**self.groups.values(), **entry}
        self.identity.settle(entry, names, line, alone=len(part.header.columns) == 1)
        if entry.get("count") in {"1", "01"} and "recipient" in entry:
            del entry["count"]  # a name is one already
        self.base.add(entry, line)

    def _cell(self, entry: dict[str, str], column: HeadedColumn, text: str, line: int) -> None:
        """Put a cell into the entry, as its column has it."""
        if column.mark:
            self._marked(entry, column, text, line)
        elif {*column.keys} == POSITION_AND_UNIT:
            position, unit = split_post(text)
            entry |= {key: value for key, value in (("position", position), ("unit", unit)) if value}
        elif column.key == "unit" and column.hints:
            place_name = _place_name(column, text)
            entry["unit"] = f"{entry['unit']}, {place_name}" if "unit" in entry else place_name
        elif column.key == "birth_year" and column.key in entry:
            self.base.wrong(line, "có hai năm sinh.", column.key)
        else:
            self._value(entry, column, text, line)

    def _as_meant(self, place: int, column: HeadedColumn, cell: str, line: int) -> str:
        """What a cell means: "as above" and cells left empty under a filled one included."""
        key = column.key
        if cell and is_ditto(cell):
            cell = self.last.get(place, "")
            if not cell:
                self.base.wrong(line, "ghi “như trên” mà dòng trên để trống.", key)
        elif cell and not column.mark and says_nothing(cell, self.base.by_name.get(key)):
            cell = ""
        if not cell and key == "prize" and self.prized:
            self.unpaid.append(line)
        self.prized = self.prized or (key == "prize" and bool(cell))
        if not cell and place in self.filled:
            self.empty.setdefault(" ".join(column.heading.split()), []).append(line)
            cell = self.filled[place] if self.wishes.fill_down else ""
        self.last[place] = cell
        if cell and {*column.keys} & {*_FILLED_DOWN} and "recipient" not in column.keys:
            self.filled[place] = cell
        return cell

    def _marked(self, entry: dict[str, str], column: HeadedColumn, text: str, line: int) -> None:
        """A column for each value, ticked with x."""
        key = column.keys[0]
        if not is_marked(text):
            self.base.wrong(line, f"cột “{column.heading}” cần dấu x, đang ghi {quoted(text)}.", key)
        elif key in entry:
            self.base.wrong(line, f"đánh dấu cả “{entry[key]}” và “{column.mark}”; hãy tách thành hai dòng.", key)
        else:
            kind = kind_in(column.mark) if key == "recipient_kind" else None
            entry[key] = kind.label if kind else column.mark

    def _value(self, entry: dict[str, str], column: HeadedColumn, text: str, line: int) -> None:
        """Put a cell under its key, as a person would type it."""
        key = column.key
        if key == "recipient_kind":
            kind = kind_in(text)
            entry[key] = kind.label if kind else text
        elif key == "title" and (kind := kind_in(text)):
            entry["recipient_kind"] = kind.label  # "Khen thưởng cá nhân" says for whom it is, not what
        elif key == "prize":
            try:
                entry[key] = amount_in(text, column.scale if column.scale != 1 else self.scale)
                if 0 < int(entry[key]) < _SMALLEST_PRIZE:
                    self.base.questions.append(f"Dòng {line}: tiền thưởng chỉ {entry[key]} đồng.")
            except ValueError as reason:
                self.base.wrong(line, str(reason), key)
        elif key == "birth_year":
            entry[key] = birth_year_in(text)
        elif key == "decision":
            entry[key], day = decision_in(text)
            if day:
                self._compare_days(entry[key], day, line)
        elif key == "title" and self._are_titles(text):
            self.base.wrong(line, f"{quoted(text)} là nhiều hình thức; hãy ghi mỗi hình thức một dòng.", key)
        else:
            entry[key] = text

    def _are_titles(self, text: str) -> bool:
        """Whether a cell holds several titles that the law has."""
        parts = [part.strip() for part in re.split(r"[,;/+&\n]| và ", text) if part.strip()]
        known = [part for part in parts if honour_of(part, None, self.base.year.period.end) is not None]
        return len(known) > 1 and honour_of(text, None, self.base.year.period.end) is None

    def _compare_days(self, number: str, day: str, line: int) -> None:
        code = coded(self.base.kind.model, {"decision": number}, lambda: self.base.codes)["decision"]
        document = self.base.year.by_code.get(str(code), (None, None))[1]
        recorded = getattr(document, "date", None)
        with suppress(ValueError):
            if recorded is not None and parse_date(day) != recorded:
                self.base.remarks.append(f"Dòng {line}: ngày quyết định {day} khác ngày đã ghi ở {code}.")

    def result(self) -> PastedList:
        """The list as it was read, with what should be told of all of it."""
        remarks = self.base.remarks
        if remark := left_out(self.opened):
            remarks.insert(0, remark)
        self._tell_heading()
        for heading, lines in self.empty.items():
            if self.wishes.fill_down:
                remarks.append(f"Cột “{heading}”, dòng {in_lines(lines)}: điền như ô ở trên.")
            else:
                remarks.append(
                    f"Cột “{heading}”, dòng {in_lines(lines)} để trống dưới ô có chữ; ô gộp thì thêm --fill-down."
                )
        untitled = [
            line for line, values in zip(self.base.lines, self.base.values, strict=True) if not values.get("title")
        ]
        if untitled:
            self.base.questions.append(f"Dòng {in_lines(untitled)}: chưa nêu hình thức, danh hiệu (--title).")
        if self.unpaid:
            remarks.append(f"Cột tiền thưởng, dòng {in_lines(self.unpaid)} để trống: chưa rõ số tiền của mỗi người.")
        self.identity.tell()
        return self.base.result()

    def _tell_heading(self) -> None:
        """What the title of the list names and the records do not have: the decision."""
        if "decision" in self.base.shared or any("decision" in values for values in self.base.values):
            return
        text = " ".join(text for row in self.opened.heading for text in row.filled)
        if match := re.search(r"Quyết định (?:số )?:?\s*(\d+[^\s,;)]*/[^\s,;)]+)", text):
            self.base.remarks.append(
                f"Đầu danh sách nêu Quyết định {match[1]}; muốn ghi thì thêm --decision {match[1]}."
            )


def _place_name(column: HeadedColumn, text: str) -> str:
    """What stands in a column of places: "C" under "Xã" is xã C."""
    word = column.heading.strip()
    return text if is_body(text) or " " in word or "/" in word or not word.isalpha() else f"{word.lower()} {text}"


def _before(part: ListPart, place: int) -> tuple[str, ...]:
    """The keys of the column at the left of a place."""
    columns = part.header.columns
    return columns[place - 1].keys if place - 1 < len(columns) else ()


def _own(row: ListRow, place: int) -> bool:
    return place < len(row.row.cells) and bool(row.row.cells[place])


def _short(text: str) -> str:
    return shortened(text, _LONGEST)
