"""Units of figures: which are rates, which belong to the number in front of them, and which are counted one by one."""

from __future__ import annotations

import re
from functools import lru_cache

from dtreport.vietnamese.text import same

_PER_CENT, _PER_MILLE, _POINT = "điểm phần trăm", "điểm phần nghìn", "điểm"
_RATES = {
    "phần trăm": _PER_CENT,
    "điểm phần trăm": _PER_CENT,
    "điểm %": _PER_CENT,
    "phần nghìn": _PER_MILLE,
    "điểm phần nghìn": _PER_MILLE,
    "điểm": _POINT,
}
"""Units without a sign that are rates, each with the unit of a difference of two of them."""
_SCALES = ("chục", "trăm", "nghìn", "ngàn", "vạn", "triệu", "tỷ(?! lệ)", "tỉ(?! lệ)")
_NO_MONEY = r"(?! (?:bào|bằng|chí|cỏ|diễn|đều|đội|hành|hồ|loạt|mức|ruộng|thời|ý)\b)"
"""What makes another word of đồng: đồng bào, đồng chí, đồng thời."""
_MONEY = rf"(?:đồng|vnđ|vnd|usd|eur|đô la|đô-la)(?=$|\W){_NO_MONEY}"
_MEASURES = (
    "mm|cm|dm|m|km|mm2|cm2|m2|m²|m3|m³|km2|km²|hải lý|ha|héc ta|héc-ta|hecta|sào|công đất|g|gam|kg|tạ|tấn|yến|"
    "l|lít|ml|mét|ki-lô-mét|kilômét|kilomet|ki-lô-gam|kw|kwh|mw|mwh|gwh|kva|kv|°c|độ c"
)
_TIMES = "giờ|phút|giây|ngày|tuần|tháng|năm"
_ABBREVIATIONS = {
    "đ": "đồng",
    "trđ": "triệu đồng",
    "tr.đ": "triệu đồng",
    "tr đ": "triệu đồng",
    "tr.đồng": "triệu đồng",
    "tr đồng": "triệu đồng",
    "tỷ đ": "tỷ đồng",
}
_IN_WORDS = {"%": "phần trăm", "‰": "phần nghìn"}
_SPELLINGS = {"ngàn": "nghìn", "tỉ": "tỷ", "đ": "đồng", "héc ta": "ha", "héc-ta": "ha", "hecta": "ha"}
_DIGITS = {"1.000": "nghìn", "1000": "nghìn", "1.000.000": "triệu", "1000000": "triệu"}
"""Scales that forms write in digits before the unit: 1.000 đồng."""


_BEGINS = rf" ?(%|‰|(?:phần trăm|phần nghìn|(?:{'|'.join(_SCALES)})(?: (?:{_MONEY}))?|{_MONEY}|{_MEASURES})(?!\w))"
_OTHER_SPELLINGS = rf"\b(?:{'|'.join(_SPELLINGS)})(?!\w)"


def spoken_unit(unit: str) -> str:
    """Return a unit as it goes on after a number in a sentence: %, hộ, triệu đồng, nghìn đồng for 1.000 đồng."""
    text = same(unit)
    if text in _ABBREVIATIONS:
        return _ABBREVIATIONS[text]
    if sign := next((sign for sign in "%‰" if sign in text), ""):
        # "tỷ lệ (%)", "% dân số", "%/năm": what stands before the sign only says that it is a rate.
        return text if text in _RATES else sign + text.partition(sign)[2].lstrip(")")
    first, _space, others = unit.partition(" ")
    if first in _DIGITS and others:
        return f"{_DIGITS[first]} {_lowered(others)}"
    return _lowered(unit)


def _lowered(unit: str) -> str:
    """The unit with a small letter first, unless it is an abbreviation: Hộ is hộ, MW stays."""
    return unit if unit[1:2].isupper() else unit[:1].lower() + unit[1:]


@lru_cache(1 << 10)
def is_rate(unit: str) -> bool:
    """Return whether figures of a unit are rates, which are compared in points: %, ‰, điểm."""
    return spoken_unit(unit).startswith(("%", "‰")) or same(unit) in _RATES


def points_unit(unit: str) -> str:
    """Return the unit of a difference of two rates: 84,8% and 75% differ by 9,8 điểm phần trăm."""
    if spoken_unit(unit).startswith("‰"):
        return _PER_MILLE
    return _RATES.get(same(unit), _PER_CENT)


@lru_cache(1 << 10)
def belonging(unit: str) -> str:
    """Return the part of a unit without which its number is another: %, triệu of triệu người, triệu đồng; else ""."""
    spoken = spoken_unit(unit)
    if spoken.startswith(("%", "‰")):
        return spoken[0]
    match = re.match(rf"(?:(?:{'|'.join(_SCALES)})(?= |$) ?)*(?:{_MONEY})?", spoken, re.IGNORECASE)
    return match[0].strip() if match is not None else ""


def unsaid_unit(unit: str, following: str) -> str:
    """Return what has to be said of a unit after a number in a text, because the words that follow do not say it.

    Of triệu đồng it is all before "cho 35 hộ", triệu before "đồng", nothing before "triệu đồng".

    Args:
        unit: The unit of the number.
        following: The text right after the number.
    """
    part = belonging(unit)
    words, text = _plainly(part).split(), _plainly(following)
    if part in _IN_WORDS and re.match(rf"(?:{part}|{_IN_WORDS[part]}\b)", text):
        return ""
    for length in range(len(words), 0, -1):
        # The words go on with the whole, with its end, or with its beginning alone.
        if re.match(rf"{re.escape(' '.join(words[-length:]))}(?!\w){_NO_MONEY}", text):
            return " ".join(part.split()[:-length])
    return "" if words and re.match(rf"{re.escape(words[0])}(?!\w)", text) else part


def _plainly(text: str) -> str:
    """Words in one spelling: ngàn is nghìn, tỉ is tỷ, đ is đồng, m² is m2."""
    words = re.sub(_OTHER_SPELLINGS, lambda match: _SPELLINGS[match[0]], same(text))
    return words.replace("²", "2").replace("³", "3")


@lru_cache(1 << 10)
def is_counted(unit: str) -> bool:
    """Return whether what a unit counts is counted one by one, as people and meetings are: no rate, measure, money."""
    spoken = same(spoken_unit(unit))
    measured = re.match(rf"(?:{_MEASURES}|{_TIMES})(?=$|[ /])", spoken) is not None
    return not (measured or "/" in spoken or is_rate(unit) or belonging(unit))


def leading_unit(text: str) -> str:
    """Return the rate, scale, currency or measure that a text begins with, as after a number; else "".

    Units of time are passed over: "năm 2021" after a number is no unit of it.
    """
    match = re.match(_BEGINS, _plainly(text))
    return match[1] if match is not None else ""


def says_unit(text: str, unit: str) -> bool:
    """Return whether a text that follows a number goes on with its unit, or with the beginning of it."""
    spoken, words = _plainly(spoken_unit(unit)), _plainly(text)
    first = re.split(r"[ /]", spoken)[0]
    return re.match(rf"{re.escape(spoken[:1] if spoken[:1] in _IN_WORDS else first)}(?!\w)", words) is not None


def says_whole_unit(text: str, unit: str) -> bool:
    """Return whether a text that follows a number goes on with its unit, to the last word of it."""
    spoken, words = _plainly(spoken_unit(unit)), _plainly(text)
    return words.startswith(spoken) and re.match(r"\w", words[len(spoken) :]) is None


def after_number(number: str, unit: str) -> str:
    """Return a number in words with its unit behind it: 84,8%, 02 hội nghị, 5 nghìn đồng."""
    spoken = spoken_unit(unit)
    return number + (spoken if spoken.startswith(("%", "‰")) else f" {spoken}")
