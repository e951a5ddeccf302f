"""Tasks in sentences, and how sentences and the points of a list end."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from dtreport.papers.blocks import Items, Paragraph
from dtreport.records.settings import TaskStyle
from dtreport.vietnamese.dates import short_date
from dtreport.vietnamese.numbers import ordinal
from dtreport.vietnamese.text import capitalise, enumerate_words, inside_sentence
from dtreport.vietnamese.wording import Source, joined, within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtreport.papers.interpolation import Interpolator
    from dtreport.records.task import Task
    from dtreport.report import Year

_STOPS = tuple(".;:!?…")


def numbered(year: Year) -> bool:
    """Whether the tasks of a year bear ordinals, Thứ nhất, Thứ hai: two or more do, unless the year wants none."""
    return len(year.tasks) > 1 and year.report.tasks is not TaskStyle.PLAIN


def numbered_tasks(year: Year) -> Iterator[tuple[Task, int | None]]:
    """The tasks in their order, each with its place among them, from 1; with None where they are not numbered."""
    ordinals = numbered(year)
    return ((task, place if ordinals else None) for place, task in enumerate(year.tasks, 1))


def task_blocks(task: Task, place: int | None, interpolator: Interpolator) -> tuple[Paragraph | Items, ...]:
    """A task as the report tells it: "Thứ nhất, …" and its points; a single point goes on in the sentence.

    Args:
        task: The task, whose text may have paragraphs and points of its own.
        place: Its place among the tasks, from 1; None where they are not numbered.
        interpolator: The interpolator of the paper.
    """
    first, *others = interpolator.say(_beginning(task.text, place))
    items = [interpolator.fill(inside_sentence(item)) for item in task.items or ()]
    if isinstance(first, Items):
        lead = () if place is None else (Paragraph("", f"{ordinal(place)}:"),)
        return (*lead, *_with_points([first, *others], items))
    if place is not None:
        first = replace(first, lead=f"{ordinal(place)},")
    if len(items) == 1 and not others:
        is_over = first.text.endswith(_STOPS)
        text = first.text + (" " + capitalise(items[0]) if is_over else "; " + items[0])
        return (replace(first, text=ended(text)),)
    return _with_points([first, *others], items)


def _with_points(blocks: Sequence[Paragraph | Items], items: Sequence[str]) -> tuple[Paragraph | Items, ...]:
    """The blocks of a task with its points behind them, which go on in its last list where it ends in one."""
    *before, last = blocks
    # A list of the task's own text no longer ends where its writer ended it: its marks go.
    if items and isinstance(last, Items):
        last, items = Items((*(item.rstrip(".;") for item in last.items), *items)), ()
    whole = [*before, last, *points(items)]
    return tuple(end_block(block, following) for block, following in zip_longest(whole, whole[1:]))


def end_block(block: Paragraph | Items, following: Paragraph | Items | None) -> Paragraph | Items:
    """A block with the mark at its end that its writer set, else its due; a colon before points in any case."""
    if isinstance(block, Items):
        return Items(point_lines(block.items))
    text = ended(block.text.rstrip(".;"), ":") if isinstance(following, Items) else ended(block.text)
    return replace(block, text=text)


def assignment_sentence(task: Task, interpolator: Interpolator) -> str:
    """Who leads a task, with whom, by when and to what end, as far as that is recorded; empty where none of it is."""
    partners = "phối hợp với " + enumerate_words(task.partners) if task.partners else ""
    lead = task.lead + " chủ trì" if task.lead is not None else ""
    phrases = [joined(", ", filter(None, (lead, partners)))]
    if isinstance(task.due, str):
        phrases.append("thời hạn: " + inside_sentence(task.due))
    elif task.due is not None:
        phrases.append("hoàn thành chậm nhất ngày " + within(short_date(task.due), Source("tasks", task.code, "due")))
    if task.target is not None:
        phrases.append("chỉ tiêu: " + inside_sentence(interpolator.on_one_line(task.target)))
    sentence = joined("; ", filter(None, phrases))
    return ended(capitalise(sentence)) if sentence else ""


def task_sentence(task: Task, place: int | None, interpolator: Interpolator) -> str:
    """A task without its points, on one line: "Thứ nhất, tham mưu …"; `place` as for `task_blocks`."""
    text = interpolator.on_one_line(_beginning(task.text, place))
    return text if place is None else f"{ordinal(place)}, " + text


def _beginning(text: str, place: int | None) -> str:
    """The text as it goes on after its ordinal, or as it begins a sentence."""
    return capitalise(text) if place is None else inside_sentence(text)


def points(texts: Sequence[str]) -> tuple[Items, ...]:
    """The points of a list, each ended by a semicolon and the last by a full stop; no list where there is none."""
    return (Items(point_lines(texts)),) if texts else ()


def point_lines(texts: Sequence[str]) -> tuple[str, ...]:
    """The texts as points: a capital first, a semicolon last, a full stop after the last of all."""
    lines = [capitalise(text) for text in texts]
    return (*(ended(line, ";") for line in lines[:-1]), *(ended(line) for line in lines[-1:]))


def ended(text: str, mark: str = ".") -> str:
    """The text with a mark at its end, where its writer set none."""
    return text if text.endswith(_STOPS) else text + mark
