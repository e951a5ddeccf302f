"""The news item about the conference, for the office's website: who met, what was done, what comes, who was honoured.

It is made of a year without what is internal; whatever else it says, everybody may read.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from dtreport.errors import NothingToSayError
from dtreport.papers.blocks import Block, Heading, Items, Paragraph, Section, Title
from dtreport.papers.figure_outline import charts, headline, in_lines
from dtreport.papers.honour_sentences import (
    Distinction,
    announced,
    before_names,
    distinctions,
    groups_of,
    reason,
    recipient_line,
)
from dtreport.papers.interpolation import Interpolator, number_in_words
from dtreport.papers.narrative import attendance, chair_in_words, outline, prose, result_blocks, tasks_lead
from dtreport.papers.official_form import bound, coming_work, foot, work
from dtreport.papers.task_sentences import ended, points, task_blocks
from dtreport.vietnamese.dates import format_moment, short_date
from dtreport.vietnamese.text import capitalise, enumerate_words, inside_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtreport.papers.blocks import Paper
    from dtreport.records.award import AwardGroup
    from dtreport.report import Year, Years


def build(years: Years) -> Paper:
    """The news item. Raises NothingToSayError where no conference is recorded."""
    year = years.this_year
    name = year.conference.name
    if name is None:
        missing = "chưa ghi tên hội nghị tổng kết, nên chưa có tin bài"
        raise NothingToSayError(year.number, missing, "edit conference")
    blocks = (
        Title(name, note=_published(year.article.published)),
        Paragraph(_opening(year, name)),
        *_body(year, Interpolator(year)),
        *_signed(year),
    )
    section = Section("Tin bài", blocks, foot=foot(years))
    return bound(years, name, section)


def _published(moment: date | datetime | None) -> str:
    if moment is None:
        return ""
    return f"Đăng {'lúc' if isinstance(moment, datetime) else 'ngày'} {format_moment(moment)}"


def _opening(year: Year, name: str) -> str:
    """Who met when and where, who was in the chair, who came."""
    held = year.conference
    when = f"ngày {short_date(held.date)}" if held.date is not None else ""
    where = f"tại {held.place}" if held.place is not None else ""
    office = f"{year.agency.name} đã tổ chức {name}"
    led = chair_in_words(year)
    met = ", ".join(filter(None, (when, where, office)))
    sentences = filter(None, (met, f"{led} Hội nghị" if led else "", attendance(year)))
    return " ".join(map(ended, map(capitalise, sentences)))


def _body(year: Year, interpolator: Interpolator) -> Iterator[Block]:
    parts: tuple[tuple[str, tuple[Block, ...]], ...] = (
        (
            f"Kết quả thực hiện {work(year)}",
            (*prose(year.text.overview, interpolator), *_results(year, interpolator)),
        ),
        (f"Những con số của năm {year.number}", _figures(year)),
        (f"Nhiệm vụ {coming_work(year)}", tuple(_tasks(year, interpolator))),
        ("Khen thưởng", tuple(_awards(year, interpolator))),
        ("Chú thích ảnh", _captions(year)),
    )
    for title, blocks in parts:
        if blocks:
            yield Heading(title)
            yield from blocks


def _results(year: Year, interpolator: Interpolator) -> Iterator[Block]:
    """What was done; a result of which a figure is not reported is no news."""
    for area, found in outline(year):
        news = [result for _order, result in found if interpolator.tells_all(result.text)]
        if news:
            yield Heading(area.title, 2)
            yield from prose(area.lead, interpolator)
            yield Items(tuple(_on_one_line(result_blocks(year, result, interpolator)) for result in news))


def _on_one_line(blocks: Sequence[Paragraph | Items]) -> str:
    return " ".join(" ".join(block.items) if isinstance(block, Items) else block.text for block in blocks)


def _figures(year: Year) -> tuple[Block, ...]:
    """The headline figures and their charts; a figure that is not reported is no news."""
    known = [figure for figure in headline(year.figures) if figure.value is not None]
    return (*points(in_lines(year.figures, known)), *charts(year, known=True))


def _tasks(year: Year, interpolator: Interpolator) -> Iterator[Block]:
    yield from tasks_lead(year, interpolator)
    for place, task in enumerate(year.tasks, 1):
        yield from task_blocks(task, place, interpolator)


def _awards(year: Year, interpolator: Interpolator) -> Iterator[Block]:
    """Each honour by number and by who handed it over, with those who are named."""
    there = "Tại Hội nghị, "
    for distinction in distinctions(groups_of(year)):
        groups = distinction.groups
        named = [award for group in groups for award in group.named]
        hands = enumerate_words(list(dict.fromkeys(_presenters(groups))))
        said = (
            _handed(distinction, f"{there}{inside_sentence(hands)}", interpolator)
            if hands
            else _given(distinction, interpolator)
        )
        there = "" if hands else there
        yield Paragraph(f"{capitalise(said)}{before_names(groups)}:" if named else ended(capitalise(said)))
        yield from points([recipient_line(award) for award in named])


def _presenters(groups: Sequence[AwardGroup]) -> Iterator[str]:
    members = (award for group in groups for award in group.members)
    return (award.presenter for award in members if award.presenter is not None)


def _handed(distinction: Distinction, who: str, interpolator: Interpolator) -> str:
    """One honour with who handed it over: "lãnh đạo Ban đã trao Giấy khen cho 11 cá nhân vì đã …"."""
    title, authority, _groups = distinction
    return f"{who} đã trao {announced(title, authority)} cho {_whom(distinction)}{reason(distinction, interpolator)}"


def _given(distinction: Distinction, interpolator: Interpolator) -> str:
    """One honour: "11 cá nhân được tặng Giấy khen vì đã …"."""
    title, authority, _groups = distinction
    return f"{_whom(distinction)} được tặng {announced(title, authority)}{reason(distinction, interpolator)}"


def _whom(distinction: Distinction) -> str:
    return enumerate_words([_how_many(group) for group in distinction.groups])


def _how_many(group: AwardGroup) -> str:
    """How many of one kind; those whose number is not reported are told without one."""
    kind = group.recipient_kind.label
    return f"các {kind}" if group.number is None else f"{number_in_words(group.number)} {kind}"


def _captions(year: Year) -> tuple[Items, ...]:
    captions = year.article.captions
    return (Items(tuple(map(ended, captions))),) if captions else ()


def _signed(year: Year) -> tuple[Paragraph, ...]:
    article = year.article
    author = ", ".join(filter(None, (article.author, article.author_unit)))
    return (Paragraph(ended(author), "Tin, bài:"),) if author else ()
