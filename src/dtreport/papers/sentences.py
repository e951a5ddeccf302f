"""Sentences of a report: tasks in their order, awards by their rank, and how points of a list end."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from dtreport.papers.blocks import Items, Paragraph
from dtreport.papers.wording import number_in_words
from dtreport.records.honours import honour_of, ordered_groups
from dtreport.vietnamese.dates import short_date
from dtreport.vietnamese.numbers import ordinal
from dtreport.vietnamese.text import capitalise, enumerate_words, inside_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtreport.papers.wording import Wording
    from dtreport.records.award import Award, AwardGroup
    from dtreport.records.task import Task
    from dtreport.report import AnnualReport

_TITLES = (
    *("Anh hùng", "Chiến sĩ thi đua", "Chiến sĩ tiên tiến", "Cờ thi đua", "Đơn vị quyết thắng", "Đơn vị tiên tiến"),
    *("Gia đình văn hóa", "Lao động tiên tiến", "Nghệ nhân", "Nghệ sĩ", "Nhà giáo", "Tập thể lao động"),
    *("Thầy thuốc", "Thôn, tổ dân phố văn hóa", "Xã, phường, thị trấn tiêu biểu"),
)
_STOPS = ".;:!?…"


class Distinction(NamedTuple):
    """One title by one authority, with the groups of its recipients: "01 tập thể và 01 cá nhân"."""

    title: str
    authority: str | None
    groups: tuple[AwardGroup, ...]


def distinctions(groups: Sequence[AwardGroup]) -> tuple[Distinction, ...]:
    """Groups that stand together in the order of rank, joined by title and authority."""
    joined = groupby(groups, key=lambda group: (group.title, group.authority))
    return tuple(Distinction(*key, tuple(found)) for key, found in joined)


def honour_name(title: str, authority: str | None) -> str:
    """A title with the authority that gives it: "Bằng khen của Chủ tịch UBND tỉnh"; some titles say it themselves."""
    return title if authority is None or " của " in title else f"{title} của {authority}"


def recipients(groups: Sequence[AwardGroup]) -> str:
    """How many of which kind: "01 tập thể và 01 cá nhân"."""
    return enumerate_words([f"{number_in_words(group.number)} {group.recipient_kind.label}" for group in groups])


def groups_of(report: AnnualReport) -> tuple[AwardGroup, ...]:
    """The awards of a year from high to low rank, by the law that was in force when the year ended."""
    return ordered_groups(report.awards, report.period.end)


def honour_sentence(distinction: Distinction, wording: Wording) -> str:
    """One honour in a full sentence, with the merit where all were honoured for the same."""
    title, authority, groups = distinction
    name = honour_name(title, authority)
    form = f"danh hiệu {name}" if is_title(title) else name
    merits = {award.merit for group in groups for award in group.members}
    merit = merits.pop() if len(merits) == 1 else None
    reason = f" vì {inside_sentence(wording.fill(merit))}" if merit is not None else ""
    unknown = " (chưa có số liệu)" if any(group.number is None for group in groups) else ""
    return ended(f"{recipients(groups)} được tặng {form}{reason}{unknown}")


def is_title(title: str) -> bool:
    """Whether it is a title (danh hiệu), not a form of commendation (hình thức khen thưởng)."""
    honour = honour_of(title, None, None)
    return (title if honour is None else honour.title).startswith(_TITLES)


def total_sentence(groups: Sequence[AwardGroup]) -> str:
    """The number of all honours, and which are not in it because their number is not reported."""
    known = [group.number for group in groups if group.number is not None]
    unknown = [group.title for group in groups if group.number is None]
    if not known:
        return "Số lượt khen thưởng chưa có số liệu."
    total = f"Tổng số lượt khen thưởng là {number_in_words(sum(known))}"
    return ended(f"{total}, {uncounted(unknown)} ({', '.join(dict.fromkeys(unknown))})" if unknown else total)


def uncounted(titles: Sequence[str]) -> str:
    """What a total leaves out: "chưa kể danh hiệu chưa có số liệu"."""
    noun = "danh hiệu" if all(map(is_title, titles)) else "danh hiệu, hình thức khen thưởng"
    return f"chưa kể {noun} chưa có số liệu"


def recipient_line(award: Award) -> str:
    """A recipient by name, with position and unit: "Ông Nguyễn Văn A, Chuyên viên, Phòng Chính sách"."""
    name = " ".join(filter(None, (award.honorific, award.recipient)))
    return ", ".join(filter(None, (name, award.position, award.unit)))


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
