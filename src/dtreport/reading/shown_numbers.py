"""Numbers and dates of a sheet as Excel shows them in Viet Nam, by the code of their format."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from functools import lru_cache

from dtreport.vietnamese.dates import format_moment, short_date
from dtreport.vietnamese.numbers import format_number, typed_number

GENERAL = "General"
BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
    **dict.fromkeys(range(14, 18), "d/m/yyyy"),
    **dict.fromkeys((18, 19, 20, 21, 45, 46, 47), "h:mm"),
    22: "d/m/yyyy h:mm",
}
"""The formats that a workbook names by number alone."""
_FIRST_DAY, _FIRST_DAY_OF_OLD_MACS = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001, a sheet knows no zone
_LAST_DAY = 2_958_465  # 31/12/9999
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_DIGITS = re.compile(r"([#0,?]*)(?:\.([#0?]+))?")
_EXACT = Context(prec=15, rounding=ROUND_HALF_UP)
"""The digits that Excel keeps."""


@lru_cache(1 << 12)
def shown_number(value: str, code: str, *, old_mac: bool = False) -> str:
    """A number as its cell shows it. Raises ValueError where it is none."""
    try:
        number = _EXACT.create_decimal(value)
    except InvalidOperation as reason:
        raise ValueError(value) from reason
    if not number.is_finite() or abs(number.adjusted()) > _EXACT.prec * 2:
        raise ValueError(value)
    form = _LITERAL.sub("", code.split(";", maxsplit=1)[0])
    if form.strip().lower() in {"", "general", "@"}:
        return typed_number(_without_exponent(number))
    if re.search("[ymdhs]", form, re.IGNORECASE):
        return _shown_date(float(number), form.lower(), old_mac=old_mac)
    percent = "%" in form
    text = _shown_digits(number.scaleb(2) if percent else number, form)
    return f"{text}%" if percent else text


def _shown_digits(number: Decimal, form: str) -> str:
    digits = next((match for match in _DIGITS.finditer(form) if match[0]), None)
    if digits is None:
        return typed_number(_without_exponent(number))
    before, after = digits[1], digits[2] or ""
    rounded = number.quantize(Decimal(1).scaleb(-len(after)), ROUND_HALF_UP, Context(prec=60))
    if "#" in after:
        rounded = _without_exponent(rounded)
    if "," in before:
        return format_number(rounded)
    sign, whole, *rest = re.split(r"(\d+)", typed_number(rounded), maxsplit=1)
    return f"{sign}{whole.zfill(before.count('0'))}{''.join(rest)}"


def _without_exponent(number: Decimal) -> Decimal:
    plain = number.normalize()
    return plain.quantize(Decimal(1)) if plain.as_tuple().exponent > 0 else plain  # type: ignore[operator]


def _shown_date(days: float, form: str, *, old_mac: bool) -> str:
    if not 0 <= days <= _LAST_DAY:
        raise ValueError(days)
    moment = (_FIRST_DAY_OF_OLD_MACS if old_mac else _FIRST_DAY) + timedelta(seconds=round(days * 86_400))
    if not re.search("[yd]", form) and days < 1:
        return f"{moment:%H:%M}"
    return short_date(moment) if moment.time() == time() else format_moment(moment)
