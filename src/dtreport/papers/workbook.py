"""The workbook of a year: one sheet for the leader, then one for each kind of record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.papers.blocks import Table
from dtreport.papers.frame import bound
from dtreport.papers.official import title
from dtreport.papers.sheets import awards, documents, figures, results, reviews, tasks, totals

if TYPE_CHECKING:
    from dtreport.papers.blocks import Paper
    from dtreport.report import AnnualReport

SHEETS = (results.sheet, figures.sheet, tasks.sheet, reviews.sheet, awards.sheet, documents.sheet)
"""Each is one table with columns of its own, so that it can be filtered; a sheet may be None."""


def build(report: AnnualReport, previous: AnnualReport | None, made_from: str) -> Paper:
    """The workbook. Each sheet can be printed alone, and so cites a document in full when it first names it."""
    sheets = [made for sheet in SHEETS if (made := sheet(report, previous)) is not None]
    tables = {block.name: (each.name, block) for each in sheets for block in each.blocks if isinstance(block, Table)}
    return bound(report, made_from, title(report), totals.sheet(report, made_from, tables), *sheets)
