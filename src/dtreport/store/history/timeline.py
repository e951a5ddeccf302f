"""The history of a year, from its journal and from what lies on the disk."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dtreport.store.disk.failures import failed
from dtreport.store.disk.files import read_plain
from dtreport.store.history import journal
from dtreport.store.history.entries import entries_of, entry_of
from dtreport.store.history.hand_edits import PriorState, compare, hand_changes, outside_line
from dtreport.store.toml_parser import digest_of

if TYPE_CHECKING:
    from dtreport.store.disk.folder import Places
    from dtreport.store.year_file import HistoryEntry


def history(places: Places) -> tuple[HistoryEntry, ...]:
    """All that was written, oldest first; then a hand edit that is not yet noted. Raises DtreportError."""
    try:
        lines = journal.read_lines(places.journal)
    except OSError as failure:
        raise failed(failure, places.journal, "đọc") from failure
    try:
        raw = read_plain(places.file)
        changed_at = places.file.stat().st_mtime
    except FileNotFoundError:
        past, _mirror = compare(places, lines, None)
        return tuple(entries_of(lines, past.unsettled))
    digest = digest_of(raw)
    past, mirror = compare(places, lines, digest)
    entries = entries_of(lines, past.unsettled)
    if past.known not in {None, digest}:
        found = PriorState(raw, digest, past, None, hand_changes(places, mirror, raw), changed_at)
        entries.append(replace(entry_of(outside_line(found, 0)), number=None))
    return tuple(entries)
