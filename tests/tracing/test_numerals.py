"""What a numeral is, and what it says, in the forms of offices."""

from __future__ import annotations

import pytest

from dtreport.tracing.numerals import flat, numerals_of

FORMS = {
    "Mở 02 hội nghị": "FIGURE 2",
    "Mở hai hội nghị": "FIGURE 2",
    "trên 3.000 lượt": "FIGURE 3000",
    "1,2 triệu người": "FIGURE 1200000",
    "gần 12 nghìn hộ": "FIGURE 12000",
    "2021 hộ": "FIGURE 2021",
    "thưởng 15.400.000 đồng": "MONEY 15400000",
    "25 tỷ đồng": "MONEY 25000000000",
    "hỗ trợ 25 đồng bào": "FIGURE 25",
    "đạt 66,7% kế hoạch": "PERCENT 66.7%",
    "tăng 5,1 phần trăm": "PERCENT 5.1%",
    "ngày 6/3/2018": "DATE 6/3/2018",
    "ngày 06 tháng 3 năm 2018": "DATE 6/3/2018",
    "2018-03-06": "DATE 6/3/2018",
    "Ngày 14/1, đồng chí": "DATE 14/1",
    "Quyết định 12/2018/QĐ-TTg": "DOCUMENT 12/2018/qđ-ttg",
    "Quyết định số 12 của UBND": "DOCUMENT 12",
    "Nghị quyết 88 của Chính phủ": "DOCUMENT 88",
    "Quyết định số 39 và 40/2020/QĐ-TTg": "DOCUMENT 39/2020/qđ-ttg; DOCUMENT 40/2020/qđ-ttg",
    "số 04-\nNQ/TU": "DOCUMENT 4-nq/tu",
    "39/2020/QĐ-\n  TTg": "DOCUMENT 39/2020/qđ-ttg",
    "trong năm 2021": "YEAR 2021",
    "trong hai năm 2021 và 2022": "YEAR 2021; YEAR 2022",
    "giai đoạn 2021 -2025": "PERIOD 2021 2025",
    "giai đoạn 2021 – 2030": "PERIOD 2021 2030",
    "nhiệm kỳ 2021 - 2026": "PERIOD 2021 2026",
    "quý IV/2023": "PERIOD quý iv 2023",
    "6 tháng đầu năm": "PERIOD 6 tháng đầu",
    "tháng 12 năm 2021": "PERIOD tháng 12 năm 2021",
    "Điện thoại: 0208 3651 864; Fax: 0208 3651 864": "PHONE 02083651864; PHONE 02083651864",
    "1. Chính sách": "NUMBERING 1.",
    "a) Gửi": "NUMBERING a)",
    "II. KẾT QUẢ": "NUMBERING II.",
    "1\tĐại biểu\t90": "NUMBERING 1; FIGURE 90",
    "khoản 2 Điều 103": "NUMBERING khoản 2; NUMBERING điều 103",
    "Phụ lục II": "NUMBERING phụ lục ii",
    "Thứ nhất, kịp thời": "ORDINAL thứ nhất",
    "lần thứ XIII": "ORDINAL lần thứ xiii",
    "Lượt 1. Bằng khen: 02 tập thể": "ORDINAL lượt 1; FIGURE 2",
    "khóa XV": "ORDINAL khóa xv",
    "trang 5": "PAGE trang 5",
    "8h30 - 9h15: Khai mạc": "TIME 8h30; TIME 9h15",
    "18:07 ngày 18/01/2022": "TIME 18 07; DATE 18/1/2022",
    "Đạt 5/9 xã": "FIGURE 5/9",
    "mở 12-15 lớp": "FIGURE 12-15",
    "mở 12 – 15 lớp": "FIGURE 12-15",
    "mở từ 12 đến 15 lớp": "FIGURE 12-15",
    "mở 12 lớp đến 15 lớp": "FIGURE 12-15",
    "mở 12 hoặc 15 lớp": "FIGURE 12-15",
    "tăng 10 - 12,5%": "PERCENT 10-12,5%",
    "tăng từ 10% đến 12%": "PERCENT 10-12%",
    "mỗi hộ 5 triệu đồng đến 7 triệu đồng": "MONEY 5-7triệuđồng",
    "mỗi hộ 5-7 triệu đồng": "MONEY 5-7triệuđồng",
    "hai đến ba lớp": "FIGURE hai đến 3",
    "hai, ba lớp": "FIGURE hai, 3",
    "hai - 3 lớp": "FIGURE hai - 3",
    "trong năm, ba lớp": "FIGURE 3",
    "từ 2021 đến 2025": "YEAR 2021; YEAR 2025",
    "90 đại biểu đến 12 xã": "FIGURE 90; FIGURE 12",
    "ngày 5 - 7/12/2023": "FIGURE 5; DATE 7/12/2023",
    "từ 8 đến 10 giờ": "FIGURE 8; TIME 10 giờ",
    "666A đường Quang Trung": "NAME 666",
    "Trường THCS số 7": "NAME 7",
    "http://www.a.vn/2021": "NAME http www a vn 2021",
    "Bản quyền © 2015": "NAME 2015",
    "Số hộ: chưa có số liệu": "MISSING …",
    "Bằng khen: … hộ": "MISSING …",
    "ngày … tháng … năm …": "",
    "của địa phương…để": "",
    "thực hiện Chương trình…": "",
    "m2, H2O, DTTS2, COVID-19": "",
    "năm xã đặc biệt khó khăn": "FIGURE 5",
    "trong năm xã đã hoàn thành": "",
    "một số xã": "",
    "mười lăm hộ": "FIGURE 15",
    "một triệu hai trăm nghìn đồng": "FIGURE 1200000",
    "12 cá nhân × 500.000 = 6.000.000": "FIGURE 12; FIGURE 500000; FIGURE 6000000",
}


@pytest.mark.parametrize("text", FORMS)
def test_a_numeral_is_what_people_mean_by_it(text: str) -> None:
    said = "; ".join(f"{numeral.kind.name} {numeral.key}" for numeral in numerals_of(flat(text).text))
    assert said == FORMS[text]


def test_a_number_in_words_counts_before_a_unit_of_the_year() -> None:
    assert numerals_of("ba chuồng trại") == ()
    assert [numeral.key for numeral in numerals_of("ba chuồng trại", frozenset(("chuồng trại",)))] == ["3"]


def test_a_numeral_of_a_broken_line_is_found_where_it_stands() -> None:
    text = "  Theo số 04-\n   NQ/TU và  02 xã"
    line = flat(text)
    places = [line.original(numeral.start, numeral.end) for numeral in numerals_of(line.text)]
    assert [text[start:end] for start, end in places] == ["04-\n   NQ/TU", "02"]
