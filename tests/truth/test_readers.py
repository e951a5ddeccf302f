"""The readers see what is false: sentences that no record bears out, each of a kind that papers have said."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tests.truth.prose_reader import (
    Honours,
    read_handing_over,
    read_mention,
    read_opening,
    read_programme,
    read_signature,
    read_task,
)
from tests.truth.sentence_reader import FalseSentenceError, figures_of, read_figure_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.truth.office_years import Data

LESS = {"unit": "cặp", "value": Decimal(11), "plan": Decimal(9), "better": "less"}
POVERTY = {"unit": "%", "value": Decimal("37.5"), "plan": Decimal(38), "better": "less"}
RATE = {"unit": "%", "value": Decimal("84.8"), "previous": Decimal(75)}
HOMES = {"unit": "hộ", "value": Decimal(9996), "plan": Decimal(10000)}


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (LESS, "11 cặp, đạt 122,2% kế hoạch (09 cặp)"),
        (LESS, "11 cặp, thấp hơn mức khống chế 02 cặp (kế hoạch không quá 09)"),
        (LESS, "11 cặp, vượt mức khống chế 2 cặp (kế hoạch không quá 09)"),
        (LESS, "11 cặp"),
        (POVERTY, "37,5%, vượt mục tiêu 0,5 điểm phần trăm (mục tiêu không quá 38%)"),
        (POVERTY, "37,5%, vượt mức khống chế 0,5 điểm phần trăm (mục tiêu không quá 38%)"),
        (POVERTY, "37,5%, đạt mục tiêu, cao hơn 0,5 điểm phần trăm (mục tiêu không quá 38%)"),
        (RATE, "84,8%, bằng 113,1% so với năm trước (75%)"),
        (RATE, "84,8%, tăng 13,1% so với năm trước (75%)"),
        (RATE, "84,8%, tăng 9,8 điểm so với năm trước (75%)"),
        (RATE, "84,8%, giảm 9,8 điểm phần trăm so với năm trước (75%)"),
        (RATE, "84,8, tăng 9,8 điểm phần trăm so với năm trước (75%)"),
        (HOMES, "9.996 hộ, đạt 100% kế hoạch (10.000 hộ)"),
        (HOMES, "9.996 hộ, đạt 99,96% kế hoạch (hơn 10.000 hộ)"),
        ({"unit": "triệu người", "value": Decimal(1)}, "01 triệu người"),
        ({"unit": "hộ", "value": Decimal(5)}, "5 hộ"),
        ({"unit": "hộ", "value": Decimal(0)}, "00 hộ"),
        ({"unit": "hộ", "value": Decimal(5), "qualifier": "trên"}, "05 hộ"),
        ({"unit": "hộ"}, "không có"),
    ],
)
def test_the_reader_sees_a_false_sentence(record: Data, said: str) -> None:
    figures = figures_of({"counts": [{"code": "sl-1", "name": "Số", **record}]}, None)
    with pytest.raises(FalseSentenceError):
        read_figure_line(f"Số: {said};", list(figures.values()))


OFFICE = {
    "agency": {"name": "Ban Dân tộc", "head": "Từ Văn Đầu", "head_title": "Trưởng Ban"},
    "report": {},
    "conference": {"name": "Hội nghị tổng kết", "place": "Hội trường"},
}
HOMES_MENTIONED = figures_of({"counts": [{"code": "sl-1", "name": "Nhà", **HOMES, "qualifier": "gần"}]}, None)
MILLIONS = figures_of({"counts": [{"code": "sl-1", "name": "Vốn", "unit": "triệu đồng", "value": Decimal(5)}]}, None)
PROPOSED = Honours(
    [
        {"code": "kt-1", "title": "Giấy khen", "recipient_kind": "individual", "count": 9, "decision": "vb-1"},
        {"code": "kt-2", "title": "Giấy khen", "recipient_kind": "collective", "decision": "vb-1"},
    ],
    {"vb-1": False},
)
TASK = {"text": "Kiểm tra", "lead": "Thanh tra tỉnh", "due": "Quý I/2024"}


@pytest.mark.parametrize(
    "read",
    [
        lambda: read_opening("Ban Dân tộc đã tổ chức Hội nghị tổng kết.", OFFICE),
        lambda: read_opening("Tại Hà Giang, Ban Dân tộc đã tổ chức Hội nghị tổng kết.", OFFICE),
        lambda: read_opening("Ngày 14/01/2024, tại Hội trường, Ban Dân tộc đã tổ chức Hội nghị tổng kết.", OFFICE),
        lambda: read_opening(
            "Tại Hội trường, Ban Dân tộc đã tổ chức Hội nghị tổng kết. Đồng chí Từ Văn Đầu chủ trì Hội nghị.", OFFICE
        ),
        lambda: read_opening("Tại Hội trường, Ban Dân tộc đã tổ chức Hội nghị tổng kết. Tham dự có đại biểu.", OFFICE),
        lambda: read_programme({"Địa điểm:": "Hội trường.", "Chủ trì:": "Đồng chí Từ Văn Đầu."}, OFFICE),
        lambda: read_programme({"Địa điểm:": "Hội trường.", "Thời gian:": "Ngày 14 tháng 01 năm 2024."}, OFFICE),
        lambda: read_mention("Có 9.996 hộ.", "Có {sl-1} hộ.", HOMES_MENTIONED, {}),
        lambda: read_mention("Đạt 100% kế hoạch.", "Đạt {sl-1.percent} kế hoạch.", HOMES_MENTIONED, {}),
        lambda: read_mention("Đạt khoảng 100% kế hoạch.", "Đạt {sl-1.percent} kế hoạch.", HOMES_MENTIONED, {}),
        lambda: read_mention("Không có hộ.", "Có {sl-1} hộ.", HOMES_MENTIONED, {}),
        lambda: read_mention("Đã giao 5 cho xã.", "Đã giao {sl-1} cho xã.", MILLIONS, {}),
        lambda: read_mention("Đã giao 05 triệu đồng.", "Đã giao {sl-1} triệu đồng.", MILLIONS, {}),
        lambda: read_mention("Đã giao 5 triệu đồng đồng.", "Đã giao {sl-1} đồng.", MILLIONS, {}),
        lambda: PROPOSED.read_line("09 cá nhân được tặng Giấy khen; số tập thể chưa có số liệu;"),
        lambda: PROPOSED.read_line("10 cá nhân được đề nghị tặng Giấy khen; số tập thể chưa có số liệu;"),
        lambda: PROPOSED.read_line("09 cá nhân được đề nghị tặng Giấy khen;"),
        lambda: PROPOSED.read_line("09 cá nhân được đề nghị tặng Giấy khen vì có công; số tập thể chưa có số liệu;"),
        lambda: PROPOSED.read_line("09 cá nhân được đề nghị tặng Giấy khen của Trưởng Ban;"),
        lambda: PROPOSED.read_total("Tổng cộng: 09 lượt cá nhân."),
        lambda: PROPOSED.read_total("Tổng cộng: 09 lượt cá nhân, chưa kể Giấy khen (chưa có số liệu)."),
        lambda: PROPOSED.read_total("Tổng cộng: 10 lượt cá nhân, chưa kể Giấy khen (chưa có số liệu)."),
        lambda: PROPOSED.read_list([]),
        lambda: PROPOSED.read_news("09 cá nhân và tập thể được đề nghị tặng Giấy khen."),
        lambda: PROPOSED.read_news("09 cá nhân được đề nghị tặng Giấy khen:"),
        lambda: read_handing_over("Hà Giang đã trao Giấy khen cho 09 cá nhân và tập thể.", PROPOSED),
        lambda: read_task(
            ["Thứ nhất, kiểm tra. Thanh tra tỉnh chủ trì; thời hạn: quý I/2024."], TASK, None, assigned=True
        ),
        lambda: read_task(["Thứ hai, kiểm tra."], TASK, 1, assigned=False),
        lambda: read_task(["Kiểm tra. Thanh tra tỉnh chủ trì."], TASK, None, assigned=True),
        lambda: read_task(["Kiểm tra. Thanh tra tỉnh chủ trì; thời hạn: quý II/2024."], TASK, None, assigned=True),
        lambda: read_task(["Kiểm tra. Thanh tra tỉnh chủ trì."], TASK, None, assigned=False),
        lambda: read_signature(["KT. TRƯỞNG BAN"], "Từ Văn Đầu", OFFICE),
        lambda: read_signature(["TRƯỞNG BAN"], "Nguyễn Văn A", OFFICE),
        lambda: read_signature(["PHÓ TRƯỞNG BAN"], "Từ Văn Đầu", OFFICE),
    ],
)
def test_the_reader_sees_what_no_record_says(read: Callable[[], object]) -> None:
    with pytest.raises(FalseSentenceError):
        read()
