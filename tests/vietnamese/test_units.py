"""Units of figures: rates, scales, currencies, measures, and what is counted one by one."""

from __future__ import annotations

import pytest

from dtreport.vietnamese.units import (
    after_number,
    belonging,
    is_counted,
    is_rate,
    leading_unit,
    points_unit,
    says_unit,
    says_whole_unit,
    spoken_unit,
    unsaid_unit,
)


@pytest.mark.parametrize(
    ("unit", "spoken", "part", "rate", "counted"),
    [
        ("%", "%", "%", True, False),
        ("tỷ lệ (%)", "%", "%", True, False),
        ("% dân số", "% dân số", "%", True, False),
        ("‰", "‰", "‰", True, False),
        ("điểm", "điểm", "", True, False),
        ("điểm %", "điểm %", "", True, False),
        ("điểm trường", "điểm trường", "", False, True),
        ("Hộ", "hộ", "", False, True),
        ("lượt người", "lượt người", "", False, True),
        ("công trình", "công trình", "", False, True),
        ("triệu người", "triệu người", "triệu", False, False),
        ("Triệu đồng", "triệu đồng", "triệu đồng", False, False),
        ("nghìn tỷ đồng", "nghìn tỷ đồng", "nghìn tỷ đồng", False, False),
        ("triệu đồng/người/năm", "triệu đồng/người/năm", "triệu đồng", False, False),
        ("1.000 đồng", "nghìn đồng", "nghìn đồng", False, False),
        ("trđ", "triệu đồng", "triệu đồng", False, False),
        ("đồng", "đồng", "đồng", False, False),
        ("đồng chí", "đồng chí", "", False, True),
        ("đồng bào", "đồng bào", "", False, True),
        ("triệu đồng bào", "triệu đồng bào", "triệu", False, False),
        ("tỷ lệ", "tỷ lệ", "", False, True),
        ("USD", "USD", "USD", False, False),
        ("MW", "MW", "", False, False),
        ("km đường", "km đường", "", False, False),
        ("km²", "km²", "", False, False),
        ("người/hộ", "người/hộ", "", False, False),
        ("tháng", "tháng", "", False, False),
    ],
)
def test_a_unit_says_what_its_numbers_are(unit: str, spoken: str, part: str, *, rate: bool, counted: bool) -> None:
    assert (spoken_unit(unit), belonging(unit), is_rate(unit), is_counted(unit)) == (spoken, part, rate, counted)


@pytest.mark.parametrize(
    ("unit", "points"),
    [("%", "điểm phần trăm"), ("‰", "điểm phần nghìn"), ("phần nghìn", "điểm phần nghìn"), ("điểm", "điểm")],
)
def test_two_rates_differ_by_points(unit: str, points: str) -> None:
    assert points_unit(unit) == points


@pytest.mark.parametrize(
    ("number", "unit", "words"),
    [
        ("84,8", "%", "84,8%"),
        ("02", "hội nghị", "02 hội nghị"),
        ("5", "1.000 đồng", "5 nghìn đồng"),
        ("3", "%/năm", "3%/năm"),
    ],
)
def test_a_sign_follows_its_number_at_once_and_a_word_after_a_space(number: str, unit: str, words: str) -> None:
    assert after_number(number, unit) == words


@pytest.mark.parametrize(
    ("unit", "following", "missing"),
    [
        ("%", " dân số", "%"),
        ("%", "% dân số", ""),
        ("%", " phần trăm", ""),
        ("‰", " phần nghìn", ""),
        ("triệu người", " người", "triệu"),
        ("triệu người", " triệu người", ""),
        ("triệu đồng", " cho 35 hộ", "triệu đồng"),
        ("triệu đồng", " đồng", "triệu"),
        ("triệu đồng", " triệu đồng", ""),
        ("triệu đồng", " triệu, còn", ""),
        ("triệu đồng", " đồng chí", "triệu đồng"),
        ("triệu đồng", " đồng thời huy động", "triệu đồng"),
        ("tỷ đồng", " tỉ đồng", ""),
        ("nghìn đồng", " ngàn đ", ""),
        ("đồng", " đ", ""),
        ("hộ", " nhà", ""),
    ],
)
def test_a_number_brings_what_belongs_to_it_unless_the_next_words_say_it(
    unit: str, following: str, missing: str
) -> None:
    assert unsaid_unit(unit, following) == missing


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        (" tỷ đồng cho", "tỷ đồng"),
        ("% hộ", "%"),
        (" phần trăm", "phần trăm"),
        (" km đường", "km"),
        (" héc-ta", "ha"),
        (" năm 2021", ""),
        (" hộ", ""),
        (" đồng chí", ""),
        (" đồng bào các dân tộc", ""),
        (" đồng thời huy động", ""),
        ("", ""),
    ],
)
def test_a_text_may_begin_with_a_unit(text: str, unit: str) -> None:
    assert leading_unit(text) == unit


@pytest.mark.parametrize(
    ("text", "unit", "says"),
    [
        (" km2 rừng", "km²", True),
        ("% hộ", "% dân số", True),
        (" hộ", "hộ", True),
        (" hội", "hộ", False),
        ("", "ha", False),
    ],
)
def test_a_text_goes_on_with_a_unit(text: str, unit: str, *, says: bool) -> None:
    assert says_unit(text, unit) is says


@pytest.mark.parametrize(
    ("text", "unit", "says"),
    [
        (" hội nghị phổ biến", "hội nghị", True),
        (" hội thảo", "hội nghị", False),
        ("%", "%", True),
        (" triệu đồng", "Triệu đồng", True),
        (" triệu", "triệu đồng", False),
        (" hộ", "hộ", True),
        (" hội", "hộ", False),
        (" m² đất", "m2", True),
    ],
)
def test_a_text_goes_on_with_a_whole_unit(text: str, unit: str, *, says: bool) -> None:
    assert says_whole_unit(text, unit) is says
