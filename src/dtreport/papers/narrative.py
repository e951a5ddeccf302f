"""The year in prose, part by part, and what papers share in telling it; a part is empty where the year has nothing."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from dtreport.honours.deciders import full_title
from dtreport.papers.blocks import Block, Items, Paragraph
from dtreport.papers.figure_outline import headline, in_lines
from dtreport.papers.honour_sentences import TOTAL, distinctions, groups_of, honour_sentence, total
from dtreport.papers.interpolation import Interpolator, cited_after
from dtreport.papers.official_form import NumberedPart, arabic_parts, title
from dtreport.papers.task_sentences import (
    assignment_sentence,
    end_block,
    ended,
    numbered_tasks,
    points,
    task_blocks,
    task_sentence,
)
from dtreport.records.document import Document
from dtreport.records.placeholders import placeholders
from dtreport.records.review import Progress
from dtreport.records.settings import Session
from dtreport.vietnamese.dates import long_date, short_date
from dtreport.vietnamese.numbers import in_sentence, point
from dtreport.vietnamese.text import capitalise, enumerate_words, inside_sentence, same
from dtreport.vietnamese.wording import Source, joined, within

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from datetime import date

    from dtreport.records.area import Area
    from dtreport.records.result import Result
    from dtreport.records.settings import Conference
    from dtreport.report import Year, Years


class AreaResults(NamedTuple):
    """An area with its results, each with its number in the order in which papers tell them."""

    area: Area
    results: tuple[tuple[int, Result], ...]


def outline(year: Year) -> tuple[AreaResults, ...]:
    """The areas in the order of the file, those without results too; results are numbered through all areas."""
    by_area: dict[str, list[Result]] = {area.code: [] for area in year.areas}
    for result in year.results:
        by_area[result.area].append(result)
    outlines = []
    first_number = 1
    for area in year.areas:
        results = by_area[area.code]
        outlines.append(AreaResults(area, tuple(enumerate(results, first_number))))
        first_number += len(results)
    return tuple(outlines)


class LastYearTasks:
    """Names for the tasks of last year's file, which may be missing or may not have the task that is asked for."""

    def __init__(self, years: Years) -> None:
        self._unknown = f"Một nhiệm vụ đề ra cho năm {years.this_year.number} (chưa rõ tên)"
        self._names: dict[str, str] = {}
        previous = years.last_year
        if previous is not None:
            interpolator = Interpolator(previous, brief=True)
            self._names = {
                task.code: task_sentence(task, place, interpolator) for task, place in numbered_tasks(previous)
            }

    def name(self, code: str) -> str:
        """The task in a sentence, "Thứ nhất, tham mưu …"; without its name where last year does not have it."""
        return self._names.get(code, self._unknown)

    def others(self, codes: Collection[str]) -> tuple[str, ...]:
        """The tasks of last year that have none of these codes."""
        return tuple(name for code, name in self._names.items() if code not in codes)


def conference_paragraph(year: Year) -> tuple[Paragraph, ...]:
    """When and where the conference is held, who is in the chair and who comes; nothing where none is recorded."""
    conference, attendees = year.conference, attendance(year)
    if not (conference.date or conference.place or conference.chair or attendees):  # a name alone is no sentence
        return ()
    when = on_day(conference, long_date)
    where = f"tại {conference.place}" if conference.place is not None else ""
    name = conference.name or "Hội nghị tổng kết"
    meeting = " ".join(filter(None, (name, "họp" if when or where else "", when, where)))
    chair = chair_in_words(year)
    sentences = filter(None, (f"{meeting}, do {chair}" if chair else meeting, attendees))
    return (Paragraph(" ".join(map(ended, map(capitalise, sentences)))),)


_SESSIONS = {Session.MORNING: "sáng ", Session.AFTERNOON: "chiều ", Session.WHOLE_DAY: "cả "}


def on_day(conference: Conference, write: Callable[[date], str]) -> str:
    """When the conference meets, "sáng ngày 14/01/2022"; empty where its day is not recorded.

    Args:
        conference: The conference.
        write: How a day is written, with the word ngày.
    """
    if conference.date is None:
        return ""
    session = _SESSIONS[conference.session] if conference.session is not None else ""
    return f"{session}{write(conference.date)}"


def chair_of(year: Year) -> tuple[str, ...]:
    """Who is recorded as the chair, and their positions as far as known; nobody where none is recorded."""
    conference, agency = year.conference, year.agency
    name = conference.chair
    if name is None:
        return ()
    if conference.chair_positions:
        return (name, *conference.chair_positions)
    # Of the head the position is known from the office, of anybody else only what is recorded.
    is_head = agency.head_title is not None and agency.head is not None and same(name) == same(agency.head)
    return (name, full_title(agency.head_title or "", agency)) if is_head else (name,)


def chair_in_words(year: Year) -> str:
    """Who is in the chair, as a sentence has it: "đồng chí Nguyễn Văn A, Trưởng Ban, chủ trì"."""
    chair = chair_of(year)
    return "đồng chí " + joined(", ", chair) + (", chủ trì" if len(chair) > 1 else " chủ trì") if chair else ""


def attendance(year: Year) -> str:
    """Who comes: "Tham dự có lãnh đạo Ban, các phòng và UBND các huyện"; empty where that is not recorded."""
    attendees = enumerate_words([inside_sentence(attendee) for attendee in year.conference.attendees or ()])
    return "Tham dự có " + attendees if attendees else ""


def prose(text: str | None, interpolator: Interpolator) -> tuple[Paragraph | Items, ...]:
    """A text of the year as blocks; none where it is not recorded."""
    return interpolator.say(text) if text is not None else ()


def areas(year: Year, interpolator: Interpolator, results: Sequence[Result]) -> tuple[NumberedPart, ...]:
    """What was done, area by area, under a), b), c); one result alone has no letter.

    Args:
        year: The year of the results.
        interpolator: The interpolator of the paper.
        results: Those to be told; an area without any of them is an empty part.
    """
    codes = {result.code for result in results}
    parts = []
    for area, numbered_results in outline(year):
        area_results = [result for _number, result in numbered_results if result.code in codes]
        blocks = [*prose(area.lead, interpolator)] if area_results else []
        for place, result in enumerate(area_results, 1):
            first, *others = result_blocks(year, result, interpolator)
            letter = f"{point(place)}) " if len(area_results) > 1 else ""
            blocks.append(replace(first, text=letter + first.text) if isinstance(first, Paragraph) else first)
            blocks += others
        parts.append(NumberedPart(area.title, tuple(blocks)))
    return tuple(parts)


def result_blocks(year: Year, result: Result, interpolator: Interpolator) -> tuple[Paragraph | Items, ...]:
    """A result with the day of its completion and the documents that it does not name, after its first words.

    Args:
        year: The year of the result.
        result: The result, in one or more paragraphs and lists of points.
        interpolator: The interpolator of the paper.
    """
    blocks = [
        replace(block, text=capitalise(block.text)) if isinstance(block, Paragraph) else block
        for block in interpolator.say(result.text)
    ]
    if isinstance(blocks[0], Items):
        blocks.insert(0, Paragraph("Các việc đã làm"))
    codes = {*(mention.code for mention in placeholders(result.text)), *(result.documents or ())}
    days = {record.date for record in (year.by_code[code][1] for code in codes) if isinstance(record, Document)}
    # A document that is named and bears the same day says already when that was.
    day = ""
    if result.date is not None and result.date not in days:
        day = " (hoàn thành ngày " + within(short_date(result.date), Source("results", result.code, "date")) + ")"
    addition = day + cited_after(year, result, result.text, interpolator)
    # It goes after the first words: they are about the whole; a last paragraph or point may be about a part of it.
    if isinstance(first := blocks[0], Paragraph):
        blocks[0] = replace(first, text=_before_stop(first.text, addition))
    return tuple(end_block(block, following) for block, following in zip_longest(blocks, blocks[1:]))


def _before_stop(text: str, addition: str) -> str:
    """The text with an addition before the mark at its end."""
    stop = str(text[-1:]) if text.endswith((".", ":", ";")) else ""
    return text.removesuffix(stop) + addition + stop if addition else text


def figures(year: Year) -> tuple[Items, ...]:
    """The headline figures, one in a line with its parts."""
    return points(in_lines(year.figures, headline(year.figures)))


def reviews(years: Years, interpolator: Interpolator) -> tuple[Paragraph, ...]:
    """How the tasks that last year set have ended: how many how, then one in a paragraph, also those not reviewed."""
    year = years.this_year
    if not year.reviews:
        return ()
    numbers = {status: sum(review.status is status for review in year.reviews) for status in Progress}
    phrases = [f"{in_sentence(number)} nhiệm vụ {status.label}" for status, number in numbers.items() if number]
    paragraphs = []
    if len(year.reviews) > 1:
        number = in_sentence(len(year.reviews))
        paragraphs.append(Paragraph(f"Trong {number} nhiệm vụ đã đánh giá, {', '.join(phrases)}; cụ thể:"))
    # The name of a task may end in a mark of its own; here a colon follows it.
    last_year = LastYearTasks(years)
    for review in year.reviews:
        citations = cited_after(year, review, review.outcome, interpolator)
        outcome = _before_stop(interpolator.on_one_line(review.outcome), citations)
        text = f"{ended(review.status.label)} " + ended(capitalise(outcome))
        paragraphs.append(Paragraph(text, lead=f"{last_year.name(review.answers).rstrip('.;:')}:"))
    others = last_year.others({review.answers for review in year.reviews})
    paragraphs += (Paragraph("chưa có đánh giá.", lead=f"{name.rstrip('.;:')}:") for name in others)
    return tuple(paragraphs)


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
    """The tasks of the coming year in their order, between the aims and the solutions.

    Args:
        year: The year whose report sets the tasks.
        interpolator: The interpolator of the paper.
        assigned: Whether each task says who leads it, and by when.
        after: What goes on after the tasks, before the solutions.
    """
    text = year.text
    aims = NumberedPart("Mục tiêu", prose(text.aims, interpolator))
    blocks: list[Block] = [*tasks_lead(year, interpolator)]
    for task, place in numbered_tasks(year):
        *before, last = task_blocks(task, place, interpolator)
        assignment = assignment_sentence(task, interpolator) if assigned else ""
        blocks += before
        # Who leads the task goes on behind its words, but not behind the last of its points.
        if assignment and isinstance(last, Paragraph):
            blocks.append(replace(last, text=ended(last.text) + " " + assignment))
        else:
            blocks += [last, Paragraph(assignment)] if assignment else [last]
    main = NumberedPart("Nhiệm vụ trọng tâm", (*blocks, *after))
    solutions = NumberedPart("Giải pháp", prose(text.solutions, interpolator))
    # Tasks alone fill the whole part of the report and so need no heading of their own.
    return tuple(arabic_parts((aims, main, solutions))) if aims.blocks or solutions.blocks else main.blocks


def tasks_lead(year: Year, interpolator: Interpolator) -> tuple[Paragraph | Items, ...]:
    """What introduces the tasks, in the words of the office where the year has none of its own; none without tasks."""
    tasks_in_words = "các nhiệm vụ" if len(year.tasks) > 1 else "nhiệm vụ"
    usual = f"{year.agency.name} tập trung thực hiện {tasks_in_words} trọng tâm sau:"
    if year.report.title is None:
        usual = f"Năm {year.number + 1}, {usual}"
    return prose(year.text.tasks_lead, interpolator) or ((Paragraph(usual),) if year.tasks else ())


def awards(year: Year, interpolator: Interpolator) -> tuple[Items, ...]:
    """The honours from high to low rank by their numbers, and how many there are in all; none where there are none."""
    groups = groups_of(year)
    sentences = [honour_sentence(distinction, interpolator) for distinction in distinctions(groups)]
    return points([*sentences, f"{TOTAL} {total(groups, interpolator)}"]) if sentences else ()


def closing(year: Year, interpolator: Interpolator, name: str) -> tuple[Paragraph | Items, ...]:
    """The last words of a paper, in the words of the office where the year has none of its own.

    Args:
        year: The year of the paper.
        interpolator: The interpolator of the paper.
        name: What the paper calls itself: "Báo cáo".
    """
    usual = f"Trên đây là {name} {inside_sentence(title(year))}; {year.agency.name} trân trọng báo cáo."
    return prose(year.text.closing, interpolator) or (Paragraph(usual),)
