"""Vietnamese alphabetical order, as ICU's `vi` collation has it, without ICU.

Three levels, each compared over the whole text before the next: letters (a ă â b c d đ e ê …; spaces and
punctuation first, then digits), tones (ngang, huyền, hỏi, ngã, sắc, nặng), case (lower before upper).
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from dtreport.vietnamese.letters import mend

# The order of ICU 72 (CLDR root; `vi` moves the letters ă â đ ê ô ơ ư and the tones).
_LETTERS = (
    "\t\n _-‐–—,;:!¡?¿.·'‘’‚‹›\"“”„«»()[]{}§¶@*/\\&#%†‡•′`´^¯¨¸°©®+±÷×<=>¬|¦~−$₫€0123456789"
    "aăâbƀcdđeêfghijklmnoôơpqrstuưvwxyz"
)
_WEIGHT = {letter: chr(index) for index, letter in enumerate(_LETTERS, 1)}
_TONES = "\u0300\u0309\u0303\u0301\u0323\u0306\u0302\u030c\u030a\u0308"
_COMMON, _UPPER, _COMPATIBLE = "123"
_IGNORED = ("Cc", "Cf")


class _Level(dict[int, str]):
    """The weights of one level, for str.translate; each character is weighed when it is first met."""

    def __init__(self, level: int) -> None:
        super().__init__()
        self.level = level

    def __missing__(self, code: int) -> str:
        weight = self[code] = _weigh(chr(code))[self.level]
        return weight


_LEVELS = (_Level(0), _Level(1), _Level(2))


def _weigh(char: str) -> tuple[str, str, str]:
    """Return what one character of NFC text adds to the letter, tone and case levels."""
    base, *marks = list(unicodedata.normalize("NFD", char))
    if unicodedata.combining(base):
        return "", "".join(map(_tone, (base, *marks))), ""
    tones = _COMMON
    for mark in marks:
        whole = unicodedata.normalize("NFC", base + mark)
        if whole.lower() in _WEIGHT:
            base = whole
        else:
            tones += _tone(mark)
    if weight := _WEIGHT.get(base.lower()):
        return weight, tones, _COMMON if base == base.lower() else _UPPER
    if unicodedata.category(base) in _IGNORED:
        return "", "", ""
    plain = unicodedata.normalize("NFKD", base)
    if plain != base:
        letters, tones, _ = map("".join, zip(*map(_weigh, plain), strict=True))
        return letters, tones, _COMPATIBLE * len(letters)
    return "\xff" + base, tones, _COMMON


def _tone(mark: str) -> str:
    return chr(ord(_COMMON) + 1 + _TONES.index(mark)) if mark in _TONES else "\xff" + mark


@lru_cache(maxsize=1 << 15)
def alphabetical(text: str) -> str:
    """Return a key that sorts text as ICU's `vi` collation does; NFC and NFD have the same key.

    A character outside Vietnamese, Latin letters with marks, digits and common punctuation comes last,
    by code point; the Catalan pair l· is two characters here. Letters that only look Vietnamese sort as what they
    look like.
    """
    text = mend(text)
    # \0 is below every weight: a shorter text comes first on each level.
    return "\0".join(map(text.translate, _LEVELS))


def by_given_name(name: str, sort_name: str | None = None) -> tuple[str, str, str]:
    """Return a key that sorts people by tên, then đệm, then họ.

    `sort_name` replaces the name where its last word is not the tên: it is the full name in the order
    tên, đệm, họ, and so takes its place among the plain names.
    """
    if sort_name:
        given_name, *others = sort_name.split() or [""]
        family = others.pop() if others else ""
    else:
        *others, given_name = name.split() or [""]
        family = others.pop(0) if others else ""
    return alphabetical(given_name), alphabetical(" ".join(others)), alphabetical(family)
