"""A program of its own that the tests start: it writes to a year, is killed, and says what became of it."""

from __future__ import annotations

import gc
import os
import select
import signal
import sys
import time
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import tomli

from dtreport.store import Insert, Remove, Replace, Store, Who

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtreport.store import Change

Values = dict[str, Any]


def say(words: str) -> None:
    """One line to the parent, at once."""
    os.write(1, f"{words}\n".encode())


def count(code: str, value: int) -> dict[str, Any]:
    return {"code": code, "name": "Hộ nghèo", "unit": "hộ", "value": Decimal(value)}


STAYING = 3
"""So many counts of each adding process stay: a file that grew for ever would only be read ever longer."""


def adds(store: Store, name: str, times: int) -> None:
    """Add so many counts, each in one change with the removal of an earlier one, and acknowledge each."""
    for number in range(times):
        changes: list[Change] = [Insert("counts", count(f"{name}-{number}", 1))]
        if number >= STAYING:
            changes.append(Remove("counts", f"{name}-{number - STAYING}"))
        _commit(store, "add-count", changes)
        say(f"{name}-{number}")


def step(store: Store, random: Random, before: Values) -> tuple[str, Callable[[], Any], Values]:
    """One step by chance: its name, how to do it, and the values that the file holds afterwards."""
    codes = sorted(before)
    way = random.choice(["add", "add", "edit", "remove", "undo"]) if codes else "add"
    code = random.choice(codes) if codes else ""
    value = random.randint(0, 999)
    if way == "add":
        code = f"c-{random.getrandbits(40)}"
        return way, lambda: _commit(store, way, [Insert("counts", count(code, value))]), {**before, code: value}
    if way == "edit":
        return way, lambda: _commit(store, way, [Replace("counts", code, count(code, value))]), {**before, code: value}
    if way == "remove":
        return (
            way,
            lambda: _commit(store, way, [Remove("counts", code)]),
            {k: v for k, v in before.items() if k != code},
        )
    last = [entry for entry in store.history(2021) if entry.action != "new"][-1]
    after = dict(before)
    for change in last.changes:
        after.pop(change.code, None)
        if change.old is not None:
            after[change.old["code"]] = change.old["value"]
    return way, lambda: store.commit(2021, lambda file: store.undo_changes(last, file), way, undoes=last.number), after


def _commit(store: Store, way: str, changes: list[Change]) -> Any:
    return store.commit(2021, lambda _file: changes, way)


def values(store: Store) -> Values:
    """What the file holds; it must be whole."""
    data = tomli.loads(store.path(2021).read_text(encoding="utf-8"), parse_float=Decimal)
    codes = [block["code"] for block in data.get("counts", [])]
    assert len(codes) == len(set(codes)), "a record twice"
    return {block["code"]: block["value"] for block in data.get("counts", [])}


def kills(store: Store, rounds: int, seed: int) -> None:
    """Kill a writer so many times, and look each time that nothing is lost, torn or doubled."""
    random = Random(seed)  # noqa: S311, chance is all that is wanted
    have_all_loaded(store)
    done = killed = 0
    while killed < rounds:
        before = values(store)
        if len(before) > 10:  # a long history would only be read ever longer
            store.path(2021).unlink()
            for path in (store.folder / ".dtreport").glob("2021.*"):
                path.unlink()
            store.create(2021, {"agency": {"name": "Ban"}}, "new")
            before = {}
        ours, theirs = os.pipe()
        child = os.fork()
        if not child:
            os.close(ours)
            work(store, Random(random.getrandbits(30)), before, theirs)  # noqa: S311, the same
        os.close(theirs)
        acknowledged = watch(ours, child, random.randint(0, 3), random.random() * 0.012)
        killed += 1
        done += sum(line.startswith("done") for line in acknowledged)
        check(store, before, acknowledged)
        os.close(ours)
    say(f"{killed} {done} {len(list(store.folder.rglob('*.tmp')))}")


def have_all_loaded(store: Store) -> None:
    """Do each kind of step once, so that no child has to load for itself what it needs."""
    _commit(store, "add", [Insert("counts", count("c-0", 1))])
    _commit(store, "edit", [Replace("counts", "c-0", count("c-0", 2))])
    last = store.history(2021)[-1]
    store.commit(2021, lambda file: store.undo_changes(last, file), "undo", undoes=last.number)
    _commit(store, "remove", [Remove("counts", "c-0")])
    gc.freeze()


def work(store: Store, random: Random, before: Values, pipe: int) -> None:
    """What the child does until it is killed: a line before each step, a line after it."""
    try:
        while True:
            way, do, after = step(store, random, before)
            os.write(pipe, f"begin {way} {after!r}\n".encode())
            do()
            os.write(pipe, f"done {way} {after!r}\n".encode())
            before = after
    except BaseException as failure:  # noqa: BLE001, the parent looks at it
        os.write(pipe, f"failed {failure!r}\n".encode())
        os._exit(1)


def watch(pipe: int, child: int, steps: int, seconds: float) -> list[str]:
    """Kill the child some time after so many acknowledged steps; what it said."""
    said = os.read(pipe, 1 << 16)
    while said.count(b"done ") < steps:
        more = os.read(pipe, 1 << 16)
        if not more:
            break
        said += more
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0 and select.select([pipe], [], [], left)[0]:
        more = os.read(pipe, 1 << 16)
        if not more:
            break
        said += more
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(pipe, 1 << 16):
        said += more
    return said.decode().splitlines()


def check(store: Store, before: Values, said: list[str]) -> None:
    """The file holds what the last acknowledged step left, or what the one under way wanted."""
    assert not any(line.startswith("failed") for line in said), said[-1]
    possible = [before]
    for line in said:
        word, _way, after = line.split(" ", 2)
        state = evaluated(after)
        possible = [state] if word == "done" else [possible[0], state]
    assert values(store) in possible, (said[-1:], values(store))
    store.read(2021)
    store.history(2021)


def evaluated(words: str) -> Values:
    """What a process of ours said that a file holds."""
    read: Values = eval(words, {"Decimal": Decimal})  # noqa: S307, our own words
    return read


def main() -> None:
    folder, way, *rest = sys.argv[1:]
    store = Store(Path(folder), Who("lan", "KETOAN-02"))
    if way == "adds":
        adds(store, rest[0], int(rest[1]))
    elif way == "work":
        # It has loaded all, and now waits to be told what the file holds.
        say("ready")
        work(store, Random(int(rest[0])), evaluated(sys.stdin.readline()), 1)  # noqa: S311, chance is all that is wanted
    else:
        kills(store, int(rest[0]), int(rest[1]))


if __name__ == "__main__":
    main()
