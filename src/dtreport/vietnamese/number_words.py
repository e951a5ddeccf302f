"""Numbers written in words: hai, mười lăm, một nghìn không trăm linh năm, ba vạn, hai triệu rưỡi."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_DIGITS = {
    "không": 0,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
NUMBER_WORDS = frozenset((*_DIGITS, "mười"))
"""The words that can begin a number."""
_AFTER_TENS = {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
"""What a digit is called behind mươi: hai mươi mốt."""
_SCALES = ((("tỷ", "tỉ"), 10**9), (("triệu",), 10**6), (("vạn",), 10**4), (("nghìn", "ngàn"), 10**3))
_ODD = ("linh", "lẻ")
_TEN = 10


class NumberWords(NamedTuple):
    """A number in words, and how many words it takes."""

    value: Decimal
    length: int


def leading_number(words: Sequence[str]) -> NumberWords | None:
    """The number that words in small letters begin with; None where they begin with none.

    Whether it is meant as a number is for what follows to say: năm is five and year. What people leave out in talk
    ("một trăm hai" for 120) is not read.
    """
    number = _below(words, 0, 0)
    return None if number is None else NumberWords(Decimal(number[0]), number[1])


def _below(words: Sequence[str], at: int, rank: int) -> tuple[int, int] | None:
    """The number from a place on whose scales are those from a rank down, and the place behind it."""
    if rank == len(_SCALES):
        return _below_thousand(words, at)
    head = _below(words, at, rank + 1)
    names, size = _SCALES[rank]
    if head is None or _word(words, head[1]) not in names:
        return head
    value, at = head[0] * size, head[1] + 1
    if _word(words, at) == "rưỡi":
        return value + size // 2, at + 1
    if _word(words, at) in _ODD:
        rest = _digit(words, at + 1)
        return (value, at) if rest is None else (value + rest, at + 2)
    others = _below(words, at, rank + 1)
    # A digit alone behind a scale leaves open what it counts.
    if others is None or others[1] == at + 1 and others[0] < _TEN:  # noqa: RUF021, as it is said
        return value, at
    return value + others[0], others[1]


def _below_thousand(words: Sequence[str], at: int) -> tuple[int, int] | None:
    digit = _digit(words, at)
    if digit is None or _word(words, at + 1) != "trăm":
        return _below_hundred(words, at)
    value, at = digit * 100, at + 2
    if _word(words, at) == "rưỡi":
        return value + 50, at + 1
    if _word(words, at) in _ODD:
        odd = _digit(words, at + 1)
        return (value, at) if odd is None else (value + odd, at + 2)
    rest = _below_hundred(words, at)
    return (value, at) if rest is None or rest[0] < _TEN else (value + rest[0], rest[1])


def _below_hundred(words: Sequence[str], at: int) -> tuple[int, int] | None:
    digit = _digit(words, at)
    if _word(words, at) == "mười":
        tens, at = _TEN, at + 1
    elif digit and _word(words, at + 1) in {"mươi", "chục"}:
        tens, at = digit * _TEN, at + 2
    else:
        return None if digit is None else (digit, at + 1)
    word = _word(words, at)
    unit = _AFTER_TENS.get(word, _DIGITS.get(word, 0))
    return (tens + unit, at + 1) if unit else (tens, at)


def _digit(words: Sequence[str], at: int) -> int | None:
    return _DIGITS.get(_word(words, at))


def _word(words: Sequence[str], at: int) -> str:
    """The word at a place, "" behind the last."""
    return words[at] if at < len(words) else ""
