"""How a sheet lies on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtreport.papers.blocks import Section, Table

if TYPE_CHECKING:
    from dtreport.papers.blocks import Block

_UPRIGHT_WIDTH = 96
"""As many characters of the body font as a row has room for on an upright A4 page, set a little closer."""


def sheet_of(name: str, *blocks: Block, foot: tuple[str, ...] = ()) -> Section:
    """A sheet, landscape where one of its tables is too wide for an upright page."""
    tables = [block for block in blocks if isinstance(block, Table)]
    return Section(
        name,
        blocks,
        landscape=any(
            (sum((table.columns[index].width for index in table.shown()))) > _UPRIGHT_WIDTH for table in tables
        ),
        foot=foot,
    )
