"""Báo cáo tổng kết: the report of a year with its appendices, as it is signed and sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.papers.appendices import Subject, appendices, pointer, recipients_title, section
from dtreport.papers.blocks import Block, Paragraph, Title
from dtreport.papers.figure_outline import headline
from dtreport.papers.interpolation import Interpolator
from dtreport.papers.narrative import areas, assessment, awards, closing, figures, prose, reviews, tasks
from dtreport.papers.official_form import (
    NumberedPart,
    addressees_block,
    arabic_parts,
    bound,
    official_section,
    outlook,
    roman_parts,
    signature,
    title,
    with_end_mark,
    work,
)
from dtreport.vietnamese.text import lower_first

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dtreport.papers.blocks import Paper
    from dtreport.report import Year, Years

_MOST_FIGURES = 20
"""As many figures as are read in running text, about one page of them; the appendix has them all."""


def build(years: Years) -> Paper:
    """The report in the outline that such reports have, then its appendices, each with pages of its own."""
    year = years.this_year
    found = appendices(year)
    names = {appendix.subject: appendix.name for appendix in found}
    body = official_section(
        years,
        "Báo cáo",
        Title("BÁO CÁO", title(year)),
        *addressees_block(year),
        *with_end_mark(tuple(_body(years, names))),
        signature(year, sent=True),
        numbered=True,
    )
    return bound(years, title(year), body, *(section(year, appendix) for appendix in found))


def _body(years: Years, names: Mapping[Subject, str]) -> Iterator[Block]:
    year = years.this_year
    interpolator = Interpolator(year)
    yield from prose(year.text.overview, interpolator)
    parts = (
        NumberedPart(f"Kết quả thực hiện {work(year)}", tuple(_achievements(year, interpolator, names))),
        NumberedPart(f"Kết quả thực hiện nhiệm vụ đề ra cho năm {year.number}", reviews(years, interpolator)),
        NumberedPart("Đánh giá chung", assessment(year, interpolator)),
        NumberedPart("Thi đua, khen thưởng", _awards(year, interpolator, names)),
        NumberedPart(outlook(year), _tasks(year, interpolator, names)),
        NumberedPart("Kiến nghị, đề xuất", prose(year.text.proposals, interpolator)),
    )
    told = tuple(roman_parts(parts))
    if told:
        following = lower_first(outlook(year))
        yield Paragraph(f"{year.agency.name} báo cáo kết quả {work(year)}, {following} như sau:")
    yield from told
    yield from closing(year, interpolator, "Báo cáo")


def _achievements(year: Year, interpolator: Interpolator, names: Mapping[Subject, str]) -> Iterator[Block]:
    documents: tuple[Paragraph, ...] = ()
    if Subject.DOCUMENTS in names:
        documents = (Paragraph(f"Danh mục văn bản có liên quan: tại {names[Subject.DOCUMENTS]} kèm theo."),)
    name = "Một số chỉ tiêu chủ yếu" if year.figures else "Văn bản có liên quan"
    last = NumberedPart(name, (*_figures(year, names), *documents))
    return arabic_parts((*areas(year, interpolator, year.results), last))


def _figures(year: Year, names: Mapping[Subject, str]) -> tuple[Block, ...]:
    """The headline figures; where none is marked and they are many, only where to find them."""
    if not year.figures:
        return ()
    what, where = "Kết quả thực hiện một số chỉ tiêu", pointer(names[Subject.FIGURES])
    if len(headline(year.figures)) == len(year.figures) > _MOST_FIGURES:
        return (Paragraph(f"{what}: {where}."),)
    return (Paragraph(f"{what} ({where}):"), *figures(year))


def _awards(year: Year, interpolator: Interpolator, names: Mapping[Subject, str]) -> tuple[Block, ...]:
    said = awards(year, interpolator)
    lead = (Paragraph(f"Kết quả thi đua, khen thưởng năm {year.number}:"),) if said else ()
    return (*lead, *said, *_pointing(names, Subject.RECIPIENTS, recipients_title(year)))


def _tasks(year: Year, interpolator: Interpolator, names: Mapping[Subject, str]) -> tuple[Block, ...]:
    listed = _pointing(names, Subject.TASKS, "Phân công thực hiện các nhiệm vụ trên")
    return tasks(year, interpolator, assigned=True, after=listed)


def _pointing(names: Mapping[Subject, str], subject: Subject, what: str) -> tuple[Paragraph, ...]:
    """A sentence that points to an appendix; none where there is no such appendix."""
    return (Paragraph(f"{what}: {pointer(names[subject])}."),) if subject in names else ()
