"""The overview of a year: what a head of office reads in a minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.papers.blocks import Block, Column, ColumnKind, Heading, Items, Paragraph, Row, Section, Table, Title
from dtreport.papers.figure_outline import charts, comparable_figures, in_lines
from dtreport.papers.interpolation import Interpolator
from dtreport.papers.narrative import awards, conference_paragraph, outline
from dtreport.papers.official_form import bound, title
from dtreport.papers.tables.task_table import due_in_words
from dtreport.papers.task_sentences import ended
from dtreport.records.review import Progress
from dtreport.rules import Severity, check
from dtreport.vietnamese.numbers import in_sentence, ordinal
from dtreport.vietnamese.text import capitalise, enumerate_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtreport.papers.blocks import Paper
    from dtreport.report import Year, Years
    from dtreport.rules import Finding

_MOST_PLACES = 10
_TASK_COLUMNS = (
    Column("order", "Thứ tự", ColumnKind.CENTRED, 9),
    Column("text", "Nội dung", ColumnKind.TEXT, 60),
    Column("lead", "Chủ trì", ColumnKind.TEXT, 20, optional=True),
    Column("due", "Thời hạn", ColumnKind.CENTRED, 12, optional=True),
)


def build(years: Years) -> Paper:
    """The overview, with what the rules find missing."""
    year = years.this_year
    section = Section("Tổng quan", tuple(_blocks(year, check(years))))
    return bound(years, title(year), section)


def _blocks(year: Year, findings: Sequence[Finding]) -> Iterator[Block]:
    interpolator = Interpolator(year, brief=True)
    yield Title(title(year))
    yield from conference_paragraph(year)
    yield from _figures(year)
    yield from _results(year, interpolator)
    yield from _reviews(year)
    yield from _tasks(year, interpolator)
    yield from _awards(year, interpolator)
    yield from _missing(year, findings)


def _figures(year: Year) -> Iterator[Block]:
    if year.figures:
        yield Heading("Số liệu")
        yield from charts(year)
        drawn = {figure.code for counts in comparable_figures(year) for figure in counts}
        others = [figure for figure in year.figures if figure.code not in drawn]
        if others:
            yield Items(tuple(in_lines(year.figures, others)))


def _results(year: Year, interpolator: Interpolator) -> Iterator[Block]:
    if year.areas:
        yield Heading(f"Kết quả: {in_sentence(len(year.results))} việc")
    for area, results in outline(year):
        number = f"{in_sentence(len(results))} việc" if results else "chưa ghi kết quả"
        yield Paragraph(f"({number})", lead=area.title)
        if results:
            yield Items(tuple(ended(capitalise(interpolator.on_one_line(result.text))) for _order, result in results))


def _reviews(year: Year) -> Iterator[Block]:
    numbers = {status: sum(review.status is status for review in year.reviews) for status in Progress}
    said = [f"{in_sentence(number)} {status.label}" for status, number in numbers.items() if number]
    if said:
        yield Heading(f"Nhiệm vụ đề ra cho năm {year.number}: {enumerate_words(said)}")


def _tasks(year: Year, interpolator: Interpolator) -> Iterator[Block]:
    if year.tasks:
        yield Heading(f"Nhiệm vụ năm {year.number + 1}: {in_sentence(len(year.tasks))} nhiệm vụ")
        rows = (
            Row((ordinal(place), capitalise(interpolator.on_one_line(task.text)), task.lead, due_in_words(task.due)))
            for place, task in enumerate(year.tasks, 1)
        )
        yield Table("tasks", _TASK_COLUMNS, tuple(rows))


def _awards(year: Year, interpolator: Interpolator) -> Iterator[Block]:
    if said := awards(year, interpolator):
        yield Heading("Khen thưởng")
        yield from said


def _missing(year: Year, findings: Sequence[Finding]) -> Iterator[Block]:
    gaps: dict[str, list[str]] = {}
    for finding in findings:
        if finding.severity is Severity.GAP:
            gaps.setdefault(finding.message.rstrip("."), []).append(finding.place)
    number = sum(map(len, gaps.values()))
    if gaps:
        yield Heading(f"Còn thiếu: {in_sentence(number)} điều")
        yield Items(tuple(f"{capitalise(message)}: {_listed(places)}." for message, places in gaps.items()))
    if number < len(findings):
        others = in_sentence(len(findings) - number)
        yield Paragraph(f"Có {others} điều cần xem lại; xem bằng: dtreport check {year.number}")


def _listed(places: Sequence[str]) -> str:
    rest = len(places) - _MOST_PLACES
    more = f" và {in_sentence(rest)} mục khác" if rest > 0 else ""
    return ", ".join(places[:_MOST_PLACES]) + more
