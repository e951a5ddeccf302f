"""What was done to a year, by whom, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dtreport.errors import NotRecordedError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtreport.store import Change, Commit, HistoryEntry, Store, Who, YearFile


class UndoReceipt(NamedTuple):
    """A change that was taken back, and the commit that did it."""

    entry: HistoryEntry
    commit: Commit


def history(store: Store, year: int) -> tuple[HistoryEntry, ...]:
    """What was done to a year, oldest first; a hand edit that no command has seen yet stands last."""
    return store.history(year)


def standing(entries: Sequence[HistoryEntry]) -> tuple[HistoryEntry, ...]:
    """The entries whose change still stands: not taken back, and no taking back themselves; latest first."""
    undone: set[int | None] = set()
    remaining = []
    for entry in reversed(entries):
        if entry.number is None or entry.damaged or entry.number in undone:
            continue
        if entry.undoes is not None:
            undone.add(entry.undoes)
        elif not entry.changes or any(change.kind_or_table for change in entry.changes):  # closing has its own commands
            remaining.append(entry)
    return tuple(remaining)


def own_last(store: Store, years: Sequence[int], who: Who) -> tuple[int, HistoryEntry]:
    """The year and the entry of the latest change by `who` that still stands. Raises NotRecordedError."""
    latest = [
        (year, entry)
        for year in years
        for entry in standing(store.history(year))
        if entry.who == who and not entry.outside
    ]
    if not latest:
        raise NotRecordedError(
            "Anh/chị chưa có thay đổi nào để hoàn tác.", "Xem các thay đổi của mọi người: dtreport history"
        )
    firsts = dict(reversed(latest))  # within a year the numbers are the order, whatever the clocks said
    return max(firsts.items(), key=lambda item: item[1].time)


def numbered(store: Store, year: int, number: int) -> HistoryEntry:
    """The entry with this number. Raises NotRecordedError."""
    for entry in store.history(year):
        if entry.number == number:
            return entry
    raise NotRecordedError(f"Lịch sử năm {year} không có thay đổi số {number}.", f"Xem: dtreport history {year}")


def undo(store: Store, year: int, entry: HistoryEntry) -> UndoReceipt:
    """Take a change back. Raises DtreportError where a record has changed since."""

    def make(file: YearFile) -> Sequence[Change]:
        return store.undo_changes(entry, file)

    commit = store.commit(year, make, f"hoàn tác thay đổi số {entry.number}", undoes=entry.number)
    return UndoReceipt(entry, commit)
