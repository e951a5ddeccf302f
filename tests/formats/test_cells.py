from datetime import date, datetime
from decimal import Decimal

import pytest

from dtreport.formats.cells import in_words, plain_value, shown_words
from dtreport.papers.blocks import (
    NOT_REPORTED,
    Cell,
    ColumnKind,
    Copy,
    Difference,
    Product,
    Qualified,
    Ratio,
    Tally,
    Total,
)
from tests.support.sample_papers import figures


@pytest.mark.parametrize(
    ("cell", "kind", "expected"),
    [
        (None, ColumnKind.NUMBER, ""),
        (NOT_REPORTED, ColumnKind.NUMBER, "…"),
        (0, ColumnKind.NUMBER, "0"),
        (2, ColumnKind.NUMBER, "2"),
        (Decimal("1234567.50"), ColumnKind.NUMBER, "1.234.567,50"),
        (2021, ColumnKind.CENTRED, "2021"),
        (2021, ColumnKind.NUMBER, "2.021"),
        (Decimal("0.125"), ColumnKind.PERCENT, "12,5%"),
        (1, ColumnKind.PERCENT, "100,0%"),
        (date(2018, 3, 6), ColumnKind.DATE, "06/3/2018"),
        (datetime(2022, 1, 18, 18, 7), ColumnKind.DATE, "18:07 ngày 18/01/2022"),  # noqa: DTZ001, as read
        (Total(Decimal(3), (0,)), ColumnKind.NUMBER, "3"),
        (Total(None, ()), ColumnKind.NUMBER, "…"),
        (Ratio("a", "b", Decimal("0.5")), ColumnKind.NUMBER, "50,0%"),
        (Ratio("a", "b", None), ColumnKind.PERCENT, ""),
        (Tally(12, "t", "a", (0,)), ColumnKind.NUMBER, "12"),
        (Copy(Decimal("1234.5"), "t", "a", 0), ColumnKind.NUMBER, "1.234,5"),
        (Copy(NOT_REPORTED, "t", "a", 0), ColumnKind.NUMBER, "…"),
        (Qualified(Decimal(3000), "hơn"), ColumnKind.NUMBER, "hơn 3.000"),
        (Qualified(Decimal("0.125"), "gần"), ColumnKind.PERCENT, "gần 12,5%"),
        (Ratio("a", "b", Decimal("0.5"), "khoảng"), ColumnKind.PERCENT, "khoảng 50,0%"),
        (Ratio("a", "b", None, "khoảng"), ColumnKind.PERCENT, ""),
        (Difference("a", "b", Decimal(2)), ColumnKind.NUMBER, "+2"),
        (Difference("a", "b", Decimal("-0.6")), ColumnKind.PERCENT, "-0,6"),
        (Difference("a", "b", Decimal("0.0")), ColumnKind.NUMBER, "0"),
        (Difference("a", "b", Decimal("1234.5"), "khoảng"), ColumnKind.NUMBER, "khoảng +1.234,5"),
        (Difference("a", "b", None, "khoảng"), ColumnKind.NUMBER, ""),
        (Product(("a", "b"), Decimal(15_400_000)), ColumnKind.NUMBER, "15.400.000"),
        (Product(("a", "b"), NOT_REPORTED), ColumnKind.NUMBER, "…"),
        (Product(("a", "b"), None), ColumnKind.NUMBER, ""),
        (Copy(Qualified(Decimal(3000), "hơn"), "t", "a", 0), ColumnKind.NUMBER, "hơn 3.000"),
        (Copy(Ratio("a", "b", Decimal("0.5"), "gần"), "t", "a", 0), ColumnKind.NUMBER, "gần 50,0%"),
        (Copy(Difference("a", "b", Decimal("0.6")), "t", "a", 0), ColumnKind.PERCENT, "+0,6"),
        ("02", ColumnKind.TEXT, "02"),
    ],
)
def test_a_cell_says_what_an_office_writes(cell: Cell, kind: ColumnKind, expected: str) -> None:
    assert in_words(cell, kind) == expected


def test_a_derived_cell_is_its_value() -> None:
    assert plain_value(Total(None, ())) is NOT_REPORTED
    assert plain_value(Ratio("a", "b", None)) is None


def test_columns_that_nothing_fills_are_left_out() -> None:
    shown = shown_words(figures())
    assert [column.key for column in shown.columns] == ["tt", "name", "unit", "plan", "done", "share", "date", "note"]
    assert shown.stem == 1
