import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dtreport.vietnamese.text import (
    capitalise,
    clean,
    closest,
    enumerate_words,
    fold,
    inside_sentence,
    lower_first,
    quoted,
    same,
    shortened,
    visible,
)

NFD_NAME = unicodedata.normalize("NFD", "Thái Nguyên")
REFUSED = [
    0x00,
    0x08,
    0x0B,
    0x0C,
    0x0E,
    0x1B,
    0x1F,
    0x7F,
    0x80,
    0x85,
    0x9F,
    0xAD,
    0x200E,
    0x200F,
    0x202A,
    0x202E,
    0x2066,
    0x2069,
    0xFEFF,
    0xD800,
    0xDFFF,
    0xFDD0,
    0xFDEF,
    0xFFFE,
    0xFFFF,
    0x1FFFE,
    0x10FFFF,
]
# What people may paste: every class that the cleaning treats by itself, and all else.
PASTED = st.text(st.sampled_from(" \t\n\r\u2028\xa0\u2009\u3000\u200b\u2060aâạ\u0302\u0323\u031bĐ.") | st.characters())


def cleaned_or_none(text: str, *, multiline: bool) -> str | None:
    try:
        return clean(text, multiline=multiline)
    except ValueError:
        return None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Ban Dân tộc ", "Ban Dân tộc"),
        (" plain ", "plain"),
        (NFD_NAME, "Thái Nguyên"),
        ("Ban\xa0Dân\u2009tộc\ttỉnh\u3000A", "Ban Dân tộc tỉnh A"),
        ("Thái\u200b Nguy\u2060ên", "Thái Nguyên"),
        ("e\u200d\u0302", "ê"),
        ("hai  dấu cách", "hai  dấu cách"),
        ("dòng một\r\ndòng hai\rba\u2028bốn\u2029năm", "dòng một dòng hai ba bốn năm"),
        ("một \n\n  hai", "một hai"),
        ("\n", ""),
    ],
)
def test_a_single_line_is_cleaned(text: str, expected: str) -> None:
    assert clean(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("một\r\nhai\rba", "một\nhai\nba"),
        ("\n \n  thụt vào  \nhai\t\n\n\n \nba\n\n", "  thụt vào\nhai\n\nba"),
        ("plain ", "plain"),
        (" \n ", ""),
    ],
)
def test_several_lines_are_cleaned(text: str, expected: str) -> None:
    assert clean(text, multiline=True) == expected


@pytest.mark.parametrize("code", REFUSED)
def test_a_refused_character_is_named_and_the_text_is_not_repeated(code: int) -> None:
    with pytest.raises(ValueError, match=f"U\\+{code:04X}; hãy xóa ký tự đó rồi gõ lại") as caught:
        clean(f"bí mật {chr(code)}")
    assert "bí mật" not in str(caught.value)
    with pytest.raises(ValueError, match=f"U\\+{code:04X}"):
        clean(chr(code), multiline=True)


@given(PASTED, st.booleans())
def test_cleaning_twice_changes_nothing_and_gives_nfc(text: str, multiline: bool) -> None:  # noqa: FBT001
    once = cleaned_or_none(text, multiline=multiline)
    if once is None:
        assert visible(text) != text
    else:
        assert clean(once, multiline=multiline) == once
        assert unicodedata.is_normalized("NFC", once)
        assert visible(once) == once
        assert multiline or "\n" not in once


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Khen thưởng", "khen thuong"),
        ("  ĐƯỜNG\xa0 Đỗ ", "duong do"),
        ("Ban DTTS", "ban dtts"),
        (NFD_NAME, "thai nguyen"),
        ("K'sor Phước", "k'sor phuoc"),
    ],
)
def test_text_is_folded_for_search(text: str, expected: str) -> None:
    assert fold(text) == expected


def test_search_does_not_see_where_the_tone_stands_but_duplicates_do() -> None:
    assert fold("hòa") == fold("hoà")
    assert same("hòa") != same("hoà")


@given(st.text())
def test_folding_does_not_see_the_normal_form_and_is_stable(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))
    assert same(unicodedata.normalize("NFD", text)) == same(unicodedata.normalize("NFC", text))
    assert fold(fold(text)) == fold(text)


def test_duplicates_are_found_whatever_the_case_and_spaces() -> None:
    assert same(" THÁI \n Nguyên") == same(NFD_NAME) == "thái nguyên"
    assert same("Thai Nguyên") != same("Thái Nguyên")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\x1b[31mđỏ", r"\u001B[31mđỏ"),
        ("a\rb\nc", "a\\u000Db\nc"),
        ("\u202eabc\u2028", r"\u202Eabc\u2028"),
        ("\ud800\U0001ffff", r"\uD800\u1FFFF"),
        ("Dân tộc\tA", "Dân tộc\tA"),
    ],
)
def test_what_could_harm_a_terminal_is_shown(text: str, expected: str) -> None:
    assert visible(text) == expected


def test_an_error_quotes_words_on_one_short_visible_line() -> None:
    assert quoted("a\n b\x1b") == r'"a b\u001B"'
    assert quoted("x" * 40) == f'"{"x" * 40}"'
    assert quoted("x" * 41) == f'"{"x" * 39}…"'


@pytest.mark.parametrize(
    ("word", "options", "expected"),
    [
        ("khen thuong", ["Khen thưởng", "Nhiệm vụ"], "Khen thưởng"),
        ("add_tsak", ["add-award", "add-task"], "add-task"),
        ("due-date", ["due_date"], "due_date"),
        ("aera", ["area", "Area"], "area"),
        ("xyz", ["add-task", "show"], None),
        ("xyz", [], None),
    ],
)
def test_the_word_that_was_meant_is_found(word: str, options: list[str], expected: str | None) -> None:
    assert closest(word, iter(options)) == expected


@pytest.mark.parametrize(
    ("text", "capital", "lower"),
    [
        ("đồng bào", "Đồng bào", "đồng bào"),
        ("Ủy ban", "Ủy ban", "ủy ban"),
        ("UBND tỉnh", "UBND tỉnh", "UBND tỉnh"),
        ("H'Nan", "H'Nan", "H'Nan"),
        ("Ô tô", "Ô tô", "ô tô"),
        ("02 hội nghị", "02 hội nghị", "02 hội nghị"),
        ("", "", ""),
    ],
)
def test_only_the_first_letter_changes_case(text: str, capital: str, lower: str) -> None:
    assert capitalise(text) == capital
    assert lower_first(text) == lower


@pytest.mark.parametrize(
    ("items", "expected"),
    [([], ""), (["A"], "A"), (["A", "B"], "A và B"), (("A", "B", "C"), "A, B và C")],
)
def test_items_become_one_phrase(items: list[str], expected: str) -> None:
    assert enumerate_words(items) == expected


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Về tiêu chí phân định", "về tiêu chí phân định"),
        ("Quốc hội khóa XV", "Quốc hội khóa XV"),
        ("UBND tỉnh", "UBND tỉnh"),
        ("Bộ Nội vụ", "Bộ Nội vụ"),
        ("Bộn bề", "Bộn bề"),
        ("Lãnh đạo phòng Dân tộc các huyện", "lãnh đạo phòng Dân tộc các huyện"),
        ("Đại diện Sở Tài chính", "đại diện Sở Tài chính"),
        ("Một số sở, ban, ngành", "một số sở, ban, ngành"),
        ("Toàn thể cán bộ", "toàn thể cán bộ"),
        ("Tham mưu UBND tỉnh ban hành", "tham mưu UBND tỉnh ban hành"),
        ("Tổ chức hội nghị", "tổ chức hội nghị"),
        ("Tổ chức Đại hội đại biểu các dân tộc thiểu số", "tổ chức Đại hội đại biểu các dân tộc thiểu số"),
        ("Tổ chức Ngày hội Văn hóa", "tổ chức Ngày hội Văn hóa"),
        ("Tổ chức Lễ tổng kết", "tổ chức Lễ tổng kết"),
        ("Dự Hội nghị Trung ương", "dự Hội nghị Trung ương"),
        ("Giao Phòng Chính sách chủ trì", "giao Phòng Chính sách chủ trì"),
        ("Hướng dẫn UBND các xã", "hướng dẫn UBND các xã"),
        ("Báo cáo UBND tỉnh", "báo cáo UBND tỉnh"),
        ("Trao Bằng khen", "trao Bằng khen"),
        ("Ký cam kết với 193 xã", "ký cam kết với 193 xã"),
        ("Bình chọn người có uy tín", "bình chọn người có uy tín"),
        ("Phòng, chống tảo hôn", "phòng, chống tảo hôn"),
        ("Kỷ niệm 75 năm", "kỷ niệm 75 năm"),
        ("Xây dựng kế hoạch", "xây dựng kế hoạch"),
        ("Huyện Võ Nhai", "huyện Võ Nhai"),
        ("Quý I/2022", "quý I/2022"),
        ("Ông Lê Minh A, Phó Chủ tịch", "ông Lê Minh A, Phó Chủ tịch"),
        ("Bà Nông Thị B", "bà Nông Thị B"),
        ("Anh Nguyễn Văn A", "anh Nguyễn Văn A"),
        ("Trình UBND tỉnh", "trình UBND tỉnh"),
        ("Thống kê số liệu", "thống kê số liệu"),
        ("Hơn 40 đại biểu", "hơn 40 đại biểu"),
        ("Già làng, trưởng bản", "già làng, trưởng bản"),
        ("Năm 2022", "năm 2022"),
        ("Nam", "nam"),
        ("- Việc", "- Việc"),
    ],
)
def test_a_text_goes_on_inside_a_sentence_with_the_capitals_of_its_names(text: str, inside: str) -> None:
    assert inside_sentence(text) == inside


NAMES = (
    *("Hà Giang", "Cao Bằng", "Cần Thơ", "Năm Căn", "Nam Định", "Từ Sơn", "Bắc Kạn", "Bà Rịa - Vũng Tàu", "Chi Lăng"),
    *("Bản Qua", "Thái Nguyên", "Thành phố Hồ Chí Minh", "Thủ đô Hà Nội", "Tây Bắc", "Giao Thủy", "Toàn Thắng"),
    *("Hội Nông dân", "Báo Bắc Kạn", "Đoàn Thanh niên", "Ủy ban nhân dân", "Ban Dân tộc", "Bộ Chỉ huy quân sự tỉnh"),
    *("Thanh tra tỉnh", "Chi cục Kiểm lâm", "Tổ chức Y tế Thế giới", "Tổng cục Thống kê", "Tỉnh ủy", "Tỉnh Đoàn"),
    *("Thống kê tỉnh", "Thống kê thành phố", "Anh Sơn", "Lập Thạch", "Lập Lễ", "Nam Ban", "Ký Phú", "Bầu Bàng"),
    *("Tổ chức Lao động quốc tế", "Tổ chức Hợp tác Hồi giáo", "Hợp tác xã Nông nghiệp", "Thi hành án dân sự tỉnh"),
    *("Kỷ niệm chương", "Bảo vệ thực vật tỉnh", "Báo cáo số 12/BC-BDT", "Thông báo số 3", "Phòng Chính sách"),
    *("Học viện Dân tộc", "Giao Tiến", "Đại hội đại biểu", "Dự án 1", "Chi Cục Thuế", "Thông tin và Truyền thông"),
    *("Huyện ủy", "Nhà xuất bản Giáo dục", "Quỹ Vì người nghèo", "Trường Phổ thông Dân tộc nội trú", "Công an tỉnh"),
    *("Mặt trận Tổ quốc", "Văn phòng", "Kho bạc Nhà nước", "Liên minh Hợp tác xã", "Đài Phát thanh và Truyền hình"),
    *("Luật Trẻ em", "Nghị quyết số 04-NQ/TU", "Hướng dẫn số 3/HD-BDT", "Quyết định số 5", "Bằng khen", "Giấy khen"),
    *("Phó Chủ tịch UBND tỉnh", "Chủ tịch", "Trưởng Ban", "Bí thư", "Giám đốc Sở", "Chánh Văn phòng", "Các Mác"),
    *("Tập thể lao động xuất sắc", "Lao động tiên tiến", "Chiến sĩ thi đua cơ sở", "Đơn vị quyết thắng", "Nhân dân"),
    *(
        "Nguyễn Văn A",
        "Y Vinh Tơr",
        "H'Nan",
        "K'sor Phước",
        "Bàn Văn B",
        "Trình Thị D",
        "Hà Thị An",
        "Ông Ích Khiêm",
        "Mai Thị C",
    ),
)


@given(st.sampled_from(NAMES), st.sampled_from(("", ", tỉnh bạn", " và các phòng", " năm 2021", ":")))
def test_a_name_keeps_its_capital_whatever_follows_it(name: str, following: str) -> None:
    assert inside_sentence(name + following) == name + following


VERBS = (
    *("Ban hành", "Báo cáo", "Biên soạn", "Bình chọn", "Bố trí", "Bồi dưỡng", "Chỉ đạo", "Chuẩn bị", "Công bố", "Cử"),
    *("Duy trì", "Đánh giá", "Đào tạo", "Đề xuất", "Đôn đốc", "Đối thoại", "Giao", "Giảm", "Giúp", "Gặp mặt", "Gửi"),
    *("Hoàn thành", "Hỗ trợ", "Hướng dẫn", "Kiểm tra", "Kiện toàn", "Kỷ niệm", "Ký", "Lấy ý kiến", "Lập", "Mở", "Mời"),
    *("Nâng cao", "Nắm", "Phát động", "Phối hợp", "Phòng, chống", "Rà soát", "Sắp xếp", "Sơ kết", "Tặng", "Tham mưu"),
    *(
        "Thẩm định",
        "Theo dõi",
        "Tiến hành",
        "Tiếp công dân",
        "Tiếp nhận",
        "Tiếp tục",
        "Tìm hiểu",
        "Tổ chức",
        "Tổng kết",
    ),
    *(
        "Trao",
        "Triển khai",
        "Trình",
        "Tuyên truyền",
        "Tuyển chọn",
        "Vận động",
        "Xác minh",
        "Xây dựng",
        "Xét chọn",
        "Xử lý",
    ),
)


@given(st.sampled_from(VERBS), st.sampled_from((" các xã", " 05 lớp", " UBND tỉnh", " và phối hợp", "; sau đó")))
def test_a_verb_that_tasks_begin_with_goes_on_with_a_small_letter(verb: str, following: str) -> None:
    assert inside_sentence(verb + following) == verb[0].lower() + verb[1:] + following


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        ("Một hai ba", 10, "Một hai ba"),
        ("Một hai ba bốn", 10, "Một hai…"),
        ("Một hai ba bốn", 11, "Một hai ba…"),
        ("Một  hai\n\nba", 10, "Một hai ba"),
        ("Một\nhai ba bốn", 8, "Một hai…"),
        ("a" * 20, 10, "a" * 9 + "…"),
        ("", 5, ""),
    ],
)
def test_a_long_text_is_shortened_at_a_space(text: str, room: int, expected: str) -> None:
    assert shortened(text, room) == expected
    assert len(expected) <= room
