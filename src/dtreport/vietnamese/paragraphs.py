"""Paragraphs and items of a text, whatever it comes from: Word (a line each), a mail or a PDF (wrapped lines)."""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

_SIGNS = "•●○◦▪▫■□◆◇❖➢➤►▶▸‣✓✔✦✧★☆⁃\ue000-\uf8ff"
"""Also what is left of the bullets of Symbol and Wingdings."""
_BULLET = (
    f"(?:[{_SIGNS}][ \t]*"
    r"|[-–—−+*·§][ \t]+"
    r"|[-–—−+](?=[^\W\d_])"
    r")(?=\S)"
)
_TABBED_BULLET = r"(^|[\r\n\u2028\u2029])[ \t]*[oqvüØ]\t"
"""The letters that bullets of Courier New and Wingdings turn into; only a tab tells them from a word."""
_LONE_BULLET = rf"(?m)^[ \t]*[{_SIGNS}—−+*·§–-][ \t]*\n(?=[ \t]*\S)"
"""A bullet with its text on the next line, as some PDFs are copied."""
_NUMBER = (
    r"\(?(?:(?P<digits>\d{1,2})|(?P<parts>\d{1,2}(?:\.\d{1,2}){1,3})|(?P<roman>[IVX]{1,5})|(?P<letter>[a-zđ]))"
    r"(?(parts)[.)]?|[.)/])[ \t]+(?=\S)"
)
_STOP = r"[.!?…:;][\"'”’»)\]]*$"
_GOES_ON = r"[:;][\"'”’»)\]]*$"
_NEVER_WRAPPED = 120
"""No mail, terminal or PDF wraps lines so late, in characters: a longer line is a whole paragraph."""
_FEWEST_PHRASES = 3
"""So many lines that begin with capitals, none of them filled, are phrases and not one sentence."""


class TextLine(NamedTuple):
    """One paragraph or one item, on one line."""

    text: str
    is_item: bool
    set_off: bool
    """Whether a blank line stands above it."""


def text_lines(text: str) -> list[TextLine]:
    """Return the paragraphs and items of a text that a file holds.

    A blank line begins a paragraph, a line with a bullet is an item, and one with a number or letter of a list stands
    by itself with it. All other lines go on with what is above them.
    """
    return _lines(text, pasted=False)


def as_paragraphs(text: str) -> str:
    """Return a text as a file holds it, each paragraph and item on one line, a blank line above each paragraph.

    Whether the lines of a text without blank lines are paragraphs or wrapped is seen by their ends and their lengths.
    """
    if "\n" not in text and not re.match(_BULLET, text.lstrip()):
        return text
    parts: list[str] = []
    for line in _lines(re.sub(_LONE_BULLET, "- ", text), pasted=True):
        if parts:
            parts.append("\n\n" if line.set_off or not line.is_item else "\n")
        parts.append(f"- {line.text}" if line.is_item else line.text)
    return "".join(parts)


def with_plain_bullets(text: str) -> str:
    """Return raw text in which bullets that have become letters, as Word copies them, are dashes."""
    return re.sub(_TABBED_BULLET, r"\1- ", text)


def list_items(text: str) -> list[str]:
    """Return the entries of a list that was given as one text, a line each, without their bullets."""
    return [line.text for line in _lines(text, pasted=True)] if "\n" in text else [_without_bullet(text.strip())]


def without_numbers(items: list[str]) -> list[str]:
    """Return the entries of a list without their numbers or letters where they begin with 1, a or I."""
    matches = [match for item in items if (match := re.match(_NUMBER, item))]
    marks = [match[match.lastgroup or 0] for match in matches]
    if len(matches) < len(items) or marks[:1] not in (["1"], ["a"], ["I"]):
        return items
    return [item[match.end() :] for item, match in zip(items, matches, strict=True)]


def _without_bullet(line: str) -> str:
    return re.sub(f"^{_BULLET}+", "", line)


def _lines(text: str, *, pasted: bool) -> list[TextLine]:
    lines: list[TextLine] = []
    for raw_block in re.split(r"\n(?:[ \t]*\n)+", text.strip("\n")):
        raw_lines = raw_block.split("\n")
        block = _Block(raw_lines)
        for place, raw_line in enumerate(raw_lines):
            line = raw_line.strip()
            words = _without_bullet(line)
            is_item = words != line
            if place and not is_item and not block.has_number(place) and not (pasted and block.is_paragraph(place)):
                lines[-1] = lines[-1]._replace(text=f"{lines[-1].text} {line}")
            elif line:
                lines.append(TextLine(words, is_item, set_off=bool(lines) and not place))
    return lines


class _Block:
    """Lines without a blank one between, and where among them something new begins."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._bare = [line.strip() for line in lines]
        self._numbers = [re.match(_NUMBER, line) for line in self._bare]
        self._width = max(map(len, lines))
        self._stops = [bool(re.search(_STOP, line)) for line in self._bare]

    @cached_property
    def _phrases(self) -> bool:
        """Whether the lines are headings and phrases: they begin with capitals, and none is filled but the longest."""
        if len(self._bare) < _FEWEST_PHRASES or not all(map(_begins_sentence, self._bare)):
            return False
        ends = [place - 1 for place in range(1, len(self._bare)) if not self._fits(place)]
        return all(self._stops[1:]) or all(len(self._lines[end]) == self._width for end in ends)

    def has_number(self, place: int) -> bool:
        """Whether a line begins with a number or letter of a list, and not with one that wrapping brought there."""
        number = self._numbers[place]
        if number is None:
            return False
        style = number.lastgroup or ""
        alike = [other[style] for other in self._numbers if other and other.lastgroup == style]
        if style == "digits":
            value = int(number[style])
            fellows = {str(value - 1), str(value + 1)} & set(alike)
        else:
            fellows = set(alike) - {number[style]}
        is_outline = style == "parts" and number[0].rstrip()[-1] in ".)"  # 1.1. is no figure, 1.1 may be one
        return bool(fellows) or is_outline or self._stops[place - 1]

    def is_paragraph(self, place: int) -> bool:
        """Whether a line without bullet or number begins something new, and is not the rest of the line above."""
        if self._numbers[place] is not None:
            return False  # wrapping brought it there
        above = self._bare[place - 1]
        goes_on = bool(re.search(_GOES_ON, above))  # after "gồm:" and "một là …;" new lines begin in lower case too
        begins = _begins_sentence(self._bare[place]) or goes_on
        if self._width > _NEVER_WRAPPED:
            return begins
        if self._stops[place - 1]:
            return begins and (self._fits(place) or all(self._stops) or self._phrases)
        # Wrapping fills a line, and most people indent what belongs to an item.
        in_list = self._numbers[place - 1] is not None or _without_bullet(above) != above
        below_list = in_list and self._fits(place) and not self._lines[place][0].isspace()
        return begins and (below_list or self._phrases)

    def _fits(self, place: int) -> bool:
        """Whether the first word of a line would have found room in the line above, so that the break was meant."""
        return len(self._lines[place - 1]) + 1 + len(self._bare[place].split(" ")[0]) <= self._width


def _begins_sentence(line: str) -> bool:
    first = line.lstrip("\"'“‘«([{")[:1]
    return first.isupper() or first.isdigit()
