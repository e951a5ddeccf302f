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
    from collections.abc import Iterator, Sequence

    from dtreport.papers.blocks import Paper
    from dtreport.report import Year, Years

_CLOCK = r"[0-9]{1,2} ?(?:[:hg] ?[0-9]{2}|(?:giờ|h|g)(?: ?[0-9]{2}(?: phút)?)?)"
_TIMED = rf"(?:từ )?(?P<time>{_CLOCK}(?: ?(?:[-–—]|đến) ?{_CLOCK})?)(?: ?[:.,;–—-] ?| )(?P<what>\S.*)"
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
    lines = [_read(line) for line in year.conference.agenda or ()]
    if not lines:
        raise NothingToSayError(year.number, "chưa có chương trình hội nghị", "edit conference")
    about = year.conference.name or f"Hội nghị tổng kết {work(year)}"
    section = official_section(
        years,
        "Chương trình",
        Title("CHƯƠNG TRÌNH", about),
        *_setting(year, lines),
        _programme(lines),
        signature(year),
    )
    return bound(years, f"Chương trình {about}", section)


def _setting(year: Year, lines: Sequence[AgendaLine]) -> Iterator[Paragraph]:
    held = year.conference
    start = re.match(_CLOCK, lines[0].time or "", re.IGNORECASE)
    when = [start[0] if start is not None else None, long_date(held.date) if held.date is not None else None]
    led = ", ".join(chair_of(year))
    labelled = (
        ("Thời gian:", ", ".join(filter(None, when)) if held.date is not None else None),
        ("Địa điểm:", held.place),
        ("Chủ trì:", f"đồng chí {led}" if led else None),
        ("Thành phần:", "; ".join(map(inside_sentence, held.attendees or ()))),
    )
    return (Paragraph(f"{capitalise(said)}.", lead=label) for label, said in labelled if said)


def _read(line: str) -> AgendaLine:
    found = re.fullmatch(_TIMED, line, re.IGNORECASE)
    return AgendaLine(None, line) if found is None else AgendaLine(found["time"], found["what"])


def _programme(lines: Sequence[AgendaLine]) -> Block:
    if all(line.time is None for line in lines):
        return Items(point_lines([line.what for line in lines]))
    return Table("agenda", _COLUMNS, tuple(Row((line.time, capitalise(line.what))) for line in lines))
