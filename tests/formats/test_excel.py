import gc
import re
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from dtreport.formats.excel.addresses import sheet_titles
from dtreport.papers.blocks import (
    Block,
    Column,
    ColumnKind,
    Heading,
    Paper,
    Paragraph,
    Row,
    Signatory,
    Signature,
    Table,
)
from dtreport.vietnamese.text import clean
from tests.support.sample_papers import (
    FORTY_LINES,
    LONG_TEXT,
    NASTY_TEXTS,
    chart,
    figures,
    letterhead,
    paper_of,
    part,
    people,
    signature,
    texts,
)
from tests.support.workbooks import pages_of, render, sheet_of


def column_of(table: Table, letter: str) -> list[Any]:
    return [cell.value for cell in sheet_of(table)[letter]][1:]


def independent_rows(paper: Paper, sheet: int = 0) -> list[list[Any]]:
    return CalamineWorkbook.from_filelike(BytesIO(render(paper))).get_sheet_by_index(sheet).to_python()


def test_a_record_of_a_list_for_other_programs_is_one_row_whatever_it_says() -> None:
    sheet = sheet_of(texts((FORTY_LINES, "sau")))
    assert [cell.value for cell in sheet["B"]][1:] == [FORTY_LINES, "sau"]
    assert (sheet.row_dimensions[2].height or 0) <= 409


def test_numbers_and_dates_are_real_and_zero_is_not_missing() -> None:
    sheet = sheet_of(figures())
    rows = {row[1].value: row for row in sheet.iter_rows(min_row=3)}
    meeting, part_, money, rate = (rows[name] for name in ("Hội nghị", "Trong đó: ở xã", "Kinh phí", "Tỷ lệ"))
    assert [cell.value for cell in meeting[3:7]] == [2, 1, 0.5, datetime(2021, 3, 6)]  # noqa: DTZ001, as Excel has it
    assert [cell.number_format for cell in meeting[3:7]] == ["#,##0_)", "#,##0.0_)", "0.0%_)", "dd/m/yyyy"]
    assert [cell.value for cell in part_[3:8]] == [None, 0, None, None, "0"]
    assert part_[1].alignment.indent == 1
    assert (money[3].value, money[3].number_format) == (12345.6, "#,##0.00_)")
    assert (money[4].value, money[4].alignment.horizontal, money[4].data_type) == ("…", "right", "s")
    assert money[4].number_format.split(";")[3] == "@_)"  # as far from the line as the figures
    assert [cell.value for cell in rate[3:6]] == [6.5, -1234.5, 0.0625]
    assert rows["Tổng cộng"][3].value == 2
    assert rows["Tổng cộng"][1].font.b


def test_what_excel_cannot_hold_exactly_is_text() -> None:
    rows = {row[1].value: row for row in sheet_of(figures()).iter_rows(min_row=3)}
    assert rows["Số rất dài"][3].value == "12.345.678.901.234.567.890"
    assert rows["Số rất dài"][4].value == 999_999_999_999_999
    assert rows["Xưa"][6].value == "31/12/1899"
    assert rows["Lúc"][6].value == datetime(2022, 1, 14, 8, 30)  # noqa: DTZ001, as Excel has it
    third = Table("t", (Column("a", "A", ColumnKind.NUMBER),), (Row((Decimal(1) / 3,)),))
    assert column_of(third, "A") == [pytest.approx(1 / 3)]


def test_an_independent_reader_finds_the_same(nasty: Paper) -> None:
    rows = independent_rows(nasty, 1)
    texts_by_number = {row[0]: row[1] for row in rows if isinstance(row[0], float)}
    assert [texts_by_number[float(place)] for place in range(1, len(NASTY_TEXTS) + 1)] == list(NASTY_TEXTS)
    table = independent_rows(paper_of(figures()))
    assert table[2][:7] == [1.0, "Hội nghị", "hội nghị", 2.0, 1.0, 0.5, date(2021, 3, 6)]


def test_every_link_inside_the_file_is_told_from_the_folder_of_its_part(nasty: Paper) -> None:
    with zipfile.ZipFile(BytesIO(render(nasty))) as archive:
        links = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".rels")}
        drawing = archive.read("xl/drawings/drawing1.xml").decode()
    targets = {name: re.findall(r'Target="([^"]*)"', xml) for name, xml in links.items()}
    assert len(links) >= 4
    assert not [target for each in targets.values() for target in each if target.startswith("/")]
    assert targets["xl/worksheets/_rels/sheet1.xml.rels"][0] == "../drawings/drawing1.xml"
    assert targets["xl/drawings/_rels/drawing1.xml.rels"] == ["../charts/chart1.xml"]
    assert "worksheets/sheet1.xml" in targets["xl/_rels/workbook.xml.rels"]
    assert drawing.startswith("<xdr:wsDr ")  # readers that know no other name for it


def test_no_text_becomes_a_formula(nasty: Paper) -> None:
    data = render(nasty)
    formulas = re.findall("<f>(.*?)</f>", "".join(part(data, f"xl/worksheets/sheet{place}.xml") for place in (1, 2, 3)))
    assert len(formulas) == 33
    assert all(re.match(r"IF\(|COUNTA\(|[CEH]\d+$", formula) for formula in formulas)
    assert "<f>" not in part(data, "xl/worksheets/sheet2.xml")
    assert set(re.findall(r' t="(\w+)"', part(data, "xl/worksheets/sheet2.xml"))) == {"inlineStr"}
    texts_ = {cell.value: cell for cell in load_workbook(BytesIO(data)).worksheets[1]["B"]}
    assert texts_["=SUM(A1)"].data_type == "s"
    assert texts_["=SUM(A1)"].quotePrefix
    assert texts_["＝1+1"].quotePrefix
    assert texts_["@ai"].quotePrefix
    assert not texts_["0912"].quotePrefix


def let_through() -> Iterator[str]:
    for code in range(0x10000):
        try:
            if clean(chr(code)) == chr(code):
                yield chr(code)
        except ValueError:
            continue


def test_every_character_that_may_be_stored_survives() -> None:
    chunks = ["".join(chunk) for chunk in zip(*[iter(let_through())] * 400, strict=False)]
    assert sum(map(len, chunks)) > 50_000
    cells = [row[1] for row in independent_rows(paper_of(texts(tuple(f"x{text}x" for text in chunks))))[1:]]
    assert "".join(filter(None, cells)).replace("\n", "") == "".join(f"x{text}x" for text in chunks)


def test_characters_that_xml_refuses_are_shown() -> None:
    assert column_of(texts(("a\x0bb\ud800\ufffe",)), "B") == ["a\\u000Bb\\uD800\\uFFFE"]


def test_a_text_higher_than_a_row_goes_on_in_the_next() -> None:
    sheet = sheet_of(Heading("A"), texts((FORTY_LINES, "sau")))
    pieces = [cell.value for cell in sheet["B"]][2:]
    assert len(pieces) > 2
    assert "\n".join(pieces[:-1]) == FORTY_LINES
    assert [cell.value for cell in sheet["A"]][2:] == [1, *[None] * (len(pieces) - 2), 2]
    assert all((sheet.row_dimensions[row].height or 0) <= 409 for row in range(1, len(pieces) + 3))
    assert sheet["B3"].border.top.style == "thin"
    assert sheet["B3"].border.bottom.style is None
    huge = "chữ " * 20_000
    joined = "".join(filter(None, column_of(texts((huge,)), "B")))
    assert joined.split() == huge.split()
    assert max(map(len, filter(None, column_of(texts(("\u0301" * 70_000,)), "B")))) <= 32_767


def test_a_long_paragraph_goes_on_too() -> None:
    sheet = sheet_of(Paragraph(LONG_TEXT * 3, "Thứ nhất,"))
    text = " ".join(str(cell.value).strip() for cell in sheet["A"])
    assert text.split() == f"Thứ nhất, {LONG_TEXT * 3}".split()


def test_the_page_is_a4_with_the_margins_of_the_decree() -> None:
    for landscape in (False, True):
        sheet = sheet_of(people(3), landscape=landscape)
        millimetres = {side: getattr(sheet.page_margins, side) * 25.4 for side in ("top", "bottom", "left", "right")}
        assert 19.9 <= millimetres["top"] <= 25
        assert 19.9 <= millimetres["bottom"] <= 25
        assert 29.9 <= millimetres["left"] <= 35
        assert 14.9 <= millimetres["right"] <= 20
        assert (sheet.page_setup.paperSize, sheet.page_setup.scale) == (9, 100)
        assert sheet.page_setup.orientation == ("landscape" if landscape else "portrait")
        room = ((297 if landscape else 210) - millimetres["left"] - millimetres["right"]) / 25.4 * 96
        width = sum(8 * each.width for each in sheet.column_dimensions.values())
        assert 0.95 * room < width <= room
        assert not sheet.sheet_view.showGridLines


def test_too_many_columns_are_printed_smaller() -> None:
    columns = tuple(Column(f"c{n}", "Chỉ tiêu", ColumnKind.NUMBER) for n in range(20))
    sheet = sheet_of(Table("t", columns, (Row((123_456_789,) * 20),)))
    assert 40 <= int(sheet.page_setup.scale or 100) < 100


def test_the_labels_are_frozen_repeated_and_filtered() -> None:
    sheet = sheet_of(Heading("DANH SÁCH", 0), people(5), signature())
    assert sheet.freeze_panes == "A3"
    assert sheet.print_title_rows == "$2:$2"
    table = sheet.tables["khen_thuong"]
    assert table.ref == table.autoFilter.ref == "A2:D8"
    assert sheet.auto_filter.ref is None


def test_labels_are_not_repeated_over_another_table_nor_frozen_too_deep() -> None:
    sheet = sheet_of(*[Paragraph(LONG_TEXT)] * 3, people(5), texts(("a",)))
    assert sheet.freeze_panes is None
    assert sheet.print_title_rows is None
    assert list(sheet.tables) == ["khen_thuong"]
    assert not sheet_of(Table("t", (Column("a", "A"),), ())).tables


def test_everything_is_in_times_new_roman(nasty: Paper) -> None:
    styles = part(render(nasty), "xl/styles.xml")
    assert set(re.findall(r'<name val="([^"]+)"', styles)) == {"Times New Roman"}


def test_page_numbers_stand_in_the_top_margin_but_not_over_a_letterhead() -> None:
    plain = part(render(paper_of(people(1))), "xl/worksheets/sheet1.xml")
    assert "&amp;P/&amp;N" in plain
    assert "differentFirst" not in plain
    headed = part(render(paper_of(letterhead(), people(1), stamp="DỰ THẢO (lần 1) & x")), "xl/worksheets/sheet1.xml")
    assert 'differentFirst="1"' in headed
    headers = (re.findall(f"<{name}>(.*?)</{name}>", headed)[0] for name in ("firstHeader", "oddHeader"))
    first, others = map(unescape, headers)
    assert "&P" not in first
    assert "&P" in others
    assert first.endswith("DỰ THẢO (lần 1) && x")
    assert others.endswith("DỰ THẢO (lần 1) && x")


@pytest.mark.parametrize("landscape", [False, True])
def test_a_signature_is_never_alone_on_a_page(landscape: bool) -> None:  # noqa: FBT001
    blocks: list[Block] = [people(figure) for figure in range(20, 40)]
    blocks += [
        texts((*("ngắn",) * above, "\n".join("dòng" for _ in range(lines)))) for lines in (20, 25) for above in (2, 9)
    ]
    blocks += [replace(chart(), bars=chart().bars * figure) for figure in (1, 2, 4)]
    for block in blocks:
        sheet = sheet_of(block, signature(), landscape=landscape)
        values = ((cell.row or 0, str(cell.value)) for row in sheet.iter_rows() for cell in row)
        place = next(row for row, value in values if value.startswith("Thái Nguyên, "))
        assert len(set(pages_of(sheet)[place - 2 :])) == 1, block


def test_a_letterhead_finds_room_beside_any_table() -> None:
    wide = Table("t", (Column("a", "Nội dung", width=90), Column("b", "Số", ColumnKind.NUMBER, 5)), (Row(("x", 1)),))
    for blocks in ((wide,), (people(2),), (), (Table("t", (Column("a", "A"),), (Row(("x",)),)),)):
        sheet = sheet_of(letterhead(), *blocks)
        places = {cell.value: cell for row in sheet.iter_rows(max_row=4) for cell in row if cell.value}
        country = places["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
        assert country.row == places["UBND TỈNH THÁI NGUYÊN"].row == 1
        assert (sheet.row_dimensions[1].height or 0) < 20


def test_merged_cells_stand_only_around_the_main_table() -> None:
    sheet = sheet_of(letterhead(), people(30), signature())
    rows = {row for area in sheet.merged_cells.ranges for row in range(area.min_row, area.max_row + 1)}
    table = [cell.row for cell in sheet["A"] if isinstance(cell.value, int)]
    assert not rows & set(table)


def test_a_smaller_table_shares_the_columns_of_a_greater() -> None:
    sheet = sheet_of(texts(("một", "hai")), figures())
    [cell] = [cell for cell in sheet[2] if cell.value == "một"]
    assert any(str(area).startswith(f"{cell.coordinate}:") for area in sheet.merged_cells.ranges)
    assert [str(sheet.cell(5, place).value) for place in (1, 2, 3)] == ["TT", "Nội dung", "Đơn vị tính"]


def test_recipients_stand_beside_the_signature() -> None:
    signer = Signatory(("TRƯỞNG BAN",), "Nguyễn Thái Nam")
    beside = sheet_of(people(1), Signature(signer, recipients=("Nơi nhận:", *(f"- Phòng {n};" for n in range(9)))))
    [cell] = [cell for row in beside.iter_rows() for cell in row if str(cell.value).startswith("Nơi nhận:")]
    assert str(cell.value).endswith("- Phòng 8;")
    rows = range(cell.row or 0, beside.max_row + 1)
    assert sum(beside.row_dimensions[row].height or 0 for row in rows) >= 10 * 15
    under = sheet_of(
        people(1), Signature(signer, "", Signatory(("NGƯỜI LẬP",), "B"), ("Nơi nhận:", "- Lưu.")), Paragraph("x")
    )
    assert [cell.value for cell in under["A"]][-3:] == ["Nơi nhận:", "- Lưu.", "x"]


def test_a_lead_is_bold() -> None:
    rich = load_workbook(BytesIO(render(paper_of(Paragraph("làm", "Thứ nhất,")))), rich_text=True).worksheets[0]["A1"]
    assert [(str(run.text), bool(run.font.b)) for run in rich.value] == [("Thứ nhất,", True), (" làm", False)]


def test_what_takes_a_little_more_than_a_page_is_printed_a_little_smaller() -> None:
    scales = [sheet_of(people(figure), signature()).page_setup.scale for figure in (20, 26, 29, 40)]
    assert scales == [100, 95, 90, 100]


def test_sheet_titles_are_what_excel_accepts() -> None:
    names = ["a/b", "A B", "'x'", "", "x" * 40, "x" * 40, "History", "😀" * 20, "a:b*c?d[e]f\\g\n"]
    titles = list(sheet_titles(names))
    assert titles[:4] == ["a b", "A B (2)", "x", "1"]
    assert titles[6] == "History (2)"
    assert all(len(title.encode("utf-16-le")) <= 62 for title in titles)
    assert len({title.casefold() for title in titles}) == len(titles)
    assert not re.search(r"[\[\]:*?/\\]", "".join(titles))


def test_the_file_says_what_it_is(nasty: Paper) -> None:
    properties = load_workbook(BytesIO(render(nasty))).properties
    assert (properties.title, properties.creator, properties.language) == (nasty.title, nasty.author, "vi-VN")
    assert properties.keywords == "sha256:" + nasty.digest
    assert properties.created == properties.modified == datetime(2022, 1, 14)  # noqa: DTZ001, as openpyxl has it


def test_nothing_is_left_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nasty: Paper) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "missing"))
    assert render(nasty).startswith(b"PK")


def test_a_chain_of_parts_of_any_depth_keeps_room_for_its_text() -> None:
    columns = Column("name", "Số liệu", ColumnKind.TEXT, 40), Column("value", "Số", ColumnKind.NUMBER, 9)
    rows = tuple(Row((f"Số liệu {level}", level), level=level) for level in range(300))
    indents = [row[0].alignment.indent for row in sheet_of(Table("deep", columns, rows)).iter_rows(min_row=2)]
    assert indents == [*range(15), *[15] * 285]


def test_a_workbook_that_cannot_be_made_leaves_nothing_open(monkeypatch: pytest.MonkeyPatch) -> None:
    complaints: list[Any] = []
    monkeypatch.setattr(sys, "unraisablehook", complaints.append)

    def fail(*_given: object) -> None:
        raise ValueError("no")

    monkeypatch.setattr("dtreport.formats.excel.fill", fail)
    with pytest.raises(ValueError, match="no"):
        render(paper_of(figures()))
    gc.collect()
    assert complaints == []
