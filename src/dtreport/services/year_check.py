"""Checking a year: every problem of its file, or every finding of the rules, each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dtreport.rules import check
from dtreport.services.office_years import with_last_year

if TYPE_CHECKING:
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
