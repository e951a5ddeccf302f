"""The pages of a section: the sheet, its margins, and what stands above and below the text on each page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docx.oxml.parser import parse_xml

from dtreport.formats import decree
from dtreport.formats.word.word_styles import STRONG
from dtreport.formats.word.wordprocessingml import NAMESPACES, PAGE_NUMBER, TAB, paragraph, plain, run

if TYPE_CHECKING:
    from docx.section import Section as WordSection

    from dtreport.papers.blocks import Section


class PageMargin(NamedTuple):
    """What stands in the margins of the pages of a section."""

    header: str = ""
    first_header: str = ""
    first_footer: str = ""


def break_after(section: Section) -> str:
    """Return the properties of the pages of a section: they are numbered from 1, the first without its number."""
    sheet = decree.page(landscape=section.landscape)
    side = ' w:orient="landscape"' if section.landscape else ""
    return (
        f'<w:sectPr><w:type w:val="nextPage"/><w:pgSz w:w="{sheet.width}" w:h="{sheet.height}"{side}/>'
        f'<w:pgMar w:top="{sheet.top}" w:right="{sheet.right}" w:bottom="{sheet.bottom}" w:left="{sheet.left}" '
        f'w:header="{decree.HEADER}" w:footer="{decree.HEADER}" w:gutter="0"/><w:pgNumType w:start="1"/>'
        "<w:titlePg/></w:sectPr>"
    )


def margin(section: Section, stamp: str) -> PageMargin:
    """Return what stands in the margins: the page number, on each page the stamp, at first the foot."""
    foot = "".join(plain("ChanTrang", str(line)) for line in section.foot)
    if not stamp:
        return PageMargin(paragraph("SoTrang", PAGE_NUMBER), "", foot)
    style = "DuThaoNgang" if section.landscape else "DuThao"
    stamped = TAB + run(stamp, STRONG)
    return PageMargin(paragraph(style, TAB + PAGE_NUMBER + stamped), paragraph(style, TAB + stamped), foot)


def furnish(section: WordSection, wanted_margin: PageMargin, before: PageMargin) -> None:
    """Put into the margins of a section what is not as in the section before, from which it has it otherwise."""
    sides = section.header, section.first_page_header, section.first_page_footer
    for side, content, previous in zip(sides, wanted_margin, before, strict=True):
        if content != previous:
            side.is_linked_to_previous = False
            side.part.element[:] = list(parse_xml(f"<w:hdr {NAMESPACES}>{content or paragraph('Dong')}</w:hdr>"))
