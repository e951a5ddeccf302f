"""What a year said earlier, rebuilt from its history; and the seal that a closing leaves in the journal."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING

import pytest

from dtreport.store import Insert, Move, Remove, Replace, Seal, SetTable, Store, Who
from tests.support.store_samples import SAMPLE, count

if TYPE_CHECKING:
    from pathlib import Path

    from dtreport.report import Year
    from dtreport.store import Change

SEAL = Seal("0123", {"bao-cao-2021.docx": "4567", "muc-luc.html": "89ab"})


def write(store: Store, *changes: Change) -> Year:
    return store.commit(2021, lambda _file: changes, "test").file.year


def past(store: Store) -> list[Year | None]:
    return [state.year for state in store.past_years(store.read(2021))]


def by_hand(store: Store, old: str, new: str) -> Year:
    words = store.path(2021).read_text(encoding="utf-8")
    assert old in words
    store.path(2021).write_text(words.replace(old, new, 1), encoding="utf-8")
    return store.read(2021).year


def undo(store: Store) -> Year:
    entry = store.history(2021)[-1]
    return store.commit(2021, lambda file: store.undo_changes(entry, file), "undo", undoes=entry.number).file.year


def test_every_state_of_a_random_life_comes_back(store: Store) -> None:
    random = Random(10)  # noqa: S311, chance is all that is wanted
    states = [store.read(2021).year]
    for step in range(80):
        codes = [figure.code for figure in states[-1].figures]
        code, other = random.choice([*codes, "sl-1"]), random.choice([*codes, None])
        ways: list[Change] = [
            Insert("counts", {**count(f"m-{step}"), "value": step}, other),
            Replace("counts", code, {**count(code), "value": 1000 + step}),
            Replace("counts", code, count(f"d-{step}")),
            Move("counts", code, None if other == code else other),
            Remove("counts", code),
            SetTable("conference", {"name": f"Hội nghị {step}"}),
            SetTable("conference", {}),
        ]
        change = random.choice(ways if code in codes else ways[:1])
        year = undo(store) if step % 7 == 6 else write(store, change)
        states += [year] if year != states[-1] else []
    assert len(states) > 60
    assert past(store) == states[-2::-1]


def test_hand_edits_and_drafts_are_taken_back_too(store: Store) -> None:
    write(store, Insert("counts", count("sl-9")))
    states = [store.read(2021).year]
    states.append(by_hand(store, 'unit = "lớp"', 'unit = "khóa"'))
    base = store.path(2021).read_bytes()
    draft = base.replace(
        b'[[counts]]\ncode = "sl-1"', b'[[counts]]\nname = "M"\nunit = "m"\n\n[[counts]]\ncode = "s-1"'
    )
    draft = draft.replace(b'code = "sl-9"', b'code = "sl-99"')
    states.append(store.save_draft(2021, base, draft, "sửa trong trình soạn thảo").file.year)
    # A block that has no code yet stands under the code that the next write gives it.
    states.append(by_hand(store, "[[tasks]]", '[[tasks]]\ntext = "Việc mới"\n\n[[tasks]]'))
    assert past(store)[:3] == states[2::-1]
    states.append(write(store, Remove("counts", "s-1")))
    assert past(store)[:4] == states[3::-1]


def test_nothing_is_rebuilt_before_a_year_was_made_or_beyond_what_the_journal_tells(folder: Path) -> None:
    store = Store(folder, Who("lan", "KETOAN-02"))
    store.create(2021, {"agency": {"name": "Ban"}}, "mở năm")
    made = store.read(2021).year
    write(store, Insert("counts", count("sl-1")))
    assert past(store) == [made]
    journal = folder / ".dtreport" / "2021.journal.jsonl"
    lines = [json.loads(line) for line in journal.read_text(encoding="utf-8").splitlines()]

    def spoil(**changed: object) -> None:
        change = {**lines[2]["changes"][0], **changed}
        text = "".join(json.dumps({**line, "changes": [change]} if line is lines[2] else line) + "\n" for line in lines)
        journal.write_text(text, encoding="utf-8")

    for nonsense in (
        {"code": 5},
        {"code": "nobody"},
        {"before": lines[2]["changes"][0]["after"], "after": None, "code": "sl-7", "follower": "nobody"},
    ):
        spoil(**nonsense)
        assert past(store) == []
    spoil(before='[[counts]]\ncode = "sl-1"\n')  # without a name, it could not be read
    assert past(store) == [None]


def test_a_hand_edit_that_nobody_could_compare_ends_the_way_back(store: Store) -> None:
    write(store, Insert("counts", count("sl-9")))
    (store.folder / ".dtreport" / "2021.toml").unlink()
    now = by_hand(store, 'unit = "lớp"', 'unit = "khóa"')
    assert past(store) == []
    write(store, Insert("counts", count("sl-10")))
    assert past(store) == [now]


@pytest.mark.parametrize("seal", [None, SEAL])
def test_a_closing_keeps_what_was_sealed(store: Store, seal: Seal | None) -> None:
    day = store.read(2021).year.period.end
    store.commit(2021, lambda _file: [SetTable("", {"closed": day})], "chốt", seal=seal)
    write_entry = store.history(2021)[-1]
    assert (write_entry.seal, write_entry.damaged) == (seal, False)
    assert past(store) == [Store(store.folder, store.who).check_text(2021, SAMPLE.encode()).year]
