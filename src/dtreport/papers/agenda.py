"""Chương trình hội nghị: when, where, who chairs, and what comes when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dtreport.errors import NothingToSayError
from dtreport.papers.blocks import Block, Column, ColumnKind, Items, Paragraph, Row, Table, Title
from dtreport.papers.frame import bound, official_section
from dtreport.papers.official import chair, signature, work
from dtreport.papers.sentences import point_lines
from dtreport.vietnamese.dates import long_date
from dtreport.vietnamese.text import capitalise, inside_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtreport.papers.blocks import Paper
    from dtreport.report import AnnualReport

_CLOCK = r"[0-9]{1,2} ?(?:[:hg] ?[0-9]{2}|(?:giờ|h|g)(?: ?[0-9]{2}(?: phút)?)?)"
_TIMED = rf"(?:từ )?(?P<time>{_CLOCK}(?: ?(?:[-–—]|đến) ?{_CLOCK})?)(?: ?[:.,;–—-] ?| )(?P<what>\S.*)"
_COLUMNS = (
    Column("time", "Thời gian", ColumnKind.CENTRED, 26),
    Column("what", "Nội dung", ColumnKind.TEXT, 70),
)


def build(report: AnnualReport, _previous: AnnualReport | None, made_from: str) -> Paper:
    """The programme, with a column for the time where every line begins with one. Raises NothingToSayError."""
    lines = report.conference.agenda
    if not lines:
        raise NothingToSayError(report.year, "chưa có chương trình hội nghị", "edit conference")
    about = report.conference.name or f"Hội nghị tổng kết {work(report)}"
    section = official_section(
        report,
        made_from,
        "Chương trình",
        Title("CHƯƠNG TRÌNH", about),
        *_setting(report),
        _programme(lines),
        signature(report),
    )
    return bound(report, made_from, f"Chương trình {about}", section)


def _setting(report: AnnualReport) -> Iterator[Paragraph]:
    held = report.conference
    labelled = (
        ("Thời gian:", long_date(held.date) if held.date is not None else None),
        ("Địa điểm:", held.place),
        ("Chủ trì:", ", ".join(chair(report))),
        ("Thành phần:", "; ".join(map(inside_sentence, held.attendees or ()))),
    )
    return (Paragraph(f"{capitalise(said)}.", lead=label) for label, said in labelled if said)


def _programme(lines: Sequence[str]) -> Block:
    timed = [re.fullmatch(_TIMED, line, re.IGNORECASE) for line in lines]
    found = [match for match in timed if match is not None]
    if len(found) < len(lines):
        return Items(point_lines(lines))
    return Table("agenda", _COLUMNS, tuple(Row((match["time"], capitalise(match["what"]))) for match in found))
