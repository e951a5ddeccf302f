"""Chương trình hội nghị: when, where, who chairs, and what comes when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dtreport.errors import NothingToSayError
from dtreport.papers.blocks import Block, Column, ColumnKind, Items, Paragraph, Row, Table, Title
from dtreport.papers.narrative import chair_of
from dtreport.papers.official_form import bound, official_section, signature, work
from dtreport.papers.task_sentences import point_lines
from dtreport.vietnamese.dates import long_date
from dtreport.vietnamese.text import capitalise, inside_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.papers.blocks import Paper
    from dtreport.report import Year, Years

# A time is 8:00, 8h00, 8h, 8 giờ 30 phút; a line begins with one or with a span of two ("8h00 - 8h30"), "từ" before it.
_CLOCK = r"[0-9]{1,2} ?(?:[:hg] ?[0-9]{2}|(?:giờ|h|g)(?: ?[0-9]{2}(?: phút)?)?)"
_TIMED_LINE = rf"(?:từ )?(?P<time>{_CLOCK}(?: ?(?:[-–—]|đến) ?{_CLOCK})?)(?: ?[:.,;–—-] ?| )(?P<what>\S.*)"
_COLUMNS = (
    Column("time", "Thời gian", ColumnKind.CENTRED, 26),
    Column("what", "Nội dung", ColumnKind.TEXT, 70),
)


class AgendaLine(NamedTuple):
    """One line of the programme, with its time as it was typed."""

    time: str | None
    what: str


def build(years: Years) -> Paper:
    """The programme, with a column for the time where a line begins with one. Raises NothingToSayError."""
    year = years.this_year
    lines = []
    for text in year.conference.agenda or ():
        match = re.fullmatch(_TIMED_LINE, text, re.IGNORECASE)
        lines.append(AgendaLine(None, text) if match is None else AgendaLine(match["time"], match["what"]))
    if not lines:
        raise NothingToSayError(year.number, "chưa có chương trình hội nghị", "edit conference")
    if any(line.time is not None for line in lines):
        rows = tuple(Row((line.time, capitalise(line.what))) for line in lines)
        programme: Block = Table("agenda", _COLUMNS, rows)
    else:
        programme = Items(point_lines([line.what for line in lines]))
    about = year.conference.name or f"Hội nghị tổng kết {work(year)}"
    section = official_section(
        years,
        "Chương trình",
        Title("CHƯƠNG TRÌNH", about),
        *_setting(year, lines[0].time or ""),
        programme,
        signature(year),
    )
    return bound(years, f"Chương trình {about}", section)


def _setting(year: Year, first_time: str) -> Iterator[Paragraph]:
    """When and where the conference is held, who is in the chair, who comes; `first_time` is that of the first line."""
    conference = year.conference
    day = long_date(conference.date) if conference.date is not None else ""
    start = re.match(_CLOCK, first_time, re.IGNORECASE)
    chair = ", ".join(chair_of(year))
    texts_by_label = {
        "Thời gian:": f"{start[0]}, {day}" if start is not None and day else day,
        "Địa điểm:": conference.place,
        "Chủ trì:": f"đồng chí {chair}" if chair else None,
        "Thành phần:": "; ".join(map(inside_sentence, conference.attendees or ())),
    }
    return (Paragraph(f"{capitalise(text)}.", lead=label) for label, text in texts_by_label.items() if text)
