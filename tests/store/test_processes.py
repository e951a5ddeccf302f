"""Many writers at once, and writers that are killed: nothing acknowledged is lost, nothing is there twice."""

from __future__ import annotations

import subprocess
import sys
from random import Random
from threading import Event
from typing import TYPE_CHECKING

import pytest

from dtreport.store import Store, Who
from tests.support import TESTS, store_worker

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

WORKER = TESTS / "support" / "store_worker.py"
ENDS = TESTS / "support" / "sudden_ends.py"


@pytest.fixture
def year(quick: Path) -> Store:
    store = Store(quick / "reports", Who("lan", "KETOAN-02"))
    store.create(2021, {"agency": {"name": "Ban"}}, "new")
    return store


def start(store: Store, *words: str) -> subprocess.Popen[str]:
    command: Sequence[str | Path] = [sys.executable, WORKER, store.folder, *words]
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )


def add_at_once(store: Store, processes: int, times: int) -> None:
    workers = [start(store, "adds", f"p{number}", str(times)) for number in range(processes)]
    said = []
    for worker in workers:
        out, err = worker.communicate(timeout=300)
        assert (worker.returncode, err) == (0, "")
        said += out.split()
    assert len(said) == processes * times
    held = [record.code for record in store.read(2021).year.figures]
    assert sorted(held) == sorted(f"p{number}-{times - last}" for number in range(processes) for last in (1, 2, 3))
    history = store.history(2021)
    changes = [change for entry in history for change in entry.changes]
    assert sorted(change.code for change in changes if change.before is None) == sorted(said)
    assert sorted(change.code for change in changes if change.after is None) == sorted({*said} - {*held})
    assert [entry.number for entry in history] == list(range(1, processes * times + 2))
    assert not any(entry.outside for entry in history)
    assert not list(store.folder.rglob("*.tmp"))


def kill_many(store: Store, rounds: int, seed: int) -> None:
    worker = start(store, "kills", str(rounds), str(seed))
    out, err = worker.communicate(timeout=900)
    assert (worker.returncode, err) == (0, "")
    killed, done, _temporary = map(int, out.split())
    assert killed == rounds
    assert done > rounds


def test_eight_processes_add_fifty_records_each(year: Store) -> None:
    add_at_once(year, 8, 50)


@pytest.mark.slow
def test_sixteen_processes_add_a_hundred_records_each(year: Store) -> None:
    add_at_once(year, 16, 100)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork on Windows")
def test_two_hundred_killed_writers_lose_nothing(year: Store) -> None:
    kill_many(year, 200, 1)


@pytest.mark.skipif(sys.platform != "win32", reason="here writers are forked, and are killed by the thousand")
def test_a_hundred_writers_that_windows_ends_lose_nothing(year: Store) -> None:
    random = Random(6)  # noqa: S311, the same on every run
    done = 0
    waiting = start(year, "work", "0")
    for turn in range(100):
        worker, waiting = waiting, start(year, "work", str(turn + 1))
        held = store_worker.values(year)
        assert worker.stdin is not None
        assert worker.stdout is not None
        with worker:
            assert worker.stdout.readline() == "ready\n"
            worker.stdin.write(f"{held!r}\n")
            worker.stdin.flush()
            said = [worker.stdout.readline() for _ in range(random.randint(1, 6))]
            Event().wait(random.random() * 0.012)
            worker.kill()  # Windows: TerminateProcess
            said += worker.stdout.readlines()
        # The last line may be torn: its step was under way.
        store_worker.check(year, held, [line.rstrip("\n") for line in said if line.endswith("\n")])
        done += sum(line.startswith("done") for line in said)
    waiting.kill()
    waiting.communicate()
    assert done > 100


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork on Windows")
@pytest.mark.parametrize("seed", [2, 3, 4, 5])
def test_two_thousand_killed_writers_lose_nothing(year: Store, seed: int) -> None:
    kill_many(year, 500, seed)
