"""The overview of a year."""

from __future__ import annotations

from dtreport.papers import paper_named
from dtreport.report import Years
from tests.support.sample_years import made, report_2021, text_of

OVERVIEW = paper_named("overview")


def test_the_overview_takes_what_is_missing_from_the_rules() -> None:
    text = text_of(OVERVIEW.build(Years(report_2021())))
    assert "Còn thiếu: 07 điều" in text
    assert "nv-1, nv-2, nv-3, nv-4, nv-5." in text
    assert "cần xem lại" not in text


def test_the_overview_joins_gaps_of_one_kind_and_counts_what_else_was_found() -> None:
    counts = [{"code": f"sl-{place}", "name": f"Số {place}", "unit": "hộ"} for place in range(12)]
    year = made(counts=[*counts, {**counts[0], "code": "sl-12", "value": 1}])
    text = text_of(OVERVIEW.build(Years(year)))
    assert "Chưa có số liệu: sl-0" in text
    assert "sl-9.value và 02 mục khác." in text
    assert "Có 01 điều cần xem lại; xem bằng: dtreport check 2021" in text
