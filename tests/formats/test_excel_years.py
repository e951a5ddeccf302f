"""The workbooks of whole years: each is sound, and an independent engine finds its values."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from dtreport.errors import NothingToSayError
from dtreport.papers import PAPERS, comparison, paper_named
from dtreport.report import Years
from tests.support.compared_years import EARLIER, LATER, OTHER, text_of_year
from tests.support.sample_years import full_year, made, report_2021, year_before
from tests.support.workbook_rules import broken_rules
from tests.support.workbooks import needs_formualizer, pages_of, render, sheets_of, stale
from tests.support.year_data import data_of, loaded

YEARS = {"real": report_2021, "full": full_year}


@needs_formualizer
@pytest.mark.parametrize("name", YEARS)
@pytest.mark.parametrize("kind", [kind for kind in PAPERS if "xlsx" in kind.formats], ids=lambda kind: kind.name)
def test_each_workbook_of_a_year_is_sound_and_its_values_are_right(name: str, kind: Any, tmp_path: Path) -> None:
    try:
        paper = kind.build(Years(YEARS[name](), year_before() if name == "full" else None))
    except NothingToSayError:
        # The year 2021 names nobody, and is the first on file.
        assert (name, kind.name) in {("real", "certificates"), ("real", "comparison")}
        return
    assert not stale(render(paper), tmp_path)


@needs_formualizer
@pytest.mark.parametrize("offices", [1, 2])
def test_the_workbook_of_two_years_compared_is_sound_and_its_values_are_right(offices: int, tmp_path: Path) -> None:
    texts = ((2022, "Sở A", LATER), (2021, "Ban A", EARLIER), (2021, "Ban B", OTHER))
    later, *earlier = (loaded(data_of(text_of_year(*text))) for text in texts[: offices + 1])
    content = render(comparison.build(Years(later, earlier[0], merged=tuple(earlier[1:]))))
    assert not broken_rules(content)
    assert not stale(content, tmp_path)


@pytest.mark.parametrize("name", YEARS)
def test_no_row_is_there_only_for_the_room_that_it_takes(name: str) -> None:
    for sheet in sheets_of(paper_named("workbook").build(Years(YEARS[name]()))):
        anchors = (chart.anchor for chart in sheet._charts)  # type: ignore[attr-defined] # noqa: SLF001, no other way
        under_charts = {row for at in anchors for row in range(at._from.row + 1, at.to.row + 2)}  # noqa: SLF001, the same
        empty = {row[0].row for row in sheet.iter_rows() if all(cell.value is None for cell in row)}
        assert empty <= under_charts, sheet.title


def test_about_twenty_recipients_of_awards_go_on_a_page() -> None:
    award = {
        "title": "Giấy khen",
        "authority": "Trưởng Ban Dân tộc",
        "recipient_kind": "individual",
        "honorific": "Bà",
        "position": "Chuyên viên",
        "unit": "Phòng Dân tộc huyện Định Hóa",
        "prize": 447_000,
    }
    awards = [{"code": f"kt-{place}", "recipient": f"Nguyễn Thị Phương {place}", **award} for place in range(60)]
    book = sheets_of(paper_named("workbook").build(Years(made(awards=awards))))
    sheet = next(sheet for sheet in book if sheet.title == "Khen thưởng")
    pages = pages_of(sheet)
    people = Counter(page for page, row in zip(pages, sheet.iter_rows(), strict=False) if "Phương" in str(row[1].value))
    assert people[2] >= 20
    assert int(sheet.page_setup.scale or 100) >= 70
