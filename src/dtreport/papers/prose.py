"""The year told in prose, part by part; each part is empty where the year has nothing for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dtreport.papers.blocks import Block, Items, Paragraph
from dtreport.papers.citation import cited_after
from dtreport.papers.distinctions import distinctions, groups_of, honour_sentence, recipient_line, total_sentence
from dtreport.papers.indicators import headline, in_words
from dtreport.papers.last_year import LastYearsTasks
from dtreport.papers.official import chair, title
from dtreport.papers.outline import outline
from dtreport.papers.parts import Part, in_arabic
from dtreport.papers.sentences import assignment_sentence, ended, point_lines, points, task_blocks
from dtreport.vietnamese.dates import long_date, short_date
from dtreport.vietnamese.numbers import point
from dtreport.vietnamese.text import capitalise, inside_sentence, lower_first

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

    An area without any result has only its lead.
    """
    found = []
    codes = {result.code for result in told}
    for area, results in outline(report):
        chosen = [result for _order, result in results if result.code in codes]
        blocks = prose(area.lead, wording) if chosen or not results else ()
        found.append(Part(area.title, (*blocks, *_lettered(chosen, wording))))
    return tuple(found)


def _lettered(results: Sequence[Result], wording: Wording) -> Iterator[Paragraph | Items]:
    """Each result under its letter; one alone has none."""
    for place, result in enumerate(results, 1):
        blocks = _result(result, wording)
        if isinstance(blocks[0], Items):
            blocks = (Paragraph("Các việc đã làm:"), *blocks)
        first, *others = map(_finished, blocks, (*blocks[1:], None))
        letter = f"{point(place)}) " if len(results) > 1 else ""
        yield replace(first, text=f"{letter}{first.text}") if isinstance(first, Paragraph) else first
        yield from others


def _finished(block: Paragraph | Items, following: Paragraph | Items | None) -> Paragraph | Items:
    """A block with a capital first and a mark at its end, where its writer set none."""
    if isinstance(block, Items):
        return Items(point_lines(block.items))
    return replace(block, text=ended(capitalise(block.text), ":" if isinstance(following, Items) else "."))


def _result(result: Result, wording: Wording) -> tuple[Paragraph | Items, ...]:
    """A result with, after its last words, its day and the documents that it does not name itself."""
    *before, last = wording.say(result.text)
    day = f" (ngày {short_date(result.date)})" if result.date is not None else ""
    after = day + cited_after(result, wording)
    if isinstance(last, Items):
        return (*before, Items((*last.items[:-1], _before_stop(last.items[-1], after))))
    return (*before, replace(last, text=_before_stop(last.text, after)))


def _before_stop(text: str, after: str) -> str:
    return f"{text.removesuffix('.')}{after}." if after and text.endswith(".") else text + after


def figures(report: AnnualReport) -> tuple[Items, ...]:
    """The headline figures, one in a line."""
    return points([in_words(count) for count in headline(report.counts)])


def reviews(report: AnnualReport, previous: AnnualReport | None, wording: Wording) -> tuple[Paragraph, ...]:
    """How the tasks that last year set have ended, one in a paragraph."""
    last_year = LastYearsTasks(previous)
    told = []
    for review in report.reviews:
        outcome = _before_stop(wording.on_one_line(review.outcome), cited_after(review, wording))
        text = f"{ended(review.status.label)} {ended(capitalise(outcome))}"
        told.append(Paragraph(text, lead=f"{last_year.name(review.answers).rstrip('.;:')}:"))
    return tuple(told)


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
    told: list[Block] = [*prose(text.tasks_lead, wording)]
    for place, task in enumerate(report.tasks, 1):
        told += _task(task, place, wording, assigned=assigned)
    main = Part("Nhiệm vụ trọng tâm", (*told, *after))
    solutions = Part("Giải pháp", prose(text.solutions, wording))
    return tuple(in_arabic((aims, main, solutions))) if aims.blocks or solutions.blocks else main.blocks


def _task(task: Task, place: int, wording: Wording, *, assigned: bool) -> Iterator[Block]:
    *before, last = task_blocks(task, place, wording)
    who = assignment_sentence(task, wording) if assigned else ""
    yield from before
    if who and isinstance(last, Paragraph):
        yield replace(last, text=f"{ended(last.text)} {who}")
    else:
        yield last
        yield from (Paragraph(said) for said in (who,) if said)


def awards(report: AnnualReport, wording: Wording, *, names: bool) -> Iterator[Paragraph | Items]:
    """The honours from high to low rank and their total; with `names` also who is known to receive them."""
    groups = groups_of(report)
    for distinction in distinctions(groups):
        named = [award for group in distinction.groups for award in group.named] if names else []
        said = honour_sentence(distinction, wording)
        yield Paragraph(f"{said.removesuffix('.')}:" if named else said)
        yield from points([recipient_line(award) for award in named])
    if groups:
        yield Paragraph(total_sentence(groups))


def conference(report: AnnualReport) -> tuple[Paragraph, ...]:
    """When and where the conference was held, who chaired it and who came."""
    held = report.conference
    led = ", ".join(chair(report))
    name = held.name or "Hội nghị tổng kết"
    said = [f"{name} được tổ chức"] if held.date is not None or held.place is not None else [name]
    if held.date is not None:
        said.append(long_date(held.date))
    if held.place is not None:
        said.append(f"tại {held.place}")
    opened = " ".join(said) + (f" do đồng chí {led} chủ trì" if led else "")
    came = "; ".join(map(inside_sentence, held.attendees or ()))
    sentences = [opened, f"Tham dự có {came}"] if came else [opened]
    given = held.date or held.place or held.chair or came
    return (Paragraph(" ".join(map(ended, sentences))),) if given else ()


def closing(report: AnnualReport, wording: Wording, name: str) -> tuple[Paragraph | Items, ...]:
    """The last words of a paper of this name, in the words of the office where the year has none of its own."""
    usual = f"Trên đây là {name} {lower_first(title(report))}; {report.agency.name} trân trọng báo cáo."
    return prose(report.text.closing, wording) or (Paragraph(usual),)
