"""Elements of a page. Text goes in as text: the serialiser of the standard library escapes it, nothing else does."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, tostring

from dtreport.vietnamese.text import visible

Content = Element | str

# As long as the smallest phone is wide; of digits alone no browser makes two lines.
_WHOLE = re.compile(r"(?<![\w/-])(\d(?=\d*[/-])(?=[\d/-]*[^\W\d])[\w/-]{0,22}\w)(?![\w/-])")
_HOLD_BLOCKS = frozenset(
    (
        "html",
        "head",
        "body",
        "main",
        "section",
        "header",
        "footer",
        "div",
        "figure",
        "table",
        "thead",
        "tbody",
        "ul",
        "svg",
    )
)


def element(tag: str, *content: Content, **attributes: str) -> Element:
    """Return an element; an attribute without a value is left out, `class_` is class, `aria_label` is aria-label."""
    made = Element(
        tag,
        {name.strip("_").replace("_", "-"): (visible(one_line(value))) for name, value in attributes.items() if value},
    )
    for part in content:
        if isinstance(part, Element):
            made.append(part)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + visible(part)
        else:
            made.text = (made.text or "") + visible(part)
    return made


def lines(text: str) -> Iterator[Content]:
    """Yield the lines of a text with a break between them."""
    for place, line in enumerate(text.split("\n")):
        if place:
            yield element("br")
        yield line


def running(text: str) -> Iterator[Content]:
    """Yield the lines of a running text, in which a number such as 39/2021/QĐ-UBND stays whole."""
    for part in lines(text):
        pieces = _WHOLE.split(part) if isinstance(part, str) else [part]
        for place, piece in enumerate(pieces):
            yield element("span", piece, class_="whole") if place % 2 else piece


def one_line(text: str) -> str:
    """Return text for a place that shows no line breaks."""
    return " ".join(text.split())


def page(root: Element) -> bytes:
    """Return a whole page as UTF-8 with LF line ends, each block on a line of its own."""
    for each in root.iter():
        if each.tag in _HOLD_BLOCKS:
            each.text = "\n"
            for child in each:
                child.tail = "\n"
    return ("<!DOCTYPE html>\n" + tostring(root, encoding="unicode", method="html") + "\n").encode()


class ElementIds:
    """The ids of a page: each is given once."""

    _VALID = re.compile(r"(?!section-|chart-)[A-Za-z][A-Za-z0-9_-]*")  # the page names its own sections and charts

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._charts = 0

    def claim(self, name: str) -> str:
        """Return the name where it can be an id, else nothing."""
        if name in self._given or not self._VALID.fullmatch(name):
            return ""
        self._given.add(name)
        return name

    def chart(self) -> str:
        """Return the id of the next chart."""
        self._charts += 1
        return f"chart-{self._charts}"
