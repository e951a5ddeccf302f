from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dtreport.vietnamese.numbers import (
    check_readings,
    format_number,
    format_percent,
    in_sentence,
    ordinal,
    parse_number,
    parse_whole,
    plain_digits,
    point,
    roman,
    typed_number,
)

POINTS = list("abcdđeghiklmnopqrstuvxy")
NUMBERS = st.decimals(min_value=-99_999_999, max_value=99_999_999, places=2) | st.decimals(
    min_value=-99_999, max_value=99_999, places=3
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("90", "90"),
        (" 02 ", "2"),
        ("1.234,5", "1234.5"),
        ("1234.5", "1234.5"),
        ("1234,5", "1234.5"),
        ("1.234.567", "1234567"),
        ("1.234.567,89", "1234567.89"),
        ("1,234,567", "1234567"),
        ("1,234.5", "1234.5"),
        ("1.234,567", "1234.567"),
        ("1 234 567", "1234567"),
        ("1\xa0234,5", "1234.5"),
        ("1 234.567", "1234.567"),
        ("-1.234,5", "-1234.5"),
        ("−5", "-5"),
        ("12.50", "12.50"),
        ("0.125", "0.125"),
        ("0,125", "0.125"),
        ("1234.567", "1234.567"),
        ("1,2340", "1.2340"),
        ("-0", "0"),
        ("-0,0", "0.0"),
        ("123456789012345", "123456789012345"),
    ],
)
def test_a_number_is_read_as_written(words: str, expected: str) -> None:
    assert str(parse_number(words)) == expected


@pytest.mark.parametrize(
    ("words", "thousands", "decimals"),
    [
        ("1.234", "1234", "1,234"),
        ("12.345", "12345", "12,345"),
        ("1,234", "1234", "1,234"),
        ("-234.234", "-234234", "-234,234"),
    ],
)
def test_a_number_with_two_readings_is_refused_with_both(words: str, thousands: str, decimals: str) -> None:
    with pytest.raises(ValueError, match="có thể hiểu là") as caught:
        parse_number(words)
    assert str(caught.value) == (
        f'"{words}" có thể hiểu là {thousands} (dấu ngăn hàng nghìn) hoặc {decimals} (dấu ngăn phần lẻ); '
        f"hãy ghi {thousands}, hoặc {decimals}0."
    )


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("", "Chưa ghi số"),
        ("  ", "Chưa ghi số"),
        ("1.23.456", "viết đúng"),
        ("0.125.000", "viết đúng"),
        ("1.234.56", "viết đúng"),
        ("1.234.567.89", "viết đúng"),
        ("1.234 567", "viết đúng"),
        ("1,234,567,8", "viết đúng"),
        ("1_000", "viết đúng"),
        ("5.", "viết đúng"),
        (",5", "viết đúng"),
        ("--5", "viết đúng"),
        ("- 5", "viết đúng"),
        ("-", "viết đúng"),
        ("1e5", "chỉ ghi số, không ghi đơn vị"),
        ("+5", "chỉ ghi số"),
        ("inf", "chỉ ghi số"),
        ("NaN", "chỉ ghi số"),
        ("12 hộ", "chỉ ghi số, không ghi đơn vị"),
        ("12,5%", "không ghi dấu %"),
        ("١٢", "chữ số 0-9"),
        ("１２", "chữ số 0-9"),
        ("5²", "chữ số 0-9"),
        ("1234567890123456", "nhiều nhất 15 chữ số"),
        ("1" * 5000, "nhiều nhất 15 chữ số"),
    ],
)
def test_what_is_not_a_number_is_refused(words: str, part: str) -> None:
    for parse in (parse_number, parse_whole):
        with pytest.raises(ValueError, match=part) as caught:
            parse(words)
        assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    ("words", "expected"),
    [("1.234", 1234), ("1,234", 1234), ("02", 2), ("-12.345.678", -12345678), ("1 234", 1234), ("0", 0)],
)
def test_a_whole_number_has_no_second_reading(words: str, expected: int) -> None:
    assert parse_whole(words) == expected


@pytest.mark.parametrize("words", ["2,5", "0.125", "12.50", "1.234,5", "2,0"])
def test_a_whole_number_has_no_decimal_part(words: str) -> None:
    with pytest.raises(ValueError, match="phải là số nguyên"):
        parse_whole(words)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Decimal("1234567.89"), "1.234.567,89"),
        (Decimal("-1234.5"), "-1.234,5"),
        (Decimal("12.50"), "12,50"),
        (Decimal("1E+3"), "1.000"),
        (Decimal("1E-7"), "0,0000001"),
        (Decimal("-0"), "0"),
        (Decimal("-0.00"), "0,00"),
        (Decimal("123456789012345678901234567890.10"), "123.456.789.012.345.678.901.234.567.890,10"),
        (2054776, "2.054.776"),
        (0, "0"),
    ],
)
def test_a_number_is_written_for_people(value: Decimal | int, expected: str) -> None:
    assert format_number(value) == expected


@given(NUMBERS)
def test_a_written_number_reads_back_unless_it_has_two_readings(value: Decimal) -> None:
    words = format_number(value)
    if value.as_tuple().exponent == -3 and 1 <= abs(value) < 1000:
        with pytest.raises(ValueError, match="có thể hiểu là"):
            parse_number(words)
    else:
        assert parse_number(words) == value
        assert format_number(parse_number(words)) == words


@given(NUMBERS)
def test_a_number_as_it_is_typed_always_reads_back(value: Decimal) -> None:
    assert parse_number(typed_number(value)) == value


@given(st.integers(min_value=-(10**15) + 1, max_value=10**15 - 1))
def test_a_written_whole_number_reads_back(value: int) -> None:
    assert parse_whole(format_number(value)) == value
    assert parse_whole(in_sentence(value)) == value


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, "0"),
        (2, "02"),
        (Decimal(9), "09"),
        (10, "10"),
        (-2, "-2"),
        (1234, "1.234"),
        (Decimal("2.5"), "2,5"),
    ],
)
def test_a_count_below_ten_has_two_digits_in_a_sentence(value: Decimal | int, expected: str) -> None:
    assert in_sentence(value) == expected


@pytest.mark.parametrize(
    ("ratio", "expected"),
    [
        ("0.5", "50,0%"),
        ("0.0825", "8,3%"),
        ("0.12345", "12,3%"),
        ("0.0005", "0,1%"),
        ("1", "100,0%"),
        ("12.3456", "1.234,6%"),
        ("-0.0001", "-0,01%"),
        ("0.9996", "99,96%"),
        ("0.0004", "0,04%"),
        ("1.00004", "100,004%"),
    ],
)
def test_a_ratio_becomes_a_percentage_half_up(ratio: str, expected: str) -> None:
    assert format_percent(Decimal(ratio)) == expected


def test_the_ratio_of_the_largest_and_the_smallest_figure_is_a_percentage_too() -> None:
    ratio = Decimal(999_999_999_999_999) / Decimal("0.00000000000001")
    assert format_percent(ratio) == f"{format_number(Decimal('999999999999999E16'))},0%"
    assert format_percent(1 / ratio) == "0,0%"


def test_ordinals_are_words_up_to_ten() -> None:
    assert [ordinal(n) for n in range(1, 13)] == [
        "Thứ nhất",
        "Thứ hai",
        "Thứ ba",
        "Thứ tư",
        "Thứ năm",
        "Thứ sáu",
        "Thứ bảy",
        "Thứ tám",
        "Thứ chín",
        "Thứ mười",
        "Thứ 11",
        "Thứ 12",
    ]


@pytest.mark.parametrize(
    ("n", "expected"),
    [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (1994, "MCMXCIV"), (3999, "MMMCMXCIX")],
)
def test_parts_have_roman_numbers(n: int, expected: str) -> None:
    assert roman(n) == expected


def test_points_follow_the_decree_then_our_extension() -> None:
    assert [point(n) for n in range(1, 24)] == POINTS
    assert [point(n) for n in (24, 25, 46, 47)] == ["aa", "ab", "ay", "ba"]


@pytest.mark.parametrize("n", [0, -1])
def test_numbering_begins_at_one(n: int) -> None:
    for number in (ordinal, roman, point):
        with pytest.raises(ValueError, match="từ 1 trở lên"):
            number(n)


@pytest.mark.parametrize(
    ("written", "thousands", "sure"),
    [("12.500", "12500", "12.5"), ("1.234", "1234", "1.2340"), ("-100.000", "-100000", "-100")],
)
def test_a_number_in_a_file_has_two_readings_where_one_that_is_typed_has(
    written: str, thousands: str, sure: str
) -> None:
    with pytest.raises(ValueError, match="có thể hiểu là") as caught:
        check_readings(Decimal(written))
    decimals = written.replace(".", ",")
    assert str(caught.value) == (
        f"{written} có thể hiểu là {thousands} (dấu ngăn hàng nghìn) hoặc {decimals} (dấu ngăn phần lẻ); "
        f"hãy ghi {thousands}, hoặc {sure}."
    )
    check_readings(Decimal(plain_digits(Decimal(written))))
    check_readings(Decimal(sure))


@given(NUMBERS | st.integers(-(10**15) + 1, 10**15 - 1).map(Decimal))
def test_a_file_never_holds_a_number_with_two_readings(number: Decimal) -> None:
    assert Decimal(plain_digits(number)) == number
    check_readings(Decimal(plain_digits(number)))
    assert parse_number(typed_number(number)) == number


def test_roman_letters_end_at_3999_and_digits_go_on() -> None:
    assert (roman(3999), roman(4000)) == ("MMMCMXCIX", "4000")
