import csv
import io
import re
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dtreport.formats import format_named
from dtreport.papers.blocks import (
    NOT_REPORTED,
    Cell,
    Column,
    ColumnKind,
    Difference,
    Paragraph,
    Product,
    Qualified,
    Ratio,
    Row,
    Table,
)
from tests.support.sample_papers import NASTY_TEXTS, figures, paper_of, people, texts

RUN_AS_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def rendered(*tables: Table) -> str:
    return format_named("csv").render(paper_of(*tables)).decode("utf-8-sig")


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def field(cell: Cell, kind: ColumnKind = ColumnKind.TEXT) -> str:
    table = Table("mot", (Column("tt", "TT"), Column("o", "Ô", kind)), (Row(("1", cell)),))
    return rows(rendered(table))[1][1]


def test_a_table_is_utf8_with_a_bom_and_crlf_and_the_labels_first() -> None:
    data = format_named("csv").render(paper_of(people(1)))
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig").split("\r\n") == [
        'TT,"Họ và tên, đơn vị","Chức vụ, đơn vị công tác",Tiền thưởng (đồng)',
        ",Giấy khen,,",
        "1,Nguyễn Văn Nghĩa 1,Phòng Dân tộc huyện Định Hóa,447000",
        ",Tổng cộng,,447000",
        "",
    ]


def test_columns_that_nothing_fills_are_left_out() -> None:
    head = rows(rendered(figures()))[0]
    assert "Ghi chú" in head
    assert "Để trống" not in head


def test_tables_stand_one_after_the_other_with_an_empty_line_between() -> None:
    parts = rendered(people(1), texts(("một",))).split("\r\n\r\n")
    assert [rows(part)[0][0] for part in parts] == ["TT", "TT"]
    assert rows(parts[1]) == [["TT", "Nội dung"], ["1", "một"]]


def test_a_paper_without_a_table_is_an_empty_file() -> None:
    assert format_named("csv").render(paper_of(Paragraph("Lời văn."))) == b"\xef\xbb\xbf"


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (Decimal("12345.60"), "12345.60"),
        (Decimal("-1234.5"), "-1234.5"),
        (Decimal("1E+3"), "1000"),
        (0, "0"),
        (Ratio("a", "b", Decimal("0.0625"), "gần"), "0.0625"),
        (Qualified(Decimal(3000), "hơn"), "3000"),
        (Difference("a", "b", Decimal("0.6")), "0.6"),
        (Product(("a", "b"), NOT_REPORTED), "…"),
        (date(2018, 3, 6), "2018-03-06"),
        (datetime(2022, 1, 14, 8, 30), "2022-01-14T08:30:00"),  # noqa: DTZ001, as read
        (NOT_REPORTED, "…"),
        (None, ""),
        ("05", "05"),
    ],
)
def test_figures_are_digit_for_digit_and_what_is_not_reported_is_neither_zero_nor_empty(cell: Cell, said: str) -> None:
    assert field(cell, ColumnKind.NUMBER) == said


@pytest.mark.parametrize("beginning", RUN_AS_FORMULAS)
def test_no_text_becomes_a_formula(beginning: str) -> None:
    assert field(f"{beginning}SUM(A1)") == f"'{beginning}SUM(A1)"
    table = Table("mot", (Column("o", f"{beginning}Ô"),), (Row(("một",)),))
    assert rows(rendered(table))[0] == [f"'{beginning}Ô"]


def test_nasty_texts_come_back_as_they_are() -> None:
    said = [row[1].removeprefix("'") for row in rows(rendered(texts(NASTY_TEXTS)))[1:]]
    assert said == list(NASTY_TEXTS)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=1))
def test_every_text_is_read_back_and_is_no_formula(given_texts: list[str]) -> None:
    for text, row in zip(given_texts, rows(rendered(texts(tuple(given_texts))))[1:], strict=True):
        assert row[1] == text or row[1].replace("'", "") == text.replace("'", "")
        assert not row[1].startswith(RUN_AS_FORMULAS)


@given(st.lists(st.text(st.sampled_from("a ;=+-@＝\t\n\r,\"'1")), min_size=1))
def test_nothing_is_a_formula_where_a_program_cuts_at_semicolons_or_tabs(given_texts: list[str]) -> None:
    text = rendered(texts(tuple(given_texts)))
    for separator in (";", "\t"):
        lines = (line for line in re.split("[\r\n]", text) if line)
        cut = [cell for line in lines for cell in line.split(separator)]
        cells = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator) for cell in row]
        assert not [cell for cell in (*cut, *cells) if cell.lstrip().startswith(RUN_AS_FORMULAS)]


def test_a_semicolon_before_other_words_changes_nothing() -> None:
    assert field("Ông A; bà B, Trưởng thôn; 02-NQ") == "Ông A; bà B, Trưởng thôn; 02-NQ"
    assert field("Một; =HYPERLINK(A1)") == "Một;' =HYPERLINK(A1)"


def test_a_row_with_nothing_in_its_only_column_is_no_empty_line() -> None:
    table = Table("mot", (Column("o", "Ô"),), (Row((None,)), Row(("một",))))
    assert rows(rendered(table)) == [["Ô"], [""], ["một"]]
