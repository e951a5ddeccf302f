import unicodedata

import pytest

from dtreport.errors import DtreportError
from dtreport.formats.pdf import render
from dtreport.papers.blocks import (
    Addressees,
    Bar,
    Block,
    Chart,
    Column,
    Heading,
    Items,
    Paper,
    Paragraph,
    Row,
    Section,
    Signatory,
    Signature,
    Table,
    Title,
)
from dtreport.vietnamese import typeface
from tests.support.font_file import font_characters
from tests.support.pdf_reader import copied, printable
from tests.support.sample_papers import letterhead, nasty_paper, paper_of, signature

SMILE = "Nguyễn 😀"


def said_of(paper: Paper) -> DtreportError:
    with pytest.raises(DtreportError) as raised:
        render(paper)
    return raised.value


def test_every_character_that_the_font_lacks_is_named_with_its_place_and_what_to_do() -> None:
    error = said_of(nasty_paper())
    part = 'cột "Nội dung", phần "Tổng hợp/[2021]: rất dài, hơn ba mươi m…"'
    assert error.sentence.split("\n") == [
        "Phông chữ của bản PDF không có các ký tự sau:",
        f'  ＝ (U+FF1D) ở bảng "van_ban", dòng 5, {part}: "＝1+1"',
        f'  漢 (U+6F22), 字 (U+5B57), 😀 (U+1F600) ở bảng "van_ban", dòng 17, {part}: "漢字 😀 ẫ g\u0303 Ω"',
    ]
    assert error.hint == "Hãy thay các ký tự này rồi xuất lại; bản Word vẫn xuất được."
    assert render(printable(nasty_paper()))


COLUMNS = (Column("name", "Họ tên"), Column("unit", "Đơn vị"))


@pytest.mark.parametrize(
    ("block", "place"),
    [
        (Title("BÁO CÁO", SMILE), "tiêu đề"),
        (Addressees("Kính gửi:", (SMILE,)), "nơi gửi"),
        (Heading(SMILE), "đề mục"),
        (Paragraph("a", SMILE), "đoạn văn"),
        (Items(("a", SMILE)), "gạch đầu dòng"),
        (
            Table("t", COLUMNS, (Row(("a", "b")), Row((SMILE, "b"), name="kt-3")), "Biểu"),
            'bảng "Biểu", dòng 2 (kt-3), cột "Họ tên"',
        ),
        (Table("t", (Column("a", SMILE),), ()), 'bảng "t", đầu cột'),
        (Table("t", COLUMNS, (), SMILE), f'bảng "{SMILE}"'),
        (Chart("a", ("b",), (Bar(SMILE, (None,)),), "c"), "biểu đồ"),
        (Signature(Signatory(("TRƯỞNG BAN",), SMILE)), "cuối trang ký"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_the_place_is_told_whatever_the_block(block: Block, place: str) -> None:
    assert said_of(paper_of(letterhead(), block, signature())).sentence.split("\n")[1:] == [
        f'  😀 (U+1F600) ở {place}: "{SMILE}"'
    ]


def test_the_place_is_told_in_the_margins_too() -> None:
    paper = Paper("a", "b", (Section("c", (), foot=(SMILE,)),), paper_of().dated, "", SMILE)
    assert said_of(paper).sentence.split("\n")[1:] == [
        f'  😀 (U+1F600) ở dấu trên mỗi trang: "{SMILE}"',
        f'  😀 (U+1F600) ở chân trang: "{SMILE}"',
    ]


def test_a_long_list_of_places_is_cut_and_a_long_text_too() -> None:
    lines = said_of(paper_of(*[Paragraph(f"{number} 漢 {'a' * 100}") for number in range(1, 31)])).sentence.split("\n")
    assert len(lines) == 1 + 20 + 1
    assert lines[1] == f'  漢 (U+6F22) ở đoạn văn: "1 漢 {"a" * 35}…"'
    assert lines[-1] == "  và 10 chỗ khác"


def test_what_only_the_properties_of_the_file_say_needs_no_font() -> None:
    assert render(Paper(SMILE, SMILE, paper_of(Paragraph("a")).sections, paper_of().dated, ""))


def test_the_list_of_characters_that_can_be_printed_is_that_of_the_font() -> None:
    assert typeface.printable() == font_characters()


def test_every_character_of_the_font_is_printed() -> None:
    known = sorted(typeface.printable())
    lines = [known[start : start + 40] for start in range(0, len(known), 40)]
    found = copied(render(paper_of(*(Paragraph(" ".join(line)) for line in lines))))
    letters = {char for char in known if char.isalpha() and unicodedata.normalize("NFKD", char) == char}
    assert letters - set(found) == set("Әә")  # drawn as the Latin Ə and ə, and copied as them


def test_all_letters_of_vietnamese_are_in_the_font() -> None:
    bases, tones = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY", ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    letters = {unicodedata.normalize("NFC", base + tone) for base in bases for tone in tones} | set("đĐ")
    assert len(letters) == 2 * (12 * 6 + 1)
    assert letters <= typeface.printable()


def test_control_characters_are_shown_as_other_formats_show_them() -> None:
    assert "a\\u0007b" in copied(render(paper_of(Paragraph("a\x07b"))))


def test_what_typst_refuses_is_a_sentence_and_no_crash() -> None:
    assert said_of(Paper("Tên " * 20_000, "a", paper_of(Paragraph("a")).sections, paper_of().dated, "")).sentence == (
        "Không dàn được trang của bản PDF."
    )
