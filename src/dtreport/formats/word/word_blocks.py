"""The blocks of a paper as Word sets them, each in the styles that are made for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.formats import decree, pagination
from dtreport.formats.font_metrics import twips
from dtreport.formats.line_breaks import paragraphs
from dtreport.formats.word.signature_table import signature_xml
from dtreport.formats.word.word_chart import Related, chart_xml
from dtreport.formats.word.word_styles import STRONG
from dtreport.formats.word.word_table import table_xml
from dtreport.formats.word.wordprocessingml import cell, paragraph, plain, row, rule, run, separator, table
from dtreport.papers.blocks import (
    Addressees,
    Block,
    Chart,
    Heading,
    Items,
    Letterhead,
    Paragraph,
    Section,
    Signature,
    Table,
    Title,
)

if TYPE_CHECKING:
    from dtreport.formats.decree import DecreePage

_DEEPEST = 3


def flow(section: Section, related: Related) -> str:
    """Return the paragraphs and tables of a section.

    Args:
        section: The section of the paper.
        related: Adds the part of a chart to the package, and gives its relation.
    """
    page = decree.page(landscape=section.landscape)
    stays = pagination.stays_with_next(section.blocks)
    parts: list[str] = []
    for block, stay in zip(section.blocks, stays, strict=True):
        content = _block(block, page, related, keep_next=stay)
        if parts and content.startswith("<w:tbl>"):
            parts.append(separator(airy=isinstance(block, Table)))  # Word would join two tables in a row
        parts += [content] if content else []
    return "".join(parts)


def _block(block: Block, page: DecreePage, related: Related, *, keep_next: bool) -> str:  # noqa: C901, PLR0911, one for each kind
    match block:
        case Letterhead():
            return _letterhead(block, page)
        case Title():
            lines = plain("TenLoai", block.name), plain("TrichYeu", block.about), plain("KemTheo", block.note)
            length = decree.rule_under(block.about or block.name, decree.TITLE, page.room)
            return "".join((*lines, rule(length, page.room))) if any(lines) else ""
        case Addressees(label, (name,)):
            return plain("KinhGui", label + " " + name, keep_next=keep_next)
        case Addressees(label, names):
            return plain("KinhGuiNhieuNoi", label) + _listed("NoiGui", names, keep_next=keep_next)
        case Heading(text, level):
            return plain(f"Heading{min(max(level, 1), _DEEPEST)}", text)
        case Paragraph():
            return _paragraphs(block, keep_next=keep_next)
        case Items(items):
            return _listed("GachDauDong", items, keep_next=keep_next)
        case Table():
            return table_xml(block, page, keep_next=keep_next)
        case Chart():
            return chart_xml(block, page, related, keep_next=keep_next)
        case Signature():
            return signature_xml(block, page)


def _letterhead(block: Letterhead, page: DecreePage) -> str:
    start, left, right = decree.head_columns(page)
    room_left, room_right = left - 2 * decree.CELL_PADDING, right - 2 * decree.CELL_PADDING
    agency = (
        plain("CoQuanChuQuan", block.parent)
        + plain("CoQuan", block.agency)
        + rule(decree.rule_under(block.agency, decree.AGENCY, room_left), room_left)
    )
    motto = min(round(twips(block.motto, decree.MOTTO, bold=True)), room_right)
    country = plain("QuocHieu", block.country) + plain("TieuNgu", block.motto) + rule(motto, room_right)
    rows = [row((cell(left, agency), cell(right, country)))]
    if block.number.strip() or block.place_and_date.strip():
        number, place = plain("SoKyHieu", block.number), plain("DiaDanh", block.place_and_date)
        rows.append(row((cell(left, number, low=True), cell(right, place, low=True))))
    return table("BangKhung", (left, right), rows, start=start)


def _listed(style: str, lines: tuple[str, ...], *, keep_next: bool) -> str:
    return "".join(
        plain(style, "- " + each, keep_next=keep_next and order == len(lines)) for order, each in enumerate(lines, 1)
    )


def _paragraphs(block: Paragraph, *, keep_next: bool) -> str:
    """Return a paragraph, or several where there are blank lines in its text."""
    style = "NoiDungGiua" if block.centred else "Normal"
    first, *others = paragraphs(block.text)
    lead = run(block.lead + " " if first else block.lead, STRONG) if block.lead else ""
    runs = [lead + run(first), *map(run, others)]
    return "".join(
        paragraph(style, words, keep_next=keep_next and place == len(runs))
        for place, words in enumerate(runs, 1)
        if words
    )
