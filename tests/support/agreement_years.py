"""The years whose papers must agree: the real one, one that has everything, and one in which everything is nasty."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from dtreport.formats import format_named
from dtreport.papers import PaperKind, paper_named
from dtreport.report import Years
from dtreport.services.paper_files import printable
from tests.support.sample_years import full_year, report_2021, report_of, year_before

if TYPE_CHECKING:
    from dtreport.papers.blocks import Paper
    from dtreport.report import Year

LONG = (
    "Phòng Dân tộc, Tôn giáo và Chính sách vùng đồng bào dân tộc thiểu số và miền núi huyện Định Hóa, tỉnh Thái Nguyên"
)
NFD = unicodedata.normalize("NFD", "Trường phổ thông dân tộc nội trú Nguyễn Bỉnh Khiêm số 7")
MARKUP = "=SUM(A1) [số 12/QĐ-BDT] <script>alert(4)</script> #include * @ref $x$ \\ `mã` & | 1. một"
RECIPIENTS = 300


class Case(NamedTuple):
    """A year, with the year before it where there is one."""

    year: Year
    previous: Year | None


@cache
def case(name: str) -> Case:
    """One of the years of CASES."""
    return _MADE[name]()


def _real() -> Case:
    return Case(report_2021(), None)


def _full() -> Case:
    return Case(full_year(), year_before())


def _nasty() -> Case:
    before, data = nasty_data()
    return Case(report_of(data), report_of(before))


def nasty_data() -> tuple[dict[str, Any], dict[str, Any]]:
    """The year before, and the year in which everything is nasty."""
    before = {
        **_settings(2021),
        "tasks": [{"code": "nv-cu", "text": f"Việc của năm 2022: {MARKUP}"}],
        "counts": [
            {"code": "theo-nam-truoc", "name": "Theo năm trước", "unit": "hộ", "value": 4321},
            {"code": "khac-don-vi", "name": "Khác đơn vị", "unit": "khẩu", "value": 7654},
        ],
    }
    return before, _nasty_data()


def _settings(year: int) -> dict[str, Any]:
    agency = {
        "name": "Ban Dân tộc tỉnh Thái Nguyên",
        "short_name": "Ban Dân tộc",
        "parent": "UBND tỉnh Thái Nguyên",
        "symbol": "BDT",
        "place": "Thái Nguyên",
        "head": "Nguyễn Văn A",
        "head_title": "Trưởng Ban",
        "address": f"Số 19, {LONG}",
        "phone": "0208 365 1864",
    }
    return {"schema": 1, "year": year, "agency": agency, "report": {"subject": "công tác dân tộc", "draft": 3}}


def _nasty_data() -> dict[str, Any]:
    people = [
        {
            "code": f"ng-{place}",
            "title": "Giấy khen",
            "authority": "Trưởng Ban Dân tộc",
            "recipient_kind": "individual",
            "recipient": f"Nguyễn Thị {'Ánh' if place % 3 else NFD} {place}",
            "position": MARKUP if place == 1 else "Chuyên viên",
            "unit": LONG,
            "merit": "đạt 1.250 điểm thi đua" if place == 2 else "hoàn thành tốt nhiệm vụ",
            "decision": "qd-khen",
        }
        for place in range(1, RECIPIENTS + 1)
    ]
    return {
        **_settings(2022),
        "conference": {
            "name": "Hội nghị Tổng kết công tác dân tộc năm 2022",
            "date": date(2023, 1, 9),
            "agenda": ["8h00: Đón tiếp đại biểu", f"8h30 - 9h15: Khai mạc {MARKUP}", "9h15: Báo cáo"],
        },
        "text": {
            "overview": f"Tổng vốn {{von}} triệu đồng, đạt {{von.percent}}; {MARKUP} còn {{khong}} hộ, {{chua-co}} hộ.",
            "limitations": "- " + " rất dài".join(["Một ý"] * 2) + " và dài nữa" * 120,
        },
        "areas": [{"code": "mang", "title": f"Mảng {MARKUP}"}, {"code": "trong", "title": NFD}],
        "documents": [
            {
                "code": "qd-khen",
                "kind": "Quyết định",
                "number": "1234/QĐ-BDT",
                "date": date(2022, 12, 5),
                "issuer": "Ban Dân tộc",
                "subject": f"về việc khen thưởng {LONG}",
            },
            {"code": "cv", "kind": "Công văn", "number": "8765/UBND-VX", "date": date(2022, 3, 6), "subject": MARKUP},
        ],
        "counts": [
            {
                "code": "von",
                "name": f"Vốn {MARKUP}",
                "unit": "triệu đồng",
                "value": Decimal("98765432.1"),
                "plan": 10**8,
            },
            {"code": "khong", "name": "Không hộ nào", "unit": "hộ", "value": 0, "plan": 0, "previous": 0},
            {"code": "chua-co", "name": NFD, "unit": "hộ", "plan": 1357, "previous": 2468},
            {"code": "phan-a", "name": LONG, "unit": "hộ", "value": Decimal("0.125"), "part_of": "chua-co"},
            {"code": "phan-b", "name": "Phần chưa có", "unit": "hộ", "part_of": "chua-co"},
            {"code": "theo-nam-truoc", "name": "Theo năm trước", "unit": "hộ", "value": 5432, "qualifier": "hơn"},
            {"code": "khac-don-vi", "name": "Khác đơn vị", "unit": "hộ", "value": 8765, "status": "estimate"},
        ],
        "results": [
            {"code": "kq-1", "area": "mang", "text": f"{MARKUP} theo {{cv}}.", "answers": "nv-cu"},
            {"code": "kq-2", "area": "mang", "text": f"Khen {{ng-1}} người theo {{qd-khen}}; {NFD}."},
            {"code": "kq-3", "area": "mang", "text": "Bốn mươi dòng:\n" + "\n".join(f"- ý {n}" for n in range(1, 41))},
        ],
        "reviews": [{"code": "dg", "answers": "nv-cu", "status": "ongoing", "outcome": f"Đạt 5/9 xã; {MARKUP}"}],
        "tasks": [
            {"code": f"nv-{place}", "text": f"Việc {place} {MARKUP}", "items": [LONG, NFD], "lead": LONG, "due": due}
            for place, due in enumerate([date(2023, 6, 30), "Quý IV/2023", date(2023, 12, 1)], 1)
        ],
        "awards": [
            *people,
            {"code": "bk", "title": "Bằng khen", "authority": "Chủ tịch UBND tỉnh", "recipient_kind": "household"},
            {"code": "co", "title": f"Cờ thi đua {LONG}", "recipient_kind": "collective", "count": 0},
        ],
    }


_MADE = {"real": _real, "full": _full, "nasty": _nasty}
CASES = tuple(_MADE)
KINDS = printable()


def paper_of(year: str, kind: PaperKind | str, form: str) -> Paper:
    """A paper as it is built for a format. Raises NothingToSayError."""
    found = paper_named(kind) if isinstance(kind, str) else kind
    the_year, previous = case(year)
    return found.build(Years(the_year, previous), public=format_named(form).public)


@cache
def rendered(year: str, kind: str, form: str) -> bytes:
    """The file of a paper. Raises NothingToSayError."""
    return format_named(form).render(paper_of(year, kind, form))
