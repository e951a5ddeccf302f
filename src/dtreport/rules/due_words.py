"""Times in the words of a due date: "Quý I/2022", "trước ngày 30/6/2022", "tháng 12"."""

from __future__ import annotations

import calendar
import re
from typing import TYPE_CHECKING

from dtreport.vietnamese.document_numbers import cited_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUARTER = r"(?:[ivxl]+|[0-9]{1,2})(?![\w/]*/[0-9]{1,2}/)\b"
_QUARTERS = rf"(?i)\bquý\s*(?P<numbers>{_QUARTER}(?:\s*(?:[-–,]|và|đến)\s*(?:quý\s*)?{_QUARTER}(?!\s*tháng))*)"
_POSSIBLE_QUARTERS = {"i", "ii", "iii", "iv", "1", "2", "3", "4", "01", "02", "03", "04"}
_WHOLE_DATE = r"(?<![\w/.-])(?P<day>[0-9]{1,2})(?P<mark>[/.-])(?P<month>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{4})(?![\w/])"
_SPOKEN_DATE = r"(?i)\bngày (?P<day>[0-9]{1,2}) tháng (?P<month>[0-9]{1,2})\b(?: năm (?P<year>[0-9]{4})\b)?"
# 30/6 is a day where a word before it says so; else it may be a share.
_DAY_AND_MONTH = r"(?i)(?i)\b(?:ngày|trước|đến|nhất)\s+(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})(?![\w/])"
_MONTH_AND_YEAR = r"(?<![\w/.-])(?P<month>[0-9]{1,2})/(?P<year>(?:19|20)[0-9]{2})(?![\w/])"
_MONTH = r"(?i)(?<![0-9] )\btháng\s*(?P<month>[0-9]{1,2})(?![\w])"
_YEAR = r"(?i)(?:[/–-]|\b(?:năm|hết|cuối|đầu|giữa|trước|sau|trong)\b)\s*((?:19|20)[0-9]{2})(?![\w/])"
_FORMS = (_WHOLE_DATE, _SPOKEN_DATE, _DAY_AND_MONTH, _MONTH_AND_YEAR, _MONTH)
_MONTHS = 12
_LEAP_YEAR = 2000  # without a year, 29/02 is possible


def impossible_times(words: str) -> Iterator[str]:
    """The quarters, months and days among the words that no calendar has, as they are written."""
    text = " ".join(words.split())
    for quarters in re.finditer(_QUARTERS, text):
        numbers = re.findall(r"\b(?:[ivxl]+|[0-9]+)\b", quarters["numbers"].lower())
        if not _POSSIBLE_QUARTERS.issuperset(numbers):
            yield quarters[0]
    # A time that one form has read is not read again as part of another.
    text = re.sub(_QUARTERS, " ", text)
    for form in _FORMS:
        for time in re.finditer(form, text):
            if not _is_possible(time.groupdict()):
                yield time[0]
        text = re.sub(form, " ", text)


def _is_possible(time: dict[str, str | None]) -> bool:
    day, month, year = (int(time.get(part) or fallback) for part, fallback in (("day", 1), ("month", 0), ("year", 0)))
    return 1 <= month <= _MONTHS and 1 <= day <= calendar.monthrange(year or _LEAP_YEAR, month)[1]


def years_in(words: str) -> list[int]:
    """The years among the words, without those inside the numbers of documents; 2000 hộ is no year."""
    for number in cited_numbers(words):
        words = words.replace(number, " ")
    return [int(year) for year in re.findall(_YEAR, words)]
