"""Workbooks: what Excel shows of numbers and dates, and the names of cells."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName

from dtreport.errors import UsageError
from dtreport.reading import Anchor, PaperText, Passage, read_paper
from dtreport.reading.shown_numbers import shown_number
from tests.support.edited_word import with_part

SHOWN = (
    ("90", "General", "90"),
    ("2021", "0", "2021"),
    ("2", "00", "02"),
    ("1250", "#,##0", "1.250"),
    ("1250.5", "#,##0.##", "1.250,5"),
    ("3000", "#,##0.##", "3.000"),
    ("-1250.45", "#,##0.0_);(#,##0.0)", "-1.250,5"),
    ("0.1", "General", "0,1"),
    ("0.30000000000000004", "General", "0,3"),
    ("1E+6", "General", "1000000"),
    ("0.756", "0.0%", "75,6%"),
    ("0.5", "0%", "50%"),
    ("12", '0" hộ"', "12"),
    ("12", '"hộ"', "12"),
    ("44580", "dd/mm/yyyy", "19/01/2022"),
    ("44580.5", "d/m/yyyy h:mm", "12:00 ngày 19/01/2022"),
    ("0.25", "h:mm", "06:00"),
    ("7", '"đ"#,##0', "7"),
)


@pytest.mark.parametrize(("value", "code", "expected"), SHOWN)
def test_numbers_are_read_as_excel_shows_them(value: str, code: str, expected: str) -> None:
    assert shown_number(value, code) == expected


def test_old_macs_count_days_from_another_one() -> None:
    assert shown_number("43118", "d/m/yyyy", old_mac=True) == "19/01/2022"


@pytest.mark.parametrize(("value", "code"), [("a", "0"), ("NaN", "0"), ("1e99", "0"), ("-1", "yyyy"), ("9e9", "yyyy")])
def test_what_is_no_number_is_none(value: str, code: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        shown_number(value, code)


def saved(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def book_of(*cells: Any) -> Workbook:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Số liệu"
    sheet.append(cells)
    return book


def read(book: Workbook) -> PaperText:
    return read_paper(saved(book), "bang.xlsx")


def test_cells_have_their_address_and_their_names() -> None:
    yes, day = True, datetime(2022, 1, 14)  # noqa: DTZ001, a sheet knows no zone
    book = book_of("Hội nghị", 2, None, yes, day, "  ", "Kế hoạch")
    book.defined_names["totals_hn"] = DefinedName("totals_hn", attr_text="'Số liệu'!$B$1")
    book.defined_names["vung"] = DefinedName("vung", attr_text="'Số liệu'!$A$1:$B$1")
    hidden = book.create_sheet("Ẩn")
    hidden.append(["KHONG-DOC"])
    hidden.sheet_state = "hidden"
    place = "trang tính “Số liệu”, ô {}1".format
    assert read(book).passages == (
        Passage("Hội nghị", place("A"), in_table=True),
        Passage("2", place("B"), (Anchor("totals_hn", 0, 1),), in_table=True),
        Passage("có", place("D"), in_table=True),
        Passage("14/01/2022", place("E"), in_table=True),
        Passage("Kế hoạch", place("G"), in_table=True),
    )


def test_a_formula_without_a_result_is_told_not_left_out() -> None:
    with pytest.raises(UsageError, match=r"công thức chưa có kết quả \(trang tính “Số liệu”, ô B1\)"):
        read(book_of(1, "=A1+1"))


def test_errors_and_empty_results_are_read_as_they_stand() -> None:
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    sheet = (
        f'<worksheet {main}><sheetData><row><c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
        '<c r="B1" t="str"><f>""</f><v/></c>'
        '<c r="C1" t="inlineStr"><is><r><t>một </t></r><r><t>hai</t></r><rPh><t>KHONG-DOC</t></rPh></is></c>'
        "</row></sheetData></worksheet>"
    )
    paper = read_paper(with_part(saved(book_of(1)), "xl/worksheets/sheet1.xml", sheet), "bang.xlsx")
    assert [passage.text for passage in paper.passages] == ["#DIV/0!", "một hai"]
