"""The years of an office: last year's report, what a new year takes over, which year is meant."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from dtreport.errors import DtreportError, InvalidFileError, InvalidValuesError, NotRecordedError
from dtreport.report import Years
from dtreport.services.change_description import change_lines
from dtreport.services.change_history import numbered, own_last, standing, undo
from dtreport.services.office_years import (
    SeveralOpenYearsError,
    choose_year,
    new_year,
    reopen_year,
    years_of,
)
from dtreport.services.year_check import at_a_glance, check_year
from dtreport.services.year_seal import close_year
from dtreport.store import Insert, Store, Who

if TYPE_CHECKING:
    from pathlib import Path

LAN = Who("lan", "KETOAN-02")
AGENCY = {"name": "Ban A", "head": "Nguyễn Văn A"}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "reports", LAN)


def test_the_first_year_makes_the_folder(store: Store) -> None:
    made = new_year(store, 2021, AGENCY)
    assert (made.source, made.existed, made.commit is not None) == (None, False, True)
    assert store.read(2021).year.agency.head == "Nguyễn Văn A"
    assert store.read(2021).year.period.start == date(2020, 12, 15)


@pytest.mark.parametrize("agency", [{}, {"name": ""}, {"name": "A\u0007"}])
def test_a_first_year_whose_agency_cannot_be_taken_leaves_no_folder(store: Store, agency: dict[str, str]) -> None:
    with pytest.raises(InvalidValuesError):
        new_year(store, 2021, agency)
    assert not store.folder.exists()


def test_a_dry_run_writes_nothing(store: Store) -> None:
    made = new_year(store, 2021, AGENCY, dry_run=True)
    assert made.commit is None
    assert made.data["agency"] == AGENCY
    assert not store.folder.exists()


def test_a_new_year_takes_over_codes_and_names_and_no_figures(store: Store) -> None:
    new_year(store, 2021, AGENCY)
    store.commit(
        2021,
        lambda _file: [
            Insert("areas", {"code": "lv-1", "title": "Mảng A", "lead": "Lời dẫn năm cũ"}),
            Insert("counts", {"code": "xa", "name": "Số xã", "unit": "xã", "value": 3, "plan": 4, "area": "lv-1"}),
            Insert("counts", {"code": "ban", "name": "Số bản", "unit": "bản", "part_of": "xa", "note": "cũ"}),
        ],
        "thêm",
    )
    made = new_year(store, 2023, {"name": "Sở A"})
    assert made.source == 2021
    year = store.read(2023).year
    assert (year.agency.name, year.agency.head) == ("Sở A", "Nguyễn Văn A")
    assert [area.lead for area in year.areas] == [None]
    assert [(figure.code, figure.value, figure.plan, figure.note) for figure in year.figures] == [
        ("xa", None, None, None),
        ("ban", None, None, None),
    ]
    assert year.figures[1].part_of == "xa"


def test_a_new_year_is_refused_where_the_last_one_does_not_load(store: Store) -> None:
    new_year(store, 2021, AGENCY)
    store.path(2021).write_text("hỏng", encoding="utf-8")
    with pytest.raises(InvalidFileError):
        new_year(store, 2022, {})
    assert store.years() == (2021,)


def test_a_broken_last_year_never_blocks_this_one(store: Store) -> None:
    new_year(store, 2021, AGENCY)
    new_year(store, 2022, {})
    assert years_of(store, 2021) == Years(store.read(2021).year)
    assert years_of(store, 2022).last_year == store.read(2021).year
    store.path(2021).write_text("hỏng", encoding="utf-8")
    years = years_of(store, 2022)
    assert years.last_year is None
    assert years.last_year_problems
    assert check_year(store, 2022).file.year == years.this_year
    glance = {year.year: year for year in at_a_glance(store)}
    assert glance[2021].problems == 1
    assert glance[2022].findings > 0


def test_the_year_that_is_meant_is_the_one_named_or_the_only_open_one(store: Store) -> None:
    store.folder.mkdir()
    with pytest.raises(NotRecordedError, match="Chưa có năm nào"):
        choose_year(store, None)
    for year in (2020, 2021, 2022):
        new_year(store, year, AGENCY)
    assert choose_year(store, "1999") == 1999
    with pytest.raises(SeveralOpenYearsError) as several:
        choose_year(store, None)
    assert several.value.years == (2020, 2021, 2022)
    for year in (2020, 2021):
        close_year(store, year, date(2022, 2, 1))
    assert choose_year(store, "") == 2022
    close_year(store, 2022, date(2023, 2, 1))
    with pytest.raises(NotRecordedError, match="đã chốt"):
        choose_year(store, None)


def test_a_year_is_closed_once_and_reopened_once(store: Store) -> None:
    new_year(store, 2021, AGENCY)
    with pytest.raises(DtreportError):
        reopen_year(store, 2021, "đang mở")
    close_year(store, 2021, date(2022, 2, 1))
    with pytest.raises(DtreportError):
        close_year(store, 2021, date(2022, 2, 2))
    assert store.read(2021).year.closed == date(2022, 2, 1)
    reopen_year(store, 2021, " sửa ")
    assert store.read(2021).year.closed is None
    assert store.history(2021)[-1].reason == "sửa"


def count(store: Store, code: str) -> None:
    store.commit(2021, lambda _file: [Insert("counts", {"code": code, "name": "Số xã", "unit": "xã"})], "thêm")


def test_what_stands_is_what_nobody_took_back(store: Store) -> None:
    new_year(store, 2021, AGENCY)
    for code in ("a", "b", "c"):
        count(store, code)
    taken = []
    for _time in range(2):
        year, entry = own_last(store, [2021], LAN)
        undo(store, year, entry)
        taken.append(entry.number)
    assert taken == [4, 3]
    assert [entry.number for entry in standing(store.history(2021))] == [2, 1]
    undo(store, 2021, numbered(store, 2021, 6))
    assert [entry.number for entry in standing(store.history(2021))] == [3, 2, 1]
    with pytest.raises(NotRecordedError):
        own_last(store, [2021], Who("minh", "VANPHONG-01"))
    with pytest.raises(NotRecordedError):
        numbered(store, 2021, 99)


def test_an_old_value_that_no_longer_reads_is_told_without_showing_it(store: Store) -> None:
    new_year(store, 2021, AGENCY)
    count(store, "a")
    entry = store.history(2021)[-1]
    (change,) = entry.changes
    held = change._replace(
        before=(change.after or "").replace("Số xã", "Bí mật\\u0007"), after=(change.after or "").replace("xã", "thôn")
    )
    assert list(change_lines(entry, back=True)) == ["bỏ số liệu a"]
    from dataclasses import replace

    (line,) = change_lines(replace(entry, changes=(held,)), back=True)
    assert "(không đọc được)" in line
    assert "Bí mật" not in line
