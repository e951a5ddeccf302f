"""What a rule looks at and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dtreport.records.values import Choice

if TYPE_CHECKING:
    from dtreport.errors import At


class Severity(Choice):
    """How much a finding matters, the gravest first."""

    ERROR = "error", "lỗi"
    WARNING = "warning", "cần xem"
    GAP = "gap", "còn thiếu"


class Finding(NamedTuple):
    """One thing that is wrong, to be looked at, or not reported yet. It names codes and never people."""

    rule: str
    """The name of the rule, which `check` puts in."""
    severity: Severity
    place: str
    """The place as people call it: `kt-3.decision`, `agency.head`."""
    message: str
    hint: str
    path: At
    """The place in the file; for what is missing, the block or the table that should have it."""
    code: str = ""
    """The code of the rule, `DT101`, which `check` puts in too."""


def error(place: str, message: str, hint: str = "", path: At = ()) -> Finding:
    """A finding that something is wrong: the record cannot be as it stands."""
    return Finding("", Severity.ERROR, place, message, hint, path)


def warning(place: str, message: str, hint: str = "", path: At = ()) -> Finding:
    """A finding that something should be looked at: it is unusual, and may be meant."""
    return Finding("", Severity.WARNING, place, message, hint, path)


def gap(place: str, message: str, hint: str = "", path: At = ()) -> Finding:
    """A finding that something has not been reported yet."""
    return Finding("", Severity.GAP, place, message, hint, path)
