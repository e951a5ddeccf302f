"""The mail-merge sheet for certificates."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from dtreport.errors import NothingToSayError
from dtreport.papers import paper_named
from dtreport.papers.blocks import Table
from dtreport.report import Years
from tests.support.paper_dump import compare, dump
from tests.support.sample_years import award, awards_year, cells, made, report_2021, tables_of

if TYPE_CHECKING:
    from dtreport.papers.blocks import Cell
    from dtreport.report import Year

CERTIFICATES = paper_named("certificates")


def certificates(year: Year) -> Table:
    return tables_of(CERTIFICATES.build(Years(year)))["certificates"]


def line(year: Year, key: str) -> Cell:
    """One line of the only certificate of a year."""
    (found,) = cells(certificates(year), key)
    return found


def test_the_certificates_are_as_they_were_approved() -> None:
    compare("awards-certificates", dump(CERTIFICATES.build(Years(awards_year()))))


def test_a_year_without_names_has_no_certificates() -> None:
    with pytest.raises(NothingToSayError, match="Năm 2021 chưa có tên người, tập thể, hộ nào được khen"):
        CERTIFICATES.build(Years(report_2021()))


def test_the_sheet_for_certificates_is_one_table_that_a_mail_merge_can_read() -> None:
    paper = CERTIFICATES.build(Years(awards_year()))
    (section,) = paper.sections
    (table,) = section.blocks
    assert isinstance(table, Table)
    assert table.caption == ""
    assert not any(column.optional for column in table.columns)
    labels = [column.label for column in table.columns]
    assert len(set(labels)) == len(labels)
    assert all(re.fullmatch(r"[\w ]{1,40}", label) for label in labels)
    assert cells(table, "order") == list(range(1, len(table.rows) + 1))


@pytest.mark.parametrize(
    ("merit", "said"),
    [
        ("có thành tích xuất sắc", "Đã có thành tích xuất sắc"),
        ("Thành tích xuất sắc", "Đã có thành tích xuất sắc"),
        ("hoàn thành tốt nhiệm vụ", "Đã hoàn thành tốt nhiệm vụ"),
        ("đã nỗ lực", "Đã nỗ lực"),
        ("người có uy tín", "Người có uy tín"),
        (None, None),
    ],
)
def test_a_merit_is_told_as_a_certificate_tells_it(merit: str | None, said: str | None) -> None:
    assert line(made(awards=[award(recipient="Nguyễn Văn A", merit=merit)]), "merit") == said


@pytest.mark.parametrize(
    ("recipient", "honorific", "said"),
    [
        ("Lý Văn A", "Ông", "Hộ gia đình ông Lý Văn A"),
        ("Hồ Thị B", None, "Hộ gia đình Hồ Thị B"),
        ("Hộ bà Hồ Thị B", None, "Hộ bà Hồ Thị B"),
        ("Gia đình ông Lý Văn A", None, "Gia đình ông Lý Văn A"),
    ],
)
def test_a_household_is_called_a_household(recipient: str, honorific: str | None, said: str) -> None:
    given = award(kind="household", recipient=recipient, honorific=honorific)
    assert line(made(awards=[given]), "recipient") == said


@pytest.mark.parametrize(
    ("title", "authority", "said"),
    [
        ("Bằng khen của Thủ tướng Chính phủ", None, "BẰNG KHEN"),
        ("Bằng khen UBND tỉnh", "Chủ tịch UBND tỉnh", "BẰNG KHEN"),
        ("CSTĐ cơ sở", None, "DANH HIỆU CHIẾN SĨ THI ĐUA CƠ SỞ"),
        ("Danh hiệu Lao động tiên tiến", None, "DANH HIỆU LAO ĐỘNG TIÊN TIẾN"),
        ("Cờ thi đua của Chính phủ", None, "CỜ THI ĐUA CỦA CHÍNH PHỦ"),
        (
            "Kỷ niệm chương Vì sự nghiệp phát triển các dân tộc",
            None,
            "KỶ NIỆM CHƯƠNG VÌ SỰ NGHIỆP PHÁT TRIỂN CÁC DÂN TỘC",
        ),
    ],
)
def test_an_honour_stands_on_its_certificate_as_the_law_calls_it(title: str, authority: str | None, said: str) -> None:
    given = award(title=title, authority=authority, recipient="Nguyễn Văn A")
    assert line(made(awards=[given]), "honour") == said


@pytest.mark.parametrize(
    ("number", "day", "decision", "place_and_date"),
    [
        (
            "05/QĐ-BDT",
            date(2022, 1, 10),
            "Quyết định số 05/QĐ-BDT ngày 10 tháng 01 năm 2022",
            "ngày 10 tháng 01 năm 2022",
        ),
        (None, date(2022, 3, 1), "Quyết định ngày 01 tháng 3 năm 2022", "ngày 01 tháng 3 năm 2022"),
        ("05/QĐ-BDT", None, "Quyết định số 05/QĐ-BDT", None),
        (None, None, None, None),
    ],
)
def test_the_lines_of_the_decision_say_what_is_known_of_it(
    number: str | None, day: date | None, decision: str | None, place_and_date: str | None
) -> None:
    document = {"code": "qd", "kind": "Quyết định", "number": number, "date": day}
    held = {key: value for key, value in document.items() if value is not None}
    agency = {"name": "Ban Dân tộc tỉnh Thái Nguyên", "place": "Thái Nguyên", "head_title": "Trưởng Ban"}
    year = made(agency=agency, documents=[held], awards=[award(recipient="Nguyễn Văn A", decision="qd")])
    assert line(year, "decision") == decision
    assert line(year, "place_and_date") == (place_and_date and f"Thái Nguyên, {place_and_date}")


def test_who_is_named_has_the_merit_and_the_decision_of_the_number_that_they_fill() -> None:
    documents = [{"code": "qd", "kind": "Quyết định", "number": "1/QĐ"}, {"code": "qd2", "kind": "Quyết định"}]
    counted = award("a", count=2, decision="qd", merit="có sáng kiến")
    named = award("b", recipient="Nguyễn Văn A")
    year = made(documents=documents, awards=[counted, named])
    assert (line(year, "decision"), line(year, "merit")) == ("Quyết định số 1/QĐ", "Đã có sáng kiến")
    two = made(documents=documents, awards=[counted, award("c", count=1, decision="qd2"), named])
    assert line(two, "decision") is None
