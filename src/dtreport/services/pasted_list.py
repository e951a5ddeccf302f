"""A list from a file or the clipboard, read under its header into values of records, with all that should be told."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from dtreport.errors import InvalidValuesError, Problem, UsageError
from dtreport.records.base import specs
from dtreport.records.typed_fields import read_entry
from dtreport.services.new_records import coded, codes_by_number
from dtreport.services.tables.headings import LEFT_OUT, ORDER, HeadedColumn, Header, find_header, plain, scale_of
from dtreport.services.tables.list_rows import ListRow, ListShape, ListSigns, RowRole, joined_rows
from dtreport.services.tables.row_signs import is_order_number
from dtreport.vietnamese.text import fold, quoted, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dtreport.records import Kind
    from dtreport.records.base import Spec
    from dtreport.records.typed_fields import Words
    from dtreport.report import Year
    from dtreport.services.tables.headings import Vocabulary
    from dtreport.services.tables.office_table import OfficeTable, TableRow

_LONGEST = 60
_MOST_LINES = 12


@dataclass(frozen=True)
class ListWishes:
    """What a person says of a list on the command line."""

    common: Mapping[str, Words] = field(default_factory=dict)
    """What is the same for all, as it was typed, by field."""
    ignored: Sequence[str] = ()
    """Headings of columns that are left out."""
    fill_down: bool = False
    fix_names: bool = False
    agreed: bool = False
    """Whether rows that were only judged by what they say may be taken so."""
    sheet: str | None = None


class PastedList(NamedTuple):
    """The records of a list: their values by key, and the line of each in the source."""

    rows: tuple[Mapping[str, Any], ...]
    lines: tuple[int, ...]
    remarks: tuple[str, ...] = ()
    """What people should know: what was skipped, filled, understood, and what does not agree."""
    questions: tuple[str, ...] = ()
    """What a person has to agree to."""


class ListPart(NamedTuple):
    """The rows under one header; a list may repeat its header, or change it."""

    header: Header
    rows: tuple[ListRow, ...]


class OpenList(NamedTuple):
    """A table with its headers found and its rows sorted."""

    parts: tuple[ListPart, ...]
    heading: tuple[TableRow, ...]
    """What stands above the first header."""
    remarks: tuple[str, ...]


def open_list(tables: Mapping[str, OfficeTable], words: Vocabulary, wishes: ListWishes, signs: ListSigns) -> OpenList:
    """The table that holds a list, with its headers and rows. Raises UsageError with all unknown headings."""
    table = _chosen(tables, words, wishes.sheet)
    rows = table.rows
    header = find_header(rows, words)
    if header is None:
        raise _no_header(words)
    parts, remarks = [], list(table.remarks)
    heading = rows[: header.top]
    while header is not None:
        header = _with_order(_without_ignored(header, wishes.ignored), rows)
        _refuse_unknown(header)
        following = _next_header(rows, header, words)
        here: Sequence[TableRow] = rows[header.below : following.top if following else len(rows)]
        if table.ragged:
            here, joins = joined_rows(here, header, signs)
            remarks += joins
        shape = ListShape(header, here, words.main, signs, ragged=table.ragged)
        parts.append(ListPart(header, tuple(shape.sorted_rows())))
        header = following
    _refuse_unused(wishes.ignored, parts)
    return OpenList(tuple(parts), tuple(heading), tuple(remarks))


def _chosen(tables: Mapping[str, OfficeTable], words: Vocabulary, sheet: str | None) -> OfficeTable:
    """The sheet that a person names, or the only one that holds a list."""
    if sheet is not None:
        title = next((title for title in tables if fold(title) == fold(sheet)), None)
        if title is None:
            raise UsageError(f"Không có trang tính “{sheet}”.", f"Các trang: {', '.join(tables) or 'không có'}.")
        return tables[title]
    headers = {title: find_header(table.rows, words) for title, table in tables.items()}
    lists = [title for title, header in headers.items() if header and header.below < len(tables[title].rows)]
    lists = lists or [title for title, header in headers.items() if header]
    if len(lists) > 1:
        names = ", ".join(f"“{title}”" for title in lists)
        raise UsageError(f"Tệp có nhiều trang có danh sách: {names}.", f'Hãy chọn một trang: --sheet "{lists[0]}".')
    if not lists:
        raise _no_header(words)
    return tables[lists[0]]


def _no_header(words: Vocabulary) -> UsageError:
    return UsageError(
        "Không thấy dòng tiêu đề của danh sách.",
        f"Cần một dòng có tên cột, ít nhất là “{example_heading(words)}”; chép cả dòng tiêu đề từ Excel.",
    )


def example_heading(words: Vocabulary) -> str:
    """A heading that makes a row the header of a list."""
    usual = {"recipient": "Họ và tên", "name": "Tên số liệu", "text": "Nội dung", "title": "Tên", "answers": "Nhiệm vụ"}
    return usual.get(words.main[0], "Số, ký hiệu")


def _next_header(rows: Sequence[TableRow], header: Header, words: Vocabulary) -> Header | None:
    """Where the header comes again further down, as at the top of each page or of a second table."""
    following = find_header(rows, words, header.below)
    while following is not None:
        columns = [column for column in following.columns if column.heading]
        if len(columns) > 1 and all(column.keys for column in columns):
            return following
        following = find_header(rows, words, following.top + 1)
    return None


def _without_ignored(header: Header, ignored: Sequence[str]) -> Header:
    names = {plain(name) for name in ignored}
    columns = tuple(
        column._replace(keys=(LEFT_OUT,), mark="") if column.is_called(names) else column for column in header.columns
    )
    return header._replace(columns=columns)


def _with_order(header: Header, rows: Sequence[TableRow]) -> Header:
    """The header with a first column of order numbers that has no heading."""
    if header.places(ORDER) or header.columns[0].heading:
        return header
    cells = [row.cells[0] for row in rows[header.below :] if row.cells and row.cells[0]]
    if 2 * sum(map(is_order_number, cells)) < len(cells) or not cells:
        return header
    return header._replace(columns=(HeadedColumn("", (ORDER,)), *header.columns[1:]))


def _refuse_unused(ignored: Sequence[str], parts: Sequence[ListPart]) -> None:
    columns = [column for part in parts for column in part.header.columns]
    for name in ignored:
        if not any(column.is_called({plain(name)}) for column in columns):
            raise UsageError(
                f"--ignore: danh sách không có cột “{name}”.",
                f"Các cột: {', '.join(column.heading for column in parts[0].header.columns if column.heading)}.",
            )


def _refuse_unknown(header: Header) -> None:
    """Tell all headings that are not known, and all that mean the same, at once."""
    unknown = list(dict.fromkeys(" ".join(column.heading.split()) for column in header.unknown))
    if unknown:
        options = " ".join(f'--ignore "{heading}"' for heading in unknown)
        known = [
            f"“{' '.join(column.heading.split())}”"
            for column in header.columns
            if column.keys and column.keys != (LEFT_OUT,)
        ]
        raise UsageError(
            f"Dòng {header.line}: không nhận ra cột {', '.join(f'“{heading}”' for heading in unknown)} "
            f"(đã nhận ra: {', '.join(known)}).",
            f"Không cần các cột ấy thì thêm: {options}. Cần thì đổi tên cột theo `--help`.",
        )
    for key in dict.fromkeys(key for column in header.columns for key in column.keys):
        places = [column for column in header.columns if key in column.keys and not column.mark]
        if key in {LEFT_OUT, ORDER} or not places[1:] or _side_by_side(places):
            continue
        names = ", ".join(f"“{' '.join(column.heading.split())}”" for column in places)
        twice = len({plain(column.heading) for column in places}) == 1
        raise UsageError(
            f"Dòng {header.line}: các cột {names} cùng một nội dung.",
            "Hai bảng cạnh nhau thì chép từng bảng một."
            if twice
            else f'Hãy bỏ bớt, ví dụ: --ignore "{" ".join(places[-1].heading.split())}".',
        )


def _side_by_side(columns: Sequence[HeadedColumn]) -> bool:
    """Whether columns of one meaning share their rows: family name and given name; bodies and people; men and women."""
    hints = [column.hints for column in columns]
    if all(column.key == "unit" for column in columns) and not all(hints):
        return False
    if all(column.key == "birth_year" for column in columns):
        return all(plain(column.heading).endswith((" nam", " nu")) for column in columns)
    return all(hints) and len(set(hints)) == len(hints)


@dataclass
class ListReading:
    """What is gathered while a list is read."""

    kind: Kind
    year: Year
    wishes: ListWishes
    values: list[dict[str, Any]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    skipped: dict[str, list[int]] = field(default_factory=dict)
    """Lines that are no records, by what they are."""

    def __post_init__(self) -> None:
        self.by_name = {spec.name: spec for spec in specs(self.kind.model)}
        codes = codes_by_number(self.year.documents)
        common = coded(self.kind.model, self.wishes.common, lambda: codes)
        self.shared, problems = read_entry(self.kind.model, common)
        self.problems += problems
        self.codes = codes

    def _unknown_document(self, entry: Mapping[str, Words]) -> tuple[str, str] | None:
        """The field and the number of a document that is not recorded yet; None where all are, or named by code."""
        for key, words in entry.items():
            for word in [words] if isinstance(words, str) else words:
                if self.by_name[key].refers == "documents" and "/" in word:
                    return key, word
        return None

    def wrong(self, line: int, message: str, key: str = "") -> None:
        """Note what is wrong at a line, in a field."""
        place = place_of(line, self.by_name[key]) if key in self.by_name else f"dòng {line}"
        self.problems.append(Problem(place, message))

    def skip(self, row: ListRow) -> None:
        """Note a row that is no record."""
        line = row.row.line
        if row.judged:
            self.questions.append(f"Dòng {line} bỏ qua: {row.reason} “{shortened(row.text, _LONGEST)}”.")
        elif row.reason in _IN_NUMBERS:
            self.skipped.setdefault(row.reason, []).append(line)
        else:
            self.remarks.append(f"Dòng {line} bỏ qua: {row.reason} “{shortened(row.text, _LONGEST)}”.")

    def add(self, entry: Mapping[str, Words], line: int) -> None:
        """Read one entry as the values of a record."""
        named = self._named(entry)
        if unknown := self._unknown_document(named):
            key, number = unknown
            del named[key]
            advice = f'ghi văn bản trước: dtreport add-document --kind "Quyết định" --number {number}'
            self.wrong(line, f"chưa có văn bản số {quoted(number)}; {advice}", key)
        read, problems = read_entry(self.kind.model, named, partial(place_of, line))
        self.problems += problems
        self.values.append({**self.shared, **read})
        self.lines.append(line)

    def _named(self, entry: Mapping[str, Words]) -> dict[str, Words]:
        """The entry with codes in the place of numbers of documents and of names of areas and figures."""
        named = coded(self.kind.model, entry, lambda: self.codes)
        names = {
            "areas": {fold(area.title): area.code for area in self.year.areas},
            "counts": {fold(figure.name): figure.code for figure in self.year.figures},
        }
        for key, words in named.items():
            spec = self.by_name[key]
            if isinstance(words, str) and not spec.last_year and spec.refers in names:
                named[key] = names[spec.refers].get(fold(words), words)
        return named

    def result(self) -> PastedList:
        """The list as it was read. Raises InvalidValuesError with everything that is wrong."""
        if self.problems:
            raise InvalidValuesError("Chưa ghi mục nào trong danh sách.", tuple(self.problems))
        if not self.values:
            raise UsageError(
                "Dưới dòng tiêu đề không có dòng nào là một mục.",
                "Có cột TT thì mỗi mục cần một số 1, 2, 3." if self.skipped or self.remarks or self.questions else "",
            )
        skips = [f"Dòng {in_lines(lines)} bỏ qua: {reason}." for reason, lines in self.skipped.items()]
        remarks = (*self.remarks, *skips)
        return PastedList(tuple(self.values), tuple(self.lines), remarks, tuple(self.questions))


_IN_NUMBERS = frozenset(("chỉ có số thứ tự", "số thứ tự của cột", "phần ký"))


def in_lines(lines: Iterable[int]) -> str:
    """Numbers of lines as a remark lists them, the first ones of many."""
    numbers = list(lines)
    rest = len(numbers) - _MOST_LINES
    return ", ".join(map(str, numbers[:_MOST_LINES])) + (f" và {rest} dòng nữa" if rest > 0 else "")


def place_of(line: int, spec: Spec) -> str:
    """Where a value of the list stands: "dòng 5, Năm sinh"."""
    return f"dòng {line}, {spec.label}"


def cells_of(part: ListPart, row: TableRow) -> Iterator[tuple[int, HeadedColumn, str]]:
    """The columns of a row that say something of a record, each with its place and its cell."""
    for place in range(max(len(part.header.columns), len(row.cells))):
        column = part.header.columns[place] if place < len(part.header.columns) else HeadedColumn("")
        if not {LEFT_OUT, ORDER} & {*column.keys}:
            yield place, column, row.text(place)


def left_out(opened: OpenList) -> str:
    """A remark that names the columns which no record has a field for; nothing where there is none."""
    headings = [
        " ".join(column.heading.split())
        for part in opened.parts
        for place, column in enumerate(part.header.columns)
        if LEFT_OUT in column.keys and any(row.row.text(place) for row in part.rows if row.role is RowRole.RECORD)
    ]
    names = ", ".join(f"“{heading}”" for heading in dict.fromkeys(headings))
    return f"Không lấy cột {names}." if names else ""


def scale_above(opened: OpenList) -> int:
    """By what amounts are multiplied, where a line above the list says so: "Đơn vị tính: nghìn đồng"."""
    texts = [text for row in opened.heading for text in row.filled]
    return next((scale_of(text) for text in texts if plain(text).startswith(("don vi tinh", "dvt", "dv tinh"))), 1)
