"""Breaking text into paragraphs, and into lines whatever its letters are measured in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

TextMeasure = Callable[[str], float]

WHOLE_NUMBER = re.compile(r"(?<![\w/-])((?:\d+[^\W\d_]{0,2}|…)[/-](?=[\w/-]*[^\W\d])[\w/-]{0,32}\w)(?![\w/-])")
"""A number with letters, such as 39/2021/QĐ-UBND, 30a/2008/NQ-CP or 04-NQ/TU, inside which no line ends."""


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text, which blank lines part; there is always one."""
    breaks = [match.span() for match in re.finditer("\n{2,}", text)]
    return [
        text[start:end]
        for start, end in zip(
            [0, *(end for _start, end in breaks)], [*(start for start, _end in breaks), len(text)], strict=True
        )
    ]


def wrapped(text: str, room: float, measure: TextMeasure = len, breaks: str = " ") -> list[str]:
    """Return the lines of a text in a room, both in the unit of `measure`; joined they are the whole text.

    A line ends after a space or another of `breaks`, else inside a word that is wider than the room.
    A line break in the text stays at the end of its line. There is always one line.
    """
    lines: list[str] = []
    *ended, last = text.split("\n")
    for paragraph in [*(line + "\n" for line in ended), last]:
        lines.extend(_greedy(paragraph, room, measure, breaks) if measure(paragraph) > room else [paragraph])
    return lines


def _greedy(paragraph: str, room: float, measure: TextMeasure, breaks: str) -> Iterator[str]:
    line, used, space = "", 0.0, measure(" ")
    for piece in re.findall(f"[^{breaks}]*[{breaks}]+|[^{breaks}]+$", paragraph):
        core = piece.rstrip()
        wide = measure(core)
        if line and used + wide > room:
            yield line
            line, used = "", 0.0
        rest = piece
        while wide > room and len(rest) > 1:
            cut = _fitting(rest, room, measure)
            yield rest[:cut]
            rest = rest[cut:]
            wide = measure(rest.rstrip())
        line += rest
        used += wide + (len(piece) - len(core)) * space
    if line:
        yield line


def _fitting(word: str, room: float, measure: TextMeasure) -> int:
    """Return how many characters of a word go into a room, at least one, marks staying with their letter."""
    used, cut = measure(word[0]), 1
    while cut < len(word) and (unicodedata.combining(word[cut]) or used + measure(word[cut]) <= room):
        used += measure(word[cut])
        cut += 1
    return cut


def columns(text: str) -> int:
    """Return how many columns a text takes in a font of fixed width: two for a wide character, none for a mark."""
    if text.isascii():
        return len(text)
    return sum(map(_column, text))


def _column(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
