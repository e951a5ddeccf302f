"""The news item about the conference, for the office's website: who met, what was done, what comes, who was honoured.

It is made of a year without what is internal; whatever else it says, everybody may read.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from dtreport.errors import NothingToSayError
from dtreport.papers.blocks import Block, Heading, Items, Paragraph, Section, Title
from dtreport.papers.citation import cited_after
from dtreport.papers.deciders import full_title
from dtreport.papers.distinctions import (
    Distinction,
    bestowed,
    distinctions,
    groups_of,
    presenters,
    recipient_line,
)
from dtreport.papers.frame import bound
from dtreport.papers.indicators import charts, headline, in_words
from dtreport.papers.official import chair, coming_work, foot, work
from dtreport.papers.outline import outline
from dtreport.papers.prose import prose
from dtreport.papers.sentences import ended, points, task_blocks
from dtreport.papers.wording import Wording, number_in_words
from dtreport.vietnamese.dates import format_moment, short_date
from dtreport.vietnamese.text import capitalise, enumerate_words, inside_sentence, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.papers.blocks import Paper
    from dtreport.records.award import AwardGroup
    from dtreport.records.result import Result
    from dtreport.report import AnnualReport


def build(report: AnnualReport, _previous: AnnualReport | None, made_from: str) -> Paper:
    """The news item. Raises NothingToSayError where no conference is recorded."""
    name = report.conference.name
    if name is None:
        missing = "chưa ghi tên hội nghị tổng kết, nên chưa có tin bài"
        raise NothingToSayError(report.year, missing, "edit conference")
    blocks = (
        Title(name, note=_published(report.article.published)),
        Paragraph(_opening(report, name)),
        *_body(report, Wording(report)),
        *_signed(report),
    )
    section = Section("Tin bài", blocks, foot=foot(report, made_from))
    return bound(report, made_from, name, section)


def _published(moment: date | datetime | None) -> str:
    if moment is None:
        return ""
    return f"Đăng {'lúc' if isinstance(moment, datetime) else 'ngày'} {format_moment(moment)}"


def _opening(report: AnnualReport, name: str) -> str:
    """Who met when and where, who was in the chair, who came."""
    held = report.conference
    when = f"ngày {short_date(held.date)}" if held.date is not None else ""
    where = f"tại {held.place}" if held.place is not None else ""
    office = f"{report.agency.name} tổ chức {name}"
    sentences = [capitalise(", ".join(filter(None, (when, where, office))))]
    if told := chair(report):
        positions = () if held.chair_positions else _head_of_office(report, told[0])
        sentences.append(f"Đồng chí {', '.join((*told, *positions))}, chủ trì Hội nghị")
    if held.attendees:
        sentences.append(f"Tham dự có {'; '.join(map(inside_sentence, held.attendees))}")
    return " ".join(map(ended, sentences))


def _head_of_office(report: AnnualReport, name: str) -> tuple[str, ...]:
    agency = report.agency
    if agency.head_title is None or agency.head is None or same(name) != same(agency.head):
        return ()
    return (full_title(agency.head_title, agency),)


def _body(report: AnnualReport, wording: Wording) -> Iterator[Block]:
    parts: tuple[tuple[str, tuple[Block, ...]], ...] = (
        (f"Kết quả thực hiện {work(report)}", (*prose(report.text.overview, wording), *_results(report, wording))),
        (f"Những con số của năm {report.year}", _figures(report)),
        (f"Nhiệm vụ {coming_work(report)}", tuple(_tasks(report, wording))),
        ("Khen thưởng", tuple(_awards(report, wording))),
        ("Chú thích ảnh", _captions(report)),
    )
    for title, blocks in parts:
        if blocks:
            yield Heading(title)
            yield from blocks


def _results(report: AnnualReport, wording: Wording) -> Iterator[Block]:
    for area, found in outline(report):
        if found:
            yield Heading(area.title, 2)
            yield from prose(area.lead, wording)
            yield Items(tuple(_result(result, wording) for _order, result in found))


def _result(result: Result, wording: Wording) -> str:
    said = capitalise(wording.on_one_line(result.text))
    cited = cited_after(result, wording)
    return ended(f"{said.removesuffix('.')}{cited}" if cited else said)


def _figures(report: AnnualReport) -> tuple[Block, ...]:
    """The headline figures and their charts; a figure that is not reported is no news."""
    told = [in_words(count) for count in headline(report.counts) if count.value is not None]
    known = tuple(count for count in report.counts if count.value is not None)
    return (*points(told), *charts(replace(report, counts=known)))


def _tasks(report: AnnualReport, wording: Wording) -> Iterator[Block]:
    if report.tasks:
        yield from prose(report.text.tasks_lead, wording)
    for place, task in enumerate(report.tasks, 1):
        yield from task_blocks(task, place, wording)


def _awards(report: AnnualReport, wording: Wording) -> Iterator[Block]:
    """Each honour by number and by who handed it over, with those who are named."""
    for distinction in distinctions([group for group in groups_of(report) if group.number != 0]):
        named = [award for group in distinction.groups for award in group.named]
        said = _honour(distinction, wording)
        in_all = sum(group.number or 0 for group in distinction.groups)
        partly = ", trong đó có" if len(named) < in_all or any(group.unknown for group in distinction.groups) else ""
        yield Paragraph(f"{said}{partly}:" if named else ended(said))
        yield from points([recipient_line(award) for award in named])


def _honour(distinction: Distinction, wording: Wording) -> str:
    """One honour: "11 cá nhân được tặng Giấy khen …, do Lãnh đạo Ban trao"."""
    who = capitalise(enumerate_words([_how_many(group) for group in distinction.groups]))
    hands = presenters([award for group in distinction.groups for award in group.members])
    by = f", do {inside_sentence(hands)} trao" if hands is not None else ""
    return f"{who} {bestowed(distinction, wording)}{by}"


def _how_many(group: AwardGroup) -> str:
    """How many of one kind; those whose number is not reported are told without one."""
    kind = group.recipient_kind.label
    return f"các {kind}" if group.number is None else f"{number_in_words(group.number)} {kind}"


def _captions(report: AnnualReport) -> tuple[Items, ...]:
    captions = report.article.captions
    return (Items(tuple(map(ended, captions))),) if captions else ()


def _signed(report: AnnualReport) -> tuple[Paragraph, ...]:
    article = report.article
    author = ", ".join(filter(None, (article.author, article.author_unit)))
    return (Paragraph(ended(author), "Tin, bài:"),) if author else ()
