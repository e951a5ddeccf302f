"""The power is cut at any moment: what was answered is there, the file is the old or the new one, and work goes on."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from random import Random
from shutil import rmtree
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

if sys.platform == "win32":
    pytest.skip("the calls that are recorded here are those of POSIX", allow_module_level=True)

from dtreport.services import year_draft
from dtreport.services.export_files import write_export
from dtreport.store import Insert, RecordChange, Store
from dtreport.store.year_file import JournalGaps
from tests.support.power_cut import Cut, Recording, cuts, lay_out
from tests.support.store_samples import count
from tests.support.store_steps import LAN, STEPS, prepared

if TYPE_CHECKING:
    from pathlib import Path

Step = Callable[[Store], Any]

PASSING = re.compile(r".*(\.tmp|\.owner\.json|\.lock|/drafts/.*)")
"""The names of files that no later command reads: what they hold makes no other state."""


def save_draft(store: Store) -> None:
    draft = year_draft.start(store, 2021)
    draft.path.write_bytes(draft.base.replace(b"12.50", b"13"))
    year_draft.save(store, draft)


def add_table(store: Store) -> None:
    """A change whose lines in the journal and in the file take many sectors."""
    store.commit(2021, lambda _file: [Insert("counts", count(f"b-{number}")) for number in range(9)], "add-count")


def begin(store: Store) -> None:
    """The first year of an office, in a folder that is not there yet."""
    store.create(2021, {"agency": {"name": "Sở"}, "counts": [count("sl-2")]}, "new")


WRITES: dict[str, Step] = {
    **{name: STEPS[name] for name in ("add", "edit", "remove", "undo", "create")},
    "draft": save_draft,
    "table": add_table,
    "begin": begin,
}
CASES = [*((name, False) for name in WRITES), *((name, True) for name in ("add", "edit", "remove", "undo", "draft"))]


class View(NamedTuple):
    """What people find: the year file, and its history without numbers and times."""

    raw: bytes | None
    entries: tuple[tuple[str, bool, tuple[RecordChange, ...]], ...]


def view(store: Store, year: int) -> View:
    path = store.path(year)
    entries = ((entry.action, entry.outside, entry.changes) for entry in store.history(year))
    return View(path.read_bytes() if path.exists() else None, tuple(entries))


class Trial(NamedTuple):
    """A step that is done in an office, the year that it writes, and what people find before and afterwards."""

    step: Step
    year: int
    before: View
    after: View


def office(folder: Path, name: str, *, by_hand: bool) -> Store:
    """A folder `reports` in a folder of its own, in which the step can be done."""
    folder.mkdir()
    if name == "begin":
        return Store(folder / "reports", LAN)
    return prepared(folder / "reports", name, by_hand=by_hand)


def cut_power(folder: Path, step: Step, year: int, further: int) -> tuple[int, int]:
    """Do a step, and cut the power at every moment of it.

    Args:
        folder: The office.
        step: What is done there.
        year: The year that it writes.
        further: How many times the power is cut again while somebody works with what was left.

    Returns how many orders and how many states of the disk that was.
    """
    store = Store(folder / "reports", LAN)
    before = view(store, year)
    recording = Recording(folder, lambda: step(store))
    trial = Trial(step, year, before, view(store, year))
    seen = set()
    orders = states = 0
    for cut in cuts(recording, Random(1), 200):  # noqa: S311, chance is all that is wanted
        orders += 1
        state = (cut.answered, frozenset(item for item in cut.layout.items() if not PASSING.fullmatch(item[0])))
        if state in seen:
            continue
        seen.add(state)
        place = folder.with_name(f"{folder.name}-{further}")
        lay_out(cut.layout, place)
        try:
            more = look(Store(place / "reports", LAN), cut, trial, further)
        except Exception as failure:
            sizes = {name: raw and len(raw) for name, raw in cut.layout.items()}
            failure.add_note(f"state {states + 1}, cut again {further} times, answered: {cut.answered}, sizes: {sizes}")
            raise
        orders, states = orders + more[0], states + 1 + more[1]
        rmtree(place)
    return orders, states


def look(store: Store, cut: Cut, trial: Trial, further: int) -> tuple[int, int]:
    """What the program makes of a disk after a power cut."""
    now = view(store, trial.year)
    assert now == trial.after or (now == trial.before and not cut.answered)
    if store.folder.exists():
        assert store.journal_gaps(trial.year)._replace(fragments=()) == JournalGaps()
    if now == trial.before:
        if further and now.raw is not None:
            return cut_power(store.folder.parent, trial.step, trial.year, further - 1)
        trial.step(store)
        assert view(store, trial.year) == trial.after
    elif further:
        return cut_power(store.folder.parent, add_another, trial.year, further - 1)
    go_on(store, trial)
    return 0, 0


def go_on(store: Store, trial: Trial) -> None:
    """Others write, and take back what they wrote and then what was cut; no hand edit is suspected."""
    done = store.commit(trial.year, lambda _file: [Insert("counts", count("sl-99"))], "add-count")
    assert done.outside is None
    assert done.number is not None
    for number, wanted in ((done.number, trial.after.raw), (done.number - 1, trial.before.raw)):
        entry = next(entry for entry in store.history(trial.year) if entry.number == number)
        if wanted is not None:
            store.commit(trial.year, lambda file, entry=entry: store.undo_changes(entry, file), "undo", undoes=number)  # type: ignore[misc]
            assert store.path(trial.year).read_bytes() == wanted
    numbers = [entry.number for entry in store.history(trial.year)]
    assert numbers == [*range(1, len(numbers) + 1)]
    assert store.journal_gaps(trial.year)._replace(fragments=()) == JournalGaps()


def add_another(store: Store) -> None:
    year = max(store.years())
    store.commit(year, lambda _file: [Insert("counts", count("sl-98"))], "add-count")


FIRST = [("add", False), ("undo", True), ("begin", False)]
OTHERS = [case for case in CASES if case not in FIRST]


def cuts_of(quick: Path, name: str, *, by_hand: bool, further: int = 0) -> tuple[int, int]:
    office(quick / "a", name, by_hand=by_hand)
    return cut_power(quick / "a", WRITES[name], 2022 if name == "create" else 2021, further)


@pytest.mark.parametrize(
    ("name", "by_hand"), [*FIRST, *(pytest.param(*case, marks=pytest.mark.slow) for case in OTHERS)]
)
def test_a_power_cut_loses_nothing_that_was_answered(quick: Path, name: str, by_hand: bool) -> None:  # noqa: FBT001
    orders, states = cuts_of(quick, name, by_hand=by_hand)
    assert orders > 100
    assert states >= 10


@pytest.mark.slow
@pytest.mark.parametrize(("name", "by_hand"), [*FIRST, ("edit", True)])
def test_another_power_cut_while_work_goes_on_loses_nothing_either(quick: Path, name: str, by_hand: bool) -> None:  # noqa: FBT001
    orders, states = cuts_of(quick, name, by_hand=by_hand, further=1)
    assert orders > 800
    assert states > 50


@pytest.mark.parametrize("edited", [False, True])
def test_a_power_cut_leaves_the_old_paper_or_the_new_one(quick: Path, edited: bool) -> None:  # noqa: FBT001
    store = office(quick / "a", "add", by_hand=False)
    paper, new = quick / "a" / "bao-cao.docx", b"new" * 500
    write_export(store, paper, b"old" * 500)
    if edited:
        paper.write_bytes(b"old, and what a person wrote")
    before = paper.read_bytes()
    recording = Recording(quick / "a", lambda: write_export(store, paper, new))
    for cut in cuts(recording, Random(1), 300):  # noqa: S311, chance is all that is wanted
        papers = {raw for name, raw in cut.layout.items() if name.endswith(".docx")}
        assert cut.layout.get("bao-cao.docx", before if edited else None) in {before, new}
        assert not edited or before in papers
        assert not cut.answered or cut.layout["bao-cao.docx"] == new
        rmtree(quick / "a")
        lay_out(cut.layout, quick / "a")
        write_export(store, paper, new)
        assert paper.read_bytes() == new
        assert not edited or before in {path.read_bytes() for path in (quick / "a").glob("*.docx")}
