"""Elements of a page. Text goes in as text: the serialiser of the standard library escapes it, nothing else does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import Element, tostring

from dtreport.formats.line_breaks import WHOLE_NUMBER
from dtreport.papers.anchors import web_name
from dtreport.vietnamese.text import visible
from dtreport.vietnamese.wording import nested, stretches_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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


class _Span(NamedTuple):
    """A part of a text in an element of its own: what came from the year bears its name, a number its class."""

    start: int
    end: int
    data_code: str = ""
    class_: str = ""


def lines(text: str) -> Iterator[Content]:
    """Yield the lines of a text with a break between them."""
    return _spanned(text, 0, len(text), _sourced(text))


def running(text: str) -> Iterator[Content]:
    """Yield the lines of a running text, in which a number such as 39/2021/QĐ-UBND stays whole."""
    matches = (match.span() for match in WHOLE_NUMBER.finditer(text))
    numbers = [_Span(start, end, class_="whole") for start, end in matches if end - start <= _LONGEST_NUMBER]
    sourced = [span for span in _sourced(text) if not any(_cross(span, number) for number in numbers)]
    return _spanned(text, 0, len(text), sorted((*sourced, *numbers), key=lambda span: (span.start, -span.end)))


def _sourced(text: str) -> list[_Span]:
    spans = (_Span(start, end, web_name(source)) for source, start, end in nested(stretches_of(text)))
    return [span for span in spans if span.data_code]


def _cross(one: _Span, other: _Span) -> bool:
    return one.start < other.start < one.end < other.end or other.start < one.start < other.end < one.end


def _spanned(text: str, start: int, end: int, spans: Sequence[_Span]) -> Iterator[Content]:
    """Yield a part of a text with its spans, each of which is inside or outside of any other."""
    while spans:
        outer = spans[0]
        inner = [span for span in spans[1:] if span.start < outer.end]
        yield from _broken(text[start : outer.start])
        content = _spanned(text, outer.start, outer.end, inner)
        yield element("span", *content, data_code=outer.data_code, class_=outer.class_)
        start, spans = outer.end, spans[1 + len(inner) :]
    yield from _broken(text[start:end])


def _broken(text: str) -> Iterator[Content]:
    for place, line in enumerate(text.split("\n")):
        if place:
            yield element("br")
        yield line


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
