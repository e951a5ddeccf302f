"""Báo cáo tổng kết: the report of a year with its appendices, as it is signed and sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.papers.appendices import Subject, appendices, pointer, section
from dtreport.papers.blocks import Block, Paragraph, Title
from dtreport.papers.frame import bound, official_section
from dtreport.papers.official import addressed, coming_work, signature, title, with_end_mark, work
from dtreport.papers.parts import Part, in_arabic, in_roman
from dtreport.papers.prose import areas, assessment, awards, closing, conference, figures, prose, reviews, tasks
from dtreport.papers.wording import Wording
from dtreport.vietnamese.text import capitalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dtreport.papers.blocks import Paper
    from dtreport.report import AnnualReport


def build(report: AnnualReport, previous: AnnualReport | None, made_from: str) -> Paper:
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


def _body(report: AnnualReport, previous: AnnualReport | None, names: Mapping[Subject, str]) -> Iterator[Block]:
    wording = Wording(report)
    yield from prose(report.text.overview, wording)
    parts = (
        Part(f"Kết quả thực hiện {work(report)}", tuple(_achievements(report, wording, names))),
        Part(f"Kết quả thực hiện nhiệm vụ đề ra cho năm {report.year}", reviews(report, previous, wording)),
        Part("Đánh giá chung", assessment(report, wording)),
        Part("Thi đua, khen thưởng", _awards(report, wording, names)),
        Part(f"Phương hướng, nhiệm vụ {coming_work(report)}", _tasks(report, wording, names)),
        Part("Kiến nghị, đề xuất", prose(report.text.proposals, wording)),
        Part("Tổ chức hội nghị tổng kết", conference(report)),
    )
    yield from in_roman(parts)
    yield from closing(report, wording, "Báo cáo")


def _achievements(report: AnnualReport, wording: Wording, names: Mapping[Subject, str]) -> Iterator[Block]:
    by_number: list[Block] = [*figures(report)]
    if by_number:
        by_number.insert(0, Paragraph(f"Một số chỉ tiêu chủ yếu ({pointer(names[Subject.FIGURES])}):"))
    documents = _pointing(names, Subject.DOCUMENTS, f"Danh mục văn bản phục vụ {work(report)}")
    name = ", ".join(name for name, told in (("số liệu", by_number), ("văn bản", documents)) if told)
    last = Part(capitalise(name), (*by_number, *documents))
    return in_arabic((*areas(report, wording, report.results), last))


def _awards(report: AnnualReport, wording: Wording, names: Mapping[Subject, str]) -> tuple[Block, ...]:
    listed = _pointing(names, Subject.RECIPIENTS, f"Danh sách khen thưởng năm {report.year}")
    return (*awards(report, wording, names=False), *listed)


def _tasks(report: AnnualReport, wording: Wording, names: Mapping[Subject, str]) -> tuple[Block, ...]:
    listed = _pointing(names, Subject.TASKS, "Phân công thực hiện các nhiệm vụ trên")
    return tasks(report, wording, assigned=True, after=listed)


def _pointing(names: Mapping[Subject, str], subject: Subject, what: str) -> tuple[Paragraph, ...]:
    """A sentence that points to an appendix; none where there is no such appendix."""
    return (Paragraph(f"{what}: {pointer(names[subject])}."),) if subject in names else ()
