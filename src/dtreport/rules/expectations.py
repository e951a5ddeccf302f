"""What a year is asked for: no more than what the papers need that its records make.

A list of awards, or of figures, is a paper by itself; results, tasks and prose make a report; a report with the usual
title is that of a year's end, which has a conference and sets tasks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.records import KINDS
from dtreport.records.base import given

if TYPE_CHECKING:
    from dtreport.report import Year

_LISTS = {"documents", "counts", "awards"}


def expects_report(year: Year) -> bool:
    """Whether the year makes, or as it is still empty will make, more than lists."""
    kinds = {kind.name for kind in KINDS if year.of(kind)}
    return not kinds or not kinds <= _LISTS or bool(given(year.text))


def expects_year_end(year: Year) -> bool:
    """Whether the report is that of a year's end; one with a title of its own may be of six months."""
    return expects_report(year) and year.report.title is None


def expects_conference(year: Year) -> bool:
    """Whether there is a conference, by what the year is or by what is recorded of it."""
    return expects_year_end(year) or bool(given(year.conference) or given(year.article))


def expects_tasks(year: Year) -> bool:
    """Whether tasks should be recorded; a lead that does not end in a colon tells them itself."""
    lead = year.text.tasks_lead
    return expects_year_end(year) and (lead is None or lead.endswith(":"))
