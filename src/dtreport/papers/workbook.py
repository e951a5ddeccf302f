"""The workbook of a year: one sheet for the leader, then one for each kind of record."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dtreport.papers.blocks import Paper, Table, Title
from dtreport.papers.official import dated, stamp, title
from dtreport.papers.sheets import awards, documents, figures, results, tasks, totals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.papers.blocks import Section
    from dtreport.report import AnnualReport

SHEETS = (results.sheet, figures.sheet, tasks.sheet, awards.sheet, documents.sheet)
_REVIEWS = "Đánh giá"


def build(report: AnnualReport, previous: AnnualReport | None, made_from: str) -> Paper:
    """The workbook. Each sheet can be printed alone, and so cites a document in full when it first names it."""
    sheets = tuple(each for sheet in SHEETS for each in _apart(sheet(report, previous)))
    tables = {block.name: (each.name, block) for each in sheets for block in each.blocks if isinstance(block, Table)}
    return Paper(
        title=title(report),
        author=report.agency.name,
        sections=(totals.sheet(report, made_from, tables), *sheets),
        dated=dated(report),
        digest=made_from,
        stamp=stamp(report),
    )


def _apart(section: Section) -> Iterator[Section]:
    """The sheet, and the reviews that stand under the tasks as a sheet of their own.

    So each sheet is one table with its own columns, which can be filtered and stays the same whatever others hold.
    """
    reviews = [block for block in section.blocks if isinstance(block, Table) and block.name == "reviews"]
    yield replace(section, blocks=tuple(block for block in section.blocks if block not in reviews))
    for table in reviews:
        yield replace(
            section, name=_REVIEWS, blocks=(Title(table.caption.upper()), replace(table, caption="")), landscape=True
        )
