"""What stays together on a page: no signature and no end mark stands alone, no row is parted that a page can hold."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from dtreport.formats.decree import CELL_PADDING, TABLE, DecreePage
from dtreport.formats.font_metrics import twips
from dtreport.formats.line_breaks import wrapped
from dtreport.papers.blocks import Block, Paragraph, Row, Signature, Table

TALL = 0.7
"""From this part of a page on a row may be parted; the head of its table stands on the page too."""
SIGNATURE = 6200
"""The room in twips for a signature, and for the titles of what it takes along to its page."""

_SHORT = 80
"""Characters of a paragraph that is too little to stand on a page alone, or above a signature."""
_MOST = 3
"""How many blocks one after another stay together; a page must not be filled with them."""
_LINE = 1.149 * TABLE * 20
"""The height of a line in a table, in twips."""
_TAKEN = 0.3
"""How much of a page the rows have that go along with what follows the table."""
_TAKEN_ROWS = 2
_TAKEN_LINES = 3
"""How many lines go along of a row that is too high to do so as a whole."""

ShownRow = tuple[Row, tuple[str, ...]]
"""A row with its words, one for each column that is shown."""


class Ending(NamedTuple):
    """The rows of a table that something follows which must not stand alone."""

    rows: tuple[ShownRow, ...]
    taken: int
    """How many of the last ones stay with what follows."""
    parted: bool
    """Whether the last one is the end of the one before it, which is too high to go along."""


def stays_with_next(blocks: Sequence[Block]) -> list[bool]:
    """Say of each block whether its end stays on the page of what follows."""
    stays = [False] * len(blocks)
    run = 0
    for place in range(len(blocks) - 2, -1, -1):
        block, following, last = blocks[place], blocks[place + 1], place + 2 == len(blocks)
        short = isinstance(following, Paragraph) and len(following.text) < _SHORT
        stays[place] = isinstance(following, Signature) or (
            run < _MOST and (_announces(block, following) or (short and (last or run > 0)))
        )
        run = run + 1 if stays[place] else 0
    return stays


def _announces(block: Block, following: Block) -> bool:
    """Say whether a paragraph is about what follows it: a table comes, or it is of few lines and ends with a colon."""
    if not isinstance(block, Paragraph):
        return False
    words = f"{block.lead} {block.text}".rstrip()
    return isinstance(following, Table) or (words.endswith(":") and len(words) < 2 * _SHORT)


def fills(part: float, page: DecreePage, words: Sequence[str], widths: Sequence[int]) -> bool:
    """Say whether a row, with these texts in columns of so many twips, is higher than a part of the page."""
    most = int(part * (page.depth) / _LINE)
    measure = partial(twips, size=TABLE, bold=True)
    rooms = [max(1, width - 2 * CELL_PADDING) for width in widths]
    return any(
        len(wrapped(text, room, measure)) > most
        for text, room in zip(words, rooms, strict=True)
        # No letter is wider than it is high, and two lines after each other are as long as one that is full.
        if text.count("\n") + 1 + len(text) * min(1, 2 * TABLE * 20 / room) > most
    )


def ending(rows: Sequence[ShownRow], page: DecreePage, widths: Sequence[int]) -> Ending:
    """Return the rows of a table, and how many of the last go along with what follows; of a high one its end does."""
    room = _TAKEN * (page.depth)
    number, used = 0, 0.0
    for _, words in reversed(rows[-_TAKEN_ROWS:]):
        used += _LINE * max(map(len, _lines(words, widths, bold=True)), default=1)
        number += used <= room
    if number or not rows:
        return Ending(tuple(rows), number, parted=False)
    *others, (row, words) = rows
    lines = _lines(words, widths, bold=row.strong)
    at = max(map(len, lines)) - _TAKEN_LINES
    begun = tuple("".join(each[:at]).rstrip() for each in lines)
    rest = tuple("".join(each[at:]) for each in lines)
    return Ending((*others, (row, begun), (row, rest)), 1, parted=True)


def _lines(words: Sequence[str], widths: Sequence[int], *, bold: bool) -> list[list[str]]:
    """Return the lines of each text of a row."""
    measure = partial(twips, size=TABLE, bold=bold)
    return [wrapped(text, max(1, width - 2 * CELL_PADDING), measure) for text, width in zip(words, widths, strict=True)]
