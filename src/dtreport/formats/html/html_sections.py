"""The sections of a page and the blocks in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtreport.formats.html.html_elements import ElementIds, element, lines, running
from dtreport.formats.html.html_table import TableContext, table_frame
from dtreport.formats.html.svg_chart import chart_figure
from dtreport.formats.line_breaks import paragraphs
from dtreport.papers.blocks import (
    Addressees,
    Block,
    Chart,
    Heading,
    Items,
    Letterhead,
    Paper,
    Paragraph,
    Section,
    Signatory,
    Signature,
    Table,
    Title,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from dtreport.formats.html.html_elements import Content

_DEEPEST_HEADING = 6


def sections(paper: Paper) -> Iterator[Element]:
    """Yield the sections of a paper; the title of the first one is the one h1 of the page."""
    ids = ElementIds()
    # Backwards, so that of several sections with one name the first is linked to.
    section_ids = {section.name: f"section-{number}" for number, section in reversed([*enumerate(paper.sections, 1)])}
    for number, section in enumerate(paper.sections, 1):
        context = TableContext(section.name, section_ids, ids)
        builder = _SectionBuilder(f"section-{number}", context, title_level=1 if number == 1 else 2)
        yield builder.section(section, paper.title)


@dataclass(slots=True)
class _SectionBuilder:
    """Sets the blocks of one section, and keeps count of how deep its headings are."""

    id: str
    context: TableContext
    title_level: int
    """The level of the next title."""
    base: int = 1
    """The level of what the headings stand under."""
    last: int = 1
    """The level of the last heading."""
    labelled: bool = False
    """Whether there is a heading that names the section."""

    def section(self, section: Section, title: str) -> Element:
        """Return the section; `title` is the h1 of a first section that has no title of its own."""
        blocks = list(section.blocks)
        has_title = any(isinstance(block, Title) and (block.name or block.about) for block in blocks)
        if title and not has_title and self.title_level == 1:
            blocks.insert(isinstance(blocks[0], Letterhead) if blocks else 0, Title(title))
        content = [part for block in blocks for part in self.block(block)]
        foot = (element("footer", *(element("p", *lines(line)) for line in section.foot)),) if section.foot else ()
        label = {"aria_labelledby": f"{self.id}-title"} if self.labelled else {"aria_label": section.name}
        return element(
            "section", *content, *foot, id=self.id, class_="on-its-side" if section.landscape else "", **label
        )

    def block(self, block: Block) -> Iterator[Element]:  # noqa: C901, one case for each kind of block
        """Yield the elements of a block."""
        match block:
            case Letterhead():
                yield _letterhead(block)
            case Title():
                yield from self.title(block)
            case Addressees(label, (name,)):
                yield element("p", *lines(label + " " + name), class_="addressee")
            case Addressees(label, names):
                yield element("div", element("p", *lines(label)), _bullets(names), class_="addressees")
            case Heading(text, level) if text:
                # A heading is never more than one level below the one before.
                self.last = min(self.base + level, self.last + 1, _DEEPEST_HEADING)
                yield self.heading(self.last, *running(text))
            case Paragraph():
                yield from self.paragraph(block)
            case Items(items) if items:
                yield _bullets(items)
            case Table():
                yield from table_frame(block, self.context)
            case Chart():
                yield chart_figure(block, self.context.ids.next_chart())
            case Signature():
                yield _signature(block)

    def title(self, block: Title) -> Iterator[Element]:
        """Yield a title and its note; headings after it stand one level below it."""
        spans: list[Content] = [*_optional("span", block.name), *_optional("span", block.about, "ruled")]
        if spans:
            between = [" "] if len(spans) > 1 else []
            yield self.heading(self.title_level, *spans[:1], *between, *spans[1:], class_="title")
            self.base = self.last = self.title_level
            self.title_level = 2
        yield from _optional("p", block.note, "note")

    def paragraph(self, block: Paragraph) -> Iterator[Element]:
        """Yield a paragraph; a blank line in it begins another, without the lead."""
        lead: list[Content] = [element("strong", *running(block.lead)), " "] if block.lead else []
        for text in paragraphs(block.text) if block.text or lead else ():
            yield element("p", *lead, *running(text), class_="centred" if block.centred else "")
            lead = []

    def heading(self, level: int, *content: Content, class_: str = "") -> Element:
        """Return a heading of a level; the first one of the section names it."""
        id_ = "" if self.labelled else f"{self.id}-title"
        self.labelled = True
        return element(f"h{level}", *content, id=id_, class_=class_)


def _letterhead(block: Letterhead) -> Element:
    """Return the two halves of a letterhead: the agency, and the country."""
    agency = element("span", *lines(block.agency), class_="ruled")
    motto = element("span", *lines(block.motto), class_="motto")
    return element(
        "header",
        element("div", *_optional("p", block.parent), element("p", agency, class_="agency")),
        element("div", *_optional("p", block.country, "country"), element("p", motto, class_="country")),
        *_optional("p", block.number, "registered"),
        *_optional("p", block.place_and_date, "place"),
    )


def _signature(block: Signature) -> Element:
    """Return the end of a paper: place and date, who prepared it, who signs, and to whom it goes."""
    parts = [*_optional("p", block.place_and_date, "place")]
    if block.preparer:
        parts.append(_signatory(block.preparer, "preparer"))
    parts.append(_signatory(block.signer, "signer"))
    if block.recipients:
        parts.append(element("div", *(element("p", *lines(line)) for line in block.recipients), class_="recipients"))
    return element("div", *parts, class_="signature")


def _signatory(person: Signatory, class_: str) -> Element:
    """Return the position and the name of a person who signs."""
    position = [element("p", *lines(line), class_="position") for line in person.position]
    return element("div", *position, element("p", *lines(person.name), class_="name"), class_=class_)


def _bullets(items: tuple[str, ...]) -> Element:
    """Return a list of points."""
    return element("ul", *(element("li", *running(item)) for item in items))


def _optional(tag: str, text: str, class_: str = "") -> Iterator[Element]:
    """Yield an element with a text, or nothing where the text is empty."""
    if text:
        yield element(tag, *running(text), class_=class_)
