"""Dates and times as Nghị định 30/2020/NĐ-CP writes them."""

import re
from datetime import date, datetime, time

from dtreport.vietnamese.text import quoted, same

_FORMS = (
    r"(?:ngày )?(?P<day>[0-9]{1,2})(?P<mark>[/.-])(?P<month>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{4})",
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})",
    r"ngày (?P<day>[0-9]{1,2}) tháng (?P<month>[0-9]{1,2}) năm (?P<year>[0-9]{4})",
)
_CLOCK = r"(?P<hour>[0-9]{1,2})[:h](?P<minute>[0-9]{2})"
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_LAST_PADDED_MONTH = 2


def parse_date(words: str) -> date:
    """Return the date that words write: 14/1/2022, 14-01-2022, 14.1.2022, 2022-01-14 or in full.

    The day comes first. Raises ValueError on other forms, on a year of two digits, on a year outside
    1900-2100 and on a day that does not exist.
    """
    text = same(words)
    match = next(filter(None, (re.fullmatch(form, text) for form in _FORMS)), None)
    if not match:
        raise ValueError(
            f"{quoted(words)} không phải là ngày viết đúng; "
            "hãy ghi ngày/tháng/năm, năm đủ bốn chữ số, ví dụ: 14/01/2022."
        )
    day, month, year = (int(match[part]) for part in ("day", "month", "year"))
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError(f"{quoted(words)}: năm phải từ {_FIRST_YEAR} đến {_LAST_YEAR}; ví dụ: 14/01/2022.")
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(
            f"{quoted(words)} không có trong lịch; hãy ghi ngày trước, tháng sau, ví dụ: 14/01/2022."
        ) from None


def parse_moment(words: str) -> date | datetime:
    """Return a date as `parse_date`, or a datetime without zone when 18:07 or 18h07 stands beside it.

    Raises ValueError as `parse_date`, and on a time that does not exist.
    """
    text = same(words)
    clock = re.match(f"{_CLOCK} ", text) or re.search(f" {_CLOCK}$", text)
    if not clock:
        return parse_date(words)
    day = parse_date(text[: clock.start()] + text[clock.end() :])
    try:
        return datetime.combine(day, time(int(clock["hour"]), int(clock["minute"])))
    except ValueError:
        raise ValueError(f"{quoted(words)}: giờ phải từ 00:00 đến 23:59; ví dụ: 14/01/2022 18:07.") from None


def short_date(d: date) -> str:
    """Return 06/3/2018: a leading 0 for days below 10 and months 1 and 2 (Nghị định 30/2020, Phụ lục I)."""
    return f"{d.day:02}/{_month(d)}/{d.year}"


def long_date(d: date) -> str:
    """Return ngày 29 tháng 6 năm 2019, with zeros as `short_date` (Nghị định 30/2020, Phụ lục I)."""
    return f"ngày {d.day:02} tháng {_month(d)} năm {d.year}"


def format_moment(m: date | datetime) -> str:
    """Return 18:07 ngày 18/01/2022, or the short date when there is no time."""
    return f"{m:%H:%M} ngày {short_date(m)}" if isinstance(m, datetime) else short_date(m)


def _month(d: date) -> str:
    return f"{d.month:02}" if d.month <= _LAST_PADDED_MONTH else str(d.month)
