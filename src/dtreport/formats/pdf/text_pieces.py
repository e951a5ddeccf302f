"""Text cut where a line may not end, or may, so that its lines end as those of Word do."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache, partial

from dtreport.formats.decree import BODY
from dtreport.formats.font_metrics import twips
from dtreport.formats.line_breaks import wrapped
from dtreport.vietnamese.text import visible

TextPiece = str | tuple[str] | int | None
"""Text; text that stays on one line; BREAK, where a line may end; LINE_END, where it does."""
Pieces = str | list[TextPiece]
BREAK = 0
LINE_END = None

_SEGMENT = re.compile(r"(?:[^–-]|[–-](?![^\W\d]))+[–-]?|[–-]")
"""What has no place inside where a line may end: it may after a hyphen before a letter."""


def cleaned(text: str) -> str:
    """Return a text as it is printed: NFC, with spaces for tabs, and control characters made visible."""
    return visible(unicodedata.normalize("NFC", text)).replace("\t", " ")


def pieces(text: str, room: float, size: int = BODY, *, bold: bool = False) -> Pieces:
    """Return a text for lines of `room` twips: plain, or in pieces where it needs them.

    A line does not end after a slash, as in 39/2021/QĐ-UBND; a word wider than the room is cut to its width.
    """
    clean = cleaned(text)
    least = int(room / (size * 20)) + 1  # characters that may be too wide: none is wider than it is high
    if "/" not in clean and "\n" not in clean and max(map(len, clean.split(" "))) < least:
        return clean
    parts: list[TextPiece] = []
    end = 0
    for special in re.finditer(rf"\n|[^ \n]*/[^ \n]*|[^ \n]{{{least},}}", clean):
        _add(parts, clean[end : special.start()])
        _cut(parts, special[0], partial(_width, size=size, bold=bold), room)
        end = special.end()
    if not parts:
        return clean
    _add(parts, clean[end:])
    return parts if len(parts) > 1 or not isinstance(parts[0], str) else parts[0]


def _cut(parts: list[TextPiece], word: str, width: Callable[[str], float], room: float) -> None:
    if word == "\n":
        parts.append(LINE_END)
        return
    for segment in _SEGMENT.findall(word):
        for order, part in enumerate(wrapped(segment, room, width)):
            if order:
                parts.append(BREAK)
            _add(parts, part)


def _add(parts: list[TextPiece], part: str) -> None:
    if "/" in part:
        parts.append((part,))
    elif part and parts and isinstance(parts[-1], str):
        parts[-1] += part
    elif part:
        parts.append(part)


@lru_cache(4096)
def _width(word: str, *, size: int, bold: bool) -> float:
    return twips(word, size, bold=bold)
