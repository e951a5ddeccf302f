"""The passages of a paper while they are read: pieces of text come in, anchors open and close around them."""

from __future__ import annotations

import re
import unicodedata

from dtreport.reading.passages import Anchor, Passage
from dtreport.reading.refusal import excess

MOST_LETTERS = 3_000_000
"""Some fifteen hundred pages."""
_MOST_PASSAGES = 120_000
_MOST_ANCHORS = 100_000
_MOST_LEVELS = 20
_MOST_ANCHORED_LETTERS = 20_000_000
"""The anchors of one passage times its letters."""
_UNSEEN = re.compile("[\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\x00-\x08\x0e-\x1f]")
_SPACE = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LINE_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_HYPHEN = "\u2011"


def plain(text: str) -> str:
    """Text as it is compared: NFC, plain spaces and hyphens, LF, nothing that is not seen."""
    if text.isascii() and text.isprintable():
        return text
    text = _UNSEEN.sub("", _SPACE.sub(" ", _LINE_BREAK.sub("\n", text))).replace(_HYPHEN, "-")
    return unicodedata.normalize("NFC", text)


class PassageDraft:
    """One passage while it is read."""

    __slots__ = ("_pieces", "anchors", "in_table", "length", "place", "style")

    def __init__(self, place: str, style: str = "", *, in_table: bool = False) -> None:
        self.place = place
        self.style = style
        self.in_table = in_table
        self.length = 0
        """In characters, as they stand in the file."""
        self.anchors: list[Anchor] = []
        self._pieces: list[str] = []

    def add(self, text: str) -> None:
        """Go on with a text."""
        self._pieces.append(text)
        self.length += len(text)
        if self.length > MOST_LETTERS:
            raise excess()

    def new_line(self) -> None:
        """Begin another line, unless nothing stands above it."""
        if self._pieces and not self._pieces[-1].endswith("\n"):
            self.add("\n")

    def ends_in_space(self) -> bool:
        """Whether a further space would change nothing where spaces are one."""
        return not self._pieces or self._pieces[-1].endswith((" ", "\n", "\t"))

    def passage(self, place: str) -> Passage | None:
        """The passage that has been read; None where there is nothing in it."""
        raw = "".join(self._pieces)
        text = plain(raw)
        body = text.strip()
        if not body and not self.anchors:
            return None
        left = len(text) - len(text.lstrip()) if body else 0
        anchors = tuple(dict.fromkeys(_placed(anchor, raw, text, left, body) for anchor in self.anchors))
        return Passage(body, place, anchors, self.style, self.in_table)


def _placed(anchor: Anchor, raw: str, text: str, left: int, body: str) -> Anchor:
    """An anchor of the text as it stands in the file, in the text as it is read."""
    start, end = anchor.start, anchor.end
    if text != raw:
        start, end = len(plain(raw[:start])), len(plain(raw[:end]))
    start, end = (min(max(place - left, 0), len(body)) for place in (start, end))
    inside = body[start:end]
    if inside.strip():
        start, end = start + len(inside) - len(inside.lstrip()), start + len(inside.rstrip())
    return Anchor(anchor.name, start, end)


class _OpenAnchor:
    """An anchor that has begun and not ended."""

    __slots__ = ("begun", "name", "start", "stretch")

    def __init__(self, name: str, stretch: PassageDraft | None) -> None:
        self.name = name
        self.stretch = stretch
        self.start = stretch.length if stretch else 0
        self.begun = False
        """Whether a passage above has a part of it already."""


class Transcript:
    """The passages in reading order, and the anchors that are open."""

    def __init__(self) -> None:
        self._stretches: list[PassageDraft] = []
        self._levels: list[dict[str, _OpenAnchor]] = [{}]
        self._anchors = 0
        self._letters = 0

    def begin(self, place: str, style: str = "", *, in_table: bool = False) -> PassageDraft:
        """Begin a passage; where its place is "", it is counted among the paragraphs of the text."""
        if len(self._stretches) == _MOST_PASSAGES:
            raise excess()
        stretch = PassageDraft(place, style, in_table=in_table)
        self._stretches.append(stretch)
        return stretch

    def end(self, stretch: PassageDraft) -> None:
        """End a passage: the anchors that are open go on in the next one."""
        self._letters += stretch.length
        if self._letters > MOST_LETTERS:
            raise excess()
        for anchor in self._levels[-1].values():
            self._mark(stretch, anchor)
            anchor.stretch, anchor.start = None, 0
        if len(stretch.anchors) * stretch.length > _MOST_ANCHORED_LETTERS:
            raise excess()

    def enter(self) -> None:
        """Begin a text inside the text, a box: anchors around it end after it."""
        if len(self._levels) == _MOST_LEVELS:
            raise excess()
        self._levels.append({})

    def leave(self) -> None:
        """End a text inside the text."""
        self._levels.pop()

    def close_anchors(self) -> None:
        """Leave no anchor open: what follows is another text."""
        self._levels = [{}]

    def open_anchor(self, key: str, name: str, stretch: PassageDraft | None) -> None:
        """Begin an anchor in a passage, or before the next one."""
        self._levels[-1][key] = _OpenAnchor(name, stretch)

    def close_anchor(self, key: str, stretch: PassageDraft | None) -> None:
        """End an anchor."""
        level = next((level for level in reversed(self._levels) if key in level), None)
        if level is None:
            return
        anchor = level.pop(key)
        if stretch is not None:
            self._mark(stretch, anchor)

    def _mark(self, stretch: PassageDraft, anchor: _OpenAnchor) -> None:
        """Give a passage its part of an anchor; one that has a part elsewhere leaves no empty one."""
        start = anchor.start if anchor.stretch is stretch else 0
        if start == stretch.length and anchor.begun:
            return
        self._anchors += 1
        if self._anchors > _MOST_ANCHORS:
            raise excess()
        anchor.begun = True
        stretch.anchors.append(Anchor(anchor.name, start, stretch.length))

    def passages(self) -> tuple[tuple[Passage, ...], dict[PassageDraft, str]]:
        """The passages, and the place of each stretch, be it empty."""
        passages: list[Passage] = []
        places: dict[PassageDraft, str] = {}
        number = 0
        for stretch in self._stretches:
            place = stretch.place or f"đoạn {number + 1}"
            passage = stretch.passage(place)
            places[stretch] = place
            if passage is not None:
                passages.append(passage)
                number += bool(passage.text and not stretch.place)
        return tuple(passages), places
