"""Checking a year: every problem of its file, or every finding of the rules; and all years at a glance."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any, NamedTuple

from dtreport.errors import DtreportError, InvalidFileError, UsageError
from dtreport.records import KINDS
from dtreport.records.values import choice
from dtreport.rules import Severity, all_rules, examine
from dtreport.services.office_years import with_last_year
from dtreport.vietnamese.text import closest, quoted

if TYPE_CHECKING:
    from datetime import date

    from dtreport.rules import Finding, Rule, SilencedFinding
    from dtreport.store import Store, YearFile


class YearCheck(NamedTuple):
    """A year that loads, and all that the rules find in it and the year before."""

    file: YearFile
    findings: tuple[Finding, ...]
    silenced: tuple[SilencedFinding, ...]
    """What the records silence, with their reasons."""

    def fails(self, least: Severity) -> bool:
        """Whether anything that is at least as grave was found."""
        gravest = tuple(Severity)
        return any(gravest.index(finding.severity) <= gravest.index(least) for finding in self.findings)


def check_year(store: Store, year: int) -> YearCheck:
    """Check a year with every rule. Raises InvalidFileError with all problems where its file does not load."""
    file = store.read(year)
    gc.freeze()  # what was read stays; Python need not look through it again and again
    return YearCheck(file, *examine(with_last_year(store, file.year)))


def lines_of(store: Store, checked: YearCheck) -> dict[Finding, int]:
    """The line in the file of each finding."""
    findings = [*checked.findings, *(silenced.finding for silenced in checked.silenced)]
    lines = store.lines_of(checked.file, [finding.path for finding in findings])
    return dict(zip(findings, lines, strict=True))


def severity_meant(words: str) -> Severity:
    """The severity that a word names: `error`, `cần xem`, `thieu`. Raises UsageError with the choices."""
    try:
        severity: Severity = choice(Severity).read(words)
    except ValueError as reason:
        raise UsageError(f"--fail-on: {reason}") from reason
    return severity


def rule_meant(words: str) -> Rule[Any]:
    """The rule with this code or name: `DT101`, `dt101`, `figures-not-reported`. Raises UsageError."""
    word = words.strip().lower()
    rules = all_rules()
    names = {rule.code.lower(): rule for rule in rules} | {rule.name: rule for rule in rules}
    if word not in names:
        near = closest(word, [rule.name for rule in rules])
        hint = f'Có phải "{near}"?' if near else "Mã của quy tắc đứng trước mỗi điều mà dtreport check nêu."
        raise UsageError(f"Không có quy tắc nào mang mã {quoted(words)}.", hint)
    return names[word]


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
