import re
from dataclasses import replace

import pytest

from dtreport.formats.html import render
from dtreport.papers.blocks import Column, ColumnKind, Items, Paragraph, Row, Section, Table
from tests.support.html_tree import all_said, read_page, said, tree_of
from tests.support.sample_papers import figures, paper_of, people, texts


def linked(leads_to: str, *sections: str) -> str | None:
    """Return where a row leads, in a page with further sections."""
    table = Table("t", (Column("a", "A"),), (Row(("chữ",), leads_to=leads_to),))
    more = tuple(Section(name, ()) for name in sections)
    page = render(replace(paper_of(), sections=(Section("Một", (table,)), *more)))
    link = read_page(page).find(".//a")
    return None if link is None else link.get("href")


@pytest.mark.parametrize("name", ["", "2021", "a b", 'a"', "số", "section-1", "chart-1", "a\n"])
def test_a_name_that_cannot_be_an_id_is_none(name: str) -> None:
    table = Table(name, (Column("a", "A"),), (Row(("1",), name=name),))
    assert [each for each in tree_of(table).iter() if each.tag in ("table", "tr") and "id" in each.attrib] == []


def test_a_table_has_headers_for_columns_and_rows() -> None:
    table = tree_of(figures()).find(".//table")
    assert table is not None
    assert all_said(table, "caption") == ["Biểu số liệu"]
    assert {head.get("scope") for head in table.iterfind("thead/tr/th")} == {"col"}
    rows = list(table.iterfind("tbody/tr"))
    assert [said(head) for row in rows for head in row.iterfind("th[@scope='row']")][:2] == [
        "Hội nghị",
        "Trong đó: ở xã",
    ]
    assert all(len(row.findall("th")) == 1 for row in rows)
    assert [row.get("class") for row in rows] == [None, "level-1", *[None] * 5, "strong"]
    assert {sum(int(cell.get("colspan", "1")) for cell in row) for row in rows} == {8}
    assert [(said(rows[-1][1]), rows[-1][1].get("colspan"))] == [("Tổng cộng", "2")]


def test_a_table_without_a_caption_has_the_name_of_its_section_for_those_who_do_not_see_it() -> None:
    captions = [(said(each), each.get("class")) for each in tree_of(figures(), people(1)).iterfind(".//caption")]
    assert captions == [("Biểu số liệu", None), ("Tờ", "unseen")]


def test_figures_stand_on_the_right_and_zero_is_not_missing() -> None:
    rows = [list(row) for row in tree_of(figures()).iterfind(".//tbody/tr")]
    assert [(said(row[4]), row[4].get("class")) for row in rows[:3]] == [
        ("1,0", "number"),
        ("0", "number"),
        ("…", "number"),
    ]
    assert (said(rows[0][6]), rows[0][6].get("class")) == ("06/3/2021", "date")


def test_a_row_that_only_names_a_group_goes_across_and_begins_a_body() -> None:
    columns = Column("tt", "TT", ColumnKind.CENTRED), Column("name", "Tên"), Column("unit", "Đơn vị")
    rows = (
        Row((None, "Bằng khen", None), strong=True),
        Row((1, "A", "x")),
        Row((None, "Giấy khen", None), strong=True),
        Row((1, "B", "y")),
        Row((None, "Cộng", "2"), strong=True),
    )
    main = tree_of(Table("t", columns, rows))
    assert [len(body) for body in main.iterfind(".//tbody")] == [2, 3]
    assert [(said(head), head.get("colspan")) for head in main.iterfind(".//th[@scope='rowgroup']")] == [
        ("Bằng khen", "3"),
        ("Giấy khen", "3"),
    ]


def test_a_wide_table_can_be_reached_by_keyboard_and_its_cards_name_their_columns() -> None:
    wide = tree_of(people(1)).find(".//div[@class='frame']")
    assert wide is not None
    assert (wide.get("tabindex"), wide.get("role"), wide.get("aria-label")) == ("0", "region", "Tờ")
    assert [cell.get("data-label") for cell in wide.iterfind(".//tbody[1]/tr[2]/td")] == [
        "TT",
        "Chức vụ, đơn vị công tác",
        "Tiền thưởng (đồng)",
    ]
    narrow = tree_of(texts(("a",))).find(".//div[@class='frame']")
    assert narrow is not None
    assert "tabindex" not in narrow.attrib


def test_a_table_without_columns_and_a_list_without_points_say_nothing() -> None:
    assert said(tree_of(Table("t", (), ()), Items(()), Paragraph(""))).strip() == "Báo cáo"


def test_a_row_leads_to_a_section_or_to_a_file_beside_the_page() -> None:
    assert linked("Hai", "Hai", "Hai") == "#section-2"
    assert linked("khen-thuong-2021.docx") == "./khen-thuong-2021.docx"
    assert linked("Báo cáo.pdf") == "./B%C3%A1o%20c%C3%A1o.pdf"
    assert linked("") is None


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "//vi.du",
        "http://vi.du",
        "../x",
        "a/../../b",
        "\\\\vi.du\\a",
        "?a",
        "#b",
        "\ud800",
        "a\tb",
    ],
)
def test_a_link_never_leaves_the_folder_nor_runs_anything(target: str) -> None:
    assert re.fullmatch(r"\./[\w.%~-]+", linked(target) or "")


@pytest.mark.parametrize("target", [".", "..", "..."])
def test_a_folder_is_no_file(target: str) -> None:
    assert linked(target) is None
