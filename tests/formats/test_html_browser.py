"""The web page in a real browser: what it does on a phone, on a desk and on paper."""

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from dtreport.formats.html import render
from dtreport.papers import paper_named
from dtreport.papers.blocks import (
    Bar,
    Block,
    Chart,
    Column,
    ColumnKind,
    Heading,
    Items,
    Paper,
    Paragraph,
    Row,
    Section,
    Table,
    Title,
)
from dtreport.report import Years
from tests.support.sample_papers import chart, figures, letterhead, nasty_paper, paper_of, people, signature, texts
from tests.support.sample_years import report_2021

if TYPE_CHECKING:
    from tests.support.chromium import Chromium

pytestmark = pytest.mark.skipif(
    sys.platform == "win32" or not any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))),
    reason="there is no Chromium here that can be spoken to over pipes",
)
WIDTHS = (360, 768, 1200)
UPRIGHT, ON_ITS_SIDE = (210, 297), (297, 210)
UNBROKEN = "W" * 400


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator["Chromium"]:
    from tests.support.chromium import Chromium

    chromium = Chromium(tmp_path_factory.mktemp("chromium"))
    yield chromium
    chromium.close()


@pytest.fixture
def show(browser: "Chromium", tmp_path: Path) -> "Show":
    return Show(browser, tmp_path / "page.html")


class Show:
    """Opens a paper in the browser."""

    def __init__(self, browser: "Chromium", file: Path) -> None:
        self.browser, self.file = browser, file

    def __call__(self, paper: Paper) -> "Chromium":
        self.file.write_bytes(render(paper))
        self.browser.open(self.file)
        return self.browser


def year_2021(name: str) -> Paper:
    return paper_named(name).build(Years(report_2021()), public=True)


def printed(browser: "Chromium") -> PdfReader:
    return PdfReader(BytesIO(browser.printed()))


def sizes(pdf: PdfReader) -> list[tuple[int, int]]:
    """Return the width and the height of each page in millimetres."""
    return [tuple(round(float(side) * 25.4 / 72) for side in page.mediabox[2:]) for page in pdf.pages]  # type: ignore[misc] # two sides


@pytest.mark.parametrize("name", ["report", "figures", "article"])
def test_the_papers_of_2021_are_shown_without_complaint_at_every_width(name: str, show: Show) -> None:
    browser = show(year_2021(name))
    for width in WIDTHS:
        look = browser.resize(width)
        assert look.page == look.window
    assert browser.complaints == []
    assert browser.evaluate("document.querySelectorAll('h1').length") == 1


@pytest.mark.parametrize("width", WIDTHS)
def test_no_word_is_too_long_for_the_page(width: int, show: Show) -> None:
    words = (UNBROKEN, "=" * 300, "https://vi.du/" + "a" * 300)
    blocks = (Title(UNBROKEN, UNBROKEN), Heading(UNBROKEN), Paragraph(UNBROKEN), Items(words), texts(words), figures())
    drawn = Chart(UNBROKEN, (UNBROKEN, "B"), (Bar(UNBROKEN, (Decimal(10) ** 28, None)),), UNBROKEN)
    browser = show(paper_of(*blocks, people(2), drawn, stamp=UNBROKEN))
    look = browser.resize(width)
    assert look.page == look.window


@pytest.mark.parametrize("width", WIDTHS)
def test_a_number_of_a_document_stays_on_one_line(width: int, show: Show) -> None:
    numbers = ("12/KH-UBND", "04-NQ/TU", "39/2021/QĐ-UBND", f"123/2021/{'Đ' * 15}")
    words = " ".join(f"{'từ ' * figure}số {number}" for figure in range(30) for number in numbers)
    browser = show(paper_of(Title("A"), Paragraph(words), Items((words,))))
    look = browser.resize(width)
    assert look.page == look.window
    lines = browser.evaluate("[...document.querySelectorAll('.whole')].map(each => each.getClientRects().length)")
    assert lines == [1] * 240


@pytest.mark.parametrize("width", WIDTHS)
def test_the_country_stands_on_one_line(width: int, show: Show) -> None:
    browser = show(paper_of(letterhead(), Title("A")))
    browser.resize(width)
    heights = "['.country', '.motto'].map(each => document.querySelector(each).getBoundingClientRect().height)"
    country, motto = browser.evaluate(heights)
    assert country < 1.5 * motto


def test_everything_nasty_is_only_text(show: Show) -> None:
    browser = show(nasty_paper())
    look = browser.resize(360)
    assert look.page == look.window
    assert browser.complaints == []
    assert browser.evaluate("document.scripts.length") == 0
    assert "<script>alert(1)</script>" in browser.evaluate("document.body.textContent")


def test_the_browser_can_complain(browser: "Chromium", tmp_path: Path) -> None:
    page = render(paper_of(Paragraph("A"))).replace(b"<p>A</p>", b'<p style="color: red">A</p><script>1</script>')
    (tmp_path / "page.html").write_bytes(page)
    browser.open(tmp_path / "page.html")
    assert browser.evaluate("getComputedStyle(document.querySelector('section p')).color") == "rgb(27, 27, 27)"
    assert any("Content Security Policy" in complaint for complaint in browser.complaints)


def test_on_a_phone_a_row_is_a_card_and_on_a_desk_a_row(show: Show) -> None:
    browser = show(paper_of(Title("A"), people(1)))
    label = "getComputedStyle(document.querySelector('tbody td[data-label*=thưởng]'), '::before').content"
    browser.resize(360)
    assert browser.evaluate("getComputedStyle(document.querySelector('tbody tr')).display") == "block"
    assert "Tiền thưởng" in browser.evaluate(label) or "attr(" in browser.evaluate(label)
    browser.resize(1200)
    assert browser.evaluate("getComputedStyle(document.querySelector('tbody tr')).display") == "table-row"


@pytest.mark.parametrize("width", WIDTHS)
def test_the_letters_of_a_chart_can_be_read_and_stay_inside(width: int, show: Show) -> None:
    browser = show(paper_of(Title("A"), chart()))
    browser.resize(width)
    heights = browser.evaluate("[...document.querySelectorAll('svg text')].map(t => t.getBoundingClientRect().height)")
    assert min(heights) >= 12
    assert browser.evaluate(
        "(() => { const p = document.querySelector('svg').getBoundingClientRect();"
        "return [...document.querySelectorAll('svg text')].every(t => { const b = t.getBoundingClientRect();"
        "return b.left >= p.left - 1 && b.right <= p.right + 1 && b.bottom <= p.bottom + 4; }) })()"
    )


def test_who_signs_and_who_prepared_or_receives_stand_beside_each_other_under_the_place(show: Show) -> None:
    def top(browser: "Chromium", name: str) -> float:
        pixels: float = browser.evaluate(f"document.querySelector('.signature > .{name}').getBoundingClientRect().top")
        return pixels

    both = replace(signature(), recipients=("Nơi nhận:", "- Lưu: VT."))
    browser = show(paper_of(Title("A"), both))
    browser.resize(1200)
    assert top(browser, "place") < top(browser, "preparer") == top(browser, "signer") < top(browser, "recipients")
    browser = show(paper_of(Title("A"), replace(both, preparer=None)))
    assert top(browser, "place") < top(browser, "recipients") == top(browser, "signer")
    browser.resize(360)
    assert top(browser, "place") < top(browser, "signer") < top(browser, "recipients")


def test_what_is_printed_is_a4_with_its_numbers_and_its_stamp(show: Show) -> None:
    pdf = printed(show(nasty_paper()))
    assert sizes(pdf) == [UPRIGHT] * 4 + [ON_ITS_SIDE] * 17
    page_texts = [page.extract_text() for page in pdf.pages]
    assert all("DỰ THẢO (lần 1) & <2>" in text for text in page_texts)
    numbered = [number for number, text in enumerate(page_texts, 1) if text.startswith(f"{number} DỰ THẢO")]
    assert numbered == list(range(2, 22))


def test_the_head_of_a_table_is_repeated_and_the_signature_is_not_alone(show: Show) -> None:
    for figure in range(14, 20):  # without its rules the signature would be split, or stand alone, at each of these
        page_texts = [
            page.extract_text() for page in printed(show(paper_of(letterhead(), people(figure), signature()))).pages
        ]
        assert all("Họ và tên" in text for text in page_texts)
        assert [("KT. TRƯỞNG BAN" in text, "Nguyễn Thái Nam" in text) for text in page_texts] == [
            *[(False, False)] * (len(page_texts) - 1),
            (True, True),
        ]


def test_an_end_mark_is_never_alone_on_a_sheet(show: Show) -> None:
    ends: tuple[Callable[[], Block], ...] = (lambda: people(3), lambda: Items(("một", "hai")))
    sections = tuple(
        Section(f"{place} {number}", (*[Paragraph("dòng")] * number, end(), Paragraph("./.", centred=True)))
        for place, end in enumerate(ends)
        for number in range(20, 40)
    )
    page_texts = [page.extract_text() for page in printed(show(replace(paper_of(), sections=sections))).pages]
    ends_of_sections = [text for text in page_texts if "./." in text]
    assert len(ends_of_sections) == len(sections)
    assert not [text for text in ends_of_sections if not text.split("./.")[0].strip(" \n0123456789")]


def test_the_row_of_a_group_is_never_the_last_of_a_sheet(show: Show) -> None:
    columns = Column("a", "Tên", width=40), Column("b", "Số", ColumnKind.NUMBER, 10)
    for above in (0, 1):
        groups = (row for name in range(60) for row in (Row((f"Nhóm {name}", 1), strong=True), Row((f"tên {name}", 1))))
        table = Table("t", columns, (*[Row(("trước", 1))] * above, *groups))
        page_lines = [page.extract_text().split("\n") for page in printed(show(paper_of(Title("A"), table))).pages]
        assert len(page_lines) > 2
        assert not [lines[-1] for lines in page_lines if lines[-1].startswith("Nhóm")]


@pytest.mark.parametrize(("name", "upright", "on_its_side"), [("report", 6, 4), ("figures", 1, 0), ("article", 4, 0)])
def test_the_papers_of_2021_need_as_many_sheets_as_they_should(
    name: str, upright: int, on_its_side: int, show: Show
) -> None:
    sheets = sizes(printed(show(year_2021(name))))
    assert (sheets.count(UPRIGHT), sheets.count(ON_ITS_SIDE)) == (upright, on_its_side)


def test_nothing_of_the_letterhead_is_cut_on_paper(show: Show) -> None:
    first = printed(show(year_2021("report"))).pages[0].extract_text()
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in first
    assert "Số:" in first
