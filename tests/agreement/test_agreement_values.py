"""The same figure is the same in all papers and formats, and is the one that was recorded."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from agreement_readers import READERS, shown
from agreement_years import CASES, KINDS, RECIPIENTS, case, paper_of, rendered
from lxml import etree
from openpyxl import load_workbook

from dtreport.errors import NothingToSayError
from dtreport.formats import format_named
from dtreport.papers.blocks import Chart
from dtreport.records.base import given
from dtreport.records.law import LAWS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.papers.blocks import Paper
    from dtreport.records.count import Count
    from dtreport.report import AnnualReport

_TOKEN = re.compile(
    r"\d+(?:/\d{4})?(?:-[A-ZĐ]+)?/[A-ZĐ][A-ZĐa-zđ0-9]*(?:-[A-ZĐ][A-ZĐa-zđ0-9]*)*"  # 39/2021/QĐ-UBND, 04-NQ/TU
    r"|\d{1,2}/\d{1,2}/\d{4}"
    r"|\d{1,3}(?:\.\d{3})+(?:,\d+)?%?|\d+(?:,\d+)?%?"
)
_READ_BY_PEOPLE = tuple(form for form in READERS if form != "json")


def tokens(text: str) -> set[str]:
    """The numbers, dates and document numbers of a text; 02 is 2; the digest of the data is none."""
    found = _TOKEN.findall(re.sub(r"đối chiếu số liệu: [0-9a-f]{16}", "", text))
    return {re.sub(r"^0+(?=\d)", "", token) for token in found}


def without_charts(paper: Paper) -> Paper:
    sections = (
        replace(section, blocks=tuple(block for block in section.blocks if not isinstance(block, Chart)))
        for section in paper.sections
    )
    return replace(paper, sections=tuple(sections))


@cache
def said(year: str, kind: str, form: str) -> set[str]:
    """What a paper says in a format, charts apart: their axes and their data are read by the tests of each format."""
    data = format_named(form).render(without_charts(paper_of(year, kind, form)))
    return tokens(READERS[form](data))


PAPERS_AND_FORMATS = [
    (kind.name, form) for kind in KINDS for form in kind.formats if form in _READ_BY_PEOPLE and form != "txt"
]


@pytest.mark.parametrize("year", CASES)
@pytest.mark.parametrize(("kind", "form"), PAPERS_AND_FORMATS)
def test_a_format_says_each_figure_of_its_paper_and_no_other(year: str, kind: str, form: str) -> None:
    try:
        paper = without_charts(paper_of(year, kind, form))
    except NothingToSayError:
        pytest.skip("the year has nothing for it")
    assert said(year, kind, form) == tokens(format_named("txt").render(paper).decode())


def facts(report: AnnualReport) -> Iterator[Any]:
    """Every value that is recorded in a year."""
    for _name, table in report.settings():
        yield from _values(given(table))
    for _kind, record in report.records():
        yield from _values(given(record))


def _values(held: dict[str, Any]) -> Iterator[Any]:
    for value in held.values():
        yield from value if isinstance(value, tuple) else (value,)


def grouped(value: Decimal | int) -> str:
    return f"{Decimal(value):,f}".translate({0x2C: ".", 0x2E: ","})


def percent(part: Decimal | None, whole: Decimal | None) -> str | None:
    if part is None or not whole:
        return None
    return grouped((part * 100 / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)) + "%"


def last_year(count: Count, previous: AnnualReport | None) -> Decimal | None:
    """The value of the year before: as stated, else of the same figure in its file."""
    found = [other for other in (previous.counts if previous else ()) if other.code == count.code]
    same_unit = found and found[0].unit == count.unit
    return count.previous if count.previous is not None or not same_unit else found[0].value


def figures_of(count: Count, previous: AnnualReport | None) -> dict[str, str]:
    """The figures of one row of the table, worked out here and not by the program."""
    before = last_year(count, previous)
    values = {"value": count.value, "plan": count.plan, "previous": before}
    shares = {"of_plan": percent(count.value, count.plan), "of_previous": percent(count.value, before)}
    plain = {key: grouped(value) for key, value in values.items() if value is not None}
    return plain | {key: share for key, share in shares.items() if share is not None}


def known(year: str) -> set[str]:
    """Every number, date and document number that papers of a year may have, each for a reason."""
    report, previous = case(year)
    found: set[str] = set()
    for held in (report, previous):
        for value in facts(held) if held else ():
            if isinstance(value, date):
                found |= {str(number) for number in (value.day, value.month, value.year)}
                found |= tokens(f"{value.day:02}/{value.month:02}/{value.year} {value.day}/{value.month}/{value.year}")
                found |= tokens(getattr(value, "strftime")("%H:%M"))  # noqa: B009 - a moment has a time
            elif isinstance(value, Decimal | int) and not isinstance(value, bool):
                found |= {grouped(value), str(value)}
            else:
                found |= tokens(str(value))
    for count in report.counts:
        found |= set(figures_of(count, previous).values())
    named = sum(award.recipient is not None for award in report.awards)
    stated = sum(award.count or 0 for award in report.awards)
    prizes = {grouped(sum(award.prize or 0 for award in report.awards))}
    rows = max(len(report.of(kind)) for kind, _record in report.records())
    ordered = {str(number) for number in range(max(rows, named + stated, 20) + 1)}
    fixed = {"100%", *tokens(f"{report.report.number}/BC-{report.agency.symbol}")}  # an index is in parts of 100%
    fixed |= tokens(" ".join(law.name for law in LAWS))
    return found | fixed | prizes | ordered | {str(report.year + step) for step in (-1, 0, 1)}


@pytest.mark.parametrize("year", CASES)
@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_no_paper_has_a_figure_that_nobody_recorded(year: str, kind: str) -> None:
    try:
        paper = paper_of(year, kind, "docx")
    except NothingToSayError:
        pytest.skip("the year has nothing for it")
    assert tokens(format_named("txt").render(paper).decode()) <= known(year)


@pytest.mark.parametrize("year", CASES)
@pytest.mark.parametrize("form", ["docx", "pdf", "txt", "md"])
def test_the_report_has_every_figure_document_and_date_that_was_recorded(year: str, form: str) -> None:
    report, previous = case(year)
    here = said(year, "report", form)
    for count in report.counts:
        missing = set(figures_of(count, previous).values()) - here
        assert not missing, count.code
    for document in report.documents:
        if document.number is not None:
            assert tokens(document.number) <= here, document.code
        if document.date is not None:
            month = document.date.month
            assert f"{document.date.day}/{month if month > 2 else f'{month:02}'}/{document.date.year}" in here
    for group in {(award.title, award.authority, award.recipient_kind) for award in report.awards}:
        members = [a for a in report.awards if (a.title, a.authority, a.recipient_kind) == group]
        if all(a.recipient is not None or a.count is not None for a in members):
            number = max(sum(a.count or 0 for a in members), sum(a.recipient is not None for a in members))
            assert str(number) in here, group


@pytest.mark.parametrize("year", CASES)
def test_the_summary_says_nothing_that_the_report_does_not(year: str) -> None:
    assert said(year, "summary", "docx") <= said(year, "report", "docx")


def rows_of(form: str, data: bytes) -> list[list[str]]:
    """The rows of all tables of a file, cell by cell."""
    if form == "xlsx":
        book = load_workbook(io.BytesIO(data), data_only=True)
        return [
            [shown(cell) for cell in row if cell.value is not None]
            for sheet in book.worksheets
            for row in sheet.iter_rows()
        ]
    if form == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            root = etree.fromstring(archive.read("word/document.xml"))
        space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
        return [
            ["".join(text.text or "" for text in cell.iter(f"{space}t")) for cell in row.iter(f"{space}tc")]
            for row in root.iter(f"{space}tr")
        ]
    root = etree.fromstring(data, etree.HTMLParser(encoding="utf-8"))
    return [["".join(map(str, cell.itertext())) for cell in row.iter("td", "th")] for row in root.iter("tr")]


@pytest.mark.parametrize("year", CASES)
@pytest.mark.parametrize("form", ["docx", "xlsx", "html"])
def test_each_figure_stands_beside_its_own_name(year: str, form: str) -> None:
    report, previous = case(year)
    rows = rows_of(form, rendered(year, "figures", form))
    for count in report.counts:
        name = "".join(count.name.split())
        found = [row for row in rows if any("".join(cell.split()) == name for cell in row)]
        assert len(found) == 1, count.code
        cells = {cell.strip() for cell in found[0]}
        assert set(figures_of(count, previous).values()) <= cells, count.code
        assert (count.value is None) == ("…" in cells) or count.plan is None or last_year(count, previous) is None


@pytest.mark.parametrize("form", ["docx", "pdf", "xlsx", "csv"])
def test_every_recipient_is_on_the_list_in_every_format(form: str) -> None:
    text = "".join(READERS[form](rendered("nasty", "awards", form)).split())
    report, _previous = case("nasty")
    names = ["".join(award.recipient.split()) for award in report.awards if award.recipient is not None]
    assert len(names) == RECIPIENTS
    assert [name for name in names if name not in text] == []
