"""Taking back what an entry of the history did, as new changes; and doing again what a draft did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dtreport.errors import DtreportError
from dtreport.records import kind_named
from dtreport.store.changes import Change, Insert, Move, RecordChange, Remove, Replace, SetTable
from dtreport.store.differences import Snapshot
from dtreport.store.document import TABLE_NAMES
from dtreport.store.editing import same
from dtreport.store.reading import text_of

if TYPE_CHECKING:
    from dtreport.store.state import Entry, YearFile


def undo_changes(entry: Entry, file: YearFile) -> tuple[Change, ...]:
    """The changes that take an entry back. Raises DtreportError when something has changed since."""
    if not entry.changes:
        raise DtreportError("Lần ghi này không có thay đổi nào để hoàn tác.", "Xem các lần ghi: dtreport history")
    now = Snapshot(text_of(file.raw), file.data)
    codes = {code for records in now.records.values() for code in records}
    codes |= {change.code for change in entry.changes if change.after is None}
    return tuple(_taken_back(change, now, codes) for change in reversed(entry.changes))


def _taken_back(change: RecordChange, now: Snapshot, codes: set[str]) -> Change:
    name, code = change.kind_or_table, change.code
    block = now.block(name, code)
    if change.after is None and block is not None:
        raise DtreportError(f"Không hoàn tác được: {_called(change)} đã có lại trong tệp.", _HINT)
    if change.after is not None and block is None:
        raise DtreportError(f"Không hoàn tác được: {_called(change)} nay không còn trong tệp.", _HINT)
    if change.moved:
        return Move(name, code, change.follower if change.follower in codes else None)
    if block is not None and not same(block.values, _coded(change.new, code)):
        raise DtreportError(f"Không hoàn tác được: {_called(change)} đã thay đổi từ sau lần ghi đó.", _HINT)
    old = _coded(change.old, code)
    if not code:
        return SetTable(name, old)
    if change.before is None:
        return Remove(name, code)
    if block is None:
        return Insert(name, old, change.follower if change.follower in codes else None, change.before)
    return Replace(name, code, old, change.before if block.text == change.after else "")


def _coded(values: dict[str, Any] | None, code: str) -> dict[str, Any]:
    """The values with the code, which a block written by hand may not have had yet."""
    return {**({"code": code} if code else {}), **(values or {})}


_HINT = "Hãy sửa bằng lệnh dtreport edit, hoặc xem các lần ghi bằng lệnh dtreport history."


def _called(change: RecordChange) -> str:
    if change.code:
        return f"{kind_named(change.kind_or_table).noun} {change.code}"
    return f"bảng [{change.kind_or_table}]" if change.kind_or_table in TABLE_NAMES else "dòng closed"


def done_again(change: RecordChange, base: Snapshot, now: Snapshot, target: Snapshot) -> Change:
    """A difference between `base` and `target` as a change to the state `now`."""
    name, code = change.kind_or_table, change.code
    block = target.block(name, code)
    if change.moved:
        return Move(name, code, change.new_follower if now.block(name, change.new_follower or "") else None)
    if not code:
        return SetTable(name, block.values if block else {})
    if block is None:
        return Remove(name, code)
    if change.before is None:
        before = change.follower if _still(change.follower, name, base, now, target) else None
        return Insert(name, block.values, before, block.text)
    then, here = base.block(name, code), now.block(name, code)
    untouched = then is not None and here is not None and then.text == here.text
    return Replace(
        name, code, {"code": code, **block.values}, block.text if untouched and "code" in block.values else ""
    )


def _still(code: str | None, kind: str, base: Snapshot, now: Snapshot, target: Snapshot) -> bool:
    """Whether a record will be there to stand before: it is there now, or the draft brings it itself."""
    if code is None:
        return False
    new = target.block(kind, code)
    brought = new is not None and base.block(kind, code) is None and "code" in new.values
    return brought or now.block(kind, code) is not None
