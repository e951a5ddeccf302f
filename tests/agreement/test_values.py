"""The same figure is the same in all papers and formats, and is the one that was recorded."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

import pytest
from lxml import etree
from openpyxl import load_workbook
from rich.console import Console

from dtreport.errors import NothingToSayError
from dtreport.formats import format_named
from dtreport.formats.terminal import renderable
from dtreport.papers import PAPERS
from dtreport.papers.blocks import Chart
from tests.support.agreement_years import CASES, KINDS, RECIPIENTS, case, paper_of, rendered
from tests.support.file_readers import READERS, shown
from tests.support.recorded_facts import figures_of, known, last_year, tokens
from tests.support.sample_papers import measures
from tests.support.sample_papers import paper_of as paper_of_blocks

if TYPE_CHECKING:
    from dtreport.papers.blocks import Paper

_READ_BY_PEOPLE = tuple(form for form in READERS if form != "json")


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


def said_as_text(year: str, kind: str, form: str) -> set[str]:
    """What a paper as it is built for a format says as plain text, charts apart."""
    return _said_as_text(year, kind, form if format_named(form).public else "txt")


@cache
def _said_as_text(year: str, kind: str, form: str) -> set[str]:
    return tokens(format_named("txt").render(without_charts(paper_of(year, kind, form))).decode())


PAPERS_AND_FORMATS = [
    (kind.name, form) for kind in KINDS for form in kind.formats if form in _READ_BY_PEOPLE and form != "txt"
]


@pytest.mark.parametrize("year", CASES)
@pytest.mark.parametrize(("kind", "form"), PAPERS_AND_FORMATS)
def test_a_format_says_each_figure_of_its_paper_and_no_other(year: str, kind: str, form: str) -> None:
    try:
        expected = said_as_text(year, kind, form)
    except NothingToSayError:
        pytest.skip("the year has nothing for it")
    assert said(year, kind, form) == expected


@pytest.mark.parametrize("year", CASES)
@pytest.mark.parametrize("kind", [kind.name for kind in PAPERS])
def test_the_terminal_says_each_figure_of_a_paper_and_no_other(year: str, kind: str) -> None:
    try:
        paper = without_charts(paper_of(year, kind, "txt"))
    except NothingToSayError:
        pytest.skip("the year has nothing for it")
    console = Console(file=io.StringIO(), width=240, markup=False, emoji=False, highlight=False)
    with console.capture() as captured:
        console.print(renderable(paper))
    assert tokens(captured.get()) == said_as_text(year, kind, "txt")


@pytest.mark.parametrize("year", CASES)
@pytest.mark.parametrize(("kind", "form"), [(kind.name, kind.formats[0]) for kind in KINDS])
def test_no_paper_has_a_figure_that_nobody_recorded(year: str, kind: str, form: str) -> None:
    try:
        paper = paper_of(year, kind, form)
    except NothingToSayError:
        pytest.skip("the year has nothing for it")
    assert tokens(format_named("txt").render(paper).decode()) <= known(year)


@pytest.mark.parametrize("year", CASES)
@pytest.mark.parametrize("form", ["docx", "pdf", "txt", "md"])
def test_the_report_has_every_figure_document_and_date_that_was_recorded(year: str, form: str) -> None:
    the_year, previous = case(year)
    here = said(year, "report", form)
    for figure in the_year.figures:
        missing = set(figures_of(figure, previous).values()) - here
        assert not missing, figure.code
    for document in the_year.documents:
        if document.number is not None:
            assert tokens(document.number) <= here, document.code
        if document.date is not None:
            month = document.date.month
            assert f"{document.date.day}/{month if month > 2 else f'{month:02}'}/{document.date.year}" in here
    for group in {(award.title, award.authority, award.recipient_kind) for award in the_year.awards}:
        members = [a for a in the_year.awards if (a.title, a.authority, a.recipient_kind) == group]
        if all(a.recipient is not None or a.count is not None for a in members):
            number = max(sum(a.count or 0 for a in members), sum(a.recipient is not None for a in members))
            assert str(number) in here, group


@pytest.mark.parametrize("year", CASES)
def test_the_summary_says_nothing_that_the_report_does_not_but_when_it_is_read(year: str) -> None:
    held = case(year).year.conference.date
    day = {str(number) for number in (held.day, held.month, held.year)} if held is not None else set()
    assert said(year, "summary", "docx") <= said(year, "report", "docx") | day


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
            [
                "".join(text.text or "-" for text in cell.iter(f"{space}t", f"{space}noBreakHyphen"))
                for cell in row.iter(f"{space}tc")
            ]
            for row in root.iter(f"{space}tr")
        ]
    root = etree.fromstring(data, etree.HTMLParser(encoding="utf-8"))
    return [["".join(map(str, cell.itertext())) for cell in row.iter("td", "th")] for row in root.iter("tr")]


@pytest.mark.parametrize("year", CASES)
@pytest.mark.parametrize("form", ["docx", "xlsx", "html"])
def test_each_figure_stands_beside_its_own_name(year: str, form: str) -> None:
    the_year, previous = case(year)
    rows = rows_of(form, rendered(year, "figures", form))
    for figure in the_year.figures:
        name = "".join(figure.name.split())
        found = [row for row in rows if any("".join(cell.split()) == name for cell in row)]
        assert len(found) == 1, figure.code
        cells = {word for cell in found[0] for word in (cell.strip(), cell.strip().rpartition(" ")[2])}
        assert set(figures_of(figure, previous).values()) <= cells, figure.code
        assert (figure.value is None) == ("…" in cells) or figure.plan is None or last_year(figure, previous) is None


@pytest.mark.parametrize("form", ["docx", "xlsx", "html"])
def test_figures_with_words_and_signs_read_alike_in_every_format(form: str) -> None:
    rows = [
        ["Cặp", "9", "11", "122,2%", "+2", "35", "440.000", "15.400.000"],
        ["Tỷ lệ", "13,0", "12,4", "95,4%", "-0,6", "…", "440.000", "…"],
        ["Lượt", "6.000", "hơn 3.000", "khoảng 50,0%", "khoảng -3.000"],
        ["Như cũ", "4", "4", "100,0%", "0", "2", "khoảng 0,25", "0,50"],
        ["Chưa rõ", "…", 'gần "\\đủ"; _x0041_ -1,50', "3"],
        ["Dư", "16,15", "15,18", "94,0%", "-0,97", "0", "5", "0"],
        ["Cộng", "3.041,08", "15.400.000,50"],
        ["Chép", "hơn 3.000", "-0,6", "6", "…"],
    ]
    data = format_named(form).render(paper_of_blocks(measures()))
    assert [[cell for cell in row if cell] for row in rows_of(form, data)][1:] == rows


@pytest.mark.parametrize("year", CASES)
@pytest.mark.parametrize("kind", ["workbook", "report"])
def test_what_machines_read_is_what_was_recorded(year: str, kind: str) -> None:
    the_year, previous = case(year)
    paper = json.loads(rendered(year, kind, "json"), parse_float=Decimal, parse_int=Decimal)
    blocks = (block for section in paper["sections"] for block in section["blocks"])
    tables = {block["table"]: block["rows"] for block in blocks if "table" in block}
    figures = [row for row in tables["figures"] if "id" in row]
    assert {row["id"]: (row["value"], row["plan"], row["previous"]) for row in figures} == {
        figure.code: (figure.value, figure.plan, last_year(figure, previous)) for figure in the_year.figures
    }
    assert {(row["number"], row["date"]) for row in tables["documents"] if "id" in row} == {
        (document.number, document.date and document.date.isoformat()) for document in the_year.documents
    }


@pytest.mark.parametrize("form", ["docx", "pdf", "xlsx", "csv"])
def test_every_recipient_is_on_the_list_in_every_format(form: str) -> None:
    text = "".join(READERS[form](rendered("nasty", "awards", form)).split())
    year, _previous = case("nasty")
    names = ["".join(award.recipient.split()) for award in year.awards if award.recipient is not None]
    assert len(names) == RECIPIENTS
    assert [name for name in names if name not in text] == []
