"""The year told in prose, part by part; each part is empty where the year has nothing for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dtreport.papers.blocks import Block, Heading, Items, Paragraph
from dtreport.papers.figures import headline, in_words
from dtreport.papers.last_year import LastYearsTasks
from dtreport.papers.outline import outline
from dtreport.papers.sentences import (
    distinctions,
    ended,
    groups_of,
    honour_sentence,
    points,
    recipient_line,
    task_blocks,
    total_sentence,
)
from dtreport.papers.usage import cited_after
from dtreport.vietnamese.dates import long_date, short_date
from dtreport.vietnamese.text import capitalise, inside_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.papers.wording import Wording
    from dtreport.records.result import Result
    from dtreport.report import AnnualReport


def prose(text: str | None, wording: Wording, lead: str = "") -> tuple[Block, ...]:
    """A text of the year as blocks, with a lead set off before its first paragraph."""
    if text is None:
        return ()
    first, *others = wording.say(text)
    if not lead:
        return (first, *others)
    if isinstance(first, Paragraph):
        return (replace(first, lead=lead), *others)
    return (Paragraph("", lead=lead), first, *others)


def results(report: AnnualReport, wording: Wording) -> Iterator[Block]:
    """The results under the titles of their areas."""
    for place, (area, found) in enumerate(outline(report), 1):
        yield Heading(f"{place}. {area.title}", 2)
        yield from prose(area.lead, wording)
        told: list[str] = []
        for _order, result in found:
            blocks = _result(result, wording)
            if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
                told.append(blocks[0].text)
                continue
            yield from _listed(told)
            told = []
            yield from blocks
        yield from _listed(told)
        if not found:
            yield Paragraph("Chưa ghi kết quả.")


def _listed(told: list[str]) -> tuple[Items, ...]:
    return (Items(tuple(ended(capitalise(text)) for text in told)),) if told else ()


def _result(result: Result, wording: Wording) -> tuple[Paragraph | Items, ...]:
    """A result with, after its last words, its day and the documents that it does not name itself."""
    *before, last = wording.say(result.text)
    day = f" (ngày {short_date(result.date)})" if result.date is not None else ""
    after = day + cited_after(result, wording)
    if isinstance(last, Items):
        return (*before, Items((*last.items[:-1], _before_stop(last.items[-1], after))))
    return (*before, Paragraph(_before_stop(last.text, after)))


def _before_stop(text: str, after: str) -> str:
    return f"{text.removesuffix('.')}{after}." if after and text.endswith(".") else text + after


def figures(report: AnnualReport) -> tuple[Items, ...]:
    """The headline figures, one in a line."""
    return points([in_words(count) for count in headline(report.counts)])


def reviews(report: AnnualReport, previous: AnnualReport | None, wording: Wording) -> tuple[Items, ...]:
    """How the tasks that last year set have ended."""
    last_year = LastYearsTasks(previous)
    lines = []
    for review in report.reviews:
        outcome = _before_stop(wording.on_one_line(review.outcome), cited_after(review, wording))
        lines.append(f"{ended(last_year.name(review.answers))} {capitalise(review.status.label)}: {outcome}")
    return (Items(tuple(map(ended, lines))),) if lines else ()


def assessment(report: AnnualReport, wording: Wording) -> Iterator[Block]:
    """What went well, what did not, why, and what was learnt."""
    text = report.text
    yield from prose(text.strengths, wording, "Ưu điểm:")
    yield from prose(text.limitations, wording, "Tồn tại, hạn chế:")
    yield from prose(text.causes, wording, "Nguyên nhân:")
    yield from prose(text.lessons, wording, "Bài học kinh nghiệm:")


def tasks(report: AnnualReport, wording: Wording) -> Iterator[Block]:
    """The tasks of the coming year in their order, between the aims and the solutions."""
    text = report.text
    yield from prose(text.aims, wording, "Mục tiêu:")
    yield from prose(text.tasks_lead, wording)
    for place, task in enumerate(report.tasks, 1):
        yield from task_blocks(task, place, wording)
    yield from prose(text.solutions, wording, "Giải pháp:")


def awards(report: AnnualReport, wording: Wording) -> Iterator[Block]:
    """The honours from high to low rank with the names that are recorded, and their total."""
    groups = groups_of(report)
    for distinction in distinctions(groups):
        named = [award for group in distinction.groups for award in group.named]
        said = honour_sentence(distinction, wording)
        yield Paragraph(f"{said.removesuffix('.')}:" if named else said)
        yield from points([recipient_line(award) for award in named])
    if groups:
        yield Paragraph(total_sentence(groups))


def conference(report: AnnualReport) -> tuple[Paragraph, ...]:
    """When and where the conference was held, who chaired it and who came."""
    held = report.conference
    chair = ", ".join(filter(None, (held.chair or report.agency.head, *(held.chair_positions or ()))))
    name = held.name or "Hội nghị tổng kết"
    said = [f"{name} được tổ chức"] if held.date is not None or held.place is not None else [name]
    if held.date is not None:
        said.append(long_date(held.date))
    if held.place is not None:
        said.append(f"tại {held.place}")
    opened = " ".join(said) + (f" do đồng chí {chair} chủ trì" if chair else "")
    came = "; ".join(map(inside_sentence, held.attendees or ()))
    sentences = [opened, f"Tham dự có {came}"] if came else [opened]
    given = held.date or held.place or held.chair or came
    return (Paragraph(" ".join(map(ended, sentences))),) if given else ()
