import unicodedata
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dtreport.vietnamese.dates import format_moment, long_date, parse_date, parse_moment, short_date

DATES = st.dates(date(1900, 1, 1), date(2100, 12, 31))
EVENING = datetime.fromisoformat("2022-01-14T18:07")


@pytest.mark.parametrize(
    "words",
    [
        "14/1/2022",
        "14/01/2022",
        "14-1-2022",
        "14.1.2022",
        " 2022-01-14 ",
        "ngày 14/01/2022",
        "ngày 14 tháng 01 năm 2022",
        "Ngày  14 tháng 1 năm 2022",
        unicodedata.normalize("NFD", "ngày 14 tháng 01 năm 2022"),
    ],
)
def test_a_date_is_read_day_first(words: str) -> None:
    assert parse_date(words) == date(2022, 1, 14)


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("", "viết đúng"),
        ("14/1/22", "năm đủ bốn chữ số"),
        ("14/1-2022", "viết đúng"),
        ("2022/01/14", "viết đúng"),
        ("2022-1-14", "viết đúng"),
        ("14 1 2022", "viết đúng"),
        ("１４/1/2022", "viết đúng"),
        ("hôm nay", "viết đúng"),
        ("14/1/2022\x1b", "u001B"),
        ("30/02/2022", "không có trong lịch"),
        ("29/02/2021", "không có trong lịch"),
        ("1/14/2022", "không có trong lịch"),
        ("0/1/2022", "không có trong lịch"),
        ("31/12/1899", "từ 1900 đến 2100"),
        ("01/01/2101", "từ 1900 đến 2100"),
    ],
)
def test_what_is_not_a_date_is_refused_with_an_example(words: str, part: str) -> None:
    with pytest.raises(ValueError, match=part) as caught:
        parse_date(words)
    assert "ví dụ: 14/01/2022." in str(caught.value)


@pytest.mark.parametrize(
    ("d", "short", "long"),
    [
        (date(2018, 3, 6), "06/3/2018", "ngày 06 tháng 3 năm 2018"),
        (date(2021, 8, 20), "20/8/2021", "ngày 20 tháng 8 năm 2021"),
        (date(2021, 12, 2), "02/12/2021", "ngày 02 tháng 12 năm 2021"),
        (date(2020, 11, 12), "12/11/2020", "ngày 12 tháng 11 năm 2020"),
        (date(2022, 1, 14), "14/01/2022", "ngày 14 tháng 01 năm 2022"),
        (date(2022, 2, 10), "10/02/2022", "ngày 10 tháng 02 năm 2022"),
        (date(2019, 6, 29), "29/6/2019", "ngày 29 tháng 6 năm 2019"),
        (date(2020, 1, 5), "05/01/2020", "ngày 05 tháng 01 năm 2020"),
    ],
)
def test_a_date_is_written_as_the_decree_wants(d: date, short: str, long: str) -> None:
    assert short_date(d) == short
    assert long_date(d) == long


@given(DATES)
def test_a_written_date_reads_back(d: date) -> None:
    assert parse_date(short_date(d)) == parse_date(long_date(d)) == parse_date(d.isoformat()) == d


@pytest.mark.parametrize(
    "words",
    [
        "14/01/2022 18:07",
        "14/1/2022 18h07",
        "18:07 14/1/2022",
        "18H07 ngày 14/01/2022",
        "18:07 ngày 14 tháng 01 năm 2022",
        "2022-01-14 18:07",
    ],
)
def test_a_time_beside_a_date_makes_a_moment(words: str) -> None:
    assert parse_moment(words) == EVENING


def test_a_date_alone_stays_a_date() -> None:
    assert type(parse_moment("14/01/2022")) is date


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("14/01/2022 24:00", "từ 00:00 đến 23:59"),
        ("14/01/2022 18:60", "từ 00:00 đến 23:59"),
        ("14/01/2022 18h", "viết đúng"),
        ("30/02/2022 18:07", "không có trong lịch"),
        ("18:07", "viết đúng"),
        ("18:07 14/01/2022 18:07", "viết đúng"),
    ],
)
def test_what_is_not_a_moment_is_refused(words: str, part: str) -> None:
    with pytest.raises(ValueError, match=part):
        parse_moment(words)


@given(st.datetimes(datetime(1900, 1, 1), datetime(2100, 12, 31)) | DATES)  # noqa: DTZ001, office time has no zone
def test_a_written_moment_reads_back_to_the_minute(m: date | datetime) -> None:
    minute = m.replace(second=0, microsecond=0) if isinstance(m, datetime) else m
    again = parse_moment(format_moment(m))
    assert again == minute
    assert type(again) is type(minute)


def test_a_moment_is_written_time_first() -> None:
    assert format_moment(EVENING) == "18:07 ngày 14/01/2022"
    assert format_moment(date(2018, 3, 6)) == "06/3/2018"
