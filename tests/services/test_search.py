"""Finding: which part of a long text is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dtreport.errors import UsageError
from dtreport.services.search import SHOWN, find
from dtreport.store import Store, Who

if TYPE_CHECKING:
    from pathlib import Path

YEAR = """\
schema = 1
year = {year}
[agency]
name = "Ban A"
[text]
overview = "{text}"
"""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path, Who("lan", "KETOAN-02"))


def write(store: Store, text: str, year: int = 2021) -> None:
    store.path(year).write_text(YEAR.replace("{year}", str(year)).replace("{text}", text), encoding="utf-8")


@pytest.mark.parametrize("place", [0, 3, 20, 38, 39])
def test_a_long_text_is_shown_about_the_first_word_that_was_found(store: Store, place: int) -> None:
    words = ["nghị quyết"] * 40
    words[place] = "Đà Nẵng"
    write(store, " ".join(words))
    (found,) = find(store, "da nang").hits
    assert "Đà Nẵng" in found.text
    assert len(found.text) <= SHOWN + 4
    assert found.text.startswith("… ") is (place > 4)
    assert found.text.endswith(" …") is (place < 32)


def test_a_long_text_whose_letters_change_their_number_is_shown_from_its_beginning(store: Store) -> None:
    write(store, "ﬀ " + "nghị quyết " * 20 + "Đà Nẵng")
    (found,) = find(store, "da nang").hits
    assert found.text.startswith("ﬀ nghị quyết")
    assert found.text.endswith(" …")


def test_the_words_may_stand_in_several_fields_of_one_record(store: Store) -> None:
    store.path(2021).write_text(
        YEAR.replace("{year}", "2021").replace("{text}", "Không có gì")
        + '[[counts]]\nname = "Số xã"\nunit = "xã"\nvalue = 12\nnote = "theo Nghị định"\nkey = true\n',
        encoding="utf-8",
    )
    assert [hit.name for hit in find(store, "xã nghi dinh").hits] == ["sl-1"]
    assert [hit.name for hit in find(store, "xã 12").hits] == ["sl-1"]
    assert find(store, "xã 13").hits == ()


def test_latest_years_come_first_and_broken_ones_are_named(store: Store) -> None:
    for year in (2019, 2020, 2021):
        write(store, "Đà Nẵng", year)
    store.path(2020).write_text("hỏng", encoding="utf-8")
    search = find(store, "nẵng")
    assert [hit.year for hit in search.hits] == [2021, 2019]
    assert search.unread == (2020,)


@pytest.mark.parametrize("words", ["", "  ", "\u0301"])
def test_no_words_find_nothing(store: Store, words: str) -> None:
    with pytest.raises(UsageError):
        find(store, words)
