"""Speeches, news and tables of other offices about an invented year: what is wrong is told, and nothing else."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from dtreport.reading import Anchor, Passage, read_paper
from dtreport.report import Years
from dtreport.services.paper_trace import printed_passages
from dtreport.tracing.marks import TraceVerdict
from dtreport.tracing.tracer import Tracer
from tests.support.sample_years import report_of

if TYPE_CHECKING:
    from collections.abc import Iterable

PRIZED = ("Nguyễn Văn A", "Trần Thị B", "Lê Văn C")
OFFICES = ("Văn phòng HĐND-UBND huyện Phú B", "Phòng Dân tộc huyện Phú B", "Phòng Dân tộc huyện Phú C")
YEAR = report_of(
    {
        "schema": 1,
        "year": 2023,
        "agency": {"name": "Ban Dân tộc tỉnh A", "parent": "UBND tỉnh A", "place": "A"},
        "areas": [{"code": "chinh-sach", "title": "Chính sách"}, {"code": "tuyen-truyen", "title": "Tuyên truyền"}],
        "documents": [
            {
                "code": "qd-45",
                "kind": "Quyết định",
                "number": "45/2022/QĐ-UBND",
                "date": date(2022, 5, 18),
                "issuer": "UBND tỉnh",
                "subject": "về hỗ trợ nhà ở cho hộ nghèo theo Nghị quyết số 12-NQ/TU",
            }
        ],
        "counts": [
            {
                "code": "ho-vay",
                "name": "Hộ nghèo được vay vốn ưu đãi",
                "unit": "hộ",
                "value": 11870,
                "plan": 11500,
                "previous": 10950,
            },
            {
                "code": "nha-o",
                "name": "Nhà ở được hỗ trợ làm mới, sửa chữa",
                "unit": "nhà",
                "value": 356,
                "plan": 400,
            },
            {
                "code": "nha-moi",
                "name": "Nhà ở được hỗ trợ làm mới",
                "unit": "nhà",
                "value": 210,
                "part_of": "nha-o",
            },
            {
                "code": "nha-sua",
                "name": "Nhà ở được hỗ trợ sửa chữa",
                "unit": "nhà",
                "value": 146,
                "part_of": "nha-o",
            },
            {"code": "lop", "name": "Lớp tập huấn cho người có uy tín", "unit": "lớp", "value": 12},
            {"code": "luot", "name": "Lượt học viên dự lớp tập huấn", "unit": "lượt người", "value": 845},
            {
                "code": "kinh-phi",
                "name": "Kinh phí thực hiện chính sách",
                "unit": "triệu đồng",
                "value": 25640,
                "plan": 27000,
            },
        ],
        "results": [
            {
                "code": "kq-1",
                "area": "chinh-sach",
                "text": "Theo {qd-45}, đã hỗ trợ {nha-o} nhà ở cho hộ nghèo, trong đó làm mới {nha-moi} nhà, sửa chữa "
                "{nha-sua} nhà; không để xảy ra khiếu kiện đông người.",
            },
            {
                "code": "kq-2",
                "area": "tuyen-truyen",
                "text": "Mở {lop} lớp tập huấn cho người có uy tín với {luot} lượt người dự.",
            },
        ],
        "awards": [
            *(
                {
                    "code": f"bk-{place}",
                    "title": "Bằng khen",
                    "authority": "Chủ tịch UBND tỉnh",
                    "recipient_kind": "individual",
                    "recipient": name,
                }
                for place, name in enumerate(PRIZED, 1)
            ),
            *(
                {
                    "code": f"bk-tt-{place}",
                    "title": "Bằng khen",
                    "authority": "Chủ tịch UBND tỉnh",
                    "recipient_kind": "collective",
                    "recipient": name,
                }
                for place, name in enumerate(OFFICES, 1)
            ),
            {
                "code": "gk",
                "title": "Giấy khen",
                "authority": "Trưởng Ban Dân tộc",
                "recipient_kind": "individual",
                "count": 12,
                "prize": 500000,
            },
            {
                "code": "gk-tt",
                "title": "Giấy khen",
                "authority": "Trưởng Ban Dân tộc",
                "recipient_kind": "collective",
                "count": 4,
            },
        ],
    }
)
YEARS = Years(YEAR, None)


@cache
def tracer() -> Tracer:
    return Tracer(YEARS, printed_passages(YEARS))


def told(passages: Iterable[Passage]) -> tuple[list[str], list[str]]:
    """What agrees, with its record; and what differs, with what is recorded."""
    trace = tracer().trace(tuple(passages))
    same = [f"{mark.text} {mark.judgment.code}" for mark in trace.of(TraceVerdict.SAME)]
    return same, [f"{mark.text}: {mark.judgment.recorded}" for mark in trace.of(TraceVerdict.DIFFERENT)]


RIGHT = {
    "16 tập thể, cá nhân được nhận Giấy khen của Trưởng Ban Dân tộc.": "16 gk",
    "Trao 06 Bằng khen của Chủ tịch UBND tỉnh.": "06 bk-1",
    "Hộ nghèo được vay vốn ưu đãi 11.870/11.500 hộ.": "11.870/11.500 ho-vay",
    "Nhà ở được hỗ trợ: 356/400 nhà.": "356/400 nha-o",
    "Giải ngân kinh phí thực hiện chính sách đạt 94,96% kế hoạch.": "94,96% kinh-phi",
    "So với năm 2022 (10.950 hộ), số hộ nghèo được vay vốn ưu đãi tăng 8,4%.": "10.950 ho-vay; 8,4% ho-vay",
    "Số hộ nghèo được vay vốn ưu đãi bằng 108,4% so với năm trước.": "108,4% ho-vay",
    "Số hộ nghèo được vay vốn ưu đãi vượt 3,2% kế hoạch.": "3,2% ho-vay",
    "Kinh phí thực hiện chính sách hụt 5,04% so với kế hoạch.": "5,04% kinh-phi",
    "Quyết định số 45/2022/QĐ-UBND đã được UBND tỉnh ban hành ngày 18/5/2022.": (
        "45/2022/QĐ-UBND qd-45; 18/5/2022 qd-45"
    ),
}
OTHER = (
    "Năm 2020, tỉnh đã hỗ trợ 85 nhà ở cho hộ nghèo.",
    "Trong tháng 6, đã mở 3 lớp tập huấn cho người có uy tín với 210 lượt người dự.",
    "Kết quả 6 tháng đầu năm 2023: 512 hộ nghèo được vay vốn ưu đãi; 6 lớp tập huấn cho người có uy tín.",
    "Riêng huyện Phú B có 120 nhà ở được hỗ trợ làm mới, sửa chữa.",
    "Năm 2023, có 3 hộ nghèo được vay vốn ưu đãi ở xã C.",
    "Giai đoạn 2021 - 2025, phấn đấu 1.000 nhà ở được hỗ trợ.",
    "Phấn đấu mở 20 lớp tập huấn cho người có uy tín.",
    "Đến hết ngày 31/12/2023, hỗ trợ nhà ở cho hộ nghèo theo kế hoạch.",
    "Mỗi hộ nghèo được vay vốn ưu đãi 50 triệu đồng.",
    "Số hộ nghèo được vay vốn ưu đãi giảm 8,4% so với năm trước.",
    "Có 12 lớp tập huấn cho người có uy tín chưa mở được.",
    "12 lớp tập huấn cho người có uy tín không được mở, vì dịch.",
    "Tăng 11.870 hộ nghèo được vay vốn ưu đãi.",
    "Giảm gần 11.870 hộ nghèo được vay vốn ưu đãi.",
    "Có 12 người có uy tín, 15 xã và 30 hộ dự.",
)
WRONG = {
    "Đã hỗ trợ 365 nhà ở cho hộ nghèo, trong đó làm mới 210 nhà, sửa chữa 146 nhà.": "365: 356",
    "Trong năm đã hỗ trợ làm mới 146 nhà, sửa chữa 210 nhà.": "146: 210; 210: 146",
    "Kinh phí thực hiện chính sách là 25,64 triệu đồng.": "25,64 triệu đồng: 25.640 triệu đồng",
    "Các bước làm theo Quyết định số 45/2022/QĐ-UBND, để xảy ra khiếu kiện đông người.": "để: có chữ “không”",
    "Số hộ nghèo được vay vốn ưu đãi tăng 108,4% so với năm trước.": "108,4%: 8,4%",
    "Hỗ trợ 356 nhà, gồm 210 nhà làm mới và 156 nhà sửa chữa.": "156: 356 ≠ 366 (210 + 156)",
    "Tổng cộng 20 lượt khen thưởng: 03 Bằng khen và 16 Giấy khen.": "20: tính ra 19 (03 + 16)",
    "12 cá nhân × 500.000 đồng = 6.500.000 đồng.": "6.500.000 đồng: tính ra 6.000.000 (12 × 500.000 đồng)",
    "Trong 20 xã được kiểm tra, có 12 xã đạt chuẩn (65%).": "65%: tính ra 60,0% (12/20)",
    "Đã kiểm tra 12/20 xã (65%).": "65%: tính ra 60,0% (12/20)",
}
FOLLOWS = (
    "Trong 20 xã được kiểm tra, 12 xã đạt chuẩn (60%), 8 xã chưa đạt (40%).",
    "Đã kiểm tra 12/20 xã (60%).",
    "Tổng cộng 19 lượt khen thưởng: 03 Bằng khen và 16 Giấy khen.",
    "12 cá nhân × 500.000 đồng = 6.000.000 đồng.",
    "Tổ chức 15 cuộc họp, gồm 40 lãnh đạo và 60 cán bộ.",
    "Có 30 xã, trong đó 12 xã đạt chuẩn và 5 xã đang xét.",
    "Trong 20 xã, 12 xã làm tốt. Thu ngân sách 7 xã (90%).",
)


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_in_other_words_agrees(text: str) -> None:
    assert told([Passage(text, "đoạn 1")]) == (RIGHT[text].split("; "), [])


@pytest.mark.parametrize("text", OTHER)
def test_what_is_about_another_year_place_or_thing_is_none_of_ours(text: str) -> None:
    assert told([Passage(text, "đoạn 1")]) == ([], [])


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_in_other_words_differs(text: str) -> None:
    assert told([Passage(text, "đoạn 1")])[1] == WRONG[text].split("; ")


@pytest.mark.parametrize("text", FOLLOWS)
def test_what_follows_or_need_not_follow_is_no_mistake(text: str) -> None:
    assert told([Passage(text, "đoạn 1")])[1] == []


HOUSES = (
    "Theo Quyết định số 45/2022/QĐ-UBND ngày 18/5/2022 của UBND tỉnh về hỗ trợ nhà ở cho hộ nghèo theo Nghị quyết "
    "số 12-NQ/TU, đã hỗ trợ 356 nhà ở cho hộ nghèo, trong đó làm mới 210 nhà, sửa chữa 146 nhà; không để xảy ra "
    "khiếu kiện đông người."
)
LOANS = (
    "Hộ nghèo được vay vốn ưu đãi: 11.870 hộ, đạt 103,2% kế hoạch (11.500 hộ), tăng 8,4% so với năm trước (10.950 hộ);"
)
ALTERED = {
    ("18/5/2022", "19/5/2022"): "18/5/2022 dtreport edit qd-45 --date 19/5/2022",
    ("45/2022/QĐ-UBND", "46/2022/QĐ-UBND"): '45/2022/QĐ-UBND dtreport edit qd-45 --number "46/2022/QĐ-UBND"',
    ("356", "358"): "356 dtreport set nha-o 358",
    ("không để", "để"): "có chữ “không”",
    ("tăng", "giảm"): "tăng",
    ("103,2%", "130,2%"): "103,2% dtreport show ho-vay",
    ("103,2%", "103,22%"): "",
    ("đạt 103,2%", "vượt 3,2%"): "",
    ("đạt 103,2%", "vượt 5,2%"): "103,2% dtreport show ho-vay",
    ("12-NQ/TU", "12"): "",
    ("12-NQ/TU", "13"): "12-NQ/TU dtreport edit qd-45",
    ("11.500", "12.500"): "11.500 dtreport set ho-vay --plan 12500",
    ("10.950", "10.590"): "10.950 dtreport set ho-vay --previous 10590",
    ("11.870 hộ", "chưa có số liệu"): "11.870 dtreport show ho-vay",
}


@pytest.mark.parametrize(("old", "new"), ALTERED)
def test_what_is_altered_in_a_sentence_of_ours_is_told_with_the_command_that_records_it(old: str, new: str) -> None:
    sentence = next(each for each in (HOUSES, LOANS) if old in each)
    trace = tracer().trace((Passage(sentence.replace(old, new), "đoạn 1"),))
    marks = [mark.judgment for mark in trace.of(TraceVerdict.DIFFERENT)]
    assert "; ".join(f"{each.recorded} {each.command}".strip() for each in marks) == ALTERED[old, new]


def test_an_added_no_is_told() -> None:
    text = "Ban đã vận động, không mở 12 lớp tập huấn cho người có uy tín với 845 lượt người dự, có kiểm tra."
    assert "không: không có chữ này" in told([Passage(text, "đoạn 1")])[1]


def test_an_anchor_of_a_citation_tells_only_its_first_number() -> None:
    text = "Theo Quyết định số 45/2022/QĐ-UBND ngày 18/5/2022 về nhà ở theo Nghị quyết số 12-NQ/TU."
    anchors = (Anchor("qd-45.citation", 5, len(text) - 1),)
    assert told([Passage(text, "đoạn 1", anchors)])[1] == []


def page_of(*blocks: str) -> tuple[Passage, ...]:
    return read_paper(f"<html><body>{''.join(blocks)}</body></html>".encode(), "bang.html").passages


def table(*rows: str) -> str:
    """A table of the web, of rows whose cells are parted by |."""
    cells = ("".join(f"<td>{cell.strip()}</td>" for cell in row.split("|")) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


def test_the_columns_of_a_foreign_table_are_known_by_their_headings() -> None:
    rows = (
        "Nội dung | ĐVT | Kế hoạch | Thực hiện | Tỷ lệ (%)",
        "Hộ nghèo vay vốn ưu đãi | hộ | 11.500 | 11.870 | 103,2",
        "Nhà làm mới | nhà | | 201 | ",
        "Kinh phí thực hiện chính sách | tỷ đồng | 27 | 25,64 | 95",
        "Nguồn thu khác | triệu đồng | 12 | 15 | 125",
    )
    same, different = told(page_of("<p>Biểu kết quả năm 2023</p>", table(*rows)))
    assert same == [
        "11.500 ho-vay",
        "11.870 ho-vay",
        "103,2 ho-vay",
        "27 kinh-phi",
        "25,64 kinh-phi",
        "95 kinh-phi",
    ]
    assert different == ["201: 210 nhà"]


def test_two_years_beside_each_other_are_two_columns() -> None:
    rows = (
        "Chỉ tiêu | Năm 2022 | Năm 2023 | So với năm trước (%)",
        "Hộ nghèo được vay vốn ưu đãi | 10.950 | 11.870 | 108,4",
        "Lượt học viên dự lớp tập huấn | 800 | 854 | 106,8",
    )
    same, different = told(page_of(table(*rows)))
    assert same == ["10.950 ho-vay", "11.870 ho-vay", "108,4 ho-vay"]
    assert different == ["854: 845 lượt người"]


@pytest.mark.parametrize("caption", ["Kết quả của huyện Phú B", "Kết quả năm 2019"])
def test_a_table_of_another_place_or_year_is_none_of_ours(caption: str) -> None:
    rows = ("Chỉ tiêu | Kế hoạch | Thực hiện", "Hộ nghèo được vay vốn ưu đãi | 1.500 | 1.870")
    assert told(page_of(f"<p>{caption}</p>", table(*rows))) == ([], [])


def test_a_workbook_of_another_office_has_titles_above_its_heading() -> None:
    cells = {
        "A1": "UBND HUYỆN",
        "C1": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "A2": "Biểu kế hoạch năm 2023",
        "A3": "Chỉ tiêu",
        "B3": "Thực hiện",
        "C3": "Kế hoạch",
        "A4": "Hộ nghèo được vay vốn ưu đãi",
        "B4": "11.870",
        "C4": "11.600",
    }
    passages = [Passage(text, f"trang tính “A”, ô {cell}", in_table=True) for cell, text in cells.items()]
    assert told(passages) == (["11.870 ho-vay"], ["11.600: 11.500 hộ"])


def test_two_rows_of_headings_are_one() -> None:
    rows = (
        "Chỉ tiêu | Năm 2023 | Năm 2023",
        " | Kế hoạch | Thực hiện",
        "Hộ nghèo được vay vốn ưu đãi | 11.500 | 11.780",
    )
    assert told(page_of(table(*rows))) == (["11.500 ho-vay"], ["11.780: 11.870 hộ"])


def test_a_row_without_a_heading_that_says_so_is_not_called_different() -> None:
    rows = ("Chỉ tiêu | Ghi chú | Khác", "Hộ nghèo được vay vốn ưu đãi | 1.500 | 11.870 ")
    assert told(page_of(table(*rows))) == (["11.870 ho-vay"], [])


def test_rows_that_a_page_break_has_run_together_are_not_called_different() -> None:
    row = ("Hộ nghèo được vay vốn ưu đãi", "hộ", "10.950", "11.500", "11.870", "103,2%", "108,4%")
    others = [(f"Chỉ tiêu {place}", "xã", str(place), str(place + 1)) for place in range(40, 52)]
    cells = [*row[:4], *(cell for other in others for cell in other)]
    assert told(Passage(cell, "trang 2", in_table=True) for cell in cells)[1] == []


def test_a_recipient_who_is_gone_from_a_list_is_told() -> None:
    rows = ("STT | Họ và tên | Hình thức", "1 | Nguyễn Văn A | Bằng khen", "2 | Lê Văn C | Bằng khen")
    assert told(page_of(table(*rows)))[1] == ["Nguyễn Văn A: cạnh tên này còn Trần Thị B"]


def test_who_is_gone_is_told_beside_the_name_itself_not_beside_a_longer_one() -> None:
    rows = ("Trần Thị Bình | khách", "1 | Trần Thị B | Bằng khen", "2 | Lê Văn C | Bằng khen")
    [mark] = tracer().trace(page_of(table(*rows))).of(TraceVerdict.DIFFERENT)
    assert (mark.text, mark.passage, mark.judgment.recorded) == ("Trần Thị B", 3, "cạnh tên này còn Nguyễn Văn A")


def test_the_first_of_a_list_is_missed_too_and_few_names_are_no_list() -> None:
    rows = ("STT | Họ và tên | Hình thức", "1 | Trần Thị B | Bằng khen", "2 | Lê Văn C | Bằng khen")
    assert told(page_of(table(*rows)))[1] == ["Trần Thị B: cạnh tên này còn Nguyễn Văn A"]
    assert told([Passage("Nguyễn Văn A nhận Bằng khen của Chủ tịch UBND tỉnh.", "đoạn 1")])[1] == []


def test_a_row_taken_out_of_our_own_list_is_told() -> None:
    label = next(label for label, passages in printed_passages(YEARS) if any("Trần Thị B" in p.text for p in passages))
    whole = next(passages for name, passages in printed_passages(YEARS) if name == label)
    rows = [passage for passage in whole if "Trần Thị B" not in passage.text]
    assert len(rows) < len(whole)
    assert told(rows)[1] == ["Nguyễn Văn A: cạnh tên này còn Trần Thị B"]
    assert told(whole)[1] == []
    assert all(one != other for one, other in pairwise(whole))


NO_RECIPIENTS = (
    "Đồng chí Lê Quang Tiến trao Bằng khen cho Nguyễn Văn A.",
    "Nguyễn Văn A, Đồng Hỷ, Cao Bằng nhận Bằng khen.",
    "Nguyễn Văn A ở Hà Nội, Trần Thị B ở huyện Lâm Hà, Lê Văn C ở xã La Hiên nhận Bằng khen.",
    "Nguyễn Văn A, giáo viên trường Lê Lợi, thành phố Hồ Chí Minh nhận Bằng khen.",
    "Chủ tịch UBND tỉnh Trần Văn Hai trao Bằng khen cho Nguyễn Văn A và Trần Thị B.",
    "Nguyễn Văn A nhận Bằng khen. Lê Quang Tiến, Trưởng Ban, phát biểu.",
)


@pytest.mark.parametrize("text", NO_RECIPIENTS)
def test_who_hands_over_and_where_recipients_live_are_no_recipients(text: str) -> None:
    assert told([Passage(text, "đoạn 1")])[1] == []


def test_names_are_looked_for_where_recipients_are_listed() -> None:
    rows = (
        "STT | Họ và tên | Nơi ở | Hình thức",
        "1 | Nguyễn Văn A | Đồng Hỷ | Bằng khen",
        "2 | Ông Lê Lạ | Cao Bằng | Bằng khen",
        "3 | Trần Thị B | Hà Nội | Bằng khen",
        "4 | Lê Văn C | La Hiên | Bằng khen",
    )
    assert told(page_of(table(*rows)))[1] == ["Lê Lạ: không có tên này"]
    texts = (
        "Bằng khen cho:",
        "1. Ông Nguyễn Văn A",
        "2. Bà Hoàng Thị Lạ, xã C",
        "3. Trần Thị B",
        "Lê Văn C - Trưởng Ban",
    )
    assert told(Passage(text, "đoạn") for text in texts)[1] == ["Hoàng Thị Lạ: không có tên này"]
    text = "Bằng khen cho: ông Lê Văn C, bà Trần Thị B và ông Hoàng Văn Lạ."
    assert told([Passage(text, "đoạn 1")])[1] == ["Hoàng Văn Lạ: không có tên này"]


def test_who_signs_below_a_list_is_no_recipient() -> None:
    for signer in ("Hoàng Văn Ký", "4. Hoàng Văn Ký - Trưởng Ban"):
        texts = ("1. Nguyễn Văn A", "2. Trần Thị B", "3. Lê Văn C", signer)
        assert told(Passage(text, "đoạn") for text in texts)[1] == []


def test_what_the_records_have_is_told_without_quotes_where_it_stands_nowhere() -> None:
    rows = (
        "STT | Đơn vị | Hình thức",
        "1 | Phòng Dân tộc huyện Phú B | Bằng khen",
        "2 | Phòng Dân tộc huyện Phú C | Bằng khen",
    )
    [mark] = tracer().trace(page_of(table(*rows))).of(TraceVerdict.DIFFERENT)
    assert mark.judgment.recorded == "cạnh tên này còn Văn phòng HĐND-UBND huyện Phú B"
    assert mark.message == (
        f"giấy tờ ghi “Phòng Dân tộc huyện Phú B”, trong sổ {mark.judgment.recorded} (danh sách khen thưởng)"
    )
    text = "Các bước làm theo Quyết định số 45/2022/QĐ-UBND, để xảy ra khiếu kiện đông người."
    [mark] = tracer().trace([Passage(text, "đoạn 1")]).of(TraceVerdict.DIFFERENT)
    assert mark.message == f"giấy tờ ghi “để”, trong sổ có chữ “không” ({mark.judgment.source})"
