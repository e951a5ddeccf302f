"""Taking back what an entry of the history did, as new changes; and doing again what a draft did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dtreport.errors import DtreportError
from dtreport.records import kind_named
from dtreport.store.changes import Change, Insert, Move, RecordChange, Remove, Replace, SetTable
from dtreport.store.history.differences import Snapshot
from dtreport.store.text.year_editor import same
from dtreport.store.text.year_text import TABLE_NAMES
from dtreport.store.toml_parser import text_of

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
    now = Snapshot(text_of(file.raw), file.data)
    codes = {code for records in now.records.values() for code in records}
    codes |= {change.code for change in entry.changes if change.after is None}
    return tuple(_taken_back(change, now, codes) for change in reversed(entry.changes))


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


def _taken_back(change: RecordChange, now: Snapshot, codes: set[str]) -> Change:
    name, code = change.kind_or_table, change.code
    block = now.block(name, code)
    if change.after is None and block is not None:
        raise DtreportError(f"Không hoàn tác được: {_called(change)} đã có lại trong tệp.", _HINT)
    if change.after is not None and block is None:
        raise DtreportError(f"Không hoàn tác được: {_called(change)} nay không còn trong tệp.", _HINT)
    if change.moved:
        return Move(name, code, change.follower if change.follower in codes else None)
    old, new = _coded(change.old, code), _coded(change.new, code)
    text = (change.before or "") if block is not None and block.text == change.after else ""
    only_comments = same(old, new) and not text
    if block is not None and (only_comments or not same(block.values, new)):
        raise DtreportError(f"Không hoàn tác được: {_called(change)} đã thay đổi từ sau lần ghi đó.", _HINT)
    if not code:
        return SetTable(name, old, text)
    if change.before is None:
        return Remove(name, code, change.around)
    if block is None:
        follower = change.follower if change.follower in codes else None
        return Insert(name, old, follower, change.before, change.around)
    return Replace(name, code, old, text)


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
        stayed = (fellow for fellow in _behind(target, name, code) if now.block(name, fellow))
        return Move(name, code, next(stayed, None))
    if not code:
        return SetTable(name, block.values if block else {})
    if block is None:
        return Remove(name, code)
    if change.before is None:
        held = (fellow for fellow in _behind(target, name, code) if _still(fellow, name, base, now, target))
        return Insert(name, block.values, next(held, None), block.text)
    then, here = base.block(name, code), now.block(name, code)
    untouched = then is not None and here is not None and then.text == here.text
    return Replace(
        name, code, {"code": code, **block.values}, block.text if untouched and "code" in block.values else ""
    )


def _behind(target: Snapshot, kind: str, code: str) -> list[str]:
    """The records of a kind that stand behind this one, the nearest first: others may have removed some."""
    codes = list(target.records[kind])
    return codes[codes.index(code) + 1 :]


def _still(code: str, kind: str, base: Snapshot, now: Snapshot, target: Snapshot) -> bool:
    """Whether a record will be there to stand before: it is there now, or the draft brings it itself."""
    new = target.block(kind, code)
    brought = new is not None and base.block(kind, code) is None and "code" in new.values
    return brought or now.block(kind, code) is not None
