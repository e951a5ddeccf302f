"""Changes applied to a year at once in both its forms, the text and the data; the judge compares the two."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from dtreport.errors import DtreportError, NotRecordedError
from dtreport.records import KINDS, kind_named, table_named
from dtreport.records.base import SILENCED, given, specs
from dtreport.records.block_reader import read_block
from dtreport.report import missing_codes, next_code
from dtreport.store.changes import Change, Insert, Move, RecordChange, Remove, Replace, SetTable, Surroundings
from dtreport.store.text.key_edits import GONE, check_one_line, edit_keys
from dtreport.store.text.layout import RECORD, TABLE, TextBlock, comments_in, entries
from dtreport.store.text.toml_writer import block_text, toml_value
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
        # A block written by hand may have no code; it gets its own before anything else, since changes name codes.
        self.highest = file.highest
        missing = missing_codes(self.data, file.highest)
        self.given_codes = tuple(code for _kind, _index, code in missing)
        for kind, index, code in missing:
            piece = self.document.record(kind.name, code)
            piece.text = edit_keys(piece.text, {"code": code}, ["code"], self.document.newline)
            self.data[kind.name][index] = {"code": code, **self.data[kind.name][index]}

    def apply(self, change: Change) -> RecordChange | None:
        """Apply one change; None when it changes nothing. Raises DtreportError."""
        match change:
            case Insert():
                return self._insert(change)
            case Replace():
                return self._replace(change)
            case Remove(kind, code):
                piece, _record, follower, around = self._take(change)
                if not self.data[kind]:
                    del self.data[kind]
                return RecordChange(kind, code, plain_lines(piece.text), None, follower, around=around)
            case Move(kind, code, before):
                index = self._index(kind, code)
                if before is not None:
                    self._index(kind, before)  # raises where there is no such record, before anything is taken out
                if before in {code, self._follower(kind, index)}:
                    return None
                piece, record, follower, _around = self._take(change)
                text = plain_lines(piece.text)
                self._put(kind, code, record, piece, change)
                return RecordChange(kind, code, text, text, follower, moved=True, new_follower=before)
            case _:
                return self._set_table(change) if change.table else self._set_top(change)

    def _index(self, kind: str, code: str) -> int:
        """The place of a record among its kind. Raises NotRecordedError."""
        try:
            return self.codes[kind].index(code)
        except ValueError:
            noun = kind_named(kind).noun
            raise NotRecordedError(f"Không có {noun} nào mang mã {code} trong tệp năm này.") from None

    def _follower(self, kind: str, index: int) -> str | None:
        """The code of the record behind this place; None behind the last."""
        codes = self.codes[kind]
        return codes[index + 1] if index + 1 < len(codes) else None

    def _insert(self, change: Insert) -> RecordChange:
        """Put a new record in, under its own code or the next free one."""
        kind = kind_named(change.kind)
        record = {key: toml_value(value) for key, value in change.record.items()}
        if "code" not in record:
            record = {"code": next_code(kind, self.data, self.highest), **record}
        code = record["code"]
        if any(code in codes for codes in self.codes.values()):
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
        return RecordChange(kind.name, code, None, plain_lines(piece.text), follower, around=around, once=change.once)

    def _put(
        self, kind: str, code: str, record: Mapping[str, Any], piece: TextBlock, change: Insert | Move
    ) -> Surroundings:
        """Put a record into text, data and index, as an Insert or a Move asks; returns what it stands between."""
        before = change.before
        blocks = self.document.blocks(kind)
        place = len(blocks) if before is None else self._index(kind, before)
        follower = None if before is None else self.document.record(kind, before)
        # Behind the last record of its own kind, else of the nearest kind before it that is there.
        earlier = KIND_NAMES[: KIND_NAMES.index(kind) + 1]
        home = next((name for name in reversed(earlier) if self.document.blocks(name)), None)
        around = self.document.insert(piece, follower, home, change if isinstance(change, Insert) else None)
        self.document.add_to_index(kind, code, piece, place)
        self.codes[kind].insert(place, code)
        self.data[kind].insert(place, record)
        return around

    def _take(self, change: Remove | Move) -> tuple[TextBlock, dict[str, Any], str | None, Surroundings]:
        """Take a record out of text, data and index; returns its block, its values, its follower, its surroundings."""
        kind, code = change.kind, change.code
        index = self._index(kind, code)
        follower = self._follower(kind, index)
        piece = self.document.record(kind, code)
        around = self.document.remove(piece, change.around if isinstance(change, Remove) else None)
        self.document.drop_from_index(kind, code)
        del self.codes[kind][index]
        return piece, self.data[kind].pop(index), follower, around

    def _replace(self, change: Replace) -> RecordChange | None:
        """Give a record new values; or, where the change has one, a new text."""
        index = self._index(change.kind, change.code)
        piece = self.document.record(change.kind, change.code)
        before = piece.text
        record = {key: toml_value(value) for key, value in change.record.items()}
        code = record.setdefault("code", change.code)
        model = kind_named(change.kind).model
        values = self._edit(piece, model, self.data[change.kind][index], record, change.text)
        self.data[change.kind][index] = values
        if piece.text == before:
            return None
        self.codes[change.kind][index] = code
        self.document.by_code[code] = self.document.by_code.pop(change.code)
        return RecordChange(change.kind, code, plain_lines(before), plain_lines(piece.text))

    def _edit(
        self, piece: TextBlock, model: type[Declared], old: Mapping[str, Any], new: dict[str, Any], text: str
    ) -> dict[str, Any]:
        """Bring the text of a block from the values `old` to the values `new`.

        Args:
            piece: The block.
            model: What its keys are declared in.
            old: The values that it has.
            new: The values that it is to have.
            text: The whole text that it is to have; nothing to change only the keys that differ.

        Returns the values that the block then has.
        """
        updates = _updates(model, old, new)
        if text:
            piece.text = self.document.lines(text)
            return new
        if SILENCED in updates and SILENCED in old:
            check_one_line(piece.text, SILENCED)
        order = [spec.name for spec in specs(model)]
        piece.text = edit_keys(piece.text, updates, order, self.document.newline)
        return with_updates(old, updates)

    def _set_table(self, change: SetTable) -> RecordChange | None:
        """Give a table of settings new values, or a new text; one that is not there yet is written as a whole."""
        name = change.table
        new = {key: toml_value(value) for key, value in change.values.items()}
        model = table_named(name).model
        old = self.data.get(name, {})
        piece = self.document.table(name)
        if piece is not None:
            before = piece.text
            self.data[name] = self._edit(piece, model, old, new, change.text)
            if piece.text == before:
                return None
            return RecordChange(name, "", plain_lines(before), plain_lines(piece.text))
        if not new and not old:
            return None
        if name in self.data:
            raise DtreportError(
                f"Trong tệp năm, bảng [{name}] đang ghi gộp trên một dòng nên dtreport không sửa được.",
                f"Hãy viết lại thành một bảng bắt đầu bằng dòng [{name}] (lệnh dtreport open), rồi chạy lại lệnh.",
            )
        piece = TextBlock(TABLE, name, self.document.lines(block_text(f"[{name}]", model, new)))
        earlier = TABLE_NAMES[: TABLE_NAMES.index(name)]
        home = next((table for table in reversed(earlier) if self.document.table(table)), "")
        self.document.insert(piece, None, home)
        self.data[name] = new
        return RecordChange(name, "", None, plain_lines(piece.text))

    def _set_top(self, change: SetTable) -> RecordChange | None:
        """Set or remove `closed`, the only key at the top that changes: the others say what file this is."""
        new = {key: toml_value(value) for key, value in change.values.items()}
        old = {key: value for key, value in self.data.items() if key == "closed"}
        updates = {key: value for key, value in new.items() if key == "closed" and old.get(key) != value}
        updates |= {key: GONE for key in old if key not in new}
        piece = self.document.table("")
        if not updates or piece is None:
            return None
        before = closed_line(piece.text)
        piece.text = edit_keys(piece.text, updates, TOP_KEYS, self.document.newline)
        self.data = with_updates(self.data, updates)
        return RecordChange("", "", before, closed_line(piece.text))


def plain_lines(text: str) -> str:
    """A text with plain line ends, one at its end, as the history keeps it."""
    return text.replace("\r\n", "\n").removesuffix("\n") + "\n"


def with_updates(old: Mapping[str, Any], updates: Mapping[str, Any]) -> dict[str, Any]:
    """The values with these updates."""
    return {key: value for key, value in {**old, **updates}.items() if value is not GONE}


def closed_line(text: str) -> str:
    """The line `closed = …` among the keys at the top, or nothing."""
    return "".join(plain_lines(text[entry.start : entry.end]) for entry in entries(text) if entry.key == ("closed",))


def _updates(model: type[Declared], old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """The keys that change between two states of a block.

    Args:
        model: What the keys are declared in.
        old: The values as they stand in the file.
        new: The values to come.

    Returns the new value of each key that changes, GONE for one that goes. A text that only cleaning would change
    (its blanks, say) and a default that is spelt out stay as they are written.
    """
    record, _problems = read_block(model, old, "", "")
    meaning = {} if record is None else {key: toml_value(value) for key, value in given(record).items()}
    updates: dict[str, Any] = {
        key: value
        for key, value in new.items()
        if not (key in old and (same(old[key], value) or (key in meaning and same(meaning[key], value))))
    }
    # A key that is written though it means nothing, since it is its default, is not missed in the new values.
    defaults: set[str] = set()
    if record is not None:
        defaults = {spec.name for spec in specs(model) if not spec.required} - meaning.keys()
    return updates | {key: GONE for key in old if key not in new and key not in defaults}


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
    """Look at each changed table and record more sharply: Python takes 1 for true.

    Args:
        data: The data that were read from the new text.
        expected: The data that it was to come to.
        changes: What was changed.

    Raises DtreportError where the two differ.
    """
    for name, code in {change[:2] for change in changes}:
        if name and not same(_values(data, name, code), _values(expected, name, code)):
            raise _spoilt_file()


def _values(data: Mapping[str, Any], name: str, code: str) -> Any:
    """The values of a table, or of a record of the kind `name`."""
    value = data.get(name)
    return next((block for block in value if block["code"] == code), None) if isinstance(value, list) else value


def judge_comments(old: str, new: str, changes: Iterable[RecordChange], dropped: Counter[str] | None = None) -> None:
    """Look whether a comment is gone outside what was changed.

    Args:
        old: The text before.
        new: The text after.
        changes: What was changed; the comments of these blocks may go.
        dropped: Comments that the writer of a draft has dropped.

    Raises DtreportError where one is gone.
    """
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
