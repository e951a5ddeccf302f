"""The overview of a year: what a head of office reads in a minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.papers.blocks import Block, Column, ColumnKind, Heading, Items, Paragraph, Row, Section, Table, Title
from dtreport.papers.figure_outline import charts, comparable_figures, in_lines
from dtreport.papers.interpolation import Interpolator
from dtreport.papers.narrative import awards, conference_paragraph, outline
from dtreport.papers.official_form import bound, of_year, title
from dtreport.papers.tables.task_table import due_in_words
from dtreport.papers.task_sentences import ended, numbered_tasks
from dtreport.records.review import Progress
from dtreport.rules import Severity, check
from dtreport.vietnamese.numbers import in_sentence, ordinal
from dtreport.vietnamese.text import capitalise, enumerate_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.papers.blocks import Paper
    from dtreport.report import Year, Years

_MOST_PLACES = 10
_TASK_COLUMNS = (
    Column("order", "Thứ tự", ColumnKind.CENTRED, 9, optional=True),
    Column("text", "Nội dung", ColumnKind.TEXT, 60),
    Column("lead", "Chủ trì", ColumnKind.TEXT, 20, optional=True),
    Column("due", "Thời hạn", ColumnKind.CENTRED, 12, optional=True),
)


def build(years: Years) -> Paper:
    """The overview, with what the rules find missing: each message once, with its places."""
    year = years.this_year
    blocks: list[Block] = [Title(title(year)), *conference_paragraph(year), *_records(year)]
    findings = check(years)
    places_by_message: dict[str, list[str]] = {}
    for finding in findings:
        if finding.severity is Severity.GAP:
            places_by_message.setdefault(finding.message.rstrip("."), []).append(finding.place)
    items = []
    for message, places in places_by_message.items():
        rest = len(places) - _MOST_PLACES
        more = f" và {in_sentence(rest)} mục khác" if rest > 0 else ""
        items.append(f"{capitalise(message)}: {', '.join(places[:_MOST_PLACES])}{more}.")
    gaps = sum(map(len, places_by_message.values()))
    if items:
        blocks += [Heading(f"Còn thiếu: {in_sentence(gaps)} điều"), Items(tuple(items))]
    if gaps < len(findings):
        others = in_sentence(len(findings) - gaps)
        blocks.append(Paragraph(f"Có {others} điều cần xem lại; xem bằng: dtreport check {year.number}"))
    return bound(years, title(year), Section("Tổng quan", tuple(blocks)))


def _records(year: Year) -> Iterator[Block]:
    """The figures, results, reviews, tasks and awards of the year, each under a heading with their number."""
    interpolator = Interpolator(year, brief=True)
    if year.figures:
        yield Heading("Số liệu")
        yield from charts(year)
        codes_in_charts = {figure.code for figures in comparable_figures(year) for figure in figures}
        others = [figure for figure in year.figures if figure.code not in codes_in_charts]
        if others:
            yield Items(tuple(in_lines(year.figures, others)))
    if year.areas:
        number = f"{in_sentence(len(year.results))} việc" if year.results else "chưa ghi"
        yield Heading(f"Kết quả: {number}")
    for area, results in outline(year):
        number = f"{in_sentence(len(results))} việc" if results else "chưa ghi kết quả"
        yield Paragraph(f"({number})", lead=area.title)
        if results:
            yield Items(tuple(ended(capitalise(interpolator.on_one_line(result.text))) for _number, result in results))
    if year.reviews:
        numbers = {status: sum(review.status is status for review in year.reviews) for status in Progress}
        phrases = [f"{in_sentence(number)} {status.label}" for status, number in numbers.items() if number]
        yield Heading(f"Nhiệm vụ đề ra cho năm {year.number}: {enumerate_words(phrases)}")
    if year.tasks:
        yield Heading(f"Nhiệm vụ{of_year(year, year.number + 1)}: {in_sentence(len(year.tasks))} nhiệm vụ")
        rows = (
            Row(
                (
                    None if place is None else ordinal(place),
                    capitalise(interpolator.on_one_line(task.text)),
                    task.lead,
                    due_in_words(task.due),
                )
            )
            for task, place in numbered_tasks(year)
        )
        yield Table("tasks", _TASK_COLUMNS, tuple(rows))
    if honours := awards(year, interpolator):
        yield Heading("Khen thưởng")
        yield from honours
