"""Figures in words: what is said of the plan and of the year before, and what is not."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from dtreport.papers.figure_outline import in_lines
from dtreport.papers.interpolation import Interpolator
from dtreport.report import Year, Years
from tests.support.sample_years import made

PAIRS = {"name": "Tảo hôn", "unit": "cặp", "better": "less"}
POVERTY = {"name": "Hộ nghèo", "unit": "%", "better": "less"}
DISBURSED = {"name": "Giải ngân", "unit": "%"}
HOMES = {"name": "Nhà ở", "unit": "hộ"}


def counted(*counts: dict[str, Any], year: int = 2021, **parts: Any) -> Year:
    named = [{"code": f"sl-{place}", **count} for place, count in enumerate(counts, 1)]
    return made(year, counts=named, **parts)


def told(**count: Any) -> str:
    year = counted(count)
    (line,) = in_lines(year.figures, year.figures)
    return line


@pytest.mark.parametrize(
    ("count", "line"),
    [
        ({**PAIRS, "value": 11, "plan": 9}, "11 cặp, vượt mức khống chế 02 cặp (kế hoạch không quá 09)"),
        ({**PAIRS, "value": 7, "plan": 9}, "07 cặp, thấp hơn mức khống chế 02 cặp (kế hoạch không quá 09)"),
        ({**PAIRS, "value": 9, "plan": 9}, "09 cặp, bằng mức khống chế (kế hoạch không quá 09)"),
        ({**PAIRS, "value": 0, "plan": 9}, "không có, thấp hơn mức khống chế 09 cặp (kế hoạch không quá 09)"),
        ({**PAIRS, "value": 2, "plan": 0}, "02 cặp, vượt mức khống chế 02 cặp (kế hoạch là 0)"),
        ({**PAIRS, "plan": 9}, "chưa có số liệu; kế hoạch không quá 09 cặp"),
        (
            {**POVERTY, "value": Decimal("12.4"), "plan": 13},
            "12,4%, thấp hơn mức khống chế 0,6 điểm phần trăm (mục tiêu không quá 13%)",
        ),
        (
            {**POVERTY, "value": Decimal("13.5"), "plan": 13},
            "13,5%, vượt mức khống chế 0,5 điểm phần trăm (mục tiêu không quá 13%)",
        ),
        ({**POVERTY, "value": 13, "plan": 13}, "13%, bằng mức khống chế (mục tiêu không quá 13%)"),
        (
            {**POVERTY, "value": Decimal("12.4"), "plan": 13, "plan_qualifier": "dưới"},
            "12,4%, thấp hơn mức khống chế 0,6 điểm phần trăm (mục tiêu dưới 13%)",
        ),
        ({**POVERTY, "value": 13, "plan": 13, "plan_qualifier": "dưới"}, "13%; mục tiêu dưới 13%"),
        (
            {**DISBURSED, "value": Decimal("84.8"), "previous": 75},
            "84,8%, tăng 9,8 điểm phần trăm so với năm trước (75%)",
        ),
        ({**DISBURSED, "value": 75, "previous": 75}, "75%, bằng năm trước (75%)"),
        ({**DISBURSED, "value": 0, "previous": 5}, "0%, giảm 5 điểm phần trăm so với năm trước (5%)"),
        (
            {**DISBURSED, "value": 75, "plan": 80},
            "75%, chưa đạt mục tiêu, thấp hơn 5 điểm phần trăm (mục tiêu 80%)",
        ),
        (
            {**DISBURSED, "value": Decimal("84.8"), "plan": 80},
            "84,8%, đạt mục tiêu, cao hơn 4,8 điểm phần trăm (mục tiêu 80%)",
        ),
        ({**DISBURSED, "value": 80, "plan": 80}, "80%, đạt mục tiêu (mục tiêu 80%)"),
        (
            {**DISBURSED, "value": 75, "plan": 80, "better": "neutral"},
            "75%, thấp hơn kế hoạch 5 điểm phần trăm (kế hoạch 80%)",
        ),
        ({**HOMES, "value": 11, "plan": 9, "better": "neutral"}, "11 hộ, bằng 122,2% kế hoạch (09 hộ)"),
        ({**HOMES, "value": 9996, "plan": 10000}, "9.996 hộ, đạt 99,96% kế hoạch (10.000 hộ)"),
        ({**HOMES, "value": 113, "previous": 100}, "113 hộ, tăng 13% so với năm trước (100 hộ)"),
        ({**HOMES, "value": 10001, "previous": 10000}, "10.001 hộ, tăng chưa đến 0,1% so với năm trước (10.000 hộ)"),
        ({**HOMES, "value": 87, "previous": 100}, "87 hộ, giảm 13% so với năm trước (100 hộ)"),
        ({**HOMES, "value": 5, "previous": 0}, "05 hộ; năm trước không có"),
        ({**HOMES, "value": 0, "previous": 5, "plan": 3}, "không có; kế hoạch 03 hộ; năm trước 05 hộ"),
        (
            {**HOMES, "value": 3000, "qualifier": "hơn", "previous": 2160, "previous_qualifier": "trên"},
            "hơn 3.000 hộ, tăng khoảng 38,9% so với năm trước (trên 2.160 hộ)",
        ),
        (
            {**HOMES, "value": 2200, "qualifier": "hơn", "previous": 2160, "previous_qualifier": "trên"},
            "hơn 2.200 hộ; năm trước trên 2.160 hộ",
        ),
        (
            {**HOMES, "value": 3000, "qualifier": "hơn", "plan": 2500},
            "hơn 3.000 hộ, đạt khoảng 120% kế hoạch (2.500 hộ)",
        ),
        ({**HOMES, "value": 105, "plan": 105, "plan_qualifier": "trên"}, "105 hộ; kế hoạch trên 105 hộ"),
        (
            {**HOMES, "value": 105, "plan": 105, "plan_qualifier": "ít nhất"},
            "105 hộ, đạt 100% kế hoạch (ít nhất 105 hộ)",
        ),
        ({**HOMES, "value": 11, "plan": 9, "plan_qualifier": "không quá"}, "11 hộ; kế hoạch không quá 09 hộ"),
        ({**DISBURSED, "value": 12, "plan": 13, "plan_qualifier": "dưới"}, "12%; mục tiêu dưới 13%"),
        ({**PAIRS, "value": 11, "plan": 9, "plan_qualifier": "trên"}, "11 cặp; kế hoạch trên 09 cặp"),
        (
            {**HOMES, "value": 10001, "qualifier": "hơn", "previous": 10000},
            "hơn 10.001 hộ; năm trước 10.000 hộ",
        ),
        ({"name": "Vốn", "unit": "triệu đồng", "value": 5}, "5 triệu đồng"),
        ({"name": "Vốn", "unit": "1.000 đồng", "value": 5}, "5 nghìn đồng"),
        ({"name": "Đường", "unit": "km", "value": 7}, "7 km"),
        ({"name": "Tỷ lệ", "unit": "%", "value": 5, "status": "estimate"}, "ước 5%"),
        ({"name": "Thu chi", "unit": "triệu đồng", "value": -3, "plan": 5}, "-3 triệu đồng; kế hoạch 5 triệu đồng"),
    ],
)
def test_a_figure_says_of_its_plan_and_of_the_year_before_what_is_true(count: dict[str, Any], line: str) -> None:
    assert told(**count) == f"{count['name']}: {line}"


def test_the_words_before_last_years_value_come_with_it() -> None:
    before = counted({**HOMES, "value": 2160, "qualifier": "trên", "status": "estimate"}, year=2020)
    year = Years(counted({**HOMES, "value": 5000}), before).compared.this_year
    (line,) = in_lines(year.figures, year.figures)
    assert line == "Nhà ở: 5.000 hộ, tăng khoảng 131,5% so với năm trước (ước trên 2.160 hộ)"


@pytest.mark.parametrize(
    ("count", "text", "words"),
    [
        ({"unit": "triệu người", "value": 1, "qualifier": "trên"}, "có {sl-1} người", "có trên 1 triệu người"),
        ({"unit": "%", "value": 25, "qualifier": "khoảng"}, "chiếm {sl-1} dân số", "chiếm khoảng 25% dân số"),
        ({"unit": "%", "value": 25}, "chiếm {sl-1}% dân số, {sl-1} phần trăm", "chiếm 25% dân số, 25 phần trăm"),
        ({"unit": "%"}, "chiếm {sl-1} dân số", "chiếm …% dân số"),
        (
            {"unit": "triệu đồng", "value": 500, "plan": 600},
            "chi {sl-1}/{sl-1.plan} đồng",
            "chi 500 triệu đồng/600 triệu đồng",
        ),
        ({"unit": "km", "value": 7}, "mở {sl-1} km đường", "mở 7 km đường"),
        ({"unit": "xóm", "value": 7}, "có {sl-1} xóm", "có 07 xóm"),
        ({"unit": "xóm", "value": 0}, "có {sl-1} xóm", "không có xóm"),
        ({"unit": "xóm", "value": 0}, "Có {sl-1} xóm", "Không có xóm"),
        ({"unit": "xóm", "value": 0}, "chỉ có {sl-1} xóm", "chỉ có 0 xóm"),
        ({"unit": "xóm", "value": 0}, "còn {sl-1} xóm", "còn 0 xóm"),
        ({"unit": "%", "value": 0}, "có {sl-1} hộ", "có 0% hộ"),
        (
            {"unit": "hộ", "value": 9, "plan": 10, "plan_qualifier": "trên"},
            "{sl-1}/{sl-1.plan} hộ, bằng {sl-1.percent}% kế hoạch",
            "09/trên 10 hộ, bằng 90% kế hoạch",
        ),
        ({"unit": "hộ", "value": 9, "qualifier": "gần", "plan": 10}, "đạt {sl-1.percent}", "đạt khoảng 90%"),
        ({"unit": "%", "value": 9, "plan": 10}, "đạt {sl-1.percent} kế hoạch", "đạt … kế hoạch"),
        ({"unit": "cặp", "value": 11, "plan": 9, "better": "less"}, "đạt {sl-1.percent} kế hoạch", "đạt … kế hoạch"),
        ({"unit": "đồng bào", "value": 5}, "khám cho {sl-1} đồng bào", "khám cho 05 đồng bào"),
        ({"unit": "hội viên", "value": 29000, "qualifier": "Hơn"}, "kết nạp {sl-1}", "kết nạp hơn 29.000"),
    ],
)
def test_a_mention_brings_what_belongs_to_its_number(count: dict[str, Any], text: str, words: str) -> None:
    assert Interpolator(counted({"name": "Số", **count})).fill(text) == words


def test_the_number_of_a_part_is_not_read_as_one_with_its_name() -> None:
    whole = {"code": "sl-1", "name": "Hộ nghèo", "unit": "hộ", "value": 95}
    parts = [
        {"code": f"sl-{place}", "name": name, "unit": "hộ", "value": value, "part_of": "sl-1"}
        for place, name, value in ((2, "Thoát nghèo năm 2021", 90), (3, "Tái nghèo", 5))
    ]
    figures = made(counts=[whole, *parts]).figures
    assert in_lines(figures, figures) == ["Hộ nghèo: 95 hộ; trong đó: Thoát nghèo năm 2021: 90 hộ và Tái nghèo 05 hộ"]
