"""Lines of the journal as entries of the history; whatever a line holds, it is shown as far as it can be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from dtreport.store.changes import RecordChange, Surroundings
from dtreport.store.disk.files import read_plain
from dtreport.store.history import journal
from dtreport.store.history.hand_edits import PriorState, compare, hand_changes, hand_edit_line, highest_known
from dtreport.store.text.year_text import KIND_NAMES, TABLE_NAMES
from dtreport.store.toml_parser import DEEPEST, digest_of, is_deeper
from dtreport.store.year_file import HistoryEntry, Seal, Who, without_surrogates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dtreport.store.disk.folder import Places
    from dtreport.store.history.journal import JournalLine

_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands for a time that cannot be read where no entry before it has one; dtreport is younger."""


def history(places: Places) -> tuple[HistoryEntry, ...]:
    """All that was written, oldest first; then a hand edit that is not yet noted. Raises DtreportError."""
    lines = journal.read_lines(places.journal)
    try:
        raw = read_plain(places.file)
        changed_at = places.file.stat().st_mtime
    except FileNotFoundError:
        past, _mirror = compare(places, lines, None)
        return tuple(_committed(lines, past.unsettled))
    digest = digest_of(raw)
    past, mirror = compare(places, lines, digest)
    entries = _committed(lines, past.unsettled)
    if past.known not in {None, digest}:
        highest = highest_known(places, lines, past)
        changes = hand_changes(places, mirror, raw, highest)
        state = PriorState(raw, digest, past, None, changes, changed_at, highest)
        entries.append(replace(entry_of(hand_edit_line(state, 0)), number=None))
    return tuple(entries)


def _committed(lines: list[JournalLine], unsettled: JournalLine | None) -> list[HistoryEntry]:
    """The entries of all that was written, oldest first.

    Args:
        lines: The lines of the journal. An intent counts when its commit is noted too; a hand edit counts at once.
        unsettled: An intent that was carried out without such a note.
    """
    committed = {line["txn"] for line in lines if line["step"] == "done"}
    if unsettled is not None:
        committed.add(unsettled["txn"])
    entries: list[HistoryEntry] = []
    for line in lines:
        if line["step"] == "outside" or (line["step"] == "intent" and line["txn"] in committed):
            entries.append(entry_of(line, entries[-1].time if entries else _LONG_AGO))
    return entries


def entry_of(line: JournalLine, since: datetime = _LONG_AGO) -> HistoryEntry:
    """A line of the journal as an entry; what cannot be read is left out, and the entry is then `damaged`.

    Args:
        line: An intent or a hand edit. Journals lie on shared disks where anybody may write, so that every value in
            it but those that `read_lines` has checked (step, number, digests) may be of any type, or missing.
        since: The time of the entry before; stands for a time that cannot be read.
    """
    words = [line.get(key, "") for key in ("user", "host", "action", "reason")]
    user, host, action, reason = (without_surrogates(word) if isinstance(word, str) else "" for word in words)
    time = _time(line.get("time"))
    undoes = line.get("undoes")
    numbered = undoes is None or type(undoes) is int
    block = line.get("changes", [])
    # None stands for a change that cannot be read, and for all of them where they are not even a list.
    changes = [_change(item) for item in block] if isinstance(block, list) else [None]
    readable = tuple(change for change in changes if change is not None)
    seal = _seal(line.get("seal"))
    legible = (seal is not None) == ("seal" in line)
    return HistoryEntry(
        number=line["number"],
        time=time or since,
        who=Who(user, host),
        action=action,
        reason=reason,
        undoes=undoes if numbered else None,
        changes=readable,
        outside=line["step"] == "outside",
        creates=line["step"] == "intent" and line["before"] is None,
        compared=line.get("compared") is not False,
        damaged=not (time and numbered and legible and _are_words(words) and len(readable) == len(changes)),
        seal=seal,
    )


def _seal(value: Any) -> Seal | None:
    """A seal as the journal keeps it, or None where that is not what `value` is."""
    match value:
        case {"data": str() as data, "papers": dict() as papers} if _are_words((*papers, *papers.values())):
            return Seal(data, papers)
        case _:
            return None


def _are_words(values: Iterable[Any]) -> bool:
    """Whether all of these are texts that can be written down."""
    return all(isinstance(value, str) and without_surrogates(value) == value for value in values)


def _time(value: Any) -> datetime | None:
    """A time with its zone, or None where the value is none or lies outside what this machine can tell."""
    try:
        time = datetime.fromisoformat(value)
        time.astimezone()  # a year such as 1 or 9999 may have no local time
    except (TypeError, ValueError, OverflowError, OSError):
        return None
    return time if time.tzinfo is not None else None


def _change(item: Any) -> RecordChange | None:
    """A change as the journal keeps it, or None where that is not what `item` is.

    Undo turns what is returned here into changes to the year file, so that nothing may pass that the store itself
    would not have written.
    """
    if not isinstance(item, dict):
        return None
    fields: dict[str, Any] = {"kind_or_table": item.get("of"), "code": "", "before": None, "after": None}
    fields |= {key: value for key, value in item.items() if key != "of"}
    try:
        change = RecordChange(**fields)
    except TypeError:  # a key that no change has
        return None
    if change.around is not None:
        around: Any = change.around
        if not isinstance(around, list | tuple) or len(around) != len(Surroundings._fields) or not _are_words(around):
            return None
        change = change._replace(around=Surroundings(*around))
    texts = (change.before, change.after, change.follower, change.new_follower)
    words = (change.kind_or_table, change.code, change.once, *(text for text in texts if text is not None))
    if not _are_words(words) or type(change.moved) is not bool:
        return None
    return change if _can_have_happened(change) else None


def _can_have_happened(change: RecordChange) -> bool:
    """Whether a change of this kind is possible, and its texts are blocks that a year file may hold."""
    sides = (change.before is not None) + (change.after is not None)
    if change.code:
        # A record that was moved was there before and after; else one side is enough (added, removed).
        possible = change.kind_or_table in KIND_NAMES and sides > change.moved
    else:
        possible = change.kind_or_table in {"", *TABLE_NAMES} and sides > 0 and not change.moved
    if not possible:
        return False
    try:
        blocks = [values or {} for values in (change.old, change.new)]
    except (ValueError, RecursionError):
        return False
    # A code is looked up in sets and dicts: a list or a table in its place cannot be.
    return not is_deeper(blocks, DEEPEST) and not any(isinstance(block.get("code"), list | dict) for block in blocks)
