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


def tabulated(block: Table, page: DecreePage, *, kept: bool) -> str:
    """Return a table under its caption; of one that is `kept` the last rows stay with what follows."""
    caption = plain("TenBang", block.caption)
    shown = shown_words(block)
    if not shown.columns:
        return caption
    widths = decree.column_widths(block, page.room)
    styles = [_STYLES[column.kind] for column in shown.columns]
    end = pagination.ending(shown.rows, page, widths) if kept else Ending(shown.rows, 0, parted=False)
    last = len(end.rows) - 1
    open_sides = {last - 1: "bottom", last: "top"} if end.parted else {}
    rows = []
    for order, (line, words) in enumerate(end.rows):
        looks = _leveled(styles, shown.stem, line.level)
        leads = line.strong and order < last and not end.rows[order + 1][0].strong
        side = open_sides.get(order, "")
        taken = spans(shown, line, words)
        cells = _cells(line, words, looks, kept=leads or order > last - end.taken)
        rows.append(
            row(
                (
                    cell(sum(widths[at : at + span]), content, columns=span, open_side=side)
                    for at, (span, content) in enumerate(zip(taken, cells, strict=True))
                    if span
                ),
                whole=side != "bottom" and not pagination.fills(pagination.TALL, page, words, widths),
            )
        )
    return caption + table("BangSoLieu", widths, [_head(shown.columns, widths), *rows], title=block.caption)


def _head(columns: Sequence[Column], widths: Sequence[int]) -> str:
    labels = (paragraph("TieuDeCot", run(column.label)) for column in columns)
    return row((cell(width, label) for width, label in zip(widths, labels, strict=True)), head=True)


def _leveled(styles: list[str], stem: int, level: int) -> list[str]:
    """Return the styles of the cells of a row of a level, which its stem is indented by."""
    if not level or styles[stem] != LEVELS[0]:
        return styles
    return [*styles[:stem], LEVELS[min(level, len(LEVELS) - 1)], *styles[stem + 1 :]]


def _cells(line: Row, words: Sequence[str], styles: Sequence[str], *, kept: bool) -> list[str]:
    """Return the paragraph in each cell of a row."""
    look = STRONG if line.strong else ""
    return [paragraph(style, run(text, look), kept=kept) for text, style in zip(words, styles, strict=True)]
