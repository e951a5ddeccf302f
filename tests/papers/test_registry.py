from __future__ import annotations

import subprocess
import sys
import unicodedata
from datetime import date

import pytest

from dtreport.errors import NothingToSayError
from dtreport.papers import PAPERS, PaperKind, default_paper, paper_named
from dtreport.papers.blocks import Paper
from dtreport.report import Years
from tests.support.paper_dump import dump
from tests.support.sample_years import full_year, hard_year, made, tables_of, text_of, year_before

EACH = pytest.mark.parametrize("kind", PAPERS, ids=[kind.name for kind in PAPERS])


def test_the_registry_is_read_without_pydantic_and_without_any_paper() -> None:
    script = (
        "import sys; import dtreport.papers; "
        "print([name for name in sys.modules if name.startswith(('pydantic', 'dtreport.records', 'dtreport.papers.'))])"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, encoding="utf-8", check=True)
    assert ran.stdout.strip() == "[]"


def test_names_and_file_names_are_ascii_and_each_is_used_once() -> None:
    for values in ([kind.name for kind in PAPERS], [kind.stem for kind in PAPERS]):
        assert len(set(values)) == len(values)
        assert all(value.isascii() for value in values)
    assert all(kind.label and kind.formats and kind.purpose for kind in PAPERS)


@EACH
def test_a_paper_is_found_by_its_name(kind: PaperKind) -> None:
    assert paper_named(kind.name) is kind


def test_a_name_that_no_paper_has_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        paper_named("khong-co")


def test_a_format_that_no_paper_lists_comes_with_every_paper_and_is_the_report_alone() -> None:
    assert default_paper("odt").name == "report"
    assert all(paper.comes_in("odt") for paper in PAPERS)
    assert not paper_named("tasks").comes_in("html")


@pytest.mark.parametrize(
    ("form", "paper"),
    [
        ("xlsx", "workbook"),
        ("json", "workbook"),
        ("docx", "report"),
        ("pdf", "report"),
        ("html", "report"),
        ("md", "report"),
        ("txt", "report"),
        ("csv", "certificates"),
        ("terminal", "overview"),
    ],
)
def test_a_format_alone_chooses_its_usual_paper(form: str, paper: str) -> None:
    assert default_paper(form).name == paper


@pytest.mark.parametrize("name", ["workbook", "report", "summary", "overview"])
def test_a_paper_that_gathers_the_year_builds_for_an_empty_one(name: str) -> None:
    paper = paper_named(name).build(Years(made()))
    assert paper.author == "Ban Dân tộc tỉnh Thái Nguyên"
    assert paper.dated == date(2021, 12, 31)
    assert paper.sections


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("figures", "dtreport add-count"),
        ("tasks", "dtreport add-task"),
        ("awards", "dtreport add-award"),
        ("agenda", "dtreport edit conference"),
        ("article", "dtreport edit conference"),
    ],
)
def test_a_paper_of_one_kind_says_that_there_is_nothing_and_how_to_record_it(name: str, command: str) -> None:
    with pytest.raises(NothingToSayError, match="Năm 2021 chưa") as nothing:
        paper_named(name).build(Years(made()))
    assert command in nothing.value.hint


@EACH
@pytest.mark.parametrize("year", ["bare", "decomposed", "long"])
def test_every_paper_builds_for_a_hard_year_with_all_rows_whole(kind: PaperKind, year: str) -> None:
    paper = kind.build(Years(hard_year(year), hard_year(year, 2020)))
    assert unicodedata.is_normalized("NFC", text_of(paper))
    assert "{" not in text_of(paper)
    for table in tables_of(paper).values():
        assert {len(row.cells) for row in table.rows} <= {len(table.columns)}


@EACH
def test_every_row_has_a_cell_for_each_column(kind: PaperKind) -> None:
    previous = year_before()
    for table in tables_of(kind.build(Years(full_year(), previous))).values():
        assert {len(row.cells) for row in table.rows} <= {len(table.columns)}
        assert len({column.key for column in table.columns}) == len(table.columns)
        assert all(column.key.isascii() and column.label for column in table.columns)


@EACH
def test_the_same_data_give_the_same_paper(kind: PaperKind) -> None:
    first, second = (kind.build(Years(full_year(), year_before())) for _time in range(2))
    assert first == second


@EACH
def test_every_paper_bears_the_digest_of_its_data_and_the_stamp_of_a_draft(kind: PaperKind) -> None:
    year = full_year()
    paper = kind.build(Years(year, year_before()))
    assert len(paper.digest) == 64
    assert paper.stamp == "DỰ THẢO (lần 2)"
    assert kind.build(Years(year, made(2022))).digest != paper.digest


@EACH
def test_no_mention_is_left_in_a_paper(kind: PaperKind) -> None:
    assert "{" not in text_of(kind.build(Years(full_year(), year_before())))


def test_a_paper_is_dumped_for_golden_files_with_all_its_blocks() -> None:
    paper = PAPERS[0].build(Years(full_year()))
    assert isinstance(paper, Paper)
    assert dump(paper).count("=== ") == len(paper.sections)
