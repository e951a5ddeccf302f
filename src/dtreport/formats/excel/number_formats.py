"""How Excel shows figures: the word before one and its sign are part of the format, so that it stays a number."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dtreport.formats.cells import original, qualifier_of, unit_of
from dtreport.formats.column_widths import LONGEST_QUALIFIER
from dtreport.formats.excel.sheet_lines import cell_text
from dtreport.papers.blocks import Difference

if TYPE_CHECKING:
    from dtreport.papers.blocks import Cell

DATE, MOMENT = "dd/mm/yyyy", "dd/mm/yyyy hh:mm"
PERCENT = "0.0%"
WORD_AS_FIGURE = "General_);-General_);General_);@_)"
"""A word as far from the line at its right as the figures are."""


def figure_format(cell: Cell, digits: str) -> str:
    """Return the number format of a figure.

    Args:
        cell: the cell, for the word before the figure, and for its sign.
        digits: how the figure itself is shown, such as "#,##0.00".
    """
    return _figure_format(digits, qualifier_of(cell), unit_of(cell), signed=isinstance(original(cell), Difference))


@cache
def _figure_format(digits: str, qualifier: str, unit: str, *, signed: bool) -> str:
    """Return the sections of a format: of figures above zero, below it, and of zero.

    In a format of one section the minus would stand before the word.
    """
    word = ""
    if qualifier:
        shown = qualifier if len(qualifier) <= LONGEST_QUALIFIER else f"{qualifier[: LONGEST_QUALIFIER - 1]}…"
        word = '"' + cell_text(shown).replace('"', r'"\""') + ' "'
    if signed:
        behind = f'"{cell_text(unit)}"_)'.replace('""', "") if unit else "_)"
        return f"{word}+{digits}{behind};{word}-{digits}{behind};{word}0{behind}"
    return f"{word}{digits}_);{word}-{digits}_)" if word else f"{digits}_)"
