"""A table of the paper: its head is repeated on each page, and no row is parted that a page can hold."""

from collections.abc import Sequence

from dtreport.formats import decree, pagination
from dtreport.formats.cells import shown_words, spans
from dtreport.formats.decree import DecreePage
from dtreport.formats.pagination import Ending
from dtreport.formats.word.word_styles import LEVELS, STRONG
from dtreport.formats.word.wordprocessingml import cell, paragraph, plain, row, run, table
from dtreport.papers.blocks import Column, ColumnKind, Row, Table

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
    shown_table = shown_words(block)
    if not shown_table.columns:
        return caption
    widths = decree.column_widths(block, page.room)
    styles = [_STYLES[column.kind] for column in shown_table.columns]
    end = pagination.ending(shown_table.rows, page, widths) if keep_next else Ending(shown_table.rows, 0, parted=False)
    last = len(end.rows) - 1
    open_sides = {last - 1: "bottom", last: "top"} if end.parted else {}
    rows = []
    for order, (line, words) in enumerate(end.rows):
        looks = _leveled(styles, shown_table.stem, line.level)
        leads = line.strong and order < last and not end.rows[order + 1][0].strong
        side = open_sides.get(order, "")
        widths_in_columns = spans(shown_table, line, words)
        cells = _cells(line, words, looks, keep_next=leads or order > last - end.taken)
        rows.append(
            row(
                (
                    cell(sum(widths[at : at + span]), content, columns=span, open_side=side)
                    for at, (span, content) in enumerate(zip(widths_in_columns, cells, strict=True))
                    if span
                ),
                whole=side != "bottom" and not pagination.fills(pagination.TALL, page, words, widths),
            )
        )
    return caption + table("BangSoLieu", widths, [_head(shown_table.columns, widths), *rows], title=block.caption)


def _head(columns: Sequence[Column], widths: Sequence[int]) -> str:
    labels = (paragraph("TieuDeCot", run(column.label)) for column in columns)
    return row((cell(width, label) for width, label in zip(widths, labels, strict=True)), head=True)


def _leveled(styles: list[str], stem: int, level: int) -> list[str]:
    """Return the styles of the cells of a row of a level, which its stem is indented by."""
    if not level or styles[stem] != LEVELS[0]:
        return styles
    return [*styles[:stem], LEVELS[min(level, len(LEVELS) - 1)], *styles[stem + 1 :]]


def _cells(line: Row, words: Sequence[str], styles: Sequence[str], *, keep_next: bool) -> list[str]:
    """Return the paragraph in each cell of a row."""
    look = STRONG if line.strong else ""
    return [paragraph(style, run(text, look), keep_next=keep_next) for text, style in zip(words, styles, strict=True)]
