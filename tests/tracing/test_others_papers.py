"""Papers in the words of others: what they say of the records is known by unit, name and neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dtreport.reading import Anchor, Passage
from dtreport.report import Years
from dtreport.services.paper_trace import printed_passages
from dtreport.tracing.tracer import Tracer
from tests.support.agreement_years import case
from tests.support.sample_years import report_of

if TYPE_CHECKING:
    from collections.abc import Sequence

REAL = Years(case("real").year, None)
TRACER = Tracer(REAL, printed_passages(REAL))
PRIZES = report_of(
    {
        "schema": 1,
        "year": 2021,
        "agency": {"name": "Ban Dân tộc tỉnh A", "place": "A"},
        "areas": [{"code": "mang", "title": "Mảng"}],
        "counts": [
            {"code": "ho-vay", "name": "Hộ nghèo được vay vốn ưu đãi", "unit": "hộ", "value": 11870, "plan": 11500},
            {"code": "kinh-phi", "name": "Kinh phí cấp cho các xã", "unit": "triệu đồng", "value": 1234},
        ],
        "awards": [
            {
                "code": "gk",
                "title": "Giấy khen",
                "authority": "Trưởng Ban Dân tộc",
                "recipient_kind": "individual",
                "count": 12,
                "prize": 500000,
            },
            *(
                {
                    "code": f"bk-{place}",
                    "title": "Bằng khen",
                    "authority": "Chủ tịch UBND tỉnh",
                    "recipient_kind": "individual",
                    "recipient": name,
                }
                for place, name in enumerate(("Nguyễn Văn A", "Nguyễn Văn B"), 1)
            ),
        ],
    }
)
PRIZE_YEARS = Years(PRIZES, None)
PRIZE_TRACER = Tracer(PRIZE_YEARS, printed_passages(PRIZE_YEARS))


def told(tracer: Tracer, text: str, anchors: Sequence[Anchor] = ()) -> list[str]:
    """What is said of the numerals of a paragraph that have to have a source."""
    marks = tracer.trace([Passage(text, "đoạn 1", tuple(anchors))]).marks
    return [
        " ".join(filter(None, (mark.text, mark.verdict.value, mark.judgment.code, mark.judgment.command)))
        for mark in marks
        if mark.kind is None or mark.kind.is_traced
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hội nghị biểu dương quy tụ 90 đại biểu người dân tộc tiêu biểu.", ["90 khớp dai-bieu"]),
        (
            "Đã biểu dương 92 đại biểu người dân tộc tiêu biểu trên địa bàn.",
            ["92 lệch dai-bieu dtreport set dai-bieu 92"],
        ),
        ("Về phổ biến, giáo dục pháp luật, đã tổ chức hai hội nghị.", ["hai khớp hn-phap-luat"]),
        ("Có 90 xe ô tô phục vụ.", ["90 không rõ nguồn"]),
        (
            "11 cá nhân nhận Bằng khen của Chủ tịch UBND tỉnh; 01 cá nhân nhận Giấy khen của Trưởng Ban Dân tộc.",
            ["11 lệch bk-ca-nhan dtreport set bk-ca-nhan 11", "01 lệch gk-ca-nhan dtreport set gk-ca-nhan 1"],
        ),
        (
            "Căn cứ Quyết định 12/2018/QĐ-TTg ngày 06 tháng 3 năm 2018",
            ["12/2018/QĐ-TTg khớp qd-12-2018", "ngày 06 tháng 3 năm 2018 khớp qd-12-2018"],
        ),
        (
            "Căn cứ Quyết định 12/2018/QĐ-TTg ngày 07/3/2018",
            ["12/2018/QĐ-TTg khớp qd-12-2018", "07/3/2018 lệch qd-12-2018 dtreport edit qd-12-2018 --date 7/3/2018"],
        ),
        (
            "Căn cứ Quyết định số 12/2019/QĐ-TTg ngày 06/3/2018",
            [
                '12/2019/QĐ-TTg lệch qd-12-2018 dtreport edit qd-12-2018 --number "12/2019/QĐ-TTg"',
                "06/3/2018 khớp qd-12-2018",
            ],
        ),
        ("Theo Quyết định số 33 về phân định", ["33 khớp qd-33-2020"]),
        ("Ngày 14/1, hội nghị đã diễn ra.", ["14/1 khớp conference"]),
        ("Ngày 15/1, hội nghị đã diễn ra.", ["15/1 không rõ nguồn"]),
        (
            "Số cá nhân được tặng danh hiệu “Chiến sĩ thi đua cơ sở”: 05 người.",
            ["05 lệch cstd-co-so dtreport set cstd-co-so 5"],
        ),
        ("Chính sách mới còn khoảng trống, có nội dung được thay thế, bổ sung kịp thời.", ["được lệch"]),
        ("Có 3 3 3", ["3 không rõ nguồn"] * 3),
    ],
)
def test_words_of_others_are_understood(text: str, said: list[str]) -> None:
    assert told(TRACER, text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Gần 12 nghìn hộ nghèo được vay vốn ưu đãi.", ["12 nghìn khớp ho-vay"]),
        ("Trên 12 nghìn hộ nghèo được vay vốn ưu đãi.", ["12 nghìn lệch ho-vay dtreport set ho-vay 12000"]),
        ("Cấp cho các xã 1,2 tỷ đồng kinh phí.", ["1,2 tỷ đồng khớp kinh-phi"]),
        ("Cấp cho các xã 1,2 triệu đồng kinh phí.", ["1,2 triệu đồng lệch kinh-phi dtreport set kinh-phi 1,2"]),
        ("Hộ nghèo được vay vốn ưu đãi đạt 103,2% kế hoạch.", ["103,2% khớp ho-vay"]),
        ("Hộ nghèo được vay vốn ưu đãi đạt 108,2% kế hoạch.", ["108,2% lệch ho-vay dtreport show ho-vay"]),
        (
            "Bằng khen của Chủ tịch UBND tỉnh cho: Nguyễn Văn A, Nguyễn Văn B, Trần Thị Lạ.",
            ["Trần Thị Lạ lệch dtreport list awards"],
        ),
    ],
)
def test_rounding_money_shares_and_names_are_understood(text: str, said: list[str]) -> None:
    assert told(PRIZE_TRACER, text) == said


def test_an_anchor_tells_which_record_a_figure_is_from() -> None:
    text = "Tất cả đều xong: 92, 90."
    anchors = [
        Anchor("_dt_dai_bieu__value", 17, 19),
        Anchor("_dt_dai_bieu__value__2", 21, 23),
        Anchor("_dt_kq_1__text1", 0, len(text)),
        Anchor("_Toc1", 0, len(text)),
    ]
    assert told(TRACER, text, anchors) == ["92 lệch dai-bieu dtreport set dai-bieu 92", "90 khớp dai-bieu"]


def test_an_anchor_tells_which_value_of_a_figure_it_is() -> None:
    text = "Tất cả đều xong: 12.000."
    assert told(PRIZE_TRACER, text, [Anchor("ho-vay.value", 17, 23)]) == [
        "12.000 lệch ho-vay dtreport set ho-vay 12000"
    ]
