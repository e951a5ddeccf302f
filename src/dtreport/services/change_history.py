"""What was done to a year, by whom, and taking it back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from dtreport.errors import DtreportError, NotRecordedError
from dtreport.store import Insert

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtreport.store import Change, Commit, HistoryEntry, RecordChange, Store, Who, YearFile


class UndoReceipt(NamedTuple):
    """A change that was taken back, and the commit that did it."""

    entry: HistoryEntry
    commit: Commit
    staying: tuple[RecordChange, ...]
    """What a person wrote in the same save, which stays."""


def history(store: Store, year: int) -> tuple[HistoryEntry, ...]:
    """What was done to a year, oldest first; a hand edit that no command has seen yet stands last."""
    return store.history(year)


def standing(entries: Sequence[HistoryEntry]) -> tuple[HistoryEntry, ...]:
    """The entries of which something still stands, and which take nothing back themselves; latest first."""
    past = _Past(entries)
    return tuple(
        entry
        for entry in reversed(entries)
        if entry.number is not None and not entry.damaged and entry.undoes is None
        # Closing has its own commands.
        if not entry.changes or any(change.kind_or_table for change in entry.changes)
        if not entry.changes or past.remaining(entry)
    )


class _Step(NamedTuple):
    """A record that was added, taken out or given another code."""

    number: int
    """That of the entry."""
    undoes: int
    """That of the entry that it takes back, or 0."""
    old: str
    """Its code before; of one that came back under a new code, the one that it once had."""
    new: str
    change: RecordChange


class _Past:
    """The history of a year with what was taken back, and which records were given other codes."""

    def __init__(self, entries: Sequence[HistoryEntry]) -> None:
        self._entries = [entry for entry in entries if entry.number is not None]
        self._steps = [
            _Step(entry.number or 0, entry.undoes or 0, change.once or change.code_before, change.code, change)
            for entry in self._entries
            for change in entry.changes
            if change.code and (change.before is None or change.after is None or change.code_before != change.code)
        ]
        self._renaming = any(step.old != step.new for step in self._steps)
        self.reversals: dict[int | None, list[HistoryEntry]] = {}
        """The entries that take another one back and still stand, by the number of that one."""
        for entry in reversed(self._entries):
            if entry.undoes is not None and not entry.damaged and self.remaining(entry):
                self.reversals.setdefault(entry.undoes, []).append(entry)

    def remaining(self, entry: HistoryEntry) -> tuple[RecordChange, ...]:
        """The changes of an entry that were not taken back."""
        against = self.reversals.get(entry.number, ())
        if not against:
            return entry.changes
        codes = self.codes_since(entry)
        back = {
            (change.kind_or_table, change.once or change.code_before, change.moved)
            for reversal in against
            for change in reversal.changes
        }
        return tuple(
            change
            for change in entry.changes
            if back.isdisjoint(
                (change.kind_or_table, code, change.moved) for code in (change.code, codes.get(change.code))
            )
        )

    def codes_since(self, entry: HistoryEntry) -> dict[str, str]:
        """The codes that records were given after an entry, by the code that they had then."""
        # By the code that it has now: the code that a record had then; nothing for one that is younger.
        then: dict[str, str] = {}
        gone: dict[tuple[int, str], str] = {}  # the same of each record that was taken out, by entry and code
        for step in self._steps if self._renaming else ():
            if step.number <= (entry.number or 0):
                continue
            if step.change.before is None:
                then[step.new] = gone.get((step.undoes, step.old), "")
            elif step.change.after is None:
                gone[step.number, step.old] = then.pop(step.old, step.old)
            else:
                then[step.new] = then.pop(step.old, step.old)
        return {old: new for new, old in then.items() if old and old != new}

    def with_later(self, failure: DtreportError, entry: HistoryEntry, chosen: Sequence[RecordChange]) -> DtreportError:
        """The error, with the numbers of the later changes to the same records, which can be taken back first.

        Args:
            failure: The error.
            entry: The change that cannot be taken back.
            chosen: What of it was to be.
        """
        codes = self.codes_since(entry)
        blocks = {(change.kind_or_table, code) for change in chosen for code in (change.code, codes.get(change.code))}
        later = [
            str(each.number)
            for each in reversed(self._entries)
            if (each.number or 0) > (entry.number or 0) and any(change[:2] in blocks for change in self.remaining(each))
        ]
        if not later:
            return failure
        hint = f"Các thay đổi sau đó: số {', '.join(later)}. Hãy hoàn tác từ số lớn trước, hoặc dùng dtreport edit."
        return DtreportError(failure.sentence, hint)


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
    """The entry with this number; a hand edit that is not yet noted has the one that it will get.

    Raises NotRecordedError.
    """
    last = 0
    for entry in store.history(year):
        last = last + 1 if entry.number is None else entry.number
        if last == number:
            return replace(entry, number=number)
    raise NotRecordedError(f"Lịch sử năm {year} không có thay đổi số {number}.", f"Xem: dtreport history {year}")


def undo(store: Store, year: int, entry: HistoryEntry, only: Sequence[str] = ()) -> UndoReceipt:
    """Take a change back.

    Args:
        store: The year files of the office.
        year: The report year.
        entry: The change, with its number.
        only: The codes of records and names of tables to which it is to be taken back. Without any all of it is; of a
            hand edit only what it wiped out comes back, and what was written in the same save stays.

    Raises DtreportError where a record has changed since, NotRecordedError where `only` names what did not change.
    """
    entries = store.history(year)
    past = _Past(entries)
    chosen, staying = _selection(past, entry, only)
    codes = past.codes_since(entry)

    def make(file: YearFile) -> Sequence[Change]:
        try:
            return store.undo_changes(entry, file, chosen, codes)
        except DtreportError as failure:
            raise past.with_later(failure, entry, chosen) from failure

    commit = store.commit(year, make, f"hoàn tác thay đổi số {entry.number}", undoes=entry.number)
    # What had come back by itself is not brought back again.
    inserts = [change for change in commit.changes if isinstance(change, Insert)]
    inserted = {(change.kind, change.once or change.record["code"]) for change in inserts}
    done = tuple(change for change in chosen if not change.code or change.after is not None or change[:2] in inserted)
    return UndoReceipt(replace(entry, changes=done), commit, staying)


def _selection(
    past: _Past, entry: HistoryEntry, only: Sequence[str]
) -> tuple[tuple[RecordChange, ...], tuple[RecordChange, ...]]:
    """The changes of an entry to take back, and those of a hand edit that stay. Raises DtreportError."""
    if entry.damaged or not entry.changes:
        return (), ()  # the store says why it cannot be taken back
    remaining = past.remaining(entry)
    names = [name.strip().lower() for name in only]
    every = {name for change in entry.changes for name in _names(change)}
    if strange := [name for name in names if name not in every]:
        raise NotRecordedError(
            f"Thay đổi số {entry.number} không đụng tới {', '.join(strange)}.",
            f"Xem các mục của thay đổi đó: dtreport history {entry.number}",
        )
    chosen = tuple(change for change in remaining if not names or _names(change) & {*names})
    vanished = tuple(change for change in chosen if change.after is None)
    # What a hand edit wiped out is most often the work of an old copy; what it brought was written by a person.
    if entry.outside and not names and any(change.after is None for change in entry.changes):
        chosen = vanished
    if not chosen:
        last = max((reversal.number or 0 for reversal in past.reversals[entry.number]), default=0)
        rest = ", ".join(change.code or change.kind_or_table for change in remaining)
        raise DtreportError(
            f"Thay đổi số {entry.number} đã được hoàn tác ở thay đổi số {last}.",
            f"Làm lại: dtreport undo {last}."
            + (f" Phần còn giữ của thay đổi số {entry.number}: {rest}; lấy lại bản cũ bằng --only." if rest else ""),
        )
    taken = {*chosen}
    return chosen, tuple(change for change in remaining if change not in taken) if entry.outside else ()


def _names(change: RecordChange) -> set[str]:
    """What a person may call the record or table of a change."""
    return {change.code, change.code_before} if change.code else {change.kind_or_table}
