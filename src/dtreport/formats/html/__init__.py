"""A paper as one page of the web: nothing is fetched, nothing runs, and it prints on A4."""

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from xml.etree.ElementTree import Element

from dtreport.formats.html.html_elements import element, one_line, page
from dtreport.formats.html.html_sections import sections
from dtreport.papers.blocks import Paper, Paragraph
from dtreport.vietnamese.text import shortened, visible

_LONGEST_DESCRIPTION = 160  # characters that search engines show


def render(paper: Paper) -> bytes:
    """Return the paper as a self-contained page in HTML5, UTF-8 with LF line ends."""
    style = Path(__file__).with_name("page.css").read_text(encoding="utf-8") + _on_every_page(paper.stamp)
    stamp = (element("p", one_line(paper.stamp), class_="stamp"),) if paper.stamp else ()
    body = element("body", *stamp, element("main", *sections(paper)))
    return page(element("html", _head(paper, style), body, lang=paper.language.partition("-")[0]))


def _head(paper: Paper, style: str) -> Element:
    # frame-ancestors and sandbox are not allowed here; the other two are not covered by default-src.
    allowed = f"default-src 'none'; style-src '{_hash(style)}'; base-uri 'none'; form-action 'none'"
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=allowed),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light"),
        element("meta", name="format-detection", content="telephone=no"),
        element("title", one_line(paper.title)),
        *_told(paper),
        element("style", style),
    )


def _told(paper: Paper) -> Iterator[Element]:
    prose = (block for section in paper.sections for block in section.blocks if isinstance(block, Paragraph))
    first = next((f"{block.lead} {block.text}" for block in prose if not block.centred), paper.title)
    yield element("meta", name="description", content=shortened(first, _LONGEST_DESCRIPTION))
    yield element("meta", name="author", content=paper.author)
    yield element("meta", name="date", content=paper.dated.isoformat())
    yield element("meta", name="dtreport-digest", content=paper.digest)


def _hash(style: str) -> str:
    return f"sha256-{b64encode(sha256(style.encode()).digest()).decode()}"


def _on_every_page(stamp: str) -> str:
    """Return the rule that prints a stamp above each page."""
    text = "".join(char if char.isalnum() else f"\\{ord(char):06x}" for char in visible(one_line(stamp)))
    return f'@page {{ @top-right {{ content: "{text}"; }} }}\n' if text else ""
