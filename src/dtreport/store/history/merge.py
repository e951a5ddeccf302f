"""A draft that was begun before others saved: what it changed is done again on what they wrote."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from dtreport.records import kind_named
from dtreport.store.history.differences import Snapshot, differences
from dtreport.store.history.undo import done_again
from dtreport.store.text.layout import comments_in
from dtreport.store.text.year_editor import YearEditor, same
from dtreport.store.toml_parser import text_of
from dtreport.store.year_file import ConflictError

if TYPE_CHECKING:
    from dtreport.store.changes import Change, RecordChange
    from dtreport.store.year_file import YearFile


class Merge(NamedTuple):
    """Both sides' changes in one text."""

    editing: YearEditor
    changes: tuple[Change, ...]


def merge(base: YearFile, draft: YearFile, current: YearFile) -> Merge:
    """The current year with the changes of the draft, or the draft with those of the others. Raises ConflictError."""
    held = {file.raw: Snapshot(text_of(file.raw), file.data) for file in (base, draft, current)}
    old, mine, theirs = held[base.raw], held[draft.raw], held[current.raw]
    _refuse_conflicts(old, mine, theirs)
    for onto, target, other in ((current, mine, draft), (draft, theirs, current)):
        editing, changes = _done_again(old, target, onto)
        if not new_comments(base, other) - Counter(comments_in(editing.document.text)):
            return Merge(editing, changes)
    raise ConflictError(
        "Chưa lưu bản nháp: trong lúc anh/chị sửa, người khác cũng đã sửa ghi chú (dòng #) trong tệp.",
        "Bản nháp vẫn còn; hãy mở lại tệp và chép các ghi chú của mình vào.",
    )


def _done_again(old: Snapshot, target: Snapshot, onto: YearFile) -> tuple[YearEditor, tuple[Change, ...]]:
    now = Snapshot(text_of(onto.raw), onto.data)
    editing = YearEditor(onto)
    changes = []
    for difference in differences(old, target, texts=True):
        if _already(difference, now, target):
            continue
        change = done_again(difference, old, now, target)
        editing.apply(change)
        changes.append(change)
    return editing, tuple(changes)


def _already(change: RecordChange, now: Snapshot, target: Snapshot) -> bool:
    """Whether the other side has done just the same."""
    here, wanted = now.block(*change[:2]), target.block(*change[:2])
    if change.moved:
        return False
    if here is None or wanted is None:
        return here is wanted
    return same(here.values, wanted.values) and here.bare == wanted.bare


def _refuse_conflicts(old: Snapshot, mine: Snapshot, theirs: Snapshot) -> None:
    changed = {change[:2]: change for change in differences(old, theirs, texts=True)}
    reordered = {change.kind_or_table for change in changed.values() if change.moved}
    found = []
    for change in differences(old, mine, texts=True):
        if change.moved:
            gone = theirs.block(*change[:2]) is None
            found += [change] if gone or change.kind_or_table in reordered else []
        elif change[:2] in changed and not _already(change, theirs, mine):
            uncoded = change.before is None and "code" not in mine.records.get(change[0], {})[change.code].values
            found += [] if uncoded else [change]
    if found:
        called = ", ".join(dict.fromkeys(_called(change) for change in found))
        raise ConflictError(
            f"Chưa lưu bản nháp: trong lúc anh/chị sửa, người khác cũng đã sửa {called}.",
            "Bản nháp vẫn còn; hãy mở lại tệp, xem bản mới của các mục đó rồi sửa lại.",
        )


def _called(change: RecordChange) -> str:
    if change.code:
        return f"{kind_named(change.kind_or_table).noun} {change.code}"
    return f"bảng [{change.kind_or_table}]" if change.kind_or_table else "dòng closed"


def new_comments(base: YearFile, other: YearFile) -> Counter[str]:
    """The comments that the other has and the base has not."""
    return Counter(comments_in(text_of(other.raw))) - Counter(comments_in(text_of(base.raw)))
