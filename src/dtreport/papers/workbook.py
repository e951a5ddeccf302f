"""The workbook of a year: one sheet for the leader, then one for each kind of record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.papers.blocks import Table
from dtreport.papers.official_form import bound, title
from dtreport.papers.tables import (
    award_table,
    document_table,
    figure_table,
    result_table,
    review_table,
    task_table,
    totals_table,
)

if TYPE_CHECKING:
    from dtreport.papers.blocks import Paper, Section
    from dtreport.report import Years

SHEETS = (
    result_table.sheet,
    figure_table.sheet,
    task_table.sheet,
    review_table.sheet,
    award_table.sheet,
    document_table.sheet,
)
"""Each is one table with columns of its own, so that it can be filtered; a sheet may be None."""


def _has_rows(section: Section) -> bool:
    return any(block.rows for block in section.blocks if isinstance(block, Table))


def build(years: Years) -> Paper:
    """The workbook, without sheets of nothing.

    Each sheet can be printed alone, and so cites a document in full when it first names it.
    """
    year = years.this_year
    sheets = [section for sheet in SHEETS if (section := sheet(years)) is not None and _has_rows(section)]
    tables = {block.name: (each.name, block) for each in sheets for block in each.blocks if isinstance(block, Table)}
    return bound(years, title(year), totals_table.sheet(years, tables), *sheets)
