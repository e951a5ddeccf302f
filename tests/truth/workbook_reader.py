"""A reader of the produced workbook, cell by cell, who knows Excel and the records, and nothing of the program."""

from __future__ import annotations

import re
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from tests.truth.prose_reader import check

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.truth.sentence_reader import Figure


def read_workbook(data: bytes, figures: Mapping[str, Figure]) -> None:
    """Every figure stands once in the sheet of figures, as a number; a word before it is part of its format."""
    from openpyxl import load_workbook

    sheets = {sheet.title: sheet for sheet in load_workbook(BytesIO(data), data_only=True)}
    if not figures:
        check("Số liệu" not in sheets, "a sheet of no figures")
        return
    sheet = sheets["Số liệu"]
    rows = list(sheet.iter_rows())
    head = next(row for row in rows if any(str(cell.value).startswith("Đơn vị tính") for cell in row))
    columns = {str(cell.value): cell.column - 1 for cell in head if cell.value is not None}
    kinds = {
        "value": next(place for title, place in columns.items() if re.match("Thực hiện(?: trong kỳ| năm 2023)", title)),
        "plan": next((place for title, place in columns.items() if title.startswith("Kế hoạch")), None),
        "previous": next(
            (place for title, place in columns.items() if re.match("Thực hiện (?:năm 2022|cùng kỳ)", title)), None
        ),
    }
    names = columns["Chỉ tiêu"]
    body = [row for row in rows[head[0].row :] if str(row[names].value).strip() in _names(figures)]
    check(len(body) == len(figures), f"{len(body)} rows of {len(figures)} figures")
    told = []
    for row in body:
        name = str(row[names].value).strip()
        figure = next(each for each in figures.values() if each.record["name"] == name and each not in told)
        told.append(figure)
        record = figure.record
        for key, value, words in (
            ("value", record.get("value"), record.get("qualifier", "")),
            ("plan", record.get("plan"), record.get("plan_qualifier") or _ceiling(record)),
            ("previous", figure.previous, figure.previous_words),
        ):
            place = kinds[key]
            if place is None:
                check(value is None, f"no column for {key} of {name}")
            else:
                _read_cell(row[place], value, words, f"{key} of {name}")


def _ceiling(record: Mapping[str, Any]) -> str:
    """What a plan is where less is better: not to be passed."""
    return "không quá" if record.get("better") == "less" and record.get("plan") else ""


def _names(figures: Mapping[str, Figure]) -> set[str]:
    return {figure.record["name"] for figure in figures.values()}


def _read_cell(cell: Any, value: Decimal | None, words: str, what: str) -> None:
    if value is None:
        check(cell.value in {None, "…", ""}, f"{what}: {cell.value!r}, nothing is recorded")
        return
    check(isinstance(cell.value, int | float), f"{what}: {cell.value!r} is no number")
    check(Decimal(str(cell.value)) == value, f"{what}: {cell.value!r}, recorded is {value}")
    written = " ".join(re.findall('"([^"]*)"', cell.number_format.partition(";")[0])).strip()
    check(written == words, f"{what}: the format says {written!r}, recorded is {words!r}")
