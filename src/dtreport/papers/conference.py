"""The conference in words: who is in the chair, when and where it is held, who comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.honours.deciders import full_title
from dtreport.papers.blocks import Paragraph
from dtreport.papers.task_sentences import ended
from dtreport.vietnamese.dates import long_date
from dtreport.vietnamese.text import capitalise, enumerate_words, inside_sentence, same

if TYPE_CHECKING:
    from dtreport.report import Year


def chair(year: Year) -> tuple[str, ...]:
    """Who is in the chair, the head of the office unless another is named, and their positions as far as known."""
    held, agency = year.conference, year.agency
    name = held.chair or agency.head
    if name is None:
        return ()
    if held.chair_positions:
        return (name, *held.chair_positions)
    heads = agency.head_title is not None and agency.head is not None and same(name) == same(agency.head)
    return (name, full_title(agency.head_title or "", agency)) if heads else (name,)


def chaired(year: Year) -> str:
    """Who is in the chair, as a sentence has it: "đồng chí Nguyễn Văn A, Trưởng Ban, chủ trì"."""
    led = chair(year)
    return f"đồng chí {', '.join(led)}{',' if len(led) > 1 else ''} chủ trì" if led else ""


def attendance(year: Year) -> str:
    """Who comes: "Tham dự có lãnh đạo Ban, các phòng và UBND các huyện"; nothing where that is not recorded."""
    came = enumerate_words([inside_sentence(who) for who in year.conference.attendees or ()])
    return f"Tham dự có {came}" if came else ""


def told(year: Year) -> tuple[Paragraph, ...]:
    """When and where the conference is held, who is in the chair and who comes; nothing where none is recorded."""
    held = year.conference
    came = attendance(year)
    if not (held.date or held.place or held.chair or came):
        return ()
    when = long_date(held.date) if held.date is not None else ""
    where = f"tại {held.place}" if held.place is not None else ""
    met = " ".join(filter(None, (held.name or "Hội nghị tổng kết", "họp" if when or where else "", when, where)))
    led = chaired(year)
    sentences = filter(None, (f"{met}, do {led}" if led else met, came))
    return (Paragraph(" ".join(map(ended, map(capitalise, sentences)))),)
