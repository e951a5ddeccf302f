"""Bảng phân công nhiệm vụ: who leads each task of the coming year, with whom, by when and to what end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.errors import NothingToSayError
from dtreport.papers.blocks import Paper, Title
from dtreport.papers.official import coming_work, dated, foot, letterhead, occasion, signature, stamp
from dtreport.papers.sheets.page import sheet_of
from dtreport.papers.sheets.tasks import assignment_table

if TYPE_CHECKING:
    from dtreport.report import AnnualReport


def build(report: AnnualReport, _previous: AnnualReport | None, made_from: str) -> Paper:
    """The assignment table. Raises NothingToSayError."""
    if not report.tasks:
        hint = f"Hãy ghi bằng: dtreport add-task --year {report.year}"
        raise NothingToSayError(f"Năm {report.year} chưa có nhiệm vụ nào cho năm {report.year + 1}.", hint)
    about = f"Nhiệm vụ trọng tâm {coming_work(report)}"
    section = sheet_of(
        "Nhiệm vụ",
        letterhead(report),
        Title("BẢNG PHÂN CÔNG NHIỆM VỤ", about, occasion(report)),
        assignment_table(report),
        signature(report, prepared=True),
        foot=foot(report, made_from),
    )
    return Paper(about, report.agency.name, (section,), dated(report), made_from, stamp(report))
