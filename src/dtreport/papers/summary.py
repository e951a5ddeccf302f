"""Báo cáo tóm tắt: what the chair reads aloud, three to five pages at most; also for mail and the web editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.papers.blocks import Title
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
    from collections.abc import Iterator

    from dtreport.papers.blocks import Block, Paper
    from dtreport.report import Year, Years


def build(years: Years) -> Paper:
    """The key results and figures, the assessment, the awards and the tasks; nothing that the report does not say.

    It is not entered in the register, and so has no number. The master of ceremonies calls the names of those who are
    honoured from the list of awards.
    """
    year = years.this_year
    section = official_section(
        years,
        "Tóm tắt",
        Title("BÁO CÁO TÓM TẮT", title(year), occasion(year)),
        *with_end_mark(tuple(_body(year))),
        signature(year),
    )
    return bound(years, title(year), section)


def _body(year: Year) -> Iterator[Block]:
    interpolator = Interpolator(year)
    yield from prose(year.text.overview, interpolator)
    by_number = NumberedPart("Số liệu chủ yếu", figures(year))
    achieved = arabic_parts((*areas(year, interpolator, headline(year.results)), by_number))
    parts = (
        NumberedPart(f"Kết quả thực hiện {work(year)}", tuple(achieved)),
        NumberedPart("Đánh giá chung", assessment(year, interpolator)),
        NumberedPart("Thi đua, khen thưởng", awards(year, interpolator)),
        NumberedPart(outlook(year), tasks(year, interpolator)),
        NumberedPart("Kiến nghị, đề xuất", prose(year.text.proposals, interpolator)),
    )
    yield from roman_parts(parts)
    yield from closing(year, interpolator, "Báo cáo tóm tắt")
