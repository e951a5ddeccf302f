"""Bookmarks around what came from the year: nobody sees them, and they tell an edited file where its words belong."""

from __future__ import annotations

import re
from itertools import count

from dtreport.papers.anchors import BookmarkNames
from dtreport.vietnamese.wording import Source, nested, stretches_of

_END = "<w:bookmarkEnd/>"
_MARK = r'<w:bookmark(?:Start w:name="([^"/]*)/([^"/]*)/([^"/]*)/([^"/]*)"|End)/>'


def marks(text: str) -> list[tuple[int, str]]:
    """Return the beginnings and the ends of the bookmarks of a text, each with its place, in their order.

    They get their names and numbers from `numbered` when the whole text is known.
    """
    places: list[tuple[int, str]] = []
    ends: list[int] = []  # of those that are open
    for (kind, code, field, line), start, end in nested(stretches_of(text)):
        while ends and ends[-1] <= start:
            places.append((ends.pop(), _END))
        places.append((start, f'<w:bookmarkStart w:name="{kind}/{code}/{field}/{line}"/>'))
        ends.append(end)
    return places + [(end, _END) for end in reversed(ends)]


def numbered(content: str) -> str:
    """Return the XML of a text, in which each bookmark has its name and its number, in the order of reading."""
    names, numbers = BookmarkNames(), count()
    open_numbers: list[int] = []

    def complete(mark: re.Match[str]) -> str:
        kind, code, field, line = mark.groups()
        if kind is None:
            return f'<w:bookmarkEnd w:id="{open_numbers.pop()}"/>'
        open_numbers.append(next(numbers))
        name = names.claim(Source(kind, code, field, int(line)))
        return f'<w:bookmarkStart w:id="{open_numbers[-1]}" w:name="{name}"/>'

    return re.sub(_MARK, complete, content)
