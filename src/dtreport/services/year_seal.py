"""Closing a year, with a seal by which each of its papers can be told later."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from dtreport.errors import BusyError
from dtreport.services.kit import fill
from dtreport.services.office_years import years_of
from dtreport.store import Seal, SetTable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dtreport.report import Years
    from dtreport.services.kit import MissingFile
    from dtreport.store import Commit, HistoryEntry, Store, YearFile


class Sealing(NamedTuple):
    """A seal, and the files of the kit that could not be made for it."""

    seal: Seal
    failed: tuple[MissingFile, ...]


class Closing(NamedTuple):
    """A year that was closed."""

    commit: Commit
    sealing: Sealing


def seal_of(years: Years) -> Sealing:
    """Every file of the kit by its digest, made in memory; a paper of which the year has nothing is not in it."""
    papers: dict[str, str] = {}

    def put(name: str, content: bytes) -> None:
        papers[name] = sha256(content).hexdigest()

    failed = fill(years, put).failed
    return Sealing(Seal(years.digest, papers), failed)


def close_year(store: Store, number: int, on: date) -> Closing:
    """Close a year and seal it: from then on nothing is written to it.

    Raises DtreportError where it is closed already, BusyError where somebody has changed it while it was sealed.
    """
    years = years_of(store, number)
    open_still = years.this_year.closed is None
    sealing = seal_of(years) if open_still else Sealing(Seal(years.digest, {}), ())

    def make(file: YearFile) -> list[SetTable]:
        # The papers were made before the year was locked, so that nobody had to wait for them.
        if file.year != years.this_year:
            raise BusyError(
                f"Chưa chốt năm {number}: số liệu vừa được sửa trong lúc niêm phong.", "Hãy xem lại rồi chạy lại lệnh."
            )
        return [SetTable("", {"closed": on})]

    return Closing(store.commit(number, make, f"chốt năm {number}", seal=sealing.seal), sealing)


def standing_seal(entries: Sequence[HistoryEntry]) -> HistoryEntry | None:
    """The closing with a seal that still stands: the year was neither opened nor closed in another way since."""
    sealed = None
    for entry in entries:
        if any(not change.kind_or_table for change in entry.changes):
            sealed = entry if entry.seal is not None else None
    return sealed
