"""What the words of its clause make of a numeral: gần 3.000, không quá 3.000, chưa mở 12 lớp, vượt 20%."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from dtreport.tracing.numerals import NumeralKind

if TYPE_CHECKING:
    from dtreport.tracing.numerals import Numeral

NEGATIONS = frozenset(("không", "chưa", "chẳng"))
_NO_NEGATION = r"(?! (?:chỉ|những|ngừng|có số (?:liệu|lượng)|có báo cáo)\b)"  # chưa có số liệu stands for a figure
_NEGATED = re.compile(rf"(?i:\b(?:{'|'.join(sorted(NEGATIONS))})\b{_NO_NEGATION})")
_CLAUSE = re.compile(r"[.,;:!?](?=\s)|[()\t\n]")
_REACH = 160  # characters before a numeral in which its clause is looked for
_TREND_REACH = 8  # words before a percentage in which it is said to be a change
_FROM_ON = re.compile(r" (?:[^\W\d_]+ ){1,4}trở (?:lên|xuống)\b")
_BOUNDS = frozenset(("ít nhất", "tối thiểu", "tối đa", "nhiều nhất", "còn thiếu"))


class Limit(Enum):
    """On which side of the number what is meant lies."""

    ABOVE = "hơn"
    BELOW = "gần"
    ABOUT = "khoảng"
    BOUND = "ít nhất"


class Trend(Enum):
    """Whether a percentage is a change, or what is reached by it."""

    UP = "tăng"
    DOWN = "giảm"
    NONE = "đạt"


_LIMITS = {
    **dict.fromkeys(("trên", "hơn", "quá", "ngoài"), Limit.ABOVE),
    **dict.fromkeys(("gần", "ngót", "dưới"), Limit.BELOW),
    **dict.fromkeys(("khoảng", "chừng", "xỉ", "ước"), Limit.ABOUT),
    **dict.fromkeys(("thiếu", "thêm"), Limit.BOUND),
}
_TRENDS = {
    **dict.fromkeys(("tăng", "vượt", "cao"), Trend.UP),
    **dict.fromkeys(("giảm", "hụt", "thấp"), Trend.DOWN),
    **dict.fromkeys(("đạt", "bằng", "còn", "xuống", "lên", "là", "chiếm"), Trend.NONE),
}
_GROWING = (["tăng"], ["giảm"], ["vượt"], ["hụt"])
_COMPARED = frozenset(("cao", "nhiều", "thấp", "ít"))
"""Words behind which hơn says no limit: cao hơn 5%."""


class Lead(NamedTuple):
    """What the words of its clause, most of them before it, make of a numeral."""

    is_negated: bool
    is_difference: bool
    """Whether a number, of anything but percent, is by how much something has grown: tăng 12 hộ."""
    limit: Limit | None
    trend: Trend | None
    """None where no word says whether it is one."""

    @property
    def direction(self) -> Trend:
        """The way of the change; none where no word says that it is one."""
        return self.trend or Trend.NONE


def lead_of(text: str, numeral: Numeral) -> Lead:
    """The lead of a numeral in a text."""
    low = max(0, numeral.start - _REACH)
    begin = max((stop.end() for stop in _CLAUSE.finditer(text, low, numeral.start)), default=low)
    clause = text[begin : numeral.start]
    words = re.findall(r"\w+", clause.casefold())
    trends = (_TRENDS[word] for word in reversed(words[-_TREND_REACH:]) if word in _TRENDS)
    stop = _CLAUSE.search(text, numeral.end, numeral.end + _REACH)
    behind = text[numeral.end : stop.start() if stop is not None else numeral.end + _REACH]
    is_negated = _NEGATED.search(clause) is not None or _NEGATED.search(behind) is not None
    of_last = words[:-1] if limit_of(words) is not None else words
    is_difference = numeral.kind is not NumeralKind.PERCENT and of_last[-1:] in _GROWING
    limit = Limit.BOUND if _FROM_ON.match(text, numeral.end) else limit_of(words)
    return Lead(is_negated, is_difference, limit, next(trends, None))


def limit_of(words: list[str]) -> Limit | None:
    """The limit that words, in small letters, put before a number by their end."""
    if " ".join(words[-2:]) in _BOUNDS:
        return Limit.BOUND
    if words[-1:] == ["hơn"] and _COMPARED.intersection(words[-2:-1]):
        return None
    return _LIMITS.get(words[-1]) if words else None
