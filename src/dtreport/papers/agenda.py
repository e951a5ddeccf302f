"""Chương trình hội nghị: when, where, who chairs, and what comes when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dtreport.errors import NothingToSayError
from dtreport.papers.blocks import Block, Column, ColumnKind, Items, Paragraph, Row, Table, Title
from dtreport.papers.narrative import chair_of, on_day
from dtreport.papers.official_form import bound, official_section, signature, work
from dtreport.papers.task_sentences import point_lines
from dtreport.vietnamese.dates import long_date
from dtreport.vietnamese.text import capitalise, inside_sentence
from dtreport.vietnamese.wording import joined

if TYPE_CHECKING:
    from dtreport.papers.blocks import Paper
    from dtreport.report import Years

# A time is 8:00, 8h00, 8h, 8 giờ 30 phút; a line begins with one or with a span of two ("8h00 - 8h30"), "từ" before it.
_CLOCK = r"[0-9]{1,2} ?(?:[:hg] ?[0-9]{2}|(?:giờ|h|g)(?: ?[0-9]{2}(?: phút)?)?)"
_TIMED_LINE = rf"(?:từ )?(?P<time>{_CLOCK}(?: ?(?:[-–—]|đến) ?{_CLOCK})?)(?: ?[:.,;–—-] ?| )(?P<what>\S.*)"
_COLUMNS = (
    Column("time", "Thời gian", ColumnKind.CENTRED, 26),
    Column("what", "Nội dung", ColumnKind.TEXT, 70),
)


def build(years: Years) -> Paper:
    """The programme, with a column for the time where a line begins with one. Raises NothingToSayError."""
    year = years.this_year
    conference = year.conference
    lines: list[tuple[str | None, str]] = []  # the time as it was typed, and what comes then
    for text in conference.agenda or ():
        match = re.fullmatch(_TIMED_LINE, text, re.IGNORECASE)
        lines.append((None, text) if match is None else (text[slice(*match.span("time"))], text[match.start("what") :]))
    if not lines:
        raise NothingToSayError(year.number, "chưa có chương trình hội nghị", "edit conference")
    if any(time is not None for time, _what in lines):
        rows = tuple(Row((time, capitalise(what))) for time, what in lines)
        programme: Block = Table("agenda", _COLUMNS, rows)
    else:
        programme = Items(point_lines([what for _time, what in lines]))
    day = on_day(conference, long_date)
    # The conference begins when its first line does; an hour without a day would tell nobody when to come.
    start = re.match(_CLOCK, lines[0][0] or "", re.IGNORECASE)
    chair = joined(", ", chair_of(year))
    texts_by_label = {
        "Thời gian:": f"{start[0]}, {day}" if start is not None and day else day,
        "Địa điểm:": conference.place,
        "Chủ trì:": "đồng chí " + chair if chair else None,
        "Thành phần:": joined("; ", map(inside_sentence, conference.attendees or ())),
    }
    about = conference.name or f"Hội nghị tổng kết {work(year)}"
    section = official_section(
        years,
        "Chương trình",
        Title("CHƯƠNG TRÌNH", about),
        *(Paragraph(capitalise(text) + ".", lead=label) for label, text in texts_by_label.items() if text),
        programme,
        signature(year),
    )
    return bound(years, f"Chương trình {about}", section)
