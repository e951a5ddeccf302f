"""A paper as one page of the web: nothing is fetched, nothing runs, and it prints on A4."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from dtreport.formats.html.html_elements import element, one_line, page
from dtreport.formats.html.html_sections import sections
from dtreport.papers.blocks import Paragraph
from dtreport.vietnamese.text import shortened, visible

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from dtreport.papers.blocks import Paper

_LONGEST_DESCRIPTION = 160  # characters that search engines show


def render(paper: Paper) -> bytes:
    """Return the paper as a self-contained page in HTML5, UTF-8 with LF line ends."""
    style = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
    stamp = []
    if paper.stamp:
        stamp = [element("p", one_line(paper.stamp), class_="stamp")]
        # Each page that is printed carries the stamp. It is text from outside, so all but its letters is escaped.
        stamp_text = visible(one_line(paper.stamp))
        css_text = "".join(char if char.isalnum() else f"\\{ord(char):06x}" for char in stamp_text)
        style += f'@page {{ @top-right {{ content: "{css_text}"; }} }}\n' if css_text else ""
    body = element("body", *stamp, element("main", *sections(paper)))
    return page(element("html", _head(paper, style), body, lang=paper.language.partition("-")[0]))


def _head(paper: Paper, style: str) -> Element:
    """Return the head of the page; its policy allows this one style sheet and nothing else."""
    style_hash = b64encode(sha256(style.encode()).digest()).decode()
    # frame-ancestors and sandbox are not allowed here; the other two are not covered by default-src.
    policy = f"default-src 'none'; style-src 'sha256-{style_hash}'; base-uri 'none'; form-action 'none'"
    prose = (block for section in paper.sections for block in section.blocks if isinstance(block, Paragraph))
    description = next((f"{block.lead} {block.text}" for block in prose if not block.centred), paper.title)
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light"),
        element("meta", name="format-detection", content="telephone=no"),
        element("title", one_line(paper.title)),
        element("meta", name="description", content=shortened(description, _LONGEST_DESCRIPTION)),
        element("meta", name="author", content=paper.author),
        element("meta", name="date", content=paper.dated.isoformat()),
        element("meta", name="dtreport-digest", content=paper.digest),
        element("style", style),
    )
