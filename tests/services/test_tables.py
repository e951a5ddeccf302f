"""Tables from a workbook, from CSV and from the clipboard are the same rows of cells."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font

from dtreport.errors import UsageError
from dtreport.services.tables.table_source import tables_of, text_of_source

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

WORDS = st.text(st.sampled_from("aàăâđễợƯ Z'.,;-(1"), max_size=8).map(lambda word: word.strip("' "))


def rows(raw: bytes | str, name: str = "") -> list[tuple[str, ...]]:
    (table,) = tables_of(raw.encode() if isinstance(raw, str) else raw, name).values()
    return [row.cells for row in table.rows]


def book(*cells: tuple[Any, ...]) -> tuple[openpyxl.Workbook, Worksheet]:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in cells:
        sheet.append(row)
    return workbook, sheet


def saved(workbook: openpyxl.Workbook) -> bytes:
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


@settings(max_examples=20)
@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=2, max_size=5))
def test_a_table_is_the_same_from_every_source(table: list[tuple[str, str, str]]) -> None:
    table = [("Họ và tên", "Chức vụ", "Đơn vị"), *(row for row in table if any(row))]

    def quoted(cell: str) -> str:
        return f'"{cell}"' if re.search("[,;]", cell) else cell

    lines = "\r\n".join("\t".join(row) for row in table) + "\r\n"
    assert rows(lines) == table
    for mark in ",;":
        text = "\n".join(mark.join(map(quoted, row)) for row in table)
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"):
            assert rows(text.encode(encoding), "a.csv") == table
    assert rows(saved(book(*table)[0])) == table


def test_cells_of_a_workbook_are_what_a_person_would_type() -> None:
    moment, day = datetime(2021, 8, 20, 8, 30), date(1980, 3, 12)  # noqa: DTZ001, Excel knows no time zones
    workbook, sheet = book((1250.5, 447000, 0.1 + 0.2, True, False, moment, day, time(8, 30), 0.848, 1, " chữ "))
    sheet["I1"].number_format = "0.0%"
    sheet["J1"].number_format = "0%"
    assert rows(saved(workbook)) == [
        (
            "1250,5",
            "447000",
            "0,3",
            "có",
            "không",
            "08:30 ngày 20/8/2021",
            "12/3/1980",
            "08:30:00",
            "84,8%",
            "100%",
            "chữ",
        )
    ]


def test_merged_cells_speak_for_every_row_that_they_cover() -> None:
    workbook, sheet = book(("TT", "Đơn vị"), (1, "Văn phòng"), (2, None), (3, None))
    sheet.merge_cells("B2:B4")
    (table,) = tables_of(saved(workbook)).values()
    assert [row.text(1) for row in table.rows] == ["Đơn vị", "Văn phòng", "Văn phòng", "Văn phòng"]
    assert [row.line for row in table.rows] == [1, 2, 3, 4]


def test_hidden_sheets_are_not_read_and_hidden_rows_are_told() -> None:
    workbook, sheet = book(("TT",), (1,), (2,))
    sheet.row_dimensions[3].hidden = True
    workbook.create_sheet("Trống")
    hidden = workbook.create_sheet("Ẩn")
    hidden["A1"] = "TT"
    hidden.sheet_state = "hidden"
    (table,) = tables_of(saved(workbook)).values()
    assert table.remarks == ("Dòng 3 đang ẩn trong Excel, vẫn được đọc.",)


def test_a_formula_without_result_and_an_old_font_are_refused() -> None:
    workbook, sheet = book(("TT", "Tiền"), (1, "=1+1"))
    with pytest.raises(UsageError, match="ô B2 là công thức chưa có kết quả"):
        tables_of(saved(workbook))
    sheet["B2"] = '=IF(A2>1,A2,"")'
    assert rows(saved(workbook)) == [("TT", "Tiền"), ("1", "")]
    sheet["B2"] = "NguyÔn"
    sheet["B2"].font = Font(name=".VnTime")
    with pytest.raises(UsageError, match="ô B2 viết bằng phông chữ cũ"):
        tables_of(saved(workbook))


def package(**parts: str) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"\xd0\xcf\x11\xe0old", "kiểu cũ"),
        (b"PK\x03\x04broken", "tệp hỏng"),
        (package(word__document_xml=""), "tệp Word"),
        (package(other="x"), "tệp hỏng"),
        (package(xl__workbook_xml="<x/>"), "tệp hỏng"),
        ("H\xf4 va ten".encode("cp1258"), "không phải văn bản Unicode"),
        (b"x" * 20_000_001, "quá lớn"),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(raw: bytes, sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence):
        tables_of(raw)


def test_a_text_that_is_too_long_is_refused_with_a_sentence() -> None:
    with pytest.raises(UsageError, match="quá lớn"):
        text_of_source(b"x" * 20_000_001, "a.txt")


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ('a\t"\nb\tc\nd\t"\n', [("a", '"'), ("b", "c"), ("d", '"')]),
        ('1\t"Tổ" A\n', [("1", '"Tổ" A')]),
        ('1\t"hai\ndòng ""x"""\tP\n', [("1", 'hai\ndòng "x"', "P")]),
        ('1\t"tab\tbên trong"\tP\n', [("1", "tab\tbên trong", "P")]),
        ('1\t"không"\n', [("1", '"không"')]),
        ('1\t"chưa đóng\tA\n2\tB\tC\n3\tD"\tE\n', [("1", '"chưa đóng', "A"), ("2", "B", "C"), ("3", 'D"', "E")]),
        ("\ufeffa\t'b\n", [("a", "b")]),
        ("a\rb\r\nc", [("a",), ("b",), ("c",)]),
    ],
)
def test_quotation_marks_of_the_clipboard(text: str, cells: list[tuple[str, ...]]) -> None:
    assert rows(text) == cells


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ('a;b\n"x;y";"z"\n', [("a", "b"), ("x;y", "z")]),
        ('sep=,\na,"b ""c"""\n', [("a", 'b "c"')]),
        ("Danh sách\na;b\n1;2\n", [("Danh sách",), ("a", "b"), ("1", "2")]),
        ("Họ và tên\nLò Văn A, Trưởng phòng\n", [("Họ và tên",), ("Lò Văn A, Trưởng phòng",)]),
    ],
)
def test_csv(text: str, cells: list[tuple[str, ...]]) -> None:
    assert rows(text, "a.csv" if ";" in text else "") == cells


def test_lines_are_those_of_the_text() -> None:
    (table,) = tables_of(b'a\n\n"x\ny\tz"\tb\nc\td\n').values()
    assert [row.line for row in table.rows] == [1, 3, 5]
