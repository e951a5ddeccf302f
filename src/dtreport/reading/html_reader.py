"""A web page: what a browser shows, with the elements that say which record they come from (`data-code`)."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from dtreport.reading.html_tags import Tag, tags_and_text
from dtreport.reading.passages import PaperText
from dtreport.reading.refusal import excess
from dtreport.reading.story import Story
from dtreport.reading.text_encoding import decoded
from dtreport.reading.transcript import Transcript
from dtreport.reading.xml_part import whole

_LARGEST = 8_000_000  # bytes
_DEEPEST = 200
_MOST_TAGS = 200_000
_MOST_COLUMNS = 1_000
_CODE = "data-code"
_BLOCKS = (
    frozenset(("p", "div", "section", "article", "header", "footer", "main", "nav", "aside", "address"))
    | frozenset(("blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt"))
    | frozenset(("dd", "figure", "figcaption", "caption", "form", "fieldset", "legend", "summary"))
    | frozenset(("details", "hr", "text", "svg", "body"))
)
_CELLS = frozenset(("td", "th"))
_VOID = frozenset(
    ("br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "base", "source", "track", "embed")
)
_UNSEEN = frozenset(("head", "desc", "datalist", "object", "select", "button"))
_CLOSED_BY: dict[str, frozenset[str]] = {
    "li": frozenset(("li", "p")),
    "dt": frozenset(("dt", "dd", "p")),
    "dd": frozenset(("dt", "dd", "p")),
    "td": frozenset(("td", "th", "p")),
    "th": frozenset(("td", "th", "p")),
    "tr": frozenset(("tr", "td", "th", "p")),
    **dict.fromkeys(_BLOCKS - {"li", "dt", "dd", "text", "svg", "body"}, frozenset(("p",))),
    "table": frozenset(("p",)),
    "tbody": frozenset(("tr", "td", "th", "thead", "tbody", "caption", "colgroup")),
    "tfoot": frozenset(("tr", "td", "th", "thead", "tbody")),
}
"""What the beginning of an element ends, where the page does not say so."""
_STYLES = {"p": "p", "li": "li", **{f"h{level}": f"h{level}" for level in range(1, 7)}}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_BLANKS = re.compile("[ \t\r\n\f]+")


class _Element(NamedTuple):
    """An open element."""

    name: str
    anchor: str
    hidden: bool


class _Page:
    """Reads the tags of a page one after the other."""

    def __init__(self) -> None:
        self.transcript = Transcript()
        self._story = Story(self.transcript)
        self._open: list[_Element] = []
        self._names: Counter[str] = Counter()
        """How many elements of each name are open."""
        self._hidden = 0
        self._anchor_count = 0

    def read(self, page: str) -> None:
        """Read a page. Raises Refusal."""
        for number, piece in enumerate(tags_and_text(page)):
            if number > _MOST_TAGS:
                raise excess()
            if isinstance(piece, str):
                self._text(piece)
            elif piece.closes:
                self._close(piece.name)
            else:
                self._begin(piece)
        while self._open:
            self._end()
        self._story.end_stretch()

    def _text(self, text: str) -> None:
        if self._hidden:
            return
        stretch = self._story.stretch
        keeps_lines = self._names["pre"]
        text = text if keeps_lines else _BLANKS.sub(" ", text)
        if not keeps_lines and (stretch is None or stretch.ends_in_space()):
            text = text.lstrip(" ")
        if text:
            self._story.add(text)

    def _begin(self, tag: Tag) -> None:
        closes = _CLOSED_BY.get(tag.name, frozenset())
        while self._open and self._open[-1].name in closes:
            self._end()
        if tag.name == "br" and not self._hidden and self._story.stretch is not None:
            self._story.add("\n")
        if tag.name in _BLOCKS:
            self._break()
        if tag.name not in _VOID:
            self._begin_element(tag)

    def _begin_element(self, tag: Tag) -> None:
        if len(self._open) == _DEEPEST:
            raise excess()
        code = tag.attributes.get(_CODE, "")
        self._anchor_count += 1
        anchor = f"{self._anchor_count}" if code and not self._hidden else ""
        element = _Element(tag.name, anchor, _is_hidden(tag))
        self._open.append(element)
        self._names[element.name] += 1
        self._hidden += element.hidden
        match tag.name:
            case "table":
                self._story.begin_table()
            case "tr":
                self._story.begin_row()
            case "td" | "th":
                self._story.begin_cell()
                self._story.span_columns(whole(tag.attributes, "colspan", 1, _MOST_COLUMNS))
            case name if name in _STYLES and not self._hidden:
                self._story.begin_paragraph(_STYLES[name])
            case _:
                pass
        if anchor:
            self._story.open_anchor(anchor, code)

    def _close(self, name: str) -> None:
        """End an element, and those in it that the page has left open; a table ends by its own tag alone."""
        if not self._names[name]:
            return
        for element in reversed(self._open):
            if element.name == name:
                break
            if element.name == "table" or (element.name in _CELLS and name not in {"tr", "table", "tbody", "thead"}):
                return
        while self._end() != name:
            pass

    def _end(self) -> str:
        element = self._open.pop()
        self._names[element.name] -= 1
        if element.anchor:
            self._story.close_anchor(element.anchor)
        self._hidden -= element.hidden
        if element.name == "table":
            self._story.end_table()
        elif element.name in _CELLS:
            self._story.end_cell()
        elif element.name in _BLOCKS:
            self._break()
        return element.name

    def _break(self) -> None:
        """End the paragraph that is being read, if there is one: what follows is another."""
        if self._story.flow.is_cell:
            if self._story.stretch is not None:
                self._story.stretch.new_line()
        else:
            self._story.end_paragraph()


def _is_hidden(tag: Tag) -> bool:
    attributes = tag.attributes
    return tag.name in _UNSEEN or "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style", "").lower()))


def read_html(data: bytes) -> PaperText:
    """What a web page says. Raises Refusal."""
    if len(data) > _LARGEST:
        raise excess()
    page = _Page()
    page.read(decoded(data))
    return PaperText(page.transcript.passages()[0])
