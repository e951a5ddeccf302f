"""The workbook as an office sees it: through LibreOffice on paper."""

import re
from collections import Counter

import pytest

from dtreport.formats.cells import shown_words
from dtreport.papers import paper_named
from dtreport.papers.blocks import Heading, Paper, Paragraph, Table
from dtreport.report import Years
from tests.support.printed_pages import Page, needs_printing, printed
from tests.support.sample_papers import FORTY_LINES, LONG_TEXT, chart, letterhead, paper_of, people, signature, texts
from tests.support.sample_years import full_year

pytestmark = needs_printing

GIVEN = (FORTY_LINES, *(f"Số {place} {LONG_TEXT[: place * 37]}" for place in range(1, 60)))
LEAD = LONG_TEXT[:900]
OF_A_YEAR = ("workbook", "figures", "tasks")


def year_paper(name: str) -> Paper:
    return paper_named(name).build(Years(full_year()))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Page]]:
    crowded = letterhead(), Heading("BÁO CÁO\nTổng kết", 0), Paragraph(LEAD, "Thứ nhất,"), texts(GIVEN), signature()
    papers = {
        "crowded": paper_of(*crowded),
        "drawn": paper_of(people(30), chart(), people(10), signature(), stamp="DỰ THẢO"),
        **{name: year_paper(name) for name in OF_A_YEAR},
    }
    return printed(papers, "xlsx", tmp_path_factory.mktemp("excel"))


def test_all_text_shows_and_a_page_is_never_a_signature_alone(pages: dict[str, list[Page]]) -> None:
    page_texts = [page.text for page in pages["crowded"]]
    assert not Counter(f"Thứ nhất, {LEAD} {' '.join(GIVEN)}".split()) - Counter(" ".join(page_texts).split())
    assert all("Nội dung" in page for page in page_texts)
    assert "1/" not in page_texts[0].split("CỘNG HÒA")[0]
    assert f"2/{len(page_texts)}" in page_texts[1]
    assert all(words in page_texts[-1] for words in ("KT. TRƯỞNG BAN", "Nguyễn Thái Nam", "NGƯỜI LẬP BIỂU"))


def test_figures_are_never_printed_as_hashes_and_a_chart_is_whole(pages: dict[str, list[Page]]) -> None:
    page_texts = [page.text for page in pages["drawn"]]
    words_of_chart = ("Kế hoạch và thực hiện", *(bar.label for bar in chart().bars))
    counts = [{page.count(words) for words in words_of_chart} for page in page_texts if words_of_chart[0] in page]
    assert counts in ([{2}], [{1}, {1}])  # the figures and the chart, each with all its labels
    assert "".join(page_texts).count("447") == 40
    assert all("DỰ THẢO" in page for page in page_texts)
    assert "Tổng cộng" in page_texts[-1]


@pytest.mark.parametrize("name", OF_A_YEAR)
def test_everything_in_the_tables_of_a_year_can_be_read_on_paper(name: str, pages: dict[str, list[Page]]) -> None:
    paper_text = " ".join(page.text for page in pages[name])
    tables = [block for section in year_paper(name).sections for block in section.blocks if isinstance(block, Table)]
    table_text = " ".join(word for table in tables for _, words in shown_words(table).rows for word in words)
    assert not Counter(re.findall(r"\w+", table_text)) - Counter(re.findall(r"\w+", paper_text))
    assert not [page for pages_ in pages.values() for page in pages_ if "###" in page.text]
