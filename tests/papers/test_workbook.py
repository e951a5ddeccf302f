"""The sheets of the workbook, case by case."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from dtreport.papers import paper_named
from dtreport.papers.blocks import NOT_REPORTED, Chart, Copy, Qualified, Ratio, Signature, Tally, Total
from dtreport.report import Years
from tests.support.sample_years import blocks_of, cells, full_year, made, report_2021, tables_of, text_of

WORKBOOK = paper_named("workbook")


def count(code: str, **fields: Any) -> dict[str, Any]:
    return {"code": code, "name": f"Chỉ tiêu {code}", "unit": "xã", **fields}


def test_the_workbook_has_its_sheets_in_order() -> None:
    paper = WORKBOOK.build(Years(report_2021()))
    names = [section.name for section in paper.sections]
    assert names == ["Tổng hợp", "Kết quả", "Số liệu", "Nhiệm vụ", "Khen thưởng", "Văn bản"]
    assert [section.name for section in paper.sections if section.landscape] == [
        "Kết quả",
        "Nhiệm vụ",
        "Khen thưởng",
        "Văn bản",
    ]


def test_only_the_first_sheet_is_headed_and_signed() -> None:
    first, *others = WORKBOOK.build(Years(report_2021())).sections
    assert any(isinstance(block, Signature) for block in first.blocks)
    assert not any(isinstance(block, Signature) for section in others for block in section.blocks)


def test_parts_stand_under_their_figure_however_the_file_has_them() -> None:
    counts = [count("b", part_of="a", value=1), count("c", part_of="b"), count("a", value=3), count("d", value=0)]
    table = tables_of(WORKBOOK.build(Years(made(counts=counts))))["figures"]
    assert [(row.cells[1], row.level) for row in table.rows] == [
        ("Chỉ tiêu a", 0),
        ("Trong đó:", 1),
        ("Chỉ tiêu b", 1),
        ("Trong đó:", 2),
        ("Chỉ tiêu c", 2),
        ("Chỉ tiêu d", 0),
    ]
    assert cells(table, "order") == [1, None, None, None, None, 2]
    assert cells(table, "value") == [Decimal(3), None, Decimal(1), None, NOT_REPORTED, Decimal(0)]


def test_a_comparison_is_a_ratio_only_where_there_is_something_to_compare() -> None:
    counts = [count("a", value=3, plan=4, previous=0), count("b", plan=0, value=1), count("c", value=1)]
    table = tables_of(WORKBOOK.build(Years(made(counts=counts))))["figures"]
    assert cells(table, "of_plan") == [
        Ratio("value", "plan", Decimal("0.75")),
        Ratio("value", "plan", None),
        None,
    ]
    assert cells(table, "of_previous") == [Ratio("value", "previous", None), None, None]


def test_columns_of_figures_that_no_row_fills_are_left_out() -> None:
    table = tables_of(WORKBOOK.build(Years(report_2021())))["figures"]
    assert [table.columns[index].key for index in table.shown()] == ["order", "name", "unit", "value"]


def test_charts_show_figures_of_one_unit_that_can_be_compared() -> None:
    counts = [
        count("a", value=3, plan=4),
        count("b", plan=2),
        count("c", value=1, plan=1, unit="hộ"),
        count("d", value=9),
    ]
    charts = [block for block in blocks_of(WORKBOOK.build(Years(made(counts=counts)))) if isinstance(block, Chart)]
    assert [chart.series for chart in charts] == [("Kế hoạch năm 2021", "Thực hiện năm 2021")]
    assert [(bar.label, bar.values) for bar in charts[0].bars] == [
        ("Chỉ tiêu a", (Decimal(4), Decimal(3))),
        ("Chỉ tiêu b", (Decimal(2), None)),
    ]
    assert "chưa có số liệu" in charts[0].summary


def test_the_total_of_awards_is_over_the_groups_whose_number_is_known() -> None:
    table = tables_of(WORKBOOK.build(Years(report_2021())))["awards"]
    assert cells(table, "number") == [1, 1, NOT_REPORTED, 11, Total(Decimal(13), (0, 1, 2, 3))]
    total = "Tổng cộng: 13 lượt (01 lượt tập thể, 12 lượt cá nhân), chưa kể “Chiến sĩ thi đua cơ sở” (chưa có số liệu)."
    assert total in text_of(WORKBOOK.build(Years(report_2021())))


def test_a_total_of_nothing_known_is_not_reported() -> None:
    awards = [{"code": "kt-1", "title": "Giấy khen", "recipient_kind": "individual"}]
    tables = tables_of(WORKBOOK.build(Years(made(awards=awards))))
    assert cells(tables["awards"], "number") == [NOT_REPORTED, Total(None, (0,))]
    assert Total(None, (1,)) in cells(tables["totals"], "number")


def test_a_sheet_of_nothing_is_left_out_and_so_is_its_line_on_the_first_sheet() -> None:
    awards = [{"code": "kt-1", "title": "Giấy khen", "recipient_kind": "individual", "count": 2}]
    paper = WORKBOOK.build(Years(made(awards=awards)))
    assert [section.name for section in paper.sections] == ["Tổng hợp", "Khen thưởng"]
    totals = tables_of(paper)["totals"]
    assert cells(totals, "name")[0] == "Khen thưởng"
    assert [row.leads_to for row in totals.rows if row.leads_to] == ["Khen thưởng"]


def test_a_year_of_nothing_has_a_first_sheet_that_states_nothing() -> None:
    paper = WORKBOOK.build(Years(made()))
    assert [section.name for section in paper.sections] == ["Tổng hợp"]
    assert tables_of(paper)["totals"].rows == ()


def test_a_figure_on_the_first_sheet_is_said_once_with_the_word_before_it() -> None:
    counts = [count("a", value=Decimal(3000), qualifier="hơn", key=True)]
    totals = tables_of(WORKBOOK.build(Years(made(counts=counts))))["totals"]
    assert cells(totals, "number")[1] == Copy(Qualified(Decimal(3000), "hơn"), "figures", "value", 0)
    assert cells(totals, "note")[1] is None


def test_named_recipients_stand_under_their_group_by_given_name() -> None:
    awards = [
        {"code": f"kt-{place}", "title": "Giấy khen", "recipient_kind": "individual", "recipient": name}
        for place, name in enumerate(("Nguyễn Văn Yên", "Trần Thị Ánh"), 1)
    ]
    table = tables_of(WORKBOOK.build(Years(made(awards=awards))))["awards"]
    assert cells(table, "name") == ["Giấy khen", "Trần Thị Ánh", "Nguyễn Văn Yên", "Tổng số"]
    assert [(row.level, row.strong) for row in table.rows] == [(0, True), (1, False), (1, False), (0, True)]


def test_documents_stand_by_status_and_then_by_date() -> None:
    numbers = cells(tables_of(WORKBOOK.build(Years(report_2021())))["documents"], "number")
    assert numbers[:7] == [
        "12/2018/QĐ-TTg",
        "33/2020/QĐ-TTg",
        "39/2020/QĐ-TTg",
        "04-NQ/TU",
        "39/2021/QĐ-UBND",
        "02/CTr-UBND",
        NOT_REPORTED,
    ]


def test_a_document_says_which_records_use_it() -> None:
    year = made(
        text={"overview": "Theo {vb-1}."},
        documents=[{"code": "vb-1", "kind": "Luật"}, {"code": "vb-2", "kind": "Kế hoạch", "for_task": "nv-2"}],
        areas=[{"code": "lv-1", "title": "Một"}, {"code": "lv-2", "title": "Hai"}],
        results=[
            {"code": "kq-1", "area": "lv-2", "text": "Theo {vb-1}."},
            {"code": "kq-2", "area": "lv-1", "text": "Theo {vb-1}."},
        ],
        tasks=[{"code": "nv-1", "text": "Việc"}, {"code": "nv-2", "text": "Việc theo {vb-1}"}],
    )
    assert cells(tables_of(WORKBOOK.build(Years(year)))["documents"], "used_by") == [
        "Lời văn chung; kết quả 1, 2; nhiệm vụ thứ hai",
        "Nhiệm vụ thứ hai",
    ]


def test_the_first_sheet_adds_up_what_the_others_hold() -> None:
    table = tables_of(WORKBOOK.build(Years(report_2021())))["totals"]
    heads = {row.cells[1]: (row.cells[3], row.cells[5]) for row in table.rows if row.strong}
    assert heads["Kết quả công tác"] == (Total(Decimal(11), (1, 2, 3, 4)), None)
    assert heads["Khen thưởng"] == (Total(Decimal(13), (11, 12, 13, 14)), "Chưa kể danh hiệu chưa có số liệu")
    assert heads["Nhiệm vụ trọng tâm năm 2022"] == (Tally(5, "tasks", "order", tuple(range(5))), "09 việc cụ thể")
    documents = Tally(13, "documents", "order", tuple(range(13)))
    assert heads["Văn bản"] == (documents, "08 đã ban hành, 01 dự thảo, 04 dự kiến")
    assert [row.leads_to for row in table.rows if row.strong] == [
        "Kết quả",
        "Số liệu",
        "Nhiệm vụ",
        "Khen thưởng",
        "Văn bản",
    ]


def test_a_number_of_recipients_that_nobody_stated_is_that_of_the_names() -> None:
    named = {"title": "Giấy khen", "recipient_kind": "individual"}
    awards = [{**named, "code": "kt-1", "recipient": "Trần Thị B"}, {**named, "code": "kt-2", "recipient": "Lê Văn C"}]
    counted = {"code": "kt-3", "title": "Bằng khen", "recipient_kind": "individual", "count": 2}
    tables = tables_of(WORKBOOK.build(Years(made(awards=[*awards, counted]))))
    assert cells(tables["awards"], "number")[:3] == [2, Tally(2, "awards", "name", (2, 3)), None]
    assert [cell for cell in cells(tables["totals"], "number") if isinstance(cell, Copy)] == [
        Copy(2, "awards", "number", 0),
        Copy(2, "awards", "number", 1),
    ]


def test_the_first_sheet_takes_each_figure_from_its_sheet() -> None:
    counts = [count("b", part_of="a", value=1), count("a", value=3, plan=4), count("d")]
    tables = tables_of(WORKBOOK.build(Years(made(counts=counts))))
    copies = {row.name: row.cells[3] for row in tables["totals"].rows if isinstance(row.cells[3], Copy)}
    for code, copy in copies.items():
        assert isinstance(copy, Copy)
        assert tables["figures"].rows[copy.row].name == code
        assert tables["figures"].rows[copy.row].cells[5] == copy.value
    assert Copy(Ratio("value", "plan", Decimal("0.75")), "figures", "of_plan", 0) in cells(tables["totals"], "of_plan")
    assert copies["d"] == Copy(NOT_REPORTED, "figures", "value", 3)


def test_the_reviews_of_last_years_tasks_have_a_sheet_of_their_own() -> None:
    names = [section.name for section in WORKBOOK.build(Years(full_year())).sections]
    assert names[3:5] == ["Nhiệm vụ", "Đánh giá"]


def test_a_decision_that_several_share_is_cited_once() -> None:
    counted = {"title": "Giấy khen", "recipient_kind": "individual", "count": 1, "decision": "qd"}
    documents = [{"code": "qd", "kind": "Quyết định", "number": "1/QĐ", "issuer": "Ban Dân tộc"}]
    year = made(documents=documents, awards=[{**counted, "code": code} for code in ("kt-1", "kt-2")])
    table = tables_of(WORKBOOK.build(Years(year)))["awards"]
    assert cells(table, "decision") == ["Quyết định số 1/QĐ của Ban Dân tộc", None]
