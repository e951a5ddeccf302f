"""How cells look; each look is one style of the workbook."""

from functools import cache
from typing import NamedTuple

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from dtreport.formats.excel.text_height import Face

FONT = "Times New Roman"
_LINK = "FF1F3864"  # dark enough to be read when it is printed in black
_GREY = PatternFill("solid", fgColor="FFF2F2F2")


class Look(NamedTuple):
    """How one cell looks."""

    face: Face = Face()
    italic: bool = False
    underlined: bool = False
    across: str = "left"
    """left, center, right or justify."""
    down: str = "center"
    """top, center or bottom."""
    indent: int = 0
    box: str = ""
    """Which of its sides have a line: letters of "ltrb" (left, top, right, bottom)."""
    shaded: bool = False
    number: str = "General"
    """A number format of Excel."""
    quoted: bool = False
    """Text that Excel must not read as a formula when somebody edits the cell."""
    link: bool = False


class Run(NamedTuple):
    """Letters of one look inside a text."""

    text: str
    face: Face
    italic: bool = False


def style_id(sheet: Worksheet, look: Look) -> int:
    """Return the number by which the cells of a workbook refer to a look."""
    cell = Cell(sheet, 1, 1)
    _dress(cell, look)
    return int(cell.style_id)


def _dress(cell: Cell, look: Look) -> None:
    cell.font = _font(look.face, italic=look.italic, underlined=look.underlined or look.link, link=look.link)
    cell.alignment = Alignment(look.across, look.down, wrap_text=True, indent=look.indent)
    cell.number_format = look.number
    if look.box:
        cell.border = _border(look.box)
    if look.shaded:
        cell.fill = _GREY
    if look.quoted:
        cell.quotePrefix = True


@cache
def _font(face: Face, *, italic: bool, underlined: bool, link: bool) -> Font:
    colour = _LINK if link else None
    return Font(
        name=FONT, sz=face.size, b=face.bold, i=italic, u="single" if underlined else None, color=colour, family=1
    )


@cache
def _border(box: str) -> Border:
    left, right, top, bottom = (Side("thin") if letter in box else Side() for letter in "lrtb")
    return Border(left, right, top, bottom)


def set_body_font(workbook: Workbook) -> None:
    """Make Times New Roman 12 the font of empty cells and the unit in which Excel counts column widths."""
    body = Font(name=FONT, sz=12, family=1)
    workbook._fonts = IndexedList([body])  # type: ignore[attr-defined] # noqa: SLF001 - openpyxl has no other way to its default font
    workbook._named_styles["Normal"].font = body  # type: ignore[attr-defined] # noqa: SLF001 - the same
