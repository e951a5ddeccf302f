"""A table of the paper: its head is repeated on each page, and no row is parted that a page can hold."""

from collections.abc import Sequence
from functools import partial

from dtreport.formats import decree
from dtreport.formats.cells import shown_words
from dtreport.formats.decree import Page
from dtreport.formats.times import twips
from dtreport.formats.word.markup import cell, paragraph, plain, row, run, table
from dtreport.formats.word.styles import LEVELS, STRONG
from dtreport.formats.wrapping import wrapped
from dtreport.papers.blocks import ColumnKind, Row, Table

_STYLES = {
    ColumnKind.TEXT: "ChuTrongBang",
    ColumnKind.CENTRED: "ChuGiuaTrongBang",
    ColumnKind.NUMBER: "SoTrongBang",
    ColumnKind.PERCENT: "SoTrongBang",
    ColumnKind.DATE: "ChuGiuaTrongBang",
}
_LINE = 1.149 * decree.TABLE * 20
"""The height of a line of Times New Roman, in twips."""
_TALL = 0.7
"""From this part of a page on a row may be parted; the head and a signature stand on the page too."""
_KEPT_ROWS = 2
"""How many rows a signature takes along to its page."""


def tabulated(block: Table, page: Page, *, kept: bool) -> str:
    """Return a table under its caption; of one that is `kept` the last rows stay with what follows."""
    caption = plain("TenBang", block.caption)
    shown = shown_words(block)
    if not shown.columns:
        return caption
    widths = decree.column_widths(block, page.room)
    styles = [_STYLES[column.kind] for column in shown.columns]
    head = row(
        (
            cell(width, paragraph("TieuDeCot", run(name.label)))
            for width, name in zip(widths, shown.columns, strict=True)
        ),
        head=True,
    )
    most = int(_TALL * (page.height - page.top - page.bottom) / _LINE)
    whole = [not _is_tall(words, widths, most) for _line, words in shown.rows]
    kept_from = len(whole) - (_KEPT_ROWS if all(whole[-_KEPT_ROWS:]) else 1) if kept else len(whole)
    rows = [
        row(
            _cells(line, words, widths, _leveled(styles, shown.stem, line.level), kept=order >= kept_from),
            whole=whole[order],
        )
        for order, (line, words) in enumerate(shown.rows)
    ]
    return caption + table("BangSoLieu", widths, [head, *rows], title=block.caption)


def _leveled(styles: list[str], stem: int, level: int) -> list[str]:
    """Return the styles of the cells of a row of a level, which its stem is indented by."""
    if not level or styles[stem] != LEVELS[0]:
        return styles
    return [*styles[:stem], LEVELS[min(level, len(LEVELS) - 1)], *styles[stem + 1 :]]


def _cells(line: Row, words: Sequence[str], widths: Sequence[int], styles: Sequence[str], *, kept: bool) -> list[str]:
    look = STRONG if line.strong else ""
    return [
        cell(width, paragraph(style, run(text, look), kept=kept))
        for text, width, style in zip(words, widths, styles, strict=True)
    ]


def _is_tall(words: Sequence[str], widths: Sequence[int], most: int) -> bool:
    """Say whether one of the texts has more than so many lines in its column."""
    measure = partial(twips, size=decree.TABLE, bold=True)
    return any(
        len(wrapped(text, width - 2 * decree.CELL_PADDING, measure)) > most
        for text, width in zip(words, widths, strict=True)
        if len(text) > most  # a line has one character at least
    )
