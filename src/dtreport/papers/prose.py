"""The year told in prose, part by part; each part is empty where the year has nothing for it."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from dtreport.papers.blocks import Block, Items, Paragraph
from dtreport.papers.citation import cited_after
from dtreport.papers.distinctions import TOTAL, distinctions, groups_of, honour_sentence, total
from dtreport.papers.indicators import headline, in_lines
from dtreport.papers.last_year import LastYearsTasks
from dtreport.papers.official import title
from dtreport.papers.outline import outline
from dtreport.papers.parts import Part, in_arabic
from dtreport.papers.sentences import assignment_sentence, ended, finished, points, task_blocks
from dtreport.records.document import Document
from dtreport.records.mentions import mentions
from dtreport.records.review import Progress
from dtreport.vietnamese.dates import short_date
from dtreport.vietnamese.numbers import in_sentence, point
from dtreport.vietnamese.text import capitalise, lower_first

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtreport.papers.wording import Wording
    from dtreport.records.result import Result
    from dtreport.records.task import Task
    from dtreport.report import AnnualReport


def prose(text: str | None, wording: Wording) -> tuple[Paragraph | Items, ...]:
    """A text of the year as blocks; none where it is not recorded."""
    return wording.say(text) if text is not None else ()


def areas(report: AnnualReport, wording: Wording, told: Sequence[Result]) -> tuple[Part, ...]:
    """What was done, area by area, under a), b), c); of the results only those to be told.

    An area of which no result is told is not in the paper.
    """
    found = []
    codes = {result.code for result in told}
    for area, results in outline(report):
        chosen = [result for _order, result in results if result.code in codes]
        lead = prose(area.lead, wording) if chosen else ()
        found.append(Part(area.title, (*lead, *_lettered(report, chosen, wording))))
    return tuple(found)


def _lettered(report: AnnualReport, results: Sequence[Result], wording: Wording) -> Iterator[Paragraph | Items]:
    """Each result under its letter; one alone has none."""
    for place, result in enumerate(results, 1):
        first, *others = result_blocks(report, result, wording)
        letter = f"{point(place)}) " if len(results) > 1 else ""
        yield replace(first, text=f"{letter}{first.text}") if isinstance(first, Paragraph) else first
        yield from others


def result_blocks(report: AnnualReport, result: Result, wording: Wording) -> tuple[Paragraph | Items, ...]:
    """A result with its day and the documents that it does not name, after its last words.

    Where it ends in points, after its first words: they are about the whole, and the last point is not.
    """
    said = wording.say(result.text)
    if isinstance(said[0], Items):
        said = (Paragraph("Các việc đã làm"), *said)
    after = _day(report, result) + cited_after(report, result, result.text, wording)
    place = 0 if isinstance(said[-1], Items) else -1
    blocks = [replace(block, text=capitalise(block.text)) if isinstance(block, Paragraph) else block for block in said]
    if isinstance(about := blocks[place], Paragraph):
        blocks[place] = replace(about, text=_before_stop(about.text, after))
    return tuple(finished(block, following) for block, following in zip_longest(blocks, blocks[1:]))


def _day(report: AnnualReport, result: Result) -> str:
    """When a result was there; nothing where a document that it tells of bears the same day."""
    codes = {*(mention.code for mention in mentions(result.text)), *(result.documents or ())}
    days = {record.date for record in (report.by_code[code][1] for code in codes) if isinstance(record, Document)}
    return f" (ngày {short_date(result.date)})" if result.date is not None and result.date not in days else ""


def _before_stop(text: str, after: str) -> str:
    stop = text[-1:] if text.endswith((".", ":", ";")) else ""
    return f"{text.removesuffix(stop)}{after}{stop}" if after else text


def figures(report: AnnualReport) -> tuple[Items, ...]:
    """The headline figures, one in a line with its parts."""
    return points(in_lines(report.counts, headline(report.counts)))


def reviews(report: AnnualReport, previous: AnnualReport | None, wording: Wording) -> tuple[Paragraph, ...]:
    """How the tasks that last year set have ended: how many how, then one in a paragraph, also those not reviewed."""
    if not report.reviews:
        return ()
    last_year = LastYearsTasks(report, previous)
    told = [Paragraph(_reviewed(report))]
    for review in report.reviews:
        cited = cited_after(report, review, review.outcome, wording)
        outcome = _before_stop(wording.on_one_line(review.outcome), cited)
        text = f"{ended(review.status.label)} {ended(capitalise(outcome))}"
        told.append(Paragraph(text, lead=f"{last_year.name(review.answers).rstrip('.;:')}:"))
    others = last_year.others({review.answers for review in report.reviews})
    told += (Paragraph("chưa có đánh giá.", lead=f"{name.rstrip('.;:')}:") for name in others)
    return tuple(told)


def _reviewed(report: AnnualReport) -> str:
    """How many tasks have ended how: "Trong 02 nhiệm vụ đã đánh giá, 01 nhiệm vụ hoàn thành, …; cụ thể:"."""
    numbers = {status: sum(review.status is status for review in report.reviews) for status in Progress}
    said = [f"{in_sentence(number)} nhiệm vụ {status.label}" for status, number in numbers.items() if number]
    return f"Trong {in_sentence(len(report.reviews))} nhiệm vụ đã đánh giá, {', '.join(said)}; cụ thể:"


def assessment(report: AnnualReport, wording: Wording) -> tuple[Block, ...]:
    """What went well, what did not, why, and what was learnt."""
    text = report.text
    parts = (
        Part("Ưu điểm", prose(text.strengths, wording)),
        Part("Tồn tại, hạn chế", prose(text.limitations, wording)),
        Part("Nguyên nhân", prose(text.causes, wording)),
        Part("Bài học kinh nghiệm", prose(text.lessons, wording)),
    )
    return tuple(in_arabic(parts))


def tasks(
    report: AnnualReport, wording: Wording, *, assigned: bool = False, after: tuple[Block, ...] = ()
) -> tuple[Block, ...]:
    """The tasks of the coming year in their order, between the aims and the solutions; `after` goes on after them.

    With `assigned` each task says who leads it, and by when.
    """
    text = report.text
    aims = Part("Mục tiêu", prose(text.aims, wording))
    told: list[Block] = [*tasks_lead(report, wording)]
    for place, task in enumerate(report.tasks, 1):
        told += _task(task, place, wording, assigned=assigned)
    main = Part("Nhiệm vụ trọng tâm", (*told, *after))
    solutions = Part("Giải pháp", prose(text.solutions, wording))
    return tuple(in_arabic((aims, main, solutions))) if aims.blocks or solutions.blocks else main.blocks


def tasks_lead(report: AnnualReport, wording: Wording) -> tuple[Paragraph | Items, ...]:
    """What introduces the tasks, in the words of the office where the year has none of its own; none without tasks."""
    usual = f"Năm {report.year + 1}, {report.agency.name} tập trung thực hiện các nhiệm vụ trọng tâm sau:"
    return prose(report.text.tasks_lead, wording) or ((Paragraph(usual),) if report.tasks else ())


def _task(task: Task, place: int, wording: Wording, *, assigned: bool) -> Iterator[Block]:
    *before, last = task_blocks(task, place, wording)
    who = assignment_sentence(task, wording) if assigned else ""
    yield from before
    if who and isinstance(last, Paragraph):
        yield replace(last, text=f"{ended(last.text)} {who}")
    else:
        yield last
        yield from (Paragraph(said) for said in (who,) if said)


def awards(report: AnnualReport, wording: Wording) -> tuple[Items, ...]:
    """The honours from high to low rank by their numbers, and how many there are in all; none where there are none."""
    groups = groups_of(report)
    said = [honour_sentence(distinction, wording) for distinction in distinctions(groups)]
    return points([*said, f"{TOTAL} {total(groups)}"]) if said else ()


def closing(report: AnnualReport, wording: Wording, name: str) -> tuple[Paragraph | Items, ...]:
    """The last words of a paper of this name, in the words of the office where the year has none of its own."""
    usual = f"Trên đây là {name} {lower_first(title(report))}; {report.agency.name} trân trọng báo cáo."
    return prose(report.text.closing, wording) or (Paragraph(usual),)
