"""Taking back what an entry of the history did, as new changes; and doing again what a draft did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dtreport.errors import DtreportError
from dtreport.records import kind_named
from dtreport.store.changes import Change, Insert, Move, RecordChange, Remove, Replace, SetTable
from dtreport.store.history.differences import Snapshot
from dtreport.store.text.year_editor import same
from dtreport.store.text.year_text import TABLE_NAMES

if TYPE_CHECKING:
    from dtreport.store.year_file import HistoryEntry, YearFile


def undo_changes(entry: HistoryEntry, file: YearFile) -> tuple[Change, ...]:
    """The changes that take an entry back. Raises DtreportError when something has changed since, or nothing can be."""
    if entry.damaged:
        raise DtreportError(
            "Không hoàn tác được: dòng nhật ký của lần ghi này đã hỏng nên không rõ hết các thay đổi.",
            f"Hãy sửa lại bằng lệnh: dtreport open {file.year.number}",
        )
    if not entry.changes:
        raise _nothing_to_undo(entry, file.year.number)
    now = Snapshot.of(file)
    codes = {code for records in now.records.values() for code in records}
    codes |= {change.code for change in entry.changes if change.after is None}
    return tuple(_reverse(change, now, codes) for change in reversed(entry.changes))


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


def _reverse(change: RecordChange, now: Snapshot, codes: set[str]) -> Change:
    """The change that brings a record or table back to what it was before `change`.

    Args:
        change: What the entry did to the record or table.
        now: The year as it is.
        codes: The records that can be stood before: those of `now`, and those that this undo brings back.

    Raises DtreportError where the record or table is not as the entry left it.
    """
    name, code = change.kind_or_table, change.code
    block = now.block(name, code)
    if change.after is None and block is not None:
        raise DtreportError(f"Không hoàn tác được: {title_of(change)} đã có lại trong tệp.", _HINT)
    if change.after is not None and block is None:
        raise DtreportError(f"Không hoàn tác được: {title_of(change)} nay không còn trong tệp.", _HINT)
    follower = change.follower if change.follower in codes else None
    if change.moved:
        return Move(name, code, follower)
    old, new = _with_code(change.old, code), _with_code(change.new, code)
    if block is None:
        return Insert(name, old, follower, change.before or "", change.around) if code else SetTable(name, old)
    # A block that is as the entry left it gets its old text back, comments and all. One whose comments were changed
    # since, but not its values, gets only the old values; where the entry had changed no values, nothing is to be had.
    old_text = (change.before or "") if block.text == change.after else ""
    if not same(block.values, new) or (same(old, new) and not old_text):
        raise DtreportError(f"Không hoàn tác được: {title_of(change)} đã thay đổi từ sau lần ghi đó.", _HINT)
    if not code:
        return SetTable(name, old, old_text)
    return Remove(name, code, change.around) if change.before is None else Replace(name, code, old, old_text)


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
