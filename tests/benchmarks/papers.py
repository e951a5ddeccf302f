"""What papers cost in one process, measured inside it: `python papers.py WHAT` prints seconds and the peak in MiB."""

from __future__ import annotations

import resource
import sys
import time
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import tomli

from dtreport.formats import format_named
from dtreport.papers import paper_named
from dtreport.papers.blocks import Paragraph, Section, Table
from dtreport.report import Years, read_year_data
from tests.benchmarks.years import mixed_year, year_of_awards

if TYPE_CHECKING:
    from dtreport.papers.blocks import Paper

_RECIPIENTS = 2_000
_PARAGRAPHS_OF_FIFTY_PAGES = 470
_TIMES = 5
_KIBIBYTE = 1024


def awards_as(form: str) -> float:
    """The list of 2,000 recipients, once: a process makes it once."""
    paper = _paper(year_of_awards(_RECIPIENTS), "awards")
    return _seconds(paper, form)


def fifty_pages() -> float:
    """Fifty pages of prose as PDF."""
    text = "Tổ chức hội nghị phổ biến, giáo dục pháp luật cho người dân vùng dân tộc thiểu số và miền núi. " * 4
    paper = _paper(mixed_year(30), "summary")
    blocks = tuple(Paragraph(text) for _place in range(_PARAGRAPHS_OF_FIFTY_PAGES))
    return _seconds(replace(paper, sections=(Section("Dài", blocks),)), "pdf")


def cached_values() -> float:
    """Milliseconds for 1,000 formulas: a sheet with totals and percentages, less the same sheet with plain values."""
    made = _paper(mixed_year(15_000), "figures")
    with_formulas = replace(made, sections=tuple(map(_only_tables, made.sections)))
    plain = replace(with_formulas, sections=tuple(map(_plain, with_formulas.sections)))
    formulas = sum(_is_formula(cell) for table in _tables(with_formulas) for row in table.rows for cell in row.cells)
    taken = [(_seconds(with_formulas, "xlsx"), _seconds(plain, "xlsx")) for _time in range(_TIMES)]
    return max(0.0, median(mine - other for mine, other in taken)) * 1_000_000 / formulas


def _tables(paper: Paper) -> list[Table]:
    return [block for section in paper.sections for block in section.blocks if isinstance(block, Table)]


def _is_formula(cell: object) -> bool:
    return isinstance(cell, tuple)


def _only_tables(section: Section) -> Section:
    return replace(section, blocks=tuple(block for block in section.blocks if isinstance(block, Table)))


def _plain(section: Section) -> Section:
    return replace(section, blocks=tuple(_plain_table(block) for block in section.blocks if isinstance(block, Table)))


def _plain_table(table: Table) -> Table:
    rows = (
        row._replace(cells=tuple(cell.value if isinstance(cell, tuple) else cell for cell in row.cells))
        for row in table.rows
    )
    return replace(table, rows=tuple(rows))


def _paper(text: str, kind: str) -> Paper:
    year = read_year_data(tomli.loads(text, parse_float=Decimal)).year
    assert year is not None
    return paper_named(kind).build(Years(year))


def _seconds(paper: Paper, form: str) -> float:
    start = time.perf_counter()
    data = format_named(form).render(paper)
    seconds = time.perf_counter() - start
    if len(sys.argv) > 2:
        Path(sys.argv[2]).write_bytes(data)
    return seconds


PARTS = {
    "awards-docx": lambda: awards_as("docx"),
    "awards-pdf": lambda: awards_as("pdf"),
    "fifty-pages": fifty_pages,
    "cached-values": cached_values,
}

if __name__ == "__main__":
    measured = PARTS[sys.argv[1]]()
    print(measured, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KIBIBYTE)  # noqa: T201, it is read by run.py
