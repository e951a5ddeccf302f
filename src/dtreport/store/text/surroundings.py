"""What stands around a block: line ends, blanks and comments, from the statement above to the header below."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dtreport.store.changes import Surroundings
from dtreport.store.text.layout import RECORD, REST, TextBlock, entries, line_end, skip_between
from dtreport.store.toml_parser import values_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_LINE_END = re.compile(r"(?:\r?\n)?")


def neighbours(pieces: Sequence[TextBlock], at: int) -> tuple[int, int]:
    """The places of the last piece with statements before a place, and of the first one there or behind it.

    There is always one before: the keys at the top of the file.
    """
    one, other = at - 1, at
    while pieces[one].what is REST:
        one -= 1
    while other < len(pieces) and pieces[other].what is REST:
        other += 1
    return one, other


def text_between(pieces: Sequence[TextBlock], one: int, other: int) -> str:
    """What stands between the last statement of one piece and the header of another, with plain line ends.

    Args:
        pieces: The pieces of the file.
        one: The place of the first piece.
        other: The place of the second piece; the end of the file where there is none.
    """
    return _plain(_tail(pieces, one) + _texts(pieces[one + 1 : other]) + _head(pieces, other))


def surroundings(pieces: Sequence[TextBlock], at: int) -> Surroundings:
    """What stands around the block at a place, and what is behind it, without how the two are joined."""
    one, other = neighbours(pieces, at)[0], neighbours(pieces, at + 1)[1]
    text = pieces[at].text
    above = _tail(pieces, one) + _texts(pieces[one + 1 : at])
    below = text[len(_without_end(text)) :] + _texts(pieces[at + 1 : other]) + _head(pieces, other)
    behind = pieces[other] if other < len(pieces) else TextBlock(REST, "", "")
    code = (values_of(behind.text) or {}).get("code", "") if behind.what is RECORD else ""
    return Surroundings(_plain(above), _plain(below), "", behind.name, code)


def replace_between(
    pieces: list[TextBlock], ends: tuple[int, int], above: str, block: TextBlock | None = None, below: str = ""
) -> None:
    """Put texts, with a block between them, in place of all that stands between two pieces.

    Args:
        pieces: The pieces of the file; changed in place.
        ends: The places of the two pieces; the second may be the end of the file.
        above: The text between the last statement of the first piece and the block.
        block: The block, or None to have only `above` between the two.
        below: The text between the block and the header of the second piece.
    """
    one, other = ends
    # The texts hold line ends and comments that are parts of the pieces around; each piece takes its own out of them.
    tail = _tail(pieces, one)
    own = tail if tail and above.startswith(tail) else _end_at_start(above)
    pieces[one].text = pieces[one].text.removesuffix(tail) + own
    above = above.removeprefix(own)
    if block is None:
        above, below = "", above
    else:
        own = _end_at_start(below)
        block.text = _without_end(block.text) + own
        below = below.removeprefix(own)
    if other < len(pieces):
        head = _head(pieces, other)
        own = head if below.endswith(head) else ""
        pieces[other].text = own + pieces[other].text.removeprefix(head)
        below = below.removesuffix(own)
    middle = [TextBlock(REST, "", above), *([block] if block else []), TextBlock(REST, "", below)]
    pieces[one + 1 : other] = [piece for piece in middle if piece.text]


def _tail(pieces: Sequence[TextBlock], at: int) -> str:
    """What a piece has behind its last statement: the line end, and comments."""
    text = pieces[at].text
    last = _without_end(text).rpartition("\n")[2].lstrip(" \t")
    if last[:1] != "#":
        return text[len(_without_end(text)) :]
    statements = entries(text)  # the line may also be the end of a text over several lines
    end = statements[-1].end if statements else line_end(text, skip_between(text, 0))
    return text[len(_without_end(text[:end])) :]


def _head(pieces: Sequence[TextBlock], at: int) -> str:
    """What a piece has above its header or first statement: comments."""
    text = pieces[at].text if at < len(pieces) else ""
    return text[: text.rfind("\n", 0, skip_between(text, 0)) + 1]


def _texts(pieces: Sequence[TextBlock]) -> str:
    """The text of several pieces."""
    return "".join(piece.text for piece in pieces)


def _plain(text: str) -> str:
    """The text with plain line ends, in which texts are compared and kept in the journal."""
    return text.replace("\r\n", "\n")


def _without_end(text: str) -> str:
    """The text without the end of its last line."""
    return text.removesuffix("\n").removesuffix("\r")


def _end_at_start(text: str) -> str:
    """The line end that the text begins with, or nothing."""
    match = _LINE_END.match(text)
    return match[0] if match else ""
