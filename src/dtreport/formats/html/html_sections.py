"""The sections of a page and the blocks in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from dtreport.formats.html.html_elements import Content, ElementIds, element, lines, running
from dtreport.formats.html.html_table import TableContext, framed
from dtreport.formats.html.svg_chart import figure
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

_DEEPEST_HEADING = 6


def sections(paper: Paper) -> Iterator[Element]:
    """Yield the sections of a paper; the title of the first one is the one h1 of the page."""
    names = ElementIds()
    ids = {section.name: f"section-{number}" for number, section in reversed([*enumerate(paper.sections, 1)])}
    for number, section in enumerate(paper.sections, 1):
        place = TableContext(section.name, ids, names)
        yield _Setter(f"section-{number}", place, 1 if number == 1 else 2).section(section, paper.title)


@dataclass(slots=True)
class _Setter:
    """Sets the blocks of one section; knows how deep its headings are."""

    id: str
    place: TableContext
    title_level: int
    base: int = 1
    """The level of what the headings stand under."""
    last: int = 1
    labelled: bool = False
    """Whether there is a heading that names the section."""

    def section(self, section: Section, title: str) -> Element:
        blocks = list(section.blocks)
        named = any(isinstance(block, Title) and (block.name or block.about) for block in blocks)
        if title and not named and self.title_level == 1:
            blocks.insert(isinstance(blocks[0], Letterhead) if blocks else 0, Title(title))
        content = [made for block in blocks for made in self.block(block)]
        foot = (element("footer", *(element("p", *lines(line)) for line in section.foot)),) if section.foot else ()
        label = {"aria_labelledby": f"{self.id}-title"} if self.labelled else {"aria_label": section.name}
        return element(
            "section", *content, *foot, id=self.id, class_="on-its-side" if section.landscape else "", **label
        )

    def block(self, block: Block) -> Iterator[Element]:
        match block:
            case Letterhead():
                yield _letterhead(block)
            case Title():
                yield from self.title(block)
            case Addressees(label, names):
                yield from _addressees(label, names)
            case Heading(text, level):
                yield from self.heading(text, level)
            case Paragraph():
                yield from _paragraphs(block)
            case Items(items):
                yield from (_listed(items),) if items else ()
            case Table():
                yield from framed(block, self.place)
            case Chart():
                yield figure(block, self.place.names.chart())
            case Signature():
                yield _signature(block)

    def title(self, block: Title) -> Iterator[Element]:
        said = (*_said("span", block.name), *_said("span", block.about, "ruled"))
        if said:
            between = (" ",) if len(said) > 1 else ()
            yield self.headed(self.title_level, *said[:1], *between, *said[1:], class_="title")
            self.base = self.last = self.title_level
            self.title_level = 2
        yield from _said("p", block.note, "note")

    def heading(self, text: str, level: int) -> Iterator[Element]:
        """Yield a heading, never more than one level below the one before."""
        if text:
            self.last = min(self.base + level, self.last + 1, _DEEPEST_HEADING)
            yield self.headed(self.last, *running(text))

    def headed(self, level: int, *content: Content, class_: str = "") -> Element:
        """Return a heading; the first one is the name of the section."""
        name = "" if self.labelled else f"{self.id}-title"
        self.labelled = True
        return element(f"h{level}", *content, id=name, class_=class_)


def _letterhead(block: Letterhead) -> Element:
    agency = element("span", *lines(block.agency), class_="ruled")
    motto = element("span", *lines(block.motto), class_="motto")
    return element(
        "header",
        element("div", *_said("p", block.parent), element("p", agency, class_="agency")),
        element("div", *_said("p", block.country, "country"), element("p", motto, class_="country")),
        *_said("p", block.number, "registered"),
        *_said("p", block.place_and_date, "place"),
    )


def _addressees(label: str, names: tuple[str, ...]) -> Iterator[Element]:
    if len(names) == 1:
        yield element("p", *lines(f"{label} {names[0]}"), class_="addressee")
    else:
        yield element("div", element("p", *lines(label)), _listed(names), class_="addressees")


def _listed(items: tuple[str, ...]) -> Element:
    return element("ul", *(element("li", *running(item)) for item in items))


def _paragraphs(block: Paragraph) -> Iterator[Element]:
    """Yield a paragraph; a blank line in it begins another."""
    lead: tuple[Content, ...] = (element("strong", *running(block.lead)), " ") if block.lead else ()
    texts = paragraphs(block.text) if block.text or lead else ()
    for text in texts:
        yield element("p", *lead, *running(text), class_="centred" if block.centred else "")
        lead = ()


def _signature(block: Signature) -> Element:
    preparer = (_signatory(block.preparer, "preparer"),) if block.preparer else ()
    recipients = (
        ((element("div", *(element("p", *lines(line)) for line in block.recipients), class_="recipients")),)
        if block.recipients
        else ()
    )
    place = _said("p", block.place_and_date, "place")
    return element("div", *place, *preparer, _signatory(block.signer, "signer"), *recipients, class_="signature")


def _signatory(who: Signatory, class_: str) -> Element:
    position = [element("p", *lines(line), class_="position") for line in who.position]
    return element("div", *position, element("p", *lines(who.name), class_="name"), class_=class_)


def _said(tag: str, text: str, class_: str = "") -> tuple[Element, ...]:
    """Return an element where there is something to say."""
    return (element(tag, *running(text), class_=class_),) if text else ()
