"""The measures of an official paper: Nghị định 30/2020/NĐ-CP, Phụ lục I, as its own model papers set them.

Lengths are in twips, 1/20 of a point; sizes of letters are in points. Word and PDF are set by these alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dtreport.formats.column_widths import WidthWish, shared_out, wished
from dtreport.formats.font_metrics import pixels, twips

if TYPE_CHECKING:
    from dtreport.papers.blocks import Table

_PIXEL = 15


class DecreePage(NamedTuple):
    """A sheet of A4 with its margins (mục I)."""

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int

    @property
    def room(self) -> int:
        """The width of the text."""
        return self.width - self.left - self.right

    @property
    def depth(self) -> int:
        """The height of the text."""
        return self.height - self.top - self.bottom


UPRIGHT = DecreePage(11906, 16838, 1418, 1134, 1985, 1134)  # margins of 25, 20, 35 and 20 mm
ON_ITS_SIDE = DecreePage(16838, 11906, 1134, 1134, 1701, 851)  # 20, 20, 30 and 15 mm
HEADER = 567
"""The distance of the page number from the upper edge of the sheet, and of the foot from the lower one."""

COUNTRY, MOTTO, PARENT, AGENCY, NUMBER, PLACE = 13, 14, 13, 13, 13, 14
TITLE, BODY, REFERENCE, PAGE_NUMBER = 14, 14, 14, 14
POSITION, RECIPIENTS_TITLE, RECIPIENTS, FOOT = 14, 12, 11, 11
TABLE = 12
"""The letters in tables, which the decree leaves open."""

INDENT, BEFORE = 567, 120
"""The first line of a paragraph, and the space above it (mục V)."""
TITLE_BEFORE, CAPTION_AFTER = 240, 60
RULE_BEFORE, RULE_HEIGHT, RULE_AFTER = 60, 20, 60
"""Around the line under a name, which is the upper edge of RULE_HEIGHT."""
ADDRESSEES, DASH = (1134, 2296), 163
"""Where the label and the names of several addressees begin, and the width of "- ", which stands under the colon."""
CELL_PADDING, CELL_ABOVE = 85, 20
"""In a cell beside its text, and above and below it."""
SEPARATOR = 20
"""The height of what stands between two tables."""
LEVEL = 170
"""How far each level of the rows of a table is indented."""
HEAD_COLUMNS, HEAD_START = (3829, 5670), -199
"""The table of the letterhead on an upright sheet; it hangs into the right margin: the country needs one line."""
_HEAD_LEFT = 0.42
SIGNATURE_COLUMNS = (3117, 5670)
SIGNING_SPACE = 1200
"""The room for the signature between position and name."""


def page(*, landscape: bool) -> DecreePage:
    """Return the sheet of a section."""
    return ON_ITS_SIDE if landscape else UPRIGHT


def head_columns(page: DecreePage) -> tuple[int, int, int]:
    """Return where the letterhead of a sheet begins, and the widths of its two halves."""
    if page == UPRIGHT:
        return HEAD_START, *HEAD_COLUMNS
    left = round(page.room * _HEAD_LEFT)
    return 0, left, page.room - left


def signature_columns(room: int) -> tuple[int, int]:
    """Return the widths of the two halves of a signature; who signs has the same on each sheet."""
    return room - SIGNATURE_COLUMNS[1], SIGNATURE_COLUMNS[1]


def rule_under(text: str, size: int, room: int) -> int:
    """Return the length of the line under the name of an agency or a title: 2/5 of its text, between 1/3 and 1/2."""
    return round(min(twips(text, size, bold=True), room) * 2 / 5)


def column_widths(table: Table, room: int) -> tuple[int, ...]:
    """Return the widths of the columns that people see, which fill the width of the text.

    The word before a figure stands on the line of the figure where there is room.
    """

    def needed(text: str) -> float:
        return pixels(text, TABLE, bold=True) / 0.98 + 2 * CELL_PADDING / _PIXEL

    wish = wished(table, needed, on_one_line=True)
    if sum(wish.least) * _PIXEL > room:
        wish = wished(table, needed)
    in_twips = (tuple(size * _PIXEL for size in sizes) for sizes in (wish.least, wish.most))
    return shared_out(WidthWish(wish.share, *in_twips), room)
