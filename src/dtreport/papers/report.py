"""Báo cáo tổng kết: the report of a year with its appendices, as it is signed and sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.papers.appendices import Subject, appendices, pointer, recipients_title, section
from dtreport.papers.blocks import Block, Paragraph, Title
from dtreport.papers.figure_outline import headline
from dtreport.papers.interpolation import Interpolator
from dtreport.papers.narrative import areas, assessment, awards, closing, figures, prose, reviews, tasks
from dtreport.papers.numbered_parts import NumberedPart, in_arabic, in_roman
from dtreport.papers.official_form import addressed, outlook, signature, title, with_end_mark, work
from dtreport.papers.paper_frame import bound, official_section
from dtreport.vietnamese.text import lower_first

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dtreport.papers.blocks import Paper
    from dtreport.report import Year

_MOST_FIGURES = 20
"""As many figures as are read in running text, about one page of them; the appendix has them all."""


def build(report: Year, previous: Year | None, made_from: str) -> Paper:
    """The report in the outline that such reports have, then its appendices, each with pages of its own."""
    found = appendices(report)
    names = {appendix.subject: appendix.name for appendix in found}
    body = official_section(
        report,
        made_from,
        "Báo cáo",
        Title("BÁO CÁO", title(report)),
        *addressed(report),
        *with_end_mark(tuple(_body(report, previous, names))),
        signature(report, sent=True),
        numbered=True,
    )
    return bound(report, made_from, title(report), body, *(section(report, appendix) for appendix in found))


def _body(report: Year, previous: Year | None, names: Mapping[Subject, str]) -> Iterator[Block]:
    interpolator = Interpolator(report)
    yield from prose(report.text.overview, interpolator)
    parts = (
        NumberedPart(f"Kết quả thực hiện {work(report)}", tuple(_achievements(report, interpolator, names))),
        NumberedPart(
            f"Kết quả thực hiện nhiệm vụ đề ra cho năm {report.year}", reviews(report, previous, interpolator)
        ),
        NumberedPart("Đánh giá chung", assessment(report, interpolator)),
        NumberedPart("Thi đua, khen thưởng", _awards(report, interpolator, names)),
        NumberedPart(outlook(report), _tasks(report, interpolator, names)),
        NumberedPart("Kiến nghị, đề xuất", prose(report.text.proposals, interpolator)),
    )
    told = tuple(in_roman(parts))
    if told:
        following = lower_first(outlook(report))
        yield Paragraph(f"{report.agency.name} báo cáo kết quả {work(report)}, {following} như sau:")
    yield from told
    yield from closing(report, interpolator, "Báo cáo")


def _achievements(report: Year, interpolator: Interpolator, names: Mapping[Subject, str]) -> Iterator[Block]:
    documents: tuple[Paragraph, ...] = ()
    if Subject.DOCUMENTS in names:
        documents = (Paragraph(f"Danh mục văn bản có liên quan: tại {names[Subject.DOCUMENTS]} kèm theo."),)
    name = "Một số chỉ tiêu chủ yếu" if report.counts else "Văn bản có liên quan"
    last = NumberedPart(name, (*_figures(report, names), *documents))
    return in_arabic((*areas(report, interpolator, report.results), last))


def _figures(report: Year, names: Mapping[Subject, str]) -> tuple[Block, ...]:
    """The headline figures; where none is marked and they are many, only where to find them."""
    if not report.counts:
        return ()
    what, where = "Kết quả thực hiện một số chỉ tiêu", pointer(names[Subject.FIGURES])
    if len(headline(report.counts)) == len(report.counts) > _MOST_FIGURES:
        return (Paragraph(f"{what}: {where}."),)
    return (Paragraph(f"{what} ({where}):"), *figures(report))


def _awards(report: Year, interpolator: Interpolator, names: Mapping[Subject, str]) -> tuple[Block, ...]:
    said = awards(report, interpolator)
    lead = (Paragraph(f"Kết quả thi đua, khen thưởng năm {report.year}:"),) if said else ()
    return (*lead, *said, *_pointing(names, Subject.RECIPIENTS, recipients_title(report)))


def _tasks(report: Year, interpolator: Interpolator, names: Mapping[Subject, str]) -> tuple[Block, ...]:
    listed = _pointing(names, Subject.TASKS, "Phân công thực hiện các nhiệm vụ trên")
    return tasks(report, interpolator, assigned=True, after=listed)


def _pointing(names: Mapping[Subject, str], subject: Subject, what: str) -> tuple[Paragraph, ...]:
    """A sentence that points to an appendix; none where there is no such appendix."""
    return (Paragraph(f"{what}: {pointer(names[subject])}."),) if subject in names else ()
