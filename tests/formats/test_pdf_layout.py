from collections import Counter
from dataclasses import replace
from itertools import accumulate

import pytest

from dtreport.formats.decree import HEADER, ON_ITS_SIDE, UPRIGHT, column_widths
from dtreport.formats.font_metrics import twips
from dtreport.formats.pdf import render
from dtreport.papers.blocks import (
    Addressees,
    Block,
    Column,
    ColumnKind,
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
from tests.support.pdf_reader import Fragment, fragments, lines_across, opened
from tests.support.sample_papers import FORTY_LINES, chart, letterhead, paper_of, people, signature
from tests.support.sample_papers import texts as table_of

SENTENCE = "Tổ chức thực hiện chính sách dân tộc trên địa bàn tỉnh. "


def made_of(*blocks: Block, landscape: bool = False, stamp: str = "") -> list[Fragment]:
    return fragments(render(paper_of(*blocks, landscape=landscape, stamp=stamp)))


def one(found: list[Fragment], text: str) -> Fragment:
    return next(fragment for fragment in found if fragment.text == text)


def of_page(found: list[Fragment], page: int) -> list[Fragment]:
    return [fragment for fragment in found if fragment.page == page]


def middle(fragment: Fragment) -> float:
    return (fragment.x + fragment.end) / 2


def test_every_element_has_the_size_and_style_of_the_decree() -> None:
    signed = Signature(Signatory(("TRƯỞNG BAN",), "Nguyễn Văn A"), recipients=("Nơi nhận:", "- Lưu: VT."))
    found = made_of(
        letterhead(),
        Title("BÁO CÁO", "Tổng kết năm 2021", "(Kèm theo)"),
        Addressees("Kính gửi:", ("Ủy ban Dân tộc;", "UBND tỉnh.")),
        Heading("I. KẾT QUẢ", 1),
        Heading("1. Một", 2),
        Heading("a) Hai", 3),
        Paragraph("đoạn", "Thứ nhất,"),
        Items(("gạch",)),
        Table("t", (Column("a", "Cột"),), (Row(("ô",)), Row(("cộng",), strong=True)), "Tên bảng"),
        signed,
    )
    seen = {fragment.text: (fragment.size, fragment.style) for fragment in found}
    assert seen == {
        "UBND TỈNH THÁI NGUYÊN": (13, "Regular"),
        "BAN DÂN TỘC": (13, "Bold"),
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM": (13, "Bold"),
        "Độc lập - Tự do - Hạnh phúc": (14, "Bold"),
        "Số:": (13, "Regular"),
        "05/BC-BDT": (13, "Regular"),
        "Thái Nguyên, ngày 14 tháng 01 năm 2022": (14, "Italic"),
        "BÁO CÁO": (14, "Bold"),
        "Tổng kết năm 2021": (14, "Bold"),
        "(Kèm theo)": (14, "Italic"),
        "Kính gửi:": (14, "Regular"),
        "- Ủy ban Dân tộc;": (14, "Regular"),
        "- UBND tỉnh.": (14, "Regular"),
        "I. KẾT QUẢ": (14, "Bold"),
        "1. Một": (14, "Bold"),
        "a) Hai": (14, "Regular"),
        "Thứ nhất,": (14, "Bold"),
        "đoạn": (14, "Regular"),
        "- gạch": (14, "Regular"),
        "Tên bảng": (14, "Bold"),
        "Cột": (12, "Bold"),
        "ô": (12, "Regular"),
        "cộng": (12, "Bold"),
        "Nơi nhận:": (12, "BoldItalic"),
        "- Lưu: VT.": (11, "Regular"),
        "TRƯỞNG BAN": (14, "Bold"),
        "Nguyễn Văn A": (14, "Bold"),
    }


def test_number_and_date_stand_on_one_line_and_the_lines_under_names_are_as_long_as_they_must() -> None:
    made = render(paper_of(letterhead(), Title("BÁO CÁO", "Tổng kết công tác dân tộc")))
    found = fragments(made)
    assert abs(one(found, "Số:").y - one(found, "Thái Nguyên, ngày 14 tháng 01 năm 2022").y) < 0.5
    agency, motto, title = lines_across(made)[:3]
    wide = [one(found, text) for text in ("BAN DÂN TỘC", "Độc lập - Tự do - Hạnh phúc", "Tổng kết công tác dân tộc")]
    for line, name in zip((agency, motto, title), wide, strict=True):
        assert abs(line.x + line.length / 2 - middle(name)) < 1
        assert 2 < line.y - name.y < 10
    assert motto.length == pytest.approx(twips("Độc lập - Tự do - Hạnh phúc", 14, bold=True) / 20, abs=0.1)
    for line, name in ((agency, wide[0]), (title, wide[2])):
        assert 1 / 3 <= line.length / (name.end - name.x) <= 1 / 2


def test_text_begins_at_the_margins_of_the_decree() -> None:
    found = made_of(Paragraph(SENTENCE * 4), landscape=False)
    assert [fragment.x for fragment in found[:2]] == pytest.approx([(1985 + 567) / 20, 1985 / 20], abs=0.1)
    sheet = opened(render(paper_of(Paragraph("a"), landscape=True))).pages[0].mediabox
    assert (sheet.width, sheet.height) == pytest.approx((ON_ITS_SIDE.width / 20, ON_ITS_SIDE.height / 20), abs=0.1)


def test_page_numbers_are_absent_on_the_first_page_of_a_section_and_begin_again_in_each() -> None:
    long = (Paragraph(SENTENCE * 150),)
    sections = tuple(Section(name, long, landscape=name == "Hai") for name in ("Một", "Hai", "Ba"))
    found = fragments(render(replace(paper_of(), sections=sections)))
    numbers = [fragment for fragment in found if fragment.text.isdigit()]
    assert [number.text for number in numbers] == ["2", "3"] * 3
    assert {number.size for number in numbers} == {14}
    assert {number.style for number in numbers} == {"Regular"}
    for number in numbers:
        sheet = ON_ITS_SIDE if number.page in {4, 5, 6} else UPRIGHT
        assert middle(number) == pytest.approx((sheet.left + sheet.room / 2) / 20, abs=0.5)
        assert HEADER / 20 < number.y < sheet.top / 20


def test_a_draft_is_stamped_on_every_page() -> None:
    found = made_of(people(60), stamp="DỰ THẢO (lần 1)")
    stamps = [fragment for fragment in found if fragment.text == "DỰ THẢO (lần 1)"]
    assert [stamp.page for stamp in stamps] == list(range(1, found[-1].page + 1))
    assert len(stamps) > 1
    assert {stamp.style for stamp in stamps} == {"Bold"}


@pytest.mark.parametrize("count", [1, 2, 4])
def test_the_foot_stands_at_the_foot_of_the_first_page_and_nothing_runs_into_it(count: int) -> None:
    lines = tuple(f"Chân {number}" for number in range(count))
    section = Section("Một", (Paragraph(SENTENCE * 120),), foot=lines)
    found = fragments(render(replace(paper_of(), sections=(section,))))
    feet = [fragment for fragment in found if fragment.text.startswith("Chân")]
    assert [(foot.page, foot.size) for foot in feet] == [(1, 11)] * count
    assert feet[-1].y == pytest.approx((UPRIGHT.height - HEADER) / 20 - 2.4, abs=0.5)
    last = max(fragment.y for fragment in of_page(found, 1) if fragment not in feet)
    assert last < feet[0].y - 11
    assert max(fragment.y for fragment in of_page(found, 1)) == feet[-1].y


@pytest.mark.parametrize("count", range(24, 46))
def test_a_signature_is_never_alone_on_a_page(count: int) -> None:
    for blocks in ((people(count), signature()), (people(count), Paragraph("./.", centred=True), signature())):
        found = made_of(*blocks)
        last = of_page(found, found[-1].page)
        assert {"KT. TRƯỞNG BAN", "Nguyễn Thái Nam", "Tổng cộng", "TT", f"Nguyễn Văn Nghĩa {count}"} <= {
            fragment.text for fragment in last
        }


@pytest.mark.parametrize("count", range(18, 40))
def test_a_signature_stays_with_the_last_paragraph(count: int) -> None:
    lines = tuple(f"điểm {number}" for number in range(count))
    for blocks in (map(Paragraph, lines), (Items(lines),)):
        found = made_of(*blocks, signature())
        last = [fragment.text for fragment in of_page(found, found[-1].page)]
        assert {"KT. TRƯỞNG BAN", "Nguyễn Thái Nam"} <= set(last)
        assert any(text.endswith(lines[-1]) for text in last)


@pytest.mark.parametrize("landscape", [False, True])
def test_a_signature_takes_along_the_end_of_a_high_row_and_of_a_long_chart(landscape: bool) -> None:  # noqa: FBT001
    rows = "\n".join(f"việc {order}" for order in range(24))
    blocks: list[Block] = [table_of((*("ngắn",) * above, rows)) for above in range(0, 24, 3)]
    blocks += [replace(chart(), bars=chart().bars * figure) for figure in range(1, 6)]
    for block in blocks:
        found = made_of(Title("BIỂU"), block, signature(), landscape=landscape)
        last = {fragment.text for fragment in of_page(found, found[-1].page)}
        assert {"KT. TRƯỞNG BAN", "Nguyễn Thái Nam"} <= last
        assert {"việc 23", "Khác"} & last


def test_a_row_is_not_parted_where_a_page_can_hold_it_and_the_header_stands_on_each_page() -> None:
    rows = tuple(Row((place, "\n".join(f"{place}.{line}" for line in range(5)))) for place in range(1, 40))
    columns = (Column("tt", "TT", ColumnKind.CENTRED, 5), Column("text", "Nội dung", width=60))
    found = made_of(Table("t", columns, rows))
    pages = found[-1].page
    assert pages > 2
    assert [fragment.page for fragment in found if fragment.text == "Nội dung"] == list(range(1, pages + 1))
    for place in range(1, 40):
        assert len({fragment.page for fragment in found if fragment.text.startswith(f"{place}.")}) == 1


def test_a_row_that_is_higher_than_a_page_goes_on_and_nothing_of_it_is_lost() -> None:
    lines = [f"dòng {number}" for number in range(1, 121)]
    found = made_of(table_of(("\n".join(lines), FORTY_LINES)), signature())
    assert [fragment.text for fragment in found if fragment.text.startswith("dòng")] == lines
    assert max(fragment.y for fragment in found) < (UPRIGHT.height - UPRIGHT.bottom) / 20


@pytest.mark.parametrize("strong", [False, True])
def test_a_word_that_is_wider_than_its_column_stays_in_it(strong: bool) -> None:  # noqa: FBT001
    words = ("x" * 300, "https://thainguyen.gov.vn/" + "trang/" * 30, "W" * 40, "1" * 60, "ab-" * 60)
    columns = tuple(Column(f"c{place}", "N" * 30, width=8) for place in range(len(words)))
    table = Table("t", columns, (Row(words, strong=strong),))
    edges = [UPRIGHT.left / 20 + edge / 20 for edge in accumulate(column_widths(table, UPRIGHT.room))]
    found = made_of(table)
    for fragment in found:
        assert fragment.end <= next(edge for edge in edges if fragment.x < edge)
    assert "".join(fragment.text for fragment in found if set(fragment.text) == {"x"}) == words[0]


def test_the_number_of_a_document_stays_on_one_line() -> None:
    found = made_of(
        *(
            Paragraph("x " * figure + "Quyết định số 39/2021/QĐ-UBND ngày 06/3/2018; Nghị quyết (04-NQ/TU), 30a/NQ-CP.")
            for figure in range(60)
        )
    )
    numbers = [fragment.text for fragment in found if "/" in fragment.text]
    assert set(numbers) == {"39/2021/QĐ-UBND", "06/3/2018;", "(04-NQ/TU),", "30a/NQ-CP."}
    assert len(numbers) == 240


def test_a_chart_tells_its_series_apart_without_colour_and_says_every_value() -> None:
    made = render(paper_of(chart()))
    found = [fragment.text for fragment in fragments(made)]
    assert found[:3] == ["Kế hoạch và thực hiện", "Kế hoạch", "Thực hiện"]
    assert Counter(found)["…"] == 2
    assert {"Hội nghị", "Đại biểu", "Khác", "2", "1", "90,5"} <= set(found)


def test_a_chart_may_have_more_to_say_than_a_pdf_can_hold() -> None:
    made = render(paper_of(replace(chart(), summary="Hội nghị: 02 hội nghị; " * 2_000)))
    assert len(opened(made).pages) == 1
