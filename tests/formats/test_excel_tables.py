"""The table that Excel knows on each sheet, names of figures, and ways between sheets."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from dtreport.formats.excel.addresses import CellNames
from dtreport.papers.blocks import Column, ColumnKind, Paper, Paragraph, Row, Section, Table, Title
from tests.support.sample_papers import figures, letterhead, overview, people, signature, texts
from tests.support.workbook_rules import broken_rules
from tests.support.workbooks import render, sheet_of, sheets_of, with_other_value


def paper(*sections: Section) -> Paper:
    return Paper("P", "A", sections, date(2022, 1, 14), "ab")


def test_a_list_for_other_programs_is_one_table_from_the_first_row() -> None:
    columns = tuple(Column(f"line{place}", f"Dòng {place}", width=30) for place in range(4))
    data = Table("certificates", columns, (Row(("a", "b", None, "d")), Row(("e", "f", "g", "h"))))
    [sheet] = sheets_of(paper(Section("Giấy khen", (data,))))
    assert {name: sheet.tables[name].ref for name in sheet.tables} == {"certificates": "A1:D3"}
    assert [cell.value for cell in sheet[1]] == ["Dòng 0", "Dòng 1", "Dòng 2", "Dòng 3"]
    assert sheet.max_row == 3
    assert not sheet.merged_cells.ranges


def test_a_table_of_one_column_has_no_merged_cells() -> None:
    sheet = sheet_of(Table("names", (Column("a", "Tên"),), (Row(("x",)),)))
    assert sheet.tables["names"].ref == "A1:A2"


@pytest.mark.parametrize("width", [20, 60, 90])
def test_no_cells_are_merged_in_the_table_under_a_letterhead(width: int) -> None:
    columns = Column("a", "Nội dung", width=width), Column("b", "Số", ColumnKind.NUMBER, 5)
    sheet = sheet_of(letterhead(), Title("A"), Table("t", columns, (Row(("x", 1)),)), signature())
    table = sheet.tables["t"]
    assert table.ref.startswith("A")
    assert not [each for each in sheet.merged_cells.ranges if each.min_row >= int(table.ref[1]) and each.max_row <= 7]


def test_the_table_without_merged_cells_is_the_one_that_excel_knows() -> None:
    sheet = sheet_of(texts(("một", "hai") * 20), figures())
    assert list(sheet.tables) == ["so_lieu"]


def test_totals_at_the_end_are_not_in_the_table() -> None:
    sheet = sheet_of(people(3))
    assert sheet.tables["khen_thuong"].ref == "A1:D5"
    assert sheet["B6"].value == "Tổng cộng"


def test_a_group_at_the_end_that_is_no_total_is_in_the_table() -> None:
    table = people(3)
    group = Row((None, "Bằng khen", "chưa có", None), strong=True)
    sheet = sheet_of(replace(table, rows=(*table.rows[:-1], group)))
    assert sheet.tables["khen_thuong"].ref == "A1:D6"
    assert sheet["B6"].value == "Bằng khen"


def test_the_note_of_a_title_has_air_on_both_sides() -> None:
    sheet = sheet_of(Title("A", "B", "(Kèm theo)"), people(1))
    assert (sheet["A3"].value, sheet["A3"].alignment.vertical) == ("(Kèm theo)", "center")
    assert (sheet.row_dimensions[3].height or 0) >= 16.5 + 12


def test_labels_are_on_one_line_not_empty_and_none_twice() -> None:
    columns = tuple(
        Column(f"c{place}", label, width=9) for place, label in enumerate(("Số", "số", " ", "a\nb", "x" * 300))
    )
    sheet = sheet_of(Table("t", columns, (Row(("1", "2", "3", "4", "5")),)))
    assert [cell.value for cell in sheet[1]][:4] == ["Số", "số (2)", "3", "a b"]


def test_names_are_what_excel_accepts() -> None:
    names = CellNames()
    claimed = [
        names.claim(*words) for words in (("a1",), ("R1C1",), ("c",), ("2x",), ("a-b",), ("A.b",), ("t", "kq-7"))
    ]
    assert claimed == ["_a1", "_R1C1", "_c", "_2x", "a_b", "A_b_2", "t_kq_7"]


def test_figures_of_named_rows_can_be_called_by_name() -> None:
    columns = Column("name", "Tên", width=30), Column("number", "Số", ColumnKind.NUMBER, 12)
    rows = Row(("a", 1), name="hn-1"), Row(("b", 2)), Row(("c", 3), name="HN_1")
    book = load_workbook(BytesIO(render(paper(Section("L'ớn", (Table("totals", columns, rows),))))))
    assert {name: each.attr_text for name, each in book.defined_names.items()} == {
        "totals_hn_1": "'L''ớn'!$B$2",
        "totals_HN_1_2": "'L''ớn'!$B$4",
    }


def test_a_row_leads_to_its_sheet_and_each_sheet_back_to_the_first() -> None:
    sections = (
        Section("Tổng hợp", (overview(),)),
        Section("Khen thưởng", (Title("KHEN"), people(2))),
        Section("Khác", (Paragraph("x"), people(1))),
    )
    first, *others = sheets_of(paper(*sections))
    links = {cell.value: cell.hyperlink.location for row in first.iter_rows() for cell in row if cell.hyperlink}
    assert links == {"Người được khen": "'Khen thưởng'!A1"}
    for sheet in others:
        back = sheet.cell(1, sheet.max_column)
        assert (back.value, back.hyperlink and back.hyperlink.location) == ("← Tổng hợp", "'Tổng hợp'!A1")
        assert back.font.u == "single"
        assert f"${get_column_letter(sheet.max_column)}$" not in str(sheet.print_area)  # beside the page


def test_all_that_is_on_a_sheet_is_printed_but_the_way_back() -> None:
    first, other = sheets_of(
        paper(Section("A", (letterhead(), people(2), signature())), Section("B", (Title("T"), people(2))))
    )
    assert first.print_area == f"'A'!$A$1:$D${first.max_row}"
    assert other.print_area == f"'B'!$A$1:$D${other.max_row}"


@pytest.mark.parametrize(
    ("sound", "broken"),
    [
        (b'<mergeCell ref="', b'<mergeCell ref="A1:H40"/><mergeCell ref="'),
        (b"<t>TH/KH</t>", b"<t>TH</t>"),
        (b'<c r="H35"', b'<c r="H34"'),
        (b"<sheetData>", b'<autoFilter ref="A1:B2"/><sheetData>'),
        (b"location=\"'Khen", b"location=\"'Khong"),
        (b'<c r="A43" s="', b'<c r="A43" s="99'),
        (b't="str"><f>E22', b't="n"><f>E22'),
        (b"<f>E20</f>", b"<f>=E20</f>"),
        (b"<f>E20</f><v>1</v>", b"<f>E20</f>"),
    ],
)
def test_what_excel_would_repair_is_found(nasty: Paper, sound: bytes, broken: bytes) -> None:
    data = render(nasty)
    assert broken_rules(with_other_value(data, sound, broken))
