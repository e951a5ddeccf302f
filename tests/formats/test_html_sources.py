"""A page names where its words came from, in a way that nobody sees."""

import re
from xml.etree.ElementTree import Element

import pytest

from dtreport.formats.html import render
from dtreport.papers.anchors import source_named
from dtreport.papers.blocks import Paragraph
from dtreport.vietnamese.wording import Source, within
from tests.support.agreement_years import CASES, case, paper_of
from tests.support.html_tree import read_page
from tests.support.sample_papers import paper_of as sample
from tests.support.sourced_papers import agrees, forgetting

KINDS = ("report", "article", "figures")


def named(page: Element) -> list[tuple[str, str]]:
    return [(name, "".join(each.itertext())) for each in page.iter("span") if (name := each.get("data-code"))]


def bare(element: Element) -> list[object]:
    """The content of an element without the spans that only name a source."""
    content: list[object] = [element.text or ""]
    for child in element:
        inner = bare(child) if child.get("data-code") else [(child.tag, child.attrib, bare(child))]
        for part in [*inner, child.tail or ""]:
            if isinstance(part, str) and isinstance(content[-1], str):
                content[-1] += part
            else:
                content.append(part)
    return content


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("year", CASES)
def test_nobody_sees_where_words_came_from(year: str, kind: str) -> None:
    paper = paper_of(year, kind, "html")
    page, plain = read_page(render(paper)), read_page(render(forgetting(paper)))
    assert bare(page) == bare(plain)
    assert named(plain) == []
    assert len(named(page)) > 5
    this_year = case(year).year
    for name, words in named(page):
        source = source_named(name, this_year)
        assert source is not None, name
        assert source.field == "previous" or agrees(source, words, this_year), (name, words)


def test_a_number_stays_whole_where_only_a_part_of_it_has_a_source() -> None:
    source = Source("counts", "sl-1", "value")
    inside, across = within("04", source) + "-NQ/TU", within("số 39", source) + "/2021/QĐ-UBND"
    page = render(sample(Paragraph(inside), Paragraph(across), Paragraph(within("hai\ndòng", source)))).decode()
    assert '<p><span class="whole"><span data-code="sl-1.value">04</span>-NQ/TU</span></p>' in page
    assert '<p>số <span class="whole">39/2021/QĐ-UBND</span></p>' in page
    assert re.search(r'<span data-code="sl-1.value">hai<br>dòng</span>', page)
