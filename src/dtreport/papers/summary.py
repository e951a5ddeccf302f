"""The summary: the year in a few pages of office prose, for mail, for the web editor, for the leader's desk."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dtreport.papers.blocks import Block, Heading, Items, Paper, Paragraph, Section
from dtreport.papers.digest import digest
from dtreport.papers.official import (
    addressed,
    coming_work,
    dated,
    letterhead,
    office_line,
    signature,
    small_print,
    stamp,
    title,
    title_lines,
    work,
)
from dtreport.papers.prose import (
    assessment,
    awards,
    conference,
    figures,
    prose,
    results,
    reviews,
    tasks,
)
from dtreport.papers.wording import Wording
from dtreport.vietnamese.numbers import roman

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtreport.report import AnnualReport

END_MARK = "./."


def build(report: AnnualReport, previous: AnnualReport | None = None) -> Paper:
    """The summary, in the outline that such reports have: results, figures, assessment, tasks, awards."""
    made_from = digest(report, previous)
    section = Section(
        "Tóm tắt",
        (
            letterhead(report, numbered=True),
            *title_lines("Báo cáo tóm tắt", title(report)),
            *addressed(report),
            *with_end_mark(tuple(_body(report, previous))),
            signature(report),
            *office_line(report),
            small_print(made_from),
        ),
    )
    return Paper(title(report), report.agency.name, (section,), dated(report), made_from, stamp(report))


def _body(report: AnnualReport, previous: AnnualReport | None) -> Iterator[Block]:
    wording = Wording(report)
    yield from prose(report.text.overview, wording)
    order = 0
    for name, blocks in _parts(report, previous, wording):
        if blocks:
            order += 1
            yield Heading(f"{roman(order)}. {name.upper()}", 1)
            yield from blocks
    yield from prose(report.text.closing, wording)


def _parts(
    report: AnnualReport, previous: AnnualReport | None, wording: Wording
) -> Iterator[tuple[str, tuple[Block, ...]]]:
    yield f"Kết quả thực hiện {work(report)}", tuple(results(report, wording))
    yield "Số liệu chủ yếu", figures(report)
    yield f"Kết quả thực hiện nhiệm vụ đề ra cho năm {report.year}", reviews(report, previous, wording)
    yield "Đánh giá chung", tuple(assessment(report, wording))
    yield f"Nhiệm vụ {coming_work(report)}", tuple(tasks(report, wording))
    yield "Thi đua, khen thưởng", tuple(awards(report, wording))
    yield "Kiến nghị, đề xuất", prose(report.text.proposals, wording)
    yield "Hội nghị tổng kết", conference(report)


def with_end_mark(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The body of a paper with "./." at its very end (Nghị định 30/2020/NĐ-CP, Phụ lục III)."""
    *before, last = blocks or (Paragraph(""),)
    if isinstance(last, Paragraph) and last.text:
        return (*before, replace(last, text=_marked(last.text)))
    if isinstance(last, Items):
        return (*before, Items((*last.items[:-1], _marked(last.items[-1]))))
    return tuple(blocks)


def _marked(text: str) -> str:
    return text.removesuffix(END_MARK).rstrip(".;,") + END_MARK
