"""Checking a year: every problem of its file, or every finding of the rules; and all years at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dtreport.errors import DtreportError, InvalidFileError
from dtreport.records import KINDS
from dtreport.rules import check
from dtreport.services.office_years import with_last_year

if TYPE_CHECKING:
    from datetime import date

    from dtreport.rules import Finding
    from dtreport.store import Store, YearFile


class YearCheck(NamedTuple):
    """A year that loads, and all that the rules find in it and the year before."""

    file: YearFile
    findings: tuple[Finding, ...]


def check_year(store: Store, year: int) -> YearCheck:
    """Check a year with every rule. Raises InvalidFileError with all problems where its file does not load."""
    file = store.read(year)
    return YearCheck(file, check(with_last_year(store, file.year)))


def lines_of(store: Store, checked: YearCheck) -> tuple[int, ...]:
    """The line in the file of each finding."""
    return store.lines_of(checked.file, [finding.path for finding in checked.findings])


class YearAtAGlance(NamedTuple):
    """One year: whether it is closed, how many records of each kind it has, and how much is still to be done."""

    year: int
    closed: date | None
    numbers: tuple[tuple[str, int], ...]
    """The noun of each kind that has records, with how many."""
    findings: int
    problems: int
    """How many problems keep the file from loading; then nothing else is known."""


def at_a_glance(store: Store) -> tuple[YearAtAGlance, ...]:
    """The years, latest first. Only open years are checked: closed ones are done with."""
    still_open = store.open_years()
    return tuple(_year(store, year, still_open=year in still_open) for year in reversed(store.years()))


def _year(store: Store, number: int, *, still_open: bool) -> YearAtAGlance:
    try:
        if still_open:
            checked = check_year(store, number)
            year, findings = checked.file.year, len(checked.findings)
        else:
            year, findings = store.read(number).year, 0
    except InvalidFileError as failure:
        return YearAtAGlance(number, None, (), 0, len(failure.problems))
    except DtreportError:
        return YearAtAGlance(number, None, (), 0, 1)
    numbers = tuple((kind.noun, len(year.of(kind))) for kind in KINDS if year.of(kind))
    return YearAtAGlance(number, year.closed, numbers, findings, 0)
