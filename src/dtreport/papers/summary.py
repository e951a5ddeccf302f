"""Báo cáo tóm tắt: what the chair reads aloud, three to five pages at most; also for mail and the web editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.papers.blocks import Title
from dtreport.papers.frame import bound, official_section
from dtreport.papers.indicators import headline
from dtreport.papers.official import occasion, outlook, signature, title, with_end_mark, work
from dtreport.papers.parts import Part, in_arabic, in_roman
from dtreport.papers.prose import areas, assessment, awards, closing, figures, prose, tasks
from dtreport.papers.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.papers.blocks import Block, Paper
    from dtreport.report import AnnualReport


def build(report: AnnualReport, _previous: AnnualReport | None, made_from: str) -> Paper:
    """The key results and figures, the assessment, the awards and the tasks; nothing that the report does not say.

    It is not entered in the register, and so has no number. The master of ceremonies calls the names of those who are
    honoured from the list of awards.
    """
    section = official_section(
        report,
        made_from,
        "Tóm tắt",
        Title("BÁO CÁO TÓM TẮT", title(report), occasion(report)),
        *with_end_mark(tuple(_body(report))),
        signature(report),
    )
    return bound(report, made_from, title(report), section)


def _body(report: AnnualReport) -> Iterator[Block]:
    wording = Wording(report)
    yield from prose(report.text.overview, wording)
    by_number = Part("Số liệu chủ yếu", figures(report))
    achieved = in_arabic((*areas(report, wording, headline(report.results)), by_number))
    parts = (
        Part(f"Kết quả thực hiện {work(report)}", tuple(achieved)),
        Part("Đánh giá chung", assessment(report, wording)),
        Part("Thi đua, khen thưởng", awards(report, wording)),
        Part(outlook(report), tasks(report, wording)),
        Part("Kiến nghị, đề xuất", prose(report.text.proposals, wording)),
    )
    yield from in_roman(parts)
    yield from closing(report, wording, "Báo cáo tóm tắt")
