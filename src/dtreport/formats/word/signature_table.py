"""The end of a paper: a table that no page parts, and that takes along what stands before it."""

from dtreport.formats import decree
from dtreport.formats.decree import DecreePage
from dtreport.formats.word.wordprocessingml import cell, paragraph, plain, row, table
from dtreport.papers.blocks import Signatory, Signature


def signature_xml(block: Signature, page: DecreePage) -> str:
    """Return who signs on the right; on the left who prepared it, or else to whom it goes."""
    widths = decree.signature_columns(page.room)
    rows: list[tuple[str, str]] = []
    if block.place_and_date.strip():
        rows.append(("", plain("DiaDanh", block.place_and_date)))
    recipients = _recipients(block.recipients)
    if block.preparer is None:
        rows.append((recipients, _position(block.signer) + _name(block.signer)))
    else:
        rows.append((_position(block.preparer), _position(block.signer)))
        rows.append((_name(block.preparer), _name(block.signer)))
        rows.append((recipients, ""))
    lines = [row(map(_cell, widths, sides)) for sides in rows if any(sides)]
    return table("KhungKy", widths, lines) if lines else ""


def _cell(width: int, side: str) -> str:
    """Return one side of a row; an empty one too stays with the row below, or LibreOffice would part them."""
    return cell(width, side or paragraph("Dong", keep_next=True))


def _position(who: Signatory) -> str:
    return "".join(plain("ChucVu", line) for line in who.position)


def _name(who: Signatory) -> str:
    return plain("HoTen", who.name)


def _recipients(lines: tuple[str, ...]) -> str:
    title, others = lines[:1], lines[1:]
    return "".join(plain("NoiNhan", line) for line in title) + "".join(plain("DongNoiNhan", line) for line in others)
