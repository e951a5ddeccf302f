"""The appendices of the report, how its body points to them, and how each section ends."""

from __future__ import annotations

from datetime import date
from typing import Any

from dtreport.papers import paper_named
from dtreport.papers.blocks import NOT_REPORTED, Signature, Title
from dtreport.report import Years
from tests.support.sample_years import cells, full_year, last_words, made, report_2021, tables_of, text_of, texts

REPORT, SUMMARY = paper_named("report"), paper_named("summary")
COUNT = {"code": "sl-1", "name": "Xã đạt chuẩn", "unit": "xã", "value": 2}
DOCUMENT = {"code": "vb-1", "kind": "Quyết định", "number": "5/QĐ-BDT", "date": date(2021, 5, 20)}
AWARD = {"code": "kt-1", "title": "Giấy khen", "recipient_kind": "individual", "count": 2}
TASK = {"code": "nv-1", "text": "Tuyên truyền pháp luật"}


def test_appendices_are_numbered_one_after_the_other_and_one_alone_is_not() -> None:
    year: dict[str, Any] = {"counts": [COUNT], "documents": [DOCUMENT], "awards": [AWARD], "tasks": [TASK]}
    without = [{name: rows for name, rows in year.items() if name != left} for left in year]
    names = [
        [section.name for section in REPORT.build(Years(made(**parts))).sections[1:]]
        for parts in (year, *without, {"tasks": [TASK]}, {})
    ]
    three = ["Phụ lục I", "Phụ lục II", "Phụ lục III"]
    assert names == [[*three, "Phụ lục IV"], three, three, three, three, ["Phụ lục"], []]


def test_the_body_points_to_every_appendix_by_its_name() -> None:
    for year in (report_2021(), full_year(), made(tasks=[TASK]), made(awards=[AWARD], counts=[COUNT])):
        paper = REPORT.build(Years(year))
        for section in paper.sections[1:]:
            pointing = [text for text in texts(paper) if f"tại {section.name} kèm theo" in text]
            assert len(pointing) == 1
        assert sum("kèm theo" in text for text in texts(paper)) == len(paper.sections) - 1


def test_an_appendix_has_its_title_its_reference_and_its_table() -> None:
    paper = REPORT.build(Years(report_2021()))
    titles = [block for section in paper.sections[1:] for block in section.blocks if isinstance(block, Title)]
    assert [title.about for title in titles] == [
        "BIỂU SỐ LIỆU CÔNG TÁC DÂN TỘC NĂM 2021",
        "DANH MỤC VĂN BẢN PHỤC VỤ CÔNG TÁC DÂN TỘC NĂM 2021",
        "TỔNG HỢP KHEN THƯỞNG NĂM 2021",
        "PHÂN CÔNG THỰC HIỆN NHIỆM VỤ TRỌNG TÂM CÔNG TÁC DÂN TỘC NĂM 2022",
    ]
    note = "(Kèm theo Báo cáo số …/BC-BDT ngày … tháng … năm … của Ban Dân tộc tỉnh Thái Nguyên)"
    assert {title.note for title in titles} == {note}
    assert list(tables_of(paper)) == ["figures", "documents", "recipients", "tasks"]


def test_body_and_appendices_end_with_their_mark_and_nothing_else_bears_it() -> None:
    for year in (report_2021(), full_year(), made()):
        for kind in (REPORT, SUMMARY):
            paper = kind.build(Years(year))
            assert all(last_words(section.blocks).endswith("./.") for section in paper.sections)
            assert text_of(paper).count("./.") == len(paper.sections)


def test_only_the_first_section_has_a_foot_and_only_the_body_is_signed() -> None:
    first, *others = REPORT.build(Years(full_year())).sections
    assert first.foot
    assert isinstance(first.blocks[-1], Signature)
    assert not any(section.foot for section in others)
    assert not any(isinstance(block, Signature) for section in others for block in section.blocks)


def test_the_report_names_recipients_in_their_appendix_and_not_in_its_body() -> None:
    person = {"code": "kt-1", "title": "Giấy khen", "recipient_kind": "individual", "recipient": "Nguyễn Văn A"}
    paper = REPORT.build(Years(made(awards=[person])))
    assert not any("Nguyễn Văn A" in text for text in texts(paper))
    assert "Nguyễn Văn A" in text_of(paper)


def test_an_appendix_with_names_is_a_list_and_one_without_is_a_summary() -> None:
    person = {**AWARD, "count": None, "recipient": "Nguyễn Văn A"}
    for award, label, what in (
        (person, "Họ và tên, đơn vị được khen", "Danh sách"),
        (AWARD, "Danh hiệu, hình thức khen thưởng", "Tổng hợp"),
    ):
        paper = REPORT.build(Years(made(awards=[{key: value for key, value in award.items() if value is not None}])))
        assert tables_of(paper)["recipients"].columns[1].label == label
        assert f"{what} khen thưởng năm 2021: chi tiết tại Phụ lục kèm theo." in texts(paper)


def test_documents_stand_under_what_they_are_to_the_year_and_a_group_of_none_is_left_out() -> None:
    law = {"code": "vb-2", "kind": "Luật", "number": "1/2020/QH14", "date": date(2020, 5, 20), "role": "basis"}
    plan = {"code": "vb-3", "kind": "Kế hoạch", "status": "planned", "role": "basis"}
    undated = {"code": "vb-4", "kind": "Công văn"}
    table = tables_of(REPORT.build(Years(made(documents=[undated, plan, {**DOCUMENT, "role": "output"}, law]))))[
        "documents"
    ]
    assert [row.cells[1] for row in table.rows if row.strong] == [
        "I. Văn bản làm căn cứ",
        "II. Văn bản đã tham mưu, ban hành",
        # Nobody has recorded what the letter is to the year.
        "III. Văn bản có liên quan",
        "IV. Văn bản dự thảo, dự kiến ban hành",
    ]
    assert cells(table, "order") == [None, 1, None, 2, None, 3, None, 4]
    assert cells(table, "number")[-5:] == ["5/QĐ-BDT", None, NOT_REPORTED, None, None]
    assert cells(table, "date")[-3:] == [NOT_REPORTED, None, None]
    only = tables_of(REPORT.build(Years(made(documents=[plan]))))["documents"]
    assert [row.cells[1] for row in only.rows] == ["I. Văn bản dự thảo, dự kiến ban hành", "Kế hoạch"]
