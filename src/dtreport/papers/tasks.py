"""Bảng phân công nhiệm vụ: who leads each task of the coming year, with whom, by when and to what end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.errors import NothingToSayError
from dtreport.papers.blocks import Title
from dtreport.papers.official_form import bound, coming_work, occasion, official_section, signature
from dtreport.papers.tables.task_table import assignment_table

if TYPE_CHECKING:
    from dtreport.papers.blocks import Paper
    from dtreport.report import Years


def build(years: Years) -> Paper:
    """The assignment table. Raises NothingToSayError."""
    year = years.this_year
    if not year.tasks:
        raise NothingToSayError(year.number, f"chưa có nhiệm vụ nào cho năm {year.number + 1}", "add-task")
    about = f"Nhiệm vụ trọng tâm {coming_work(year)}"
    section = official_section(
        years,
        "Nhiệm vụ",
        Title("BẢNG PHÂN CÔNG NHIỆM VỤ", about, occasion(year)),
        assignment_table(year),
        signature(year, prepared=True),
    )
    return bound(years, about, section)
