import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dtreport.formats.markdown import render
from dtreport.papers.blocks import (
    Addressees,
    Block,
    Column,
    Heading,
    Items,
    Paragraph,
    Row,
    Section,
    Signatory,
    Signature,
    Table,
    Title,
)
from dtreport.vietnamese.text import clean
from tests.support.sample_papers import NASTY_TEXTS, chart, figures, letterhead, paper_of, people, signature, texts

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


class _Plain(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, _attributes: object) -> None:
        self.tags.append(tag)
        self.text += "\n" if tag == "br" else ""

    def handle_data(self, data: str) -> None:
        self.text += data


def read(*blocks: Block) -> _Plain:
    plain = _Plain()
    plain.feed(MARKDOWN.render(render(paper_of(*blocks)).decode()))
    plain.close()
    return plain


def cleaned(text: str) -> str:
    try:
        return clean(text, multiline=True).strip()
    except ValueError:
        return ""


MARKUP = st.text(st.sampled_from(list("ab1 .-+*_#<>[]()`~|\\&;:!=$\n\"'/hwtps@{}^ư")), max_size=40)
TEXTS = (st.text(max_size=40) | MARKUP).map(cleaned).filter(bool)


def lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


@given(TEXTS)
@example("    bốn dấu cách")
@example("một  \nhai")
@example("a\n===")
@example("a\n---")
@example("1) một")
@example("a\n:-:")
@example("~~~")
@example("&copy;")
def test_a_paragraph_shows_exactly_its_text(text: str) -> None:
    found = read(Paragraph(text))
    assert set(found.tags) <= {"p", "br"}
    assert lines(found.text) == lines(text)


@given(TEXTS)
def test_a_heading_an_item_and_a_lead_show_exactly_their_text(text: str) -> None:
    heading = read(Heading(text, 2))
    assert set(heading.tags) <= {"h3", "br"}
    assert lines(heading.text) == lines(text)
    item = read(Items((text,)))
    assert set(item.tags) <= {"ul", "li", "br"}
    assert lines(item.text) == lines(text)


@given(TEXTS)
def test_a_cell_shows_exactly_its_text(text: str) -> None:
    found = read(Table("t", (Column("a", "A"),), (Row((text,)),)))
    assert set(found.tags) <= {"table", "thead", "tbody", "tr", "th", "td", "br"}
    assert lines(found.text)[1:] == lines(text)


@pytest.mark.parametrize("text", NASTY_TEXTS)
def test_nasty_texts_are_shown(text: str) -> None:
    assert lines(text)[0] in read(texts((text,))).text


def test_plain_text_is_not_disfigured() -> None:
    text = "Số: 05/BC-BDT - DTTS&MN, 39/2021/QĐ-UBND (20/8/2021); 1.234,5%."
    assert render(paper_of(Paragraph(text))).decode() == text + "\n"


def test_web_addresses_do_not_become_links() -> None:
    written = render(paper_of(Paragraph("https://vi.du HTTP://vi.du WWW.vi.du ftp://vi.du a@vi.du :smile:"))).decode()
    assert not re.search(r"(?i)https?://|ftp://|www\.|\w@|(?<!\\):smile:", written)


def test_numbers_stand_on_the_right() -> None:
    written = render(paper_of(people(1))).decode()
    assert "| :-: | --- | --- | --: |" in written
    assert "| 1 | Nguyễn Văn Nghĩa 1 | Phòng Dân tộc huyện Định Hóa | 447.000 |" in written
    assert "|  | **Tổng cộng** |  | **447.000** |" in written


def test_zero_and_missing_differ_and_levels_are_indented() -> None:
    written = render(paper_of(figures())).decode()
    assert "|  | &emsp;Trong đó: ở xã | hội nghị |  | 0 |  |  | 0 |" in written
    assert "| 12.345,60 | … |" in written


def test_a_lead_is_bold_and_a_blank_line_begins_a_paragraph() -> None:
    assert render(paper_of(Paragraph("a\n\nb", "Thứ nhất,"))).decode() == "**Thứ nhất,** a\n\nb\n"


def test_letterhead_chart_and_signature_are_there() -> None:
    found = read(letterhead(), chart(), signature(), Table("t", (), ())).text
    for words in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "90,5", "Một trong hai", "NGƯỜI LẬP BIỂU", "Nguyễn Thái Nam"):
        assert words in found
    alone = render(paper_of(Signature(Signatory(("TRƯỞNG BAN",)), recipients=("Nơi nhận:", "- Lưu.")))).decode()
    assert alone == "**TRƯỞNG BAN**\n\nNơi nhận:\\\n\\- Lưu.\n"


def test_the_stamp_comes_first() -> None:
    assert render(paper_of(Title("A"), Heading("", 1), stamp="DỰ THẢO")).decode() == "**DỰ THẢO**\n\n# A\n"


def test_a_title_is_the_highest_heading_with_what_it_is_about_under_it() -> None:
    written = render(paper_of(Title("BÁO CÁO", "Tổng kết", "(Trình * Hội nghị)"), Heading("I. MỘT", 1))).decode()
    assert written == "# BÁO CÁO\n\n**Tổng kết**\n\n*(Trình \\* Hội nghị)*\n\n## I. MỘT\n"
    assert render(paper_of(Title("", "Chỉ có nội dung"))).decode() == "**Chỉ có nội dung**\n"


def test_addressees_are_a_line_or_a_list() -> None:
    one, two = Addressees("Kính gửi:", ("Ủy ban.",)), Addressees("Kính gửi:", ("Ủy ban;", "- UBND."))
    assert render(paper_of(one)).decode() == "Kính gửi: Ủy ban.\n"
    assert render(paper_of(two)).decode() == "Kính gửi:\n\n- Ủy ban;\n- \\- UBND.\n"


def test_the_foot_stands_at_the_end_of_its_section() -> None:
    sections = Section("A", (Paragraph("Một"),), foot=("Số 1", "Mã: ab")), Section("B", (Paragraph("Hai"),))
    written = render(replace(paper_of(), sections=sections)).decode()
    assert written == "Một\n\nSố 1\\\nMã: ab\n\n---\n\nHai\n"
