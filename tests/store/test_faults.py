"""Each call to the system fails once: nothing is lost or torn, and the same command given again succeeds once."""

from __future__ import annotations

import errno
import os
import signal
import sys
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NoReturn, Self

import pytest
import tomli

from dtreport.errors import DtreportError
from dtreport.store import Insert, Remove, Replace, Store, Who, replace_file
from tests.support.store_samples import SAMPLE, count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

if sys.platform == "win32":
    pytest.skip("the calls that are made to fail here are those of POSIX", allow_module_level=True)

import fcntl

MODULES: dict[str, Any] = {
    "open": os,
    "write": os,
    "fsync": os,
    "replace": os,
    "fchmod": os,
    "close": os,
    "mkdir": os,
    "flock": fcntl,
}
CODES = {"ENOSPC": errno.ENOSPC, "EIO": errno.EIO, "EACCES": errno.EACCES}


class Fault:
    """Makes the n-th call of one function go wrong, in one of several ways."""

    def __init__(self, name: str, way: str, turn: int) -> None:
        self.name, self.way, self.turn = name, way, turn
        self.calls = 0
        self.real: Callable[..., Any] = getattr(MODULES[name], name)

    @property
    def fired(self) -> bool:
        return self.calls >= self.turn

    def __enter__(self) -> Self:
        setattr(MODULES[self.name], self.name, self)
        return self

    def __exit__(self, *_failure: object) -> None:
        setattr(MODULES[self.name], self.name, self.real)

    def __call__(self, *given: Any, **named: Any) -> Any:
        self.calls += 1
        if self.calls != self.turn:
            return self.real(*given, **named)
        if self.way == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if self.way == "short":
            return self.real(given[0], bytes(given[1])[: len(given[1]) // 2])
        if self.way == "lie":
            return len(given[1])
        if self.name == "close":
            self.real(*given)
        raise OSError(CODES[self.way], os.strerror(CODES[self.way]))


def add(store: Store) -> None:
    store.commit(2021, lambda _file: [Insert("counts", count("sl-9"))], "add-count")


def edit(store: Store) -> None:
    store.commit(2021, lambda _file: [Replace("counts", "sl-2", {**count("sl-2"), "value": Decimal(7)})], "edit")


def remove(store: Store) -> None:
    store.commit(2021, lambda _file: [Remove("counts", "sl-2")], "remove")


def undo(store: Store) -> None:
    last = store.history(2021)[-1]
    store.commit(2021, lambda file: store.undo_changes(last, file), "undo", undoes=last.number)


def create(store: Store) -> None:
    store.create(2022, {"agency": {"name": "Sở"}, "counts": [count("sl-1")]}, "new")


def export(store: Store) -> None:
    replace_file(store.folder / "bao-cao.xlsx", b"new" * 1000)


def state(store: Store) -> tuple[object, ...]:
    """What is on the disk, as people would read it."""
    codes = tomli.loads(store.path(2021).read_text(encoding="utf-8"))["counts"]
    second = store.path(2022)
    export = store.folder / "bao-cao.xlsx"
    return (
        codes,
        second.exists() and tomli.loads(second.read_text(encoding="utf-8")),
        export.exists() and export.read_bytes(),
    )


@pytest.fixture
def quick(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one: the disk is flushed thousands of times here."""
    memory = Path("/dev/shm")  # noqa: S108, only its speed is wanted
    if not os.access(memory, os.W_OK):
        yield tmp_path
        return
    with TemporaryDirectory(dir=memory) as made:
        yield Path(made)


STEPS: dict[str, Callable[[Store], None]] = {
    "add": add,
    "edit": edit,
    "remove": remove,
    "undo": undo,
    "create": create,
    "export": export,
}


def prepared(folder: Path, step: str, *, by_hand: bool) -> Store:
    """A year with a commit to undo, perhaps edited by hand since."""
    store = Store(folder, Who("lan", "KETOAN-02"))
    folder.mkdir()
    (folder / "2021.toml").write_bytes(SAMPLE.encode())
    if step in {"undo", "edit"} or by_hand:
        store.commit(2021, lambda _file: [Insert("counts", count("sl-8"))], "add-count")
    if by_hand:
        raw = (folder / "2021.toml").read_bytes()
        (folder / "2021.toml").write_bytes(raw.replace("Lớp tập huấn".encode(), "Lớp học".encode()))
    if step == "export":
        (folder / "bao-cao.xlsx").write_bytes(b"old")
    return store


def turns(folder: Path, name: str, way: str, step: str, *, by_hand: bool = False) -> Iterator[tuple[Store, Fault]]:
    """A fresh year and a fault for the first, the second, the third … call, until there is no such call."""
    for turn in range(1, 200):
        store = prepared(folder / f"{name}-{way}-{turn}", step, by_hand=by_hand)
        fault = Fault(name, way, turn)
        yield store, fault
        if not fault.fired:
            assert turn > 1 or name == "flock" or step in {"export", "create"} or name in {"mkdir", "fchmod"}
            return


WAYS = [
    *((name, way) for name in ("open", "write", "fsync", "replace") for way in CODES),
    ("write", "short"),
    ("write", "lie"),
    ("fchmod", "EIO"),
    ("close", "EIO"),
    ("mkdir", "EACCES"),
    ("flock", "EIO"),
]


@pytest.mark.parametrize(
    ("step", "by_hand"), [*((step, False) for step in STEPS), ("add", True), ("edit", True), ("remove", True)]
)
def test_a_call_that_fails_loses_nothing_and_the_next_try_succeeds_once(
    quick: Path,
    step: str,
    by_hand: bool,  # noqa: FBT001
) -> None:
    for name, way in WAYS:
        for store, fault in turns(quick, name, way, step, by_hand=by_hand):
            before, wanted = state(store), None
            try:
                with fault:
                    STEPS[step](store)
            except DtreportError as failure:
                assert failure.sentence  # noqa: PT017
                assert state(store) == before, (name, way, fault.turn)
                STEPS[step](store)
            wanted = state(store)
            assert wanted == expected(quick, step, by_hand=by_hand), (name, way, fault.turn)
            left = list(store.folder.rglob("*.tmp"))
            assert not left, (name, way, fault.turn)
            if step not in {"export", "create"}:
                store.read(2021)
                assert [entry.outside for entry in store.history(2021)][-2:].count(True) == by_hand
                assert [entry.number for entry in store.history(2021)] == [*range(1, len(store.history(2021)) + 1)]


def expected(folder: Path, step: str, *, by_hand: bool) -> tuple[object, ...]:
    """The state after the step where nothing fails."""
    place = folder / f"expected-{step}-{by_hand}"
    if not place.exists():
        STEPS[step](prepared(place, step, by_hand=by_hand))
    return state(Store(place, Who("", "")))


def in_a_child(work: Callable[[], None]) -> int:
    """Run in a forked child; how it ended."""
    child = os.fork()
    if not child:
        _child(work)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _child(work: Callable[[], None]) -> NoReturn:
    try:
        work()
    except BaseException:  # noqa: BLE001, the parent looks at the code
        os._exit(3)
    os._exit(0)


@pytest.mark.parametrize("step", STEPS)
def test_a_writer_that_is_killed_at_any_call_leaves_the_old_or_the_new_state(quick: Path, step: str) -> None:
    wanted = expected(quick, step, by_hand=False)
    for name in ("open", "write", "fsync", "replace", "close"):
        for store, fault in turns(quick, name, "kill", step):
            before = state(store)

            def work(store: Store = store, fault: Fault = fault) -> None:
                with fault:
                    STEPS[step](store)

            code = in_a_child(work)
            assert code in {0, -signal.SIGKILL}
            if not code:
                break
            fault.calls = fault.turn
            now = state(store)
            assert now in (before, wanted), (name, fault.turn)
            if now == before:
                STEPS[step](store)
            assert state(store) == wanted, (name, fault.turn)
            if step not in {"export", "create"}:
                add_another(store)


def add_another(store: Store) -> None:
    """The next writer finds all in order: no hand edit is suspected, and the numbers go on."""
    done = store.commit(2021, lambda _file: [Insert("counts", count("sl-99"))], "add-count")
    assert done.outside is None
    assert [entry.number for entry in store.history(2021)] == [*range(1, len(store.history(2021)) + 1)]


def filled(store: Store) -> int:
    """Add until the disk is full; how many were acknowledged."""
    for number in range(500):
        try:
            store.commit(2021, lambda _file, n=number: [Insert("counts", count(f"c-{n}"))], "add-count")  # type: ignore[misc]
        except DtreportError as failure:
            assert "đĩa đã đầy" in failure.sentence  # noqa: PT017, the number is wanted too
            return number
    raise AssertionError


def test_a_year_on_a_full_disk_stays_whole(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if os.system(f"mount -t tmpfs -o size=64k tmpfs {disk} 2>/dev/null") != 0:  # noqa: S605
        pytest.skip("there is no right to mount a small disk here")
    try:
        folder = disk / "reports"
        folder.mkdir()
        (folder / "2021.toml").write_bytes(SAMPLE.encode())
        store = Store(folder, Who("lan", "KETOAN-02"))
        done = filled(store)
        assert done > 5
        assert len(store.read(2021).year.figures) == done + 3
        assert not list(folder.rglob("*.tmp"))
    finally:
        os.system(f"umount {disk}")  # noqa: S605
