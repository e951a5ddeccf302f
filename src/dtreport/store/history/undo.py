"""Taking back what an entry of the history did, as new changes; and doing again what a draft did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dtreport.errors import DtreportError
from dtreport.records import KINDS, kind_named, table_named
from dtreport.records.base import specs
from dtreport.report import next_codes
from dtreport.report.references import with_other_codes
from dtreport.store.changes import Change, Insert, Move, RecordChange, Remove, Replace, SetTable
from dtreport.store.history.differences import Snapshot
from dtreport.store.text.key_edits import edit_keys
from dtreport.store.text.year_editor import same
from dtreport.store.text.year_text import TABLE_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dtreport.store.year_file import HistoryEntry, YearFile


def undo_changes(
    entry: HistoryEntry,
    file: YearFile,
    chosen: Sequence[RecordChange] | None = None,
    renamed: Mapping[str, str] | None = None,
) -> tuple[Change, ...]:
    """The changes that take an entry back.

    Args:
        entry: The entry.
        file: The year as it is.
        chosen: Those of its changes that are taken back; all where this is not given. A record that is gone comes back
            under its own code, or under a new one where another record has taken that; what comes back with it then
            names it by the new one.
        renamed: The codes that records were given since, by their code then.

    Raises DtreportError when something has changed since, or nothing can be taken back.
    """
    if entry.damaged:
        raise DtreportError(
            "Không hoàn tác được: dòng nhật ký của lần ghi này đã hỏng nên không rõ hết các thay đổi.",
            f"Hãy sửa lại bằng lệnh: dtreport open {file.year.number}",
        )
    if not entry.changes:
        raise _nothing_to_undo(entry, file.year.number)
    chosen = entry.changes if chosen is None else chosen
    now = Snapshot.of(file)
    twins = _twins(entry, chosen, now)
    missing = [change for change in chosen if change.code not in twins and not _is_back(change, now)]
    if not missing:
        raise DtreportError(f"Không hoàn tác được: {title_of(chosen[0])} đã có lại trong tệp.", _HINT)
    way_back = _Return(now, missing, renamed or {}, twins | _other_codes(missing, file))
    return tuple(way_back.reverse(change) for change in reversed(missing))


def _twins(entry: HistoryEntry, chosen: Sequence[RecordChange], now: Snapshot) -> dict[str, str]:
    """The code of each record that the entry took out and brought again, word for word, under another code.

    An old copy may hold a block that had no code yet: after its return it gets one anew.
    """
    others = {*entry.changes} - {*chosen}
    brought = {
        _words(change, change.new): change.code
        for change in others
        if change.code and change.before is None and now.block(*change[:2]) is not None
    }
    gone = {change.code: _words(change, change.old) for change in chosen if change.code and change.after is None}
    return {code: brought[words] for code, words in gone.items() if words in brought}


def _words(change: RecordChange, values: dict[str, Any] | None) -> str:
    """What one side of a change says of a record, whatever its code."""
    return repr((change.kind_or_table, sorted((_with_code(values, "") | {"code": ""}).items())))


def _is_back(change: RecordChange, now: Snapshot) -> bool:
    """Whether a record or table that was taken out is there again just as it was."""
    block = now.block(change.kind_or_table, change.code) if change.after is None else None
    return block is not None and same(_with_code(dict(block.values), change.code), _with_code(change.old, change.code))


def _other_codes(changes: Sequence[RecordChange], file: YearFile) -> dict[str, str]:
    """New codes for the records that come back, by their old one, where another record has that now."""
    others: dict[str, str] = {}
    for kind in KINDS:
        taken = [
            change.code
            for change in changes
            if change.kind_or_table == kind.name and change.after is None and change.code in file.year.by_code
        ]
        others |= zip(taken, next_codes(kind, file.data, len(taken), file.highest), strict=True)
    return others


def _nothing_to_undo(entry: HistoryEntry, year: int) -> DtreportError:
    """Why an entry without changes to records cannot be taken back."""
    by_hand = f"Hãy sửa lại bằng lệnh: dtreport open {year}"
    if entry.creates:
        return DtreportError(
            f"Lần ghi này tạo tệp năm {year}, trước đó chưa có tệp nên không có gì để trở lại.",
            f"Hãy sửa hoặc xóa từng mục bằng lệnh dtreport edit, dtreport remove. {by_hand}",
        )
    if not entry.compared:
        return DtreportError(
            "Không rõ lần sửa tay này đã đổi những mục nào nên không hoàn tác được.",
            f"Bản sao của tệp ở hai thời điểm còn trong thư mục .dtreport/bak. {by_hand}",
        )
    return DtreportError(
        "Lần ghi này không đổi mục nào, chỉ đổi chú thích hoặc cách trình bày, nên không hoàn tác được.", by_hand
    )


class _Return:
    """The way back: each change of an entry turned into the one that takes it back."""

    def __init__(
        self,
        now: Snapshot,
        changes: Sequence[RecordChange],
        renamed: Mapping[str, str],
        other_codes: Mapping[str, str],
    ) -> None:
        self._now = now
        self._renamed = renamed
        self._other_codes = other_codes
        self._codes = {**renamed, **other_codes}
        self._coming = {change[:2] for change in changes if change.after is None}

    def reverse(self, change: RecordChange) -> Change:
        """The change that brings a record or table back to what it was before `change`.

        Raises DtreportError where the record or table is not as the entry left it.
        """
        if change.after is None:
            return self._what_is_gone(change)
        name, code = change.kind_or_table, self._renamed.get(change.code, change.code)
        block = self._now.block(name, code)
        if block is None:
            raise DtreportError(f"Không hoàn tác được: {title_of(change)} nay không còn trong tệp.", _HINT)
        if change.moved:
            return Move(name, code, self._follower(change))
        old, new = self._led(change, change.old, code), self._led(change, change.new, code)
        if change.before is None:
            if not same(_with_code(dict(block.values), code), new):
                raise _changed_since(change)
            return Remove(name, code, change.around) if code else SetTable(name, {})
        if old.get("code", code) != code and old["code"] in self._taken():
            raise DtreportError(f"Không hoàn tác được: mã {old['code']} nay là của mục khác.", _HINT)
        # A block that is as the entry left it gets its old text back, comments and all. One whose comments or other
        # keys were changed since gets only the old values; where the entry had changed no values, nothing is to be had.
        as_left = block.text == change.after and old == _with_code(change.old, change.code)
        if same(old, new) and not as_left:
            raise _changed_since(change)
        goal, text = (old, change.before) if as_left else (_with_old(change, old, new, block.values), "")
        return Replace(name, code, goal, text) if code else SetTable(name, goal, text)

    def _what_is_gone(self, change: RecordChange) -> Change:
        """What brings a record or table back that was taken out."""
        name, code = change.kind_or_table, change.code
        if code:
            return self._insertion(change, _with_code(change.old, code))
        if self._now.block(name, "") is not None:
            raise DtreportError(f"Không hoàn tác được: {title_of(change)} đã có lại trong tệp.", _HINT)
        return SetTable(name, self._led(change, change.old, ""))

    def _taken(self) -> set[str]:
        """The codes that are in use."""
        return {code for records in self._now.records.values() for code in records}

    def _insertion(self, change: RecordChange, old: dict[str, Any]) -> Insert:
        """What puts a record in again."""
        name, code = change.kind_or_table, change.code
        record = {**self._led(change, old, code), "code": self._other_codes.get(code, code)}
        text = change.before or ""
        updates = {key: value for key, value in record.items() if not same(old[key], value)}
        if updates:
            text = edit_keys(text, updates, [spec.name for spec in specs(kind_named(name).model)], "\n")
        return Insert(name, record, self._follower(change), text, change.around, "" if record["code"] == code else code)

    def _follower(self, change: RecordChange) -> str | None:
        """The record that one stood before, where that is there or comes back too."""
        name, follower = change.kind_or_table, change.follower or ""
        if (name, follower) in self._coming:
            return self._other_codes.get(follower, follower)
        follower = self._codes.get(follower, follower)
        return follower if follower in self._now.records[name] else None

    def _led(self, change: RecordChange, values: dict[str, Any] | None, code: str) -> dict[str, Any]:
        """The values on one side of a change, as they would be written now.

        Args:
            change: The change.
            values: Its values before or after.
            code: The code that the record has now; nothing for a table.

        What was renamed since, and what comes back under a new code, is named by its new one.
        """
        coded = _with_code(values, change.code)
        name = change.kind_or_table
        if not name or not self._codes:
            return coded
        model = table_named(name).model if name in TABLE_NAMES else kind_named(name).model
        led = with_other_codes(model, coded, self._codes)
        return {**led, "code": code} if code and led["code"] == change.code else led


def _with_old(change: RecordChange, old: dict[str, Any], new: dict[str, Any], now: Mapping[str, Any]) -> dict[str, Any]:
    """The values as they are now, with the old ones of the keys that a change changed.

    Raises DtreportError where one of these was changed since.
    """
    here = _with_code(dict(now), str(new.get("code", "")))
    absent = object()
    keys = [key for key in {**old, **new} if not same(old.get(key, absent), new.get(key, absent))]
    if not all(same(here.get(key, absent), new.get(key, absent)) for key in keys):
        raise _changed_since(change)
    others = {key: value for key, value in here.items() if key not in keys}
    return others | {key: old[key] for key in keys if key in old}


def _changed_since(change: RecordChange) -> DtreportError:
    """The error for a record or table that is not as the entry left it."""
    return DtreportError(f"Không hoàn tác được: {title_of(change)} đã thay đổi từ sau lần ghi đó.", _HINT)


def _with_code(values: dict[str, Any] | None, code: str) -> dict[str, Any]:
    """The values with the code, which a block written by hand may not have had yet."""
    return {**({"code": code} if code else {}), **(values or {})}


_HINT = "Hãy sửa bằng lệnh dtreport edit, hoặc xem các lần ghi bằng lệnh dtreport history."


def title_of(change: RecordChange) -> str:
    """What a message calls the record or table of a change."""
    if change.code:
        return f"{kind_named(change.kind_or_table).noun} {change.code}"
    return f"bảng [{change.kind_or_table}]" if change.kind_or_table in TABLE_NAMES else "dòng closed"


def reapply(change: RecordChange, base: Snapshot, now: Snapshot, target: Snapshot) -> Change:
    """The change that makes the same difference again in another state of the year.

    Args:
        change: The difference between `base` and `target`.
        base: The state that both sides began from.
        now: The state to change: that of one side.
        target: The state of the other side.
    """
    name, code = change.kind_or_table, change.code
    block = target.block(name, code)
    if not code:
        return SetTable(name, block.values if block else {})
    if block is None:
        return Remove(name, code)
    if change.moved or change.before is None:
        # Of the records behind this one others may have removed some: it goes before the nearest that is there.
        codes = list(target.records[name])
        behind = codes[codes.index(code) + 1 :]
        if change.moved:
            return Move(name, code, next((fellow for fellow in behind if now.block(name, fellow)), None))
        # A record that the draft brings itself is there too: such come the last first.
        records = target.records[name]
        present = (
            fellow
            for fellow in behind
            if now.block(name, fellow) or (fellow not in base.records[name] and "code" in records[fellow].values)
        )
        return Insert(name, block.values, next(present, None), block.text)
    then, here = base.block(name, code), now.block(name, code)
    # The draft's text may replace only what nobody has touched meanwhile; else its values go into the others' text.
    untouched = then is not None and here is not None and then.text == here.text
    text = block.text if untouched and "code" in block.values else ""
    return Replace(name, code, {"code": code, **block.values}, text)
