"""Passages of a paper whose words know where they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from dtreport.vietnamese.wording import SourceStretch


class SourcedPassage(NamedTuple):
    """A passage with the sources of its words."""

    text: str
    place: str
    """Where it stands, as people say it: "đoạn 12"."""
    stretches: tuple[SourceStretch, ...]
    names: tuple[str, ...]
    """The names of the anchors that belong to this passage alone."""
    in_table: bool = False
