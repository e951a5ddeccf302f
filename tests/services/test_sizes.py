"""Years beyond all measure: each is answered, with no recursion to its depth and no wait for its size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dtreport.errors import InvalidFileError
from dtreport.formats import format_named
from dtreport.papers import PAPERS
from dtreport.services import paper_files
from dtreport.services.year_check import check_year
from dtreport.store import Store, Who

if TYPE_CHECKING:
    from pathlib import Path

HEAD = 'schema = 1\nyear = 2021\n[agency]\nname = "Ban A"\n'


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path, Who("lan", "KETOAN-02"))


def write(store: Store, *blocks: str) -> None:
    store.path(2021).write_text(HEAD + "".join(blocks), encoding="utf-8")


def figure(number: int, further: str = "") -> str:
    return f'[[counts]]\ncode = "sl-{number}"\nname = "Số {number}"\nunit = "cái"\nvalue = {5000 - number}\n{further}'


def test_a_chain_of_a_thousand_parts_is_in_every_paper(store: Store) -> None:
    write(store, figure(0), *(figure(number, f'part_of = "sl-{number - 1}"\n') for number in range(1, 1000)))
    check_year(store, 2021)
    text = format_named("txt")
    (paper,) = (paper for paper in PAPERS if paper.name == "summary")
    assert "4.001" in paper_files.render(store, 2021, paper, text).decode()


def test_four_thousand_areas_are_numbered(store: Store) -> None:
    areas = (f'[[areas]]\ncode = "lv-{number}"\ntitle = "Mảng {number}"\n' for number in range(4000))
    results = (
        f'[[results]]\ncode = "kq-{number}"\narea = "lv-{number}"\ntext = "Kết quả {number}."\n'
        for number in range(4000)
    )
    write(store, *areas, *results)
    (paper,) = (paper for paper in PAPERS if paper.name == "workbook")
    assert '"4000"' in paper_files.render(store, 2021, paper, format_named("json")).decode()


def test_eight_thousand_wrong_references_are_all_told_and_some_with_what_was_meant(store: Store) -> None:
    figures = (figure(number, f'area = "lx-{number}"\npart_of = "so-{number}"\n') for number in range(4000))
    write(store, *figures)
    with pytest.raises(InvalidFileError) as refused:
        store.read(2021)
    problems = refused.value.problems
    assert len(problems) == 8000
    assert 0 < sum(problem.hint.startswith("Có phải") for problem in problems) <= 20


@pytest.mark.parametrize(
    ("old", "new"),
    [("year = 2021", f"year = 0x{'f' * 5000}"), ("schema = 1", f"schema = 0x{'f' * 5000}")],
)
def test_a_number_too_long_to_be_written_is_told(store: Store, old: str, new: str) -> None:
    store.path(2021).write_text(HEAD.replace(old, new), encoding="utf-8")
    with pytest.raises(InvalidFileError, match="có 1 lỗi"):
        store.read(2021)
