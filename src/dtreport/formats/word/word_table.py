"""A table of the paper: its head is repeated on each page, and no row is parted that a page can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.formats import decree, pagination
from dtreport.formats.cells import shown_words, spans
from dtreport.formats.pagination import Ending
from dtreport.formats.word.word_styles import LEVELS, STRONG
from dtreport.formats.word.wordprocessingml import cell, paragraph, plain, row, run, table
from dtreport.papers.blocks import ColumnKind, Table

if TYPE_CHECKING:
    from dtreport.formats.decree import DecreePage

_STYLES = {
    ColumnKind.TEXT: "ChuTrongBang",
    ColumnKind.CENTRED: "ChuGiuaTrongBang",
    ColumnKind.NUMBER: "SoTrongBang",
    ColumnKind.PERCENT: "SoTrongBang",
    ColumnKind.DATE: "ChuGiuaTrongBang",
}


def table_xml(block: Table, page: DecreePage, *, keep_next: bool) -> str:
    """Return a table under its caption; of one that is `keep_next` the last rows stay with what follows."""
    caption = plain("TenBang", block.caption)
    content = shown_words(block)
    if not content.columns:
        return caption
    widths = decree.column_widths(block, page.room)
    labels = (paragraph("TieuDeCot", run(column.label)) for column in content.columns)
    rows = [row((cell(width, label) for width, label in zip(widths, labels, strict=True)), head=True)]
    styles = [_STYLES[column.kind] for column in content.columns]
    end = pagination.ending(content.rows, page, widths) if keep_next else Ending(content.rows, 0, parted=False)
    last = len(end.rows) - 1
    open_sides = {last - 1: "bottom", last: "top"} if end.parted else {}
    for order, (line, words) in enumerate(end.rows):
        cell_styles = list(styles)
        if line.level and styles[content.stem] == LEVELS[0]:  # the style of a deeper level is indented
            cell_styles[content.stem] = LEVELS[min(line.level, len(LEVELS) - 1)]
        leads = line.strong and order < last and not end.rows[order + 1][0].strong
        stays = leads or order > last - end.taken
        look = STRONG if line.strong else ""
        side = open_sides.get(order, "")
        cells = []
        for place, span in enumerate(spans(content, line, words)):
            if span:
                text = paragraph(cell_styles[place], run(words[place], look), keep_next=stays)
                cells.append(cell(sum(widths[place : place + span]), text, columns=span, open_side=side))
        fits = not pagination.fills(pagination.TALL, page, words, widths)
        rows.append(row(cells, whole=side != "bottom" and fits))
    return caption + table("BangSoLieu", widths, rows, title=block.caption)
