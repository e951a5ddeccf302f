"""What the words right before a numeral make of it: gần 3.000, không quá 3.000, chưa mở 12 lớp, vượt 20%."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from dtreport.tracing.numerals import Numeral

NEGATIONS = frozenset(("không", "chưa", "chẳng"))
_NO_NEGATION = r"(?! (?:chỉ|những|ngừng)\b)"
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
_COMPARED = frozenset(("cao", "nhiều", "thấp", "ít"))
"""Words behind which hơn says no limit: cao hơn 5%."""


class Lead(NamedTuple):
    """What the words of its clause before a numeral make of it."""

    is_negated: bool
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
    limit = Limit.BOUND if _FROM_ON.match(text, numeral.end) else limit_of(words)
    return Lead(_NEGATED.search(clause) is not None, limit, next(trends, None))


def limit_of(words: list[str]) -> Limit | None:
    """The limit that words, in small letters, put before a number by their end."""
    if " ".join(words[-2:]) in _BOUNDS:
        return Limit.BOUND
    if words[-1:] == ["hơn"] and _COMPARED.intersection(words[-2:-1]):
        return None
    return _LIMITS.get(words[-1]) if words else None
