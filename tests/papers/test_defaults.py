"""Every field that may be left out leaves nothing on paper but what the page of defaults says."""

from __future__ import annotations

import copy
import re
from functools import cache
from typing import Any

import pytest

from dtreport.errors import NothingToSayError
from dtreport.papers import PAPERS
from dtreport.records import KINDS, TABLES
from dtreport.records.base import specs
from dtreport.report import Year, Years
from dtreport.report.year_reader import read_year_data
from tests.papers.whole_year import COMPLETE, LAST_YEAR
from tests.support import ROOT
from tests.support.sample_years import text_of

_OPTIONAL = [
    f"{holder.name}.{spec.name}" for holder in (*TABLES, *KINDS) for spec in specs(holder.model) if not spec.required
]
_ROWS: list[tuple[tuple[str, ...], tuple[str, ...]]] = [
    (tuple(re.findall(r"`([a-z]+\.[a-z_]+)`", fields)), tuple(re.findall("“(.*?)”", words)))
    for fields, words, _why in re.findall(
        r"^\| (`.*?) \| (.*?) ?\| (.*) \|$", (ROOT / "docs/defaults.md").read_text(encoding="utf-8"), re.MULTILINE
    )
]
_IN_TABLE = {fields[0] for fields, _words in _ROWS if len(fields) == 1} | {
    field for fields, words in _ROWS for field in fields if words
}


def _year(data: dict[str, Any]) -> Year:
    reading = read_year_data(data)
    assert reading.year is not None, reading.problems
    return reading.year


def _without(*fields: str) -> dict[str, Any]:
    data = copy.deepcopy(COMPLETE)
    for field in fields:
        holder, _dot, name = field.partition(".")
        for block in data[holder] if isinstance(data[holder], list) else [data[holder]]:
            block.pop(name, None)
    return data


def _lines(data: dict[str, Any]) -> str:
    years = Years(_year(data), _year(LAST_YEAR))
    papers = []
    for paper in PAPERS:
        if paper.name == "overview":  # which says on the screen what is missing
            continue
        try:
            papers.append(text_of(paper.build(years)))
        except NothingToSayError:
            continue
    return re.sub("Mã đối chiếu số liệu: .*", "", "\n".join(papers))


@cache
def _complete_lines() -> str:
    return _lines(COMPLETE)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+|…", text.lower()))


@pytest.mark.parametrize("field", _OPTIONAL)
def test_every_field_that_may_be_left_out_is_given_in_the_complete_year(field: str) -> None:
    holder, _dot, name = field.partition(".")
    blocks = COMPLETE[holder] if isinstance(COMPLETE[holder], list) else [COMPLETE[holder]]
    assert any(name in block for block in blocks)


@pytest.mark.parametrize("field", [field for field in _OPTIONAL if field not in _IN_TABLE])
def test_what_is_left_out_adds_no_word_to_any_paper(field: str) -> None:
    assert _words(_lines(_without(field))) - _words(_complete_lines()) == set()


@pytest.mark.parametrize(("fields", "words"), _ROWS, ids=lambda value: " ".join(value)[:60])
def test_what_stands_in_the_place_of_a_field_is_as_the_page_says(
    fields: tuple[str, ...], words: tuple[str, ...]
) -> None:
    assert set(fields) <= set(_OPTIONAL)
    lines = _lines(_without(*fields))
    assert [phrase for phrase in words if phrase not in lines] == []
    if not words:
        assert _words(lines) - _words(_complete_lines()) == set()


def test_nobody_is_in_the_chair_where_nobody_is_recorded() -> None:
    assert "chủ trì" in _complete_lines().replace("Phòng Ba chủ trì", "")
    without = _lines(_without("conference.chair", "conference.chair_positions"))
    assert "chủ trì" not in without.replace("Phòng Ba chủ trì", "").lower()
