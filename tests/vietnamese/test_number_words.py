"""Numbers in words: read back from a writer of the tests' own, and what is no number is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dtreport.vietnamese.number_words import leading_number

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
SCALES = ("", "nghìn", "triệu")


def below_thousand(number: int, *, whole: bool) -> list[str]:
    """Three digits in words; with what stands before them, zeros are said too."""
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    words = [DIGITS[hundreds], "trăm"] if hundreds or not whole else []
    if tens == 0 and ones and words:
        words.append("linh")
    elif tens == 1:
        words.append("mười")
    elif tens:
        words += [DIGITS[tens], "mươi"]
    if ones:
        after_tens = {1: "mốt" if tens > 1 else "một", 4: "tư" if tens > 1 else "bốn", 5: "lăm"}
        words.append(after_tens.get(ones, DIGITS[ones]) if tens else DIGITS[ones])
    return words


def in_words(number: int) -> list[str]:
    """A number below 10^18 in words, as people are taught to write them."""
    if number == 0:
        return ["không"]
    billions, rest = divmod(number, 10**9)
    words = [*in_words(billions), "tỷ"] if billions else []
    for place in (2, 1, 0):
        group = rest // 1000**place % 1000
        if group:
            words += below_thousand(group, whole=not words)
            words += [SCALES[place]] if place else []
    return words


@given(st.integers(0, 10**12) | st.integers(0, 9999))
def test_what_is_written_in_words_is_read_back(number: int) -> None:
    words = in_words(number)
    assert leading_number(words) == (Decimal(number), len(words))


@pytest.mark.parametrize(
    ("text", "value", "length"),
    [
        ("hai hội nghị", 2, 1),
        ("mười lăm", 15, 2),
        ("mười", 10, 1),
        ("hai mươi nhăm xã", 25, 3),
        ("ba chục hộ", 30, 2),
        ("một nghìn không trăm linh năm", 1005, 6),
        ("một nghìn lẻ năm hộ", 1005, 4),
        ("ba vạn hai nghìn", 32000, 4),
        ("hai triệu rưỡi", 2_500_000, 3),
        ("một trăm rưỡi", 150, 3),
        ("hai ngàn tỉ", 2 * 10**12, 3),
        ("một trăm hai", 100, 2),
        ("một nghìn hai", 1000, 2),
        ("một trăm linh", 100, 2),
        ("một nghìn linh", 1000, 2),
        ("năm 2021", 5, 1),
        ("không mươi", 0, 1),
    ],
)
def test_office_words_are_read_as_far_as_they_are_sure(text: str, value: int, length: int) -> None:
    assert leading_number(text.split()) == (Decimal(value), length)


@pytest.mark.parametrize("text", ["", "hội nghị", "trăm hộ", "linh năm", "tỷ lệ"])
def test_other_words_begin_no_number(text: str) -> None:
    assert leading_number(text.split()) is None
