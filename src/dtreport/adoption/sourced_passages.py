"""Passages of a paper whose words know where they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dtreport.papers.source_fields import REFERENCES

if TYPE_CHECKING:
    from dtreport.vietnamese.wording import Source, SourceStretch


class SourcedPassage(NamedTuple):
    """A passage with the sources of its words."""

    text: str
    place: str
    """Where it stands, as people say it: "đoạn 12"."""
    stretches: tuple[SourceStretch, ...]
    names: tuple[str, ...]
    """The names of the anchors that belong to this passage alone."""
    in_table: bool = False

    @property
    def record_sources(self) -> tuple[Source, ...]:
        """The texts of the year that it says, each once; not what these mention."""
        return tuple(dict.fromkeys(each.source for each in self.stretches if each.source.field not in REFERENCES))
