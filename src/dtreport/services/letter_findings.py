"""What is odd in the letters that were just written down, told at once and not first by `check`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dtreport.store import Insert, Replace, SetTable
from dtreport.vietnamese.legacy import damage_of
from dtreport.vietnamese.typeface import unprintable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.rules import Finding
    from dtreport.store import Change, Commit


def letter_findings(commit: Commit) -> tuple[Finding, ...]:
    """What the rules about letters find in the records and tables that a change has written."""
    if not any(damage_of(text) or unprintable(text) for change in commit.changes for text in _texts(change)):
        return ()  # as nearly always: the rules need not even be loaded
    from dtreport.report import Years
    from dtreport.rules import LETTER_RULES, run

    names = {_name(change) for change in commit.changes}
    findings = run(LETTER_RULES, Years(commit.file.year))
    return tuple(finding for finding in findings if finding.place.partition(".")[0] in names)


def _texts(change: Change) -> Iterator[str]:
    match change:
        case Insert(record=values) | Replace(record=values) | SetTable(values=values):
            yield from (text for value in values.values() for text in _flat(value) if isinstance(text, str))


def _flat(value: Any) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, list | tuple) else (value,)


def _name(change: Change) -> str:
    """The code of the record, or the name of the table; nothing for a change that writes no text."""
    match change:
        case Insert(record=record):
            return str(record["code"])
        case Replace(code=code):
            return code
        case SetTable(table=table):
            return table
        case _:
            return ""
