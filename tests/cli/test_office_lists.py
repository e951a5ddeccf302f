"""Lists as offices have them: what comes out is right, or told."""

from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.office_lists import PEOPLE, REFUSED, OfficeList

if TYPE_CHECKING:
    from tests.support.office import Office

_KINDS = {"individual": "cá nhân", "collective": "tập thể", "household": "hộ gia đình"}
_KEYS = ("honorific", "recipient", "position", "unit", "birth_year", "prize", "title", "authority")


def recorded(office: Office) -> list[dict[str, Any]]:
    return [award for award in json.loads(office.run("list awards --json").out) if award["code"] != "kt-1"]


def as_line(award: dict[str, Any], keys: tuple[str, ...] = _KEYS) -> str:
    cells = [_KINDS[award["recipient_kind"]], *(str(award[key] or "") for key in keys)]
    return " | ".join(cells)


def matches(line: str, award: dict[str, Any]) -> bool:
    """Whether an award is as a line says; what the line leaves out at its end is not compared, inside it is empty."""
    wanted = [cell.strip() for cell in line.split("|")]
    got = as_line(award).split(" | ")
    told = len(wanted)
    keys = ("title", "authority")
    blank = all(not cell for cell, key in zip(got[told:], _KEYS[told - 1 :], strict=True) if key not in keys)
    return got[:told] == wanted and blank


def give(office: Office, sheet: OfficeList) -> Any:
    office.begin()
    return office.run(
        ["add-award", "--list", "-", *shlex.split(sheet.options)], stdin=sheet.text.replace("→", "\t").encode()
    )


@pytest.mark.parametrize("sheet", PEOPLE, ids=lambda sheet: sheet.name)
def test_a_list_comes_out_right(office: Office, sheet: OfficeList) -> None:
    ran = give(office, sheet)
    assert ran.code == 0, ran.err
    awards = recorded(office)
    assert len(awards) == len(sheet.rows), [as_line(award) for award in awards]
    for line, award in zip(sheet.rows, awards, strict=True):
        assert matches(line, award), f"{as_line(award)}\n{line}"
    told = " ".join(ran.err.split())
    for sentence in sheet.told:
        assert sentence in told, ran.err


@pytest.mark.parametrize("sheet", REFUSED, ids=lambda sheet: sheet.name)
def test_a_list_that_cannot_be_right_is_refused(office: Office, sheet: OfficeList) -> None:
    ran = give(office, sheet)
    assert ran.code == 2, ran.err
    assert recorded(office) == []
    told = " ".join(ran.err.split()).replace('"', "“").replace("“", '"')
    for sentence in sheet.told:
        assert sentence.replace("“", '"').replace("”", '"') in told.replace("”", '"'), ran.err
