"""Tasks in sentences, and how sentences and the points of a list end."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dtreport.papers.blocks import Items, Paragraph
from dtreport.vietnamese.dates import short_date
from dtreport.vietnamese.numbers import ordinal
from dtreport.vietnamese.text import capitalise, inside_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtreport.papers.wording import Wording
    from dtreport.records.task import Task

_STOPS = ".;:!?…"


def task_blocks(task: Task, place: int, wording: Wording) -> tuple[Paragraph | Items, ...]:
    """A task as the report tells it: "Thứ nhất, …" and its points; a single point goes on in the sentence."""
    lead = f"{ordinal(place)},"
    said = wording.say(inside_sentence(task.text))
    items = [inside_sentence(item) for item in task.items or ()]
    first, *others = said
    if isinstance(first, Items) or others:
        head = (Paragraph("", lead), *said) if isinstance(first, Items) else (replace(first, lead=lead), *others)
        return (*head, *points([wording.fill(item) for item in items]))
    if len(items) == 1:
        return (Paragraph(ended(_joined(first.text, wording.fill(items[0]))), lead),)
    return (Paragraph(ended(first.text, ":" if items else "."), lead), *points([wording.fill(item) for item in items]))


def _joined(text: str, more: str) -> str:
    return f"{text} {capitalise(more)}" if text.endswith(tuple(_STOPS)) else f"{text}; {more}"


def assignment_sentence(task: Task, wording: Wording) -> str:
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
        said.append(f"chỉ tiêu: {inside_sentence(wording.on_one_line(task.target))}")
    return ended(capitalise("; ".join(said))) if said else ""


def task_sentence(task: Task, place: int, wording: Wording) -> str:
    """A task without its points, on one line: "Thứ nhất, tham mưu …"."""
    return f"{ordinal(place)}, {wording.on_one_line(inside_sentence(task.text))}"


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
