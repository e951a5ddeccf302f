"""Texts of the year in words: figures, citations, tasks and points."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from dtreport.papers.blocks import Items, Paragraph
from dtreport.papers.figure_sentences import ratio
from dtreport.papers.interpolation import Interpolator, full_citation
from dtreport.papers.task_sentences import ended, point_lines, points, task_blocks, task_sentence
from dtreport.records.document import Document
from dtreport.vietnamese.text import inside_sentence
from tests.support.sample_years import made

if TYPE_CHECKING:
    from dtreport.report import Year


def with_count(**fields: Any) -> Year:
    return made(counts=[{"code": "sl", "name": "Xã đạt chuẩn", "unit": "xã", **fields}])


def with_document(**fields: Any) -> Year:
    return made(documents=[{"code": "vb", "kind": "Quyết định", **fields}])


def with_awards(*awards: dict[str, Any]) -> Year:
    return made(awards=[{"title": "Giấy khen", "recipient_kind": "individual", **award} for award in awards])


def test_each_of_several_estimates_is_told_as_one() -> None:
    numbers = {"lop": (12, "lớp"), "buoi": (12, "buổi"), "duong": (12, "km"), "cong": (1, "km")}
    counts = [
        {"code": code, "name": code, "unit": unit, "value": value, "status": "estimate"}
        for code, (value, unit) in numbers.items()
    ]
    words = Interpolator(made(counts=counts)).fill("Mở {lop} lớp, {buoi} buổi. Làm {duong} km và {cong} km.")
    assert words == "Mở ước 12 lớp, ước 12 buổi. Làm ước 12 km và ước 1 km."


@pytest.mark.parametrize(
    ("fields", "text", "said"),
    [
        ({"value": 90}, "{sl}", "90"),
        ({"value": 2}, "{sl}", "02"),
        ({"value": 0}, "{sl}", "0"),
        ({"value": 3000, "qualifier": "hơn"}, "{sl}", "hơn 3.000"),
        ({"value": Decimal("12.50")}, "{sl}", "12,50"),
        ({}, "{sl}", "…"),
        ({"qualifier": "hơn"}, "{sl}", "…"),
        ({"plan": 3}, "{sl.plan}", "03"),
        ({}, "{sl.plan}", "…"),
        ({"previous": 1}, "{sl.previous}", "01"),
        ({}, "{sl.previous}", "…"),
        ({"value": 2, "plan": 3}, "{sl.percent}", "66,7%"),
        ({"value": 2, "plan": 0}, "{sl.percent}", "…"),
        ({"value": 2}, "{sl.percent}", "…"),
        ({"plan": 3}, "{sl.percent}", "…"),
        ({"value": 0, "plan": 3}, "{sl.percent}", "0%"),
        ({"value": 0}, "Có {sl} xã. Mới có {sl} xã, chỉ có {sl} xã.", "Không có xã. Mới có 0 xã, chỉ có 0 xã."),
        ({"value": 2, "status": "estimate"}, "Có {sl} xã.", "Có ước 02 xã."),
        ({"value": 2, "status": "estimate", "qualifier": "hơn"}, "{sl} xã", "ước hơn 02 xã"),
        (
            {"value": 2, "status": "estimate"},
            "Ước đạt {sl} xã, ước tính cả năm {sl} xã",
            "Ước đạt 02 xã, ước tính cả năm 02 xã",
        ),
        ({"value": 2, "status": "estimate"}, "Ước vượt. Nay {sl} xã", "Ước vượt. Nay ước 02 xã"),
        ({"value": 0, "status": "estimate"}, "Cả năm có {sl} xã.", "Cả năm ước không có xã."),
        ({"value": 2, "plan": 4, "status": "estimate"}, "{sl.percent} của {sl.plan}", "ước 50% của 04"),
        (
            {"value": 2, "plan": 4, "status": "estimate"},
            "Có {sl} xã, đạt {sl.percent}. Nay {sl} xã.",
            "Có ước 02 xã, đạt 50%. Nay ước 02 xã.",
        ),
        ({"plan": 4, "status": "estimate"}, "{sl} xã, đạt {sl.percent}", "… xã, đạt …"),
        ({"value": 2}, "Mở { sl } lớp, {{sl} giữ nguyên.", "Mở 02 lớp, {sl} giữ nguyên."),
    ],
)
def test_a_count_is_said_as_the_office_writes_it(fields: dict[str, Any], text: str, said: str) -> None:
    assert Interpolator(with_count(**fields)).fill(text) == said


@pytest.mark.parametrize(
    ("fields", "first", "later"),
    [
        (
            {"number": "33/2020/QĐ-TTg", "issuer": "Thủ tướng Chính phủ", "subject": "về tiêu chí phân định vùng"},
            "Quyết định số 33/2020/QĐ-TTg của Thủ tướng Chính phủ về tiêu chí phân định vùng",
            "Quyết định số 33/2020/QĐ-TTg",
        ),
        ({"number": "5/QĐ-BDT", "subject": "Phê duyệt Đề án"}, "Quyết định số 5/QĐ-BDT phê duyệt Đề án", None),
        ({"subject": "phê duyệt Đề án"}, "Quyết định phê duyệt Đề án", "Quyết định phê duyệt Đề án"),
        ({"subject": "phê duyệt Đề án", "issuer": "UBND tỉnh"}, "Quyết định phê duyệt Đề án", None),
        ({}, "Quyết định", "Quyết định"),
        ({"status": "draft", "subject": "quy định mức chi"}, "dự thảo Quyết định quy định mức chi", None),
        ({"kind": "Luật", "number": "06/2022/QH15", "subject": "Thi đua"}, "Luật Thi đua", "Luật Thi đua"),
        ({"kind": "Pháp lệnh", "number": "1", "subject": "Ưu đãi"}, "Pháp lệnh Ưu đãi", "Pháp lệnh Ưu đãi"),
        ({"kind": "Luật", "number": "06/2022/QH15"}, "Luật số 06/2022/QH15", "Luật số 06/2022/QH15"),
    ],
)
def test_a_document_is_cited_in_full_once_and_then_by_kind_and_number(
    fields: dict[str, Any], first: str, later: str | None
) -> None:
    interpolator = Interpolator(with_document(**fields))
    assert interpolator.fill("{vb}") == first
    assert later is None or interpolator.cite("vb") == later


def test_the_date_of_a_citation_has_the_short_form() -> None:
    from datetime import date

    year = with_document(number="12/2018/QĐ-TTg", date=date(2018, 3, 6))
    assert Interpolator(year).cite("vb") == "Quyết định số 12/2018/QĐ-TTg ngày 06/3/2018"


def test_a_brief_interpolator_never_cites_in_full() -> None:
    year = with_document(number="12/2018/QĐ-TTg", issuer="Thủ tướng Chính phủ")
    assert Interpolator(year, brief=True).fill("{vb}") == "Quyết định số 12/2018/QĐ-TTg"


@pytest.mark.parametrize(
    ("awards", "said"),
    [
        ([{"code": "kt", "count": 1}], "01"),
        ([{"code": "kt", "count": 11}], "11"),
        ([{"code": "kt"}], "…"),
        ([{"code": "kt", "recipient": "Nguyễn Văn A"}, {"code": "kt-2", "recipient": "Trần Thị B"}], "02"),
        ([{"code": "kt", "count": 3}, {"code": "kt-2", "recipient": "Trần Thị B"}], "03"),
    ],
)
def test_an_award_is_said_by_the_number_of_its_group(awards: list[dict[str, Any]], said: str) -> None:
    assert Interpolator(with_awards(*awards)).fill("{kt}") == said


def test_an_award_of_nobody_is_told_as_a_figure_of_nothing_is() -> None:
    interpolator = Interpolator(with_awards({"code": "kt", "count": 0}))
    assert interpolator.fill("Năm nay có {kt} tập thể được khen.") == "Năm nay không có tập thể được khen."
    assert interpolator.fill("Đã khen {kt} tập thể.") == "Đã khen 0 tập thể."


def test_a_text_becomes_paragraphs_and_items() -> None:
    text = "Đoạn một\ntiếp theo.\n\nĐoạn hai:\n- Việc {sl};\n- việc\n  nối dòng.\n\nHết."
    assert Interpolator(with_count(value=2)).say(text) == (
        Paragraph("Đoạn một tiếp theo."),
        Paragraph("Đoạn hai:"),
        Items(("Việc 02;", "việc nối dòng.")),
        Paragraph("Hết."),
    )


def test_a_text_on_one_line_runs_on() -> None:
    assert Interpolator(made()).on_one_line("Gồm:\n- Một;\n- Hai.") == "Gồm: Một; Hai."


def test_a_figure_divided_by_nothing_is_not_a_figure() -> None:
    assert ratio(Decimal(1), Decimal(0)) is None
    assert ratio(None, Decimal(1)) is None
    assert ratio(Decimal(1), Decimal(2)) == Decimal("0.5")


def test_a_citation_keeps_the_capital_of_a_name_that_begins_the_subject() -> None:
    document = Document(code="vb-1", kind="Nghị quyết", number="01/NQ-HĐBC", subject="Quốc hội khóa XV")
    assert full_citation(document) == "Nghị quyết số 01/NQ-HĐBC Quốc hội khóa XV"
    assert full_citation(document.model_copy(update={"subject": "Về tiêu chí"})).endswith(" về tiêu chí")


def test_a_programme_of_the_state_is_cited_by_name_as_a_law_is() -> None:
    programme = Document(code="vb-1", kind="Chương trình mục tiêu quốc gia", number="1719", subject="giảm nghèo")
    assert full_citation(programme) == "Chương trình mục tiêu quốc gia giảm nghèo"


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Tiếp tục tuyên truyền", "tiếp tục tuyên truyền"),
        ("UBND tỉnh giao", "UBND tỉnh giao"),
        ("Ủy ban Dân tộc yêu cầu", "Ủy ban Dân tộc yêu cầu"),
        ("Ban Chỉ đạo giao", "Ban Chỉ đạo giao"),
        ("Ban hành kế hoạch", "ban hành kế hoạch"),
        ("{vb} được ban hành", "{vb} được ban hành"),
    ],
)
def test_a_text_goes_on_in_lower_case_but_names_keep_their_capital(text: str, inside: str) -> None:
    assert inside_sentence(text) == inside


def tasks_of(*tasks: dict[str, Any]) -> tuple[Year, Interpolator]:
    year = made(tasks=[{"code": f"nv-{place}", **task} for place, task in enumerate(tasks, 1)])
    return year, Interpolator(year)


def test_a_task_begins_with_its_ordinal_and_ends_its_points() -> None:
    year, interpolator = tasks_of({"text": "Tổ chức thực hiện", "items": ["khảo sát", "Báo cáo"]})
    assert task_blocks(year.tasks[0], 5, interpolator) == (
        Paragraph("tổ chức thực hiện:", lead="Thứ năm,"),
        Items(("Khảo sát;", "Báo cáo.")),
    )
    assert task_sentence(year.tasks[0], 1, interpolator) == "Thứ nhất, tổ chức thực hiện"


def test_a_single_point_goes_on_in_the_sentence() -> None:
    year, interpolator = tasks_of(
        {"text": "Thành lập Tổ", "items": ["Ban hành Quy chế"]}, {"text": "A.", "items": ["B"]}
    )
    assert task_blocks(year.tasks[0], 2, interpolator) == (Paragraph("thành lập Tổ; ban hành Quy chế.", "Thứ hai,"),)
    assert task_blocks(year.tasks[1], 3, interpolator) == (Paragraph("A. B.", "Thứ ba,"),)


def test_a_task_of_several_paragraphs_keeps_them() -> None:
    year, interpolator = tasks_of({"text": "Một.\n\nHai:\n- Ba.", "items": ["Bốn"]}, {"text": "- Chỉ có ý"})
    assert task_blocks(year.tasks[0], 1, interpolator) == (
        Paragraph("một.", "Thứ nhất,"),
        Paragraph("Hai:"),
        Items(("Ba;", "Bốn.")),
    )
    assert task_blocks(year.tasks[1], 2, interpolator) == (Paragraph("", "Thứ hai:"), Items(("Chỉ có ý.",)))


def test_a_task_without_points_ends_with_a_full_stop() -> None:
    year, interpolator = tasks_of({"text": "Tuyên truyền"})
    assert task_blocks(year.tasks[0], 1, interpolator) == (Paragraph("tuyên truyền.", "Thứ nhất,"),)


def test_points_end_as_a_list_does_and_no_point_is_no_list() -> None:
    assert point_lines(["một", "hai."]) == ("Một;", "Hai.")
    assert points([]) == ()
    assert ended("Đã xong…") == "Đã xong…"
