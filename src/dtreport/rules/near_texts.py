"""Texts and names that say the same in almost the same words."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from dtreport.vietnamese.text import fold, same

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

_FILLERS = {"các", "đã", "được", "những", "và", "việc"}
"""Words that come and go between two tellings of one thing."""
_FEWEST_WORDS = 6
"""Shorter texts are too like one another for one letter to be taken for a slip."""
_MOST_NEIGHBOURS = 50
"""With so many texts of one beginning or one end is a text compared, so that a long list stays quick."""
_SHORTEST_WORD = 3
_LIKENESS = 0.8
_HONORIFIC = r"(?i)^(?:\d+\s*[.)]\s*)?(?:(?:ông|bà|anh|chị|đồng chí|đ/c)\s+)?"
_TONES = "\u0300\u0301\u0303\u0309\u0323"


class Telling(NamedTuple):
    """A text, and what else makes it another: the same was done on two days."""

    text: str
    other: Hashable = None
    """None where nothing is known of it."""


class _Words(NamedTuple):
    """The words of a text, folded and as they are written."""

    folded: tuple[str, ...]
    written: tuple[str, ...]


def twins(tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """The places of texts that a text before them tells already, and the places of these.

    Capitals, diacritics, punctuation and filler words make no other text; in a text of some length neither does one
    word in which a letter was mistyped. Every other word, number, name or mention makes another.
    """
    fellows: dict[tuple[int, str, tuple[str, ...]], list[tuple[int, _Words]]] = {}
    for place, telling in enumerate(tellings):
        words = _words(telling.text)
        number = len(words.folded)
        middle = number // 2
        keys = [(number, "whole", words.folded)]
        if number >= _FEWEST_WORDS:  # where one word alone is another, one half is the same, and so is what is no word
            numbers = _numbers(words)
            keys += [
                (number, "first", (*words.folded[:middle], *numbers)),
                (number, "last", (*words.folded[middle:], *numbers)),
            ]
        twin = None
        for key in keys:
            neighbours = fellows.setdefault(key, [])
            if twin is None:
                twin = next(
                    (
                        other
                        for other, others in neighbours[-_MOST_NEIGHBOURS:]
                        if _may_be_one(telling.other, tellings[other].other) and _say_one(words, others)
                    ),
                    None,
                )
            neighbours.append((place, words))
        if twin is not None:
            yield place, twin


def _may_be_one(one: Hashable, other: Hashable) -> bool:
    return one is None or other is None or one == other


def _words(text: str) -> _Words:
    written = tuple(
        word for word in re.findall(r"\{[^{}]*\}|\w+", text) if word[0] == "{" or same(word) not in _FILLERS
    )
    return _Words(tuple(map(fold, written)), written)


def _numbers(words: _Words) -> tuple[str, ...]:
    """The numbers and mentions among words: with others of them a text is another, as most in a long list are."""
    return tuple(word for word in words.folded if not word.isalpha())


def _say_one(one: _Words, other: _Words) -> bool:
    """Whether two texts of one length have the same words, but for one slip in a word that is no name, no number."""
    slips = 0
    for place, pair in enumerate(zip(one.written, other.written, strict=True)):
        if one.folded[place] != other.folded[place]:
            slips += 1
            if slips > 1 or len(one.written) < _FEWEST_WORDS or not _is_slip(*pair):
                return False
        elif place and pair[0][0].isupper() and pair[1][0].isupper() and same(pair[0]) != same(pair[1]):
            return False  # names differ by their diacritics; other words are the same where these were not typed
    return True


def _is_slip(one: str, other: str) -> bool:
    import difflib

    if not (one.isalpha() and other.isalpha() and one.islower() and other.islower()):
        return False
    if min(len(one), len(other)) < _SHORTEST_WORD:
        return False
    return difflib.SequenceMatcher(None, fold(one), fold(other)).ratio() >= _LIKENESS


def name_key(name: str) -> str:
    """A name as it is looked up: folded, without a number, a word of honour or punctuation before or in it."""
    return " ".join(re.findall(r"\w+", fold(re.sub(_HONORIFIC, "", name))))


def one_name(one: str, other: str) -> bool:
    """Whether two names of one `name_key` are spelt as one.

    Hoà is Hòa, and Nguyen Van Hung may be Nguyễn Văn Hùng, whom nobody takes for Nguyễn Văn Hưng.
    """
    one, other = (same(re.sub(_HONORIFIC, "", name)) for name in (one, other))
    return one.isascii() or other.isascii() or _spelling(one) == _spelling(other)


def _spelling(name: str) -> list[tuple[str, list[str]]]:
    """The words of a name, each by its letters and its tone, wherever in the word the tone is written."""
    words = re.findall(r"\w+", name)
    parts = [unicodedata.normalize("NFD", word) for word in words]
    return [("".join(c for c in part if c not in _TONES), [c for c in part if c in _TONES]) for part in parts]
