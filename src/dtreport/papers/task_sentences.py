"""Tasks in sentences, and how sentences and the points of a list end."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from dtreport.papers.blocks import Items, Paragraph
from dtreport.vietnamese.dates import short_date
from dtreport.vietnamese.numbers import ordinal
from dtreport.vietnamese.text import capitalise, inside_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtreport.papers.interpolation import Interpolator
    from dtreport.records.task import Task

_STOPS = ".;:!?…"


def task_blocks(task: Task, place: int, interpolator: Interpolator) -> tuple[Paragraph | Items, ...]:
    """A task as the report tells it: "Thứ nhất, …" and its points; a single point goes on in the sentence."""
    lead = ordinal(place)
    first, *others = interpolator.say(inside_sentence(task.text))
    items = [interpolator.fill(inside_sentence(item)) for item in task.items or ()]
    if isinstance(first, Items):
        return (Paragraph("", f"{lead}:"), *_listed([first, *others], items))
    first = replace(first, lead=f"{lead},")
    if len(items) == 1 and not others:
        return (replace(first, text=ended(_joined(first.text, items[0]))),)
    return _listed([first, *others], items)


def _listed(blocks: Sequence[Paragraph | Items], items: Sequence[str]) -> tuple[Paragraph | Items, ...]:
    """The blocks of a task with its points behind them; what stands before points ends with a colon."""
    *before, last = blocks
    if items and isinstance(last, Items):
        last, items = Items((*(item.rstrip(".;") for item in last.items), *items)), ()
    whole = [*before, last, *points(items)]
    return tuple(finished(block, following) for block, following in zip_longest(whole, whole[1:]))


def finished(block: Paragraph | Items, following: Paragraph | Items | None) -> Paragraph | Items:
    """A block with the mark at its end that its writer set, else its due; a colon before points in any case."""
    if isinstance(block, Items):
        return Items(point_lines(block.items))
    if not block.text:
        return block
    ends = ended(block.text.rstrip(".;"), ":") if isinstance(following, Items) else ended(block.text)
    return replace(block, text=ends)


def _joined(text: str, more: str) -> str:
    return f"{text} {capitalise(more)}" if text.endswith(tuple(_STOPS)) else f"{text}; {more}"


def assignment_sentence(task: Task, interpolator: Interpolator) -> str:
    """Who leads a task, with whom, by when and to what end, as far as that is recorded; nothing where none of it is."""
    said = []
    partners = f"phối hợp với {', '.join(task.partners)}" if task.partners else ""
    if task.lead is not None:
        said.append(", ".join(filter(None, (f"{task.lead} chủ trì", partners))))
    elif partners:
        said.append(partners)
    if isinstance(task.due, str):
        said.append(f"thời hạn: {inside_sentence(task.due)}")
    elif task.due is not None:
        said.append(f"hoàn thành chậm nhất ngày {short_date(task.due)}")
    if task.target is not None:
        said.append(f"chỉ tiêu: {inside_sentence(interpolator.on_one_line(task.target))}")
    return ended(capitalise("; ".join(said))) if said else ""


def task_sentence(task: Task, place: int, interpolator: Interpolator) -> str:
    """A task without its points, on one line: "Thứ nhất, tham mưu …"."""
    return f"{ordinal(place)}, {interpolator.on_one_line(inside_sentence(task.text))}"


def points(texts: Sequence[str]) -> tuple[Items, ...]:
    """The points of a list, each ended by a semicolon and the last by a full stop; no list where there is none."""
    return (Items(point_lines(texts)),) if texts else ()


def point_lines(texts: Sequence[str]) -> tuple[str, ...]:
    """The texts as points: a capital first, a semicolon last, a full stop after the last of all."""
    lines = [capitalise(text) for text in texts]
    return (*(ended(line, ";") for line in lines[:-1]), *(ended(line) for line in lines[-1:]))


def ended(text: str, mark: str = ".") -> str:
    """The text with a mark at its end, where its writer set none."""
    return text if text.endswith(tuple(_STOPS)) else f"{text}{mark}"
