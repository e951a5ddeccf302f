"""What a year said earlier, rebuilt from what it says now by taking back its history step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from dtreport.records import KINDS
from dtreport.report import missing_codes, read_year_data

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtreport.report import Year
    from dtreport.store.changes import RecordChange
    from dtreport.store.year_file import HistoryEntry, YearFile


class PastYear(NamedTuple):
    """A year as it was before a step of its history."""

    before: HistoryEntry
    """The step that it was changed by."""
    year: Year | None
    """What it said; None where its file did not load then."""


def past_years(file: YearFile, entries: Sequence[HistoryEntry]) -> Iterator[PastYear]:
    """The year before each step, the latest first; none before a step of which the journal does not tell enough.

    What is rebuilt here is no proof of what was: a journal may be spoilt. Whoever needs one compares digests.

    Args:
        file: The year as it is.
        entries: Its history up to now, oldest first.
    """
    data = {name: value for name, value in file.data.items() if name != "closed"}
    for kind in KINDS:
        data[kind.name] = [dict(block) for block in data.get(kind.name, ())]
    for kind, index, code in missing_codes(file.data, file.highest):
        data[kind.name][index]["code"] = code
    for entry in reversed(entries):
        if entry.creates or entry.damaged or not entry.compared:
            return
        for change in reversed(entry.changes):
            if not _take_back(data, change):
                return
        yield PastYear(entry, read_year_data(data).year)


def _take_back(data: dict[str, Any], change: RecordChange) -> bool:
    """Make the data what they were before a change; False where they are not what it left."""
    name, code, old = change.kind_or_table, change.code, change.old
    if not code:
        if name:
            data.pop(name, None)
            data |= {name: old} if old is not None else {}
        return True
    blocks: list[dict[str, Any]] = data[name]
    codes = [block["code"] for block in blocks]
    if change.after is None:
        return _insert(blocks, codes, {"code": code, **(old or {})}, change.follower)
    if code not in codes:
        return False
    place = codes.index(code)
    if change.before is None:
        del blocks[place]
        return True
    if change.moved:
        del codes[place]
        return _insert(blocks, codes, blocks.pop(place), change.follower)
    blocks[place] = {"code": code, **(old or {})}
    return True


def _insert(blocks: list[dict[str, Any]], codes: list[str], block: dict[str, Any], follower: str | None) -> bool:
    """Put a block before the one with the code `follower`, or last; False where that is not there."""
    if follower is not None and follower not in codes:
        return False
    blocks.insert(len(blocks) if follower is None else codes.index(follower), block)
    return True
