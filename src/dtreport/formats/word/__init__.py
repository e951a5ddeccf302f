"""Word: the working form of a paper, which leaders correct and sign (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

from datetime import datetime, time
from itertools import count, pairwise
from typing import TYPE_CHECKING

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml

from dtreport.formats.word.bookmarks import numbered
from dtreport.formats.word.page_setup import PageMargin, break_after, furnish, margin
from dtreport.formats.word.word_blocks import flow
from dtreport.formats.word.word_chart import CONTENT_TYPE, Ends, Related, chart_part
from dtreport.formats.word.word_package import empty_file, packed
from dtreport.formats.word.wordprocessingml import NAMESPACES, paragraph, separator
from dtreport.papers.blocks import Chart, Paper, Section
from dtreport.vietnamese.text import shortened, visible

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_LONGEST_PROPERTY = 255  # characters that Word takes


def render(paper: Paper) -> bytes:
    """Return the paper as a .docx file; the same paper gives the same bytes."""
    document = Document(empty_file(paper.language))
    sections = paper.sections or (Section(paper.title, ()),)
    related = _charts_of(document, paper.language)
    # A paragraph bears the end of each section but the last, whose end is that of the text.
    *others, last = sections
    content = "".join(
        flow(section, related) + paragraph("NganCachHep", more=break_after(section)) for section in others
    )
    content += flow(last, related)
    end = separator() if content.endswith("</w:tbl>") or not content else ""  # Word wants a paragraph after a table
    body = f"<w:body {NAMESPACES}>{content}{end}{break_after(last)}</w:body>"
    document.element.replace(document.element.body, parse_xml(numbered(body)))
    margins = [PageMargin(), *(margin(section, paper.stamp) for section in sections)]
    for section, (before, wanted) in zip(document.sections, pairwise(margins), strict=True):
        furnish(section, wanted, before)
    properties = document.core_properties
    properties.title = shortened(visible(paper.title), _LONGEST_PROPERTY)
    properties.author = properties.last_modified_by = shortened(visible(paper.author), _LONGEST_PROPERTY)
    properties.created = properties.modified = datetime.combine(paper.dated, time())
    properties.language = paper.language
    properties.keywords = f"sha256:{paper.digest}"
    return packed(document)


def _charts_of(document: WordDocument, language: str) -> Related:
    """Return what adds the chart parts of a document."""
    numbers = count(1)

    def related(chart: Chart, ends: Ends) -> str:
        part = Part(
            PackURI(f"/word/charts/chart{next(numbers)}.xml"),
            CONTENT_TYPE,
            chart_part(chart, ends, language).encode(),
            document.part.package,
        )
        return document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)

    return related
