"""Formulas of the workbook: what they say, what they hold, and that independent engines find the same."""

import re
import shutil
import subprocess
from decimal import Decimal
from io import BytesIO
from math import prod
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from dtreport.formats.cells import plain_value
from dtreport.papers.blocks import (
    NOT_REPORTED,
    Cell,
    Column,
    ColumnKind,
    Copy,
    Difference,
    Heading,
    Paper,
    Product,
    Qualified,
    Ratio,
    Row,
    Section,
    Table,
    Tally,
    Total,
)
from tests.support.sample_papers import FORTY_LINES, chart, measures, paper_of, people, signature, texts
from tests.support.workbooks import needs_formualizer, render, sheet_of, sheets_of, stale, with_other_value

NAME, NUMBER = Column("name", "Tên", width=30), Column("number", "Số", ColumnKind.NUMBER, 12)


def column_of(*cells: Cell, name: str = "t") -> Table:
    return Table(name, (NAME, NUMBER), tuple(Row((f"Dòng {place}", cell)) for place, cell in enumerate(cells)))


def formulas_of(*tables: Table) -> list[Any]:
    """What stands in the last column of the first table."""
    return [cell.value for cell in sheet_of(*tables, formulas=True)["B"]][1 : len(tables[0].rows) + 1]


def test_a_total_follows_the_filter_and_stays_unreported_where_nothing_is() -> None:
    table = column_of(Total(Decimal(6), (1, 2, 4)), 1, 2, NOT_REPORTED, 3)
    assert formulas_of(table)[0] == '=IF(COUNT(B3:B6)=0,"…",SUBTOTAL(109,B3:B6))'
    unknown = column_of(NOT_REPORTED, None, Total(None, (0, 1)))
    assert formulas_of(unknown)[2] == '=IF(COUNT(B2:B3)=0,"…",SUBTOTAL(109,B2:B3))'
    assert sheet_of(unknown)["B4"].value == "…"


def test_a_total_passes_over_figures_that_are_not_its_own() -> None:
    table = column_of(1, 20, 3, Total(Decimal(4), (0, 2)))
    assert formulas_of(table)[3] == '=IF(COUNT(B2,B4)=0,"…",SUBTOTAL(109,B2,B4))'


def test_a_total_of_totals_is_a_plain_sum_since_a_subtotal_would_pass_over_them() -> None:
    table = column_of(1, Total(Decimal(1), (0,)), 2, Total(Decimal(3), (1, 2)))
    assert formulas_of(table)[3] == '=IF(COUNT(B3:B4)=0,"…",SUM(B3:B4))'


def test_a_total_over_more_places_than_a_function_takes_is_made_of_several() -> None:
    many = column_of(*[1, 5] * 300, Total(Decimal(300), tuple(range(0, 600, 2))))
    formula = formulas_of(many)[-1]
    assert max(call.count(",") for call in re.findall(r"\w+\(([^()]*)\)", formula)) < 255
    assert formula.count("SUBTOTAL(109,") == 2
    longest = column_of(*[1, 5] * 900, Total(Decimal(900), tuple(range(0, 1800, 2))))
    assert formulas_of(longest)[-1] == 900  # its formula would be longer than Excel takes


@pytest.mark.parametrize(
    "cells",
    [
        (1, 2, Total(Decimal(4), (0, 1))),
        (10**15, 2, Total(Decimal(10**15 + 2), (0, 1))),
        (1, Total(Decimal(2), (0, 1))),
        (1, Copy(2, "t", "number", 0)),
        (1, Copy(1, "missing", "number", 0)),
        (1, Copy(1, "t", "missing", 0)),
        (1, Copy(1, "t", "number", 9)),
        (1, Tally(2, "t", "number", (0,))),
        (1, Ratio("number", "other", Decimal(1))),
        (1, Difference("number", "number", Decimal(1))),
        (1, Difference("number", "other", Decimal(1))),
        (1, Product(("number", "other"), Decimal(1))),
        (1, Product((), Decimal(1))),
        (1, Copy(Qualified(Decimal(2), "hơn"), "t", "number", 0)),
        (None, Copy(Difference("", "", None), "t", "number", 0)),
    ],
)
def test_what_the_sheet_would_not_find_is_no_formula(cells: tuple[Cell, ...]) -> None:
    assert not [value for value in formulas_of(column_of(*cells)) if str(value).startswith("=")]


def test_a_ratio_says_nothing_where_there_is_nothing_to_divide() -> None:
    columns = NAME, NUMBER, Column("plan", "KH", ColumnKind.NUMBER), Column("share", "%", ColumnKind.PERCENT)
    cases: list[tuple[Cell, Cell, Decimal | None]] = [
        (1, 3, Decimal(1) / 3),
        (0, 4, Decimal(0)),
        (1, 0, None),
        (NOT_REPORTED, 4, None),
        (4, NOT_REPORTED, None),
        (None, None, None),
    ]
    rows = tuple(Row(("x", one, other, Ratio("number", "plan", quotient))) for one, other, quotient in cases)
    table = Table("t", columns, rows)
    live, still = (sheet_of(table, formulas=formulas) for formulas in (True, False))
    assert live["D2"].value == '=IF(AND(COUNT(B2,C2)=2,C2<>0),B2/C2,"")'
    assert [cell.value for cell in still["D"]][1:] == [1 / 3, 0, None, None, None, None]
    assert {cell.number_format for cell in live["D"][1:]} == {"0.0%_)"}


def test_differences_and_products_are_formulas_that_round_off_what_binary_leaves() -> None:
    live, still = (sheet_of(measures(), formulas=formulas) for formulas in (True, False))
    assert [live[cell].value for cell in ("E2", "E3", "H2", "H4")] == [
        '=IF(COUNT(C2,B2)=2,C2-B2,"")',
        '=IF(COUNT(C3,B3)=2,ROUND(C3-B3,1),"")',
        '=IF(COUNT(F2,G2)=2,F2*G2,"…")',
        '=IF(COUNT(F4,G4)=2,F4*G4,"")',
    ]
    assert [cell.value for cell in still["E"]][1:] == [2, -0.6, -3000, 0, None, -0.97, None, -0.6]
    assert [cell.value for cell in still["H"]][1:] == [15_400_000, "…", None, 0.5, None, 0, 15_400_000.5, "…"]
    assert live["C8"].value == '=IF(COUNT(C2:C7)=0,"…",ROUND(SUBTOTAL(109,C2:C7),2))'


def test_the_word_before_a_figure_and_its_sign_are_part_of_the_number_format() -> None:
    sheet = sheet_of(measures())
    assert (sheet["C4"].value, sheet["C4"].number_format) == (3000, '"hơn "#,##0_);"hơn "-#,##0_)')
    assert sheet["D4"].number_format == '"khoảng "0.0%_);"khoảng "-0.0%_)'
    assert sheet["E3"].number_format == "+#,##0.0_);-#,##0.0_);0_)"
    assert sheet["E4"].number_format == '"khoảng "+#,##0_);"khoảng "-#,##0_);"khoảng "0_)'
    assert sheet["C9"].number_format == sheet["C4"].number_format
    assert sheet["E9"].number_format == sheet["E3"].number_format
    assert sheet["C6"].number_format.startswith('"gần "\\""\\đủ"\\""; _x005F_x0041_ "#')
    long = sheet_of(column_of(Qualified(Decimal(1), "rất " * 30)))
    assert len(long["B2"].number_format) < 255


def test_a_figure_too_long_for_excel_keeps_the_word_before_it() -> None:
    assert sheet_of(column_of(Qualified(Decimal(10**16), "hơn")))["B2"].value == "hơn 10.000.000.000.000.000"


def test_a_tally_counts_rows_of_another_sheet_and_not_what_continues_them() -> None:
    long = texts(("a", FORTY_LINES, "b", "c"))
    first = column_of(Tally(4, "van_ban", "text", (0, 1, 2, 3)), Tally(3, "van_ban", "tt", (0, 1, 3)))
    paper = Paper("P", "A", (Section("Một", (first,)), Section("L'ớn", (Heading("A"), long))), paper_of().dated, "ab")
    one, other = sheets_of(paper, formulas=True)
    last = other.max_row
    assert one["B2"].value == f"=COUNTA('L''ớn'!B3:B4,'L''ớn'!B{last - 1}:B{last})"
    assert one["B3"].value == f"=COUNTA('L''ớn'!A3:A4,'L''ớn'!A{last})"


def test_a_copy_is_a_reference_and_what_is_not_reported_is_copied_as_it_is() -> None:
    table = column_of(
        Decimal("2.50"), NOT_REPORTED, Copy(Decimal("2.5"), "t", "number", 0), Copy(NOT_REPORTED, "t", "number", 1)
    )
    assert formulas_of(table)[2:] == ["=B2", "=B3"]
    assert [cell.value for cell in sheet_of(table)["B"]][3:] == [2.5, "…"]


def test_readers_that_do_not_calculate_see_the_values(nasty: Paper) -> None:
    data = render(nasty)
    still = load_workbook(BytesIO(data), data_only=True).worksheets[0]
    read = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()
    for values in ([[cell.value for cell in row] for row in still.iter_rows()], read):
        names = "Người được khen", "Hội nghị", "Kinh phí", "Cộng"
        figures = {row[0]: [cell for cell in row if cell not in (None, "")][-1] for row in values if row[0] in names}
        assert figures["Người được khen"] == 300
        assert figures["Kinh phí"] == "…"
        assert figures["Cộng"] == 301


@needs_formualizer
def test_an_independent_engine_finds_every_value_and_would_find_a_wrong_one(nasty: Paper, tmp_path: Path) -> None:
    data = render(nasty)
    assert not stale(data, tmp_path)
    assert stale(with_other_value(data, b"</f><v>300</v>", b"</f><v>299</v>"), tmp_path)


def compared(cells: list[Cell]) -> Table:
    """Each figure beside the one before it, with what it has more and what they are multiplied."""
    columns = (*(Column(key, key, ColumnKind.NUMBER) for key in ("one", "other", "more", "product")),)
    rows = []
    for one, other in zip(cells, [*cells[1:], Qualified(Decimal("2.50"), "hơn")], strict=True):
        figures = [Decimal(value) for value in map(plain_value, (one, other)) if isinstance(value, (int, Decimal))]
        both = len(figures) == 2
        difference = Difference("one", "other", figures[0] - figures[1] if both else None, "gần")
        rows.append(
            Row(
                (
                    one,
                    other,
                    difference,
                    Product(("one", "other"), prod(figures, start=Decimal(1)) if both else NOT_REPORTED),
                )
            )
        )
    return Table("compared", columns, tuple(rows))


FIGURES = st.one_of(
    st.none(), st.just(NOT_REPORTED), st.integers(-(10**16), 10**16), st.decimals(-1000, 1000, places=2)
)


@needs_formualizer
@settings(max_examples=40, deadline=None)
@given(st.lists(FIGURES, min_size=1, max_size=30), st.data())
def test_whatever_the_figures_are_the_engine_agrees(tmp_path_factory: Any, cells: list[Cell], data: Any) -> None:
    rows = tuple(sorted(data.draw(st.sets(st.sampled_from(range(len(cells)))))))
    figures = [Decimal(cells[row]) for row in rows if isinstance(cells[row], (int, Decimal))]
    filled = sum(cells[row] is not None for row in rows)
    derived = (Total(sum(figures, Decimal()) if figures else None, rows), Tally(filled, "t", "number", rows))
    copies = [Copy(cell, "t", "number", row) for row, cell in enumerate(cells) if isinstance(cell, (int, Decimal))]
    workbook = render(paper_of(column_of(*cells, *derived, *copies), compared(cells)))
    assert not stale(workbook, tmp_path_factory.mktemp("book"))


FORCED = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>
"""


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_libreoffice_made_to_recalculate_finds_the_same(nasty: Paper, tmp_path: Path) -> None:
    settings_ = tmp_path / "profile" / "user" / "registrymodifications.xcu"
    settings_.parent.mkdir(parents=True)
    settings_.write_text(FORCED, encoding="utf-8")  # its default is to trust what is stored
    data = render(nasty)
    (tmp_path / "right.xlsx").write_bytes(data)
    (tmp_path / "wrong.xlsx").write_bytes(with_other_value(data, b"</f><v>300</v>", b"</f><v>299</v>"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = [str(tmp_path / name) for name in ("right.xlsx", "wrong.xlsx")]
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "out"), *files]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    before = values_of(tmp_path / "right.xlsx")
    assert values_of(tmp_path / "out" / "right.xlsx") == before
    assert values_of(tmp_path / "out" / "wrong.xlsx") == before != values_of(tmp_path / "wrong.xlsx")


def values_of(file: Path) -> dict[str, Any]:
    """The value of every formula."""
    live, still = (load_workbook(file, data_only=only) for only in (False, True))
    return {
        f"{sheet.title}!{cell.coordinate}": pytest.approx(value) if isinstance(value, float) else value
        for sheet in live.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
        for value in [still[sheet.title][cell.coordinate].value or ""]
    }


def test_the_signature_and_the_chart_do_not_move_what_formulas_refer_to() -> None:
    table = people(3)
    sheet = sheet_of(chart(), table, signature(), formulas=True)
    [total] = [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    first = next(cell.row for cell in sheet["A"] if cell.value == 1)
    assert total == f'=IF(COUNT(D{first}:D{first + 2})=0,"…",SUBTOTAL(109,D{first}:D{first + 2}))'
