"""How cells look; each look is one style of the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils.indexed_list import IndexedList

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

FONT = "Times New Roman"
_LINK = "FF1F3864"  # dark enough to be read when it is printed in black
_GREY = PatternFill("solid", fgColor="FFF2F2F2")


class Face(NamedTuple):
    """What decides how much room text takes."""

    size: int = 12
    """Points; text is set in 11, 12 or 13."""
    bold: bool = False


class Look(NamedTuple):
    """How one cell looks."""

    face: Face = Face()
    italic: bool = False
    underlined: bool = False
    horizontal: str = "left"
    """left, center, right or justify."""
    vertical: str = "center"
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
    cell = Cell(sheet, 1, 1)  # a cell of no sheet: openpyxl numbers a style when a cell gets it
    cell.font = Font(
        name=FONT,
        sz=look.face.size,
        b=look.face.bold,
        i=look.italic,
        u="single" if look.underlined or look.link else None,
        color=_LINK if look.link else None,
        family=1,
    )
    cell.alignment = Alignment(look.horizontal, look.vertical, wrap_text=True, indent=look.indent)
    cell.number_format = look.number
    if look.box:
        left, right, top, bottom = (Side("thin") if side in look.box else Side() for side in "lrtb")
        cell.border = Border(left, right, top, bottom)
    if look.shaded:
        cell.fill = _GREY
    if look.quoted:
        cell.quotePrefix = True
    return int(cell.style_id)


def set_body_font(workbook: Workbook) -> None:
    """Make Times New Roman 12 the font of empty cells and the unit in which Excel counts column widths."""
    body = Font(name=FONT, sz=12, family=1)
    workbook._fonts = IndexedList([body])  # type: ignore[attr-defined] # noqa: SLF001, openpyxl has no other way to its default font
    workbook._named_styles["Normal"].font = body  # type: ignore[attr-defined] # noqa: SLF001, the same
