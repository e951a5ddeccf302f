"""A text as its words, each with the blanks before it."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

NUMBER = r"(?:\d{1,2}(?:\.\d{1,2})*\.?|[a-zđ]\)|[IVXLC]+\.) "
"""What numbers a heading or a paragraph, and changes where one is added or moved."""
MARKS = r"[.;:,!?…]*"
"""What ends a passage or a point of a list, and changes where one is added behind it."""
_WORD = re.compile(r"\w+(?:[/.,&–-]+\w+)*%?|\S")
"""A word, a number with its separators or the number of a document in one; each other sign by itself."""
_UNITS = "không một mốt hai ba bốn tư năm lăm nhăm sáu bảy bẩy tám chín mười mươi chục tá"
_SCALES = "trăm nghìn ngàn vạn triệu tỷ tỉ linh lẻ rưỡi"
_NUMBER_WORDS = frozenset((*_UNITS.split(), *_SCALES.split()))
_ROUNDING = "gần hơn trên dưới khoảng ngót quá ước tối đa thiểu đôi đầy đến đủ phải xỉ chừng tới nửa phần hàng"
_BESIDE_NUMBERS = frozenset((*_ROUNDING.split(), *"%‰-–−+/×x±~<>≤≥"))
"""Words and signs that change what a number says when they come to stand beside it."""


class Word(NamedTuple):
    """One word of a text, and where it stands in it."""

    text: str
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    """The words of a text in their order."""
    return [Word(match[0], match.start(), match.end()) for match in _WORD.finditer(text)]


def is_numeral(word: str) -> bool:
    """Whether a word has a digit, says a number, or stands for one that is not known."""
    return any(char.isdigit() for char in word) or word in {"…", "..."} or word.casefold() in _NUMBER_WORDS


def changes_number(word: str) -> bool:
    """Whether a word says something else with a number beside which it stands."""
    return is_numeral(word) or word.casefold() in _BESIDE_NUMBERS


def matcher(before: Sequence[Word], after: Sequence[Word]) -> SequenceMatcher[str]:
    """What is equal in two texts, word by word."""
    return SequenceMatcher(None, [word.text for word in before], [word.text for word in after], autojunk=False)


def share_in(part: str, whole: str) -> float:
    """How much of the words of a text, counted, another one has too: from 0 to 1."""
    words = Counter(word.text.casefold() for word in words_of(part))
    common = words & Counter(word.text.casefold() for word in words_of(whole))
    return common.total() / words.total() if words else 0.0
