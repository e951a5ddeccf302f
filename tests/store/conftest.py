"""What the tests of the store share: a folder with a year, and a few records to write."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest

from dtreport.store import Insert, Store, Who
from tests.support.store_samples import SAMPLE, count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of reports with nothing in it."""
    made = tmp_path / "reports"
    made.mkdir()
    return made


@pytest.fixture
def quick(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one: the disk is flushed thousands of times in some tests."""
    memory = Path("/dev/shm")  # noqa: S108, only its speed is wanted
    if not os.access(memory, os.W_OK):
        yield tmp_path
        return
    with TemporaryDirectory(dir=memory) as made:
        yield Path(made)


@pytest.fixture
def store(folder: Path) -> Store:
    """A store with the sample year 2021 in it, which dtreport has not touched yet."""
    (folder / "2021.toml").write_bytes(SAMPLE.encode())
    return Store(folder, Who("lan", "KETOAN-02"))


@pytest.fixture
def add(store: Store) -> Callable[..., Any]:
    """Add a count with this code, as `add-count` does."""
    return lambda code="sl-9", **kept: store.commit(
        2021, lambda _file: [Insert("counts", {**count(code), **kept})], "add-count"
    )
