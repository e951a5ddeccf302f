"""Biểu số liệu: the figures of the year against the plan and the year before, on a paper of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.errors import NothingToSayError
from dtreport.papers.blocks import Title
from dtreport.papers.figure_outline import charts
from dtreport.papers.official_form import bound, occasion, official_section, signature, work
from dtreport.papers.tables.figure_table import figures_table

if TYPE_CHECKING:
    from dtreport.papers.blocks import Paper
    from dtreport.report import Years


def build(years: Years) -> Paper:
    """The table of figures, and charts of those that share a unit. Raises NothingToSayError."""
    year = years.this_year
    if not year.figures:
        raise NothingToSayError(year.number, "chưa có số liệu nào", "add-count")
    about = f"Kết quả thực hiện {work(year)}"
    section = official_section(
        years,
        "Số liệu",
        Title("BIỂU SỐ LIỆU", about, occasion(year)),
        figures_table(year),
        *charts(year),
        signature(year, prepared=True),
    )
    return bound(years, about, section)
