"""The papers that are a table: figures against plan and the year before, the assignment of tasks, the agenda."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from dtreport.papers import paper_named
from dtreport.papers.blocks import (
    NOT_REPORTED,
    Chart,
    Column,
    Items,
    Letterhead,
    Paragraph,
    Ratio,
    Row,
    Signatory,
    Signature,
    Table,
    Title,
    row,
)
from dtreport.papers.figure_outline import charts
from dtreport.report import Years
from tests.support.sample_years import blocks_of, cells, made, report_2021, tables_of, text_of

if TYPE_CHECKING:
    from dtreport.report import Year

FIGURES, TASKS, AGENDA = (paper_named(name) for name in ("figures", "tasks", "agenda"))
CONFERENCE = {"name": "Hội nghị tổng kết", "date": date(2022, 1, 14)}


def figures(*counts: dict[str, Any], before: tuple[dict[str, Any], ...] = ()) -> Table:
    """The table of figures of a year, with the figures of the year before."""
    previous = counted(*before, year=2020) if before else None
    return tables_of(FIGURES.build(Years(counted(*counts), previous)))["figures"]


def counted(*counts: dict[str, Any], year: int = 2021) -> Year:
    named = [
        {"code": f"sl-{place}", "name": f"Chỉ tiêu {place}", "unit": "xã", **count}
        for place, count in enumerate(counts, 1)
    ]
    return made(year, counts=named, tasks=[{"code": "nv-1", "text": "Việc"}])


def shown(table: Table) -> list[str]:
    return [table.columns[index].key for index in table.shown()]


def test_the_table_of_figures_has_its_nine_columns_where_there_is_something_in_them() -> None:
    table = figures({"value": 3, "plan": 4, "previous": 2, "note": "Đợt 1"})
    assert [table.columns[index].label for index in table.shown()] == [
        "TT",
        "Chỉ tiêu",
        "Đơn vị tính",
        "Thực hiện năm 2020",
        "Kế hoạch năm 2021",
        "Thực hiện năm 2021",
        "So với kế hoạch (% TH/KH)",
        "So với năm 2020 (năm 2020 = 100%)",
        "Ghi chú",
    ]
    assert shown(figures({"value": 3})) == ["order", "name", "unit", "value"]
    assert shown(figures({"plan": 3})) == ["order", "name", "unit", "plan", "value", "of_plan"]


def test_a_figure_that_is_not_reported_is_never_empty_and_never_zero() -> None:
    table = figures({"value": 3, "plan": 4, "previous": 0}, {"value": 0}, {})
    assert cells(table, "value") == [Decimal(3), Decimal(0), NOT_REPORTED]
    assert cells(table, "plan") == [Decimal(4), NOT_REPORTED, NOT_REPORTED]
    assert cells(table, "previous") == [Decimal(0), NOT_REPORTED, NOT_REPORTED]


def test_nothing_is_divided_by_zero_or_by_what_is_not_reported() -> None:
    table = figures({"value": 3, "plan": 0, "previous": 0}, {"value": 0, "plan": 4}, {"plan": 4, "previous": 2}, {})
    assert cells(table, "of_plan") == [
        Ratio("value", "plan", None),
        Ratio("value", "plan", Decimal(0)),
        Ratio("value", "plan", None),
        None,
    ]
    assert cells(table, "of_previous") == [
        Ratio("value", "previous", None),
        None,
        Ratio("value", "previous", None),
        None,
    ]


def test_the_parts_of_a_figure_stand_under_it_and_their_heading_is_empty() -> None:
    table = figures({"value": 3, "plan": 4}, {"value": 1, "part_of": "sl-1"}, {"value": 2})
    assert [(row.name, row.level) for row in table.rows] == [("sl-1", 0), ("", 1), ("sl-2", 1), ("sl-3", 0)]
    assert table.rows[1].cells == (None, "Trong đó:", *[None] * 7)
    assert cells(table, "order") == [1, None, None, 2]


def test_last_years_value_is_the_one_that_is_stated_else_the_one_of_last_years_file() -> None:
    table = figures(
        {"value": 3, "previous": 7}, {"value": 3}, {"value": 3}, {"value": 3}, before=({"value": 1}, {"value": 2}, {})
    )
    assert cells(table, "previous") == [Decimal(7), Decimal(2), NOT_REPORTED, NOT_REPORTED]
    assert cells(table, "of_previous")[1] == Ratio("value", "previous", Decimal("1.5"))


def test_a_figure_that_was_counted_in_another_unit_is_not_compared() -> None:
    table = figures({"value": 3}, {"value": 3}, before=({"value": 1, "unit": "Xã "}, {"value": 2, "unit": "hộ"}))
    assert cells(table, "previous") == [Decimal(1), NOT_REPORTED]


def test_last_years_values_are_in_the_report_and_the_workbook_too() -> None:
    year, previous = counted({"value": 3}), counted({"value": 2}, year=2020)
    for name in ("report", "workbook", "figures"):
        paper = paper_named(name).build(Years(year, previous))
        assert cells(tables_of(paper)["figures"], "previous") == [Decimal(2)]
    for name in ("report", "summary"):
        assert "Chỉ tiêu 1: 03 xã, tăng 50% so với năm trước (02 xã)." in text_of(
            paper_named(name).build(Years(year, previous))
        )


def test_a_chart_says_with_what_it_compares() -> None:
    pairs = ({"value": 3, "plan": 4}, {"value": 3, "previous": 4}), ({"value": 3, "plan": 4}, {"plan": 4})
    titles = [
        block.title
        for pair in pairs
        for block in blocks_of(FIGURES.build(Years(counted(*pair))))
        if isinstance(block, Chart)
    ]
    assert titles == [
        "Thực hiện năm 2021 so với kế hoạch và năm 2020 (đơn vị tính: xã)",
        "Thực hiện năm 2021 so với kế hoạch (đơn vị tính: xã)",
    ]


@pytest.mark.parametrize("kind", [FIGURES, TASKS], ids=["figures", "tasks"])
def test_a_table_is_headed_without_a_number_prepared_by_somebody_and_signed(kind: Any) -> None:
    paper = kind.build(Years(report_2021()))
    first, title, *_others, last = paper.sections[0].blocks
    assert isinstance(first, Letterhead)
    assert first.number == ""
    assert isinstance(title, Title)
    assert title.note.startswith("(Trình Hội nghị Tổng kết")
    assert last == Signature(Signatory(("TRƯỞNG BAN",), "Nguyễn Thái Nam"), preparer=Signatory(("NGƯỜI LẬP BIỂU",)))
    assert paper.sections[0].foot[-1].startswith("Mã đối chiếu số liệu:")


def test_a_task_is_assigned_with_all_that_is_recorded() -> None:
    task = {
        "code": "nv-1",
        "text": "tuyên truyền",
        "items": ["Mở lớp", "in tờ rơi"],
        "lead": "Văn phòng",
        "partners": ["Thanh tra", "Phòng Chính sách"],
        "due": date(2022, 6, 30),
        "target": "02 lớp",
    }
    table = tables_of(TASKS.build(Years(made(tasks=[task]))))["tasks"]
    assert [table.columns[index].label for index in table.shown()] == [
        "TT",
        "Nhiệm vụ",
        "Việc cụ thể",
        "Chủ trì",
        "Phối hợp",
        "Thời hạn",
        "Chỉ tiêu",
    ]
    items = "- Mở lớp;\n- In tờ rơi."
    told = (1, "Tuyên truyền", items, "Văn phòng", "Thanh tra; Phòng Chính sách", "30/6/2022", "02 lớp")
    assert table.rows[0].cells == told
    assert table.rows[0].name == "nv-1"


def test_who_leads_a_task_and_by_when_is_asked_for_even_where_nobody_has_decided_it() -> None:
    table = tables_of(TASKS.build(Years(made(tasks=[{"code": "nv-1", "text": "Tuyên truyền"}]))))["tasks"]
    assert shown(table) == ["order", "text", "lead", "due"]
    assert cells(table, "lead") == cells(table, "due") == [NOT_REPORTED]


@pytest.mark.parametrize(
    ("line", "time", "what"),
    [
        ("8h00: Đón tiếp", "8h00", "Đón tiếp"),
        ("08:00 đón tiếp đại biểu", "08:00", "Đón tiếp đại biểu"),
        ("08:00: Đón tiếp", "08:00", "Đón tiếp"),
        ("8h: Đón tiếp", "8h", "Đón tiếp"),
        ("8g30 Đón tiếp", "8g30", "Đón tiếp"),
        ("8 giờ 00 - 8 giờ 30: Đón tiếp", "8 giờ 00 - 8 giờ 30", "Đón tiếp"),
        ("8h00-8h30: Đón tiếp", "8h00-8h30", "Đón tiếp"),
        ("8h00 – 8h30 – Đón tiếp", "8h00 – 8h30", "Đón tiếp"),
        ("Từ 8 giờ đến 8 giờ 30 phút: Đón tiếp", "8 giờ đến 8 giờ 30 phút", "Đón tiếp"),
        ("14h00. Thảo luận: 02 ý kiến", "14h00", "Thảo luận: 02 ý kiến"),
    ],
)
def test_a_line_of_the_agenda_that_begins_with_a_time_has_it_in_a_column(line: str, time: str, what: str) -> None:
    table = tables_of(AGENDA.build(Years(made(conference={"agenda": [line]}))))["agenda"]
    assert table.rows[0].cells == (time, what)


@pytest.mark.parametrize("line", ["Đón tiếp lúc 8h00", "8h00", "02 hội nghị", "8h00:", "2 hội thi"])
def test_a_line_of_the_agenda_that_does_not_begin_with_a_time_leaves_it_open(line: str) -> None:
    paper = AGENDA.build(Years(made(conference={"agenda": ["8h00: đón tiếp", line]})))
    assert [row.cells for row in tables_of(paper)["agenda"].rows] == [("8h00", "Đón tiếp"), (None, line)]
    paper = AGENDA.build(Years(made(conference={"agenda": ["Đón tiếp", line]})))
    assert tables_of(paper) == {}
    (items,) = (block for block in blocks_of(paper) if isinstance(block, Items))
    assert items.items[0] == "Đón tiếp;"
    assert items.items[1].startswith(line)


def test_the_agenda_says_when_and_where_the_conference_is_and_who_chairs_it() -> None:
    conference = {
        **CONFERENCE,
        "place": "Hội trường",
        "chair": "Nguyễn Văn A",
        "chair_positions": ["Trưởng Ban"],
        "attendees": ["Lãnh đạo các phòng", "UBND các huyện"],
        "agenda": ["Khai mạc"],
    }
    paper = AGENDA.build(Years(made(conference=conference)))
    assert Title("CHƯƠNG TRÌNH", "Hội nghị tổng kết") in paper.sections[0].blocks
    assert [block for block in blocks_of(paper) if isinstance(block, Paragraph)] == [
        Paragraph("Ngày 14 tháng 01 năm 2022.", lead="Thời gian:"),
        Paragraph("Hội trường.", lead="Địa điểm:"),
        Paragraph("Đồng chí Nguyễn Văn A, Trưởng Ban.", lead="Chủ trì:"),
        Paragraph("Lãnh đạo các phòng; UBND các huyện.", lead="Thành phần:"),
    ]
    bare = AGENDA.build(Years(made(conference={"agenda": ["Khai mạc"]})))
    assert Title("CHƯƠNG TRÌNH", "Hội nghị tổng kết công tác năm 2021") in bare.sections[0].blocks
    assert not any(isinstance(block, Paragraph) for block in blocks_of(bare))


def test_the_time_of_the_first_line_joins_the_day_and_nobody_is_in_the_chair_unless_that_is_recorded() -> None:
    agency = {"name": "Ban Dân tộc tỉnh", "head": "Trần Văn Mẫu", "head_title": "Trưởng Ban"}
    conference = {**CONFERENCE, "agenda": ["7h30 - 8h00: Đón tiếp", "8h00: Khai mạc"]}
    said = list(blocks_of(AGENDA.build(Years(made(agency=agency, conference=conference)))))
    assert Paragraph("7h30, ngày 14 tháng 01 năm 2022.", lead="Thời gian:") in said
    assert not any(isinstance(block, Paragraph) and block.lead == "Chủ trì:" for block in said)


def test_of_many_figures_in_one_unit_the_key_ones_are_drawn_and_no_more_than_a_page_holds() -> None:
    many = [{"code": f"c{n}", "name": f"Việc {n}", "unit": "việc", "value": n, "plan": 9} for n in range(40)]
    key = [{**count, "key": True} if n in {3, 30} else count for n, count in enumerate(many)]
    (drawn,) = charts(made(counts=many))
    assert [bar.label for bar in drawn.bars] == [f"Việc {n}" for n in range(12)]
    (drawn,) = charts(made(counts=key))
    assert [bar.label for bar in drawn.bars] == ["Việc 3", "Việc 30"]


COLUMNS = (Column("order", "TT"), Column("name", "Tên"), Column("number", "Số"))


def test_a_row_is_made_by_the_keys_of_its_columns() -> None:
    assert row(COLUMNS, {"number": 3, "name": "Tổng số"}, strong=True) == Row((None, "Tổng số", 3), strong=True)
    with pytest.raises(KeyError, match="numbers"):
        row(COLUMNS, {"numbers": 3})


def test_a_table_refuses_a_row_with_another_number_of_cells() -> None:
    Table("t", COLUMNS, (Row((1, "a", 2)),))
    with pytest.raises(ValueError, match="table t, row 1: 2 cells for 3 columns"):
        Table("t", COLUMNS, (Row((1, "a", 2)), Row((1, "a"))))


def test_what_is_recorded_of_some_who_are_only_counted_is_not_said_of_all() -> None:
    award = {"title": "Giấy khen", "recipient_kind": "individual", "count": 2}
    stated = {"presenter": "UBND tỉnh", "merit": "Có thành tích", "decision": "vb-1"}
    parts: dict[str, Any] = {
        "documents": [{"code": "vb-1", "kind": "Quyết định", "number": "5/QĐ-BDT"}],
        "awards": [award | stated | {"code": "kt-1"}, award | {"code": "kt-2"}],
    }
    years = Years(made(**parts))
    workbook = tables_of(paper_named("workbook").build(years))["awards"]
    (row, _total) = workbook.rows
    texts = dict(zip((column.key for column in workbook.columns), row.cells, strict=True))
    assert texts["presenter"] == "UBND tỉnh; còn lại chưa ghi"
    assert texts["merit"] == "Có thành tích; còn lại chưa ghi"
    assert texts["decision"] == "Quyết định số 5/QĐ-BDT; còn lại chưa ghi"


def test_a_report_with_a_title_of_its_own_calls_no_list_of_awards_that_of_a_year() -> None:
    award = {"code": "kt-1", "title": "Giấy khen", "recipient_kind": "individual", "recipient": "Nguyễn Văn A"}
    years = Years(made(report={"title": "Kết quả công tác 6 tháng đầu năm"}, awards=[award]))
    assert "DANH HIỆU THI ĐUA, HÌNH THỨC KHEN THƯỞNG NĂM" not in text_of(paper_named("workbook").build(years))
    assert paper_named("awards").build(years).title == "Danh sách khen thưởng"
    assert paper_named("certificates").build(years).title == "Danh sách in bằng khen, giấy khen"
