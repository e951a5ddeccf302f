"""A draft that was begun before others saved: what it changed is done again on what they wrote."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from dtreport.store.history.differences import Snapshot, differences
from dtreport.store.history.undo import reapply, title_of
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
    """Bring what two sides have changed into one text.

    Args:
        base: The year that both began from.
        draft: The year as the draft has it.
        current: The year as others have saved it.

    Returns the current year with the changes of the draft, or the draft with those of the others. Raises ConflictError.
    """
    old, mine, theirs = (Snapshot.of(file) for file in (base, draft, current))
    _refuse_conflicts(old, mine, theirs)
    # Comments between the blocks come only with the text that the changes are applied to. Each side in turn is that
    # text, until no new comment of the other side is missing.
    for onto, state, other, target in ((current, theirs, draft, mine), (draft, mine, current, theirs)):
        editing = YearEditor(onto)
        changes = []
        for difference in differences(old, target, texts=True):
            if _already(difference, state, target):
                continue
            change = reapply(difference, old, state, target)
            editing.apply(change)
            changes.append(change)
        if not new_comments(base, other) - Counter(comments_in(editing.document.text)):
            return Merge(editing, tuple(changes))
    raise ConflictError(
        "Chưa lưu bản nháp: trong lúc anh/chị sửa, người khác cũng đã sửa ghi chú (dòng #) trong tệp.",
        "Bản nháp vẫn còn; hãy mở lại tệp và chép các ghi chú của mình vào.",
    )


def _already(change: RecordChange, now: Snapshot, target: Snapshot) -> bool:
    """Whether the other side has done just the same."""
    if change.moved:
        return False
    here, goal = now.block(*change[:2]), target.block(*change[:2])
    if here is None or goal is None:
        return here is goal
    return same(here.values, goal.values) and here.bare == goal.bare


def _refuse_conflicts(old: Snapshot, mine: Snapshot, theirs: Snapshot) -> None:
    """Raise ConflictError where the draft and the others changed the same record, or both reordered a kind."""
    changed = {change[:2]: change for change in differences(old, theirs, texts=True)}
    reordered = {change.kind_or_table for change in changed.values() if change.moved}
    conflicts = []
    for change in differences(old, mine, texts=True):
        if change.moved:
            gone = theirs.block(*change[:2]) is None
            conflicts += [change] if gone or change.kind_or_table in reordered else []
        elif change[:2] in changed and not _already(change, theirs, mine):
            # A new record to which the draft gave no code itself can get another one than the others' record has.
            uncoded = change.before is None and "code" not in mine.records.get(change[0], {})[change.code].values
            conflicts += [] if uncoded else [change]
    if conflicts:
        titles = ", ".join(dict.fromkeys(title_of(change) for change in conflicts))
        raise ConflictError(
            f"Chưa lưu bản nháp: trong lúc anh/chị sửa, người khác cũng đã sửa {titles}.",
            "Bản nháp vẫn còn; hãy mở lại tệp, xem bản mới của các mục đó rồi sửa lại.",
        )


def new_comments(base: YearFile, other: YearFile) -> Counter[str]:
    """The comments that the other has and the base has not."""
    return Counter(comments_in(text_of(other.raw))) - Counter(comments_in(text_of(base.raw)))
