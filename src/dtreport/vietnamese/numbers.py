"""Numbers as Vietnamese offices read and write them: 1.234.567,89."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal

from dtreport.vietnamese.text import quoted

_PLAIN = r"(?P<sign>-?)(?P<whole>[0-9]+)(?:[.,](?P<part>[0-9]+))?"
_GROUPED = (
    r"(?P<sign>-?)(?P<whole>[1-9][0-9]{0,2}(?P<group>[., ])[0-9]{3}(?:(?P=group)[0-9]{3})*)"
    r"(?:(?!(?P=group))[.,](?P<part>[0-9]+))?"
)
_TWO_READINGS = r"-?[1-9][0-9]{0,2},[0-9]{3}"
_MOST_DIGITS = 15  # what Excel keeps exactly
_MOST_DECIMALS = 4  # of a percentage
_WIDE = Context(prec=60, rounding=ROUND_HALF_UP)  # a ratio of two such numbers has at most 30 digits before the comma
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_MOST_ROMAN = 3999
_POINTS = "abcdđeghiklmnopqrstuvxy"


def parse_number(words: str) -> Decimal:
    """Return the number that words write, in the Vietnamese or the English manner.

    Raises ValueError on anything else, and on `1.234` or `1,234`, which have two readings.
    """
    text = _prepared(words)
    plain, grouped = re.fullmatch(_PLAIN, text), re.fullmatch(_GROUPED, text)
    if plain and grouped:
        decimals = text.replace(".", ",")
        raise _ambiguous(quoted(words), decimals, f"{decimals}0")
    return _value(words, plain or grouped)


def _ambiguous(words: str, decimals: str, sure: str) -> ValueError:
    thousands = re.sub("[.,]", "", decimals)
    return ValueError(
        f"{words} có thể hiểu là {thousands} (dấu ngăn hàng nghìn) hoặc {decimals} (dấu ngăn phần lẻ); "
        f"hãy ghi {thousands}, hoặc {sure}."
    )


def check_readings(value: Decimal) -> None:
    """Raise ValueError on a number that was written with a point and three digits in a file: 12.500, as `parse_number`.

    `plain_digits` never writes one so.
    """
    text = f"{value:f}"
    if plain_digits(value) != text:
        raise _ambiguous(text, text.replace(".", ","), plain_digits(Decimal(text.rstrip("0").rstrip("."))))


def plain_digits(value: Decimal) -> str:
    """Return a number as a file holds it: 12.5, and 12.3450 for what could else be read as 12345."""
    text = f"{value:f}"
    return text + "0" if re.fullmatch(_TWO_READINGS, text.replace(".", ",")) else text


def parse_whole(words: str) -> int:
    """Return the whole number that words write; `1.234` is 1234 here, `02` is 2.

    Raises ValueError on what is not a number and on a number with a decimal part.
    """
    text = _prepared(words)
    match = re.fullmatch(_GROUPED, text) or re.fullmatch(_PLAIN, text)
    if match and match["part"]:
        raise ValueError(f"{quoted(words)} phải là số nguyên, không có phần thập phân; ví dụ: 12.")
    return int(_value(words, match))


def _prepared(words: str) -> str:
    """Return words with plain single spaces and a plain minus; refuse what cannot be a number."""
    text = " ".join(words.split()).replace("\N{MINUS SIGN}", "-")
    if not text:
        raise ValueError("Chưa ghi số; ví dụ: 12 hoặc 1.234,5.")
    if "%" in text:
        raise ValueError(f"{quoted(words)}: chỉ ghi số, không ghi dấu %; ví dụ: 12,5.")
    if any(char.isnumeric() and not char.isascii() for char in text):
        raise ValueError(f"{quoted(words)}: hãy ghi bằng các chữ số 0-9 thông thường.")
    if re.search(r"[^0-9., _-]", text):
        raise ValueError(f"{quoted(words)} không phải là số; chỉ ghi số, không ghi đơn vị; ví dụ: 1234,5.")
    if sum(char.isdigit() for char in text) > _MOST_DIGITS:
        raise ValueError(f"{quoted(words)} quá dài; một số có nhiều nhất {_MOST_DIGITS} chữ số.")
    return text


def _value(words: str, match: re.Match[str] | None) -> Decimal:
    if not match:
        raise ValueError(f"{quoted(words)} không phải là số viết đúng; hãy ghi như 1234, 1234,5 hoặc 1.234.567,89.")
    whole = re.sub("[., ]", "", match["whole"])
    value = Decimal(f"{match['sign']}{whole}.{match['part'] or ''}")
    return value or value.copy_abs()


def format_number(value: Decimal | int) -> str:
    """Return a number for people: 1.234.567,89; trailing zeros stay, an exponent never shows."""
    exact = Decimal(value)
    return f"{exact or exact.copy_abs():,f}".translate({0x2C: ".", 0x2E: ","})


def typed_number(value: Decimal | int) -> str:
    """Return a number as a person types it, without grouping: `parse_number` gives the same value again."""
    return plain_digits(Decimal(value)).replace(".", ",")


def in_sentence(value: Decimal | int) -> str:
    """Return a number of things counted one by one for running text: 01 to 09, by office habit (no legal source)."""
    text = format_number(value)
    return "0" + text if len(text) == 1 and text != "0" else text


def percent_decimals(ratio: Decimal) -> int:
    """Return how many decimals a ratio has as a percentage: one, more where that would make it 0% or 100%."""
    percentage = ratio.scaleb(2, _WIDE)
    return next(
        (
            decimals
            for decimals in range(1, _MOST_DECIMALS + 1)
            if (rounded := _rounded(percentage, decimals)) == percentage or rounded not in {0, 100}
        ),
        1,
    )


def _rounded(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), context=_WIDE)


def format_percent(ratio: Decimal) -> str:
    """Return a ratio as a percentage with one decimal, half up: 0.5 is 50,0%; 0.9996 is 99,96%, never 100,0%."""
    return format_number(_rounded(ratio.scaleb(2, _WIDE), percent_decimals(ratio))) + "%"


def percent_in_sentence(ratio: Decimal) -> str:
    """Return a ratio as a percentage for running text, which has no empty decimal: 75%, 66,7%."""
    return re.sub(r",0%$", "%", format_percent(ratio))


def ordinal(n: int) -> str:
    """Return Thứ nhất, Thứ hai … Thứ mười, then Thứ 11. Raises ValueError below 1."""
    _at_least_one(n)
    return f"Thứ {_ORDINALS[n - 1] if n <= len(_ORDINALS) else n}"


def roman(n: int) -> str:
    """Return the Roman number of a phần, mục or phụ lục (Nghị định 30/2020/NĐ-CP, Phụ lục I).

    Above 3999, which Roman letters cannot write, the number in digits. Raises ValueError below 1.
    """
    _at_least_one(n)
    if n > _MOST_ROMAN:
        return str(n)
    text = ""
    for value, letters in _ROMAN:
        count, n = divmod(n, value)
        text += letters * count
    return text


def point(n: int) -> str:
    """Return the letter of a điểm: a b c d đ e g … y (Nghị định 30/2020/NĐ-CP, Phụ lục I mục V).

    The decree ends with y; aa, ab … after it are an extension of our own. Raises ValueError below 1.
    """
    _at_least_one(n)
    letters = ""
    while n:
        n, index = divmod(n - 1, len(_POINTS))
        letters = _POINTS[index] + letters
    return letters


def _at_least_one(n: int) -> None:
    if n < 1:
        raise ValueError(f"Số thứ tự phải từ 1 trở lên, không thể là {n}.")
