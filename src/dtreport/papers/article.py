"""The news item about the conference, for the office's website: who met, what was done, what comes, who was honoured.

It is made of a year without what is internal; whatever else it says, everybody may read.
What is not reported is no news, and the paper knows what it leaves out for that.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING

from dtreport.errors import NothingToSayError
from dtreport.papers.blocks import Block, Heading, Items, Paragraph, Section, Title
from dtreport.papers.figure_outline import charts, headline, in_lines
from dtreport.papers.honour_sentences import (
    awarded,
    before_names,
    distinctions,
    groups_of,
    honour_in_sentence,
    is_decided,
    number_of,
    reason,
    recipient_line,
)
from dtreport.papers.interpolation import Interpolator, sourced_lines
from dtreport.papers.narrative import attendance, chair_in_words, on_day, outline, result_blocks, tasks_lead
from dtreport.papers.official_form import bound, coming_work, contacts, work
from dtreport.papers.task_sentences import ended, numbered_tasks, points, task_blocks
from dtreport.vietnamese.dates import format_moment, short_date
from dtreport.vietnamese.text import capitalise, enumerate_words, inside_sentence
from dtreport.vietnamese.wording import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtreport.honours.award_groups import AwardGroup
    from dtreport.papers.blocks import Paper
    from dtreport.report import Year, Years
    from dtreport.vietnamese.paragraphs import TextLine


def build(years: Years) -> Paper:
    """The news item. Raises NothingToSayError where no conference is recorded."""
    year = years.this_year
    name = year.conference.name
    if name is None:
        missing = "chưa ghi tên hội nghị tổng kết, nên chưa có tin bài"
        raise NothingToSayError(year.number, missing, "edit conference")
    interpolator = Interpolator(year)
    untold: list[str] = []  # what of the year is left out, by its code or place
    # Parts are made in the order in which they stand: a document is cited in full where it is named first.
    overview = _news(year.text.overview, interpolator, "text.overview", untold)
    results = (*overview, *_results(year, interpolator, untold))
    reported = [figure for figure in headline(year.figures) if figure.value is not None]
    untold += [figure.code for figure in headline(year.figures) if figure.value is None]
    figures: tuple[Block, ...] = (*points(in_lines(year.figures, reported)), *charts(year, reported_only=True))
    weaknesses = year.text.limitations if year.article.limitations else None
    limitations = _news(weaknesses, interpolator, "text.limitations", untold)
    tasks: list[Block] = [*tasks_lead(year, interpolator)]
    for task, place in numbered_tasks(year):
        tasks += task_blocks(task, place, interpolator)
    speech = _news(year.article.speech, interpolator, "article.speech", untold)
    captions = tuple(map(ended, year.article.captions or ()))
    parts: tuple[tuple[str, Sequence[Block]], ...] = (
        (f"Kết quả thực hiện {work(year)}", results),
        (f"Những con số của năm {year.number}" if year.report.title is None else "Những con số", figures),
        ("Tồn tại, hạn chế", limitations),
        (f"Nhiệm vụ {coming_work(year)}", tasks),
        ("Phát biểu tại Hội nghị", speech),
        ("Khen thưởng", tuple(_awards(year, interpolator, untold))),
        ("Chú thích ảnh", (Items(captions),) if captions else ()),
    )
    moment = year.article.published
    at = "lúc" if isinstance(moment, datetime) else "ngày"
    note = f"Đăng {at} {format_moment(moment)}" if moment is not None else ""
    item_title = year.article.headline or name
    blocks: list[Block] = [Title(item_title, note=note), Paragraph(_opening(year, name))]
    for title, part in parts:
        if part:
            blocks += [Heading(title), *part]
    author = joined(", ", filter(None, (year.article.author, year.article.author_unit)))
    if author:
        blocks.append(Paragraph(ended(author), "Tin, bài:"))
    # Under a news item nobody looks for a digest; a web page has it as metadata.
    paper = bound(years, item_title, Section("Tin bài", tuple(blocks), foot=contacts(year)))
    return replace(paper, untold=tuple(dict.fromkeys(untold)))


def _opening(year: Year, name: str) -> str:
    """Who met when and where, who was in the chair, who came."""
    conference = year.conference
    when = on_day(conference, lambda day: f"ngày {short_date(day)}")
    where = "tại " + conference.place if conference.place is not None else ""
    office = year.agency.name + " đã tổ chức " + name
    meeting = joined(", ", filter(None, (when, where, office)))
    chair = chair_in_words(year)
    sentences = filter(None, (meeting, chair + " Hội nghị" if chair else "", attendance(year)))
    return joined(" ", map(ended, map(capitalise, sentences)))


def _news(text: str | None, interpolator: Interpolator, place: str, untold: list[str]) -> tuple[Paragraph | Items, ...]:
    """A text without the paragraphs that mention what is not reported; the points under a paragraph go with it.

    Args:
        text: The text, or None where none is recorded.
        interpolator: The interpolator of the paper.
        place: Where the text stands in the year, "text.overview".
        untold: What the paper leaves out; the place is added where a paragraph of it is.
    """
    paragraphs: list[list[TextLine]] = []
    for line in sourced_lines(text or ""):
        if line.is_item and paragraphs:
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    news = [lines for lines in paragraphs if all(interpolator.tells_all(line.text) for line in lines)]
    if len(news) < len(paragraphs):
        untold.append(place)
    return interpolator.say_lines(chain.from_iterable(news))


def _results(year: Year, interpolator: Interpolator, untold: list[str]) -> Iterator[Block]:
    """What was done, each result on one line; a result of which a figure is not reported is no news, but `untold`."""
    for area, numbered_results in outline(year):
        results = [(result, interpolator.tells_all(result.text)) for _number, result in numbered_results]
        news = [result for result, is_told in results if is_told]
        untold += [result.code for result, is_told in results if not is_told]
        if news:
            yield Heading(area.title, 2)
            yield from _news(area.lead, interpolator, f"{area.code}.lead", untold)
            yield Items(tuple(_run_on(result_blocks(year, result, interpolator)) for result in news))


def _run_on(blocks: Sequence[Paragraph | Items]) -> str:
    """Paragraphs and their points on one line; what follows a colon or a semicolon goes on in the sentence."""
    words = ""
    for text in chain.from_iterable(block.items if isinstance(block, Items) else (block.text,) for block in blocks):
        words = words + " " + inside_sentence(text) if words.endswith((":", ";")) else (words + " " + text).lstrip()
    return words


def _is_news(group: AwardGroup, interpolator: Interpolator) -> bool:
    """Whether anybody is known to have been honoured: by number, by name, or by the hands that gave it to them.

    Where no number is reported and nobody is named it may turn out that nobody was.
    """
    handed_over = all(award.presenter is not None and is_decided(award, interpolator) for award in group.members)
    return group.number is not None or bool(group.named) or handed_over


def _awards(year: Year, interpolator: Interpolator, untold: list[str]) -> Iterator[Block]:
    """Each honour by number and by who handed it over, with those who are named.

    An honour of which nobody is known to have it is no news, but `untold`.
    "Tại Hội nghị, lãnh đạo Ban đã trao Giấy khen cho 11 cá nhân vì đã …", "11 cá nhân được tặng Giấy khen vì đã …".
    """
    where = "Tại Hội nghị, "  # said once, of the first honour that somebody handed over
    groups_by_rank = groups_of(year)
    untold += [award.code for group in groups_by_rank if not _is_news(group, interpolator) for award in group.members]
    for distinction in distinctions([group for group in groups_by_rank if _is_news(group, interpolator)]):
        title, authority, groups = distinction
        members = [award for group in groups for award in group.members]
        # Who handed over some of the awards has not handed over all of them; what is only proposed nobody has.
        presenters = dict.fromkeys(award.presenter if is_decided(award, interpolator) else None for award in members)
        hands = "" if None in presenters else enumerate_words([name for name in presenters if name is not None])
        # Kinds without a number come first: "35 tập thể và cá nhân" would be 35 of both.
        recipients = enumerate_words(
            [
                ("" if group.number is None else number_of(group) + " ") + group.recipient_kind.label
                for group in sorted(groups, key=lambda group: group.number is not None)
            ]
        )
        honour = honour_in_sentence(title, authority) if title else "thưởng"
        why = reason(distinction, interpolator)
        if hands:
            sentence = where + inside_sentence(hands) + f" đã trao {honour} cho " + recipients + why
            where = ""
        else:
            sentence = recipients + f" {awarded(distinction, interpolator)}" + why
        names = [recipient_line(award) for group in groups for award in group.named]
        end = f"{before_names(groups)}:" if names else ""
        yield Paragraph(capitalise(sentence) + end if names else ended(capitalise(sentence)))
        yield from points(names)
