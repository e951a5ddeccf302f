"""The XML of a Word text: runs, paragraphs, tables. How anything looks stands in the styles, which are named here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dtreport.formats.line_breaks import WHOLE_NUMBER
from dtreport.formats.word import bookmarks
from dtreport.vietnamese.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
PAGE_NUMBER: Final = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
TAB: Final = "<w:r><w:tab/></w:r>"
_KEPT = "<w:keepNext/>"
_LINE_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_HYPHEN = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'
"""A hyphen at which no line ends; to who reads the file it is the one that was typed (ISO 29500-1, 17.3.3.18)."""


def escaped(text: str) -> str:
    """Return text as it may stand in XML, in an attribute too; what XML refuses is shown."""
    plain = text if text.isprintable() else visible(text).replace("\t", " ")
    if "&" in plain or "<" in plain or ">" in plain or '"' in plain:
        return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return plain


def run(text: str, style: str = "") -> str:
    """Return a run of text, with the id of a character style.

    Where parts of it came from the year they stand in bookmarks, and so in runs of their own.
    """
    if not text:
        return ""
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    numbers = WHOLE_NUMBER.finditer(text) if "-" in text else ()
    hyphens = [place for number in numbers for place in range(*number.span()) if text[place] == "-"]
    words = str(text)
    parts: list[str] = []
    place = 0
    for end, bookmark in bookmarks.marks(text):
        if end > place:
            parts.append(_run(words, place, end, hyphens, look))
            place = end
        parts.append(bookmark)
    if place < len(text):
        parts.append(_run(words, place, len(text), hyphens, look))
    return "".join(parts)


def _run(text: str, start: int, end: int, hyphens: Sequence[int], look: str) -> str:
    """Return a part of a text as one run; at the hyphens in these places no line ends."""
    pieces = []
    for hyphen in hyphens:
        if start <= hyphen < end:
            pieces.append(escaped(text[start:hyphen]))
            start = hyphen + 1
    pieces.append(escaped(text[start:end]))
    content = _HYPHEN.join(pieces).replace("\n", _LINE_BREAK)
    return f'<w:r>{look}<w:t xml:space="preserve">{content}</w:t></w:r>'


def paragraph(style: str, runs: str = "", *, keep_next: bool = False, more: str = "") -> str:
    """Return a paragraph; one that is `keep_next` stays on the page of what follows it.

    `more` is what no style can say, in the order of the schema: indents that depend on the text, a section break.
    """
    look = f'<w:pStyle w:val="{style}"/>{_KEPT if keep_next else ""}{more}'
    return f"<w:p><w:pPr>{look}</w:pPr>{runs}</w:p>"


def plain(style: str, text: str, *, keep_next: bool = False) -> str:
    """Return a paragraph with nothing but a text; none where there is no text."""
    return paragraph(style, run(text), keep_next=keep_next) if text.strip() else ""


def rule(length: int, room: int) -> str:
    """Return a line of so many twips in the middle of a room: the border of a paragraph that has no text."""
    free = max(0, room - length)
    return paragraph("DuongKe", more=f'<w:ind w:left="{free // 2}" w:right="{free - free // 2}"/>')


def cell(width: int, content: str, *, columns: int = 1, low: bool = False, open_side: str = "") -> str:
    """Return a cell over some columns; `low` where its text stands at its lower edge. It is never without a paragraph.

    `open_side` is the one where it has no line, "top" or "bottom".
    """
    look = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    look += f'<w:tcBorders><w:{open_side} w:val="nil"/></w:tcBorders>' if open_side else ""
    look += '<w:vAlign w:val="bottom"/>' if low else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{look}</w:tcPr>{content or paragraph("Dong")}</w:tc>'


def row(cells: Iterable[str], *, whole: bool = True, head: bool = False) -> str:
    """Return a row; one that is `whole` is not parted by the end of a page, a `head` is repeated on each page."""
    look = "<w:cantSplit/>" * whole + "<w:tblHeader/>" * head
    return f"<w:tr>{f'<w:trPr>{look}</w:trPr>' if look else ''}{''.join(cells)}</w:tr>"


def table(style: str, widths: Sequence[int], rows: Iterable[str], *, start: int = 0, title: str = "") -> str:
    """Return a table with fixed columns of so many twips; `title` says to a screen reader what it is."""
    indent = f'<w:tblInd w:w="{start}" w:type="dxa"/>'
    caption = f'<w:tblCaption w:val="{escaped(title)}"/>' if title else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{indent}'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{caption}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{''.join(rows)}</w:tbl>"
    )


def separator(*, airy: bool = False) -> str:
    """Return what must stand between two tables, which Word would otherwise make one, and at the end of a table.

    One that is `airy` has room above it, as it stands between text and a table.
    """
    return paragraph("NganCach" if airy else "NganCachHep")
