"""Báo cáo tổng kết: the report of a year with its appendices, as it is signed and sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.papers.appendices import Subject, appendices, pointer, section
from dtreport.papers.blocks import Block, Paragraph, Title
from dtreport.papers.figure_outline import headline
from dtreport.papers.interpolation import Interpolator
from dtreport.papers.narrative import areas, assessment, awards, closing, figures, prose, reviews, tasks
from dtreport.papers.official_form import (
    NumberedPart,
    addressees_block,
    arabic_parts,
    bound,
    of_year,
    official_section,
    outlook,
    roman_parts,
    signature,
    title,
    with_end_mark,
    work,
)
from dtreport.vietnamese.text import inside_sentence, lower_first

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dtreport.papers.appendices import Appendix
    from dtreport.papers.blocks import Paper
    from dtreport.report import Years

_MOST_FIGURES = 20
"""As many figures as are read in running text, about one page of them; the appendix has them all."""


def build(years: Years) -> Paper:
    """The report in the outline that such reports have, then its appendices, each with pages of its own."""
    year = years.this_year
    year_appendices = appendices(year)
    body = official_section(
        years,
        "Báo cáo",
        Title("BÁO CÁO", title(year)),
        *addressees_block(year),
        *with_end_mark(tuple(_body(years, {appendix.subject: appendix for appendix in year_appendices}))),
        signature(year, sent=True),
        numbered=True,
    )
    return bound(years, title(year), body, *(section(year, appendix) for appendix in year_appendices))


def _body(years: Years, by_subject: Mapping[Subject, Appendix]) -> Iterator[Block]:
    """The parts of the report, which point to the appendices."""
    year = years.this_year
    interpolator = Interpolator(year)
    yield from prose(year.text.overview, interpolator)
    situation = NumberedPart("Đặc điểm tình hình", prose(year.text.situation, interpolator))
    # Parts are made in the order in which they stand: a document is cited in full where it is named first.
    achievements = [*areas(year, interpolator, year.results)]
    blocks: list[Block] = []
    if year.figures:
        where = pointer(by_subject[Subject.FIGURES])
        # Where none is marked as key, the headline figures are all figures; a long list is only in the appendix.
        too_many = len(headline(year.figures)) == len(year.figures) > _MOST_FIGURES
        what = "Kết quả thực hiện một số chỉ tiêu"
        blocks += [Paragraph(f"{what}: {where}.")] if too_many else [Paragraph(f"{what} ({where}):"), *figures(year)]
    if documents := by_subject.get(Subject.DOCUMENTS):
        blocks.append(Paragraph(f"Danh mục văn bản có liên quan: tại {documents.name} kèm theo."))
    name = "Một số chỉ tiêu chủ yếu" if year.figures else "Văn bản có liên quan"
    achievements.append(NumberedPart(name, tuple(blocks)))
    parts = [
        situation,
        NumberedPart(f"Kết quả thực hiện {work(year)}", tuple(arabic_parts(achievements))),
        NumberedPart(f"Kết quả thực hiện nhiệm vụ đề ra cho năm {year.number}", reviews(years, interpolator)),
        NumberedPart("Đánh giá chung", assessment(year, interpolator)),
    ]
    honours = awards(year, interpolator)
    lead = (Paragraph(f"Kết quả thi đua, khen thưởng{of_year(year, year.number)}:"),) if honours else ()
    recipients = by_subject.get(Subject.RECIPIENTS)
    names = (Paragraph(f"{recipients.about}: {pointer(recipients)}."),) if recipients is not None else ()
    table = by_subject.get(Subject.TASKS)
    these = "các nhiệm vụ" if len(year.tasks) > 1 else "nhiệm vụ"
    after = (Paragraph(f"Phân công thực hiện {these} trên: {pointer(table)}."),) if table is not None else ()
    parts += [
        NumberedPart("Thi đua, khen thưởng", (*lead, *honours, *names)),
        NumberedPart(outlook(year), tasks(year, interpolator, assigned=True, after=after)),
        NumberedPart("Kiến nghị, đề xuất", prose(year.text.proposals, interpolator)),
    ]
    if any(part.blocks for part in parts):
        about = f"kết quả {work(year)}, {lower_first(outlook(year))}"
        if year.report.title is not None:
            about = inside_sentence(title(year))
        yield Paragraph(f"{year.agency.name} báo cáo {about} như sau:")
    yield from roman_parts(parts)
    yield from closing(year, interpolator, "Báo cáo")
