"""Each call to the system fails once: nothing is lost or torn, and the same command given again succeeds once."""

from __future__ import annotations

import errno
import os
import sys
from shutil import copytree
from typing import TYPE_CHECKING, Any, Self

import pytest
import tomli

from dtreport.errors import DtreportError
from dtreport.store import Insert, Store, Who
from tests.support.store_samples import SAMPLE, count
from tests.support.store_steps import LAN, STEPS, prepared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

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
        if self.way == "short":
            return self.real(given[0], bytes(given[1])[: len(given[1]) // 2])
        if self.way == "lie":
            return len(given[1])
        if self.name == "close":
            self.real(*given)
        raise OSError(CODES[self.way], os.strerror(CODES[self.way]))


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


def turns(folder: Path, name: str, way: str, step: str, *, by_hand: bool = False) -> Iterator[tuple[Store, Fault]]:
    """A fresh year and a fault for the first, the second, the third … call, until there is no such call."""
    template = folder / f"template-{step}-{by_hand}"
    if not template.exists():
        prepared(template, step, by_hand=by_hand)
    for turn in range(1, 200):
        store = Store(folder / f"{name}-{way}-{turn}", LAN)
        copytree(template, store.folder)
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
    goal = expected(quick, step, by_hand=by_hand)
    for name, way in WAYS:
        for store, fault in turns(quick, name, way, step, by_hand=by_hand):
            before = state(store)
            try:
                with fault:
                    STEPS[step](store)
            except DtreportError as failure:
                assert failure.sentence  # noqa: PT017
                assert state(store) == before, (name, way, fault.turn)
                STEPS[step](store)
            assert state(store) == goal, (name, way, fault.turn)
            left = list(store.folder.rglob("*.tmp"))
            assert not left, (name, way, fault.turn)
            if step not in {"export", "create"}:
                store.read(2021)
                history = store.history(2021)
                assert [entry.outside for entry in history][-2:].count(True) == by_hand
                assert [entry.number for entry in history] == [*range(1, len(history) + 1)]


def expected(folder: Path, step: str, *, by_hand: bool) -> tuple[object, ...]:
    """The state after the step where nothing fails."""
    store = prepared(folder / "expected", step, by_hand=by_hand)
    STEPS[step](store)
    return state(store)


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
