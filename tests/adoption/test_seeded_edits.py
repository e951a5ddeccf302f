"""Words that people change in a Word file come back whole: exported again, the paper is the edited one."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from dtreport.formats import format_named
from dtreport.papers import paper_named
from dtreport.reading import read_paper
from dtreport.services.edited_paper import adopt, compare
from dtreport.services.office_years import years_of
from dtreport.store import Store, Who
from tests.support import ROOT, TESTS
from tests.support.word_edits import reworded

if TYPE_CHECKING:
    from pathlib import Path

YEARS = {
    2021: {"2021.toml": ROOT / "reports" / "2021.toml"},
    2023: {
        "2022.toml": TESTS / "papers" / "golden" / "year-before.toml",
        "2023.toml": TESTS / "papers" / "golden" / "full-year.toml",
    },
}
"""The real year, and a year in which every part of every paper has something to say."""


def office(year: int, folder: Path) -> Store:
    for name, source in YEARS[year].items():
        (folder / name).write_bytes(source.read_bytes())
    return Store(folder, Who("lan", "KETOAN-02"))


def word_file(store: Store, year: int, paper: str) -> bytes:
    return format_named("docx").render(paper_named(paper).build(years_of(store, year)))


def passages(data: bytes, *, in_tables: bool) -> list[str]:
    """What stands in tables, or outside of them and of the margins."""
    read = read_paper(data, "bao-cao.docx").passages
    return [each.text for each in read if each.in_table is in_tables and each.place.startswith(("đoạn", "bảng"))]


def edit_and_adopt(year: int, paper: str, folder: Path, seed: int, times: int) -> tuple[int, int]:
    """Edit a paper and take it back; returns how many texts were taken, and how many passages were left to a person."""
    store = office(year, folder)
    in_tables = paper == "tasks"
    random = Random(seed)  # noqa: S311, the same on every run
    edited = reworded(word_file(store, year, paper), random, times, in_tables=in_tables)
    adoption = compare(store, year, edited, "bao-cao.docx")
    assert (adoption.figures, adoption.own, adoption.gone, adoption.new) == ((), (), (), ())
    if adoption.texts:
        adopt(store, adoption)
    left = {each.edited for each in adoption.refused} | {each.edited for each in adoption.doubts}
    again = passages(word_file(store, year, paper), in_tables=in_tables)
    assert [
        (now, wanted)
        for now, wanted in zip(again, passages(edited, in_tables=in_tables), strict=True)
        if now != wanted and not any(each in wanted for each in left)
    ] == []
    return len(adoption.texts), len(left)


@pytest.mark.parametrize("paper", ["report", "summary", "tasks"])
@pytest.mark.parametrize("year", YEARS)
def test_a_paper_exported_again_is_the_edited_one(year: int, paper: str, tmp_path: Path) -> None:
    taken, left = edit_and_adopt(year, paper, tmp_path, seed=year, times=12)
    assert taken + left > 0
    assert left == 0


@pytest.mark.slow
@pytest.mark.parametrize("year", YEARS)
def test_of_thousands_of_edits_hardly_any_is_left_to_a_person(year: int, tmp_path: Path) -> None:
    taken = left = 0
    for seed in range(100):
        folder = tmp_path / str(seed)
        folder.mkdir()
        now_taken, now_left = edit_and_adopt(year, "report", folder, seed, times=10)
        taken, left = taken + now_taken, left + now_left
    assert left <= 0.02 * (taken + left)
