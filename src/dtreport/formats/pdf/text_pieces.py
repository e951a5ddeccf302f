"""Text cut where a line may not end, or may, so that its lines end as those of Word do."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from dtreport.formats.decree import BODY
from dtreport.formats.font_metrics import twips
from dtreport.formats.line_breaks import WHOLE_NUMBER, wrapped
from dtreport.vietnamese.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.formats.line_breaks import TextMeasure

TextPiece = str | tuple[str] | int | None
"""Text; text that stays on one line; BREAK, where a line may end; LINE_END, where it does."""
Pieces = str | list[TextPiece]
BREAK = 0
LINE_END = None

_SEGMENT = re.compile(r"(?:[^–-]|[–-](?![^\W\d]))+[–-]?|[–-]")
"""What has no place inside where a line may end: it may after a hyphen before a letter."""
_KEPT_HYPHEN = "\0"
"""A hyphen at which no line ends, while a text is cut; no text has this character of its own."""


def cleaned(text: str) -> str:
    """Return a text as it is printed: NFC, with spaces for tabs, and control characters made visible."""
    return visible(unicodedata.normalize("NFC", text)).replace("\t", " ")


def pieces(text: str, room: float, size: int = BODY, *, bold: bool = False) -> Pieces:
    """Return a text for lines of `room` twips: plain, or in pieces where it needs them.

    A line does not end after a slash, nor anywhere in a number such as 39/2021/QĐ-UBND; what is wider than the
    room is cut to its width.
    """
    clean = cleaned(text)
    least = int(room / (size * 20)) + 1  # characters that may be too wide: none is wider than it is high
    if not (set("/\n-") & set(clean)) and max(map(len, clean.split(" "))) < least:
        return clean
    measure = partial(_width, size=size, bold=bold)
    guarded = WHOLE_NUMBER.sub(lambda number: number[0].replace("-", _KEPT_HYPHEN), clean)
    parts: list[TextPiece] = []
    end = 0
    for special in re.finditer(rf"\n|[^ \n]*[/\0][^ \n]*|[^ \n]{{{least},}}", guarded):
        _add(parts, guarded[end : special.start()])
        if special[0] == "\n":
            parts.append(LINE_END)
        for segment in _segments(special[0].rstrip("\n"), room, measure):
            for order, part in enumerate(wrapped(segment, room, measure)):
                parts += [BREAK] if order else []
                _add(parts, part)
        end = special.end()
    if not parts:
        return clean
    _add(parts, guarded[end:])
    return parts if len(parts) > 1 or not isinstance(parts[0], str) else parts[0]


def _segments(word: str, room: float, measure: TextMeasure) -> Iterator[str]:
    """Yield the parts of a word between which a line may end, within a number only where it is wider than the room."""
    for segment in _SEGMENT.findall(word):
        plain = segment.replace(_KEPT_HYPHEN, "-")
        if measure(plain) > room:
            yield from _SEGMENT.findall(plain)
        else:
            yield segment


def _add(parts: list[TextPiece], part: str) -> None:
    if "/" in part or _KEPT_HYPHEN in part:
        parts.append((part.replace(_KEPT_HYPHEN, "-"),))
    elif part and parts and isinstance(parts[-1], str):
        parts[-1] += part
    elif part:
        parts.append(part)


@lru_cache(4096)
def _width(word: str, *, size: int, bold: bool) -> float:
    return twips(word, size, bold=bold)
