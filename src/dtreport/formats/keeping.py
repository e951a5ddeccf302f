"""What stays together on a page: no signature and no end mark stands alone, no row is parted that a page can hold."""

from collections.abc import Sequence
from functools import partial

from dtreport.formats.decree import CELL_PADDING, TABLE, Page
from dtreport.formats.times import twips
from dtreport.formats.wrapping import wrapped
from dtreport.papers.blocks import Block, Paragraph, Signature

_SHORT = 80
"""Characters of a paragraph that is too little to stand on a page alone, or above a signature."""
_MOST = 3
"""How many blocks one after another stay together; a page must not be filled with them."""
_LINE = 1.149 * TABLE * 20
"""The height of a line in a table, in twips."""


def kept(blocks: Sequence[Block]) -> list[bool]:
    """Say of each block whether its end stays on the page of what follows."""
    stays = [False] * len(blocks)
    run = 0
    for place in range(len(blocks) - 2, -1, -1):
        following, last = blocks[place + 1], place + 2 == len(blocks)
        short = isinstance(following, Paragraph) and len(following.text) < _SHORT
        stays[place] = isinstance(following, Signature) or (short and (last or 0 < run < _MOST))
        run = run + 1 if stays[place] else 0
    return stays


def fills(part: float, page: Page, words: Sequence[str], widths: Sequence[int]) -> bool:
    """Say whether a row, with these texts in columns of so many twips, is higher than a part of the page."""
    most = int(part * (page.height - page.top - page.bottom) / _LINE)
    measure = partial(twips, size=TABLE, bold=True)
    return any(
        len(wrapped(text, width - 2 * CELL_PADDING, measure)) > most
        for text, width in zip(words, widths, strict=True)
        if len(text) > most  # else it is not, even with one character a line
    )
