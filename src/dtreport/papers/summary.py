"""Báo cáo tóm tắt: what the chair reads aloud, three to five pages at most; also for mail and the web editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.papers.blocks import Block, Title
from dtreport.papers.figure_outline import headline
from dtreport.papers.interpolation import Interpolator
from dtreport.papers.narrative import areas, assessment, awards, closing, figures, prose, tasks
from dtreport.papers.official_form import (
    NumberedPart,
    arabic_parts,
    bound,
    occasion,
    official_section,
    outlook,
    roman_parts,
    signature,
    title,
    with_end_mark,
    work,
)

if TYPE_CHECKING:
    from dtreport.papers.blocks import Paper
    from dtreport.report import Years


def build(years: Years) -> Paper:
    """The key results and figures, the assessment, the awards and the tasks; nothing that the report does not say.

    It is not entered in the register, and so has no number. The master of ceremonies calls the names of those who are
    honoured from the list of awards.
    """
    year = years.this_year
    interpolator = Interpolator(year)
    body: list[Block] = [*prose(year.text.overview, interpolator)]
    achievements = (
        *areas(year, interpolator, headline(year.results)),
        NumberedPart("Số liệu chủ yếu", figures(year)),
    )
    parts = (
        NumberedPart(f"Kết quả thực hiện {work(year)}", tuple(arabic_parts(achievements))),
        NumberedPart("Đánh giá chung", assessment(year, interpolator)),
        NumberedPart("Thi đua, khen thưởng", awards(year, interpolator)),
        NumberedPart(outlook(year), tasks(year, interpolator)),
        NumberedPart("Kiến nghị, đề xuất", prose(year.text.proposals, interpolator)),
    )
    body += [*roman_parts(parts), *closing(year, interpolator, "Báo cáo tóm tắt")]
    section = official_section(
        years,
        "Tóm tắt",
        Title("BÁO CÁO TÓM TẮT", title(year), occasion(year)),
        *with_end_mark(body),
        signature(year),
    )
    return bound(years, title(year), section)
