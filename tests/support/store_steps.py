"""Steps that write to a folder of reports, and a folder in which each of them can be done."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from dtreport.store import Insert, Remove, Replace, Store, Who, replace_file
from tests.support.store_samples import SAMPLE, count

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LAN = Who("lan", "KETOAN-02")


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
    store = Store(folder, LAN)
    folder.mkdir()
    (folder / "2021.toml").write_bytes(SAMPLE.encode())
    if step in {"undo", "edit"} or by_hand:
        store.commit(2021, lambda _file: [Insert("counts", count("sl-8"))], "add-count")
    if by_hand:
        edit_by_hand(store)
    if step == "export":
        (folder / "bao-cao.xlsx").write_bytes(b"old")
    return store


def edit_by_hand(store: Store) -> None:
    """Save the year file from an editor, as Notepad does."""
    raw = store.path(2021).read_bytes()
    store.path(2021).write_bytes(raw.replace("Lớp tập huấn".encode(), "Lớp học".encode()))
