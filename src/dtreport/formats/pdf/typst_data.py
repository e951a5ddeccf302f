"""A paper as the data of the template: measures in twips, texts in pieces, and what stays together on a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from dtreport.formats import decree, pagination
from dtreport.formats.pdf.text_pieces import Pieces, cleaned, pieces
from dtreport.formats.pdf.typst_chart import chart_data
from dtreport.formats.pdf.typst_table import table_data
from dtreport.papers.blocks import (
    Addressees,
    Block,
    Chart,
    Heading,
    Items,
    Letterhead,
    Paper,
    Paragraph,
    Section,
    Signatory,
    Signature,
    Table,
    Title,
)

if TYPE_CHECKING:
    from dtreport.formats.decree import DecreePage

Data = dict[str, Any]


def paper_data(paper: Paper) -> Data:
    """Return a paper as values that JSON knows."""
    language, _, region = paper.language.partition("-")
    return {
        "title": cleaned(paper.title),
        "author": cleaned(paper.author),
        "digest": paper.digest,
        "language": language,
        "region": region or None,
        "stamp": cleaned(paper.stamp),
        "measures": {name.lower(): value for name, value in vars(decree).items() if name.isupper()},
        "sections": [_section(section) for section in paper.sections],
    }


def _section(section: Section) -> Data:
    page = decree.page(landscape=section.landscape)
    stays = pagination.stays_with_next(section.blocks)
    blocks = [_block(block, page, keep_next=stay) for block, stay in zip(section.blocks, stays, strict=True)]
    foot = [pieces(line, page.room, decree.FOOT) for line in section.foot]
    return {
        "page": page._asdict(),
        "room": page.room,
        "begins-with-title": isinstance(next(iter(section.blocks), None), Title),
        "blocks": blocks,
        "foot": foot,
    }


def _block(block: Block, page: DecreePage, *, keep_next: bool) -> Data:  # noqa: PLR0911, one answer for each kind of block
    room = page.room
    match block:
        case Letterhead():
            return _letterhead(block, page)
        case Title():
            return _title(block, room)
        case Addressees(label, names):
            entries = [pieces(name, room) for name in names]
            return {"kind": "addressees", "label": pieces(label, room), "names": entries, "kept": keep_next}
        case Heading(text, level):
            return {"kind": "heading", "text": _heading(text, room), "level": level}
        case Paragraph():
            return _paragraph(block, room, keep_next=keep_next)
        case Items(items):
            return {"kind": "items", "items": [pieces(f"- {item}", room) for item in items], "kept": keep_next}
        case Table():
            return table_data(block, page, keep_next=keep_next)
        case Chart():
            return chart_data(block, page, keep_next=keep_next)
        case Signature():
            return _signature(block, room)


def _paragraph(block: Paragraph, room: int, *, keep_next: bool) -> Data:
    """Return a paragraph, or several where there are blank lines in its text."""
    first, *others = re.split("\n{2,}", block.text)
    return {
        "kind": "paragraph",
        "lead": pieces(block.lead, room, bold=True),
        "texts": [pieces(text, room) for text in ([first] if block.lead or first else []) + others],
        "centred": block.centred,
        "kept": keep_next,
    }


def _title(block: Title, room: int) -> Data:
    return {
        "kind": "title",
        "lines": [_heading(line, room) for line in (block.name, block.about) if line],
        "note": pieces(block.note, room, decree.REFERENCE),
        "line": decree.rule_under(block.about or block.name, decree.TITLE, room),
    }


def _heading(text: str, room: int) -> Pieces:
    """Return a text that is a bookmark too, in which its lines are one."""
    return pieces(text.replace("\n", " \n"), room, decree.TITLE, bold=True)


def _letterhead(block: Letterhead, page: DecreePage) -> Data:
    start, *columns = decree.head_columns(page)
    room_left, room_right = (width - 2 * decree.CELL_PADDING for width in columns)

    def left(text: str, size: int, *, bold: bool = False) -> Pieces:
        return pieces(text, room_left, size, bold=bold)

    def right(text: str, size: int, *, bold: bool = False) -> Pieces:
        return pieces(text, room_right, size, bold=bold)

    return {
        "kind": "letterhead",
        "start": start,
        "columns": columns,
        "parent": left(block.parent, decree.PARENT),
        "agency": left(block.agency, decree.AGENCY, bold=True),
        "agency_line": decree.rule_under(block.agency, decree.AGENCY, room_left),
        "country": right(block.country, decree.COUNTRY, bold=True),
        "motto": right(block.motto, decree.MOTTO, bold=True),
        "number": left(block.number, decree.NUMBER),
        "place": right(block.place_and_date, decree.PLACE),
    }


def _signature(block: Signature, room: int) -> Data:
    columns = decree.signature_columns(room)
    left, right = (width - 2 * decree.CELL_PADDING for width in columns)
    title, *names = block.recipients or ("",)
    return {
        "kind": "signature",
        "columns": columns,
        "place": pieces(block.place_and_date, right, decree.PLACE),
        "signer": _signatory(block.signer, right),
        "preparer": block.preparer and _signatory(block.preparer, left),
        "recipients_title": pieces(title, left, decree.RECIPIENTS_TITLE, bold=True),
        "recipients": [pieces(name, left, decree.RECIPIENTS) for name in names],
    }


def _signatory(who: Signatory, room: int) -> Data:
    return {
        "position": [pieces(line, room, decree.POSITION, bold=True) for line in who.position],
        "name": pieces(who.name, room, decree.POSITION, bold=True),
    }
