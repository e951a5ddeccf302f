"""The year told in prose, part by part; each part is empty where the year has nothing for it."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from dtreport.papers.area_results import outline
from dtreport.papers.blocks import Block, Items, Paragraph
from dtreport.papers.figure_outline import headline, in_lines
from dtreport.papers.honour_sentences import TOTAL, distinctions, groups_of, honour_sentence, total
from dtreport.papers.interpolation import cited_after
from dtreport.papers.last_year_tasks import LastYearTasks
from dtreport.papers.official_form import NumberedPart, arabic_parts, title
from dtreport.papers.task_sentences import assignment_sentence, ended, finished, points, task_blocks
from dtreport.records.document import Document
from dtreport.records.placeholders import placeholders
from dtreport.records.review import Progress
from dtreport.vietnamese.dates import short_date
from dtreport.vietnamese.numbers import in_sentence, point
from dtreport.vietnamese.text import capitalise, lower_first

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtreport.papers.interpolation import Interpolator
    from dtreport.records.result import Result
    from dtreport.records.task import Task
    from dtreport.report import Year, Years


def prose(text: str | None, interpolator: Interpolator) -> tuple[Paragraph | Items, ...]:
    """A text of the year as blocks; none where it is not recorded."""
    return interpolator.say(text) if text is not None else ()


def areas(year: Year, interpolator: Interpolator, told: Sequence[Result]) -> tuple[NumberedPart, ...]:
    """What was done, area by area, under a), b), c); of the results only those to be told.

    An area of which no result is told is not in the paper.
    """
    found = []
    codes = {result.code for result in told}
    for area, results in outline(year):
        chosen = [result for _order, result in results if result.code in codes]
        lead = prose(area.lead, interpolator) if chosen else ()
        found.append(NumberedPart(area.title, (*lead, *_lettered(year, chosen, interpolator))))
    return tuple(found)


def _lettered(year: Year, results: Sequence[Result], interpolator: Interpolator) -> Iterator[Paragraph | Items]:
    """Each result under its letter; one alone has none."""
    for place, result in enumerate(results, 1):
        first, *others = result_blocks(year, result, interpolator)
        letter = f"{point(place)}) " if len(results) > 1 else ""
        yield replace(first, text=f"{letter}{first.text}") if isinstance(first, Paragraph) else first
        yield from others


def result_blocks(year: Year, result: Result, interpolator: Interpolator) -> tuple[Paragraph | Items, ...]:
    """A result with its day and the documents that it does not name, after its last words.

    Where it ends in points, after its first words: they are about the whole, and the last point is not.
    """
    said = interpolator.say(result.text)
    if isinstance(said[0], Items):
        said = (Paragraph("Các việc đã làm"), *said)
    after = _day(year, result) + cited_after(year, result, result.text, interpolator)
    place = 0 if isinstance(said[-1], Items) else -1
    blocks = [replace(block, text=capitalise(block.text)) if isinstance(block, Paragraph) else block for block in said]
    if isinstance(about := blocks[place], Paragraph):
        blocks[place] = replace(about, text=_before_stop(about.text, after))
    return tuple(finished(block, following) for block, following in zip_longest(blocks, blocks[1:]))


def _day(year: Year, result: Result) -> str:
    """When a result was there; nothing where a document that it tells of bears the same day."""
    codes = {*(mention.code for mention in placeholders(result.text)), *(result.documents or ())}
    days = {record.date for record in (year.by_code[code][1] for code in codes) if isinstance(record, Document)}
    return f" (ngày {short_date(result.date)})" if result.date is not None and result.date not in days else ""


def _before_stop(text: str, after: str) -> str:
    stop = text[-1:] if text.endswith((".", ":", ";")) else ""
    return f"{text.removesuffix(stop)}{after}{stop}" if after else text


def figures(year: Year) -> tuple[Items, ...]:
    """The headline figures, one in a line with its parts."""
    return points(in_lines(year.figures, headline(year.figures)))


def reviews(years: Years, interpolator: Interpolator) -> tuple[Paragraph, ...]:
    """How the tasks that last year set have ended: how many how, then one in a paragraph, also those not reviewed."""
    year = years.this_year
    if not year.reviews:
        return ()
    tasks_of_last_year = LastYearTasks(years)
    told = [Paragraph(_reviewed(year))]
    for review in year.reviews:
        cited = cited_after(year, review, review.outcome, interpolator)
        outcome = _before_stop(interpolator.on_one_line(review.outcome), cited)
        text = f"{ended(review.status.label)} {ended(capitalise(outcome))}"
        told.append(Paragraph(text, lead=f"{tasks_of_last_year.name(review.answers).rstrip('.;:')}:"))
    others = tasks_of_last_year.others({review.answers for review in year.reviews})
    told += (Paragraph("chưa có đánh giá.", lead=f"{name.rstrip('.;:')}:") for name in others)
    return tuple(told)


def _reviewed(year: Year) -> str:
    """How many tasks have ended how: "Trong 02 nhiệm vụ đã đánh giá, 01 nhiệm vụ hoàn thành, …; cụ thể:"."""
    numbers = {status: sum(review.status is status for review in year.reviews) for status in Progress}
    said = [f"{in_sentence(number)} nhiệm vụ {status.label}" for status, number in numbers.items() if number]
    return f"Trong {in_sentence(len(year.reviews))} nhiệm vụ đã đánh giá, {', '.join(said)}; cụ thể:"


def assessment(year: Year, interpolator: Interpolator) -> tuple[Block, ...]:
    """What went well, what did not, why, and what was learnt."""
    text = year.text
    parts = (
        NumberedPart("Ưu điểm", prose(text.strengths, interpolator)),
        NumberedPart("Tồn tại, hạn chế", prose(text.limitations, interpolator)),
        NumberedPart("Nguyên nhân", prose(text.causes, interpolator)),
        NumberedPart("Bài học kinh nghiệm", prose(text.lessons, interpolator)),
    )
    return tuple(arabic_parts(parts))


def tasks(
    year: Year, interpolator: Interpolator, *, assigned: bool = False, after: tuple[Block, ...] = ()
) -> tuple[Block, ...]:
    """The tasks of the coming year in their order, between the aims and the solutions; `after` goes on after them.

    With `assigned` each task says who leads it, and by when.
    """
    text = year.text
    aims = NumberedPart("Mục tiêu", prose(text.aims, interpolator))
    told: list[Block] = [*tasks_lead(year, interpolator)]
    for place, task in enumerate(year.tasks, 1):
        told += _task(task, place, interpolator, assigned=assigned)
    main = NumberedPart("Nhiệm vụ trọng tâm", (*told, *after))
    solutions = NumberedPart("Giải pháp", prose(text.solutions, interpolator))
    return tuple(arabic_parts((aims, main, solutions))) if aims.blocks or solutions.blocks else main.blocks


def tasks_lead(year: Year, interpolator: Interpolator) -> tuple[Paragraph | Items, ...]:
    """What introduces the tasks, in the words of the office where the year has none of its own; none without tasks."""
    usual = f"Năm {year.number + 1}, {year.agency.name} tập trung thực hiện các nhiệm vụ trọng tâm sau:"
    return prose(year.text.tasks_lead, interpolator) or ((Paragraph(usual),) if year.tasks else ())


def _task(task: Task, place: int, interpolator: Interpolator, *, assigned: bool) -> Iterator[Block]:
    *before, last = task_blocks(task, place, interpolator)
    who = assignment_sentence(task, interpolator) if assigned else ""
    yield from before
    if who and isinstance(last, Paragraph):
        yield replace(last, text=f"{ended(last.text)} {who}")
    else:
        yield last
        yield from (Paragraph(said) for said in (who,) if said)


def awards(year: Year, interpolator: Interpolator) -> tuple[Items, ...]:
    """The honours from high to low rank by their numbers, and how many there are in all; none where there are none."""
    groups = groups_of(year)
    said = [honour_sentence(distinction, interpolator) for distinction in distinctions(groups)]
    return points([*said, f"{TOTAL} {total(groups)}"]) if said else ()


def closing(year: Year, interpolator: Interpolator, name: str) -> tuple[Paragraph | Items, ...]:
    """The last words of a paper of this name, in the words of the office where the year has none of its own."""
    usual = f"Trên đây là {name} {lower_first(title(year))}; {year.agency.name} trân trọng báo cáo."
    return prose(year.text.closing, interpolator) or (Paragraph(usual),)
