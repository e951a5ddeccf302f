"""Figures in lines: a part is never told as a figure of its own without its whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from dtreport.papers import paper_named
from dtreport.papers.blocks import Copy, Tally
from dtreport.papers.figure_outline import charts, headline, in_lines
from dtreport.report import Years
from tests.support.sample_years import made, tables_of, text_of, texts

if TYPE_CHECKING:
    from dtreport.report import Year

HOMES = {"code": "nha", "name": "Nhà ở được hỗ trợ", "unit": "hộ", "value": 1234}
NEW = {"code": "moi", "name": "Xây mới", "unit": "hộ", "value": 850, "part_of": "nha"}
MENDED = {"code": "sua", "name": "Sửa chữa", "unit": "hộ", "value": 384, "part_of": "nha"}
POOR = {"code": "ngheo", "name": "Hộ nghèo", "unit": "hộ", "part_of": "moi"}
LAST = {"code": "lop", "name": "Lớp", "unit": "lớp", "value": 2}


def told(*counts: dict[str, Any]) -> list[str]:
    year = counted(*counts)
    return in_lines(year.figures, headline(year.figures))


def counted(*counts: dict[str, Any]) -> Year:
    return made(counts=list(counts))


def test_the_parts_of_a_figure_go_on_in_its_line() -> None:
    assert told(HOMES, LAST, NEW, MENDED) == [
        "Nhà ở được hỗ trợ: 1.234 hộ; trong đó: xây mới 850 hộ và sửa chữa 384 hộ",
        "Lớp: 02 lớp",
    ]


def test_a_part_says_how_it_compares_and_what_its_own_parts_are() -> None:
    new = {**NEW, "plan": 1000, "previous": 425}
    (line,) = told({**HOMES, "plan": 1000}, new, MENDED, POOR)
    assert line == (
        "Nhà ở được hỗ trợ: 1.234 hộ, đạt 123,4% kế hoạch (1.000 hộ); trong đó: xây mới 850 hộ "
        "(đạt 85% kế hoạch; tăng 100% so với năm trước; trong đó: hộ nghèo chưa có số liệu); sửa chữa 384 hộ"
    )


def test_a_part_that_is_told_without_its_whole_bears_the_name_of_both() -> None:
    assert told(HOMES, {**NEW, "key": True}, MENDED) == ["Nhà ở được hỗ trợ - Xây mới: 850 hộ"]
    assert told({**HOMES, "key": True}, NEW, {**POOR, "value": 9, "key": True}) == [
        "Nhà ở được hỗ trợ: 1.234 hộ",
        "Nhà ở được hỗ trợ - Xây mới - Hộ nghèo: 09 hộ",
    ]


def test_a_year_before_with_nothing_is_said_in_words() -> None:
    assert told({**LAST, "previous": 0}) == ["Lớp: 02 lớp; năm trước không có"]


def test_a_chart_names_a_part_with_its_whole_and_tells_it_under_it() -> None:
    (chart,) = charts(counted({**HOMES, "plan": 1000}, {**NEW, "plan": 1000}, MENDED))
    assert [bar.label for bar in chart.bars] == ["Nhà ở được hỗ trợ", "Nhà ở được hỗ trợ - Xây mới"]
    assert chart.summary == (
        "Nhà ở được hỗ trợ: 1.234 hộ, đạt 123,4% kế hoạch (1.000 hộ); trong đó: xây mới 850 hộ (đạt 85% kế hoạch)."
    )


@pytest.mark.parametrize("name", ["report", "summary", "overview", "article"])
def test_every_paper_tells_parts_with_their_whole(name: str) -> None:
    year = made(counts=[HOMES, NEW, MENDED], conference={"name": "Hội nghị"})
    paper = paper_named(name).build(Years(year))
    assert any("; trong đó: xây mới 850 hộ và sửa chữa 384 hộ" in text for text in texts(paper))
    assert "Xây mới: 850" not in text_of(paper)


def test_the_totals_number_figures_as_their_table_does() -> None:
    totals = tables_of(paper_named("workbook").build(Years(counted(HOMES, NEW, MENDED, POOR, LAST))))["totals"]
    figures = [row for row in totals.rows if row.name in {"nha", "moi", "sua", "ngheo", "lop", ""}]
    assert [(row.cells[0], row.cells[1], row.level) for row in figures] == [
        (1, "Nhà ở được hỗ trợ", 0),
        (None, "Trong đó:", 1),
        (None, "Xây mới", 1),
        (None, "Trong đó:", 2),
        (None, "Hộ nghèo", 2),
        (None, "Sửa chữa", 1),
        (2, "Lớp", 0),
    ]
    assert next(row.cells[3] for row in totals.rows if row.name == "figures") == Tally(2, "figures", "order", (0, 6))


def test_the_totals_say_that_only_key_figures_are_listed() -> None:
    totals = tables_of(paper_named("workbook").build(Years(counted(HOMES, {**NEW, "key": True}, LAST))))["totals"]
    notes = {row.name: row.cells[-1] for row in totals.rows}
    assert notes["figures"] == "Nêu 01 số liệu nổi bật"
    listed = [(row.cells[0], row.cells[1]) for row in totals.rows if isinstance(row.cells[3], Copy)]
    assert listed == [(1, "Nhà ở được hỗ trợ - Xây mới")]
