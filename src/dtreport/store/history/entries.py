"""Lines of the journal as entries of the history; whatever a line holds, it is shown as far as it can be read."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from dtreport.store.changes import RecordChange, Surroundings
from dtreport.store.text.year_text import KIND_NAMES, TABLE_NAMES
from dtreport.store.toml_parser import DEEPEST, is_deeper
from dtreport.store.year_file import HistoryEntry, Who, writable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dtreport.store.history.journal import JournalLine

_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands for a time that cannot be read where no entry before it has one; dtreport is younger."""


def entries_of(lines: list[JournalLine], unsettled: JournalLine | None) -> list[HistoryEntry]:
    """All that was committed, oldest first."""
    done = {line["txn"] for line in lines if line["step"] == "done"}
    if unsettled is not None:
        done.add(unsettled["txn"])
    found: list[HistoryEntry] = []
    for line in lines:
        if line["step"] == "outside" or (line.get("txn") in done and line["step"] == "intent"):
            found.append(entry_of(line, found[-1].time if found else _LONG_AGO))
    return found


def entry_of(line: JournalLine, since: datetime = _LONG_AGO) -> HistoryEntry:
    """A line as an entry; what cannot be read is left out, a time is then that of the entry before (`since`)."""
    words = [line.get(key, "") for key in ("user", "host", "action", "reason")]
    user, host, action, reason = (writable(word) if isinstance(word, str) else "" for word in words)
    time, undoes, held = _time(line.get("time")), line.get("undoes"), line.get("changes", [])
    changes = [_change(change) for change in held] if isinstance(held, list) else [None]
    read = tuple(change for change in changes if change is not None)
    numbered = undoes is None or type(undoes) is int
    return HistoryEntry(
        number=line["number"],
        time=time or since,
        who=Who(user, host),
        action=action,
        reason=reason,
        undoes=undoes if numbered else None,
        changes=read,
        outside=line["step"] == "outside",
        creates=line["step"] == "intent" and line["before"] is None,
        compared=line.get("compared") is not False,
        damaged=not (time and numbered and _are_words(words) and len(read) == len(changes)),
    )


def _are_words(held: Iterable[Any]) -> bool:
    """Whether all of these are texts that can be written down."""
    return all(isinstance(word, str) and writable(word) == word for word in held)


def _time(held: Any) -> datetime | None:
    """A time with its zone, which can be told in the zone of this machine too."""
    try:
        time = datetime.fromisoformat(held)
        time.astimezone()
    except (TypeError, ValueError, OverflowError, OSError):
        return None
    return time if time.tzinfo is not None else None


def _change(held: Any) -> RecordChange | None:
    """A change as the journal keeps it, or None where that is not what it says."""
    if not isinstance(held, dict):
        return None
    given: dict[str, Any] = {"kind_or_table": held.get("of"), "code": "", "before": None, "after": None}
    given |= {key: value for key, value in held.items() if key != "of"}
    try:
        change = RecordChange(**given)
    except TypeError:
        return None
    around = _around(change.around)
    whole = _has_words(change) and _fits(change) and _has_values(change)
    return change._replace(around=around) if whole and (around is not None or change.around is None) else None


def _around(held: Any) -> Surroundings | None:
    whole = isinstance(held, list | tuple) and len(held) == len(Surroundings._fields) and _are_words(held)
    return Surroundings(*held) if whole else None


def _has_words(change: RecordChange) -> bool:
    texts = (change.before, change.after, change.follower, change.new_follower)
    words = (change.kind_or_table, change.code, *(text for text in texts if text is not None))
    return _are_words(words) and type(change.moved) is bool


def _fits(change: RecordChange) -> bool:
    """Whether this can have happened to something of that name."""
    sides = (change.before is not None) + (change.after is not None)
    if change.code:
        return change.kind_or_table in KIND_NAMES and sides > change.moved
    return change.kind_or_table in {"", *TABLE_NAMES} and sides > 0 and not change.moved


def _has_values(change: RecordChange) -> bool:
    """Whether the texts are TOML, no deeper than a year file may be, with a code that can be looked up."""
    try:
        held = [values or {} for values in (change.old, change.new)]
    except (ValueError, RecursionError):
        return False
    return not is_deeper(held, DEEPEST) and not any(isinstance(values.get("code"), list | dict) for values in held)
