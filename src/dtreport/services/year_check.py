"""Checking a year: every problem of its file, or every finding of the rules, each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dtreport.rules import Years, check
from dtreport.services.office_years import last_year

if TYPE_CHECKING:
    from dtreport.report import Year
    from dtreport.rules import Finding
    from dtreport.store import Store, YearFile


class YearCheck(NamedTuple):
    """A year that loads, with last year's report where there is one, and all that was found in it."""

    file: YearFile
    previous: Year | None
    findings: tuple[Finding, ...]


def check_year(store: Store, year: int) -> YearCheck:
    """Check a year with every rule. Raises InvalidFileError with all problems where its file does not load."""
    file = store.read(year)
    previous, previous_problem = last_year(store, year)
    return YearCheck(file, previous, check(Years(file.year, previous, previous_problem)))


def to_look_at(year: Year, previous: Year | None, *, previous_problem: bool) -> int:
    """How many things the rules find in a year that is read already."""
    return len(check(Years(year, previous, previous_problem)))


def lines_of(store: Store, checked: YearCheck) -> tuple[int, ...]:
    """The line in the file of each finding."""
    return store.lines_of(checked.file, [finding.path for finding in checked.findings])
