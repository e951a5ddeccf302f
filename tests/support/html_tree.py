"""A strict reader of the pages that the web format makes: what a browser would mend is an error here."""

import re
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, TreeBuilder

from dtreport.formats.html import render
from dtreport.papers.blocks import Block, Paper
from tests.support.sample_papers import paper_of

_WITHOUT_END = frozenset(("meta", "br", "link", "img", "hr", "input"))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.builder = TreeBuilder()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> says something twice: {names}"
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in _WITHOUT_END:
            self.builder.end(tag)
        else:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.builder.end(tag)

    def handle_data(self, data: str) -> None:
        if self.open:
            self.builder.data(data)


def read_page(page: bytes) -> Element:
    """Return the tree of a page in which every element is closed where it should be."""
    text = page.decode()
    assert text.startswith("<!DOCTYPE html>\n")
    reader = _Reader()
    reader.feed(text)
    reader.close()
    assert reader.open == []
    return reader.builder.close()


def tree_of(*blocks: Block) -> Element:
    """Return the main part of a page of these blocks."""
    main = read_page(render(paper_of(*blocks))).find(".//main")
    assert main is not None
    return main


def said(element: Element) -> str:
    """Return the text of an element as it is read; a line break is a line break."""
    parts = [element.text or ""]
    for child in element:
        parts += ["\n" if child.tag == "br" else said(child), child.tail or ""]
    return "".join(parts)


def all_said(element: Element, path: str) -> list[str]:
    return [said(found) for found in element.iterfind(path)]


def without_style(paper: Paper) -> str:
    """Return a page without its style sheet and the hash of that, for a golden file."""
    page = re.sub(r"(?s)<style>.*</style>", "<style>…</style>", render(paper).decode())
    return re.sub(r"sha256-[\w+/=]+", "sha256-…", page)
