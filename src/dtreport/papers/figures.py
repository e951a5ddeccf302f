"""Biểu số liệu: the figures of the year against the plan and the year before, on a paper of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.errors import NothingToSayError
from dtreport.papers.blocks import Paper, Title
from dtreport.papers.indicators import charts
from dtreport.papers.official import dated, foot, letterhead, occasion, signature, stamp, work
from dtreport.papers.sheets.figures import figures_table
from dtreport.papers.sheets.page import sheet_of

if TYPE_CHECKING:
    from dtreport.report import AnnualReport


def build(report: AnnualReport, _previous: AnnualReport | None, made_from: str) -> Paper:
    """The table of figures, and charts of those that share a unit. Raises NothingToSayError."""
    if not report.counts:
        hint = f"Hãy ghi bằng: dtreport add-count --year {report.year}"
        raise NothingToSayError(f"Năm {report.year} chưa có số liệu nào.", hint)
    about = f"Kết quả thực hiện {work(report)}"
    section = sheet_of(
        "Số liệu",
        letterhead(report),
        Title("BIỂU SỐ LIỆU", about, occasion(report)),
        figures_table(report),
        *charts(report),
        signature(report, prepared=True),
        foot=foot(report, made_from),
    )
    return Paper(about, report.agency.name, (section,), dated(report), made_from, stamp(report))
