"""Changes applied to a year at once in both its forms, the text and the data; the judge compares the two."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from dtreport.errors import DtreportError, NotRecordedError
from dtreport.records import KINDS, kind_named, table_named
from dtreport.records.base import given, specs
from dtreport.records.block_reader import read_block
from dtreport.report import missing_codes, next_code
from dtreport.store.changes import Change, Insert, Move, RecordChange, Remove, Replace, SetTable, Surroundings
from dtreport.store.text.key_edits import GONE, edit_keys
from dtreport.store.text.layout import RECORD, TABLE, TextBlock, comments_in, entries
from dtreport.store.text.toml_writer import block_text, plain
from dtreport.store.text.year_text import KIND_NAMES, TABLE_NAMES, YearText
from dtreport.store.toml_parser import parse, text_of, values_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dtreport.records.base import Declared
    from dtreport.store.year_file import YearFile

TOP_KEYS = ("schema", "year", "closed")


class YearEditor:
    """One year being changed: its document, and the data that the document must come to."""

    def __init__(self, file: YearFile) -> None:
        self.raw = file.raw
        self.data: dict[str, Any] = {
            key: list(value) if isinstance(value, list) else value for key, value in file.data.items()
        }
        self.document = YearText(text_of(file.raw), file.data)
        self.codes = {kind.name: [record.code for record in file.year.of(kind)] for kind in KINDS}
        self.document.name_codes(self.codes)
        self.given_codes = self._give_codes()

    def _give_codes(self) -> tuple[str, ...]:
        """Each block without a code gets its own."""
        missing = missing_codes(self.data)
        for kind, index, code in missing:
            piece = self.document.record(kind.name, code)
            piece.text = edit_keys(piece.text, {"code": code}, ["code"], self.document.newline)
            self.data[kind.name][index] = {"code": code, **self.data[kind.name][index]}
        return tuple(code for _kind, _index, code in missing)

    def apply(self, change: Change) -> RecordChange | None:
        """Apply one change; None when it changes nothing. Raises DtreportError."""
        match change:
            case Insert():
                return self._insert(change)
            case Replace():
                return self._replace(change)
            case Remove():
                return self._remove(change)
            case Move():
                return self._move(change)
        return self._set_table(change)

    def _index(self, kind: str, code: str) -> int:
        try:
            return self.codes[kind].index(code)
        except ValueError:
            noun = kind_named(kind).noun
            raise NotRecordedError(f"Không có {noun} nào mang mã {code} trong tệp năm này.") from None

    def _follower(self, kind: str, index: int) -> str | None:
        listed = self.codes[kind]
        return listed[index + 1] if index + 1 < len(listed) else None

    def _insert(self, change: Insert) -> RecordChange:
        kind = kind_named(change.kind)
        record = {key: plain(value) for key, value in change.record.items()}
        if "code" not in record:
            record = {"code": next_code(kind, self.data), **record}
        code = record["code"]
        if any(code in listed for listed in self.codes.values()):
            raise DtreportError(
                f"Mã {code} đã có trong tệp năm này.", "Hãy chọn mã khác, hoặc bỏ trống để dtreport tự cấp."
            )
        text = change.text or block_text(f"[[{kind.name}]]", kind.model, record)
        if change.text and "code" not in (values_of(change.text) or {}):
            text = edit_keys(text, {"code": code}, ["code"], "\n")
        self.data.setdefault(kind.name, [])
        piece = TextBlock(RECORD, kind.name, self.document.lines(text))
        around = self._put(kind.name, code, record, piece, change)
        follower = self._follower(kind.name, self._index(kind.name, code))
        return RecordChange(kind.name, code, None, unified(piece.text), follower, around=around)

    def _put(
        self, kind: str, code: str, record: Mapping[str, Any], piece: TextBlock, change: Insert | Move
    ) -> Surroundings:
        before = change.before
        blocks = self.document.blocks(kind)
        place = len(blocks) if before is None else self._index(kind, before)
        follower = None if before is None else self.document.record(kind, before)
        around = self.document.insert(piece, follower, self._home(kind), change if isinstance(change, Insert) else None)
        self.document.know(kind, code, piece, place)
        self.codes[kind].insert(place, code)
        self.data[kind].insert(place, record)
        return around

    def _home(self, kind: str) -> str | None:
        """The kind behind whose last record a new one goes: its own, else the nearest before it that is there."""
        upto = KIND_NAMES[: KIND_NAMES.index(kind) + 1]
        return next((name for name in reversed(upto) if self.document.blocks(name)), None)

    def _take(self, change: Remove | Move) -> tuple[TextBlock, dict[str, Any], str | None, Surroundings]:
        kind, code = change.kind, change.code
        index = self._index(kind, code)
        follower = self._follower(kind, index)
        piece = self.document.record(kind, code)
        around = self.document.remove(piece, change.around if isinstance(change, Remove) else None)
        self.document.forget(kind, code)
        del self.codes[kind][index]
        return piece, self.data[kind].pop(index), follower, around

    def _remove(self, change: Remove) -> RecordChange:
        piece, _record, follower, around = self._take(change)
        if not self.data[change.kind]:
            del self.data[change.kind]
        return RecordChange(change.kind, change.code, unified(piece.text), None, follower, around=around)

    def _move(self, change: Move) -> RecordChange | None:
        index = self._index(change.kind, change.code)
        if change.before is not None:
            self._index(change.kind, change.before)
        if change.before in {change.code, self._follower(change.kind, index)}:
            return None
        piece, record, follower, _around = self._take(change)
        text = unified(piece.text)
        self._put(change.kind, change.code, record, piece, change)
        return RecordChange(change.kind, change.code, text, text, follower, moved=True, new_follower=change.before)

    def _replace(self, change: Replace) -> RecordChange | None:
        index = self._index(change.kind, change.code)
        piece = self.document.record(change.kind, change.code)
        before = piece.text
        model = kind_named(change.kind).model
        old = self.data[change.kind][index]
        wanted = {key: plain(value) for key, value in change.record.items()}
        code = wanted.setdefault("code", change.code)
        updates = _updates(model, old, wanted)
        if change.text:
            piece.text = self.document.lines(change.text)
            self.data[change.kind][index] = wanted
        else:
            order = [spec.name for spec in specs(model)]
            piece.text = edit_keys(piece.text, updates, order, self.document.newline)
            self.data[change.kind][index] = updated(old, updates)
        if piece.text == before:
            return None
        self.codes[change.kind][index] = code
        self.document.coded[code] = self.document.coded.pop(change.code)
        return RecordChange(change.kind, code, unified(before), unified(piece.text))

    def _set_table(self, change: SetTable) -> RecordChange | None:
        wanted = {key: plain(value) for key, value in change.values.items()}
        if not change.table:
            return self._set_top(wanted)
        model = table_named(change.table).model
        old = self.data.get(change.table, {})
        piece = self.document.table(change.table)
        if piece is None:
            return self._new_table(change.table, model, old, wanted)
        before = piece.text
        updates = _updates(model, old, wanted)
        if change.text:
            piece.text = self.document.lines(change.text)
            self.data[change.table] = wanted
        else:
            order = [spec.name for spec in specs(model)]
            piece.text = edit_keys(piece.text, updates, order, self.document.newline)
            self.data[change.table] = updated(old, updates)
        if piece.text == before:
            return None
        return RecordChange(change.table, "", unified(before), unified(piece.text))

    def _new_table(
        self, name: str, model: type[Declared], old: Mapping[str, Any], wanted: dict[str, Any]
    ) -> RecordChange | None:
        if not wanted and not old:
            return None
        if name in self.data:
            raise DtreportError(
                f"Trong tệp năm, bảng [{name}] đang ghi gộp trên một dòng nên dtreport không sửa được.",
                f"Hãy viết lại thành một bảng bắt đầu bằng dòng [{name}] (lệnh dtreport open), rồi chạy lại lệnh.",
            )
        piece = TextBlock(TABLE, name, self.document.lines(block_text(f"[{name}]", model, wanted)))
        earlier = TABLE_NAMES[: TABLE_NAMES.index(name)]
        home = next((table for table in reversed(earlier) if self.document.table(table)), "")
        self.document.insert(piece, None, home)
        self.data[name] = wanted
        return RecordChange(name, "", None, unified(piece.text))

    def _set_top(self, wanted: dict[str, Any]) -> RecordChange | None:
        old = {key: value for key, value in self.data.items() if key == "closed"}
        updates = {key: value for key, value in wanted.items() if key == "closed" and old.get(key) != value}
        updates |= {key: GONE for key in old if key not in wanted}
        piece = self.document.table("")
        if not updates or piece is None:
            return None
        before = closed_line(piece.text)
        piece.text = edit_keys(piece.text, updates, TOP_KEYS, self.document.newline)
        self.data = updated(self.data, updates)
        return RecordChange("", "", before, closed_line(piece.text))


def unified(text: str) -> str:
    """A text with plain line ends, one at its end, as the history keeps it."""
    return text.replace("\r\n", "\n").removesuffix("\n") + "\n"


def updated(old: Mapping[str, Any], updates: Mapping[str, Any]) -> dict[str, Any]:
    """The values with these updates."""
    return {key: value for key, value in {**old, **updates}.items() if value is not GONE}


def closed_line(text: str) -> str:
    """The line `closed = …` among the keys at the top, or nothing."""
    return "".join(unified(text[entry.start : entry.end]) for entry in entries(text) if entry.key == ("closed",))


def _updates(model: type[Declared], old: Mapping[str, Any], wanted: Mapping[str, Any]) -> dict[str, Any]:
    """The keys that change. A text that only cleaning would change, and a default that is spelt out, stay."""
    record, _problems = read_block(model, old, "", "")
    meant = {} if record is None else {key: plain(value) for key, value in given(record).items()}
    updates: dict[str, Any] = {
        key: value
        for key, value in wanted.items()
        if not (key in old and (same(old[key], value) or (key in meant and same(meant[key], value))))
    }
    kept = {spec.name for spec in specs(model) if not spec.required} - meant.keys() if record is not None else set()
    return updates | {key: GONE for key in old if key not in wanted and key not in kept}


def same(one: Any, other: Any) -> bool:
    """Whether two values of a file say the same: 1 and 1.0 do, 1 and true do not."""
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    exact = (bool, str)
    if isinstance(one, exact) or isinstance(other, exact):
        return type(one) is type(other) and bool(one == other)
    return bool(one == other)


def judge(text: str, expected: Mapping[str, Any]) -> dict[str, Any]:
    """The data that tomli reads from the text, when they are the `expected` ones. Raises DtreportError if not."""
    try:
        data = parse(text)
    except (ValueError, RecursionError) as failure:
        raise _spoilt_file() from failure
    if data != expected:
        raise _spoilt_file()
    return data


def judge_changes(data: Mapping[str, Any], expected: Mapping[str, Any], changes: Iterable[RecordChange]) -> None:
    """Look at each changed table and record more sharply: 1 is not true. Raises DtreportError."""
    for name, code in {change[:2] for change in changes}:
        if name and not same(_values(data, name, code), _values(expected, name, code)):
            raise _spoilt_file()


def _values(data: Mapping[str, Any], name: str, code: str) -> Any:
    """The values of a table, or of a record of the kind `name`."""
    value = data.get(name)
    return next((block for block in value if block["code"] == code), None) if isinstance(value, list) else value


def judge_comments(old: str, new: str, changes: Iterable[RecordChange], dropped: Counter[str] | None = None) -> None:
    """No comment outside what was changed, or `dropped` by the writer of a draft, may be gone. Raises DtreportError."""
    missing = Counter(comments_in(old)) - Counter(comments_in(new)) - (dropped or Counter())
    for change in changes:
        missing -= Counter(comments_in(change.before or ""))
    if missing:
        raise _spoilt_file()


def _spoilt_file() -> DtreportError:
    """The error of an editing that would spoil the file; it is a mistake in dtreport."""
    return DtreportError(
        "Chưa ghi gì: dtreport không sửa được tệp năm này mà vẫn giữ nguyên mọi phần khác.",
        "Hãy sửa bằng lệnh dtreport open, và gửi tệp này cho người phát triển dtreport để tìm nguyên nhân.",
    )
