"""Báo cáo tóm tắt: what the chair reads aloud, three to five pages at most; also for mail and the web editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.papers.blocks import Title
from dtreport.papers.figure_outline import headline
from dtreport.papers.interpolation import Interpolator
from dtreport.papers.narrative import areas, assessment, awards, closing, figures, prose, tasks
from dtreport.papers.numbered_parts import NumberedPart, in_arabic, in_roman
from dtreport.papers.official_form import occasion, outlook, signature, title, with_end_mark, work
from dtreport.papers.paper_frame import bound, official_section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.papers.blocks import Block, Paper
    from dtreport.report import Year


def build(report: Year, _previous: Year | None, made_from: str) -> Paper:
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


def _body(report: Year) -> Iterator[Block]:
    interpolator = Interpolator(report)
    yield from prose(report.text.overview, interpolator)
    by_number = NumberedPart("Số liệu chủ yếu", figures(report))
    achieved = in_arabic((*areas(report, interpolator, headline(report.results)), by_number))
    parts = (
        NumberedPart(f"Kết quả thực hiện {work(report)}", tuple(achieved)),
        NumberedPart("Đánh giá chung", assessment(report, interpolator)),
        NumberedPart("Thi đua, khen thưởng", awards(report, interpolator)),
        NumberedPart(outlook(report), tasks(report, interpolator)),
        NumberedPart("Kiến nghị, đề xuất", prose(report.text.proposals, interpolator)),
    )
    yield from in_roman(parts)
    yield from closing(report, interpolator, "Báo cáo tóm tắt")
