"""Plain text, 80 columns wide, as it can be read in a mail: the page of the terminal without its looks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dtreport.formats.terminal import page_text

if TYPE_CHECKING:
    from dtreport.papers.blocks import Paper

_ROOM = 80


def render(paper: Paper) -> bytes:
    """The paper as UTF-8 text with LF line ends; a rule stands between its sections."""
    pages = [
        page_text(replace(paper, sections=(section,), stamp=paper.stamp if place == 0 else ""), _ROOM)
        for place, section in enumerate(paper.sections)
    ]
    return f"\n\n{'─' * _ROOM}\n\n".join(pages).encode() + b"\n"
