"""What the papers say of a year, case by case."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from papers_support import blocks_of, cells, full_year, made, report_2021, tables_of, text_of

from dtreport.errors import NotRecordedError
from dtreport.papers import paper_named
from dtreport.papers.blocks import NOT_REPORTED, Chart, Items, Paragraph, Ratio, Signature, Total
from dtreport.papers.listing import card, listing
from dtreport.papers.overview import build as overview
from dtreport.papers.summary import with_end_mark
from dtreport.records import KINDS, kind_named
from dtreport.records.base import specs

WORKBOOK, SUMMARY = paper_named("workbook"), paper_named("summary")


def count(code: str, **fields: Any) -> dict[str, Any]:
    return {"code": code, "name": f"Chỉ tiêu {code}", "unit": "xã", **fields}


def test_the_workbook_has_its_sheets_in_order() -> None:
    paper = WORKBOOK.build(report_2021())
    names = [section.name for section in paper.sections]
    assert names == ["Tổng hợp", "Kết quả", "Số liệu", "Nhiệm vụ", "Khen thưởng", "Văn bản"]
    assert [section.name for section in paper.sections if section.landscape] == [
        "Kết quả",
        "Nhiệm vụ",
        "Khen thưởng",
        "Văn bản",
    ]


def test_only_the_first_sheet_is_headed_and_signed() -> None:
    first, *others = WORKBOOK.build(report_2021()).sections
    assert any(isinstance(block, Signature) for block in first.blocks)
    assert not any(isinstance(block, Signature) for section in others for block in section.blocks)


def test_parts_stand_under_their_figure_however_the_file_has_them() -> None:
    counts = [count("b", part_of="a", value=1), count("c", part_of="b"), count("a", value=3), count("d", value=0)]
    table = tables_of(WORKBOOK.build(made(counts=counts)))["figures"]
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
    table = tables_of(WORKBOOK.build(made(counts=counts)))["figures"]
    assert cells(table, "of_plan") == [
        Ratio("value", "plan", Decimal("0.75")),
        Ratio("value", "plan", None),
        None,
    ]
    assert cells(table, "of_previous") == [Ratio("value", "previous", None), None, None]


def test_columns_of_figures_that_no_row_fills_are_left_out() -> None:
    table = tables_of(WORKBOOK.build(report_2021()))["figures"]
    assert [table.columns[index].key for index in table.shown()] == ["order", "name", "unit", "value"]


def test_charts_show_figures_of_one_unit_that_can_be_compared() -> None:
    counts = [
        count("a", value=3, plan=4),
        count("b", plan=2),
        count("c", value=1, plan=1, unit="hộ"),
        count("d", value=9),
    ]
    charts = [block for block in blocks_of(WORKBOOK.build(made(counts=counts))) if isinstance(block, Chart)]
    assert [chart.series for chart in charts] == [("Kế hoạch năm 2021", "Thực hiện năm 2021")]
    assert [(bar.label, bar.values) for bar in charts[0].bars] == [
        ("Chỉ tiêu a", (Decimal(4), Decimal(3))),
        ("Chỉ tiêu b", (Decimal(2), None)),
    ]
    assert "chưa có số liệu" in charts[0].summary


def test_the_total_of_awards_is_over_the_groups_whose_number_is_known() -> None:
    table = tables_of(WORKBOOK.build(report_2021()))["awards"]
    assert cells(table, "number") == [1, 1, NOT_REPORTED, 11, Total(Decimal(13), (0, 1, 2, 3))]
    total = "Tổng số lượt khen thưởng là 13, chưa kể danh hiệu chưa có số liệu (Chiến sĩ thi đua cơ sở)."
    assert total in text_of(WORKBOOK.build(report_2021()))


def test_a_total_of_nothing_known_is_not_reported() -> None:
    awards = [{"code": "kt-1", "title": "Giấy khen", "recipient_kind": "individual"}]
    tables = tables_of(WORKBOOK.build(made(awards=awards)))
    assert cells(tables["awards"], "number") == [NOT_REPORTED, Total(None, (0,))]
    assert Total(None, (4,)) in cells(tables["totals"], "number")


def test_a_year_without_awards_has_no_total_and_no_zero() -> None:
    tables = tables_of(WORKBOOK.build(made()))
    assert tables["awards"].rows == ()
    numbers = dict(zip(cells(tables["totals"], "name"), cells(tables["totals"], "number"), strict=True))
    assert numbers["Khen thưởng"] is NOT_REPORTED


def test_named_recipients_stand_under_their_group_by_given_name() -> None:
    awards = [
        {"code": f"kt-{place}", "title": "Giấy khen", "recipient_kind": "individual", "recipient": name}
        for place, name in enumerate(("Nguyễn Văn Yên", "Trần Thị Ánh"), 1)
    ]
    table = tables_of(WORKBOOK.build(made(awards=awards)))["awards"]
    assert cells(table, "name") == ["Giấy khen", "Trần Thị Ánh", "Nguyễn Văn Yên", "Tổng số"]
    assert [(row.level, row.strong) for row in table.rows] == [(0, True), (1, False), (1, False), (0, True)]


def test_documents_stand_by_status_and_then_by_date() -> None:
    numbers = cells(tables_of(WORKBOOK.build(report_2021()))["documents"], "number")
    assert numbers[:7] == [
        "12/2018/QĐ-TTg",
        "33/2020/QĐ-TTg",
        "39/2020/QĐ-TTg",
        "04-NQ/TU",
        "39/2021/QĐ-UBND",
        "02/CTr-UBND",
        None,
    ]


def test_a_document_says_which_records_use_it() -> None:
    report = made(
        text={"overview": "Theo {vb-1}."},
        documents=[{"code": "vb-1", "kind": "Luật"}, {"code": "vb-2", "kind": "Kế hoạch", "for_task": "nv-2"}],
        areas=[{"code": "lv-1", "title": "Một"}, {"code": "lv-2", "title": "Hai"}],
        results=[
            {"code": "kq-1", "area": "lv-2", "text": "Theo {vb-1}."},
            {"code": "kq-2", "area": "lv-1", "text": "Theo {vb-1}."},
        ],
        tasks=[{"code": "nv-1", "text": "Việc"}, {"code": "nv-2", "text": "Việc theo {vb-1}"}],
    )
    assert cells(tables_of(WORKBOOK.build(report))["documents"], "used_by") == [
        "Lời văn chung; kết quả 1, 2; nhiệm vụ thứ hai",
        "Nhiệm vụ thứ hai",
    ]


def test_the_first_sheet_adds_up_what_the_others_hold() -> None:
    table = tables_of(WORKBOOK.build(report_2021()))["totals"]
    heads = {row.cells[1]: row.cells[3] for row in table.rows if row.strong}
    assert heads["Kết quả công tác"] == Total(Decimal(11), (1, 2, 3, 4))
    assert heads["Khen thưởng (chưa kể danh hiệu chưa có số liệu)"] == Total(Decimal(13), (11, 12, 13, 14))
    assert heads["Nhiệm vụ trọng tâm năm 2022 (09 việc cụ thể)"] == 5
    assert heads["Văn bản (08 đã ban hành, 01 dự thảo, 04 dự kiến)"] == 13


def test_the_body_of_a_summary_ends_with_its_mark() -> None:
    assert with_end_mark([Paragraph("Hết.")]) == (Paragraph("Hết./."),)
    assert with_end_mark([Paragraph("Hết./.")]) == (Paragraph("Hết./."),)
    assert with_end_mark([Items(("Một;", "Hai."))]) == (Items(("Một;", "Hai./.")),)
    assert with_end_mark([Paragraph("", lead="Ưu điểm:")]) == (Paragraph("", lead="Ưu điểm:"),)
    assert with_end_mark([]) == ()


def test_a_summary_numbers_only_the_parts_that_it_has() -> None:
    text = text_of(SUMMARY.build(made(tasks=[{"code": "nv-1", "text": "Việc"}])))
    assert "I. NHIỆM VỤ CÔNG TÁC NĂM 2022" in text
    assert "II." not in text


def test_a_summary_tells_the_key_figures_and_all_where_none_is_key() -> None:
    some = made(counts=[count("a", value=1, key=True), count("b", value=2)])
    none = made(counts=[count("a", value=1), count("b", value=2)])
    assert "Chỉ tiêu b" not in text_of(SUMMARY.build(some))
    assert "Chỉ tiêu b: 02 xã." in text_of(SUMMARY.build(none))


@pytest.mark.parametrize(
    ("conference", "said"),
    [
        ({"place": "Hội trường"}, "Hội nghị tổng kết được tổ chức tại Hội trường."),
        ({"chair": "Trần Văn B"}, "Hội nghị tổng kết do đồng chí Trần Văn B chủ trì."),
        ({"attendees": ["Lãnh đạo các phòng"]}, "Hội nghị tổng kết. Tham dự có lãnh đạo các phòng."),
    ],
)
def test_the_conference_is_told_with_what_is_known(conference: dict[str, Any], said: str) -> None:
    assert said.rstrip(".") in text_of(SUMMARY.build(made(conference=conference)))


def test_a_conference_of_which_nothing_is_known_is_not_told() -> None:
    assert "chủ trì" not in text_of(SUMMARY.build(made(agency={"name": "Ban Dân tộc", "head": "Trần Văn B"})))


def test_the_overview_takes_what_is_missing_from_the_rules() -> None:
    text = text_of(overview(report_2021()))
    assert "Còn thiếu: 07 điều" in text
    assert "nv-1, nv-2, nv-3, nv-4, nv-5." in text
    assert "cần xem lại" not in text


def test_the_overview_joins_gaps_of_one_kind_and_counts_what_else_was_found() -> None:
    counts = [{"code": f"sl-{place}", "name": f"Số {place}", "unit": "hộ"} for place in range(12)]
    text = text_of(overview(made(counts=[*counts, {**counts[0], "code": "sl-12", "value": 1}])))
    assert "Chưa có số liệu: sl-0" in text
    assert "sl-9.value và 02 mục khác." in text
    assert "Có 01 điều cần xem lại; xem bằng: dtreport check 2021" in text


def test_a_list_has_the_fields_of_its_kind_by_their_keys() -> None:
    for kind in KINDS:
        table = tables_of(listing(full_year(), kind))[kind.name]
        assert [column.key for column in table.columns] == [spec.name for spec in specs(kind.model)]
        assert len(table.rows) == len(full_year().of(kind))


def test_a_list_keeps_types_and_shortens_long_texts() -> None:
    report = report_2021()
    figures = tables_of(listing(report, kind_named("counts")))["counts"]
    assert cells(figures, "value") == [Decimal(90), Decimal(2), Decimal(2)]
    texts = cells(tables_of(listing(report, kind_named("results")))["results"], "text")
    assert max(len(str(text)) for text in texts) <= 100
    assert str(texts[0]).endswith("…")


def test_a_list_of_nothing_says_so() -> None:
    assert "Chưa ghi nhiệm vụ nào." in text_of(listing(made(), kind_named("tasks")))


def test_a_card_tells_every_field_whole_and_where_the_record_is_used() -> None:
    report = report_2021()
    tables = tables_of(card(report, "qd-33-2020"))
    assert cells(tables["fields"], "field") == ["code", "kind", "number", "date", "issuer", "subject", "status", "role"]
    assert cells(tables["uses"], "place") == ["kq-1.text"]
    assert cells(tables["uses"], "noun") == ["Kết quả"]
    whole = cells(tables_of(card(report, "kq-1"))["fields"], "value")[2]
    assert str(whole).endswith("theo Quyết định số 33/2020/QĐ-TTg.")


def test_a_card_names_a_table_of_settings_that_uses_the_record() -> None:
    tables = tables_of(card(full_year(), "hoi-nghi"))
    assert ("text.overview", "Lời văn") in [row.cells[:2] for row in tables["uses"].rows]


def test_a_record_that_nothing_uses_has_no_uses() -> None:
    assert "uses" not in tables_of(card(report_2021(), "kq-1"))


def test_a_code_that_is_not_there_is_refused_with_the_nearest() -> None:
    with pytest.raises(NotRecordedError) as refused:
        card(report_2021(), "hn-phap-luật")
    assert refused.value.hint == 'Có phải "hn-phap-luat"?'
    with pytest.raises(NotRecordedError, match="zzz"):
        card(made(), "zzz")
