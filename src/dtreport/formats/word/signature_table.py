"""The end of a paper: a table that no page parts, and that takes along what stands before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.formats import decree
from dtreport.formats.word.wordprocessingml import cell, paragraph, plain, row, table

if TYPE_CHECKING:
    from dtreport.formats.decree import DecreePage
    from dtreport.papers.blocks import Signatory, Signature


def signature_xml(block: Signature, page: DecreePage) -> str:
    """Return who signs on the right; on the left who prepared it, or else to whom it goes."""
    widths = decree.signature_columns(page.room)
    rows: list[tuple[str, str]] = []
    if block.place_and_date.strip():
        rows.append(("", plain("DiaDanh", block.place_and_date)))
    title, others = block.recipients[:1], block.recipients[1:]
    recipients = "".join(
        [*(plain("NoiNhan", line) for line in title), *(plain("DongNoiNhan", line) for line in others)]
    )
    if block.preparer is None:
        rows.append((recipients, _position(block.signer) + _name(block.signer)))
    else:
        rows.append((_position(block.preparer), _position(block.signer)))
        rows.append((_name(block.preparer), _name(block.signer)))
        rows.append((recipients, ""))
    # An empty side too stays with the row below, or LibreOffice would part them.
    empty = paragraph("Dong", keep_next=True)
    lines = [
        row(cell(width, side or empty) for width, side in zip(widths, sides, strict=True))
        for sides in rows
        if any(sides)
    ]
    return table("KhungKy", widths, lines) if lines else ""


def _position(who: Signatory) -> str:
    return "".join(plain("ChucVu", line) for line in who.position)


def _name(who: Signatory) -> str:
    return plain("HoTen", who.name)
