"""Elements of a page. Text goes in as text: the serialiser of the standard library escapes it, nothing else does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, tostring

from dtreport.formats.line_breaks import WHOLE_NUMBER
from dtreport.vietnamese.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

Content = Element | str

_LONGEST_NUMBER = 24  # characters that the smallest phone is wide
_PAGE_PARTS = frozenset(("html", "head", "body", "main", "section", "header", "footer"))
_HOLD_BLOCKS = _PAGE_PARTS | {"div", "figure", "table", "thead", "tbody", "ul", "svg"}
_ID = re.compile(r"(?!section-|chart-)[A-Za-z][A-Za-z0-9_-]*")  # the page names its own sections and charts


def element(tag: str, *content: Content, **attributes: str) -> Element:
    """Return an element with its content.

    Args:
        tag: its name.
        content: texts and elements, in their order.
        attributes: `class_` is class, `aria_label` is aria-label; one without a value is left out.
    """
    parent = Element(
        tag,
        {name.strip("_").replace("_", "-"): visible(one_line(value)) for name, value in attributes.items() if value},
    )
    # ElementTree keeps text in two places: before the first child in the parent, after a child in its tail.
    for part in content:
        if isinstance(part, Element):
            parent.append(part)
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + visible(part)
        else:
            parent.text = (parent.text or "") + visible(part)
    return parent


def lines(text: str) -> Iterator[Content]:
    """Yield the lines of a text with a break between them."""
    for place, line in enumerate(text.split("\n")):
        if place:
            yield element("br")
        yield line


def running(text: str) -> Iterator[Content]:
    """Yield the lines of a running text, in which a number such as 39/2021/QĐ-UBND stays whole."""
    for part in lines(text):
        pieces = WHOLE_NUMBER.split(part) if isinstance(part, str) else [part]
        for place, piece in enumerate(pieces):  # the numbers are what stands between the others
            is_whole = place % 2 == 1 and isinstance(piece, str) and len(piece) <= _LONGEST_NUMBER
            yield element("span", piece, class_="whole") if is_whole else piece


def one_line(text: str) -> str:
    """Return text for a place that shows no line breaks."""
    return " ".join(text.split())


def page(root: Element) -> bytes:
    """Return a whole page as UTF-8 with LF line ends, each block on a line of its own."""
    for parent in root.iter():
        if parent.tag in _HOLD_BLOCKS:
            parent.text = "\n"
            for child in parent:
                child.tail = "\n"
    return ("<!DOCTYPE html>\n" + tostring(root, encoding="unicode", method="html") + "\n").encode()


class ElementIds:
    """The ids of a page, each of which is used once."""

    def __init__(self) -> None:
        self._used: set[str] = set()
        self._charts = 0

    def claim(self, name: str) -> str:
        """Return the name where it can be an id that nothing has yet, else nothing."""
        if name in self._used or not _ID.fullmatch(name):
            return ""
        self._used.add(name)
        return name

    def next_chart(self) -> str:
        """Return the id of the next chart."""
        self._charts += 1
        return f"chart-{self._charts}"
