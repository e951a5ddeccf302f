"""Two wordings of one text beside each other: what went, what came, with a little of what stands around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dtreport.adoption.words import matcher, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtreport.adoption.words import Word

_AROUND = 3
"""How many words on each side show where a change stands."""


class WordChange(NamedTuple):
    """Words that went and words that came in their place, between words that stayed."""

    before: str
    removed: str
    added: str
    after: str


def word_changes(old: str, new: str) -> Iterator[WordChange]:
    """The changes from one text to another, in their order; those with one word between are one."""
    old_words, new_words = words_of(old), words_of(new)
    steps = [list(step[1:]) for step in matcher(old_words, new_words).get_opcodes() if step[0] != "equal"]
    joint: list[list[int]] = []
    for step in steps:
        if joint and step[0] - joint[-1][1] <= 1:
            joint[-1][1], joint[-1][3] = step[1], step[3]
        else:
            joint.append(step)
    for i1, i2, j1, j2 in joint:
        yield WordChange(
            _text(new, new_words, max(j1 - _AROUND, 0), j1),
            _text(old, old_words, i1, i2),
            _text(new, new_words, j1, j2),
            _text(new, new_words, j2, min(j2 + _AROUND, len(new_words))),
        )


def _text(text: str, words: Sequence[Word], first: int, last: int) -> str:
    return text[words[first].start : words[last - 1].end] if last > first else ""
