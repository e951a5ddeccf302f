import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from dtreport.formats.word import render
from dtreport.papers.blocks import (
    Addressees,
    Block,
    Chart,
    Column,
    Heading,
    Items,
    Paper,
    Paragraph,
    Row,
    Section,
    Signatory,
    Signature,
    Table,
    Title,
)
from dtreport.vietnamese.text import visible
from tests.support.sample_papers import (
    FORTY_LINES,
    LONG_TEXT,
    NASTY_TEXTS,
    chart,
    figures,
    paper_of,
    people,
    signature,
    texts,
)
from tests.support.word_reader import NAMES, WordFile, described, number, text_of, value, w


def words_of(*blocks: Block, style: str = "") -> list[str]:
    """The texts of the paragraphs of a style, in the text and in its tables."""
    file = WordFile(render(paper_of(*blocks)))
    return [text_of(p) for p in file.body.iter(w("p")) if file.look(p).style == style]


def rows_of(*blocks: Block) -> list[tuple[bool, bool]]:
    """Of each row of the tables: whether no page may part it, and whether it stays with what follows."""
    file = WordFile(render(paper_of(*blocks)))
    return [
        (row.find("w:trPr/w:cantSplit", NAMES) is not None, all(file.look(p).kept for p in row.iter(w("p"))))
        for row in file.body.iter(w("tr"))
    ]


def test_the_file_stays_as_it_is(nasty: Paper, matches_golden: Callable[[str, str], None]) -> None:
    matches_golden("word.nasty.txt", described(render(nasty)))


def test_the_same_paper_gives_the_same_bytes_without_a_trace_of_the_machine(nasty: Paper) -> None:
    data = render(nasty)
    assert render(nasty) == data
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.create_system for entry in archive.infolist()} == {0}


def test_the_properties_say_what_the_paper_is_and_what_it_was_made_from(nasty: Paper) -> None:
    properties = Document(BytesIO(render(replace(nasty, title="Báo cáo\x07 " * 60)))).core_properties
    assert properties.title.startswith("Báo cáo\\u0007 Báo cáo")
    assert len(properties.title) <= 255
    assert (properties.author, properties.last_modified_by) == ("Ban Dân tộc tỉnh", "Ban Dân tộc tỉnh")
    assert properties.keywords == f"sha256:{'ab' * 32}"
    assert properties.language == "vi-VN"
    assert properties.created == properties.modified
    assert (properties.created or datetime.min).replace(tzinfo=None) == datetime(2022, 1, 14)  # noqa: DTZ001, DTZ901


def test_text_is_only_ever_text() -> None:
    found = words_of(texts(NASTY_TEXTS), style="Chữ trong bảng")
    assert found == list(NASTY_TEXTS)
    assert words_of(Paragraph("a\x00\x0b\ufffe\u202e"), style="Normal") == ["a\\u0000\\u000B\\uFFFE\\u202E"]


@settings(max_examples=60)
@given(st.text(st.characters(exclude_characters="\t\n")).filter(str.strip))
def test_any_text_comes_back_as_it_was_or_made_visible(text: str) -> None:
    assert words_of(Heading(text, 2), style="heading 2") == [visible(text)]


def test_no_line_ends_in_the_number_of_a_document_and_programs_read_it_as_it_was() -> None:
    text = "Nghị quyết số 04-NQ/TU, Quyết định 39/2021/QĐ-UBND và 30a-NQ & giai đoạn 2021-2025, ban-ngành 12-3."
    data = render(paper_of(Paragraph(text)))
    assert Document(BytesIO(data)).paragraphs[0].text == text
    xml = WordFile(data).parts["word/document.xml"].decode()
    assert xml.count("<w:noBreakHyphen/>") == 3
    assert "2021-2025, ban-ngành 12-3." in xml


def test_a_line_break_stays_in_its_paragraph_and_a_blank_line_begins_another() -> None:
    assert words_of(Paragraph("một\nhai\n\nba", "Thứ nhất,"), style="Normal") == ["Thứ nhất, một\nhai", "ba"]


@pytest.mark.parametrize(
    ("names", "style", "lines"),
    [
        ((), "Kính gửi nhiều nơi", ["Kính gửi:"]),
        (("Sở Nội vụ.",), "Kính gửi", ["Kính gửi: Sở Nội vụ."]),
        (("Ủy ban Dân tộc;", "Sở Nội vụ."), "Nơi kính gửi", ["- Ủy ban Dân tộc;", "- Sở Nội vụ."]),
    ],
)
def test_one_addressee_goes_on_in_the_line_of_the_label(names: tuple[str, ...], style: str, lines: list[str]) -> None:
    assert words_of(Addressees("Kính gửi:", names), style=style) == lines


def test_no_page_parts_a_row_that_a_page_can_hold() -> None:
    rows = rows_of(texts(("ngắn", FORTY_LINES, LONG_TEXT * 2)))
    assert [whole for whole, _kept in rows] == [True, True, False, False]


@pytest.mark.parametrize(
    ("before", "kept"),
    [
        ((people(5),), [True, *[False] * 4, True, True]),
        ((people(5), Paragraph("./.")), [True, *[False] * 4, True, True]),
        ((people(5), Paragraph(LONG_TEXT)), [True, *[False] * 6]),
    ],
)
def test_a_signature_takes_along_what_stands_before_it(before: tuple[Block, ...], kept: list[bool]) -> None:
    rows = rows_of(*before, signature())
    assert [keeps for _whole, keeps in rows] == [True, *kept, *[True] * (len(rows) - len(kept) - 1)]


def test_an_end_mark_takes_along_the_last_rows() -> None:
    assert [kept for _whole, kept in rows_of(people(5), Paragraph("./."))] == [True, True, *[False] * 4, True, True]


def test_the_name_of_a_group_is_never_the_last_line_of_a_page() -> None:
    rows = tuple(Row((name, ""), strong=strong) for name, strong in (("A", True), ("B", True), ("một", False)))
    table = Table("t", (Column("a", "Tên"), Column("b", "Đơn vị")), (*rows, rows[0]))
    assert [kept for _whole, kept in rows_of(table)] == [True, False, True, False, False]


def test_the_name_of_a_group_or_a_total_goes_on_over_the_empty_cells_after_it() -> None:
    file = WordFile(render(paper_of(people(1))))
    spans = [[value(c.find("w:tcPr/w:gridSpan", NAMES)) for c in row.iter(w("tc"))] for row in file.body.iter(w("tr"))]
    assert spans == [[""] * 4, ["", "3"], [""] * 4, ["", "2", ""]]
    grid = [number(column, "w") for column in file.body.iter(w("gridCol"))]
    total = [number(c.find("w:tcPr/w:tcW", NAMES), "w") for c in list(file.body.iter(w("tr")))[-1].iter(w("tc"))]
    assert total == [grid[0], grid[1] + grid[2], grid[3]]


@pytest.mark.parametrize(
    "before", [Paragraph("(Số liệu đến tháng 12)"), Items(("một",)), Title("A", note="(Kèm theo)")]
)
def test_a_table_has_air_above_it_and_what_announces_it_stays_with_it(before: Block) -> None:
    file = WordFile(render(paper_of(before, people(1))))
    separator = next(file.body.iter(w("tbl"))).getprevious()
    assert separator is not None
    assert (file.look(separator).before, file.look(separator).lines, file.look(separator).kept) == (120, 0, True)
    announcing = separator.getprevious()
    assert announcing is not None
    assert file.look(announcing).kept == (not isinstance(before, Items))


@pytest.mark.parametrize("block", [Paragraph("một\n\nhai"), Items(("một", "hai")), chart(), Heading("một")])
def test_the_last_paragraph_stays_with_the_signature(block: Block) -> None:
    file = WordFile(render(paper_of(block, signature())))
    table = next(file.body.iter(w("tbl")))
    separator = table.getprevious()
    assert separator is not None
    last = separator.getprevious()
    assert last is not None
    assert file.look(separator).kept
    assert file.look(last).kept


def test_who_prepared_a_paper_stands_on_the_line_of_who_signs_it() -> None:
    file = WordFile(render(paper_of(replace(signature(), recipients=("Nơi nhận:", "- Lưu: VT.")))))
    rows = [[text_of(cell) for cell in row.iter(w("tc"))] for row in file.body.iter(w("tr"))]
    assert rows == [
        ["", "Thái Nguyên, ngày 14 tháng 01 năm 2022"],
        ["NGƯỜI LẬP BIỂU", "KT. TRƯỞNG BANPHÓ TRƯỞNG BAN"],
        ["Nguyễn Văn Nghĩa", "Nguyễn Thái Nam"],
        ["Nơi nhận:- Lưu: VT.", ""],
    ]


def test_a_signature_without_a_name_or_a_place_has_no_empty_lines() -> None:
    file = WordFile(render(paper_of(Signature(Signatory(("TRƯỞNG BAN",))))))
    cells = [[text_of(p) for p in cell.iter(w("p"))] for cell in file.body.iter(w("tc"))]
    assert cells == [[""], ["TRƯỞNG BAN"]]


def test_a_deeper_row_is_indented_and_a_total_is_bold() -> None:
    assert "Trong đó: ở xã" in words_of(figures(), style="Chữ trong bảng 2")
    file = WordFile(render(paper_of(figures())))
    bold = {text_of(run) for run in file.body.iter(w("r")) if file.letters(run).bold}
    assert {"Tổng cộng", "Nội dung", "Biểu số liệu"} <= bold
    assert "Hội nghị" not in bold


def margins_of(file: WordFile) -> list[dict[str, str]]:
    """What stands in the margins of each section, as Word finds it: in the section, else in the one before."""
    found: list[dict[str, str]] = []
    for pages in file.sections:
        own = {
            f"{str(each.tag).rpartition('}')[2]} {each.get(w('type'))}": text_of(
                file.xml(file.related(str(each.get(f"{{{NAMES['r']}}}id"))))
            )
            for each in pages
            if str(each.tag).endswith("Reference")
        }
        found.append({**(found[-1] if found else {}), **own})
    return found


def test_a_stamp_stands_on_every_page_and_a_foot_only_under_its_own_section(nasty: Paper) -> None:
    first, second, third = margins_of(WordFile(render(nasty)))
    for margin in (first, second, third):
        assert margin["headerReference default"] == "\t2\t" + nasty.stamp
        assert margin["headerReference first"] == "\t\t" + nasty.stamp
        assert "footerReference default" not in margin
    assert first["footerReference first"] == "Số 1, đường <Quang Trung>; điện thoại: 0208Mã số liệu: abab"
    assert second["footerReference first"] == third["footerReference first"] == ""


def test_without_a_stamp_the_first_page_has_nothing_above_the_text(nasty: Paper) -> None:
    for margin in margins_of(WordFile(render(replace(nasty, stamp="")))):
        assert margin["headerReference default"] == "2"
        assert "headerReference first" not in margin


def test_a_clerk_finds_each_style_by_its_name() -> None:
    names = [style.name for style in Document(BytesIO(render(paper_of()))).styles]
    assert {"Quốc hiệu", "Tiêu ngữ", "Tên cơ quan", "Trích yếu", "Nơi nhận", "Chức vụ người ký"} <= set(names)
    assert len(names) == len(set(names))
    assert not [name for name in names if "," in (name or "")]


@pytest.mark.parametrize(
    "block",
    [
        Table("trong", (), ()),
        Table("khong_dong", figures().columns, ()),
        Items(()),
        Title(""),
        Paragraph(""),
        Heading(""),
        Signature(Signatory(())),
        Chart("", (), (), ""),
    ],
)
def test_a_block_with_nothing_in_it_prints_nothing(block: Block) -> None:
    file = WordFile(render(paper_of(block, Paragraph("sau"))))
    labels = [column.label for column in block.columns if not column.optional] if isinstance(block, Table) else []
    assert [text_of(p) for p in file.body.iter(w("p")) if text_of(p)] == [*labels, "sau"]


def test_a_paper_without_sections_is_a_file_too() -> None:
    paper = Paper("", "", (), date(2022, 1, 14), "")
    assert len(WordFile(render(paper)).sections) == 1
    assert len(WordFile(render(replace(paper, sections=(Section("a", ()), Section("b", ()))))).sections) == 2
