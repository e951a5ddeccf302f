"""Codes that dtreport gives: one number after the other, and none of them twice."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from dtreport.errors import DtreportError
from dtreport.store import Insert, Remove, Replace, Store
from dtreport.store.year_file import JournalGaps
from tests.support.store_samples import SAMPLE, count

if TYPE_CHECKING:
    from pathlib import Path

UNCODED = '\n[[counts]]\nname = "Viết tay"\nunit = "cái"\n'


def journal(store: Store) -> Path:
    return store.folder / ".dtreport" / "2021.journal.jsonl"


def given(store: Store) -> str:
    """The code that the next new count gets."""
    values = {key: value for key, value in count("").items() if key != "code"}
    commit = store.commit(2021, lambda _file: [Insert("counts", values)], "test")
    return str(commit.file.data["counts"][-1]["code"])


def remove(store: Store, code: str) -> None:
    store.commit(2021, lambda _file: [Remove("counts", code)], "test")


def by_hand(store: Store, content: str) -> None:
    store.path(2021).write_text(content, encoding="utf-8")


def without_numbers(store: Store) -> None:
    """Let the journal be one of an older version, which did not keep the numbers."""
    lines = [json.loads(line) for line in journal(store).read_text(encoding="utf-8").splitlines()]
    kept = [{key: value for key, value in line.items() if key != "highest"} for line in lines]
    journal(store).write_text("".join(json.dumps(line) + "\n" for line in kept), encoding="utf-8")


def test_the_code_of_a_removed_record_is_not_given_again(store: Store) -> None:
    assert given(store) == "sl-4"
    remove(store, "sl-4")
    remove(store, "sl-3")
    assert given(store) == "sl-5"


@pytest.mark.parametrize("old", [False, True])
def test_nor_is_that_of_one_that_was_renamed_or_wiped_out_by_hand(store: Store, *, old: bool) -> None:
    given(store)
    store.commit(2021, lambda _file: [Replace("counts", "sl-4", count("khac"))], "test")
    if old:
        without_numbers(store)
    assert given(store) == "sl-5"
    by_hand(store, SAMPLE)
    assert given(store) == "sl-6"
    by_hand(store, SAMPLE)
    if old:
        without_numbers(store)
    assert given(store) == "sl-7"


def test_a_clerks_own_high_number_counts_too_and_one_that_was_never_written_does_not(store: Store) -> None:
    store.commit(2021, lambda _file: [Insert("counts", count("sl-30"))], "test")
    remove(store, "sl-30")
    with pytest.raises(DtreportError):
        store.commit(2021, lambda _file: [Insert("counts", {"name": "Số xã", "area": "không"})], "test")
    assert given(store) == "sl-31"


def test_a_block_without_a_code_is_shown_under_the_code_that_it_then_gets(store: Store) -> None:
    given(store)
    remove(store, "sl-4")
    by_hand(store, SAMPLE + UNCODED)
    shown = store.read(2021).year.figures[-1].code
    assert [change.code for change in store.history(2021)[-1].changes] == [shown]
    assert store.commit(2021, lambda _file: [Remove("counts", "sl-1")], "test").given_codes == (shown,)
    assert shown == "sl-5"


def test_in_an_older_journal_too(store: Store) -> None:
    given(store)
    remove(store, "sl-4")
    base = store.path(2021).read_bytes()
    store.save_draft(2021, base, base + UNCODED.encode(), "open")
    without_numbers(store)
    shown = store.read(2021).year.figures[-1].code
    assert store.commit(2021, lambda _file: [Remove("counts", "sl-1")], "test").given_codes == (shown,)
    assert shown == "sl-5"


def test_where_the_journal_cannot_be_read_a_reader_goes_by_the_file(store: Store) -> None:
    given(store)
    remove(store, "sl-4")
    by_hand(store, SAMPLE + UNCODED)
    journal(store).unlink()
    journal(store).mkdir()
    assert store.read(2021).year.figures[-1].code == "sl-4"


@pytest.mark.parametrize("highest", ["nhiều", {"sl": "4"}, {"sl": True}, None])
def test_numbers_that_are_none_are_counted_anew(store: Store, highest: Any) -> None:
    given(store)
    remove(store, "sl-4")
    lines = [json.loads(line) for line in journal(store).read_text(encoding="utf-8").splitlines()]
    lines[-1]["highest"] = highest
    lines[0]["changes"] = [*lines[0]["changes"], "gì đó", {"of": "counts", "code": 5, "before": ""}]
    lines[2]["codes"] = ["sl-7", 8]
    journal(store).write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert given(store) == "sl-8"


@pytest.mark.parametrize("old", [False, True])
def test_a_commit_that_was_not_noted_any_more_counts(store: Store, *, old: bool) -> None:
    given(store)
    remove(store, "sl-4")
    given(store)
    lines = journal(store).read_text(encoding="utf-8").splitlines(keepends=True)
    journal(store).write_text("".join(lines[:-1]), encoding="utf-8")
    assert store.history(2021)[-1].changes[0].code == "sl-5"
    if old:
        without_numbers(store)
    by_hand(store, SAMPLE + "# sửa tay\n")
    assert given(store) == "sl-6"


def test_what_a_journal_should_hold_and_does_not(store: Store) -> None:
    assert store.journal_gaps(2021) == JournalGaps()
    for _time in range(4):
        given(store)
    assert store.journal_gaps(2021) == JournalGaps()
    lines = journal(store).read_text(encoding="utf-8").splitlines(keepends=True)
    journal(store).write_text("".join([lines[0], "x" + lines[1], *lines[4:]]), encoding="utf-8")
    (store.folder / ".dtreport" / "2021.toml").unlink()
    assert store.journal_gaps(2021) == JournalGaps(defects=(2,), lost=(1, 2), no_mirror=True)
    journal(store).write_text(lines[-1].replace('"number": 4', '"number": 4000000000'), encoding="utf-8")
    assert store.journal_gaps(2021).lost == ()
    journal(store).write_text("x\n\n", encoding="utf-8")
    assert store.journal_gaps(2021) == JournalGaps(missing=True, defects=(1,))


def test_a_journal_that_is_gone_is_missed_where_something_was_written(store: Store) -> None:
    given(store)
    journal(store).unlink()
    assert store.journal_gaps(2021).missing
    journal(store).mkdir()
    with pytest.raises(DtreportError):
        store.journal_gaps(2021)
