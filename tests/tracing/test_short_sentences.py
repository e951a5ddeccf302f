"""Sentences of others with few words: what cannot be known from them is neither right nor wrong."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from dtreport.reading import Anchor, Passage
from dtreport.report import Years
from dtreport.services.paper_trace import printed_passages
from dtreport.tracing.marks import TraceVerdict
from dtreport.tracing.tracer import Tracer
from tests.support.sample_years import report_of

YEAR = report_of(
    {
        "schema": 1,
        "year": 2023,
        "agency": {"name": "Ban Dân tộc tỉnh A", "parent": "UBND tỉnh A", "place": "A"},
        "areas": [{"code": "mang", "title": "Mảng"}],
        "documents": [
            {
                "code": "qd",
                "kind": "Quyết định",
                "number": "12/QĐ-UBND",
                "date": date(2023, 3, 5),
                "issuer": "UBND tỉnh",
                "subject": "về hỗ trợ",
            },
            {
                "code": "kh",
                "kind": "Kế hoạch",
                "number": "45/KH-BDT",
                "date": date(2023, 12, 5),
                "issuer": "Ban Dân tộc",
                "subject": "tập huấn",
            },
        ],
        "counts": [
            {"code": "lop", "name": "Lớp tập huấn", "unit": "lớp", "value": 12, "plan": 10},
            {"code": "dai-bieu", "name": "Đại biểu dự hội nghị", "unit": "đại biểu", "value": 90},
            {"code": "ho", "name": "Hộ được hỗ trợ", "unit": "hộ", "value": 3000, "qualifier": "trên"},
            {"code": "kinh-phi", "name": "Kinh phí hỗ trợ", "unit": "triệu đồng", "value": 120},
            {"code": "luot", "name": "Lượt xem tin", "unit": "nghìn lượt", "value": 25},
            {"code": "chua-co", "name": "Trường được xây", "unit": "trường"},
        ],
        "results": [
            {
                "code": "kq-1",
                "area": "mang",
                "text": "Mở {lop} lớp tập huấn với {dai-bieu} đại biểu dự hội nghị theo {kh}.",
            },
            {
                "code": "kq-2",
                "area": "mang",
                "text": "Theo {qd}, hỗ trợ {ho} hộ với kinh phí {kinh-phi}.",
            },
            {"code": "kq-4", "area": "mang", "text": "Mỗi cụm có từ 5 đến 7 xã."},
            {"code": "kq-3", "area": "mang", "text": "Gửi tin đến các xã; ngày 20/11, họp rút kinh nghiệm."},
        ],
    }
)
YEARS = Years(YEAR, None)


@cache
def tracer() -> Tracer:
    return Tracer(YEARS, printed_passages(YEARS))


def told(text: str) -> str:
    """What is said of the numerals that have to have a source, and of words."""
    marks = tracer().trace([Passage(text, "đoạn 1")]).marks
    return "; ".join(
        " ".join(filter(None, (mark.text, mark.verdict.value, mark.judgment.code, mark.judgment.recorded)))
        for mark in marks
        if mark.kind is None or mark.kind.is_traced
    )


NO_WORDS = dict.fromkeys(("*****", "-----", "—", "Trang 3", "Mục 3", "%", "“”", "\t\t", "- "), "") | {
    "…": "… không rõ nguồn",
    "1.": "1 không rõ nguồn",
    "- a) Mở 12 lớp tập huấn với 90 đại biểu dự hội nghị theo Kế hoạch số 45/KH-BDT ngày 05/12/2023 của Ban Dân tộc "
    "tập huấn.": "12 khớp lop; 90 khớp dai-bieu; 45/KH-BDT khớp kh; 05/12/2023 khớp kh",
}


@pytest.mark.parametrize("text", NO_WORDS)
def test_a_passage_with_no_words_or_a_dash_is_read_like_any_other(text: str) -> None:
    assert told(text) == NO_WORDS[text]


DAYS = {
    "Kế hoạch số 45/KH-BDT ngày 5/1": "45/KH-BDT khớp kh; 5/1 lệch kh 05/12/2023",
    "Kế hoạch số 45/KH-BDT ngày 5/12": "45/KH-BDT khớp kh; 5/12 khớp kh",
    "Làm theo Kế hoạch số 45/KH-BDT ngày 5/1 đã gửi.": "45/KH-BDT khớp kh; 5/1 lệch kh 05/12/2023",
    "Làm theo Kế hoạch số 45/KH-BDT, ngày 05 tháng 12.": "45/KH-BDT khớp kh; ngày 05 tháng 12 khớp kh",
    "Mở 12 lớp tập huấn với 90 đại biểu dự hội nghị theo Kế hoạch số 45/KH-BDT ngày 5/12.": (
        "12 khớp lop; 90 khớp dai-bieu; 45/KH-BDT khớp kh; 5/12 khớp kh"
    ),
    "Mở 12 lớp tập huấn với 90 đại biểu dự hội nghị theo Kế hoạch số 45/KH-BDT ngày 5/1.": (
        "12 khớp lop; 90 khớp dai-bieu; 45/KH-BDT khớp kh; 5/1 lệch kh 05/12/2023"
    ),
    "Gửi tin đến các xã; ngày 20/11, họp rút kinh nghiệm.": "20/11 khớp kq-3",
    "Gửi tin đến các xã; ngày 2/11, họp rút kinh nghiệm.": "2/11 lệch kq-3 20/11",
    "Năm 2022, ngày 20/11, các xã họp rút kinh nghiệm về gửi tin.": "20/11 không rõ nguồn",
    "Gửi tin đến các xã; ngày 20/11/2021, họp rút kinh nghiệm.": "20/11/2021 không rõ nguồn",
}


@pytest.mark.parametrize("text", DAYS)
def test_a_day_may_be_said_without_its_year(text: str) -> None:
    assert told(text) == DAYS[text]


@pytest.mark.parametrize("rest", ["", ", hội nghị đã họp", " của Ban Dân tộc tập huấn."])
def test_the_command_for_a_day_without_its_year_has_one(rest: str) -> None:
    mark = tracer().trace([Passage(f"Kế hoạch số 45/KH-BDT ngày 5/1{rest}", "đoạn 1")]).of(TraceVerdict.DIFFERENT)[0]
    assert mark.judgment.command == "dtreport edit kh --date 5/1/2023"


MONEY = {
    "Kinh phí hỗ trợ 120 triệu đồng.": "120 triệu đồng khớp kinh-phi",
    "Kinh phí hỗ trợ 0,12 tỷ đồng.": "0,12 tỷ đồng khớp kinh-phi",
    "Kinh phí hỗ trợ 120.000.000 đồng.": "120.000.000 đồng khớp kinh-phi",
    "Kinh phí hỗ trợ một trăm hai mươi triệu đồng.": "một trăm hai mươi triệu khớp kinh-phi",
    "Kinh phí hỗ trợ 120 đồng.": "120 đồng lệch kinh-phi 120 triệu đồng",
    "Kinh phí hỗ trợ 120 nghìn đồng.": "120 nghìn đồng lệch kinh-phi 120 triệu đồng",
    "Năm 2023 đã chi 120 đồng kinh phí để hỗ trợ.": "120 đồng lệch kinh-phi 120 triệu đồng",
    "Lượt xem tin: 25 nghìn lượt.": "25 nghìn khớp luot",
    "Lượt xem tin: 25.000 lượt.": "25.000 khớp luot",
    "Lượt xem tin: 25 lượt.": "25 lệch luot 25 nghìn",
    "Kinh phí hỗ trợ\ttriệu đồng\t120": "120 khớp kinh-phi",
    "Kinh phí hỗ trợ\t120": "120 khớp kinh-phi",
    "Kinh phí hỗ trợ\tđồng\t120.000.000": "120.000.000 khớp kinh-phi",
    "Kinh phí hỗ trợ (tỷ đồng)\t0,12": "0,12 khớp kinh-phi",
    "Kinh phí hỗ trợ\ttỷ đồng\t120": "tỷ lệch triệu; 120 lệch kinh-phi 120 triệu đồng",
    "Kinh phí hỗ trợ\tĐVT: nghìn đồng\t120": "120 lệch kinh-phi 120 triệu đồng",
    "Kinh phí hỗ trợ\tđồng\t120": "120 lệch kinh-phi 120 triệu đồng",
    "4\tKinh phí hỗ trợ\tđồng\t120\t": "120 lệch kinh-phi 120 triệu đồng",
    "Lượt xem tin\tlượt\t25.000": "25.000 khớp luot",
    "Lượt xem tin\tlượt\t25": "25 lệch luot 25 nghìn lượt",
}


@pytest.mark.parametrize("text", MONEY)
def test_a_number_is_held_against_the_records_in_its_own_unit(text: str) -> None:
    assert told(text) == MONEY[text]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (("Kinh phí hỗ trợ | 120", "Năm 2023 (triệu đồng)"), "120 khớp kinh-phi"),
        (("Kinh phí hỗ trợ | 120.000.000", "Năm 2023 (đồng)"), "120.000.000 khớp kinh-phi"),
        (("Kinh phí hỗ trợ | 120", "Năm 2023 (đồng)"), "120 lệch kinh-phi dtreport set kinh-phi 0,00012"),
        (("Kinh phí hỗ trợ | 0,15", "Năm 2023 (tỷ đồng)"), "0,15 lệch kinh-phi dtreport set kinh-phi 150"),
        (("Kinh phí hỗ trợ | 120", "Năm 2023"), "120 khớp kinh-phi"),
    ],
)
def test_the_heading_of_a_column_may_state_the_unit(rows: tuple[str, str], said: str) -> None:
    label, amount = rows[0].split(" | ")
    cells = [("Chỉ tiêu", rows[1]), (label, amount)]
    passages = [
        Passage(text, f"bảng 1, dòng {line}, cột {column}", in_table=True)
        for line, row in enumerate(cells, 1)
        for column, text in enumerate(row, 1)
    ]
    marks = [mark for mark in tracer().trace(passages).marks if mark.kind is not None and mark.kind.is_figure]
    told_of = [(mark.text, mark.verdict.value, mark.judgment.code, mark.judgment.command) for mark in marks]
    assert " ".join(filter(None, told_of[-1])) == said


def test_an_anchor_holds_money_in_its_own_unit() -> None:
    text = "Tất cả: 120 đồng."
    [mark] = tracer().trace([Passage(text, "đoạn 1", (Anchor("kinh-phi.value", 8, 16),))]).marks
    assert (mark.verdict, mark.judgment.command) == (TraceVerdict.DIFFERENT, "dtreport set kinh-phi 0,00012")


RANGES = {
    "Mở 12-15 lớp tập huấn.": "12-15 không rõ nguồn",
    "Mở 12 – 15 lớp tập huấn.": "12 – 15 không rõ nguồn",
    "Mở 12 đến 15 lớp tập huấn.": "12 đến 15 không rõ nguồn",
    "Mở mười một, mười hai lớp tập huấn.": "mười hai không rõ nguồn",
    "Mở từ 12 đến 15 lớp tập huấn với 90 đại biểu dự hội nghị theo Kế hoạch số 45/KH-BDT.": (
        "12 đến 15 không rõ nguồn; 90 khớp dai-bieu; 45/KH-BDT khớp kh"
    ),
    "Lớp tập huấn đạt 110-120% kế hoạch.": "110-120% không rõ nguồn",
    "Kinh phí hỗ trợ 100 - 120 triệu đồng.": "100 - 120 triệu đồng không rõ nguồn",
    "Đã kiểm tra 3-5 xã (60%).": "3-5 không rõ nguồn; 60% không rõ nguồn",
    "Lớp tập huấn\tlớp\t12 - 15": "12 - 15 không rõ nguồn",
    "Mỗi cụm có từ 5 đến 7 xã.": "5 đến 7 khớp kq-4",
    "Mỗi cụm có 5 - 7 xã.": "5 - 7 khớp kq-4",
    "Mỗi cụm có từ 5 đến 8 xã.": "5 đến 8 lệch kq-4 5 đến 7",
}


@pytest.mark.parametrize("text", RANGES)
def test_a_range_is_no_one_figure(text: str) -> None:
    assert told(text) == RANGES[text]


def test_an_anchor_of_a_figure_that_is_not_reported_holds_no_range() -> None:
    text = "Tất cả: 12-15."
    [mark] = tracer().trace([Passage(text, "đoạn 1", (Anchor("chua-co.value", 8, 13),))]).marks
    assert mark.verdict is TraceVerdict.UNKNOWN


UNKNOWN = (
    "Năm nay chưa mở được 12 lớp tập huấn.",
    "Chưa mở được 15 lớp tập huấn.",
    "Hỗ trợ gần 3.000 hộ.",
    "Hỗ trợ không quá 3.000 hộ.",
    "Hỗ trợ 3.000 hộ trở lên.",
    "Mở không quá 12 lớp tập huấn.",
    "Mở ít nhất 12 lớp tập huấn.",
    "Mở trên 12 lớp tập huấn.",
    "Còn thiếu 12 lớp tập huấn.",
    "Mở thêm 12 lớp tập huấn.",
    "Năm 2022 mở 12 lớp tập huấn.",
    "Mỗi xã mở 12 lớp tập huấn.",
    "Mỗi xã mở 15 lớp tập huấn.",
    "6 tháng đầu năm mở 12 lớp tập huấn.",
    "Trong tháng 12, đã mở 12 lớp tập huấn.",
    "Kế hoạch mở 12 lớp tập huấn.",
    "Theo kế hoạch mở 10 lớp tập huấn.",
    "Lớp tập huấn tăng 120% so với kế hoạch.",
    "Lớp tập huấn giảm 20% so với kế hoạch.",
    "Nghị quyết số 12/QĐ-UBND",
    "Nghị quyết\t12/QĐ-UBND",
    "Quyết định số 12/QĐ-UBND năm 2022",
    "Nghị quyết số 12/QĐ-UBND ngày 05/3/2023",
)
KNOWN = {
    "Hỗ trợ trên 3.000 hộ.": "3.000 khớp ho",
    "Hỗ trợ hơn 3.000 hộ.": "3.000 khớp ho",
    "Hỗ trợ khoảng 3.000 hộ.": "3.000 khớp ho",
    "Hỗ trợ 3.000 hộ.": "3.000 khớp ho",
    "Hỗ trợ 3.500 hộ.": "3.500 lệch ho 3.000",
    "Không chỉ mở 12 lớp tập huấn mà còn gửi tin.": "12 khớp lop",
    "Năm 2023 mở 12 lớp tập huấn.": "12 khớp lop",
    "Mở 12 lớp tập huấn và chưa có số liệu trường được xây.": "12 khớp lop; chưa có số liệu khớp chua-co",
    "Ngày 5 tháng 12, mở 12 lớp tập huấn.": "Ngày 5 tháng 12 không rõ nguồn; 12 khớp lop",
    "Kế hoạch mở 10 lớp tập huấn.": "10 khớp lop",
    "Kế hoạch mở 10 lớp": "10 khớp lop",
    "Kế hoạch năm 2023 mở 10 lớp tập huấn.": "10 khớp lop",
    "Kế hoạch mở 15 lớp tập huấn.": "15 không rõ nguồn",
    "Theo kế hoạch, đã mở 12 lớp tập huấn.": "12 khớp lop",
    "Thực hiện Kế hoạch số 45/KH-BDT, mở 12 lớp tập huấn.": "45/KH-BDT khớp kh; 12 khớp lop",
    "Lớp tập huấn đạt 120% so với kế hoạch.": "120% khớp lop",
    "Lớp tập huấn vượt 20% kế hoạch.": "20% khớp lop",
    "Mở 12 lớp tập huấn (tăng 20% so với kế hoạch).": "12 khớp lop; 20% khớp lop",
    "Quyết định số 12/QĐ-UBND năm 2023": "12/QĐ-UBND khớp qd",
    "Theo Quyết định của UBND tỉnh số 12/QĐ-UBND": "12/QĐ-UBND khớp qd",
    "Theo Quyết định số 12/QĐ-UBND ngày 05/3/2023 của UBND tỉnh về hỗ trợ, hỗ trợ gần 3.000 hộ với kinh phí gần 120 "
    "triệu đồng.": (
        "12/QĐ-UBND khớp qd; 05/3/2023 khớp qd; gần lệch trên; 3.000 không rõ nguồn; 120 triệu đồng không rõ nguồn"
    ),
    "Theo Nghị quyết số 12/QĐ-UBND ngày 05/3/2023 của UBND tỉnh về hỗ trợ, hỗ trợ trên 3.000 hộ.": (
        "12/QĐ-UBND không rõ nguồn; 05/3/2023 không rõ nguồn; 3.000 khớp ho"
    ),
}


@pytest.mark.parametrize("text", UNKNOWN)
def test_words_that_make_another_of_a_number_leave_it_unknown(text: str) -> None:
    assert {each.rpartition(" không rõ ")[2] for each in told(text).split("; ")} == {"nguồn"}


@pytest.mark.parametrize("text", KNOWN)
def test_words_that_make_no_other_of_a_number_leave_it_known(text: str) -> None:
    assert told(text) == KNOWN[text]
