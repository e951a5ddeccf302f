"""The Word file as LibreOffice prints it, and our PDF: the same lines on the same pages."""

from dataclasses import replace
from difflib import SequenceMatcher

import pytest

from dtreport.formats import pdf
from dtreport.papers import paper_named
from dtreport.papers.blocks import Addressees, Block, Heading, Items, Paper, Paragraph, Section, Title
from dtreport.report import Years
from tests.support.printed_pages import Page, needs_printing, pages_of, printed
from tests.support.sample_papers import LONG_TEXT, figures, letterhead, paper_of, people, signature, texts
from tests.support.sample_years import report_2021

pytestmark = needs_printing

CITING = (
    "Thực hiện Quyết định số 33/2020/QĐ-TTg ngày 12/11/2020 của Thủ tướng Chính phủ về tiêu chí phân định vùng "
    "đồng bào dân tộc thiểu số và miền núi giai đoạn 2021 - 2025, Kế hoạch 02/CTr-UBND và Nghị quyết số 04-NQ/TU. "
)


def long_paper() -> Paper:
    """Fifty pages: prose that cites documents, a long list, a table on its side."""
    head = letterhead(), Title("BÁO CÁO", CITING[:170]), Addressees("Kính gửi:", ("Ủy ban Dân tộc;", "Sở Nội vụ."))
    prose: list[Block] = []
    for order in range(40):
        prose += [Heading(f"{order}. Phần", 2), Paragraph(CITING * (1 + order % 4), "Thứ nhất," if order % 2 else "")]
        prose += [Items((CITING[: 90 + order], LONG_TEXT[: 300 + order]))]
    listed = Title("Phụ lục I", "DANH SÁCH", "(Kèm theo Báo cáo)"), people(300), Paragraph("./.")
    told = Title("Phụ lục II", "SỐ LIỆU"), figures(), texts((CITING, LONG_TEXT[:500]) * 20), Paragraph("./.")
    sections = (
        Section("Báo cáo", (*head, *prose, signature()), foot=(f"Địa chỉ: {CITING}", "Mã: " + "ab" * 32)),
        Section("Phụ lục I", listed),
        Section("Phụ lục II", told, landscape=True),
    )
    return replace(paper_of(stamp="DỰ THẢO"), sections=sections)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[list[Page], list[Page]]]:
    papers = {name: paper_named(name).build(Years(report_2021())) for name in ("report", "summary")}
    papers["long"] = long_paper()
    papers["numbers"] = paper_of(*(Paragraph("x " * place + CITING) for place in range(60)))
    folder = tmp_path_factory.mktemp("both")
    by_word = printed(papers, "docx", folder)
    for name, paper in papers.items():
        (folder / f"ours-{name}.pdf").write_bytes(pdf.render(paper))
    return {name: (by_word[name], pages_of(folder / f"ours-{name}.pdf")) for name in papers}


@pytest.mark.parametrize("name", ["report", "summary", "long", "numbers"])
def test_word_and_pdf_agree_line_by_line(name: str, both: dict[str, tuple[list[Page], list[Page]]]) -> None:
    by_word, by_pdf = ([line for page in pages for line in page.lines] for pages in both[name])
    equal = sum(block.size for block in SequenceMatcher(None, by_word, by_pdf, autojunk=False).get_matching_blocks())
    assert equal / max(len(by_word), len(by_pdf)) >= 0.95


def test_no_line_ends_inside_the_number_of_a_document(both: dict[str, tuple[list[Page], list[Page]]]) -> None:
    for pages in both["numbers"]:
        lines = [line.replace(" ", "") for page in pages for line in page.lines]  # a justified line has gaps
        for number in ("33/2020/QĐ-TTg", "02/CTr-UBND", "04-NQ/TU"):
            assert sum(number in line for line in lines) == 60


@pytest.mark.parametrize("name", ["report", "summary", "long"])
def test_word_and_pdf_have_as_many_pages(name: str, both: dict[str, tuple[list[Page], list[Page]]]) -> None:
    by_word, by_pdf = both[name]
    assert abs(len(by_word) - len(by_pdf)) <= 1
