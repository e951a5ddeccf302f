"""The workbook of a year: one sheet for the leader, then one for each kind of record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.papers.blocks import Paper
from dtreport.papers.digest import digest
from dtreport.papers.official import dated, stamp, title
from dtreport.papers.sheets import awards, documents, figures, results, tasks, totals

if TYPE_CHECKING:
    from dtreport.report import AnnualReport

SHEETS = (totals.sheet, results.sheet, figures.sheet, tasks.sheet, awards.sheet, documents.sheet)


def build(report: AnnualReport, previous: AnnualReport | None = None) -> Paper:
    """The workbook. Each sheet can be printed alone, and so cites a document in full when it first names it."""
    return Paper(
        title=title(report),
        author=report.agency.name,
        sections=tuple(sheet(report, previous) for sheet in SHEETS),
        dated=dated(report),
        digest=digest(report, previous),
        stamp=stamp(report),
    )
