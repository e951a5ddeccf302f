"""The data that a paper was made from, looked for in the history of a year by their digest."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import Enum
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from dtreport.errors import DtreportError
from dtreport.records import KINDS
from dtreport.records.base import given
from dtreport.report import Years
from dtreport.report.digest import digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtreport.report import Year
    from dtreport.store import HistoryEntry, Store

_EVER, _STILL = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


class YearState(NamedTuple):
    """What a year said for a while."""

    year: Year | None
    """None where its file did not load, or was not there."""
    steps: int
    """How many steps of its history had been made."""
    since: datetime
    until: datetime


class PastData(NamedTuple):
    """A state of a year and of the one before it."""

    this: YearState
    last: YearState

    @property
    def since(self) -> datetime:
        """When the two came to say this."""
        return max(self.this.since, self.last.since)

    @property
    def until(self) -> datetime:
        """When one of the two ceased to say this."""
        return min(self.this.until, self.last.until)


class How(Enum):
    """What became of a record or a table between two states of a year."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    REORDERED = "reordered"


class RecordDifference(NamedTuple):
    """A record or a table that is not the same in two states of a year."""

    year: int
    kind_or_table: str
    code: str
    """The code of the record; empty for a table, and for the order of a kind."""
    how: How


def states(store: Store, number: int, entries: Sequence[HistoryEntry] | None = None) -> Iterator[YearState]:
    """What a year has said, the latest first, as far back as its journal can tell; nothing where it does not load."""
    try:
        file = store.read(number)
        entries = store.history(number) if entries is None else entries
    except DtreportError:
        return
    times = [_EVER, *(entry.time for entry in entries)]
    yield YearState(file.year, len(entries), times[-1], _STILL)
    for steps, past in zip(range(len(entries) - 1, -1, -1), store.past_years(file), strict=False):
        yield YearState(past.year, steps, times[steps], past.before.time)


def data_of(store: Store, number: int, sought: str) -> PastData | None:
    """The state of a year, and of the one before it, whose digest begins so; None where none can be rebuilt."""
    these = [state for state in states(store, number) if state.year is not None]
    never = YearState(None, 0, _EVER, _STILL)
    lasts = [*states(store, number - 1), never]
    # Most often the year before is closed, and as it is now; else the two states must have stood at one time.
    often = ((this, last) for this in these for last in (lasts[0], never))
    together = (
        (this, last) for this in these for last in lasts[1:] if this.since <= last.until and last.since <= this.until
    )
    for this, last in chain(often, together):
        if digest(this.year, last.year).startswith(sought):
            return PastData(this, last)
    return None


def differences(old: Years, new: Years) -> tuple[RecordDifference, ...]:
    """The records and tables that differ between two states of a year, and of the one before it."""
    return (*_differences(old.this_year, new.this_year), *_differences(old.last_year, new.last_year))


def _differences(old: Year | None, new: Year | None) -> Iterator[RecordDifference]:
    if old == new:
        return
    if old is None or new is None:
        year = new or old
        if year is not None:
            yield RecordDifference(year.number, "", "", How.REMOVED if new is None else How.ADDED)
        return
    for (name, before), (_name, after) in zip(old.settings(), new.settings(), strict=True):
        if given(before) != given(after):
            yield RecordDifference(new.number, name, "", How.CHANGED)
    for kind in KINDS:
        olds, news = ({record.code: record for record in year.of(kind)} for year in (old, new))
        for code in {**olds, **news}:
            if olds.get(code) != news.get(code):
                how = How.ADDED if code not in olds else How.REMOVED if code not in news else How.CHANGED
                yield RecordDifference(new.number, kind.name, code, how)
        if [code for code in olds if code in news] != [code for code in news if code in olds]:
            yield RecordDifference(new.number, kind.name, "", How.REORDERED)


def years_in(data: PastData) -> Years:
    """The years of this state as papers are made from."""
    assert data.this.year is not None  # noqa: S101, only such states are looked for
    return Years(data.this.year, data.last.year)
