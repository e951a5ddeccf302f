"""What a paper that came back says, passage by passage, in reading order, whatever format it came in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

HEADER, FOOTER = "đầu trang", "chân trang"
MARGINS = frozenset((HEADER, FOOTER))
"""Where passages stand that are on every page."""


class Anchor(NamedTuple):
    """A stretch of a passage that names the record it came from."""

    name: str
    """As the format keeps it: a bookmark, data-code, a defined name."""
    start: int
    """Where it begins in the text of the passage, in characters."""
    end: int


class Passage(NamedTuple):
    """A paragraph, an item, a heading, or a cell of a table."""

    text: str
    """NFC, line breaks as LF; empty where only an anchor is left of it."""
    place: str
    """Where it stands, for people, in Vietnamese: "đoạn 12", "bảng 2, dòng 3, cột 4", "chân trang", "trang 3"."""
    anchors: tuple[Anchor, ...] = ()
    style: str = ""
    """The name of the style, where the format has one."""
    in_table: bool = False


class Comment(NamedTuple):
    """A remark in the margin, of a person who is known by initials only."""

    initials: str
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class PaperText:
    """All that a paper says."""

    passages: tuple[Passage, ...]
    comments: tuple[Comment, ...] = ()
    changes: int = 0
    """Tracked changes that nobody has accepted or refused."""
    digest: str = ""
    """The sha256 of the data that the file carries, "" where it carries none."""
